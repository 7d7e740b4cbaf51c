#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Texts made at random, through the readers of cells: short numbers are read in a way of their own, which has to say what the usual
//! way says.

use super::Unit;
use super::cells::{amount, any_amount};
use super::money::{hundredths, is_money};
use crate::interchange::moment::Form;
use crate::values::duration::Decimals;

/// Dice with a fixed seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn text(&mut self, pieces: &[&str]) -> String {
        (0..self.below(14)).map(|_| pieces[self.below(pieces.len())]).collect()
    }
}

const NUMBERS: &[&str] = &["0", "1", "2", "5", "9", "00", "000", "25", ".", ",", "-", "+", " ", "½", ":", "h", "min", "'"];
const ANY: &[&str] = &[
    "0",
    "7",
    "12",
    "2026",
    "31",
    "99",
    "/",
    "-",
    ".",
    ",",
    " ",
    ":",
    "T",
    "Z",
    "+01:00",
    "kr",
    "Kč",
    "£",
    "€",
    "CHF",
    "p",
    "am",
    "p.m.",
    "Feb",
    "é",
    "e\u{301}",
    "\u{202e}",
    "\u{0}",
    "½",
    "h",
    "99999999999999999999",
    "UTC",
    "%",
];

#[test]
fn a_short_number_is_what_it_is_by_the_usual_way() {
    let mut dice = Dice(20_261_201);
    let units = [None, Some(Unit::Hours), Some(Unit::Minutes), Some(Unit::Seconds), Some(Unit::Clock)];
    let (mut read, rounds) = (0, if crate::golden::long() { 2_000_000 } else { 20_000 });
    for _ in 0..rounds {
        // Half of them are digits and a point.
        let pieces = if dice.below(2) == 0 { &NUMBERS[..9] } else { NUMBERS };
        let text = dice.text(pieces);
        let (unit, in_seconds) = (units[dice.below(units.len())], dice.below(2) == 0);
        for decimals in [Decimals::Unsaid, Decimals::Comma] {
            let one = amount(&text, unit, decimals, in_seconds);
            assert_eq!(one, any_amount(&text, unit, decimals, in_seconds), "`{text}` {unit:?} {decimals:?} {in_seconds}");
            read += usize::from(one.is_ok());
        }
    }
    assert!(read > rounds / 10, "{read}");
}

#[test]
fn promise_9_texts_made_at_random_are_read_or_refused_by_every_reader_of_cells() {
    let mut dice = Dice(20_261_202);
    let forms = ["iso", "serial", "serial-1904", "%d/%m/%y", "%d %B %Y %I:%M %p", "%Y-%m-%dT%H:%M:%S.%f%z", "%a %d.%m.%Y %H:%M %Z"];
    let forms: Vec<Form> = forms.into_iter().map(|form| Form::new(form).unwrap()).collect();
    let (mut dates, mut sums, rounds) = (0, 0, if crate::golden::long() { 1_000_000 } else { 20_000 });
    for _ in 0..rounds {
        let text = dice.text(ANY);
        let pivot = 1900 + u16::try_from(dice.below(200)).unwrap();
        // A day that is read is one of the calendar, from 1900 on, and no later than the year has four figures.
        for moment in forms.iter().filter_map(|form| form.read(&text, pivot).ok()) {
            let day = moment.day().to_string();
            assert!(day.len() == 10 && day.as_str() >= "1900-01-01", "`{text}` {day}");
            dates += 1;
        }
        let sum = hundredths(&text, "", Decimals::Unsaid);
        // What is a sum and has a word beside its number is money.
        assert!(sum.is_none() || is_money(&text) || !text.chars().any(char::is_alphabetic), "`{text}` {sum:?}");
        sums += usize::from(sum.is_some_and(|sum| sum > 0));
    }
    assert!(dates > 10 && sums > 100, "{dates} {sums}");
}
