//! The one input everybody is given: made from a fixed seed, so that every run and every peer does the same work.

use timebank_core::charter::{CreditPolicy, LimitMode, Limits};
use timebank_core::command::{Admit, Command, Context, Record};
use timebank_core::exchange::Terms;
use timebank_core::ids::ActivityId;
use timebank_core::{Charter, Key, MemberId, Minutes, TimeBank, Timestamp};

/// Nobody's balance may go further than twenty hours from zero, either way.
pub const LIMIT: i64 = 1200;
/// Activities the exchanges are spread over.
pub const ACTIVITIES: u32 = 8;
/// 2026-01-01T00:00:00Z. Exchanges follow one another by a second.
const BEGIN_MS: i64 = 1_767_225_600_000;
const DAY_MS: i64 = 86_400_000;

/// One exchange between two members, as plainly as it can be said.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub at_ms: i64,
    pub on_day: i32,
    pub activity: u32,
    pub giver: u32,
    pub receiver: u32,
    pub minutes: u32,
    pub key: [u8; 16],
}

/// Makes rows one after another. None of them crosses a limit, so that everybody does the same to all of them; the limits are
/// checked all the same.
pub struct Rows {
    seed: u64,
    balances: Vec<i64>,
    next_ms: i64,
}

impl Rows {
    pub fn new(members: u32) -> Self {
        Self { seed: 20_260_301, balances: vec![0; members as usize + 1], next_ms: BEGIN_MS + DAY_MS }
    }

    /// SplitMix64.
    fn random(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.random() % most
    }

    pub fn next(&mut self) -> Row {
        let members = self.balances.len() as u64 - 1;
        loop {
            let giver = 1 + self.below(members) as u32;
            let receiver = 1 + self.below(members) as u32;
            let minutes = 15 * (1 + self.below(12)) as u32;
            let activity = 1 + self.below(u64::from(ACTIVITIES)) as u32;
            let up = self.balances[giver as usize] + i64::from(minutes);
            let down = self.balances[receiver as usize] - i64::from(minutes);
            if giver == receiver || up > LIMIT || down < -LIMIT {
                continue;
            }
            self.balances[giver as usize] = up;
            self.balances[receiver as usize] = down;
            let at_ms = self.next_ms;
            self.next_ms += 1000;
            let mut key = [0u8; 16];
            key[..8].copy_from_slice(&self.random().to_be_bytes());
            key[8..].copy_from_slice(&self.random().to_be_bytes());
            return Row { at_ms, on_day: (at_ms / DAY_MS) as i32, activity, giver, receiver, minutes, key };
        }
    }

    pub fn take(&mut self, count: u32) -> Vec<Row> {
        (0..count).map(|_| self.next()).collect()
    }
}

fn member(number: u32) -> MemberId {
    MemberId::new(number).expect("members count from 1")
}

/// The command that records a row. The host records it, as from a paper sheet.
pub fn command(row: &Row, keyed: bool) -> Command {
    let at = Timestamp::from_millis(row.at_ms).expect("a day of this century");
    let on = timebank_core::Date::from_days(row.on_day).expect("a day of this century");
    let activity = ActivityId::new(row.activity).expect("activities count from 1");
    let terms = Terms::new(on).activity(activity).gave(member(row.giver), row.minutes).received(member(row.receiver), row.minutes);
    let context = if keyed { Context::host(at).key(Key(row.key)) } else { Context::host(at) };
    Command::new(context, Record::new(terms))
}

pub fn commands(rows: &[Row], keyed: bool) -> Vec<Command> {
    rows.iter().map(|row| command(row, keyed)).collect()
}

/// A bank whose limits are enforced, with so many members and not one exchange yet. With a journal its first records wait to be
/// drained.
pub fn bank(members: u32, journal: bool) -> TimeBank {
    let mut charter = Charter::named("Peers");
    let limits = Limits::default()
        .lowest(Minutes::new(-LIMIT).expect("small"))
        .highest(Minutes::new(LIMIT).expect("small"))
        .mode(LimitMode::Enforced);
    let mut credit = CreditPolicy::default();
    credit.limits.member = limits;
    charter.credit = credit;
    for number in 1..=ACTIVITIES {
        let json = format!(r#"{{"code":"activity-{number}","name":"Activity {number}"}}"#);
        charter.activities.push(serde_json::from_str(&json).expect("an activity"));
    }
    let begin = Context::host(Timestamp::from_millis(BEGIN_MS).expect("a day of this century"));
    let mut bank = if journal {
        TimeBank::create(begin, timebank_core::BankId([1; 16]), charter)
    } else {
        TimeBank::create_without_journal(begin, timebank_core::BankId([1; 16]), charter)
    }
    .expect("a sound charter");
    for _ in 0..members {
        bank.admit(begin, Admit::default()).expect("somebody new");
    }
    bank
}

/// Every balance, the pot's left out: to be compared with what the peers have.
pub fn balances(bank: &TimeBank) -> Vec<i64> {
    bank.host().balances().skip(1).map(|(_, minutes)| minutes.get()).collect()
}
