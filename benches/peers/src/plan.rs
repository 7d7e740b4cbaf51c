//! The plan of a week, how soon it stops, and what a broker and a member ask of a large bank; ours alone.
//!
//! Three in four offer something and two in three ask for something, on two of seven days, of sixty activities of which some are asked for
//! more often than others.

use crate::candidates::{self, Chance, Wanted, at, at_percent, line, member};
use crate::report::{Report, seconds};
use std::time::Instant;
use timebank_core::availability::{Availability, WeeklyHours};
use timebank_core::command::{Admit, Offer, Request};
use timebank_core::listing::{ListingCapacity, ListingTerms, Per};
use timebank_core::matching::plan::PlanFor;
use timebank_core::matching::{MatchesFor, WhyNot};
use timebank_core::personal::ListingWords;
use timebank_core::{ActivityId, BankId, Charter, Date, TimeBank};

const ACTIVITIES: u64 = 60;

fn charter() -> Charter {
    let activities: Vec<_> = (0..ACTIVITIES).map(|number| format!(r#"{{"code":"a{number}","name":"a{number}"}}"#)).collect();
    let none = ["related", "level", "time", "distance", "language", "newTie", "bridge", "need", "waiting", "chanceToGive"];
    let none: Vec<_> =
        none.iter().chain(&["chanceToReceive", "notYetMet", "notAskedLately"]).map(|name| format!(r#""{name}":0"#)).collect();
    let json = format!(
        r#"{{"name":"A town","activities":[{}],"credit":{{"limits":{{"member":{{"lowest":-300,"highest":600,"mode":"enforced"}}}}}},
            "matching":{{"weights":{{"activity":100,"liking":60,{}}}}}}}"#,
        activities.join(","),
        none.join(",")
    );
    Charter::from_json(json.as_bytes()).expect("a charter")
}

/// The same few hours a week for everybody, however many there are.
fn town(members: u32) -> TimeBank {
    let mut chance = Chance(u64::from(members));
    let mut bank = TimeBank::create_without_journal(at(), BankId([1; 16]), charter()).expect("a bank");
    for _ in 0..members {
        let id = bank.admit(at(), Admit::default()).expect("a member").member().expect("a number");
        for offers in [true, false] {
            if chance.below(if offers { 4 } else { 3 }) == 0 {
                continue;
            }
            let mut hours: Vec<(u64, u64)> =
                (0..2).map(|_| 1440 * chance.below(7) + 480 + 60 * chance.below(9)).map(|from| (from, 0)).collect();
            hours.iter_mut().for_each(|(from, until)| *until = *from + 60 * (1 + chance.below(4)));
            hours.sort_unstable();
            hours.dedup_by(|next, one| next.0 <= one.1);
            let weekly: Vec<_> = hours.into_iter().map(|(from, until)| WeeklyHours::new(from as u16, until as u16)).collect();
            let words = ListingWords::default().title("x").availability(Availability::default().weekly(weekly));
            let mut terms = ListingTerms::open();
            terms.activity = ActivityId::new(1 + chance.below(ACTIVITIES).min(chance.below(ACTIVITIES)) as u32);
            terms.minutes = Some([30, 45, 60, 60, 90, 120][chance.below(6) as usize]);
            if offers {
                let minutes = [120, 180, 240][chance.below(3) as usize];
                terms.capacity = (chance.below(3) == 0).then(|| ListingCapacity::new(minutes, Per::Week));
                bank.offer(at(), Offer::new(id).terms(terms).words(words)).expect("an offer");
            } else {
                terms.divisible = chance.below(3) == 0;
                bank.request(at(), Request::new(id).terms(terms).words(words)).expect("a request");
            }
        }
    }
    bank
}

/// Plans of towns, and how soon they stop.
pub fn plans(report: &mut Report, sizes: &[u32]) {
    let from: Date = "2026-03-02".parse().expect("a date");
    for &members in sizes {
        let bank = town(members);
        let input = format!("{members} members");
        let question = PlanFor::new().from(from);
        let (took, plan) = seconds(|| bank.host().plan(&question).expect("a plan"));
        line(report, "plan of a week, limited, first", &input, took);
        let mut looks = 0_u64;
        let (took, _) = seconds(|| {
            bank.host().plan_watched(
                &question,
                Some(&mut |_| {
                    looks += 1;
                    true
                }),
            )
        });
        line(report, "plan of a week, limited, once more", &input, took);
        let figures = &plan.figures;
        println!(
            "    {} requests, {} pairs, {} per mille of minutes, value {} of {}",
            figures.requests, figures.pairs, figures.per_mille, plan.value, plan.bound
        );
        let mut slowest: f64 = 0.0;
        for part in 1..12 {
            let (mut left, mut said) = (looks * part / 12, Instant::now());
            let stopped = bank.host().plan_watched(
                &question,
                Some(&mut |_| {
                    left = left.saturating_sub(1);
                    said = Instant::now();
                    left > 0
                }),
            );
            let took = said.elapsed().as_secs_f64();
            let stopped = stopped.expect("a plan");
            println!(
                "    stopped after {part} twelfths of the looks: {:.1} ms later, value {} of {}",
                took * 1e3,
                stopped.value,
                stopped.bound
            );
            slowest = slowest.max(took);
        }
        line(report, "plan of a week, from stop to answer", &input, slowest);
        for (name, question) in [("spread", question.clone().spread(5)), ("balancing", question.clone().balancing(5))] {
            let (took, _) = seconds(|| bank.host().plan(&question).expect("a plan"));
            line(report, &format!("plan of a week, {name}"), &input, took);
        }
        told(report, &input, bank, &question, plan.told());
    }
}

/// One request more, with what people were told.
fn told(report: &mut Report, input: &str, mut bank: TimeBank, question: &PlanFor, told: Vec<timebank_core::matching::plan::ToldSession>) {
    let terms = ListingTerms::open().activity(ActivityId::new(1).expect("a number")).minutes(60);
    bank.request(at(), Request::new(member(0)).terms(terms)).expect("a request");
    let sessions = told.len();
    let (anew, fresh) = seconds(|| bank.host().plan(question).expect("a plan"));
    let (warm, plan) = seconds(|| bank.host().plan(&question.clone().told(told.clone())).expect("a plan"));
    let kept = |plan: &timebank_core::matching::plan::Plan| {
        let now = plan.told();
        told.iter().filter(|session| now.contains(session)).count()
    };
    println!(
        "    one request more: of {sessions} sessions {} stay anew, {} as told; value {} and {}",
        kept(&fresh),
        kept(&plan),
        fresh.value,
        plan.value
    );
    line(report, "plan of a week, one request more, anew", input, anew);
    line(report, "plan of a week, one request more, as told", input, warm);
}

/// What one asks of a large bank.
pub fn questions(report: &mut Report, members: u32) {
    let people = candidates::town(members);
    let mut bank = candidates::bank(&people);
    let wanted = candidates::requests(&mut bank, people.len(), 2_000);
    let input = format!("{members} members");
    // The first question makes the index.
    bank.host().matches_for(&MatchesFor::new().listing(wanted[0].listing)).expect("an answer");
    let mut each = |name: &str, most: usize, ask: &dyn Fn(&Wanted)| {
        let mut times: Vec<f64> = wanted.iter().take(most).map(|one| seconds(|| ask(one)).0).collect();
        line(report, &format!("{name}, p50"), &input, at_percent(&mut times, 50));
        line(report, &format!("{name}, p99"), &input, at_percent(&mut times, 99));
    };
    each("matches of a request", 2_000, &|one| drop(bank.host().matches_for(&MatchesFor::new().listing(one.listing)).expect("an answer")));
    each("matches of a member", 2_000, &|one| {
        drop(bank.host().matches_for(&MatchesFor::new().member(member(one.member))).expect("an answer"))
    });
    each("matches of a member, asked by them", 200, &|one| {
        drop(bank.seen_by(member(one.member)).matches_for(&MatchesFor::new().member(member(one.member))).expect("an answer"));
    });
    each("why not, of a request", 100, &|one| drop(bank.host().why_not(&WhyNot::new(one.listing)).expect("an answer")));
}
