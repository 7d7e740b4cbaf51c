//! What holds in every community, whatever its charter says.

use super::occasion::{Occasion, Taker, Tally};
use super::{Answer, Reason};
use crate::model::member::MemberState;
use crate::model::personal::Purpose;
use crate::values::audience::Audience;
use crate::values::ids::MemberId;

/// The reasons why not, each because of everybody it is because of.
pub(super) fn reasons(occasion: &Occasion<'_>) -> Vec<Reason> {
    let all = [
        ("do-not-match", "the broker keeps these apart", apart(occasion)),
        ("open-concern", "an open concern says to match them with nobody for now", concerned(occasion)),
        ("member-state", "somebody who gives is active, somebody who receives is active or takes a rest", elsewhere(occasion)),
        ("consent-withdrawn", "they no longer want to be suggested to others", unwilling(occasion)),
    ];
    let reason = |(code, text, members): (&'static str, &str, Vec<MemberId>)| Reason {
        rule: None,
        code,
        answer: Answer::Refused,
        members,
        text: text.into(),
        audience: Audience::Broker,
    };
    all.into_iter().filter(|(_, _, members)| !members.is_empty()).map(reason).collect()
}

fn members(tally: Tally) -> Vec<MemberId> {
    tally.finish().map(|unmet| unmet.members).unwrap_or_default()
}

/// Both ways: whoever it was said about, it holds for both.
fn apart(occasion: &Occasion<'_>) -> Vec<MemberId> {
    let mut tally = Tally::default();
    for taker in &occasion.takers {
        for with in taker.person.iter().flat_map(|p| p.apart.keys()) {
            let with = occasion.bank.resolve(*with);
            if with != taker.member && occasion.find(with).is_some() {
                tally.known(taker.member);
                tally.known(with);
            }
        }
    }
    members(tally)
}

fn of(occasion: &Occasion<'_>, so: impl Fn(&&Taker<'_>) -> bool) -> Vec<MemberId> {
    members_of(occasion.takers.iter().filter(so).map(|t| t.member))
}

fn members_of(found: impl Iterator<Item = MemberId>) -> Vec<MemberId> {
    Tally::all_known(found).map(|unmet| unmet.members).unwrap_or_default()
}

fn concerned(occasion: &Occasion<'_>) -> Vec<MemberId> {
    of(occasion, |t| t.person.is_some_and(crate::model::personal::Person::match_nobody))
}

/// A rest is no penalty: whoever takes one may still receive.
fn elsewhere(occasion: &Occasion<'_>) -> Vec<MemberId> {
    of(occasion, |t| match t.row.map(|row| row.state) {
        Some(MemberState::Active) => false,
        Some(MemberState::Paused) => t.gives(),
        Some(_) | None => true,
    })
}

fn unwilling(occasion: &Occasion<'_>) -> Vec<MemberId> {
    of(occasion, |t| t.person.is_some_and(|p| p.consents_to(Purpose::Matching) == Some(false)))
}
