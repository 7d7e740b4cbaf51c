//! From what the files say to commands, in the order of time, and to a bank.

mod balances;
mod movements;

use super::classify::Rules;
use super::community::{COMMUNITY, Community, MemberRow, Post, Status, TransferRow, activity_code, guess};
use super::faults::Faults;
use super::{Caution, Decimal, FaultKind, FileFault, Keep, Lost, Options, Report, Warning};
use crate::bank::TimeBank;
use crate::charter::{Charter, CountsAs, KindDefinition, Limits, OnLeaving};
use crate::command::*;
use crate::error::Error;
use crate::model::activity::Activity;
use crate::model::listing::{Closing, ListingTerms};
use crate::model::member::MemberState;
use crate::model::personal::{ListingWords, Profile};
use crate::order::BTreeMap;
use crate::values::ids::{AccountId, ActivityId, ListingId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};

/// Records that wait, at most, before they are offered to whoever keeps them.
pub(super) const GROUP: usize = 1_000;
/// After so many movements the room they took is given back.
const ROOM: usize = 65_536;

/// What happens at a moment, in this order when moments are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Member(u32),
    Transfer(u32),
    Post(u32),
    Met(u32),
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
    /// The first local day on which each has a part in a movement of credit, and the first on which the files speak of them.
    first_day: Vec<Option<Date>>,
    joined: Vec<Option<Date>>,
    /// Movements that are still to come, the last one first, and how many there were.
    transfers: Vec<Option<TransferRow>>,
    count: usize,
    /// What movements came to, by member row.
    sums: Vec<Sum>,
    last: Timestamp,
}

pub fn replay(
    mut parsed: Community,
    options: &Options,
    report: &mut Report,
    faults: &mut Faults,
    keep: Keep<'_>,
) -> Option<(TimeBank, BTreeMap<String, MemberId>)> {
    let first = parsed.first.unwrap_or(Timestamp::EARLIEST);
    let charter = options.charter.clone().unwrap_or_else(|| charter(&parsed));
    let bank = match TimeBank::create(Context::host(first), options.salt.bank(), charter) {
        Ok(bank) => bank,
        Err(error) => {
            faults.push(refused(parsed.file(COMMUNITY), 0, &error));
            return None;
        }
    };
    let first_day = first_day(&parsed);
    let joined = joined(&parsed, &first_day);
    let agenda = agenda(&parsed, first);
    let count = parsed.transfers.len();
    parsed.transfers.reverse();
    let transfers = std::mem::take(&mut parsed.transfers).into_iter().map(Some).collect();
    let parsed = &parsed;
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
        first_day,
        joined,
        transfers,
        count,
        sums: vec![Sum::default(); parsed.members.len()],
        last: first,
    };
    for (at, step) in agenda {
        let at = at.max(player.last);
        player.last = at;
        let post = |i: u32| parsed.posts.get(i as usize).map(|p| (p.file, p.line));
        let (done, place) = match step {
            Step::Member(i) => (player.admit(i as usize, at, report), parsed.members.get(i as usize).map(|m| (m.file, m.line))),
            Step::Transfer(i) => {
                let Some(t) = player.take(i) else { continue };
                let place = (t.file(), t.line());
                (player.transfer(t, at, report), Some(place))
            }
            Step::Post(i) => (player.post(i as usize, at, report), post(i)),
            Step::Met(i) => (player.met(i as usize, at), post(i)),
        };
        let (file, line) = place.unwrap_or_default();
        if let Err(error) = done {
            faults.push(refused(parsed.file(file), line, &error));
        }
        if player.bank.undrained() >= GROUP {
            keep(&mut player.bank);
        }
    }
    player.finish(report, faults);
    keep(&mut player.bank);
    balances::compare(&player, report, faults);
    let members = parsed.members.iter().zip(&player.members).filter_map(|(row, id)| Some((row.code.clone(), (*id)?))).collect();
    (!faults.stop()).then_some((player.bank, members))
}

