//! What the columns of one table may be, by their whole names and by what stands in them.

use super::super::csv::CsvTable;
use super::super::moment::{Form, PIVOT};
use super::super::names::key;
use super::cells::says_its_unit;
use super::columns::{field_of, happened, has_word, is_called};
use super::sniff::{Doubt, DoubtKind};
use super::{Field, Holds, KnownBy, Missing, TableMapping, Unit};
use crate::order::BTreeMap;
use crate::values::duration::{Decimals, Length, read};

/// CsvRows that are looked at for the form of a column.
const SAMPLE: usize = 2_000;
/// Words of a column of states that a doubt lists.
const STATES: usize = 10;
/// Forms of dates that are looked for.
const FORMS: &[&str] = &[
    "iso",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d.%m.%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d-%m-%y",
    "%m-%d-%y",
    "%d.%m.%y",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d %b %Y",
    "%d %b %y",
    "%d-%b-%y",
    "%d-%b-%Y",
    "%a %d %b %Y",
    "%b %d, %Y",
    "serial",
];
/// Words that stand for people without a name.
const GROUPS: &[&str] =
    &["group", "the group", "everyone", "everybody", "all", "various", "grupo", "grup", "groupe", "gruppe", "gruppo", "tothom"];

/// The people that stand in a table's columns.
pub struct Guessed {
    pub people: Vec<(String, String)>,
}

impl Guessed {
    /// Everybody named in the columns of a mapping, cell by cell, with the column.
    pub fn of(table: &CsvTable, by: &TableMapping) -> Self {
        let mut people = Vec::new();
        let mut known: BTreeMap<String, ()> = BTreeMap::new();
        for field in [Field::Gave, Field::Received, Field::Payer, Field::Payee] {
            let Some(column) = by.columns.get(&field).and_then(|c| c.first()).filter(|_| by.known_by == KnownBy::Name) else { continue };
            for text in texts(table, column) {
                let parts: Vec<&str> = by.people_separator.as_deref().map_or_else(|| vec![text], |mark| text.split(mark).collect());
                for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
                    let folded = key(part).into_owned();
                    if !GROUPS.contains(&folded.as_str()) && known.insert(folded, ()).is_none() {
                        people.push((column.clone(), part.to_owned()));
                    }
                }
            }
        }
        Self { people }
    }
}

fn texts<'t>(table: &'t CsvTable, column: &str) -> impl Iterator<Item = &'t str> {
    let place = table.column(&[column]);
    table.rows.iter().map(move |row| row.get(place)).filter(|text| !text.is_empty())
}

/// What a table may hold, and which column is what.
pub fn guess(table: &CsvTable, doubts: &mut Vec<Doubt>) -> Option<TableMapping> {
    let mut columns = named(table, false);
    let by = TableMapping::of(&table.file, Holds::Exchanges);
    let parties = [Field::Gave, Field::Received, Field::Payer, Field::Payee].iter().filter(|f| columns.contains_key(f)).count();
    if parties < 2 && !from_and_to(table, &mut columns, doubts) {
        let members = named(table, true);
        let enough = members.contains_key(&Field::Name) || members.contains_key(&Field::Email);
        return enough.then(|| {
            let joined = members.get(&Field::Joined).and_then(|c| c.first());
            let dates = joined.map_or_else(Vec::new, |column| dates(table, column, &[], doubts));
            // What reading will ask of a balance is asked here too.
            let balance = members.get(&Field::Balance).and_then(|c| c.first());
            let decimal_comma = balance.is_some_and(|column| amounts(table, column, None, doubts));
            TableMapping { holds: Holds::Members, columns: members, known_by: KnownBy::Code, dates, decimal_comma, ..by }
        });
    }
    for (field, what) in [(Field::Date, "when it happened"), (Field::Amount, "how long it took")] {
        if !columns.contains_key(&field) {
            let why = format!("no column was found that says {what}");
            doubts.push(Doubt::new(&table.file, "", DoubtKind::Missing, why));
        }
    }
    let mut by = TableMapping { columns, ..by };
    if let Some(column) = by.columns.get(&Field::Date).and_then(|c| c.first()) {
        by.dates = dates(table, column, &[], doubts);
    }
    for column in by.columns.get(&Field::Amount).cloned().unwrap_or_default() {
        by.decimal_comma |= amounts(table, &column, units_of(table, &by), doubts);
    }
    states(table, &mut by, doubts);
    parties_of(table, &mut by, doubts);
    Some(by)
}

/// Whether every row with an amount says in a column of its own what it counts; `None` where there is no such column.
fn units_of(table: &CsvTable, by: &TableMapping) -> Option<bool> {
    let column = |field: Field| by.columns.get(&field).and_then(|c| c.first()).and_then(|name| table.column(&[name]));
    let (unit, amount) = (column(Field::Unit)?, column(Field::Amount));
    let says = |text: &str| Unit::of_cell(text).is_some();
    Some(table.rows.iter().filter(|row| !row.get(amount).is_empty()).all(|row| says(row.get(Some(unit)))))
}

