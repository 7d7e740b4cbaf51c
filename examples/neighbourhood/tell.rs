//! Tells what the bank knows. Everything here is read from the bank; the host's codes only say whom to ask about.

use crate::data::{Fallible, Line, lines, table};
use crate::load::Community;
use crate::telling::wrap;
use std::collections::BTreeMap;
use std::path::Path;
use timebank_core::exchange::{ExchangeState, Setting, Side};
use timebank_core::member::MemberState;
use timebank_core::queries::*;
use timebank_core::rules::{Answer, Verdict};
use timebank_core::{Date, ExchangeId, MemberId, Minutes, TimeBank};

pub fn heading(text: &str) {
    println!("\n{text}\n{}", "─".repeat(text.chars().count()));
}

/// What a member is called here, as a broker sees it; their number when there is no name any more.
pub fn name(bank: &TimeBank, member: MemberId) -> String {
    let mut search = MemberSearch::new();
    search.after = MemberId::new(bank.resolve(member).get() - 1);
    search.limit = Some(1);
    let found = bank.host().members(&search).ok().and_then(|page| page.members.into_iter().next()).and_then(|view| view.who.name);
    found.unwrap_or_else(|| bank.resolve(member).to_string())
}

fn names(people: &[Named]) -> String {
    people.iter().map(|who| who.name.clone().unwrap_or_else(|| who.member.to_string())).collect::<Vec<_>>().join(", ")
}

fn signed(minutes: Minutes) -> String {
    if minutes.is_positive() { format!("+{minutes}") } else { minutes.to_string() }
}

/// The community in a few lines.
pub fn community(bank: &TimeBank) -> Fallible {
    let mut search = MemberSearch::new();
    search.limit = Some(500);
    let everybody = bank.host().members(&search)?.members;
    let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_state: BTreeMap<&str, usize> = BTreeMap::new();
    for view in &everybody {
        *by_kind.entry(if view.kind == "person" { "people" } else { "organisations" }).or_default() += 1;
        if let Some(own) = &view.own {
            *by_state.entry(own.state.as_str()).or_default() += 1;
        }
    }
    let count = |all: &BTreeMap<&str, usize>| all.iter().map(|(word, n)| format!("{n} {word}")).collect::<Vec<_>>().join(", ");
    println!("{}", bank.charter().name);
    println!("{}", "═".repeat(bank.charter().name.chars().count()));
    println!("As its bank knows it on {}: every line below is an answer of the library.\n", bank.last_at().date());
    println!("  members     {} ({})", count(&by_kind), count(&by_state));
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut given, mut together, mut visitors, mut groups, mut brokered, mut facilitation) = (0u64, 0u64, 0u64, 0, 0, 0u64);
    for exchange in exchanges(bank) {
        *states.entry(exchange.state.as_str()).or_default() += 1;
        if !matches!(exchange.state, ExchangeState::Confirmed | ExchangeState::Settled) {
            continue;
        }
        let sum = |side: Side| {
            exchange.parts.iter().filter(|p| p.side == side && p.attendance.is_none()).map(|p| u64::from(p.minutes)).sum::<u64>()
        };
        given += sum(Side::Gave);
        together += sum(Side::Together);
        visitors += u64::from(exchange.visitors);
        groups += usize::from(exchange.parts.len() > 2);
        brokered += usize::from(exchange.brokered);
        facilitation += exchange.broker.map_or(0, |b| u64::from(b.facilitation));
    }
    let minutes = |n: u64| Minutes::new(n as i64).map(|m| m.to_string()).unwrap_or_default();
    println!("  exchanges   {}", count(&states));
    println!("  help        {} given; {} done together", minutes(given), minutes(together));
    println!("  occasions   {groups} with more than two people, {visitors} visits by people without a name");
    println!("  brokers     brought {brokered} about, with {} of their own, counted apart", minutes(facilitation));
    let sum = Minutes::sum(bank.host().balances().map(|(_, minutes)| minutes))?;
    println!("  balances    all of them together come to {sum}");
    Ok(())
}

fn exchanges(bank: &TimeBank) -> impl Iterator<Item = ExchangeView> + '_ {
    (1..).map_while(ExchangeId::new).map_while(|id| bank.host().exchange(&ExchangeOf::new(id)).ok())
}

/// A few statements, their last lines.
pub fn statements(c: &Community, who: &[&str]) -> Fallible {
    heading("Three statements, as each of them sees theirs");
    for code in who {
        let member = c.members[*code];
        let statement = c.bank.seen_by(member).statement(&StatementOf::member(member))?;
        println!("\n  {}: {}", names(&statement.members), statement.words);
        let hours = |minutes: u64| Minutes::new(minutes as i64).map(|m| m.to_string()).unwrap_or_default();
        println!(
            "  gave {}, received {}, over {} lines; the last of them:\n",
            hours(statement.given),
            hours(statement.received),
            statement.lines.len()
        );
        for line in &statement.lines[statement.lines.len().saturating_sub(5)..] {
            let what = match (line.activity, line.transfer) {
                (Some(_), _) => activity(&c.bank, line),
                (_, Some(kind)) => format!("{} (credit, not help)", kind.as_str()),
                _ => line.kind.as_str().to_owned(),
            };
            let on = line.on.unwrap_or(line.at.date());
            let with: String = names(&line.with).chars().take(22).collect();
            println!("  {on}  {what:<27.27} {with:<22} {:>12} {:>13}", signed(line.minutes), line.balance.to_string());
        }
    }
    Ok(())
}

