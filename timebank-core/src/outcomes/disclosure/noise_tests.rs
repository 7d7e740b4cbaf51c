#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Noise by cell keys, held against the package of the Office for National Statistics (`tests/noise`), and its attacks.

use super::audit::{solved, variance};
use super::noise::{Draws, KEYS, Noise, cell_keys};
use super::{Counting, DisclosurePolicy, Publication, Publish, Recipe, Release, SortedBy, Sorting};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Erase, Record, SetSecret};
use crate::error::Error;
use crate::model::exchange::Terms;
use crate::model::personal::Profile;
use crate::outcomes::disclosure::audit::{Axis, Behind, Unit};
use crate::outcomes::report::{ReportKind, ReportOf};
use crate::values::digest::{Hash32, sha256};
use crate::values::ids::Id;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const DAY: &str = "2026-03-31";

fn others() -> Value {
    serde_json::from_str(include_str!("../../../../tests/noise/cell_key.json")).unwrap()
}

fn noise(row: &Value) -> Noise {
    let number = |name: &str| u32::try_from(row[name].as_u64().unwrap()).unwrap();
    Noise { most: number("most"), variance_hundredths: number("varianceHundredths") }
}

#[test]
fn the_table_of_noise_is_the_one_of_largest_entropy() {
    for row in others()["entropy"].as_array().unwrap() {
        let noise = noise(row);
        let (table, keys) = (noise.table(), f64::from(KEYS));
        assert_eq!(table.iter().sum::<u32>(), KEYS);
        let middle = noise.most as usize;
        for (place, (ours, theirs)) in table.iter().zip(row["shares"].as_array().unwrap()).enumerate() {
            // Half a key each; what rounding leaves goes to the middle.
            let room = if place == middle { f64::from(noise.most) + 0.1 } else { 0.52 };
            assert!((f64::from(*ours) - theirs.as_f64().unwrap() * keys).abs() <= room, "{noise:?} {place}: {ours}");
        }
        let steps = noise.steps();
        let sum = |power: u32| steps.iter().map(|step| step.pow(power)).sum::<i64>();
        assert_eq!((sum(1), steps.len()), (0, KEYS as usize), "the mean is 0");
        let variance = sum(2) as f64 / keys;
        assert!((variance * 100.0 - f64::from(noise.variance_hundredths)).abs() <= 2.0, "{noise:?}: {variance}");
    }
}

/// Counts, cell keys and figures with noise, as `create_perturbed_table` of `cell-key-perturbation` gives them.
#[test]
fn figures_are_those_of_the_statistical_office() {
    let others = others();
    let steps = noise(&others["entropy"][0]).steps();
    let people: Vec<Vec<u64>> = serde_json::from_value(others["people"].clone()).unwrap();
    let mut checked = 0;
    for (name, cells) in others["tables"].as_object().unwrap() {
        let at = |one: &str| ["key", "area", "age", "kind"].iter().position(|there| *there == one).unwrap();
        let by: Vec<usize> = name.split(' ').map(at).collect();
        let place = |person: &Vec<u64>, side: usize| by.get(side).map_or(0, |column| person[*column] as usize);
        let keys = cell_keys(people.iter().map(|person| (person[0] as u32, place(person, 0), place(person, 1))), 6, 4);
        for cell in cells.as_array().unwrap() {
            let line = |side: usize| cell["at"][side].as_u64().map_or(0, |at| at as usize);
            let (count, key) = keys[line(0) * 5 + line(1)];
            let shown = Some(count + steps[key as usize]).filter(|shown| *shown >= 10);
            assert_eq!(Some(count), cell["true"].as_i64());
            assert_eq!(Some(u64::from(key)), cell["key"].as_u64());
            assert_eq!(shown, cell["shown"].as_i64(), "{name} {cell}");
            checked += 1;
        }
    }
    assert_eq!(checked, 6 + 4 + 24 + 18);
}

fn at(day: &str) -> Context {
    Context { salt: Some(crate::golden::fresh_salt()), ..Context::host(format!("{day}T10:00:00Z").parse().unwrap()) }
}

fn secret(bank: &mut TimeBank, number: u64) {
    bank.set_secret(at("2026-01-02"), SetSecret { secret: Some(sha256(&[&number.to_be_bytes()])) }).unwrap();
}

