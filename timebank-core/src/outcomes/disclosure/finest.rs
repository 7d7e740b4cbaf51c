//! The finest lines people can be sorted into by one fact about them.
//!
//! Two tables by age with other bands, or by tags with other words, sort one fact in two ways. Somebody under 40 in the one cannot be 65
//! or over in the other. So the lines of such tables are made of the same finer categories: dates of birth, sets of tags, sets of roles.

use super::recipe::{SortedBy, Sorting};
use crate::order::{BTreeMap, BTreeSet};
use crate::outcomes::ties::Window;
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;

/// Years in which a reader may take people to be born, beside those they are.
const BORN: std::ops::Range<i32> = 1900..2100;
/// Separates the words of a set. No word has it.
const AND: &str = "\u{1f}";

/// The categories of a fact, and who is in which.
pub(super) struct Finest {
    /// Names of categories, the same in every table by this fact.
    pub(super) base: Vec<String>,
    /// The line of each category.
    pub(super) line: Vec<u32>,
    /// The category of each member.
    pub(super) of: Vec<u32>,
}

impl Sorting {
    /// Returns the finest categories of a sorting of people into `names`, the last of which is of those in no group. `of`: the line of
    /// each member.
    pub(super) fn finest(&self, window: &Window<'_, '_>, names: &[String], of: &[u32]) -> Finest {
        let none = u32::try_from(names.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let member = |place: usize| u32::try_from(place).ok().and_then(MemberId::from_index);
        let mut all: BTreeMap<String, u32> = BTreeMap::new();
        let of_words = |words: &BTreeSet<&str>| {
            let line = self.words.iter().position(|word| words.contains(word.as_str()));
            line.and_then(|line| u32::try_from(line).ok()).unwrap_or(none)
        };
        let joined = |words: &BTreeSet<&str>| words.iter().copied().collect::<Vec<_>>().join(AND);
        let bank = window.arcs.bank;
        let key: Box<dyn Fn(usize) -> String + '_> = match self.by {
            SortedBy::Age => {
                for born in BORN.filter_map(|year| Date::new(year, 1, 1).ok()) {
                    if let Some(age) = window.until.to_chrono().years_since(born.to_chrono()) {
                        let line = self.ages.partition_point(|from| *from <= age);
                        all.insert(born.to_string(), u32::try_from(line).unwrap_or(u32::MAX));
                    }
                }
                Box::new(|place| {
                    let born = member(place).and_then(|id| bank.state.people.get(&id)?.profile.born);
                    born.filter(|_| of.get(place) != Some(&none)).map_or_else(String::new, |born| born.to_string())
                })
            }
            SortedBy::Tag => {
                let tags = bank.state.people.iter().flat_map(|(_, person)| &person.tags).chain(&self.words);
                for tag in tags {
                    all.insert(tag.clone(), of_words(&[tag.as_str()].into_iter().collect()));
                }
                Box::new(|place| {
                    let tags = member(place).and_then(|id| Some(&bank.state.people.get(&id)?.tags));
                    joined(&tags.into_iter().flatten().map(String::as_str).collect())
                })
            }
            SortedBy::Role => {
                let roles = &bank.charter().roles;
                for role in roles {
                    all.insert(role.name.clone(), of_words(&[role.name.as_str()].into_iter().collect()));
                }
                Box::new(|place| {
                    let held = member(place).and_then(|id| Some(&bank.state.members.get(id)?.roles)).into_iter().flatten();
                    let held = held.filter(|held| held.from <= window.until && held.until.is_none_or(|until| until >= window.from));
                    joined(&held.filter_map(|held| Some(roles.get(usize::from(held.role))?.name.as_str())).collect())
                })
            }
            _ => {
                let line = (0u32..).take(names.len()).collect();
                return Finest { base: names.to_vec(), line, of: of.to_vec() };
            }
        };
        all.insert(String::new(), none);
        let keys: Vec<String> = (0..of.len()).map(key).collect();
        for (key, line) in keys.iter().zip(of) {
            all.insert(key.clone(), *line);
        }
        let number: BTreeMap<&String, u32> = all.keys().zip(0..).collect();
        let of = keys.iter().map(|key| number.get(key).copied().unwrap_or(u32::MAX)).collect();
        Finest { line: all.values().copied().collect(), of, base: all.keys().cloned().collect() }
    }
}
