//! Who stands on one side of a row: people, the community, visitors, somebody unknown, or nobody.

use super::super::community::{MemberRow, guess};
use super::super::csv::Row;
use super::super::{Caution, FaultKind, Warning};
use super::cells::Mapped;
use super::people::People;
use super::read::Reader;
use super::{Field, KnownBy};
use crate::order::BTreeSet;
use crate::values::limits::PARTS;

/// The guesses about somebody who is in no table of members, and about a community that has no number.
pub const NEWCOMER: &str = "named-in-a-row-alone";
pub const WITHOUT_A_NUMBER: &str = "without-a-number";

/// Faults that suggest who may be meant.
const SUGGESTIONS: usize = 50;

/// Faults of one cell that names several, at most.
const CELL_FAULTS: usize = 10;

/// One side of a row.
#[derive(Debug, Default)]
pub struct Side {
    /// Somebody by name.
    pub person: Option<usize>,
    /// Others by name, each once, in the order they are named.
    pub others: Vec<usize>,
    /// All others by name.
    pub all: BTreeSet<usize>,
    /// The community itself.
    pub community: Option<usize>,
    /// Whether people without a name stand there.
    pub visitors: bool,
    /// Whether it is somebody the other system no longer knows.
    pub gone: bool,
}

impl Side {
    pub fn is_nobody(&self) -> bool {
        self.person.is_none() && self.community.is_none() && !self.visitors && !self.gone
    }

    /// Whether somebody is named there.
    pub fn names(&self, place: usize) -> bool {
        self.person == Some(place) || self.all.contains(&place)
    }

    /// Adds somebody who is named.
    fn add(&mut self, place: usize) {
        match self.person {
            None => self.person = Some(place),
            Some(_) if self.names(place) => {}
            Some(_) => {
                self.all.insert(place);
                self.others.push(place);
            }
        }
    }

    /// Whoever stands for the side in a movement of credit.
    pub fn first(&self) -> Option<usize> {
        self.person.or(self.community)
    }
}

/// Where a side stands in a table.
#[derive(Clone, Copy)]
pub struct Columns {
    pub field: Field,
    pub kind: Option<Field>,
    pub name: Option<Field>,
}

