//! The things of a time bank as data: members and what is kept about them, activities, listings, exchanges, programmes.

pub mod activity;
pub mod caller;
pub mod exchange;
pub mod listing;
pub mod member;
pub mod personal;
pub mod programme;