fn activity(bank: &TimeBank, line: &StatementLine) -> String {
    let seen = ExchangeId::new(line.about).and_then(|id| bank.host().exchange(&ExchangeOf::new(id)).ok());
    seen.and_then(|exchange| exchange.activity_name).unwrap_or_else(|| "an exchange".into())
}

/// "May these two?", told to a broker and to a member.
pub fn verdicts(c: &Community) -> Fallible<bool> {
    heading("May these two do this? What a broker is told, and what a member is");
    let asked = [
        ("bev", "dorothy", "sitting-with", Setting::Home, Answer::Allowed),
        ("maureen", "dorothy", "shopping", Setting::Home, Answer::NeedsApproval),
        ("gary", "dorothy", "sitting-with", Setting::Home, Answer::Refused),
        ("yusuf", "oleksandra", "visit", Setting::Home, Answer::NeedsApproval),
    ];
    let on: Date = "2026-09-01".parse()?;
    let mut as_thought = true;
    for (gives, receives, activity, setting, expected) in asked {
        let (giver, receiver) = (c.members[gives], c.members[receives]);
        let question = Why::new(giver, receiver, on).activity(c.activities[activity]).setting(setting);
        println!("\n  {} for {}: {activity}", name(&c.bank, giver), name(&c.bank, receiver));
        let broker = c.bank.host().why(&question)?;
        as_thought &= broker.answer == expected;
        say("a broker", &broker);
        say("a member", &c.bank.seen_by(receiver).why(&question)?);
    }
    if !c.approved.is_empty() {
        println!("\n  Proposals that waited for a broker's yes in these six months: {}", c.approved.len());
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        c.approved.iter().flat_map(|(_, rules)| rules).for_each(|rule| *rules.entry(rule).or_default() += 1);
        println!("  {}", rules.iter().map(|(rule, n)| format!("{rule} ({n})")).collect::<Vec<_>>().join(", "));
    }
    Ok(as_thought)
}

fn say(who: &str, verdict: &Verdict) {
    let answer = match verdict.answer {
        Answer::Allowed => "allowed",
        Answer::NeedsApproval => "a broker has to approve it",
        Answer::Refused => "refused",
    };
    println!("    {who:<9} {answer}");
    for reason in &verdict.reasons {
        println!("{}", wrap(&format!("{}: {}", reason.code, reason.text), 14, 92));
    }
}

/// A dispute, a reversal, an erasure; and the sums that hold through all of them.
pub fn put_right(c: &Community) -> Fallible<bool> {
    heading("What was put right, and what was forgotten");
    let mut holds = true;
    let words = |code: &str| -> Fallible<ExchangeView> { Ok(c.bank.host().exchange(&ExchangeOf::new(c.exchanges[code]))?) };
    let who = |view: &ExchangeView| {
        view.parts.iter().map(|p| format!("{} {}", name(&c.bank, p.who.member), p.minutes)).collect::<Vec<_>>().join(", ")
    };

    let dispute = words("x-207")?;
    println!("\n  A dispute, {}: {} is {}.\n  Minutes now: {}.", dispute.on, lower(&dispute), dispute.state.as_str(), who(&dispute));
    for note in dispute.broker.iter().flat_map(|b| &b.notes) {
        println!("{}", wrap(&format!("“{note}”"), 4, 92));
    }
    holds &= dispute.state == ExchangeState::Settled;

    let reversed = words("x-246")?;
    println!(
        "\n  A reversal, {}: {} is {}.\n  The entry and what took it back both stay.",
        reversed.on,
        lower(&reversed),
        reversed.state.as_str()
    );
    for note in reversed.broker.iter().flat_map(|b| &b.notes).skip(1) {
        println!("{}", wrap(&format!("“{note}”"), 4, 92));
    }
    holds &= reversed.state == ExchangeState::Reversed;

    let away = words("x-251")?;
    let came: Vec<_> = away.parts.iter().map(|p| (name(&c.bank, p.who.member), p.attendance)).collect();
    let came = came.iter().map(|(n, a)| a.map_or(n.clone(), |a| format!("{n} ({})", a.as_str()))).collect::<Vec<_>>().join(", ");
    println!("\n  Somebody could not come, {}: {came}.", away.on);

    let gone = c.members["corinne"];
    let row = c.bank.host().member(gone)?;
    let balance = c.bank.host().balance_for(&BalanceOf::new().member(gone))?;
    println!("\n  An erasure: {gone} is {}. The bank has no name for them and no word about them.", row.state.as_str());
    println!("  The number keeps its balance, {}, so that nobody else's changes.", balance.words);
    holds &= row.state == MemberState::Erased && name(&c.bank, gone) == gone.to_string();
    let mut left = 0;
    for record in &c.records {
        let mut line = Vec::new();
        timebank_core::journal::write_line(record, &mut line);
        left += usize::from(String::from_utf8_lossy(&line).contains("Corinne"));
    }
    println!("  Of {} records kept, {left} have the name in them.", c.records.len());
    holds &= left == 0;

    let sum = Minutes::sum(c.bank.host().balances().map(|(_, minutes)| minutes))?;
    println!("\n  Through all of it the balances sum to {sum}.");
    Ok(holds && sum.is_zero())
}

