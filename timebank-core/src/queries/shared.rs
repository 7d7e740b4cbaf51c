//! Helpers shared by several queries: names for an audience, a member's participations, the users of an account.

use crate::bank::TimeBank;
use crate::charter::CountsAs;
use crate::model::listing::{Listing, ListingKind};
use crate::state::Access;
use crate::state::ExchangeRow;
use crate::values::ids::{AccountId, ActivityId, ExchangeId, ListingId, MemberId};
use serde::{Deserialize, Serialize};

/// A member, with the name the viewer may know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Named {
    /// The member's number.
    pub member: MemberId,
    /// Their name: whole for brokers and for themselves, its first word for other members. An organisation's name is always whole. Left out
    /// when it is not known here, or was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Returns the name by which members know each other: the first word of the full name.
pub(crate) fn first_word(name: &str) -> Option<String> {
    name.split_whitespace().next().map(str::to_owned)
}

impl TimeBank {
    pub(crate) fn is_organisation(&self, member: MemberId) -> bool {
        let kind = self.state.members.get(self.resolve(member)).map(|m| usize::from(m.kind));
        kind.and_then(|kind| self.charter().kinds.get(kind)).is_some_and(|k| k.counts_as == CountsAs::Organisation)
    }

    pub(crate) fn name_of(&self, viewer: &Access, member: MemberId) -> Option<String> {
        let member = self.resolve(member);
        let name = self.state.people.get(&member)?.name().filter(|name| !name.is_empty())?;
        if viewer.is_broker() || viewer.member == Some(member) || self.is_organisation(member) {
            Some(name.to_owned())
        } else {
            first_word(name)
        }
    }

    pub(crate) fn named(&self, viewer: &Access, member: MemberId) -> Named {
        Named { member: self.resolve(member), name: self.name_of(viewer, member) }
    }

    /// Returns whether an exchange counts as help given: it took place and was not reversed.
    pub(crate) fn counts(row: &ExchangeRow) -> bool {
        row.state.happened()
    }

    /// Returns whether an exchange in which its member receives meets a request: it names that, or no other request and is about the same
    /// activity or a narrower one.
    ///
    /// - `named`, `activity`: the listing that the exchange names, and its activity.
    pub(crate) fn meets(&self, request: &Listing, named: Option<ListingId>, activity: Option<ActivityId>) -> bool {
        let other = |id| self.state.listings.get(id).is_some_and(|one| one.kind == ListingKind::Request);
        if let Some(id) = named.filter(|id| *id == request.id || other(*id)) {
            return id == request.id;
        }
        // The tree of activities has no circle.
        let mut next = activity;
        while let Some(id) = next.filter(|_| next != request.terms.activity) {
            next = self.state.activities.get(id).and_then(|row| row.parent);
        }
        next.is_some()
    }

    pub(crate) fn row(&self, exchange: ExchangeId) -> Option<&ExchangeRow> {
        self.state.exchanges.get(exchange)
    }

    /// Returns the members who use an account now.
    pub(crate) fn members_on(&self, account: AccountId) -> Vec<MemberId> {
        let rows = self.state.members.iter().filter(|(_, m)| m.merged_into.is_none() && m.account == account);
        rows.map(|(id, _)| id).collect()
    }
}
