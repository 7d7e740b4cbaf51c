//! Rows of exchanges and other movements of credit.

use super::super::community::{Category, Money, More, Texts, TransferRow, narrow, row_minutes_of};
use super::super::csv::{Row, trim};
use super::super::{Decimal, FaultKind, NotTaken};
use super::cells::Mapped;
use super::columns::happened;
use super::money::hundredths;
use super::people::People;
use super::read::Reader;
use super::sides::{Columns, Side};
use super::{Field, Missing};
use crate::order::BTreeMap;
use std::borrow::Cow;

/// Both sides of a row, and its amount above zero.
struct Sides {
    payer: usize,
    payee: usize,
    more: More,
}

/// What was found of the sides of a row.
enum Found {
    Taken(Sides),
    /// Nothing is wrong and the row is not taken: why, and by which column.
    LeftOut(NotTaken, Field),
    /// Something is wrong, which is said.
    Refused,
}

impl Reader<'_> {
    pub fn exchanges<'t>(
        &mut self,
        table: &'t Mapped<'_>,
        people: &mut People,
        categories: &mut Categories,
        codes: &mut Codes<'t>,
        (all, texts): (&mut Vec<TransferRow>, &mut Texts),
    ) {
        let rows = self.rows(table);
        people.begin();
        let mut headings = table.sheet.table.headings.iter().peekable();
        let mut heading = String::new();
        for row in rows {
            while let Some(next) = headings.next_if(|next| next.line < row.line) {
                heading = next.cells().map(trim).find(|cell| !cell.is_empty()).unwrap_or_default().to_owned();
            }
            let before = self.faults.len();
            if self.repeats(table, row, codes) {
                continue;
            }
            if happened(&table.meaning(row, Field::Status)).is_none() {
                let why = "whether a row that says this happened is not known: declare a meaning for the word, `done` or `cancelled`";
                self.ask(table, Field::Status, &table.text(row, Field::Status), why);
            }
            self.seen.row(table.file(), row.line, row.cells().map(trim));
            let at = self.moment(table, row, Field::Date, true);
            if at.is_none() && self.faults.len() == before {
                self.faults.push(table.fault(row, Field::Date, FaultKind::MissingValue, "an exchange has a date"));
            }
            let amount = self.amount(table, row, Field::Amount);
            let mark = self.mark(people);
            let (sides, amount) = self.sides(table, row, amount, people);
            let expense = self.expense(table, row);
            let money = Money { rate: self.rate, scale: None, rounding: self.rounding };
            let minutes = amount.and_then(|amount| {
                row_minutes_of(amount, &table.sheet, row, table.column(Field::Amount), &money, self.report, self.faults)
            });
            let good = self.faults.len() == before;
            if let (Found::LeftOut(why, field), true) = (&sides, good) {
                let minutes = self.minutes_of(table, row);
                self.report.leave_out(table.file(), table.column_name(*field), &table.text(row, *field), *why, row.line, minutes);
            }
            let (Some((at, on)), Found::Taken(sides), Some((amount, minutes, rounded)), true) = (at, sides, minutes, good) else {
                self.forget(people, &mark);
                continue;
            };
            let said = table.text(row, Field::Activity);
            let activity = categories.place(if said.is_empty() { &heading } else { &said }).map(narrow);
            let kept = (texts.keep(&table.text(row, Field::Words)), texts.keep(&table.meaning(row, Field::Class)));
            let (Some(words), Some(class)) = kept else {
                self.faults.push(table.fault(row, Field::Words, FaultKind::TooLarge, "the words of all rows are more than can be kept"));
                continue;
            };
            let Sides { payer, payee, mut more } = sides;
            (more.expense, more.rounded_from) = (expense, rounded.then_some(amount));
            let more = (!more.is_plain() || rounded).then(|| Box::new(more));
            let (file, line, payer, payee) = (narrow(table.place), narrow(row.line), narrow(payer), narrow(payee));
            all.push(TransferRow { file, line, payer, payee, minutes, words, class, at, on, activity, more });
        }
    }

    /// Whether a row stood before under its own code, in this file or another one of the same table: it is left out. One that says
    /// something else under that code is a fault.
    fn repeats<'t>(&mut self, table: &'t Mapped<'_>, row: Row<'t>, codes: &mut Codes<'t>) -> bool {
        let Some((first, there)) = codes.first(table, row) else { return false };
        let code = table.text(row, Field::Code);
        if same_words((there, first), (table, row)) {
            let minutes = self.minutes_of(table, row);
            self.report.leave_out(table.file(), table.column_name(Field::Code), &code, NotTaken::Repeated, row.line, minutes);
            return true;
        }
        let place = if there.file() == table.file() { String::new() } else { format!(" of `{}`", there.file()) };
        let why = format!("line {}{place} has the same code and says something else", first.line);
        self.faults.push(table.fault(row, Field::Code, FaultKind::Duplicate, why));
        false
    }

    /// Who pays and who is paid, and how much above zero.
    fn sides(&mut self, table: &Mapped<'_>, row: Row<'_>, amount: Option<Decimal>, people: &mut People) -> (Found, Option<Decimal>) {
        if table.by.owner.is_some() {
            return self.statement(table, row, amount, people);
        }
        let payee = if table.has(Field::Gave) { Field::Gave } else { Field::Payee };
        let payer = if table.has(Field::Received) { Field::Received } else { Field::Payer };
        let received = self.side(table, row, Columns { field: payer, kind: Some(Field::PayerKind), name: Some(Field::PayerName) }, people);
        let gave = self.side(table, row, Columns { field: payee, kind: Some(Field::PayeeKind), name: Some(Field::PayeeName) }, people);
        let (Some(gave), Some(received)) = (gave, received) else { return (Found::Refused, amount) };
        if gave.visitors {
            let why = "those who gave have names: a group without names can only receive";
            self.faults.push(table.fault(row, payee, FaultKind::UnknownMember, why));
            return (Found::Refused, amount);
        }
        // Below zero, credit goes the other way: a correction of what was counted before.
        let corrects = table.by.negative_corrects && amount.is_some_and(Decimal::is_negative);
        let (gave, received, amount) = if corrects { (received, gave, amount.map(Decimal::reversed)) } else { (gave, received, amount) };
        let sides = [(&gave, payee, table.by.missing_giver), (&received, payer, table.by.missing_receiver)];
        let nobody = || sides.iter().filter(|(side, ..)| side.is_nobody());
        if let Some((_, field, _)) = nobody().find(|(.., rule)| *rule == Missing::LeaveOut) {
            return (Found::LeftOut(NotTaken::NobodyNamed, *field), amount);
        }
        let refused: Vec<Field> = nobody().filter(|(.., rule)| *rule == Missing::Refuse).map(|(_, field, _)| *field).collect();
        for field in &refused {
            let why = "nobody is named: a mapping may declare what becomes of such rows";
            self.faults.push(table.fault(row, *field, FaultKind::MissingValue, why));
        }
        if !refused.is_empty() {
            return (Found::Refused, amount);
        }
        let mut found = self.both(table, row, (gave, payee), received, people);
        if let Found::Taken(sides) = &mut found {
            sides.more.corrects = corrects;
        }
        (found, amount)
    }

    /// Puts two sides together.
    fn both(&mut self, table: &Mapped<'_>, row: Row<'_>, (gave, field): (Side, Field), received: Side, people: &mut People) -> Found {
        let unknown =
            |side: &Side, missing: Missing| side.first().is_none() && !side.visitors && (side.gone || missing == Missing::Unknown);
        let (no_giver, no_receiver) = (unknown(&gave, table.by.missing_giver), unknown(&received, table.by.missing_receiver));
        if no_giver && (no_receiver || received.is_nobody()) {
            let why = if gave.gone || received.gone { NotTaken::BothGone } else { NotTaken::NobodyNamed };
            return Found::LeftOut(why, field);
        }
        let mut more = More { unknown: no_giver || no_receiver, ..More::default() };
        if received.visitors {
            let Some(visitors) = self.visitors(table, row) else { return Found::Refused };
            more.visitors = Some(visitors);
        }
        more.for_community = received.is_nobody() && table.by.missing_receiver == Missing::Community;
        let community = |people: &mut People| people.some_community("community");
        let payee = gave.first().unwrap_or_else(|| community(people));
        let payer = received.first().unwrap_or_else(|| community(people));
        let gives = |place: &usize| *place == payee || gave.names(*place);
        if gives(&payer) || received.others.iter().any(gives) {
            self.faults.push(table.fault(row, field, FaultKind::PayerIsPayee, "the same person stands on both sides"));
            return Found::Refused;
        }
        (more.gave, more.received) = (gave.others, received.others);
        if more.is_help() && people.community == Some(payee) {
            self.faults.push(table.fault(row, field, FaultKind::MissingValue, "the community itself gives no time: name who gave"));
            return Found::Refused;
        }
        Found::Taken(Sides { payer, payee, more })
    }

    /// A statement: its owner, and the other party of each row.
    fn statement(&mut self, table: &Mapped<'_>, row: Row<'_>, amount: Option<Decimal>, people: &mut People) -> (Found, Option<Decimal>) {
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
        let sides = payer.zip(payee).map(|(payer, payee)| Sides { payer, payee, more: More::default() });
        (sides.map_or(Found::Refused, Found::Taken), amount)
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

    /// Money, in hundredths.
    fn expense(&mut self, table: &Mapped<'_>, row: Row<'_>) -> Option<u32> {
        let text = table.text(row, Field::Expense);
        let sum = hundredths(&text, self.currency, table.decimals());
        if sum.is_none() {
            let why = "a sum of money such as `2.40`, `£2.40` or `40p` is expected";
            self.faults.push(table.fault(row, Field::Expense, FaultKind::NotANumber, why));
        }
        sum.filter(|sum| *sum > 0)
    }
}

