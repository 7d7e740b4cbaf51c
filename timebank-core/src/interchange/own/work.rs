//! From our tables to commands, in the order of the ledger.

use super::accounts::Ways;
use super::activities;
use super::ends::Came;
use super::kept::{self, Parts};
use super::proposals::Proposals;
use super::tables::{EntryRow, Kind, Tables, is_shared};
use crate::bank::TimeBank;
use crate::command::*;
use crate::error::Error;
use crate::interchange::faults::Faults;
use crate::interchange::replay::{GROUP, refused};
use crate::interchange::{Guess, Keep, Lost, Options, Report};
use crate::ledger::{EntryId, TransferKind};
use crate::model::exchange::ExchangeState;
use crate::model::member::MemberState;
use crate::model::personal::{Part, Profile};
use crate::order::{BTreeMap, BTreeSet, InOrder as _};
use crate::values::ids::{AccountId, ActivityId, ExchangeId, Id as _, ListingId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};

/// What happens at a moment, in this order when moments are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// The local clock is set.
    Clock,
    Member(usize),
    Listing(usize),
    /// An entry of the ledger, by its old number.
    Entry(u32),
    /// An exchange that has no entry, by its old number.
    Exchange(u32),
    /// The day of an exchange has come that was done and is not posted.
    Done(u32),
    Close(usize),
    /// What a member said on a day, and the part does not tell.
    Kept(usize),
    /// The last period is closed.
    Period,
}

pub struct Player<'t> {
    pub bank: TimeBank,
    pub tables: &'t Tables,
    pub options: &'t Options,
    salts: u32,
    pub members: BTreeMap<u32, MemberId>,
    pub accounts: BTreeMap<u32, AccountId>,
    /// Shared accounts are open as far as this number.
    pub opened_up_to: u32,
    /// The same the other way round.
    pub numbers: BTreeMap<AccountId, u32>,
    pub activities: BTreeMap<u32, ActivityId>,
    pub listings: BTreeMap<u32, ListingId>,
    pub exchanges: BTreeMap<u32, ExchangeId>,
    pub proposals: Proposals,
    pub parts: Parts,
    /// Exchanges that an entry of the ledger posts, by their old numbers.
    pub posted: BTreeSet<u32>,
    pub came: Came,
    pub ways: Ways,
    /// Entries that the bank may make by itself before their turn, by what they post: a welcome goes with an admission, an estate with
    /// leaving.
    by_itself: BTreeMap<Vec<(u32, Minutes)>, BTreeSet<u32>>,
    /// Those it has made.
    made: BTreeSet<u32>,
    pub last: Timestamp,
}

pub fn replay(
    tables: &Tables,
    options: &Options,
    report: &mut Report,
    faults: &mut Faults,
    keep: Keep<'_>,
) -> Option<(TimeBank, BTreeMap<String, MemberId>)> {
    let agenda = agenda(tables, &options.offsets);
    let first = agenda.first().map_or(Timestamp::EARLIEST, |(at, _)| *at);
    let bank = match TimeBank::create(Context::host(first), options.salt.bank(), tables.charter.clone()) {
        Ok(bank) => bank,
        Err(error) => {
            faults.push(refused("charter.json", 0, &error));
            return None;
        }
    };
    let mut player = Player::new((bank, first), (tables, options), report);
    let activities = activities::wanted(tables);
    for (row, wanted) in &activities {
        if let Err(error) = player.activity(row.number, wanted) {
            faults.push(refused("activities.csv", row.line, &error));
        }
    }
    for (at, step) in agenda {
        player.last = player.last.max(at);
        let (done, file, line) = player.step(step, report);
        if let Err(error) = done {
            faults.push(refused(file, line, &error));
            faults.with_it(file, tables.lines_of(step));
        }
        if player.bank.undrained() >= GROUP {
            keep(&mut player.bank);
        }
    }
    for (row, wanted) in &activities {
        match player.change(row.number, wanted) {
            Ok(there) => super::super::sheets::taken(report, "activities.csv", usize::from(there)),
            Err(error) => faults.push(refused("activities.csv", row.line, &error)),
        }
    }
    if let Err(error) = player.rest_of_accounts(report) {
        faults.push(refused("accounts.csv", 0, &error));
    }
    player.rest_of_kept(report);
    player.states(report, faults);
    player.gone_on(report);
    player.numbered_anew(report);
    player.apart(report);
    player.compare(report, faults);
    keep(&mut player.bank);
    let members = player.members.iter().map(|(number, id)| (number.to_string(), *id)).collect();
    (!faults.stop()).then_some((player.bank, members))
}

