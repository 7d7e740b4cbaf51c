//! From tables, by a mapping, to what a community's files say.

use super::super::community::{AccountRow, Category, Clock, Community, MemberRow, Money, Post, Status, TransferRow, guess, row_minutes_of};
use super::super::csv::{Row, Table, Writing};
use super::super::sheets::Sheet;
use super::super::{Bundle, Decimal, FAULTS, Fault, FaultKind, FileCount, Guess, Lost, Options, Report, Rounding, json};
use super::amounts::instant;
use super::{Field, Holds, KnownBy, Mapping, TableMapping, Unit, ZeroLimit};
use crate::Minutes;
use crate::listing::{ListingKind, Visibility};
use crate::minutes::shorten;
use crate::order::BTreeMap;
use crate::time::Instant;
use std::borrow::Cow;

/// A table with its mapping.
struct Mapped<'m> {
    sheet: Sheet,
    by: &'m TableMapping,
    /// Where each field's columns stand.
    columns: BTreeMap<Field, Vec<usize>>,
    /// Which rows are taken.
    only: Vec<(usize, &'m [String])>,
}

impl Mapped<'_> {
    /// What a row says: the columns of a field, put together.
    fn text<'r>(&self, row: &'r Row, field: Field) -> Cow<'r, str> {
        let Some(columns) = self.columns.get(&field) else { return Cow::Borrowed("") };
        match columns.as_slice() {
            [one] => Cow::Borrowed(row.get(Some(*one))),
            many => {
                let said: Vec<&str> = many.iter().map(|c| row.get(Some(*c))).filter(|text| !text.is_empty()).collect();
                Cow::Owned(said.join(" "))
            }
        }
    }

    /// The same, in the words of this library where the mapping has one for it.
    fn meaning<'r>(&'r self, row: &'r Row, field: Field) -> Cow<'r, str> {
        let said = self.text(row, field);
        let known =
            self.by.meanings.get(&field).and_then(|words| words.iter().find(|(word, _)| word.to_lowercase() == said.to_lowercase()));
        known.map_or(said, |(_, meaning)| Cow::Borrowed(meaning))
    }

    fn has(&self, field: Field) -> bool {
        self.columns.contains_key(&field)
    }

    fn column(&self, field: Field) -> Option<usize> {
        self.columns.get(&field).and_then(|columns| columns.first().copied())
    }

    fn fault(&self, row: &Row, field: Field, kind: FaultKind, why: impl Into<String>) -> Fault {
        self.sheet.fault(row, self.column(field), kind, why)
    }

    fn file(&self) -> &str {
        &self.sheet.table.file
    }

    fn taken(&self, row: &Row) -> bool {
        self.only.iter().all(|(column, words)| words.iter().any(|word| word.to_lowercase() == row.get(Some(*column)).to_lowercase()))
    }
}

/// Whoever can be named, and how.
#[derive(Default)]
struct People {
    rows: Vec<MemberRow>,
    codes: BTreeMap<String, usize>,
    emails: BTreeMap<String, usize>,
    /// Nothing where two share a name.
    names: BTreeMap<String, Option<usize>>,
    community: Option<usize>,
}

impl People {
    fn add(&mut self, row: MemberRow, email: &str) -> usize {
        let place = self.rows.len();
        self.codes.entry(row.code.clone()).or_insert(place);
        if !email.is_empty() {
            self.emails.entry(email.to_lowercase()).or_insert(place);
        }
        if !row.name.is_empty() {
            let name = row.name.to_lowercase();
            let known = self.names.contains_key(&name);
            self.names.insert(name, (!known).then_some(place));
        }
        self.rows.push(row);
        place
    }

    fn the_community(&mut self, code: &str) -> usize {
        match self.community {
            Some(place) => place,
            None => {
                let place = self.add(MemberRow { kind: "public", ..MemberRow::called(code, code) }, "");
                self.community = Some(place);
                place
            }
        }
    }
}