/// A column that says whether rows happened: what its words are taken as, and those that are not known, which are a question.
fn states(table: &CsvTable, by: &mut TableMapping, doubts: &mut Vec<Doubt>) {
    let Some(column) = by.columns.get(&Field::Status).and_then(|c| c.first()).cloned() else { return };
    let (mut words, mut seen): (Vec<&str>, BTreeMap<String, ()>) = (Vec::new(), BTreeMap::new());
    words.extend(texts(table, &column).filter(|text| seen.insert(key(text).into_owned(), ()).is_none()));
    let (known, unknown): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| happened(word).is_some());
    let out: Vec<&str> = known.iter().copied().filter(|word| happened(word) == Some(false)).collect();
    let listed =
        |words: &[&str]| words.iter().take(STATES).map(|word| format!("`{}`", super::super::shown(word))).collect::<Vec<_>>().join(", ");
    if known.is_empty() {
        // A word that is known would show that the column tells what happened: it may be a place, or anything else.
        by.columns.remove(&Field::Status);
        if !unknown.is_empty() {
            let why = format!("rows may say here that they did not happen, and every one is taken: {}", listed(&unknown));
            doubts.push(Doubt::new(&table.file, &column, DoubtKind::Classes, why));
        }
        return;
    }
    if !out.is_empty() {
        let why = format!("rows that say {} are left out, as what did not happen; blank ones are taken", listed(&out));
        doubts.push(Doubt::new(&table.file, &column, DoubtKind::Classes, why));
    }
    if !unknown.is_empty() {
        let why = format!("whether rows that say {} happened is not known: declare what each means", listed(&unknown));
        doubts.push(Doubt::new(&table.file, &column, DoubtKind::Classes, why).choices(&["done", "cancelled"]).question());
    }
}

fn named(table: &CsvTable, members: bool) -> BTreeMap<Field, Vec<String>> {
    let mut columns: BTreeMap<Field, Vec<String>> = BTreeMap::new();
    for column in &table.columns {
        let amount = if !members && field_of(column, false) == Some(Field::Amount) { columns.get_mut(&Field::Amount) } else { None };
        if let (Some(before), Some(unit)) = (amount, Unit::of_column(column)) {
            // Hours in one column and minutes in another are one amount.
            let units: Vec<Option<Unit>> = before.iter().map(|name| Unit::of_column(name)).collect();
            if !units.contains(&Some(unit)) && !units.contains(&None) {
                before.push(column.clone());
            }
        } else if let Some(field) = field_of(column, members).filter(|field| !columns.contains_key(field)) {
            columns.insert(field, vec![column.clone()]);
        } else if members
            && is_called(column, &["surname", "surname1", "surname2", "last name", "apellidos", "cognoms", "nachname", "nom de famille"])
        {
            columns.entry(Field::Name).or_default().push(column.clone());
        }
    }
    columns
}

/// Columns called after where credit comes from and goes to: read so, and doubted.
fn from_and_to(table: &CsvTable, columns: &mut BTreeMap<Field, Vec<String>>, doubts: &mut Vec<Doubt>) -> bool {
    let word = |wanted: &[&str]| table.columns.iter().find(|c| wanted.contains(&c.trim().to_lowercase().as_str())).cloned();
    let from = word(&["from", "de", "sender", "source", "provider", "von", "da", "origen", "origin"]);
    let to = word(&["to", "a", "recipient", "receiver", "destination", "an", "per a", "destino", "destí"]);
    let (Some((from, to)), true) = (from.zip(to), columns.contains_key(&Field::Amount)) else { return false };
    // Credit goes from the one who was helped to the one who helped.
    let why = format!(
        "`{from}` is read as the one who paid and `{to}` as the one who was paid, who gave the time: some systems mean the opposite"
    );
    doubts.push(Doubt::new(&table.file, &from, DoubtKind::Direction, why).choices(&["payer", "gave"]));
    columns.remove(&Field::Gave);
    columns.remove(&Field::Received);
    columns.insert(Field::Payer, vec![from]);
    columns.insert(Field::Payee, vec![to]);
    true
}

