//! The files of a bundle as tables of a mapping: which file is which, and where its columns stand.

use super::super::csv::{CsvTable, CsvWriting, unread_workbook};
use super::super::faults::Faults;
use super::super::sheets::{Sheet, note_table};
use super::super::text::Encoding;
use super::super::{Bundle, FaultKind, FileFault, Guess, Lost, Report, json};
use super::cells::Mapped;
use super::{Field, Holds, Mapping, TableMapping};
use crate::order::BTreeMap;
use crate::values::minutes::shorten;

/// Whether a file's name is one of those wanted, separated by `|`.
pub fn is_named(wanted: &str, name: &str) -> bool {
    wanted.to_lowercase().split('|').any(|wanted| fits(wanted, name))
}

/// Whether a file's name is the one wanted, where `*` stands for any letters.
pub fn fits(wanted: &str, name: &str) -> bool {
    match wanted.split_once('*') {
        None => wanted == name,
        Some((start, rest)) => name.strip_prefix(start).is_some_and(|left| {
            let starts = left.char_indices().map(|(at, _)| at).chain([left.len()]);
            starts.into_iter().any(|at| left.get(at..).is_some_and(|tail| fits(rest, tail)))
        }),
    }
}

pub fn open<'m>(bundle: &Bundle<'_>, mapping: &'m Mapping, report: &mut Report, faults: &mut Faults) -> Vec<Mapped<'m>> {
    let mut tables = Vec::new();
    for (place, (path, bytes)) in bundle.files().enumerate() {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
        let Some(by) = mapping.tables.iter().find(|t| is_named(&t.file, &name)) else {
            report.lost.push(Lost { file: shorten(&name).into(), column: String::new(), count: 1, why: "not a file of the mapping" });
            continue;
        };
        if tables.iter().any(|there: &Mapped<'_>| there.file() == name) {
            faults.push(FileFault::of_row(&name, 0, FaultKind::DuplicateFile, "the file is there twice".into()));
            continue;
        }
        match table(&name, (bytes, bundle.is_sheet(place)), by, mapping) {
            Ok(mut table) => {
                note_table(&mut table, report, faults);
                tables.extend(mapped(table, by, mapping, report, faults));
            }
            Err(found) => faults.stop_for(found),
        }
    }
    if !faults.stop() && !tables.iter().any(|t| t.by.holds != Holds::Listings) {
        let missing = || {
            let unread = |(path, _): (&str, &[u8])| format!("`{}` was not recognised", shorten(path));
            if mapping.tables.is_empty() {
                let names: Vec<String> = bundle.files().take(3).map(unread).collect();
                let why = format!("the mapping has no tables; {}", names.join("; "));
                return FileFault::of_row("", 0, FaultKind::BadMapping, why);
            }
            let wanted: Vec<&str> = mapping.tables.iter().map(|t| t.file.as_str()).collect();
            FileFault::of_row("", 0, FaultKind::MissingFile, format!("none of the files is there: `{}`", wanted.join("`, `")))
        };
        // A workbook that could not be opened has the tables under names of its own.
        let unread = bundle.files().find_map(|(path, bytes)| unread_workbook(&shorten(path), bytes));
        faults.push(unread.unwrap_or_else(missing));
    }
    tables
}

