//! Exchanges as a viewer sees them: one, a member's history, and those under way.

use super::shared::Named;
use super::{Access, question};
use crate::bank::TimeBank;
use crate::charter::Confirmers;
use crate::error::Error;
use crate::journal::event::ReversalReason;
use crate::model::caller::Viewer;
use crate::model::exchange::{Attendance, Confirmation, ExchangeState, Expense, GroupRule, Payer, Setting, Shortfall, Side, Terms};
use crate::model::member::{Capacity, Posting};
use crate::order::BTreeSet;
use crate::order::InOrder as _;
use crate::state::Visit;
use crate::values::ids::*;
use crate::values::time::{Date, Start, Timestamp};
use serde::Serialize;

question! {
    /// One exchange, with all that the viewer may see of it.
    pub struct ExchangeOf {
        /// The exchange to return.
        exchange: ExchangeId,
    }
    optional {} =>
    /// One exchange. Members see those they take part in, pay for or proposed, or see for whoever does.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    exchange -> ExchangeView
}
question! {
    /// A member's exchanges in every state, latest first.
    pub struct HistoryOf {
        /// The member whose exchanges are returned, under every number they have had.
        member: MemberId,
    }
    optional {
        /// Only those after this one in the list: the last of the page before.
        before: Option<ExchangeId>,
        /// How many at most; 50 when left out, never more than 500.
        limit: Option<u32>,
    }
    =>
    /// A member's exchanges in every state, under every number they have had: latest date first, and on one date the latest
    /// entered.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    history -> History
}
question! {
    /// The exchanges under way: proposed, agreed, disputed, or done and not yet confirmed or posted.
    pub struct OpenExchanges
    optional {
        /// The member they are about. A broker may leave it out for the exchanges of everybody.
        member: Option<MemberId>,
    }
    =>
    /// The exchanges under way, earliest date first: who is still to agree or confirm, and until when.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    open_exchanges -> Vec<ExchangeView>
}

/// The maximum number of exchanges, listings or members on a page.
pub const PAGE: u32 = 500;

pub(crate) fn page_size(limit: Option<u32>) -> usize {
    limit.unwrap_or(50).clamp(1, PAGE) as usize
}

/// One member's part in an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PartView {
    /// The member who takes part.
    #[serde(flatten)]
    pub who: Named,
    /// The side they take part on.
    pub side: Side,
    /// Minutes of their part.
    pub minutes: u32,
    /// The capacity they take part in; left out for a peer.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Capacity>,
    /// Whether their time was paid for. Shown to brokers, to them, and to people appointed to see them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub paid: bool,
    /// How they stayed away; left out when they came. Shown to brokers, to them, and to people appointed to see them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
}

/// An exchange, as far as the viewer may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ExchangeView {
    /// Its number.
    pub exchange: ExchangeId,
    /// The state of the exchange.
    pub state: ExchangeState,
    /// The local date.
    pub on: Date,
    /// The time it begins on the local clock; left out when none was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Start>,
    /// The activity; left out while it is not classified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The name of the activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_name: Option<String>,
    /// The kind of place: at a home, in public, at a venue or remote; left out when it was not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// The members who take part. Only brokers see which other members stayed away.
    pub parts: Vec<PartView>,
    /// The number of visitors without a name.
    #[serde(skip_serializing_if = "super::left_out")]
    pub visitors: u32,
    /// Whose credit pays, when not the receivers'.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payer: Option<Payer>,
    /// How credit is shared, when not by the charter's rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupRule>,
    /// Whether the minutes are an estimate.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
    /// Whether a broker brought it about.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub brokered: bool,
    /// The listing it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listing: Option<ListingId>,
    /// The pairing it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairing: Option<PairingId>,
    /// The series it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesId>,
    /// The bundle it belongs to: all of its exchanges are agreed in time, or none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bundle: Option<BundleId>,
    /// Money owed for it; members see what is owed to them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expenses: Vec<Expense>,
    /// The members whose answer is still awaited: to agree while it is proposed, to confirm once it is done, to give the word of their
    /// account.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waiting_for: Vec<Named>,
    /// What is to be taken from accounts whose word is awaited; members see their own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awaiting: Vec<Posting>,
    /// The moment until which an answer is awaited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// The exchange it replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<ExchangeId>,
    /// The moment it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reversed_at: Option<Timestamp>,
    /// The reason it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reversed_why: Option<ReversalReason>,
    /// What only brokers see of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broker: Option<Box<BrokerView>>,
}