/// The forms that fit a column best. Two that fit equally and mean other days are a question.
pub fn dates(table: &CsvTable, column: &str, declared: &[String], doubts: &mut Vec<Doubt>) -> Vec<String> {
    let forms: Vec<&str> = if declared.is_empty() { FORMS.to_vec() } else { declared.iter().map(String::as_str).collect() };
    let known: Vec<(&str, Form)> = forms.into_iter().filter_map(|text| Some((text, Form::new(text)?))).collect();
    let all: Vec<&str> = texts(table, column).take(SAMPLE).collect();
    let fits = |form: &Form| all.iter().filter(|text| form.read(text, PIVOT).is_ok()).count();
    let counts: Vec<usize> = known.iter().map(|(_, form)| fits(form)).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let best: Vec<&(&str, Form)> = known.iter().zip(&counts).filter(|(_, count)| **count == most).map(|(form, _)| form).collect();
    let (Some(first), false) = (best.first(), most == 0) else {
        if !all.is_empty() {
            doubts.push(Doubt::new(&table.file, column, DoubtKind::Missing, "no form of date that is known fits".into()));
        }
        return Vec::new();
    };
    let misfits = all.iter().filter(|text| first.1.read(text, PIVOT).is_err()).count();
    if misfits > 0 {
        let why = format!("{misfits} of {} cells are not dates in the form `{}`: their rows would be refused", all.len(), first.0);
        doubts.push(Doubt::new(&table.file, column, DoubtKind::Cells, why));
    }
    let day = |form: &Form, text: &str| form.read(text, PIVOT).ok().map(|moment| moment.date);
    let other = best.iter().skip(1).find(|other| all.iter().any(|text| day(&first.1, text) != day(&other.1, text)));
    let Some(other) = other else { return if first.0 == "iso" { Vec::new() } else { vec![first.0.to_owned()] } };
    let both = all.iter().any(|text| day(&first.1, text).is_some() && day(&other.1, text).is_some());
    let why = match both {
        true => format!("day and month may stand either way: `{}` and `{}` both fit", first.0, other.0),
        false => format!("neither `{}` nor `{}` fits all: each fits {most} of {} cells", first.0, other.0, all.len()),
    };
    doubts.push(Doubt::new(&table.file, column, DoubtKind::DateOrder, why).choices(&[first.0, other.0]).question());
    vec![first.0.to_owned(), other.0.to_owned()]
}

/// What is doubtful about amounts; whether decimals stand after a comma.
///
/// `said`: whether every row says its unit in a column of its own; `None` where no column does.
fn amounts(table: &CsvTable, column: &str, said: Option<bool>, doubts: &mut Vec<Doubt>) -> bool {
    let all: Vec<&str> = texts(table, column).collect();
    let comma = all.iter().any(|text| text.contains(',')) && !all.iter().any(|text| text.contains('.'));
    let decimals = if comma { Decimals::Comma } else { Decimals::Unsaid };
    if all.iter().any(|text| text.contains(',') && text.contains('.')) {
        let why = "points and commas both stand here: which one separates the decimals has to be looked at";
        doubts.push(Doubt::new(&table.file, column, DoubtKind::Decimals, why.into()));
    }
    let misfits = all.iter().filter(|text| read(text, decimals).is_err()).count();
    if misfits > 0 {
        let why = format!("{misfits} of {} cells are no lengths of time: their rows would be refused", all.len());
        doubts.push(Doubt::new(&table.file, column, DoubtKind::Cells, why));
    }
    clocks_as_decimals(table, column, &all, doubts);
    let bare: Vec<&&str> = all.iter().filter(|text| !says_its_unit(text, decimals)).filter(|text| read(text, decimals).is_ok()).collect();
    if let (Some(example), None, false) = (bare.first(), Unit::of_column(column), said == Some(true)) {
        let largest = bare.iter().filter_map(|text| read(text, decimals).ok()).filter_map(|length| match length {
            Length::Bare(number) => Some(number.parts().0.checked_div(number.parts().1).unwrap_or(0)),
            Length::Seconds(_) => None,
        });
        let likely: [&str; 3] = match largest.max().unwrap_or(0) {
            0..=24 => ["hours", "minutes", "seconds"],
            25..=1_440 => ["minutes", "hours", "seconds"],
            _ => ["seconds", "minutes", "hours"],
        };
        let why = format!("nothing says what a bare number such as `{}` counts, in {} rows", super::super::shown(example), bare.len());
        doubts.push(Doubt::new(&table.file, column, DoubtKind::Unit, why).choices(&likely).question());
    }
    comma
}

/// `1.30` and `0.45` may mean an hour and a half and three quarters of one: told when all decimals look so.
fn clocks_as_decimals(table: &CsvTable, column: &str, all: &[&str], doubts: &mut Vec<Doubt>) {
    let decimals: Vec<&str> = all.iter().filter_map(|text| text.split_once(['.', ','])).map(|(_, after)| after).collect();
    let quarters = decimals.iter().all(|after| matches!(*after, "00" | "15" | "30" | "45"));
    if quarters && decimals.iter().any(|after| matches!(*after, "30" | "45")) {
        let why = "`1.30` is read as one and three tenths: does it mean 1 h 30 min here?";
        doubts.push(Doubt::new(&table.file, column, DoubtKind::Decimals, why.into()));
    }
}

