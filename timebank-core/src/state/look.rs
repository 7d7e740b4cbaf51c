//! Look-ups in the state: the charter, members and what they may do.

use super::{PartRow, PartRowId, State};
use crate::charter::{Charter, Power};
use crate::error::Error;
use crate::journal::{Actor, Head};
use crate::model::caller::Sender;
use crate::model::listing::{Listing, ListingKind, Visibility};
use crate::model::member::{Member, MemberState};
use crate::values::audience::Audience;
use crate::values::digest::BankId;
use crate::values::ids::{Id as _, MemberId, PartId};
use crate::values::sure::LeftOut as _;
use crate::values::time::{Date, Timestamp};

impl State {
    /// Returns the identity of the bank: the one it was founded with, or that of the copy it became. All zeros before founding.
    pub fn id(&self) -> BankId {
        self.small.bank
    }

    /// Returns whether `bank` is the current identity of the bank, or the one it was founded with.
    pub(crate) fn knows_itself_as(&self, bank: BankId) -> bool {
        bank == self.small.bank || bank == self.small.founded
    }

    /// Returns the identity of the copy that continues this bank, if this one was left behind.
    pub fn left_for(&self) -> Option<BankId> {
        self.small.left
    }

    /// Returns the head of the journal.
    pub fn head(&self) -> Head {
        Head { seq: self.small.seq, hash: self.small.hash }
    }

    /// Returns the charter in force.
    pub fn charter(&self) -> &Charter {
        &self.charter
    }

    /// Returns the time of the last command.
    pub fn last_at(&self) -> Timestamp {
        self.small.at
    }

    /// Returns the lasting part of a member. A merged id returns the member it was merged into.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn member(&self, id: MemberId) -> Result<&Member, Error> {
        let (id, member) = self.current(id);
        member.ok_or_else(|| Error::NotFound { what: "member", number: id.get() })
    }

    /// Returns a member's current id, which differs if it was merged into another.
    pub fn resolve(&self, id: MemberId) -> MemberId {
        self.current(id).0
    }

    /// Returns a member's current id, and its row.
    pub(crate) fn current(&self, mut id: MemberId) -> (MemberId, Option<&Member>) {
        let mut row = self.members.get(id);
        // A merge always points to a member that still exists, so the loop ends. The bound guards against corrupt input.
        for _ in 0..64 {
            let Some(into) = row.and_then(|member| member.merged_into) else { break };
            (id, row) = (into, self.members.get(into));
        }
        (id, row)
    }

    pub(crate) fn is_erased(&self, id: MemberId) -> bool {
        self.members.get(id).is_some_and(|m| m.state == MemberState::Erased)
    }

    /// Returns whether a member holds a role with `power` on `day`.
    pub(crate) fn has_power(&self, id: MemberId, power: Power, day: Date) -> bool {
        let charter = self.charter();
        self.member(id).is_ok_and(|m| m.roles.iter().any(|r| r.holds_on(day) && charter.powers(r.role).contains(&power)))
    }

    /// Returns whether a member may use a power on `day`: they hold it, and are neither suspended nor gone.
    pub(crate) fn acts_with(&self, id: MemberId, power: Power, day: Date) -> bool {
        let stands = self.member(id).is_ok_and(|m| matches!(m.state, MemberState::Active | MemberState::Paused));
        stands && self.has_power(id, power, day)
    }

    /// Returns whether the sender of a record is the host or a broker.
    pub(crate) fn acts_as_broker(&self, by: Actor, day: Date) -> bool {
        match by {
            Actor::Host => true,
            Actor::Time => false,
            Actor::Member(member) => self.acts_with(member, Power::Broker, day),
        }
    }

    /// Returns the audience of a command's sender: the host sees everything, a broker what brokers see, a member what members
    /// see. Roles are judged at the bank's time, which no command can set back.
    pub fn audience_of(&self, by: Sender, at: Timestamp) -> Audience {
        match by {
            Sender::Host => Audience::Auditor,
            Sender::Member(member) if self.acts_with(member, Power::Broker, self.day_of(at.max(self.last_at()))) => Audience::Broker,
            Sender::Member(_) => Audience::Member,
        }
    }

    /// Returns every id a member has had: their own, and those merged into it.
    pub(crate) fn numbers_of(&self, member: MemberId) -> Vec<MemberId> {
        let member = self.resolve(member);
        let mut all = vec![member];
        let merged = self.members.iter().filter(|(_, row)| row.merged_into.is_some());
        all.extend(merged.map(|(id, _)| id).filter(|id| self.resolve(*id) == member));
        all
    }

    /// Iterates over the posted participations under one id, latest first.
    pub(crate) fn parts_of_number(&self, number: MemberId) -> impl Iterator<Item = &PartRow> + '_ {
        let mut next = self.tails.get(number).copied().given_or(0);
        std::iter::from_fn(move || {
            let part = self.parts.get(PartRowId::from_index(next.checked_sub(1)?)?)?;
            next = part.before;
            Some(part)
        })
    }

    /// Iterates over a member's posted participations, under every id they have had.
    pub(crate) fn parts_of(&self, member: MemberId) -> impl Iterator<Item = &PartRow> + '_ {
        self.numbers_of(member).into_iter().flat_map(|number| self.parts_of_number(number))
    }

    /// Returns whether members may see a listing while it is open. A resting member may still receive, and to other members a
    /// suspension looks like a rest.
    pub(crate) fn shown_to_members(&self, listing: &Listing) -> bool {
        let state = self.member(listing.member).map(|row| row.state);
        let stands = match listing.kind {
            ListingKind::Offer => matches!(state, Ok(MemberState::Active)),
            ListingKind::Request => matches!(state, Ok(MemberState::Active | MemberState::Paused | MemberState::Suspended)),
        };
        stands && listing.terms.visibility != Some(Visibility::Broker)
    }

    pub(crate) fn next_part(&self) -> Option<PartId> {
        PartId::new(self.small.parts_kept.checked_add(1)?)
    }
}
