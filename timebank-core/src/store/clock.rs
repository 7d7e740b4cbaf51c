//! The clock of a keeper. The core never asks what time it is; whoever keeps a bank does.

use crate::bank::TimeBank;
use crate::command::Command;
use crate::error::Error;
use crate::values::time::Timestamp;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Minutes a stamp may lie ahead of the keeper's clock, because no two clocks agree.
pub const SKEW_MINUTES: u32 = 5;

/// Tells a keeper what time it is.
///
/// ```
/// use timebank_core::store::{Clock, FrozenClock};
/// let clock = FrozenClock::at("2026-03-01T10:00:00Z".parse()?);
/// assert_eq!(clock.now()?.to_string(), "2026-03-01T10:00:00Z");
/// # Ok::<(), timebank_core::Error>(())
/// ```
pub trait Clock {
    /// Returns the moment it is.
    ///
    /// # Errors
    /// [`Error::StoreFailed`] when the clock cannot be read.
    fn now(&self) -> Result<Timestamp, Error>;
}

impl<F: Fn() -> Result<Timestamp, Error>> Clock for F {
    fn now(&self) -> Result<Timestamp, Error> {
        self()
    }
}

/// The clock of this machine.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::exhaustive_structs, reason = "it holds nothing, and is named as a value")]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Result<Timestamp, Error> {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok();
        let at = since.and_then(|since| i64::try_from(since.as_millis()).ok()).and_then(Timestamp::from_millis);
        at.ok_or_else(|| Error::StoreFailed { why: "the clock of this machine shows no year between 1970 and 9999".into() })
    }
}

/// A clock that stands still until it is set. For tests and for playing through a history. Copies show the same time.
#[derive(Clone, Debug)]
pub struct FrozenClock(Arc<AtomicI64>);

impl FrozenClock {
    /// Stands at this moment.
    pub fn at(at: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(at.millis())))
    }
    /// Sets it, and all its copies.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.millis(), Ordering::Relaxed);
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> Result<Timestamp, Error> {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
            .ok_or_else(|| Error::StoreFailed { why: "the clock was set to no moment".into() })
    }
}

/// Any clock, in the keeper.
pub(super) struct AnyClock(pub(super) Box<dyn Clock + Send + Sync>);

impl fmt::Debug for AnyClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnyClock")
    }
}

/// Stamps commands by a clock: those from members get its time, and a stamp of the host's is refused when it lies ahead of it
/// by more than [`SKEW_MINUTES`].
///
/// # Errors
/// [`Error::TimeAhead`].
pub fn stamp(commands: &mut [Command], now: Timestamp) -> Result<(), Error> {
    for command in commands {
        if command.by.member().is_some() {
            command.at = now;
        } else if command.at > now.plus_minutes(SKEW_MINUTES) {
            return Err(Error::TimeAhead { at: command.at, now });
        }
    }
    Ok(())
}

/// Lifts commands to the last record, and each to the one before it: somebody else may have written a moment later by their
/// clock.
pub(crate) fn lift(commands: &mut [Command], bank: &TimeBank) {
    let mut last = bank.last_at();
    for command in commands {
        last = last.max(command.at);
        command.at = last;
    }
}

/// Returns whether any of these has to be lifted.
pub(crate) fn is_early(commands: &[Command], bank: &TimeBank) -> bool {
    !commands.is_sorted_by_key(|command| command.at) || commands.first().is_some_and(|first| first.at < bank.last_at())
}