/// A row that the bank refuses.
pub(super) fn refused(file: &str, line: u64, error: &Error) -> FileFault {
    FileFault { value: error.code().into(), ..FileFault::of_row(file, line, FaultKind::Refused, error.message()) }
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

/// What movements of credit came to.
#[derive(Clone, Copy)]
struct Sum {
    /// In minutes.
    minutes: Minutes,
    /// What of that is exactly so much in the files' own unit.
    exact: Minutes,
    /// The others, in the files' own unit.
    rounded: Decimal,
    /// What exchanges of several people moved beside, in minutes.
    shared: Minutes,
}

impl Default for Sum {
    fn default() -> Self {
        Self { minutes: Minutes::ZERO, exact: Minutes::ZERO, rounded: Decimal::ZERO, shared: Minutes::ZERO }
    }
}

/// The first local day on which each has a part in a movement of credit.
fn first_day(parsed: &Community) -> Vec<Option<Date>> {
    let mut first_day: Vec<Option<Date>> = vec![None; parsed.members.len()];
    for t in &parsed.transfers {
        for i in t.people() {
            if let Some(day) = first_day.get_mut(i) {
                *day = Some(day.map_or(t.on, |day| day.min(t.on)));
            }
        }
    }
    first_day
}

/// The first day on which the files speak of each.
fn joined(parsed: &Community, first_day: &[Option<Date>]) -> Vec<Option<Date>> {
    let mut joined = first_day.to_vec();
    let members = parsed.members.iter().enumerate().filter_map(|(i, row)| Some((i, row.created?.1)));
    let posts = parsed.posts.iter().filter_map(|post| Some((post.member, post.created?.1)));
    for (i, day) in members.chain(posts) {
        if let Some(first) = joined.get_mut(i) {
            *first = Some(first.map_or(day, |first| first.min(day)));
        }
    }
    joined
}

/// Everything that happens, in order of time. A member is there before whatever first names them.
fn agenda(parsed: &Community, earliest: Timestamp) -> Vec<(Timestamp, Step)> {
    // A local day may begin before its instant does: nothing is entered before its own day.
    let entered = |created: Option<(Timestamp, Date)>| created.map_or(earliest, |(at, day)| at.max(day.start()));
    let mut there: Vec<Timestamp> = parsed.members.iter().map(|m| entered(m.created)).collect();
    let mut agenda = Vec::with_capacity(there.len().saturating_add(parsed.transfers.len()));
    let mut named = |member: usize, at: Timestamp| {
        if let Some(first) = there.get_mut(member) {
            *first = (*first).min(at);
        }
    };
    for (transfer, i) in parsed.transfers.iter().zip(0..) {
        let at = transfer.at.max(transfer.on.start());
        transfer.people().for_each(|member| named(member, at));
        agenda.push((at, Step::Transfer(i)));
    }
    for (post, i) in parsed.posts.iter().zip(0..) {
        let at = entered(post.created);
        named(post.member, at);
        agenda.push((at, Step::Post(i)));
        if let Some(fulfilled) = post.fulfilled {
            agenda.push((fulfilled.max(at), Step::Met(i)));
        }
    }
    agenda.extend(there.into_iter().zip(0..).map(|(at, i)| (at, Step::Member(i))));
    agenda.sort();
    agenda
}

impl<'a> Player<'a> {
    /// Takes a movement out. Most are recorded in their order: the rest takes ever less room.
    fn take(&mut self, i: u32) -> Option<TransferRow> {
        let place = self.count.checked_sub(i as usize)?.checked_sub(1)?;
        let taken = self.transfers.get_mut(place)?.take();
        while self.transfers.pop_if(|last| last.is_none()).is_some() {}
        if self.transfers.len().is_multiple_of(ROOM) {
            self.transfers.shrink_to_fit();
        }
        taken
    }

    /// The context of the next command with a salt of its own, which is made where there is `something` to salt.
    fn context(&mut self, at: Timestamp, something: bool) -> Context {
        let number = self.salts;
        self.salts = self.salts.saturating_add(1);
        Context { salt: something.then(|| self.options.salt.for_part(number)), ..Context::host(at) }
    }

    /// The charter's word for a kind, or its first that counts alike.
    fn kind(&self, said: &str) -> Option<String> {
        kind_of(&self.bank, said)
    }

    fn admit(&mut self, i: usize, at: Timestamp, report: &mut Report) -> Result<(), Error> {
        let Some(row) = self.parsed.members.get(i) else { return Ok(()) };
        if self.parsed.community == Some(i) {
            super::sheets::taken(report, self.parsed.file(row.file), usize::from(row.line > 0));
            return Ok(());
        }
        let kind = self.kind(row.kind);
        let applicant = row.status == Status::Pending && !self.moved_credit(i);
        let profile = profile(row, &self.parsed.system);
        let context = self.context(at, true);
        let joined = self.joined.get(i).copied().flatten().filter(|day| *day < at.date() && !applicant);
        let admit = Admit { kind, applicant, joined, account: None, profile, parts: Vec::new() };
        let id = self.bank.admit(context, admit)?.member()?;
        if let Some(slot) = self.members.get_mut(i) {
            *slot = Some(id);
        }
        super::sheets::taken(report, self.parsed.file(row.file), usize::from(row.line > 0));
        Ok(())
    }

    fn moved_credit(&self, i: usize) -> bool {
        self.first_day.get(i).is_some_and(Option::is_some)
    }

    fn member(&self, i: usize) -> Option<MemberId> {
        self.members.get(i).copied().flatten()
    }

    fn account(&self, i: usize) -> Result<AccountId, Error> {
        match self.member(i) {
            Some(member) => self.bank.account_of(member),
            None if self.parsed.community == Some(i) => Ok(AccountId::POT),
            None => Err(Error::NotFound { what: "member", number: 0 }),
        }
    }

    /// Somebody who gave or received, who is nobody when the row that should have made them a member was refused.
    fn part(&self, i: usize) -> Result<MemberId, Error> {
        self.member(i).ok_or(Error::NotFound { what: "member", number: 0 })
    }

    fn activity(&mut self, category: usize, at: Timestamp) -> Result<Option<ActivityId>, Error> {
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
        let id = self.bank.add_activity(Context::host(at), AddActivity { activity })?.activity()?;
        if let Some(slot) = self.activities.get_mut(category) {
            *slot = Some(id);
        }
        Ok(Some(id))
    }

    fn post(&mut self, i: usize, at: Timestamp, report: &mut Report) -> Result<(), Error> {
        let Some(post) = self.parsed.posts.get(i) else { return Ok(()) };
        let deleted = self.parsed.members.get(post.member).is_some_and(|m| m.status == Status::Deleted);
        let (Some(member), false) = (self.member(post.member), deleted) else {
            lose(
                report,
                self.parsed.file(post.file),
                if deleted { "a post of somebody who has left" } else { "a post of the community's own account" },
            );
            return Ok(());
        };
        let activity = match post.category {
            Some(category) => self.activity(category, at)?,
            None => None,
        };
        let (terms, words) = (terms(post, activity, at), words(post));
        let began = post.created.map_or_else(|| at.date(), |(_, day)| day);
        if let Some(until) = post.expires.filter(|until| *until < began) {
            let warning = Warning::new(Caution::EndedBeforeItBegan, self.parsed.file(post.file), vec![post.line], &until.to_string());
            report.warn(Warning { suggestion: Some(began.to_string()), ..warning });
        }
        let context = self.context(at, true);
        let outcome = match post.kind {
            crate::model::listing::ListingKind::Offer => self.bank.offer(context, Offer { member, terms, words: Some(words) })?,
            crate::model::listing::ListingKind::Request => self.bank.request(context, Request { member, terms, words: Some(words) })?,
        };
        if let Some(slot) = self.listings.get_mut(i) {
            *slot = Some(outcome.listing()?);
        }
        super::sheets::taken(report, self.parsed.file(post.file), 1);
        Ok(())
    }

    fn met(&mut self, i: usize, at: Timestamp) -> Result<(), Error> {
        match self.listings.get(i).copied().flatten() {
            Some(listing) => self.bank.close_listing(Context::host(at), CloseListing { listing, why: Closing::Met }).map(|_| ()),
            None => Ok(()),
        }
    }

    /// Limits, and where members stand, as the bundle says at its end.
    fn finish(&mut self, report: &mut Report, faults: &mut Faults) {
        let at = self.parsed.last.map_or(self.last, |last| last.max(self.last));
        self.last = at;
        for (i, row) in self.parsed.members.iter().enumerate() {
            if self.member(i).is_none() && self.parsed.community != Some(i) {
                continue;
            }
            let mut done = || -> Result<(), Error> {
                let account = self.account(i)?;
                if let Some(limits) = row.account.as_ref().filter(|a| a.lowest.is_some() || a.highest.is_some()) {
                    let limits =
                        Limits { lowest: limits.lowest, highest: limits.highest, mode: Some(self.options.limits), earned: Vec::new() };
                    self.bank.set_limits(Context::host(at), SetLimits { account, limits: Some(limits) })?;
                }
                let state = match row.status {
                    Status::Suspended => MemberState::Suspended,
                    Status::Deleted => MemberState::Left,
                    Status::Active | Status::Pending => return Ok(()),
                };
                let Some(member) = self.member(i) else { return Ok(()) };
                self.bank.set_state(Context::host(at), SetState { member, state, since: None, until: None, note: None })?;
                Ok(())
            };
            if let Err(error) = done() {
                faults.push(refused(self.parsed.file(row.file), row.line, &error));
            }
            if row.status == Status::Pending && self.moved_credit(i) {
                guess(report, self.parsed.file(row.file), row.line, &row.code, "active", "pending-but-has-moved-credit");
            }
        }
    }
}

/// The charter's word for a kind, or its first that counts alike.
pub(super) fn kind_of(bank: &TimeBank, said: &str) -> Option<String> {
    let kinds = &bank.charter().kinds;
    let counts = if said == "person" { CountsAs::Person } else { CountsAs::Organisation };
    let same = kinds.iter().find(|k| k.name == said);
    same.or_else(|| kinds.iter().find(|k| k.counts_as == counts)).map(|k| k.name.clone())
}

fn lose(report: &mut Report, file: &str, why: &'static str) {
    match report.lost.iter_mut().find(|l| l.file == file && l.why == why) {
        Some(lost) => lost.count = lost.count.saturating_add(1),
        None => report.lost.push(Lost { file: file.into(), column: String::new(), count: 1, why }),
    }
    if let Some(count) = report.count_of(file) {
        count.left_out = count.left_out.saturating_add(1);
    }
}

pub(super) fn profile(row: &MemberRow, system: &str) -> Profile {
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

fn terms(post: &Post, activity: Option<ActivityId>, at: Timestamp) -> ListingTerms {
    // A post that had run out before it was written down has its last day then.
    let until = post.expires.map(|until| until.max(at.date()));
    ListingTerms { activity, until, visibility: Some(post.visibility), ..ListingTerms::open() }
}

fn words(post: &Post) -> ListingWords {
    ListingWords { title: post.title.clone(), text: post.text.clone(), place: post.place, ..ListingWords::default() }
}
