//! Why a pair is no match, and what would make one.
//!
//! The first thing that stands in the way is told. To members everything is worked out from public facts and their own (promise 13):
//! others' hours, programmes and whatever a broker keeps are unknown. Where they might matter, a pair is none that is refused, and a
//! broker decides once it is proposed.

mod standing;

use super::candidates::{self, Around, Search, Stop};
pub use super::gave_before::GaveBefore;
use super::gave_before::gave_before;
use super::matches::{check_clock, search};
use super::profile::Party;
use super::rather_not::DAYS;
use super::slots::{self, ClockChange, Week};
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::listing::{Listing, ListingKind, Remote};
use crate::order::BTreeMap;
use crate::queries::{Access, question};
use crate::rules::{Answer, Reason, Verdict};
use crate::values::audience::Audience;
use crate::values::ids::ListingId;
use crate::values::time::Date;
use serde::Serialize;
use standing::{NOT_CLASSIFIED, Standing};

question! {
    /// Asks why two listings are no match, or why a listing has none or few.
    pub struct WhyNot {
        /// An offer or a request.
        listing: ListingId,
    }
    optional {
        /// The other one; all of them when left out.
        other: Option<ListingId>,
        /// The first of seven days; the day of the bank's last command when left out.
        from: Option<Date>,
        /// Minutes the local clock is ahead of UTC on the first day.
        offset: Option<i16>,
        /// When the local clock is put on or back in those days, in order.
        changes: Vec<ClockChange>,
    }
    =>
    /// Why a listing and another are no match, or what stands between a listing and all that come into question, with what
    /// would bring more. Members ask about their own listings, or of those they are appointed to see, and others they may see.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`]; [`Error::NothingToDo`] for two offers, two requests, or a clock whose
    /// changes are out of order.
    why_not -> NoMatch
}

/// What stands in the way of matches, and what would bring more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NoMatch {
    /// The first of the seven days.
    pub from: Date,
    /// How many match.
    pub matching: u32,
    /// What stands in the way of those that come into question but do not match, and of how many.
    pub standing: Vec<InTheWay>,
    /// What would bring more, one change at a time: the most first, and at most three.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<NearMiss>,
    /// For brokers: who gave what is asked for before and does not offer it now, the last first, and at most ten. The rules do not refuse
    /// them, but they are to be asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gave_before: Vec<GaveBefore>,
    /// For brokers: listings on the other side that say no activity, so that nothing is found for them, the newest first, and at most ten.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to_classify: Vec<ListingId>,
}

/// What stands in the way of some pairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct InTheWay {
    /// What: the code of a rule, or one of `not-classified`, `another-activity`, `not-in-these-days`, `only-at-a-distance`, `another-programme`,
    /// `the-same-member`, `rather-not`, `no-common-time`, `ask-the-broker`.
    pub code: Box<str>,
    /// In words.
    pub text: String,
    /// Of how many pairs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs: Option<u32>,
    /// Everything the rules say; of one pair.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

wire_code! {
    /// One change that would bring more matches.
    pub enum Relaxation {
        /// More time on a part of a day of the week.
        Time = "time",
        /// The seven days after these.
        WeekAfter = "week-after",
        /// At a distance.
        AtADistance = "at-a-distance",
        /// Something related, one step further in the tree.
        Related = "related",
        /// Half the time.
        Shorter = "shorter",
        /// A rule approved over, or changed.
        Rule = "rule",
    }
}

wire_code! {
    /// A part of a day on the local clock.
    pub enum DayPart {
        /// From 6 to 12.
        Morning = "morning",
        /// From 12 to 18.
        Afternoon = "afternoon",
        /// From 18 to 24.
        Evening = "evening",
    }
}

/// What would bring more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NearMiss {
    /// What would have to change.
    pub change: Relaxation,
    /// How many more there would be.
    pub more: u32,
    /// The day of more time: Monday is 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<u8>,
    /// The part of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<DayPart>,
    /// The place of the rule in the charter; told to brokers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<u16>,
    /// In words.
    pub text: String,
}

