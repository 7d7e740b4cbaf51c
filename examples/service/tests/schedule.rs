//! What is due happens by itself and once, though nobody asks for anything and two services look after one bank: by a clock that the test
//! sets.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant as Moment};
use timebank_core::store::{FrozenClock, Store as _};
use timebank_core::{Key, MemberId, TimeBank, Timestamp};
use timebank_service::{Caller, Service, Tokens};
use timebank_store::testing::{Folder, Server};
use timebank_store::{AnyStore, BankName};

const BANK: &str = "Harpurbrook";
const EVERY: Duration = Duration::from_millis(20);

fn day(day: u32) -> Timestamp {
    "2026-03-01T10:00:00Z".parse::<Timestamp>().unwrap().plus_days(day)
}

async fn service(address: &str, folder: &Folder, clock: &FrozenClock) -> Arc<Service> {
    let tokens = folder.path().join("tokens.json");
    std::fs::write(&tokens, json!({BANK: {"a token only for tests": "host"}}).to_string()).unwrap();
    let service = Service::connect(address, Tokens::read(&tokens).unwrap()).await.unwrap();
    Arc::new(service.with_clock(Arc::new(clock.clone())))
}

/// Sends commands, each under a key of its own.
struct Sent<'a>(&'a Service, u8);

impl Sent<'_> {
    async fn send(&mut self, caller: Caller, action: Value) {
        self.1 += 1;
        let Value::Object(body) = json!({"do": action}) else { panic!("no object") };
        let done = self.0.execute(BANK, Key([self.1; 16]), body, caller, None).await;
        assert!(done.is_ok(), "command {}", self.1);
    }
}

/// Something done with the database by no service. The blocking store of a server may not be used within a runtime.
fn aside<T: Send + 'static>(address: &str, work: impl FnOnce(AnyStore) -> T + Send + 'static) -> T {
    let address = address.to_owned();
    let thread = std::thread::spawn(move || work(AnyStore::open(&address, BankName::new(BANK).unwrap(), true).unwrap()));
    tokio::task::block_in_place(|| thread.join().unwrap())
}

/// The journal as it lies in the database: whose records they are and what they say, from one on.
fn kept(address: &str, after: u64) -> Vec<(String, String)> {
    aside(address, move |mut store| {
        let records = store.read_after(after).unwrap();
        let bodies = records.iter().zip(after + 1..).map(|(record, seq)| record.body(seq).unwrap());
        bodies.map(|body| (json!(body.by).as_str().unwrap_or("member").to_owned(), body.event.tag().to_owned())).collect()
    })
}

/// Waits until so many records were added, and then for a few rounds more.
async fn grown(address: &str, after: u64, by: usize) -> Vec<(String, String)> {
    let until = Moment::now() + Duration::from_secs(30);
    while kept(address, after).len() < by {
        assert!(Moment::now() < until, "nobody did what was due");
        tokio::time::sleep(EVERY).await;
    }
    tokio::time::sleep(EVERY * 20).await;
    kept(address, after)
}

fn by_time(tags: &[&str]) -> Vec<(String, String)> {
    tags.iter().map(|tag| ("time".to_owned(), (*tag).to_owned())).collect()
}

async fn happens_once(address: &str) {
    let folder = Folder::new("schedule").unwrap();
    let clock = FrozenClock::at(day(0));
    let (one, two) = (service(address, &folder, &clock).await, service(address, &folder, &clock).await);
    let mut sent = Sent(&one, 0);
    sent.send(Caller::Host, json!({"type": "create", "bank": "00112233445566778899aabbccddeeff", "charter": {"name": BANK}})).await;
    for _ in 0..2 {
        sent.send(Caller::Host, json!({"type": "admit"})).await;
    }
    // One exchange waits for a word that silence gives after 14 days, one for an answer for 30; a request is open until the twentieth.
    let parts = json!([{"member": 1, "side": "gave", "minutes": 60}, {"member": 2, "side": "received", "minutes": 60}]);
    for _ in 0..2 {
        sent.send(Caller::Host, json!({"type": "propose", "terms": {"on": "2026-03-01", "parts": parts}})).await;
    }
    sent.send(Caller::Host, json!({"type": "agree", "exchange": 1})).await;
    sent.send(Caller::Member(MemberId::new(1).unwrap()), json!({"type": "done", "exchange": 1})).await;
    sent.send(Caller::Host, json!({"type": "request", "member": 2, "terms": {"until": "2026-03-20"}})).await;
    let before = kept(address, 0).len() as u64;
    let tending = [&one, &two].map(|service| {
        let service = Arc::clone(service);
        tokio::spawn(async move { service.tend_every(EVERY).await })
    });
    // A minute before it is due nothing happens.
    clock.set(Timestamp::from_millis(day(14).millis() - 60_000).unwrap());
    assert_eq!(grown(address, before, 0).await, []);
    clock.set(day(14));
    assert_eq!(grown(address, before, 1).await, by_time(&["exchange-posted"]));
    // Two things at once, in the order they were due in.
    clock.set(day(31));
    assert_eq!(grown(address, before, 3).await, by_time(&["exchange-posted", "listing-closed", "exchange-ended"]));
    tending.iter().for_each(tokio::task::JoinHandle::abort);
    let bank: TimeBank = aside(address, |mut store| store.open().unwrap());
    assert_eq!(bank.host().balance(MemberId::new(1).unwrap()).unwrap().get(), 60);
}

fn on_a_runtime(work: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work);
}

#[test]
fn in_a_file_what_is_due_happens_once_with_two_services() {
    let folder = Folder::new("due").unwrap();
    on_a_runtime(async { happens_once(folder.path().join("banks.db").to_str().unwrap()).await });
}

#[test]
fn on_a_server_what_is_due_happens_once_with_two_services() {
    let server = Server::start().unwrap();
    on_a_runtime(async { happens_once(&server.address()).await });
}
