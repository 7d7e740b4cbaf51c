//! Who could walk with whom in a programme, such as mentoring or befriending: suggested to brokers from what the bank knows.
//!
//! Mentors are active members with an open offer in the programme, mentees those with an open request in it. A pair comes into question when
//! the rules and the mentor's readiness do not refuse it, as the command `pair` judges them, they have hours in common in the seven days that
//! are looked at, or nobody knows, and the mentor has not said they would rather not. What is unknown wants approval.
//!
//! Of all sets of pairs within everybody's capacity the one worth most is suggested ([`pair_by_weights`]). Nobody ranks anybody here, so there
//! is nothing for a stable outcome to be stable against.

mod look;
#[cfg(test)]
mod tests;

use super::lately::Lately;
use super::matches::{Because, Points};
use super::pairing::{Weights, pair_by_weights};
use super::profile::{Merged, Party};
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::listing::{Listing, ListingKind};
use crate::model::member::MemberState;
use crate::order::{BTreeMap, BTreeSet};
use crate::queries::{Access, Named, question};
use crate::rules::{Answer, Reason};
use crate::values::ids::{ActivityId, MemberId, ProgrammeId};
use crate::values::time::Date;
use look::{Fitting, Unfit};
use serde::Serialize;

/// How many more mentees a mentor is suggested for at once, where the question does not say.
const EACH: u32 = 1;

question! {
    /// Pairs of a mentor and a mentee to suggest in a programme, and those who are left without. For brokers.
    pub struct Pairings {
        /// The programme to pair for.
        programme: ProgrammeId,
    }
    optional {
        /// The first day of the pairings, and of the seven days whose hours are compared; the day of the bank's last command when left out.
        from: Option<Date>,
        /// How many more mentees each mentor is suggested for at most, within what the charter lets them walk with; 1 when left out.
        each: Option<u32>,
    }
    =>
    /// Pairs for a programme: mentors from its open offers, mentees from its open requests, with what the rules say, what speaks for each
    /// pair in words for both, and who is left and why.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`] when a member asks.
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context, Offer, OpenProgramme, Request};
    /// # use timebank_core::listing::ListingTerms;
    /// # use timebank_core::{BankId, Charter, ProgrammeId, TimeBank};
    /// use timebank_core::matching::Pairings;
    /// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?);
    /// # let mut bank = TimeBank::create(cx, BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// # let ana = bank.admit(cx, Admit::default())?.member()?;
    /// # let ben = bank.admit(cx, Admit::default())?.member()?;
    /// # bank.execute_json(br#"{"at": "2026-03-01T10:00:00Z", "by": "host", "do": {"type": "open-programme", "programme": {"name": "Side by side"}}}"#)?;
    /// # let programme = ProgrammeId::new(1).expect("1 is a number");
    /// # let mut terms = ListingTerms::open();
    /// # terms.programme = Some(programme);
    /// bank.offer(cx, Offer::new(ana).terms(terms.clone()))?;
    /// bank.request(cx, Request::new(ben).terms(terms))?;
    /// let found = bank.host().pairings(&Pairings::new(programme))?;
    /// let pair = &found.pairs[0];
    /// assert_eq!((pair.mentor.member, pair.mentee.member), (ana, ben));
    /// // Nobody knows when they are free, what they speak and where they live.
    /// assert_eq!(pair.answer, timebank_core::rules::Answer::NeedsApproval);
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    pairings -> SuggestedPairings
}

/// Pairs for a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SuggestedPairings {
    /// The number of the programme.
    pub programme: ProgrammeId,
    /// The first day of the pairings.
    pub from: Date,
    /// The pairs, by the number of the mentee.
    pub pairs: Vec<SuggestedPair>,
    /// The members who offer or ask in the programme and are in no pair.
    pub left: Vec<LeftUnpaired>,
    /// What the pairs are worth together: no other set of pairs is worth more.
    pub value: i64,
}

/// Two who could be paired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SuggestedPair {
    /// The mentor.
    pub mentor: Named,
    /// The mentee.
    pub mentee: Named,
    /// The answer of the rules; what is unknown needs approval.
    pub answer: Answer,
    /// The reasons it needs approval, if it does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// The score: the sum of the points.
    pub score: u32,
    /// The components of the score; those of 0 points are left out.
    pub components: Vec<Points>,
    /// What speaks for it, to show to the mentor.
    pub for_mentor: Vec<Because>,
    /// What speaks for it, to show to the mentee.
    pub for_mentee: Vec<Because>,
}

