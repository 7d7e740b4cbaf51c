//! The head kept beside a database: `NAME-head`, one line of 128 bytes for each bank, by number.
//!
//! It is written after a commit and says that the journal had got at least so far. So a database whose write-ahead log was
//! removed or damaged after a crash, or one that was overwritten by an older copy, is noticed when it is opened: by itself SQLite
//! takes either for a whole database. The file holds numbers and hashes only. It is not flushed to disk by itself: after a power cut it
//! may lag behind, which is no harm.

use crate::rows::damaged;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use timebank_core::digest::sha256;
use timebank_core::{Error, Head};

/// The length of a line, its line feed included.
const LINE: usize = 128;

/// The file with the heads, open for as long as the store is.
#[derive(Debug)]
pub(super) struct Mark(Option<File>);

fn failed(fault: &std::io::Error) -> Error {
    Error::StoreFailed { why: format!("the head beside the database cannot be kept: {fault}").into() }
}

/// The beginning of a line, and what tells that all of it was written.
fn line(bank: i64, head: Head) -> String {
    let told = format!("{bank} {head}");
    let check = sha256(&[told.as_bytes()]).to_string();
    format!("{told} {}", check.get(..16).unwrap_or_default())
}

/// The head in a line; `None` in one that is empty or was not written to its end.
fn head_in(bank: i64, text: &[u8]) -> Option<Head> {
    let text = std::str::from_utf8(text).ok()?.trim_end();
    let head = text.split(' ').nth(1)?.parse().ok()?;
    (line(bank, head) == text).then_some(head)
}

impl Mark {
    /// No heads are kept: a database in memory.
    pub(super) const fn none() -> Self {
        Self(None)
    }

    /// Opens the file to be written, and makes it when there is none.
    pub(super) fn to_write(path: &Path) -> Result<Self, Error> {
        let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path);
        file.map(|file| Self(Some(file))).map_err(|f| failed(&f))
    }

    /// Opens the file to be read, if there is one.
    pub(super) fn to_read(path: &Path) -> Self {
        Self(File::open(path).ok())
    }

    /// The heads by number of bank, from 1. To be read before the database: what the file says was committed before.
    pub(super) fn heads(&mut self) -> Result<Vec<Option<Head>>, Error> {
        let Some(file) = &mut self.0 else { return Ok(Vec::new()) };
        let mut text = Vec::new();
        file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut text)).map_err(|f| failed(&f))?;
        Ok(text.chunks(LINE).zip(1..).map(|(line, bank)| head_in(bank, line)).collect())
    }

    /// Notes where a journal stands. A commit is acknowledged whether this succeeds or not.
    pub(super) fn note(&mut self, bank: i64, head: Head) {
        let Some(file) = &mut self.0 else { return };
        let place = u64::try_from(bank).ok().and_then(|bank| bank.checked_sub(1)).and_then(|before| before.checked_mul(LINE as u64));
        let Some(place) = place else { return };
        let mut text = line(bank, head);
        while text.len() < LINE - 1 {
            text.push(' ');
        }
        text.push('\n');
        let _ = file.seek(SeekFrom::Start(place)).and_then(|_| file.write_all(text.as_bytes()));
    }
}

/// Checks that every bank the file knows is in the database.
pub(super) fn all_there(heads: &[Option<Head>], banks: &[i64]) -> Result<(), Error> {
    for (head, bank) in heads.iter().zip(1i64..) {
        if let Some(head) = head
            && !banks.contains(&bank)
        {
            return Err(Error::JournalShorter { known: head.seq, found: 0 });
        }
    }
    Ok(())
}

/// Where the journal of a bank has to have got to, by the file.
pub(super) fn known(heads: &[Option<Head>], bank: i64) -> Result<Head, Error> {
    let at = usize::try_from(bank).ok().and_then(|bank| bank.checked_sub(1)).ok_or_else(|| damaged("a bank has no number"))?;
    Ok(heads.get(at).copied().flatten().unwrap_or(Head::NONE))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use timebank_core::Hash32;

    #[test]
    fn a_line_that_was_not_written_to_its_end_says_nothing() {
        let head = Head { seq: 12_345, hash: Hash32([0xab; 32]) };
        let folder = crate::testing::Folder::new("mark").unwrap();
        let path = folder.path().join("x.db-head");
        let mut mark = Mark::to_write(&path).unwrap();
        mark.note(3, head);
        mark.note(1, Head { seq: u64::MAX, hash: Hash32([1; 32]) });
        assert_eq!(mark.heads().unwrap(), [Some(Head { seq: u64::MAX, hash: Hash32([1; 32]) }), None, Some(head)]);
        let whole = std::fs::read(&path).unwrap();
        assert_eq!(whole.len(), 3 * LINE);
        for cut in 2 * LINE..2 * LINE + 60 {
            std::fs::write(&path, whole.get(..cut).unwrap()).unwrap();
            let read = Mark::to_read(&path).heads().unwrap();
            assert_eq!(read.get(2).copied().flatten(), None, "{cut}");
        }
        assert!(all_there(&[Some(head), None], &[1]).is_ok());
        assert_eq!(all_there(&[None, Some(head)], &[1]).map_err(|e| e.code()), Err("journal-shorter"));
    }
}
