//! What an indicator comes to over a span, and what of it may be shown.

use super::definition::{Indicator, Measure, ScoreChange};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::exchange::Side;
use crate::model::listing::{Closing, ListingKind};
use crate::model::member::MemberState;
use crate::order::{BTreeMap, BTreeSet};
use crate::outcomes::Figure;
use crate::outcomes::community::quartile;
use crate::outcomes::disclosure::headlines::{Headline, Shown, narrowed};
use crate::outcomes::disclosure::minutes::both_sides;
use crate::outcomes::disclosure::{DisclosurePolicy, Measured, TrueCell};
use crate::outcomes::instruments::{Instrument, InstrumentAnswer, MeasureChange};
use crate::outcomes::ties::{Arcs, GroupedBy, Groups, ParticipationLine, Window, flag};
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
    /// So many pairs or exchanges, and how many of them each person has a part in.
    Of { count: u64, people: TrueCell },
    /// A part of so many, in which so many people stand.
    Share { part: u64, whole: u64, people: u64 },
    /// Minutes, who contributed, and the same judged by those on the other side as well.
    Minutes { cell: TrueCell, both: TrueCell },
    /// Minutes of facilitation on so many exchanges.
    Facilitation { minutes: u64, exchanges: u64 },
    /// A figure of so many people that is no count: of minutes, of a network, of days, of scores; to so many decimals.
    Figure { figure: Option<Figure>, people: u64, decimals: u32 },
    /// The share of some minutes in all: these, and the others.
    Mix { figure: Option<Figure>, people: u64, of: [TrueCell; 2] },
}

/// Hours as a whole number, as they are shown.
pub(super) fn whole_hours(hours: Figure) -> Option<u64> {
    u64::try_from(hours.units()).ok()?.checked_div(Figure::ONE.units().unsigned_abs())
}

fn figure(count: u64) -> Option<Figure> {
    Some(Figure::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// A count as it may be shown: none when it must be hidden.
pub(super) fn count(policy: &DisclosurePolicy, number: u64) -> Option<u64> {
    let safe = policy.need(Measured::People, &TrueCell::people(number)).is_none();
    safe.then(|| policy.shown(Measured::People, number).0)
}

/// A count of pairs or exchanges as it may be shown. Of those who have a part in them there must be enough people, and none may have most.
pub(crate) fn count_of(policy: &DisclosurePolicy, number: u64, people: &TrueCell) -> Option<u64> {
    // Judged against the number itself: who is in all of them stands behind all of it.
    let people = &TrueCell { value: number, ..people.clone() };
    let alone = number > 0 && policy.need(Measured::Minutes, people).is_some();
    if alone && policy.publishable {
        return None;
    }
    count(policy, number)
}

/// A part of a count as it may be shown: the part, the rest and the whole must each be large enough, and that all or none of them
/// are in it is told of nobody.
pub(super) fn part(policy: &DisclosurePolicy, part: u64, whole: u64) -> Option<(u64, u64)> {
    let rest = whole.saturating_sub(part);
    let telling = policy.publishable && (part == 0 || rest == 0);
    if telling || count(policy, rest).is_none() {
        return None;
    }
    count(policy, part).zip(count(policy, whole))
}

impl Found {
    /// The figure itself; hours of minutes.
    pub(super) fn value(&self) -> Option<Figure> {
        match self {
            Self::Nothing => None,
            Self::Count(number) | Self::Of { count: number, .. } | Self::Part { part: number, .. } => figure(*number),
            Self::Share { part, whole, .. } => Figure::share(*part, *whole),
            Self::Minutes { cell, .. } => Figure::share(cell.value, 60),
            Self::Facilitation { minutes, .. } => Figure::share(*minutes, 60),
            Self::Figure { figure, .. } | Self::Mix { figure, .. } => *figure,
        }
    }

    /// How many it rests on.
    pub(super) fn people(&self) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::Count(number) | Self::Of { count: number, .. } | Self::Part { part: number, .. } => *number,
            Self::Share { whole, .. } => *whole,
            Self::Minutes { cell, .. } => cell.people.into(),
            Self::Facilitation { exchanges, .. } => *exchanges,
            Self::Figure { people, .. } | Self::Mix { people, .. } => *people,
        }
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
            Self::Of { count: number, people } => figure(count_of(policy, *number, people)?),
            Self::Share { part: some, whole, people } => {
                let (part, whole) = part(policy, *some, *whole)?;
                count(policy, *people)?;
                Figure::share(part.min(whole), whole).map(|share| share.rounded(2))
            }
            Self::Minutes { cell, both } => {
                let safe = [cell, both].iter().all(|cell| policy.need(Measured::Minutes, cell).is_none());
                figure(policy.hours(cell.value).filter(|_| safe)?)
            }
            Self::Facilitation { minutes, exchanges } => {
                count(policy, *exchanges)?;
                figure(policy.hours(*minutes)?)
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
        }
    }
}

impl Indicator {
    /// What its figures are known by beside those of other reports, whatever its code.
    pub(super) fn base(&self) -> String {
        match (self.measure, &self.role, &self.change) {
            (Measure::Active, ..) => "taking-part".to_owned(),
            (measure, Some(role), _) => format!("{measure} {role}"),
            (measure, _, Some(change)) => format!("{measure} {} {}", change.instrument, change.scale),
            (measure, ..) => measure.to_string(),
        }
    }

