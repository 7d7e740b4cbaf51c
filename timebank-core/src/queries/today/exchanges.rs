//! The part of the day that is about exchanges: what is due, visits, first meetings, requests, sessions.

use super::super::Named;
use super::{Day, days};
use crate::model::exchange::{Attendance, ExchangeState, Setting, Side};
use crate::model::personal::Standing;
use crate::order::BTreeMap;
use crate::order::InOrder as _;
use crate::values::ids::{ActivityId, ExchangeId, Id, ListingId, MemberId};
use crate::values::language::Language;
use crate::values::time::{Date, Start, Timestamp};
use serde::Serialize;

crate::canon::wire_code! {
    /// What an exchange waits for.
    pub enum Waits {
        /// A dispute is to be settled.
        Dispute = "dispute",
        /// It lies in the tray: a reason that nobody but a broker may know is against it. Nobody else is asked until a broker lets it
        /// through or declines it.
        Tray = "tray",
        /// A broker's approval.
        Approval = "approval",
        /// Answers to a proposal.
        Answers = "answers",
        /// Confirmations.
        Confirmations = "confirmations",
        /// Its day has passed, and nobody has reported whether it took place. Until then its minutes are held.
        Done = "done",
        /// It took place, and accounts that pay for it have not given their word: without it nothing is posted.
        Word = "word",
        /// It took place, and nothing is posted before every exchange of its bundle has ended its course.
        Bundle = "bundle",
    }
}

/// An exchange that waits for something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ExchangeDue {
    /// The exchange's number.
    pub exchange: ExchangeId,
    /// The local date of the exchange.
    pub on: Date,
    /// What it waits for.
    pub waits: Waits,
    /// The members whose answer is awaited.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waiting_for: Vec<Named>,
    /// The moment until which it is awaited. Then the exchange expires, or counts as confirmed, as the charter says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// Why it lies in the tray, by what the rules say now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<crate::rules::Reason>,
    /// Who is asked to take another's place, by a member. It is agreed as it was; a broker puts them in, or does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub substitute: Option<SubstituteWanted>,
}

/// A substitute that a member asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SubstituteWanted {
    /// The member who would not take part.
    pub out: Named,
    /// The member who would take part instead.
    pub into: Named,
}

/// A member who is out on a lone visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VisitOpen {
    /// The exchange the visit is for.
    pub exchange: ExchangeId,
    /// The member who is out.
    #[serde(flatten)]
    pub who: Named,
    /// The members they visit.
    pub with: Vec<Named>,
    /// The moment they set out.
    pub out: Timestamp,
    /// The moment they are expected back.
    pub expected: Timestamp,
    /// Whether that has passed.
    pub overdue: bool,
    /// Contact details, in the host's words.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub contact: BTreeMap<String, String>,
    /// The person to call in an emergency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergency: Option<String>,
}

/// A lone visit in a home that was to have begun, and that nobody reported out on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VisitUnreported {
    /// The exchange the visit was for.
    pub exchange: ExchangeId,
    /// The time it was to begin on the local clock; left out when none was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Start>,
    /// The members who were to visit.
    pub who: Vec<Named>,
    /// The members to be visited.
    pub with: Vec<Named>,
}

/// A request nobody has answered: nothing that names it is under way, and it waits since it was posted or last met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Unanswered {
    /// The listing's number.
    pub listing: ListingId,
    /// The member who asks.
    #[serde(flatten)]
    pub who: Named,
    /// The title of the request.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The activity; left out while it is not classified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// Days since it was posted, or since it was last met.
    pub days: u32,
    /// The minutes that are left, if part of it was met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<u32>,
    /// Whether it is on a need that is never refused.
    pub never_refused: bool,
}

/// A first meeting to ask after: "again?".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FirstMeeting {
    /// The exchange at which they met.
    pub exchange: ExchangeId,
    /// The day they met.
    pub on: Date,
    /// The members to ask: those of the two who have not been asked yet.
    pub ask: Vec<Named>,
    /// The two members who met, by number.
    pub between: [MemberId; 2],
}