wire_code! {
    /// The reason someone is in no pair.
    pub enum WhyUnpaired {
        /// Nobody is on the other side.
        Nobody = "nobody",
        /// The rules refuse everybody on the other side, or they are not ready.
        Refused = "refused",
        /// They have no hours in common with anybody, or those would rather not.
        NoTime = "no-time",
        /// Those who would fit are needed more elsewhere, or have no room.
        NeededElsewhere = "needed-elsewhere",
    }
}

/// Someone who is in no pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LeftUnpaired {
    /// The member without a pair.
    pub member: Named,
    /// Whether they offer as a mentor or ask as a mentee.
    pub kind: ListingKind,
    /// The reason they are in no pair.
    pub why: WhyUnpaired,
    /// What the rules say against the first member of the other side, where they refuse.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// Somebody on one side, with all they have open in the programme.
struct Side<'a> {
    member: MemberId,
    listings: Vec<Party<'a>>,
    /// What they like doing: the activities of everything they have open.
    likes: BTreeSet<ActivityId>,
    room: u32,
}

/// What is known besides the two.
struct Around<'a> {
    bank: &'a TimeBank,
    viewer: Access,
    from: Date,
    merged: Merged,
    lately: Lately,
}

impl TimeBank {
    /// See [`View::pairings`](crate::queries::View::pairings).
    pub(crate) fn pairings(&self, by: Viewer, question: &Pairings) -> Result<SuggestedPairings, Error> {
        let viewer = self.access(by)?;
        viewer.need_broker()?;
        let programme = question.programme;
        self.state.programmes.get(programme).ok_or(Error::NotFound { what: "programme", number: programme.get() })?;
        let from = question.from.unwrap_or(self.today_here());
        let around = Around { bank: self, viewer, from, merged: Merged::new(self), lately: Lately::new(self) };
        let each = question.each.unwrap_or(EACH);
        let mentors = around.side(programme, ListingKind::Offer, each);
        let mentees = around.side(programme, ListingKind::Request, 1);
        around.suggest(programme, &mentors, &mentees)
    }
}

