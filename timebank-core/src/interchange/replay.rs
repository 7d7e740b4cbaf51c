//! From what the files say to commands, in the order of time, and to a bank.

use super::classify::{Class, ClassRule, Rules};
use super::community::{Community, MemberRow, Post, Status, TransferRow, activity_code, exactly, guess};
use super::{BalanceRow, Decimal, Fault, FaultKind, Guess, Lost, Options, Report};
use crate::activity::Activity;
use crate::charter::{Charter, CountsAs, KindDefinition, Limits, OnLeaving};
use crate::command::*;
use crate::digest::Salt;
use crate::exchange::Terms;
use crate::ids::{AccountId, ActivityId, ListingId, MemberId};
use crate::ledger::TransferKind;
use crate::listing::{Closing, ListingTerms};
use crate::member::MemberState;
use crate::order::BTreeMap;
use crate::personal::{ListingWords, Profile};
use crate::time::Instant;
use crate::{Error, Minutes, TimeBank};

/// What is counted for a movement no rule fits.
const BETWEEN_MEMBERS: &str = "between-two-members";

/// What happens at a moment, in this order when moments are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Member(usize),
    Transfer(usize),
    Post(usize),
    Met(usize),
}

struct Player<'a> {
    bank: TimeBank,
    parsed: &'a Community,
    options: &'a Options,
    rules: Rules<'a>,
    salts: u32,
    members: Vec<Option<MemberId>>,
    listings: Vec<Option<ListingId>>,
    activities: Vec<Option<ActivityId>>,
    welcomed: Vec<bool>,
    /// Who has a part in any movement of credit.
    moved: Vec<bool>,
    last: Instant,
}

pub fn replay(
    parsed: &Community,
    options: &Options,
    report: &mut Report,
    faults: &mut Vec<Fault>,
) -> Option<(TimeBank, BTreeMap<String, MemberId>)> {
    let first = parsed.first.unwrap_or(Instant::EARLIEST);
    let charter = options.charter.clone().unwrap_or_else(|| charter(parsed));
    let bank = match TimeBank::found(Context::at(first), charter) {
        Ok(bank) => bank,
        Err(error) => {
            faults.push(refused(parsed.file(0), 0, &error));
            return None;
        }
    };
    let mut moved = vec![false; parsed.members.len()];
    for i in parsed.transfers.iter().flat_map(|t| [t.payer, t.payee]) {
        if let Some(moved) = moved.get_mut(i) {
            *moved = true;
        }
    }
    let mut player = Player {
        bank,
        parsed,
        options,
        rules: Rules::new(&options.rules),
        salts: 0,
        members: vec![None; parsed.members.len()],
        listings: vec![None; parsed.posts.len()],
        activities: vec![None; parsed.categories.len()],
        welcomed: vec![false; parsed.members.len()],
        moved,
        last: first,
    };
    for (at, step) in player.agenda() {
        let at = at.max(player.last);
        player.last = at;
        let done = match step {
            Step::Member(i) => player.admit(i, at).map_err(|e| ((parsed.file(1), parsed.members.get(i).map_or(0, |m| m.line)), e)),
            Step::Transfer(i) => {
                player.transfer(i, at, report).map_err(|e| ((parsed.file(2), parsed.transfers.get(i).map_or(0, |t| t.line)), e))
            }
            Step::Post(i) => player.post(i, at, report).map_err(|e| ((parsed.file(3), parsed.posts.get(i).map_or(0, |p| p.line)), e)),
            Step::Met(i) => player.met(i, at).map_err(|e| ((parsed.file(3), parsed.posts.get(i).map_or(0, |p| p.line)), e)),
        };
        if let Err(((file, line), error)) = done {
            faults.push(refused(file, line, &error));
            if faults.len() >= super::FAULTS {
                return None;
            }
        }
    }
    player.finish(report, faults);
    balances(&player, report, faults);
    let members = parsed.members.iter().zip(&player.members).filter_map(|(row, id)| Some((row.code.clone(), (*id)?))).collect();
    faults.is_empty().then_some((player.bank, members))
}

fn refused(file: &str, line: u64, error: &Error) -> Fault {
    Fault { value: error.code().into(), ..Fault::of_row(file, line, FaultKind::Refused, error.message()) }
}

