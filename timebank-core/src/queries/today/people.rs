//! The part of the day that is about people: calls, references, checks, silences, pauses, concerns.

use super::super::Named;
use super::{Day, days};
use crate::model::member::{Member, MemberState};
use crate::model::personal::{Check, CheckLevel, ConcernStep, Person, Workforce};
use crate::order::BTreeMap;
use crate::order::InOrder as _;
use crate::values::ids::{MemberId, PairingId, PartId, ProgrammeId};
use crate::values::time::Date;
use serde::Serialize;

/// A member to be in touch with again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CallDue {
    /// The member to be in touch with.
    #[serde(flatten)]
    pub who: Named,
    /// The day from which it is due.
    pub due: Date,
    /// How they were last in touch.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// The note made then.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Contact details, in the host's words.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub contact: BTreeMap<String, String>,
}

/// A member with fewer references than the charter needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ReferencesMissing {
    /// The member whose references are missing.
    #[serde(flatten)]
    pub who: Named,
    /// The number of references that have come.
    pub received: u32,
    /// The number that are awaited.
    pub awaited: u32,
    /// The number the charter needs.
    pub wanted: u32,
}

/// A check to be seen again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RecheckDue {
    /// The member whose check it is.
    #[serde(flatten)]
    pub who: Named,
    /// The jurisdiction of the scheme, such as `england`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub jurisdiction: String,
    /// The level of the check.
    pub level: CheckLevel,
    /// The group the work is with: adults, children or both.
    pub workforce: Workforce,
    /// The day it was seen.
    pub seen: Date,
    /// The day from which a new one is wanted.
    pub due: Date,
}

/// A member who is quiet against their own rhythm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct GoneQuiet {
    /// The member who has gone quiet.
    #[serde(flatten)]
    pub who: Named,
    /// The last day they took part.
    pub last: Date,
    /// Days since then, or since they came back from a pause.
    pub silent_days: u32,
    /// Their usual gap: the median of the days between one occasion and the next, in tenths of a day.
    pub usual_gap_tenths: u32,
}

/// A pause that ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PauseEnding {
    /// The member who rests.
    #[serde(flatten)]
    pub who: Named,
    /// The first day of the pause.
    pub since: Date,
    /// When the pause is meant to end.
    pub until: Date,
}

/// Someone who has asked to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ApplicantWaiting {
    /// The applicant.
    #[serde(flatten)]
    pub who: Named,
    /// The day they became an applicant.
    pub since: Date,
    /// Days since then.
    pub days: u32,
    /// Whether staff have met them.
    pub met: bool,
}

/// A pairing to look at together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PairingDue {
    /// The pairing's number.
    pub pairing: PairingId,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// The mentor.
    pub mentor: Named,
    /// The mentee.
    pub mentee: Named,
    /// The day the review is due.
    pub due: Date,
}

/// A birthday of a member who would like it remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Birthday {
    /// The member whose birthday it is.
    #[serde(flatten)]
    pub who: Named,
    /// The age they reach.
    pub age: u32,
}

/// A concern that someone has to look at again. What it is about is in the concern record alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ConcernDue {
    /// The member the concern is about.
    #[serde(flatten)]
    pub who: Named,
    /// The concern: the number of the part that raised it.
    pub concern: PartId,
    /// The day it was raised.
    pub raised: Date,
    /// The day by which someone had to look at it again.
    pub escalate: Date,
    /// Whether they are matched with nobody for now.
    pub match_nobody: bool,
}

/// A member who asked to be forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ErasureWaiting {
    /// The member who asked.
    #[serde(flatten)]
    pub who: Named,
    /// The day they asked.
    pub asked: Date,
    /// Days since then.
    pub days: u32,
    /// Whether it is time: from day 20 on. No date erases by itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub due: bool,
    /// The reason it is held back, for viewers who may see concerns. Never shown to the member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<&'static str>,
}

/// Days after which an erasure that was asked for is due.
const ERASE_DAYS: u32 = 20;

/// An objection to a rule, or to the charter, that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ObjectionOpen {
    /// The member who objects.
    #[serde(flatten)]
    pub who: Named,
    /// The objection: the number of the part it came in.
    pub objection: PartId,
    /// The place in the charter of the rule objected to, from 0; left out for the charter as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<u16>,
    /// The day of the objection.
    pub on: Date,
    /// The objection in their words.
    pub text: String,
}

