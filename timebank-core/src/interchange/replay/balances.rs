//! Balances declared against balances replayed.

use super::Player;
use crate::interchange::community::{COMMUNITY, Status, exactly, guess};
use crate::interchange::faults::Faults;
use crate::interchange::{BalanceRow, Decimal, FaultKind, FileFault, Report};
use crate::values::minutes::Minutes;

/// Declared against replayed, in the bundle's own unit and in minutes.
pub(super) fn compare(player: &Player<'_>, report: &mut Report, faults: &mut Faults) {
    let parsed = player.parsed;
    let exact = |minutes: Minutes| Decimal::of_minutes(minutes, parsed.rate);
    for ((i, row), sum) in parsed.members.iter().enumerate().zip(&player.sums) {
        // A share may be no decimal number in the files' own unit.
        let own = exact(sum.exact).and_then(|units| units.plus(sum.rounded)).unwrap_or(Decimal::ZERO);
        let all = exact(sum.shared).and_then(|shared| own.plus(shared)).zip(sum.minutes.plus(sum.shared).ok());
        if all.is_none() {
            let why = "the sum cannot be held".into();
            faults.push(FileFault::of_row(parsed.file(COMMUNITY), 0, FaultKind::TooLarge, why));
        }
        let (replayed, expected) = all.unwrap_or((own, sum.minutes));
        let declared = row.account.as_ref().and_then(|a| a.balance);
        let Ok(account) = player.account(i) else { continue };
        let here = player.bank.balance_of(account).unwrap_or_default();
        let same = exactly(replayed, parsed.rate) == Some(here) && here == expected;
        if row.status == Status::Deleted && declared.is_some_and(|d| !d.is_zero()) {
            guess(report, parsed.file(row.file), row.line, &row.code, "left, the balance stays on the account", "deleted-with-a-balance");
        }
        let agrees = match declared {
            Some(declared) => Some(declared == replayed && same),
            // Nothing to compare with, unless the bank moved other minutes than the rows.
            None => (here != expected).then_some(false),
        };
        report.balances.push(BalanceRow { code: row.code.clone(), account: Some(account), declared, replayed, minutes: here, agrees });
    }
    let all = |wanted: Option<bool>| report.balances.iter().any(|row| row.agrees == wanted);
    report.balances_agree = if all(Some(false)) { Some(false) } else { (all(Some(true)) && !faults.unread_balance).then_some(true) };
}
