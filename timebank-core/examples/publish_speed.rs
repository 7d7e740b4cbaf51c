//! How long a release takes: a table of 194,000 cells alone, and one of 200 by 50 beside nine logged releases.
//! `cargo run --release -p timebank-core --example publish_speed`
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a measurement")]

use std::time::Instant;
use timebank_core::command::{Admit, Context, SetSecret};
use timebank_core::outcomes::disclosure::{
    Counting, Measured, Merged, Publication, Publish, Recipe, Release, SortedBy, Sorting, TrueCell, TrueTable,
};
use timebank_core::personal::Profile;
use timebank_core::{BankId, Charter, Date, Hash32, Salt, TimeBank};

/// A small generator of chance.
struct Chance(u64);
impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn told(what: &str, start: Instant, made: &Publication) {
    let why = made.advice.first().map_or_else(String::new, |advice| format!(", refused: {}", advice.why));
    let hidden = made.release.iter().flat_map(|release| &release.tables).map(|table| table.hidden).sum::<u32>();
    println!("{what}: {:.2} s, {hidden} hidden{why}", start.elapsed().as_secs_f64());
}

/// 440 by 440 lines of counts; one cell in `rare` is small.
fn alone(bank: &TimeBank, lines: usize, rare: u64) {
    let mut chance = Chance(9);
    let mut one = || TrueCell::people(if chance.below(rare) == 0 { chance.below(10) } else { 10 + chance.below(90) });
    let cells = (0..lines).map(|_| (0..lines).map(|_| one()).collect::<Vec<_>>()).collect::<Vec<_>>();
    let names = |word: &str| (0..lines).map(|line| format!("{word} {line}")).collect::<Vec<_>>();
    let table = TrueTable::new("t", Measured::People, "area", "need", names("area"), names("need"), cells).whole_groups(true);
    let asked = Publish::new(vec![table], "all", day("2026-12-31"));
    let start = Instant::now();
    let made = bank.host().publish(&asked).unwrap();
    told(&format!("{} cells, one in {rare} small", (lines + 1) * (lines + 1)), start, &made);
}

fn by(name: &str) -> Sorting {
    Sorting::new(SortedBy::Attribute).words(vec![name.to_owned()])
}

fn recipe(rows: Sorting, columns: Sorting, until: &str) -> Recipe {
    Recipe::new("t".to_owned(), Counting::Members, rows, columns, day(until)).whole_groups(true)
}

/// 20,000 people of 199 areas and 49 needs.
fn crowd(people: u32) -> TimeBank {
    let cx = Context::host("2026-12-31T10:00:00Z".parse().unwrap());
    let mut bank = TimeBank::create_without_journal(cx, BankId([1; 16]), Charter::named("Harpurbrook")).unwrap();
    let mut chance = Chance(7);
    for n in 0..people {
        let of = [("area", 199), ("need", 49), ("home", 4), ("work", 6), ("way", 3)];
        let attributes = of.map(|(name, most)| (name.to_owned(), format!("{:03}", chance.below(most).min(chance.below(most))))).into();
        let joined = format!("2026-{:02}-01", 1 + (12 * n / people).min(8));
        let admit = Admit::default().profile(Profile::default().attributes(attributes)).joined(day(&joined));
        bank.admit(cx.salt(Salt([n.to_be_bytes(); 4].concat().try_into().unwrap())), admit).unwrap();
    }
    bank.set_secret(cx.salt(Salt([255; 16])), SetSecret::new().secret(Hash32([7; 32]))).unwrap();
    bank
}

fn beside(bank: &TimeBank) {
    let end = "2026-12-31";
    let merged = vec![Merged::new("000 and 001", vec!["000".to_owned(), "001".to_owned()])];
    let before = [
        recipe(by("area"), by("home"), end),
        recipe(by("area"), by("work"), end),
        recipe(by("area"), by("way"), end),
        recipe(by("need"), by("home"), end),
        recipe(by("need"), by("way"), end),
        recipe(by("home"), by("area"), end),
        recipe(by("area").merged(merged), by("home"), end),
        recipe(by("area"), by("home"), "2026-08-31"),
        recipe(by("need"), by("way"), "2026-06-30"),
    ];
    let mut log: Vec<Release> = Vec::new();
    let ask = |recipe: &Recipe, log: &[Release]| Publish::new(Vec::new(), "all", day(end)).counted(vec![recipe.clone()]).log(log.to_vec());
    for (place, recipe) in before.iter().enumerate() {
        let start = Instant::now();
        let made = bank.host().publish(&ask(recipe, &log)).unwrap();
        told(&format!("logged release {}", place + 1), start, &made);
        log.extend(made.release);
    }
    let start = Instant::now();
    let made = bank.host().publish(&ask(&recipe(by("area"), by("need"), end), &log)).unwrap();
    told(&format!("200 by 50 beside {}", log.len()), start, &made);
    let start = Instant::now();
    let made = bank.host().publish(&ask(&recipe(by("area"), by("need"), end), &[])).unwrap();
    told("200 by 50 alone", start, &made);
}

fn main() {
    let bank = crowd(std::env::args().nth(1).map_or(20_000, |n| n.parse().unwrap()));
    alone(&bank, 440, 20);
    alone(&bank, 440, 200);
    beside(&bank);
}
