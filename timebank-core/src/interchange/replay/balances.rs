//! Balances declared against balances replayed.

use super::Player;
use crate::interchange::community::{COMMUNITY, Status, exactly, guess};
use crate::interchange::faults::Faults;
use crate::interchange::{BalanceRow, Decimal, Fault, FaultKind, Report};
use crate::values::minutes::Minutes;

/// Declared against replayed, in the bundle's own unit and in minutes.
pub(super) fn compare(player: &Player<'_>, report: &mut Report, faults: &mut Faults) {
    let parsed = player.parsed;
    let mut replayed: Vec<Decimal> = vec![Decimal::ZERO; parsed.members.len()];
    let mut minutes: Vec<Minutes> = vec![Minutes::ZERO; parsed.members.len()];
    for (t, took) in parsed.transfers.iter().zip(&player.took) {
        // What the bank refused moved nothing, and what several share is added below.
        if !took || t.more.as_ref().is_some_and(|more| more.is_help() && !more.corrects) {
            continue;
        }
        for (i, amount, moved) in [(t.payer, t.amount.reversed(), t.minutes.reversed()), (t.payee, t.amount, t.minutes)] {
            let slots = replayed.get_mut(i).zip(minutes.get_mut(i));
            let Some((slot, sum)) = slots else { continue };
            match (slot.plus(amount), sum.plus(moved)) {
                (Some(total), Ok(whole)) => (*slot, *sum) = (total, whole),
                _ => faults.push(Fault::of_row(parsed.file(t.file), t.line, FaultKind::TooLarge, "the sum cannot be held".into())),
            }
        }
    }
    for (i, share) in &player.shares {
        let Some((slot, sum)) = replayed.get_mut(*i).zip(minutes.get_mut(*i)) else { continue };
        let in_units = Decimal::of_minutes(*share, parsed.rate).and_then(|share| slot.plus(share));
        match (in_units, sum.plus(*share)) {
            (Some(total), Ok(whole)) => (*slot, *sum) = (total, whole),
            _ => faults.push(Fault::of_row(parsed.file(COMMUNITY), 0, FaultKind::TooLarge, "the sum cannot be held".into())),
        }
    }
    for ((i, row), (replayed, expected)) in parsed.members.iter().enumerate().zip(replayed.into_iter().zip(minutes)) {
        let declared = row.account.as_ref().and_then(|a| a.balance);
        let Ok(account) = player.account(i) else { continue };
        let here = player.bank.balance_of(account).unwrap_or_default();
        let exact = exactly(replayed, parsed.rate) == Some(here) && here == expected;
        if row.status == Status::Deleted && declared.is_some_and(|d| !d.is_zero()) {
            guess(report, parsed.file(row.file), row.line, &row.code, "left, the balance stays on the account", "deleted-with-a-balance");
        }
        let agrees = match declared {
            Some(declared) => Some(declared == replayed && exact),
            // Nothing to compare with, unless the bank moved other minutes than the rows.
            None => (here != expected).then_some(false),
        };
        report.balances.push(BalanceRow { code: row.code.clone(), account: Some(account), declared, replayed, minutes: here, agrees });
    }
    let all = |wanted: Option<bool>| report.balances.iter().any(|row| row.agrees == wanted);
    report.balances_agree = if all(Some(false)) { Some(false) } else { all(Some(true)).then_some(true) };
}
