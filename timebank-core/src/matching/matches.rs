//! "Who could help me, and what could I do for whom?": the best matches, for whoever asks.
//!
//! Brokers and the host get the best of all pairs. A member gets a few, drawn for the week by the secret of the bank (see
//! [`suggest`](super::suggest)), and everything said of them rests on what that member may know (promise 13). What a check, a limit or
//! a concern decides is decided once something is proposed, in the broker's tray.

use super::candidates::{Around, Candidate, Search, plainly};
use super::score::Component;
use super::slots::{Clock, ClockChange};
use crate::bank::TimeBank;
use crate::charter::MatchingWeights;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::Setting;
use crate::model::listing::{Listing, ListingKind};
use crate::order::BTreeSet;
use crate::queries::{Access, Named, question};
use crate::rules::{Answer, Reason};
use crate::values::ids::{ActivityId, ListingId, MemberId};
use crate::values::time::{Date, Start};
use serde::Serialize;

/// Matches given when nothing is said of how many, and at most.
const USUAL: u32 = 10;
const MOST: u32 = 100;
/// Slots of a match.
const SLOTS: u32 = 3;

question! {
    /// The best matches of one offer or request, or of everything a member has open.
    pub struct MatchesFor
    optional {
        /// The offer or request to find matches for. Name either this or `member`; otherwise the error is `bad-arguments`.
        listing: Option<ListingId>,
        /// The member for whose open listings matches are found.
        member: Option<MemberId>,
        /// With a member: of their offers ("what could I do, and for whom?") or of their requests ("who could help me?"); of both when left out.
        kind: Option<ListingKind>,
        /// Only listings open to this programme.
        programme: Option<crate::values::ids::ProgrammeId>,
        /// The first of seven days; the day of the bank's last command when left out.
        from: Option<Date>,
        /// How many at most; 10 when left out, never more than 100.
        most: Option<u32>,
        /// How many times to name for each, each on a day of its own; 3 when left out, never more than 7.
        slots: Option<u32>,
        /// Minutes the local clock is ahead of UTC on the first day.
        offset: Option<i16>,
        /// The changes of the local clock in those days, in order.
        changes: Vec<ClockChange>,
    }
    =>
    /// The best matches for a listing, or for all a member has open: with what the rules say, the score and what it is made of, times, and
    /// reasons for both sides. Members ask about what is theirs, or about those they are appointed to see. They get a few people a week,
    /// the same ones whatever they ask; a listing that is posted or changed counts from the next week on.
    ///
    /// # Errors
    /// [`Error::BadArguments`] unless just one of listing and member is named, or when the clock's changes are out of order;
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context, Offer, Request};
    /// # use timebank_core::listing::ListingTerms;
    /// # use timebank_core::{ActivityId, Charter, TimeBank};
    /// use timebank_core::matching::MatchesFor;
    /// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?);
    /// # let charter = Charter::from_json(br#"{"name": "Harpurbrook", "activities": [{"code": "tea", "name": "Tea"}]}"#)?;
    /// # let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), charter)?;
    /// # let ana = bank.admit(cx, Admit::default())?.member()?;
    /// # let ben = bank.admit(cx, Admit::default())?.member()?;
    /// # let terms = ListingTerms::open().activity(ActivityId::new(1).expect("1 is a number"));
    /// # bank.offer(cx, Offer::new(ana).terms(terms.clone()))?;
    /// # let request = bank.request(cx, Request::new(ben).terms(terms))?.listing()?;
    /// let found = bank.host().matches_for(&MatchesFor::new().listing(request))?;
    /// let best = &found.matches[0];
    /// assert_eq!(best.giver.as_ref().map(|giver| giver.member), Some(ana));
    /// assert_eq!(best.score, best.components.iter().map(|part| part.points).sum::<u32>());
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    matches_for -> Matches
}

/// The best matches, best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Matches {
    /// The first of the seven days.
    pub from: Date,
    /// The matches, best first.
    pub matches: Vec<Matched>,
    /// Whether to ask the broker: there are too few candidates to show some of them to a member.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ask_the_broker: bool,
}

