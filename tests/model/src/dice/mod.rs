//! Commands from dice: mostly about what is there, sometimes about what is not. The same throws make the same command, and
//! fewer or lower throws make a simpler one, so that what fails can be made small.

mod parts;

use parts::*;

use crate::bank::{Bank, DAY};
use crate::command::*;
use crate::rules::*;

/// Throws, one after another; zeros when there are no more.
#[derive(Debug)]
pub struct Dice<'a> {
    throws: std::slice::Iter<'a, u16>,
}

const FIRST_DAY: i64 = 20_513;
const TAGS: [&str; 2] = ["carer", "new-here"];
const ROLES: [&str; 6] = ["broker", "staff", "trustee", "mentor", "volunteer", "nobody"];

impl<'a> Dice<'a> {
    /// These throws.
    pub fn new(throws: &'a [u16]) -> Self {
        Self { throws: throws.iter() }
    }
    /// One of `n`, from 0.
    pub fn roll(&mut self, n: usize) -> usize {
        usize::from(self.throws.next().copied().unwrap_or(0)) % n.max(1)
    }
    fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) >= 100 - percent
    }
    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())].clone()
    }
    /// A number of something there are `count` of; now and then one beyond.
    fn number(&mut self, count: usize) -> u32 {
        let number = if self.chance(3) { count + 1 } else { self.roll(count.max(1)) + 1 };
        number as u32
    }
    fn minutes(&mut self) -> u32 {
        match self.roll(24) {
            20 => 0,
            21 => 10_081,
            22 => 10_080,
            23 => 1,
            n => (n as u32 % 12 + 1) * 10 + self.roll(7) as u32,
        }
    }
    fn some<T>(&mut self, percent: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.chance(percent) { Some(make(self)) } else { None }
    }
}

/// The next command for a bank that stands so.
pub fn next_command(bank: &Bank, dice: &mut Dice<'_>) -> Command {
    if !bank.founded {
        let rules = rules(dice);
        return Command { at: FIRST_DAY * DAY + 36_000_000, by: None, key: None, action: Action::Create { rules } };
    }
    let action = if bank.members.len() < 4 && !dice.chance(10) { admit(bank, dice) } else { any_action(bank, dice) };
    let later = match dice.roll(20) {
        0..=11 => 60_000,
        12..=15 => 7_200_000,
        16 => DAY,
        17 => 4 * DAY,
        18 => 16 * DAY,
        _ => dice.one(&[31 * DAY, 1, 0, -1, 75 * DAY]),
    };
    let few = bank.members.len() < 3;
    let by = if dice.chance(22) && !few { Some(sender(bank, dice, &action)) } else { None };
    let key = dice.some(12, |d| d.roll(9) as u8);
    let command = Command { at: bank.now + later, by, key, action };
    match key.and_then(|k| bank.keys.get(&(by, k))) {
        // Most often what comes with a known key is the same command again: at once, or sent anew later.
        Some((known, _)) if !dice.chance(40) => {
            let at = if dice.chance(50) { known.at } else { command.at };
            Command { at, ..known.clone() }
        }
        _ => command,
    }
}

/// Most often somebody becomes one with another who has agreed to what others have not answered yet.
fn merge(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    let waiting = bank.exchanges.values().filter(|e| e.stage == Stage::Proposed);
    let agreed: Vec<u32> = waiting.flat_map(|e| e.agreed.iter().copied()).collect();
    let merged = if agreed.is_empty() || dice.chance(40) { member(bank, dice) } else { dice.one(&agreed) };
    Action::Merge { kept: member(bank, dice), merged }
}

fn admit(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    let today = bank.now.div_euclid(DAY);
    Action::Admit {
        organisation: dice.chance(12),
        applicant: dice.chance(8),
        joined: dice.some(15, |d| today + d.one(&[-30, -2, 1])),
        account: dice.some(12, |d| account(bank, d)),
        tags: dice.some(15, |d| vec![d.one(&TAGS).to_string()]).unwrap_or_default(),
    }
}