/// A charter with every default and the bundle's kinds of member. Nobody loses a balance by leaving: the files say what became of it.
fn charter(parsed: &Community) -> Charter {
    let kind = |name: &str, counts_as| KindDefinition { name: name.into(), counts_as };
    let mut charter = Charter::named(parsed.name.clone());
    charter.kinds =
        vec![kind("person", CountsAs::Person), kind("business", CountsAs::Organisation), kind("organisation", CountsAs::Organisation)];
    charter.credit.on_leaving = OnLeaving::Stays;
    charter.listings.request_days = None;
    charter
}

impl<'a> Player<'a> {
    /// Everything that happens, in order of time. A member is there before whatever first names them.
    fn agenda(&self) -> Vec<(Instant, Step)> {
        let earliest = self.last;
        let mut there: Vec<Instant> = self.parsed.members.iter().map(|m| m.created.unwrap_or(earliest)).collect();
        let mut agenda = Vec::new();
        let mut named = |member: usize, at: Instant| {
            if let Some(first) = there.get_mut(member) {
                *first = (*first).min(at);
            }
        };
        for (i, transfer) in self.parsed.transfers.iter().enumerate() {
            named(transfer.payer, transfer.at);
            named(transfer.payee, transfer.at);
            agenda.push((transfer.at, Step::Transfer(i)));
        }
        for (i, post) in self.parsed.posts.iter().enumerate() {
            let at = post.created.unwrap_or(earliest);
            named(post.member, at);
            agenda.push((at, Step::Post(i)));
            if let Some(fulfilled) = post.fulfilled {
                agenda.push((fulfilled.max(at), Step::Met(i)));
            }
        }
        agenda.extend(there.into_iter().enumerate().map(|(i, at)| (at, Step::Member(i))));
        agenda.sort();
        agenda
    }

    fn context(&mut self, at: Instant) -> Context {
        let salt: Salt = self.options.salt.for_part(self.salts);
        self.salts = self.salts.saturating_add(1);
        Context::at(at).salt(salt)
    }

    /// The charter's word for a kind, or its first that counts alike.
    fn kind(&self, said: &str) -> Option<String> {
        let kinds = &self.bank.charter().kinds;
        let counts = if said == "person" { CountsAs::Person } else { CountsAs::Organisation };
        let same = kinds.iter().find(|k| k.name == said);
        same.or_else(|| kinds.iter().find(|k| k.counts_as == counts)).map(|k| k.name.clone())
    }

    fn admit(&mut self, i: usize, at: Instant) -> Result<(), Error> {
        let Some(row) = self.parsed.members.get(i) else { return Ok(()) };
        if self.parsed.community == Some(i) {
            return Ok(());
        }
        let kind = self.kind(row.kind);
        let applicant = row.status == Status::Pending && !self.moved_credit(i);
        let profile = profile(row, &self.parsed.system);
        let context = self.context(at);
        let admit = Admit { kind, applicant, joined: None, account: None, profile, parts: Vec::new() };
        let id = self.bank.admit(context, admit)?.member()?;
        if let Some(slot) = self.members.get_mut(i) {
            *slot = Some(id);
        }
        Ok(())
    }

    fn moved_credit(&self, i: usize) -> bool {
        self.moved.get(i).copied().unwrap_or_default()
    }

    fn member(&self, i: usize) -> Option<MemberId> {
        self.members.get(i).copied().flatten()
    }

    fn account(&self, i: usize) -> Result<AccountId, Error> {
        match self.member(i) {
            Some(member) => self.bank.account_of(member),
            None => Ok(AccountId::POT),
        }
    }

    /// How a movement is classed, and by which rule: the first that fits.
    fn class(&self, t: &TransferRow) -> (Class, Option<&'a ClassRule>) {
        let first = !self.welcomed.get(t.payee).copied().unwrap_or(true);
        let joined = self.member(t.payee).filter(|_| first).and_then(|m| self.bank.member(m).ok()).map(|m| m.joined);
        let day = joined.and_then(|joined| u32::try_from(t.at.date().days_since(joined)).ok());
        let rule = self.rules.first_of(self.parsed, t, day);
        (rule.map_or(Class::Exchange, |rule| rule.taken_as), rule)
    }

