//! What happens because time passes.

use crate::bank::{About, Bank, DAY, Exchange, Listing, Refusal, refuse};
use crate::fault::Fault;
use crate::rules::*;
use crate::words::Spoken;

impl Bank {
    /// What is due by a moment, in order: when, whether it is a listing, the number.
    fn due_by(&self, at: i64) -> Vec<(i64, bool, u32)> {
        let waits = |e: &Exchange| matches!(e.stage, Stage::Proposed | Stage::Agreed | Stage::Done);
        let exchanges = self.exchanges.iter().filter(|(_, e)| waits(e)).map(|(id, e)| (e.due, false, *id));
        let ends = |l: &Listing| l.until.filter(|_| l.open).map(|until| (until + 1) * DAY);
        let listings = self.listings.iter().filter_map(|(id, l)| Some((ends(l)?, true, *id)));
        let mut due: Vec<(i64, bool, u32)> = exchanges.chain(listings).filter(|(due, ..)| *due <= at).collect();
        due.sort_unstable();
        due
    }

    /// Whether nobody has written for more than sixty days.
    pub(crate) fn long_silence(&self, at: i64) -> bool {
        at > self.now + 60 * DAY
    }

    fn carry_out(&mut self, at: i64) -> Result<(), Refusal> {
        for (_, listing, id) in self.due_by(at).into_iter().take(1_000) {
            self.changed = true;
            if listing {
                self.listings.entry(id).and_modify(|l| l.open = false);
                continue;
            }
            let silence = self.exchanges.get(&id).is_some_and(|e| e.stage == Stage::Done) && self.rules.silence_confirms;
            if silence && !self.broken(Fault::SilenceNeverConfirms) {
                self.post_exchange(id, Stage::Confirmed, Spoken::Not)?;
            } else {
                self.end(id, Stage::Expired);
                self.settle_together(id)?;
            }
        }
        Ok(())
    }

    /// Time passes before a command, whatever becomes of that.
    pub(crate) fn pass_time(&mut self, at: i64) -> Result<(), Refusal> {
        if at < self.now || self.due_by(at).is_empty() {
            return Ok(());
        }
        if self.long_silence(at) {
            return refuse("clock-jump");
        }
        (self.now, self.by) = (at, None);
        while !self.due_by(at).is_empty() {
            self.carry_out(at)?;
        }
        Ok(())
    }

    pub(crate) fn expire_due(&mut self) -> Result<(), Refusal> {
        self.permit("confirm-for-others", &About::Nobody)?;
        let at = self.now;
        if self.slept && !self.due_by(at).is_empty() {
            if self.by.is_some() {
                return refuse("clock-jump");
            }
            let asked: Vec<u32> = self.due_by(at).into_iter().filter(|(_, listing, _)| !listing).map(|(.., id)| id).collect();
            for id in asked {
                if let Some(e) = self.exchanges.get_mut(&id).filter(|e| e.stage == Stage::Done) {
                    e.due = at + 7 * DAY;
                    self.changed = true;
                }
            }
        }
        self.carry_out(at)
    }
}
