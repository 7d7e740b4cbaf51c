//! The score of a possible pair: a sum of whole components, each kept.
//!
//! | component | gives at most | how much of it |
//! |---|---|---|
//! | `activity` | `activity`, or `related` | whole when it is just what was asked for; for a relation `related`, halved for each step after the first |
//! | `liking` | `liking` | gladly: whole; willingly, or nothing said: half; when nobody else does: none |
//! | `level` | `level` | at least what was asked for: whole; below: none; nothing said: half |
//! | `time` | `time` | common times to begin, in minutes, against `enoughMinutes`; half of that where one of them said nothing |
//! | `distance` | `distance` | what is left of `reachMetres`; at a distance: whole; a place not known: none |
//! | `language` | `language` | one in common: whole; not known: a quarter; none in common: none |
//! | `tie` | `newTie`, or `knownTie` | whole |
//! | `bridge` | `bridge` | whole for two who have not met, nor has anybody met both |
//! | `need` | `need` | the lowest rung, and one never refused: whole; the highest of n: one nth; none known: none |
//! | `waiting` | `waiting` | days since it was posted or last met, against `waitingDays` |
//! | `chance-to-give` | `chanceToGive` | how far the giver has received more so far, against `balanceMinutes` |
//! | `chance-to-receive` | `chanceToReceive` | how far the receiver has given more so far, against `balanceMinutes` |
//! | `not-yet-met` | `notYetMet` | half for each of the two who has taken part in nothing yet |
//! | `not-asked-lately` | `notAskedLately` | a quarter less for each occasion in `askedDays`, up to four |
//!
//! Everything is rounded down. Distance is measured between the middles of cells of a hundredth of a degree (about a
//! kilometre), so that nobody's home can be found by asking often.
//!
//! `bridge`, `need` and the last four rest on what is nobody else's business: the need, others' balances, what they did and
//! with whom. To a member they are not told, and have no say in what a member is told (promise 13).

use crate::charter::MatchingPolicy;
use crate::model::personal::{Level, Liking};
use crate::values::place::Place;

macro_rules! components {
    ($($(#[$m:meta])* $name:ident = $code:literal $audience:literal),* $(,)?) => {
        /// A component of a score.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Component { $($(#[$m])* $name),* }
        impl Component {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
            /// What it is called on the wire.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
            /// Whether members may be told of it.
            pub const fn is_open(self) -> bool {
                match self { $(Self::$name => $audience),* }
            }
        }
    };
}

components! {
    /// How well the activity fits.
    Activity = "activity" true,
    /// How gladly it is done.
    Liking = "liking" true,
    /// How well it is known.
    Level = "level" true,
    /// How much common time there is.
    Time = "time" true,
    /// How near they live.
    Distance = "distance" true,
    /// Whether they share a language.
    Language = "language" true,
    /// Whether they have met.
    Tie = "tie" true,
    /// Whether it bridges groups.
    Bridge = "bridge" false,
    /// The need it is on.
    Need = "need" false,
    /// How long it has waited.
    Waiting = "waiting" true,
    /// A chance to give.
    ChanceToGive = "chance-to-give" false,
    /// A chance to receive.
    ChanceToReceive = "chance-to-receive" false,
    /// Whether somebody whom nobody has yet met is in it.
    NotYetMet = "not-yet-met" false,
    /// Whether the giver was asked lately.
    NotAskedLately = "not-asked-lately" false,
}

/// How many components there are.
pub const COMPONENTS: usize = Component::ALL.len();

/// The components of one score, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Components([u32; COMPONENTS]);

impl Components {
    /// One of them.
    pub fn get(&self, component: Component) -> u32 {
        self.0.get(component as usize).copied().unwrap_or(0)
    }

    fn put(&mut self, component: Component, points: u32) {
        if let Some(slot) = self.0.get_mut(component as usize) {
            *slot = points;
        }
    }

    /// Their sum: at most [`MAX_SCORE`](crate::charter::MAX_SCORE) under a charter that was checked.
    pub fn score(&self) -> u32 {
        self.0.iter().fold(0, |sum, points| sum.saturating_add(*points))
    }

    /// Only what members may be told; the rest is nothing.
    #[must_use]
    pub fn open(&self) -> Self {
        let mut open = Self::default();
        for component in Component::ALL.iter().filter(|c| c.is_open()) {
            open.put(*component, self.get(*component));
        }
        open
    }

    /// Each with its component, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Component, u32)> + '_ {
        Component::ALL.iter().map(|component| (*component, self.get(*component)))
    }
}

/// Whether two have a language in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Speech {
    /// One or more.
    Shared,
    /// Of one of them nothing is known.
    #[default]
    Unknown,
    /// None.
    None,
}

/// What a score is worked out from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Measures {
    /// Steps in the tree between what is offered and what is asked for.
    pub(crate) steps: u32,
    pub(crate) liking: Option<Liking>,
    pub(crate) level: Option<Level>,
    pub(crate) wanted: Option<Level>,
    /// Quarters of an hour at which they could begin.
    pub(crate) starts: u32,
    /// Whether both have said when they are free.
    pub(crate) said: bool,
    pub(crate) remote: bool,
    pub(crate) metres: Option<u32>,
    pub(crate) speech: Speech,
    pub(crate) met: bool,
    /// Whether somebody has met both.
    pub(crate) between: bool,
    /// The rung from 0, and how many there are.
    pub(crate) rung: Option<(u32, u32)>,
    pub(crate) never_refused: bool,
    pub(crate) waited_days: u32,
    pub(crate) giver_balance: i64,
    pub(crate) receiver_balance: i64,
    pub(crate) giver_new: bool,
    pub(crate) receiver_new: bool,
    /// On how many occasions the giver was asked lately, up to 4.
    pub(crate) asked: u32,
}