/// A match, as far as the viewer may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Matched {
    /// The number of the request.
    pub request: ListingId,
    /// The number of the offer.
    pub offer: ListingId,
    /// The member who would give; left out where the offer has no name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub giver: Option<Named>,
    /// The member who would receive; left out where the request has no name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiver: Option<Named>,
    /// The activity of the session.
    pub activity: ActivityId,
    /// The name of the activity.
    pub activity_name: String,
    /// Minutes one session takes.
    pub minutes: u32,
    /// The kind of place; left out when it was not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// The answer of the rules.
    pub answer: Answer,
    /// The reasons it needs approval, if it does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// The score: the sum of the points.
    pub score: u32,
    /// The components of the score; those of 0 points are left out.
    pub components: Vec<Points>,
    /// The times a session could begin, each on a day of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<Slot>,
    /// Whether one of the two, or both, did not say when they are free, as far as the viewer may know. Then they have to be asked, and the
    /// times are those of the other.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ask_when: bool,
    /// What speaks for it, to show to the giver.
    pub for_giver: Vec<Because>,
    /// What speaks for it, to show to the receiver.
    pub for_receiver: Vec<Because>,
    /// What speaks for it and what has to be asked: for brokers alone, not to be shown to others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub for_broker: Vec<Because>,
    /// For brokers: what decides among matches of the same score, and never above a better one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub among_equals: Vec<Because>,
}

/// A component of a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Points {
    /// The component's code, such as `time` or `distance`.
    pub code: &'static str,
    /// The points it gives.
    pub points: u32,
    /// The most points it could give under this charter.
    pub most: u32,
}

/// A time a session could begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Slot {
    /// The local date.
    pub on: Date,
    /// The time on the local clock.
    pub start: Start,
}

/// Something that speaks for a match: a code and a number for a host's own words, and a sentence of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Because {
    /// The code of the fact, such as `common-times`.
    pub code: &'static str,
    /// The number that goes with the code: minutes of `common-times`, kilometres of `near`, days of `has-waited` and `asked-days-ago`,
    /// minutes of `shorter`, steps of `related-activity`, times of `said-no`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<u32>,
    /// The fact as a sentence.
    pub text: String,
}

/// The most a component gives.
pub(crate) fn most(weights: &MatchingWeights, component: Component) -> u32 {
    match component {
        Component::Activity => weights.activity.max(weights.related),
        Component::Liking => weights.liking,
        Component::Level => weights.level,
        Component::Time => weights.time,
        Component::Distance => weights.distance,
        Component::Language => weights.language,
        Component::Tie => weights.new_tie.max(weights.known_tie),
        Component::Bridge => weights.bridge,
        Component::Need => weights.need,
        Component::Waiting => weights.waiting,
        Component::ChanceToGive => weights.chance_to_give,
        Component::ChanceToReceive => weights.chance_to_receive,
        Component::NotYetMet => weights.not_yet_met,
        Component::NotAskedLately => weights.not_asked_lately,
    }
}

/// The search a question comes to.
pub(crate) fn search(bank: &TimeBank, from: Option<Date>, most: usize, offset: Option<i16>, changes: &[ClockChange]) -> Search {
    let from = from.unwrap_or(bank.today_here());
    let clock = Clock::of(bank, from, offset, changes);
    let now = clock.shows(bank.last_at());
    Search { from, most, clock, not_before: Some(now) }
}

/// Checks what was said of the clock.
pub(crate) fn check_clock(offset: Option<i16>, changes: &[ClockChange]) -> Result<(), Error> {
    let offsets = offset.into_iter().chain(changes.iter().map(|c| c.offset));
    let late = changes.iter().any(|c| c.minute >= 1440) || offsets.into_iter().any(|o| o.unsigned_abs() > 1080);
    let order = changes.windows(2).any(|two| matches!(two, [a, b] if (a.on, a.minute) >= (b.on, b.minute)));
    if late || order || changes.len() > 16 {
        return Err(Error::BadArguments {
            what: "name changes of the clock in order, at most 16, minutes below 1440 and offsets up to 1080",
        });
    }
    Ok(())
}

