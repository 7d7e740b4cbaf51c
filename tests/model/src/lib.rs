//! A plain model of a time bank.
