//! The names of a table's columns: told apart where two are one, and found without a look at each of them.

use super::CsvTable;
use crate::interchange::names::key;
use crate::order::{BTreeMap, BTreeSet};

impl CsvTable {
    /// Gives columns of one name their places behind it. Each name is folded a few times, however many there are.
    pub(super) fn tell_apart(&mut self) {
        let names: Vec<String> = self.columns.iter().map(|name| key(name).into_owned()).collect();
        // How many columns have each name, and the place from which on one is looked for.
        let mut there: BTreeMap<String, usize> = BTreeMap::new();
        for name in &names {
            let count = there.entry(name.clone()).or_default();
            *count = count.saturating_add(1);
        }
        let mut next: BTreeMap<&str, usize> = BTreeMap::new();
        let several: BTreeSet<&str> =
            names.iter().filter(|name| !name.is_empty() && there.get(*name) > Some(&1)).map(String::as_str).collect();
        for (column, folded) in self.columns.iter_mut().zip(&names).filter(|(_, folded)| several.contains(folded.as_str())) {
            let mut place = next.get(folded.as_str()).copied();
            if place.is_none() {
                self.twice.push(column.clone());
            }
            let told = loop {
                let number = place.map_or(1, |before| before.saturating_add(1));
                place = Some(number);
                let told = format!("{column} ({number})");
                if there.get(&*key(&told)).is_none_or(|count| *count == 0) {
                    break told;
                }
            };
            next.insert(folded, place.unwrap_or_default());
            if let Some(count) = there.get_mut(folded) {
                *count = count.saturating_sub(1);
            }
            there.insert(key(&told).into_owned(), 1);
            *column = told;
        }
    }

    /// Notes where each column stands, once all of them have their names.
    pub(super) fn note_places(&mut self) {
        self.places = BTreeMap::new();
        for (place, name) in self.columns.iter().enumerate() {
            self.places.entry(key(name).into_owned()).or_insert(place);
        }
    }

    /// Gives the table its columns.
    pub(in crate::interchange) fn set_columns(&mut self, columns: Vec<String>) {
        self.columns = columns;
        self.note_places();
    }

    /// Where the first of these columns stands, upper and lower case alike.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.places.get(&*key(name)).copied())
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]
mod tests {
    use crate::interchange::csv::{CsvTable, CsvWriting};
    use crate::interchange::names::steps;

    fn read(header: &str) -> CsvTable {
        CsvTable::read_as("sheet.csv", format!("{header}\n").as_bytes(), CsvWriting::default()).expect("it is read")
    }

    #[test]
    fn columns_of_one_name_are_told_apart() {
        let table = read("Notes,Day,notes,Notes (1),Ça,ça");
        assert_eq!(table.columns, ["Notes (2)", "Day", "notes (3)", "Notes (1)", "Ça (1)", "ça (2)"]);
        assert_eq!(table.twice, ["Notes", "Ça"]);
        assert_eq!(table.column(&["notes (3)"]), Some(2));
        assert_eq!(table.column(&["nothing", "DAY"]), Some(1));
        assert_eq!(table.column(&["C\u{327}a (1)"]), Some(4));
    }

    #[test]
    fn promise_9_a_header_of_names_that_look_alike_is_read_in_steps_that_grow_with_it() {
        // 400 columns called `é`, and the 400 names they would be given.
        let name = "é".repeat(100);
        let header: Vec<String> = (0..400).map(|_| name.clone()).chain((1..=400).map(|n| format!("{name} ({n})"))).collect();
        let header = header.join(",");
        let (table, folded) = steps::of(|| read(&header));
        assert_eq!((table.columns.len(), table.twice.len()), (800, 1));
        assert_eq!(table.columns[0], format!("{name} (401)"));
        // Each name is folded a few times; compared with each other they would be folded 800 times.
        assert!(folded < 5 * header.len() as u64, "{folded} of {}", header.len());
        // A look-up folds what is looked for, and none of the others.
        let (found, folded) = steps::of(|| table.column(&["Day"]));
        assert_eq!((found, folded), (None, 3));
    }
}
