//! What a calculator refuses.

/// Why a calculation was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Something is larger than is taken.
    #[error("the {what} has a size of {size} where at most {most} is taken")]
    TooLarge {
        /// What it is a size of.
        what: &'static str,
        /// Its size.
        size: u64,
        /// The largest that is taken.
        most: u64,
    },
    /// There are more of something than are taken at once.
    #[error("{count} {what} are more than the {most} taken at once")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        count: u64,
        /// The most that are taken.
        most: u64,
    },
    /// A number lies outside what is taken.
    #[error("`{given}` {what} is out of range")]
    OutOfRange {
        /// What the number stands for.
        what: &'static str,
        /// The number.
        given: i64,
    },
    /// There is nothing at this place.
    #[error("there is no {what} `{number}`")]
    NotFound {
        /// What was looked for.
        what: &'static str,
        /// Its place, from 0.
        number: u32,
    },
    /// An arc of a network does not fit.
    #[error("arc `{arc}` does not fit: {why}")]
    BadArc {
        /// The arc, from 0.
        arc: u64,
        /// What does not fit.
        why: &'static str,
    },
    /// Lower bounds ask for more than can move.
    #[error("`{asked}` units are asked for where `{most}` can move")]
    CannotBeMet {
        /// Units asked for.
        asked: i64,
        /// Units that can move.
        most: i64,
    },
}

impl Error {
    /// A slug that stays, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::OutOfRange { .. } => "number-out-of-range",
            Self::NotFound { .. } => "not-found",
            Self::BadArc { .. } => "bad-arc",
            Self::CannotBeMet { .. } => "cannot-be-met",
        }
    }
}
