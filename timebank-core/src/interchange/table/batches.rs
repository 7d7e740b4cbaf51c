//! Rows tried out on the copy of the bank: many at once, and one by one where that is refused.

use super::row::Row;
use super::{Salt, TableRecording};
use crate::command::{Action, BatchNote, Command, Context, Record, RecordBatch};
use crate::order::BTreeMap;
use crate::state::Created;

impl TableRecording {
    /// Tries out what waits.
    pub(super) fn flush(&mut self) {
        let rows = std::mem::take(&mut self.waiting);
        // What is refused for a question will not be recorded: nothing more needs to be tried.
        if self.asked {
            return;
        }
        // A batch is entered at one moment: what was entered at others is recorded one by one.
        if rows.iter().any(|row| row.entered.is_some()) {
            return self.one_by_one(rows);
        }
        // Where a batch is refused each half is tried by itself: one row that does not fit leaves the others in batches.
        let mut waiting = vec![rows];
        while let Some(rows) = waiting.pop() {
            let mut rows = if rows.is_empty() { rows } else { self.as_batch(rows) };
            match rows.len() {
                0 => {}
                1 => self.one_by_one(rows),
                several => {
                    let second = rows.split_off(several / 2);
                    waiting.extend([second, rows]);
                }
            }
        }
    }

    /// Records them as one batch, which can be undone at once. Gives them back when that was refused.
    fn as_batch(&mut self, rows: Vec<Row>) -> Vec<Row> {
        let count = rows.len();
        let (mut read, mut exchanges, mut notes) = (Vec::with_capacity(count), Vec::with_capacity(count), Vec::new());
        for (place, row) in (0u32..).zip(rows) {
            read.push((row.number, row.short_year));
            exchanges.push(row.terms);
            notes.extend(row.note.map(|note| BatchNote::new(place, note)));
        }
        let mut context = Context::of(self.options.at, self.options.by);
        if !notes.is_empty() {
            context = context.salt(self.salt_of(read.first().map(|(number, _)| *number)));
        }
        let command = Command::new(context, RecordBatch::new(exchanges).notes(notes));
        let next = self.next_exchange();
        let done = self.trial.execute(&command);
        let Action::RecordBatch(RecordBatch { exchanges, notes, .. }) = command.action else { return Vec::new() };
        let mut notes: BTreeMap<u32, String> = notes.into_iter().map(|said| (said.row, said.note)).collect();
        let rows = (0u32..).zip(read.into_iter().zip(exchanges));
        let rows = rows.map(|(place, ((number, short_year), terms))| {
            let note = notes.remove(&place);
            Row { number, terms, entered: None, note, short_year }
        });
        let rows: Vec<Row> = rows.collect();
        let Ok(outcome) = done else { return rows };
        if let Some(Created::Batch(batch)) = outcome.created {
            self.batches.push(batch);
        }
        self.count(next, count);
        rows.iter().for_each(|row| self.look(row));
        Vec::new()
    }

    fn one_by_one(&mut self, rows: Vec<Row>) {
        for row in rows {
            let mut context = Context::of(row.entered.unwrap_or(self.options.at), self.options.by);
            if row.note.is_some() {
                context = context.salt(self.salt_of(Some(row.number)));
            }
            let next = self.next_exchange();
            let command = Command::new(context, Record { note: row.note, ..Record::new(row.terms) });
            let done = self.trial.execute(&command);
            let Action::Record(Record { terms, note, .. }) = command.action else { continue };
            match done {
                Ok(_) => {
                    self.count(next, 1);
                    self.look(&Row { number: row.number, terms, entered: row.entered, note, short_year: row.short_year });
                }
                Err(error) => {
                    let fault = self.by_the_bank(row.number, &terms, &error);
                    self.refuse(vec![fault]);
                }
            }
        }
    }

    /// The salt of the command that begins with a row: each has its own, worked out from the one of the call.
    fn salt_of(&self, number: Option<u64>) -> Salt {
        self.options.salt.for_part(number.and_then(|number| u32::try_from(number).ok()).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]
mod tests {
    use crate::bank::TimeBank;
    use crate::charter::Charter;
    use crate::command::{Admit, Context, UndoBatch};
    use crate::interchange::FaultyRows;
    use crate::interchange::table::{Cell, Column, Names, TableOptions, TableRecording};
    use crate::model::caller::Sender;
    use crate::values::digest::Salt;
    use crate::values::time::Timestamp;

    #[test]
    fn one_row_that_the_bank_refuses_leaves_the_others_in_batches() {
        let at: Timestamp = "2026-03-20T10:00:00Z".parse().unwrap();
        let mut bank = TimeBank::create(Context::host(at), crate::values::digest::BankId([7; 16]), Charter::named("Harpurbrook")).unwrap();
        for (name, salt) in [("Ana", [1; 16]), ("Ben", [2; 16])] {
            bank.admit(Context::host(at).salt(Salt(salt)), Admit::named(name).joined("2026-01-05".parse().unwrap())).unwrap();
        }
        let columns = [
            ("on", Some(Column::On)),
            ("gave", Some(Column::Gave)),
            ("received", Some(Column::Received)),
            ("minutes", Some(Column::Minutes)),
        ];
        let mut options = TableOptions::new(Salt(*b"0123456789abcdef"), Sender::Host, at);
        (options.faulty_rows, options.names) = (FaultyRows::LeaveOut, Names::of(&bank, None));
        let mut recording = TableRecording::new(&bank, &columns, options).unwrap();
        for row in 0..100 {
            // The 38th is help of a day that has not come.
            let on = if row == 37 { "2026-12-01" } else { "2026-03-02" };
            let cells = [Cell::Text(on), Cell::Text("Ana"), Cell::Text("Ben"), Cell::Whole(10)];
            recording.row(&|place| cells.get(place).cloned().unwrap_or(Cell::Missing));
        }
        let recorded = recording.end();
        assert_eq!((recorded.refused, recorded.faults[0].row, recorded.report.files[0].taken), (1, 37, 99));
        // Halves of 100 down to the one row: seven times at most, and as many batches.
        assert!((1..=7).contains(&recorded.batches.len()), "{:?}", recorded.batches);
        bank.keep_trial(recorded.trial.unwrap()).unwrap();
        for batch in recorded.batches {
            bank.undo_batch(Context::host(at), UndoBatch { batch }).unwrap();
        }
        assert_eq!(bank.exchange_rows().filter(|(_, row)| row.state.happened()).count(), 0);
    }
}
