//! Loading a charter: checked whole, every fault at once, each with its path.

mod credit;
mod matching;
mod rules;
mod words;

#[cfg(test)]
mod tests;

use super::{Charter, Limits};
use crate::form::JsonError;
use crate::model::activity::Activity;
use crate::order::BTreeMap;
use serde::Serialize;

/// Bytes of a charter, at most.
pub const MAX_CHARTER: usize = 1 << 20;

/// A fault of a charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CharterFault {
    /// Where, such as `credit.limits.member.lowest`.
    pub path: String,
    /// What is wrong, and what would be right.
    pub why: String,
}

/// Faults as they are found.
#[derive(Default)]
struct Faults(Vec<CharterFault>);

impl Faults {
    fn say(&mut self, path: impl Into<String>, why: impl Into<String>) {
        self.0.push(CharterFault { path: path.into(), why: why.into() });
    }

    fn say_if(&mut self, wrong: bool, path: impl Into<String>, why: impl Into<String>) {
        if wrong {
            self.say(path, why);
        }
    }
}

/// Every fault of a charter in JSON, as if a bank were founded under it. JSON that cannot be read is one fault, with an
/// empty path and the line and column in its words.
///
/// ```
/// let faults = timebank_core::charter::check_charter(br#"{"name": "", "timeZone": "London"}"#);
/// let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
/// assert_eq!(paths, ["name", "timeZone"]);
/// ```
pub fn check_charter(json: &[u8]) -> Vec<CharterFault> {
    match Charter::from_json(json) {
        Ok(charter) => charter.faults(None, std::iter::empty()),
        Err(fault) => vec![CharterFault { path: String::new(), why: fault.to_string() }],
    }
}

impl Charter {
    /// A charter from its JSON. Whether it holds together is checked when it is adopted; see [`Charter::faults`].
    ///
    /// # Errors
    /// [`JsonError`], saying where and why.
    pub fn from_json(bytes: &[u8]) -> Result<Self, JsonError> {
        crate::canon::from_json(bytes, MAX_CHARTER)
    }

    /// Every fault of the charter, given the one it follows and the activities the bank has besides its own (those of
    /// earlier charters, and those added since; where a code is in both, the charter's holds).
    ///
    /// Adopting a charter that has faults is refused with all of them (`bad-charter`).
    pub fn faults<'a>(&self, before: Option<&Self>, known: impl Iterator<Item = &'a Activity>) -> Vec<CharterFault> {
        let mut faults = Faults::default();
        let own: crate::order::BTreeSet<&str> = self.activities.iter().map(|a| a.code.as_str()).collect();
        let others: Vec<&Activity> = known.filter(|a| !own.contains(a.code.as_str())).collect();
        self.check_words(before, &mut faults);
        self.check_credit(&mut faults);
        self.check_pot_words(&others, &mut faults);
        self.check_policies(&mut faults);
        self.check_matching(&mut faults);
        self.check_permissions(&mut faults);
        self.check_rules(&others, &mut faults);
        self.check_activities(&others, &mut faults);
        faults.0
    }

    /// Every fault of an activity, given the codes and parents of those there are.
    pub fn activity_faults(&self, activity: &Activity, known: &BTreeMap<&str, Option<&str>>) -> Vec<CharterFault> {
        let mut faults = Faults::default();
        let mut tree = known.clone();
        tree.insert(activity.code.as_str(), activity.parent.as_deref());
        self.check_activity(activity, "activity", &tree, &mut faults);
        self.check_asked_of(activity, &tree, &mut faults);
        faults.0
    }

    /// Every fault of limits that stand at `path`.
    pub fn limit_faults(limits: &Limits, path: &str) -> Vec<CharterFault> {
        let mut faults = Faults::default();
        credit::check_limits(limits, path, &mut faults);
        faults.0
    }
}
