//! What an indicator comes to over a span, and what of it may be shown.

use super::definition::{Indicator, Measure, ScoreChange};
use super::things::{balances, exchanges, facilitation, is_mutual, later, pairs, requests, with_visitors};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::exchange::Side;
use crate::model::member::MemberState;
use crate::order::BTreeMap;
use crate::outcomes::Figure;
use crate::outcomes::community::quartile;
use crate::outcomes::disclosure::counted::{Counted, count, count_of, part};
use crate::outcomes::disclosure::headlines::{Headline, Shown, narrowed};
use crate::outcomes::disclosure::minutes::both_sides;
use crate::outcomes::disclosure::{DisclosurePolicy, Measured, TrueCell};
use crate::outcomes::instruments::{Instrument, InstrumentAnswer, MeasureChange};
use crate::outcomes::ties::{Arcs, GroupedBy, Groups, ParticipationLine, Tie, Window, flag};
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;

/// What was found, as far as it takes to say who stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// There is nothing to say it of.
    Nothing,
    /// So many people, pairs or exchanges.
    Count(u64),
    /// So many people of a known whole.
    Part { part: u64, whole: u64 },
    /// So many pairs or exchanges, and who has a part in them.
    Of { count: u64, of: Counted },
    /// So many visitors, who came with so many people.
    Visitors { count: u64, people: u64 },
    /// A part of so many, of so many people. `of`: who has a part in either, when they are pairs, exchanges or requests.
    Share { part: u64, whole: u64, people: u64, of: Option<Box<[Counted; 2]>> },
    /// Minutes, who contributed, and the same judged by those on the other side as well.
    Minutes { cell: TrueCell, both: TrueCell },
    /// Minutes of facilitation, by who took part, on so many exchanges.
    Facilitation { cell: TrueCell, exchanges: u64 },
    /// A figure of so many people that is no count: of minutes, of a network, of days, of scores; to so many decimals.
    Figure { figure: Option<Figure>, people: u64, decimals: u32 },
    /// The share of some minutes in all: these, and the others.
    Mix { figure: Option<Figure>, people: u64, of: [TrueCell; 2] },
    /// A figure that is shown only where another may be, for the one tells the other.
    Beside(Box<(Self, Self)>),
}

/// Hours as a whole number, as they are shown.
pub(super) fn whole_hours(hours: Figure) -> Option<u64> {
    u64::try_from(hours.units()).ok()?.checked_div(Figure::ONE.units().unsigned_abs())
}

