//! Turns, so that the slower of two writers is not kept out by the faster for ever.
//!
//! Whoever lost the race for a number several times running takes a lock of the bank, reads and decides again. An append that
//! finds the lock taken waits until it is given back, for a second at most: then the one who was late has written. Nothing rests on
//! it but fairness: appends compare heads as before, whoever holds what.
//!
//! The lock belongs to a connection of its own, outside the pool. When whoever took it does not come back, the server ends that
//! connection, and gives the lock back with it.

use super::bank::PostgresBank;
use deadpool_postgres::{Client, ClientWrapper, Object, Pool};
use std::time::Duration;
use timebank_core::Error;

/// How many times running an append has to lose before a turn is asked for.
pub(super) const PATIENT: u32 = 4;

/// How long others wait for one, and for how long it is kept without a sign: `idle_session_timeout` below is the same.
pub(super) const LONGEST: Duration = Duration::from_secs(1);

/// How soon whoever waits looks again.
pub(super) const AGAIN: Duration = Duration::from_millis(2);

/// The first half of the lock's number, "TbTu"; the other is the bank's.
pub(super) const LOCK: i32 = 0x5462_5475;

/// The second half. Banks that share one share their turns, which costs a little time and nothing else.
pub(super) const fn lock_of(bank: i64) -> i32 {
    (bank & 0x7fff_ffff) as i32
}

/// Whether this server can give turns: it has locks of this kind, and ends connections that say nothing for long, which are
/// PostgreSQL 14 and later, and not every cluster that speaks its protocol.
pub(super) async fn known(client: &Client) -> bool {
    let asked = "SELECT pg_try_advisory_xact_lock_shared(0, 0), current_setting('idle_session_timeout')";
    client.query_one(asked, &[]).await.is_ok()
}

/// A turn that was taken; given back when it is dropped.
#[derive(Debug)]
pub(super) struct Turn(#[expect(dead_code, reason = "held, and let go of")] Option<ClientWrapper>);

/// A copy of a bank has no turn.
impl Clone for Turn {
    fn clone(&self) -> Self {
        Self(None)
    }
}

impl Turn {
    /// Waits for a turn, a second at most; nothing when there is none to be had.
    async fn take(pool: &Pool, bank: i64) -> Option<Self> {
        // Out of the pool for good: closed when the turn is over, and the pool opens another when it needs one.
        let client = Object::take(pool.get().await.ok()?);
        client.batch_execute("SET lock_timeout = '1s'; SET idle_session_timeout = '1s'").await.ok()?;
        client.execute("SELECT pg_advisory_lock($1, $2)", &[&LOCK, &lock_of(bank)]).await.ok()?;
        Some(Self(Some(client)))
    }
}

impl PostgresBank {
    /// Waits up to a second for a turn, if this bank's appends were late several times running.
    pub(super) async fn ask_for_a_turn(&mut self) {
        if let Some(bank) = self.bank
            && self.turns
            && self.turn.is_none()
            && self.late >= PATIENT
        {
            self.turn = Turn::take(&self.pool, bank).await;
        }
    }

    /// What an append says about being late; a turn is over when it has served.
    pub(super) fn note<T>(&mut self, result: &Result<T, Error>) {
        match result {
            Err(Error::Conflict { .. }) => self.late = self.late.saturating_add(1),
            _ => {
                self.late = 0;
                self.turn = None;
            }
        }
    }

    /// Whether an append looks for somebody else's turn first.
    pub(super) const fn gives_way(&self) -> bool {
        self.turns && self.turn.is_none()
    }
}
