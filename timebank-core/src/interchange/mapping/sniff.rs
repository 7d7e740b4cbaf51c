//! A mapping proposed for files nobody has described, with its doubts in words.

use super::super::csv::{CsvTable, CsvWriting};
use super::super::names::{key, look_alikes};
use super::super::text::{Encoding, decode, is_utf16};
use super::super::{Bundle, json};
use super::guess::{self, Guessed};
use super::open::is_named;
use super::{Field, Holds, Mapping, PRESETS, TableMapping, preset};
use crate::canon::wire_code;
use crate::order::BTreeMap;
use serde::Serialize;

/// Lines above a header that a proposal looks for at most.
const ABOVE: u32 = 10;

wire_code! {
    /// Why a proposal may be wrong.
    pub enum DoubtKind {
        /// Who gave and who received cannot be told from the names of the columns.
        Direction = "direction",
        /// Two orders of day and month fit every date.
        DateOrder = "date-order",
        /// What an amount counts is not said.
        Unit = "unit",
        /// A point or comma may separate thousands or decimals, or hours and minutes.
        Decimals = "decimals",
        /// The bytes are not UTF-8, and which other encoding they are in is a guess.
        Encoding = "encoding",
        /// Members are known by name alone, and two may share one.
        Names = "names",
        /// Two names look like one person's.
        LookAlike = "look-alike",
        /// Several people are in one cell.
        SeveralPeople = "several-people",
        /// A word is used for people without a name.
        Group = "group",
        /// Some rows name nobody on one side.
        NobodyNamed = "nobody-named",
        /// Some cells do not fit, and their rows would be refused.
        Cells = "cells",
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
#[non_exhaustive]
pub struct Doubt {
    /// The name of the file.
    pub file: String,
    /// The column; empty for the whole file.
    pub column: String,
    /// The kind of doubt.
    pub kind: DoubtKind,
    /// The doubt as a sentence.
    pub why: String,
    /// The choices, where there are some: forms of date, units, rules. What the mapping has comes first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Whether reading asks again unless it is declared.
    pub asked: bool,
}

impl Doubt {
    pub(super) fn new(file: &str, column: &str, kind: DoubtKind, why: String) -> Self {
        Self { file: file.into(), column: column.into(), kind, why, options: Vec::new(), asked: false }
    }

    /// The same with the choices there are.
    pub(super) fn choices(self, options: &[&str]) -> Self {
        Self { options: options.iter().map(|option| (*option).to_owned()).collect(), ..self }
    }

    /// The same, as a question: reading stops at it until it is declared.
    pub(super) fn question(self) -> Self {
        Self { asked: true, ..self }
    }
}

/// A mapping that may fit. Nothing uses it until someone passes it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Proposal {
    /// The mapping, to be looked at and changed.
    pub mapping: Mapping,
    /// The preset it is, when the columns are those of a system we know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// What may be wrong with it.
    pub doubts: Vec<Doubt>,
}

/// Proposes a mapping from what the files look like. Guesses nothing that it does not say.
///
/// ```
/// use timebank_core::interchange::{Bundle, mapping};
/// let sheet = "Date,Helper,Helped,Hours\n03/02/2026,Ana,Ben,1.5\n";
/// let proposal = mapping::sniff(&Bundle::from_files(&[("sheet.csv", sheet)]));
/// assert_eq!(proposal.mapping.tables[0].columns[&mapping::Field::Gave], ["Helper"]);
/// let asked: Vec<&str> = proposal.doubts.iter().filter(|doubt| doubt.asked).map(|doubt| doubt.kind.as_str()).collect();
/// assert_eq!(asked, ["date-order"]);
/// ```
pub fn sniff(bundle: &Bundle<'_>) -> Proposal {
    let mut doubts = Vec::new();
    let bundle = bundle.opened().unwrap_or_else(|fault| {
        doubts.push(Doubt::new(&fault.file, "", DoubtKind::File, fault.why));
        std::borrow::Cow::Owned(Bundle::default())
    });
    let (mut tables, files, encoding) = open(&bundle, &mut doubts);
    if let Some(known) = known(&tables) {
        let mapping = Mapping { encoding, ..known };
        doubts.push(classes(""));
        for (table, by) in tables.iter().filter_map(|t| Some((t, mapping.tables.iter().find(|by| has_columns(t, by))?))) {
            let names = by.columns.get(&Field::Date).and_then(|names| names.first()).map(|names| names.split('|').collect::<Vec<_>>());
            let column = names.and_then(|names| table.column(&names)).and_then(|place| table.columns.get(place));
            if let Some(column) = column {
                guess::dates(table, column, &by.dates, &mut doubts);
            }
        }
        return Proposal { preset: Some(mapping.name.clone()), mapping, doubts };
    }
    let mut mapping = Mapping { encoding, ..Mapping::named("a mapping of our own") };
    for (table, again) in tables.iter_mut().zip(&files) {
        match guess::guess(table, &mut doubts).or_else(|| below(table, again, &mut doubts)) {
            Some(by) => mapping.tables.push(by),
            None => doubts.push(Doubt::new(
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
        doubts.push(classes(&by.file));
    }
    alike(&tables, &mapping, &mut doubts);
    Proposal { mapping, preset: None, doubts }
}

fn classes(file: &str) -> Doubt {
    let why = "which rows are help and which are gifts or levies is told by rules alone: look at the report";
    Doubt::new(file, "", DoubtKind::Classes, why.into())
}

/// A table whose header stands below a title: the lines above it are no part of it. The table is read anew from there.
fn below(table: &mut CsvTable, (bytes, writing): &(&[u8], Option<CsvWriting>), doubts: &mut Vec<Doubt>) -> Option<TableMapping> {
    let writing = (*writing)?;
    for skip in 1..=ABOVE {
        let Ok(read) = CsvTable::read_as(&table.file, bytes, CsvWriting { skip, ..writing }) else { continue };
        if let Some(by) = guess::guess(&read, doubts) {
            let why = format!("the header is read on line {}: what stands above it is no part of the table", read.header_line);
            doubts.push(Doubt::new(&table.file, "", DoubtKind::File, why));
            *table = read;
            return Some(TableMapping { skip, ..by });
        }
    }
    None
}

/// Files as they are read again: their bytes, and how they are written where they are tables of text.
type Files<'b> = Vec<(&'b [u8], Option<CsvWriting>)>;

/// The tables, the files they are read from, and the encoding that is not UTF-8.
fn open<'b>(bundle: &'b Bundle<'_>, doubts: &mut Vec<Doubt>) -> (Vec<CsvTable>, Files<'b>, Encoding) {
    let (mut tables, mut files): (Vec<CsvTable>, Files<'b>) = (Vec::new(), Vec::new());
    let mut encoding = Encoding::Utf8;
    for (place, (path, bytes)) in bundle.files().enumerate() {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
        let own = encoding_of(bytes);
        if let Some(other) = own {
            encoding = other;
            let why = format!("the bytes are not UTF-8: they read as `{other}`, as nearly all bytes do");
            let mut choices = vec![other.as_str()];
            choices.extend(["windows-1252", "iso-8859-15"].into_iter().filter(|choice| *choice != other.as_str()));
            doubts.push(Doubt::new(&name, "", DoubtKind::Encoding, why).choices(&choices));
        }
        let writing = CsvWriting { encoding: own.unwrap_or_default(), sheet: bundle.is_sheet(place), ..CsvWriting::default() };
        let writing = (!json::is_json(bytes)).then_some(writing);
        match writing.map_or_else(|| json::table(&name, bytes), |writing| CsvTable::read_as(&name, bytes, writing)) {
            Ok(table) => {
                tables.push(table);
                files.push((bytes, writing));
            }
            Err(faults) => {
                let why = faults.first().map_or_else(String::new, |fault| fault.why.clone());
                doubts.push(Doubt::new(&name, "", DoubtKind::File, format!("it reads neither as a table nor as a list of JSON: {why}")));
            }
        }
    }
    (tables, files, encoding)
}

/// Another encoding than UTF-8, when the bytes are not, nor say by a mark that they are UTF-16.
fn encoding_of(bytes: &[u8]) -> Option<Encoding> {
    if is_utf16(bytes) || std::str::from_utf8(bytes).is_ok() || super::super::text::workbook(bytes).is_some() {
        return None;
    }
    let windows = decode(bytes, Encoding::Windows1252).is_ok();
    Some(if windows { Encoding::Windows1252 } else { Encoding::Latin1 })
}

/// Whether every column a mapping asks for by name is there.
fn has_columns(table: &CsvTable, by: &TableMapping) -> bool {
    let there = |names: &String| table.column(&names.split('|').collect::<Vec<_>>()).is_some();
    let blank = |(_, words): &(&String, &Vec<String>)| words.iter().any(String::is_empty);
    !by.headless && by.columns.values().flatten().all(there) && by.only.iter().all(|only| blank(&only) || there(only.0))
}

/// Whether a table without a header, or with one in any language, is one a mapping knows by its file's name and its width.
fn is_shaped(table: &CsvTable, by: &TableMapping) -> bool {
    let widest = by.columns.values().flatten().filter_map(|name| name.strip_prefix('#')?.parse::<usize>().ok()).max();
    by.headless && by.skip == 1 && is_named(&by.file, &table.file) && widest == Some(table.columns.len())
}

/// The preset whose columns are all there, for every file.
fn known(tables: &[CsvTable]) -> Option<Mapping> {
    let all = PRESETS.iter().filter_map(|name| preset(name));
    let fits = |mapping: &Mapping| {
        let one = |table: &CsvTable| mapping.tables.iter().any(|by| has_columns(table, by) || is_shaped(table, by));
        !tables.is_empty() && tables.iter().all(one)
    };
    // Of several, the one that asks for most.
    all.filter(fits).max_by_key(|mapping| mapping.tables.iter().flat_map(|t| t.columns.values()).map(Vec::len).sum::<usize>())
}

/// Names of the rows of exchanges that look like one person's.
fn alike(tables: &[CsvTable], mapping: &Mapping, doubts: &mut Vec<Doubt>) {
    let mut names: Vec<(String, &str, String)> = Vec::new();
    let mut known: BTreeMap<String, ()> = BTreeMap::new();
    for (table, by) in tables.iter().filter_map(|t| Some((t, mapping.tables.iter().find(|by| by.file == t.file)?))) {
        let Guessed { people, .. } = Guessed::of(table, by);
        for (column, name) in people {
            if known.insert(key(&name).into_owned(), ()).is_none() {
                names.push((column, &table.file, name));
            }
        }
    }
    for (later, earlier) in look_alikes(names.iter().map(|(_, _, name)| name.as_str())) {
        let (Some((column, file, name)), Some((_, _, other))) = (names.get(later), names.get(earlier)) else { continue };
        let why = format!("`{}` looks like `{}`: are they one person?", super::super::shown(name), super::super::shown(other));
        doubts.push(Doubt::new(file, column, DoubtKind::LookAlike, why).choices(&[name, other]));
    }
}
