//! The best 30 givers of a request: ours from the index, theirs by a join, on the same made-up town.
//!
//! Skill, an hour in common, how far the giver goes, a language in common, a check where the work asks for one, and who is
//! kept from whom. Free times are whole mornings, afternoons and evenings, so that a peer needs no more than one AND; the only
//! part of the score that differs is distance, in the same whole numbers everywhere. Whoever comes out, and in which order, is
//! held equal.

use crate::report::{Line, Report, median, seconds};
use rusqlite::Connection;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use timebank_core::availability::{Availability, WeeklyHours};
use timebank_core::command::{Admit, Context, Keep, Offer, Record, Request};
use timebank_core::exchange::Terms;
use timebank_core::listing::ListingTerms;
use timebank_core::matching::Search;
use timebank_core::personal::{Check, CheckLevel, DoNotMatch, Part, Profile, Workforce};
use timebank_core::{ActivityId, Charter, Date, ListingId, MemberId, Place, Salt, TimeBank, Timestamp};

const ACTIVITIES: u64 = 40;
const LANGUAGES: [&str; 6] = ["en", "ur", "pl", "so", "ar", "ro"];
const BEST: usize = 30;

/// A stream of numbers from a fixed seed (Steele, Lea and Flood's SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % most
    }
}

/// A member as a peer sees them. Parts of days are bits: three for each day from Monday.
pub struct Person {
    place: Place,
    travels: u32,
    languages: u64,
    parts: u64,
    checked: bool,
    offers: Vec<u64>,
    apart: Option<u32>,
}

/// A town: as many people to the square kilometre, however many there are.
pub fn town(members: u32) -> Vec<Person> {
    let mut chance = Chance(7);
    // 250 to the square kilometre; a millionth of a degree is 0.111195 m.
    let side = ((f64::from(members) / 250.0).sqrt() / 0.111_195 * 1_000.0) as u64;
    (0..members)
        .map(|_| {
            let place = Place::new(chance.below(side + 1) as i32, chance.below(side + 1) as i32);
            let travels = [1_000, 2_000, 3_000, 5_000, 8_000][chance.below(5) as usize];
            let mut languages = 1;
            if chance.below(5) == 0 {
                languages = 1 << (1 + chance.below(5));
            }
            if chance.below(5) == 0 {
                languages |= 1 << chance.below(6);
            }
            let mut parts = 0;
            for _ in 0..1 + chance.below(5) {
                parts |= 1 << chance.below(21);
            }
            let checked = chance.below(3) > 0;
            let first = chance.below(ACTIVITIES);
            let mut offers = vec![first];
            if chance.below(2) == 0 {
                offers.push((first + 1 + chance.below(ACTIVITIES - 1)) % ACTIVITIES);
            }
            let apart = (chance.below(50) == 0).then(|| 1 + chance.below(u64::from(members)) as u32);
            Person { place, travels, languages, parts, checked, offers, apart }
        })
        .collect()
}

/// Every fifth activity asks for a check.
fn asks_for_check(activity: u64) -> bool {
    activity.is_multiple_of(5)
}

fn charter() -> Charter {
    let mut activities = String::new();
    for number in 0..ACTIVITIES {
        let tags = if asks_for_check(number) { "[\"checked\"]" } else { "[]" };
        let _ =
            write!(activities, "{}{{\"code\":\"a{number}\",\"name\":\"a{number}\",\"tags\":{tags}}}", if number > 0 { "," } else { "" });
    }
    let json = format!(
        r#"{{"name":"A town","activities":[{activities}],
            "rules":[
                {{"rule":{{"type":"check-held","level":"basic","workforce":"adult"}},"otherwise":"refused","scope":{{"activityTags":["checked"]}}}},
                {{"rule":{{"type":"available"}},"otherwise":"refused"}},
                {{"rule":{{"type":"shared-language"}},"otherwise":"refused"}},
                {{"rule":{{"type":"within-distance","metres":10000}},"otherwise":"refused"}}
            ],
            "matching":{{"weights":{{"time":0,"distance":65535,"chanceToGive":0,"notYetMet":0,"notAskedLately":0}},"scales":{{"reachMetres":10000,"relatedSteps":0}}}}}}"#
    );
    Charter::from_json(json.as_bytes()).expect("a charter")
}

