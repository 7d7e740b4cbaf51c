#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

use super::{CommunityReport, ReportKind, ReportOf, ReportRow, Section};
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::{Admit, Context, GiveRole, Record};
use crate::model::exchange::Terms;
use crate::outcomes::Figure;

fn report(name: &str) -> CommunityReport {
    CommunityReport {
        kind: ReportKind::CommunityHealth,
        title: name.into(),
        community: "Harpurbrook".into(),
        charter: 1,
        from: "2026-01-01".parse().unwrap(),
        until: "2026-12-31".parse().unwrap(),
        population: "all".into(),
        policy: "internal".into(),
        publishable: false,
        sections: vec![Section {
            code: String::new(),
            heading: name.into(),
            text: name.into(),
            rows_are: name.into(),
            columns: vec![name.into()],
            rows: vec![
                ReportRow { code: String::new(), name: name.into(), cells: vec![Figure::ratio(10, 3)] },
                ReportRow { code: String::new(), name: "hidden".into(), cells: vec![None] },
            ],
            chart: true,
        }],
        notes: vec![name.into()],
        advice: Vec::new(),
        releases: Vec::new(),
        document: None,
    }
}

#[test]
fn what_people_wrote_is_text_in_every_form() {
    let report = report("=1+1,\"<b>|x*`\n");
    let page = report.to_html();
    assert!(!page.contains("<b>") && page.contains("&lt;b&gt;"));
    assert!(page.contains(">3.33</td>") && page.contains("aria-label=\"no figure\""));
    // A spreadsheet takes nothing for a formula.
    assert!(report.to_csv().lines().all(|line| !line.starts_with('=') && !line.starts_with("\"=")));
    assert!(!report.to_markdown().contains("<b>"));
}

/// A table of comma-separated values has no dash in it, so its note speaks of an empty field.
#[test]
fn a_note_speaks_of_what_stands_in_the_file() {
    let mut report = report("hours");
    report.notes = vec![super::make::DASH.to_owned()];
    assert!(report.to_csv().contains("an empty field stands for what is not shown") && !report.to_csv().contains("a dash"));
    assert!(report.to_markdown().contains("a dash stands for what is not shown"));
    assert!(report.to_html().contains("nothing that was set or could be worked out"));
    // A member's own report hides nothing of theirs, and does not say that it shows everything of others.
    report.kind = ReportKind::Member;
    assert!(!report.to_markdown().contains("nothing is hidden") && !report.to_markdown().contains("small figures"));
}

#[test]
fn a_chart_has_its_figures_in_words() {
    let page = report("hours").to_html();
    assert!(page.contains("role=\"img\"") && page.contains("<desc id=\"c0d\">hours 3.33</desc>"));
}