impl TimeBank {
    /// See [`View::matches_for`](crate::queries::View::matches_for).
    pub(crate) fn matches_for(&self, by: Viewer, question: &MatchesFor) -> Result<Matches, Error> {
        let viewer = self.access(by)?;
        check_clock(question.offset, &question.changes)?;
        let mine = match (question.listing, question.member) {
            (Some(listing), None) => vec![self.asked_listing(&viewer, listing)?],
            (None, Some(member)) => {
                self.need_to_see(&viewer, member)?;
                self.member(member)?;
                self.open_of(&viewer, member, question.kind)
            }
            _ => return Err(Error::BadArguments { what: "name a listing or a member, just one of them" }),
        };
        let about = question.listing.and_then(|listing| self.state.listings.get(listing)).map(|listing| listing.member).or(question.member);
        let viewer = viewer.of_own(about.map(|member| self.resolve(member)));
        let most = question.most.unwrap_or(USUAL).min(MOST);
        let search = search(self, question.from, most as usize, question.offset, &question.changes);
        let around = Around::seen_by(self, &viewer);
        let programme = |other: &Listing| question.programme.is_none_or(|p| other.terms.programme == Some(p));
        let drawn = match mine.first().and_then(|listing| self.state.listings.get(*listing)) {
            Some(listing) if !viewer.is_broker() => self.drawn_for(self.resolve(listing.member)),
            _ => Some(BTreeSet::new()),
        };
        let mut found = Vec::new();
        for listing in mine.into_iter().filter(|_| viewer.takes_part) {
            let listed = |other: &Listing| programme(other) && self.is_shown(&viewer, other);
            if viewer.is_broker() {
                // A broker does not read in passing what speaks against themselves.
                let listed = |other: &Listing| viewer.member != Some(self.resolve(other.member)) && listed(other);
                found.extend(self.candidates_listed(listing, &search, &listed)?);
            } else if let Some(drawn) = &drawn {
                let listed = |other: &Listing| drawn.contains(&self.drawn_as(other)) && listed(other);
                found.extend(plainly(self, &around, listing, &search, &listed)?);
            }
        }
        super::candidates::in_rank(&mut found);
        found.truncate(search.most);
        let slots = question.slots.unwrap_or(SLOTS).min(7) as usize;
        let matches = found.iter().map(|one| self.matched(&viewer, &around, &search, one, slots)).collect();
        Ok(Matches { from: search.from, matches, ask_the_broker: drawn.is_none() })
    }

    /// A listing that is asked about, if whoever asks may.
    pub(crate) fn asked_listing(&self, viewer: &Access, listing: ListingId) -> Result<ListingId, Error> {
        match self.state.listings.get(listing) {
            Some(row) => self.need_to_see(viewer, row.member).map(|()| listing),
            None if viewer.is_broker() => Err(Error::NotFound { what: "listing", number: listing.get() }),
            None => Err(Error::AskTheBroker {}),
        }
    }

    fn open_of(&self, viewer: &Access, member: MemberId, kind: Option<ListingKind>) -> Vec<ListingId> {
        let member = self.resolve(member);
        let asked = |listing: &Listing| kind.is_none_or(|kind| kind == listing.kind);
        if viewer.is_broker() {
            // The index, which is asked for brokers anyway, knows whose listings are open.
            let all = self.indexed(|index| index.open_of(member).to_vec());
            return all.into_iter().filter(|id| self.state.listings.get(*id).is_some_and(asked)).collect();
        }
        let mine = |l: &Listing| l.closed.is_none() && asked(l) && self.resolve(l.member) == member;
        self.state.listings.iter().filter(|(_, listing)| mine(listing)).map(|(id, _)| id).collect()
    }

    fn matched(&self, viewer: &Access, around: &Around, search: &Search, one: &Candidate, slots: usize) -> Matched {
        let weights = &self.charter().matching.weights;
        let verdict = around.verdict(self, &one.terms(one.on, one.start)).for_audience(viewer.audience);
        let points = |(component, points): (Component, u32)| Points { code: component.code(), points, most: most(weights, component) };
        let mut times: Vec<Slot> = Vec::new();
        let named = one.starts.iter(one.first).filter(|_| one.start.is_some() && slots > 0);
        for (on, minute) in named {
            if times.len() >= slots {
                break;
            }
            let start = search.clock.start(on, minute);
            let new = times.last().is_none_or(|last| last.on != on) && on >= one.on;
            if new && around.verdict(self, &one.terms(on, Some(start))).answer != Answer::Refused {
                times.push(Slot { on, start });
            }
        }
        let (giver, receiver) = (self.listing_name(viewer, one.offer), self.listing_name(viewer, one.request));
        let mut reasons = verdict.reasons;
        for reason in &mut reasons {
            reason.text = super::facts::fact(self, viewer, reason, search.from);
        }
        Matched {
            request: one.request,
            offer: one.offer,
            giver,
            receiver,
            activity: one.activity,
            activity_name: self.state.activities.get(one.activity).map(|row| row.activity.name.clone()).unwrap_or_default(),
            minutes: one.minutes,
            setting: one.setting,
            answer: verdict.answer,
            reasons,
            score: one.score(),
            components: one.components.iter().filter(|(_, points)| *points > 0).map(points).collect(),
            slots: times,
            ask_when: self.both_said(around, one) != (true, true),
            for_giver: self.speaks_for(viewer, around, search, one, true),
            for_receiver: self.speaks_for(viewer, around, search, one, false),
            for_broker: self.speaks_to_brokers(viewer, around, search, one),
            among_equals: if viewer.is_broker() { super::lately::among_equals(self, viewer, one) } else { Vec::new() },
        }
    }
}