fn elapsed(from: Date, to: Date) -> u32 {
    u32::try_from(to.days_since(from)).unwrap_or(0)
}

/// The median gap between days, in tenths of a day; `None` with fewer than two gaps: that is no rhythm yet.
pub(crate) fn median_gap_tenths(days: &[Date]) -> Option<u32> {
    let mut gaps: Vec<u32> = days.windows(2).filter_map(|pair| Some(elapsed(*pair.first()?, *pair.last()?))).collect();
    if gaps.len() < 2 {
        return None;
    }
    gaps.in_order();
    let middle = gaps.len() / 2;
    let upper = *gaps.get(middle)?;
    let lower = if gaps.len() % 2 == 1 { upper } else { *gaps.get(middle.checked_sub(1)?)? };
    Some(upper.saturating_add(lower).saturating_mul(5))
}

impl Day<'_> {
    /// Members as they stand, with what is known of them. Merged numbers and people who were forgotten are not among them.
    fn people(&self, stands: fn(MemberState) -> bool) -> impl Iterator<Item = (MemberId, &Member, Option<&Person>)> + '_ {
        let rows = self.bank.state.members.iter().filter(move |(_, m)| m.merged_into.is_none() && stands(m.state));
        rows.map(|(id, row)| (id, row, self.bank.state.people.get(&id)))
    }

    pub(super) fn calls(&self) -> Vec<CallDue> {
        let around = |s| !matches!(s, MemberState::Erased);
        let calls = self.people(around).filter_map(|(id, _, person)| {
            let person = person?;
            // Whatever was noted last says when to be in touch again, or that nobody needs to be.
            let contact = person.contacts.last()?;
            let due = contact.again.filter(|again| *again <= self.on)?;
            let reach = person.profile.contact.clone();
            Some(CallDue { who: self.named(id), due, how: contact.how.clone(), text: contact.text.clone(), contact: reach })
        });
        let mut calls: Vec<CallDue> = calls.collect();
        calls.in_order_by_key(|call| (call.due, call.who.member));
        calls
    }

    pub(super) fn references(&self) -> Vec<ReferencesMissing> {
        let wanted = self.bank.charter().today.references;
        let joining = |s| matches!(s, MemberState::Applicant | MemberState::Active);
        let missing = self.people(joining).filter(|(id, ..)| !self.bank.is_organisation(*id)).filter_map(|(id, _, person)| {
            let references = person.map(|p| p.references.as_slice()).unwrap_or_default();
            let received = person.map_or(0, |p| p.references_on(self.on, self.bank.charter().today.reference_days));
            // One asked for and one come are two entries; what has come answers the earliest that was asked for.
            let asked = u32::try_from(references.iter().filter(|r| r.received.is_none()).count()).unwrap_or(u32::MAX);
            let come = u32::try_from(references.iter().filter(|r| r.received.is_some()).count()).unwrap_or(u32::MAX);
            let awaited = asked.saturating_sub(come);
            (received < wanted).then(|| ReferencesMissing { who: self.named(id), received, awaited, wanted })
        });
        missing.collect()
    }

    pub(super) fn rechecks(&self) -> Vec<RecheckDue> {
        let mut due: Vec<RecheckDue> = Vec::new();
        for (id, _, person) in self.people(|s| matches!(s, MemberState::Applicant | MemberState::Active | MemberState::Paused)) {
            let mut latest: BTreeMap<(&str, CheckLevel, Workforce), &Check> = BTreeMap::new();
            for check in person.iter().flat_map(|person| &person.checks) {
                let slot = latest.entry((check.jurisdiction.as_str(), check.level, check.workforce)).or_insert(check);
                if check.seen >= slot.seen {
                    *slot = check;
                }
            }
            for ((jurisdiction, level, workforce), check) in latest {
                if let Some(after) = check.recheck_after.filter(|after| *after <= self.ahead) {
                    let jurisdiction = jurisdiction.to_owned();
                    due.push(RecheckDue { who: self.named(id), jurisdiction, level, workforce, seen: check.seen, due: after });
                }
            }
        }
        due.in_order_by_key(|check| (check.due, check.who.member));
        due
    }

    /// People silent for longer than the charter's multiple of their own median gap, and for its least number of days. Those
    /// who would rather not be contacted, rest, have left, or have no rhythm yet (three days at least) are left in peace.
    pub(super) fn quiet(&self) -> Vec<GoneQuiet> {
        let policy = &self.bank.charter().today;
        let mut merged: BTreeMap<MemberId, Vec<MemberId>> = BTreeMap::new();
        for (id, _) in self.bank.state.members.iter().filter(|(_, row)| row.merged_into.is_some()) {
            merged.entry(self.bank.resolve(id)).or_default().push(id);
        }
        let mut quiet: Vec<GoneQuiet> = Vec::new();
        for (id, row, person) in self.people(|s| s == MemberState::Active) {
            if person.is_some_and(|p| p.profile.leave_quiet == Some(true)) || self.bank.is_organisation(id) {
                continue;
            }
            let numbers = std::iter::once(id).chain(merged.get(&id).into_iter().flatten().copied());
            let parts = numbers.flat_map(|number| self.bank.parts_of_number(number)).filter(|part| attended(part.attendance));
            let rows = parts.filter_map(|part| self.bank.row(part.exchange)).filter(|row| crate::bank::TimeBank::counts(row));
            let mut occasions: Vec<Date> = rows.map(|row| row.on).filter(|on| *on <= self.on).collect();
            occasions.in_order();
            occasions.dedup();
            let (Some(gap), Some(last)) = (median_gap_tenths(&occasions), occasions.last().copied()) else { continue };
            let silent = elapsed(last.max(row.since), self.on);
            let bound = u64::from(gap).saturating_mul(u64::from(policy.quiet_tenths));
            // Both sides in hundredths of a day, so that nothing is rounded.
            if silent >= policy.quiet_least_days && u64::from(silent).saturating_mul(100) > bound {
                quiet.push(GoneQuiet { who: self.named(id), last, silent_days: silent, usual_gap_tenths: gap });
            }
        }
        // Silence divided by rhythm, largest first, compared crosswise in whole numbers.
        quiet.in_order_by(|a, b| {
            let left = u64::from(b.silent_days).saturating_mul(u64::from(a.usual_gap_tenths));
            let right = u64::from(a.silent_days).saturating_mul(u64::from(b.usual_gap_tenths));
            left.cmp(&right).then(a.who.member.cmp(&b.who.member))
        });
        quiet
    }

    pub(super) fn objections(&self) -> Vec<ObjectionOpen> {
        let mut open: Vec<ObjectionOpen> = Vec::new();
        for (id, _, person) in self.people(|s| s != MemberState::Erased) {
            let all = person.map(|person| person.objections.as_slice()).unwrap_or_default();
            for (part, objection) in all.iter().filter(|(_, objection)| objection.answers.is_none()) {
                if !all.iter().any(|(_, answer)| answer.answers == Some(*part)) {
                    let text = objection.text.clone();
                    open.push(ObjectionOpen { who: self.named(id), objection: *part, rule: objection.rule, on: objection.on, text });
                }
            }
        }
        open.in_order_by_key(|objection| (objection.on, objection.objection));
        open
    }

    pub(super) fn erasures(&self) -> Vec<ErasureWaiting> {
        let mut waiting: Vec<ErasureWaiting> = Vec::new();
        for (id, asked) in self.bank.state.erasures.iter() {
            let asked = self.bank.day_of(*asked);
            let told = self.viewer.concerns && self.viewer.member != Some(*id);
            let held = self.bank.erasure_held(*id).ok().flatten().filter(|_| told);
            let days = elapsed(asked, self.on);
            waiting.push(ErasureWaiting { who: self.named(*id), asked, days, due: days >= ERASE_DAYS, held });
        }
        waiting.in_order_by_key(|one| (one.asked, one.who.member));
        waiting
    }

    pub(super) fn pauses(&self) -> Vec<PauseEnding> {
        let paused = self.people(|s| s == MemberState::Paused);
        let ending = paused.filter_map(|(id, row, _)| {
            let until = row.until.filter(|until| *until <= self.ahead)?;
            Some(PauseEnding { who: self.named(id), since: row.since, until })
        });
        let mut ending: Vec<PauseEnding> = ending.collect();
        ending.in_order_by_key(|pause| (pause.until, pause.who.member));
        ending
    }

    pub(super) fn applicants(&self) -> Vec<ApplicantWaiting> {
        let waiting = self.people(|s| s == MemberState::Applicant).map(|(id, row, person)| ApplicantWaiting {
            who: self.named(id),
            since: row.since,
            days: elapsed(row.since, self.on),
            met: person.is_some_and(|person| !person.met.is_empty()),
        });
        let mut waiting: Vec<ApplicantWaiting> = waiting.collect();
        waiting.in_order_by_key(|applicant| (applicant.since, applicant.who.member));
        waiting
    }

    /// Pairings whose review has come: every so many days from their beginning, as the programme says. A contact of a kind that the
    /// charter counts as a review, noted with either of the two in the days before it, or since, answers it.
    pub(super) fn pairings(&self) -> Vec<PairingDue> {
        let bank = self.bank;
        let reviewed = |member: MemberId, from: Date| {
            let person = bank.state.people.get(&bank.resolve(member));
            let contacts = person.map(|p| p.contacts.as_slice()).unwrap_or_default();
            contacts.iter().any(|c| c.on >= from && c.on <= self.on && bank.charter().programmes.review.contains(&c.how))
        };
        let mut due: Vec<PairingDue> = Vec::new();
        for (id, pairing) in bank.state.pairings.iter().filter(|(_, p)| p.ended.is_none_or(|(last, _)| last >= self.on)) {
            let every = bank.state.programmes.get(pairing.programme).and_then(|programme| programme.review_days).map(days);
            let Some(every) = every.filter(|every| *every > 0) else { continue };
            let turns = self.ahead.days_since(pairing.from).checked_div(every).unwrap_or(0);
            let Some(review) = pairing.from.plus_days(turns.saturating_mul(every)).filter(|_| turns > 0) else { continue };
            let notice = self.ahead.days_since(self.on);
            let from = review.plus_days(notice.saturating_neg()).unwrap_or(review);
            if !reviewed(pairing.mentor, from) && !reviewed(pairing.mentee, from) {
                let (mentor, mentee) = (self.named(pairing.mentor), self.named(pairing.mentee));
                due.push(PairingDue { pairing: id, programme: pairing.programme, mentor, mentee, due: review });
            }
        }
        due.in_order_by_key(|pairing| (pairing.due, pairing.pairing));
        due
    }

    pub(super) fn birthdays(&self) -> Vec<Birthday> {
        let around = |s| matches!(s, MemberState::Applicant | MemberState::Active | MemberState::Paused);
        let born_today = self.people(around).filter_map(|(id, _, person)| {
            let person = person.filter(|person| person.profile.birthday == Some(true))?;
            let age = person.age_on(self.on)?;
            // A year older than yesterday: whoever was born on 29 February has the day after the 28th in other years.
            let yesterday = person.age_on(self.on.plus_days(-1)?)?;
            (age > yesterday).then(|| Birthday { who: self.named(id), age })
        });
        born_today.collect()
    }

    pub(super) fn concerns(&self) -> Vec<ConcernDue> {
        let mut due: Vec<ConcernDue> = Vec::new();
        for (id, _, person) in self.people(|s| s != MemberState::Erased) {
            // Nobody is told of a concern about themselves, a broker neither.
            if self.viewer.member == Some(id) {
                continue;
            }
            let Some(person) = person else { continue };
            for concern in person.open_concerns() {
                let mut entries = person.concerns.iter().filter(|(part, entry)| *part == concern || entry.concern == Some(concern));
                let escalate = entries.clone().filter_map(|(_, entry)| entry.escalate).next_back();
                let raised = entries.find(|(_, entry)| entry.step == ConcernStep::Raised).map(|(_, entry)| entry.on);
                let (Some(escalate), Some(raised)) = (escalate, raised) else { continue };
                if escalate <= self.on {
                    due.push(ConcernDue { who: self.named(id), concern, raised, escalate, match_nobody: person.match_nobody() });
                }
            }
        }
        due.in_order_by_key(|concern| (concern.escalate, concern.concern));
        due
    }
}

fn attended(attendance: Option<crate::model::exchange::Attendance>) -> bool {
    attendance.is_none_or(|a| a == crate::model::exchange::Attendance::Attended)
}