impl Reader<'_> {
    /// Reads a side. `None` when something is wrong with it, which is said.
    pub fn side(&mut self, table: &Mapped<'_>, row: Row<'_>, columns: Columns, people: &mut People) -> Option<Side> {
        let said = table.text(row, columns.field);
        let beside = columns.name.map(|name| table.text(row, name)).unwrap_or_default();
        let mut side = Side::default();
        let community = columns.kind.is_some_and(|kind| table.meaning(row, kind).eq_ignore_ascii_case("community"));
        if community || people.is_own(&said) || said.is_empty() && people.is_own(&beside) {
            side.community = Some(match (said.is_empty(), community) {
                (true, _) => people.some_community("community"),
                // The number or code of the community is no name.
                (false, true) => people.some_community(&said),
                (false, false) => people.the_community(&said),
            });
            return Some(side);
        }
        if said.is_empty() && beside.is_empty() {
            return Some(side);
        }
        // A spelling leads where it led before, as long as nobody was added.
        if let Some(place) = people.known(&said) {
            side.add(place);
            return Some(side);
        }
        let separator = table.by.people_separator.as_deref().filter(|separator| !separator.is_empty());
        if separator.is_none() && said.contains(';') && table.by.known_by == KnownBy::Name {
            self.ask(table, columns.field, &said, "several people may stand in one cell: declare the `peopleSeparator`");
            return None;
        }
        let mut parts = separator.map(|separator| said.split(separator).map(str::trim).filter(|part| !part.is_empty()));
        let mut whole = separator.is_none().then_some(&*said);
        let mut wrong = 0usize;
        while let Some(part) = whole.take().or_else(|| parts.as_mut()?.next()) {
            if side.all.len() >= PARTS {
                let why = format!("more people are named than the {PARTS} that may take part in one exchange");
                self.faults.push(table.fault(row, columns.field, FaultKind::TooLarge, why));
                return None;
            }
            if !table.groups.is_empty() && table.groups.contains(&*super::super::names::key(part)) {
                side.visitors = true;
            } else if people.is_gone(part) {
                side.gone = true;
            } else if people.is_own(part) {
                side.community = Some(people.the_community(part));
            } else {
                match self.person(table, row, columns.field, (part, &beside), people) {
                    Some(Found::Somebody(place)) => side.add(place),
                    Some(Found::Community(place)) => side.community = Some(place),
                    None => wrong = wrong.saturating_add(1),
                }
            }
            // A cell may name thousands: enough is said of it.
            if wrong >= CELL_FAULTS {
                break;
            }
        }
        (wrong == 0).then_some(side)
    }

    /// One person, by what names them and the name beside it.
    fn person(
        &mut self,
        table: &Mapped<'_>,
        row: Row<'_>,
        field: Field,
        (said, beside): (&str, &str),
        people: &mut People,
    ) -> Option<Found> {
        let meant = people.meant(said);
        let (written, said) = (said, meant.as_deref().unwrap_or(said));
        match table.by.known_by {
            KnownBy::Code => match people.of_code(said) {
                Some(found) => Some(Found::Somebody(people.note(written, found))),
                None => self.newcomer(table, row, field, (said, beside, ""), people),
            },
            KnownBy::Name => match people.of_name(said) {
                [] => match people.of_code(said) {
                    Some(found) => Some(Found::Somebody(found)),
                    None => self.newcomer(table, row, field, (said, said, ""), people),
                },
                [found] => {
                    let found = *found;
                    Some(Found::Somebody(people.note(written, found)))
                }
                _ => self.ambiguous(table, row, field, "more than one member has this name"),
            },
            KnownBy::NameAndCode => self.numbered(table, row, field, said, people),
            KnownBy::Email => self.by_email(table, row, field, (said, beside), people),
        }
    }

    /// By address, and by the name beside it where a household shares one.
    fn by_email(
        &mut self,
        table: &Mapped<'_>,
        row: Row<'_>,
        field: Field,
        (said, beside): (&str, &str),
        people: &mut People,
    ) -> Option<Found> {
        let meant = people.meant(beside);
        let beside = meant.as_deref().unwrap_or(beside);
        let named = two(people.of_name(beside));
        if said.is_empty() {
            return match named.as_slice() {
                [found] => {
                    guess(self.report, table.file(), row.line, beside, "the member of this name", "no-address-only-a-name");
                    Some(Found::Somebody(*found))
                }
                [] => self.newcomer(table, row, field, (beside, beside, ""), people),
                _ => self.ambiguous(table, row, field, "more than one member has this name, and no address stands beside it"),
            };
        }
        let (there, both) = (two(people.of_email(said)), two(people.of_both(said, beside)));
        match (there.as_slice(), both.as_slice()) {
            ([], _) => self.newcomer(table, row, field, (said, beside, said), people),
            (_, [found]) => Some(Found::Somebody(*found)),
            ([found], []) => {
                if !beside.is_empty() && people.rows.get(*found).is_some_and(|known| !known.name.is_empty()) {
                    if !named.is_empty() {
                        return self.ambiguous(table, row, field, "the address is one member's and the name beside it another's");
                    }
                    let known = people.rows.get(*found).map(|known| known.name.clone());
                    let warning = Warning::new(Caution::NameBeside, table.file(), vec![row.line], beside);
                    self.report.warn(Warning { column: table.column_name(field).into(), suggestion: known, ..warning });
                }
                Some(Found::Somebody(*found))
            }
            (_, [_, _, ..]) => self.ambiguous(table, row, field, "two members have this address and this name: are they one person?"),
            _ => self.ambiguous(table, row, field, "more than one member has this address, and the name beside it is none of theirs"),
        }
    }

    /// `Lola Gil (3)`: by the number. What has no number is the community itself.
    fn numbered(&mut self, table: &Mapped<'_>, row: Row<'_>, field: Field, said: &str, people: &mut People) -> Option<Found> {
        let parts = said.strip_suffix(')').and_then(|text| text.rsplit_once('('));
        let Some((name, code)) = parts.map(|(name, code)| (name.trim(), code.trim())).filter(|(_, code)| !code.is_empty()) else {
            return self.without_a_number(table, row, field, said, people);
        };
        let Some(found) = people.of_code(code) else { return self.newcomer(table, row, field, (code, name, ""), people) };
        let known = people.rows.get(found).map(|known| known.name.clone()).unwrap_or_default();
        if super::super::names::key(&known) != super::super::names::key(name) {
            let warning = Warning::new(Caution::NameBeside, table.file(), vec![row.line], said);
            self.report.warn(Warning { column: table.column_name(field).into(), suggestion: Some(known), ..warning });
        }
        Some(Found::Somebody(found))
    }

    /// What has no number is the community itself, under one name: whatever the first such cell says, unless it is known already.
    fn without_a_number(&mut self, table: &Mapped<'_>, row: Row<'_>, field: Field, said: &str, people: &mut People) -> Option<Found> {
        let key = super::super::names::key;
        let known = people.community.filter(|_| people.community_named);
        if known.and_then(|known| people.rows.get(known)).is_some_and(|row| key(&row.name) != key(said)) {
            let why = "this is neither a name with a number nor the community's own account";
            self.faults.push(table.fault(row, field, FaultKind::UnknownMember, why));
            return None;
        }
        if known.is_none() {
            guess(self.report, table.file(), row.line, said, "the community's own account: the pot", WITHOUT_A_NUMBER);
        }
        Some(Found::Community(people.the_community(said)))
    }

    /// The name of somebody who may be meant, in the first faults.
    fn like(&self, name: &str, people: &People) -> Option<String> {
        let known = people.rows.iter().map(|row| row.name.as_str()).filter(|known| !known.is_empty());
        let wanted = self.faults.len() < SUGGESTIONS && !name.is_empty();
        wanted.then(|| super::super::names::suggestion(name, known).map(str::to_owned)).flatten()
    }

    fn ambiguous(&mut self, table: &Mapped<'_>, row: Row<'_>, field: Field, why: &str) -> Option<Found> {
        self.faults.push(table.fault(row, field, FaultKind::AmbiguousMember, why));
        None
    }

    /// Somebody who stands in no table of members: made one where the mapping says so.
    fn newcomer(
        &mut self,
        table: &Mapped<'_>,
        row: Row<'_>,
        field: Field,
        (code, name, email): (&str, &str, &str),
        people: &mut People,
    ) -> Option<Found> {
        if !table.by.make_members {
            let why =
                super::super::names::unknown(&format!("no member has this {}", table.by.known_by), self.like(name, people).as_deref());
            self.faults.push(table.fault(row, field, FaultKind::UnknownMember, why));
            return None;
        }
        guess(self.report, table.file(), row.line, code, "a member", NEWCOMER);
        if separates(name) {
            let warning = Warning::new(Caution::SeveralPeople, table.file(), vec![row.line], name);
            self.report.warn(Warning { column: table.column_name(field).into(), ..warning });
        }
        let mut member = MemberRow { file: table.place, ..MemberRow::called(code, name) };
        if !email.is_empty() {
            member.contact.insert("email".into(), email.to_owned());
        }
        Some(Found::Somebody(people.add(member, email)))
    }
}

/// The first two of some people: whether they are nobody, one or several is all that is asked, and thousands may share a name.
fn two(all: &[usize]) -> Vec<usize> {
    all.iter().copied().take(2).collect()
}

/// Whether a name reads like several people's.
fn separates(name: &str) -> bool {
    let lower = name.to_lowercase();
    [" and ", " & ", " + ", "/", " y ", " i ", " und ", " et ", "\n"].into_iter().any(|between| lower.contains(between))
}

/// Who was found.
pub enum Found {
    Somebody(usize),
    Community(usize),
}
