//! The floor: a loop over a vector that makes the same checks and keeps nothing but balances.

use crate::input::{LIMIT, Row};

#[derive(Clone, Copy)]
struct Account {
    balance: i64,
    lowest: i64,
    highest: i64,
    given: u32,
    received: u32,
    active: bool,
}

pub struct Plain {
    accounts: Vec<Account>,
}

impl Plain {
    pub fn new(members: u32) -> Self {
        let account = Account { balance: 0, lowest: -LIMIT, highest: LIMIT, given: 0, received: 0, active: true };
        Self { accounts: vec![account; members as usize + 1] }
    }

    /// Both active, two of them, neither beyond a limit, then both balances and both counters. Gives how many were refused.
    pub fn record_all(&mut self, rows: &[Row]) -> u32 {
        let mut refused = 0;
        for row in rows {
            let minutes = i64::from(row.minutes);
            let (giver, receiver) = (self.accounts[row.giver as usize], self.accounts[row.receiver as usize]);
            let (up, down) = (giver.balance + minutes, receiver.balance - minutes);
            if row.giver == row.receiver || !giver.active || !receiver.active || up > giver.highest || down < receiver.lowest {
                refused += 1;
                continue;
            }
            let account = &mut self.accounts[row.giver as usize];
            account.balance = up;
            account.given += row.minutes;
            let account = &mut self.accounts[row.receiver as usize];
            account.balance = down;
            account.received += row.minutes;
        }
        refused
    }

    pub fn balances(&self) -> Vec<i64> {
        self.accounts.iter().skip(1).map(|a| a.balance).collect()
    }
}
