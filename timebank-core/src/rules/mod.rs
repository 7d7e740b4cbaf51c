//! "May these people do this, here, then?"
//!
//! A rule is written once: a small function over an occasion's facts that says who keeps it from being met. The
//! verdict puts the answers together; a reader of the bank that looks for matches uses the same functions.
//!
//! | what is not known | is taken for |
//! |---|---|
//! | languages, place, access, consent to being suggested | not met, but needing approval at most |
//! | the setting or activity a rule's scope asks for | perhaps in scope: if not met, needing approval at most |
//! | when somebody is free | free: ask |
//! | somebody's age | an adult |
//!
//! Organisations are not asked for references, checks, consent or company; those who act for them are.

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
pub struct Reason {
    /// The place of the rule in the charter; left out for what holds in every community.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<u16>,
    /// The code of the rule.
    pub code: &'static str,
    /// What it answers.
    pub answer: Answer,
    /// Those because of whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// In words.
    pub text: String,
    /// The least audience that may be told.
    #[serde(skip)]
    pub audience: Audience,
}

impl Reason {
    /// A rule of the charter that answers so.
    fn of(place: usize, rule: &Rule, answer: Answer, members: Vec<MemberId>) -> Self {
        let mut text = each::words(&rule.rule);
        if !rule.because.is_empty() {
            text.push_str(": ");
            text.push_str(&rule.because);
        }
        Self { rule: u16::try_from(place).ok(), code: rule.rule.code(), answer, members, text, audience: audience(rule) }
    }

    /// What everything a member may not know reads as.
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

/// Who may be told of a rule that is not met: everyone, where it rests on the terms and the charter alone; else brokers.
pub(crate) fn audience(rule: &Rule) -> Audience {
    if open::rests_on_terms(rule) { Audience::Member } else { Audience::Broker }
}

/// The answer, with every reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
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

    /// The codes of the rules that answer so.
    pub(crate) fn codes(&self, answer: Answer) -> Vec<Box<str>> {
        self.reasons.iter().filter(|r| r.answer == answer).map(|r| r.code.into()).collect()
    }
    /// What an audience may be told of it: the reasons it may read, and what they come to.
    pub(crate) fn told(&self, audience: Audience) -> Self {
        Self::of(self.reasons.iter().filter(|reason| reason.audience <= audience).cloned().collect())
    }

    /// Whether a reason with this code needs approval.
    pub(crate) fn wants(&self, code: &str) -> bool {
        self.reasons.iter().any(|r| r.answer == Answer::NeedsApproval && r.code == code)
    }
    /// The places of the charter's rules that answer so.
    pub(crate) fn rules(&self, answer: Answer) -> Vec<u16> {
        self.reasons.iter().filter(|r| r.answer == answer).filter_map(|r| r.rule).collect()
    }

    /// The verdict as it may be told (promise 13).
    ///
    /// To a member, everything confidential becomes one reason `ask-the-broker` that needs approval: how many causes
    /// there were, which, how strict and because of whom can't be told from it, nor from somebody simply not being free.
    /// A rule everybody may read about stays, without naming anybody.
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

/// What was decided about an exchange when it was proposed, from what lasts: it can still be told after an erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// Which exchange.
    pub exchange: ExchangeId,
    /// The charter of the day it was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charter: Option<CharterVersion>,
    /// Whether the rules were asked. What was recorded once it had happened is not asked about: it is only kept.
    pub asked: bool,
    /// The rules that wanted approval, under the charter of that day. Because of whom is personal and not kept.
    pub verdict: Verdict,
    /// The rules that were approved over: their places in the charter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approved: Vec<u16>,
    /// Who approved; left out when nobody did, or the host itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<MemberId>,
}

impl Explanation {
    /// The explanation as it may be told: to a member, the rules everyone may read about and who approved over them, and not
    /// whether there were others. That there were would tell that a secret stood against it (promise 13).
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
    /// Whether these people may do this, here, then; with every reason why not, for a broker's eyes. Narrow it with
    /// [`Verdict::for_audience`] before anybody else reads it, or ask with [`View::may`](crate::queries::View::may), which does.
    ///
    /// Everything the bank knows counts, as of the day of the terms.
    pub(crate) fn verdict(&self, terms: &Terms) -> Verdict {
        self.verdict_besides(terms, None)
    }

    /// The same for an exchange that is already agreed, so that its own minutes are not counted against it.
    pub(crate) fn verdict_besides(&self, terms: &Terms, besides: Option<ExchangeId>) -> Verdict {
        self.verdict_of(&Occasion::new(self, terms, besides), terms, true)
    }

    /// The same for a reader that asks about many pairs and has looked up the merged numbers once.
    #[cfg(feature = "matching")]
    pub(crate) fn verdict_knowing(&self, terms: &Terms, merged: &[(MemberId, MemberId)]) -> Verdict {
        self.verdict_of(&Occasion::knowing(self, terms, None, merged.to_vec()), terms, true)
    }

    /// The same for one giver and one who receives, who may not be everyone yet: a group that is too small so far is not refused.
    #[cfg(feature = "matching")]
    pub(crate) fn verdict_of_pair(&self, terms: &Terms, merged: Option<&[(MemberId, MemberId)]>) -> Verdict {
        let occasion = match merged {
            Some(merged) => Occasion::knowing(self, terms, None, merged.to_vec()),
            None => Occasion::new(self, terms, None),
        };
        self.verdict_of(&occasion, terms, false)
    }

    /// `whole`: whether everyone who takes part is named.
    fn verdict_of(&self, occasion: &Occasion<'_>, terms: &Terms, whole: bool) -> Verdict {
        let mut reasons = always::reasons(occasion);
        reasons.extend(occasion.booked_twice());
        reasons.extend(always::group_size(occasion, terms, whole));
        // Every rule is asked, whatever those before it said: how long it takes tells nothing.
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

    /// Whether an enforced limit would keep minutes from somebody: then a broker may let the charter's shortfall rule meet them. A
    /// balance never speaks against a need nobody is refused for.
    fn limit_reason(&self, terms: &Terms) -> Option<Reason> {
        // Terms come here as they are: what is absurd in itself has no limits to reach, and would take its time.
        crate::rules::check_shape(terms).ok()?;
        let (_, settlement) = self.holds_for(terms, None, None).ok()?;
        if settlement.shortfalls.is_empty() || self.never_refused(terms) {
            return None;
        }
        let short =
            |member: &MemberId| self.account_of(*member).is_ok_and(|account| settlement.shortfalls.iter().any(|s| s.account == account));
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

    /// What was decided about an exchange, under the charter of its day, from what the record keeps; for a broker's eyes.
    /// [`View::explain`](crate::queries::View::explain) tells it to whoever asks.
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

/// What a rule answers about an occasion, and because of whom; nothing when it is met or not meant.
fn ask(rule: &Rule, occasion: &Occasion<'_>) -> Option<(Answer, Vec<MemberId>)> {
    let fit = occasion.fit(&rule.scope);
    let unmet = unmet(&rule.rule, &rule.scope, occasion);
    let unmet = unmet.filter(|_| fit != Fit::No)?;
    let sure = fit == Fit::Yes && unmet.known;
    let answer = if sure && rule.otherwise == Otherwise::Refused { Answer::Refused } else { Answer::NeedsApproval };
    Some((answer, unmet.members))
}
