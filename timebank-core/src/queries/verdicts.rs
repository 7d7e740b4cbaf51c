//! "May we two do this?", answered as far as the viewer may know.

use super::{Access, question};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::{Setting, Terms};
use crate::rules::{Explanation, Verdict};
use crate::values::ids::{ActivityId, ExchangeId, MemberId};
use crate::values::time::{Date, Start};

question! {
    /// Whether an exchange on these terms is allowed, needs approval or is refused, and why.
    pub struct May {
        /// The terms in question: who, what, when and where.
        terms: Terms,
    }
    optional {} =>
    /// Whether these people may do this, here, then, and why not.
    ///
    /// A member asks about terms they take part in, or someone they act for, and is answered from what they may know: the terms,
    /// the charter and their own facts (promise 13). Where a rule rests on anything else the answer is "ask the broker", for
    /// every pair alike.
    ///
    /// # Errors
    /// [`Error::NotFound`] and [`Error::AskTheBroker`] about whoever asks; [`Error::AskTheBroker`] when a member asks about terms
    /// that are not theirs.
    may -> Verdict
}
question! {
    /// Whether one member may give another something on a day, and if not, why.
    pub struct Why {
        /// The member who would give.
        giver: MemberId,
        /// The member who would receive.
        receiver: MemberId,
        /// The local date of the exchange.
        on: Date,
    }
    optional {
        /// The activity that would be done.
        activity: Option<ActivityId>,
        /// The kind of place: `home`, `public`, `venue` or `remote`.
        setting: Option<Setting>,
        /// The time it would begin on the local clock.
        start: Option<Start>,
        /// Minutes it would take; 60 when left out.
        minutes: Option<u32>,
    }
    =>
    /// Whether one member might give another something, here, then, and why not.
    ///
    /// ```
    /// use timebank_core::command::{Admit, Context};
    /// use timebank_core::queries::Why;
    /// use timebank_core::rules::Answer;
    /// use timebank_core::{Charter, TimeBank};
    ///
    /// let at = "2026-03-01T10:00:00Z".parse()?;
    /// let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// let ana = bank.admit(Context::host(at), Admit::default())?.member()?;
    /// let ben = bank.admit(Context::host(at), Admit::default().applicant(true))?.member()?;
    /// let question = Why::new(ana, ben, "2026-03-02".parse()?);
    /// assert_eq!(bank.host().why(&question)?.answer, Answer::Refused);
    /// assert_eq!(bank.host().why(&question)?.reasons[0].code, "member-state");
    /// assert_eq!(bank.seen_by(ana).why(&question)?.reasons[0].code, "not-found");
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`View::may`](crate::queries::View::may).
    why -> Verdict
}
question! {
    /// What was decided about an exchange when it was proposed.
    pub struct Explain {
        /// The exchange to explain.
        exchange: ExchangeId,
    }
    optional {} =>
    /// What was decided about an exchange when it was proposed, under the charter of that day. Members get the answer for exchanges they
    /// may see, as [`View::exchange`](crate::queries::View::exchange) has it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    explain -> Explanation
}

impl Why {
    /// Returns the terms of the exchange that is asked about.
    pub fn terms(&self) -> Terms {
        let minutes = self.minutes.unwrap_or(60);
        let terms = Terms { activity: self.activity, setting: self.setting, start: self.start, ..Terms::new(self.on) };
        terms.gave(self.giver, minutes).received(self.receiver, minutes)
    }
}

impl TimeBank {
    /// See [`View::may`](crate::queries::View::may).
    pub(crate) fn may(&self, by: Viewer, question: &May) -> Result<Verdict, Error> {
        self.verdict_for(&self.access(by)?, &question.terms)
    }

    /// See [`View::why`](crate::queries::View::why).
    pub(crate) fn why(&self, by: Viewer, question: &Why) -> Result<Verdict, Error> {
        self.verdict_for(&self.access(by)?, &question.terms())
    }

    fn verdict_for(&self, viewer: &Access, terms: &Terms) -> Result<Verdict, Error> {
        // What speaks against a broker is for other brokers.
        let oneself = self.is_own_matter(viewer.member, terms);
        if viewer.is_broker() && !oneself {
            return Ok(self.verdict(terms).for_audience(viewer.audience));
        }
        self.open_verdict(terms, viewer)
    }

    /// See [`View::explain`](crate::queries::View::explain).
    pub(crate) fn explain(&self, by: Viewer, question: &Explain) -> Result<Explanation, Error> {
        let viewer = self.access(by)?;
        if !self.sees_exchange(&viewer, question.exchange) {
            return Err(Error::AskTheBroker {});
        }
        let own = self.terms_of(question.exchange).is_some_and(|terms| self.is_own_matter(viewer.member, &terms));
        let viewer = viewer.of_own(viewer.member.filter(|_| own));
        Ok(self.explanation(question.exchange)?.for_audience(viewer.audience))
    }
}
