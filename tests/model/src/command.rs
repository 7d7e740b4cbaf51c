//! Commands, in the model's own words.

use crate::rules::*;

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Milliseconds since 1970.
    pub at: i64,
    /// From whom; nobody is the host.
    pub by: Option<u32>,
    /// Its key.
    pub key: Option<u8>,
    /// What is to be done.
    pub action: Action,
}

impl Action {
    /// The exchange it is about, if it is about one.
    pub(crate) fn exchange(&self) -> Option<u32> {
        match self {
            Self::Agree { exchange, .. }
            | Self::Approve { exchange, .. }
            | Self::Done { exchange, .. }
            | Self::Confirm { exchange, .. }
            | Self::Settle { exchange, .. }
            | Self::GiveWord { exchange, .. }
            | Self::RefuseWord { exchange, .. }
            | Self::Amend { exchange, .. }
            | Self::MarkAttendance { exchange, .. }
            | Self::Substitute { exchange, .. } => Some(*exchange),
            _ => None,
        }
    }

    /// The action with what is personal in it left out; that there was something stays.
    pub(crate) fn without_tags(&self) -> Self {
        let mut action = self.clone();
        match &mut action {
            Self::Admit { tags, .. } if !tags.is_empty() => *tags = vec![String::new()],
            Self::KeepTags { add, remove, .. } => (*add, *remove) = (Vec::new(), Vec::new()),
            Self::RatherNot { offer, what, lifted, .. } => (*offer, *what, *lifted) = (0, RatherNot::Request(0), false),
            _ => {}
        }
        action
    }
}

/// One member's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Who.
    pub member: u32,
    /// On which side.
    pub side: Side,
    /// How long.
    pub minutes: u32,
    /// Whether the time was paid for.
    pub paid: bool,
    /// Whether they came.
    pub attendance: Attendance,
}

impl Part {
    /// Whether they were there.
    pub fn came(&self) -> bool {
        self.attendance == Attendance::Attended
    }
}

/// Who, what, when, and who pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Days since 1970.
    pub on: i64,
    /// Who takes part.
    pub parts: Vec<Part>,
    /// Visitors without a name.
    pub visitors: u32,
    /// Whose credit pays.
    pub payer: Option<Payer>,
    /// The group rule.
    pub group: Option<Group>,
    /// What was done.
    pub activity: Option<u32>,
    /// Which listing it came from.
    pub listing: Option<u32>,
    /// Which pairing it belongs to.
    pub pairing: Option<u32>,
    /// Money owed beside it.
    pub expenses: Vec<(u32, u32)>,
}

/// What somebody would rather not be asked on an offer of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatherNot {
    /// An activity.
    Activity(u32),
    /// A day of the week.
    Weekday(u8),
    /// So many times at most, in so many weeks.
    Times(u32, u32),
    /// A request.
    Request(u32),
}

/// What was other than agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actual {
    /// Whose.
    pub member: u32,
    /// How long.
    pub minutes: Option<u32>,
    /// Whether they came.
    pub attendance: Option<Attendance>,
}

/// Credit moved without an exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTransfer {
    /// Which kind.
    pub kind: TransferKind,
    /// From.
    pub from: u32,
    /// To.
    pub to: u32,
    /// How much.
    pub minutes: i64,
}

