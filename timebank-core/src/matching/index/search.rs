//! Asking the index: cheap tests first, then the score, then the rules for the best.

use super::judge::Judge;
use super::rows::{Face, Row};
use super::shelf::Near;
use super::{Index, side};
use crate::bank::TimeBank;
use crate::charter::Otherwise;
use crate::error::Error;
use crate::matching::candidates::{self, Candidate, MOST, Search};
use crate::matching::lately::Standing;
use crate::matching::profile::{self, Party};
use crate::matching::rather_not;
use crate::matching::score::{self, Components, Measures, Speech};
use crate::matching::slots::{self, Week};
use crate::model::exchange::Setting;
use crate::model::listing::{Listing, ListingKind};
use crate::order::{BTreeSet, InOrder as _};
use crate::rules::Answer;
use crate::values::ids::{ActivityId, Id as _, ListingId, MemberId};
use crate::values::time::Date;
use std::collections::BinaryHeap;

/// The side that asks, with everything about it worked out once.
struct Asker<'a> {
    party: Party<'a>,
    kind: ListingKind,
    row: Row,
    /// The first of the seven days, when the other side does not begin later.
    first: Date,
    free: Week,
    blocks: u64,
    met: BTreeSet<MemberId>,
    /// Whoever somebody met whom they met; left empty when bridges have no say.
    beyond: BTreeSet<MemberId>,
    apart: Vec<MemberId>,
    /// The first day that counts as lately.
    since: Date,
    /// Whether it is an offer of somebody who would rather not be asked for some of it.
    rather_not: bool,
}

/// An activity whose rows come into question: how far away, and what would be done.
struct Kin {
    activity: ActivityId,
    steps: u32,
    done: ActivityId,
}

/// A row that passed the tests.
struct Found<'a> {
    row: &'a Row,
    done: ActivityId,
    remote: bool,
    minutes: u32,
    first: Date,
    starts: Week,
    components: Components,
}

