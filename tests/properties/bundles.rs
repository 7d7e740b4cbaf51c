//! Bundles of a few people close to their limits: core and model in lockstep, over whatever becomes of each exchange.

use crate::lockstep::{Seen, play, sequences};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use timebank_model::{
    Action, Actual, Attendance, Bank, Command, Dice, Fault, Limits, NewTransfer, Part, Payer, Rules, Side, Stage, Terms, TransferKind,
};

const DAY: i64 = 86_400_000;
const MEMBERS: u32 = 5;

/// What was seen of bundles, to know that the sequences reach what they are for.
#[derive(Default, Debug)]
struct Reached {
    agreed: u32,
    settled: u32,
    /// Bundles of which something was posted by itself, and something with the others.
    in_part: u32,
}

fn terms(on: i64, dice: &mut Dice<'_>) -> Terms {
    let gave = dice.roll(MEMBERS as usize) as u32;
    let received = (gave + 1 + dice.roll(MEMBERS as usize - 1) as u32) % MEMBERS;
    let minutes = [60, 60, 60, 30, 120, 10][dice.roll(6)];
    let part = |member, side| Part { member: member + 1, side, minutes, paid: false, attendance: Attendance::Attended };
    Terms {
        on,
        parts: vec![part(gave, Side::Gave), part(received, Side::Received)],
        visitors: 0,
        payer: (dice.roll(8) == 0).then_some(Payer::Pot),
        group: None,
        activity: None,
        listing: None,
        pairing: None,
        expenses: Vec::new(),
    }
}

fn founding(dice: &mut Dice<'_>) -> Action {
    let lowest = [0, 0, -60, -30][dice.roll(4)];
    let highest = [None, None, Some(120)][dice.roll(3)];
    let limits = Limits { lowest: Some(lowest), highest, enforced: dice.roll(8) > 0, earned: Vec::new() };
    let pot = Limits { lowest: Some(-90), highest: None, enforced: dice.roll(4) == 0, earned: Vec::new() };
    let limits = [limits.clone(), limits.clone(), limits, pot];
    let pot_word = [0, 60, 200][dice.roll(3)];
    Action::Create {
        rules: Rules { limits, pot_word, shortfall_to_pot: dice.roll(2) > 0, tolerance: [15, 0][dice.roll(2)], ..Rules::default() },
    }
}

/// What becomes of an exchange that stands so.
fn becomes(exchange: u32, stage: Stage, parts: &[Part], dice: &mut Dice<'_>) -> Action {
    let actual = |minutes| parts.iter().map(|part| Actual { member: part.member, minutes: Some(minutes), attendance: None }).collect();
    match (stage, dice.roll(10)) {
        (Stage::Agreed, 0) => Action::Withdraw { exchange },
        (Stage::Agreed, 1) => Action::Substitute { exchange, out: parts[0].member, into: dice.roll(MEMBERS as usize) as u32 + 1 },
        (Stage::Agreed, 2) => {
            let attendance = if parts[1].attendance == Attendance::Attended { Attendance::NoShow } else { Attendance::Attended };
            Action::MarkAttendance { exchange, member: parts[1].member, attendance }
        }
        (Stage::Agreed, 3) => Action::Done { exchange, actual: actual(90), visitors: None },
        (Stage::Agreed, _) => Action::Done { exchange, actual: Vec::new(), visitors: None },
        (Stage::Done, 0) => Action::Dispute { exchange, member: None },
        (Stage::Done, 1) => Action::Withdraw { exchange },
        (Stage::Done, _) => Action::Confirm { exchange, members: Vec::new(), minutes: None },
        (Stage::Disputed, _) => Action::Settle { exchange, actual: actual([60, 30, 200][dice.roll(3)]) },
        (Stage::AwaitingWord, 0) => Action::Reverse { exchange },
        (Stage::AwaitingWord, 1) => Action::RefuseWord { exchange, account: None },
        (Stage::AwaitingWord, 2) => Action::GiveWord { exchange, account: None, most: None },
        _ => Action::ExpireDue,
    }
}

