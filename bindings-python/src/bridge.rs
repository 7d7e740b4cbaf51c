//! Credit that crosses between two banks that are kept somewhere.

use pyo3::prelude::*;
use timebank_core::ledger::PassageState;
use timebank_core::store::{FileStore, Keeper};
use timebank_core::{AccountId, BridgeId, Error, Minutes, Timestamp};
use timebank_store::bridge::{Crossing, Reconciled, Side, Stand, cross, reconcile, step};

use crate::bank::NativeBank;
use crate::errors::{raise, refuse};
use crate::held::{Alone, Held, IsClosed};

/// The keeper of a bank that is kept; without one nothing could be taken up again.
enum Kept<'a> {
    File(&'a mut Keeper<FileStore>),
    Database(&'a mut Keeper<Alone>),
}

fn kept(held: &mut Held) -> Result<Result<Kept<'_>, Error>, IsClosed> {
    match held {
        Held::File(keeper) => Ok(Ok(Kept::File(keeper))),
        Held::Kept(keeper) => Ok(Ok(Kept::Database(keeper))),
        Held::Memory(_) => Ok(Err(Error::StoreFailed { why: "this bank is not kept in a file or a database".into() })),
        Held::Closed => Err(IsClosed),
    }
}

/// A crossing as Python hands it over: key, account it leaves, account it goes to, minutes, due.
type Given = (String, u32, u32, i64, i64);

fn crossing(py: Python<'_>, (shared_key, from, to, minutes, due): Given) -> PyResult<Crossing> {
    let shared_key = shared_key.parse::<timebank_core::Key>().map_err(|error| raise(py, &error))?;
    Ok(Crossing {
        shared_key,
        from: numbered(py, AccountId::new(from), "an account")?,
        to: numbered(py, AccountId::new(to), "an account")?,
        minutes: Minutes::new(minutes).map_err(|error| raise(py, &error))?,
        due: numbered(py, Timestamp::from_millis(due), "a moment")?,
    })
}

fn numbered<T>(py: Python<'_>, found: Option<T>, what: &str) -> PyResult<T> {
    found.ok_or_else(|| refuse(py, "wrong-type", &format!("this is no number of {what}"), "", "give a number from 1 on"))
}

const fn word(stand: Stand) -> &'static str {
    match stand {
        Stand::UnderWay => "under-way",
        Stand::Arrived => "arrived",
        Stand::Released => "released",
        Stand::Torn => "torn",
    }
}

const fn state(state: PassageState) -> &'static str {
    state.as_str()
}

/// Takes a crossing one step further, or as far as it goes, and says where it stands.
#[pyfunction]
#[pyo3(signature = (crossing, leaves, leaves_bridge, arrives, arrives_bridge, now, whole))]
#[expect(clippy::too_many_arguments, reason = "what `timebank.bridge` hands over")]
pub fn cross_banks(
    py: Python<'_>,
    crossing: Given,
    leaves: &NativeBank,
    leaves_bridge: u32,
    arrives: &NativeBank,
    arrives_bridge: u32,
    now: i64,
    whole: bool,
) -> PyResult<&'static str> {
    let crossing = self::crossing(py, crossing)?;
    let (out, into) = (numbered(py, BridgeId::new(leaves_bridge), "a bridge")?, numbered(py, BridgeId::new(arrives_bridge), "a bridge")?);
    let now = numbered(py, Timestamp::from_millis(now), "a moment")?;
    macro_rules! taken {
        ($one:ident, $two:ident) => {{
            let (mut one, mut two) = (Side { keeper: $one, bridge: out }, Side { keeper: $two, bridge: into });
            if whole { cross(&crossing, &mut one, &mut two, now) } else { step(&crossing, &mut one, &mut two, now) }
        }};
    }
    let stand = leaves.change_both(arrives, py, |one, two| {
        Ok(match (kept(one)?, kept(two)?) {
            (Ok(Kept::File(one)), Ok(Kept::File(two))) => taken!(one, two),
            (Ok(Kept::File(one)), Ok(Kept::Database(two))) => taken!(one, two),
            (Ok(Kept::Database(one)), Ok(Kept::File(two))) => taken!(one, two),
            (Ok(Kept::Database(one)), Ok(Kept::Database(two))) => taken!(one, two),
            (Err(error), _) | (_, Err(error)) => Err(error),
        })
    })?;
    Ok(word(stand))
}

/// How two banks stand to each other: what hangs (key, where it leaves, where it arrives, due, stand), and the difference.
#[pyfunction]
#[pyo3(signature = (one, one_bridge, other, other_bridge))]
#[expect(clippy::type_complexity, reason = "what Python unpacks on the spot")]
pub fn reconcile_banks(
    py: Python<'_>,
    one: &NativeBank,
    one_bridge: u32,
    other: &NativeBank,
    other_bridge: u32,
) -> PyResult<(Vec<(String, Option<&'static str>, Option<&'static str>, i64, &'static str)>, i64)> {
    let (first, second) = (numbered(py, BridgeId::new(one_bridge), "a bridge")?, numbered(py, BridgeId::new(other_bridge), "a bridge")?);
    let Reconciled { hanging, difference } = one.change_both(other, py, |one, two| {
        let read = one.catch_up()?.and(two.catch_up()?);
        Ok(match read {
            Ok(_) => reconcile((one.bank()?, first), (two.bank()?, second)),
            Err(error) => Err(error),
        })
    })?;
    let rows = hanging
        .into_iter()
        .map(|row| (row.shared_key.to_string(), row.leaves.map(state), row.arrives.map(state), row.due.millis(), word(row.stand)));
    Ok((rows.collect(), difference.get()))
}
