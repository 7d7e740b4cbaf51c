//! Limits: how far an account's balance may go.

use crate::canon::{wire_code, wire_struct};
use crate::values::minutes::Minutes;

wire_code! {
    /// Whether a limit stops a posting or only warns.
    pub enum LimitMode {
        /// It warns, and stops nothing.
        Advisory = "advisory",
        /// It stops the posting.
        Enforced = "enforced",
    }
}

wire_code! {
    /// The side of a member's service that widens their limit.
    pub enum EarnedFrom {
        /// Minutes they gave.
        Given = "given",
        /// Minutes they received.
        Received = "received",
    }
}

wire_code! {
    /// The limit that is widened.
    pub enum Widens {
        /// The lowest.
        Lowest = "lowest",
        /// The highest.
        Highest = "highest",
    }
}

wire_struct! {
    /// A limit that grows with the credit that moved for what was given or received; transfers do not count, nor does help for which no
    /// credit moves.
    #[derive(crate::form::Build)]
    pub struct Earned {
        /// The limit that grows.
        widens = "widens": Widens,
        /// The side of their service it grows with.
        from = "from": EarnedFrom,
        /// The minutes it grows by for each hundred minutes of service.
        percent = "percent": u32,
        /// The most minutes it grows by.
        most = "most": Minutes,
    }
}

wire_struct! {
    /// The lowest and highest balance an account may reach. "No limit" (left out) and 0 are different.
    #[derive(crate::form::Build)]
    #[build(by_hand)]
    pub struct Limits {
        /// The lowest balance; left out for none.
        lowest = "lowest" ? "crate::canon::omit": Option<Minutes>,
        /// The highest balance; left out for none.
        highest = "highest" ? "crate::canon::omit": Option<Minutes>,
        /// Whether they are enforced or advisory; advisory when left out.
        mode = "mode" ? "crate::canon::omit": Option<LimitMode>,
        /// Limits that grow.
        earned = "earned" ? "crate::canon::omit": Vec<Earned>,
    }
}

#[expect(clippy::derivable_impls, reason = "the macro that defines the type derives no Default")]
impl Default for Limits {
    fn default() -> Self {
        Self { lowest: None, highest: None, mode: None, earned: Vec::new() }
    }
}