impl Index {
    /// The best candidates for a listing; of the others only those `listed`.
    pub(crate) fn best(
        &self,
        bank: &TimeBank,
        listing: ListingId,
        search: &Search,
        listed: &dyn Fn(&Listing) -> bool,
    ) -> Result<Vec<Candidate>, Error> {
        let party = Party::of(bank, listing).ok_or(Error::NotFound { what: "listing", number: listing.get() })?;
        let Some(activity) = party.listing.terms.activity else { return Ok(Vec::new()) };
        let asker = self.asker(bank, party, search);
        let most = search.most.min(MOST);
        if party.listing.closed.is_some()
            || candidates::is_for_a_group(party.listing)
            || !candidates::holds(party.listing, asker.first) && asker.kind == ListingKind::Request
        {
            return Ok(Vec::new());
        }
        let mut found: Vec<Found<'_>> = Vec::new();
        for kin in self.kin(bank, activity, asker.kind) {
            let other = if asker.kind == ListingKind::Request { ListingKind::Offer } else { ListingKind::Request };
            let Some(shelf) = self.shelves.get(kin.activity.index() as usize).and_then(|both| both.get(side(other))) else { continue };
            let near = self.near(bank, &asker, kin.done);
            self.gather(bank, &asker, search, &kin, shelf, near.as_ref(), &mut found);
        }
        let ranks = (0u32..).zip(&found).map(|(place, one)| (one.components.score(), u32::MAX.wrapping_sub(one.row.listing), place));
        let mut heap: BinaryHeap<(u32, u32, u32)> = ranks.collect();
        let mut judges: Vec<((ActivityId, Option<Setting>), Judge<'_>)> = Vec::new();
        let mut taken = Vec::with_capacity(most.min(found.len()));
        while taken.len() < most {
            let tied = self.tied(bank, &asker, &mut heap, &found);
            if tied.is_empty() {
                break;
            }
            for (place, standing) in tied {
                let Some(one) = found.get(place as usize).filter(|_| taken.len() < most) else { break };
                if let Some(candidate) = self.judged(bank, &asker, search, one, listed, &mut judges) {
                    taken.push(Candidate { standing, ..candidate });
                }
            }
        }
        Ok(taken)
    }

    /// Takes the best from the heap: one, or all of the same score where who was asked and left out lately decides among them.
    fn tied(
        &self,
        bank: &TimeBank,
        asker: &Asker<'_>,
        heap: &mut BinaryHeap<(u32, u32, u32)>,
        found: &[Found<'_>],
    ) -> Vec<(u32, Standing)> {
        let Some((score, _, place)) = heap.pop() else { return Vec::new() };
        let mut tied = vec![place];
        let lately = &self.sight.lately;
        if !lately.decides(bank.today_here()) {
            return vec![(place, Standing::default())];
        }
        while let Some((_, _, next)) = heap.peek().copied().filter(|(other, ..)| *other == score) {
            heap.pop();
            tied.push(next);
        }
        let standing = |place: u32| {
            let other = found.get(place as usize).and_then(|one| Party::of(bank, ListingId::new(one.row.listing)?))?;
            let (request, offer) = if asker.kind == ListingKind::Request { (&asker.party, &other) } else { (&other, &asker.party) };
            Some(lately.standing(bank, &self.sight.merged, request, offer))
        };
        let mut all: Vec<(u32, Standing)> = tied.into_iter().map(|place| (place, standing(place).unwrap_or_default())).collect();
        // Sorting is stable: of those that stand alike the lower number stays first.
        all.in_order_by_key(|(_, standing)| standing.turn());
        all
    }

    fn asker<'a>(&self, bank: &'a TimeBank, party: Party<'a>, search: &Search) -> Asker<'a> {
        let policy = &bank.charter().matching;
        let kind = party.listing.kind;
        let first = if kind == ListingKind::Request { search.from.max(party.listing.from()) } else { search.from };
        let mut free = party.free(first, &self.sight.booked);
        search.settle(&mut free, first);
        let met = profile::partners(bank, &self.sight.merged, party.member);
        let beyond = if policy.weights.bridge == 0 {
            BTreeSet::new()
        } else {
            met.iter().flat_map(|one| profile::partners(bank, &self.sight.merged, *one)).collect()
        };
        let mut apart: Vec<MemberId> = party.person.iter().flat_map(|p| p.apart.keys()).map(|with| bank.resolve(*with)).collect();
        apart.sort_unstable();
        Asker {
            party,
            kind,
            row: self.sight.row(bank, &party).0,
            first,
            blocks: free.blocks(),
            free,
            met,
            beyond,
            apart,
            since: candidates::asked_since(search.from, policy.scales.asked_days),
            rather_not: kind == ListingKind::Offer && party.rather_not().next().is_some(),
        }
    }

    /// The activities near enough in the tree.
    fn kin(&self, bank: &TimeBank, activity: ActivityId, kind: ListingKind) -> Vec<Kin> {
        let most = bank.charter().matching.scales.related_steps;
        let parent = |id: ActivityId| bank.state.activities.get(id).and_then(|row| row.parent);
        // Each with whether it was come to by going only up, or only down.
        let mut all = vec![(activity, 0u32, true, true)];
        let mut next = 0usize;
        while let Some((id, steps, up, down)) = all.get(next).copied() {
            next = next.saturating_add(1);
            if steps >= most {
                continue;
            }
            let mut go = |id: ActivityId, up: bool, down: bool| {
                if !all.iter().any(|(known, ..)| *known == id) {
                    all.push((id, steps.saturating_add(1), up, down));
                }
            };
            if let Some(above) = parent(id) {
                go(above, up, false);
            }
            for below in self.below.get(id.index() as usize).into_iter().flatten() {
                go(*below, false, down);
            }
        }
        let done = |id: ActivityId, up: bool, down: bool| match kind {
            // What is offered is narrower than what is asked for: it is what would be done.
            ListingKind::Request if down => id,
            ListingKind::Request => activity,
            ListingKind::Offer if up => activity,
            ListingKind::Offer => id,
        };
        all.into_iter().map(|(id, steps, up, down)| Kin { activity: id, steps, done: done(id, up, down) }).collect()
    }

    /// Which cells come into question, where those who live too far away are refused in any case.
    fn near(&self, bank: &TimeBank, asker: &Asker<'_>, done: ActivityId) -> Option<Near> {
        let place = asker.row.face.place()?;
        let judge = Judge::new(bank, done, None, asker.first, true);
        let most = judge.farthest(|rule| rule.otherwise == Otherwise::Refused)?;
        let own = (asker.kind == ListingKind::Offer).then_some(asker.row.face.travels);
        Some(Near::new(place, most, own))
    }

    #[expect(clippy::too_many_arguments, reason = "what a pass over one shelf needs")]
    fn gather<'a>(
        &'a self,
        bank: &TimeBank,
        asker: &Asker<'_>,
        search: &Search,
        kin: &Kin,
        shelf: &'a super::shelf::Shelf,
        near: Option<&Near>,
        found: &mut Vec<Found<'a>>,
    ) {
        let policy = &bank.charter().matching;
        let asks = asker.kind == ListingKind::Request;
        let (own, first) = (&asker.row, asker.first);
        let (day, last) = (first.days(), first.days().saturating_add(6));
        shelf.each(near, |row, week| {
            // A request may begin later; then the days that are looked at are others.
            let later = !asks && row.from > day;
            if row.blocks & asker.blocks == 0 && !later || row.face.member == own.face.member {
                return;
            }
            let may = if asks { row.face.marks.may_give } else { row.face.marks.may_receive };
            if !may || row.until < day || row.from > last && asks {
                return;
            }
            let (request, offer) = if asks { (own, row) } else { (row, own) };
            let Some(remote) = remote(request, offer) else { return };
            let minutes = match (request.minutes, offer.minutes) {
                (0, 0) => candidates::SESSION,
                (0, one) | (one, 0) => one,
                (a, b) => a.min(b),
            };
            let (first, starts) = if !row.odd && !later && !asker.rather_not && asker.party.listing.terms.programme.is_none() {
                let mut common = asker.free.and(week);
                if row.from > day || row.until < last {
                    let until = Date::from_days(row.until).filter(|_| row.until < last);
                    common = common.and(&slots::days(first, Date::from_days(row.from).unwrap_or(first), until));
                }
                (first, if common.is_empty() { common } else { common.starts(first, minutes) })
            } else {
                match self.afresh(bank, asker, search, row, minutes) {
                    Some(found) => found,
                    None => return,
                }
            };
            if starts.is_empty() {
                return;
            }
            let member = MemberId::new(row.face.member);
            let met = member.is_some_and(|member| asker.met.contains(&member));
            let metres = request.cell().zip(offer.cell()).map(|(a, b)| a.metres_to(b));
            let measures = Measures {
                steps: kin.steps,
                liking: offer.liking,
                level: offer.level,
                wanted: request.level,
                starts: starts.count(),
                said: request.said && offer.said,
                remote,
                metres,
                speech: self.speech(bank, asker, row),
                met,
                between: member.is_some_and(|member| asker.beyond.contains(&member)),
                rung: request.rung,
                never_refused: request.never_refused,
                waited_days: u32::try_from(search.from.days().saturating_sub(request.waits)).unwrap_or(0),
                giver_balance: offer.balance,
                receiver_balance: request.balance,
                giver_new: offer.new,
                receiver_new: request.new,
                asked: profile::asked(&offer.gave, offer.giving, asker.since),
            };
            let components = score::components(policy, &measures);
            found.push(Found { row, done: kin.done, remote, minutes, first, starts, components });
        });
    }

    /// The common times of a row that is not the same every week.
    fn afresh(&self, bank: &TimeBank, asker: &Asker<'_>, search: &Search, row: &Row, minutes: u32) -> Option<(Date, Week)> {
        let other = Party::of(bank, ListingId::new(row.listing)?)?;
        let (request, offer) = if asker.kind == ListingKind::Request { (&asker.party, &other) } else { (&other, &asker.party) };
        let fits = candidates::fit(bank, None, search.from, request, offer).ok()?;
        let (activity, setting) = (Some(fits.activity), fits.setting);
        if rather_not::against(bank, Some(&self.sight.lately), (request, offer), activity, setting).is_some() {
            return None;
        }
        let first = fits.first;
        let mut common = request.free(first, &self.sight.booked).and(&offer.free(first, &self.sight.booked));
        search.settle(&mut common, first);
        Some((first, common.starts(first, minutes)))
    }

    fn speech(&self, bank: &TimeBank, asker: &Asker<'_>, row: &Row) -> Speech {
        let common = row.languages & asker.row.languages;
        if row.languages == 0 || asker.row.languages == 0 {
            Speech::Unknown
        } else if common & !(1 << 63) != 0 {
            Speech::Shared
        } else if common == 0 {
            Speech::None
        } else {
            // Languages without a bit of their own.
            let other = ListingId::new(row.listing).and_then(|id| Party::of(bank, id));
            let shared = other.is_some_and(|other| other.languages().intersection(&asker.party.languages()).next().is_some());
            if shared { Speech::Shared } else { Speech::None }
        }
    }

    /// What becomes of a row when the rules are asked.
    fn judged<'a>(
        &self,
        bank: &'a TimeBank,
        asker: &Asker<'_>,
        search: &Search,
        one: &Found<'_>,
        listed: &dyn Fn(&Listing) -> bool,
        judges: &mut Vec<((ActivityId, Option<Setting>), Judge<'a>)>,
    ) -> Option<Candidate> {
        let other = ListingId::new(one.row.listing).and_then(|id| bank.state.listings.get(id)).filter(|other| listed(other))?;
        let member = MemberId::new(one.row.face.member)?;
        if asker.apart.binary_search(&member).is_ok() {
            return None;
        }
        if one.row.face.marks.apart {
            let theirs = bank.state.people.get(&member);
            if theirs.is_some_and(|p| p.apart.keys().any(|with| bank.resolve(*with) == asker.party.member)) {
                return None;
            }
        }
        let asks = asker.kind == ListingKind::Request;
        let (request, offer) = if asks { (asker.party.listing, other) } else { (other, asker.party.listing) };
        let (giver, receiver) = if asks { (member, asker.party.member) } else { (asker.party.member, member) };
        let (gives, takes): (&Face, &Face) = if asks { (&one.row.face, &asker.row.face) } else { (&asker.row.face, &one.row.face) };
        let setting = if one.remote { Some(Setting::Remote) } else { request.terms.setting.or(offer.terms.setting) };
        let said = one.row.said || asker.row.said;
        let known = self.sight.from <= one.first && one.first.plus_days(7).is_some_and(|last| last <= self.sight.until);
        let quick = if known {
            let key = (one.done, setting);
            if !judges.iter().any(|(known, _)| *known == key) {
                judges.push((key, Judge::new(bank, one.done, setting, one.first, self.sight.limited)));
            }
            let judge = judges.iter().find(|(known, _)| *known == key).map(|(_, judge)| judge)?;
            judge.ask(bank, gives, takes, one.minutes, asker.met.contains(&member))
        } else {
            None
        };
        let (on, start, answer) = match quick {
            Some(Answer::Refused) => return None,
            Some(answer) => {
                let (on, minute) = one.starts.iter(one.first).next()?;
                (on, said.then(|| search.clock.start(on, minute)), answer)
            }
            None => {
                let ask = |on, start| {
                    let terms = candidates::pair_terms(request.id, Some(one.done), setting, on, start);
                    let terms = terms.gave(giver, one.minutes).received(receiver, one.minutes);
                    bank.verdict_of_pair(&terms, Some(&self.sight.pairs))
                };
                candidates::when(&one.starts, one.first, search, said, ask).ok()?
            }
        };
        Some(Candidate {
            request: request.id,
            offer: offer.id,
            giver,
            receiver,
            activity: one.done,
            minutes: one.minutes,
            setting,
            first: one.first,
            starts: one.starts,
            said,
            on,
            start,
            answer,
            met: asker.met.contains(&member),
            components: one.components,
            standing: Standing::default(),
        })
    }
}

/// Whether it would be at a distance; nothing when one wants to and the other does not.
fn remote(request: &Row, offer: &Row) -> Option<bool> {
    use crate::model::listing::Remote;
    match (request.remote, offer.remote) {
        (Remote::Yes, Remote::No) | (Remote::No, Remote::Yes) => None,
        (Remote::Yes, _) | (_, Remote::Yes) => Some(true),
        _ => Some(false),
    }
}
