//! Puts the files of Harpurbrook in order of time and plays them into a bank.

use crate::data::{Fallible, Line, lines, start, table};
use crate::play::Player;
use std::collections::BTreeMap;
use std::path::Path;
use timebank_core::interchange::csv::Table;
use timebank_core::{AccountId, ActivityId, Date, ExchangeId, MemberId, TimeBank, Timestamp};

/// A community as the files give it: the bank, its records, and what the host keeps beside it.
pub struct Community {
    pub bank: TimeBank,
    /// Every record, in order: what a host would have appended to its journal as it went along.
    pub records: Vec<timebank_core::JournalRecord>,
    /// The host's own codes, and the numbers the bank handed out.
    pub members: BTreeMap<String, MemberId>,
    pub accounts: BTreeMap<String, AccountId>,
    pub activities: BTreeMap<String, ActivityId>,
    pub exchanges: BTreeMap<String, ExchangeId>,
    /// Exchanges a rule held up and a broker approved, and which rules.
    pub approved: Vec<(String, Vec<String>)>,
}

/// What happens at one moment.
#[derive(Clone, Copy)]
pub enum Step<'a> {
    Charter,
    Morning,
    Member(Line<'a>),
    Role(Line<'a>),
    Pair(Line<'a>),
    EndPair(Line<'a>),
    Listing(Line<'a>),
    Fact(Line<'a>),
    Propose(Line<'a>),
    Done(Line<'a>),
    Record(Line<'a>),
    Happening(Line<'a>),
}

type Make<'a> = fn(Line<'a>) -> Step<'a>;

/// What has to be known ahead: the files are read once from end to end before anything is played.
#[derive(Default)]
pub struct Ahead {
    /// Members whose account others use too.
    pub shared: Vec<String>,
    /// Exchanges that will be disputed.
    pub disputed: Vec<String>,
    /// Who will not come to an exchange, and who comes instead for how long.
    pub away: BTreeMap<String, String>,
    pub instead: BTreeMap<String, (String, u32)>,
}

/// Reads the files and plays them in order of time.
pub fn load(folder: &Path) -> Fallible<Community> {
    let read = |name: &str| table(folder, name);
    let (members, roles, pairings, listings) = (read("members.csv")?, read("roles.csv")?, read("pairings.csv")?, read("listings.csv")?);
    let (activities, facts, exchanges, happenings) =
        (read("activities.csv")?, read("facts.csv")?, read("exchanges.csv")?, read("happenings.csv")?);
    let mut agenda: Vec<(Timestamp, u8, Step<'_>)> = Vec::new();
    let opening: Date = lines(&happenings).next().ok_or("happenings.csv is empty")?.parse("date")?;
    agenda.push((clock(opening, 6, 0), 0, Step::Charter));
    for days in 1..184 {
        agenda.push((clock(opening.plus_days(days).ok_or("the calendar ends")?, 6, 0), 0, Step::Morning));
    }
    // Members, roles, pairings, listings and facts in the morning, in this order.
    for (rank, table, column, step) in [
        (1, &members, "joined", Step::Member as Make<'_>),
        (2, &roles, "from", Step::Role),
        (3, &pairings, "from", Step::Pair),
        (4, &listings, "posted", Step::Listing),
        (5, &facts, "date", Step::Fact),
    ] {
        for line in lines(table) {
            agenda.push((clock(line.parse(column)?, 7, 10 * u32::from(rank)), rank, step(line)));
        }
    }
    for line in lines(&pairings).filter(|line| line.some("until").is_some()) {
        agenda.push((clock(line.parse("until")?, 22, 30), 9, Step::EndPair(line)));
    }
    let visits: Vec<&str> = lines(&happenings).filter(|l| l.get("what") == "visit-out").map(|l| l.get("other")).collect();
    let mut starts = BTreeMap::new();
    for line in lines(&exchanges) {
        let begins = begins(&line)?;
        starts.insert(line.get("code"), begins);
        agenda.extend(exchange(line, begins, &visits)?);
    }
    for line in lines(&happenings).skip(1) {
        // Visits are told of as they happen, everything else in the evening.
        let began = || starts.get(line.get("other")).copied().ok_or_else(|| format!("{}: there is no such exchange", line.place()));
        let at = match line.get("what") {
            "visit-out" => began()?,
            "visit-back" => began()?.plus_minutes(line.parse("minutes")?),
            _ => clock(line.parse("date")?, 21, 40),
        };
        agenda.push((at, 8, Step::Happening(line)));
    }
    agenda.sort_by_key(|(at, rank, _)| (*at, *rank));
    let mut player = Player::found(ahead(&members, &happenings)?, clock(opening, 6, 0))?;
    for (at, _, step) in agenda {
        player.at = at.max(player.at);
        player.step(step)?;
    }
    if let Some(line) = lines(&activities).find(|line| !player.activities.contains_key(line.get("code"))) {
        return Err(format!("{}: the charter has no such activity", line.place()).into());
    }
    let Player { bank, records, members, accounts, activities, exchanges, approved, .. } = player;
    Ok(Community { bank, records, members, accounts, activities, exchanges, approved })
}

fn clock(day: Date, hour: u32, minute: u32) -> Timestamp {
    day.start().plus_minutes(hour * 60 + minute)
}

fn begins(line: &Line<'_>) -> Fallible<Timestamp> {
    let on: Date = line.parse("date")?;
    let begins = start(line.get("start"), on).and_then(|start| start.on(on));
    begins.ok_or_else(|| format!("{}: `{}` is no time", line.place(), line.get("start")).into())
}

/// When an exchange is entered: proposed in the morning and done when it is over, or recorded when it is over or on a later day.
/// A visit is recorded as it begins, so that it can be said who is out.
fn exchange<'a>(line: Line<'a>, begins: Timestamp, visits: &[&str]) -> Fallible<Vec<(Timestamp, u8, Step<'a>)>> {
    let on: Date = line.parse("date")?;
    let longest = ["gave", "received", "together"].iter().flat_map(|side| line.pairs(side)).filter_map(|(_, m)| m.parse().ok()).max();
    let over = begins.plus_minutes(longest.unwrap_or(0)).min(clock(on, 21, 30));
    let later = line.parse_some::<Date>("recorded_on")?.filter(|day| *day > on);
    Ok(match (line.get("how"), later) {
        ("agree", _) => vec![(clock(on, 6, 55), 6, Step::Propose(line)), (over, 7, Step::Done(line))],
        (_, Some(day)) => vec![(clock(day, 8, 0), 7, Step::Record(line))],
        _ if visits.contains(&line.get("code")) => vec![(begins, 7, Step::Record(line))],
        _ => vec![(over, 7, Step::Record(line))],
    })
}

fn ahead(members: &Table, happenings: &Table) -> Fallible<Ahead> {
    let mut ahead =
        Ahead { shared: lines(members).filter_map(|l| l.some("shared_account")).map(String::from).collect(), ..Ahead::default() };
    for line in lines(happenings) {
        let (subject, other) = (line.get("subject").to_owned(), line.get("other").to_owned());
        match line.get("what") {
            "dispute" => ahead.disputed.push(subject),
            "no-show" => drop(ahead.away.insert(subject, other)),
            "substitute" => drop(ahead.instead.insert(subject, (other, line.parse("minutes")?))),
            _ => {}
        }
    }
    Ok(ahead)
}
