//! Rules: "May these people do this, here, then?"
//!
//! Each rule is implemented once, as a small function over the facts of an occasion. It returns the members because of whom the
//! rule is not met. The verdict combines the answers, and matching uses the same functions.
//!
//! | unknown fact | treated as |
//! |---|---|
//! | languages, place, access, consent to being suggested | not met, but needing approval at most |
//! | the setting or activity in a rule's scope | perhaps in scope: if not met, needing approval at most |
//! | when a member is free | free: ask them |
//! | a member's age | adult |
//!
//! Organisations are not asked for references, checks, consent or company. The people who act for them are.

mod always;
mod diary;
mod each;
pub(crate) mod history;
mod occasion;
mod open;
mod pairing;
mod shape;
#[cfg(test)]
mod tests;

pub(crate) use diary::BOOKED_TWICE;
pub(crate) use each::unmet;
pub(crate) use occasion::{Fit, Occasion};

use crate::charter::{Otherwise, Rule};
use crate::error::Error;
use crate::model::exchange::Terms;
use crate::state::State;
use crate::values::audience::Audience;
use crate::values::ids::{CharterVersion, ExchangeId, MemberId};
use serde::{Deserialize, Serialize};
pub(crate) use shape::check_shape;

/// What a rule, or all of them together, answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::exhaustive_enums, reason = "three answers are the whole of it")]
pub enum Answer {
    /// Nothing speaks against it.
    Allowed,
    /// A broker has to approve it first.
    NeedsApproval,
    /// It may not be.
    Refused,
}

/// Why a rule that is not met answers as it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Reason {
    /// The place of the rule in the charter; left out for what holds in every community.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<u16>,
    /// The code of the rule.
    pub code: &'static str,
    /// What it answers.
    pub answer: Answer,
    /// The members it is because of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// The rule as a sentence, with the community's reason for it.
    pub text: String,
    /// The least audience that may be told.
    #[serde(skip)]
    pub audience: Audience,
}

impl Reason {
    /// Returns the reason for a charter rule with this answer.
    fn of(place: usize, rule: &Rule, answer: Answer, members: Vec<MemberId>) -> Self {
        let mut text = each::words(&rule.rule);
        if !rule.because.is_empty() {
            text.push_str(": ");
            text.push_str(&rule.because);
        }
        Self { rule: u16::try_from(place).ok(), code: rule.rule.code(), answer, members, text, audience: audience(rule) }
    }

    /// Returns the one reason that stands in for all confidential ones.
    fn ask_the_broker() -> Self {
        let ask = Error::AskTheBroker {};
        Self {
            rule: None,
            code: ask.code(),
            answer: Answer::NeedsApproval,
            members: Vec::new(),
            text: ask.message(),
            audience: Audience::Member,
        }
    }
}

/// Returns who may read that a rule is not met: everyone if it depends on the terms and the charter alone, otherwise brokers.
pub(crate) fn audience(rule: &Rule) -> Audience {
    if open::rests_on_terms(rule) { Audience::Member } else { Audience::Broker }
}

