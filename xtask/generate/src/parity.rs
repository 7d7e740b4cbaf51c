//! `docs/parity.md`: the list of capabilities as tables.

use serde_json::Value;
use std::fmt::Write as _;

const LIST: &str = "tests/parity/capabilities.json";

/// The page; it begins with what is wrong with the list, should it not be readable.
pub fn page(_: &Value) -> String {
    let list = std::fs::read_to_string(LIST).map_err(|fault| fault.to_string());
    match list.and_then(|text| serde_json::from_str::<Value>(&text).map_err(|fault| fault.to_string())) {
        Ok(list) => tables(&list),
        Err(fault) => format!("`{LIST}` cannot be read: {fault}\n"),
    }
}

fn tables(list: &Value) -> String {
    let mut page = String::from(
        "# The same in three languages\n\n\
         Made from `tests/parity/capabilities.json` by `cargo xtask generate`; tests in each language hold the list to what is there.\n\
         Where a language does not have something, its column says why. Where names differ, a sentence says why.\n",
    );
    for group in rows(&list["groups"]) {
        // Writing to a text cannot fail.
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n| | Rust | Python | JavaScript |\n|---|---|---|---|\n",
            text(&group["group"]),
            text(&group["about"])
        );
        for row in rows(&group["capabilities"]) {
            let [rust, python, javascript] = ["rust", "python", "javascript"].map(|language| cell(&row[language]));
            let names = row["names"].as_str().map(|why| format!(" (*Names:* {why}.)")).unwrap_or_default();
            let (capability, about) = (text(&row["capability"]), text(&row["about"]));
            let _ = writeln!(page, "| **{capability}**: {about}{names} | {rust} | {python} | {javascript} |");
        }
    }
    page
}

fn rows(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn cell(value: &Value) -> String {
    match value.as_str() {
        Some(name) => format!("`{name}`"),
        None => format!("– {}", text(&value["missing"])),
    }
}