/// A bank of people whose attributes are numbers: `of` gives that of each person under each name.
fn bank(people: usize, names: &[&str], of: impl Fn(usize, usize) -> u64) -> TimeBank {
    let mut bank = TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    for person in 0..people {
        let attributes = names.iter().enumerate().map(|(place, name)| ((*name).to_owned(), of(person, place).to_string())).collect();
        bank.admit(at("2026-01-01"), Admit { profile: Profile { attributes, ..Profile::default() }, ..Admit::default() }).unwrap();
    }
    secret(&mut bank, 0);
    bank
}

fn by(name: &str) -> Sorting {
    Sorting { words: vec![name.into()], ..Sorting::new(SortedBy::Attribute) }
}
fn everybody() -> Sorting {
    Sorting::new(SortedBy::Everybody)
}
fn ask(rows: Sorting, columns: Sorting, log: &[Release]) -> Publish {
    let recipe = Recipe { whole_groups: true, ..Recipe::new("t".into(), Counting::Members, rows, columns, DAY.parse().unwrap()) };
    let (counted, log, policy) = (vec![recipe], log.to_vec(), Some("cell-key".into()));
    Publish { counted, log, policy, ..Publish::new(Vec::new(), "all", DAY.parse().unwrap()) }
}
fn cells(made: &Publication) -> Vec<Vec<Option<u64>>> {
    let release = made.release.as_ref().unwrap_or_else(|| panic!("{:?}", made.advice));
    release.tables[0].cells.iter().map(|row| row.iter().map(|cell| cell.value).collect()).collect()
}

/// Averaging: the same people carry the same noise in every release, whatever the table is called, turned, or put beside.
#[test]
fn promise_12_a_figure_published_again_is_the_same_figure() {
    let bank = bank(90, &["area", "age"], |person, name| [person % 3, person % 2][name] as u64);
    let first = bank.host().publish(&ask(by("area"), by("age"), &[])).unwrap();
    let mut log = vec![first.release.clone().unwrap()];
    let figures = cells(&first);
    for round in 0..6 {
        let (rows, columns) = if round % 2 == 0 { (by("age"), by("area")) } else { (by("area"), by("age")) };
        let mut again = ask(rows, columns, &log);
        again.counted[0].title = format!("round {round}");
        let again = bank.host().publish(&again).unwrap();
        for (row, line) in cells(&again).iter().enumerate() {
            for (column, figure) in line.iter().enumerate() {
                let before = if round % 2 == 0 { figures[column][row] } else { figures[row][column] };
                assert_eq!(*figure, before);
            }
        }
        log.push(again.release.unwrap());
    }
    // The noise is drawn: not every figure is the true one, and none is further off than the largest step.
    let truth = |row: usize, column: usize| if row == 3 || column == 2 { None } else { Some(15i64) };
    let off: Vec<i64> = (0..3)
        .flat_map(|row| (0..2).map(move |column| (row, column)))
        .filter_map(|(row, column)| Some(figures[row][column]? as i64 - truth(row, column)?))
        .collect();
    assert!(off.iter().all(|off| off.abs() <= 5) && off.iter().any(|off| *off != 0), "{off:?}");
}

/// What is forgotten with a member is no part of the key: the noise of those who took part stays.
#[test]
fn promise_12_forgetting_a_member_draws_nothing_anew() {
    let mut bank = bank(40, &[], |_, _| 0);
    let id = |place: u32| crate::values::ids::MemberId::from_index(place).unwrap();
    for pair in 0..20 {
        let terms = Terms::new("2026-02-01".parse().unwrap()).gave(id(2 * pair), 60).received(id(2 * pair + 1), 60);
        bank.record(at("2026-02-01"), Record::new(terms)).unwrap();
    }
    let asked = || {
        let mut asked = ask(everybody(), everybody(), &[]);
        (asked.counted[0].count, asked.counted[0].from) = (Counting::TakingPart, Some("2026-01-01".parse().unwrap()));
        asked
    };
    let before = cells(&bank.host().publish(&asked()).unwrap());
    bank.erase(at("2026-03-01"), Erase { member: id(3) }).unwrap();
    assert_eq!(cells(&bank.host().publish(&asked()).unwrap()), before);
}

