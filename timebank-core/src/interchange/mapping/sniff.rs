//! A mapping proposed for files nobody has described, with its doubts in words.

use super::super::csv::{Table, Writing};
use super::super::text::{Encoding, decode};
use super::super::{Bundle, json};
use super::amounts::instant;
use super::{Field, Holds, KnownBy, Mapping, PRESETS, TableMapping, Unit, preset};
use crate::canon::wire_code;
use crate::minutes::shorten;
use crate::order::BTreeMap;
use serde::Serialize;

wire_code! {
    /// Why a proposal may be wrong.
    pub enum DoubtKind {
        /// Who gave and who received cannot be told from the names of the columns.
        Direction = "direction",
        /// Two orders of day and month fit every date.
        DateOrder = "date-order",
        /// What an amount counts is not said.
        Unit = "unit",
        /// A point or comma may part thousands or decimals.
        Decimals = "decimals",
        /// The bytes are not UTF-8, and which other encoding they are in is a guess.
        Encoding = "encoding",
        /// Members are known by name alone, and two may share one.
        Names = "names",
        /// A column was needed and none was found.
        Missing = "missing",
        /// The file was not understood at all.
        File = "file",
        /// Whether each row is help or another movement cannot be told.
        Classes = "classes",
    }
}

/// Something that a person has to look at before the proposal is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Doubt {
    /// The file.
    pub file: String,
    /// The column; empty for the whole file.
    pub column: String,
    /// What kind of doubt.
    pub kind: DoubtKind,
    /// In words.
    pub why: String,
}

/// A mapping that may fit. Nothing uses it unless somebody hands it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// The mapping, to be looked at and changed.
    pub mapping: Mapping,
    /// The preset it is, when the columns are those of a system we know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// What may be wrong with it.
    pub doubts: Vec<Doubt>,
}

/// Rows that are looked at.
const SAMPLE: usize = 200;

/// Names of columns, in the languages of the systems we read, as parts of lower-case words. The first that fits a column has it.
const NAMES: &[(Field, &[&str])] = &[
    (Field::Date, &["date", "when", "fecha", "data", "datum", "day", "created"]),
    (Field::Gave, &["giver", "gave", "helper", "volunteer", "from member", "donor"]),
    (Field::Received, &["received", "helped", "recipient", "receiver", "to member", "beneficiary"]),
    (Field::Payer, &["payer", "paid by", "buyer", "paga"]),
    (Field::Payee, &["payee", "paid to", "seller", "cobra"]),
    (
        Field::Amount,
        &[
            "hour", "minut", "second", "amount", "duration", "time", "horas", "hores", "stunden", "quantity", "credits", "quant", "ore",
            "heures",
        ],
    ),
    (Field::Activity, &["activity", "category", "service", "what", "categoria", "categoría", "kategorie", "task"]),
    (Field::Words, &["description", "note", "comment", "reason", "descripción", "descripció", "beschreibung", "details"]),
    (Field::Class, &["type", "tipo", "tipus", "art"]),
];

/// The same for lists of members.
const MEMBER_NAMES: &[(Field, &[&str])] = &[
    (Field::Email, &["mail"]),
    (Field::Phone, &["phone", "telephone", "teléfono", "telefon", "mobile"]),
    (Field::Joined, &["joined", "created", "since", "entry", "alta", "member from"]),
    (Field::Balance, &["balance", "saldo"]),
    (Field::Status, &["status", "state"]),
    (Field::Kind, &["kind", "type"]),
    (Field::Language, &["language", "locale", "idioma"]),
    (Field::Code, &["code", "number", "username", "login", "id", "no."]),
    (Field::Name, &["name", "nombre", "nom", "surname"]),
];