/// Welcomes and estates by what they post.
fn by_itself(tables: &Tables) -> BTreeMap<Vec<(u32, Minutes)>, BTreeSet<u32>> {
    let mut all: BTreeMap<Vec<(u32, Minutes)>, BTreeSet<u32>> = BTreeMap::new();
    let kinds = [Kind::Transfer(TransferKind::Welcome), Kind::Transfer(TransferKind::Estate)];
    for (number, entry) in tables.entries.iter().filter(|(_, entry)| kinds.contains(&entry.kind)) {
        all.entry(by_account(entry.postings.clone())).or_default().insert(*number);
    }
    all
}

/// Postings in the order of their accounts, so that two lists of the same are alike.
fn by_account(mut postings: Vec<(u32, Minutes)>) -> Vec<(u32, Minutes)> {
    postings.in_order();
    postings
}

/// Everything that happens, in order of time. At one moment exchanges follow their numbers, so that each keeps its own where it can.
fn agenda(tables: &Tables, offsets: &[(Timestamp, i32)]) -> Vec<(Timestamp, Step)> {
    let mut all: Vec<(Timestamp, u8, u32, Step)> = Vec::new();
    all.extend(tables.members.iter().enumerate().map(|(i, row)| (row.entered, 1, 0, Step::Member(i))));
    for (i, row) in tables.listings.iter().enumerate() {
        all.push((row.posted, 2, 0, Step::Listing(i)));
        all.extend(row.closed.map(|(at, _)| (at, 4, 0, Step::Close(i))));
    }
    let (mut at, mut order) = (Timestamp::EARLIEST, 0);
    for (number, entry) in &tables.entries {
        // Entries stay in the order of the ledger, whatever they are about.
        if entry.at != at {
            (at, order) = (entry.at, 0);
        }
        order = if entry.kind == Kind::Exchange { entry.about.max(order) } else { order };
        all.push((entry.at, 3, order, Step::Entry(*number)));
    }
    let posted = tables.posted();
    // One of a series is proposed with the others, and posted by its entry.
    for (number, row) in tables.exchanges.iter().filter(|(number, row)| row.series.is_some() || !posted.contains(number)) {
        all.push((row.entered, 3, *number, Step::Exchange(*number)));
        let of_others = row.state.happened() && (row.series.is_some() || row.bundle.is_some());
        if row.state == ExchangeState::Done || of_others && !posted.contains(number) {
            all.push((row.entered.max(tables.start_of(row.terms.on)), 5, *number, Step::Done(*number)));
        }
    }
    all.extend(kept::by_day(tables).map(|(at, i)| (at, 5, 0, Step::Kept(i))));
    all.extend(tables.closed.map(|(through, _)| (tables.closed_at(through), 6, 0, Step::Period)));
    let first = all.iter().map(|(at, ..)| *at).min();
    let clock = tables.clock.first().map(|turn| turn.from).or(first.filter(|_| !offsets.is_empty()));
    all.extend(clock.map(|at| (at, 0, 0, Step::Clock)));
    all.sort();
    all.into_iter().map(|(at, _, _, step)| (at, step)).collect()
}