/// The answer, with every reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Verdict {
    /// The strictest of the answers.
    pub answer: Answer,
    /// Why: what holds in every community, then every rule that is not met, in the order of the charter.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    fn of(reasons: Vec<Reason>) -> Self {
        Self { answer: reasons.iter().map(|r| r.answer).max().unwrap_or(Answer::Allowed), reasons }
    }

    /// Returns the codes of the rules with this answer.
    pub(crate) fn codes(&self, answer: Answer) -> Vec<Box<str>> {
        self.reasons.iter().filter(|r| r.answer == answer).map(|r| r.code.into()).collect()
    }
    /// Returns the verdict from only the reasons that an audience may read.
    pub(crate) fn told(&self, audience: Audience) -> Self {
        Self::of(self.reasons.iter().filter(|reason| reason.audience <= audience).cloned().collect())
    }

    /// Returns whether a reason with this code needs approval.
    pub(crate) fn wants(&self, code: &str) -> bool {
        self.reasons.iter().any(|r| r.answer == Answer::NeedsApproval && r.code == code)
    }
    /// Returns the indices of the charter's rules with this answer.
    pub(crate) fn rules(&self, answer: Answer) -> Vec<u16> {
        self.reasons.iter().filter(|r| r.answer == answer).filter_map(|r| r.rule).collect()
    }

    /// Returns the verdict as an audience may read it (promise 13).
    ///
    /// For a member, all confidential reasons become one reason, `ask-the-broker`, which needs approval. It does not reveal how
    /// many causes there were, which, how strict, or because of whom. Nor can it be told apart from a member merely not being
    /// free. Reasons from rules that everyone may read stay, without names.
    #[must_use]
    pub fn for_audience(self, audience: Audience) -> Self {
        let hidden = self.reasons.iter().any(|r| r.audience > audience);
        let mut reasons: Vec<Reason> = self.reasons.into_iter().filter(|r| r.audience <= audience).collect();
        if audience == Audience::Member {
            reasons.iter_mut().for_each(|r| r.members.clear());
        }
        if hidden {
            reasons.push(Reason::ask_the_broker());
        }
        Self::of(reasons)
    }
}

/// What was decided about an exchange when it was proposed, from lasting data: it is still known after an erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Explanation {
    /// The exchange's number.
    pub exchange: ExchangeId,
    /// The charter of the day it was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charter: Option<CharterVersion>,
    /// Whether the rules were asked. What was recorded once it had happened is not asked about: it is only kept.
    pub asked: bool,
    /// The rules that needed approval, under the charter of that day. Which members they were about is personal and not kept.
    pub verdict: Verdict,
    /// The rules that were approved over: their places in the charter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approved: Vec<u16>,
    /// Who approved; left out when nobody did, or the host itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<MemberId>,
}

impl Explanation {
    /// Returns the explanation as an audience may read it. A member gets the rules that everyone may read and who approved over
    /// them. Whether there were others is confidential, because it would reveal that a secret fact counted against the exchange
    /// (promise 13).
    #[must_use]
    pub fn for_audience(mut self, audience: Audience) -> Self {
        let told = |place: &u16| self.verdict.reasons.iter().any(|r| r.rule == Some(*place) && r.audience <= audience);
        self.approved.retain(told);
        self.approved_by = self.approved_by.filter(|_| !self.approved.is_empty());
        self.verdict.reasons.retain(|reason| reason.audience <= audience);
        self.verdict = Verdict::of(self.verdict.reasons).for_audience(audience);
        self
    }
}

impl State {
    /// Returns whether these people may do this, here, then, with every reason against it, for brokers only. Narrow it with
    /// [`Verdict::for_audience`] before anyone else reads it, or use [`View::may`](crate::queries::View::may), which does.
    ///
    /// Uses everything the bank knows, as of the day of the terms.
    pub(crate) fn verdict(&self, terms: &Terms) -> Verdict {
        self.verdict_besides(terms, None)
    }

    /// Returns the same for an exchange that is under way, without counting its own minutes against it. Others of its bundle count
    /// as agreed.
    pub(crate) fn verdict_besides(&self, terms: &Terms, besides: Option<ExchangeId>) -> Verdict {
        self.verdict_of(&Occasion::new(self, terms, besides), terms, true)
    }

    /// Returns the same for a caller that checks many pairs and has looked up merged ids once.
    #[cfg(feature = "matching")]
    pub(crate) fn verdict_knowing(&self, terms: &Terms, merged: &[(MemberId, MemberId)]) -> Verdict {
        self.verdict_of(&Occasion::knowing(self, terms, None, merged.to_vec()), terms, true)
    }

    /// Returns the same for one giver and one receiver of a group that is still incomplete, so a group that is too small is not
    /// refused.
    #[cfg(feature = "matching")]
    pub(crate) fn verdict_of_pair(&self, terms: &Terms, merged: Option<&[(MemberId, MemberId)]>) -> Verdict {
        let occasion = match merged {
            Some(merged) => Occasion::knowing(self, terms, None, merged.to_vec()),
            None => Occasion::new(self, terms, None),
        };
        self.verdict_of(&occasion, terms, false)
    }