fn any_action(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    use Stage::*;
    let today = bank.now.div_euclid(DAY);
    let under_way = bank.exchanges.values().filter(|e| matches!(e.stage, Proposed | Agreed | Done | Disputed)).count();
    if under_way > 0 && dice.chance(45) {
        return lifecycle(bank, dice);
    }
    if dice.chance(8) {
        return rather_not(bank, dice);
    }
    match dice.roll(66) {
        0..=11 => Action::Propose {
            terms: terms(bank, dice, 3),
            dates: dice.some(12, |d| (0..=d.roll(2)).map(|i| today + 7 * (i as i64 + 1)).collect()).unwrap_or_default(),
        },
        12..=20 => Action::Record { terms: terms(bank, dice, 2) },
        21 => Action::RecordBatch { exchanges: (0..dice.roll(4)).map(|_| terms(bank, dice, 0)).collect() },
        22 | 23 => Action::Amend { exchange: exchange(bank, dice, &[Confirmed, Settled]), terms: terms(bank, dice, 0) },
        24..=26 => Action::Reverse { exchange: exchange(bank, dice, &[Confirmed, Settled]) },
        27 => Action::UndoBatch { batch: dice.number(bank.batches as usize) },
        28..=31 => Action::Transfer(NewTransfer {
            kind: dice.one(&[
                TransferKind::Gift,
                TransferKind::Donation,
                TransferKind::Correction,
                TransferKind::Levy,
                TransferKind::Estate,
                TransferKind::Welcome,
            ]),
            from: account(bank, dice),
            to: account(bank, dice),
            minutes: dice.one(&[30, 60, 90, 45, 0, -10, 6_000_001]),
        }),
        32 | 33 => admit(bank, dice),
        34 => Action::SetState {
            member: member(bank, dice),
            to: dice.one(&[
                Standing::Paused,
                Standing::Active,
                Standing::Suspended,
                Standing::Left,
                Standing::Active,
                Standing::Applicant,
                Standing::Erased,
            ]),
            until: dice.some(15, |d| today + d.one(&[10, -1])),
        },
        35 | 36 => Action::GiveRole {
            member: member(bank, dice),
            role: dice.one(&ROLES).into(),
            at: dice.some(30, |d| member(bank, d)),
            until: dice.some(20, |d| today + d.one(&[40, -1])),
        },
        37 => end_role(bank, dice),
        38 => Action::KeepTags {
            member: member(bank, dice),
            add: dice.some(70, |d| vec![d.one(&TAGS).to_string()]).unwrap_or_default(),
            remove: dice.some(30, |d| vec![d.one(&TAGS).to_string()]).unwrap_or_default(),
        },
        39 => merge(bank, dice),
        40 => Action::OpenAccount {
            kind: dice.one(&[Kind::Household, Kind::Organisation, Kind::Member]),
            members: (0..dice.roll(3)).map(|_| member(bank, dice)).collect(),
        },
        41 => {
            let shared: Vec<u32> =
                bank.accounts.iter().filter(|(_, a)| matches!(a.kind, Kind::Household | Kind::Organisation)).map(|(id, _)| *id).collect();
            let account = if shared.is_empty() || dice.chance(10) { account(bank, dice) } else { dice.one(&shared) };
            Action::JoinAccount { member: member(bank, dice), account }
        }
        42 => Action::LeaveAccount { member: member(bank, dice) },
        43 => Action::SetLimits { account: account(bank, dice), limits: dice.some(75, limits) },
        44 => Action::AdoptCharter { rules: rules(dice), decided_by: dice.some(20, |d| member(bank, d)).into_iter().collect() },
        45 => Action::AgeCredit,
        46 => Action::SetSecret { secret: dice.roll(3) as u8 },
        47 => Action::OpenBridge {
            partner: dice.one(&["Aldermoor", "Fennside", ""]).into(),
            limits: Limits { enforced: true, lowest: Some(-120), highest: Some(120), earned: Vec::new() },
        },
        47..=49 if bank.bridges.is_empty() == (dice.roll(2) == 0) => Action::OpenBridge {
            partner: dice.one(&["Aldermoor", "Fennside"]).into(),
            limits: Limits { enforced: true, lowest: Some(-120), highest: Some(120), earned: Vec::new() },
        },
        50 | 51 | 63 | 64 if bank.passages.values().any(|p| p.pending) && !dice.chance(15) => {
            let pending: Vec<u32> = bank.passages.iter().filter(|(_, p)| p.pending).map(|(id, _)| *id).collect();
            let passage = dice.one(&pending);
            if dice.chance(50) { Action::VoidPassage { passage } } else { Action::PostPassage { passage } }
        }
        48 | 49 | 63 | 64 => Action::BeginPassage {
            bridge: dice.number(bank.bridges.len()),
            direction: dice.one(&[Direction::Out, Direction::In]),
            account: account(bank, dice),
            minutes: dice.one(&[30, 60, 0, 130]),
            shared_key: dice.roll(12) as u8,
            due: bank.now + dice.one(&[0, DAY, 9 * DAY]),
        },
        50 => Action::PostPassage { passage: dice.number(bank.passages.len()) },
        51 => Action::VoidPassage { passage: dice.number(bank.passages.len()) },
        52 if dice.chance(40) => Action::Erase { member: member(bank, dice) },
        52 => Action::PostPassage { passage: dice.number(bank.passages.len()) },
        53 => Action::ClosePeriod { through: today + dice.one(&[-1, -10, 0]) },
        54 | 60..=62 => programme(bank, dice),
        55 => match dice.roll(2) {
            0 => Action::AddActivity { code: format!("activity-{}", dice.roll(4)) },
            _ => Action::ChangeActivity {
                id: dice.one(&[1, 1, 2, 9]),
                code: dice.one(&["garden", "food"]).into(),
                name: dice.one(&["gardening", "weeding"]).into(),
            },
        },
        56 => Action::ExpireDue,
        57 => Action::ClearAhead { member: member(bank, dice), from: today + dice.one(&[0, 5]) },
        _ => listing(bank, dice),
    }
}