/// Proposes a mapping from what the files look like. Looks at the first rows of each; guesses nothing that it does not say.
///
/// ```
/// use timebank_core::interchange::{Bundle, mapping};
/// let sheet = "Date,Helper,Helped,Hours\n03/02/2026,Ana,Ben,1.5\n";
/// let proposal = mapping::sniff(&Bundle::from_files(&[("sheet.csv", sheet)]));
/// assert_eq!(proposal.mapping.tables[0].columns[&mapping::Field::Gave], ["Helper"]);
/// let doubts: Vec<String> = proposal.doubts.iter().map(|doubt| doubt.why.clone()).collect();
/// assert!(doubts.iter().any(|why| why.contains("day and month")), "{doubts:?}");
/// ```
pub fn sniff(bundle: &Bundle<'_>) -> Proposal {
    let mut doubts = Vec::new();
    let mut tables: Vec<Table> = Vec::new();
    let mut encoding = Encoding::Utf8;
    for (path, bytes) in bundle.files() {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
        if let Some(other) = encoding_of(bytes) {
            encoding = other;
            let why = format!("the bytes are not UTF-8: they read as `{other}`, which never says no");
            doubts.push(doubt(&name, "", DoubtKind::Encoding, why));
        }
        match sample(&name, bytes, encoding) {
            Some(table) => tables.push(table),
            None => doubts.push(doubt(&name, "", DoubtKind::File, "it reads neither as a table nor as a list of JSON".into())),
        }
    }
    if let Some(known) = known(&tables) {
        let mapping = Mapping { encoding, ..known };
        doubts.push(doubt(
            "",
            "",
            DoubtKind::Classes,
            "which rows are help and which are gifts or levies is told by rules alone: look at the report".into(),
        ));
        for (table, by) in tables.iter().filter_map(|t| Some((t, mapping.tables.iter().find(|by| has_columns(t, by))?))) {
            dates(table, by.columns.get(&Field::Date).and_then(|c| c.first()), &mut doubts);
        }
        return Proposal { preset: Some(mapping.name.clone()), mapping, doubts };
    }
    let mut mapping = Mapping {
        name: "a mapping of our own".into(),
        tables: Vec::new(),
        encoding,
        offset_minutes: 0,
        community: Vec::new(),
        community_name: None,
        zero_limit: super::ZeroLimit::Zero,
        rules: Vec::new(),
    };
    for table in &tables {
        match guess(table, &mut doubts) {
            Some(by) => mapping.tables.push(by),
            None => doubts.push(doubt(
                &table.file,
                "",
                DoubtKind::File,
                "neither members nor exchanges were recognised by the names of its columns".into(),
            )),
        }
    }
    let members = mapping.tables.iter().any(|t| t.holds == Holds::Members);
    for by in mapping.tables.iter_mut().filter(|t| t.holds == Holds::Exchanges) {
        by.make_members = !members;
        doubts.push(doubt(
            &by.file,
            "",
            DoubtKind::Classes,
            "which rows are help and which are gifts or levies is told by rules alone: look at the report".into(),
        ));
    }
    Proposal { mapping, preset: None, doubts }
}

fn doubt(file: &str, column: &str, kind: DoubtKind, why: String) -> Doubt {
    Doubt { file: file.into(), column: column.into(), kind, why }
}

/// Another encoding than UTF-8, when the bytes are not.
fn encoding_of(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Some(Encoding::Utf16);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let windows = decode(bytes, Encoding::Windows1252).is_ok();
    Some(if windows { Encoding::Windows1252 } else { Encoding::Latin1 })
}

/// The first rows of a file.
fn sample(name: &str, bytes: &[u8], encoding: Encoding) -> Option<Table> {
    let mut table = if json::is_json(bytes) {
        json::table(name, bytes).ok()?
    } else {
        Table::read_as(name, bytes, Writing { encoding, ..Writing::default() }).ok()?
    };
    table.rows.truncate(SAMPLE);
    Some(table)
}

/// Whether every column a mapping asks for by name is there.
fn has_columns(table: &Table, by: &TableMapping) -> bool {
    !by.headless
        && by.columns.values().flatten().all(|names| table.column(&names.split('|').collect::<Vec<_>>()).is_some())
        && by.only.keys().all(|name| table.column(&[name]).is_some())
}

/// The preset whose columns are all there, for every file.
fn known(tables: &[Table]) -> Option<Mapping> {
    let all = PRESETS.iter().filter_map(|name| preset(name));
    let fits = |mapping: &Mapping| !tables.is_empty() && tables.iter().all(|table| mapping.tables.iter().any(|by| has_columns(table, by)));
    // Of several, the one that asks for most.
    all.filter(fits).max_by_key(|mapping| mapping.tables.iter().flat_map(|t| t.columns.values()).map(Vec::len).sum::<usize>())
}

fn guess(table: &Table, doubts: &mut Vec<Doubt>) -> Option<TableMapping> {
    let mut columns = named(table, NAMES);
    let (gave, received) = (Field::Gave, Field::Received);
    let parties = [gave, received, Field::Payer, Field::Payee].iter().filter(|f| columns.contains_key(f)).count();
    let mut by = TableMapping {
        file: table.file.clone(),
        holds: Holds::Exchanges,
        columns: BTreeMap::new(),
        headless: false,
        skip: 0,
        headings: false,
        separator: None,
        dates: Vec::new(),
        unit: Unit::Hours,
        decimal_comma: false,
        meanings: BTreeMap::new(),
        only: BTreeMap::new(),
        known_by: KnownBy::Name,
        make_members: false,
        owner: None,
    };
    let word = |wanted: &[&str]| table.columns.iter().find(|c| wanted.contains(&c.to_lowercase().as_str())).cloned();
    let two = word(&["from", "de", "sender", "source", "provider", "von", "da"]).zip(word(&[
        "to",
        "a",
        "recipient",
        "receiver",
        "destination",
        "an",
        "per a",
    ]));
    if parties < 2 {
        match two {
            Some((from, to)) if columns.contains_key(&Field::Amount) => {
                // Credit goes from the one who was helped to the one who helped: so read, and said.
                let why = format!(
                    "`{from}` is read as the one who paid and `{to}` as the one who was paid, who gave the time: some systems mean the opposite"
                );
                doubts.push(doubt(&table.file, &from, DoubtKind::Direction, why));
                columns.remove(&gave);
                columns.remove(&received);
                columns.insert(Field::Payer, vec![from]);
                columns.insert(Field::Payee, vec![to]);
            }
            _ => {
                let members = named(table, MEMBER_NAMES);
                let enough = members.contains_key(&Field::Name) || members.contains_key(&Field::Email);
                return enough.then(|| TableMapping { holds: Holds::Members, columns: members, known_by: KnownBy::Code, ..by });
            }
        }
    }
    for (field, what) in [(Field::Date, "when it happened"), (Field::Amount, "how long it took")] {
        if !columns.contains_key(&field) {
            doubts.push(doubt(&table.file, "", DoubtKind::Missing, format!("no column was found that says {what}")));
        }
    }
    by.dates = dates(table, columns.get(&Field::Date).and_then(|c| c.first()), doubts);
    if let Some(column) = columns.get(&Field::Amount).and_then(|c| c.first()) {
        (by.unit, by.decimal_comma) = unit(table, column, doubts);
    }
    let said = columns.get(&Field::Gave).or_else(|| columns.get(&Field::Payer)).and_then(|c| c.first()).cloned().unwrap_or_default();
    let mail = said.to_lowercase().contains("mail") || texts(table, &said).all(|text| text.contains('@'));
    by.known_by = if mail { KnownBy::Email } else { KnownBy::Name };
    if !mail {
        doubts.push(doubt(
            &table.file,
            &said,
            DoubtKind::Names,
            "members are known by what stands here: two who share a name would be one".into(),
        ));
    }
    Some(TableMapping { columns, ..by })
}

