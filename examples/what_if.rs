//! What if the rules were others? Harpurbrook under other limits, and the sitters of Capitol Hill under more and more scrip.
//!
//! `cargo run --example what_if`, or, for how long a large community takes and how much memory,
//! `cargo run --release --example what_if -- 100000 52`: members and weeks of one that never was.

#![expect(dead_code, reason = "the community is read by the modules of the long example, which do more than this one needs")]

#[path = "neighbourhood/data.rs"]
mod data;
#[path = "neighbourhood/facts.rs"]
mod facts;
#[path = "neighbourhood/happen.rs"]
mod happen;
#[path = "neighbourhood/load.rs"]
mod load;
#[path = "neighbourhood/play.rs"]
mod play;

use std::path::Path;
use std::time::Instant;
use timebank_core::charter::{LimitMode, Limits};
use timebank_core::command::{Admit, Context};
use timebank_core::laboratory::{Behaviour, Community, Estimate, Policy, RunMeasure, WhatIf, WhatIfAnswer};
use timebank_core::{Charter, Minutes, TimeBank};

fn main() -> data::Fallible<()> {
    let numbers: Vec<u32> = std::env::args().skip(1).map(|one| one.parse()).collect::<Result<_, _>>()?;
    if let [members, weeks] = numbers[..] {
        return how_long(members, weeks);
    }
    harpurbrook()?;
    capitol_hill()
}

fn enforced(lowest: i32, highest: i32) -> Limits {
    Limits::default().lowest(Minutes::of(lowest * 60)).highest(Minutes::of(highest * 60)).mode(LimitMode::Enforced)
}

fn harpurbrook() -> data::Fallible<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/neighbourhood");
    let bank = load::load(&folder)?.bank;
    let policies = vec![
        Policy::named("as it is"),
        Policy::named("−20 h stops").limits(enforced(-20, 60)),
        Policy::named("−5 h stops").limits(enforced(-5, 20)),
        Policy::named("−5 h, 3 h given").limits(enforced(-5, 20)).issue(Minutes::of(180)),
    ];
    let answer = bank.host().what_if(&WhatIf::new(policies).weeks(26).seeds(10))?;
    println!("{} from {} to {}, {} members, {} runs each\n", bank.charter().name, answer.from, answer.until, answer.members, answer.seeds);
    println!("  {:<18}{:>11}{:>26}{:>13}{:>11}", "", "exchanges", "other than as it is", "held back", "blocked");
    for policy in names(&answer) {
        println!(
            "  {policy:<18}{:>11}{:>26}{:>13}{:>11}",
            mean(&answer, policy, RunMeasure::Exchanges),
            less(&answer, policy, RunMeasure::Exchanges),
            mean(&answer, policy, RunMeasure::HeldBack),
            mean(&answer, policy, RunMeasure::MembersBlocked),
        );
    }
    let before = &answer.before;
    println!("\n  In the {} weeks before there were {} exchanges. {}\n", before.weeks, before.exchanges, first_note(&answer));
    Ok(())
}

