//! Our log on a PostgreSQL server against a bare insert of the same bytes, and against a ledger in tables and functions.

use super::{Work, balances, begun, each, keeper};
use crate::input::{LIMIT, Row, Rows, bank, commands};
use crate::report::{Report, median, seconds};
use crate::speed::MEMBERS;
use std::cell::Cell;
use timebank_core::store::Store as _;
use timebank_core::{Head, JournalRecord, TimeBank};
use timebank_store::testing::Server;
use timebank_store::{BankName, PostgresOptions, PostgresPool, PostgresStore};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, NoTls};

/// A ledger as it is kept in tables: each transfer with an entry for either account that says what its balance was before and is
/// now, the accounts held in the order of their numbers while it happens.
const LEDGER: &str = "
DROP TABLE IF EXISTS entry, transfer, account;
CREATE TABLE account(id int PRIMARY KEY, balance bigint NOT NULL, lowest bigint NOT NULL, highest bigint NOT NULL, version bigint NOT NULL);
CREATE TABLE transfer(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL, on_day int NOT NULL, activity int NOT NULL,
    giver int NOT NULL, receiver int NOT NULL, minutes bigint NOT NULL);
CREATE TABLE entry(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account int NOT NULL, transfer bigint NOT NULL,
    minutes bigint NOT NULL, before bigint NOT NULL, after bigint NOT NULL, version bigint NOT NULL);
CREATE INDEX ON entry(account);
CREATE OR REPLACE FUNCTION record(p_at bigint, p_on int, p_activity int, p_giver int, p_receiver int, p_minutes bigint) RETURNS bigint AS $$
DECLARE
    made bigint;
    up account;
    down account;
BEGIN
    PERFORM 1 FROM account WHERE id IN (p_giver, p_receiver) ORDER BY id FOR UPDATE;
    INSERT INTO transfer(at, on_day, activity, giver, receiver, minutes)
        VALUES (p_at, p_on, p_activity, p_giver, p_receiver, p_minutes) RETURNING id INTO made;
    UPDATE account SET balance = balance + p_minutes, version = version + 1
        WHERE id = p_giver AND balance + p_minutes <= highest RETURNING * INTO up;
    IF NOT FOUND THEN RAISE 'beyond a limit'; END IF;
    UPDATE account SET balance = balance - p_minutes, version = version + 1
        WHERE id = p_receiver AND balance - p_minutes >= lowest RETURNING * INTO down;
    IF NOT FOUND THEN RAISE 'beyond a limit'; END IF;
    INSERT INTO entry(account, transfer, minutes, before, after, version) VALUES
        (p_giver, made, p_minutes, up.balance - p_minutes, up.balance, up.version),
        (p_receiver, made, -p_minutes, down.balance + p_minutes, down.balance, down.version);
    RETURN made;
END $$ LANGUAGE plpgsql;
";

/// A connection as plain as ours: one thread that waits.
struct Peer {
    runtime: Runtime,
    client: Client,
}