struct Reader<'r> {
    mapping: &'r Mapping,
    rounding: Rounding,
    rate: (u64, u64),
    /// Whether amounts of all units are counted in seconds.
    seconds: bool,
    clock: Clock,
    report: &'r mut Report,
    faults: &'r mut Vec<Fault>,
}

pub fn read(bundle: &Bundle<'_>, mapping: &Mapping, options: &Options, report: &mut Report, faults: &mut Vec<Fault>) -> Option<Community> {
    let tables = open(bundle, mapping, report, faults);
    let mut units: Vec<Unit> = tables.iter().filter(|t| t.has(Field::Amount) || t.has(Field::Balance)).map(|t| t.by.unit).collect();
    units.dedup_by_key(|unit| unit.per_hour());
    let seconds = units.len() > 1 || tables.iter().any(|t| t.has(Field::Unit));
    if seconds && options.rate.is_some() {
        faults.push(Fault::of_row("", 0, FaultKind::BadRate, "a rate of one's own goes with amounts in one unit alone".into()));
    }
    let usual = (if seconds { Unit::Seconds } else { units.first().copied().unwrap_or_default() }).per_hour();
    let rate = options.rate.filter(|(n, d)| *n > 0 && *d > 0).unwrap_or((usual, 1));
    report.rate = format!("{}/{}", rate.0, rate.1);
    let mut reader = Reader { mapping, rounding: options.rounding, rate, seconds, clock: Clock::default(), report, faults };
    let mut people = People::default();
    let files = |holds: Holds| tables.iter().find(|t| t.by.holds == holds).map_or_else(String::new, |t| t.file().to_owned());
    for table in tables.iter().filter(|t| t.by.holds == Holds::Members) {
        reader.members(table, &mut people);
    }
    if let Some(code) = &options.community_account {
        match people.codes.get(code).copied() {
            Some(place) => people.community = Some(place),
            None => {
                people.the_community(code);
            }
        }
    }
    let (mut transfers, mut posts, mut categories) = (Vec::new(), Vec::new(), Categories::default());
    for table in tables.iter().filter(|t| t.by.holds == Holds::Exchanges) {
        reader.exchanges(table, &mut people, &mut categories, &mut transfers);
    }
    for table in tables.iter().filter(|t| t.by.holds == Holds::Listings) {
        reader.listings(table, &mut people, &mut categories, &mut posts);
    }
    for table in &tables {
        table.sheet.note_lost(reader.report);
    }
    // In the order they happened; rows of one moment in the order of the file.
    transfers.sort_by_key(|t: &TransferRow| t.at);
    let Clock { first, last } = reader.clock;
    let name = mapping.community_name.clone().unwrap_or_else(|| mapping.name.clone());
    report.community.clone_from(&name);
    faults.truncate(FAULTS);
    Some(Community {
        system: mapping.name.clone(),
        name,
        rate,
        members: people.rows,
        community: people.community,
        transfers,
        posts,
        categories: categories.all,
        first,
        last,
        files: [String::new(), files(Holds::Members), files(Holds::Exchanges), files(Holds::Listings)],
    })
}

/// Whether a file's name is the one wanted, where `*` stands for any letters.
fn fits(wanted: &str, name: &str) -> bool {
    match wanted.split_once('*') {
        None => wanted == name,
        Some((start, rest)) => name.strip_prefix(start).is_some_and(|left| {
            let starts = left.char_indices().map(|(at, _)| at).chain([left.len()]);
            starts.into_iter().any(|at| left.get(at..).is_some_and(|tail| fits(rest, tail)))
        }),
    }
}

