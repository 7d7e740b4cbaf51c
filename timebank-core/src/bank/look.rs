//! Looking into a bank from outside: what tests and simulations compare.

use super::TimeBank;
use crate::ledger::Ledger;
use crate::model::exchange::ExchangeState;
use crate::values::ids::ExchangeId;

impl TimeBank {
    /// A bank nothing has been asked of yet.
    #[cfg(feature = "laboratory")]
    pub(crate) fn empty_one(journal: bool) -> Self {
        Self { journal, ..Self::empty() }
    }

    /// A copy that goes its own way and keeps no journal.
    #[cfg(feature = "laboratory")]
    pub(crate) fn fork(&self) -> Self {
        Self { journal: false, ..self.clone() }
    }

    /// The ledger: accounts, entries, postings, limits. To be read only.
    pub(crate) fn ledger(&self) -> &Ledger {
        &self.state.ledger
    }

    /// Where an exchange stands.
    ///
    /// # Errors
    /// [`crate::error::Error::NotFound`].
    pub(crate) fn stands(&self, exchange: ExchangeId) -> Result<ExchangeState, crate::error::Error> {
        let row = self.state.exchanges.get(exchange);
        row.map(|row| row.state).ok_or(crate::error::Error::NotFound { what: "exchange", number: exchange.get() })
    }
}