/// A role somebody has is ended; now and then one that nobody has.
fn end_role(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    let held: Vec<(u32, String, Option<u32>)> =
        bank.members.iter().flat_map(|(id, m)| m.roles.iter().map(|r| (*id, r.name.clone(), r.at))).collect();
    if held.is_empty() || dice.chance(15) {
        return Action::EndRole { member: member(bank, dice), role: dice.one(&ROLES).into(), at: None };
    }
    let (member, role, at) = dice.one(&held);
    Action::EndRole { member, role, at }
}

/// What is next for a programme: it is opened, two are paired, their pairing ends.
fn programme(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    let today = bank.now.div_euclid(DAY);
    let open: Vec<u32> = bank.pairings.iter().filter(|(_, p)| p.ended.is_none()).map(|(id, _)| *id).collect();
    let next = if bank.programmes.is_empty() { 0 } else { dice.one(&[1, 1, 2, 2, 0]) };
    match (next, open.is_empty()) {
        (0, _) => Action::OpenProgramme {
            name: dice.one(&["walking together", "walking together", "walking together", ""]).into(),
            group: dice.some(50, |_| Group::Pot),
        },
        (2, false) => Action::EndPairing {
            pairing: if dice.chance(10) { dice.number(bank.pairings.len()) } else { dice.one(&open) },
            on: dice.some(20, |_| today - 60),
        },
        _ => Action::Pair {
            programme: dice.number(bank.programmes.len()),
            mentor: member(bank, dice),
            mentee: member(bank, dice),
            from: None,
        },
    }
}

fn listing(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    let today = bank.now.div_euclid(DAY);
    let of = dice.number(bank.listings.len());
    match dice.roll(7) {
        0 => Action::Offer { member: member(bank, dice), until: dice.some(30, |_| today + 20) },
        1 | 2 => Action::Request { member: member(bank, dice), until: dice.some(30, |_| today + 20) },
        3 => Action::ClassifyListing { listing: of, activity: dice.some(80, |d| d.number(2)) },
        4 => Action::AmendListing {
            listing: of,
            minutes: dice.some(80, Dice::minutes),
            rest: bank.listings.get(&of).map(|row| (row.until, row.activity)).unwrap_or_default(),
        },
        5 => Action::RenewListing { listing: of, until: dice.some(40, |d| today + d.one(&[30, -1])) },
        _ => Action::CloseListing { listing: of, met: dice.chance(50) },
    }
}