pub fn at() -> Context {
    let now: Timestamp = "2026-03-02T10:00:00Z".parse().expect("an instant");
    {
        use std::sync::atomic::{AtomicU64, Ordering};
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Context::host(now).salt(Salt(u128::from(NEXT.fetch_add(1, Ordering::Relaxed)).to_be_bytes()))
    }
}

pub fn member(index: usize) -> MemberId {
    MemberId::new(index as u32 + 1).expect("above zero")
}

pub fn bank(people: &[Person]) -> TimeBank {
    let mut bank = TimeBank::create_without_journal(at(), timebank_core::BankId([1; 16]), charter()).expect("a bank");
    for person in people {
        let hours = |bit: u64| {
            let from = (bit / 3 * 1440 + 360 + bit % 3 * 360) as u16;
            WeeklyHours::new(from, from + 360)
        };
        let weekly: Vec<_> = (0..21).filter(|bit| person.parts >> bit & 1 == 1).map(hours).collect();
        let languages = LANGUAGES.iter().enumerate().filter(|(i, _)| person.languages >> i & 1 == 1);
        let profile = Profile::default()
            .place(person.place)
            .travels(person.travels)
            .languages(languages.map(|(_, l)| l.parse().expect("a language")));
        let mut parts = vec![Part::Availability(Availability::default().weekly(weekly))];
        if person.checked {
            let seen = "2026-01-05".parse().expect("a date");
            let check = Check::new(CheckLevel::Basic, Workforce::Both, seen);
            parts.push(Part::Check(check));
        }
        let id = bank.admit(at(), Admit::default().profile(profile).parts(parts)).expect("a member").member().expect("a number");
        for activity in &person.offers {
            let terms = {
                let mut made = ListingTerms::open();
                made.activity = ActivityId::new(*activity as u32 + 1);
                made
            };
            bank.offer(at(), Offer::new(id).terms(terms)).expect("an offer");
        }
    }
    for (index, person) in people.iter().enumerate() {
        if let Some(with) = person.apart.and_then(MemberId::new).filter(|with| *with != member(index)) {
            let part = Part::DoNotMatch(DoNotMatch::new(with));
            bank.keep(at(), Keep::new(member(index), [part])).expect("kept");
        }
    }
    bank
}

pub struct Wanted {
    pub member: usize,
    activity: u64,
    pub listing: ListingId,
}

pub fn requests(bank: &mut TimeBank, members: usize, count: usize) -> Vec<Wanted> {
    let mut chance = Chance(11);
    (0..count)
        .map(|_| {
            let who = chance.below(members as u64) as usize;
            let activity = chance.below(ACTIVITIES);
            let terms = {
                let mut made = ListingTerms::open();
                made.activity = ActivityId::new(activity as u32 + 1);
                made
            };
            let listing = bank.request(at(), Request::new(member(who)).terms(terms)).expect("a request");
            Wanted { member: who, activity, listing: listing.listing().expect("a number") }
        })
        .collect()
}

/// What a peer is asked: `{int}` divides whole numbers. Distances as `Place::metres_to` has them near the equator.
const QUERY: &str = "
    WITH pair AS (
        SELECT q.id AS request, o.id AS offer, m.travels,
            (ABS(m.lat - r.lat) * 111195) {int} 1000000 AS y,
            ((ABS(m.lon - r.lon) * (1000000 - (152 * (((m.lat + r.lat) {int} 2) % 1000000)) {int} 1000000)) {int} 1000000) * 111195 {int} 1000000 AS x,
            (ABS(m.clat - r.clat) * 111195) {int} 1000000 AS cy,
            ((ABS(m.clon - r.clon) * (1000000 - (152 * (((m.clat + r.clat) {int} 2) % 1000000)) {int} 1000000)) {int} 1000000) * 111195 {int} 1000000 AS cx
        FROM request q JOIN person r ON r.id = q.member
            JOIN offer o ON o.activity = q.activity JOIN person m ON m.id = o.member
        WHERE {which} m.id <> r.id AND (m.parts & r.parts) <> 0 AND (m.languages & r.languages) <> 0
            AND (m.checked = 1 OR q.activity % 5 <> 0)
            AND NOT EXISTS (SELECT 1 FROM apart a WHERE a.one = m.id AND a.other = r.id)
    ),
    scored AS (
        SELECT request, offer, {far} AS far FROM pair WHERE x * x + y * y < (travels + 1) * (travels + 1)
    )";

