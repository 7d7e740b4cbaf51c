//! The files of a bundle as tables of a mapping: which file is which, and where its columns stand.

use super::super::csv::{CsvTable, CsvWriting, unread_workbook};
use super::super::faults::Faults;
use super::super::names::key;
use super::super::sheets::{Sheet, note_table};
use super::super::text::Encoding;
use super::super::{Bundle, COLUMNS, FaultKind, FileFault, Guess, Lost, Report, json};
use super::cells::Mapped;
use super::{Field, Holds, Mapping, TableMapping};
use crate::order::{BTreeMap, BTreeSet};
use crate::values::minutes::shorten;

/// Whether a file's name is one of those wanted, separated by `|`.
pub fn is_named(wanted: &str, name: &str) -> bool {
    wanted.to_lowercase().split('|').any(|wanted| fits(wanted, name))
}

/// Whether a text is the one wanted, where `*` stands for any letters. What stands between two of them is found where it first comes:
/// later places leave less for the rest. Steps grow with the two lengths, never with their product.
pub fn fits(wanted: &str, text: &str) -> bool {
    let mut parts = wanted.split('*');
    let Some(mut left) = parts.next().and_then(|start| text.strip_prefix(start)) else { return false };
    let Some(end) = parts.next_back() else { return left.is_empty() };
    for part in parts {
        let Some((_, after)) = left.split_once(part) else { return false };
        left = after;
    }
    left.ends_with(end)
}

pub fn open<'m>(bundle: &Bundle<'_>, mapping: &'m Mapping, report: &mut Report, faults: &mut Faults) -> Vec<Mapped<'m>> {
    let mut tables = Vec::new();
    if let Some(fault) = too_long(mapping) {
        faults.push(fault);
        return tables;
    }
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
    let mut sheet = Sheet { table, asked: BTreeSet::new() };
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
        only.extend((!places.is_empty()).then(|| (places, words.iter().map(|word| key(word).into_owned()).collect())));
    }
    if let Some(fault) = impossible(by, &sheet) {
        faults.push(fault);
    }
    if faults.len() > before {
        return None;
    }
    let groups = by.groups.iter().map(|group| key(group).into_owned()).collect();
    let mut mapped = Mapped { sheet, by, mapping, place: 0, columns, only, words: words(by), groups, forms: BTreeMap::new() };
    // A question about dates does not keep the other questions from being asked.
    mapped.decide_forms(report, faults);
    Some(mapped)
}

/// What the files' own words mean, each folded once. Of two that are one word the first counts.
fn words(by: &TableMapping) -> BTreeMap<Field, BTreeMap<String, &str>> {
    let mut all: BTreeMap<Field, BTreeMap<String, &str>> = BTreeMap::new();
    for (field, meanings) in &by.meanings {
        let words = all.entry(*field).or_default();
        for (word, meaning) in meanings {
            words.entry(key(word).into_owned()).or_insert(meaning);
        }
    }
    all
}

/// Columns that one table reads, its names of dates, and other lists that every row goes through, at most.
const LISTED: [(&str, usize); 4] = [
    ("names of columns", COLUMNS),
    ("columns that rows are chosen by", COLUMNS),
    ("forms of dates", 100),
    ("names of the community with a `*`", 100),
];

/// Lists of a mapping that every row would go through, and that are longer than anybody needs.
pub fn too_long(mapping: &Mapping) -> Option<FileFault> {
    let alternatives = |names: &String| names.split('|').count();
    let of = |by: &TableMapping| {
        let columns = by.columns.values().flatten().map(alternatives).sum();
        [columns, by.only.keys().map(alternatives).sum(), by.dates.len(), 0]
    };
    let stars = mapping.community.iter().filter(|own| own.contains('*')).count();
    let counts = mapping.tables.iter().map(of).chain([[0, 0, 0, stars]]);
    let mut long = counts.flat_map(|counts| counts.into_iter().zip(LISTED)).filter(|(count, (_, most))| count > most);
    let (count, (what, most)) = long.next()?;
    Some(FileFault::of_row("", 0, FaultKind::BadMapping, format!("the mapping has {count} {what} where at most {most} are taken")))
}

/// Refuses a name that two columns have: which of them is meant has to be said.
fn told_apart(sheet: &Sheet, names: &[&str], faults: &mut Faults) {
    if sheet.table.twice.is_empty() {
        return;
    }
    let asked: BTreeSet<String> = names.iter().map(|name| key(name).into_owned()).collect();
    for name in sheet.table.twice.iter().filter(|name| asked.contains(&*key(name))) {
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

#[cfg(test)]
mod tests {
    use super::{fits, is_named};

    #[test]
    fn stars_stand_for_any_letters() {
        for (wanted, text) in [
            ("*", ""),
            ("*", "anything"),
            ("a*", "a"),
            ("*.csv", "hours.csv"),
            ("a*b*c", "abc"),
            ("a*b*c", "aXbYbZc"),
            ("**x**", "x"),
            ("é*é", "éé"),
            ("same", "same"),
        ] {
            assert!(fits(wanted, text), "{wanted} {text}");
        }
        for (wanted, text) in [("", "a"), ("a*a", "a"), ("a*b*b", "ab"), ("*.csv", "csv"), ("same", "sam"), ("a*bc*c", "abc"), ("é*é", "é")]
        {
            assert!(!fits(wanted, text), "{wanted} {text}");
        }
        assert!(is_named("members*.csv|people.csv", "members-2026.csv"));
    }

    #[test]
    fn promise_9_many_stars_go_through_a_text_once() {
        // Each `*` tried at each place would be 100,000 to the power of the 1,000 stars.
        let text = "a".repeat(100_000);
        assert!(!fits(&format!("{}b", "*a".repeat(1_000)), &text));
        assert!(fits(&"*a".repeat(1_000), &text));
    }
}
