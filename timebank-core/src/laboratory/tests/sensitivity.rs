//! How much the story of Capitol Hill hangs on its numbers: each half as large and half as large again, alone and together.

use super::capitol_hill::couples;
use super::{ask, fresh, issuing, mean};
use crate::laboratory::{Behaviour, RunMeasure};

/// Exchanges with so many hours each.
fn exchanges(behaviour: &Behaviour, hours: [i32; 4], seeds: u32) -> [f64; 4] {
    let answer = ask(&fresh(100, Some(0)), hours.map(issuing).to_vec(), 26, seeds, behaviour.clone());
    hours.map(|hours| mean(&answer, &format!("{hours} h each"), RunMeasure::Exchanges))
}

/// What keeps people from spending and from earning, in thousandths of what the story takes: how little they ask for with nothing,
/// the cushion, where they begin to see no need to earn, over how many hours that goes on, and what is left of it then.
fn scaled(by: [u32; 5]) -> Behaviour {
    let base = couples();
    let of = |what: u32, by: u32| what * by / 1_000;
    let signed = |what: i32, by: u32| i32::try_from(of(u32::try_from(what).unwrap(), by)).unwrap();
    let enough = signed(base.enough, by[2]);
    Behaviour {
        cautious: of(base.cautious, by[0]),
        cushion: of(base.cushion, by[1]),
        enough,
        content: enough + signed(base.content - base.enough, by[3]),
        idle: of(base.idle, by[4]),
        ..base
    }
}

const HOURS: [i32; 4] = [3, 20, 60, 200];

/// Prints a line of the table, and holds it against the story.
fn told(name: &str, found: [f64; 4]) {
    println!("| {name} | {} |", found.map(|count| format!("{count:.0}")).join(" | "));
    let [frozen, revived, more, flooded] = found;
    let best = revived.max(more);
    assert!(frozen < best && flooded < best, "{name}: {found:?}");
}

/// Little freezes and much floods, whichever of these numbers is half or half as large again.
#[test]
fn the_order_of_the_scrip_levels_holds_when_hoarding_and_idling_are_half_or_half_as_much_again() {
    let mut all = vec![("as told", [1_000; 5])];
    for (place, name) in ["cautious", "cushion", "enough", "from enough to content", "idle"].into_iter().enumerate() {
        for by in [500, 1_500] {
            let mut one = [1_000; 5];
            one[place] = by;
            all.push((name, one));
        }
    }
    for (name, by) in all {
        told(&format!("{name} {by:?}"), exchanges(&scaled(by), HOURS, 2));
    }
}

/// All 32 together, and everything else half or half as large again: the table in `docs/outcomes.md`. Longer than a test ought to
/// take: `cargo test -p timebank-core --lib sensitivity -- --ignored --nocapture`.
#[test]
#[ignore = "takes half a minute; the table in docs/outcomes.md is made by it"]
fn the_table_of_how_much_hangs_on_each_number() {
    let base = couples();
    told("as told", exchanges(&base, HOURS, 5));
    for corner in 0u32..32 {
        let by: Vec<u32> = (0..5).map(|bit| if corner >> bit & 1 == 0 { 500 } else { 1_500 }).collect();
        told(&format!("{by:?}"), exchanges(&scaled(by.try_into().unwrap()), HOURS, 3));
    }
    for by in [500u32, 1_500] {
        let of = |what: u32| what * by / 1_000;
        for (name, behaviour) in [
            ("wants", Behaviour { wants: Some(of(400)), ..base.clone() }),
            ("minutes", Behaviour { minutes: vec![of(180)], ..base.clone() }),
            ("asks", Behaviour { asks: of(4), ..base.clone() }),
            ("known", Behaviour { known: of(500), ..base.clone() }),
            ("answer", Behaviour { answer: of(500), ..base.clone() }),
            ("busy", Behaviour { busy: of(2), ..base.clone() }),
            ("patience", Behaviour { patience: of(3), ..base.clone() }),
        ] {
            told(&format!("{name} {by}"), exchanges(&behaviour, HOURS, 3));
        }
    }
}
