//! Credit that crosses from one bank to another: two banks, two stores, never one transaction.
//!
//! Each bank has an account that stands for the other. A crossing holds the minutes in the bank they leave, then in the bank they go
//! to; then they are posted where they leave, **which decides it**, and then where they arrive. Each bank's journal says where
//! it stands, so that a crossing is taken up again after a crash at any step, by anybody who has the two banks:
//!
//! | leaves | arrives | next |
//! |---|---|---|
//! | nothing | nothing | hold where it leaves |
//! | held | nothing | hold where it arrives; once due, let go |
//! | held | held | post where it leaves; once due, let go |
//! | posted | held | post where it arrives |
//! | let go | held | let go where it arrives |
//! | posted | posted | arrived |
//! | let go | nothing, or let go | let go |
//!
//! Anything else is two banks that contradict each other, and is given to people to look at, once both were read again: any number of
//! runners may take the same crossing further at once, and between reading the one bank and the other it may have moved on.

use timebank_core::command::{Action, BeginPassage, Command, Context, PostPassage, VoidPassage};
use timebank_core::digest::sha256;
use timebank_core::event::Direction;
use timebank_core::ledger::PassageState;
use timebank_core::store::{Keeper, Store};
use timebank_core::{AccountId, BridgeId, Error, Key, Minutes, Passage, PassageId, TimeBank, Timestamp};

/// Credit that is to cross.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The key both banks know it by; one for each crossing, made by the host.
    pub shared_key: Key,
    /// The account it leaves, in the one bank.
    pub from: AccountId,
    /// The account it goes to, in the other.
    pub to: AccountId,
    /// Minutes that cross.
    pub minutes: Minutes,
    /// From when on it is let go rather than waited for. The clocks of the two may differ by much less than this lies ahead.
    pub due: Timestamp,
}

/// One of the two banks, and its bridge to the other.
#[derive(Debug)]
pub struct Side<'a, S> {
    /// The bank.
    pub keeper: &'a mut Keeper<S>,
    /// Its bridge.
    pub bridge: BridgeId,
}

/// Where a crossing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It may be taken further.
    UnderWay,
    /// Posted in both banks.
    Arrived,
    /// Let go in both: nothing moved.
    Released,
    /// The two banks contradict each other: somebody has to look.
    Torn,
}

/// A crossing that is not at its end in both banks alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hanging {
    /// The key both banks know it by.
    pub shared_key: Key,
    /// Where it leaves, if the bank there knows it.
    pub leaves: Option<PassageState>,
    /// Where it arrives, if the bank there knows it.
    pub arrives: Option<PassageState>,
    /// From when on it is let go.
    pub due: Timestamp,
    /// Where that leaves it. [`Stand::Torn`] also when the two do not agree on how much.
    pub stand: Stand,
}

/// How two banks stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciled {
    /// What hangs, by key.
    pub hanging: Vec<Hanging>,
    /// What the two accounts that stand for each other sum to: zero when all that was posted in one was posted in the other.
    pub difference: Minutes,
}

impl Reconciled {
    /// Whether nothing hangs and the accounts mirror each other.
    pub fn is_even(&self) -> bool {
        self.hanging.is_empty() && self.difference.is_zero()
    }
}

/// The next step of a crossing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    HoldOut,
    HoldIn,
    PostOut,
    PostIn,
    ReleaseOut,
    ReleaseIn,
    Nothing(Stand),
}

fn next(leaves: Option<PassageState>, arrives: Option<PassageState>, due: bool) -> Next {
    use PassageState::{Pending, Posted, Voided};
    match (leaves, arrives) {
        (None, None) if due => Next::Nothing(Stand::Released),
        (None, None) => Next::HoldOut,
        (Some(Pending), None | Some(Pending)) if due => Next::ReleaseOut,
        (Some(Pending), None) => Next::HoldIn,
        (Some(Pending), Some(Pending)) => Next::PostOut,
        (Some(Posted), Some(Pending)) => Next::PostIn,
        // Let go by whoever's clock was ahead; by this one it is too early.
        (Some(Voided), Some(Pending)) if !due => Next::Nothing(Stand::UnderWay),
        (Some(Voided), Some(Pending)) => Next::ReleaseIn,
        (Some(Posted), Some(Posted)) => Next::Nothing(Stand::Arrived),
        (Some(Voided), None | Some(Voided)) => Next::Nothing(Stand::Released),
        _ => Next::Nothing(Stand::Torn),
    }
}

