//! The part of a community's data that members, or the public, may see: for a member's device, or a website.

use super::shared::Named;
use super::{ListingSearch, ListingView, question};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::member::MemberState;
use crate::values::ids::ActivityId;
use crate::values::time::Date;
use serde::Serialize;

question! {
    /// What members may see of the community; for the host, what the public may see. A broker gets what members see.
    pub struct PublicViewFor
    optional {
        /// The day listings are open on; the day of the bank's last command when left out.
        on: Option<Date>,
    }
    =>
    /// What a member, or the public, may see of the community.
    ///
    /// # Errors
    /// As [`View::access`](crate::queries::View::access).
    public_view -> PublicView
}

/// What may be seen of a community.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PublicView {
    /// The community's name.
    pub name: String,
    /// The name of its time zone.
    pub time_zone: String,
    /// Its activities in use.
    pub activities: Vec<ActivityWords>,
    /// Those who take part, by first name; organisations by their whole name. The public sees organisations alone.
    pub members: Vec<Named>,
    /// The open listings that the viewer may see.
    pub listings: Vec<ListingView>,
}

/// An activity in the community's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ActivityWords {
    /// The activity's number.
    pub activity: ActivityId,
    /// The activity's code.
    pub code: String,
    /// The activity's name.
    pub name: String,
    /// The wider activity it is a kind of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<ActivityId>,
}

impl TimeBank {
    /// See [`View::public_view`](crate::queries::View::public_view).
    pub(crate) fn public_view(&self, by: Viewer, question: &PublicViewFor) -> Result<PublicView, Error> {
        let mut viewer = self.access(by)?;
        // A broker's device holds what members may see, unless the host grants more explicitly.
        viewer.audience = crate::values::audience::Audience::Member;
        let public = viewer.member.is_none() || !viewer.takes_part;
        let taking_part = |state| matches!(state, MemberState::Active | MemberState::Paused | MemberState::Suspended);
        let members = self.state.members.iter().filter(|(id, row)| {
            let own = viewer.member == Some(*id);
            row.merged_into.is_none() && (own || (taking_part(row.state) && (!public || self.is_organisation(*id))))
        });
        let activities = self.state.activities.iter().filter(|(_, row)| !row.activity.retired);
        Ok(PublicView {
            name: self.charter().name.clone(),
            time_zone: self.charter().time_zone.clone(),
            activities: activities
                .map(|(activity, row)| ActivityWords {
                    activity,
                    code: row.activity.code.clone(),
                    name: row.activity.name.clone(),
                    parent: row.parent,
                })
                .collect(),
            members: members.map(|(id, _)| self.named(&viewer, id)).collect(),
            listings: self
                .open_listings(&ListingSearch { public: viewer.member.is_none(), on: question.on, ..ListingSearch::new() }, viewer),
        })
    }
}
