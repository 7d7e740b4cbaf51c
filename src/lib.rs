//! Holds what belongs to the whole.
