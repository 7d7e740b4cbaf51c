//! A broker's day: one question, everything that waits for somebody.
//!
//! When it speaks up is the community's to say, in the charter's `today`. Nothing of it reaches members.

mod exchanges;
mod people;
mod requests;
mod sheet;

pub use exchanges::*;
pub use people::*;
pub use sheet::SessionSheet;

use super::question;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::listing::ListingKind;
use crate::order::InOrder as _;
use crate::values::ids::BridgeId;
use crate::values::ids::{ListingId, MemberId, PassageId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};
use serde::Serialize;

question! {
    /// What waits for a broker on a day, as lists to work through. For brokers.
    pub struct TodayAt {
        /// The moment the lists are for: what is due by then, or soon after, is in them.
        at: Timestamp,
    }
    optional {
        /// The local date; the bank's local day at `at` when left out.
        on: Option<Date>,
    }
    =>
    /// What waits for a broker on a day. A viewer who may see concerns and is no broker, such as a trustee, gets those alone.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`] for everybody else.
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context, Keep};
    /// # use timebank_core::personal::{Contact, Part};
    /// # use timebank_core::{Charter, Salt, TimeBank};
    /// use timebank_core::queries::TodayAt;
    /// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?).salt(Salt(*b"0123456789abcdef"));
    /// # let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// # let ana = bank.admit(cx, Admit::named("Ana Silva"))?.member()?;
    /// let again = Contact::new("2026-03-01".parse()?).how("call").again("2026-03-08".parse()?);
    /// bank.keep(cx.salt(Salt(*b"fedcba9876543210")), Keep::new(ana, [Part::Contact(again)]))?;
    /// let today = bank.host().today(&TodayAt::new("2026-03-08T08:00:00Z".parse()?))?;
    /// assert_eq!(today.calls[0].who.name.as_deref(), Some("Ana Silva"));
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    today -> Today
}

/// What waits for a broker. Each list is in the order it is best worked through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Today {
    /// The local date.
    pub on: Option<Date>,
    /// Concerns to look at again, for those who may see concerns; left out for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concerns: Option<Vec<ConcernDue>>,
    /// Lone visits not reported back: overdue ones first.
    pub visits: Vec<VisitOpen>,
    /// Lone visits in a home that were to have begun today and that nobody reported.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unreported_visits: Vec<VisitUnreported>,
    /// Sessions today, by their beginning.
    pub sessions: Vec<Session>,
    /// Members to be in touch with again.
    pub calls: Vec<CallDue>,
    /// Requests nobody has answered: those that are never refused first, then the oldest.
    pub unanswered: Vec<Unanswered>,
    /// First meetings to ask after.
    pub first_meetings: Vec<FirstMeeting>,
    /// Disputes to settle, approvals to give, answers and confirmations due, agreed dates that have passed.
    pub exchanges: Vec<ExchangeDue>,
    /// References missing or awaited.
    pub references: Vec<ReferencesMissing>,
    /// Checks to be seen again.
    pub rechecks: Vec<RecheckDue>,
    /// People gone quiet against their own rhythm: the longest silences, measured by that rhythm, first.
    pub quiet: Vec<GoneQuiet>,
    /// Objections nobody has answered.
    pub objections: Vec<ObjectionOpen>,
    /// Pauses that end.
    pub pauses: Vec<PauseEnding>,
    /// Applicants waiting.
    pub applicants: Vec<ApplicantWaiting>,
    /// Pairings to look at together.
    pub pairings: Vec<PairingDue>,
    /// Birthdays of those who would like theirs remembered.
    pub birthdays: Vec<Birthday>,
    /// Listings that run out soon.
    pub listings: Vec<ListingEnding>,
    /// Credit on its way to or from partner banks that is due.
    pub passages: Vec<PassageDue>,
    /// Members who asked to be forgotten: the longest wait first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub erasures: Vec<ErasureWaiting>,
}

/// A listing that runs out soon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ListingEnding {
    /// The listing's number.
    pub listing: ListingId,
    /// The member whose listing it is.
    #[serde(flatten)]
    pub who: super::Named,
    /// Offer or request.
    pub kind: ListingKind,
    /// The last day it is open.
    pub until: Date,
}

