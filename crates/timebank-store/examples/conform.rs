//! Runs a store in any language through the conformance suite: the very checks the stores of this crate stand, over lines of JSON.
//!
//! It writes a request on its output and reads one answer from its input, until it writes `{"done": …}` with what came of each check:
//!
//! | request | answer |
//! |---|---|
//! | `{"call":"fresh"}` | the number of a new store; so do `reopen`, `another` and `neighbour`, given a `store` |
//! | `{"call":"readAfter","store":1,"seq":0}` | records in JSON Lines |
//! | `{"call":"append","store":1,"expected":{"seq","hash"},"records":"…"}` | `null` |
//! | `{"call":"open","store":1}` | a snapshot of the bank as the store opens it, or `null` when it waits to be founded |
//! | `head`, `start` | `{"seq","hash"}` |
//! | `snapshot`; `saveSnapshot` with `bank` | a snapshot or `null`; `null` |
//! | `retire` with `bank` and `closing` | `{"seq","hash"}` |
//! | `beginAt` with `start`, `snapshot`, `records` | `null` |
//! | `verifyErased` with `member` and `known` | `{"records":[],"inSnapshot":false,"bytes":[["where",1]],"notSeen":[]}` |
//!
//! An answer is `{"ok": …}` or `{"error": {"code", "message", "details"}}`. Snapshots, banks (as snapshots) and what is `known` are
//! bytes in hexadecimal digits.
//!
//! Given a path, it runs no suite: it goes on with the bank that another language keeps there in SQLite, and prints its head.
#![expect(clippy::indexing_slicing, reason = "of JSON objects: what is not there reads as null")]

use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::{BufRead, Stdin, Stdout, Write};
use std::rc::Rc;
use timebank_core::command::{Admit, Context, Erase};
use timebank_core::journal::{JsonLines, write_line};
use timebank_core::store::conformance::{self as core, Factory};
use timebank_core::store::{Keeper, Store, opened};
use timebank_core::{BankId, Charter, Error, Hash32, Head, JournalRecord, MemberId, Salt, TimeBank};
use timebank_store::conformance::{self, BankFactory};
use timebank_store::{BankStore, SqliteStore, Traces};

/// The other side.
struct Line {
    input: Stdin,
    output: Stdout,
}

type Shared = Rc<RefCell<Line>>;

fn failed(why: impl std::fmt::Display) -> Error {
    Error::StoreFailed { why: why.to_string().into() }
}

impl Line {
    fn ask(&mut self, request: &Value) -> Result<Value, Error> {
        writeln!(self.output, "{request}").and_then(|()| self.output.flush()).map_err(failed)?;
        let mut answer = String::new();
        if self.input.lock().read_line(&mut answer).map_err(failed)? == 0 {
            return Err(failed("the other side is gone"));
        }
        let answer: Value = serde_json::from_str(&answer).map_err(failed)?;
        match (answer.get("ok"), answer.get("error")) {
            (Some(ok), None) => Ok(ok.clone()),
            (_, Some(error)) => Err(error_of(error)),
            (None, None) => Err(failed(format!("this is no answer: {answer}"))),
        }
    }
}

/// The errors the suite tells apart; any other is one it does not expect.
fn error_of(error: &Value) -> Error {
    let number = |name: &str| error["details"][name].as_u64().unwrap_or(0);
    match error["code"].as_str() {
        Some("conflict") => Error::Conflict { expected: number("expected"), found: number("found") },
        Some("records-retired") => Error::RecordsRetired { first: number("first") },
        Some("nothing-to-do") => Error::NothingToDo { what: "said by the other side" },
        Some("bad-snapshot") => Error::BadSnapshot { why: "said by the other side" },
        code => failed(format!("`{}`: {}", code.unwrap_or("no code"), error["message"].as_str().unwrap_or("no message"))),
    }
}

fn head_of(value: &Value) -> Result<Head, Error> {
    let hash = value["hash"].as_str().and_then(unhex).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    match (value["seq"].as_u64(), hash) {
        (Some(seq), Some(hash)) => Ok(Head { seq, hash: Hash32(hash) }),
        _ => Err(failed(format!("this is no head: {value}"))),
    }
}