#[test]
fn the_broker_sees_who_is_quiet_through_whom_others_are_connected_and_who_starts_things() {
    let at = |day: &str| Context::host(format!("{day}T10:00:00Z").parse().unwrap());
    let mut bank = TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let mut admit = || bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap();
    let (ana, ben, cleo, dan) = (admit(), admit(), admit(), admit());
    bank.give_role(at("2026-01-01"), GiveRole { member: dan, role: "broker".into(), at: None, from: None, until: None }).unwrap();
    // Once a week in January, then no more; Cleo just once, and only with Ben.
    for (day, by) in [("2026-01-01", Some(ana)), ("2026-01-08", Some(ben)), ("2026-01-15", Some(dan)), ("2026-01-22", None)] {
        let terms = Terms::new(day.parse().unwrap()).gave(ana, 60).received(ben, 60);
        let context = by.map_or(at(day), |by| at(day).by(by));
        bank.record(context, Record::new(terms)).unwrap();
    }
    bank.record(at("2026-01-22"), Record::new(Terms::new("2026-01-22".parse().unwrap()).gave(ben, 30).received(cleo, 30))).unwrap();
    let report = bank
        .host()
        .report(&ReportOf::new(ReportKind::CommunityHealth, "2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap()))
        .unwrap();
    let rows = |heading: &str| {
        let section = report.sections.iter().find(|section| section.heading == heading).unwrap();
        let told = |row: &ReportRow| (row.name.clone(), row.cells.iter().map(|cell| cell.map(Figure::get)).collect::<Vec<_>>());
        section.rows.iter().map(told).collect::<Vec<_>>()
    };
    // From 22 January to 31 December are 343 days.
    let quiet = |name: &str| (name.to_owned(), vec![Some(343.0), Some(7.0)]);
    assert_eq!(rows("Quiet against their own rhythm"), [quiet("member 1"), quiet("member 2")]);
    assert_eq!(rows("Through whom others are connected"), [("member 2".to_owned(), vec![Some(2.0), Some(0.5)])]);
    let begun = rows("Who starts things");
    assert_eq!(begun[0].1, [Some(2.0 / 3.0), Some(2.0), Some(1.0), Some(2.0)].map(|x| x.map(|x: f64| (x * 1e10).round() / 1e10)));
    assert_eq!(begun[1].1, [None, Some(0.0), Some(0.0), Some(0.0)]);
}

/// Twenty-six people: each of twelve couples has an hour between the two of them in January; and on one day in March `late` of the givers
/// have half an hour more.
fn couples(late: usize) -> TimeBank {
    let at = |day: &str| Context::host(format!("{day}T10:00:00Z").parse().unwrap());
    let mut bank = TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let people: Vec<_> = (0..26).map(|_| bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap()).collect();
    for two in people.chunks_exact(2).take(12) {
        let terms = Terms::new("2026-01-10".parse().unwrap()).gave(two[0], 60).received(two[1], 60);
        bank.record(at("2026-01-10"), Record::new(terms)).unwrap();
    }
    for two in people.chunks_exact(2).take(late) {
        let terms = Terms::new("2026-03-10".parse().unwrap()).gave(two[0], 30).received(two[1], 30);
        bank.record(at("2026-03-10"), Record::new(terms)).unwrap();
    }
    bank
}

fn figures(report: &CommunityReport) -> Vec<(String, Option<f64>)> {
    report.sections[0].rows.iter().map(|row| (row.code.clone(), row.cells[0].map(Figure::get))).collect()
}

fn public(bank: &TimeBank, from: &str, until: &str, log: &[crate::outcomes::disclosure::Release]) -> CommunityReport {
    let question = ReportOf { log: log.to_vec(), ..ReportOf::new(ReportKind::Public, from.parse().unwrap(), until.parse().unwrap()) };
    bank.host().report(&question).unwrap()
}

#[test]
fn two_public_reports_do_not_tell_of_the_few_by_whom_they_differ() {
    let bank = couples(4);
    let told = |code: &str, value: Option<f64>| (code.to_owned(), value);
    // Twelve hours given by twelve, 24 people; twelve exchanges and ties, rounded to the nearest five. Nobody both gave and received.
    let first = public(&bank, "2026-01-01", "2026-01-31", &[]);
    let january = [
        told("taking-part", Some(25.0)),
        told("both-ways", None),
        told("hours-given", Some(10.0)),
        told("exchanges", Some(10.0)),
        told("ties", Some(10.0)),
        told("new-ties", None),
    ];
    assert_eq!(figures(&first), january);
    // By itself the quarter shows sixteen exchanges and fourteen hours. Beside January it would tell of four, so it does not.
    let alone = public(&bank, "2026-01-01", "2026-03-31", &[]);
    assert_eq!((&figures(&alone)[2], &figures(&alone)[3]), (&told("hours-given", Some(15.0)), &told("exchanges", Some(15.0))));
    let second = public(&bank, "2026-01-01", "2026-03-31", &first.releases);
    let beside = [None; 6];
    assert_eq!(figures(&second).iter().map(|(_, value)| *value).collect::<Vec<_>>(), beside);
    assert!(second.notes.iter().any(|note| note.contains("earlier report")));
    // Days that do not overlap are not compared, and the same report again is the same.
    assert_eq!(
        figures(&public(&bank, "2026-02-01", "2026-03-31", &first.releases)),
        figures(&public(&bank, "2026-02-01", "2026-03-31", &[]))
    );
    assert_eq!(figures(&public(&bank, "2026-01-01", "2026-01-31", &first.releases)), january);
}

/// A counted table of January, and then a report of the quarter: the one says who took part by then, the other three months later.
#[test]
fn promise_12_a_report_does_not_stand_beside_counted_tables_unseen() {
    use crate::outcomes::disclosure::{Counting, Publish, Recipe, SortedBy, Sorting};
    let bank = couples(4);
    let everybody = || Sorting::new(SortedBy::Everybody);
    let until = "2026-01-31".parse().unwrap();
    let table = |count| {
        let from = Some("2026-01-01".parse().unwrap());
        let recipe = Recipe { from, whole_groups: true, ..Recipe::new("t".into(), count, everybody(), everybody(), until) };
        let made = bank.host().publish(&Publish { counted: vec![recipe], ..Publish::new(Vec::new(), "all", until) }).unwrap();
        made.release.unwrap()
    };
    let shown = |log: &[crate::outcomes::disclosure::Release], from: &str| figures(&public(&bank, from, "2026-03-31", log));
    let alone = shown(&[], "2026-01-01");
    let (people, hours) = ([table(Counting::TakingPart)], [table(Counting::MinutesGiven)]);
    let codes = |log: &[_]| -> Vec<String> {
        let beside = shown(log, "2026-01-01");
        alone.iter().zip(beside).filter(|(alone, beside)| *alone != beside).map(|(alone, _)| alone.0.clone()).collect()
    };
    assert!(alone.iter().filter(|(_, figure)| figure.is_some()).count() >= 4);
    assert_eq!(codes(&people), ["taking-part"]);
    assert_eq!(codes(&hours), ["hours-given"]);
    // Days that do not overlap are not compared.
    assert_eq!(shown(&people, "2026-02-01"), shown(&[], "2026-02-01"));
}

#[test]
fn what_differs_by_many_is_told() {
    // Twelve more half hours: 24 exchanges in the quarter, twelve more than in January.
    let bank = couples(12);
    let first = public(&bank, "2026-01-01", "2026-01-31", &[]);
    let second = public(&bank, "2026-01-01", "2026-03-31", &first.releases);
    assert_eq!(figures(&second)[3], ("exchanges".to_owned(), Some(25.0)));
}

/// A year in which so many gave visits, in turn or each of them in every quarter, beside many who gave gardening.
fn year_of_visits(visitors: usize, each_quarter: bool) -> CommunityReport {
    let at = |day: &str| Context::host(format!("{day}T10:00:00Z").parse().unwrap());
    let charter = r#"{"name": "Harpurbrook", "activities": [{"code": "garden", "name": "Gardening"}, {"code": "visit", "name": "Visits"},
        {"code": "walk", "name": "Walks"}]}"#;
    let mut bank = TimeBank::create(at("2026-01-01"), crate::golden::BANK, Charter::from_json(charter.as_bytes()).unwrap()).unwrap();
    let members: Vec<_> = (0..80).map(|_| bank.admit(at("2026-01-01"), Admit::default()).unwrap().member().unwrap()).collect();
    let mut give = |giver: usize, day: &str, activity: u32, minutes: u32| {
        let (giver, receiver) = (members[giver], members[(giver + 1) % 80]);
        let terms = Terms { activity: crate::values::ids::ActivityId::new(activity), ..Terms::new(day.parse().unwrap()) };
        bank.record(at("2026-12-31"), Record::new(terms.gave(giver, minutes).received(receiver, minutes))).unwrap();
    };
    for (quarter, day) in ["2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01"].into_iter().enumerate() {
        for giver in 0..20 {
            give(giver + 20, day, 1, 120);
            give(giver + 40, day, 3, 120);
        }
        for visitor in 0..visitors {
            give(if each_quarter { visitor } else { quarter * visitors + visitor }, day, 2, 60);
        }
    }
    let asked = ReportOf::new(ReportKind::Public, "2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    bank.host().report(&asked).unwrap()
}

#[test]
fn promise_12_whoever_gives_in_every_quarter_is_one_person_behind_the_total() {
    let visits = |report: &CommunityReport| {
        let section = report.sections.iter().find(|section| section.code == "hours-by-quarter").unwrap();
        section.rows.iter().find(|row| row.name == "Visits").unwrap().cells[0].map(Figure::get)
    };
    assert!(visits(&year_of_visits(3, false)).is_some(), "twelve people gave them");
    assert_eq!(visits(&year_of_visits(3, true)), None, "three people gave them, four times over");
}

/// What a reader is told, in every form: no ISO dates as names of periods, no codes, no policy by its identifier, no heading twice.
#[test]
fn every_sentence_is_for_people() {
    let bank = couples(12);
    for kind in [ReportKind::Public, ReportKind::CommunityHealth] {
        let report = bank.host().report(&ReportOf::new(kind, "2026-01-01".parse().unwrap(), "2026-06-30".parse().unwrap())).unwrap();
        for text in [report.to_markdown(), report.to_html(), report.to_csv()] {
            assert!(text.contains("January to June 2026"), "{text}");
            for code in
                ["joined-to-contact", "request-to-met", "policy", " acro", "from 2026", "too small to show", "most-tied", "nobody (0)"]
            {
                assert!(!text.contains(code), "{code} in {text}");
            }
        }
        let page = report.to_html();
        for section in report.sections.iter().filter(|section| !section.chart) {
            assert_eq!(page.matches(&format!(">{}<", section.heading)).count(), 1, "{}", section.heading);
        }
        // Styles stay inside: no rule reaches beyond the report.
        let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        let rules = style.split('}').flat_map(|rule| rule.rsplit('{').nth(1)).flat_map(|selectors| selectors.split(','));
        for selector in rules.filter(|selector| !selector.is_empty()) {
            assert!(selector.starts_with(".tb-report") || selector.starts_with('@'), "{selector}");
        }
    }
}

/// 40 of 42 are not shown because two are too few; the note says so, and never that 40 are.
#[test]
fn a_dash_says_no_more_than_is_so() {
    let report = public(&couples(12), "2026-01-01", "2026-06-30", &[]);
    assert!(report.notes.iter().any(|note| note.contains("too few on the other side") && note.contains("nobody at all")));
    assert!(report.notes.iter().any(|note| note == "counts and whole hours are rounded to the nearest 5"));
    // Nothing is said of hours by activity where there are none.
    assert!(!report.notes.iter().any(|note| note.contains("minutes")));
}

/// Columns of noughts for months to come were told as if nobody had helped in them.
#[test]
fn days_to_come_are_not_told_as_days_without_help() {
    let bank = couples(12);
    let since = |until: &str| {
        public(&bank, "2026-01-01", until, &[]).notes.into_iter().filter(|note| note.contains("last entry")).collect::<Vec<_>>()
    };
    assert_eq!(since("2026-12-31"), ["the last entry was made on 10 March 2026: nothing of later days is in these figures"]);
    assert_eq!(since("2026-03-10"), Vec::<String>::new());
}

#[test]
fn periods_are_named_as_people_name_them() {
    let name = |from: &str, until: &str| crate::outcomes::figure::span_name(from.parse().unwrap(), until.parse().unwrap());
    assert_eq!(name("2026-04-01", "2026-06-30"), "April to June 2026");
    assert_eq!(name("2026-01-01", "2026-12-31"), "2026");
    assert_eq!(name("2028-02-01", "2028-02-29"), "February 2028");
    assert_eq!(name("2026-03-03", "2026-05-09"), "3 March to 9 May 2026");
    assert_eq!(name("2026-04-01", "2027-03-31"), "April 2026 to March 2027");
    assert_eq!(name("2026-12-30", "2027-01-02"), "30 December 2026 to 2 January 2027");
    assert_eq!(name("2026-03-03", "2026-03-03"), "3 March 2026");
}