fn figure(count: u64) -> Option<Figure> {
    Some(Figure::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}

impl Found {
    /// Whether it is neither a count nor hours: a mean, a share of minutes, a figure of a network.
    pub(super) fn is_no_count(&self) -> bool {
        matches!(self, Self::Figure { .. } | Self::Mix { .. }) || matches!(self, Self::Beside(both) if both.0.is_no_count())
    }

    /// The figure itself; hours of minutes.
    pub(super) fn value(&self) -> Option<Figure> {
        match self {
            Self::Nothing => None,
            Self::Count(number) | Self::Of { count: number, .. } | Self::Visitors { count: number, .. } => figure(*number),
            Self::Part { part: number, .. } => figure(*number),
            Self::Share { part, whole, .. } => Figure::share(*part, *whole),
            Self::Minutes { cell, .. } | Self::Facilitation { cell, .. } => Figure::share(cell.value, 60),
            Self::Figure { figure, .. } | Self::Mix { figure, .. } => *figure,
            Self::Beside(both) => both.0.value(),
        }
    }

    /// How many it rests on.
    pub(super) fn people(&self) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::Count(number) | Self::Of { count: number, .. } | Self::Visitors { count: number, .. } => *number,
            Self::Part { part: number, .. } => *number,
            Self::Share { whole, .. } => *whole,
            Self::Minutes { cell, .. } => cell.people.into(),
            Self::Facilitation { exchanges, .. } => *exchanges,
            Self::Figure { people, .. } | Self::Mix { people, .. } => *people,
            Self::Beside(both) => both.0.people(),
        }
    }

    /// The part and the whole of a share as they may be shown.
    fn of_whole(&self, policy: &DisclosurePolicy) -> Option<(u64, u64)> {
        let Self::Share { part: some, whole, people, of } = self else { return None };
        let shown = part(policy, *some, *whole)?;
        count(policy, *people)?;
        let safe = of.as_ref().is_none_or(|of| {
            let [some, all] = of.as_ref();
            [some, all, &all.without(some)].iter().all(|counted| counted.may_be_shown(policy))
        });
        safe.then_some(shown)
    }

    /// The figure as it may be shown. Shares are made of the counts as shown, so that they tell no more than these.
    pub(super) fn shown(&self, policy: &DisclosurePolicy) -> Option<Figure> {
        if !policy.publishable {
            return self.value();
        }
        match self {
            Self::Nothing => None,
            Self::Count(number) => figure(count(policy, *number)?),
            Self::Part { part: some, whole } => figure(part(policy, *some, *whole)?.0),
            Self::Of { count: number, of } => figure(count_of(policy, *number, &of.people())?),
            Self::Visitors { count: number, people } => {
                let enough = *number == 0 || count(policy, *people).is_some();
                figure(count(policy, *number).filter(|_| enough)?)
            }
            Self::Share { .. } => {
                let (part, whole) = self.of_whole(policy)?;
                Figure::share(part.min(whole), whole).map(|share| share.rounded(2))
            }
            Self::Minutes { cell, both } => {
                let safe = [cell, both].iter().all(|cell| policy.need(Measured::Minutes, cell).is_none());
                figure(policy.hours(cell.value).filter(|_| safe)?)
            }
            Self::Facilitation { cell, exchanges } => {
                count(policy, *exchanges)?;
                let safe = cell.value == 0 || policy.need(Measured::Minutes, cell).is_none();
                figure(policy.hours(cell.value).filter(|_| safe)?)
            }
            Self::Figure { figure, people, decimals } => {
                count(policy, *people)?;
                let enough = *people >= u64::from(policy.means_from);
                if enough { figure.map(|figure| figure.rounded(*decimals)) } else { None }
            }
            // Beside all minutes it tells how many each of the two are.
            Self::Mix { figure, people, of } => {
                let safe = of.iter().all(|cell| cell.value > 0 && policy.need(Measured::Minutes, cell).is_none());
                count(policy, *people)?;
                figure.filter(|_| safe && *people >= u64::from(policy.means_from)).map(|figure| figure.rounded(2))
            }
            Self::Beside(both) => both.0.shown(policy).filter(|_| both.1.shown(policy).is_some()),
        }
    }
}

impl Measure {
    /// What its figures are known by, of whatever role or change.
    pub(super) fn base(self) -> String {
        if self == Self::Active { "taking-part".to_owned() } else { self.to_string() }
    }
}

impl Indicator {
    /// What its figures are known by beside those of other reports, whatever its code.
    pub(super) fn base(&self) -> String {
        match (self.measure, &self.role, &self.change) {
            (Measure::Active, ..) => Measure::Active.base(),
            (measure, Some(role), _) => format!("{measure} {role}"),
            (measure, _, Some(change)) => format!("{measure} {} {}", change.instrument, change.scale),
            (measure, ..) => measure.base(),
        }
    }

    /// A figure of whomever the indicator is of.
    fn known(&self, base: &str) -> String {
        let group = self.groups.iter().zip(&self.group).map(|(groups, group)| format!("{} {group}", groups.by));
        let need = self.need.iter().map(|need| format!("need {need}"));
        narrowed(base, &group.chain(need).collect::<Vec<_>>())
    }

    /// What the part and the whole of a share are known by.
    fn names(&self) -> [String; 2] {
        let base = self.base();
        let of = format!("{base}, of how many");
        let both = match self.measure {
            Measure::RoleFluidity => ["both-ways", "taking-part"],
            Measure::DyadReciprocity | Measure::ArcReciprocity => ["mutual-ties", "ties"],
            Measure::FirstExchange => ["first-exchange", "joined"],
            Measure::RequestsMet => ["requests-met", "requests"],
            Measure::LaterUnbrokered => ["later-unbrokered", "later-exchanges"],
            _ => [base.as_str(), of.as_str()],
        };
        both.map(|base| self.known(base))
    }

