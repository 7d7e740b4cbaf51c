//! What commands are made of: members, accounts, limits, rules, terms.

use super::{Dice, TAGS};
use crate::bank::{Bank, DAY};
use crate::command::*;
use crate::rules::*;

pub(super) fn member(bank: &Bank, dice: &mut Dice<'_>) -> u32 {
    dice.number(bank.members.len())
}

pub(super) fn account(bank: &Bank, dice: &mut Dice<'_>) -> u32 {
    dice.number(bank.accounts.len())
}

pub(super) fn limits(dice: &mut Dice<'_>) -> Limits {
    let lowest = dice.some(75, |d| d.one(&[-120, -60, 0, -240]));
    let highest = dice.some(60, |d| d.one(&[180, 90, 300, 0]));
    let enforced = dice.chance(75);
    let mut earned = Vec::new();
    for _ in 0..dice.one(&[0, 0, 0, 1, 2]) {
        let lowest_grows = dice.chance(60);
        // A limit that is not there cannot grow.
        let there = if lowest_grows { lowest.is_some() } else { highest.is_some() };
        let one =
            Earned { lowest: lowest_grows, given: dice.chance(70), percent: dice.one(&[50, 100, 33]), most: dice.one(&[60, 100, 15]) };
        if there && !earned.iter().any(|e: &Earned| (e.lowest, e.given) == (one.lowest, one.given)) {
            earned.push(one);
        }
    }
    Limits { lowest, highest, enforced, earned }
}

pub(super) fn rules(dice: &mut Dice<'_>) -> Rules {
    let mut rules = Rules { name: format!("Harpurbrook {}", dice.roll(1000)), ..Rules::default() };
    rules.participation_only = dice.chance(4);
    for i in 0..4 {
        if dice.chance(if i == 3 { 25 } else { 55 }) {
            rules.limits[i] = limits(dice);
        }
    }
    if dice.chance(30) {
        rules.by_tag = vec![(TAGS[0].into(), limits(dice))];
    }
    rules.welcome = dice.one(&[0, 0, 60, 25]);
    rules.group = dice.one(&[Group::Share, Group::Share, Group::Each, Group::Pot, Group::NoCredit]);
    rules.paid_time = dice.one(&[PaidTime::Pot, PaidTime::Giver, PaidTime::Nobody]);
    rules.together_from_pot = dice.chance(50);
    rules.shortfall_to_pot = !dice.chance(40);
    rules.leaving_to_pot = !dice.chance(25);
    rules.pot_word = dice.one(&[0, 0, 60, 600]);
    rules.ageing =
        dice.some(40, |d| Ageing { every_days: d.one(&[7, 30]), per_mille: d.one(&[100, 333, 1000]), above: d.one(&[0, 30, 60]) });
    rules.who = dice.one(&[Who::Both, Who::Both, Who::Receivers, Who::Either]);
    rules.days = dice.one(&[14, 3, 30]);
    rules.silence_confirms = !dice.chance(35);
    rules.tolerance = dice.one(&[15, 0, 5, 60]);
    rules.settling = dice.one(&[Settling::Lower, Settling::Higher, Settling::Middle, Settling::Agreed]);
    rules.answer_days = dice.one(&[30, 5]);
    rules.request_days = dice.one(&[Some(180), Some(10), None]);
    if rules.participation_only {
        // A charter that keeps no credit says nothing of it.
        let plain = Rules::default();
        rules.limits = plain.limits;
        rules.by_tag = plain.by_tag;
        rules.welcome = 0;
        rules.ageing = None;
        rules.pot_word = 0;
    }
    // A welcome that could never be given is refused with the charter.
    let (member, pot) = (&rules.limits[0], &rules.limits[3]);
    if (member.enforced && member.highest.is_some_and(|h| h < rules.welcome))
        || (pot.enforced && pot.lowest.is_some_and(|l| l > -rules.welcome))
    {
        rules.welcome = 0;
    }
    rules
}

pub(super) fn part(bank: &Bank, dice: &mut Dice<'_>, member: u32, side: Side) -> Part {
    let _ = bank;
    let minutes = dice.minutes();
    let paid = dice.chance(12);
    let attendance =
        if dice.chance(4) { dice.one(&[Attendance::NoShow, Attendance::LateCancel, Attendance::Cancelled]) } else { Attendance::Attended };
    Part { member, side, minutes, paid, attendance }
}

