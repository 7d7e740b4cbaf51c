//! What a disk may hold after a power cut, worked out from what was written to it and synced.
//!
//! Between two syncs of a file its writes may reach the disk in any order, whole or by sectors, or not at all; where a later one did
//! and an earlier one did not, there are zeros. The names in a folder are a file of their own: they last once the folder is synced.
//! This is less than any journalling file system promises, and all that the functions called do.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a disk writes whole.
const SECTOR: usize = 512;

/// Something that was done to the files of the folder.
#[derive(Clone, Debug)]
enum Note {
    Create(String, u64),
    Write(u64, usize, Vec<u8>),
    Truncate(u64, usize),
    Sync(u64),
    Rename(String, String),
    Unlink(String),
}

/// All that was done, in order.
pub struct Trace(Vec<Note>);

fn number(bytes: &[u8]) -> u64 {
    u64::from_le_bytes(bytes.try_into().unwrap())
}

/// A file that one process makes may be written by another before it is noted that it was made: that is put first.
fn in_order(notes: Vec<Note>) -> Vec<Note> {
    let (mut ordered, mut made, mut first) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
    for note in notes {
        match &note {
            Note::Create(_, file) => {
                made.insert(*file);
                if let Some(at) = first.remove(file) {
                    first.values_mut().filter(|other| **other >= at).for_each(|other| *other += 1);
                    ordered.insert(at, note);
                    continue;
                }
            }
            Note::Write(file, ..) | Note::Truncate(file, _) | Note::Sync(file) if !made.contains(file) => {
                first.entry(*file).or_insert(ordered.len());
            }
            _ => {}
        }
        ordered.push(note);
    }
    ordered
}

#[test]
fn what_was_made_stands_before_what_was_written_to_it() {
    let made = |file: u64| Note::Create(file.to_string(), file);
    let write = |file| Note::Write(file, 0, vec![1]);
    let notes = vec![made(1), write(2), write(1), write(3), made(3), made(2), Note::Sync(2)];
    let files = in_order(notes)
        .iter()
        .map(|note| match note {
            Note::Create(_, file) => ('C', *file),
            Note::Write(file, ..) => ('W', *file),
            Note::Sync(file) => ('S', *file),
            _ => panic!("nothing else was noted"),
        })
        .collect::<Vec<_>>();
    assert_eq!(files, [('C', 1), ('C', 2), ('W', 2), ('W', 1), ('C', 3), ('W', 3), ('S', 2)]);
}

impl Trace {
    pub fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap();
        let mut rest = &bytes[..];
        let mut notes = Vec::new();
        while rest.len() >= 25 {
            let (a, b, n) = (number(&rest[1..9]), number(&rest[9..17]), number(&rest[17..25]) as usize);
            let what = rest[0];
            let data = rest[25..25 + n].to_vec();
            rest = &rest[25 + n..];
            let text = || String::from_utf8(data.clone()).unwrap();
            notes.push(match what {
                b'C' => Note::Create(text(), a),
                b'W' => Note::Write(a, b as usize, data),
                b'T' => Note::Truncate(a, b as usize),
                b'S' => Note::Sync(a),
                b'R' => text().split_once('/').map(|(from, to)| Note::Rename(from.into(), to.into())).unwrap(),
                b'U' => Note::Unlink(text()),
                other => panic!("a note of kind {other}"),
            });
        }
        Self(in_order(notes))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// A moment at which something was written that is synced next, somewhere in the second half.
    pub fn before_a_sync(&self, below: &mut dyn FnMut(usize) -> usize) -> usize {
        let moments: Vec<usize> = (self.0.len() / 2..self.0.len())
            .filter(|at| match (&self.0[at - 1], &self.0[*at]) {
                (Note::Write(written, ..), Note::Sync(synced)) => written == synced,
                _ => false,
            })
            .collect();
        moments[below(moments.len())]
    }

    /// A moment at which a name was just changed, if there was one.
    pub fn after_a_name(&self, below: &mut dyn FnMut(usize) -> usize) -> Option<usize> {
        let names = |at: &usize| matches!(self.0[at - 1], Note::Rename(..) | Note::Unlink(_));
        let moments: Vec<usize> = (1..=self.0.len()).filter(names).collect();
        (!moments.is_empty()).then(|| moments[below(moments.len())])
    }

    /// The moments just after a file took the place of another.
    pub fn renames(&self) -> Vec<usize> {
        (1..=self.0.len()).filter(|at| matches!(self.0[at - 1], Note::Rename(..))).collect()
    }

    /// How often something was synced.
    pub fn syncs(&self) -> usize {
        self.0.iter().filter(|note| matches!(note, Note::Sync(_))).count()
    }
}

