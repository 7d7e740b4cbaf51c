//! A journal in one file of JSON Lines.
//!
//! Beside `NAME` stand, at times: `NAME.lock`, locked by whoever writes; `NAME.new`, a rewriting under way, believed only
//! once it has taken the place of the journal; `NAME.snapshot`, to open faster; `NAME.torn`, bytes of an append that was
//! not whole. Forgetting a member rewrites the journal and removes the others.

#[cfg(test)]
mod hole_tests;
#[cfg(test)]
mod place_tests;
pub(crate) mod scan;
#[cfg(test)]
mod tests;

use super::place::{Place, sync_folder};
use super::{Store, forget, head_after, members_forgotten};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::{Head, Header, JournalRecord, JsonLines, MadeFor, write_line};
use crate::values::ids::MemberId;
use crate::values::limits::LINE_BYTES;
use scan::{Scan, scan};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// What was found at the end of a journal when it was opened: an append that is not whole. Nobody was told it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Torn {
    /// How many bytes were dropped.
    pub bytes: u64,
    /// How many whole records were among them.
    pub records: u64,
    /// Where the bytes are kept; `None` when the journal was opened to be read only and left as it is.
    pub kept_in: Option<PathBuf>,
}

/// A journal in one file, exclusively written.
#[derive(Debug)]
pub struct FileStore {
    path: PathBuf,
    file: File,
    lock: Option<Lock>,
    /// The first line; none before the first append, and in files made of records alone.
    header: Option<Header>,
    head: Head,
    end: u64,
    /// Every so often a record's number and where the next one begins.
    index: Vec<(u64, u64)>,
    torn: Option<Torn>,
    opened: Option<TimeBank>,
    place: Place,
    /// Why nothing more can be done with this store until it is opened again.
    broken: Option<String>,
}

fn failed(what: &str, fault: &std::io::Error) -> Error {
    Error::StoreFailed { why: format!("{what}: {fault}").into() }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The path from the root on: the process may go to another folder while the journal is open.
fn whole(path: PathBuf) -> Result<PathBuf, Error> {
    std::path::absolute(path).map_err(|f| failed("the path of the journal cannot be read", &f))
}

fn remove(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => Err(fault),
        _ => Ok(()),
    }
}