/// What only brokers see of an exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BrokerView {
    /// The member who proposed or recorded it; left out when the host did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    /// The member on whose behalf it was entered; left out when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<MemberId>,
    /// The moment it was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entered: Option<Timestamp>,
    /// The batch it was recorded in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch: Option<BatchId>,
    /// Minutes of facilitation.
    #[serde(skip_serializing_if = "super::left_out")]
    pub facilitation: u32,
    /// Those who have agreed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agreed: Vec<MemberId>,
    /// The confirmations given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Confirmation>,
    /// Whether it lies in the tray: the others are not asked until a broker lets it through.
    #[serde(skip_serializing_if = "super::left_out")]
    pub held: bool,
    /// The rules that need approval and have none yet: their places in the charter of that day, from 0.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs_approval: Vec<u16>,
    /// Rules that were approved over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approved: Vec<u16>,
    /// Minutes an enforced limit kept from accounts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shortfalls: Vec<Shortfall>,
    /// The holds in force for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<crate::ledger::Hold>,
    /// The lone visits reported for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<VisitView>,
    /// The notes on it, in the order they came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A lone visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VisitView {
    /// The member who visits.
    pub member: MemberId,
    /// The moment they set out.
    pub out: Timestamp,
    /// The moment they are expected back.
    pub expected: Timestamp,
    /// The moment they were back; left out while they are out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<Timestamp>,
}

impl From<&Visit> for VisitView {
    fn from(visit: &Visit) -> Self {
        Self { member: visit.member, out: visit.out, expected: visit.expected, back: visit.back }
    }
}

/// A page of a member's exchanges, latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct History {
    /// The member the page is about, by the number they have now.
    pub member: MemberId,
    /// The exchanges, latest first.
    pub exchanges: Vec<ExchangeView>,
    /// What to give as `before` for the next page; left out on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<ExchangeId>,
}

impl TimeBank {
    /// See [`View::exchange`](crate::queries::View::exchange).
    pub(crate) fn exchange(&self, by: Viewer, question: &ExchangeOf) -> Result<ExchangeView, Error> {
        let viewer = self.access(by)?;
        if !self.sees_exchange(&viewer, question.exchange) {
            return Err(Error::AskTheBroker {});
        }
        self.exchange_view(&viewer, question.exchange).ok_or(Error::NotFound { what: "exchange", number: question.exchange.get() })
    }

    /// See [`View::history`](crate::queries::View::history).
    pub(crate) fn history(&self, by: Viewer, question: &HistoryOf) -> Result<History, Error> {
        let viewer = self.access(by)?;
        self.need_to_see(&viewer, question.member)?;
        self.member(question.member)?;
        let member = self.resolve(question.member);
        let mut all: Vec<(Date, ExchangeId)> =
            self.exchanges_of(member).into_iter().filter_map(|id| Some((self.row(id)?.on, id))).collect();
        all.retain(|(_, id)| !self.is_in_tray(*id) || self.sees_exchange(&viewer, *id));
        all.in_order_by(|a, b| b.cmp(a));
        if let Some(before) = question.before {
            // An exchange that is not in this list does not exist for this viewer.
            let last = all.iter().find(|(_, id)| *id == before).copied();
            let last = last.ok_or(Error::NotFound { what: "exchange", number: before.get() })?;
            all.retain(|one| *one < last);
        }
        let size = page_size(question.limit);
        let next = (all.len() > size).then(|| all.get(size.saturating_sub(1)).map(|(_, id)| *id)).flatten();
        let exchanges = all.into_iter().take(size).filter_map(|(_, id)| self.exchange_view(&viewer, id)).collect();
        Ok(History { member, exchanges, next })
    }

