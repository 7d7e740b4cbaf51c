//! Why a pair is no match, and what would make one.
//!
//! The first thing that stands in the way is told. To members everything is worked out from public facts and their own (promise 13):
//! others' hours, programmes and whatever a broker keeps are unknown. Where they might matter, a pair is none that is refused, and a
//! broker decides once it is proposed.

mod near;
mod standing;

use super::candidates::{self, Around, Search, Stop};
pub use super::gave_before::GaveBefore;
use super::gave_before::{self, History};
use super::matches::{check_clock, search};
use super::profile::Party;
use super::slots::ClockChange;
use super::words;
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::listing::{Listing, ListingKind};
use crate::order::{BTreeMap, BTreeSet};
use crate::queries::{Access, question};
use crate::rules::Reason;
use crate::values::ids::{Id as _, ListingId};
use crate::values::time::Date;
use serde::Serialize;
use standing::{NO_TIME, NO_TIME_TEXT, NOT_CLASSIFIED, Standing};

question! {
    /// What keeps two listings from matching, or what keeps one listing from more matches, and what would bring more.
    pub struct WhyNot {
        /// The number of an offer or a request.
        listing: ListingId,
    }
    optional {
        /// The listing on the other side; all of them when left out.
        other: Option<ListingId>,
        /// The first of seven days; the day of the bank's last command when left out.
        from: Option<Date>,
        /// Minutes the local clock is ahead of UTC on the first day.
        offset: Option<i16>,
        /// The changes of the local clock in those days, in order.
        changes: Vec<ClockChange>,
    }
    =>
    /// What keeps two listings from matching, or a listing from all that come into question, with what would bring more. Members ask about
    /// their own listings, or those of people they are appointed to see, and others they may see.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`]; [`Error::BadArguments`] for two offers, two requests, or a clock whose
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
    /// The number of listings that match.
    pub matching: u32,
    /// What stands in the way of those that come into question but do not match, with the number of pairs.
    pub standing: Vec<InTheWay>,
    /// What would bring more, one change at a time: the most first, and at most three.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<NearMiss>,
    /// For brokers: those who gave what is asked for before and do not offer it now, or for less time, the last first, and at most ten. The
    /// rules do not refuse them, but they have to be asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gave_before: Vec<GaveBefore>,
    /// For brokers: listings on the other side without an activity, so that nothing is found for them, the newest first, and at most ten.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to_classify: Vec<ListingId>,
}

/// What stands in the way of some pairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct InTheWay {
    /// The code of a rule, or one of `not-classified`, `another-activity`, `not-in-these-days`, `only-at-a-distance`, `another-programme`,
    /// `the-same-member`, `rather-not`, `no-common-time`, `ask-the-broker`.
    pub code: Box<str>,
    /// The obstacle as a sentence.
    pub text: String,
    /// The number of pairs it stands in the way of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs: Option<u32>,
    /// All reasons the rules give, when one pair was asked about.
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

/// A change that would bring more matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NearMiss {
    /// The change to make.
    pub change: Relaxation,
    /// The number of matches it would add.
    pub more: u32,
    /// The day of more time: Monday is 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<u8>,
    /// The part of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<DayPart>,
    /// The place of the rule in the charter, from 0; shown to brokers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<u16>,
    /// The change as a sentence.
    pub text: String,
}

/// How many listings to be classified are named at most.
const TO_CLASSIFY: usize = 10;
/// How many facts are told of one cause at most.
const FACTS: usize = 3;

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
        let about = |listing: ListingId| self.state.listings.get(listing).map(|listing| self.resolve(listing.member));
        let viewer = viewer.of_own(about(listing)).of_own(question.other.and_then(about));
        // A broker does not read in passing what speaks against themselves.
        let oneself = |listing: &Listing| viewer.is_broker() && viewer.member == Some(self.resolve(listing.member));
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
                    return Err(Error::BadArguments { what: "name an offer and a request" });
                }
                vec![party]
            }
            None => {
                let near = self.near_activities(mine.listing);
                let near = |l: &Listing| l.terms.activity.is_none_or(|id| near.get(id.index() as usize).copied().unwrap_or(false));
                let other = |l: &Listing| l.kind != mine.listing.kind && l.closed.is_none() && near(l);
                let all = self.state.listings.iter().filter(|(_, l)| other(l) && shown(l) && !oneself(l));
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

    /// Of each activity, by its place: whether a listing about it is worth a word, being related or one step further away.
    fn near_activities(&self, listing: &Listing) -> Vec<bool> {
        let most = self.charter().matching.scales.related_steps.saturating_add(1);
        let Some(activity) = listing.terms.activity else { return Vec::new() };
        let near = |id| candidates::related(self, activity, id).is_some_and(|(steps, _)| steps <= most);
        self.state.activities.iter().map(|(id, _)| near(id)).collect()
    }
}

