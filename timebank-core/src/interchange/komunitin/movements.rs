//! Transfers: movements of credit, each row checked.

use super::super::community::{Clock, Money, More, Said, TRANSFERS, Texts, TransferRow, narrow, row_minutes};
use super::super::export::unguarded;
use super::super::faults::Faults;
use super::super::sheets::Sheet;
use super::super::{FaultKind, Report};
use crate::order::BTreeMap;

/// Reads the transfers, in the order they happened, and what they say in words.
pub fn transfers(
    mut sheet: Sheet,
    money: &Money,
    by_any: &BTreeMap<String, usize>,
    report: &mut Report,
    faults: &mut Faults,
    clock: &mut Clock<'_>,
) -> (Vec<TransferRow>, Texts) {
    if sheet.table.columns.is_empty() {
        return (Vec::new(), Texts::default());
    }
    let key = sheet.table.column(&["sourceKey", "id"]);
    let payer = sheet.needed(&["payer", "payerAccountCode"], faults);
    let payee = sheet.needed(&["payee", "payeeAccountCode"], faults);
    let amount = sheet.needed(&["amount"], faults);
    let words = sheet.column(&["description"]);
    let created = sheet.needed(&["createdAt"], faults);
    if [payer, payee, amount, created].contains(&None) {
        return (Vec::new(), Texts::default());
    }
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut all, mut texts) = (Vec::with_capacity(sheet.table.rows.len()), Texts::default());
    let sheet = &sheet;
    for row in sheet.table.rows.iter() {
        let before = faults.len();
        if !row.get(key).is_empty()
            && let Some(line) = seen.insert(row.get(key), row.line)
        {
            faults.push(sheet.fault(row, key, FaultKind::Duplicate, format!("line {line} has the same key")));
        }
        let mut who = |column: Option<usize>| {
            let found = by_any.get(row.get(column)).copied();
            if found.is_none() {
                let kind = if row.get(column).is_empty() { FaultKind::MissingValue } else { FaultKind::UnknownMember };
                faults.push(sheet.fault(row, column, kind, "no member has this code"));
            }
            found
        };
        let (from, to) = (who(payer), who(payee));
        if from.is_some() && from == to {
            faults.push(sheet.fault(row, payee, FaultKind::PayerIsPayee, "credit goes from one account to another"));
        }
        let minutes = row_minutes(sheet, row, amount, money, report, faults);
        let at = clock.cell(sheet, row, created, faults);
        if at.is_none() && row.get(created).is_empty() {
            faults.push(sheet.fault(row, created, FaultKind::MissingValue, "a transfer has a time"));
        }
        if let (Some(payer), Some(payee), Some((amount, minutes, rounded)), Some(at), true) =
            (from, to, minutes, at, faults.len() == before)
        {
            let Some(words) = texts.keep(unguarded(row.raw(words))) else {
                faults.push(sheet.fault(row, words, FaultKind::TooLarge, "the words of all rows are more than can be kept"));
                continue;
            };
            let more = rounded.then(|| Box::new(More { rounded_from: Some(amount), ..More::default() }));
            let (file, line, payer, payee) = (narrow(TRANSFERS), narrow(row.line), narrow(payer), narrow(payee));
            let (class, on) = (Said::default(), clock.zone.day(at));
            all.push(TransferRow { file, line, payer, payee, minutes, words, class, at, on, activity: None, more });
        }
    }
    // In the order they happened; rows of one moment in the order of the file.
    all.sort_by_cached_key(|t| t.at);
    sheet.note_lost(report);
    (all, texts)
}