fn passage(bank: &TimeBank, bridge: BridgeId, direction: Direction, key: Key) -> Option<(PassageId, Passage)> {
    let mut all = bank.host().passage_rows().rev();
    all.find(|(_, row)| row.bridge == bridge && row.direction == direction && row.shared_key == key).map(|(id, row)| (id, *row))
}

impl<S: Store> Side<'_, S> {
    fn take(&mut self, action: impl Into<Action>, step: u8, shared: Key, now: Timestamp) -> Result<(), Error> {
        // A key of its own for each step: sent again within this run, it counts once. In another run the journal is read first.
        let hash = sha256(&[&shared.0, &[step], &now.millis().to_be_bytes()]);
        // A clock that is behind takes the step when the last one came.
        let now = now.max(self.keeper.bank().last_at());
        let mut key = [0u8; 16];
        key.iter_mut().zip(hash.0).for_each(|(to, from)| *to = from);
        self.keeper.execute(&Command::new(Context::host(now).key(Key(key)), action)).map(drop)
    }

    fn begin(&mut self, direction: Direction, crossing: &Crossing, now: Timestamp) -> Result<(), Error> {
        let account = if direction == Direction::Out { crossing.from } else { crossing.to };
        let Crossing { shared_key, minutes, due, .. } = *crossing;
        let begin = BeginPassage::new(self.bridge, direction, account, minutes, shared_key, due);
        self.take(begin, 1, shared_key, now)
    }
}

/// Where a crossing stands in both banks.
type Stands = (Option<(PassageId, Passage)>, Option<(PassageId, Passage)>);

/// Reads both banks, the one it goes to first: whatever is found there was made possible by what is then read in the other.
fn read<A: Store, B: Store>(crossing: &Crossing, leaves: &mut Side<'_, A>, arrives: &mut Side<'_, B>) -> Result<Stands, Error> {
    arrives.keeper.catch_up()?;
    leaves.keeper.catch_up()?;
    let key = crossing.shared_key;
    let out = passage(leaves.keeper.bank(), leaves.bridge, Direction::Out, key);
    let into = passage(arrives.keeper.bank(), arrives.bridge, Direction::In, key);
    Ok((out, into))
}

/// What comes next; [`Stand::Torn`] also where the banks do not agree on how much, until when, or whose accounts.
fn next_of(crossing: &Crossing, (out, into): &Stands, now: Timestamp) -> Next {
    let agree = |account: AccountId| {
        move |(_, row): &(PassageId, Passage)| row.account == account && row.minutes == crossing.minutes && row.due == crossing.due
    };
    if !out.iter().all(agree(crossing.from)) || !into.iter().all(agree(crossing.to)) {
        return Next::Nothing(Stand::Torn);
    }
    next(out.map(|(_, row)| row.state), into.map(|(_, row)| row.state), now >= crossing.due)
}

/// Takes a step if there is one to take. Returns where the crossing stood, and whether to look again.
fn take_one<A: Store, B: Store>(
    crossing: &Crossing,
    leaves: &mut Side<'_, A>,
    arrives: &mut Side<'_, B>,
    now: Timestamp,
) -> Result<(Stand, bool), Error> {
    let stands = read(crossing, leaves, arrives)?;
    let (out, into) = stands;
    let key = crossing.shared_key;
    let missing = || Error::NotFound { what: "passage", number: 0 };
    let taken = match next_of(crossing, &stands, now) {
        Next::HoldOut => leaves.begin(Direction::Out, crossing, now),
        Next::HoldIn => arrives.begin(Direction::In, crossing, now),
        Next::PostOut => leaves.take(PostPassage::new(out.ok_or_else(missing)?.0), 2, key, now),
        Next::PostIn => arrives.take(PostPassage::new(into.ok_or_else(missing)?.0), 2, key, now),
        Next::ReleaseOut => leaves.take(VoidPassage::new(out.ok_or_else(missing)?.0), 3, key, now),
        Next::ReleaseIn => arrives.take(VoidPassage::new(into.ok_or_else(missing)?.0), 3, key, now),
        // Another runner may have gone on between the two readings.
        Next::Nothing(Stand::Torn) => return Ok((Stand::Torn, read(crossing, leaves, arrives)? != stands)),
        Next::Nothing(stand) => return Ok((stand, false)),
    };
    match taken {
        // Another writer came between with a clock that is ahead: the next look takes its time.
        Ok(()) | Err(Error::TimeWentBack { .. }) => Ok((Stand::UnderWay, true)),
        // Another runner may have taken this step, or the other one; then where it stands has changed.
        Err(refusal @ (Error::PassageState { .. } | Error::AlreadyThere { .. })) => {
            if read(crossing, leaves, arrives)? == stands {
                Err(refusal)
            } else {
                Ok((Stand::UnderWay, true))
            }
        }
        Err(error) => Err(error),
    }
}

