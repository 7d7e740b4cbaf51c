//! Exchanges: dated occasions on which time was given and received.

use crate::canon::{wire_code, wire_struct};
use crate::model::member::Capacity;
use crate::values::actor::Actor;
use crate::values::ids::{AccountId, ActivityId, ListingId, MemberId, PairingId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Start};

wire_code! {
    /// The side a member took part on.
    pub enum Side {
        /// Gave time.
        Gave = "gave",
        /// Received time.
        Received = "received",
        /// Did it alongside the others: gave and received at once.
        Together = "together",
    }
}

wire_code! {
    /// The state of an exchange.
    pub enum ExchangeState {
        /// Suggested; not everybody has agreed.
        Proposed = "proposed",
        /// Everybody has agreed; the minutes are held.
        Agreed = "agreed",
        /// It has taken place; not everybody has confirmed.
        Done = "done",
        /// It has taken place and counts as help; it is posted once every account that goes down has given its word.
        AwaitingWord = "awaiting-word",
        /// Confirmed and posted.
        Confirmed = "confirmed",
        /// A member declined before it was agreed.
        Declined = "declined",
        /// Called off.
        Withdrawn = "withdrawn",
        /// Nobody answered or confirmed in time.
        Expired = "expired",
        /// The sides do not agree on what happened.
        Disputed = "disputed",
        /// A dispute was settled and posted.
        Settled = "settled",
        /// Posted, and then taken back by a linked entry.
        Reversed = "reversed",
    }
}

wire_code! {
    /// Whose credit pays.
    pub enum PayerKind {
        /// Those who received, by the group rule.
        Receivers = "receivers",
        /// The community's pot.
        Pot = "pot",
        /// Nobody: no credit moves.
        Nobody = "nobody",
        /// One member's account, no matter who received.
        Member = "member",
    }
}

wire_struct! {
    /// The payer: whose credit pays and, if one member's, which member's.
    pub struct Payer {
        /// The kind of payer.
        kind = "kind": PayerKind,
        /// The member, for [`PayerKind::Member`].
        member = "member" ? "crate::canon::omit": Option<MemberId>,
    }
}

impl ExchangeState {
    /// Returns whether it took place: it counts as help, whether or not credit has moved for it.
    pub const fn happened(self) -> bool {
        matches!(self, Self::AwaitingWord | Self::Confirmed | Self::Settled)
    }
}

impl Payer {
    /// Those who received.
    pub const RECEIVERS: Self = Self { kind: PayerKind::Receivers, member: None };
    /// The pot.
    pub const POT: Self = Self { kind: PayerKind::Pot, member: None };
    /// Nobody.
    pub const NOBODY: Self = Self { kind: PayerKind::Nobody, member: None };
    /// One of this kind: the member counts for [`PayerKind::Member`] alone.
    pub const fn of(kind: PayerKind, member: Option<MemberId>) -> Self {
        Self { kind, member }
    }
    /// One member.
    pub const fn member(member: MemberId) -> Self {
        Self { kind: PayerKind::Member, member: Some(member) }
    }
}

wire_code! {
    /// How the credit of a group is shared out.
    pub enum GroupRule {
        /// Those who received share the givers' minutes, split exactly by what each received.
        ReceiversShare = "receivers-share",
        /// Each who received pays what they received; what is more or less than the givers' minutes goes to or comes from the pot.
        EachReceiverPays = "each-receiver-pays",
        /// The pot pays the givers.
        PotPays = "pot-pays",
        /// No credit moves.
        NoCredit = "no-credit",
    }
}

wire_code! {
    /// Where it takes place, as far as the rules ask.
    pub enum Setting {
        /// In a member's home.
        Home = "home",
        /// In a public place: a park, a café.
        Public = "public",
        /// On the community's or a partner's premises.
        Venue = "venue",
        /// By telephone or on line.
        Remote = "remote",
    }
}