fn table(name: &str, (bytes, sheet): (&[u8], bool), by: &TableMapping, mapping: &Mapping) -> Result<CsvTable, Vec<FileFault>> {
    if name.ends_with(".json") || name.ends_with(".jsonld") || (!by.headless && json::is_json(bytes)) {
        return json::table(name, bytes);
    }
    let separator = match by.separator.as_deref().map(str::as_bytes) {
        None => None,
        Some([one]) => Some(*one),
        Some(_) => {
            return Err(vec![FileFault::of_row(name, 0, FaultKind::BadMapping, "what separates cells is one letter of ASCII".into())]);
        }
    };
    let encoding = if sheet { Encoding::Utf8 } else { mapping.encoding };
    let writing = CsvWriting { encoding, separator, headless: by.headless, skip: by.skip, headings: by.headings, sheet };
    CsvTable::read_as(name, bytes, writing)
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
fn mapped<'m>(table: CsvTable, by: &'m TableMapping, mapping: &'m Mapping, report: &mut Report, faults: &mut Faults) -> Option<Mapped<'m>> {
    let before = faults.len();
    let mut sheet = Sheet { table, asked: Vec::new() };
    let mut columns = vec![Vec::new(); Field::ALL.len()];
    for (field, wanted) in &by.columns {
        let mut found = Vec::new();
        for names in wanted {
            let parts: Vec<&str> = names.split('|').collect();
            told_apart(&sheet, &parts, faults);
            // A row without a header may end before a column that says nothing in any row.
            let by_number = by.headless && parts.iter().all(|name| name.starts_with('#'));
            let places = sheet.columns(&parts);
            if places.is_empty() && essential(by.holds, *field) && !by_number {
                sheet.needed(&parts, faults);
            } else if places.is_empty() && !by_number {
                let file = &sheet.table.file;
                report.guessed.push(Guess::new(file, 0, names, format!("nothing is said of `{field}`"), "column-not-there"));
            }
            found.extend((!places.is_empty()).then_some(places));
        }
        if let Some(slot) = columns.get_mut(*field as usize) {
            *slot = found;
        }
    }
    let mut only = Vec::new();
    for (column, words) in &by.only {
        let names: Vec<&str> = column.split('|').collect();
        told_apart(&sheet, &names, faults);
        let places = sheet.columns(&names);
        // Where a blank is taken too, the column may be missing.
        if places.is_empty() && !words.iter().any(String::is_empty) {
            sheet.needed(&names, faults);
        }
        only.extend((!places.is_empty()).then_some((places, words.as_slice())));
    }
    if let Some(fault) = impossible(by, &sheet) {
        faults.push(fault);
    }
    if faults.len() > before {
        return None;
    }
    let mut mapped = Mapped { sheet, by, mapping, place: 0, columns, only, forms: BTreeMap::new() };
    // A question about dates does not keep the other questions from being asked.
    mapped.decide_forms(report, faults);
    Some(mapped)
}

/// Refuses a name that two columns have: which of them is meant has to be said.
fn told_apart(sheet: &Sheet, names: &[&str], faults: &mut Faults) {
    let key = super::super::names::key;
    for name in sheet.table.twice.iter().filter(|name| names.iter().any(|asked| key(asked) == key(name))) {
        let why = format!("the column `{0}` stands twice: name the one that is meant, `{0} (1)` or `{0} (2)`", shorten(name));
        let fault = FileFault::of_row(&sheet.table.file, sheet.table.header_line, FaultKind::DuplicateColumn, why);
        faults.push(FileFault { column: name.clone(), ..fault });
    }
}

/// What a mapping cannot ask of a table.
fn impossible(by: &TableMapping, sheet: &Sheet) -> Option<FileFault> {
    let bad = |why: String| FileFault::of_row(&sheet.table.file, 0, FaultKind::BadMapping, why);
    let has = |fields: &[Field]| fields.iter().any(|field| by.columns.contains_key(field));
    let wanted: &[(&[Field], &str)] = match by.holds {
        Holds::Members => &[(&[Field::Code, Field::Email, Field::Name], "members need a code, an e-mail or a name")],
        Holds::Listings => &[(&[Field::Owner], "listings need the column `owner`")],
        Holds::Exchanges if by.owner.is_some() => &[
            (&[Field::Date], "exchanges need the column `date`"),
            (&[Field::Amount], "exchanges need the column `amount`"),
            (&[Field::Other], "a statement needs the column `other`"),
        ],
        Holds::Exchanges => &[
            (&[Field::Date], "exchanges need the column `date`"),
            (&[Field::Amount], "exchanges need the column `amount`"),
            (&[Field::Gave, Field::Payee], "exchanges need one of the columns `gave` and `payee`"),
            (&[Field::Received, Field::Payer], "exchanges need one of the columns `received` and `payer`"),
        ],
    };
    if let Some((_, why)) = wanted.iter().find(|(fields, _)| !has(fields)) {
        return Some(bad((*why).to_owned()));
    }
    let twice = [(Field::Gave, Field::Payee), (Field::Received, Field::Payer)].into_iter().find(|(a, b)| has(&[*a]) && has(&[*b]));
    if let (Some((one, other)), Holds::Exchanges) = (twice, by.holds) {
        return Some(bad(format!("`{one}` and `{other}` are the same party: name one of them")));
    }
    if !by.groups.is_empty() && !has(&[Field::Visitors]) {
        return Some(bad("words for groups need the column `visitors`, which says how many they are".into()));
    }
    None
}