fn crowd(of: &[u32]) -> Behind {
    let units = of.iter().map(|who| Unit { key: (*who).into(), who: *who, other: *who, amount: 1, at: [0, 0] }).collect();
    Behind { units, axes: [Axis::plain("row".into(), 1), Axis::plain("column".into(), 1)], only: Vec::new(), people: Vec::new() }
}
fn draws(number: u64, policy: &DisclosurePolicy) -> Draws {
    let mut bank = TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    bank.state.small.secret = Some(Hash32(sha256(&[&number.to_be_bytes()]).0));
    Draws::of(Some(&bank), policy).unwrap().unwrap()
}

/// Differencing: with one person more the noise is drawn anew, so the difference of two figures is the true one no more often than two
/// independent draws are alike.
#[test]
fn promise_12_one_person_more_draws_the_noise_anew() {
    let policy = DisclosurePolicy::cell_key();
    let table = policy.noise.unwrap().table();
    let share = |keys: &u32| f64::from(*keys) / f64::from(KEYS);
    let (rounds, mut exact, mut squares, mut product) = (4_000u32, 0u32, 0i64, 0i64);
    for round in 0..rounds {
        let draws = draws(round.into(), &policy);
        let of = |count: u32| draws.noise(&crowd(&(0..count).collect::<Vec<_>>()), 1, 1)[0].noise;
        let (less, more) = (of(40), of(41));
        exact += u32::from(less == more);
        squares += (more - less).pow(2);
        product += more * less;
    }
    let of = |number: f64| number / f64::from(rounds);
    // 16 in a hundred, give or take four standard errors; twice the variance; and no correlation.
    let alike: f64 = table.iter().map(|keys| share(keys).powi(2)).sum();
    println!("two draws are alike in {alike:.4}, found {:.4}; variance of a difference {:.3}", of(exact.into()), of(squares as f64));
    assert!((of(exact.into()) - alike).abs() < 4.0 * (alike * (1.0 - alike) / f64::from(rounds)).sqrt());
    assert!((of(squares as f64) - 8.0).abs() < 0.8, "{}", of(squares as f64));
    assert!(of(product as f64).abs() < 4.0 * 4.0 / f64::from(rounds).sqrt());
}

/// Totals less the other figures of their line: what is hidden is left wide open, even where the draws fall to the extremes.
#[test]
fn promise_12_a_total_less_the_rest_leaves_the_hidden_figure_open() {
    // Three of 53 are in a column of their own.
    let mut bank = bank(53, &["area"], |person, _| [0, 1][usize::from(person < 3)]);
    let (mut more, rounds) = (0, 300);
    for round in 1..=rounds {
        secret(&mut bank, round);
        let made = bank.host().publish(&ask(everybody(), by("area"), &[])).unwrap();
        let line = cells(&made)[0].clone();
        assert_eq!((line.len(), line[1], line[2]), (4, None, None), "neither three nor nobody is shown");
        let (rest, all) = (line[0].map(|v| v as i64), line[3].map(|v| v as i64));
        more += u32::from(rest.is_none() || all.is_none());
        if let (Some(rest), Some(all)) = (rest, all) {
            // Two columns are hidden; together they are what the total leaves.
            let (low, high) = ((all - 5 - (rest + 5)).max(0), (all + 5 - (rest - 5)).min(28));
            assert!(low <= 3 && 3 <= high && high - low >= 5, "{rest} of {all}");
        }
    }
    println!("in {more} of {rounds} draws one figure more was hidden");
}

/// The best linear estimate of a group from all figures, and its variance. It is made by somebody who knows which kinds of people there
/// are, but not how many of each.
fn estimate(figures: &BTreeMap<Vec<usize>, u64>, kinds: usize, group: &[usize]) -> (f64, f64) {
    let of: BTreeSet<Vec<usize>> = figures.keys().cloned().collect();
    let mut rows = vec![vec![0.0; kinds]; kinds];
    (0..kinds).for_each(|kind| rows[kind][kind] = 1e-6);
    let mut sums = vec![0.0; kinds];
    for (figure, shown) in figures {
        for one in figure {
            figure.iter().for_each(|other| rows[*one][*other] += 0.25);
            sums[*one] += *shown as f64 / 4.0;
        }
    }
    let found = solved(rows, &sums);
    (group.iter().map(|kind| found[*kind]).sum(), variance(&of, kinds, group, 4.0))
}