/// Agrees a bundle of up to six exchanges, and sees to its exchanges one by one.
fn next(bank: &Bank, step: u32, dice: &mut Dice<'_>) -> Option<Command> {
    let all = bank.exchanges.len() as u32;
    let today = bank.now.div_euclid(DAY);
    let mut wait = 1_000;
    let action = match step {
        0 => return Some(Command { at: 20_513 * DAY + 36_000_000, by: None, key: None, action: founding(dice) }),
        1..=MEMBERS => Action::Admit { organisation: false, applicant: false, joined: None, account: None, tags: Vec::new() },
        6..=11 if step < 8 || dice.roll(3) > 0 => Action::Propose { terms: terms(today + 1, dice), dates: Vec::new() },
        12..=17 if step - 11 <= all && dice.roll(3) > 0 => Action::Approve { exchange: step - 11, limit: true },
        18 => Action::ProposeTogether { exchanges: (1..=all).collect(), due: bank.now + 20 * DAY },
        19..=24 if step - 18 <= all => Action::Agree { exchange: step - 18, members: Vec::new(), series: false },
        25..=60 => {
            let open = |stage| matches!(stage, Stage::Agreed | Stage::Done | Stage::Disputed | Stage::AwaitingWord);
            let open: Vec<_> = bank.exchanges.iter().filter(|(_, e)| open(e.stage)).collect();
            let (exchange, e) = open.get(dice.roll(open.len()))?;
            wait = [DAY, DAY, 1_000, 4 * DAY, 16 * DAY][dice.roll(5)];
            if dice.roll(8) == 0 {
                let account = |dice: &mut Dice<'_>| dice.roll(MEMBERS as usize) as u32 + 2;
                Action::Transfer(NewTransfer { kind: TransferKind::Gift, from: account(dice), to: account(dice), minutes: 30 })
            } else {
                becomes(**exchange, e.stage, &e.terms.parts, dice)
            }
        }
        61.. => return None,
        _ => Action::ExpireDue,
    };
    Some(Command { at: bank.now + wait, by: None, key: None, action })
}

fn run(script: &[Vec<u16>], fault: Option<Fault>, reached: &mut Reached) -> Result<(), TestCaseError> {
    let (mut steps, mut was) = (script.iter().zip(0u32..), None);
    play(
        fault,
        &mut |bank| {
            let bundle = bank.bundles.values().next().map(|bundle| bundle.settling);
            reached.agreed += u32::from(was != Some(true) && bundle == Some(true));
            if was == Some(true) && bundle == Some(false) {
                reached.settled += 1;
                // The pot makes up for a limit, or nothing is posted at all.
                let all = bank.exchanges.values().filter(|e| e.stage == Stage::Confirmed && e.terms.payer.is_none());
                let (short, whole): (Vec<_>, Vec<_>) = all.partition(|e| e.postings.is_empty() || e.postings.contains_key(&1));
                reached.in_part += u32::from(!short.is_empty() && !whole.is_empty());
            }
            was = bundle;
            let (throws, step) = steps.next()?;
            next(bank, step, &mut Dice::new(throws))
        },
        &mut Seen::default(),
    )
}

fn search(most: u32, fault: Option<Fault>, reached: &mut Reached) -> Result<(), String> {
    let shrink = if fault.is_none() { 4096 } else { 0 };
    let config = Config { cases: most, max_shrink_iters: shrink, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let cell = std::cell::RefCell::new(reached);
    let scripts = vec(vec(any::<u16>(), 12), 62);
    runner.run(&scripts, |script| run(&script, fault, &mut cell.borrow_mut())).map_err(|why| why.to_string())
}

#[test]
fn bundles_are_agreed_and_settled_as_the_model_says() {
    let (count, mut reached) = (sequences().div_ceil(5), Reached::default());
    search(count, None, &mut reached).unwrap();
    println!("{reached:?}");
    assert!(reached.agreed > count / 2 && reached.settled > count / 2 && reached.in_part > count / 40, "{reached:?}");
}

#[test]
fn a_planted_fault_of_bundles_is_found() {
    assert!(search(600, Some(Fault::OneShortAccountSpoilsABundle), &mut Reached::default()).is_err());
}
