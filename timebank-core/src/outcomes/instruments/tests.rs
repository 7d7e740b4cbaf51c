#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::*;
use crate::outcomes::Figure;

fn named(instrument: &Instrument, values: &[Option<i32>], scale: usize) -> Option<String> {
    let score = instrument.score(values).unwrap()[scale]?;
    instrument.scales[scale].band(score).map(|band| band.name.clone())
}

#[test]
fn what_is_shipped_is_whole() {
    for id in Instrument::SHIPPED {
        Instrument::shipped(id).unwrap().check().unwrap();
    }
    assert_eq!(Instrument::shipped("swemwbs"), None);
}

/// Every score and its band, as the definitions page prints them.
#[test]
fn every_band_boundary() {
    let ons = Instrument::ons4();
    let of = |item: usize, value: i32| {
        let mut values = [None; 4];
        values[item] = Some(value);
        named(&ons, &values, item).unwrap()
    };
    let good = ["low", "low", "low", "low", "low", "medium", "medium", "high", "high", "very high", "very high"];
    let anxious = ["very low", "very low", "low", "low", "medium", "medium", "high", "high", "high", "high", "high"];
    for value in 0..=10 {
        for item in 0..3 {
            assert_eq!(of(item, value), good[value as usize]);
        }
        assert_eq!(of(3, value), anxious[value as usize]);
    }
    let ucla = Instrument::ucla3();
    let bands = ["3 to 4", "3 to 4", "5 to 7", "5 to 7", "5 to 7", "8 to 9", "8 to 9"];
    for (a, b, c) in (0..27).map(|n| (n / 9 + 1, n / 3 % 3 + 1, n % 3 + 1)) {
        assert_eq!(named(&ucla, &[Some(a), Some(b), Some(c)], 0).unwrap(), bands[(a + b + c - 3) as usize]);
    }
    assert_eq!(ucla.score(&[Some(1), None, Some(3)]).unwrap(), [None]); // all three are needed
    let direct = Instrument::loneliness();
    for (value, band) in (1..).zip(["often or always", "some of the time", "occasionally", "hardly ever", "never"]) {
        assert_eq!(named(&direct, &[Some(value)], 0).unwrap(), band);
    }
}

#[test]
fn answers_out_of_range_are_refused_and_never_clipped() {
    let ons = Instrument::ons4();
    for wrong in [-1, 11] {
        assert_eq!(ons.score(&[Some(wrong), None, None, None]).unwrap_err().code(), "bad-answer");
    }
    assert_eq!(ons.score(&[Some(1)]).unwrap_err().code(), "bad-answer");
    assert_eq!(Instrument::ucla3().score(&[Some(0), Some(1), Some(1)]).unwrap_err().code(), "bad-answer");
}

#[test]
fn a_loader_finds_every_fault() {
    let faulty = |change: fn(&mut Instrument)| {
        let mut instrument = Instrument::ucla3();
        change(&mut instrument);
        instrument.check().unwrap_err().to_string()
    };
    let told = [
        faulty(|i| i.scales[0].bands[1].from = 6),     // a gap
        faulty(|i| i.scales[0].bands[1].from = 4),     // an overlap
        faulty(|i| i.scales[0].bands[2].to = 8),       // not to the end
        faulty(|i| i.scales[0].most = 10),             // a range no sum has
        faulty(|i| i.items[0].values = vec![1, 3, 2]), // not rising
        faulty(|i| i.missing.at_least = 4),            // more than there are
        faulty(|i| i.licence.kind = LicenceKind::Forbidden),
        faulty(|i| i.licence = Licence { kind: LicenceKind::Licensed, reference: String::new() }),
        faulty(|i| i.scorer = Scorer::Single), // a scale for each item
        faulty(|i| i.scorer = Scorer::Lookup), // without a table
        faulty(|i| i.criterion = Figure::ZERO),
        faulty(|i| i.items.clear()),
    ];
    assert!(told.iter().all(|message| message.starts_with("instrument `ucla3` cannot be used: ")), "{told:#?}");
}

#[test]
fn missing_items_are_treated_as_the_rule_says() {
    let mut five = Instrument::ucla3();
    five.missing = MissingRule { at_least: 2, prorate: true };
    // 2 + 3 of three items: raised to 7.5.
    assert_eq!(five.score(&[Some(2), None, Some(3)]).unwrap(), [Figure::ratio(15, 2)]);
    five.items[0].reverse = true; // 2 of 1 to 3 turned is 2; 3 turned is 1
    assert_eq!(five.score(&[Some(3), Some(1), Some(1)]).unwrap(), [Some(Figure::whole(3))]);
    five.scorer = Scorer::Mean;
    assert_eq!(five.score(&[None, Some(2), Some(3)]).unwrap(), [Figure::ratio(5, 2)]);
    five.scorer = Scorer::Lookup;
    five.lookup = (3..=9).map(|sum| LookupRow { sum, score: Figure::whole(i64::from(sum) - 3) }).collect();
    five.scales[0] = Scale { name: "looked up".into(), least: 0, most: 6, better: Better::Lower, bands: Vec::new() };
    five.check().unwrap();
    assert_eq!(five.score(&[Some(1), Some(3), Some(3)]).unwrap(), [Some(Figure::whole(6))]);
}

/// `scipy.stats.t.ppf(0.975, df)` of SciPy 1.17.1.
#[test]
fn student_is_that_of_scipy() {
    let theirs = [
        (1, 12.706204736174694),
        (2, 4.302652729749462),
        (3, 3.1824463052837078),
        (5, 2.570581835636314),
        (10, 2.2281388519862735),
        (30, 2.0422724563012378),
        (100, 1.9839715185235525),
        (1000, 1.9623390808264083),
    ];
    for (freedom, value) in theirs {
        assert!((t_975(freedom).unwrap() - value).abs() < 1e-9, "{freedom}: {:?}", t_975(freedom));
    }
    assert_eq!(t_975(0), None);
    let between = [
        (1.0, 12.706204736174694),
        (1.25, 8.027951377252052),
        (1.7422680412371134, 4.974030922318479),
        (7.5, 2.333039626864974),
        (62.3, 1.9987800569665133),
    ];
    for (freedom, value) in between {
        let ours = super::student::t_975_of(freedom).unwrap();
        assert!((ours - value).abs() < 1e-9, "{freedom}: {ours}");
    }
    assert_eq!(super::student::t_975_of(f64::NAN), None);
}

#[test]
fn too_few_are_counted_and_nothing_more() {
    let ucla = Instrument::ucla3();
    let pair = (Some(Figure::whole(6)), Some(Figure::whole(4)));
    let change = Change::of(&ucla, &ucla.scales[0], &[pair; 7]);
    assert_eq!((change.reported, change.n_both, change.mean_change, change.improved), (false, 7, None, 0));
    // Lower is better here; all changed alike, so there is no spread.
    let change = Change::of(&ucla, &ucla.scales[0], &[pair; 8]);
    assert_eq!((change.improved, change.worse, change.spread, change.low), (8, 0, Some(Figure::ZERO), Some(Figure::whole(-2))));
}