/// A file: what is on the disk for certain, and what is on its way.
#[derive(Clone, Default)]
struct Content {
    lasting: Vec<u8>,
    pending: Vec<Note>,
}

/// How much of what is on its way arrives.
#[derive(Clone, Copy, Debug)]
pub enum Luck {
    /// Nothing that was not synced.
    Nothing,
    /// Everything, as after the end of a process.
    Everything,
    /// All of it up to some moment, as a journalling file system has it.
    Beginning,
    /// Any of it, by sectors and in any order.
    Anything,
    /// Everything but the removal of names.
    NothingRemoved,
}

/// The files of a folder.
#[derive(Default)]
pub struct Disk {
    contents: BTreeMap<u64, Content>,
    /// The names that last, and what was done to them since.
    names: BTreeMap<String, u64>,
    pending: Vec<Note>,
    /// What the writer told: beside the disk.
    told: Option<u64>,
    pub acknowledged: String,
    folder: u64,
}

/// The file in which the writer says what was acknowledged.
pub const TOLD: &str = "TOLD";

fn apply(bytes: &mut Vec<u8>, note: &Note) {
    match note {
        Note::Write(_, at, data) => {
            if bytes.len() < at + data.len() {
                bytes.resize(at + data.len(), 0);
            }
            bytes[*at..at + data.len()].copy_from_slice(data);
        }
        Note::Truncate(_, length) => bytes.resize(*length, 0),
        _ => {}
    }
}

fn rename(names: &mut BTreeMap<String, u64>, note: &Note) {
    match note {
        Note::Create(name, file) => {
            names.insert(name.clone(), *file);
        }
        Note::Unlink(name) => {
            names.remove(name);
        }
        Note::Rename(from, to) => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
        _ => {}
    }
}

/// A write by sectors, each of which may get lost.
fn sectors(note: &Note) -> Vec<Note> {
    let Note::Write(file, at, data) = note else { return vec![note.clone()] };
    let mut pieces = Vec::new();
    let mut from = 0;
    while from < data.len() {
        let until = data.len().min(((at + from) / SECTOR + 1) * SECTOR - at);
        pieces.push(Note::Write(*file, at + from, data[from..until].to_vec()));
        from = until;
    }
    pieces
}

impl Disk {
    /// An empty folder.
    pub fn new(folder: u64) -> Self {
        Self { folder, ..Self::default() }
    }

    /// The next thing that is done.
    pub fn take(&mut self, trace: &Trace, at: usize) {
        match &trace.0[at] {
            Note::Create(name, file) if name == TOLD => self.told = Some(*file),
            Note::Write(file, _, data) if Some(*file) == self.told => self.acknowledged.push_str(std::str::from_utf8(data).unwrap()),
            note @ Note::Create(_, file) => {
                self.contents.insert(*file, Content::default());
                self.pending.push(note.clone());
            }
            note @ (Note::Write(file, ..) | Note::Truncate(file, _)) => {
                self.contents.get_mut(file).unwrap().pending.push(note.clone());
            }
            Note::Sync(file) if *file == self.folder => {
                for note in std::mem::take(&mut self.pending) {
                    rename(&mut self.names, &note);
                }
            }
            Note::Sync(file) => {
                let content = self.contents.get_mut(file).unwrap();
                for note in std::mem::take(&mut content.pending) {
                    apply(&mut content.lasting, &note);
                }
            }
            note @ (Note::Rename(..) | Note::Unlink(_)) => self.pending.push(note.clone()),
        }
    }

    /// Lays out what is there once the power is back.
    pub fn after_the_cut(&self, luck: Luck, below: &mut dyn FnMut(usize) -> usize, to: &Path) {
        let mut some = |pending: Vec<Note>| -> Vec<Note> {
            match luck {
                Luck::Nothing => Vec::new(),
                Luck::Everything => pending,
                Luck::NothingRemoved => pending.into_iter().filter(|note| !matches!(note, Note::Unlink(_))).collect(),
                Luck::Beginning => {
                    let many = below(pending.len() + 1);
                    pending.into_iter().take(many).collect()
                }
                Luck::Anything => {
                    let kept = 1 + below(9);
                    pending.into_iter().filter(|_| below(10) < kept).collect()
                }
            }
        };
        let mut names = self.names.clone();
        for note in some(self.pending.clone()) {
            rename(&mut names, &note);
        }
        for (name, file) in names {
            let content = &self.contents[&file];
            let mut bytes = content.lasting.clone();
            for note in some(content.pending.iter().flat_map(sectors).collect()) {
                apply(&mut bytes, &note);
            }
            std::fs::write(to.join(name), bytes).unwrap();
        }
    }
}

/// The number of a folder among the files of its disk.
pub fn folder(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).unwrap().ino()
}
