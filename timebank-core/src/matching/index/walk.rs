//! The rows of the index from the best score down, scored no earlier than has to be.
//!
//! A heap holds buckets and rows with what their score can be at most, and rows with their score. Whatever comes first is looked at
//! more closely, until it is a score: then nothing that is left can be better. So what is too far away or too new to come among
//! the best costs no more than a bound (Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware", 2003, §4, is the
//! same idea over lists).

use super::Sight;
use super::judge::{Judge, Sieve};
use super::rows::{Face, Head, Row};
use super::search::{Asker, Kin};
use super::shelf::{Bucket, Near, Shelf};
use crate::bank::TimeBank;
use crate::charter::MatchingPolicy;
use crate::matching::candidates::{self, Search};
use crate::matching::profile::Party;
use crate::matching::rather_not;
use crate::matching::score::{self, Components, Measures, Speech};
use crate::matching::slots::{self, Week};
use crate::model::exchange::Setting;
use crate::model::listing::Remote;
use crate::rules::Answer;
use crate::values::ids::{ActivityId, ListingId, MemberId};
use crate::values::place::Place;
use crate::values::time::Date;
use std::collections::BinaryHeap;

/// A home and the middle of its cell, as seen from anywhere, differ by less than this in metres: 787 for what lies between the two, the
/// rest for the cosine of another latitude.
const ACROSS: u32 = 1_700;
/// Halves that were rounded down on both sides.
const ROUNDED: u32 = 1;
/// Quarters of an hour in a block of a head.
const BLOCK: u32 = 12;

/// What an entry of the heap is. Of the same score, what is not yet looked at closely comes first.
const SCORED: u8 = 0;
const ROW: u8 = 1;
const BUCKET: u8 = 2;

/// A row that passed the tests.
pub(super) struct Found<'a> {
    pub(super) head: &'a Head,
    pub(super) row: &'a Row,
    pub(super) member: MemberId,
    pub(super) done: ActivityId,
    pub(super) setting: Option<Setting>,
    pub(super) minutes: u32,
    pub(super) first: Date,
    pub(super) starts: Week,
    pub(super) met: bool,
    pub(super) components: Components,
    /// What the rules say, where the rows alone tell it.
    pub(super) answer: Option<Answer>,
}

/// An activity that was entered.
struct Entered {
    kin: Kin,
    sieve: Sieve,
}

/// A bucket and what its rows have in common.
#[derive(Clone, Copy)]
struct Open<'a> {
    bucket: &'a Bucket,
    /// The middle of its cell; none where rows have to be measured one by one.
    middle: Option<Place>,
    entered: usize,
    /// What is taken off the best score of any of its rows.
    less: u32,
}

