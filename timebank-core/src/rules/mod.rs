//! "May these people do this, here, then?"

use crate::TimeBank;
use crate::audience::Audience;
use crate::exchange::Terms;
use crate::ids::MemberId;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What a rule, or all of them together, answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// The answer, with every reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// The strictest of the answers.
    pub answer: Answer,
    /// Why, for every rule that is not met, in the order of the charter.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    /// The codes of the rules that answer so.
    pub(crate) fn codes(&self, answer: Answer) -> Vec<Box<str>> {
        self.reasons.iter().filter(|r| r.answer == answer).map(|r| r.code.into()).collect()
    }
    /// The places of the charter's rules that answer so.
    pub(crate) fn rules(&self, answer: Answer) -> Vec<u16> {
        self.reasons.iter().filter(|r| r.answer == answer).filter_map(|r| r.rule).collect()
    }
}

impl TimeBank {
    /// Whether these people may do this, here, then; with every reason why not.
    pub fn may(&self, terms: &Terms, at: Instant) -> Verdict {
        let _ = (terms, at);
        Verdict { answer: Answer::Allowed, reasons: Vec::new() }
    }
}
