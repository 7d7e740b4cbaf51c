//! What makes one possible pair better than another, as data: weights of a score's components, and the scales they are
//! measured on. Rules decide what is possible; nothing here makes a pair possible or impossible.

use serde::{Deserialize, Serialize};

/// The most a weight may be: so that all components together stay at or below [`MAX_SCORE`].
pub const MAX_WEIGHT: u32 = 65_535;
/// The most a score can be.
pub const MAX_SCORE: u32 = 1 << 20;

/// How matches are weighed. Left out whole, it holds for any community.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct MatchingPolicy {
    /// The most each component gives.
    pub weights: MatchingWeights,
    /// The scales they are measured on.
    pub scales: MatchingScales,
    /// The most people suggested to a member in a week, 0 to 10: over all their listings, drawn with the secret of the bank. With fewer
    /// than twice as many who fit, members are told to ask the broker. 3 when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestions: Option<u32>,
}

impl MatchingPolicy {
    /// How many people are suggested to a member in a week.
    #[cfg(feature = "matching")]
    pub(crate) fn suggested(&self) -> usize {
        self.suggestions.unwrap_or(3) as usize
    }

    /// Whether nothing was said.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

macro_rules! weights {
    ($($(#[$m:meta])* $name:ident = $path:literal: $default:literal),* $(,)?) => {
        /// The most each component of a score gives, 0 to 65,535; with 0 it has no say. The score is their sum, and at most 2^20.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase", deny_unknown_fields, default)]
        #[non_exhaustive]
        pub struct MatchingWeights { $($(#[$m])* pub $name: u32),* }
        impl Default for MatchingWeights {
            fn default() -> Self { Self { $($name: $default),* } }
        }
        impl MatchingWeights {
            /// Every weight, with what it is called on the wire.
            pub fn each(&self) -> impl Iterator<Item = (&'static str, u32)> {
                [$(($path, self.$name)),*].into_iter()
            }
            /// No weight has any say: a place to begin from.
            pub const fn none() -> Self { Self { $($name: 0),* } }
        }
    };
}

weights! {
    /// What is offered is just what is asked for.
    activity = "activity": 4_000,
    /// It is a near relation of it in the tree of activities instead: a wider or a narrower one, half of that for each step
    /// further.
    related = "related": 1_500,
    /// How gladly the giver does it: whole when gladly, half when nothing is said.
    liking = "liking": 600,
    /// How well they know it: whole when at least as well as was asked for, half when nothing is said.
    level = "level": 400,
    /// How many common times there are to begin, up to what is enough.
    time = "time": 1_500,
    /// How near they live, down to nothing at the reach; whole when it is done at a distance.
    distance = "distance": 2_000,
    /// They share a language.
    language = "language": 800,
    /// They have not met: widens who knows whom.
    new_tie = "newTie": 500,
    /// They have met: deepens what is there.
    known_tie = "knownTie": 300,
    /// They have not met, nor has anybody met both: bridges groups.
    bridge = "bridge": 0,
    /// The lower the rung of the need, the more; whole on one that is never refused.
    need = "need": 1_000,
    /// How long the request has waited, up to what is long.
    waiting = "waiting": 1_000,
    /// A chance to give for a member who has received more so far.
    chance_to_give = "chanceToGive": 800,
    /// A chance to receive for a member who has given more so far.
    chance_to_receive = "chanceToReceive": 300,
    /// Half for each of the two whom nobody has yet met.
    not_yet_met = "notYetMet": 600,
    /// Spreads the asking: whole for a giver who was not asked lately, a quarter less for each time they were.
    not_asked_lately = "notAskedLately": 1_200,
}

/// The scales the components of a score are measured on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct MatchingScales {
    /// How many steps in the tree of activities still count as related: 0, when left out, for none; 1 for the activity above and those
    /// just below; 2 for sisters as well. At most 4.
    pub related_steps: u32,
    /// From how many metres on distance gives nothing.
    pub reach_metres: u32,
    /// How many minutes' worth of common times to begin in a week are enough.
    pub enough_minutes: u32,
    /// After how many days a request has waited long.
    pub waiting_days: u32,
    /// From how many minutes away from zero a balance has its whole say.
    pub balance_minutes: u32,
    /// The days for which someone counts as asked lately.
    pub asked_days: u32,
}

impl Default for MatchingScales {
    fn default() -> Self {
        Self { related_steps: 0, reach_metres: 5_000, enough_minutes: 600, waiting_days: 28, balance_minutes: 600, asked_days: 28 }
    }
}
