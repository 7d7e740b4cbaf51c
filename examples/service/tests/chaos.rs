//! Two services on one bank that are killed again and again, a database that crashes, callers that send half of something: each
//! command has one effect and one answer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use common::{Database, Service};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

const SETTINGS: [(&str, &str); 4] =
    [("TIMEBANK_HEADERS_MS", "400"), ("TIMEBANK_REQUEST_MS", "8000"), ("TIMEBANK_END_MS", "400"), ("TIMEBANK_TEND_MS", "150")];

/// A service that comes back under another address each time it is killed.
struct Mortal<'a> {
    database: &'a Database,
    now: Mutex<Arc<Service>>,
}

impl<'a> Mortal<'a> {
    fn start(database: &'a Database) -> Self {
        Self { database, now: Mutex::new(Arc::new(Service::start_with(database, &SETTINGS))) }
    }
    fn now(&self) -> Arc<Service> {
        Arc::clone(&self.now.lock().unwrap())
    }
    fn crash(&self) {
        self.now().kill();
        *self.now.lock().unwrap() = Arc::new(Service::start_with(self.database, &SETTINGS));
    }
}

/// Sends a command until it is answered, to either service; gives the record it became.
fn until_done(services: &[Mortal<'_>; 2], from: usize, key: &str, body: &str) -> u64 {
    for attempt in 0..2000 {
        let service = services[(from + attempt) % 2].now();
        let answered = service.try_ask("POST", "/banks/Harpurbrook/commands", &[("Idempotency-Key", key)], body);
        // Cut off in the middle, an answer is none.
        let read = answered.as_ref().and_then(|told| Some((told.status, serde_json::from_str::<Value>(&told.body).ok()?)));
        match read {
            Some((200 | 201, answer)) => return answer["outcome"]["seq"].as_u64().unwrap(),
            // The same again, with the same key.
            None | Some((408 | 503, _)) => thread::sleep(Duration::from_millis(15)),
            Some((status, answer)) => panic!("{key}: {status} {answer}"),
        }
    }
    panic!("{key} is never answered");
}

fn chaos(database: &Database, crashes: usize) {
    let services = [Mortal::start(database), Mortal::start(database)];
    let found = json!({"do": {"type": "create", "bank": "00112233445566778899aabbccddeeff", "charter": {"name": "Harpurbrook"}}});
    until_done(&services, 0, "founding", &found.to_string());
    for name in ["Ana", "Ben"] {
        until_done(&services, 0, name, &json!({"do": {"type": "admit", "joined": "2020-01-01", "profile": {"name": name}}}).to_string());
    }
    let body = json!({"do": {"type": "record", "terms": {"on": "2020-03-01", "parts": [
        {"member": 1, "side": "gave", "minutes": 1}, {"member": 2, "side": "received", "minutes": 1}]}}})
    .to_string();
    let over = AtomicBool::new(false);
    let slow = AtomicUsize::new(0);
    let told: Vec<BTreeMap<String, u64>> = thread::scope(|scope| {
        let callers: Vec<_> = (0..4)
            .map(|caller| {
                let (services, over, body) = (&services, &over, &body);
                scope.spawn(move || {
                    let mut told = BTreeMap::new();
                    for n in 0.. {
                        if over.load(Ordering::Relaxed) {
                            break;
                        }
                        let key = format!("caller-{caller}-{n}");
                        let seq = until_done(services, caller, &key, body);
                        // Every fifth caller did not hear it, and asks again.
                        assert!(n % 5 != 0 || until_done(services, caller + 1, &key, body) == seq);
                        told.insert(key, seq);
                    }
                    told
                })
            })
            .collect();
        for half in ["GET /hea", "POST /banks/Harpurbrook/commands HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n{"] {
            let (services, over, slow) = (&services, &over, &slow);
            scope.spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    // What was killed meanwhile takes nobody.
                    if let Some(held) = services[0].now().try_hold(half) {
                        slow.fetch_add(1, Ordering::Relaxed);
                        thread::sleep(Duration::from_millis(30));
                        drop(held);
                    }
                }
            });
        }
        for crash in 0..crashes {
            thread::sleep(Duration::from_millis(150 + (crash as u64 * 97) % 140));
            match database {
                Database::Server(server) if crash % 3 == 2 => {
                    server.stop("immediate").unwrap();
                    server.go_on().unwrap();
                }
                _ => services[crash % 2].crash(),
            }
        }
        over.store(true, Ordering::Relaxed);
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    let told: BTreeMap<String, u64> = told.into_iter().flatten().collect();
    let mut seqs: Vec<u64> = told.values().copied().collect();
    seqs.sort_unstable();
    seqs.dedup();
    assert_eq!(seqs.len(), told.len(), "two commands became one record");
    // What is in the journal: as many as were acknowledged, each where it was said to be.
    let service = services[0].now();
    let (mut after, mut found) = (0, Vec::new());
    loop {
        let page = service.get(&format!("/banks/Harpurbrook/records?after={after}")).json();
        for message in page["messages"].as_array().unwrap() {
            after = message["seq"].as_u64().unwrap();
            if message["kind"] == "exchange-recorded" {
                found.push(after);
            }
        }
        if page["more"] == false {
            break;
        }
    }
    assert_eq!(found, seqs);
    let balance = service.post("questions", &[], r#"{"type":"balance","member":1}"#).json();
    assert_eq!(balance["minutes"].as_u64().unwrap(), told.len() as u64);
    assert!(told.len() > crashes, "only {} commands in {crashes} crashes", told.len());
    eprintln!("{crashes} crashes, {} commands, each once, {} half requests", told.len(), slow.load(Ordering::Relaxed));
}

fn crashes() -> usize {
    if std::env::var_os("TIMEBANK_LONG").is_some() { 300 } else { 12 }
}

#[test]
fn over_a_file_each_command_counts_once_whatever_is_killed() {
    chaos(&Database::file(), crashes());
}

#[test]
fn over_a_server_each_command_counts_once_whatever_crashes() {
    chaos(&Database::server(), crashes());
}
