//! Safe publication: tables that give nobody away (promise 12).
//!
//! A table of counts or of hours goes in with its true values; what comes out can be published: small or dominated cells hidden,
//! and as many others as it takes that no hidden one can be worked out, from the margins, from the other tables of the release,
//! or from earlier releases. The library audits that itself, exactly ([`grid`]); what it cannot make safe it refuses, and says what to
//! coarsen. Sources: Hundepool et al., *Statistical Disclosure Control* (2012); the policies are those of the definitions page.

mod advice;
mod anonymity;
pub(crate) mod audit;
pub mod grid;
pub(crate) mod headlines;
mod make;
mod policy;
pub(crate) mod publish;
mod recipe;
mod standing;
mod table;
pub(crate) mod work;

pub use anonymity::{Anonymity, AnonymityCheck};
pub use policy::DisclosurePolicy;
pub use publish::{Advice, Publication, Publish, Release};
pub use recipe::{Counting, Merged, Only, Recipe, SortedBy, Sorting};
pub use table::{Measured, SafeTable, ShownCell, TrueCell, TrueTable};

#[cfg(test)]
mod recipe_tests;
#[cfg(test)]
mod tests;
