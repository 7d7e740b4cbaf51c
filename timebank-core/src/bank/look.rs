//! Access for tests and simulations, which compare whole banks.

use super::TimeBank;
use crate::ledger::Ledger;
use crate::model::exchange::ExchangeState;
use crate::values::ids::ExchangeId;

impl TimeBank {
    /// Creates an empty bank.
    #[cfg(feature = "laboratory")]
    pub(crate) fn empty_one(journal: bool) -> Self {
        Self { journal, ..Self::empty() }
    }

    /// Creates an independent copy that keeps no journal.
    #[cfg(feature = "laboratory")]
    pub(crate) fn fork(&self) -> Self {
        Self { journal: false, ..self.clone() }
    }

    /// Returns the ledger: accounts, entries, postings, limits.
    pub(crate) fn ledger(&self) -> &Ledger {
        &self.state.ledger
    }

    /// Returns the state of an exchange.
    ///
    /// # Errors
    /// [`crate::error::Error::NotFound`].
    pub(crate) fn stands(&self, exchange: ExchangeId) -> Result<ExchangeState, crate::error::Error> {
        let row = self.state.exchanges.get(exchange);
        row.map(|row| row.state).ok_or(crate::error::Error::NotFound { what: "exchange", number: exchange.get() })
    }
}
