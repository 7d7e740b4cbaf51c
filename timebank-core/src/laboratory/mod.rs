//! The laboratory of policies: what might come of other rules.
//!
//! [`View::what_if`](crate::queries::View::what_if) takes a copy of a bank, puts it under another policy (other limits, a welcome
//! credit, sessions paid by the pot, ageing of credit, or any other charter), and lets it run on week after week, many times under
//! many seeds. The bank itself is not touched. Whether an exchange may be is for the copy to say: each is a command that it decides
//! by its own rules and limits, so every promise holds in every run. How people behave is a model, stated at [`Behaviour`] with a
//! number for everything.
//!
//! Every draw has a name (what for, which week, who), and is the same under every policy ([`dice`]). So the policies face the same
//! wants, joiners and luck, and their differences are told run by run: much surer than two figures apart from each other.
//!
//! # A story it is held against
//!
//! Sweeney and Sweeney (*Monetary theory and the great Capitol Hill baby sitting co-op crisis*, Journal of Money, Credit and
//! Banking 9(1), 1977) tell of young parents who sat for each other's children and paid in scrip. There was so little of it that
//! most couples kept theirs for a day when they would need it more; few went out, so few could earn, and exchange all but stopped.
//! When everybody was given more, people went out again. Later there was too much, and sitters became hard to find. The tests run
//! that community: with nothing but the model below and more and more credit given out at the beginning, exchange rises from next
//! to nothing to a high plain, and falls again, while those who ask in vain become many.
//!
//! ```
//! use timebank_core::command::{Admit, Context};
//! use timebank_core::laboratory::{Behaviour, Policy, RunMeasure, WhatIf};
//! use timebank_core::{Charter, Minutes, TimeBank};
//!
//! // Thirty couples; nobody may go below 0, and everybody begins there.
//! let charter = r#"{"name": "Sitters", "credit": {"limits": {"member": {"lowest": 0, "mode": "enforced"}}}}"#;
//! let at = Context::host("2026-03-01T10:00:00Z".parse()?);
//! let mut bank = TimeBank::create(at, timebank_core::BankId([1; 16]), Charter::from_json(charter.as_bytes())?)?;
//! (0..30).try_for_each(|_| bank.admit(at, Admit::default()).map(drop))?;
//!
//! let policies = vec![Policy::named("as it is"), Policy::named("20 hours each").issue(Minutes::of(20 * 60))];
//! let answer = bank.host().what_if(&WhatIf::new(policies).weeks(13).seeds(3))?;
//! let exchanges: Vec<_> = answer.rows.iter().filter(|row| row.measure == RunMeasure::Exchanges).collect();
//! assert_eq!(exchanges[0].estimate.mean.unwrap().get(), 0.0); // nobody can pay, so nobody can earn
//! assert!(exchanges[1].difference.unwrap().low.unwrap().get() > 0.0);
//! # Ok::<(), timebank_core::Error>(())
//! ```

mod behaviour;
mod community;
pub mod dice;
mod habits;
mod policy;
mod run;
#[cfg(test)]
mod tests;
mod what_if;

pub use behaviour::Behaviour;
pub use community::Community;
pub use habits::SpanBefore;
pub use policy::Policy;
pub use run::Ran;
pub use what_if::*;