fn open<'m>(bundle: &Bundle<'_>, mapping: &'m Mapping, report: &mut Report, faults: &mut Vec<Fault>) -> Vec<Mapped<'m>> {
    let mut tables = Vec::new();
    for (path, bytes) in bundle.files() {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
        let Some(by) = mapping.tables.iter().find(|t| fits(&t.file.to_ascii_lowercase(), &name)) else {
            report.lost.push(Lost { file: shorten(&name).into(), column: String::new(), count: 1, why: "not a file of the mapping" });
            continue;
        };
        if tables.iter().any(|there: &Mapped<'_>| there.file() == name) {
            faults.push(Fault::of_row(&name, 0, FaultKind::DuplicateFile, "the file is there twice".into()));
            continue;
        }
        match table(&name, bytes, by, mapping) {
            Ok(table) => {
                let read = u64::try_from(table.rows.len()).unwrap_or(u64::MAX);
                report.files.push(FileCount { file: name.clone(), read, taken: 0, refused: 0 });
                if table.semicolons {
                    report.guessed.push(Guess::new(
                        &name,
                        1,
                        ";",
                        "cells parted by semicolons",
                        "more-semicolons-than-commas-in-the-header",
                    ));
                }
                tables.extend(mapped(table, by, report, faults));
            }
            Err(found) => faults.extend(found.into_iter().take(FAULTS.saturating_sub(faults.len().min(FAULTS)))),
        }
    }
    if faults.is_empty() && !tables.iter().any(|t| t.by.holds != Holds::Listings) {
        let wanted: Vec<&str> = mapping.tables.iter().map(|t| t.file.as_str()).collect();
        let why = format!("none of the files is there: `{}`", wanted.join("`, `"));
        faults.push(Fault::of_row("", 0, FaultKind::MissingFile, why));
    }
    tables
}

fn table(name: &str, bytes: &[u8], by: &TableMapping, mapping: &Mapping) -> Result<Table, Vec<Fault>> {
    if name.ends_with(".json") || name.ends_with(".jsonld") || (!by.headless && json::is_json(bytes)) {
        return json::table(name, bytes);
    }
    let separator = match by.separator.as_deref().map(str::as_bytes) {
        None => None,
        Some([one]) => Some(*one),
        Some(_) => return Err(vec![Fault::of_row(name, 0, FaultKind::BadMapping, "what parts cells is one letter of ASCII".into())]),
    };
    let writing = Writing { encoding: mapping.encoding, separator, headless: by.headless, skip: by.skip, headings: by.headings };
    Table::read_as(name, bytes, writing)
}

/// What a row cannot do without.
fn essential(holds: Holds, field: Field) -> bool {
    match holds {
        Holds::Members => field == Field::Code,
        Holds::Exchanges => {
            matches!(field, Field::Date | Field::Amount | Field::Gave | Field::Received | Field::Payer | Field::Payee | Field::Other)
        }
        Holds::Listings => matches!(field, Field::Owner | Field::Kind),
    }
}

