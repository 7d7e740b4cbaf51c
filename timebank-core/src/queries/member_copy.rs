//! A member's copy: a snapshot of their view, for a device of their own.

use super::{ExchangeView, HeldAbout, HeldAboutMember, OpenExchanges, PublicView, PublicViewFor, Statement, StatementOf, question};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::values::ids::MemberId;
use crate::values::time::Timestamp;
use serde::Serialize;

question! {
    /// Everything a member may hold, for their own device or a download.
    pub struct MemberCopyOf {
        /// The member to copy.
        member: MemberId,
    }
    optional {}
    =>
    /// A snapshot of a member's view: the answers they would get, and no records. Records hold what everybody did, so they are for the
    /// host, brokers and auditors. The copy is the same for everyone who may ask for it.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`] unless whoever asks may see the member; [`Error::NotFound`].
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context};
    /// # use timebank_core::{Charter, Salt, TimeBank};
    /// use timebank_core::queries::MemberCopyOf;
    /// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?).salt(Salt(*b"0123456789abcdef"));
    /// # let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// # let ana = bank.admit(cx, Admit::named("Ana Silva"))?.member()?;
    /// let copy = bank.host().member_copy(&MemberCopyOf::new(ana))?;
    /// assert_eq!(copy, bank.seen_by(ana).member_copy(&MemberCopyOf::new(ana))?);
    /// assert_eq!(copy.community.name, "Harpurbrook");
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    member_copy -> MemberCopy
}

/// Everything a member may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MemberCopy {
    /// When the bank was last changed.
    pub at: Timestamp,
    /// What they may see of the community.
    pub community: PublicView,
    /// What is held about them.
    pub held: HeldAbout,
    /// The statement of the account they use.
    pub statement: Statement,
    /// Their exchanges under way.
    pub open: Vec<ExchangeView>,
}

impl TimeBank {
    /// See [`View::member_copy`](crate::queries::View::member_copy).
    pub(crate) fn member_copy(&self, by: Viewer, question: &MemberCopyOf) -> Result<MemberCopy, Error> {
        let viewer = self.access(by)?;
        self.need_to_see(&viewer, question.member)?;
        let member = self.resolve(question.member);
        // Whoever sees for a member sees as themselves: a broker's helper is no broker.
        let helps = !viewer.is_broker() && viewer.member.is_some_and(|by| by != member);
        let own = if helps { by } else { Viewer::Member(member) };
        Ok(MemberCopy {
            at: self.last_at(),
            community: self.public_view(own, &PublicViewFor::new())?,
            // A broker's own copy leaves out what is told to brokers.
            held: HeldAbout { withheld: None, ..self.held_about(own, &HeldAboutMember::new(member))? },
            statement: self.statement(own, &StatementOf::member(member))?,
            open: self.open_exchanges(own, &OpenExchanges { member: Some(member) })?,
        })
    }
}