/// The nearer the better, in whole metres, and by number where that is equal. SQLite has no root here: its squares say the same
/// but where two differ by less than a metre.
fn batch(dialect: &str, which: &str) -> String {
    let text = QUERY.replace("{which}", which);
    let text = match dialect {
        "duckdb" => text.replace("{int}", "//").replace("{far}", "CAST(FLOOR(SQRT(cx * cx + cy * cy)) AS BIGINT)"),
        _ => text.replace("{int}", "/").replace("{far}", "cx * cx + cy * cy"),
    };
    if which.is_empty() {
        let place = "ROW_NUMBER() OVER (PARTITION BY request ORDER BY far, offer) AS place";
        format!(
            "{text} SELECT request, offer FROM (SELECT request, offer, {place} FROM scored) WHERE place <= {BEST} ORDER BY request, place"
        )
    } else {
        format!("{text} SELECT request, offer FROM scored ORDER BY far, offer LIMIT {BEST}")
    }
}

/// The middle of the cell a place is in.
fn middle(place: Place) -> Place {
    let middle = |degrees: i32| degrees.div_euclid(10_000) * 10_000 + 5_000;
    Place::new(middle(place.latitude), middle(place.longitude))
}

fn tables(people: &[Person], wanted: &[Wanted]) -> [(&'static str, &'static str, String); 4] {
    let (mut persons, mut offers, mut requests, mut apart) = (String::new(), String::new(), String::new(), String::new());
    let mut offer = 0;
    for (index, p) in people.iter().enumerate() {
        let id = index + 1;
        let (lat, lon) = (p.place.latitude, p.place.longitude);
        let cell = middle(p.place);
        let _ = writeln!(
            persons,
            "{id},{lat},{lon},{},{},{},{},{},{}",
            cell.latitude,
            cell.longitude,
            p.travels,
            p.languages,
            p.parts,
            u8::from(p.checked)
        );
        for activity in &p.offers {
            offer += 1;
            let _ = writeln!(offers, "{offer},{id},{activity}");
        }
        if let Some(with) = p.apart.filter(|with| *with as usize != id) {
            let _ = writeln!(apart, "{id},{with}\n{with},{id}");
        }
    }
    for one in wanted {
        let _ = writeln!(requests, "{},{},{}", one.listing.get(), one.member + 1, one.activity);
    }
    [
        ("person", "id,lat,lon,clat,clon,travels,languages,parts,checked", persons),
        ("offer", "id,member,activity", offers),
        ("request", "id,member,activity", requests),
        ("apart", "one,other", apart),
    ]
}

fn sqlite(tables: &[(&str, &str, String)]) -> Connection {
    let db = Connection::open_in_memory().expect("a database");
    for (name, columns, rows) in tables {
        let fields: Vec<&str> = columns.split(',').collect();
        let typed: Vec<String> = fields.iter().map(|f| format!("{f} INTEGER")).collect();
        db.execute_batch(&format!("CREATE TABLE {name}({})", typed.join(","))).expect("a table");
        let marks = vec!["?"; fields.len()].join(",");
        db.execute_batch("BEGIN").expect("a transaction");
        {
            let mut insert = db.prepare(&format!("INSERT INTO {name} VALUES ({marks})")).expect("a statement");
            for row in rows.lines() {
                let values = row.split(',').map(|v| v.parse::<i64>().expect("a number"));
                insert.execute(rusqlite::params_from_iter(values)).expect("a row");
            }
        }
        db.execute_batch("COMMIT").expect("a commit");
    }
    db.execute_batch(
        "CREATE UNIQUE INDEX p ON person(id); CREATE INDEX o ON offer(activity, member); CREATE UNIQUE INDEX r ON request(id);
         CREATE INDEX a ON apart(one, other); ANALYZE;",
    )
    .expect("indices");
    db
}

const SCRIPT: &str = r#"
import sys, time, json, duckdb
folder, runs, singles = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
db = duckdb.connect()
db.execute("SET threads = 1")
for table in ("person", "offer", "request", "apart"):
    db.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{folder}/{table}.csv', header = true)")
batch, one = open(f"{folder}/batch.sql").read(), open(f"{folder}/one.sql").read()
print(json.dumps(db.execute(batch).fetchall()), flush=True)
for _ in range(runs):
    start = time.perf_counter()
    db.execute(batch).fetchall()
    print(time.perf_counter() - start, flush=True)
