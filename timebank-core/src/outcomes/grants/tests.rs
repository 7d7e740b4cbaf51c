#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::definition::{Baseline, Grant, GrantOutcome, Indicator, Measure};
use super::find::{Found, cell};
use super::funder::FunderReportOf;
use super::standing::times;
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, Record};
use crate::model::exchange::Terms;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::counted::part;
use crate::outcomes::disclosure::headlines::{Days, Headline, Headlines, Shown};
use crate::outcomes::disclosure::{Counting, DisclosurePolicy, Publish, Recipe, Release, SortedBy, Sorting};
use crate::outcomes::report::{ReportKind, ReportOf};
use crate::outcomes::ties::{GroupBy, GroupedBy, HostGroup};

fn bank() -> TimeBank {
    TimeBank::create(Context::host("2026-01-01T10:00:00Z".parse().unwrap()), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap()
}

fn grant(code: &str, from: &str, until: &str, share: Option<Figure>) -> Grant {
    let one = Indicator {
        code: "result".into(),
        name: "result".into(),
        measure: Measure::BothWays,
        groups: None,
        group: None,
        role: None,
        need: None,
        change: None,
        baseline: None,
        target: None,
        share,
        evidence: Vec::new(),
    };
    Grant {
        code: code.into(),
        funder: code.into(),
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
        amount: None,
        facilitation: None,
        outcomes: vec![GrantOutcome { name: "outcome".into(), indicators: vec![one] }],
    }
}

#[test]
fn shares_never_exceed_one_on_any_day() {
    let bank = bank();
    let tenth = Figure::ratio(1, 10);
    let tens: Vec<Grant> = (0..10).map(|n| grant(&format!("g{n}"), "2026-01-01", "2026-12-31", tenth)).collect();
    assert_eq!(Grant::check_all(&bank, &tens), Ok(()));
    let thirds = [Figure::ratio(2, 3), Figure::ratio(1, 3)];
    let thirds: Vec<Grant> = thirds.iter().enumerate().map(|(n, s)| grant(&format!("g{n}"), "2026-01-01", "2026-12-31", *s)).collect();
    assert_eq!(Grant::check_all(&bank, &thirds), Ok(()));
    let mut eleven = tens;
    eleven.push(grant("last", "2026-12-31", "2027-12-31", Some(Figure::from_units(1))));
    let refused = Grant::check_all(&bank, &eleven).unwrap_err();
    assert_eq!(refused.code(), "shares-over-one");
    assert!(refused.details_json().contains("\"indicator\":\"result\""), "{}", refused.details_json());
    // The first and the last of three do not run on the same day, the one between does with either.
    let half = Figure::ratio(1, 2);
    let chain = [("a", "2026-01-01", "2026-06-30"), ("b", "2026-04-01", "2026-09-30"), ("c", "2026-07-01", "2026-12-31")];
    let chain: Vec<Grant> = chain.iter().map(|(code, from, until)| grant(code, from, until, half)).collect();
    assert_eq!(Grant::check_all(&bank, &chain), Ok(()));
    let mut longer = chain;
    longer[0].until = "2026-07-01".parse().unwrap();
    assert_eq!(Grant::check_all(&bank, &longer).unwrap_err().code(), "shares-over-one");
}

#[test]
fn volumes_are_warned_of_in_words() {
    let mut one = grant("g", "2026-01-01", "2026-12-31", None);
    assert_eq!(one.warnings(), Vec::<String>::new());
    for measure in Measure::ALL {
        one.outcomes[0].indicators[0].measure = *measure;
        let volume = ["members", "active", "exchanges", "hours-given", "hours-received", "visitors", "facilitation"];
        // One sentence for the indicator, one for an outcome told by nothing else.
        assert_eq!(one.warnings().len(), if volume.contains(&measure.as_str()) { 2 } else { 0 }, "{measure}");
    }
}

#[test]
fn spans_of_unlike_length_are_warned_of() {
    let mut one = grant("g", "2026-01-01", "2026-01-28", None);
    let mut warned = |measure: Measure, from: &str| {
        one.outcomes[0].indicators[0].measure = measure;
        let baseline = Baseline { until: "2025-12-31".parse().unwrap(), from: Some(from.parse().unwrap()), value: None };
        one.outcomes[0].indicators[0].baseline = Some(baseline);
        one.warnings()
    };
    // 28 days: a quarter more or less is 21 to 35.
    assert_eq!(warned(Measure::Ties, "2025-11-27"), Vec::<String>::new());
    assert_eq!(warned(Measure::Ties, "2025-12-11"), Vec::<String>::new());
    let long = "`result` compares 28 days with 36 before: more of it may only be more time";
    assert_eq!(warned(Measure::Ties, "2025-11-26"), [long]);
    assert_eq!(warned(Measure::Ties, "2025-12-12").len(), 1);
    assert_eq!(warned(Measure::RoleFluidity, "2025-11-26"), Vec::<String>::new());
}

#[test]
fn a_part_is_shown_only_beside_a_rest_that_may_be() {
    let nhs = DisclosurePolicy::nhs();
    assert_eq!(part(&nhs, 20, 33), Some((20, 35)));
    assert_eq!(part(&nhs, 30, 33), None); // three are left
    assert_eq!(part(&nhs, 5, 33), None);
    assert_eq!((part(&nhs, 0, 33), part(&nhs, 33, 33)), (None, None)); // told of every one of them
    assert_eq!(part(&DisclosurePolicy::internal(), 33, 33), Some((33, 33)));
}

#[test]
fn what_is_shown_is_made_of_rounded_counts() {
    let (nhs, acro) = (DisclosurePolicy::nhs(), DisclosurePolicy::acro());
    let told = |found: &Found, policy: &DisclosurePolicy| found.shown(policy).map(|figure| figure.to_string());
    let share = Found::Share { part: 20, whole: 33, people: 33, of: None };
    assert_eq!(share.value(), Figure::ratio(20, 33));
    assert_eq!(told(&share, &nhs).as_deref(), Some("0.57")); // 20 of 35
    assert_eq!(told(&Found::Share { part: 20, whole: 33, people: 7, of: None }, &nhs), None); // the requests of seven people
    assert_eq!(told(&Found::Count(9), &nhs).as_deref(), Some("10"));
    assert_eq!((told(&Found::Count(9), &acro), told(&Found::Count(0), &acro)), (None, None));
    assert_eq!(told(&Found::Count(0), &nhs).as_deref(), Some("0"));
    // Nine gave an hour each, one a hundred hours: who gave that much is told by any sum.
    let minutes = |of: Vec<u64>| Found::Minutes { cell: cell(of.clone()), both: cell(of) };
    assert_eq!(told(&minutes([vec![60; 9], vec![6000]].concat()), &nhs), None);
    assert_eq!(told(&minutes(vec![60; 12]), &nhs).as_deref(), Some("10"));
    // 432 hours and three quarters are nearer to 435 than to 430.
    assert_eq!(told(&minutes([vec![60; 432], vec![45]].concat()), &nhs).as_deref(), Some("435"));
    let mean = |people| Found::Figure { figure: Figure::ratio(4, 3), people, decimals: 1 };
    assert_eq!((told(&mean(7), &nhs), told(&mean(8), &nhs).as_deref()), (None, Some("1.3")));
}

#[test]
fn contributions_of_shares_that_make_one_make_the_whole() {
    let change = Figure::whole(7);
    let parts = [Figure::ratio(2, 3).unwrap(), Figure::ratio(1, 3).unwrap()].map(|share| times(change, share).unwrap().units());
    assert!((parts[0] + parts[1] - change.units()).abs() <= 7, "{parts:?}");
    assert_eq!(times(Figure::whole(-2), Figure::ratio(1, 2).unwrap()), Some(Figure::whole(-1)));
}

/// Sixty people in couples: so many couples have an hour between them in January, and so many of them half an hour more in March.
fn couples(january: usize, march: usize) -> TimeBank {
    let at = |day: &str| Context::host(format!("{day}T10:00:00Z").parse().unwrap());
    let mut bank = bank();
    let people: Vec<_> = (0..60).map(|_| bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap()).collect();
    for (many, day, minutes) in [(january, "2026-01-10", 60), (march, "2026-03-10", 30)] {
        for two in people.chunks_exact(2).take(many) {
            let terms = Terms::new(day.parse().unwrap()).gave(two[0], minutes).received(two[1], minutes);
            bank.record(at(day), Record::new(terms)).unwrap();
        }
    }
    bank
}

const JANUARY: (&str, &str) = ("2026-01-01", "2026-01-31");
const QUARTER: (&str, &str) = ("2026-01-01", "2026-03-31");

/// The figures of a report that stand alone, by what the reader takes them for, and its releases.
type Told = (Vec<(String, u64)>, Vec<Release>);
type Make<'m> = &'m dyn Fn((&str, &str), &[Release]) -> Told;

fn to_funder(bank: &TimeBank, (from, until): (&str, &str), measures: &[Measure], policy: &str, log: &[Release]) -> Told {
    let mut asked = grant("g", from, until, None);
    let one = asked.outcomes[0].indicators.remove(0);
    let bound = |measure: &Measure| Indicator { code: measure.to_string(), name: measure.to_string(), measure: *measure, ..one.clone() };
    asked.outcomes[0].indicators = measures.iter().map(bound).collect();
    let question = FunderReportOf {
        as_of: Some("2026-03-31".parse().unwrap()),
        policy: Some(policy.into()),
        log: log.to_vec(),
        ..FunderReportOf::new(vec![asked], "g")
    };
    let report = bank.host().funder_report(&question).unwrap();
    let name = |name: &str| match name {
        "people who took part" | "active" => "taking-part".to_owned(),
        "of them, those who both gave and received" => "both-ways".to_owned(),
        "pairs who met for the first time" => "new-ties".to_owned(),
        other => other.to_owned(),
    };
    let sections = report.report.sections.iter().filter(|section| !["What it cost", "Was it safe?"].contains(&section.heading.as_str()));
    let rows = sections.flat_map(|section| &section.rows).filter_map(|row| Some((name(&row.name), row.cells[0]?.get() as u64)));
    (rows.collect(), report.releases)
}

fn to_all(bank: &TimeBank, (from, until): (&str, &str), log: &[Release]) -> Told {
    let question = ReportOf { log: log.to_vec(), ..ReportOf::new(ReportKind::Public, from.parse().unwrap(), until.parse().unwrap()) };
    let report = bank.host().report(&question).unwrap();
    let rows = report.sections[0].rows.iter().filter_map(|row| Some((row.code.clone(), row.cells[0]?.get() as u64)));
    (rows.collect(), report.releases)
}

/// What a reader of two reports works out by taking one from the other: figures that tell of one to nine people, or of hours at all.
fn taken_apart(one: &[(String, u64)], other: &[(String, u64)]) -> Vec<String> {
    let mut found = Vec::new();
    // Shares and means are another matter.
    for (name, first) in one.iter().filter(|(name, _)| !name.starts_with("share of")) {
        for (_, second) in other.iter().filter(|(there, _)| there == name) {
            // Shown to the nearest five: two less to two more.
            let (low, high) = (second.abs_diff(*first).saturating_sub(4), second.abs_diff(*first) + 4);
            if name == "hours-given" || low < 10 && high - low < 10 {
                found.push(format!("{name}: {first}, {second}"));
            }
        }
    }
    found
}

const COUNTED: [Measure; 5] = [Measure::Exchanges, Measure::Ties, Measure::NewTies, Measure::Active, Measure::HoursGiven];

#[test]
fn promise_12_two_funder_reports_do_not_tell_of_the_few_by_whom_they_differ() {
    // Twenty couples in January and four of them again: 24 exchanges and 22 hours of as many ties and people.
    let bank = couples(20, 4);
    let first = to_funder(&bank, JANUARY, &COUNTED, "acro", &[]);
    let told = |rows: &[(String, u64)], name: &str| rows.iter().find(|(there, _)| there == name).map(|(_, value)| *value);
    assert_eq!(["exchanges", "ties", "taking-part", "hours-given"].map(|name| told(&first.0, name)), [20, 20, 40, 20].map(Some));
    let alone = to_funder(&bank, QUARTER, &COUNTED, "acro", &[]);
    assert_eq!(["exchanges", "ties", "taking-part", "hours-given"].map(|name| told(&alone.0, name)), [25, 20, 40, 20].map(Some));
    assert!(taken_apart(&first.0, &alone.0).iter().any(|found| found == "exchanges: 20, 25"), "the attack finds what nobody prevents");
    let beside = to_funder(&bank, QUARTER, &COUNTED, "acro", &first.1);
    assert_eq!(taken_apart(&first.0, &beside.0), Vec::<String>::new());
    // The same report again is the same; days that do not overlap are not compared.
    assert_eq!(to_funder(&bank, JANUARY, &COUNTED, "acro", &first.1).0, first.0);
    let march = ("2026-02-01", "2026-03-31");
    assert_eq!(to_funder(&bank, march, &COUNTED, "acro", &first.1).0, to_funder(&bank, march, &COUNTED, "acro", &[]).0);
}

#[test]
fn promise_12_reports_for_a_funder_and_for_all_hold_beside_one_another() {
    let (mut told, mut found) = (0, 0);
    for january in [10, 14, 20, 30] {
        for march in [1, 4, 9, 12, 16, 30] {
            let bank = couples(january, march);
            let makers: [Make<'_>; 3] = [
                &|days, log| to_funder(&bank, days, &COUNTED, "acro", log),
                &|days, log| to_funder(&bank, days, &COUNTED, "nhs", log),
                &|days, log| to_all(&bank, days, log),
            ];
            for (first, make_first) in makers.iter().enumerate() {
                for (second, make_second) in makers.iter().enumerate() {
                    // Rounding to five leaves open what `nhs` asks to be left open: two of those are no attack.
                    for (days, then) in [(JANUARY, QUARTER), (QUARTER, JANUARY)].into_iter().filter(|_| (first, second) != (1, 1)) {
                        let one = make_first(days, &[]);
                        let other = make_second(then, &one.1);
                        let worked_out = taken_apart(&one.0, &other.0);
                        assert_eq!(worked_out, Vec::<String>::new(), "{january} {march} {first} {second}");
                        told += other.0.len();
                        found += taken_apart(&one.0, &make_second(then, &[]).0).len();
                    }
                }
            }
        }
    }
    assert!(told > 100 && found > 100, "{told} {found}");
}

#[test]
fn means_of_days_that_overlap_are_told_only_of_many_more() {
    let means = [Measure::Circulation];
    let circulation = |told: &Told| told.0.iter().any(|(name, _)| name == "circulation");
    for (january, march, shown) in [(20, 4, false), (8, 30, true)] {
        let bank = couples(january, march);
        let first = to_funder(&bank, JANUARY, &means, "nhs", &[]);
        assert!(circulation(&first) && circulation(&to_funder(&bank, QUARTER, &means, "nhs", &[])));
        assert_eq!(circulation(&to_funder(&bank, QUARTER, &means, "nhs", &first.1)), shown, "{january} {march}");
        assert!(circulation(&to_funder(&bank, JANUARY, &means, "nhs", &first.1)));
    }
}

/// Two groups, of each how many took part and how many did not.
type Two = [[u64; 2]; 2];

fn two_groups(counts: Two) -> (TimeBank, GroupBy) {
    let at = |day: &str| Context::host(format!("{day}T10:00:00Z").parse().unwrap());
    let mut bank = bank();
    let (mut groups, mut active) = (Vec::new(), Vec::new());
    for (name, [took_part, did_not]) in ["a", "b"].into_iter().zip(counts) {
        let some = (0..took_part + did_not).map(|_| bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap());
        let members: Vec<_> = some.collect();
        active.extend(members.iter().copied().take(took_part as usize));
        groups.push(HostGroup { name: name.into(), members });
    }
    for place in (0..active.len()).step_by(2) {
        let (one, other) = (active[place], active[if place + 1 < active.len() { place + 1 } else { 0 }]);
        let terms = Terms::new("2026-01-10".parse().unwrap()).gave(one, 60).received(other, 60);
        bank.record(at("2026-01-10"), Record::new(terms)).unwrap();
    }
    let by = GroupBy { groups, ..GroupBy::new(GroupedBy::Host) };
    (bank, by)
}

/// What somebody who tries every table knows of each inner cell: `known` is of the two rows with their totals and of all.
fn tried_out(known: [[(i64, i64); 3]; 3]) -> [[(i64, i64); 2]; 2] {
    let mut found = [[(i64::MAX, i64::MIN); 2]; 2];
    let meet = |one: (i64, i64), other: (i64, i64)| (one.0.max(other.0), one.1.min(other.1));
    let [[a, b, row], [c, d, under], [left, right, all]] = known;
    for x in a.0..=a.1.min(80) {
        for y in b.0..=b.1.min(80) {
            // What is left for the other row, given these two.
            let (u, v) = (meet(c, (left.0 - x, left.1 - x)), meet(d, (right.0 - y, right.1 - y)));
            let sum = meet(under, (all.0 - x - y, all.1 - x - y));
            let (low, high) = (sum.0.max(u.0 + v.0), sum.1.min(u.1 + v.1));
            if x + y < row.0 || x + y > row.1 || u.0 > u.1 || v.0 > v.1 || low > high {
                continue;
            }
            let widest = [[(x, x), (y, y)], [(u.0.max(low - v.1), u.1.min(high - v.0)), (v.0.max(low - u.1), v.1.min(high - u.0))]];
            for (cell, (low, high)) in found.iter_mut().flatten().zip(widest.into_iter().flatten()) {
                *cell = (cell.0.min(low), cell.1.max(high));
            }
        }
    }
    found
}

#[test]
fn promise_12_a_whole_report_tells_of_no_few_by_its_headlines_beside_its_table() {
    let (mut seed, mut looked, mut published) = (12u64, 0, 0);
    let mut dice = |least: u64, most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        least + (seed >> 33) % (most - least + 1)
    };
    for round in 0..160 {
        let counts = [[dice(8, 30), dice(0, 12)], [dice(0, 14), dice(8, 25)]];
        if counts.iter().flatten().sum::<u64>() < 50 {
            continue;
        }
        let (policy, threshold, protection) = if round % 2 == 0 { ("nhs", 8, 6) } else { ("acro", 10, 10) };
        let (bank, by) = two_groups(counts);
        let mut asked = grant("g", "2026-01-01", "2026-01-31", None);
        let one = asked.outcomes[0].indicators.remove(0);
        // What stands alone: of everybody, and of either group.
        let told = [("active", Measure::Active), ("members", Measure::Members), ("isolates", Measure::Isolates)];
        let narrow = [None, Some("a"), Some("b")];
        for (place, (name, measure)) in told.into_iter().enumerate().filter(|_| dice(0, 2) > 0) {
            for group in narrow.iter().filter(|group| group.is_none() || place < 2) {
                let code = format!("{name} {}", group.unwrap_or_default());
                let (groups, group) = (group.map(|_| by.clone()), group.map(str::to_owned));
                asked.outcomes[0].indicators.push(Indicator { name: code.clone(), code, measure, groups, group, ..one.clone() });
            }
        }
        if asked.outcomes[0].indicators.is_empty() {
            continue;
        }
        let question = FunderReportOf { policy: Some(policy.into()), groups: Some(by), ..FunderReportOf::new(vec![asked], "g") };
        let report = bank.host().funder_report(&question).unwrap().report;
        let shown = |heading: &str, name: &str, column: usize| {
            let row = report.sections.iter().find(|section| section.heading == heading)?.rows.iter().find(|row| row.name == name)?;
            row.cells[column].map(|value| value.get() as i64)
        };
        let reads = |value: i64| if value == 0 { (0, 0) } else { ((value - 2).max(threshold), value + 2) };
        let mut known = [[(i64::from(policy == "nhs"), 1000); 3]; 3];
        let mut learn = |row: usize, column: usize, value: Option<i64>| {
            if let Some((low, high)) = value.map(reads) {
                known[row][column] = (known[row][column].0.max(low), known[row][column].1.min(high));
            }
        };
        for (row, name) in ["a", "b", "all"].into_iter().enumerate() {
            (0..3).for_each(|column| learn(row, column, shown("Whom it reached, and whom not", name, column)));
            let name = if row == 2 { "" } else { name };
            let outcome = &question.grants[0].outcomes[0].name;
            learn(row, 0, shown(outcome, &format!("active {name}"), 0));
            learn(row, 2, shown(outcome, &format!("members {name}"), 0));
            if row == 2 {
                learn(2, 0, shown("Whom it reached", "people who took part", 0));
                learn(2, 1, shown(outcome, "isolates ", 0));
            }
        }
        published += usize::from(report.sections.iter().any(|section| section.heading == "Whom it reached, and whom not"));
        // A nought is shown under one policy and as good as small under the other; where it is shown it is known.
        let known = [0, 1, 2].map(|row| {
            [0, 1, 2].map(|column| {
                let nought = policy == "nhs" && row < 2 && column < 2 && counts[row][column] == 0;
                if nought { (0, 0) } else { known[row][column] }
            })
        });
        for (true_count, (low, high)) in counts.iter().flatten().zip(tried_out(known).into_iter().flatten()) {
            let true_count = *true_count as i64;
            assert!(low <= true_count && true_count <= high, "the attack is sound: {counts:?} {known:?}");
            if true_count < threshold && (true_count > 0 || policy == "acro") {
                looked += 1;
                assert!(high - low >= protection, "{policy} {counts:?} {known:?}: {true_count} in {low} to {high}");
            }
        }
    }
    assert!(published > 20 && looked > 60, "{published} {looked}");
}