    /// `whole`: whether every participant is named.
    fn verdict_of(&self, occasion: &Occasion<'_>, terms: &Terms, whole: bool) -> Verdict {
        let mut reasons = always::reasons(occasion);
        reasons.extend(occasion.booked_twice());
        reasons.extend(always::group_size(occasion, terms, whole));
        // Every rule is checked, whatever the earlier ones answered, so that the response time reveals nothing.
        for (place, rule) in self.charter().rules.iter().enumerate() {
            if let Some((answer, members)) = ask(rule, occasion) {
                reasons.push(Reason::of(place, rule, answer, members));
            }
        }
        if occasion.besides.is_none() {
            reasons.extend(self.limit_reason(terms));
        }
        Verdict::of(reasons)
    }

    /// Returns a reason if an enforced limit would block minutes. A broker may then apply the charter's shortfall rule. A balance
    /// never counts against a need that is never refused.
    fn limit_reason(&self, terms: &Terms) -> Option<Reason> {
        // The terms are unchecked. Malformed ones reach no limit, and computing their legs could take long.
        crate::rules::check_shape(terms).ok()?;
        let (_, settlement) = self.holds_for(terms, None, None).ok()?;
        if settlement.shortfalls.is_empty() {
            return None;
        }
        let waived = self.waived(terms, None).ok()?;
        if settlement.shortfalls.iter().all(|short| waived.contains(&short.account)) {
            return None;
        }
        let counts = |account| !waived.contains(&account) && settlement.shortfalls.iter().any(|s| s.account == account);
        let short = |member: &MemberId| self.account_of(*member).is_ok_and(counts);
        let payer = terms.payer.as_ref().and_then(|p| p.member);
        let members = terms.parts.iter().map(|p| p.member).chain(payer).filter(short).collect();
        Some(Reason {
            rule: None,
            code: "balance-limit",
            answer: Answer::NeedsApproval,
            members,
            text: "a limit would be reached; with a broker's approval the rest goes where the charter says".into(),
            audience: Audience::Broker,
        })
    }

    /// Returns what was decided about an exchange under the charter of its day, from lasting data, for brokers only.
    /// [`View::explain`](crate::queries::View::explain) narrows it for its viewer.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn explanation(&self, exchange: ExchangeId) -> Result<Explanation, Error> {
        let row = self.exchanges.get(exchange).ok_or(Error::NotFound { what: "exchange", number: exchange.get() })?;
        let then = self.charters.iter().rfind(|(_, c)| c.at.millis().div_euclid(1000) <= row.entered);
        let more = self.more.get(&exchange);
        let wanted = more.map(|m| m.needs_approval.as_slice()).unwrap_or_default();
        let approved = more.map(|m| m.approved_rules.clone()).unwrap_or_default();
        let places = wanted.iter().chain(approved.iter().filter(|rule| !wanted.contains(rule)));
        let reasons = places
            .filter_map(|place| {
                let rule = then?.1.charter.rules.get(usize::from(*place))?;
                Some(Reason::of(usize::from(*place), rule, Answer::NeedsApproval, Vec::new()))
            })
            .collect();
        Ok(Explanation {
            exchange,
            charter: then.map(|(version, _)| version),
            asked: more.is_some_and(|m| m.due.is_some()),
            verdict: Verdict::of(reasons),
            approved,
            approved_by: more.and_then(|m| m.approved_by),
        })
    }
}

/// Returns a rule's answer about an occasion and the members it is about. `None` if the rule is met or does not apply.
fn ask(rule: &Rule, occasion: &Occasion<'_>) -> Option<(Answer, Vec<MemberId>)> {
    let fit = occasion.fit(&rule.scope);
    let unmet = unmet(&rule.rule, &rule.scope, occasion);
    let unmet = unmet.filter(|_| fit != Fit::No)?;
    let sure = fit == Fit::Yes && unmet.known;
    let answer = if sure && rule.otherwise == Otherwise::Refused { Answer::Refused } else { Answer::NeedsApproval };
    Some((answer, unmet.members))
}
