//! A bank as Python holds it.

mod locked;

use std::sync::RwLock;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use timebank_core::journal::write_line;
use timebank_core::queries::{Asked, HoursBy, Reader};
use timebank_core::store::{FileStore, Keeper};
use timebank_core::{Command, Error, Head, JournalRecord, TimeBank};
use timebank_store::{AnyStore, BankName, BankStore, Traces};

use crate::errors::raise;
use crate::held::{Alone, Held, IsClosed, with_clock};
use crate::outcome;
use crate::tables::{self, NativeTable};
use crate::terms::Given;
use crate::watched::{self, Watch};

/// The native half of `timebank.TimeBank`, which is made from it.
///
/// Python may call it from several threads, and every long call lets other Python code run meanwhile; the lock keeps
/// commands in a row. It is only ever waited for while the interpreter is released, so the two cannot wait for
/// each other.
#[pyclass(frozen, subclass, module = "timebank._timebank")]
pub struct NativeBank {
    held: RwLock<Held>,
}

#[pymethods]
impl NativeBank {
    /// Makes a bank: `create` from a command, `jsonl` from a journal, `snapshot` from a snapshot.
    #[new]
    #[pyo3(signature = (source=None, data=None, progress=None))]
    fn new(py: Python<'_>, source: Option<&str>, data: Option<&[u8]>, progress: Option<Py<PyAny>>) -> PyResult<Self> {
        let (Some(source), Some(data)) = (source, data) else { return Err(by_name()) };
        match source {
            // To be given what another holds.
            "empty" => Ok(Self::holding(Held::Closed)),
            "create" => Self::make(py, || TimeBank::create_json(data)),
            "snapshot" => Self::make(py, || TimeBank::from_snapshot(data)),
            "jsonl" => {
                let watch = Watch::new(data, progress);
                let bank = watched::through(py, watch, |reader| TimeBank::read(reader))?;
                Ok(Self::holding(Held::Memory(Box::new(bank.map_err(|error| raise(py, &error))?))))
            }
            _ => Err(by_name()),
        }
    }

    /// Opens a journal in a file. Gives the bank, and what was found torn at its end: bytes, records, and where they are kept.
    #[classmethod]
    #[pyo3(signature = (path, read_only=false, founding=None, clock=None))]
    #[expect(clippy::type_complexity, reason = "what Python unpacks on the spot")]
    #[pyo3(name = "_open_file")]
    fn open_file(
        _class: &Bound<'_, pyo3::types::PyType>,
        py: Python<'_>,
        path: std::path::PathBuf,
        read_only: bool,
        founding: Option<&[u8]>,
        clock: Option<Py<PyAny>>,
    ) -> PyResult<(Self, Option<(u64, u64, Option<std::path::PathBuf>)>)> {
        let opened = py.detach(|| {
            let store = if read_only { FileStore::open_read_only(path)? } else { FileStore::open(path)? };
            let torn = store.torn().map(|torn| (torn.bytes, torn.records, torn.kept_in.clone()));
            let mut keeper = with_clock(Keeper::open(store)?, clock);
            if keeper.bank().head().seq == 0 {
                let command = founding.ok_or(Error::NotFounded {})?;
                keeper.execute(&Command::from_json(command)?)?;
            }
            Ok((Held::File(Box::new(keeper)), torn))
        });
        let (held, torn) = opened.map_err(|error: Error| raise(py, &error))?;
        Ok((Self::holding(held), torn))
    }

    /// Takes over what another holds, which is left closed: how a native bank becomes one of the class of `timebank`.
    #[pyo3(name = "_take_from")]
    fn take_from(&self, py: Python<'_>, other: &Self) -> PyResult<()> {
        let taken = other.locked(py, |held| Ok(std::mem::replace(held, Held::Closed)))?;
        self.locked(py, |held| {
            *held = taken;
            Ok(())
        })
    }

