//! The bank of the model: maps, and one door.

use crate::command::*;
use crate::fault::Fault;
use crate::life::Bundle;
pub use crate::rows::*;
use crate::rules::*;
use std::collections::{BTreeMap, BTreeSet};

/// Why a command is refused: everything that speaks against it, as far as looked.
pub type Refusal = Vec<&'static str>;

pub(crate) const DAY: i64 = 86_400_000;

/// The bank of the model.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of the design")]
pub struct Bank {
    pub founded: bool,
    pub rules: Rules,
    pub now: i64,
    pub members: BTreeMap<u32, Person>,
    pub accounts: BTreeMap<u32, Account>,
    pub exchanges: BTreeMap<u32, Exchange>,
    pub bundles: BTreeMap<u32, Bundle>,
    pub passages: BTreeMap<u32, Passage>,
    pub bridges: BTreeMap<u32, (u32, String)>,
    pub listings: BTreeMap<u32, Listing>,
    pub pairings: BTreeMap<u32, Pairing>,
    pub programmes: BTreeMap<u32, Option<Group>>,
    pub activities: BTreeMap<u32, (String, String)>,
    pub transfers: u32,
    pub batches: u32,
    pub series: u32,
    pub charters: u32,
    pub founded_at: i64,
    pub aged: Option<i64>,
    pub closed_through: Option<i64>,
    pub secret: Option<u8>,
    pub keys: BTreeMap<(Option<u32>, u8), (Command, Answer)>,
    /// What the pot paid by its standing word, by week.
    pub pot_paid: BTreeMap<i64, i128>,
    /// What each account has borne of odd minutes, in millionths.
    pub borne: BTreeMap<u32, i128>,
    /// The exchange whose turn counts in what is worked out.
    pub(crate) turn_of: Option<u32>,
    /// Members who asked to be forgotten.
    pub erasures: BTreeSet<u32>,
    /// Minutes that left an account without its word, ever.
    pub unworded: i128,
    pub fault: Option<Fault>,
    pub(crate) said: Answer,
    pub(crate) by: Option<u32>,
    pub(crate) changed: bool,
    /// Whether so long nobody had written that time does not pass by itself.
    pub(crate) slept: bool,
}

/// Whom a step is about.
pub(crate) enum About<'a> {
    Nobody,
    Member(u32),
    Exchange(&'a Terms, Option<u32>),
}

/// Only brokers, and the host, are told these.
const FOR_BROKERS: [&str; 7] =
    ["member-state", "merged-away", "cannot-merge", "erasure-held", "needs-approval", "rule-refused", "limit-reached"];

impl Default for Bank {
    fn default() -> Self {
        Self {
            founded: false,
            rules: Rules::default(),
            now: i64::MIN,
            members: BTreeMap::new(),
            accounts: BTreeMap::new(),
            exchanges: BTreeMap::new(),
            bundles: BTreeMap::new(),
            passages: BTreeMap::new(),
            bridges: BTreeMap::new(),
            listings: BTreeMap::new(),
            pairings: BTreeMap::new(),
            programmes: BTreeMap::new(),
            activities: BTreeMap::new(),
            transfers: 0,
            batches: 0,
            series: 0,
            charters: 0,
            founded_at: 0,
            aged: None,
            closed_through: None,
            secret: None,
            keys: BTreeMap::new(),
            pot_paid: BTreeMap::new(),
            borne: BTreeMap::new(),
            turn_of: None,
            erasures: BTreeSet::new(),
            unworded: 0,
            fault: None,
            said: Answer::default(),
            by: None,
            changed: false,
            slept: false,
        }
    }
}

pub(crate) fn refuse<T>(code: &'static str) -> Result<T, Refusal> {
    Err(vec![code])
}

pub(crate) fn all_well(against: Refusal) -> Result<(), Refusal> {
    if against.is_empty() { Ok(()) } else { Err(against) }
}