    /// Returns a member's exchanges in every state. Exchanges they only pay for are not included.
    pub(crate) fn exchanges_of(&self, member: MemberId) -> BTreeSet<ExchangeId> {
        let mut all: BTreeSet<ExchangeId> = self.parts_of(member).map(|part| part.exchange).collect();
        // An exchange that was never posted is found only in its plan.
        let planned = self.state.plans.iter().filter(|(_, terms)| terms.parts.iter().any(|p| self.resolve(p.member) == member));
        all.extend(planned.map(|(id, _)| *id));
        all
    }

    /// See [`View::open_exchanges`](crate::queries::View::open_exchanges).
    pub(crate) fn open_exchanges(&self, by: Viewer, question: &OpenExchanges) -> Result<Vec<ExchangeView>, Error> {
        let viewer = self.access(by)?;
        let member = match question.member {
            None => {
                viewer.need_broker()?;
                None
            }
            Some(member) => {
                self.need_to_see(&viewer, member)?;
                self.member(member)?;
                Some(self.resolve(member))
            }
        };
        let takes_part = |terms: &Terms| member.is_none_or(|member| self.concerned(terms).contains(&member));
        let mut open: Vec<(Date, ExchangeId)> = Vec::new();
        for (id, ()) in self.state.open.iter() {
            if let Some(row) = self.row(*id)
                && self.terms_of(*id).is_some_and(|terms| takes_part(&terms))
                && (!self.is_in_tray(*id) || self.sees_exchange(&viewer, *id))
            {
                open.push((row.on, *id));
            }
        }
        open.in_order();
        Ok(open.into_iter().filter_map(|(_, id)| self.exchange_view(&viewer, id)).collect())
    }

    /// Returns whether an exchange is the viewer's own matter: they take part or pay, or somebody who shares their account does.
    pub(crate) fn is_own_matter(&self, viewer: Option<MemberId>, terms: &Terms) -> bool {
        let Some(viewer) = viewer.map(|viewer| self.resolve(viewer)) else { return false };
        let account = self.account_of(viewer).ok();
        self.concerned(terms).into_iter().any(|member| member == viewer || (account.is_some() && self.account_of(member).ok() == account))
    }

    /// Returns the members an exchange is about: everyone named in it, and a member who pays.
    fn concerned(&self, terms: &Terms) -> Vec<MemberId> {
        let payer = terms.payer.as_ref().and_then(|payer| payer.member);
        terms.parts.iter().map(|part| part.member).chain(payer).map(|member| self.resolve(member)).collect()
    }

