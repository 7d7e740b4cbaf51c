//! What a viewer may be told.

use super::State;
use crate::charter::{Power, Step, Who};
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::member::{Member, MemberState};
use crate::model::personal::Scope;
use crate::values::audience::Audience;
use crate::values::ids::MemberId;
use crate::values::time::Date;

/// What a viewer may be told.
///
/// Roles count as of the bank's last command, since a question carries no time of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Host, broker or member.
    pub audience: Audience,
    /// Which member, unless it is the host.
    pub member: Option<MemberId>,
    /// Whether they may see the concern record.
    pub concerns: bool,
    /// Whether they take part now: somebody who applied, left or is suspended sees of others what everyone sees.
    pub takes_part: bool,
}

impl Access {
    /// The host itself, who is told everything.
    pub const HOST: Self = Self { audience: Audience::Auditor, member: None, concerns: true, takes_part: true };

    /// Whether a broker or the host asks.
    pub fn is_broker(&self) -> bool {
        self.audience >= Audience::Broker
    }

    /// Refuses members.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`].
    pub fn need_broker(&self) -> Result<(), Error> {
        if self.is_broker() { Ok(()) } else { Err(Error::AskTheBroker {}) }
    }
}

impl State {
    /// What a viewer may be told. An auditor reads a redacted bank, never this one.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a number nobody has; [`Error::AskTheBroker`] for somebody who was forgotten.
    pub(crate) fn access(&self, viewer: Viewer) -> Result<Access, Error> {
        let by = match viewer {
            Viewer::Host => return Ok(Access::HOST),
            Viewer::Auditor => return Err(Error::AskTheBroker {}),
            Viewer::Member(member) => member,
        };
        let by = self.resolve(by);
        let state = self.member(by)?.state;
        if state == MemberState::Erased {
            return Err(Error::AskTheBroker {});
        }
        let day = self.today_here();
        // As with commands: whoever is suspended or has left holds no powers meanwhile.
        let takes_part = matches!(state, MemberState::Active | MemberState::Paused);
        let broker = takes_part && self.has_power(by, Power::Broker, day);
        let concerns = takes_part
            && self.charter().permissions.of(Step::Concerns).iter().any(|who| match who {
                Who::Brokers => broker,
                Who::Trustees => self.has_power(by, Power::Trustee, day),
                Who::Staff => self.has_power(by, Power::Staff, day),
                _ => false,
            });
        let audience = if broker { Audience::Broker } else { Audience::Member };
        Ok(Access { audience, member: Some(by), concerns, takes_part })
    }

    /// Whether `viewer` may see what is kept about `member`: brokers, they themselves, and whoever is appointed to see it.
    pub(crate) fn sees(&self, viewer: &Access, member: MemberId) -> bool {
        let member = self.resolve(member);
        let own = |by: MemberId| by == member || self.appointed_to_see(by, member, self.today_here());
        viewer.is_broker() || viewer.member.is_some_and(own)
    }

    fn appointed_to_see(&self, by: MemberId, member: MemberId, day: Date) -> bool {
        self.people.get(&member).is_some_and(|person| {
            let mut appointed = person.appointments.iter().filter(|a| a.who.map(|who| self.resolve(who)) == Some(by));
            appointed.any(|a| a.holds_on(day) && a.scope.contains(&Scope::See))
        })
    }

    pub(crate) fn need_to_see(&self, viewer: &Access, member: MemberId) -> Result<(), Error> {
        // Asked before whether there is such a member at all, so that a guess at a number tells nothing.
        if self.sees(viewer, member) { Ok(()) } else { Err(Error::AskTheBroker {}) }
    }

    /// Whether a member is for the eyes of whoever asks.
    pub(crate) fn listed(&self, viewer: &Access, id: MemberId, row: &Member) -> bool {
        // A rest and a suspension look alike to other members: which it is, and since when, is not theirs to know.
        let taking_part = matches!(row.state, MemberState::Active | MemberState::Paused | MemberState::Suspended);
        viewer.is_broker() || self.sees(viewer, id) || (viewer.takes_part && taking_part)
    }
}