/// How often a crossing is looked at again because others moved it meanwhile. It has four steps at most.
const LOOKS: u32 = 16;

/// Takes a crossing one step further, and says where it stands then. Both banks are read first, so that it does not matter who
/// took the steps before, or where they stopped.
///
/// # Errors
/// As [`Keeper::execute`]: the minutes stay held where they are held, and are let go once the crossing is due.
pub fn step<A: Store, B: Store>(
    crossing: &Crossing,
    leaves: &mut Side<'_, A>,
    arrives: &mut Side<'_, B>,
    now: Timestamp,
) -> Result<Stand, Error> {
    for _ in 0..LOOKS {
        match take_one(crossing, leaves, arrives, now)? {
            (Stand::Torn, true) => {}
            (stand, _) => return Ok(stand),
        }
    }
    Ok(Stand::UnderWay)
}

/// Takes a crossing as far as it goes: until it has arrived, was let go, or needs somebody to look. [`Stand::UnderWay`] is
/// returned where it has to wait until it is due by the clock of this runner. Call it again after an error or a crash, with the
/// same crossing.
///
/// # Errors
/// As [`step`].
pub fn cross<A: Store, B: Store>(
    crossing: &Crossing,
    leaves: &mut Side<'_, A>,
    arrives: &mut Side<'_, B>,
    now: Timestamp,
) -> Result<Stand, Error> {
    for _ in 0..LOOKS {
        let (stand, again) = take_one(crossing, leaves, arrives, now)?;
        if !again {
            return Ok(stand);
        }
    }
    Ok(Stand::UnderWay)
}

/// Lays two banks beside each other: what hangs in either direction, and whether the accounts that stand for each other mirror.
/// Read both again, with nobody taking crossings further, before people are asked to look at what is [`Stand::Torn`] here.
///
/// # Errors
/// [`Error::NotFound`] when a bridge is not there.
pub fn reconcile(one: (&TimeBank, BridgeId), other: (&TimeBank, BridgeId)) -> Result<Reconciled, Error> {
    let mut hanging = Vec::new();
    for (leaves, arrives) in [(one, other), (other, one)] {
        let of = |(bank, bridge): (&TimeBank, BridgeId), direction| {
            let rows = bank.host().passage_rows().filter(move |(_, row)| row.bridge == bridge && row.direction == direction);
            rows.map(|(_, row)| (row.shared_key, *row)).collect::<std::collections::BTreeMap<Key, Passage>>()
        };
        let (out, mut into) = (of(leaves, Direction::Out), of(arrives, Direction::In));
        for (key, left) in out {
            let arrived = into.remove(&key);
            hang(&mut hanging, key, Some(left), arrived);
        }
        for (key, arrived) in into {
            hang(&mut hanging, key, None, Some(arrived));
        }
    }
    let balance = |(bank, bridge): (&TimeBank, BridgeId)| -> Result<Minutes, Error> {
        let row = bank.host().bridge_rows().find(|(id, _)| *id == bridge);
        let (_, row) = row.ok_or(Error::NotFound { what: "bridge", number: bridge.get() })?;
        Ok(bank.host().ledger().account(row.account)?.balance)
    };
    Ok(Reconciled { hanging, difference: balance(one)?.plus(balance(other)?)? })
}

fn hang(hanging: &mut Vec<Hanging>, shared_key: Key, left: Option<Passage>, arrived: Option<Passage>) {
    let Some(either) = left.or(arrived) else { return };
    let (leaves, arrives) = (left.map(|row| row.state), arrived.map(|row| row.state));
    let equal = left.zip(arrived).is_none_or(|(left, arrived)| left.minutes == arrived.minutes && left.due == arrived.due);
    let stand = match next(leaves, arrives, false) {
        _ if !equal => Stand::Torn,
        Next::Nothing(Stand::Arrived | Stand::Released) => return,
        Next::Nothing(stand) => stand,
        _ => Stand::UnderWay,
    };
    hanging.push(Hanging { shared_key, leaves, arrives, due: either.due, stand });
}