    /// Returns the members whose answer an exchange still waits for.
    pub(crate) fn waiting_for(&self, id: ExchangeId, state: ExchangeState, terms: &Terms) -> Vec<MemberId> {
        let Some(more) = self.state.more.get(&id) else { return Vec::new() };
        match state {
            ExchangeState::Proposed => {
                let asked = self.asked(terms).into_iter();
                asked.filter(|member| !more.agreed.iter().any(|agreed| self.resolve(*agreed) == *member)).collect()
            }
            ExchangeState::Done => {
                let everybody = self.charter().confirmation.who == Confirmers::Both;
                let needed = terms.parts.iter().filter(|p| p.attended() && (everybody || p.side != Side::Gave));
                let needed = needed.map(|part| self.resolve(part.member));
                needed.filter(|member| !more.confirmed.iter().any(|c| self.resolve(c.member) == *member)).collect()
            }
            ExchangeState::AwaitingWord => {
                let awaited = self.awaited(id, terms).unwrap_or_default();
                // Those who pay by the terms, so that who shares an account with them is not told.
                let payer = terms.payer.as_ref().and_then(|payer| payer.member);
                let receivers =
                    terms.parts.iter().filter(|p| p.side == Side::Received && p.attended() && payer.is_none()).map(|part| part.member);
                let pays = |member: &MemberId| self.account_of(*member).is_ok_and(|a| awaited.iter().any(|leg| leg.account == a));
                receivers.chain(payer).map(|member| self.resolve(member)).filter(pays).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns an exchange as `viewer` sees it. The caller has checked that they may see it.
    pub(crate) fn exchange_view(&self, viewer: &Access, id: ExchangeId) -> Option<ExchangeView> {
        let row = self.row(id)?;
        let terms = self.terms_of(id)?;
        let more = self.state.more.get(&id).cloned().unwrap_or_default();
        let broker = viewer.is_broker();
        let own_matter = self.is_own_matter(viewer.member, &terms);
        let own = |member: MemberId| broker || self.sees(viewer, member);
        let shown = terms.parts.iter().filter(|part| part.attended() || own(part.member));
        let parts = shown.map(|part| PartView {
            who: self.named(viewer, part.member),
            side: part.side,
            minutes: part.minutes,
            capacity: part.capacity,
            paid: part.paid && own(part.member),
            attendance: part.attendance.filter(|_| own(part.member)),
        });
        let waiting = self.waiting_for(id, row.state, &terms);
        let mut awaiting = Vec::new();
        if row.state == ExchangeState::AwaitingWord && !self.waits_for_its_bundle(id, &terms) {
            awaiting = self.awaited(id, &terms).unwrap_or_default();
            awaiting.retain(|leg| broker || self.members_on(leg.account).into_iter().any(|member| self.sees(viewer, member)));
        }
        Some(ExchangeView {
            exchange: id,
            state: row.state,
            on: row.on,
            start: terms.start,
            activity: terms.activity,
            activity_name: terms.activity.and_then(|a| self.state.activities.get(a)).map(|row| row.activity.name.clone()),
            setting: terms.setting,
            parts: parts.collect(),
            visitors: terms.visitors.unwrap_or(0),
            payer: terms.payer.clone(),
            group: terms.group,
            estimated: terms.estimated,
            brokered: terms.brokered,
            listing: terms.listing,
            pairing: terms.pairing,
            series: more.series,
            bundle: more.bundle,
            expenses: terms.expenses.iter().filter(|expense| own(expense.member)).cloned().collect(),
            waiting_for: waiting.into_iter().map(|member| self.named(viewer, member)).collect(),
            awaiting,
            due: more.due,
            replaces: more.replaces,
            reversed_at: more.reversed.map(|(at, _)| at),
            reversed_why: more.reversed.map(|(_, why)| why),
            // What speaks against a broker is for other brokers.
            broker: (broker && !own_matter).then(|| Box::new(self.broker_view(id, row, more))),
        })
    }

    fn broker_view(&self, id: ExchangeId, row: &crate::state::ExchangeRow, more: crate::state::ExchangeMore) -> BrokerView {
        let first = PartId::from_index(0);
        let notes = first.into_iter().flat_map(|first| self.state.exchange_notes.range((id, first)..));
        let notes = notes.take_while(|((exchange, _), _)| *exchange == id);
        BrokerView {
            by: row.by,
            on_behalf_of: more.on_behalf_of,
            entered: Timestamp::from_seconds(row.entered),
            batch: self.state.batch_of(id),
            facilitation: more.facilitation,
            agreed: more.agreed,
            confirmed: more.confirmed,
            held: more.held,
            needs_approval: more.needs_approval.into_iter().filter(|rule| !more.approved_rules.contains(rule)).collect(),
            approved: more.approved_rules,
            shortfalls: more.shortfalls,
            holds: more.holds,
            visits: more.visits.iter().map(VisitView::from).collect(),
            notes: notes.map(|(_, (_, note))| note.text.clone()).collect(),
        }
    }
}