    /// Lets go of the file, so that another may write. The bank can then no longer be asked.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.locked(py, |held| {
            *held = Held::Closed;
            Ok(())
        })
    }

    /// Whether the file was let go of.
    #[getter]
    fn closed(&self, py: Python<'_>) -> PyResult<bool> {
        self.locked(py, |held| Ok(matches!(held, Held::Closed)))
    }

    /// Where the journal is, for a bank kept in a file.
    #[getter]
    fn path(&self, py: Python<'_>) -> PyResult<Option<std::path::PathBuf>> {
        self.locked(py, |held| {
            Ok(match held {
                Held::File(keeper) => Some(keeper.store().path().to_path_buf()),
                Held::Kept(keeper) => match keeper.store_mut().get() {
                    Ok(AnyStore::Sqlite(store)) => Some(store.path().to_path_buf()),
                    _ => None,
                },
                Held::Memory(_) | Held::Closed => None,
            })
        })
    }

    /// Keeps a snapshot beside the journal in a file, so that it opens faster.
    #[pyo3(name = "_save_snapshot")]
    fn save_snapshot(&self, py: Python<'_>) -> PyResult<()> {
        self.change(py, Held::save_snapshot)
    }

    /// Opens a bank in a database: a file of SQLite, or the address of a server.
    #[classmethod]
    #[pyo3(signature = (address, bank=None, read_only=false, founding=None, clock=None))]
    #[pyo3(name = "_open_kept")]
    fn open_kept(
        _class: &Bound<'_, pyo3::types::PyType>,
        py: Python<'_>,
        address: &str,
        bank: Option<&str>,
        read_only: bool,
        founding: Option<&[u8]>,
        clock: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let opened = py.detach(|| {
            let name = bank.map_or_else(|| Ok(BankName::default()), BankName::new)?;
            let mut keeper = with_clock(Keeper::open(Alone::new(AnyStore::open(address, name, read_only)?))?, clock);
            if keeper.bank().head().seq == 0 {
                let command = founding.ok_or(Error::NotFounded {})?;
                match keeper.execute(&Command::from_json(command)?) {
                    // Somebody else was first: theirs is the bank.
                    Err(Error::AlreadyFounded {}) => {}
                    founded => drop(founded?),
                }
            }
            Ok(Held::Kept(Box::new(keeper)))
        });
        Ok(Self::holding(opened.map_err(|error: Error| raise(py, &error))?))
    }

    /// Reads what other processes wrote to the bank since, and gives the head.
    fn catch_up(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.change(py, Held::catch_up)?.to_string())
    }

    /// Carries out what is due: by the clock of where the bank is kept, in memory by this moment.
    #[pyo3(name = "_pass_time")]
    fn pass_time(&self, py: Python<'_>, at: &str) -> PyResult<()> {
        let at = at.parse().map_err(|error| raise(py, &error))?;
        self.change(py, |held| held.pass_time(at))
    }

    /// Deletes the records a closed period covers; gives the head the journal begins after from then on.
    #[pyo3(name = "_retire")]
    fn retire(&self, py: Python<'_>, closing: u64) -> PyResult<String> {
        Ok(self.change(py, |held| held.in_database(|bank, store| store.retire(bank, closing)))?.to_string())
    }

    /// Looks for what should be gone of a member who was forgotten: records, whether in the snapshot, places, and what is not seen.
    #[pyo3(name = "_verify_erased")]
    #[expect(clippy::type_complexity, reason = "what Python unpacks on the spot")]
    fn verify_erased(
        &self,
        py: Python<'_>,
        member: &Bound<'_, PyAny>,
        known: Vec<Vec<u8>>,
    ) -> PyResult<(Vec<u64>, bool, Vec<(String, u64)>, Vec<String>, Vec<String>)> {
        let member = crate::given::number(member, "member", timebank_core::MemberId::new)?;
        let known: Vec<&[u8]> = known.iter().map(Vec::as_slice).collect();
        let traces = self.change(py, |held| held.verify_erased(member, &known))?;
        let Traces { records, in_snapshot, bytes, pending, not_seen } = traces;
        Ok((records, in_snapshot, bytes, not_seen, pending))
    }

    /// Verifies all records where the bank is kept, and that they have got as far as a head kept elsewhere.
    #[pyo3(name = "_verify", signature = (known))]
    fn verify_kept(&self, py: Python<'_>, known: Option<&str>) -> PyResult<String> {
        let known = known.map(str::parse::<Head>).transpose().map_err(|error| raise(py, &error))?;
        Ok(self.change(py, |held| held.verify(known))?.to_string())
    }

    /// Whether others may write to it as well, because it is kept in a database.
    #[getter(_in_database)]
    fn in_database(&self, py: Python<'_>) -> PyResult<bool> {
        self.locked(py, |held| Ok(matches!(held, Held::Kept(_))))
    }

    /// Copies the database with all banks in it to a file, while others go on writing.
    #[pyo3(name = "_backup")]
    fn backup(&self, py: Python<'_>, path: std::path::PathBuf) -> PyResult<()> {
        self.change(py, |held| {
            held.in_database(|_, store| match store {
                AnyStore::Sqlite(store) => store.backup(&path),
                _ => Err(Error::StoreFailed { why: "a server is backed up with its own tools, such as `pg_dump`".into() }),
            })
        })
    }

    /// Executes one command and returns its outcome.
    #[pyo3(name = "_execute")]
    fn execute(&self, py: Python<'_>, command: &[u8]) -> PyResult<String> {
        let command = Command::from_json(command).map_err(|error| raise(py, &error))?;
        let outcome = self.change(py, |held| held.execute(&command))?;
        Ok(outcome::json(&outcome))
    }

    /// Executes a list of commands, all or none, and returns their outcomes.
    #[pyo3(name = "_execute_all")]
    fn execute_all(&self, py: Python<'_>, commands: &[u8]) -> PyResult<String> {
        let commands: Vec<Command> = self.parsed(py, commands)?;
        let outcomes = self.change(py, |held| held.execute_all(&commands))?;
        Ok(outcome::all_json(&outcomes))
    }

    /// Decides commands and changes nothing: where the journal has to stand, the records in JSON Lines, and the outcomes.
    #[pyo3(name = "_decide")]
    fn decide<'py>(&self, py: Python<'py>, commands: &[u8]) -> PyResult<(String, Bound<'py, PyBytes>, String)> {
        let commands: Vec<Command> = self.parsed(py, commands)?;
        let decision = self.change(py, |held| held.decide_all(&commands))?;
        let records: Vec<JournalRecord> = decision.due.into_iter().chain(decision.records).collect();
        let lines = PyBytes::new(py, &lines(&records));
        Ok((decision.expected.to_string(), lines, outcome::all_json(&decision.outcomes)))
    }

    /// Applies records in JSON Lines, whole or not at all, and returns the outcomes.
    #[pyo3(name = "_apply")]
    fn apply(&self, py: Python<'_>, records: &[u8]) -> PyResult<String> {
        let outcomes = self.change(py, |held| {
            let records: Result<Vec<JournalRecord>, _> = timebank_core::journal::JsonLines::new(records).collect();
            match records {
                Ok(records) => held.apply(&records),
                Err(error) => Ok(Err(error.into())),
            }
        })?;
        Ok(outcome::all_json(&outcomes))
    }

    /// Records one exchange in one step, without a detour over JSON.
    #[pyo3(name = "_record", signature = (**given: "Any"))]
    fn record<'py>(&self, py: Python<'py>, given: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        let command = Given::read("record", given, true)?.record(py)?;
        let outcome = self.change_soon(py, |held| held.execute(&command))?;
        outcome::python(py, &outcome)
    }

    /// Answers a query.
    #[pyo3(name = "_query")]
    fn query(&self, py: Python<'_>, query: &[u8]) -> PyResult<String> {
        self.read(py, |bank| bank.query_json(query))
    }

    /// The plan of seven days, under the eyes of whoever waits. It is made over a copy of the bank as it is now: it may be changed,
    /// and asked, meanwhile.
    #[pyo3(name = "_plan_watched", signature = (question, progress=None))]
    fn plan_watched(&self, py: Python<'_>, question: &[u8], progress: Option<Py<PyAny>>) -> PyResult<String> {
        let copy = self.read(py, |bank| Ok(bank.clone()))?;
        watched::steps(py, progress.as_ref(), |look| timebank_core::matching::plan::plan_json(&copy, question, Some(look)))
    }

    /// A member's balance in minutes.
    #[pyo3(name = "_balance_of")]
    fn balance_of(&self, py: Python<'_>, member: &Bound<'_, PyAny>) -> PyResult<i64> {
        let member = crate::given::number(member, "member", timebank_core::MemberId::new)?;
        self.read_soon(py, |bank| bank.host().balance(member)).map(timebank_core::Minutes::get)
    }

    /// The records not drained yet, in JSON Lines.
    #[pyo3(name = "_drain_jsonl")]
    fn drain_jsonl<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let lines = self.change(py, |held| held.drain().map(|records| Ok(lines(&records))))?;
        Ok(PyBytes::new(py, &lines))
    }

    /// How many records wait to be drained.
    #[getter]
    fn undrained(&self, py: Python<'_>) -> PyResult<usize> {
        self.read_soon(py, |bank| Ok(bank.undrained()))
    }

    /// The whole bank as it stands.
    fn snapshot<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let snapshot = self.read(py, |bank| Ok(bank.snapshot()))?;
        Ok(PyBytes::new(py, &snapshot))
    }

    /// A copy in memory as a reader may hold it; a plain copy without one.
    #[pyo3(signature = (reader=None))]
    #[pyo3(name = "_copied")]
    fn copied(&self, py: Python<'_>, reader: Option<&[u8]>) -> PyResult<Self> {
        let reader: Option<Reader> = reader.map(|reader| self.parsed(py, reader)).transpose()?;
        let copy = self.read(py, |bank| Ok(reader.map_or_else(|| bank.clone(), |reader| bank.redacted(reader))))?;
        Ok(Self::holding(Held::Memory(Box::new(copy))))
    }

    /// A journal in JSON Lines with everything withheld that is not for the reader.
    #[pyo3(name = "_redact_jsonl")]
    fn redact_jsonl<'py>(&self, py: Python<'py>, journal: &[u8], reader: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
        let reader: Reader = self.parsed(py, reader)?;
        let redacted = self.read(py, |bank| bank.redact_jsonl(journal, reader))?;
        Ok(PyBytes::new(py, &redacted))
    }

    /// The number and hash of the last record.
    #[getter]
    fn head(&self, py: Python<'_>) -> PyResult<String> {
        self.read_soon(py, |bank| Ok(bank.head().to_string()))
    }

    /// The identity of the bank: 16 bytes in hexadecimal, which no other bank has.
    #[getter]
    fn id(&self, py: Python<'_>) -> PyResult<String> {
        self.read_soon(py, |bank| Ok(bank.id().to_string()))
    }

    /// Whether two banks stand alike.
    #[pyo3(name = "_same_as")]
    fn same_as(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        // One after the other: two locks at once could wait for each other.
        let twin = other.read(py, |bank| Ok(bank.clone()))?;
        self.read(py, |bank| Ok(*bank == twin))
    }

    /// The charter in force, as JSON.
    #[pyo3(name = "_charter_json")]
    fn charter_json(&self, py: Python<'_>) -> PyResult<String> {
        self.read(py, |bank| Ok(String::from_utf8_lossy(&timebank_core::form::to_json(bank.charter())).into_owned()))
    }

    /// When the last command came, in milliseconds since 1970.
    #[getter(_last_at)]
    fn last_at(&self, py: Python<'_>) -> PyResult<i64> {
        self.read_soon(py, |bank| Ok(bank.last_at().millis()))
    }

    /// Members, exchanges, open listings, and the activities by code.
    #[pyo3(name = "_counts")]
    fn counts(&self, py: Python<'_>) -> PyResult<(usize, usize, usize)> {
        self.read(py, |bank| {
            let day = bank.today_here();
            let listings = bank.host().listing_rows().filter(|(_, listing)| listing.is_open_on(day)).count();
            Ok((bank.host().member_rows().count(), bank.host().exchange_rows().count(), listings))
        })
    }

    /// The number of the activity with this code.
    #[pyo3(name = "_activity_number")]
    fn activity_number(&self, py: Python<'_>, code: &str) -> PyResult<Option<u32>> {
        self.read_soon(py, |bank| Ok(bank.host().activity_rows().find(|(_, row)| row.activity.code == code).map(|(id, _)| id.get())))
    }

    /// One of the tables: `members`, `listings`, `exchanges`, `participations`, `postings`, `transfers`.
    #[pyo3(name = "_table")]
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<NativeTable> {
        match self.read(py, |bank| Ok(tables::named(bank, name)))? {
            Some(made) => made.map_err(|fault| tables::failed(&fault)),
            None => Err(PyTypeError::new_err(format!("there is no table `{name}`"))),
        }
    }

    /// The balance of each account at the end of each span: `day`, `week`, `month`, `year`; at each posting without one.
    #[pyo3(signature = (every=None, entered=false))]
    #[pyo3(name = "_balances_over_time")]
    fn balances_over_time(&self, py: Python<'_>, every: Option<&str>, entered: bool) -> PyResult<NativeTable> {
        self.read(py, |bank| Ok(tables::balances_over_time(bank, every, entered)))?.map_err(|fault| tables::failed(&fault))
    }

    /// Minutes of service summed up, as a table.
    #[pyo3(name = "_hours_by")]
    fn hours_by(&self, py: Python<'_>, question: &[u8]) -> PyResult<NativeTable> {
        let asked: Asked<HoursBy> = self.parsed(py, question)?;
        self.read(py, |bank| Ok(tables::hours(bank, asked.viewer, &asked.question, &bank.view(asked.viewer).hours_by(&asked.question)?)))?
            .map_err(|fault| tables::failed(&fault))
    }

    /// The journal of a bank kept in a file or a database, in JSON Lines.
    #[pyo3(name = "_journal_jsonl")]
    fn journal_jsonl<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let lines = self.change(py, |held| match held {
            Held::File(keeper) => Ok(timebank_core::store::Store::read_after(keeper.store_mut(), 0).map(|records| lines(&records))),
            Held::Kept(keeper) => Ok(timebank_core::store::Store::read_after(keeper.store_mut(), 0).map(|records| lines(&records))),
            Held::Memory(_) => Ok(Err(Error::StoreFailed { why: "this bank is not kept in a file: its records were drained".into() })),
            Held::Closed => Err(IsClosed),
        })?;
        Ok(PyBytes::new(py, &lines))
    }

    /// Records a table of past exchanges, all or nothing. See `incoming.rs`.
    #[pyo3(signature = (source, columns, members, defaults, progress=None))]
    #[pyo3(name = "_record_table")]
    fn record_table<'py>(
        &self,
        py: Python<'py>,
        source: &Bound<'py, PyAny>,
        columns: std::collections::HashMap<String, String>,
        members: &Bound<'py, PyAny>,
        defaults: &Bound<'py, PyAny>,
        progress: Option<Bound<'py, PyAny>>,
    ) -> PyResult<crate::incoming::Recorded> {
        crate::incoming::record(py, self, source, &columns, members, defaults, progress)
    }
}

fn by_name() -> PyErr {
    PyTypeError::new_err("a bank is made by `TimeBank.create`, `TimeBank.open`, `TimeBank.from_jsonl` or `TimeBank.from_snapshot`")
}

fn lines(records: &[JournalRecord]) -> Vec<u8> {
    let mut lines = Vec::new();
    records.iter().for_each(|record| write_line(record, &mut lines));
    lines
}
