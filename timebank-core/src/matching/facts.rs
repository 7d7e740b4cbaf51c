//! What keeps a rule from being met, as a fact about somebody: for brokers. Members read what the rule asks for, and no more (promise 13).

use super::words;
use crate::bank::TimeBank;
use crate::charter::RuleKind;
use crate::model::member::MemberState;
use crate::model::personal::{Person, Purpose};
use crate::queries::Access;
use crate::rules::Reason;
use crate::values::ids::MemberId;
use crate::values::time::Date;

/// Returns a reason as facts about those because of whom it is given; what the rule asks for where nothing more can be said.
///
/// - `on`: the first of the seven days that are looked at.
pub(super) fn fact(bank: &TimeBank, viewer: &Access, reason: &Reason, on: Date) -> String {
    if !viewer.is_broker() {
        return reason.text.clone();
    }
    let names: Vec<String> = reason.members.iter().map(|member| words::called(bank, viewer, *member)).collect();
    if reason.code == "do-not-match" {
        return format!("the broker keeps {} apart", words::listed(&names));
    }
    let rule = reason.rule.and_then(|place| bank.charter().rules.get(usize::from(place))).map(|rule| &rule.rule);
    let facts: Vec<Option<String>> =
        reason.members.iter().zip(&names).map(|(member, who)| of(bank, (reason.code, rule), *member, who, on)).collect();
    match facts.into_iter().collect::<Option<Vec<String>>>() {
        Some(facts) if !facts.is_empty() => facts.join("; "),
        _ if names.is_empty() => reason.text.clone(),
        _ => format!("{}: because of {}", reason.text, words::listed(&names)),
    }
}

fn of(bank: &TimeBank, (code, rule): (&str, Option<&RuleKind>), member: MemberId, who: &str, on: Date) -> Option<String> {
    let person = bank.state.people.get(&member);
    let state = bank.state.members.get(member).map(|row| row.state);
    Some(match (code, rule) {
        ("open-concern", _) => format!("an open concern about {who} says to match them with nobody for now"),
        ("consent-withdrawn", _) => format!("{who} no longer wants to be suggested to others"),
        ("member-state", _) => format!("{who} {}", stands(state)),
        (_, Some(RuleKind::CheckHeld { .. })) => check(person, who, on)?,
        (_, Some(RuleKind::MetByStaff)) => format!("no staff has met {who} yet"),
        (_, Some(RuleKind::ReferencesHeld { count, valid_days, .. })) => {
            let held = person.map_or(0, |person| person.references_on(on, *valid_days));
            format!("{who} has {held} of {count} references")
        }
        (_, Some(RuleKind::ConsentToMatching)) => match person.and_then(|person| person.consents_to(Purpose::Matching)) {
            Some(false) => format!("{who} has said no to being suggested to others"),
            _ => format!("{who} has not been asked yet about being suggested to others"),
        },
        (_, Some(RuleKind::Available)) => format!("{who} is not free then"),
        _ => return None,
    })
}

const fn stands(state: Option<MemberState>) -> &'static str {
    match state {
        Some(MemberState::Applicant) => "has not been admitted yet",
        Some(MemberState::Paused) => "takes a rest",
        Some(MemberState::Suspended) => "takes no part while something is cleared up",
        Some(MemberState::Left) => "has left",
        _ => "takes no part now",
    }
}

/// What is known of somebody's checks that do not do; nothing where one is held that does not fit for another cause.
fn check(person: Option<&Person>, who: &str, on: Date) -> Option<String> {
    let checks = person.map(|person| person.checks.as_slice()).unwrap_or_default();
    if checks.is_empty() {
        return Some(format!("no check of {who} has been seen"));
    }
    let due = checks.iter().filter_map(|check| check.recheck_after).max()?;
    let lasts = checks.iter().any(|check| check.recheck_after.is_none());
    match due.days_since(on) {
        _ if lasts => None,
        ..0 => Some(format!("{who}'s check has been due again since {}", words::day(due, on))),
        0..7 => Some(format!("{who}'s check is due again on {}", words::day(due, on))),
        _ => None,
    }
}
