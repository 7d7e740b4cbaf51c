//! Policies to compare: what would be other than it is.

use crate::bank::TimeBank;
use crate::charter::{Ageing, Charter, CharterFault, Limits};
use crate::error::Error;
use crate::model::exchange::GroupRule;
use crate::queries::left_out;
use crate::values::minutes::Minutes;
use serde::{Deserialize, Serialize};

/// What would be different. What is left out stays as the bank has it; with nothing but a name it is the bank as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Policy {
    /// What to call it, up to 100 bytes.
    pub name: String,
    /// Another charter altogether; the other fields change it further.
    #[serde(default, skip_serializing_if = "left_out")]
    pub charter: Option<Box<Charter>>,
    /// Limits of members' own accounts, all of them: what is left out in them is no limit.
    #[serde(default, skip_serializing_if = "left_out")]
    pub limits: Option<Limits>,
    /// What a new person is given.
    #[serde(default, skip_serializing_if = "left_out")]
    pub welcome: Option<Minutes>,
    /// Ageing of credit.
    #[serde(default, skip_serializing_if = "left_out")]
    pub ageing: Option<Ageing>,
    /// How sessions of several receivers are paid. Help between two is left to the charter.
    #[serde(default, skip_serializing_if = "left_out")]
    pub sessions: Option<GroupRule>,
    /// Minutes the pot gives to every active member's account on the first day, once; not to those whose ceiling keeps it out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub issue: Minutes,
}

impl Policy {
    /// The bank as it is, under this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The charter of a bank under this policy, when it is another.
    pub(super) fn charter_for(&self, bank: &TimeBank) -> Option<Charter> {
        let mut charter = self.charter.as_deref().unwrap_or(bank.charter()).clone();
        if let Some(limits) = &self.limits {
            charter.credit.limits.member = limits.clone();
        }
        if let Some(welcome) = self.welcome {
            charter.credit.welcome = welcome;
        }
        if let Some(ageing) = &self.ageing {
            charter.credit.ageing = Some(ageing.clone());
        }
        (charter != *bank.charter()).then_some(charter)
    }
}

/// Looks at policies before anything is run: every fault of every charter at once, each with its path.
///
/// # Errors
/// [`Error::BadCharter`]; [`Error::TextTooLong`], [`Error::AlreadyThere`] for names; [`Error::BadMinutes`] for an issue.
pub(super) fn check(policies: &[Policy], bank: &TimeBank) -> Result<(), Error> {
    let mut faults: Vec<CharterFault> = Vec::new();
    for (i, policy) in policies.iter().enumerate() {
        if policy.name.len() > 100 {
            return Err(Error::TextTooLong { what: "the name of a policy", length: policy.name.len() as u64, most: 100 });
        }
        if policies.iter().take(i).any(|other| other.name == policy.name) {
            return Err(Error::AlreadyThere { what: "policy", given: crate::values::minutes::shorten(&policy.name) });
        }
        let issue = policy.issue.get();
        if !(0..=crate::values::limits::TRANSFER).contains(&issue) {
            return Err(Error::BadMinutes { minutes: issue, most: crate::values::limits::TRANSFER });
        }
        if let Some(charter) = policy.charter_for(bank) {
            let known = bank.activity_rows().map(|(_, row)| &row.activity);
            let found = charter.faults(Some(bank.charter()), known);
            faults.extend(found.into_iter().map(|fault| CharterFault { path: format!("policies[{i}].{}", fault.path), why: fault.why }));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::BadCharter { faults }) }
}