fn told(head: Head) -> Value {
    json!({"seq": head.seq, "hash": hex(&head.hash.0)})
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 == 1 {
        return None;
    }
    text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

fn bytes_of(value: &Value) -> Result<Option<Vec<u8>>, Error> {
    if value.is_null() {
        return Ok(None);
    }
    value.as_str().and_then(unhex).map(Some).ok_or_else(|| failed("these are no bytes in hexadecimal digits"))
}

fn lines(records: &[JournalRecord]) -> Result<String, Error> {
    let mut out = Vec::new();
    records.iter().for_each(|record| write_line(record, &mut out));
    String::from_utf8(out).map_err(failed)
}

struct Makes(Shared);

/// A store on the other side, by its number there.
struct Remote {
    line: Shared,
    number: u64,
}

impl Remote {
    fn ask(&self, call: &str, mut given: Value) -> Result<Value, Error> {
        given["call"] = call.into();
        given["store"] = self.number.into();
        self.line.borrow_mut().ask(&given)
    }

    fn made(line: &Shared, request: &Value) -> Result<Self, Error> {
        let number = line.borrow_mut().ask(request)?;
        let number = number.as_u64().ok_or_else(|| failed("a store has a number"))?;
        Ok(Self { line: Rc::clone(line), number })
    }
}

impl Factory for Makes {
    type Store = Remote;
    fn fresh(&mut self) -> Result<Remote, Error> {
        Remote::made(&self.0, &json!({"call": "fresh"}))
    }
    fn reopen(&mut self, store: Remote) -> Result<Remote, Error> {
        Remote::made(&self.0, &json!({"call": "reopen", "store": store.number}))
    }
}

impl BankFactory for Makes {
    fn another(&mut self, store: &Remote) -> Result<Remote, Error> {
        Remote::made(&self.0, &json!({"call": "another", "store": store.number}))
    }
    fn neighbour(&mut self, store: &Remote) -> Result<Remote, Error> {
        Remote::made(&self.0, &json!({"call": "neighbour", "store": store.number}))
    }
}

impl Store for Remote {
    fn read_after(&mut self, seq: u64) -> Result<Vec<JournalRecord>, Error> {
        // Larger than JavaScript counts is as good as the largest it does.
        let answer = self.ask("readAfter", json!({"seq": seq.min((1 << 53) - 1)}))?;
        JsonLines::new(answer.as_str().ok_or_else(|| failed("records are text"))?.as_bytes()).map(|record| Ok(record?)).collect()
    }
    fn append(&mut self, expected: Head, records: &[JournalRecord]) -> Result<(), Error> {
        self.ask("append", json!({"expected": told(expected), "records": lines(records)?})).map(drop)
    }
    fn open(&mut self) -> Result<TimeBank, Error> {
        let snapshot = bytes_of(&self.ask("open", json!({}))?)?;
        opened(snapshot.as_deref(), [])
    }
}

impl BankStore for Remote {
    fn head(&mut self) -> Result<Head, Error> {
        head_of(&self.ask("head", json!({}))?)
    }
    fn start(&mut self) -> Result<Head, Error> {
        head_of(&self.ask("start", json!({}))?)
    }
    fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error> {
        bytes_of(&self.ask("snapshot", json!({}))?)
    }
    fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error> {
        self.ask("saveSnapshot", json!({"bank": hex(&bank.snapshot())})).map(drop)
    }
    fn retire(&mut self, bank: &TimeBank, closing: u64) -> Result<Head, Error> {
        head_of(&self.ask("retire", json!({"bank": hex(&bank.snapshot()), "closing": closing}))?)
    }
    fn begin_at(&mut self, start: Head, snapshot: &[u8], records: &[JournalRecord]) -> Result<(), Error> {
        self.ask("beginAt", json!({"start": told(start), "snapshot": hex(snapshot), "records": lines(records)?})).map(drop)
    }
    fn verify_erased(&mut self, member: MemberId, known: &[&[u8]]) -> Result<Traces, Error> {
        let known: Vec<String> = known.iter().map(|bytes| hex(bytes)).collect();
        let answer = self.ask("verifyErased", json!({"member": member, "known": known}))?;
        let odd = |what: &str| failed(format!("`{what}` is not as it should be: {answer}"));
        let list = |name: &str| answer[name].as_array().ok_or_else(|| odd(name));
        Ok(Traces {
            records: list("records")?.iter().map(|seq| seq.as_u64().ok_or_else(|| odd("records"))).collect::<Result<_, _>>()?,
            in_snapshot: answer["inSnapshot"].as_bool().ok_or_else(|| odd("inSnapshot"))?,
            bytes: list("bytes")?
                .iter()
                .map(|place| Some((place[0].as_str()?.to_owned(), place[1].as_u64()?)))
                .map(|place| place.ok_or_else(|| odd("bytes")))
                .collect::<Result<_, _>>()?,
            // Stores that never leave anything for later need not say so.
            pending: answer["pending"].as_array().into_iter().flatten().map(|line| line.as_str().unwrap_or_default().to_owned()).collect(),
            not_seen: list("notSeen")?.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect(),
        })
    }
}

/// Opens and verifies the bank at a path, or founds it; then admits and forgets somebody. Returns where it stands.
fn goes_on(path: &str) -> Result<Head, Error> {
    let mut keeper = Keeper::open(SqliteStore::open(path)?)?;
    if keeper.bank().head() == Head::NONE {
        keeper.create(Context::host("2026-03-11T10:00:00Z".parse()?), BankId([1; 16]), Charter::named("Harpurbrook"))?;
    }
    let verified = keeper.store_mut().verify()?;
    let now = Context::host(keeper.bank().last_at());
    let salt = Salt(verified.hash.0[..16].try_into().map_err(failed)?);
    let known: [&[u8]; 1] = [b"Cleo of the mill"];
    let cleo = keeper.admit(now.salt(salt), Admit::named("Cleo of the mill"))?.member()?;
    if keeper.store_mut().verify_erased(cleo, &known)?.bytes.is_empty() {
        return Err(failed("somebody who is there is not found"));
    }
    keeper.erase(now, Erase::new(cleo))?;
    let mut left = keeper.store_mut().verify_erased(cleo, &known)?;
    // Others may be at work, and one of them carrying the log over just now.
    for _ in 0..200 {
        if left.pending.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        left = keeper.store_mut().verify_erased(cleo, &known)?;
    }
    if !left.is_clean() {
        return Err(failed(format!("somebody who was forgotten left a trace: {left:?}")));
    }
    Ok(keeper.bank().head())
}

fn main() -> Result<(), Error> {
    if let Some(path) = std::env::args().nth(1) {
        println!("{}", goes_on(&path)?);
        return Ok(());
    }
    let line = Rc::new(RefCell::new(Line { input: std::io::stdin(), output: std::io::stdout() }));
    let mut makes = Makes(Rc::clone(&line));
    let mut results = Vec::new();
    // Each by itself, so that one fault does not hide the next.
    for (check, it) in core::checks::<Makes>().into_iter().chain(conformance::checks::<Makes>()) {
        results.push(json!({"check": check, "fault": it(&mut makes).err()}));
    }
    println!("{}", json!({"done": results}));
    Ok(())
}
