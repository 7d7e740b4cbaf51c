//! Who is in the pairs, exchanges, requests and hours that figures are made of.

use super::Grant;
use super::find::{Found, Grouped, Source, cell};
use crate::model::listing::{Closing, ListingKind};
use crate::order::{BTreeMap, BTreeSet};
use crate::outcomes::disclosure::counted::{Again, Counted};
use crate::outcomes::disclosure::headlines::{Days, parts};
use crate::outcomes::disclosure::{Measured, TrueCell};
use crate::outcomes::ties::{GroupBy, Tie, Window, flag};
use crate::values::ids::Id;

/// Pairs of a kind, both of whom are within.
pub(crate) fn pairs(window: &Window<'_, '_>, within: impl Fn(u32) -> bool, kind: impl Fn(&Tie) -> bool) -> Counted {
    let there = window.ties().filter(|tie| within(tie.pair.0) && within(tie.pair.1) && kind(tie));
    Counted::of(there.flat_map(|tie| [tie.pair.0, tie.pair.1].map(|who| ([tie.pair.0, tie.pair.1, 0], who))))
}

/// Whether both gave.
pub(super) const fn is_mutual(tie: &Tie) -> bool {
    tie.forth.is_some() && tie.back.is_some()
}

/// Exchanges, with whoever is within.
pub(crate) fn exchanges(window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Counted {
    let rows = window.occasions().iter().filter_map(|(_, exchange)| Some((*exchange, window.arcs.row(*exchange)?)));
    let there = rows.flat_map(|(exchange, row)| window.arcs.parts(row).map(move |(member, ..)| ([exchange, 0, 0], member)));
    Counted::of(there.filter(|(_, member)| within(*member)))
}

/// The later exchanges of pairs that no broker brought about, and all of them.
pub(super) fn later(window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> [Counted; 2] {
    let days = window.from.days()..=window.until.days();
    let (mut alone, mut all, mut last) = (Vec::new(), Vec::new(), None);
    for giving in window.givings().iter().filter(|giving| days.contains(&giving.day)) {
        let (pair, exchange) = (giving.pair(), giving.exchange);
        let before = last.replace((pair, exchange));
        let first = before.is_none_or(|(there, _)| there != pair);
        if first || before == last || !within(pair.0) || !within(pair.1) {
            continue;
        }
        for who in [pair.0, pair.1] {
            let entry = ([pair.0, pair.1, exchange], who);
            all.push(entry);
            if giving.flags & flag::BROKERED == 0 {
                alone.push(entry);
            }
        }
    }
    [alone, all].map(|entries| Counted::of(entries.into_iter()))
}

/// Requests that were met by the last day, and all that were posted; of one need, or of all.
pub(super) fn requests(need: Option<&str>, window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> [Counted; 2] {
    let bank = window.arcs.bank;
    let need = need.and_then(|need| bank.charter().needs.index(need));
    let (mut met, mut all) = (Vec::new(), Vec::new());
    for (id, listing) in bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request) {
        let member = Id::index(bank.resolve(listing.member));
        let on_need = need.is_none_or(|need| bank.is_on_need(listing, need));
        if on_need && within(member) && (window.from..=window.until).contains(&listing.posted_on) {
            let entry = ([Id::index(id), 0, 0], member);
            all.push(entry);
            if listing.closed.is_some_and(|(at, why)| why == Closing::Met && bank.day_of(at) <= window.until) {
                met.push(entry);
            }
        }
    }
    [met, all].map(|entries| Counted::of(entries.into_iter()))
}

/// How many people took part in the exchanges that visitors came to.
pub(super) fn with_visitors(window: &Window<'_, '_>) -> u64 {
    let there = window.beside().iter().filter(|(_, _, visitors, _)| *visitors > 0);
    let rows = there.filter_map(|(_, exchange, ..)| window.arcs.row(*exchange));
    let people: BTreeSet<u32> = rows.flat_map(|row| window.arcs.parts(row)).map(|(member, ..)| member).collect();
    people.len() as u64
}

/// Minutes of facilitation, by who took part in the exchanges they are recorded with. Those of an exchange of two are of each of them; where
/// more took part, each has less of them.
pub(super) fn facilitation(window: &Window<'_, '_>) -> TrueCell {
    let mut sums: BTreeMap<u32, u64> = BTreeMap::new();
    for (_, exchange, _, minutes) in window.beside() {
        let parts = window.arcs.row(*exchange).into_iter().flat_map(|row| window.arcs.parts(row));
        let people: BTreeSet<u32> = parts.map(|(member, ..)| member).collect();
        let each = u64::from(*minutes).saturating_mul(2).checked_div(people.len().max(2) as u64).unwrap_or(0);
        for member in people {
            let sum = sums.entry(member).or_default();
            *sum = sum.saturating_add(each);
        }
    }
    TrueCell { value: window.facilitation, ..TrueCell::of(Measured::Minutes, sums.into_values()) }
}

/// What some gave more than they received, and what others received more than they gave.
pub(super) fn balances(window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Found {
    let there = || (0u32..).zip(&window.parts).filter(|(place, _)| within(*place)).map(|(_, part)| part);
    let gave = cell(there().map(|part| part.given.saturating_sub(part.received)).collect());
    let received = cell(there().map(|part| part.received.saturating_sub(part.given)).collect());
    Found::Minutes { cell: gave, both: received }
}

/// What a figure of pairs, exchanges, requests or concerns counts, by its base; none for other figures.
pub(crate) fn of_base(base: &str, need: Option<&str>, window: &Window<'_, '_>, within: impl Fn(u32) -> bool) -> Option<Counted> {
    Some(match base {
        "exchanges" => exchanges(window, within),
        "ties" => pairs(window, within, |_| true),
        "new-ties" => pairs(window, within, |tie| tie.new),
        "repeated-ties" => pairs(window, within, Tie::is_repeated),
        "unbrokered-ties" => pairs(window, within, Tie::is_carried_on),
        "mutual-ties" => pairs(window, within, is_mutual),
        "requests-met" | "requests" => {
            let [met, all] = requests(need, window, within);
            if base == "requests" { all } else { met }
        }
        "later-unbrokered" | "later-exchanges" => {
            let [alone, all] = later(window, within);
            if base == "later-exchanges" { all } else { alone }
        }
        "concerns" | "concerns-closed" | "appeals" => window.arcs.bank.safety(window).of(base)?.of_those(within),
        _ => return None,
    })
}

/// New pairs of a grant: those who met again in some days after it, and all of them.
pub(super) fn met_again(window: &Window<'_, '_>, later: &Window<'_, '_>) -> [Counted; 2] {
    let again: BTreeSet<(u32, u32)> = later.ties().map(|tie| tie.pair).collect();
    [pairs(window, |_| true, |tie| tie.new && again.contains(&tie.pair)), pairs(window, |_| true, |tie| tie.new)]
}

impl Source<'_, '_> {
    /// Counts a figure of an earlier report again, by its name and its days. A group's is counted again only if an indicator of this grant is
    /// of a group of that name: the name alone does not tell who is in it.
    pub(super) fn again(&self, grant: &Grant, name: &str, then: Days) -> Option<Again> {
        let parts = parts(name);
        let (base, filters) = parts.split_first()?;
        let from = then.from?;
        if let Some(again) = ["met-again", "of those who met"].iter().position(|there| there == base) {
            let after = grant.until.plus_days(1).filter(|after| grant.from == from && *after <= then.until && filters.is_empty())?;
            let both = met_again(&Window::of(self.arcs, from, grant.until), &Window::of(self.arcs, after, then.until));
            let counted = both.into_iter().nth(again)?;
            return Some((counted.number(), counted));
        }
        let need = filters.iter().find_map(|filter| filter.strip_prefix("need "));
        let mut groups = filters.iter().filter(|filter| !filter.starts_with("need "));
        let window = Window::of(self.arcs, from, then.until);
        let Some(filter) = groups.next() else {
            let counted = of_base(base, need, &window, |_| true)?;
            let number = if *base == "exchanges" { window.exchanges.into() } else { counted.number() };
            return Some((number, counted));
        };
        let is_so_named = |by: &GroupBy, group: &String| **filter == format!("{} {group}", by.by);
        let mut named = grant.indicators().filter(|one| one.groups.iter().zip(&one.group).any(|(by, group)| is_so_named(by, group)));
        // Two groups of one name, made in different ways, leave open which of them was told of.
        let one = named.next().filter(|one| named.all(|other| other.groups == one.groups))?;
        let Grouped::In(groups_there, group) = self.group_of(one, &window).ok().filter(|_| groups.next().is_none())? else { return None };
        let within = |place: u32| groups_there.of.get(place as usize).copied().flatten() == group;
        let counted = of_base(base, need, &window, within)?;
        let occasions = (0u32..).zip(&window.parts).filter(|(place, _)| within(*place)).map(|(_, part)| u64::from(part.occasions));
        let number = if *base == "exchanges" { occasions.fold(0, u64::saturating_add) } else { counted.number() };
        Some((number, counted))
    }
}