/// Finds the columns of a table. One that a row cannot do without has to be there; of another it is told that it is not.
fn mapped<'m>(table: Table, by: &'m TableMapping, report: &mut Report, faults: &mut Vec<Fault>) -> Option<Mapped<'m>> {
    let before = faults.len();
    let mut sheet = Sheet { table, asked: Vec::new() };
    let mut columns = BTreeMap::new();
    for (field, wanted) in &by.columns {
        let mut found = Vec::new();
        for names in wanted {
            let parts: Vec<&str> = names.split('|').collect();
            // A row without a header may end before a column that says nothing in any row.
            let by_number = by.headless && parts.iter().all(|name| name.starts_with('#'));
            let place = if essential(by.holds, *field) && !by_number { sheet.needed(&parts, faults) } else { sheet.column(&parts) };
            if place.is_none() && !by_number && !essential(by.holds, *field) {
                let file = &sheet.table.file;
                report.guessed.push(Guess::new(file, 0, names, format!("nothing is said of `{field}`"), "column-not-there"));
            }
            found.extend(place);
        }
        if !found.is_empty() {
            columns.insert(*field, found);
        }
    }
    let mut only = Vec::new();
    for (column, words) in &by.only {
        only.extend(sheet.needed(&[column], faults).map(|place| (place, words.as_slice())));
    }
    let mut want = |fields: &[Field], why: &str| {
        if !fields.iter().any(|field| by.columns.contains_key(field)) {
            faults.push(Fault::of_row(&sheet.table.file, 0, FaultKind::BadMapping, why.into()));
        }
    };
    match by.holds {
        Holds::Members => want(&[Field::Code, Field::Email, Field::Name], "members need a code, an e-mail or a name"),
        Holds::Listings => want(&[Field::Owner], "listings need the column `owner`"),
        Holds::Exchanges => {
            want(&[Field::Date], "exchanges need the column `date`");
            want(&[Field::Amount], "exchanges need the column `amount`");
            if by.owner.is_some() {
                want(&[Field::Other], "a statement needs the column `other`");
            } else {
                want(&[Field::Gave, Field::Payee], "exchanges need one of the columns `gave` and `payee`");
                want(&[Field::Received, Field::Payer], "exchanges need one of the columns `received` and `payer`");
            }
            for (one, other) in [(Field::Gave, Field::Payee), (Field::Received, Field::Payer)] {
                if by.columns.contains_key(&one) && by.columns.contains_key(&other) {
                    let why = format!("`{one}` and `{other}` are the same party: name one of them");
                    faults.push(Fault::of_row(&sheet.table.file, 0, FaultKind::BadMapping, why));
                }
            }
        }
    }
    (faults.len() == before).then_some(Mapped { sheet, by, columns, only })
}