impl Tables {
    /// Exchanges that an entry of the ledger posts.
    fn posted(&self) -> BTreeSet<u32> {
        self.entries.values().filter(|entry| entry.kind == Kind::Exchange).map(|entry| entry.about).collect()
    }

    /// The first instant of a local day, by the clock of the tables.
    pub fn start_of(&self, day: Date) -> Timestamp {
        let start = day.start();
        let offset = self.clock.iter().rev().find(|turn| turn.from <= start).or(self.clock.first()).map_or(0, |turn| turn.offset);
        start.minus(i64::from(offset))
    }

    /// When a period was closed, as far as the tables show: it was over, and the last entry that still counts for a day of it was made.
    fn closed_at(&self, through: Date) -> Timestamp {
        let over = through.plus_days(1).map_or(Timestamp::EARLIEST, |day| self.start_of(day));
        self.entries.values().filter(|entry| entry.value <= through).map(|entry| entry.at).max().map_or(over, |at| at.max(over))
    }

    /// The lines that go with a step.
    fn lines_of(&self, step: Step) -> &[u64] {
        let exchange = |number: u32| self.exchanges.get(&number).map_or(&[][..], |row| &row.lines);
        match step {
            Step::Entry(number) => self.entries.get(&number).map_or(&[], |row| &row.lines),
            Step::Exchange(number) | Step::Done(number) => exchange(number),
            _ => &[],
        }
    }
}

impl<'t> Player<'t> {
    fn new((bank, last): (TimeBank, Timestamp), (tables, options): (&'t Tables, &'t Options), report: &mut Report) -> Self {
        let ways = Ways::new(tables, report);
        Self {
            bank,
            tables,
            options,
            salts: 0,
            members: BTreeMap::new(),
            accounts: BTreeMap::from([(AccountId::POT.get(), AccountId::POT)]),
            opened_up_to: 0,
            numbers: BTreeMap::from([(AccountId::POT, AccountId::POT.get())]),
            activities: BTreeMap::new(),
            listings: BTreeMap::new(),
            exchanges: BTreeMap::new(),
            proposals: Proposals::new(&tables.exchanges),
            parts: Parts::new(),
            posted: tables.posted(),
            came: Came::new(tables, &ways),
            ways,
            by_itself: by_itself(tables),
            made: BTreeSet::new(),
            last,
        }
    }
}