impl Bank {
    /// A bank with one rule broken.
    pub fn with_fault(fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::default() }
    }

    pub(crate) fn broken(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    /// Whether an action is the one a key came with before. What was personal in that cannot be compared once it is forgotten.
    fn same_deed(&self, known: &Command, answer: &Answer, action: &Action) -> bool {
        let about = match &known.action {
            Action::Admit { .. } => answer.created.map(|(_, member)| member),
            Action::KeepTags { member, .. } | Action::RatherNot { member, .. } => Some(*member),
            _ => None,
        };
        let forgotten = about.is_some_and(|member| self.members[&self.resolve(member)].standing == Standing::Erased);
        known.action == *action || (forgotten && known.action.without_tags() == action.without_tags())
    }

    /// Answers a command, or says what speaks against it; then nothing has changed.
    ///
    /// # Errors
    /// Everything that speaks against it.
    pub fn run(&mut self, command: &Command) -> Result<Answer, Refusal> {
        if let Some(key) = command.key
            && let Some((known, answer)) = self.keys.get(&(command.by, key))
            && !self.broken(Fault::KeyForgotten)
        {
            return if self.same_deed(known, answer, &command.action) {
                Ok(Answer { repeated: true, ..answer.clone() })
            } else {
                refuse("key-used")
            };
        }
        if !self.founded && !matches!(command.action, Action::Create { .. }) {
            return refuse("not-founded");
        }
        if command.at < self.now && !self.broken(Fault::TimeMayGoBack) {
            return refuse("time-went-back");
        }
        if self.founded && !matches!(command.action, Action::ExpireDue) {
            self.pass_time(command.at)?;
        }
        let mut next = self.clone();
        next.said = Answer::default();
        next.by = command.by;
        next.slept = self.founded && self.long_silence(command.at);
        next.now = command.at;
        next.changed = false;
        next.turn_of = command.action.exchange();
        let done = next.act(&command.action);
        let done = done.and_then(|()| if next.changed { Ok(()) } else { refuse("nothing-to-do") });
        match done {
            Ok(()) => {
                let answer = std::mem::take(&mut next.said);
                if let Some(key) = command.key {
                    next.keys.insert((command.by, key), (command.clone(), answer.clone()));
                }
                *self = next;
                Ok(answer)
            }
            Err(codes) => {
                let plain = command.by.is_some_and(|by| !self.has_power(by, "broker", command.at.max(self.now).div_euclid(DAY)));
                let told = |code| if plain && FOR_BROKERS.contains(&code) { "ask-the-broker" } else { code };
                Err(codes.into_iter().map(told).collect())
            }
        }
    }

    fn act(&mut self, action: &Action) -> Result<(), Refusal> {
        match action {
            Action::Create { rules } => self.found(rules),
            Action::AdoptCharter { rules, decided_by } => self.adopt(rules, decided_by),
            Action::AddActivity { code } => self.add_activity(code),
            Action::ChangeActivity { id, code, name } => self.change_activity(*id, code, name),
            Action::OpenProgramme { name, group } => self.open_programme(name, *group),
            Action::Admit { organisation, applicant, joined, account, tags } => {
                self.admit(*organisation, *applicant, *joined, *account, tags)
            }
            Action::SetState { member, to, until } => self.set_state(*member, *to, *until),
            Action::GiveRole { member, role, at, until } => self.give_role(*member, role, *at, *until),
            Action::EndRole { member, role, at } => self.end_role(*member, role, *at),
            Action::KeepTags { member, add, remove } => self.keep_tags(*member, add, remove),
            Action::RatherNot { member, offer, what, lifted } => self.rather_not(*member, *offer, what, *lifted),
            Action::Merge { kept, merged } => self.merge(*kept, *merged),
            Action::OpenAccount { kind, members } => self.open_account(*kind, members),
            Action::JoinAccount { member, account } => self.join_account(*member, *account),
            Action::LeaveAccount { member } => self.leave_account(*member),
            Action::SetLimits { account, limits } => self.set_limits(*account, limits.as_ref()),
            Action::Offer { member, until } => self.post_listing(*member, false, *until),
            Action::Request { member, until } => self.post_listing(*member, true, *until),
            Action::AmendListing { listing, minutes, .. } => self.amend_listing(*listing, *minutes),
            Action::ClassifyListing { listing, activity } => self.classify_listing(*listing, *activity),
            Action::RenewListing { listing, until } => self.renew_listing(*listing, *until),
            Action::CloseListing { listing, .. } => self.close_listing(*listing),
            Action::Propose { terms, dates } => self.propose(terms, dates),
            Action::ProposeTogether { exchanges, due } => self.propose_together(exchanges, *due),
            Action::Agree { exchange, members, series } => self.agree(*exchange, members, *series),
            Action::Approve { exchange, limit } => self.approve(*exchange, *limit),
            Action::LetThrough { exchange } => self.let_through(*exchange),
            Action::Decline { exchange, member } => self.decline(*exchange, *member),
            Action::Withdraw { exchange } => self.withdraw(*exchange),
            Action::Done { exchange, actual, visitors } => self.done(*exchange, actual, *visitors),
            Action::Confirm { exchange, members, minutes } => self.confirm(*exchange, members, *minutes),
            Action::ConfirmMany { exchanges } => self.confirm_many(exchanges),
            Action::Dispute { exchange, member } => self.dispute(*exchange, *member),
            Action::Settle { exchange, actual } => self.settle(*exchange, actual),
            Action::Record { terms } => self.record(terms),
            Action::RecordBatch { exchanges } => self.record_batch(exchanges),
            Action::GiveWord { exchange, account, most } => self.give_word(*exchange, *account, *most),
            Action::RefuseWord { exchange, account } => self.refuse_word(*exchange, *account),
            Action::Amend { exchange, terms } => self.amend(*exchange, terms),
            Action::Reverse { exchange } => self.reverse(*exchange),
            Action::UndoBatch { batch } => self.undo_batch(*batch),
            Action::MarkAttendance { exchange, member, attendance } => self.mark_attendance(*exchange, *member, *attendance),
            Action::Substitute { exchange, out, into } => self.substitute(*exchange, *out, *into),
            Action::AddExpense { exchange, member, amount } => self.add_expense(*exchange, *member, *amount),
            Action::VisitOut { exchange, member, expected } => self.visit_out(*exchange, *member, *expected),
            Action::VisitBack { exchange, member } => self.visit_back(*exchange, *member),
            Action::ClearAhead { member, from } => self.clear_ahead(*member, *from),
            Action::Transfer(transfer) => self.transfer(transfer),
            Action::AgeCredit => self.age_credit(),
            Action::OpenBridge { partner, limits } => self.open_bridge(partner, limits),
            Action::BeginPassage { bridge, direction, account, minutes, shared_key, due } => {
                self.begin_passage(*bridge, *direction, *account, i128::from(*minutes), *shared_key, *due)
            }
            Action::PostPassage { passage } => self.post_passage(*passage),
            Action::VoidPassage { passage } => self.void_passage(*passage),
            Action::Pair { programme, mentor, mentee, from } => self.pair(*programme, *mentor, *mentee, *from),
            Action::EndPairing { pairing, on } => self.end_pairing(*pairing, *on),
            Action::Erase { member } => self.erase(*member),
            Action::ExpireDue => self.expire_due(),
            Action::ClosePeriod { through } => self.close_period(*through),
            Action::SetSecret { secret } => self.set_secret(*secret),
        }
    }

    pub(crate) fn day(&self) -> i64 {
        self.now.div_euclid(DAY)
    }

    /// What the day may be already somewhere on earth.
    pub(crate) fn latest_day(&self) -> i64 {
        (self.now + 14 * 3_600_000).div_euclid(DAY)
    }

    pub(crate) fn create(&mut self, what: &'static str, number: u32) {
        self.changed = true;
        if self.said.created.is_none() {
            self.said.created = Some((what, number));
        }
    }

    /// The number a member has now.
    pub fn resolve(&self, member: u32) -> u32 {
        match self.members.get(&member).and_then(|m| m.merged_into) {
            Some(into) => self.resolve(into),
            None => member,
        }
    }

    pub(crate) fn person(&self, member: u32) -> Result<&Person, Refusal> {
        self.members.get(&self.resolve(member)).ok_or(vec!["not-found"])
    }

    pub(crate) fn person_mut(&mut self, member: u32) -> &mut Person {
        let member = self.resolve(member);
        self.members.get_mut(&member).unwrap_or_else(|| panic!("member {member} was looked up before"))
    }

    pub(crate) fn account_of(&self, member: u32) -> Result<u32, Refusal> {
        Ok(self.person(member)?.account)
    }

    pub(crate) fn account(&self, account: u32) -> Result<&Account, Refusal> {
        self.accounts.get(&account).ok_or(vec!["not-found"])
    }

    pub(crate) fn has_power(&self, member: u32, power: &str, day: i64) -> bool {
        self.person(member).is_ok_and(|m| {
            let stands = matches!(m.standing, Standing::Active | Standing::Paused);
            stands && m.roles.iter().any(|r| r.holds_on(day) && r.powers().contains(&power))
        })
    }

    pub(crate) fn is_broker(&self) -> bool {
        self.by.is_none_or(|by| self.has_power(by, "broker", self.day()))
    }

    /// Whether `by` may take a step for `member`: as themselves, or in a role that counts at the organisation they are.
    pub(crate) fn stands_for(&self, by: u32, member: u32, step: &str) -> bool {
        let (by, member) = (self.resolve(by), self.resolve(member));
        let for_others = ["agree", "propose", "record", "done", "confirm", "dispute", "list", "profile", "gift"].contains(&step);
        by == member || (for_others && self.works_for(by, member))
    }

    /// Whether somebody acts for an organisation that may act itself.
    pub(crate) fn works_for(&self, by: u32, member: u32) -> bool {
        let stands = |p: &Person| matches!(p.standing, Standing::Active | Standing::Paused | Standing::Applicant);
        self.person(member).is_ok_and(stands) && self.works_at(by, member)
    }

    /// Whether somebody has a role that counts at the organisation a member is.
    pub(crate) fn works_at(&self, by: u32, member: u32) -> bool {
        let here = |r: &Role| r.at.map(|at| self.resolve(at)) == Some(member) && r.holds_on(self.day()) && !r.powers().is_empty();
        self.members.get(&member).is_some_and(|m| m.organisation) && self.members.get(&by).is_some_and(|m| m.roles.iter().any(here))
    }

    /// Whether whoever sent the command may take the step. The host may take any.
    pub(crate) fn permit(&self, step: &'static str, about: &About<'_>) -> Result<(), Refusal> {
        let Some(by) = self.by else { return Ok(()) };
        let by = self.resolve(by);
        let stands = self.members.get(&by).is_some_and(|m| matches!(m.standing, Standing::Active | Standing::Paused));
        let who: &[&str] = match step {
            "admit" | "roles" | "facts" | "concerns" | "approve" | "settle" | "confirm-for-others" | "credit" | "vocabulary"
            | "reverse" | "spend" | "spend-pot" => &["brokers"],
            "profile" | "list" | "gift" => &["themselves", "brokers"],
            "propose" | "agree" | "dispute" | "confirm" => &["participants", "brokers"],
            "done" => &["participants", "proposer", "brokers"],
            "record" => &["participants", "staff", "brokers"],
            "charter" | "erase" => &["brokers", "trustees"],
            other => panic!("no step `{other}`"),
        };
        let anybody = step == "reverse" && self.broken(Fault::AnybodyMayReverse);
        let is = |who: &str| match (who, about) {
            ("brokers", _) => self.has_power(by, "broker", self.day()),
            ("staff", _) => self.has_power(by, "staff", self.day()),
            ("trustees", _) => self.has_power(by, "trustee", self.day()),
            ("themselves", About::Member(member)) => self.stands_for(by, *member, step),
            ("participants", About::Exchange(terms, _)) => {
                let payer = if let Some(Payer::Member(payer)) = terms.payer { Some(payer) } else { None };
                terms.parts.iter().map(|p| p.member).chain(payer).any(|m| self.stands_for(by, m, step))
            }
            ("proposer", About::Exchange(terms, Some(proposer))) => self.resolve(*proposer) == by && self.still_proposes(by, terms),
            _ => false,
        };
        if stands && (anybody || who.iter().any(|w| is(w))) { Ok(()) } else { refuse("not-permitted") }
    }
}
