//! What a community decides, as far as the model follows it, and the small words.

macro_rules! words {
    ($($(#[$m:meta])* $name:ident { $($v:ident),* $(,)? })*) => {$(
        $(#[$m])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the words of the design")]
        pub enum $name { $($v),* }
    )*};
}

words! {
    /// Where a member stands.
    Standing { Applicant, Active, Paused, Suspended, Left, Erased }
    /// Kinds of account.
    Kind { Pot, Member, Household, Organisation, Bridge }
    /// Sides of an exchange.
    Side { Gave, Received, Together }
    /// Whether somebody came.
    Attendance { Attended, NoShow, LateCancel, Cancelled }
    /// How a group's credit is shared.
    Group { Share, Each, Pot, NoCredit }
    /// Where an exchange stands.
    Stage { Proposed, Agreed, Done, AwaitingWord, Confirmed, Declined, Withdrawn, Expired, Disputed, Settled, Reversed }
    /// Where credit for paid time goes.
    PaidTime { Pot, Giver, Nobody }
    /// Whose word is needed.
    Who { Both, Receivers, Either }
    /// How two memories become one.
    Settling { Lower, Higher, Middle, Agreed }
    /// Why credit moves without an exchange.
    TransferKind { Welcome, Gift, Donation, Levy, Estate, Correction }
}

/// Whose credit pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payer {
    /// Those who received.
    Receivers,
    /// The pot.
    Pot,
    /// Nobody.
    Nobody,
    /// One member.
    Member(u32),
    /// A member, and nobody is named: never right.
    MemberUnnamed,
}

/// A limit that grows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earned {
    /// Whether the lowest grows, or the highest.
    pub lowest: bool,
    /// With what was given, or what was received.
    pub given: bool,
    /// So many minutes for each hundred.
    pub percent: u32,
    /// At most so many.
    pub most: i64,
}

/// Limits of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The lowest balance; none is no limit.
    pub lowest: Option<i64>,
    /// The highest.
    pub highest: Option<i64>,
    /// Whether they stop.
    pub enforced: bool,
    /// What grows.
    pub earned: Vec<Earned>,
}

/// Ageing of credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ageing {
    /// Days between two levies.
    pub every_days: u32,
    /// Minutes of each thousand above.
    pub per_mille: u32,
    /// What is left alone.
    pub above: i64,
}

/// What a community decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Its name.
    pub name: String,
    /// Whether no credit is kept.
    pub participation_only: bool,
    /// Limits of a member's, a household's, an organisation's account and of the pot.
    pub limits: [Limits; 4],
    /// Limits by tag, the first that fits.
    pub by_tag: Vec<(String, Limits)>,
    /// What a new member is given.
    pub welcome: i64,
    /// The group rule.
    pub group: Group,
    /// Where credit for paid time goes.
    pub paid_time: PaidTime,
    /// Whether the pot gives those who do something together their minutes.
    pub together_from_pot: bool,
    /// Whether the pot makes up what a limit keeps away, or nobody.
    pub shortfall_to_pot: bool,
    /// Minutes a week the pot pays without being asked.
    pub pot_word: u32,
    /// Whether the pot takes over a balance on leaving.
    pub leaving_to_pot: bool,
    /// Ageing of credit.
    pub ageing: Option<Ageing>,
    /// Whose word is needed.
    pub who: Who,
    /// Days of silence.
    pub days: u32,
    /// Whether silence confirms.
    pub silence_confirms: bool,
    /// By how much memories may differ.
    pub tolerance: u32,
    /// How they settle.
    pub settling: Settling,
    /// Days a proposal waits.
    pub answer_days: u32,
    /// Days a request holds.
    pub request_days: Option<u32>,
}

impl Default for Rules {
    /// What a charter says that only has a name.
    fn default() -> Self {
        Self {
            name: "Harpurbrook".into(),
            participation_only: false,
            limits: Default::default(),
            by_tag: Vec::new(),
            welcome: 0,
            group: Group::Share,
            paid_time: PaidTime::Pot,
            together_from_pot: false,
            shortfall_to_pot: true,
            pot_word: 0,
            leaving_to_pot: true,
            ageing: None,
            who: Who::Both,
            days: 14,
            silence_confirms: true,
            tolerance: 15,
            settling: Settling::Lower,
            answer_days: 30,
            request_days: Some(180),
        }
    }
}
