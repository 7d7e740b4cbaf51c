//! Limits: how far an account's balance may go.

use crate::canon::{wire_code, wire_struct};
use crate::values::minutes::Minutes;

wire_code! {
    /// Whether a limit stops or only speaks up.
    pub enum LimitMode {
        /// It speaks up, always.
        Advisory = "advisory",
        /// It stops.
        Enforced = "enforced",
    }
}

wire_code! {
    /// Which side of somebody's service widens their limit.
    pub enum EarnedFrom {
        /// What they gave.
        Given = "given",
        /// What they received.
        Received = "received",
    }
}

wire_code! {
    /// Which limit is widened.
    pub enum Widens {
        /// The lowest.
        Lowest = "lowest",
        /// The highest.
        Highest = "highest",
    }
}

wire_struct! {
    /// A limit that grows with what was given or received; transfers do not count.
    #[derive(crate::form::Build)]
    pub struct Earned {
        /// Which limit grows.
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
        /// Whether they stop or speak up; they speak up unless said.
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