/// Somebody says what they would rather not be asked: mostly of an offer of theirs.
fn rather_not(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    let of = |request: bool| bank.listings.iter().filter(move |(_, row)| row.request == request);
    let offers: Vec<(u32, u32)> = of(false).map(|(id, row)| (*id, row.member)).collect();
    if offers.is_empty() {
        return Action::Offer { member: member(bank, dice), until: None };
    }
    let (offer, member) = if dice.chance(15) { (dice.number(bank.listings.len()), member(bank, dice)) } else { dice.one(&offers) };
    let requests: Vec<u32> = of(true).map(|(id, _)| *id).collect();
    let what = match dice.roll(4) {
        0 => RatherNot::Activity(dice.number(2)),
        1 => RatherNot::Weekday(dice.one(&[0, 3, 6, 7])),
        2 => RatherNot::Times(dice.one(&[1, 2, 0]), dice.one(&[1, 4, 12, 13])),
        _ if requests.is_empty() || dice.chance(20) => RatherNot::Request(dice.number(bank.listings.len())),
        _ => RatherNot::Request(dice.one(&requests)),
    };
    // What was said is taken back now and then.
    let said: Vec<(u32, u32, RatherNot)> =
        bank.members.iter().flat_map(|(id, row)| row.rather_not.iter().map(|(_, offer, what)| (*id, *offer, *what))).collect();
    if !said.is_empty() && dice.chance(35) {
        let (member, offer, what) = dice.one(&said);
        return Action::RatherNot { member, offer, what, lifted: dice.chance(60) };
    }
    Action::RatherNot { member, offer, what, lifted: dice.chance(10) }
}