/// What names people, and what is doubtful about that.
fn parties_of(table: &CsvTable, by: &mut TableMapping, doubts: &mut Vec<Doubt>) {
    let column =
        |by: &TableMapping, fields: [Field; 2]| fields.iter().find_map(|f| by.columns.get(f)?.first().cloned()).unwrap_or_default();
    let (gave, received) = (column(by, [Field::Gave, Field::Payee]), column(by, [Field::Received, Field::Payer]));
    let mail = has_word(&gave, &["email", "mail", "e-mail"]) || texts(table, &gave).all(|text| text.contains('@'));
    by.known_by = if mail { KnownBy::Email } else { KnownBy::Name };
    let file = table.file.as_str();
    if !mail {
        let why = "members are known by what stands here: two who share a name would be one";
        doubts.push(Doubt::new(file, &gave, DoubtKind::Names, why.into()));
        several(table, by, [&gave, &received], doubts);
        groups(table, by, &received, doubts);
    }
    for (name, what) in [(&gave, "missingGiver"), (&received, "missingReceiver")] {
        let place = table.column(&[name]);
        let count = table.rows.iter().filter(|row| row.get(place).is_empty()).count();
        if place.is_some() && count > 0 {
            let why = format!("{count} rows name nobody here: declare `{what}`, or they are refused");
            let rules: Vec<&str> =
                Missing::ALL.iter().map(|rule| rule.as_str()).filter(|rule| what == "missingReceiver" || *rule != "community").collect();
            doubts.push(Doubt::new(file, name, DoubtKind::NobodyNamed, why).choices(&rules));
        }
    }
}

/// A mark that separates several people in one cell.
fn several(table: &CsvTable, by: &mut TableMapping, columns: [&String; 2], doubts: &mut Vec<Doubt>) {
    for mark in [";", "\n", " & ", " + ", "/", " and ", ","] {
        for column in columns {
            let Some(example) = texts(table, column).find(|text| text.contains(mark)) else { continue };
            if mark == "," && !people_between_commas(table, columns) {
                let why = format!("a comma may stand between two people, or in one name such as `{}`", super::super::shown(example));
                doubts.push(Doubt::new(&table.file, column, DoubtKind::SeveralPeople, why).choices(&["", mark]));
                continue;
            }
            let why = format!("several people may stand in one cell, such as `{}`", super::super::shown(example));
            doubts.push(Doubt::new(&table.file, column, DoubtKind::SeveralPeople, why).choices(&[mark]));
            by.people_separator = by.people_separator.take().or_else(|| Some(mark.to_owned()));
        }
        if by.people_separator.is_some() {
            return;
        }
    }
}

/// Whether commas stand between people: some cell names three, or somebody between commas stands alone elsewhere. Otherwise they may be
/// surnames before first names.
fn people_between_commas(table: &CsvTable, columns: [&String; 2]) -> bool {
    let all: Vec<&str> = columns.into_iter().flat_map(|column| texts(table, column)).collect();
    let alone: BTreeMap<String, ()> = all.iter().filter(|text| !text.contains(',')).map(|text| (key(text).into_owned(), ())).collect();
    all.iter().filter(|text| text.contains(',')).any(|text| {
        let mut parts = text.split(',').filter(|part| !part.trim().is_empty());
        parts.clone().count() > 2 || parts.any(|part| alone.contains_key(&*key(part)))
    })
}

/// Words for people without a name, where a column says how many they were.
fn groups(table: &CsvTable, by: &mut TableMapping, received: &str, doubts: &mut Vec<Doubt>) {
    let place = table.column(&[received]);
    let is_group = |text: &str| GROUPS.contains(&&*key(text));
    let rows: Vec<_> = table.rows.iter().filter(|row| is_group(row.get(place))).collect();
    let Some(word) = rows.first().map(|row| row.get(place).to_owned()) else { return };
    let counts = |column: usize| rows.iter().all(|row| row.get(Some(column)).contains(|c: char| c.is_ascii_digit()));
    let used: Vec<&String> = [Field::Date, Field::Amount].iter().filter_map(|field| by.columns.get(field)).flatten().collect();
    let column = table.columns.iter().enumerate().find(|(at, name)| !used.contains(name) && counts(*at)).map(|(_, name)| name.clone());
    let why = match &column {
        Some(name) => format!("`{word}` is read as people without a name, and how many they were as the first number in `{name}`"),
        None => format!("`{word}` may stand for people without a name, and no column says how many they were"),
    };
    doubts.push(Doubt::new(&table.file, received, DoubtKind::Group, why));
    if let Some(name) = column {
        by.columns.insert(Field::Visitors, vec![name]);
        by.groups.push(word);
    }
}