/// `weight` times a share of `part` in `whole`, rounded down; all of it from `whole` on.
pub(crate) fn share(weight: u32, part: u64, whole: u32) -> u32 {
    let whole = u64::from(whole.max(1));
    let points = u64::from(weight).saturating_mul(part.min(whole)).checked_div(whole).unwrap_or(0);
    u32::try_from(points).unwrap_or(weight)
}

/// The components of a pair.
pub(crate) fn components(policy: &MatchingPolicy, m: &Measures) -> Components {
    let (weights, scales) = (&policy.weights, &policy.scales);
    let mut all = Components::default();
    let activity = match m.steps {
        0 => weights.activity,
        steps => weights.related >> steps.saturating_sub(1).min(31),
    };
    all.put(Component::Activity, activity);
    let liking = match m.liking {
        Some(Liking::Gladly) => weights.liking,
        Some(Liking::Willingly) | None => weights.liking / 2,
        Some(Liking::IfNeeded) => 0,
    };
    all.put(Component::Liking, liking);
    let level = match (m.level, m.wanted) {
        (Some(level), Some(wanted)) if level >= wanted => weights.level,
        (Some(_), Some(_)) => 0,
        _ => weights.level / 2,
    };
    all.put(Component::Level, level);
    all.put(Component::Time, time(policy, m.starts, m.said));
    all.put(Component::Distance, if m.remote { weights.distance } else { distance(policy, m.metres) });
    all.put(Component::Language, language(policy, m.speech));
    all.put(Component::Tie, if m.met { weights.known_tie } else { weights.new_tie });
    all.put(Component::Bridge, if m.met || m.between { 0 } else { weights.bridge });
    let need = match m.rung {
        _ if m.never_refused => weights.need,
        Some((rung, rungs)) => share(weights.need, u64::from(rungs.saturating_sub(rung)), rungs),
        None => 0,
    };
    all.put(Component::Need, need);
    all.put(Component::Waiting, waiting(policy, m.waited_days));
    let received = m.giver_balance.min(0).unsigned_abs();
    all.put(Component::ChanceToGive, share(weights.chance_to_give, received, scales.balance_minutes));
    let given = m.receiver_balance.max(0).unsigned_abs();
    all.put(Component::ChanceToReceive, share(weights.chance_to_receive, given, scales.balance_minutes));
    let new = u64::from(m.giver_new).saturating_add(u64::from(m.receiver_new));
    all.put(Component::NotYetMet, share(weights.not_yet_met, new, 2));
    all.put(Component::NotAskedLately, not_asked_lately(policy, m.asked));
    all
}

pub(crate) fn time(policy: &MatchingPolicy, starts: u32, said: bool) -> u32 {
    let minutes = u64::from(starts).saturating_mul(u64::from(super::slots::STEP));
    let time = share(policy.weights.time, minutes, policy.scales.enough_minutes);
    if said { time } else { time / 2 }
}

/// Face to face.
pub(crate) fn distance(policy: &MatchingPolicy, metres: Option<u32>) -> u32 {
    let reach = policy.scales.reach_metres;
    metres.map_or(0, |metres| share(policy.weights.distance, u64::from(reach.saturating_sub(metres)), reach))
}

pub(crate) fn language(policy: &MatchingPolicy, speech: Speech) -> u32 {
    match speech {
        Speech::Shared => policy.weights.language,
        Speech::Unknown => policy.weights.language / 4,
        Speech::None => 0,
    }
}

pub(crate) fn waiting(policy: &MatchingPolicy, days: u32) -> u32 {
    share(policy.weights.waiting, u64::from(days), policy.scales.waiting_days)
}

pub(crate) fn not_asked_lately(policy: &MatchingPolicy, asked: u32) -> u32 {
    share(policy.weights.not_asked_lately, u64::from(4u32.saturating_sub(asked)), 4)
}

/// Measures with which no component gives less than with any others.
pub(crate) fn favourable(policy: &MatchingPolicy) -> Measures {
    let weights = &policy.weights;
    Measures {
        steps: u32::from(weights.related > weights.activity),
        liking: Some(Liking::Gladly),
        level: Some(Level::AtEase),
        wanted: Some(Level::AtEase),
        starts: u32::MAX,
        said: true,
        remote: true,
        metres: None,
        speech: Speech::Shared,
        met: weights.known_tie > weights.new_tie.saturating_add(weights.bridge),
        between: false,
        rung: None,
        never_refused: true,
        waited_days: u32::MAX,
        giver_balance: i64::MIN,
        receiver_balance: i64::MAX,
        giver_new: true,
        receiver_new: true,
        asked: 0,
    }
}

/// The middle of the cell a place is in: a hundredth of a degree each way.
pub(crate) fn cell(place: Place) -> Place {
    let middle = |degrees: i32| degrees.div_euclid(10_000).saturating_mul(10_000).saturating_add(5_000);
    Place { latitude: middle(place.latitude), longitude: middle(place.longitude) }
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
