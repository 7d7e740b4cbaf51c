//! Groups members are put into for a question: each member in one, or in none.

use super::Window;
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::queries::left_out;
use crate::values::ids::{Id, MemberId};
use serde::{Deserialize, Serialize};

wire_code! {
    /// What members are put into groups by.
    pub enum GroupedBy {
        /// By the roles named in `words` that they held on a day of the window; the first of the list that fits.
        Role = "role",
        /// By the tags named in `words`; the first of the list that fits.
        Tag = "tag",
        /// By kind of member, in the charter's words.
        Kind = "kind",
        /// By the organisation they held a role at on a day of the window; the first they were given.
        Organisation = "organisation",
        /// By age on the last day: `ages` are the first years of bands after the first.
        Age = "age",
        /// By what their profile says under the one key in `words`, such as an area.
        Attribute = "attribute",
        /// As the host says in `groups`.
        Host = "host",
    }
}

/// A group as the host gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct HostGroup {
    /// The name of the group.
    pub name: String,
    /// The members in it.
    pub members: Vec<MemberId>,
}

/// The way members are put into groups. Those who fit none are in a group without a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[build(by_hand)]
#[non_exhaustive]
pub struct GroupBy {
    /// The fact the groups are made by.
    pub by: GroupedBy,
    /// Roles or tags, first come first served; or the key of an attribute.
    #[serde(default, skip_serializing_if = "left_out")]
    pub words: Vec<String>,
    /// Ages at which a new band begins, rising: `[18, 65]` makes three.
    #[serde(default, skip_serializing_if = "left_out")]
    pub ages: Vec<u32>,
    /// The host's own groups. Nobody may be in two.
    #[serde(default, skip_serializing_if = "left_out")]
    #[build(by_hand)]
    pub groups: Vec<HostGroup>,
}

/// Who is in which group.
#[derive(Clone, Debug, PartialEq, Eq, crate::form::Build)]
#[non_exhaustive]
pub struct Groups {
    /// Their names, in order.
    pub names: Vec<String>,
    /// Of every place, the group, when there is one.
    pub of: Vec<Option<u32>>,
}

impl GroupBy {
    /// By what, with nothing more said.
    pub const fn new(by: GroupedBy) -> Self {
        Self { by, words: Vec::new(), ages: Vec::new(), groups: Vec::new() }
    }

    /// Puts the members of a window into groups.
    ///
    /// # Errors
    /// [`Error::BadGroups`] when what is needed is not said: words for roles and tags, rising ages, a role the charter does not
    /// have, a member in two groups.
    pub fn groups(&self, window: &Window<'_, '_>) -> Result<Groups, Error> {
        let bank = window.arcs.bank;
        let bad = |why| Err(Error::BadGroups { why });
        let mut names: Vec<String> = match self.by {
            GroupedBy::Role | GroupedBy::Tag | GroupedBy::Attribute if self.words.is_empty() => {
                return bad("name the roles, tags or the attribute in `words`");
            }
            GroupedBy::Role if self.words.iter().any(|word| bank.charter().role(word).is_none()) => {
                return bad("a role is not in the charter");
            }
            GroupedBy::Age if self.ages.is_empty() || !self.ages.is_sorted_by(|a, b| a < b) || self.ages.first() == Some(&0) => {
                return bad("`ages` rise from `1` or more");
            }
            GroupedBy::Host if self.groups.is_empty() => return bad("give `groups`"),
            GroupedBy::Role | GroupedBy::Tag => self.words.clone(),
            GroupedBy::Kind => bank.charter().kinds.iter().map(|kind| kind.name.clone()).collect(),
            GroupedBy::Age => bands(&self.ages),
            GroupedBy::Host => self.groups.iter().map(|group| group.name.clone()).collect(),
            GroupedBy::Attribute | GroupedBy::Organisation => Vec::new(),
        };
        let mut of: Vec<Option<u32>> = vec![None; window.parts.len()];
        if self.by == GroupedBy::Host {
            for (index, group) in (0u32..).zip(&self.groups) {
                for member in &group.members {
                    bank.member(*member)?;
                    match of.get_mut(bank.resolve(*member).index() as usize) {
                        Some(slot) if slot.is_none_or(|there| there == index) => *slot = Some(index),
                        _ => return bad("a member stands in two groups"),
                    }
                }
            }
            return Ok(Groups { names, of });
        }
        let mut found: Vec<Option<String>> = Vec::new();
        for (place, slot) in (0u32..).zip(&mut of) {
            let Some(member) = MemberId::from_index(place) else { continue };
            match self.by {
                GroupedBy::Attribute | GroupedBy::Organisation => found.push(self.word(window, bank, member)),
                _ => *slot = self.place(window, bank, member),
            }
        }
        if !found.is_empty() {
            let counted = |place: usize| window.parts.get(place).is_some_and(|part| part.counted);
            names = found.iter().enumerate().filter(|(place, _)| counted(*place)).filter_map(|(_, word)| word.clone()).collect();
            names.sort_unstable();
            names.dedup();
            for (slot, word) in of.iter_mut().zip(found) {
                *slot = word.and_then(|word| names.binary_search(&word).ok()).and_then(|place| u32::try_from(place).ok());
            }
        }
        Ok(Groups { names, of })
    }

    fn place(&self, window: &Window<'_, '_>, bank: &TimeBank, member: MemberId) -> Option<u32> {
        let row = bank.state.members.get(member)?;
        let person = bank.state.people.get(&member);
        let place = match self.by {
            GroupedBy::Role => {
                let held = |name: &String| {
                    let role = bank.charter().role(name);
                    let on = |from, until: Option<crate::values::time::Date>| {
                        from <= window.until && until.is_none_or(|until| until >= window.from)
                    };
                    row.roles.iter().any(|held| Some(held.role) == role && on(held.from, held.until))
                };
                self.words.iter().position(held)?
            }
            GroupedBy::Tag => self.words.iter().position(|tag| person.is_some_and(|person| person.tags.contains(tag)))?,
            GroupedBy::Kind => usize::from(row.kind),
            GroupedBy::Age => {
                let age = person?.age_on(window.until)?;
                self.ages.partition_point(|from| *from <= age)
            }
            _ => return None,
        };
        u32::try_from(place).ok()
    }

    fn word(&self, window: &Window<'_, '_>, bank: &TimeBank, member: MemberId) -> Option<String> {
        if self.by == GroupedBy::Attribute {
            let said = bank.state.people.get(&member)?.profile.attributes.get(self.words.first()?)?;
            return (!said.is_empty()).then(|| said.clone());
        }
        let roles = &bank.state.members.get(member)?.roles;
        let held =
            roles.iter().find(|held| held.at.is_some() && held.from <= window.until && held.until.is_none_or(|u| u >= window.from))?;
        let at = bank.resolve(held.at?);
        let name = bank.state.people.get(&at).and_then(|person| person.name()).filter(|name| !name.is_empty());
        Some(name.map_or_else(|| at.to_string(), str::to_owned))
    }
}

fn bands(ages: &[u32]) -> Vec<String> {
    let mut names = vec![format!("under {}", ages.first().copied().unwrap_or(0))];
    for (place, from) in ages.iter().enumerate() {
        names.push(match ages.get(place.saturating_add(1)) {
            Some(next) => format!("{from}–{}", next.saturating_sub(1)),
            None => format!("{from} and over"),
        });
    }
    names
}
