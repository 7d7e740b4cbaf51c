//! What was taken and should be looked at: the warnings that files have, of a table's rows.

use super::row::Row;
use super::{TABLE, TableRecording, line};
use crate::interchange::warnings::{Given, Long, long_days, long_rows};
use crate::interchange::{Caution, Guess, Warning};
use crate::model::caller::Sender;
use crate::model::exchange::{Side, Terms};
use crate::order::BTreeSet;
use std::hash::{Hash, Hasher};

/// What stands in a row, hashed. 64 bits are enough for a warning.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seen {
    /// All it says, with its note.
    whole: u64,
    line: u64,
    /// Who took part, on which day and for how long: what is compared with the bank.
    day: u64,
}

impl TableRecording {
    /// Notes what is looked at when the table has ended, of a row that the bank took.
    pub(super) fn look(&mut self, row: &Row) {
        let (terms, at) = (&row.terms, line(row.number));
        let longest = terms.parts.iter().map(|part| part.minutes).max().unwrap_or_default();
        self.long.push(Long { file: 0, line: at, minutes: longest.into() });
        for part in terms.parts.iter().filter(|part| part.side != Side::Received) {
            let giver = usize::try_from(part.member.get()).unwrap_or(usize::MAX);
            self.given.push(Given { giver, on: terms.on, file: 0, line: at, minutes: part.minutes.into() });
        }
        self.seen.push(Seen { whole: hash(&Whole(terms, row.note.as_deref())), line: at, day: hash(&Day(terms)) });
        if row.short_year && !std::mem::replace(&mut self.short_year, true) {
            let taken_as = format!("years from {} on", self.options.pivot);
            self.report.guessed.push(Guess::new(TABLE, at, &terms.on.to_string(), taken_as, "two-digit-years"));
        }
    }

    /// Warns of what was taken and should be looked at.
    pub(super) fn warn(&mut self) {
        let file = |_: usize| TABLE;
        long_rows(&self.long, &file, &mut self.report);
        let bank = self.trial.bank();
        // Names are shown to the host alone: a member reads their own table, by numbers.
        let host = self.options.by == Sender::Host;
        let name = |giver: usize| {
            let member = u32::try_from(giver).ok().and_then(crate::values::ids::MemberId::new);
            let name = member.filter(|_| host).and_then(|member| bank.person(member)?.profile.name.clone());
            name.unwrap_or_else(|| giver.to_string())
        };
        long_days(std::mem::take(&mut self.given), &file, &name, &mut self.report);
        self.seen.sort_unstable();
        for same in self.seen.chunk_by(|a, b| a.whole == b.whole) {
            let Some((first, rest)) = same.split_first() else { continue };
            rest.iter().for_each(|again| self.report.warn(Warning::new(Caution::RowTwice, TABLE, vec![first.line, again.line], "")));
        }
        // A member does not learn from a warning what others have recorded.
        if host && self.is_known() {
            let warning = Warning::new(Caution::SheetTwice, TABLE, Vec::new(), "");
            self.report.warn(Warning { suggestion: Some("the bank".into()), ..warning });
        }
    }

    /// Whether every row stands in the bank already: the same people on the same day for as long.
    fn is_known(&self) -> bool {
        let mut wanted: BTreeSet<u64> = self.seen.iter().map(|seen| seen.day).collect();
        let bank = self.trial.bank();
        for (id, _) in bank.exchange_rows().take_while(|(id, _)| id.get() < self.next) {
            if wanted.is_empty() {
                break;
            }
            if let Some(terms) = bank.terms_of(id) {
                wanted.remove(&hash(&Day(&terms)));
            }
        }
        wanted.is_empty() && self.seen.len() > 1
    }
}

/// Who took part, on which day and for how long.
struct Day<'t>(&'t Terms);

impl Hash for Day<'_> {
    fn hash<H: Hasher>(&self, into: &mut H) {
        self.0.on.hash(into);
        self.0.parts.iter().for_each(|part| (part.member, part.side, part.minutes).hash(into));
    }
}

/// All that the columns of a table say.
struct Whole<'t>(&'t Terms, Option<&'t str>);

impl Hash for Whole<'_> {
    fn hash<H: Hasher>(&self, into: &mut H) {
        let Self(terms, note) = self;
        Day(terms).hash(into);
        (terms.start, terms.activity, terms.visitors, terms.setting, terms.listing, terms.pairing).hash(into);
        (terms.facilitation, terms.estimated, terms.brokered, note).hash(into);
        terms.payer.as_ref().map(|payer| (payer.kind, payer.member)).hash(into);
        terms.expenses.iter().for_each(|expense| (expense.member, expense.amount).hash(into));
    }
}

fn hash(of: &impl Hash) -> u64 {
    // Fixed keys: the same on every machine.
    #[expect(deprecated, reason = "the hasher whose keys are fixed by its documentation")]
    let mut hash = std::hash::SipHasher::new();
    of.hash(&mut hash);
    hash.finish()
}