impl Reader<'_> {
    /// Rows that are taken; the others are counted as lost, headings too.
    fn rows<'t>(&mut self, table: &'t Mapped<'_>) -> Vec<&'t Row> {
        let mut lose = |count: usize, why: &'static str| {
            if count > 0 {
                let count = u64::try_from(count).unwrap_or(u64::MAX);
                self.report.lost.push(Lost { file: table.file().into(), column: String::new(), count, why });
            }
        };
        let rows: Vec<&Row> = table.sheet.table.rows.iter().filter(|row| table.taken(row)).collect();
        lose(table.sheet.table.rows.len().saturating_sub(rows.len()), "rows the mapping does not take");
        if !table.has(Field::Activity) || table.by.holds != Holds::Members {
            return rows;
        }
        lose(table.sheet.table.headings.len(), "headings between the rows");
        rows
    }

    fn count(&mut self, table: &Mapped<'_>, rows: usize) {
        super::super::sheets::taken(self.report, table.file(), rows);
    }

    /// The instant in a cell; nothing when it is empty; a fault when it says something else.
    fn instant(&mut self, table: &Mapped<'_>, row: &Row, field: Field, counts: bool) -> Option<Instant> {
        let text = table.text(row, field);
        if text.is_empty() {
            return None;
        }
        let at = instant(&text, &table.by.dates, self.mapping.offset_minutes);
        match at {
            Some(at) if counts => self.clock.note(at),
            Some(_) => {}
            None => {
                let forms =
                    if table.by.dates.is_empty() { "`2025-09-01`".to_owned() } else { format!("`{}`", table.by.dates.join("` or `")) };
                self.faults.push(table.fault(row, field, FaultKind::NotAnInstant, format!("a date such as {forms} is wanted")));
            }
        }
        at
    }

    /// An amount in the unit all are counted in.
    fn amount(&mut self, table: &Mapped<'_>, row: &Row, field: Field) -> Option<Decimal> {
        let text = table.text(row, field);
        let mut unit = table.by.unit;
        if field == Field::Amount && table.has(Field::Unit) {
            let said = table.meaning(row, Field::Unit).to_lowercase();
            unit = match Unit::from_code(&said) {
                Some(unit) => unit,
                None => {
                    self.faults.push(table.fault(
                        row,
                        Field::Unit,
                        FaultKind::UnknownWord,
                        "`hours`, `minutes` or `seconds` is wanted, or a meaning for this word",
                    ));
                    return None;
                }
            };
        }
        let read = unit.parse(&text, table.by.decimal_comma);
        let same = read.and_then(|amount| if self.seconds { amount.scaled(3_600u64.checked_div(unit.per_hour())?) } else { Some(amount) });
        if same.is_none() {
            let wanted =
                if unit == Unit::Clock { "an amount such as `1:30` is wanted" } else { "a decimal number such as `8.00` is wanted" };
            self.faults.push(table.fault(row, field, FaultKind::NotANumber, wanted));
        }
        same
    }

    fn members(&mut self, table: &Mapped<'_>, people: &mut People) {
        let rows = self.rows(table);
        let mut count = 0usize;
        let own = |text: &str| self.mapping.community.iter().any(|own| !text.is_empty() && own.to_lowercase() == text.to_lowercase());
        let owns: Vec<bool> =
            rows.iter().map(|row| [Field::Code, Field::Name, Field::Email].iter().any(|field| own(&table.text(row, *field)))).collect();
        for (row, own) in rows.into_iter().zip(owns) {
            if self.faults.len() >= FAULTS {
                return;
            }
            let (name, email) = (table.text(row, Field::Name), table.text(row, Field::Email));
            let said = table.text(row, Field::Code);
            // Whoever has no code of their own is known by what names them.
            let code =
                [&said, &email, &name].into_iter().find(|text| !text.is_empty()).map_or_else(String::new, |text| text.clone().into_owned());
            if code.is_empty() {
                self.faults.push(table.fault(row, Field::Code, FaultKind::MissingValue, "a member has a code, an e-mail or a name"));
                continue;
            }
            if people.codes.contains_key(&code) {
                self.faults.push(table.fault(row, Field::Code, FaultKind::Duplicate, "another member has the same code"));
                continue;
            }
            let joined = self.instant(table, row, Field::Joined, true);
            let account = self.account(table, row);
            let mut member = MemberRow { line: row.line, created: joined, account, ..MemberRow::called(&code, &name) };
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
            member.languages.extend(table.meaning(row, Field::Language).parse::<crate::language::Language>().ok());
            let place = people.add(member, &email);
            if own {
                people.community = Some(place);
                guess(self.report, table.file(), row.line, &code, "the community's own account: the pot", "named-by-the-mapping");
            }
            count = count.saturating_add(1);
        }
        self.count(table, count);
    }

    fn kind(&mut self, table: &Mapped<'_>, row: &Row, own: bool) -> &'static str {
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

    fn status(&mut self, table: &Mapped<'_>, row: &Row) -> Status {
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

    fn account(&mut self, table: &Mapped<'_>, row: &Row) -> Option<AccountRow> {
        let says = |field: Field| table.has(field) && !table.text(row, field).is_empty();
        if ![Field::Balance, Field::Lowest, Field::Highest].into_iter().any(says) {
            return None;
        }
        let balance = says(Field::Balance).then(|| self.amount(table, row, Field::Balance)).flatten();
        let mut limit = |field: Field| {
            let amount = says(field).then(|| self.amount(table, row, field)).flatten()?;
            if amount.is_zero() && self.mapping.zero_limit == ZeroLimit::None {
                return None;
            }
            let money = Money { rate: self.rate, scale: None, rounding: Rounding::Down };
            match money.minutes(amount, Rounding::Down) {
                Ok((minutes, exact)) => {
                    if !exact {
                        guess(
                            self.report,
                            table.file(),
                            row.line,
                            &table.text(row, field),
                            minutes.to_string(),
                            "limit-cut-to-whole-minutes",
                        );
                    }
                    Some(minutes)
                }
                Err(error) => {
                    self.faults.push(table.fault(row, field, FaultKind::TooLarge, error.message()));
                    None
                }
            }
        };
        // Some write how far below zero one may go as a number below it, some as one above.
        let lowest = limit(Field::Lowest).map(|lowest| if lowest.is_positive() { lowest.reversed() } else { lowest });
        let highest: Option<Minutes> = limit(Field::Highest);
        Some(AccountRow { balance, lowest, highest })
    }

    /// Whoever is named in a cell.
    fn party(&mut self, table: &Mapped<'_>, row: &Row, field: Field, kind: Option<Field>, people: &mut People) -> Option<usize> {
        let said = table.text(row, field);
        let community = kind.is_some_and(|kind| table.meaning(row, kind).eq_ignore_ascii_case("community"))
            || self.mapping.community.iter().any(|own| !said.is_empty() && own.to_lowercase() == said.to_lowercase());
        if community {
            return Some(people.the_community(if said.is_empty() { "community" } else { &said }));
        }
        if said.is_empty() {
            self.faults.push(table.fault(row, field, FaultKind::MissingValue, "somebody has to be named"));
            return None;
        }
        let found = match table.by.known_by {
            KnownBy::Code => people.codes.get(&*said).copied(),
            KnownBy::Email => people.emails.get(&said.to_lowercase()).copied(),
            KnownBy::Name => match people.names.get(&said.to_lowercase()) {
                Some(None) => {
                    self.faults.push(table.fault(row, field, FaultKind::AmbiguousMember, "more than one member has this name"));
                    return None;
                }
                Some(found) => *found,
                None => None,
            },
        };
        if found.is_some() {
            return found;
        }
        if !table.by.make_members {
            self.faults.push(table.fault(row, field, FaultKind::UnknownMember, format!("no member has this {}", table.by.known_by)));
            return None;
        }
        guess(self.report, table.file(), row.line, &said, "a member", "named-in-a-row-alone");
        let email = if table.by.known_by == KnownBy::Email { &*said } else { "" };
        let name = if table.by.known_by == KnownBy::Name { &*said } else { "" };
        let mut member = MemberRow { line: row.line, ..MemberRow::called(&said, name) };
        if !email.is_empty() {
            member.contact.insert("email".into(), said.clone().into_owned());
        }
        Some(people.add(member, email))
    }

    fn exchanges(&mut self, table: &Mapped<'_>, people: &mut People, categories: &mut Categories, all: &mut Vec<TransferRow>) {
        let rows = self.rows(table);
        let mut headings = table.sheet.table.headings.iter().peekable();
        let mut heading = String::new();
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        let before_all = all.len();
        for row in rows {
            if self.faults.len() >= FAULTS {
                return;
            }
            while let Some(next) = headings.next_if(|next| next.line < row.line) {
                heading = next.cells().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default().to_owned();
            }
            let before = self.faults.len();
            let code = table.text(row, Field::Code);
            if !code.is_empty()
                && let Some(line) = seen.insert(code.into_owned(), row.line)
            {
                self.faults.push(table.fault(row, Field::Code, FaultKind::Duplicate, format!("line {line} has the same code")));
            }
            let at = self.instant(table, row, Field::Date, true);
            if at.is_none() && self.faults.len() == before {
                self.faults.push(table.fault(row, Field::Date, FaultKind::MissingValue, "an exchange has a date"));
            }
            let amount = self.amount(table, row, Field::Amount);
            let (payer, payee, amount) = self.parties(table, row, amount, people);
            if payer.is_some() && payer == payee {
                self.faults.push(table.fault(row, Field::Amount, FaultKind::PayerIsPayee, "credit goes from one account to another"));
            }
            let money = Money { rate: self.rate, scale: None, rounding: self.rounding };
            let minutes = amount.and_then(|amount| {
                row_minutes_of(amount, &table.sheet, row, table.column(Field::Amount), &money, self.report, self.faults)
            });
            let (Some(at), Some(payer), Some(payee), Some((amount, minutes)), true) =
                (at, payer, payee, minutes, self.faults.len() == before)
            else {
                continue;
            };
            let said = table.text(row, Field::Activity);
            let activity = categories.place(if said.is_empty() { &heading } else { &said });
            let (words, class) = (table.text(row, Field::Words).into_owned(), table.meaning(row, Field::Class).into_owned());
            all.push(TransferRow { line: row.line, payer, payee, amount, minutes, words, class, activity, at });
        }
        self.count(table, all.len().saturating_sub(before_all));
    }

    /// Who pays and who is paid, and how much above zero.
    fn parties(
        &mut self,
        table: &Mapped<'_>,
        row: &Row,
        amount: Option<Decimal>,
        people: &mut People,
    ) -> (Option<usize>, Option<usize>, Option<Decimal>) {
        if let Some(owner) = &table.by.owner {
            let own = self.mapping.community.iter().any(|code| code.to_lowercase() == owner.to_lowercase());
            let owner = if own { Some(people.the_community(owner)) } else { people.codes.get(owner).copied() };
            if owner.is_none() {
                self.faults.push(table.fault(row, Field::Other, FaultKind::UnknownMember, "nobody has the code of the statement's owner"));
            }
            let other = self.party(table, row, Field::Other, None, people);
            return match amount {
                Some(amount) if amount.is_negative() => (owner, other, Some(amount.reversed())),
                amount => (other, owner, amount),
            };
        }
        let payee = if table.has(Field::Gave) { Field::Gave } else { Field::Payee };
        let payer = if table.has(Field::Received) { Field::Received } else { Field::Payer };
        let payer = self.party(table, row, payer, Some(Field::PayerKind), people);
        let payee = self.party(table, row, payee, Some(Field::PayeeKind), people);
        (payer, payee, amount)
    }

    fn listings(&mut self, table: &Mapped<'_>, people: &mut People, categories: &mut Categories, all: &mut Vec<Post>) {
        let rows = self.rows(table);
        let (mut count, mut drafts) = (0usize, 0u64);
        for row in rows {
            if self.faults.len() >= FAULTS {
                return;
            }
            let kind = match table.meaning(row, Field::Kind).to_lowercase().as_str() {
                "offer" => ListingKind::Offer,
                "request" | "need" | "want" | "inquiry" => ListingKind::Request,
                _ => {
                    self.faults.push(table.fault(row, Field::Kind, FaultKind::UnknownWord, "a listing is an `offer` or a `request`"));
                    continue;
                }
            };
            let Some(member) = self.party(table, row, Field::Owner, None, people) else { continue };
            let created = self.instant(table, row, Field::Joined, true);
            let expires = self.instant(table, row, Field::Until, false);
            let visibility = match table.meaning(row, Field::Status).to_lowercase().as_str() {
                "draft" => {
                    drafts = drafts.saturating_add(1);
                    continue;
                }
                "hidden" => Visibility::Broker,
                _ => Visibility::Members,
            };
            all.push(Post {
                line: row.line,
                kind,
                member,
                category: categories.place(&table.text(row, Field::Activity)),
                title: table.text(row, Field::Title).into_owned(),
                text: table.text(row, Field::Words).into_owned(),
                visibility,
                created,
                fulfilled: None,
                expires,
                place: None,
            });
            count = count.saturating_add(1);
        }
        if drafts > 0 {
            let file = table.file().into();
            self.report.lost.push(Lost { file, column: String::new(), count: drafts, why: "a draft was never posted" });
        }
        self.count(table, count);
    }
}

/// What people do, in the order it is first named.
#[derive(Default)]
struct Categories {
    all: Vec<Category>,
    places: BTreeMap<String, usize>,
}

impl Categories {
    fn place(&mut self, name: &str) -> Option<usize> {
        if name.is_empty() {
            return None;
        }
        if let Some(place) = self.places.get(name) {
            return Some(*place);
        }
        let place = self.all.len();
        self.places.insert(name.to_owned(), place);
        self.all.push(Category { id: String::new(), code: name.to_owned(), name: name.to_owned() });
        Some(place)
    }
}
