//! Statistical disclosure control: tables that reveal nothing about individuals (promise 12).
//!
//! The input is a table of counts or hours with its true values. The output can be published. Small or dominated cells are
//! hidden, and enough others that no hidden cell can be derived from the margins, the other tables of the release, or earlier
//! releases. The library audits this itself, exactly ([`grid`]). It refuses what it cannot make safe, and says what to coarsen.
//! Sources: Hundepool et al., *Statistical Disclosure Control* (2012); the policies are those of the definitions page.

mod advice;
mod alike;
mod anonymity;
pub(crate) mod asked;
pub(crate) mod audit;
mod cells;
pub(crate) mod counted;
mod finest;
pub mod grid;
mod groups;
pub(crate) mod headlines;
mod hosts;
mod make;
pub(crate) mod minutes;
mod names;
mod noise;
mod policy;
pub(crate) mod publish;
mod recipe;
mod standing;
mod table;
pub(crate) mod work;

pub use anonymity::{Anonymity, AnonymityCheck};
pub use noise::Noise;
pub use policy::DisclosurePolicy;
pub use publish::{Advice, Publication, Publish, Release};
pub use recipe::{Counting, Merged, Only, Recipe, SortedBy, Sorting};
pub use table::{Measured, SafeTable, ShownCell, TrueCell, TrueTable};

#[cfg(test)]
mod line_tests;
#[cfg(test)]
mod nested_tests;
#[cfg(test)]
mod noise_tests;
#[cfg(test)]
mod recipe_tests;
#[cfg(test)]
mod tests;