/// A hundred couples who sit for each other's children, three hours an evening; nobody may go below 0. Sweeney and Sweeney, *Monetary
/// theory and the great Capitol Hill baby sitting co-op crisis*, Journal of Money, Credit and Banking 9(1), 1977.
fn capitol_hill() -> data::Fallible<()> {
    let at = Context::host("2026-03-01T10:00:00Z".parse()?);
    let mut charter = Charter::named("Capitol Hill");
    charter.credit.limits.member = Limits::default().lowest(Minutes::ZERO).mode(LimitMode::Enforced);
    let mut bank = TimeBank::create(at, timebank_core::BankId([1; 16]), charter)?;
    (0..100).try_for_each(|_| bank.admit(at, Admit::default()).map(drop))?;
    let issue = |hours: i32| Policy::named(format!("{hours} h each")).issue(Minutes::of(hours * 60));
    // With less than twelve hours in hand they begin to keep what they have; with more than twenty they see less need to sit.
    let couples = Behaviour::default()
        .wants(400)
        .minutes([180])
        .cushion(12 * 60)
        .cautious(20)
        .enough(20 * 60)
        .content(60 * 60)
        .idle(30)
        .known(500)
        .busy(2)
        .patience(3)
        .joins(0)
        .leaves(0);
    let levels = [3, 10, 20, 60, 200].map(issue).to_vec();
    let answer = bank.host().what_if(&WhatIf::new(levels).weeks(26).seeds(5).behaviour(couples))?;
    println!("The sitters of Capitol Hill, half a year, by how much scrip there is\n");
    println!("  {:<14}{:>10}{:>13}{:>22}{:>16}", "", "evenings", "kept back", "asked for in vain", "weeks waited");
    for policy in names(&answer) {
        println!(
            "  {policy:<14}{:>10}{:>13}{:>22}{:>16}",
            mean(&answer, policy, RunMeasure::Exchanges),
            mean(&answer, policy, RunMeasure::HeldBack),
            mean(&answer, policy, RunMeasure::Unmet),
            mean(&answer, policy, RunMeasure::WaitingWeeks),
        );
    }
    let of = |hours: &str| estimate(&answer, hours, RunMeasure::Exchanges).and_then(|told| told.mean).map_or(0.0, |mean| mean.get());
    let holds = of("3 h each") < of("20 h each") && of("200 h each") < of("20 h each");
    println!(
        "\n  Too little freezes, more revives, too much makes sitters scarce: {}.",
        if holds { "so it came out" } else { "NOT so here" }
    );
    if holds { Ok(()) } else { Err("the story did not come out".into()) }
}

fn names(answer: &WhatIfAnswer) -> Vec<&str> {
    let rows = answer.rows.iter().filter(|row| row.measure == RunMeasure::Exchanges);
    rows.map(|row| row.policy.as_str()).collect()
}

fn estimate(answer: &WhatIfAnswer, policy: &str, measure: RunMeasure) -> Option<Estimate> {
    answer.rows.iter().find(|row| row.policy == policy && row.measure == measure).map(|row| row.estimate)
}

fn mean(answer: &WhatIfAnswer, policy: &str, measure: RunMeasure) -> String {
    let told = estimate(answer, policy, measure).and_then(|told| told.mean);
    told.map_or("–".into(), |mean| if mean.get() < 10.0 { format!("{:.1}", mean.get()) } else { format!("{:.0}", mean.get()) })
}

/// What is other than under the first policy, and between what.
fn less(answer: &WhatIfAnswer, policy: &str, measure: RunMeasure) -> String {
    let row = answer.rows.iter().find(|row| row.policy == policy && row.measure == measure);
    let Some(Estimate { mean: Some(mean), low: Some(low), high: Some(high), .. }) = row.and_then(|row| row.difference) else {
        return "–".into();
    };
    let [mean, low, high] = [mean, low, high].map(|figure| signed(figure.get()));
    format!("{mean} ({low} to {high})")
}

/// To the nearest whole, with its sign; nought has none.
fn signed(number: f64) -> String {
    let whole = number.round() as i64;
    if whole == 0 { "0".into() } else { format!("{whole:+}") }
}

fn first_note(answer: &WhatIfAnswer) -> String {
    answer.notes.first().map_or_else(String::new, |note| format!("{}{}.", note[..1].to_uppercase(), &note[1..]))
}

/// A community of this size is made and run a year ahead, once.
fn how_long(members: u32, weeks: u32) -> data::Fallible<()> {
    let began = Instant::now();
    let bank = Community::default().members(members).weeks(weeks).bank(false)?;
    let exchanges = bank.host().exchange_rows().count();
    println!(
        "{members} members, {weeks} weeks, {exchanges} exchanges: made in {:.1} s, {} at most",
        began.elapsed().as_secs_f64(),
        memory()
    );
    let began = Instant::now();
    let narrow = Policy::named("−5 h stops").limits(enforced(-5, 20));
    let answer = bank.host().what_if(&WhatIf::new(vec![narrow]).weeks(52).seeds(1))?;
    let ran = mean(&answer, "−5 h stops", RunMeasure::Exchanges);
    println!("a year ahead, once, {ran} exchanges: {:.1} s, {} at most", began.elapsed().as_secs_f64(), memory());
    Ok(())
}

/// The most memory the process has had so far, as Linux tells it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|text| text.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    peak.map_or("memory unknown".into(), |kilobytes| format!("{} MB", kilobytes / 1024))
}
