//! The Python package's values and methods, from the schema of the wire.
//!
//! `timebank/wire` has a class for every value, by topic, `timebank/_methods.py` a method for every action and question, and
//! `timebank/_view_methods.py` the same for a view.

mod methods;
mod topics;
mod types;
mod values;

pub use methods::{methods, view_methods};
pub use topics::numbers;
pub use values::{index, table, topic};

/// The first lines of a file that is made.
const MADE: &str = "# Made by `cargo xtask generate` from `docs/schema/timebank.json`: change the core, not this file.\n";

/// `decidedBy` as Python writes it: `decided_by`. A word Python keeps for itself gets an underscore.
fn snake(wire: &str) -> String {
    let mut name = String::new();
    for letter in wire.chars() {
        match letter {
            'A'..='Z' => {
                name.push('_');
                name.push(letter.to_ascii_lowercase());
            }
            '-' => name.push('_'),
            other => name.push(other),
        }
    }
    if KEPT.contains(&name.as_str()) { name + "_" } else { name }
}

/// The words Python keeps for itself.
#[rustfmt::skip]
const KEPT: [&str; 32] = ["and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"];

/// `do-not-match` as a class: `DoNotMatch`.
fn pascal(tag: &str) -> String {
    let mut name = String::new();
    for word in tag.split('-') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// Documentation as Python shows it: links of rustdoc become plain code, and no backslash or quotation mark ends the text.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        match after.split_once(']') {
            Some((label, tail)) if label.starts_with('`') || tail.starts_with('(') => {
                out.push_str(&label.replace("crate::", "").replace("::", "."));
                rest = match tail.strip_prefix('(').and_then(|tail| tail.split_once(')')) {
                    Some((_, tail)) => tail,
                    None => tail,
                };
            }
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.replace('\\', "\\\\").replace("\"\"\"", "'''").replace('\n', " ")
}

/// A text as a literal.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::{pascal, plain, snake};

    #[test]
    fn names_are_those_of_python() {
        assert_eq!((snake("decidedBy"), snake("from"), snake("give-role")), ("decided_by".into(), "from_".into(), "give_role".into()));
        assert_eq!(pascal("do-not-match"), "DoNotMatch");
    }

    #[test]
    fn links_become_plain_words() {
        assert_eq!(plain("See [`TimeBank::may`] and [the list](crate::ids), [sic]."), "See `TimeBank.may` and the list, [sic].");
    }
}
