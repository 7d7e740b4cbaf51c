//! Who is who: names and addresses compared, and those listed that look like one person.
//!
//! Two spellings are one only when nothing but blanks, case and the encoding of accents tell them apart ([`key`]). Anything further is
//! a suggestion for a person to confirm ([`look_alikes`]), never a decision.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Names that are compared each with each, at most; with more, only those equal but for accents and marks are found.
const PAIRWISE: usize = 3_000;
/// Suggestions, at most.
const SUGGESTIONS: usize = 500;
/// Letters of a name that is compared letter by letter, at most; longer ones are alike only when they are equal but for accents and marks.
const LETTERS: usize = 200;

/// Steps that tests count, in place of time.
#[cfg(test)]
pub(super) mod steps {
    use std::cell::Cell;

    thread_local! {
        static STEPS: Cell<u64> = const { Cell::new(0) };
    }

    pub fn add(steps: usize) {
        STEPS.with(|all| all.set(all.get().saturating_add(steps as u64)));
    }

    /// What something answers, and how many steps it took: bytes folded, and letters and words compared.
    pub fn of<T>(work: impl FnOnce() -> T) -> (T, u64) {
        STEPS.with(|all| all.set(0));
        let answer = work();
        (answer, STEPS.with(Cell::get))
    }
}

/// What two spellings of one name share: no blanks around, one blank between, lower case, NFC, nothing invisible.
pub fn key(text: &str) -> Cow<'_, str> {
    let text = super::csv::trim(text);
    #[cfg(test)]
    steps::add(text.len());
    let mut before = 0;
    let mut one_blank = |byte: u8| std::mem::replace(&mut before, byte) != b' ' || byte != b' ';
    if text.bytes().all(|byte| (byte.is_ascii_graphic() || byte == b' ') && one_blank(byte)) {
        let lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_ascii_lowercase()) };
    }
    let mut folded = String::with_capacity(text.len());
    let visible = text.nfc().filter(|letter| !is_invisible(*letter)).flat_map(char::to_lowercase);
    for letter in visible {
        match letter.is_whitespace() {
            true if folded.ends_with(' ') || folded.is_empty() => {}
            true => folded.push(' '),
            false => folded.push(letter),
        }
    }
    folded.truncate(folded.trim_end().len());
    Cow::Owned(folded)
}

/// Marks that change nothing on the page: joiners, byte-order marks, marks of direction, controls that are no blanks.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || letter.is_control() && !letter.is_whitespace()
}

/// A key without accents and marks of punctuation.
fn loose(key: &str) -> String {
    let mut all = String::with_capacity(key.len());
    for letter in key.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter.is_alphanumeric() {
            true => all.push(letter),
            false if all.ends_with(' ') || all.is_empty() => {}
            false => all.push(' '),
        }
    }
    all.truncate(all.trim_end().len());
    all
}

/// A name as its comparison wants it. Of a long one nothing is kept but the text without accents and marks.
struct Spelt {
    loose: String,
    letters: Vec<char>,
    words: Vec<String>,
    /// The words in order.
    sorted: Vec<String>,
    /// What is left when a remark in brackets is taken away.
    bare: Option<String>,
}

impl Spelt {
    fn new(name: &str) -> Self {
        let key = key(name);
        let loose = loose(&key);
        // No more than four bytes are a letter.
        if loose.len() > LETTERS.saturating_mul(4) || loose.chars().nth(LETTERS).is_some() {
            return Self { loose, letters: Vec::new(), words: Vec::new(), sorted: Vec::new(), bare: None };
        }
        let bare = key.split_once('(').map(|(before, _)| self::loose(before)).filter(|bare| !bare.is_empty());
        let words: Vec<String> = loose.split(' ').map(str::to_owned).collect();
        let mut sorted = words.clone();
        sorted.sort();
        Self { letters: loose.chars().collect(), loose, words, sorted, bare }
    }

    fn is_long(&self) -> bool {
        self.letters.is_empty()
    }

    fn is_like(&self, other: &Self) -> bool {
        if self.loose == other.loose {
            return true;
        }
        if self.is_long() || other.is_long() {
            return false;
        }
        let bare = |one: &Self, two: &Self| one.bare.as_deref() == Some(two.loose.as_str());
        bare(self, other) || bare(other, self) || same_words(self, other) || shorter(self, other) || typing_error(self, other)
    }
}

