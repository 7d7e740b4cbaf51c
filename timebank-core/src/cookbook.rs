//! Cookbook: what a service over a time bank has to do, one page each. Every page runs as a test.
//!
//! - [From a log-in to a caller](log_in)
//! - [A request that is sent twice](retries)
//! - [Errors as answers of HTTP](errors)
//! - [Several threads and one bank](threads)
//! - [A store of your own](own_store)
//! - [A report of your own](own_report)
//! - [A member is forgotten, end to end](forgotten)
//! - [Who may do what](permissions)
//! - [Days where the community is](time_zones)
//!
//! The example `examples/service/examples/hundred_lines.rs` is a whole service in about a hundred lines; `examples/service` is one to copy.

#[doc = include_str!("cookbook/log_in.md")]
pub mod log_in {}
#[doc = include_str!("cookbook/retries.md")]
pub mod retries {}
#[doc = include_str!("cookbook/errors.md")]
pub mod errors {}
#[doc = include_str!("cookbook/threads.md")]
pub mod threads {}
#[doc = include_str!("cookbook/own_store.md")]
pub mod own_store {}
#[doc = include_str!("cookbook/own_report.md")]
pub mod own_report {}
#[doc = include_str!("cookbook/forgotten.md")]
pub mod forgotten {}
#[doc = include_str!("cookbook/permissions.md")]
pub mod permissions {}
#[doc = include_str!("cookbook/time_zones.md")]
pub mod time_zones {}
