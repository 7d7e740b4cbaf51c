//! Looking into a bank from outside: what tests and simulations compare.

use super::TimeBank;
use crate::exchange::ExchangeState;
use crate::ids::ExchangeId;
use crate::ledger::Ledger;

impl TimeBank {
    /// The ledger: accounts, entries, postings, limits. To be read only.
    pub fn ledger(&self) -> &Ledger {
        &self.state.ledger
    }

    /// Where an exchange stands.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn stands(&self, exchange: ExchangeId) -> Result<ExchangeState, crate::Error> {
        let row = self.state.exchanges.get(exchange);
        row.map(|row| row.state).ok_or(crate::Error::NotFound { what: "exchange", number: exchange.get() })
    }
}