wire_code! {
    /// Whether someone who was expected came.
    pub enum Attendance {
        /// Came.
        Attended = "attended",
        /// Did not come and had not said so.
        NoShow = "no-show",
        /// Called off too late for the others to change their plans.
        LateCancel = "late-cancel",
        /// Called off in good time.
        Cancelled = "cancelled",
    }
}

wire_struct! {
    /// One member's part in an exchange.
    #[derive(crate::form::Build)]
    #[build(by_hand)]
    pub struct Participation {
        /// The member who takes part.
        member = "member": MemberId,
        /// The side they take part on.
        side = "side": Side,
        /// Minutes they gave, received or did together with others.
        minutes = "minutes": u32,
        /// The capacity they take part in; a peer when left out.
        capacity = "as" ? "crate::canon::omit": Option<Capacity>,
        /// Whether someone paid for their time.
        paid = "paid" ? "crate::canon::omit": bool,
        /// How they stayed away; left out when they came.
        attendance = "attendance" ? "crate::canon::omit": Option<Attendance>,
    }
}

impl Participation {
    /// A plain part: a peer, unpaid, who came.
    pub const fn new(member: MemberId, side: Side, minutes: u32) -> Self {
        Self { member, side, minutes, capacity: None, paid: false, attendance: None }
    }
    /// Whether they were there.
    pub fn attended(&self) -> bool {
        self.attendance.is_none_or(|a| a == Attendance::Attended)
    }
}

wire_struct! {
    /// A sum of money owed for an exchange, such as a fare. Never credit.
    #[derive(crate::form::Build)]
    pub struct Expense {
        /// The member it is owed to.
        member = "member": MemberId,
        /// The amount, in the smallest unit of the charter's currency (pence).
        amount = "amount": u32,
    }
}

wire_struct! {
    /// What is agreed, or has happened: who, what, when, and who pays.
    #[derive(crate::form::Build)]
    #[build(by_hand)]
    pub struct Terms {
        /// The local date.
        on = "on": Date,
        /// The time it begins on the local clock; left out when it was not said.
        start = "start" ? "crate::canon::omit": Option<Start>,
        /// What was done; left out when nobody has classified it yet.
        #[build(by_hand)]
        activity = "activity" ? "crate::canon::omit": Option<ActivityId>,
        /// Who takes part: at least one who gives or does together. No member twice.
        parts = "parts": Vec<Participation>,
        /// Visitors without a name who received, by count.
        visitors = "visitors" ? "crate::canon::omit": Option<u32>,
        /// Whose credit pays; the receivers when left out.
        #[build(by_hand)]
        payer = "payer" ? "crate::canon::omit": Option<Payer>,
        /// How credit is shared; the charter's rule when left out.
        group = "group" ? "crate::canon::omit": Option<GroupRule>,
        /// The kind of place; left out when it was not said. Rules about places may then need approval.
        #[build(by_hand)]
        setting = "setting" ? "crate::canon::omit": Option<Setting>,
        /// The offer or request it came from.
        listing = "listing" ? "crate::canon::omit": Option<ListingId>,
        /// Which pairing of a programme it belongs to.
        pairing = "pairing" ? "crate::canon::omit": Option<PairingId>,
        /// Whether the minutes are an estimate.
        estimated = "estimated" ? "crate::canon::omit": bool,
        /// Whether a broker brought it about.
        brokered = "brokered" ? "crate::canon::omit": bool,
        /// Minutes of facilitation, apart from those given and received.
        facilitation = "facilitation" ? "crate::canon::omit": Option<u32>,
        /// Money owed for it.
        expenses = "expenses" ? "crate::canon::omit": Vec<Expense>,
    }
}