/// Averaging over different tables of the same people. A group of three stands in every table. The series goes on, and shows no more
/// than that all tables together say no more of the three than one figure says of those it counts.
#[test]
fn promise_12_a_series_of_breakdowns_shows_less_before_its_average_tells() {
    // The long form takes more series, and longer ones.
    let names: Vec<String> = (0..if crate::golden::long() { 13 } else { 6 }).map(|n| format!("a{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (rounds, mut guessed, mut published, mut least) = (crate::golden::cases(3, 200), 0u64, 0, f64::MAX);
    let mut ends: BTreeMap<String, u32> = BTreeMap::new();
    for round in rounds.clone() {
        // Person 0 to 2 are the group of three: `a0` is theirs, the other breakdowns are by chance.
        let of = |person: usize, name: usize| {
            let Hash32([byte, ..]) = sha256(&[&round.to_be_bytes(), &(person as u64).to_be_bytes(), &(name as u64).to_be_bytes()]);
            if name == 0 { u64::from(person < 3) } else { u64::from(byte % 3) }
        };
        let mut bank = bank(120, &names, of);
        secret(&mut bank, round + 1);
        let mut log: Vec<Release> = Vec::new();
        let mut figures: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
        for (name, word) in names.iter().enumerate().skip(1) {
            let made = bank.host().publish(&ask(by("a0"), by(word), &log)).unwrap();
            let Some(release) = made.release.clone() else {
                *ends.entry(format!("after {}: {}", log.len(), made.advice[0].why)).or_default() += 1;
                break;
            };
            for (row, line) in cells(&made).iter().enumerate() {
                for (column, shown) in line.iter().enumerate().filter_map(|(column, shown)| Some((column, (*shown)?))) {
                    // Lines are `0`, `1`, (`2`,) `not said`, and the total.
                    let (last, end) = (line.len() - 1, 3);
                    let here = |person: &usize| {
                        (row == end || of(*person, 0) == row as u64) && (column == last || of(*person, name) == column as u64)
                    };
                    figures.insert((0..120).filter(here).collect(), shown);
                }
            }
            let (best, spread) = estimate(&figures, 120, &[0, 1, 2]);
            least = least.min(spread);
            guessed += u64::from(best.round() == 3.0);
            log.push(release);
        }
        published += log.len() as u64;
    }
    println!("{published} tables in series {rounds:?}; least variance {least:.2}; the best estimate was right in {guessed}; {ends:#?}");
    assert!(published >= 2 * (rounds.end - rounds.start) && least > 3.99, "{published} {least}");
    // The estimate after each table is off by more than a half in four of five: with variance 4 it is right in 20 of 100.
    assert!(guessed * 5 <= published * 2, "{guessed} of {published}");
}

/// How near to the truth figures are, and how many are left as they are: by the table of noise, and in a published table.
#[test]
fn what_noise_costs() {
    let policy = DisclosurePolicy::cell_key();
    let steps = policy.noise.unwrap().steps();
    let keys = f64::from(KEYS);
    let error = steps.iter().map(|step| step.abs()).sum::<i64>() as f64 / keys;
    let same = steps.iter().filter(|step| **step == 0).count() as f64 / keys;
    let of = |person: usize, name: usize| u64::from(sha256(&[&(person as u64).to_be_bytes(), &[name as u8]]).0[0] % [8, 6][name]);
    let bank = bank(1_200, &["area", "need"], of);
    let made = bank.host().publish(&ask(by("area"), by("need"), &[])).unwrap();
    let mut truth = vec![vec![0i64; 8]; 9];
    for person in 0..1_200 {
        for (row, column) in [(of(person, 0), of(person, 1)), (of(person, 0), 7), (8, of(person, 1)), (8, 7)] {
            truth[row as usize][column as usize] += 1;
        }
    }
    let figures = cells(&made);
    let figures = |row: usize, column: usize| figures[if row == 8 { 9 } else { row }][column];
    let found: Vec<i64> = (0..9)
        .flat_map(|row| (0..8).map(move |column| (row, column)))
        .filter(|(_, column)| *column != 6)
        .filter_map(|(row, column)| Some((figures(row, column)? as i64 - truth[row][column]).abs()))
        .collect();
    let mean = found.iter().sum::<i64>() as f64 / found.len() as f64;
    println!("mean absolute error {error:.3}, unchanged {same:.3}; in a table of {} figures {mean:.3}", found.len());
    assert!((1.5..1.65).contains(&error) && (0.18..0.21).contains(&same), "{error} {same}");
    assert!(found.len() >= 50 && (mean - error).abs() < 0.6, "{} {mean}", found.len());
}

#[test]
fn noise_is_refused_where_it_would_not_hold() {
    let mut bank = bank(60, &["area"], |person, _| (person % 2) as u64);
    let code = |bank: &TimeBank, asked: &Publish| bank.host().publish(asked).map_err(|error| error.to_string()).unwrap_err();
    let plain = || ask(by("area"), everybody(), &[]);
    // Minutes, tables whose people are not known, a policy that does not fit.
    let mut minutes = plain();
    (minutes.counted[0].count, minutes.counted[0].from) = (Counting::MinutesGiven, Some("2026-01-01".parse().unwrap()));
    assert!(code(&bank, &minutes).contains("counts of people"));
    let own = super::TrueTable {
        title: "t".into(),
        measure: super::Measured::People,
        rows_are: "area".into(),
        columns_are: "who".into(),
        rows: vec!["a".into()],
        columns: vec!["b".into()],
        cells: vec![vec![super::TrueCell::people(40)]],
        whole_groups: true,
    };
    assert!(code(&bank, &Publish { tables: vec![own], ..plain() }).contains("counts of people"));
    let cell_key = DisclosurePolicy::cell_key;
    let noise = |most, variance_hundredths| DisclosurePolicy { noise: Some(Noise { most, variance_hundredths }), ..cell_key() };
    // Rounded to whole keys, 101 steps of 1/101 take 4,100 keys of 4,096: some steps would be cut short.
    let wide = |most, variance_hundredths| DisclosurePolicy { threshold: 100, ..noise(most, variance_hundredths) };
    wide(20, 4_000).check().unwrap();
    let all = [
        noise(0, 400),
        noise(6, 400),
        noise(u32::MAX, 400),
        noise(5, 0),
        noise(5, 1_001),
        // With variance 0.5 and steps to 5, 56 of 100 keys have step 0; with 0.7 it is 48.
        noise(5, 1),
        noise(5, 50),
        wide(50, 85_000),
        DisclosurePolicy { zeros: true, ..cell_key() },
    ];
    for policy in all.into_iter().chain([DisclosurePolicy { rounding: 5, ..cell_key() }, DisclosurePolicy { protection: 11, ..cell_key() }])
    {
        assert!(matches!(policy.check(), Err(Error::BadPolicy { .. })), "{policy:?}");
    }
    noise(5, 1_000).check().unwrap();
    noise(5, 70).check().unwrap();
    // A logged policy is checked as well.
    let first = bank.host().publish(&plain()).unwrap().release.unwrap();
    let hostile = Release { policy: noise(u32::MAX, 400), ..first.clone() };
    assert!(bank.host().publish(&ask(by("area"), everybody(), &[hostile])).is_err());
    // A report does not carry noise.
    let report = ReportOf {
        policy: Some("cell-key".into()),
        ..ReportOf::new(ReportKind::Public, "2026-01-01".parse().unwrap(), DAY.parse().unwrap())
    };
    assert_eq!(bank.host().report(&report).unwrap_err().code(), "bad-policy");
    // Everybody of an area in one column: cell and total would print the same figure.
    let mut told = ask(by("area"), by("area"), &[]);
    told.counted[0].whole_groups = false;
    assert!(bank.host().publish(&told).unwrap().advice[0].why.contains("everybody of a row"));
    // The secret set anew would be a second draw; after other changes an earlier table with noise is no hindrance.
    bank.admit(at("2026-01-02"), Admit { joined: Some("2026-01-01".parse().unwrap()), ..Admit::default() }).unwrap();
    let log = [first];
    assert!(bank.host().publish(&ask(by("area"), everybody(), &log)).unwrap().publishable);
    secret(&mut bank, 7);
    let anew = bank.host().publish(&ask(by("area"), everybody(), &log)).unwrap();
    assert!(anew.advice[0].why.contains("another secret"), "{:?}", anew.advice);
    bank.state.small.secret = None;
    assert!(code(&bank, &plain()).contains("set-secret"));
}
