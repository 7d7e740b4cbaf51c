//! Access: what a viewer may read.

use super::State;
use crate::charter::{Power, Step, Who};
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::Terms;
use crate::model::member::{Member, MemberState};
use crate::model::personal::Scope;
use crate::values::audience::Audience;
use crate::values::ids::MemberId;
use crate::values::time::Date;

/// What a viewer may read.
///
/// Roles are judged at the time of the bank's last command, because a question carries no time of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Access {
    /// The audience: host, broker or member.
    pub audience: Audience,
    /// The viewing member; `None` for the host.
    pub member: Option<MemberId>,
    /// Whether the viewer may see the concern record.
    pub concerns: bool,
    /// Whether the viewer takes part now. An applicant, or a member who left or is suspended, sees only public facts about
    /// others.
    pub takes_part: bool,
}

impl Access {
    /// The host, who may read everything.
    pub const HOST: Self = Self { audience: Audience::Auditor, member: None, concerns: true, takes_part: true };

    /// Returns whether the viewer is a broker or the host.
    pub fn is_broker(&self) -> bool {
        self.audience >= Audience::Broker
    }

    /// Returns what a viewer may read where it is about themselves: what speaks against a broker is for other brokers, so a broker reads
    /// what a member would.
    pub(crate) fn of_own(self, about: Option<MemberId>) -> Self {
        let own = about.is_some() && about == self.member;
        if own { Self { audience: Audience::Member, concerns: false, ..self } } else { self }
    }

    /// Fails for members.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`].
    pub fn need_broker(&self) -> Result<(), Error> {
        if self.is_broker() { Ok(()) } else { Err(Error::AskTheBroker {}) }
    }
}

impl State {
    /// Returns what a viewer may read. Auditors are refused: they read a redacted bank instead.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown id; [`Error::AskTheBroker`] for a forgotten member, and for an auditor.
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
        // As for commands: a member who is suspended or has left holds no powers.
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

    /// Returns whether `viewer` may see what is kept about `member`. Brokers may, the member may, and anyone appointed to see it
    /// may.
    pub(crate) fn sees(&self, viewer: &Access, member: MemberId) -> bool {
        let member = self.resolve(member);
        let own = |by: MemberId| by == member || (viewer.takes_part && self.appointed_to_see(by, member, self.today_here()));
        viewer.is_broker() || viewer.member.is_some_and(own)
    }

    /// Returns whether whoever proposed an exchange still has a say in it: while they take part or pay, or could propose for others today. A
    /// broker whose role ended arranges nothing any more.
    pub(crate) fn still_proposes(&self, by: MemberId, terms: &Terms) -> bool {
        let by = self.resolve(by);
        let payer = terms.payer.as_ref().and_then(|payer| payer.member);
        let today = self.today_here();
        terms.parts.iter().map(|part| part.member).chain(payer).any(|member| self.resolve(member) == by)
            || self.charter().permissions.of(Step::Propose).contains(&Who::Members)
            || self.acts_with(by, Power::Broker, today)
            || self.acts_with(by, Power::Staff, today)
    }

    fn appointed_to_see(&self, by: MemberId, member: MemberId, day: Date) -> bool {
        self.people.get(&member).is_some_and(|person| {
            let mut appointed = person.appointments.iter().filter(|a| a.who.map(|who| self.resolve(who)) == Some(by));
            appointed.any(|a| a.holds_on(day) && a.scope.contains(&Scope::See))
        })
    }

    pub(crate) fn need_to_see(&self, viewer: &Access, member: MemberId) -> Result<(), Error> {
        // Checked before whether the member exists, so that guessing ids reveals nothing.
        if self.sees(viewer, member) { Ok(()) } else { Err(Error::AskTheBroker {}) }
    }

    /// Returns whether a member is visible to a viewer in lists.
    pub(crate) fn listed(&self, viewer: &Access, id: MemberId, row: &Member) -> bool {
        // To other members a rest and a suspension look the same. Which of the two it is, and since when, is confidential.
        let taking_part = matches!(row.state, MemberState::Active | MemberState::Paused | MemberState::Suspended);
        viewer.is_broker() || self.sees(viewer, id) || (viewer.takes_part && taking_part)
    }
}