fn lifecycle(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    use Stage::*;
    let who = |dice: &mut Dice<'_>, of: u32| {
        let parts = bank.exchanges.get(&of).map(|e| e.terms.parts.clone()).unwrap_or_default();
        if parts.is_empty() || dice.chance(6) { member(bank, dice) } else { dice.one(&parts).member }
    };
    // Whoever is out comes back.
    let out: Vec<(u32, u32)> = bank.exchanges.iter().flat_map(|(id, e)| e.out.iter().map(|m| (*id, *m))).collect();
    if !out.is_empty() && dice.chance(25) {
        let (exchange, member) = dice.one(&out);
        return Action::VisitBack { exchange, member };
    }
    // Most often the step that is next for some exchange.
    let stages: Vec<Stage> =
        bank.exchanges.values().map(|e| e.stage).filter(|s| matches!(s, Proposed | Agreed | Done | AwaitingWord | Disputed)).collect();
    let step = if stages.is_empty() || dice.chance(12) {
        dice.roll(40)
    } else {
        match dice.one(&stages) {
            Proposed => dice.one(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 43, 43, 43, 43]),
            Agreed => dice.one(&[13, 14, 15, 16, 17, 18, 12, 32, 33, 34, 35, 36, 37, 39]),
            AwaitingWord => dice.one(&[40, 40, 40, 40, 41, 42]),
            Done => dice.one(&[20, 21, 22, 23, 24, 25, 26, 27, 28, 28, 35, 39]),
            _ => dice.one(&[29, 30, 31, 39]),
        }
    };
    match step {
        0..=8 => {
            let bundled = bank.exchanges.iter().filter(|(_, e)| e.stage == Proposed && e.bundle.is_some() && e.agreed.len() < 2);
            let bundled: Vec<u32> = bundled.map(|(id, _)| *id).collect();
            let of = if bundled.is_empty() || dice.chance(20) { exchange(bank, dice, &[Proposed]) } else { dice.one(&bundled) };
            let members = if dice.chance(20) { (0..=dice.roll(2)).map(|_| who(dice, of)).collect() } else { Vec::new() };
            Action::Agree { exchange: of, members, series: dice.chance(15) }
        }
        9 if dice.chance(50) => Action::LetThrough { exchange: exchange(bank, dice, &[Proposed]) },
        9 => Action::Approve { exchange: exchange(bank, dice, &[Proposed]), limit: !dice.chance(15) },
        10 => {
            let of = exchange(bank, dice, &[Proposed]);
            Action::Decline { exchange: of, member: dice.some(40, |d| who(d, of)) }
        }
        11 | 12 => Action::Withdraw { exchange: exchange(bank, dice, &[Proposed, Agreed]) },
        13..=19 => {
            let of = exchange(bank, dice, &[Agreed]);
            Action::Done { exchange: of, actual: actual(bank, dice, of), visitors: dice.some(8, |d| d.one(&[0, 2])) }
        }
        20..=26 => {
            let of = exchange(bank, dice, &[Done]);
            let said = bank.exchanges.get(&of).and_then(|e| e.terms.parts.first()).map_or(60, |p| p.minutes);
            let members = if dice.chance(50) { (0..=dice.roll(2)).map(|_| who(dice, of)).collect() } else { Vec::new() };
            Action::Confirm {
                exchange: of,
                members,
                minutes: dice.some(35, |d| d.one(&[said, said + 5, said.saturating_sub(5), said + 11, 10_081, 0, said + 70])),
            }
        }
        27 => Action::ConfirmMany { exchanges: (0..=dice.roll(2)).map(|_| exchange(bank, dice, &[Done])).collect() },
        28 => {
            let of = exchange(bank, dice, &[Done]);
            Action::Dispute { exchange: of, member: dice.some(40, |d| who(d, of)) }
        }
        29..=31 => {
            let of = exchange(bank, dice, &[Disputed]);
            Action::Settle { exchange: of, actual: actual(bank, dice, of) }
        }
        32 | 33 => {
            let of = exchange(bank, dice, &[Agreed]);
            Action::MarkAttendance {
                exchange: of,
                member: who(dice, of),
                attendance: dice.one(&[Attendance::NoShow, Attendance::Cancelled, Attendance::Attended, Attendance::LateCancel]),
            }
        }
        34 => {
            let of = exchange(bank, dice, &[Agreed]);
            Action::Substitute { exchange: of, out: who(dice, of), into: member(bank, dice) }
        }
        35 => {
            let of = exchange(bank, dice, &[Agreed, Done]);
            Action::AddExpense { exchange: of, member: who(dice, of), amount: dice.one(&[180, 0]) }
        }
        36 => {
            let of = exchange(bank, dice, &[Agreed]);
            Action::VisitOut { exchange: of, member: who(dice, of), expected: bank.now + dice.one(&[3_600_000, DAY, 0, 3 * DAY]) }
        }
        37 => {
            let of = exchange(bank, dice, &[Agreed, Done]);
            Action::VisitBack { exchange: of, member: who(dice, of) }
        }
        40 | 41 => {
            let of = exchange(bank, dice, &[AwaitingWord]);
            let account = dice.some(30, |d| account(bank, d));
            if step == 41 {
                return Action::RefuseWord { exchange: of, account };
            }
            Action::GiveWord { exchange: of, account, most: dice.some(30, |d| d.one(&[60, 10, 0, 500])) }
        }
        43 => together(bank, dice),
        42 => Action::Reverse { exchange: exchange(bank, dice, &[AwaitingWord]) },
        _ => Action::ExpireDue,
    }
}

/// Proposals that stand or fall together. Where one stands alone, its people first propose to help the other way round.
fn together(bank: &Bank, dice: &mut Dice<'_>) -> Action {
    let alone = bank.exchanges.iter().filter(|(_, e)| e.stage == Stage::Proposed && e.bundle.is_none());
    let mut exchanges: Vec<u32> = alone.map(|(id, _)| *id).rev().take(dice.one(&[1, 2, 3, 3])).collect();
    if let [one] = exchanges.as_slice()
        && !dice.chance(15)
    {
        let mut terms = bank.exchanges[one].terms.clone();
        for part in &mut terms.parts {
            part.side = match part.side {
                Side::Gave => Side::Received,
                Side::Received => Side::Gave,
                Side::Together => Side::Together,
            };
        }
        return Action::Propose { terms, dates: Vec::new() };
    }
    if exchanges.is_empty() || dice.chance(10) {
        exchanges.push(exchange(bank, dice, &[Stage::Proposed]));
    }
    Action::ProposeTogether { exchanges, due: bank.now + dice.one(&[2 * DAY, 20 * DAY, 60 * DAY, 60 * DAY, 0]) }
}