ids = [row[0] for row in db.execute("SELECT id FROM request ORDER BY id").fetchall()][:singles]
times = []
for id in ids:
    start = time.perf_counter()
    db.execute(one, [id]).fetchall()
    times.append(time.perf_counter() - start)
times.sort()
print(times[len(times) // 2], times[len(times) * 99 // 100], flush=True)
"#;

/// A Python that has DuckDB: a virtual environment beside the build, made the first time.
fn python() -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?.with_file_name("peers-duckdb");
    let python = folder.join("bin/python");
    let works = |python: &Path| Command::new(python).args(["-c", "import duckdb"]).output().is_ok_and(|o| o.status.success());
    if works(&python) {
        return Some(python);
    }
    let quietly = |command: &mut Command| command.output().is_ok_and(|o| o.status.success());
    let made = quietly(Command::new("python3").args(["-m", "venv"]).arg(&folder))
        && quietly(Command::new(&python).args(["-m", "pip", "install", "--quiet", "duckdb"]));
    (made && works(&python)).then_some(python)
}

pub fn at_percent(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

/// Ours alone: each request's pairs, the batch's median seconds for one, and the times of single ones.
struct Ours {
    found: Vec<(u32, u32)>,
    each: f64,
    p50: f64,
    p99: f64,
    build: f64,
}

fn ours(report: &Report, bank: &TimeBank, wanted: &[Wanted]) -> Ours {
    let from: Date = "2026-03-02".parse().expect("a date");
    let search = Search::new(from).most(BEST);
    let (build, _) = seconds(|| bank.host().candidates(wanted[0].listing, &search).expect("an answer"));
    let ask = |one: &Wanted| bank.host().candidates(one.listing, &search).expect("an answer");
    let found = wanted.iter().flat_map(|one| ask(one).into_iter().map(|c| (c.request.get(), c.offer.get()))).collect();
    let batches = (0..report.runs).map(|_| seconds(|| wanted.iter().map(|one| ask(one).len()).sum::<usize>()).0).collect();
    let mut singles: Vec<f64> = wanted.iter().map(|one| seconds(|| ask(one)).0).collect();
    let (p50, p99) = (at_percent(&mut singles, 50), at_percent(&mut singles, 99));
    Ours { found, each: median(batches) / wanted.len() as f64, p50, p99, build }
}

pub fn line(report: &mut Report, name: &str, input: &str, ours: f64) {
    let (ours_s, name, input) = (Some(ours), name.into(), input.into());
    report.add(&Line { name, input, ours_s, peer: None, peer_s: None, ratio: None, bytes: None, aim: None });
}

/// What keeping up costs: exchanges recorded with an index and without, and what is noted worked in.
fn keeping_up(report: &mut Report, bank: &mut TimeBank, input: &str, wanted: &[Wanted], members: usize) {
    let mut chance = Chance(13);
    let search = Search::new("2026-03-02".parse().expect("a date")).most(BEST);
    let mut record = |bank: &mut TimeBank, count: usize| {
        let rows: Vec<Record> = (0..count)
            .map(|_| {
                let (a, b) = (chance.below(members as u64) as usize, chance.below(members as u64 - 1) as usize);
                let b = if b >= a { b + 1 } else { b };
                Record::new(Terms::new("2026-03-02".parse().expect("a date")).gave(member(a), 60).received(member(b), 60))
            })
            .collect();
        seconds(|| {
            for row in rows {
                bank.record(at(), row).expect("recorded");
            }
        })
        .0 / count as f64
    };
    let count = 10_000.min(members);
    let mut without = bank.clone();
    let (mut plain, mut noting, mut working) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..report.runs {
        plain.push(record(&mut without, count));
        noting.push(record(bank, count));
        let (all, _) = seconds(|| bank.host().candidates(wanted[0].listing, &search).expect("an answer"));
        working.push(all / count as f64);
    }
    report.compare("record with an index", input, "without one", (median(noting), median(plain)), None, None);
    line(report, "work in what one event touched", input, median(working));
}

pub fn best(report: &mut Report, folder: &Path, members: u32, peers: bool) -> f64 {
    let people = town(members);
    let mut bank = bank(&people);
    let wanted = requests(&mut bank, people.len(), 2_000);
    let input = format!("{members} members, 1 of 2000 requests");
    let ours = ours(report, &bank, &wanted);
    line(report, "index of matches built", &format!("{members} members"), ours.build);
    if !peers {
        line(report, "best 30 givers, batch", &input, ours.each);
        line(report, "best 30 givers, one, p50", &input, ours.p50);
        line(report, "best 30 givers, one, p99", &input, ours.p99);
        keeping_up(report, &mut bank, &format!("{members} members"), &wanted, people.len());
        return ours.each;
    }
    let tables = tables(&people, &wanted);
    let db = sqlite(&tables);
    let mut statement = db.prepare(&batch("sqlite", "q.id = ?1 AND")).expect("a query");
    let mut one = |listing: ListingId| -> Vec<(u32, u32)> {
        let rows = statement.query_map([listing.get()], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    };
    let few = &wanted[..300];
    let expected: Vec<(u32, u32)> = few.iter().flat_map(|w| one(w.listing)).collect();
    let givers: Vec<usize> = people.iter().enumerate().flat_map(|(who, p)| p.offers.iter().map(move |_| who)).collect();
    let first = wanted[0].listing.get();
    let far = |(request, offer): &(u32, u32)| {
        let (asks, gives) = (wanted[(request - first) as usize].member, givers[*offer as usize - 1]);
        (*request, middle(people[asks].place).metres_to(middle(people[gives].place)))
    };
    let metres = |found: &[(u32, u32)]| found.iter().map(far).collect::<Vec<_>>();
    assert_eq!(metres(&ours.found[..expected.len()]), metres(&expected), "SQLite finds others");
    let mut singles: Vec<f64> = few.iter().map(|w| seconds(|| one(w.listing)).0).collect();
    let each = singles.iter().sum::<f64>() / singles.len() as f64;
    report.compare("best 30 givers, batch", &input, "SQLite, one by one", (ours.each, each), None, None);
    let (p50, p99) = (at_percent(&mut singles, 50), at_percent(&mut singles, 99));
    report.compare("best 30 givers, one, p50", &input, "SQLite", (ours.p50, p50), None, Some(100.0));
    report.compare("best 30 givers, one, p99", &input, "SQLite", (ours.p99, p99), None, Some(50.0));
    duckdb(report, folder, &input, &tables, &ours, wanted.len());
    keeping_up(report, &mut bank, &format!("{members} members"), &wanted, people.len());
    ours.each
}

fn duckdb(report: &mut Report, folder: &Path, input: &str, tables: &[(&str, &str, String)], ours: &Ours, count: usize) {
    let Some(python) = python() else {
        println!("duckdb: skipped, because no Python with duckdb is here and none could be set up");
        return;
    };
    let mut files: Vec<(String, String)> =
        tables.iter().map(|(name, columns, rows)| (format!("{name}.csv"), format!("{columns}\n{rows}"))).collect();
    files.push(("batch.sql".into(), batch("duckdb", "")));
    files.push(("one.sql".into(), batch("duckdb", "q.id = ? AND")));
    files.push(("ask.py".into(), SCRIPT.into()));
    for (name, text) in files {
        if let Err(fault) = std::fs::write(folder.join(&name), text) {
            println!("duckdb: skipped, because `{name}` could not be written: {fault}");
            return;
        }
    }
    let output = Command::new(&python).arg(folder.join("ask.py")).arg(folder).args([report.runs.to_string(), "100".into()]).output();
    let Some(output) = output.ok().filter(|o| o.status.success()) else {
        println!("duckdb: skipped, because its script did not finish");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines = text.lines();
    let found: Vec<(u32, u32)> = serde_json::from_str(lines.next().unwrap_or_default()).expect("pairs");
    assert_eq!(ours.found, found, "DuckDB finds others");
    let batches: Vec<f64> = lines.by_ref().take(report.runs).filter_map(|line| line.parse().ok()).collect();
    report.compare("best 30 givers, batch", input, "DuckDB, one join", (ours.each, median(batches) / count as f64), None, Some(4.0));
    let single: Vec<f64> = lines.next().unwrap_or_default().split(' ').filter_map(|t| t.parse().ok()).collect();
    if let [p50, p99] = single.as_slice() {
        report.compare("best 30 givers, one, p50", input, "DuckDB", (ours.p50, *p50), None, None);
        report.compare("best 30 givers, one, p99", input, "DuckDB", (ours.p99, *p99), None, None);
    }
}