    fn transfer(&mut self, i: usize, at: Instant, report: &mut Report) -> Result<(), Error> {
        let Some(t) = self.parsed.transfers.get(i) else { return Ok(()) };
        if t.minutes.is_zero() {
            return Ok(());
        }
        let activity = match t.activity {
            Some(category) => self.activity(category, at)?,
            None => None,
        };
        let (class, rule) = self.class(t);
        let rule = rule.map(|rule| rule.name.as_str());
        let note = (!t.words.is_empty()).then(|| t.words.clone());
        let context = self.context(at);
        let counted = rule.unwrap_or(BETWEEN_MEMBERS);
        match report.classes.rules.get_mut(counted) {
            Some(count) => *count = count.saturating_add(1),
            None => drop(report.classes.rules.insert(counted.to_owned(), 1)),
        }
        // Whoever stands for the community is nobody who could give or receive time.
        if let (Class::Exchange, Some((gave, received))) = (class, self.member(t.payee).zip(self.member(t.payer))) {
            let minutes = u32::try_from(t.minutes.get()).unwrap_or(u32::MAX);
            // The giver is the payee: whoever was paid gave the time.
            let terms = Terms { activity, ..Terms::new(at.date()).gave(gave, minutes).received(received, minutes) };
            self.bank.record(context, Record { note, ..Record::new(terms) })?;
            report.classes.exchanges = report.classes.exchanges.saturating_add(1);
            return Ok(());
        }
        let kind = match class {
            Class::Welcome => TransferKind::Welcome,
            Class::Donation => TransferKind::Donation,
            Class::Levy => TransferKind::Levy,
            Class::Correction => TransferKind::Correction,
            Class::Gift | Class::Unsure | Class::Exchange => TransferKind::Gift,
        };
        let (from, to) = (self.account(t.payer)?, self.account(t.payee)?);
        self.bank.transfer(context, Transfer { kind, from, to, minutes: t.minutes, note })?;
        let count = report.classes.transfers.entry(kind.as_str().into()).or_default();
        *count = count.saturating_add(1);
        if let Some(welcomed) = self.welcomed.get_mut(t.payee).filter(|_| kind == TransferKind::Welcome) {
            *welcomed = true;
        }
        let code = |i: usize| self.parsed.members.get(i).map_or("", |m| m.code.as_str());
        let way = format!("{} to {}", code(t.payer), code(t.payee));
        let rule = rule.unwrap_or("nobody-to-give-or-receive");
        let row = Guess::new(self.parsed.file(2), t.line, &way, format!("transfer, {}", kind.as_str()), rule);
        if class == Class::Unsure {
            report.unsure.push(row.clone());
        }
        report.guessed.push(row);
        Ok(())
    }

    fn activity(&mut self, category: usize, at: Instant) -> Result<Option<ActivityId>, Error> {
        if let Some(known) = self.activities.get(category).copied().flatten() {
            return Ok(Some(known));
        }
        let Some(row) = self.parsed.categories.get(category) else { return Ok(None) };
        let code = activity_code(row, category);
        let activity = Activity {
            code,
            name: row.name.clone(),
            parent: None,
            tags: Vec::new(),
            needs: Vec::new(),
            check: None,
            flags: Vec::new(),
            retired: false,
        };
        let id = self.bank.add_activity(Context::at(at), AddActivity { activity })?.activity()?;
        if let Some(slot) = self.activities.get_mut(category) {
            *slot = Some(id);
        }
        Ok(Some(id))
    }

    fn post(&mut self, i: usize, at: Instant, report: &mut Report) -> Result<(), Error> {
        let Some(post) = self.parsed.posts.get(i) else { return Ok(()) };
        let deleted = self.parsed.members.get(post.member).is_some_and(|m| m.status == Status::Deleted);
        let (Some(member), false) = (self.member(post.member), deleted) else {
            lose(
                report,
                self.parsed.file(3),
                if deleted { "a post of somebody who has left" } else { "a post of the community's own account" },
            );
            return Ok(());
        };
        let activity = match post.category {
            Some(category) => self.activity(category, at)?,
            None => None,
        };
        let (terms, words) = (terms(post, activity, at), words(post));
        let context = self.context(at);
        let outcome = match post.kind {
            crate::listing::ListingKind::Offer => self.bank.offer(context, Offer { member, terms, words: Some(words) })?,
            crate::listing::ListingKind::Request => self.bank.request(context, Request { member, terms, words: Some(words) })?,
        };
        if let Some(slot) = self.listings.get_mut(i) {
            *slot = Some(outcome.listing()?);
        }
        Ok(())
    }

    fn met(&mut self, i: usize, at: Instant) -> Result<(), Error> {
        match self.listings.get(i).copied().flatten() {
            Some(listing) => self.bank.close_listing(Context::at(at), CloseListing { listing, why: Closing::Met }).map(|_| ()),
            None => Ok(()),
        }
    }

