//! Attending together: who was at the sessions of a course or a group, with whom, who stopped coming and who came back.

use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::order::{BTreeMap, BTreeSet};
use crate::outcomes::ties::{Arcs, GATHERING};
use crate::queries::{Named, question};
use crate::values::ids::{ActivityId, Id, MemberId};
use crate::values::time::Date;
use serde::Serialize;

question! {
    /// Who was at the sessions of a course or a group, and which two at how many of them. For brokers.
    pub struct AttendedTogether {
        /// The activities whose exchanges are the sessions.
        activities: Vec<ActivityId>,
    }
    optional {
        /// The first day; that of the first exchange when left out.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
        /// The fewest sessions two were both at to be named; 2 when left out.
        least: Option<u32>,
    }
    =>
    /// Who attended sessions together. A session is an exchange of one of the activities; organisations attend none.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::NotFound`] for an activity there is not; [`Error::BadArguments`] without one;
    /// [`Error::DateOrder`].
    attended_together -> CourseAttendance
}

/// Who was at the sessions of a course or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CourseAttendance {
    /// The number of sessions in the span.
    pub sessions: u32,
    /// The number of these that were too large to say who was there with whom.
    pub crowds: u32,
    /// The members who were at one or more, in order of number.
    pub members: Vec<Attended>,
    /// The pairs who were there together, the most sessions first.
    pub pairs: Vec<TogetherAt>,
}

/// How one member attended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Attended {
    /// The member who attended.
    #[serde(flatten)]
    pub who: Named,
    /// The number of sessions they were at, giving, receiving or together.
    pub sessions: u32,
    /// The day of their first session.
    pub first: Date,
    /// The day of their last session.
    pub last: Date,
    /// The number of sessions held since their last. A high number is a drop-out; what is high is for the community to say.
    pub missed_since: u32,
    /// The longest run of sessions missed before they came back; 0 when they missed none in between.
    pub returned_after: u32,
}

/// Two who attended together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TogetherAt {
    /// The member with the lower number.
    pub one: Named,
    /// The member with the higher number.
    pub other: Named,
    /// The number of sessions both were at.
    pub sessions: u32,
}

impl TimeBank {
    /// See [`View::attended_together`](crate::queries::View::attended_together).
    pub(crate) fn attended_together(&self, by: Viewer, question: &AttendedTogether) -> Result<CourseAttendance, Error> {
        let viewer = self.access(by)?;
        viewer.need_broker()?;
        if question.activities.is_empty() {
            return Err(Error::BadArguments { what: "name the activities whose sessions are meant" });
        }
        for id in &question.activities {
            self.state.activities.get(*id).ok_or(Error::NotFound { what: "activity", number: id.get() })?;
        }
        let arcs = Arcs::of(self);
        let window = arcs.window(question.from, question.until)?;
        let wanted: BTreeSet<ActivityId> = question.activities.iter().copied().collect();
        let (mut sessions, mut crowds) = (0u32, 0u32);
        let mut at: BTreeMap<u32, Vec<(u32, i32)>> = BTreeMap::new();
        let mut pairs: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for (day, exchange) in window.occasions() {
            let Some(row) = arcs.row(*exchange).filter(|row| row.activity.is_some_and(|activity| wanted.contains(&activity))) else {
                continue;
            };
            let there: BTreeSet<u32> = arcs.parts(row).map(|(place, ..)| place).collect();
            let there: Vec<u32> =
                there.into_iter().filter(|place| MemberId::from_index(*place).is_some_and(|id| !self.is_organisation(id))).collect();
            there.iter().for_each(|place| at.entry(*place).or_default().push((sessions, *day)));
            sessions = sessions.saturating_add(1);
            // A crowd counts for everybody, and says of nobody with whom they were there: as ties have it.
            if there.len().saturating_mul(there.len().saturating_sub(1)) / 2 > GATHERING {
                crowds = crowds.saturating_add(1);
                continue;
            }
            for (after, one) in (1usize..).zip(&there) {
                for other in there.iter().skip(after) {
                    let count = pairs.entry((*one, *other)).or_default();
                    *count = count.saturating_add(1);
                }
            }
        }
        let named = |place: u32| MemberId::from_index(place).map(|id| self.named(&viewer, id));
        let member = |(place, attended): (&u32, &Vec<(u32, i32)>)| {
            let ((_, first), (end, last)) = attended.first().zip(attended.last())?;
            let gaps =
                attended.iter().zip(attended.iter().skip(1)).map(|((one, _), (next, _))| next.saturating_sub(*one).saturating_sub(1));
            Some(Attended {
                who: named(*place)?,
                sessions: u32::try_from(attended.len()).unwrap_or(u32::MAX),
                first: Date::from_days(*first)?,
                last: Date::from_days(*last)?,
                missed_since: sessions.saturating_sub(*end).saturating_sub(1),
                returned_after: gaps.max().unwrap_or(0),
            })
        };
        let least = question.least.unwrap_or(2);
        let enough = pairs.iter().filter(|(_, sessions)| **sessions >= least);
        let mut pairs: Vec<TogetherAt> = enough
            .filter_map(|((one, other), sessions)| Some(TogetherAt { one: named(*one)?, other: named(*other)?, sessions: *sessions }))
            .collect();
        // Of as many in order of number, as they are.
        pairs.sort_by_key(|pair| std::cmp::Reverse(pair.sessions));
        Ok(CourseAttendance { sessions, crowds, members: at.iter().filter_map(member).collect(), pairs })
    }
}