impl Terms {
    /// Begins the terms of an exchange on `on`.
    pub fn new(on: Date) -> Self {
        Self {
            on,
            start: None,
            activity: None,
            parts: Vec::new(),
            visitors: None,
            payer: None,
            group: None,
            setting: None,
            listing: None,
            pairing: None,
            estimated: false,
            brokered: false,
            facilitation: None,
            expenses: Vec::new(),
        }
    }
    /// Sets the activity.
    #[must_use]
    pub fn activity(mut self, activity: ActivityId) -> Self {
        self.activity = Some(activity);
        self
    }
    /// Adds a member who gives.
    #[must_use]
    pub fn gave(mut self, member: MemberId, minutes: u32) -> Self {
        self.parts.push(Participation::new(member, Side::Gave, minutes));
        self
    }
    /// Adds a member who receives.
    #[must_use]
    pub fn received(mut self, member: MemberId, minutes: u32) -> Self {
        self.parts.push(Participation::new(member, Side::Received, minutes));
        self
    }
    /// Adds members who receive, each for the same minutes.
    ///
    /// ```
    /// # use timebank_core::exchange::{Payer, Terms};
    /// # use timebank_core::MemberId;
    /// # let people: Vec<MemberId> = (1..=3).filter_map(MemberId::new).collect();
    /// # let (ana, group) = (people[0], &people[1..]);
    /// let lunch = Terms::new("2026-03-02".parse()?).gave(ana, 120).received_by(group.iter().copied(), 120).payer(Payer::POT);
    /// assert_eq!(lunch.parts.len(), 3);
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    #[must_use]
    pub fn received_by(mut self, members: impl IntoIterator<Item = MemberId>, minutes: u32) -> Self {
        self.parts.extend(members.into_iter().map(|member| Participation::new(member, Side::Received, minutes)));
        self
    }
    /// Adds a member who does it together with the others.
    #[must_use]
    pub fn together(mut self, member: MemberId, minutes: u32) -> Self {
        self.parts.push(Participation::new(member, Side::Together, minutes));
        self
    }
    /// Sets whose credit pays.
    #[must_use]
    pub fn payer(mut self, payer: Payer) -> Self {
        self.payer = Some(payer);
        self
    }
    /// Sets the kind of place it is at.
    #[must_use]
    pub fn setting(mut self, setting: Setting) -> Self {
        self.setting = Some(setting);
        self
    }
    /// Sets the time it begins: the minute of the local day, and the minutes the local clock is ahead of UTC.
    #[must_use]
    pub fn starting(mut self, minute: u16, offset: i16) -> Self {
        self.start = Some(Start { minute, offset });
        self
    }
}

wire_code! {
    /// Where minutes went that an enforced limit kept from an account.
    pub enum ShortfallTo {
        /// The pot paid them, or took them.
        Pot = "pot",
        /// They were not posted at all.
        Unpaid = "unpaid",
    }
}

wire_struct! {
    /// Minutes that could not be posted to an account because of an enforced limit.
    pub struct Shortfall {
        /// The account's number.
        account = "account": AccountId,
        /// Minutes that could not be posted.
        minutes = "minutes": Minutes,
        /// Where the minutes went instead.
        to = "to": ShortfallTo,
    }
}

wire_struct! {
    /// The word of an account: how much may be taken from it for an exchange, and who says so.
    pub struct Word {
        /// The account's number.
        account = "account": AccountId,
        /// Who gave it, the host or a member: always the sender of its record. Left out for a standing word.
        from = "from" ? "crate::canon::omit": Option<Actor>,
        /// The place of the charter's standing word of the pot that this is.
        standing = "standing" ? "crate::canon::omit": Option<u16>,
        /// The most that may be taken.
        most = "most": Minutes,
    }
}

wire_struct! {
    /// What a member reported of an exchange when confirming.
    pub struct Confirmation {
        /// The member who confirms.
        member = "member": MemberId,
        /// Minutes it took as they remember it; left out when they agree with the report.
        minutes = "minutes" ? "crate::canon::omit": Option<u32>,
    }
}