/// The same words in another order: `Smith, Maureen`.
fn same_words(one: &Spelt, other: &Spelt) -> bool {
    one.words.len() > 1 && one.sorted == other.sorted
}

/// `Maureen` and `Maureen Boyle`, `M. Boyle` and `Maureen Boyle`.
fn shorter(one: &Spelt, other: &Spelt) -> bool {
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    let begins = short.words.len() < long.words.len() && short.words.iter().zip(&long.words).all(|(a, b)| a == b);
    let initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    let initials = short.words.len() == long.words.len()
        && short.words.len() > 1
        && short.words.iter().zip(&long.words).all(|(a, b)| a == b || initial(a, b) || initial(b, a));
    begins || initials
}

/// One letter more, less, other or swapped, in words of four letters or more; two from ten on. Figures are never typing errors.
fn typing_error(one: &Spelt, other: &Spelt) -> bool {
    let shortest = one.letters.len().min(other.letters.len());
    let most = if shortest < 4 {
        return false;
    } else if shortest < 10 {
        1
    } else {
        2
    };
    if one.letters.len().abs_diff(other.letters.len()) > most || one.loose.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    distance(&one.letters, &other.letters, most) <= most
}

/// Optimal string alignment distance (Damerau and Levenshtein, swaps of neighbours counted once), or more than `most`.
fn distance(one: &[char], other: &[char], most: usize) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous: Option<char> = None;
    for (row, a) in one.iter().enumerate() {
        let mut line = vec![usize::MAX / 2; last.len()];
        if let Some(first) = line.first_mut() {
            *first = row.saturating_add(1);
        }
        // Further than `most` from the same place no letter can come: the rest of the line is more (Ukkonen 1985).
        let within = other.iter().enumerate().take(row.saturating_add(most).saturating_add(1)).skip(row.saturating_sub(most));
        for (column, b) in within {
            #[cfg(test)]
            steps::add(1);
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
            let next = column.saturating_add(1);
            let changed = at(&last, column).saturating_add(usize::from(a != b));
            let gone = at(&last, next).min(at(&line, column)).saturating_add(1);
            let swapped = column.checked_sub(1).filter(|before| previous == Some(*b) && other.get(*before) == Some(a));
            let swapped = swapped.map_or(usize::MAX, |before| at(&before_last, before).saturating_add(1));
            if let Some(slot) = line.get_mut(next) {
                *slot = changed.min(gone).min(swapped);
            }
        }
        if line.iter().min().is_none_or(|least| *least > most) {
            return most.saturating_add(1);
        }
        before_last = std::mem::replace(&mut last, line);
        previous = Some(*a);
    }
    last.last().copied().unwrap_or_default()
}

/// The first of some names that looks like this one.
///
/// ```
/// use timebank_core::interchange::names::suggestion;
/// assert_eq!(suggestion("Mauren", ["Dot", "Maureen"].into_iter()), Some("Maureen"));
/// assert_eq!(suggestion("Yusuf", ["Dot", "Maureen"].into_iter()), None);
/// ```
pub fn suggestion<'n>(name: &str, mut known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let spelt = Spelt::new(name);
    known.find(|known| spelt.is_like(&Spelt::new(known)))
}

/// Why a name names nobody, with the one it looks like.
pub(super) fn unknown(why: &str, like: Option<&str>) -> String {
    like.map_or_else(|| why.to_owned(), |like| format!("{why}; did you mean `{}`?", super::shown(like)))
}

/// Pairs of places whose names look like one person's: the later, and the earlier it looks like.
pub fn look_alikes<'n>(names: impl Iterator<Item = &'n str>) -> Vec<(usize, usize)> {
    let names: Vec<&str> = names.collect();
    if names.len() > PAIRWISE {
        return same_but_for_accents(&names);
    }
    let all: Vec<Spelt> = names.into_iter().map(Spelt::new).collect();
    let mut found = Vec::new();
    for (place, spelt) in all.iter().enumerate().filter(|(_, spelt)| !spelt.loose.is_empty()) {
        if found.len() >= SUGGESTIONS {
            break;
        }
        let earlier = all.iter().take(place).position(|earlier| !earlier.loose.is_empty() && spelt.is_like(earlier));
        found.extend(earlier.map(|earlier| (place, earlier)));
    }
    found
}

