//! Which member a text in a table means.

use super::super::names::{key, suggestion};
use crate::bank::TimeBank;
use crate::order::BTreeMap;
use crate::values::ids::MemberId;

/// What texts call members: without regard to blanks, case and the encoding of accents, as in files. Two who are called the same are
/// nobody in particular.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By the key of a name: the name as it is written, and whose it is.
    all: BTreeMap<String, (String, Option<MemberId>)>,
}

/// Who was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Member(MemberId),
    Several,
    Nobody,
}

impl Names {
    /// The members of a bank, by their codes in a host's system, or by their names. Somebody who was merged into another is left out:
    /// the other is listed.
    pub fn of(bank: &TimeBank, system: Option<&str>) -> Self {
        let mut names = Self::default();
        for (id, _) in bank.member_rows().filter(|(_, row)| row.merged_into.is_none()) {
            let Some(person) = bank.person(id) else { continue };
            let said = system.map_or_else(|| person.name(), |system| person.profile.host_codes.get(system).map(String::as_str));
            if let Some(said) = said.filter(|said| !said.is_empty()) {
                names.add(said, id);
            }
        }
        names
    }

    /// Adds what somebody is called.
    pub fn add(&mut self, said: &str, member: MemberId) {
        let (_, known) = self.all.entry(key(said).into_owned()).or_insert_with(|| (said.to_owned(), Some(member)));
        if *known != Some(member) {
            *known = None;
        }
    }

    /// The member a text means.
    pub(super) fn find(&self, said: &str) -> Who {
        match self.all.get(&*key(said)) {
            Some((_, Some(member))) => Who::Member(*member),
            Some((_, None)) => Who::Several,
            None => Who::Nobody,
        }
    }

    /// A name that looks like this one.
    pub(super) fn like(&self, said: &str) -> Option<&str> {
        suggestion(said, self.all.values().map(|(name, _)| name.as_str()))
    }
}
