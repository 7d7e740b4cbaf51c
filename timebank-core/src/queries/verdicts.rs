//! "May we two do this?", asked by whoever wants to know and answered in what they may be told.

use super::{Viewer, question};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::exchange::{Setting, Terms};
use crate::rules::{Explanation, Verdict};
use crate::values::ids::{ActivityId, ExchangeId, MemberId};
use crate::values::time::{Date, Start};

question! {
    /// Asks whether what these terms say may be done.
    pub struct May {
        /// Who, what, when and where.
        terms: Terms,
    }
    optional {} => may -> Verdict
}
question! {
    /// Asks about two people: might one give the other something, here, then?
    pub struct Why {
        /// Who would give.
        giver: MemberId,
        /// Who would receive.
        receiver: MemberId,
        /// The local date.
        on: Date,
    }
    optional {
        /// What would be done.
        activity: Option<ActivityId>,
        /// Where.
        setting: Option<Setting>,
        /// When on the local clock.
        start: Option<Start>,
        /// How long, in minutes; an hour when left out.
        minutes: Option<u32>,
    }
    => why -> Verdict
}
question! {
    /// Asks what was decided about an exchange when it was proposed.
    pub struct Explain {
        /// Which exchange.
        exchange: ExchangeId,
    }
    optional {} => explain -> Explanation
}

impl Why {
    /// What would be done.
    #[must_use]
    pub const fn activity(mut self, activity: ActivityId) -> Self {
        self.activity = Some(activity);
        self
    }
    /// Where.
    #[must_use]
    pub const fn setting(mut self, setting: Setting) -> Self {
        self.setting = Some(setting);
        self
    }
    /// When on the local clock.
    #[must_use]
    pub const fn start(mut self, start: Start) -> Self {
        self.start = Some(start);
        self
    }
    /// How long.
    #[must_use]
    pub const fn minutes(mut self, minutes: u32) -> Self {
        self.minutes = Some(minutes);
        self
    }
    /// The exchange that is asked about.
    pub fn terms(&self) -> Terms {
        let minutes = self.minutes.unwrap_or(60);
        let terms = Terms { activity: self.activity, setting: self.setting, start: self.start, ..Terms::new(self.on) };
        terms.gave(self.giver, minutes).received(self.receiver, minutes)
    }
}

impl TimeBank {
    /// Whether these people may do this, here, then, and why not.
    ///
    /// A member asks about terms they take part in, or someone they act for, and is answered from what they may know: the terms,
    /// the charter and their own facts (promise 13). Where a rule rests on anything else the answer is "ask the broker", for
    /// every pair alike.
    ///
    /// # Errors
    /// [`Error::NotFound`] and [`Error::AskTheBroker`] about whoever asks; [`Error::AskTheBroker`] when a member asks about terms
    /// that are not theirs.
    pub fn may(&self, question: &May) -> Result<Verdict, Error> {
        self.verdict_for(&self.viewer(question.by)?, &question.terms)
    }

    /// Whether one member might give another something, here, then, and why not.
    ///
    /// ```
    /// use timebank_core::command::{Admit, Context};
    /// use timebank_core::queries::Why;
    /// use timebank_core::rules::Answer;
    /// use timebank_core::{Charter, TimeBank};
    ///
    /// let at = "2026-03-01T10:00:00Z".parse()?;
    /// let mut bank = TimeBank::found(Context::at(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// let ana = bank.admit(Context::at(at), Admit::default())?.member()?;
    /// let ben = bank.admit(Context::at(at), Admit { applicant: true, ..Admit::default() })?.member()?;
    /// let question = Why::new(ana, ben, "2026-03-02".parse()?);
    /// assert_eq!(bank.why(&question)?.answer, Answer::Refused);
    /// assert_eq!(bank.why(&question)?.reasons[0].code, "member-state");
    /// assert_eq!(bank.why(&question.by(ana))?.reasons[0].code, "not-found");
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`TimeBank::may`].
    pub fn why(&self, question: &Why) -> Result<Verdict, Error> {
        self.verdict_for(&self.viewer(question.by)?, &question.terms())
    }

    fn verdict_for(&self, viewer: &Viewer, terms: &Terms) -> Result<Verdict, Error> {
        if viewer.is_broker() {
            return Ok(self.verdict(terms).for_audience(viewer.audience));
        }
        self.open_verdict(terms, viewer)
    }

    /// What was decided about an exchange when it was proposed, under the charter of that day. Members are told of those
    /// they see, as [`TimeBank::exchange`] has it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AskTheBroker`].
    pub fn explain(&self, question: &Explain) -> Result<Explanation, Error> {
        let viewer = self.viewer(question.by)?;
        if !self.sees_exchange(&viewer, question.exchange) {
            return Err(Error::AskTheBroker {});
        }
        Ok(self.explanation(question.exchange)?.for_audience(viewer.audience))
    }
}
