//! From a command to events: one match arm for each action.

use super::work::{About, Work};
use crate::canon::to_json;
use crate::charter::{Charter, Permissions, Step, Who};
use crate::command::*;
use crate::error::Error;
use crate::journal::event::{ActivitySet, BankFounded, CharterAdopted, CopyBegun, Decider, PeriodClosed, ProgrammeOpened, SecretSet};
use crate::model::activity::Activity;
use crate::model::member::AccountKind;
use crate::model::personal::{Part, Secret};
use crate::order::BTreeMap;
use crate::values::digest::{Hash32, sha256};
use crate::values::ids::{AccountId, ActivityId, Id, MemberId};
use crate::values::limits::PART_BYTES;

pub(super) fn action(w: &mut Work<'_>, action: &Action) -> Result<(), Error> {
    match action {
        Action::Create(a) => w.create(a),
        Action::BeginCopy(a) => w.begin_copy(a),
        Action::AdoptCharter(a) => w.adopt_charter(a),
        Action::AddActivity(a) => w.add_activity(a),
        Action::ChangeActivity(a) => w.change_activity(a),
        Action::OpenProgramme(a) => w.open_programme(a),
        Action::Admit(a) => w.admit(a),
        Action::SetState(a) => w.set_state(a),
        Action::GiveRole(a) => w.give_role(a),
        Action::EndRole(a) => w.end_role(a),
        Action::Keep(a) => w.keep(a),
        Action::Merge(a) => w.merge(a),
        Action::OpenAccount(a) => w.open_account(a),
        Action::JoinAccount(a) => w.join_account(a),
        Action::LeaveAccount(a) => w.leave_account(a),
        Action::SetLimits(a) => w.set_limits(a),
        Action::Offer(a) => w.post_listing(crate::model::listing::ListingKind::Offer, a.member, &a.terms, a.words.as_ref()),
        Action::Request(a) => w.post_listing(crate::model::listing::ListingKind::Request, a.member, &a.terms, a.words.as_ref()),
        Action::AmendListing(a) => w.amend_listing(a),
        Action::ClassifyListing(a) => w.classify_listing(a),
        Action::RenewListing(a) => w.renew_listing(a),
        Action::CloseListing(a) => w.close_listing(a),
        Action::Propose(a) => w.propose(a),
        Action::ProposeTogether(a) => w.propose_together(a),
        Action::Agree(a) => w.agree(a),
        Action::Approve(a) => w.approve(a),
        Action::LetThrough(a) => w.let_through(a),
        Action::Decline(a) => w.decline(a),
        Action::Withdraw(a) => w.withdraw(a),
        Action::Done(a) => w.done(a),
        Action::Confirm(a) => w.confirm(a),
        Action::ConfirmMany(a) => w.confirm_many(a),
        Action::Dispute(a) => w.dispute(a),
        Action::Settle(a) => w.settle_dispute(a),
        Action::Record(a) => w.record(a),
        Action::RecordBatch(a) => w.record_batch(a),
        Action::GiveWord(a) => w.give_word(a),
        Action::RefuseWord(a) => w.refuse_word(a),
        Action::Amend(a) => w.amend(a),
        Action::Reverse(a) => w.reverse(a),
        Action::UndoBatch(a) => w.undo_batch(a),
        Action::MarkAttendance(a) => w.mark_attendance(a),
        Action::Substitute(a) => w.substitute(a),
        Action::AddExpense(a) => w.add_expense(a),
        Action::VisitOut(a) => w.visit_out(a),
        Action::VisitBack(a) => w.visit_back(a),
        Action::ClearAhead(a) => w.clear_ahead(a),
        Action::Transfer(a) => w.transfer(a),
        Action::AgeCredit(_) => w.age_credit(),
        Action::OpenBridge(a) => w.open_bridge(a),
        Action::BeginPassage(a) => w.begin_passage(a),
        Action::PostPassage(a) => w.post_passage(a),
        Action::VoidPassage(a) => w.void_passage(a),
        Action::Pair(a) => w.pair(a),
        Action::EndPairing(a) => w.end_pairing(a),
        Action::Erase(a) => w.erase(a),
        Action::ExpireDue(_) => w.expire_due(),
        Action::ClosePeriod(a) => w.close_period(a),
        Action::SetClock(a) => w.set_clock(a),
        Action::SetSecret(a) => w.set_secret(a),
    }
}