/// Which way credit passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "two words")]
pub enum Direction {
    Out,
    In,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same names as on the wire")]
pub enum Action {
    Create {
        rules: Rules,
    },
    AdoptCharter {
        rules: Rules,
        decided_by: Vec<u32>,
    },
    AddActivity {
        code: String,
    },
    ChangeActivity {
        id: u32,
        code: String,
        name: String,
    },
    OpenProgramme {
        name: String,
        group: Option<Group>,
    },
    Admit {
        organisation: bool,
        applicant: bool,
        joined: Option<i64>,
        account: Option<u32>,
        tags: Vec<String>,
    },
    SetState {
        member: u32,
        to: Standing,
        until: Option<i64>,
    },
    GiveRole {
        member: u32,
        role: String,
        at: Option<u32>,
        until: Option<i64>,
    },
    EndRole {
        member: u32,
        role: String,
        at: Option<u32>,
    },
    KeepTags {
        member: u32,
        add: Vec<String>,
        remove: Vec<String>,
    },
    RatherNot {
        member: u32,
        offer: u32,
        what: RatherNot,
        lifted: bool,
    },
    Merge {
        kept: u32,
        merged: u32,
    },
    OpenAccount {
        kind: Kind,
        members: Vec<u32>,
    },
    JoinAccount {
        member: u32,
        account: u32,
    },
    LeaveAccount {
        member: u32,
    },
    SetLimits {
        account: u32,
        limits: Option<Limits>,
    },
    Offer {
        member: u32,
        until: Option<i64>,
    },
    Request {
        member: u32,
        until: Option<i64>,
    },
    AmendListing {
        listing: u32,
        minutes: Option<u32>,
        /// The rest of what the listing says, until when and of which activity, as it stands: amending says all of it.
        rest: (Option<i64>, Option<u32>),
    },
    ClassifyListing {
        listing: u32,
        activity: Option<u32>,
    },
    RenewListing {
        listing: u32,
        until: Option<i64>,
    },
    CloseListing {
        listing: u32,
        met: bool,
    },
    Propose {
        terms: Terms,
        dates: Vec<i64>,
    },
    ProposeTogether {
        exchanges: Vec<u32>,
        due: i64,
    },
    Agree {
        exchange: u32,
        members: Vec<u32>,
        series: bool,
    },
    Approve {
        exchange: u32,
        limit: bool,
    },
    LetThrough {
        exchange: u32,
    },
    Decline {
        exchange: u32,
        member: Option<u32>,
    },
    Withdraw {
        exchange: u32,
    },
    Done {
        exchange: u32,
        actual: Vec<Actual>,
        visitors: Option<u32>,
    },
    Confirm {
        exchange: u32,
        members: Vec<u32>,
        minutes: Option<u32>,
    },
    ConfirmMany {
        exchanges: Vec<u32>,
    },
    Dispute {
        exchange: u32,
        member: Option<u32>,
    },
    Settle {
        exchange: u32,
        actual: Vec<Actual>,
    },
    Record {
        terms: Terms,
    },
    RecordBatch {
        exchanges: Vec<Terms>,
    },
    GiveWord {
        exchange: u32,
        account: Option<u32>,
        most: Option<i64>,
    },
    RefuseWord {
        exchange: u32,
        account: Option<u32>,
    },
    Amend {
        exchange: u32,
        terms: Terms,
    },
    Reverse {
        exchange: u32,
    },
    UndoBatch {
        batch: u32,
    },
    MarkAttendance {
        exchange: u32,
        member: u32,
        attendance: Attendance,
    },
    Substitute {
        exchange: u32,
        out: u32,
        into: u32,
    },
    AddExpense {
        exchange: u32,
        member: u32,
        amount: u32,
    },
    VisitOut {
        exchange: u32,
        member: u32,
        expected: i64,
    },
    VisitBack {
        exchange: u32,
        member: u32,
    },
    ClearAhead {
        member: u32,
        from: i64,
    },
    Transfer(NewTransfer),
    AgeCredit,
    OpenBridge {
        partner: String,
        limits: Limits,
    },
    BeginPassage {
        bridge: u32,
        direction: Direction,
        account: u32,
        minutes: i64,
        shared_key: u8,
        due: i64,
    },
    PostPassage {
        passage: u32,
    },
    VoidPassage {
        passage: u32,
    },
    Pair {
        programme: u32,
        mentor: u32,
        mentee: u32,
        from: Option<i64>,
    },
    EndPairing {
        pairing: u32,
        on: Option<i64>,
    },
    Erase {
        member: u32,
    },
    ExpireDue,
    ClosePeriod {
        through: i64,
    },
    /// A secret of the bank, told apart by a number.
    SetSecret {
        secret: u8,
    },
}