    /// The figures that what is shown of a finding is made of; none when nothing is.
    pub(super) fn headlines(&self, found: &Found, policy: &DisclosurePolicy) -> Vec<Headline> {
        let one = match found {
            Found::Share { .. } => {
                let Some((part, whole)) = found.of_whole(policy) else { return Vec::new() };
                return self.names().into_iter().zip([part, whole].map(Shown::Count)).collect();
            }
            Found::Beside(both) => {
                let (one, beside) = both.as_ref();
                let mut all = if beside.shown(policy).is_some() { self.headlines(one, policy) } else { Vec::new() };
                if matches!(beside, Found::Share { .. }) && !all.is_empty() {
                    all.extend(self.headlines(beside, policy));
                }
                return all;
            }
            Found::Nothing => None,
            Found::Count(number) => count(policy, *number).map(Shown::Count),
            Found::Part { part: some, whole } => part(policy, *some, *whole).map(|(part, _)| Shown::Count(part)),
            Found::Of { count, of } => count_of(policy, *count, &of.people()).map(Shown::Count),
            Found::Visitors { .. } => found.shown(policy).and_then(whole_hours).map(Shown::Count),
            Found::Minutes { .. } | Found::Facilitation { .. } => found.shown(policy).and_then(whole_hours).map(Shown::Hours),
            Found::Figure { people, .. } | Found::Mix { people, .. } => {
                found.shown(policy).zip(count(policy, *people)).map(|(figure, people)| Shown::Mean { people, figure })
            }
        };
        one.map(|shown| (self.known(&self.base()), shown)).into_iter().collect()
    }

    /// What the figures of a finding count, where these are pairs, exchanges or requests: by what they are known by.
    pub(super) fn counted<'f>(&self, found: &'f Found) -> Vec<(String, &'f Counted)> {
        match found {
            Found::Of { of, .. } => vec![(self.known(&self.base()), of)],
            Found::Share { of: Some(of), .. } => self.names().into_iter().zip(of.iter()).collect(),
            Found::Beside(both) => self.counted(&both.1),
            _ => Vec::new(),
        }
    }
}

/// Whom an indicator is of.
pub(super) enum Grouped {
    /// Of everybody.
    Everybody,
    /// Of a group nobody is in yet.
    Nobody,
    /// Of one of these groups.
    In(Groups, Option<u32>),
}

/// What indicators are worked out from.
pub(super) struct Source<'q, 'b> {
    pub(super) bank: &'b TimeBank,
    pub(super) arcs: &'q Arcs<'b>,
    pub(super) answers: &'q [InstrumentAnswer],
    pub(super) instruments: &'q [Instrument],
}

/// Minutes by member, and which of them are the largest.
pub(super) fn cell(mut largest: Vec<u64>) -> TrueCell {
    largest.retain(|minutes| *minutes > 0);
    largest.sort_unstable_by(|a, b| b.cmp(a));
    let value = largest.iter().copied().fold(0, u64::saturating_add);
    let people = u32::try_from(largest.len()).unwrap_or(u32::MAX);
    largest.truncate(16);
    TrueCell { value, people, largest }
}

impl Source<'_, '_> {
    /// What an indicator comes to between two days.
    ///
    /// # Errors
    /// [`Error::BadGroups`]; [`Error::BadInstrument`], [`Error::BadAnswer`] for measures of change.
    pub(super) fn find(&self, one: &Indicator, from: Date, until: Date) -> Result<Found, Error> {
        if until < from {
            return Ok(Found::Nothing);
        }
        let window = Window::of(self.arcs, from, until);
        match self.group_of(one, &window)? {
            Grouped::Everybody => self.find_in(one, &window, None),
            Grouped::Nobody => Ok(Found::Nothing),
            Grouped::In(groups, group) => self.find_in(one, &window, Some((&groups, group))),
        }
    }

    /// Whom an indicator is of.
    ///
    /// # Errors
    /// [`Error::BadGroups`].
    pub(super) fn group_of(&self, one: &Indicator, window: &Window<'_, '_>) -> Result<Grouped, Error> {
        let (Some(by), Some(name)) = (one.groups.as_ref(), one.group.as_ref()) else { return Ok(Grouped::Everybody) };
        let groups = by.groups(window)?;
        match groups.names.iter().position(|there| there == name) {
            Some(place) => {
                let place = u32::try_from(place).ok();
                Ok(Grouped::In(groups, place))
            }
            // Areas and organisations are whatever members have; nobody may have this one yet.
            None if matches!(by.by, GroupedBy::Attribute | GroupedBy::Organisation) => Ok(Grouped::Nobody),
            None => Err(Error::BadGroups { why: "there is no group of the name an indicator gives" }),
        }
    }

