//! The week's plan of Harpurbrook, printed for its broker: who helps whom and when, why these two, what nobody could do, and how
//! far from the best this can be.
//!
//! `cargo run --example weekly_plan`

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
use timebank_core::command::{Context, ProposeTogether};
use timebank_core::exchange::Side;
use timebank_core::matching::plan::{PlanCertificate, PlanFor, Planned, StoodInTheWay};
use timebank_core::queries::MemberSearch;
use timebank_core::{ActivityId, MemberId, Minutes, TimeBank};

fn main() -> data::Fallible<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/neighbourhood");
    let mut bank = load::load(&folder)?.bank;
    let plan = bank.host().plan(&PlanFor::new().travel(30).certificate(true))?;
    println!("The week from {} in {}\n", plan.from, bank.charter().name);
    for planned in &plan.proposals {
        println!("  {}", line(&bank, planned));
        let because: Vec<String> = planned.components.iter().map(|points| format!("{} {}", points.code, points.points)).collect();
        println!("      {} points: {}", planned.score, because.join(", "));
    }
    println!("\nStill open");
    for open in &plan.unserved {
        let why = match open.why {
            StoodInTheWay::Nobody => "nobody could do it",
            StoodInTheWay::NeededElsewhere => "those who could are needed elsewhere",
            StoodInTheWay::NoTimeLeft => "no common hour is left",
            StoodInTheWay::Balance => "a balance is at its limit",
            StoodInTheWay::TooFew => "not enough could come at one time",
            StoodInTheWay::TooShort => "those who could only give less time than it takes",
            StoodInTheWay::Unclassified => "nobody has said yet what it is about",
            _ => "a rule stands in the way",
        };
        println!("  {} ({}): {why}", name(&bank, open.member), Minutes::new(i64::from(open.minutes))?);
    }
    let figures = &plan.figures;
    println!(
        "\n{} of {} requests, {} of {} asked for.",
        figures.served,
        figures.requests,
        Minutes::new(figures.volume)?,
        Minutes::new(figures.demand)?
    );
    println!("Worth {} points; no plan with these {} pairs is worth more than {}.", plan.value, figures.pairs, plan.bound);
    let proven = plan.certificate.as_ref().map(PlanCertificate::verify);
    println!("The bound was checked by separate code: {}.", if proven == Some(Ok(plan.bound)) { "it holds" } else { "it does not hold" });
    // All of it at once; or one by one, as the broker likes.
    let now = Context::host(bank.last_at());
    let done = bank.execute_all(&plan.commands(now))?;
    println!("{} proposals are in the books.", done.len());
    // The broker wants all of it or none: with the last word all are agreed at once.
    let exchanges = done.iter().map(|outcome| outcome.exchange()).collect::<Result<Vec<_>, _>>()?;
    if (2..=timebank_core::limits::BUNDLE).contains(&exchanges.len()) {
        let bundle = bank.propose_together(now, ProposeTogether::new(exchanges, now.at.plus_days(5)))?.bundle()?;
        println!("They stand or fall together, as {bundle}, and wait for answers until {}.", now.at.plus_days(5));
    }
    Ok(())
}

fn line(bank: &TimeBank, planned: &Planned) -> String {
    let side = |side| planned.terms.parts.iter().filter(move |part| part.side == side);
    let names = |which| side(which).map(|part| name(bank, part.member)).collect::<Vec<_>>().join(" and ");
    let minutes = side(Side::Gave).next().map_or(0, |part| part.minutes);
    let when =
        planned.terms.start.map_or("an hour to be agreed".to_owned(), |start| format!("{:02}:{:02}", start.minute / 60, start.minute % 60));
    let what = planned.terms.activity.map_or_else(String::new, |activity| activity_name(bank, activity));
    format!("{} {when}, {minutes} min: {} for {}, {what}", planned.terms.on, names(Side::Gave), names(Side::Received))
}

/// What a member is called here, as a broker sees it.
fn name(bank: &TimeBank, member: MemberId) -> String {
    let mut search = MemberSearch::new();
    search.after = MemberId::new(bank.resolve(member).get() - 1);
    search.limit = Some(1);
    let found = bank.host().members(&search).ok().and_then(|page| page.members.into_iter().next());
    found.and_then(|view| view.who.name).unwrap_or_else(|| member.to_string())
}

fn activity_name(bank: &TimeBank, activity: ActivityId) -> String {
    bank.charter().activities.get(activity.get() as usize - 1).map_or_else(|| activity.to_string(), |activity| activity.name.clone())
}