impl Peer {
    fn new(address: &str) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (client, connection) = runtime.block_on(tokio_postgres::connect(address, NoTls)).expect("a connection");
        runtime.spawn(connection);
        Self { runtime, client }
    }

    fn batch(&self, sql: &str) {
        self.runtime.block_on(self.client.batch_execute(sql)).expect("done");
    }

    /// The plainest table that holds the same bytes: a statement for each commit, prepared.
    fn bare(&self, work: &Work) -> f64 {
        self.batch("DROP TABLE IF EXISTS bare; CREATE TABLE bare(seq bigint PRIMARY KEY, hash bytea NOT NULL, bytes bytea NOT NULL)");
        self.runtime.block_on(async {
            let one = self.client.prepare("INSERT INTO bare VALUES ($1, $2, $3)").await.expect("a statement");
            let many = "INSERT INTO bare SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[])";
            let many = self.client.prepare(many).await.expect("a statement");
            let seq = Cell::new(0i64);
            let insert = async |records: &[JournalRecord]| {
                let first = seq.get() + 1;
                seq.set(seq.get() + records.len() as i64);
                if let [record] = records {
                    self.client.execute(&one, &[&first, &&record.hash.0[..], &&record.bytes[..]]).await.expect("a row");
                } else {
                    let seqs: Vec<i64> = (first..=seq.get()).collect();
                    let hashes: Vec<&[u8]> = records.iter().map(|record| &record.hash.0[..]).collect();
                    let bytes: Vec<&[u8]> = records.iter().map(|record| &record.bytes[..]).collect();
                    self.client.execute(&many, &[&seqs, &hashes, &bytes]).await.expect("rows");
                }
            };
            insert(&work.first).await;
            let start = std::time::Instant::now();
            for (_, records) in &work.groups {
                insert(records).await;
            }
            start.elapsed().as_secs_f64()
        })
    }

    /// Exchanges through the function: a call a commit, or one statement that calls it for the whole group.
    fn ledger(&self, rows: &[Row], together: usize) -> f64 {
        self.batch(LEDGER);
        self.batch(&format!("INSERT INTO account SELECT n, 0, -{LIMIT}, {LIMIT}, 0 FROM generate_series(1, {MEMBERS}) n"));
        // Several statements sent together are a transaction, in which this may not be done.
        self.batch("VACUUM ANALYZE account");
        self.runtime.block_on(async {
            let one = self.client.prepare("SELECT record($1, $2, $3, $4, $5, $6)").await.expect("a statement");
            let many = "SELECT count(record(a, o, v, g, r, m)) FROM unnest($1::bigint[], $2::int[], $3::int[], $4::int[], $5::int[],
                $6::bigint[]) AS t(a, o, v, g, r, m)";
            let many = self.client.prepare(many).await.expect("a statement");
            let start = std::time::Instant::now();
            for group in rows.chunks(together) {
                if let [row] = group {
                    let (activity, giver, receiver) = (row.activity as i32, row.giver as i32, row.receiver as i32);
                    let minutes = i64::from(row.minutes);
                    self.client
                        .query_one(&one, &[&row.at_ms, &row.on_day, &activity, &giver, &receiver, &minutes])
                        .await
                        .expect("recorded");
                } else {
                    let at: Vec<i64> = group.iter().map(|row| row.at_ms).collect();
                    let on: Vec<i32> = group.iter().map(|row| row.on_day).collect();
                    let activity: Vec<i32> = group.iter().map(|row| row.activity as i32).collect();
                    let giver: Vec<i32> = group.iter().map(|row| row.giver as i32).collect();
                    let receiver: Vec<i32> = group.iter().map(|row| row.receiver as i32).collect();
                    let minutes: Vec<i64> = group.iter().map(|row| i64::from(row.minutes)).collect();
                    self.client.query_one(&many, &[&at, &on, &activity, &giver, &receiver, &minutes]).await.expect("recorded");
                }
            }
            start.elapsed().as_secs_f64()
        })
    }

    fn ledger_balances(&self) -> Vec<i64> {
        let rows = self.runtime.block_on(self.client.query("SELECT balance FROM account ORDER BY id", &[])).expect("rows");
        rows.iter().map(|row| row.get(0)).collect()
    }
}

fn server() -> Option<Server> {
    let started = Server::start();
    if started.is_err() {
        println!("PostgreSQL: skipped, because no server is installed here or it could not be started");
    }
    started.ok()
}

fn named(number: usize) -> BankName {
    BankName::new(&format!("bank {number}")).expect("a name")
}

pub fn append(report: &mut Report, work: &Work, together: usize) {
    let Some(server) = server() else { return };
    let address = server.address();
    let peer = Peer::new(&address);
    let store = PostgresStore::open(&address).expect("a server");
    // A bank of its own for each run, beside those of the runs before.
    let count = Cell::new(0);
    let next = || {
        count.set(count.get() + 1);
        store.another(named(count.get()))
    };
    let appending = || {
        let mut store = next();
        begun(&mut store, work);
        seconds(|| work.append(&mut store)).0
    };
    let mut ours = Vec::new();
    let mut whole = || {
        let mut keeper = keeper(next(), work);
        let (time, ()) = seconds(|| work.execute(&mut keeper, together));
        ours = balances(keeper.bank());
        time
    };
    let each = each(together);
    let bare = "bare insert, same commits";
    let times = report.in_turn(appending, || peer.bare(work));
    report.compare(&format!("PostgreSQL log, {each}"), &work.input(), bare, times, Some(work.bytes), Some(0.9));
    let times = report.in_turn(&mut whole, || peer.bare(work));
    report.compare(&format!("decide, and PostgreSQL log, {each}"), &work.input(), bare, times, Some(work.bytes), None);
    let mut theirs = Vec::new();
    let times = report.in_turn(&mut whole, || {
        let time = peer.ledger(&work.rows, together);
        theirs = peer.ledger_balances();
        time
    });
    assert!(ours == theirs, "both keep the same balances");
    let (name, aim) = if together == 1 { ("function a commit", 2.0) } else { ("tables, one statement", 8.0) };
    report.compare(&format!("decide, and PostgreSQL log, {each}"), &work.input(), name, times, Some(work.bytes), Some(aim));
}