    /// What an indicator comes to in a window, of a group or of everybody.
    ///
    /// # Errors
    /// As [`Source::find`].
    pub(super) fn find_in(&self, one: &Indicator, window: &Window<'_, '_>, group: Option<(&Groups, Option<u32>)>) -> Result<Found, Error> {
        let within = |place: u32| group.as_ref().is_none_or(|(groups, group)| groups.of.get(place as usize).copied().flatten() == *group);
        match one.measure {
            Measure::TookRole => Ok(self.took_role(one.role.as_deref().unwrap_or_default(), window, within)),
            Measure::FirstExchange | Measure::FirstExchangeDays => Ok(self.first_exchange(one.measure, window, within)),
            Measure::RequestsMet => Ok(self.requests(one.need.as_deref(), window, within)),
            Measure::Improved | Measure::MeanChange => match &one.change {
                Some(change) => self.change(one.measure, change, window, within),
                None => Ok(Found::Nothing),
            },
            measure => Ok(plain(measure, &ParticipationLine::of(window, group, None), window, within)),
        }
    }

    /// Members in the window who are people, and count.
    fn members<'w>(&'w self, window: &'w Window<'_, '_>) -> impl Iterator<Item = (u32, MemberId, &'w crate::model::member::Member)> + 'w {
        let there = window.population().filter_map(|place| Some((place, MemberId::from_index(place)?)));
        let rows = there.filter_map(|(place, id)| Some((place, id, self.bank.state.members.get(id)?)));
        rows.filter(|(_, id, row)| row.merged_into.is_none() && !self.bank.is_organisation(*id))
    }

    fn took_role(&self, role: &str, window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Found {
        let role = self.bank.charter().role(role);
        let first =
            |roles: &[crate::model::member::RoleHeld]| roles.iter().filter(|held| Some(held.role) == role).map(|held| held.from).min();
        let took = |row: &crate::model::member::Member| first(&row.roles).is_some_and(|on| (window.from..=window.until).contains(&on));
        let count = self.members(window).filter(|(place, _, row)| within(*place) && took(row)).count();
        Found::Count(count as u64)
    }

    fn first_exchange(&self, measure: Measure, window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Found {
        let mut first: Vec<Option<i32>> = vec![None; window.parts.len()];
        for (day, exchange) in window.occasions() {
            let Some(row) = self.arcs.row(*exchange) else { continue };
            for (member, ..) in self.arcs.parts(row) {
                let joined = MemberId::from_index(member).and_then(|id| self.bank.state.members.get(id)).map(|row| row.joined.days());
                if let Some(slot) = first.get_mut(member as usize)
                    && slot.is_none()
                    && joined.is_some_and(|joined| joined <= *day)
                {
                    *slot = Some(*day);
                }
            }
        }
        let (mut began, mut days) = (0u64, Vec::new());
        for (place, _, row) in self.members(window) {
            let told = !matches!(row.state, MemberState::Applicant | MemberState::Erased);
            if told && within(place) && (window.from..=window.until).contains(&row.joined) {
                began = began.saturating_add(1);
                let waited = first.get(place as usize).copied().flatten().map(|day| day.saturating_sub(row.joined.days()));
                days.extend(waited.and_then(|days| u32::try_from(days).ok()));
            }
        }
        days.sort_unstable();
        let reached = days.len() as u64;
        if measure == Measure::FirstExchange {
            return Found::Share { part: reached, whole: began, people: began, of: None };
        }
        Found::Figure { figure: quartile(&days, 2), people: reached, decimals: 0 }
    }

    fn requests(&self, need: Option<&str>, window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Found {
        let [met, all] = requests(need, window, within);
        let people = u64::from(all.people().people);
        Found::Share { part: met.number(), whole: all.number(), people, of: Some(Box::new([met, all])) }
    }

    /// The change in the answers of those who are counted in a window, whenever they answered.
    fn change(
        &self,
        measure: Measure,
        change: &ScoreChange,
        window: &Window<'_, '_>,
        within: impl Fn(u32) -> bool,
    ) -> Result<Found, Error> {
        let custom = self.instruments.iter().find(|one| one.id == change.instrument).cloned();
        let of_it = |answer: &&InstrumentAnswer| answer.instrument == change.instrument;
        let of_them = |place: u32| within(place) && window.parts.get(place as usize).is_some_and(|part| part.counted);
        let answers = self.answers.iter().filter(of_it).filter(|answer| of_them(Id::index(self.bank.resolve(answer.member))));
        let mut ask = MeasureChange::new(answers.cloned(), change.first_until, change.last_from);
        (ask.shipped, ask.custom) = if custom.is_some() { (None, custom) } else { (Some(change.instrument.clone()), None) };
        let told = self.bank.host().measure_change(&ask)?;
        let Some(scale) = told.scales.into_iter().find(|scale| scale.scale == change.scale) else {
            let why = format!("it has no scale `{}`", crate::values::minutes::shorten(&change.scale)).into();
            return Err(Error::BadInstrument { instrument: crate::values::minutes::shorten(&change.instrument), why });
        };
        let people = u64::from(scale.n_both);
        if !scale.reported {
            // Too few for the instrument itself to be told of, by whatever policy.
            return Ok(Found::Figure { figure: None, people, decimals: 0 });
        }
        Ok(match measure {
            Measure::Improved => Found::Share { part: scale.improved.into(), whole: people, people, of: None },
            _ => Found::Figure { figure: scale.mean_change, people, decimals: 1 },
        })
    }
}

/// The share of minutes received that neighbours gave, with who gave and received those and the others.
pub(super) fn mix(line: &ParticipationLine, window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Found {
    let mut sums: [[BTreeMap<u32, u64>; 2]; 2] = Default::default();
    let days = window.from.days()..=window.until.days();
    for giving in window.givings().iter().filter(|giving| days.contains(&giving.day) && within(giving.to())) {
        let from = if giving.to() == giving.lower { giving.higher } else { giving.lower };
        let of = if giving.flags & flag::FROM_STAFF == 0 { &mut sums[0] } else { &mut sums[1] };
        for (sums, who) in of.iter_mut().zip([from, giving.to()]) {
            let sum = sums.entry(who).or_default();
            *sum = sum.saturating_add(giving.minutes.into());
        }
    }
    let of = sums.map(|[gave, received]| cell(gave.into_values().collect()).worse(&cell(received.into_values().collect())));
    Found::Mix { figure: line.support_mix, people: line.active, of }
}

/// What stands in a line of participation.
fn plain(measure: Measure, line: &ParticipationLine, window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Found {
    let minutes = |side: Side| {
        let of = |part: &crate::outcomes::ties::PartTaken| if side == Side::Gave { part.given } else { part.received };
        let cell = cell((0u32..).zip(&window.parts).filter(|(place, _)| within(*place)).map(|(_, part)| of(part)).collect());
        // What somebody received, somebody else gave: so both are looked at.
        Found::Minutes { cell, both: both_sides(window, side, &within) }
    };
    let of = |count: u64, kind: fn(&Tie) -> bool| Found::Of { count, of: pairs(window, &within, kind) };
    let share = |part: u64, whole: u64, of: [Counted; 2]| Found::Share { part, whole, people: line.active, of: Some(Box::new(of)) };
    let reciprocity = || share(line.mutual, line.ties, [pairs(window, &within, is_mutual), pairs(window, &within, |_| true)]);
    let beside = |one: Found, other: Found| Found::Beside(Box::new((one, other)));
    let ratio = |figure: Option<Figure>| Found::Figure { figure, people: line.active, decimals: 2 };
    match measure {
        Measure::Members => Found::Count(line.members),
        Measure::Active => Found::Count(line.active),
        Measure::Exchanges => Found::Of { count: line.exchanges, of: exchanges(window, within) },
        Measure::HoursGiven => minutes(Side::Gave),
        Measure::HoursReceived => minutes(Side::Received),
        Measure::Visitors => Found::Visitors { count: line.visitors, people: with_visitors(window) },
        Measure::Facilitation => Found::Facilitation { cell: facilitation(window), exchanges: line.exchanges },
        Measure::Ties => of(line.ties, |_| true),
        Measure::NewTies => of(line.new_ties, |tie| tie.new),
        Measure::RepeatedTies => of(line.repeated_ties, Tie::is_repeated),
        Measure::UnbrokeredTies => of(line.unbrokered_ties, Tie::is_carried_on),
        Measure::BothWays => Found::Part { part: line.both_ways, whole: line.active },
        Measure::RoleFluidity => Found::Share { part: line.both_ways, whole: line.active, people: line.active, of: None },
        // Of how many ties it is, it tells how many are mutual.
        Measure::ArcReciprocity => beside(ratio(line.arc_reciprocity), reciprocity()),
        Measure::DyadReciprocity => reciprocity(),
        Measure::Circulation => beside(ratio(line.circulation), balances(window, within)),
        Measure::GiniGiven => beside(ratio(line.gini_given), minutes(Side::Gave)),
        Measure::SupportMix => mix(line, window, within),
        Measure::WorkerOnly => Found::Part { part: line.worker_only, whole: line.members },
        Measure::Isolates => Found::Part { part: line.isolates, whole: line.members },
        Measure::LaterUnbrokered => {
            let [alone, all] = later(window, within);
            share(alone.number(), all.number(), [alone, all])
        }
        // The rest is no matter of a line.
        _ => Found::Nothing,
    }
}