/// Beside a counted table of the same days a count of people is left out, and one of pairs, exchanges or requests is not. Of each
/// measure it is said here what it counts, so a new one is not forgotten.
#[test]
fn counts_of_no_people_stand_beside_counted_tables() {
    use Measure as M;
    let (bank, until) = (two_groups([[20, 20], [20, 20]]).0, "2026-01-31".parse().unwrap());
    let everybody = || Sorting::new(SortedBy::Everybody);
    let recipe = Recipe { whole_groups: true, ..Recipe::new("t".into(), Counting::Members, everybody(), everybody(), until) };
    let made = bank.host().publish(&Publish { counted: vec![recipe], ..Publish::new(Vec::new(), "all", until) }).unwrap();
    let (log, policy) = ([made.release.unwrap()], DisclosurePolicy::nhs());
    let days = Days { from: Some("2026-01-01".parse().unwrap()), until };
    let told = |all: &[Headline]| Headlines::new(policy.clone(), "all".into(), &log).tell(days, all);
    let (number, share) = (Found::Count(20), Found::Share { part: 20, whole: 40, people: 40, of: None });
    let mut one = grant("g", "2026-01-01", "2026-01-31", None).outcomes[0].indicators.remove(0);
    for measure in M::ALL {
        let (found, is_of_people) = match measure {
            M::Members | M::Active | M::Visitors | M::BothWays | M::WorkerOnly | M::Isolates | M::TookRole => (&number, true),
            M::RoleFluidity | M::FirstExchange | M::Improved => (&share, true),
            M::Exchanges | M::Ties | M::NewTies | M::RepeatedTies | M::UnbrokeredTies => (&number, false),
            M::DyadReciprocity | M::RequestsMet | M::LaterUnbrokered => (&share, false),
            // Hours, means and figures of a network: no counts.
            M::HoursGiven | M::HoursReceived | M::Facilitation | M::ArcReciprocity | M::Circulation | M::GiniGiven => continue,
            M::SupportMix | M::FirstExchangeDays | M::MeanChange => continue,
        };
        one.measure = *measure;
        let headlines = one.headlines(found, &policy);
        assert!(!headlines.is_empty());
        assert_eq!(told(&headlines), !is_of_people, "{measure}");
    }
    let lasting = [("met-again", true), ("of those who met", true), ("took-part-again", false), ("of those who took part", false)];
    for (name, is_told) in lasting {
        assert_eq!(told(&[(name.to_owned(), Shown::Count(20))]), is_told, "{name}");
    }
}