pub(super) fn terms(bank: &Bank, dice: &mut Dice<'_>, ahead: i64) -> Terms {
    let today = bank.now.div_euclid(DAY);
    let on = today + if dice.chance(70) { 0 } else { dice.one(&[-1, -5, ahead, 1]) };
    let mut members: Vec<u32> = (1..=bank.members.len() as u32).collect();
    let mut draw = |dice: &mut Dice<'_>| {
        if members.is_empty() || dice.chance(3) { member(bank, dice) } else { members.remove(dice.roll(members.len())) }
    };
    let mut parts = Vec::new();
    match dice.roll(12) {
        0..=5 => {
            let (giver, receiver) = (draw(dice), draw(dice));
            parts.push(part(bank, dice, giver, Side::Gave));
            let mut other = part(bank, dice, receiver, Side::Received);
            if dice.chance(70) {
                other.minutes = parts[0].minutes;
            }
            parts.push(other);
        }
        6..=8 => {
            for _ in 0..=dice.roll(2) {
                let giver = draw(dice);
                parts.push(part(bank, dice, giver, Side::Gave));
            }
            for _ in 0..=dice.roll(4) {
                let receiver = draw(dice);
                parts.push(part(bank, dice, receiver, Side::Received));
            }
        }
        9 => {
            for _ in 0..=dice.roll(3) {
                let both = draw(dice);
                parts.push(part(bank, dice, both, Side::Together));
            }
        }
        10 => {
            for side in [Side::Gave, Side::Together, Side::Together, Side::Received] {
                let who = draw(dice);
                parts.push(part(bank, dice, who, side));
            }
        }
        _ => {
            for _ in 0..dice.roll(4) {
                let side = dice.one(&[Side::Gave, Side::Received, Side::Together]);
                let who = draw(dice);
                parts.push(part(bank, dice, who, side));
            }
        }
    }
    let visitors = if dice.chance(15) { dice.one(&[1, 3, 7, 100_001]) } else { 0 };
    let payer = dice.some(30, |d| match d.roll(9) {
        0..=2 => Payer::Pot,
        3 => Payer::Nobody,
        4 => Payer::MemberUnnamed,
        5 => Payer::Receivers,
        _ => Payer::Member(member(bank, d)),
    });
    let group = dice.some(20, |d| d.one(&[Group::Share, Group::Each, Group::Pot, Group::NoCredit]));
    let activity = dice.some(25, |d| d.number(bank.activities.len()));
    let listing = dice.some(8, |d| d.number(bank.listings.len()));
    let pairing = if bank.pairings.is_empty() { None } else { dice.some(15, |d| d.number(bank.pairings.len())) };
    let expenses = dice.some(8, |d| (parts.first().map_or(1, |p| p.member), d.one(&[250, 0]))).into_iter().collect();
    Terms { on, parts, visitors, payer, group, activity, listing, pairing, expenses }
}

pub(super) fn actual(bank: &Bank, dice: &mut Dice<'_>, exchange: u32) -> Vec<Actual> {
    let parts = bank.exchanges.get(&exchange).map(|e| e.terms.parts.clone()).unwrap_or_default();
    let mut all = Vec::new();
    for _ in 0..dice.one(&[0, 0, 1, 1, 2]) {
        let member = if parts.is_empty() || dice.chance(4) { member(bank, dice) } else { dice.one(&parts).member };
        let minutes = dice.some(60, Dice::minutes);
        let attendance = dice.some(35, |d| d.one(&[Attendance::NoShow, Attendance::Attended, Attendance::Cancelled]));
        all.push(Actual { member, minutes, attendance });
    }
    all
}

/// An exchange, most often one where the step makes sense.
pub(super) fn exchange(bank: &Bank, dice: &mut Dice<'_>, stages: &[Stage]) -> u32 {
    let fitting: Vec<u32> = bank.exchanges.iter().filter(|(_, e)| stages.contains(&e.stage)).map(|(id, _)| *id).collect();
    if fitting.is_empty() || dice.chance(6) { dice.number(bank.exchanges.len()) } else { dice.one(&fitting) }
}

/// Who sends a command: most often somebody who may.
pub(super) fn sender(bank: &Bank, dice: &mut Dice<'_>, action: &Action) -> u32 {
    let brokers: Vec<u32> = bank.members.iter().filter(|(_, m)| m.roles.iter().any(|r| r.name == "broker")).map(|(id, _)| *id).collect();
    let of = match action {
        Action::Propose { terms, .. } | Action::Record { terms } => Some(terms.clone()),
        Action::Agree { exchange, .. }
        | Action::Done { exchange, .. }
        | Action::Confirm { exchange, .. }
        | Action::GiveWord { exchange, .. }
        | Action::RefuseWord { exchange, .. } => bank.exchanges.get(exchange).map(|e| e.terms.clone()),
        _ => None,
    };
    let parts = of.map(|t| t.parts).unwrap_or_default();
    match dice.roll(4) {
        0 | 1 if !parts.is_empty() => dice.one(&parts).member,
        0..=2 if !brokers.is_empty() => dice.one(&brokers),
        _ => member(bank, dice),
    }
}
