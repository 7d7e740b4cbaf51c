//! One member's ties, and the members whose only ties are with workers.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::outcomes::Figure;
use crate::outcomes::ties::{Arcs, Window};
use crate::queries::{Named, question};
use crate::values::ids::{Id, MemberId};
use crate::values::time::Date;
use serde::Serialize;

question! {
    /// One member's ties: with whom, how often, and how many minutes. Shown to the member, people appointed to see them, and brokers.
    pub struct TiesOf {
        /// The member whose ties are returned.
        member: MemberId,
    }
    optional {
        /// The first day; that of the first exchange when left out.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
    }
    =>
    /// One member's ties.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`]; [`Error::DateOrder`].
    ties_of -> MemberTies
}

/// One member's ties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MemberTies {
    /// The member.
    #[serde(flatten)]
    pub who: Named,
    /// Minutes given, and done together with others.
    pub given: u64,
    /// Minutes received, and done together with others.
    pub received: u64,
    /// 1 − |given − received| / (given + received). For brokers: it is nobody's target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub two_sidedness: Option<Figure>,
    /// The ties, the most occasions first.
    pub ties: Vec<TieWith>,
}

/// A tie with another member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TieWith {
    /// The other member.
    #[serde(flatten)]
    pub who: Named,
    /// Minutes the member gave them.
    pub gave: u64,
    /// Minutes the member received from them.
    pub received: u64,
    /// The number of exchanges between the two.
    pub occasions: u32,
    /// The day of the first.
    pub first: Date,
    /// The day of the last.
    pub last: Date,
    /// Whether it is of three or more occasions over two months or more.
    pub repeated: bool,
    /// Whether a broker brought it about and it went on without.
    pub carried_on: bool,
    /// Whether the other took part as a neighbour at least once, and not only as staff.
    pub as_neighbour: bool,
}

question! {
    /// The members all of whose ties are with staff or organisations. For brokers.
    pub struct WorkerOnlyMembers
    optional {
        /// The first day; that of the first exchange when left out.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
    }
    =>
    /// Members all of whose ties in a window are with staff or organisations: isolated once these are taken out. In order of
    /// number. Members without any tie are isolates, and not among them.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::DateOrder`].
    worker_only_members -> Vec<WorkerOnly>
}

/// A member who would be alone without workers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkerOnly {
    /// The member.
    #[serde(flatten)]
    pub who: Named,
    /// The number of workers or organisations they have a tie with.
    pub ties: u32,
    /// Minutes received from them.
    pub received: u64,
    /// The last day with any of them.
    pub last: Date,
}

impl TimeBank {
    /// See [`View::ties_of`](crate::queries::View::ties_of).
    pub(crate) fn ties_of(&self, by: Viewer, question: &TiesOf) -> Result<MemberTies, Error> {
        let viewer = self.access(by)?;
        self.need_to_see(&viewer, question.member)?;
        self.member(question.member)?;
        // Who holds a role, and since when, is told to brokers.
        let arcs = if viewer.is_broker() { Arcs::of(self) } else { Arcs::as_said(self) };
        let window = arcs.window(question.from, question.until)?;
        let place = self.resolve(question.member).index();
        let part = window.parts.get(place as usize).copied().unwrap_or_default();
        let mine = window.ties().filter(|tie| tie.pair.0 == place || tie.pair.1 == place);
        let mut ties: Vec<TieWith> = mine
            .filter_map(|tie| {
                let first = tie.pair.0 == place;
                let (gave, received) = if first { (tie.forth, tie.back) } else { (tie.back, tie.forth) };
                Some(TieWith {
                    who: self.named(&viewer, MemberId::from_index(if first { tie.pair.1 } else { tie.pair.0 })?),
                    gave: gave.unwrap_or(0),
                    received: received.unwrap_or(0),
                    occasions: tie.occasions,
                    first: Date::from_days(tie.days.0)?,
                    last: Date::from_days(tie.days.1)?,
                    repeated: tie.is_repeated(),
                    carried_on: tie.is_carried_on(),
                    as_neighbour: if first { tie.second_as_peer } else { tie.first_as_peer },
                })
            })
            .collect();
        ties.sort_by_key(|tie| (std::cmp::Reverse(tie.occasions), tie.who.member));
        let (given, received) = (i128::from(part.given), i128::from(part.received));
        let sum = given.saturating_add(received);
        let two_sidedness = Figure::ratio(sum.saturating_sub(given.saturating_sub(received).saturating_abs()), sum);
        Ok(MemberTies {
            who: self.named(&viewer, question.member),
            given: part.given,
            received: part.received,
            two_sidedness: two_sidedness.filter(|_| viewer.is_broker()),
            ties,
        })
    }

    /// See [`View::worker_only_members`](crate::queries::View::worker_only_members).
    pub(crate) fn worker_only_members(&self, by: Viewer, question: &WorkerOnlyMembers) -> Result<Vec<WorkerOnly>, Error> {
        let viewer = self.access(by)?;
        viewer.need_broker()?;
        let arcs = Arcs::of(self);
        let window = arcs.window(question.from, question.until)?;
        let mut last = vec![i32::MIN; window.parts.len()];
        for tie in window.ties() {
            for place in [tie.pair.0, tie.pair.1] {
                if let Some(day) = last.get_mut(place as usize) {
                    *day = (*day).max(tie.days.1);
                }
            }
        }
        let one = |place: u32| {
            let part = window.parts.get(place as usize)?;
            let who = self.named(&viewer, MemberId::from_index(place)?);
            Some(WorkerOnly { who, ties: part.ties, received: part.received, last: Date::from_days(*last.get(place as usize)?)? })
        };
        Ok(window.worker_only().filter_map(one).collect())
    }
}

impl<'b> Arcs<'b> {
    /// A window from one day to another, as far as they were said.
    ///
    /// # Errors
    /// [`Error::DateOrder`].
    pub fn window(&self, from: Option<Date>, until: Option<Date>) -> Result<Window<'_, 'b>, Error> {
        let (from, until) = self.between(from, until);
        if until < from {
            return Err(Error::DateOrder { what: "a span ends on the day it begins or later", first: from, second: until });
        }
        Ok(Window::of(self, from, until))
    }
}