impl Player<'_> {
    pub fn context(&mut self) -> Context {
        let salt = self.options.salt.for_part(self.salts);
        self.salts = self.salts.saturating_add(1);
        Context::host(self.last).salt(salt)
    }

    fn step(&mut self, step: Step, report: &mut Report) -> (Result<(), Error>, &'static str, u64) {
        match step {
            Step::Member(i) => (self.admit(i, report), "members.csv", self.tables.members.get(i).map_or(0, |row| row.line)),
            Step::Listing(i) => (self.listing(i, report), "listings.csv", self.tables.listings.get(i).map_or(0, |row| row.line)),
            Step::Kept(i) => {
                self.keep(i, report);
                (Ok(()), "kept.csv", 0)
            }
            Step::Clock => (self.clock(report), "clock.csv", self.tables.clock.first().map_or(0, |turn| turn.line)),
            Step::Period => (self.close_period(report), "periods.csv", self.tables.closed.map_or(0, |(_, line)| line)),
            Step::Done(number) => {
                (self.done(number, report), "exchanges.csv", self.tables.exchanges.get(&number).map_or(0, |row| row.line))
            }
            Step::Close(i) => (self.close(i, report), "listings.csv", self.tables.listings.get(i).map_or(0, |row| row.line)),
            Step::Entry(number) => (self.entry(number, report), "postings.csv", self.tables.entries.get(&number).map_or(0, |row| row.line)),
            Step::Exchange(number) => {
                (self.unposted(number, report), "exchanges.csv", self.tables.exchanges.get(&number).map_or(0, |row| row.line))
            }
        }
    }

    fn admit(&mut self, i: usize, report: &mut Report) -> Result<(), Error> {
        let Some(row) = self.tables.members.get(i) else { return Ok(()) };
        let said = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let contact = [("email", said(&row.email)), ("phone", said(&row.phone))];
        let mut profile = Profile { name: said(&row.name), ..row.profile.clone() };
        profile.contact.extend(contact.into_iter().filter_map(|(way, text)| Some((way.to_owned(), text?))));
        let before = self.next_entry();
        let context = self.context();
        let first = self.ways.first_of(row);
        self.open_up_to(first)?;
        // Somebody else's own account is not shared, whatever the tables seem to show.
        let shared = |account: &AccountId| self.bank.state.ledger.accounts.get(*account).is_some_and(|there| is_shared(there.kind));
        let account = self.accounts.get(&first).copied().filter(|account| row.merged_into.is_none() && shared(account));
        let applicant = row.state == MemberState::Applicant || self.was_applicant(row);
        // A day that has not come is left out of an application, and refused of a member.
        let joined = Some(row.joined).filter(|day| !applicant || *day <= self.bank.day_of(self.last));
        let parts = row.availability.iter().cloned().map(Part::Availability).collect();
        let admit = Admit { kind: said(&row.kind), applicant, joined, account, profile, parts };
        let id = self.bank.admit(context, admit)?.member()?;
        let own = self.bank.account_of(id)?;
        self.here(first, own);
        self.members.insert(row.number, id);
        // A welcome that went with the admission stands in the ledger already; one that does not is taken back.
        if !self.adopt_from(before) {
            self.settle((&[], row.line), before, report)?;
        }
        self.moves_at_once(row, report)?;
        super::super::sheets::taken(report, "members.csv", 1);
        Ok(())
    }

    pub fn next_entry(&self) -> u32 {
        self.bank.state.ledger.entries.len()
    }

    /// Finds the entries of the tables that the bank's own entries from this one on are. Whether each was found.
    pub fn adopt_from(&mut self, before: u32) -> bool {
        let mut all = true;
        for id in (before..self.next_entry()).filter_map(EntryId::from_index) {
            all &= self.adopt(id);
        }
        all
    }

    /// Finds the entry of the tables that the bank's own entry is, and counts it as made.
    fn adopt(&mut self, id: EntryId) -> bool {
        let postings = self.bank.state.ledger.postings_of(id);
        let made = postings.map(|posting| Some((*self.numbers.get(&posting.account)?, posting.minutes)));
        let made: Option<Vec<(u32, Minutes)>> = made.collect();
        let found = made.and_then(|made| self.by_itself.get_mut(&by_account(made))).and_then(|same| {
            let first = same.first().copied()?;
            same.remove(&first);
            Some(first)
        });
        self.made.extend(found);
        found.is_some()
    }

    fn entry(&mut self, number: u32, report: &mut Report) -> Result<(), Error> {
        let Some(entry) = self.tables.entries.get(&number) else { return Ok(()) };
        self.open_for(entry, report)?;
        self.carry_out((number, entry), report)?;
        self.moves_after(number, entry.line, report)
    }

    fn carry_out(&mut self, (number, entry): (u32, &EntryRow), report: &mut Report) -> Result<(), Error> {
        let taken = |report: &mut Report| super::super::sheets::taken(report, "postings.csv", entry.postings.len());
        if let Kind::Transfer(kind) = entry.kind {
            let count = report.classes.transfers.entry(kind.as_str().into()).or_default();
            *count = count.saturating_add(1);
        }
        if self.made.contains(&number) {
            taken(report);
            return Ok(());
        }
        match entry.kind {
            Kind::Exchange => {
                let before = self.next_entry();
                self.record(entry.about, report)?;
                self.settle((&entry.postings, entry.line), before, report)?;
            }
            Kind::Reversal => {
                let exchange = self.exchanges.get(&entry.about).copied();
                let exchange = exchange.ok_or(Error::NotFound { what: "exchange", number: entry.about })?;
                self.bank.reverse(Context::host(self.last), Reverse { exchange, note: None })?;
            }
            Kind::Transfer(kind) => {
                self.of_a_member(entry, kind, report)?;
                if !self.made.contains(&number) {
                    self.transfers(entry, kind)?;
                    let posted = by_account(entry.postings.clone());
                    self.by_itself.get_mut(&posted).map(|same| same.remove(&number));
                }
            }
            Kind::Moved if self.moves_with(number, entry, report)? => {}
            Kind::Moved => {
                self.transfers(entry, TransferKind::Correction)?;
                let guess = Guess::new("postings.csv", entry.line, "moved", "transfer, correction", "a-balance-that-moved-with-its-member");
                report.guessed.push(guess);
            }
            Kind::Passage => {
                let why = "credit shared with another bank: begin it anew between the two";
                report.lost.push(Lost { file: "postings.csv".into(), column: "passage".into(), count: 1, why });
            }
        }
        taken(report);
        Ok(())
    }

    /// The ledger leads: where the terms of an exchange alone post other minutes than it says, because the two sides settled on others or
    /// rules have changed since, the difference follows as a correction and is told.
    pub fn settle(&mut self, (told, line): (&[(u32, Minutes)], u64), before: u32, report: &mut Report) -> Result<(), Error> {
        let mut missing: BTreeMap<AccountId, Minutes> = BTreeMap::new();
        for (account, minutes) in told {
            let slot = missing.entry(self.account(*account)?).or_default();
            *slot = slot.plus(*minutes)?;
        }
        let ledger = &self.bank.state.ledger;
        for id in (before..ledger.entries.len()).filter_map(EntryId::from_index) {
            for posting in ledger.postings_of(id) {
                let slot = missing.entry(posting.account).or_default();
                *slot = slot.minus(posting.minutes)?;
            }
        }
        let flows = super::super::export::flows(missing.iter().map(|(account, minutes)| (*account, *minutes)));
        for (from, to, minutes) in flows {
            let told = Minutes::new(minutes)?;
            let correction = Transfer { kind: TransferKind::Correction, from, to, minutes: told, note: None, on: None };
            self.bank.transfer(Context::host(self.last), correction)?;
            let guess = Guess::new("postings.csv", line, &told.to_string(), "transfer, correction", "the-ledger-says-other-minutes");
            report.guessed.push(guess);
        }
        Ok(())
    }

    fn transfers(&mut self, entry: &EntryRow, kind: TransferKind) -> Result<(), Error> {
        let postings = entry.postings.iter().map(|(account, minutes)| Ok((self.account(*account)?, *minutes)));
        let postings: Vec<(AccountId, Minutes)> = postings.collect::<Result<_, Error>>()?;
        let mut note = entry.note.clone();
        for (from, to, minutes) in super::super::export::flows(postings.into_iter()) {
            let on = (entry.value < self.bank.day_of(self.last)).then_some(entry.value);
            let transfer = Transfer { kind, from, to, minutes: Minutes::new(minutes)?, note: note.take(), on };
            let context = if transfer.note.is_some() { self.context() } else { Context::host(self.last) };
            self.bank.transfer(context, transfer)?;
        }
        Ok(())
    }

    pub fn member(&self, number: u32) -> Result<MemberId, Error> {
        self.members.get(&number).copied().ok_or(Error::NotFound { what: "member", number })
    }

    pub fn listing_of(&self, number: u32) -> Result<ListingId, Error> {
        self.listings.get(&number).copied().ok_or(Error::NotFound { what: "listing", number })
    }

    fn account(&self, number: u32) -> Result<AccountId, Error> {
        self.accounts.get(&number).copied().ok_or(Error::NotFound { what: "account", number })
    }

    pub fn known_activity(&self, number: u32) -> Result<ActivityId, Error> {
        self.activities.get(&number).copied().ok_or(Error::NotFound { what: "activity", number })
    }
}
