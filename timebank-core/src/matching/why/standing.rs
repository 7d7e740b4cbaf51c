//! How one pair stands: whether it is a match, and else the first thing in the way, as whoever asks may be told.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::matching::candidates::Stop;
use crate::matching::facts::fact;
use crate::queries::Access;
use crate::rules::{Answer, Reason};
use crate::values::time::Date;

/// Where a listing says no activity.
pub(super) const NOT_CLASSIFIED: &str = "not-classified";
/// Where two have no time in common.
pub(super) const NO_TIME: &str = "no-common-time";
pub(super) const NO_TIME_TEXT: &str = "they have no time in common that is long enough";

/// How one pair stands.
pub(super) struct Standing {
    pub(super) matches: bool,
    pub(super) code: Box<str>,
    pub(super) text: String,
    pub(super) reasons: Vec<Reason>,
}

impl Standing {
    pub(super) fn plain(code: &str, text: &str) -> Self {
        Self { matches: false, code: code.into(), text: text.into(), reasons: Vec::new() }
    }

    pub(super) fn ask_the_broker() -> Self {
        let ask = Error::AskTheBroker {};
        Self { matches: false, code: ask.code().into(), text: ask.message(), reasons: Vec::new() }
    }

    /// `who`: what the giver and the receiver are called; `on`: the first of the seven days.
    pub(super) fn of(found: Result<(), Stop>, bank: &TimeBank, viewer: &Access, (who, asks): (&str, &str), on: Date) -> Self {
        match found {
            Ok(()) => Self { matches: true, code: "".into(), text: String::new(), reasons: Vec::new() },
            Err(Stop::Same) => Self::plain("the-same-member", "both are of one member"),
            Err(Stop::Unclassified) => Self::plain(NOT_CLASSIFIED, "one says no activity, so nobody can tell whether it is meant"),
            Err(Stop::Activity) => Self::plain("another-activity", "one is about something else"),
            Err(Stop::Closed) => Self::plain("not-in-these-days", "one does not hold in these days"),
            Err(Stop::Group) => Self::plain("group-size", "the offer is for a group"),
            Err(Stop::Remote) => Self::plain("only-at-a-distance", "one is only at a distance, the other only face to face"),
            // Members do not know who is in a programme.
            Err(Stop::Programme) if !viewer.is_broker() => Self::ask_the_broker(),
            Err(Stop::Programme) => Self::plain("another-programme", "one is open to a programme the other is not in"),
            Err(Stop::RatherNot(said)) => Self::plain("rather-not", &said.words(bank, who)),
            Err(Stop::NoTime) if viewer.is_broker() => {
                Self::plain(NO_TIME, &format!("{asks} and {who} have no time in common that is long enough"))
            }
            Err(Stop::NoTime) => Self::plain(NO_TIME, NO_TIME_TEXT),
            Err(Stop::Refused(verdict)) => {
                let told = verdict.for_audience(viewer.audience);
                let strict = told.reasons.iter().find(|r| r.answer == Answer::Refused).or(told.reasons.first());
                match strict {
                    Some(reason) => Self {
                        matches: false,
                        code: reason.code.into(),
                        text: fact(bank, viewer, reason, on),
                        reasons: told.reasons.clone(),
                    },
                    None => Self::ask_the_broker(),
                }
            }
        }
    }
}