fn lower(view: &ExchangeView) -> String {
    view.activity_name.clone().unwrap_or_else(|| "an exchange".into()).to_lowercase()
}

/// The broker's day.
pub fn today(c: &Community) -> Fallible {
    let broker = c.members["priya"];
    let at = c.bank.last_at();
    heading(&format!("{}'s day, {}", name(&c.bank, broker), at.date()));
    let today = c.bank.seen_by(broker).today(&TodayAt::new(at))?;
    let who = |named: &Named| names(std::slice::from_ref(named));
    let mut said = 0;
    let mut line = |what: &str, text: String| {
        println!("{}", wrap_hanging(what, &text));
        said += 1;
    };
    for due in today.concerns.iter().flatten() {
        line("concern", format!("{}, raised {}, to be looked at by {}", who(&due.who), due.raised, due.escalate));
    }
    for visit in &today.visits {
        line("out", format!("{}, expected {}{}", who(&visit.who), visit.expected, if visit.overdue { ", overdue" } else { "" }));
    }
    for session in &today.sessions {
        let people: Vec<Named> = session.people.iter().map(|p| p.who.clone()).collect();
        line("session", format!("{}: {}", session.activity_name.as_deref().unwrap_or("something"), names(&people)));
    }
    for call in &today.calls {
        line("call", format!("{} ({})", who(&call.who), call.text));
    }
    for request in &today.unanswered {
        line("unanswered", format!("{}, “{}”, for {} days", who(&request.who), request.title, request.days));
    }
    for meeting in &today.first_meetings {
        line("first meeting", format!("ask {} how {} went", names(&meeting.ask), meeting.on));
    }
    for due in &today.exchanges {
        line("waits", format!("{} of {}: {} {}", due.exchange, due.on, due.waits.as_str(), names(&due.waiting_for)));
    }
    for missing in &today.references {
        line("references", format!("{}: {} here, {} asked for", who(&missing.who), missing.received, missing.awaited));
    }
    for recheck in &today.rechecks {
        line("check again", format!("{}, by {}", who(&recheck.who), recheck.due));
    }
    for quiet in &today.quiet {
        line(
            "gone quiet",
            format!("{}, for {} days; usually every {} or so", who(&quiet.who), quiet.silent_days, quiet.usual_gap_tenths.div_ceil(10)),
        );
    }
    for applicant in &today.applicants {
        line(
            "applicant",
            format!("{}, waiting {} days{}", who(&applicant.who), applicant.days, if applicant.met { "" } else { ", not met yet" }),
        );
    }
    for pairing in &today.pairings {
        line("side by side", format!("{} and {}, to be looked at by {}", who(&pairing.mentor), who(&pairing.mentee), pairing.due));
    }
    for listing in &today.listings {
        line("runs out", format!("a listing of {}, on {}", who(&listing.who), listing.until));
    }
    if said == 0 {
        println!("  nothing waits");
    }
    Ok(())
}

fn wrap_hanging(what: &str, text: &str) -> String {
    let wrapped = wrap(text, 17, 92);
    format!("  {what:<15}{}", wrapped.trim_start())
}

/// Every balance beside the one worked out apart from the library.
pub fn balances(c: &Community, folder: &Path) -> Fallible<bool> {
    heading("Balances, beside those worked out apart from the library");
    let expected = table(folder, "expected-balances.csv")?;
    let rows: Vec<Line<'_>> = lines(&expected).collect();
    let mut same = 0;
    let mut cells = Vec::new();
    for row in &rows {
        let account = *c.accounts.get(row.get("account")).ok_or_else(|| format!("{}: there is no such account", row.place()))?;
        let (here, there) = (c.bank.host().balance_of(account)?.get(), row.parse::<i64>("minutes")?);
        same += usize::from(here == there);
        let mark = if here == there { "=".into() } else { format!("≠ {there}") };
        cells.push(format!("{:<15}{here:>6} {mark:<2}", row.get("account")));
    }
    println!();
    let height = cells.len().div_ceil(3);
    for i in 0..height {
        let line: Vec<&str> = [i, i + height, i + 2 * height].iter().filter_map(|j| cells.get(*j)).map(String::as_str).collect();
        println!("  {}", line.join("    ").trim_end());
    }
    println!("\n  {same} of {} agree, to the minute.", rows.len());
    Ok(same == rows.len())
}