impl Work<'_> {
    fn create(&mut self, a: &Create) -> Result<(), Error> {
        if self.bank.state.small.seq > 0 {
            return Err(Error::AlreadyFounded {});
        }
        // There is no member yet who could found it.
        if self.cx.by.member().is_some() {
            return Err(Error::NotPermitted { step: Step::Charter, by: self.cx.by.member() });
        }
        let (document, digest, activities) = self.charter_to_come(&a.charter)?;
        self.emit_document(BankFounded { bank: a.bank, digest, decided_on: a.decided_on, activities }, document)
    }

    /// Fails for anyone but the host, because only the host can know that there is a copy.
    fn begin_copy(&mut self, a: &BeginCopy) -> Result<(), Error> {
        if self.cx.by.member().is_some() {
            return Err(Error::NotPermitted { step: Step::Charter, by: self.cx.by.member() });
        }
        if a.bank == self.bank.id() && !a.left {
            return Err(Error::NoChange { what: "the identity of the bank" });
        }
        self.emit(CopyBegun { bank: a.bank, left: a.left })
    }

    /// Fails for anyone but the host, because a secret that a member knows is none.
    fn set_secret(&mut self, a: &SetSecret) -> Result<(), Error> {
        if self.cx.by.member().is_some() {
            return Err(Error::NotPermitted { step: Step::Charter, by: self.cx.by.member() });
        }
        let secret = a.secret.ok_or(Error::BadArguments { what: "give the secret, 32 random bytes" })?;
        if self.bank.state.small.secret == Some(secret) {
            return Err(Error::NoChange { what: "the secret of the bank" });
        }
        self.emit_with(SecretSet { commitment: secret.commitment() }, vec![(Part::Secret(Secret { secret }), Vec::new())])
    }

    fn adopt_charter(&mut self, a: &AdoptCharter) -> Result<(), Error> {
        self.permit(Step::Charter, &About::Nobody)?;
        for member in &a.decided_by {
            self.bank.member(*member)?;
        }
        if *a.charter == **self.bank.state.charter_arc() {
            return Err(Error::NoChange { what: "the charter" });
        }
        self.takes_no_step(&a.charter)?;
        // Nobody decides in another's name. For a member who did not send the command, the event records who reported their
        // decision.
        let own = |member: MemberId| self.cx.by.member().map(|by| self.bank.resolve(by)) == Some(self.bank.resolve(member));
        let told_by = |member| (!own(member)).then(|| self.cx.by.into());
        let decided = a.decided_by.iter().map(|member| Decider { member: *member, told_by: told_by(*member) }).collect();
        self.adopt(&a.charter, decided, a.decided_on)?;
        self.limits_by_tag_again()
    }

    /// Fails if a charter lets its sender take a step that the one in force does not, by a role they hold or as a member: nobody takes for themselves
    /// what the community kept from them.
    fn takes_no_step(&self, charter: &Charter) -> Result<(), Error> {
        let Some(by) = self.cx.by.member() else { return Ok(()) };
        let (day, roles) = (self.day(), &self.bank.member(by)?.roles);
        let may = |charter: &Charter, step: Step| {
            // A step that only roles have by default counts as the sender's once it is open to participants or members.
            let closed = !Permissions::default_of(step).iter().any(|who| who.is_by_part());
            let holds = |who: &Who| {
                let power = who.power();
                power.map_or(closed, |power| roles.iter().any(|held| held.holds_on(day) && charter.powers(held.role).contains(&power)))
            };
            charter.permissions.of(step).iter().any(holds)
        };
        let taken = Step::ALL.iter().any(|step| may(charter, *step) && !may(self.bank.charter(), *step));
        if taken { Err(Error::NotPermitted { step: Step::Charter, by: Some(by) }) } else { Ok(()) }
    }

    fn adopt(&mut self, charter: &Charter, decided: Vec<Decider>, decided_on: Option<crate::values::time::Date>) -> Result<(), Error> {
        let (document, digest, activities) = self.charter_to_come(charter)?;
        let version = self.bank.state.charters.next_id().ok_or(Error::Full { what: "charters" })?;
        let flagged = self.newly_outside(charter)?;
        self.emit_document(CharterAdopted { version, digest, decided, decided_on, activities, flagged }, document)
    }

    /// Checks a charter. Returns its document, the document's digest, and the ids of its new activities.
    fn charter_to_come(&self, charter: &Charter) -> Result<(Vec<u8>, Hash32, Vec<ActivityId>), Error> {
        let known = self.bank.state.activities.iter().map(|(_, row)| &row.activity);
        let before = (self.bank.state.small.seq > 0).then(|| self.bank.charter());
        let faults = charter.faults(before, known);
        if !faults.is_empty() {
            return Err(Error::BadCharter { faults });
        }
        let mut next = self.bank.state.activities.len();
        let mut activities = Vec::new();
        for activity in &charter.activities {
            if self.bank.state.activity_codes.get(&activity.code).is_none() {
                activities.push(ActivityId::from_index(next).ok_or(Error::Full { what: "activities" })?);
                next = next.checked_add(1).ok_or(Error::Full { what: "activities" })?;
            }
        }
        let document = to_json(charter);
        let digest = sha256(&[&document]);
        Ok((document, digest, activities))
    }

    /// Returns the accounts that would be outside their limits under another charter.
    fn newly_outside(&self, charter: &Charter) -> Result<Vec<AccountId>, Error> {
        let (limits, ledger) = (&charter.credit.limits, &self.bank.state.ledger);
        let mut outside = Vec::new();
        for (id, account) in ledger.accounts.iter().filter(|(_, account)| !account.own_limits) {
            let of_kind = match account.kind {
                AccountKind::Household => &limits.household,
                AccountKind::Organisation => &limits.organisation,
                AccountKind::Pot => &limits.pot,
                _ => &limits.member,
            };
            if of_kind.enforced() && self.bank.outside(id, Some(of_kind))? {
                outside.push(id);
            }
        }
        Ok(outside)
    }

    fn add_activity(&mut self, a: &AddActivity) -> Result<(), Error> {
        self.permit(Step::Vocabulary, &About::Nobody)?;
        if self.bank.state.activity_codes.get(&a.activity.code).is_some() {
            return Err(Error::AlreadyThere { what: "activity", given: crate::values::minutes::shorten(&a.activity.code) });
        }
        let id = self.bank.state.activities.next_id().ok_or(Error::Full { what: "activities" })?;
        self.set_activity(id, &a.activity)
    }

    fn change_activity(&mut self, a: &ChangeActivity) -> Result<(), Error> {
        self.permit(Step::Vocabulary, &About::Nobody)?;
        let row = self.bank.state.activities.get(a.id).ok_or(Error::NotFound { what: "activity", number: a.id.get() })?;
        if row.activity.code != a.activity.code {
            return Err(Error::AlreadyThere { what: "activity", given: crate::values::minutes::shorten(&row.activity.code) });
        }
        if row.activity == a.activity {
            return Err(Error::NoChange { what: "the activity" });
        }
        self.set_activity(a.id, &a.activity)
    }

    fn set_activity(&mut self, id: ActivityId, activity: &Activity) -> Result<(), Error> {
        let known: BTreeMap<&str, Option<&str>> =
            self.bank.state.activities.iter().map(|(_, row)| (row.activity.code.as_str(), row.activity.parent.as_deref())).collect();
        let faults = self.bank.charter().activity_faults(activity, &known);
        if !faults.is_empty() {
            return Err(Error::BadCharter { faults });
        }
        let document = short(to_json(activity), "an activity")?;
        let digest = sha256(&[&document]);
        self.emit_document(ActivitySet { activity: id, digest }, document)
    }

    fn open_programme(&mut self, a: &OpenProgramme) -> Result<(), Error> {
        self.permit(Step::Vocabulary, &About::Nobody)?;
        if a.programme.name.trim().is_empty() {
            return Err(Error::UnknownWord { what: "programme", given: "".into() });
        }
        let programme = self.bank.state.programmes.next_id().ok_or(Error::Full { what: "programmes" })?;
        let document = short(to_json(&a.programme), "a programme")?;
        let digest = sha256(&[&document]);
        self.emit_document(ProgrammeOpened { programme, digest }, document)
    }

    fn close_period(&mut self, a: &ClosePeriod) -> Result<(), Error> {
        self.permit(Step::Erase, &About::Nobody)?;
        if a.through >= self.day() {
            return Err(Error::DateOrder { what: "a period is closed once it is over", first: a.through, second: self.day() });
        }
        if let Some(before) = self.bank.state.small.closed_through
            && a.through <= before
        {
            return Err(Error::NoChange { what: "the period" });
        }
        let head = self.bank.head();
        let balances = self.bank.balances_digest();
        self.emit(PeriodClosed { through: a.through, seq: head.seq, hash: head.hash, balances })
    }
}

fn short(document: Vec<u8>, what: &'static str) -> Result<Vec<u8>, Error> {
    if document.len() > PART_BYTES {
        Err(Error::TextTooLong { what, length: document.len() as u64, most: PART_BYTES as u64 })
    } else {
        Ok(document)
    }
}