pub(super) struct Walk<'a, 'b> {
    bank: &'a TimeBank,
    sight: &'a Sight,
    asker: &'b Asker<'a>,
    search: &'b Search,
    policy: &'a MatchingPolicy,
    /// Whether the index speaks for the seven days from the first.
    known: bool,
    entered: Vec<Entered>,
    open: Vec<Open<'a>>,
    rows: Vec<(u32, u32)>,
    found: Vec<Option<Found<'a>>>,
    heap: BinaryHeap<(u32, u8, u32, u32)>,
    judges: Vec<((ActivityId, Option<Setting>), Judge<'a>)>,
}

fn place_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl<'a, 'b> Walk<'a, 'b> {
    pub(super) fn new(bank: &'a TimeBank, sight: &'a Sight, asker: &'b Asker<'a>, search: &'b Search) -> Self {
        Self {
            bank,
            sight,
            asker,
            search,
            policy: &bank.charter().matching,
            known: sight.speaks_from(asker.first),
            entered: Vec::new(),
            open: Vec::new(),
            rows: Vec::new(),
            found: Vec::new(),
            heap: BinaryHeap::new(),
            judges: Vec::new(),
        }
    }

    /// Takes the rows of one activity among those to look at.
    pub(super) fn enter(&mut self, kin: Kin, shelf: &'a Shelf) {
        let (asker, policy) = (self.asker, self.policy);
        let sieve = Judge::new(self.bank, kin.done, None, asker.first, true).sieve();
        let most = score::favourable(policy);
        let own = Measures { steps: kin.steps, met: most.met && !asker.met.is_empty(), ..most };
        let own = if asker.asks() {
            let waited_days = self.waited(asker.head.waits);
            Measures { waited_days, ..asker.row.receives(own) }
        } else {
            Measures { asked: asker.head.asked(asker.since), ..asker.row.gives(own) }
        };
        let whole = |measures: &Measures| score::components(policy, measures).score();
        let less = whole(&most).saturating_sub(whole(&own));
        let lives = asker.row.face.place();
        let goes = if asker.asks() { u32::MAX } else { asker.head.travels };
        let near = sieve.metres.zip(lives).and_then(|(metres, lives)| Near::new(lives, metres.min(goes)));
        let entered = self.entered.len();
        let (mut heap, mut all) = (std::mem::take(&mut self.heap).into_vec(), std::mem::take(&mut self.open));
        let mut push = |best: u32, open: Open<'a>| {
            heap.push((best.saturating_add(ROUNDED).saturating_sub(open.less), BUCKET, 0, place_of(all.len())));
            all.push(open);
        };
        if asker.head.remote != Remote::Yes {
            shelf.each(near.as_ref(), |cell, bucket| {
                let middle = Some(cell.middle());
                push(cell.best, Open { bucket, middle, entered, less: less.saturating_add(self.far(middle)) });
            });
        }
        if let Some((best, bucket)) = shelf.anywhere() {
            push(best, Open { bucket, middle: None, entered, less });
        }
        (self.heap, self.open) = (BinaryHeap::from(heap), all);
        self.entered.push(Entered { kin, sieve });
    }