impl FileStore {
    /// Opens a journal to be written, and creates it when there is none. What a torn append left at its end is taken off,
    /// kept beside it, and [reported](FileStore::torn).
    ///
    /// # Errors
    /// [`Error::Locked`] when another writer has it; [`Error::StoreFailed`]; a fault anywhere but in an append that was
    /// never whole is not repaired: it is given with its place.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, Error> {
        let path = whole(path.into())?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(beside(&path, ".lock"));
        let lock = lock.map_err(|f| failed("the lock file cannot be opened", &f))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Locked {}),
            Err(TryLockError::Error(fault)) => return Err(failed("the journal cannot be locked", &fault)),
        }
        let lock = Lock(lock, Place::here());
        // A rewriting that never took the journal's place was never acknowledged.
        remove(&beside(&path, ".new")).map_err(|f| failed("an unfinished rewriting cannot be removed", &f))?;
        let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
        let file = file.map_err(|f| failed("the journal cannot be opened", &f))?;
        // A writer that was killed may have left an append, or a rewriting, that no disk has yet. It counts from here on, and a
        // command that is sent again is acknowledged by it.
        file.sync_all().and_then(|()| sync_folder(&path)).map_err(|f| failed("the journal cannot be synced", &f))?;
        let mut store = Self::load(path, file, Some(lock))?;
        if let Some(Header { audience: audience @ (MadeFor::Broker | MadeFor::Auditor), .. }) = store.header {
            let why = format!("the journal was redacted for `{audience}` and can be read only");
            return Err(Error::StoreRefused { why: why.into() });
        }
        store.recover()?;
        store.place.remember(&beside(&store.path, ".lock"))?;
        Ok(store)
    }

    /// Opens a journal to be read only: takes no lock and changes nothing. An append under way by a writer may be seen as
    /// [torn](FileStore::torn).
    ///
    /// # Errors
    /// As [`FileStore::open`].
    pub fn open_read_only(path: impl Into<PathBuf>) -> Result<Self, Error> {
        let path = whole(path.into())?;
        let file = File::open(&path).map_err(|f| failed("the journal cannot be opened", &f))?;
        Self::load(path, file, None)
    }

    fn load(path: PathBuf, file: File, lock: Option<Lock>) -> Result<Self, Error> {
        let mut place = Place::here();
        place.remember(&path)?;
        let first = Self::first_line(&file)?;
        let opened = Self::from_snapshot_beside(&path, &file, first);
        let (start, opened) = match opened {
            Some((bank, offset)) => ((bank.head(), offset), Some(bank)),
            None => ((Head::NONE, 0), None),
        };
        let Scan { header, head, end, index, bytes_after, records_after } = Self::scan_file(&file, start)?;
        let header = header.or(first);
        let torn = (bytes_after > 0).then_some(Torn { bytes: bytes_after, records: records_after, kept_in: None });
        Ok(Self { path, file, lock, header, head, end, index, torn, opened, place, broken: None })
    }

    /// The header of the file, without reading on. A first line that is not whole is left to the scan.
    fn first_line(mut file: &File) -> Result<Option<Header>, Error> {
        let mut line = Vec::new();
        file.seek(SeekFrom::Start(0)).map_err(|f| failed("the journal cannot be read", &f))?;
        file.take(4096).read_to_end(&mut line).map_err(|f| failed("the journal cannot be read", &f))?;
        match line.iter().position(|byte| *byte == b'\n').and_then(|end| line.get(..end)) {
            Some(line) => Ok(Header::read(line)?),
            None => Ok(None),
        }
    }

    fn scan_file(mut file: &File, start: (Head, u64)) -> Result<Scan, Error> {
        file.seek(SeekFrom::Start(start.1)).map_err(|f| failed("the journal cannot be read", &f))?;
        scan(BufReader::with_capacity(1 << 16, file), start)
    }

    /// Takes a torn append off the end.
    fn recover(&mut self) -> Result<(), Error> {
        let Some(torn) = &mut self.torn else { return Ok(()) };
        let keep = beside(&self.path, ".torn");
        let mut take_off = || -> std::io::Result<()> {
            let mut bytes = Vec::new();
            self.file.seek(SeekFrom::Start(self.end))?;
            self.file.read_to_end(&mut bytes)?;
            let mut kept = OpenOptions::new().create(true).append(true).open(&keep)?;
            kept.write_all(&bytes)?;
            kept.sync_all()?;
            sync_folder(&keep)?;
            self.file.set_len(self.end)?;
            self.file.sync_all()
        };
        take_off().map_err(|f| failed("an append that is not whole cannot be taken off", &f))?;
        torn.kept_in = Some(keep);
        Ok(())
    }

    /// What was found torn when the journal was opened.
    pub const fn torn(&self) -> Option<&Torn> {
        self.torn.as_ref()
    }

    /// Where the journal stands.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// Returns the first line of the file, which says of which bank it is and for whom it was made; `None` when it has none.
    pub const fn header(&self) -> Option<Header> {
        self.header
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps a snapshot of the bank beside the journal, so that it opens faster: what the snapshot covers is then not read
    /// again on opening. [`crate::journal::verify`] reads all.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the bank does not stand where the journal does; [`Error::StoreFailed`].
    pub fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error> {
        self.usable()?;
        if bank.head() != self.head {
            return Err(Error::Conflict { expected: bank.head().seq, found: self.head.seq });
        }
        let (part, whole) = (beside(&self.path, ".snapshot.new"), beside(&self.path, ".snapshot"));
        let write = || -> std::io::Result<()> {
            let mut file = File::create(&part)?;
            file.write_all(&self.end.to_le_bytes())?;
            file.write_all(&bank.snapshot())?;
            file.sync_all()?;
            fs::rename(&part, &whole)?;
            sync_folder(&whole)
        };
        write().map_err(|f| failed("the snapshot cannot be written", &f))
    }

    /// The bank of a snapshot beside the journal, and where in the journal it stands; `None` unless the record that ends
    /// there is the very one the snapshot ends with. A snapshot is only a way to be faster: one that does not fit is left alone.
    fn from_snapshot_beside(path: &Path, mut file: &File, header: Option<Header>) -> Option<(TimeBank, u64)> {
        let bytes = fs::read(beside(path, ".snapshot")).ok()?;
        let (offset, snapshot) = bytes.split_first_chunk::<8>()?;
        let offset = u64::from_le_bytes(*offset);
        let bank = TimeBank::from_snapshot(snapshot).ok()?;
        // Its last line: read backwards until it is whole, a longer piece each time.
        let mut piece = 4096u64;
        let line = loop {
            let from = offset.saturating_sub(piece);
            let mut tail = Vec::new();
            file.seek(SeekFrom::Start(from)).ok()?;
            file.take(offset.saturating_sub(from)).read_to_end(&mut tail).ok()?;
            let line = tail.strip_suffix(b"\n")?;
            match line.iter().rposition(|b| *b == b'\n') {
                Some(before) => break line.get(before.checked_add(1)?..)?.to_vec(),
                None if from == 0 => break line.to_vec(),
                None if piece > LINE_BYTES as u64 => return None,
                None => piece = piece.saturating_mul(8),
            }
        };
        let read = crate::journal::read_line(bank.head().seq, &line).ok()?;
        let here = crate::values::digest::sha256(&[&read.record.bytes]);
        let body = read.record.body(bank.head().seq).ok()?;
        let borne_out = here == bank.head().hash && body.seq == bank.head().seq && body.at == bank.last_at();
        let same_bank = header.is_none_or(|header| bank.knows_itself_as(header.bank));
        (borne_out && same_bank).then_some((bank, offset))
    }

    fn usable(&self) -> Result<(), Error> {
        self.place.check_process()?;
        match &self.broken {
            Some(why) => Err(Error::StoreFailed { why: format!("the journal has to be opened again: {why}").into() }),
            None => Ok(()),
        }
    }

    fn writable(&self) -> Result<(), Error> {
        self.usable()?;
        if self.lock.is_none() {
            return Err(Error::StoreFailed { why: "the journal was opened to be read only".into() });
        }
        self.place.check()?;
        let found = self.file.metadata().map_err(|f| failed("the journal cannot be looked up", &f))?.len();
        if found == self.end {
            return Ok(());
        }
        let why = format!("it has `{found}` bytes where this writer left `{}`: another program changed it while it was open", self.end);
        Err(Error::StoreDamaged { why: why.into() })
    }

    /// Checks after an append that it went to the file at the path. What was written elsewhere may be lost.
    fn written_in_place(&mut self) -> Result<(), Error> {
        self.place.check().map_err(|fault| {
            self.broken = Some(fault.message());
            Error::Unknown { why: fault.message().into() }
        })
    }

    fn append_lines(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        let mut lines = Vec::with_capacity(records.len().saturating_mul(512));
        let header = self.header.or_else(|| if self.end == 0 { records.first().and_then(Header::of_first) } else { None });
        if self.end == 0 {
            header.iter().for_each(|header| header.write(&mut lines));
        }
        let mut marks = Vec::new();
        let mut seq = expected.seq;
        for record in records {
            write_line(record, &mut lines);
            seq = seq.saturating_add(1);
            if seq.is_multiple_of(scan::EVERY) {
                marks.push((seq, self.end.saturating_add(lines.len() as u64)));
            }
        }
        let file = &mut self.file;
        let end = self.end;
        let written = file.seek(SeekFrom::Start(end)).and_then(|_| file.write_all(&lines)).and_then(|()| file.sync_data());
        if let Err(fault) = written {
            // Nothing half-written may stay. Once it is off for certain, nothing was written.
            let off = file.set_len(end).and_then(|()| file.sync_all());
            return Err(match off {
                Ok(()) => failed("the journal cannot be written", &fault),
                Err(second) => {
                    self.broken = Some(second.to_string());
                    Error::Unknown { why: fault.to_string().into() }
                }
            });
        }
        self.header = header;
        self.end = end.saturating_add(lines.len() as u64);
        self.index.extend(marks);
        self.head = head_after(expected, records);
        self.written_in_place()
    }

    /// Rewrites the journal without the personal parts about `members`, new records and all, and puts it in the place of
    /// the old in one step.
    fn rewrite(&mut self, records: &[JournalRecord], members: &[MemberId]) -> Result<(), Error> {
        let part = beside(&self.path, ".new");
        let new = self.write_anew(&part, records, members).inspect_err(|_| {
            let _ = remove(&part);
        })?;
        // What else may hold parts about them goes first: without these the journal is whole.
        for ending in [".snapshot", ".snapshot.new", ".torn"] {
            remove(&beside(&self.path, ending)).map_err(|f| failed("what stands beside the journal cannot be removed", &f))?;
        }
        // For good, before the journal says that they are forgotten: nobody looks for these again.
        sync_folder(&self.path).map_err(|f| failed("the folder cannot be written", &f))?;
        if let Err(fault) = fs::rename(&part, &self.path) {
            let _ = remove(&part);
            return Err(failed("the rewritten journal cannot take its place", &fault));
        }
        if let Err(fault) = sync_folder(&self.path) {
            self.broken = Some(fault.to_string());
            return Err(Error::Unknown { why: fault.to_string().into() });
        }
        let scanned = Self::scan_file(&new, (Head::NONE, 0)).inspect_err(|fault| self.broken = Some(fault.message()));
        let Scan { header, head, end, index, .. } = scanned.map_err(|fault| Error::Unknown { why: fault.message().into() })?;
        (self.file, self.header, self.head, self.end, self.index) = (new, header, head, end, index);
        self.place.remember(&self.path)
    }

    fn write_anew(&mut self, part: &Path, records: &[JournalRecord], members: &[MemberId]) -> Result<File, Error> {
        let io = |f: std::io::Error| failed("the journal cannot be written anew", &f);
        let file = OpenOptions::new().create(true).truncate(true).read(true).write(true).open(part).map_err(io)?;
        let permissions = self.file.metadata().map_err(io)?.permissions();
        fs::set_permissions(part, permissions).map_err(io)?;
        let mut out = BufWriter::new(&file);
        let mut line = Vec::new();
        self.file.seek(SeekFrom::Start(0)).map_err(io)?;
        let old = JsonLines::new(BufReader::new((&self.file).take(self.end)));
        for (record, seq) in old.chain(records.iter().cloned().map(Ok)).zip(1u64..) {
            let mut record = [record?];
            forget(&mut record, seq, members)?;
            line.clear();
            if seq == 1 {
                let header = self.header.or_else(|| record.first().and_then(Header::of_first));
                header.iter().for_each(|header| header.write(&mut line));
            }
            record.iter().for_each(|record| write_line(record, &mut line));
            out.write_all(&line).map_err(io)?;
        }
        out.flush().map_err(io)?;
        drop(out);
        file.sync_all().map_err(io)?;
        Ok(file)
    }
}