/// How many listings to be classified are named at most.
const TO_CLASSIFY: usize = 10;
/// How many changes are named at most.
const LINES: usize = 3;
const PARTS: [(DayPart, usize, &str); 3] =
    [(DayPart::Morning, 24, "morning"), (DayPart::Afternoon, 48, "afternoon"), (DayPart::Evening, 72, "evening")];

/// Those whose listings are looked at together with one, and what is known around.
struct Asking<'a> {
    bank: &'a TimeBank,
    viewer: Access,
    around: Around,
    search: Search,
    mine: Party<'a>,
    others: Vec<Party<'a>>,
}

impl TimeBank {
    /// See [`View::why_not`](crate::queries::View::why_not).
    pub(crate) fn why_not(&self, by: Viewer, question: &WhyNot) -> Result<NoMatch, Error> {
        let viewer = self.access(by)?;
        check_clock(question.offset, &question.changes)?;
        let listing = self.asked_listing(&viewer, question.listing)?;
        let search = search(self, question.from, usize::MAX, question.offset, &question.changes);
        let not_found = Error::NotFound { what: "listing", number: listing.get() };
        let mine = Party::of(self, listing).ok_or(not_found)?;
        let shown = |other: &Listing| self.is_shown(&viewer, other);
        let others: Vec<Party<'_>> = match question.other {
            Some(other) => {
                let party = Party::of(self, other).filter(|party| shown(party.listing));
                let party = party.ok_or(if viewer.is_broker() {
                    Error::NotFound { what: "listing", number: other.get() }
                } else {
                    Error::AskTheBroker {}
                })?;
                if party.listing.kind == mine.listing.kind {
                    return Err(Error::NothingToDo { what: "name an offer and a request" });
                }
                vec![party]
            }
            None => {
                let all = self.state.listings.iter().filter(|(_, l)| l.kind != mine.listing.kind && l.closed.is_none() && shown(l));
                all.filter_map(|(id, _)| Party::of(self, id)).collect()
            }
        };
        let around = Around::seen_by(self, &viewer);
        let asking = Asking { bank: self, viewer, around, search, mine, others };
        Ok(match question.other {
            Some(_) => asking.pair(),
            None => asking.all(),
        })
    }
}

