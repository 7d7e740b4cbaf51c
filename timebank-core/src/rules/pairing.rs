//! Whether two people may be paired: the rules of every community, the charter's rules about people, and a mentor's readiness.

use super::occasion::Occasion;
use super::{Answer, Reason, Verdict, always, ask};
use crate::charter::{MentorCheck, Ready, RuleKind};
use crate::model::exchange::Terms;
use crate::model::personal::{Check, Person, Workforce};
use crate::state::State;
use crate::values::audience::Audience;
use crate::values::ids::MemberId;
use crate::values::time::Date;

/// Returns whether a rule is about the two people themselves. Rules about an hour, a place or who else is present are checked for
/// each session.
fn is_about_people(rule: &RuleKind) -> bool {
    match rule {
        RuleKind::ReferencesHeld { .. }
        | RuleKind::MetByStaff
        | RuleKind::CheckHeld { .. }
        | RuleKind::NotOwnClient { .. }
        | RuleKind::SharedLanguage
        | RuleKind::ConsentToMatching => true,
        RuleKind::GroupBeforeOneToOne { .. }
        | RuleKind::FirstMeetingPublic
        | RuleKind::StaffPresent
        | RuleKind::BrokerApproval { .. }
        | RuleKind::AdultWithMinor { .. }
        | RuleKind::NoMoney
        | RuleKind::AccessMet
        | RuleKind::WithinDistance { .. }
        | RuleKind::Available
        | RuleKind::MinutesPerWeek { .. } => false,
    }
}

/// Returns whether a person's checks are in date: at least one that was seen is not due again, or none was ever seen.
fn in_date(person: Option<&Person>, on: Date) -> bool {
    let seen = || person.into_iter().flat_map(|person| &person.checks).filter(move |check| check.seen <= on);
    seen().next().is_none() || seen().any(|check| good(check, on))
}

fn good(check: &Check, on: Date) -> bool {
    check.seen <= on && check.recheck_after.is_none_or(|last| on <= last)
}

fn holds(person: Option<&Person>, wanted: &MentorCheck, on: Date) -> bool {
    let held = |group: Workforce| {
        let checks = person.into_iter().flat_map(|person| &person.checks);
        let mut fit = checks.filter(|check| good(check, on) && check.level >= wanted.level);
        fit.any(|check| check.workforce == group || check.workforce == Workforce::Both)
    };
    match wanted.workforce {
        Workforce::Both => held(Workforce::Both) || (held(Workforce::Adult) && held(Workforce::Child)),
        group => held(group),
    }
}

impl State {
    /// Returns whether two members may be paired from a day on, with every reason against it, for brokers only.
    pub(crate) fn verdict_on_pairing(&self, mentor: MemberId, mentee: MemberId, from: Date) -> Verdict {
        let terms = Terms::new(from).gave(mentor, 60).received(mentee, 60);
        let occasion = Occasion::new(self, &terms, None);
        let mut reasons = always::reasons(&occasion);
        for (place, rule) in self.charter().rules.iter().enumerate().filter(|(_, rule)| is_about_people(&rule.rule)) {
            if let Some((answer, members)) = ask(rule, &occasion) {
                reasons.push(Reason::of(place, rule, answer, members));
            }
        }
        reasons.extend(self.unready(mentor, from));
        Verdict::of(reasons)
    }

    /// Returns the reasons why a mentor cannot be paired under the charter's programme policy.
    fn unready(&self, mentor: MemberId, from: Date) -> Vec<Reason> {
        let policy = &self.charter().programmes;
        let person = self.people.get(&mentor);
        let trained = |kinds: &[String]| person.into_iter().flat_map(|p| &p.contacts).any(|c| c.on <= from && kinds.contains(&c.how));
        let mut unmet: Vec<(&'static str, String)> = Vec::new();
        for wanted in &policy.before_pairing {
            match wanted {
                Ready::Trained if !trained(&policy.training) => unmet.push(("not-trained", "the mentor has not been trained".into())),
                Ready::CheckInDate if !in_date(person, from) => unmet.push(("check-overdue", "the mentor's check is due again".into())),
                Ready::Trained | Ready::CheckInDate | Ready::Supervised => {}
            }
        }
        if policy.check.as_ref().is_some_and(|wanted| !holds(person, wanted, from)) {
            unmet.push(("no-check", "the mentor does not hold the check the charter wants".into()));
        }
        let mine = |pairing: &&crate::model::programme::Pairing| {
            self.resolve(pairing.mentor) == mentor && pairing.ended.is_none_or(|(last, _)| last >= from)
        };
        let has = self.pairings.iter().map(|(_, pairing)| pairing).filter(mine).count();
        if let Some(most) = policy.mentees.filter(|most| u32::try_from(has).ok().is_none_or(|has| has >= *most)) {
            unmet.push(("too-many-mentees", format!("the mentor walks with {has}, and the charter lets them walk with {most}")));
        }
        let reason =
            |(code, text)| Reason { rule: None, code, answer: Answer::Refused, members: vec![mentor], text, audience: Audience::Broker };
        unmet.into_iter().map(reason).collect()
    }

    /// Returns whether an exchange is a lone visit: two people and nobody else, in a private home.
    pub(crate) fn is_lone_visit(&self, terms: &Terms) -> bool {
        let occasion = Occasion::knowing(self, terms, None, Vec::new());
        occasion.one_to_one() && occasion.setting == Some(crate::model::exchange::Setting::Home)
    }
}
