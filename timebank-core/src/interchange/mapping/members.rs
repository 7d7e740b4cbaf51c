//! Rows of members.

use super::super::community::{AccountRow, MemberRow, Money, Status, guess};
use super::super::csv::Row;
use super::super::{Caution, FaultKind, Rounding, Warning};
use super::cells::Mapped;
use super::people::People;
use super::read::Reader;
use super::{Field, ZeroLimit};
use crate::values::language::Language;
use crate::values::minutes::Minutes;

impl Reader<'_> {
    pub fn members(&mut self, table: &Mapped<'_>, people: &mut People) {
        for row in self.rows(table) {
            let before = self.faults.len();
            let Some((code, shares)) = self.code_of(table, row, people) else { continue };
            let (name, email) = (table.text(row, Field::Name), table.text(row, Field::Email));
            let own = [&*code, &*name, &*email].into_iter().any(|said| people.is_own(said));
            let joined = self.moment(table, row, Field::Joined, true);
            let account = self.account(table, row);
            if self.faults.len() > before {
                continue;
            }
            let mut member = MemberRow { file: table.place, line: row.line, created: joined, account, ..MemberRow::called(&code, &name) };
            member.kind = self.kind(table, row, own);
            member.status = self.status(table, row);
            for (field, way) in [(Field::Email, "email"), (Field::Phone, "phone")] {
                let text = table.text(row, field);
                if !text.is_empty() {
                    member.contact.insert(way.into(), text.into_owned());
                }
            }
            let words = table.text(row, Field::Words);
            if !words.is_empty() {
                member.attributes.insert("description".into(), words.into_owned());
            }
            member.languages.extend(self.language(table, row));
            self.role(table, row, &code);
            let place = people.add(member, &email);
            if shares {
                guess(self.report, table.file(), row.line, &email, code.clone(), "shares-an-address");
            }
            if own && people.community.is_none() {
                (people.community, people.community_named) = (Some(place), true);
                guess(self.report, table.file(), row.line, &code, "the community's own account: the pot", "named-by-the-mapping");
            }
        }
    }

    /// The code somebody is known by: their own, or else their address, or else their name. Whether they share the address.
    fn code_of(&mut self, table: &Mapped<'_>, row: Row<'_>, people: &People) -> Option<(String, bool)> {
        let (name, email, said) = (table.text(row, Field::Name), table.text(row, Field::Email), table.text(row, Field::Code));
        let field = if !said.is_empty() {
            Field::Code
        } else if !email.is_empty() {
            Field::Email
        } else {
            Field::Name
        };
        let code =
            [&said, &email, &name].into_iter().find(|text| !text.is_empty()).map_or_else(String::new, |text| text.clone().into_owned());
        if code.is_empty() {
            self.faults.push(table.fault(row, Field::Code, FaultKind::MissingValue, "a member has a code, an e-mail or a name"));
            return None;
        }
        if people.of_code(&code).is_none() {
            return Some((code, false));
        }
        // One address may belong to a household: the name tells them apart.
        if field == Field::Email && !name.is_empty() && people.of_both(&email, &name).is_empty() {
            let told = format!("{code} ({name})");
            if people.of_code(&told).is_none() {
                return Some((told, true));
            }
        }
        let why = match people.of_code(&code).and_then(|other| people.rows.get(other)) {
            Some(other) => format!("line {} has the same {field}: are they one person?", other.line),
            None => format!("another member has the same {field}"),
        };
        self.faults.push(table.fault(row, field, FaultKind::Duplicate, why));
        None
    }

    /// A language by its code. What is none is noted as a guess: a mapping may declare what it means.
    fn language(&mut self, table: &Mapped<'_>, row: Row<'_>) -> Option<Language> {
        let said = table.meaning(row, Field::Language);
        // Systems write `en_GB` where the code has a dash.
        let read = said.replace('_', "-").parse().ok();
        if read.is_none() && !said.is_empty() {
            guess(self.report, table.file(), row.line, &said, "nothing", "language-not-known");
        }
        read
    }

    /// Somebody with a role in the other system has none here until one is given.
    fn role(&mut self, table: &Mapped<'_>, row: Row<'_>, code: &str) {
        let said = table.meaning(row, Field::Role);
        if matches!(said.to_lowercase().as_str(), "" | "member" | "user" | "volunteer" | "0" | "false" | "no") {
            return;
        }
        let warning = Warning::new(Caution::Administrator, table.file(), vec![row.line], &said);
        self.report.warn(Warning { column: table.column_name(Field::Role).into(), suggestion: Some(code.into()), ..warning });
    }

    fn kind(&mut self, table: &Mapped<'_>, row: Row<'_>, own: bool) -> &'static str {
        let said = table.meaning(row, Field::Kind);
        let known = match said.to_lowercase().as_str() {
            "" | "person" | "personal" => "person",
            "business" => "business",
            "organisation" | "organization" => "organisation",
            "public" => "public",
            _ => {
                guess(self.report, table.file(), row.line, &said, "person", "kind-not-known");
                "person"
            }
        };
        if own { "public" } else { known }
    }

    fn status(&mut self, table: &Mapped<'_>, row: Row<'_>) -> Status {
        let said = table.meaning(row, Field::Status);
        match said.to_lowercase().as_str() {
            "" | "active" => Status::Active,
            "pending" | "applicant" => Status::Pending,
            "suspended" | "inactive" | "disabled" | "blocked" => Status::Suspended,
            "left" | "deleted" | "removed" => Status::Deleted,
            _ => {
                guess(self.report, table.file(), row.line, &said, "suspended", "status-not-known");
                Status::Suspended
            }
        }
    }

    fn account(&mut self, table: &Mapped<'_>, row: Row<'_>) -> Option<AccountRow> {
        let says = |field: Field| table.has(field) && !table.text(row, field).is_empty();
        if ![Field::Balance, Field::Lowest, Field::Highest].into_iter().any(says) {
            return None;
        }
        let balance = says(Field::Balance).then(|| self.amount(table, row, Field::Balance)).flatten();
        self.faults.unread_balance |= says(Field::Balance) && balance.is_none();
        let lowest = says(Field::Lowest).then(|| self.limit(table, row, Field::Lowest)).flatten();
        // Some write how far below zero one may go as a number below it, some as one above.
        let lowest = lowest.map(|lowest| if lowest.is_positive() { lowest.reversed() } else { lowest });
        let highest = says(Field::Highest).then(|| self.limit(table, row, Field::Highest)).flatten();
        Some(AccountRow { balance, lowest, highest })
    }

    fn limit(&mut self, table: &Mapped<'_>, row: Row<'_>, field: Field) -> Option<Minutes> {
        let amount = self.amount(table, row, field)?;
        if amount.is_zero() && table.mapping.zero_limit == ZeroLimit::None {
            return None;
        }
        let money = Money { rate: self.rate, scale: None, rounding: Rounding::Down };
        match money.minutes(amount, Rounding::Down) {
            Ok((minutes, exact)) => {
                if !exact {
                    let said = table.text(row, field);
                    guess(self.report, table.file(), row.line, &said, minutes.to_string(), "limit-cut-to-whole-minutes");
                }
                Some(minutes)
            }
            Err(error) => {
                self.faults.push(table.fault(row, field, FaultKind::TooLarge, error.message()));
                None
            }
        }
    }
}