/// The codes of rows, by the mapping of their table: several files of one table count together.
#[derive(Default)]
pub struct Codes<'t> {
    all: BTreeMap<(usize, Cow<'t, str>), (Row<'t>, &'t Mapped<'t>)>,
}

impl<'t> Codes<'t> {
    /// Returns the row that has the code of this one, and its table. Notes this one's code where there is none before.
    fn first(&mut self, table: &'t Mapped<'_>, row: Row<'t>) -> Option<(Row<'t>, &'t Mapped<'t>)> {
        let code = table.text(row, Field::Code);
        if code.is_empty() {
            return None;
        }
        let which = table.mapping.tables.iter().position(|by| std::ptr::eq(by, table.by)).unwrap_or_default();
        let code = (which, code);
        let first = self.all.get(&code).copied();
        if first.is_none() {
            self.all.insert(code, (row, table));
        }
        first
    }
}

/// Whether two rows say the same: in every cell, or, where their files have other columns, in all that the mapping reads.
fn same_words((one, a): (&Mapped<'_>, Row<'_>), (other, b): (&Mapped<'_>, Row<'_>)) -> bool {
    if one.sheet.table.columns == other.sheet.table.columns {
        return a.cells().eq(b.cells());
    }
    one.by.columns.keys().all(|field| one.text(a, *field) == other.text(b, *field))
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