    /// The next best one, if its score is at least so much. Of the same score, the one with the lower number comes first.
    pub(super) fn next(&mut self, least: u32) -> Option<Found<'a>> {
        while let Some((bound, what, _, place)) = self.heap.peek().copied().filter(|(bound, ..)| *bound >= least) {
            self.heap.pop();
            match what {
                BUCKET => self.open_bucket(place),
                ROW => {
                    let score = self.settle(place);
                    if cfg!(test) {
                        assert!(score.is_none_or(|score| score <= bound), "a score of {score:?} above its bound of {bound}");
                    }
                }
                _ => return self.found.get_mut(place as usize).and_then(Option::take),
            }
        }
        None
    }

    fn waited(&self, since: i32) -> u32 {
        u32::try_from(self.search.from.days().saturating_sub(since)).unwrap_or(0)
    }

    /// What the way to a cell takes off.
    fn far(&self, cell: Option<Place>) -> u32 {
        let metres = self.asker.head.cell().zip(cell).map(|(a, b)| a.metres_to(b));
        self.policy.weights.distance.saturating_sub(score::distance(self.policy, metres))
    }

    fn open_bucket(&mut self, place: u32) {
        let of = |open: &'_ Open<'a>| self.entered.get(open.entered).map(|entered| entered.sieve);
        let Some((open, sieve)) = self.open.get(place as usize).and_then(|open| Some((*open, of(open)?))) else { return };
        let (asker, own, asks) = (self.asker, &self.asker.head, self.asker.asks());
        let (day, last) = (asker.first.days(), asker.first.days().saturating_add(6));
        let never = match asks {
            _ if !self.known => 0,
            true => sieve.giver | sieve.either,
            false => sieve.either,
        };
        let speaks = if sieve.language { own.speaks } else { 0 };
        // Homes are no nearer than this.
        let homes = open.middle.zip(asker.row.face.place()).filter(|_| asks && sieve.metres.is_some());
        let least = homes.map_or(0, |(middle, lives)| lives.metres_to(middle).saturating_sub(ACROSS));
        let (mut heap, mut rows) = (std::mem::take(&mut self.heap), std::mem::take(&mut self.rows));
        for (at, (blocks, head)) in (0u32..).zip(open.bucket.blocks.iter().zip(&open.bucket.heads)) {
            // A request may begin later; then the days that are looked at are others.
            if blocks & asker.blocks == 0 && (asks || head.from <= day) {
                continue;
            }
            let later = !asks && head.from > day;
            if head.member == own.member || !head.may {
                continue;
            }
            if head.until < day || head.from > last && asks {
                continue;
            }
            let mute = speaks != 0 && head.speaks != 0 && speaks & head.speaks == 0;
            if mute || head.never & never != 0 && !later || head.travels < least {
                continue;
            }
            let mut less = open.less;
            if open.middle.is_none() {
                match remote(own, head) {
                    None => continue,
                    Some(true) => {}
                    Some(false) => less = less.saturating_add(self.far(head.cell())),
                }
            }
            let less = less.saturating_add(self.less(head, later));
            let bound = head.best.saturating_add(ROUNDED).saturating_sub(less);
            heap.push((bound, ROW, 0, place_of(rows.len())));
            rows.push((place, at));
        }
        (self.heap, self.rows) = (heap, rows);
    }

    /// What is taken off the best score of a row, but for the way.
    fn less(&self, head: &Head, later: bool) -> u32 {
        let (asker, policy) = (self.asker, self.policy);
        let weights = &policy.weights;
        let speech = match head.languages & asker.head.languages {
            _ if head.languages == 0 || asker.head.languages == 0 => Speech::Unknown,
            0 => Speech::None,
            _ => Speech::Shared,
        };
        let blocks = if later { u64::MAX } else { head.blocks & asker.blocks };
        let time = score::time(policy, blocks.count_ones().saturating_mul(BLOCK), head.said && asker.head.said);
        let own = if asker.asks() {
            weights.not_asked_lately.saturating_sub(score::not_asked_lately(policy, head.asked(asker.since)))
        } else {
            weights.waiting.saturating_sub(score::waiting(policy, self.waited(head.waits)))
        };
        let language = weights.language.saturating_sub(score::language(policy, speech));
        own.saturating_add(weights.time.saturating_sub(time)).saturating_add(language)
    }

    /// Looks closely at a row: it comes back with its score, or not at all.
    fn settle(&mut self, place: u32) -> Option<u32> {
        let found = self.look(place)?;
        let score = found.components.score();
        let number = u32::MAX.wrapping_sub(found.row.listing);
        self.heap.push((score, SCORED, number, place_of(self.found.len())));
        self.found.push(Some(found));
        Some(score)
    }

    fn look(&mut self, place: u32) -> Option<Found<'a>> {
        let (open, at) = self.rows.get(place as usize).copied()?;
        let open = self.open.get(open as usize)?;
        let Kin { done, steps, .. } = self.entered.get(open.entered)?.kin;
        let (head, (row, week)) = open.bucket.heads.get(at as usize).zip(open.bucket.rows.get(at as usize))?;
        let asker = self.asker;
        let member = MemberId::new(head.member)?;
        let asks = asker.asks();
        let (request, offer) = if asks { ((&asker.head, &asker.row), (head, row)) } else { ((head, row), (&asker.head, &asker.row)) };
        let remote = remote(request.0, offer.0)?;
        let minutes = match (request.1.minutes, offer.1.minutes) {
            (0, 0) => candidates::SESSION,
            (0, one) | (one, 0) => one,
            (a, b) => a.min(b),
        };
        if asker.apart.binary_search(&member).is_ok() || self.is_kept_apart(row, member) {
            return None;
        }
        let day = asker.first.days();
        let plain = !head.odd && (asks || head.from <= day) && !asker.rather_not && asker.party.listing.terms.programme.is_none();
        let afresh = if plain { None } else { Some(self.afresh(row, minutes)?) };
        let first = afresh.map_or(asker.first, |(first, _)| first);
        let met = asker.met.contains(&member);
        let setting = if remote { Some(Setting::Remote) } else { request.1.setting.or(offer.1.setting) };
        let faces: (&Face, &Face) = (&offer.1.face, &request.1.face);
        let answer = if self.sight.speaks_from(first) { self.ask((done, setting), first, faces, minutes, met) } else { None };
        if answer == Some(Answer::Refused) {
            return None;
        }
        let starts = match afresh {
            Some((_, starts)) => starts,
            None => self.starts(head, week, minutes),
        };
        if starts.is_empty() {
            return None;
        }
        let measures = Measures {
            steps,
            level: offer.1.level,
            wanted: request.1.level,
            starts: starts.count(),
            said: request.0.said && offer.0.said,
            remote,
            metres: request.0.cell().zip(offer.0.cell()).map(|(a, b)| a.metres_to(b)),
            speech: self.speech(head, row),
            met,
            between: asker.beyond.contains(&member),
            waited_days: self.waited(request.0.waits),
            asked: offer.0.asked(asker.since),
            ..offer.1.gives(request.1.receives(Measures::default()))
        };
        let components = score::components(self.policy, &measures);
        Some(Found { head, row, member, done, setting, minutes, first, starts, met, components, answer })
    }

    /// Whether the other side keeps away from whoever asks.
    fn is_kept_apart(&self, row: &Row, member: MemberId) -> bool {
        // Few are, and looking somebody up costs more than all the rest.
        let theirs = if row.face.marks.apart { self.bank.state.people.get(&member) } else { None };
        theirs.is_some_and(|p| p.apart.keys().any(|with| self.bank.resolve(*with) == self.asker.party.member))
    }

    /// What the rules say of giver and receiver, where the rows alone tell it.
    fn ask(
        &mut self,
        key: (ActivityId, Option<Setting>),
        first: Date,
        (giver, receiver): (&Face, &Face),
        minutes: u32,
        met: bool,
    ) -> Option<Answer> {
        if !self.judges.iter().any(|(known, _)| *known == key) {
            self.judges.push((key, Judge::new(self.bank, key.0, key.1, first, self.sight.limited)));
        }
        let judge = self.judges.iter().find(|(known, _)| *known == key).map(|(_, judge)| judge)?;
        judge.ask(self.bank, giver, receiver, minutes, met)
    }

    /// When a session could begin with a row that is the same every week.
    fn starts(&self, head: &Head, week: &Week, minutes: u32) -> Week {
        let first = self.asker.first;
        let (day, last) = (first.days(), first.days().saturating_add(6));
        let mut common = self.asker.free.and(week);
        if head.from > day || head.until < last {
            let until = Date::from_days(head.until).filter(|_| head.until < last);
            common = common.and(&slots::days(first, Date::from_days(head.from).unwrap_or(first), until));
        }
        if common.is_empty() { common } else { common.starts(first, minutes) }
    }

    /// The common times of a row that is not the same every week.
    fn afresh(&self, row: &Row, minutes: u32) -> Option<(Date, Week)> {
        let (bank, search) = (self.bank, self.search);
        let other = Party::of(bank, ListingId::new(row.listing)?)?;
        let (request, offer) = if self.asker.asks() { (&self.asker.party, &other) } else { (&other, &self.asker.party) };
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

    fn speech(&self, head: &Head, row: &Row) -> Speech {
        let own = self.asker.head.languages;
        let common = head.languages & own;
        if head.languages == 0 || own == 0 {
            Speech::Unknown
        } else if common & !(1 << 63) != 0 {
            Speech::Shared
        } else if common == 0 {
            Speech::None
        } else {
            // Languages without a bit of their own.
            let other = ListingId::new(row.listing).and_then(|id| Party::of(self.bank, id));
            let shared = other.is_some_and(|other| other.languages().intersection(&self.asker.party.languages()).next().is_some());
            if shared { Speech::Shared } else { Speech::None }
        }
    }
}

/// Whether it would be at a distance; nothing when one wants to and the other does not.
fn remote(one: &Head, other: &Head) -> Option<bool> {
    match (one.remote, other.remote) {
        (Remote::Yes, Remote::No) | (Remote::No, Remote::Yes) => None,
        (Remote::Yes, _) | (_, Remote::Yes) => Some(true),
        _ => Some(false),
    }
}