impl<'a> Asking<'a> {
    fn sides<'b>(&'b self, other: &'b Party<'a>) -> (&'b Party<'a>, &'b Party<'a>) {
        if self.mine.listing.kind == ListingKind::Request { (&self.mine, other) } else { (other, &self.mine) }
    }

    fn stand(&self, other: &Party<'a>) -> Standing {
        let (request, offer) = self.sides(other);
        let found = candidates::look(self.bank, &self.around, &self.search, *request, *offer);
        let named = || self.bank.named(&self.viewer, offer.member).name;
        let who = if matches!(found, Err(Stop::RatherNot(_))) { named() } else { None };
        Standing::of(found.map(|_| ()), self.bank, &self.viewer, who.as_deref().unwrap_or("whoever gives"))
    }

    fn pair(&self) -> NoMatch {
        let mut standing = Vec::new();
        let mut matching = 0;
        for other in &self.others {
            let one = self.stand(other);
            if one.matches {
                matching = 1;
            } else {
                standing.push(InTheWay { code: one.code, text: one.text, pairs: None, reasons: one.reasons });
            }
        }
        NoMatch { standing, matching, ..self.nothing() }
    }

    fn nothing(&self) -> NoMatch {
        let (standing, near, gave_before, to_classify) = Default::default();
        NoMatch { from: self.search.from, matching: 0, standing, near, gave_before, to_classify }
    }

    fn all(&self) -> NoMatch {
        if self.mine.listing.terms.activity.is_none() {
            let text = "it says no activity, so nothing can be found for it: choose one".to_owned();
            return NoMatch {
                standing: vec![InTheWay { code: NOT_CLASSIFIED.into(), text, pairs: None, reasons: Vec::new() }],
                ..self.nothing()
            };
        }
        let mut matching = 0u32;
        let mut counts: BTreeMap<Box<str>, (String, u32)> = BTreeMap::new();
        let mut left = Vec::new();
        for other in &self.others {
            let one = self.stand(other);
            if one.matches {
                matching = matching.saturating_add(1);
                continue;
            }
            left.push(other);
            // What has nothing to do with it is not worth a word.
            if one.code.as_ref() != "another-activity" && one.code.as_ref() != "the-same-member" {
                let count = counts.entry(one.code).or_insert((one.text, 0));
                count.1 = count.1.saturating_add(1);
            }
        }
        let gave_before = gave_before(self.bank, &self.viewer, &self.mine, self.search.from);
        let (standing, near, to_classify) = (ranked(counts), self.near(&left), self.to_classify());
        NoMatch { from: self.search.from, matching, standing, near, gave_before, to_classify }
    }

    fn to_classify(&self) -> Vec<ListingId> {
        let unclassified = self.others.iter().filter(|other| self.viewer.is_broker() && other.listing.terms.activity.is_none());
        unclassified.rev().take(TO_CLASSIFY).map(|other| other.listing.id).collect()
    }

    fn near(&self, left: &[&Party<'a>]) -> Vec<NearMiss> {
        let mut all = self.with_more_time(left);
        all.extend(self.with_other_listings(left));
        all.extend(self.without_a_rule(left));
        all.retain(|miss| miss.more > 0);
        // Sorting keeps the order of the week where counts are alike.
        crate::order::InOrder::in_order_by_key(all.as_mut_slice(), |miss| std::cmp::Reverse(miss.more));
        all.truncate(LINES);
        all
    }

    /// Were whoever asks also free on a part of a day.
    fn with_more_time(&self, left: &[&Party<'a>]) -> Vec<NearMiss> {
        let mut counts = [[0u32; 3]; 7];
        for other in left {
            let other = &self.around.known(self.bank, **other);
            let (request, offer) = self.sides(other);
            let Ok(fit) = candidates::fit(self.bank, self.around.member.as_ref(), self.search.from, request, offer) else { continue };
            if candidates::against(self.bank, &self.around, request, offer, &fit).is_some() {
                continue;
            }
            let mut theirs = other.free(fit.first, &self.around.booked);
            theirs = theirs.and(&slots::days(fit.first, self.mine.listing.from(), self.mine.listing.terms.until));
            self.search.settle(&mut theirs, fit.first);
            let own = self.mine.free(fit.first, &self.around.booked);
            let could = self.mine.could(fit.first, &self.around.booked);
            for (weekday, row) in counts.iter_mut().enumerate() {
                for ((_, from, _), count) in PARTS.iter().zip(row.iter_mut()) {
                    let begin = weekday.saturating_mul(slots::DAY).saturating_add(*from);
                    let mut more = own;
                    more.add(begin, begin.saturating_add(24));
                    let starts = theirs.and(&more.and(&could)).starts(fit.first, fit.minutes);
                    if !starts.is_empty() && self.taken(request, offer, &fit, &starts) {
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
        let mut all = Vec::new();
        for ((weekday, day), row) in (0u8..).zip(DAYS).zip(counts) {
            for ((part, _, word), more) in PARTS.iter().zip(row) {
                let text = format!("{} if you could do {day} {word}", more_of(more));
                all.push(NearMiss { change: Relaxation::Time, more, weekday: Some(weekday), part: Some(*part), rule: None, text });
            }
        }
        all
    }

    /// Whether the rules take a pair at one of these times, but for when whoever asks says they are free.
    fn taken(&self, request: &Party<'a>, offer: &Party<'a>, fit: &candidates::Match, starts: &Week) -> bool {
        let ask = |on, start| {
            let terms = candidates::pair_terms(request.listing.id, Some(fit.activity), fit.setting, on, start);
            let verdict = self.around.verdict(self.bank, &terms.gave(offer.member, fit.minutes).received(request.member, fit.minutes));
            let busy = |r: &Reason| r.code == "available" && r.members == [self.mine.member];
            let reasons: Vec<Reason> = verdict.reasons.into_iter().filter(|r| !busy(r)).collect();
            Verdict { answer: reasons.iter().map(|r| r.answer).max().unwrap_or(Answer::Allowed), reasons }
        };
        candidates::when(starts, fit.first, &self.search, true, ask).is_ok()
    }

    /// Were the listing another in one respect.
    fn with_other_listings(&self, left: &[&Party<'a>]) -> Vec<NearMiss> {
        let listing = self.mine.listing;
        let mut all = Vec::new();
        let after = self.search.from.plus_days(7).map(|from| Search { from, ..self.search.clone() });
        if let Some(search) = &after {
            all.push((Relaxation::WeekAfter, self.count(left, listing, search), "in the week after"));
        }
        if listing.terms.remote.unwrap_or(Remote::No) == Remote::No {
            let mut other = listing.clone();
            other.terms.remote = Some(Remote::Either);
            all.push((Relaxation::AtADistance, self.count(left, &other, &self.search), "if it could be done at a distance"));
        }
        if let Some(half) = listing.terms.minutes.map(|minutes| minutes / 2).filter(|half| *half >= 15) {
            let mut other = listing.clone();
            other.terms.minutes = Some(half);
            all.push((Relaxation::Shorter, self.count(left, &other, &self.search), "if it took half the time"));
        }
        let told = |(change, more, when): (Relaxation, u32, &str)| {
            let text = format!("{} {when}", more_of(more));
            NearMiss { change, more, weekday: None, part: None, rule: None, text }
        };
        let mut all: Vec<NearMiss> = all.into_iter().map(told).collect();
        all.push(self.related_further(left));
        all
    }

    fn count(&self, left: &[&Party<'a>], listing: &Listing, search: &Search) -> u32 {
        let mine = Party { listing, ..self.mine };
        let matches = left.iter().filter(|other| {
            let (request, offer) = if listing.kind == ListingKind::Request { (mine, ***other) } else { (***other, mine) };
            candidates::look(self.bank, &self.around, search, request, offer).is_ok()
        });
        u32::try_from(matches.count()).unwrap_or(u32::MAX)
    }

    /// How many offer, or ask for, something one step further away.
    fn related_further(&self, left: &[&Party<'a>]) -> NearMiss {
        let steps = self.bank.charter().matching.scales.related_steps.saturating_add(1);
        let own = self.mine.listing.terms.activity;
        let mut other = self.mine.listing.clone();
        let mut more = 0u32;
        for one in left {
            let theirs = one.listing.terms.activity;
            let related = own.zip(theirs).and_then(|(a, b)| candidates::related(self.bank, a, b));
            if related.is_some_and(|(apart, _)| apart == steps) {
                other.terms.activity = theirs;
                more = more.saturating_add(self.count(&[one], &other, &self.search));
            }
        }
        let text = format!("{} if something related will do", more_of(more));
        NearMiss { change: Relaxation::Related, more, weekday: None, part: None, rule: None, text }
    }

    /// Were one rule not there that refuses: for brokers.
    fn without_a_rule(&self, left: &[&Party<'a>]) -> Vec<NearMiss> {
        let mut counts: BTreeMap<u16, (String, u32)> = BTreeMap::new();
        for other in left.iter().filter(|_| self.viewer.audience > Audience::Member) {
            let (request, offer) = self.sides(other);
            let Err(Stop::Refused(verdict)) = candidates::look(self.bank, &self.around, &self.search, *request, *offer) else { continue };
            let mut refusing = verdict.reasons.iter().filter(|r| r.answer == Answer::Refused);
            if let (Some(reason), None) = (refusing.next(), refusing.next())
                && let Some(rule) = reason.rule
            {
                let count = counts.entry(rule).or_insert((reason.code.into(), 0));
                count.1 = count.1.saturating_add(1);
            }
        }
        let miss = |(rule, (code, more)): (u16, (String, u32))| {
            let text = format!("{} if the rule `{code}` did not refuse it", more_of(more));
            NearMiss { change: Relaxation::Rule, more, weekday: None, part: None, rule: Some(rule), text }
        };
        counts.into_iter().map(miss).collect()
    }
}

fn more_of(more: u32) -> String {
    if more == 1 { "one more".into() } else { format!("{more} more") }
}

fn ranked(counts: BTreeMap<Box<str>, (String, u32)>) -> Vec<InTheWay> {
    let way = |(code, (text, pairs)): (Box<str>, (String, u32))| InTheWay { code, text, pairs: Some(pairs), reasons: Vec::new() };
    let mut all: Vec<InTheWay> = counts.into_iter().map(way).collect();
    crate::order::InOrder::in_order_by_key(all.as_mut_slice(), |one| std::cmp::Reverse(one.pairs));
    all
}