/// A lock that is held. Let go of at once when dropped, also where a process that was just begun still shares the file, and
/// also when opening went no further. A forked process shares the lock with its parent and leaves it alone.
#[derive(Debug)]
struct Lock(File, Place);

impl Drop for Lock {
    fn drop(&mut self) {
        if self.1.is_ours() {
            let _ = self.0.unlock();
        }
    }
}

impl Store for FileStore {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        self.usable()?;
        if seq >= self.head.seq {
            return Ok(Vec::new());
        }
        let at = self.index.partition_point(|(known, _)| *known <= seq).checked_sub(1).and_then(|i| self.index.get(i));
        let (before, offset) = at.copied().unwrap_or((0, 0));
        self.file.seek(SeekFrom::Start(offset)).map_err(|f| failed("the journal cannot be read", &f))?;
        let lines = JsonLines::new(BufReader::new((&self.file).take(self.end.saturating_sub(offset))));
        let over = usize::try_from(seq.saturating_sub(before)).unwrap_or(usize::MAX);
        let mut records = Vec::new();
        for (record, index) in lines.zip(0usize..) {
            let record = record?;
            if index >= over {
                records.push(record);
            }
        }
        Ok(records)
    }

    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        self.writable()?;
        if expected != self.head {
            return Err(Error::Conflict { expected: expected.seq, found: self.head.seq });
        }
        if records.is_empty() {
            return Ok(());
        }
        // A bank opened from a snapshot and not taken is behind from here on.
        self.opened = None;
        match members_forgotten(records) {
            members if members.is_empty() => self.append_lines(expected, records),
            members => self.rewrite(records, &members),
        }
    }

    fn open(&mut self) -> Result<TimeBank, Error> {
        self.usable()?;
        let mut bank = self.opened.take().unwrap_or_else(TimeBank::empty);
        let offset = self.index.iter().find(|(seq, _)| *seq == bank.head().seq).map_or(0, |(_, offset)| *offset);
        self.file.seek(SeekFrom::Start(offset)).map_err(|f| failed("the journal cannot be read", &f))?;
        bank.catch_up(BufReader::new((&self.file).take(self.end.saturating_sub(offset))))?;
        if self.header.is_some_and(|header| bank.head() != Head::NONE && !bank.knows_itself_as(header.bank)) {
            return Err(Error::Journal(crate::journal::JournalError::BadHeader { why: "its records are of another bank".into() }));
        }
        Ok(bank)
    }
}