impl<'a> Around<'a> {
    /// Everybody active with an open listing in the programme, by number, and how many more they have room for.
    fn side(&self, programme: ProgrammeId, kind: ListingKind, each: u32) -> Vec<Side<'a>> {
        let bank = self.bank;
        let open = |listing: &Listing| {
            listing.closed.is_none()
                && listing.terms.until.is_none_or(|until| self.from <= until)
                && listing.from().days_since(self.from) < 7
        };
        let mut likes: BTreeMap<MemberId, BTreeSet<ActivityId>> = BTreeMap::new();
        let mut all: BTreeMap<MemberId, Vec<Party<'a>>> = BTreeMap::new();
        for (id, listing) in bank.state.listings.iter().filter(|(_, listing)| open(listing)) {
            let member = bank.resolve(listing.member);
            likes.entry(member).or_default().extend(listing.terms.activity);
            let party = Party::of(bank, id).filter(|_| listing.kind == kind && listing.terms.programme == Some(programme));
            let active = || bank.state.members.get(member).is_some_and(|row| row.state == MemberState::Active);
            if let Some(party) = party.filter(|_| active()) {
                all.entry(member).or_default().push(party);
            }
        }
        let side = |(member, listings): (MemberId, Vec<Party<'a>>)| {
            let likes = likes.remove(&member).unwrap_or_default();
            let room = self.room(programme, kind, member).min(each);
            Side { member, listings, likes, room }
        };
        all.into_iter().map(side).collect()
    }

    /// How many more somebody may walk with: a mentor as many as the charter says, over all programmes, a mentee one in this programme.
    fn room(&self, programme: ProgrammeId, kind: ListingKind, member: MemberId) -> u32 {
        let going = self.bank.state.pairings.iter().filter(|(_, pairing)| pairing.ended.is_none_or(|(last, _)| last >= self.from));
        let has = going.filter(|(_, pairing)| match kind {
            ListingKind::Offer => self.bank.resolve(pairing.mentor) == member,
            ListingKind::Request => pairing.programme == programme && self.bank.resolve(pairing.mentee) == member,
        });
        let has = u32::try_from(has.count()).unwrap_or(u32::MAX);
        let most = if kind == ListingKind::Offer { self.bank.charter().programmes.mentees.unwrap_or(u32::MAX) } else { 1 };
        most.saturating_sub(has)
    }

    fn suggest(&self, programme: ProgrammeId, mentors: &[Side<'a>], mentees: &[Side<'a>]) -> Result<SuggestedPairings, Error> {
        let mut fitting: BTreeMap<(u32, u32), Fitting> = BTreeMap::new();
        let mut unfit: BTreeMap<(u32, u32), Unfit> = BTreeMap::new();
        for (a, mentee) in (0_u32..).zip(mentees) {
            for (b, mentor) in (0_u32..).zip(mentors).filter(|(_, mentor)| mentor.member != mentee.member) {
                match self.look(mentor, mentee) {
                    Ok(fits) => {
                        fitting.insert((a, b), fits);
                    }
                    Err(why) => {
                        unfit.insert((a, b), why);
                    }
                }
            }
        }
        let able = |(a, b): &(u32, u32)| {
            mentees.get(*a as usize).is_some_and(|mentee| mentee.room > 0) && mentors.get(*b as usize).is_some_and(|mentor| mentor.room > 0)
        };
        let pairs: Vec<(u32, u32, i64)> =
            // A pair of which nothing is known is still worth something.
            fitting.iter().filter(|(at, _)| able(at)).map(|((a, b), fits)| (*a, *b, i64::from(fits.score.max(1)))).collect();
        let room: Vec<u32> = mentors.iter().map(|mentor| mentor.room).collect();
        let best = pair_by_weights(&Weights::default().mentees(u32::try_from(mentees.len()).unwrap_or(u32::MAX)).room(room).pairs(pairs))?;
        let mut suggested = Vec::new();
        let (mut paired, mut walks): (BTreeSet<u32>, BTreeSet<u32>) = Default::default();
        for (a, b) in (0_u32..).zip(&best.mentor).filter_map(|(a, mentor)| Some((a, (*mentor)?))) {
            let sides = mentors.get(b as usize).zip(mentees.get(a as usize));
            if let (Some((mentor, mentee)), Some(fits)) = (sides, fitting.get(&(a, b))) {
                suggested.push(self.told(mentor, mentee, fits));
                paired.insert(a);
                walks.insert(b);
            }
        }
        let left = self.left(mentors, mentees, &walks, &paired, &fitting, &unfit);
        Ok(SuggestedPairings { programme, from: self.from, pairs: suggested, left, value: best.value })
    }

    fn left(
        &self,
        mentors: &[Side<'a>],
        mentees: &[Side<'a>],
        walks: &BTreeSet<u32>,
        paired: &BTreeSet<u32>,
        fitting: &BTreeMap<(u32, u32), Fitting>,
        unfit: &BTreeMap<(u32, u32), Unfit>,
    ) -> Vec<LeftUnpaired> {
        let mut left = Vec::new();
        for (kind, side, there) in [(ListingKind::Request, mentees, paired), (ListingKind::Offer, mentors, walks)] {
            for (at, one) in (0_u32..).zip(side).filter(|(at, _)| !there.contains(at)) {
                let own = |(a, b): &(u32, u32)| if kind == ListingKind::Request { *a == at } else { *b == at };
                let mut against: Vec<&Unfit> = unfit.iter().filter(|(key, _)| own(key)).map(|(_, why)| why).collect();
                // What only wants an hour is nearer to a pair than what the rules refuse.
                crate::order::InOrder::in_order_by_key(against.as_mut_slice(), |why| matches!(why, Unfit::Refused(_)));
                let (why, reasons) = if fitting.keys().any(own) {
                    (WhyUnpaired::NeededElsewhere, Vec::new())
                } else {
                    match against.first() {
                        None => (WhyUnpaired::Nobody, Vec::new()),
                        Some(Unfit::NoTime) => (WhyUnpaired::NoTime, Vec::new()),
                        Some(Unfit::Refused(reasons)) => (WhyUnpaired::Refused, reasons.clone()),
                    }
                };
                left.push(LeftUnpaired { member: self.bank.named(&self.viewer, one.member), kind, why, reasons });
            }
        }
        left
    }

    fn told(&self, mentor: &Side<'a>, mentee: &Side<'a>, fits: &Fitting) -> SuggestedPair {
        let called = |member| self.bank.named(&self.viewer, member);
        let (one, other) = (called(mentor.member), called(mentee.member));
        let name = |named: &Named| named.name.clone().unwrap_or_else(|| named.member.to_string());
        SuggestedPair {
            answer: fits.answer,
            reasons: fits.reasons.clone(),
            score: fits.score,
            components: fits.components.clone(),
            for_mentor: self.speaks_for(fits, &name(&other), true),
            for_mentee: self.speaks_for(fits, &name(&one), false),
            mentor: one,
            mentee: other,
        }
    }
}