/// Credit on its way that is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PassageDue {
    /// The passage's number.
    pub passage: PassageId,
    /// The bridge it goes over.
    pub bridge: BridgeId,
    /// The partner's name for itself.
    pub partner: String,
    /// Whether the credit leaves for the partner or comes from there.
    pub direction: crate::journal::event::Direction,
    /// Minutes that are on their way.
    pub minutes: Minutes,
    /// The moment from which it may be voided.
    pub due: Timestamp,
}

/// What the lists are made from.
pub(crate) struct Day<'a> {
    pub(crate) bank: &'a TimeBank,
    pub(crate) viewer: super::Access,
    pub(crate) at: Timestamp,
    pub(crate) on: Date,
    /// The last day that is announced.
    pub(crate) ahead: Date,
}

impl Day<'_> {
    pub(crate) fn named(&self, member: MemberId) -> super::Named {
        self.bank.named(&self.viewer, member)
    }
    /// Whether a moment has come, or will within the days that are announced.
    pub(crate) fn is_near(&self, due: Timestamp) -> bool {
        due <= self.at || self.bank.day_of(due) <= self.ahead
    }
}

/// Days as a signed number, however many the charter says.
pub(crate) fn days(days: u32) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX)
}

impl TimeBank {
    /// See [`View::today`](crate::queries::View::today).
    pub(crate) fn today(&self, by: Viewer, question: &TodayAt) -> Result<Today, Error> {
        let viewer = self.access(by)?;
        let on = question.on.unwrap_or(self.day_of(question.at));
        let ahead = on.plus_days(days(self.charter().today.ahead_days)).unwrap_or(on);
        let day = Day { bank: self, viewer, at: question.at, on, ahead };
        let concerns = viewer.concerns.then(|| day.concerns());
        if !viewer.is_broker() {
            return match concerns {
                Some(concerns) => Ok(Today { on: Some(on), concerns: Some(concerns), ..Today::default() }),
                None => Err(Error::AskTheBroker {}),
            };
        }
        Ok(Today {
            on: Some(on),
            concerns,
            visits: day.visits(),
            unreported_visits: day.unreported_visits(),
            sessions: day.sessions(),
            calls: day.calls(),
            unanswered: day.unanswered(),
            first_meetings: day.first_meetings(),
            exchanges: day.exchanges_due(),
            references: day.references(),
            rechecks: day.rechecks(),
            quiet: day.quiet(),
            objections: day.objections(),
            pauses: day.pauses(),
            applicants: day.applicants(),
            pairings: day.pairings(),
            birthdays: day.birthdays(),
            listings: day.listings(),
            passages: day.passages(),
            erasures: day.erasures(),
        })
    }
}

impl Day<'_> {
    fn listings(&self) -> Vec<ListingEnding> {
        let open = self.bank.state.listings.iter().filter(|(_, listing)| listing.is_open_on(self.on));
        let ending = open.filter_map(|(id, listing)| {
            let until = listing.terms.until.filter(|until| *until <= self.ahead)?;
            Some(ListingEnding { listing: id, who: self.named(listing.member), kind: listing.kind, until })
        });
        let mut ending: Vec<ListingEnding> = ending.collect();
        ending.in_order_by_key(|ending| (ending.until, ending.listing));
        ending
    }

    fn passages(&self) -> Vec<PassageDue> {
        let pending = self.bank.state.passages.iter().filter(|(_, p)| p.state == crate::ledger::PassageState::Pending);
        let due = pending.filter(|(_, passage)| self.is_near(passage.due)).map(|(id, passage)| PassageDue {
            passage: id,
            bridge: passage.bridge,
            partner: self.bank.state.bridges.get(passage.bridge).map(|bridge| bridge.partner.clone()).unwrap_or_default(),
            direction: passage.direction,
            minutes: passage.minutes,
            due: passage.due,
        });
        let mut due: Vec<PassageDue> = due.collect();
        due.in_order_by_key(|passage| (passage.due, passage.passage));
        due
    }
}