/// An exchange today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Session {
    /// The exchange's number.
    pub exchange: ExchangeId,
    /// The state of the exchange.
    pub state: ExchangeState,
    /// The time it begins on the local clock; left out when none was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Start>,
    /// The name of the activity; left out while it is not classified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_name: Option<String>,
    /// The kind of place: at a home, in public, at a venue or remote; left out when it was not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// Those who take part: givers first, then by name.
    pub people: Vec<SessionPerson>,
    /// The number of visitors without a name.
    #[serde(skip_serializing_if = "crate::queries::left_out")]
    pub visitors: u32,
}

/// A member who takes part in a session, with what the host of the session needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SessionPerson {
    /// The member who takes part.
    #[serde(flatten)]
    pub who: Named,
    /// The side they take part on.
    pub side: Side,
    /// Whether they come, as far as that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
    /// What the place must have for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub access_needs: Vec<String>,
    /// How they get there, where the host keeps an attribute `transport`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transport: Option<String>,
    /// Languages they are at ease in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Who to call in an emergency: their own words, or those appointed for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emergency: Vec<String>,
}

/// Days back that first meetings are asked after; older ones are history.
pub const FIRST_MEETING_DAYS: u32 = 28;

impl Day<'_> {
    pub(super) fn exchanges_due(&self) -> Vec<ExchangeDue> {
        let mut due: Vec<ExchangeDue> = Vec::new();
        for (id, ()) in self.bank.state.open.iter() {
            let (Some(row), Some(terms)) = (self.bank.row(*id), self.bank.terms_of(*id)) else { continue };
            let more = self.bank.state.more.get(id);
            let until = more.and_then(|more| more.due);
            let near = until.is_some_and(|until| self.is_near(until));
            let unapproved = more.is_some_and(|m| {
                m.needs_approval.iter().any(|rule| !m.approved_rules.contains(rule)) || m.booked_twice && !m.booking_approved
            });
            let substitute = more.and_then(|more| more.substitute).filter(|_| row.state == ExchangeState::Agreed);
            let mut terms = terms;
            for part in &mut terms.parts {
                if let Some((_, into)) = substitute.filter(|(out, _)| self.bank.resolve(part.member) == self.bank.resolve(*out)) {
                    part.member = into;
                }
            }
            let held = self.bank.is_in_tray(*id) || substitute.is_some();
            // A broker is not told of what waits because of themselves; another one is, or the host.
            if held && self.bank.is_own_matter(self.viewer.member, &terms) {
                continue;
            }
            let waits = match row.state {
                ExchangeState::Proposed | ExchangeState::Agreed if held => Waits::Tray,
                ExchangeState::Disputed => Waits::Dispute,
                ExchangeState::Proposed if unapproved => Waits::Approval,
                ExchangeState::Proposed if near => Waits::Answers,
                ExchangeState::Done if near => Waits::Confirmations,
                ExchangeState::Agreed if row.on < self.on => Waits::Done,
                ExchangeState::AwaitingWord if self.bank.waits_for_its_bundle(*id, &terms) => Waits::Bundle,
                ExchangeState::AwaitingWord => Waits::Word,
                _ => continue,
            };
            let waiting = self.bank.waiting_for(*id, row.state, &terms);
            let waiting_for = waiting.into_iter().map(|member| self.named(member)).collect();
            let reasons =
                if held { self.bank.verdict_besides(&terms, Some(*id)).for_audience(self.viewer.audience).reasons } else { Vec::new() };
            let substitute = substitute.map(|(out, into)| SubstituteWanted { out: self.named(out), into: self.named(into) });
            due.push(ExchangeDue { exchange: *id, on: row.on, waits, waiting_for, due: until, reasons, substitute });
        }
        due.in_order_by_key(|exchange| (exchange.waits, exchange.due, exchange.exchange));
        due
    }

    /// Lone visits in a home that were to have begun on this day and that none of those who give reported out on.
    pub(super) fn unreported_visits(&self) -> Vec<VisitUnreported> {
        let mut all: Vec<VisitUnreported> = Vec::new();
        if !self.bank.charter().today.lone_visits {
            return all;
        }
        for (id, ()) in self.bank.state.open.iter() {
            let Some(row) = self.bank.row(*id).filter(|row| row.on == self.on && row.state == ExchangeState::Agreed) else { continue };
            let begun = row.start().is_none_or(|start| {
                let minutes = i64::from(start.minute).saturating_sub(i64::from(start.offset));
                row.on.start().millis().saturating_add(minutes.saturating_mul(60_000)) <= self.at.millis()
            });
            let reported = self.bank.state.more.get(id).is_some_and(|more| !more.visits.is_empty());
            let Some(terms) = self.bank.terms_of(*id).filter(|_| begun && !reported) else { continue };
            if !self.bank.is_lone_visit(&terms) {
                continue;
            }
            let side = |gives: bool| terms.parts.iter().filter(move |part| part.attended() && (part.side != Side::Received) == gives);
            all.push(VisitUnreported {
                exchange: *id,
                start: row.start(),
                who: side(true).map(|part| self.named(part.member)).collect(),
                with: side(false).map(|part| self.named(part.member)).collect(),
            });
        }
        all.in_order_by_key(|visit| (visit.start.map(|start| start.minute), visit.exchange));
        all
    }

    pub(super) fn visits(&self) -> Vec<VisitOpen> {
        let mut out: Vec<VisitOpen> = Vec::new();
        for (id, more) in self.bank.state.more.iter() {
            for visit in more.visits.iter().filter(|visit| visit.back.is_none()) {
                let member = self.bank.resolve(visit.member);
                let profile = self.bank.state.people.get(&member).map(|person| &person.profile);
                let parts = self.bank.terms_of(*id).map(|terms| terms.parts).unwrap_or_default();
                let others = parts.iter().map(|part| self.bank.resolve(part.member)).filter(|other| *other != member);
                out.push(VisitOpen {
                    exchange: *id,
                    who: self.named(member),
                    with: others.map(|other| self.named(other)).collect(),
                    out: visit.out,
                    expected: visit.expected,
                    overdue: visit.expected < self.at,
                    contact: profile.map(|profile| profile.contact.clone()).unwrap_or_default(),
                    emergency: profile.and_then(|profile| profile.emergency.clone()),
                });
            }
        }
        // What was expected back first is overdue first.
        out.in_order_by_key(|visit| (visit.expected, visit.exchange));
        out
    }

    /// Exchanges between just two members, in the last four weeks, that brought them together for the first time.
    pub(super) fn first_meetings(&self) -> Vec<FirstMeeting> {
        let bank = self.bank;
        let oldest = self.on.plus_days(days(FIRST_MEETING_DAYS).saturating_neg()).unwrap_or(self.on);
        let mut meetings: Vec<FirstMeeting> = Vec::new();
        for (id, row) in bank.state.exchanges.iter() {
            if !crate::bank::TimeBank::counts(row) || row.on < oldest || row.on > self.on || row.parts != 2 {
                continue;
            }
            let terms = bank.terms_of(id).map(|terms| terms.parts).unwrap_or_default();
            let met: Vec<MemberId> = terms.iter().filter(|part| part.attended()).map(|part| bank.resolve(part.member)).collect();
            let [a, b] = met.as_slice() else { continue };
            let (a, b) = (*a, *b);
            if a == b || bank.is_organisation(a) || bank.is_organisation(b) || self.met_before(a, b, (row.on, id)) {
                continue;
            }
            let asked = |who: MemberId, other: MemberId| {
                let person = bank.state.people.get(&who);
                person.is_none_or(|p| p.after_meetings.iter().any(|m| m.exchange == id || bank.resolve(m.with) == other))
            };
            let ask: Vec<Named> =
                [(a, b), (b, a)].into_iter().filter(|(who, other)| !asked(*who, *other)).map(|(who, _)| self.named(who)).collect();
            if !ask.is_empty() {
                meetings.push(FirstMeeting { exchange: id, on: row.on, ask, between: [a, b] });
            }
        }
        meetings.in_order_by_key(|meeting| (meeting.on, meeting.exchange));
        meetings
    }

    /// Whether two members had an exchange between them, in a group or not, before this one.
    fn met_before(&self, a: MemberId, b: MemberId, this: (Date, ExchangeId)) -> bool {
        let bank = self.bank;
        bank.parts_of(a).any(|part| {
            let Some(row) = bank.row(part.exchange).filter(|row| crate::bank::TimeBank::counts(row)) else { return false };
            (row.on, part.exchange) < this
                && bank.part_rows(row).any(|other| {
                    bank.resolve(other.member) == b && other.attendance.is_none_or(|attendance| attendance == Attendance::Attended)
                })
        })
    }

    pub(super) fn sessions(&self) -> Vec<Session> {
        let mut sessions: Vec<Session> = Vec::new();
        for (id, row) in self.bank.state.exchanges.iter().filter(|(_, row)| row.on == self.on) {
            if matches!(row.state, ExchangeState::Declined | ExchangeState::Withdrawn | ExchangeState::Expired | ExchangeState::Reversed) {
                continue;
            }
            let Some(terms) = self.bank.terms_of(id) else { continue };
            let mut people: Vec<SessionPerson> =
                terms.parts.iter().map(|part| self.session_person(part.member, part.side, part.attendance)).collect();
            people.in_order_by(|a, b| (a.side, &a.who.name, a.who.member).cmp(&(b.side, &b.who.name, b.who.member)));
            let activity = terms.activity.and_then(|activity| self.bank.state.activities.get(activity));
            sessions.push(Session {
                exchange: id,
                state: row.state,
                start: terms.start,
                activity_name: activity.map(|row| row.activity.name.clone()),
                setting: terms.setting,
                people,
                visitors: terms.visitors.unwrap_or(0),
            });
        }
        sessions.in_order_by_key(|session| (session.start.map_or(u16::MAX, |start| start.minute), session.exchange));
        sessions
    }

    fn session_person(&self, member: MemberId, side: Side, attendance: Option<Attendance>) -> SessionPerson {
        let person = self.bank.state.people.get(&self.bank.resolve(member));
        let profile = person.map(|person| person.profile.clone()).unwrap_or_default();
        let mut emergency: Vec<String> = profile.emergency.into_iter().filter(|words| !words.is_empty()).collect();
        let appointed = person.into_iter().flat_map(|person| &person.appointments);
        for a in appointed.filter(|a| a.holds_on(self.on) && a.scope.contains(&crate::model::personal::Scope::Emergency)) {
            let name = a.who.and_then(|who| self.named(who).name).unwrap_or_else(|| a.name.clone());
            emergency.push(if a.standing == Standing::Themselves { name } else { format!("{name} ({})", a.standing) });
        }
        SessionPerson {
            who: self.named(member),
            side,
            attendance,
            access_needs: profile.access_needs.unwrap_or_default(),
            transport: profile.attributes.get("transport").cloned(),
            languages: profile.languages.unwrap_or_default(),
            emergency,
        }
    }
}

impl crate::bank::TimeBank {
    /// The posted participations of an exchange.
    pub(crate) fn part_rows(&self, row: &crate::state::ExchangeRow) -> impl Iterator<Item = &crate::state::PartRow> + '_ {
        let indices = (row.first_part..).take(usize::from(row.parts));
        indices.filter_map(|index| self.state.parts.get(crate::state::PartRowId::from_index(index)?))
    }
}