/// What an append costs beyond a bare insert, with turns and without: the three in turn, each as often first.
pub fn turns(report: &mut Report, work: &Work, together: usize) {
    let Some(server) = server() else { return };
    let address = server.address();
    let peer = Peer::new(&address);
    let count = Cell::new(0);
    let open = |turns: bool| {
        let options = PostgresOptions { connections: 1, turns, ..PostgresOptions::default() };
        PostgresStore::open_with(&address, BankName::default(), options).expect("a server")
    };
    let appending = |store: &PostgresStore| {
        count.set(count.get() + 1);
        let mut store = store.another(named(count.get()));
        begun(&mut store, work);
        seconds(|| work.append(&mut store)).0
    };
    let (with, without) = (open(true), open(false));
    let mut times = [const { Vec::new() }; 3];
    // Another one begins each time: what one leaves behind, the next pays for.
    for run in 0..9 * report.runs {
        let n = (run + run / 3) % 3;
        times[n].push(match n {
            0 => peer.bare(work),
            1 => appending(&with),
            _ => appending(&without),
        });
    }
    let [bare, with, without] = times.map(median);
    let (each, input) = (each(together), work.input());
    let mut say = |what: &str, peer: &str, times, aim| {
        report.compare(&format!("PostgreSQL log{what}, {each}"), &input, peer, times, Some(work.bytes), aim)
    };
    say("", "bare insert, same commits", (with, bare), Some(0.9));
    say(" without turns", "bare insert, same commits", (without, bare), None);
    say("", "the same without turns", (with, without), None);
}

const BANKS: usize = 64;
/// Members of each bank.
const SMALL: u32 = 100;

/// Exchanges one by one in many banks at once, against as many in one bank: each waits for its own commits alone.
pub fn side_by_side(report: &mut Report, count: usize) {
    let Some(server) = server() else { return };
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let options = PostgresOptions { connections: BANKS, ..PostgresOptions::default() };
    let pool = runtime.block_on(PostgresPool::connect(&server.address(), options)).expect("a server");
    let founded = Cell::new(0);
    let run = |banks: usize| {
        let commands = commands(&Rows::new(SMALL).take((count / banks) as u32), false);
        let mut kept: Vec<_> = (0..banks)
            .map(|_| {
                founded.set(founded.get() + 1);
                let mut bank = bank(SMALL, true);
                let mut kept = pool.bank(named(founded.get()));
                runtime.block_on(kept.append(Head::NONE, &bank.drain())).expect("a new bank");
                (kept, bank)
            })
            .collect();
        let time = seconds(|| {
            runtime.block_on(async {
                let tasks: Vec<_> = kept
                    .drain(..)
                    .map(|(mut kept, mut bank): (_, TimeBank)| {
                        let commands = commands.clone();
                        tokio::spawn(async move {
                            for command in &commands {
                                kept.execute_all(&mut bank, std::slice::from_ref(command)).await.expect("nothing is refused");
                            }
                        })
                    })
                    .collect();
                for task in tasks {
                    task.await.expect("done");
                }
            });
        });
        time.0
    };
    let times = report.in_turn(|| run(BANKS), || run(1));
    let input = format!("{count} exchanges, {SMALL} members a bank");
    report.compare(&format!("decide, and PostgreSQL log, {BANKS} banks"), &input, "one bank", times, None, Some(2.5));
}

/// A bank of its own on a server of its own.
pub fn opened() -> Option<(Server, PostgresStore)> {
    let server = server()?;
    let mut store = PostgresStore::open(&server.address()).expect("a server");
    store.read_after(0).expect("nothing yet");
    Some((server, store))
}