impl<'a> Asking<'a> {
    fn sides<'b>(&'b self, other: &'b Party<'a>) -> (&'b Party<'a>, &'b Party<'a>) {
        if self.mine.listing.kind == ListingKind::Request { (&self.mine, other) } else { (other, &self.mine) }
    }

    fn stand(&self, other: &Party<'a>) -> Standing {
        let (request, offer) = self.sides(other);
        let found = candidates::possible(self.bank, &self.around, &self.search, *request, *offer);
        let named = |member, unknown: &str| match self.viewer.is_broker() {
            true => words::called(self.bank, &self.viewer, member),
            false => self.bank.named(&self.viewer, member).name.unwrap_or_else(|| unknown.into()),
        };
        let (gives, asks) = match &found {
            Err(Stop::RatherNot(_) | Stop::NoTime) => (named(offer.member, "whoever gives"), named(request.member, "whoever asks")),
            _ => (String::new(), String::new()),
        };
        Standing::of(found.map(|_| ()), self.bank, &self.viewer, (&gives, &asks), self.search.from)
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
        let mut counts: BTreeMap<Box<str>, Counted> = BTreeMap::new();
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
                // A rule and what somebody would rather not be asked are told with the names of those they are about.
                let named = !self.viewer.is_broker() || one.code.as_ref() == "rather-not" || !one.reasons.is_empty();
                let name = if named { None } else { Some(words::called(self.bank, &self.viewer, other.member)) };
                let counted = counts.entry(one.code).or_default();
                counted.pairs = counted.pairs.saturating_add(1);
                counted.add(one.text, name);
            }
        }
        let before =
            || History::about(self.bank, &self.mine).before(self.bank, &self.viewer, &self.mine, self.search.from, gave_before::MOST);
        let gave_before = if self.viewer.is_broker() { before() } else { Vec::new() };
        let (standing, near, to_classify) = (ranked(counts, self.viewer.is_broker()), self.near(&left, matching > 0), self.to_classify());
        NoMatch { from: self.search.from, matching, standing, near, gave_before, to_classify }
    }

    fn to_classify(&self) -> Vec<ListingId> {
        let unclassified = self.others.iter().filter(|other| self.viewer.is_broker() && other.listing.terms.activity.is_none());
        unclassified.rev().take(TO_CLASSIFY).map(|other| other.listing.id).collect()
    }
}

/// What stands in the way of some pairs: of how many, and what is said of them.
#[derive(Default)]
struct Counted {
    pairs: u32,
    /// What is said, each once, and no more than is told.
    texts: Vec<String>,
    /// Names, each once, in the order in which they came, and by themselves.
    names: Vec<String>,
    known: BTreeSet<String>,
}

impl Counted {
    /// `name`: whose the other listing is, for brokers, where the text does not say.
    fn add(&mut self, text: String, name: Option<String>) {
        // More than are told is only told from one.
        if self.texts.len() < FACTS && !self.texts.contains(&text) {
            self.texts.push(text);
        }
        if let Some(name) = name.filter(|name| self.known.insert(name.clone())) {
            self.names.push(name);
        }
    }

    /// In words: to brokers with up to three facts or names.
    fn text(&self, code: &str, broker: bool) -> String {
        let first = self.texts.first().map(String::as_str).unwrap_or_default();
        match (code, self.texts.as_slice()) {
            _ if !broker => first.to_owned(),
            (NOT_CLASSIFIED, _) => first.to_owned(),
            (NO_TIME, _) => format!("{NO_TIME_TEXT}: {}", words::listed(&self.names)),
            (_, [one]) if !self.names.is_empty() => format!("{one}: {}", words::listed(&self.names)),
            (_, some) => some.iter().take(FACTS).map(String::as_str).collect::<Vec<_>>().join("; "),
        }
    }
}

fn ranked(counts: BTreeMap<Box<str>, Counted>, broker: bool) -> Vec<InTheWay> {
    let way = |(code, counted): (Box<str>, Counted)| InTheWay {
        text: counted.text(&code, broker),
        code,
        pairs: Some(counted.pairs),
        reasons: Vec::new(),
    };
    let mut all: Vec<InTheWay> = counts.into_iter().map(way).collect();
    crate::order::InOrder::in_order_by_key(all.as_mut_slice(), |one| std::cmp::Reverse(one.pairs));
    all
}