/// The same of too many to compare each with each: those that are equal but for accents and marks.
fn same_but_for_accents(names: &[&str]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut same: crate::order::BTreeMap<String, usize> = crate::order::BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        if found.len() >= SUGGESTIONS {
            break;
        }
        let loose = loose(&key(name));
        if loose.is_empty() {
            continue;
        }
        match same.get(&loose) {
            Some(earlier) => found.push((place, *earlier)),
            None => drop(same.insert(loose, place)),
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn blanks_case_and_accents_as_they_are_encoded_are_no_difference() {
        for (one, other) in [
            ("dot ", "Dot"),
            ("Núria  Puig", "nu\u{301}ria puig"),
            ("\u{feff}Ana", "ANA"),
            ("Ana\u{a0}Reyes", "ana reyes"),
            ("Zoë\u{200b}", "zoë"),
            ("BOYLE@home.example", " boyle@home.example"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        for (one, other) in [("Ana", "Anna"), ("Núria", "Nuria"), ("Jo Ann", "JoAnn"), ("Ana (7)", "Ana")] {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn look_alikes_are_suggested_and_others_are_not() {
        let like = |one: &str, other: &str| !look_alikes([one, other].into_iter()).is_empty();
        for (one, other) in [
            ("Maureen", "Maureeen"),
            ("Maureen", "Mauren"),
            ("Yusuf", "Yusfu"),
            ("Núria", "Nuria"),
            ("Priya", "Priya (staff)"),
            ("Maureen Boyle", "Boyle, Maureen"),
            ("Maureen Boyle", "M. Boyle"),
            ("Maureen Boyle", "Maureen"),
            ("O'Neill", "Oneill"),
        ] {
            assert!(like(one, other), "{one} {other}");
            assert!(like(other, one), "{other} {one}");
        }
        for (one, other) in
            [("Ann", "Ben"), ("Ann", "Amy"), ("Dot", "Don"), ("Flat 12", "Flat 13"), ("Maureen", "Walter"), ("Ana Lee", "Ben Lee")]
        {
            assert!(!like(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_distance_is_that_of_a_slow_plain_version() {
        fn slow(a: &[char], b: &[char]) -> usize {
            match (a, b) {
                ([], rest) | (rest, []) => rest.len(),
                ([x, a_rest @ ..], [y, b_rest @ ..]) => {
                    let changed = slow(a_rest, b_rest) + usize::from(x != y);
                    let gone = (slow(a_rest, b) + 1).min(slow(a, b_rest) + 1);
                    let swapped = match (a, b) {
                        ([p, q, a_two @ ..], [r, s, b_two @ ..]) if p == s && q == r && p != q => slow(a_two, b_two) + 1,
                        _ => usize::MAX,
                    };
                    changed.min(gone).min(swapped)
                }
            }
        }
        let words = ["", "a", "ab", "ba", "abc", "acb", "bca", "aabb", "abab", "bbaa"];
        for one in words {
            for other in words {
                let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
                assert_eq!(distance(&a, &b, 10), slow(&a, &b), "{one} {other}");
            }
        }
    }

    #[test]
    fn promise_9_names_of_any_length_are_compared_in_few_steps() {
        let longs = ["a".repeat(100_000), format!("{}b", "a".repeat(99_999)), "á".repeat(100_000)];
        let (found, steps) = steps::of(|| look_alikes(longs.iter().map(String::as_str)));
        // The third is the first but for its accents; the second differs in a letter, which is not looked at in a name so long.
        assert_eq!(found, [(2, 0)]);
        assert!(steps < 500_000, "{steps}");
        // Of the longest names that are compared, five letters of each line are looked at.
        let (one, other) = ("a".repeat(200), format!("{}b", "a".repeat(199)));
        let (found, steps) = steps::of(|| look_alikes([one.as_str(), other.as_str()].into_iter()));
        assert_eq!(found, [(1, 0)]);
        assert!(steps <= 400 + 200 * 5, "{steps}");
    }

    #[test]
    fn a_long_name_is_like_one_that_differs_in_accents_alone() {
        let (one, other) = ("n\u{fa}".repeat(300), "nu\u{301}".repeat(300));
        assert_eq!(look_alikes([one.as_str(), other.as_str()].into_iter()), [(1, 0)]);
        let shorter = one.chars().skip(1).collect::<String>();
        assert!(look_alikes([one.as_str(), shorter.as_str()].into_iter()).is_empty());
    }
}