    /// Limits, and where members stand, as the bundle says at its end.
    fn finish(&mut self, report: &mut Report, faults: &mut Vec<Fault>) {
        let at = self.parsed.last.map_or(self.last, |last| last.max(self.last));
        self.last = at;
        for (i, row) in self.parsed.members.iter().enumerate() {
            let mut done = || -> Result<(), Error> {
                let account = self.account(i)?;
                if let Some(limits) = row.account.as_ref().filter(|a| a.lowest.is_some() || a.highest.is_some()) {
                    let limits =
                        Limits { lowest: limits.lowest, highest: limits.highest, mode: Some(self.options.limits), earned: Vec::new() };
                    self.bank.set_limits(Context::at(at), SetLimits { account, limits: Some(limits) })?;
                }
                let state = match row.status {
                    Status::Suspended => MemberState::Suspended,
                    Status::Deleted => MemberState::Left,
                    Status::Active | Status::Pending => return Ok(()),
                };
                let Some(member) = self.member(i) else { return Ok(()) };
                self.bank.set_state(Context::at(at), SetState { member, state, since: None, until: None, note: None })?;
                Ok(())
            };
            if let Err(error) = done() {
                faults.push(refused(self.parsed.file(1), row.line, &error));
            }
            if row.status == Status::Pending && self.moved_credit(i) {
                guess(report, self.parsed.file(1), row.line, &row.code, "active", "pending-but-has-moved-credit");
            }
        }
    }
}

fn lose(report: &mut Report, file: &str, why: &'static str) {
    match report.lost.iter_mut().find(|l| l.file == file && l.why == why) {
        Some(lost) => lost.count = lost.count.saturating_add(1),
        None => report.lost.push(Lost { file: file.into(), column: String::new(), count: 1, why }),
    }
    if let Some(count) = report.files.iter_mut().find(|c| c.file == file) {
        count.taken = count.taken.saturating_sub(1);
    }
}

fn profile(row: &MemberRow, system: &str) -> Profile {
    Profile {
        name: (!row.name.is_empty()).then(|| row.name.clone()),
        contact: row.contact.clone(),
        languages: (!row.languages.is_empty()).then(|| row.languages.clone()),
        place: row.place,
        host_codes: BTreeMap::from([(system.into(), row.code.clone())]),
        attributes: row.attributes.clone(),
        ..Profile::default()
    }
}

fn terms(post: &Post, activity: Option<ActivityId>, at: Instant) -> ListingTerms {
    // A post that had run out before it was written down has its last day then.
    let until = post.expires.map(|until| until.date().max(at.date()));
    ListingTerms { activity, until, visibility: Some(post.visibility), ..ListingTerms::open() }
}

fn words(post: &Post) -> ListingWords {
    ListingWords { title: post.title.clone(), text: post.text.clone(), place: post.place, ..ListingWords::default() }
}

/// Declared against replayed, in the bundle's own unit and in minutes.
fn balances(player: &Player<'_>, report: &mut Report, faults: &mut Vec<Fault>) {
    let parsed = player.parsed;
    let mut replayed: Vec<Decimal> = vec![Decimal::ZERO; parsed.members.len()];
    let mut minutes: Vec<Minutes> = vec![Minutes::ZERO; parsed.members.len()];
    for t in &parsed.transfers {
        for (i, amount, moved) in [(t.payer, t.amount.reversed(), t.minutes.reversed()), (t.payee, t.amount, t.minutes)] {
            let slots = replayed.get_mut(i).zip(minutes.get_mut(i));
            let Some((slot, sum)) = slots else { continue };
            match (slot.plus(amount), sum.plus(moved)) {
                (Some(total), Ok(whole)) => (*slot, *sum) = (total, whole),
                _ => faults.push(Fault::of_row(parsed.file(2), t.line, FaultKind::TooLarge, "the sum cannot be held".into())),
            }
        }
    }
    for ((i, row), (replayed, expected)) in parsed.members.iter().enumerate().zip(replayed.into_iter().zip(minutes)) {
        let declared = row.account.as_ref().and_then(|a| a.balance);
        let account = player.account(i).ok();
        let here = account.and_then(|a| player.bank.balance_of(a).ok()).unwrap_or_default();
        let same = declared.is_none_or(|declared| declared == replayed);
        let exact = exactly(replayed, parsed.rate) == Some(here) && here == expected;
        if row.status == Status::Deleted && declared.is_some_and(|d| !d.is_zero()) {
            guess(report, parsed.file(1), row.line, &row.code, "left, the balance stays on the account", "deleted-with-a-balance");
        }
        report.balances.push(BalanceRow { code: row.code.clone(), account, declared, replayed, minutes: here, agrees: same && exact });
    }
}