fn named(table: &Table, names: &[(Field, &[&str])]) -> BTreeMap<Field, Vec<String>> {
    let mut columns: BTreeMap<Field, Vec<String>> = BTreeMap::new();
    for column in &table.columns {
        let lower = column.to_lowercase();
        let field = names.iter().find(|(field, parts)| !columns.contains_key(field) && parts.iter().any(|part| lower.contains(part)));
        if let Some((field, _)) = field {
            columns.insert(*field, vec![column.clone()]);
        }
    }
    columns
}

fn texts<'t>(table: &'t Table, column: &str) -> impl Iterator<Item = &'t str> {
    let place = table.column(&[column]);
    table.rows.iter().map(move |row| row.get(place)).filter(|text| !text.is_empty())
}

/// The forms that fit every date of a column, when ISO 8601 does not.
fn dates(table: &Table, column: Option<&String>, doubts: &mut Vec<Doubt>) -> Vec<String> {
    let Some(column) = column else { return Vec::new() };
    if texts(table, column).all(|text| instant(text, &[], 0).is_some()) {
        return Vec::new();
    }
    let forms = ["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%Y", "%d/%m/%y", "%m/%d/%y", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"];
    let fits = |form: &&&str| texts(table, column).all(|text| instant(text, &[(**form).to_owned()], 0).is_some());
    let found: Vec<String> = forms.iter().filter(fits).map(|form| (*form).to_owned()).collect();
    match found.as_slice() {
        [] => doubts.push(doubt(&table.file, column, DoubtKind::Missing, "no form of date that is known fits every row".into())),
        [_] => {}
        [first, second, ..] => {
            let why = format!("day and month may stand either way: `{first}` is proposed, `{second}` fits as well");
            doubts.push(doubt(&table.file, column, DoubtKind::DateOrder, why));
        }
    }
    found.into_iter().take(1).collect()
}

/// What an amount counts, and whether its decimals stand after a comma.
fn unit(table: &Table, column: &str, doubts: &mut Vec<Doubt>) -> (Unit, bool) {
    let all: Vec<&str> = texts(table, column).collect();
    if !all.is_empty() && all.iter().all(|text| Unit::Clock.parse(text, false).is_some()) {
        return (Unit::Clock, false);
    }
    let comma = all.iter().any(|text| text.contains(','));
    if all.iter().any(|text| text.contains(',') && text.contains('.')) {
        doubts.push(doubt(
            &table.file,
            column,
            DoubtKind::Decimals,
            "points and commas both stand here: the comma is taken to part the decimals".into(),
        ));
    }
    let lower = column.to_lowercase();
    let said = [
        (Unit::Minutes, "min"),
        (Unit::Seconds, "sec"),
        (Unit::Hours, "hour"),
        (Unit::Hours, "hora"),
        (Unit::Hours, "hore"),
        (Unit::Hours, "stunde"),
    ];
    if let Some((unit, _)) = said.iter().find(|(_, part)| lower.contains(part)) {
        return (*unit, comma);
    }
    let largest = all
        .iter()
        .filter_map(|text| Unit::Hours.parse(text, comma))
        .filter_map(|amount| amount.times(1, 1).ok())
        .map(|(whole, _, _)| whole)
        .max();
    // Nobody helps for a day and a night at a time, and nobody counts an afternoon in seconds by hand.
    let unit = match largest.unwrap_or(0) {
        0..=24 => Unit::Hours,
        25..=1_440 => Unit::Minutes,
        _ => Unit::Seconds,
    };
    let why =
        format!("nothing says what `{}` counts: {unit} are proposed, because the largest is {}", shorten(column), largest.unwrap_or(0));
    doubts.push(doubt(&table.file, column, DoubtKind::Unit, why));
    (unit, comma)
}
