//! Rows of exchanges and other movements of credit.

use super::super::community::{Category, Money, More, TransferRow, row_minutes_of};
use super::super::csv::{Row, trim};
use super::super::{Decimal, FaultKind, NotTaken};
use super::cells::Mapped;
use super::people::People;
use super::read::Reader;
use super::sides::{Columns, Side};
use super::{Field, Missing};
use crate::order::BTreeMap;
use crate::values::duration::{Length, Ratio, read};
use std::borrow::Cow;

/// Both sides of a row, and its amount above zero.
struct Sides {
    payer: usize,
    payee: usize,
    more: More,
}

impl Reader<'_> {
    pub fn exchanges(&mut self, table: &Mapped<'_>, people: &mut People, categories: &mut Categories, all: &mut Vec<TransferRow>) {
        let rows = self.rows(table);
        let mut headings = table.sheet.table.headings.iter().peekable();
        let mut heading = String::new();
        let mut codes: BTreeMap<Cow<'_, str>, Row<'_>> = BTreeMap::new();
        for row in rows {
            while let Some(next) = headings.next_if(|next| next.line < row.line) {
                heading = next.cells().map(trim).find(|cell| !cell.is_empty()).unwrap_or_default().to_owned();
            }
            let before = self.faults.len();
            let code = table.text(row, Field::Code);
            if let Some(first) = (!code.is_empty()).then(|| codes.get(&code).copied()).flatten() {
                if first.cells().eq(row.cells()) {
                    let minutes = self.minutes_of(table, row);
                    self.report.leave_out(table.file(), table.column_name(Field::Code), &code, NotTaken::Repeated, row.line, minutes);
                    continue;
                }
                let why = format!("line {} has the same code and says something else", first.line);
                self.faults.push(table.fault(row, Field::Code, FaultKind::Duplicate, why));
            } else if !code.is_empty() {
                codes.insert(code, row);
            }
            self.seen.row(table.file(), row.line, row.cells().map(trim));
            let at = self.moment(table, row, Field::Date, true);
            if at.is_none() && self.faults.len() == before {
                self.faults.push(table.fault(row, Field::Date, FaultKind::MissingValue, "an exchange has a date"));
            }
            let amount = self.amount(table, row, Field::Amount);
            let (sides, amount) = self.sides(table, row, amount, people);
            let expense = self.expense(table, row);
            let money = Money { rate: self.rate, scale: None, rounding: self.rounding };
            let minutes = amount.and_then(|amount| {
                row_minutes_of(amount, &table.sheet, row, table.column(Field::Amount), &money, self.report, self.faults)
            });
            let (Some((at, on)), Some(sides), Some((amount, minutes, rounded)), true) = (at, sides, minutes, self.faults.len() == before)
            else {
                continue;
            };
            let said = table.text(row, Field::Activity);
            let activity = categories.place(if said.is_empty() { &heading } else { &said });
            let (words, class) = (table.text(row, Field::Words), table.meaning(row, Field::Class));
            let Sides { payer, payee, mut more } = sides;
            more.expense = expense;
            let more = (more.is_help() || more.unknown || more.corrects || more.expense.is_some()).then(|| Box::new(more));
            all.push(TransferRow {
                file: table.place,
                line: row.line,
                payer,
                payee,
                rounded_from: rounded.then(|| Box::new(amount)),
                minutes,
                words: words.into(),
                class: class.into(),
                activity,
                at,
                on,
                more,
            });
        }
    }

    /// Who pays and who is paid, and how much above zero. Nobody when something is wrong, or when the row is left out, which is said.
    fn sides(
        &mut self,
        table: &Mapped<'_>,
        row: Row<'_>,
        amount: Option<Decimal>,
        people: &mut People,
    ) -> (Option<Sides>, Option<Decimal>) {
        if table.by.owner.is_some() {
            return self.statement(table, row, amount, people);
        }
        let payee = if table.has(Field::Gave) { Field::Gave } else { Field::Payee };
        let payer = if table.has(Field::Received) { Field::Received } else { Field::Payer };
        let received = self.side(table, row, Columns { field: payer, kind: Some(Field::PayerKind), name: Some(Field::PayerName) }, people);
        let gave = self.side(table, row, Columns { field: payee, kind: Some(Field::PayeeKind), name: Some(Field::PayeeName) }, people);
        let (Some(gave), Some(received)) = (gave, received) else { return (None, amount) };
        if gave.visitors {
            let why = "those who gave have names: a group without names can only receive";
            self.faults.push(table.fault(row, payee, FaultKind::UnknownMember, why));
            return (None, amount);
        }
        // Below zero, credit goes the other way: a correction of what was counted before.
        let corrects = table.by.negative_corrects && amount.is_some_and(Decimal::is_negative);
        let (gave, received, amount) = if corrects { (received, gave, amount.map(Decimal::reversed)) } else { (gave, received, amount) };
        for (side, field, rule) in [(&gave, payee, table.by.missing_giver), (&received, payer, table.by.missing_receiver)] {
            match rule {
                _ if !side.is_nobody() => {}
                Missing::Refuse => {
                    let why = "nobody is named: a mapping may declare what becomes of such rows";
                    self.faults.push(table.fault(row, field, FaultKind::MissingValue, why));
                    return (None, amount);
                }
                Missing::LeaveOut => {
                    let minutes = self.minutes_of(table, row);
                    self.report.leave_out(table.file(), table.column_name(field), "", NotTaken::NobodyNamed, row.line, minutes);
                    return (None, amount);
                }
                Missing::Unknown | Missing::Community => {}
            }
        }
        let mut sides = self.both(table, row, (gave, payee), received, people);
        if let Some(sides) = &mut sides {
            sides.more.corrects = corrects;
        }
        (sides, amount)
    }

    /// Puts two sides together.
    fn both(
        &mut self,
        table: &Mapped<'_>,
        row: Row<'_>,
        (gave, field): (Side, Field),
        received: Side,
        people: &mut People,
    ) -> Option<Sides> {
        let unknown =
            |side: &Side, missing: Missing| side.first().is_none() && !side.visitors && (side.gone || missing == Missing::Unknown);
        let (no_giver, no_receiver) = (unknown(&gave, table.by.missing_giver), unknown(&received, table.by.missing_receiver));
        if no_giver && no_receiver {
            let minutes = self.minutes_of(table, row);
            self.report.leave_out(table.file(), table.column_name(field), &table.text(row, field), NotTaken::BothGone, row.line, minutes);
            return None;
        }
        let mut more = More { unknown: no_giver || no_receiver, ..More::default() };
        if received.visitors {
            more.visitors = Some(self.visitors(table, row)?);
        }
        more.for_community = received.is_nobody() && table.by.missing_receiver == Missing::Community;
        let community = |people: &mut People| people.the_community("community");
        let payee = gave.first().unwrap_or_else(|| community(people));
        let payer = received.first().unwrap_or_else(|| community(people));
        (more.gave, more.received) = (gave.others, received.others);
        let gives = |place: &usize| *place == payee || more.gave.contains(place);
        if gives(&payer) || more.received.iter().any(gives) {
            self.faults.push(table.fault(row, field, FaultKind::PayerIsPayee, "the same person stands on both sides"));
            return None;
        }
        if more.is_help() && people.community == Some(payee) {
            self.faults.push(table.fault(row, field, FaultKind::MissingValue, "the community itself gives no time: name who gave"));
            return None;
        }
        Some(Sides { payer, payee, more })
    }

    /// A statement: its owner, and the other party of each row.
    fn statement(
        &mut self,
        table: &Mapped<'_>,
        row: Row<'_>,
        amount: Option<Decimal>,
        people: &mut People,
    ) -> (Option<Sides>, Option<Decimal>) {
        let code = table.by.owner.as_deref().unwrap_or_default();
        let owner = if people.is_own(code) { Some(people.the_community(code)) } else { people.of_code(code) };
        if owner.is_none() {
            self.faults.push(table.fault(row, Field::Other, FaultKind::UnknownMember, "nobody has the code of the statement's owner"));
        }
        let other = self.side(table, row, Columns { field: Field::Other, kind: None, name: None }, people);
        let other = other.and_then(|side| {
            if side.first().is_none() {
                self.faults.push(table.fault(row, Field::Other, FaultKind::MissingValue, "somebody has to be named"));
            }
            side.first()
        });
        let (payer, payee, amount) = match amount {
            Some(amount) if amount.is_negative() => (owner, other, Some(amount.reversed())),
            amount => (other, owner, amount),
        };
        if payer.is_some() && payer == payee {
            self.faults.push(table.fault(row, Field::Other, FaultKind::PayerIsPayee, "credit goes from one account to another"));
        }
        (payer.zip(payee).map(|(payer, payee)| Sides { payer, payee, more: More::default() }), amount)
    }

    /// How many visitors: the first whole number in the cell.
    fn visitors(&mut self, table: &Mapped<'_>, row: Row<'_>) -> Option<u32> {
        let text = table.text(row, Field::Visitors);
        let digits = text.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty());
        let count = digits.and_then(|digits| digits.parse::<u32>().ok()).filter(|count| *count > 0);
        if count.is_none() {
            self.faults.push(table.fault(row, Field::Visitors, FaultKind::MissingValue, "how many people the group was is expected"));
        }
        count
    }

    /// Money, in hundredths: `2.40`, `£2.40`, `2,40 €`, `3`.
    fn expense(&mut self, table: &Mapped<'_>, row: Row<'_>) -> Option<u32> {
        let text = table.text(row, Field::Expense);
        if text.is_empty() {
            return None;
        }
        let plain: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')).collect();
        let letters = text.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii_digit()).count();
        if text.chars().all(|c| matches!(c, '-' | '–' | '£' | '€' | '$') || c.is_whitespace()) {
            return None;
        }
        let cents = match read(&plain, table.decimals()) {
            Ok(Length::Bare(money)) if letters <= 3 => money.times(Ratio::whole(100)).and_then(Ratio::as_whole),
            _ => None,
        };
        match cents.and_then(|cents| u32::try_from(cents).ok()) {
            Some(0) => None,
            Some(cents) => Some(cents),
            None => {
                self.faults.push(table.fault(row, Field::Expense, FaultKind::NotANumber, "a sum of money such as `2.40` is expected"));
                None
            }
        }
    }
}

/// What people do, in the order it is first named.
#[derive(Default)]
pub struct Categories {
    pub all: Vec<Category>,
    places: BTreeMap<String, usize>,
}

impl Categories {
    pub fn place(&mut self, name: &str) -> Option<usize> {
        if name.is_empty() {
            return None;
        }
        let key = super::super::names::key(name);
        if let Some(place) = self.places.get(&*key) {
            return Some(*place);
        }
        let place = self.all.len();
        self.places.insert(key.into_owned(), place);
        self.all.push(Category { id: String::new(), code: name.to_owned(), name: name.to_owned() });
        Some(place)
    }
}