    /// A figure of whomever the indicator is of.
    fn known(&self, base: &str) -> String {
        let group = self.groups.iter().zip(&self.group).map(|(groups, group)| format!("{} {group}", groups.by));
        let need = self.need.iter().map(|need| format!("need {need}"));
        narrowed(base, &group.chain(need).collect::<Vec<_>>())
    }

    /// The figures that what is shown of a finding is made of; none when nothing is.
    pub(super) fn headlines(&self, found: &Found, policy: &DisclosurePolicy) -> Vec<Headline> {
        let base = self.base();
        if let Found::Share { part: some, whole, .. } = found {
            let of = format!("{base}, of how many");
            let (first, second) = match self.measure {
                Measure::RoleFluidity => ("both-ways", "taking-part"),
                Measure::DyadReciprocity => ("mutual-ties", "ties"),
                Measure::FirstExchange => ("first-exchange", "joined"),
                Measure::RequestsMet => ("requests-met", "requests"),
                _ => (base.as_str(), of.as_str()),
            };
            let Some((part, whole)) = part(policy, *some, *whole) else { return Vec::new() };
            return vec![(self.known(first), Shown::Count(part)), (self.known(second), Shown::Count(whole))];
        }
        let one = match found {
            Found::Nothing | Found::Share { .. } => None,
            Found::Count(number) => count(policy, *number).map(Shown::Count),
            Found::Part { part: some, whole } => part(policy, *some, *whole).map(|(part, _)| Shown::Count(part)),
            Found::Of { count, people } => count_of(policy, *count, people).map(Shown::Count),
            Found::Minutes { .. } | Found::Facilitation { .. } => found.shown(policy).and_then(whole_hours).map(Shown::Hours),
            Found::Figure { people, .. } | Found::Mix { people, .. } => {
                found.shown(policy).zip(count(policy, *people)).map(|(figure, people)| Shown::Mean { people, figure })
            }
        };
        one.map(|shown| (self.known(&base), shown)).into_iter().collect()
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
                Some(change) => self.change(one.measure, change, within),
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
            return Found::Share { part: reached, whole: began, people: began };
        }
        Found::Figure { figure: quartile(&days, 2), people: reached, decimals: 0 }
    }

    fn requests(&self, need: Option<&str>, window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Found {
        let need = need.and_then(|need| self.bank.charter().needs.index(need));
        let (mut met, mut all, mut people) = (0u64, 0u64, BTreeSet::new());
        for (_, listing) in self.bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request) {
            let member = Id::index(self.bank.resolve(listing.member));
            let on_need = need.is_none_or(|need| self.bank.is_on_need(listing, need));
            if on_need && within(member) && (window.from..=window.until).contains(&listing.posted_on) {
                let closed = listing.closed.filter(|(at, why)| *why == Closing::Met && self.bank.day_of(*at) <= window.until);
                met = met.saturating_add(u64::from(closed.is_some()));
                all = all.saturating_add(1);
                people.insert(member);
            }
        }
        Found::Share { part: met, whole: all, people: people.len() as u64 }
    }

    fn change(&self, measure: Measure, change: &ScoreChange, within: impl Fn(u32) -> bool) -> Result<Found, Error> {
        let custom = self.instruments.iter().find(|one| one.id == change.instrument).cloned();
        let of_it = |answer: &&InstrumentAnswer| answer.instrument == change.instrument;
        let answers = self.answers.iter().filter(of_it).filter(|answer| within(Id::index(self.bank.resolve(answer.member))));
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
            Measure::Improved => Found::Share { part: scale.improved.into(), whole: people, people },
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
    let of = |count: u64, part: fn(&crate::outcomes::ties::PartTaken) -> u32| {
        let there = (0u32..).zip(&window.parts).filter(|(place, _)| within(*place));
        Found::Of { count, people: cell(there.map(|(_, taken)| part(taken).into()).collect()) }
    };
    let ratio = |figure: Option<Figure>| Found::Figure { figure, people: line.active, decimals: 2 };
    match measure {
        Measure::Members => Found::Count(line.members),
        Measure::Active => Found::Count(line.active),
        Measure::Exchanges => of(line.exchanges, |part| part.occasions),
        Measure::HoursGiven => minutes(Side::Gave),
        Measure::HoursReceived => minutes(Side::Received),
        Measure::Visitors => Found::Count(line.visitors),
        Measure::Facilitation => Found::Facilitation { minutes: window.facilitation, exchanges: line.exchanges },
        Measure::Ties => of(line.ties, |part| part.ties),
        Measure::NewTies => of(line.new_ties, |part| part.ties),
        Measure::RepeatedTies => of(line.repeated_ties, |part| part.ties),
        Measure::UnbrokeredTies => of(line.unbrokered_ties, |part| part.ties),
        Measure::BothWays => Found::Part { part: line.both_ways, whole: line.active },
        Measure::RoleFluidity => Found::Share { part: line.both_ways, whole: line.active, people: line.active },
        Measure::ArcReciprocity => ratio(line.arc_reciprocity),
        Measure::DyadReciprocity => Found::Share { part: line.mutual, whole: line.ties, people: line.active },
        Measure::Circulation => ratio(line.circulation),
        Measure::GiniGiven => ratio(line.gini_given),
        Measure::SupportMix => mix(line, window, within),
        Measure::WorkerOnly => Found::Part { part: line.worker_only, whole: line.members },
        Measure::Isolates => Found::Part { part: line.isolates, whole: line.members },
        Measure::LaterUnbrokered => ratio(line.later_unbrokered),
        // The rest is no matter of a line.
        _ => Found::Nothing,
    }
}
