//! From rows to commands. A host does the same from its forms.

use crate::data::{Fallible, Line, start};
use crate::load::{Ahead, Step};
use std::collections::BTreeMap;
use timebank_core::charter::{Charter, NEIGHBOURHOOD, Power};
use timebank_core::command::*;
use timebank_core::digest::sha256;
use timebank_core::exchange::{Attendance, Expense, Participation, Payer, Setting, Side, Terms};
use timebank_core::listing::{ListingCapacity, ListingTerms, Per, Remote, Visibility};
use timebank_core::member::{AccountKind, Capacity};
use timebank_core::personal::{ListingWords, Part, Profile, Referral, TagChange};
use timebank_core::programme::{PairingEnd, Programme};
use timebank_core::{
    AccountId, ActivityId, Date, Error, ExchangeId, Key, ListingId, MemberId, Outcome, PairingId, PartId, Place, ProgrammeId, Salt, Sender,
    TimeBank, Timestamp,
};

pub struct Player {
    pub bank: TimeBank,
    pub records: Vec<timebank_core::JournalRecord>,
    pub members: BTreeMap<String, MemberId>,
    pub accounts: BTreeMap<String, AccountId>,
    pub activities: BTreeMap<String, ActivityId>,
    pub listings: BTreeMap<String, ListingId>,
    pub pairings: BTreeMap<String, PairingId>,
    pub exchanges: BTreeMap<String, ExchangeId>,
    /// Concerns that are open, by the part that raised them.
    pub concerns: BTreeMap<MemberId, PartId>,
    pub approved: Vec<(String, Vec<String>)>,
    pub at: Timestamp,
    programme: Option<ProgrammeId>,
    ahead: Ahead,
    parts: u32,
    sent: u64,
}

impl Player {
    pub fn found(ahead: Ahead, at: Timestamp) -> Fallible<Self> {
        let charter = Charter::from_json(NEIGHBOURHOOD.as_bytes())?;
        let codes = charter.activities.iter().map(|a| a.code.clone());
        // The bank numbers a charter's activities in its order.
        let activities = codes.zip(1..).filter_map(|(code, n)| Some((code, ActivityId::new(n)?))).collect();
        let bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), charter)?;
        Ok(Self {
            bank,
            records: Vec::new(),
            members: BTreeMap::new(),
            accounts: BTreeMap::from([("pot".into(), AccountId::POT)]),
            activities,
            listings: BTreeMap::new(),
            pairings: BTreeMap::new(),
            exchanges: BTreeMap::new(),
            concerns: BTreeMap::new(),
            approved: Vec::new(),
            at,
            programme: None,
            ahead,
            parts: 0,
            sent: 0,
        })
    }

    /// Sends one command. Keys and salts come from a counter here, so that the example is the same every time; a real host takes
    /// them from its random generator.
    pub fn send(&mut self, by: Sender, action: impl Into<Action>) -> Result<Outcome, Error> {
        self.sent += 1;
        let [key, salt] = [b"key", b"slt"].map(|what| {
            let mut bytes = [0; 16];
            bytes.copy_from_slice(&sha256(&[b"Harpurbrook, not random", what, &self.sent.to_be_bytes()]).0[..16]);
            bytes
        });
        let context = Context::of(self.at, by).key(Key(key)).salt(Salt(salt));
        let outcome = self.bank.execute(&Command::new(context, action))?;
        let drained = self.bank.drain();
        self.parts += drained.iter().map(|r| r.personal.len() as u32).sum::<u32>();
        self.records.extend(drained);
        Ok(outcome)
    }

    pub fn step(&mut self, step: Step<'_>) -> Fallible {
        let (line, done) = match step {
            Step::Charter => {
                self.records.extend(self.bank.drain());
                let about = "Two people walk side by side for a while: one who has been there, and one who is.";
                let programme = Programme::new("Side by side").about(about).review_days(84);
                self.programme = Some(self.send(Sender::Host, OpenProgramme::new(programme))?.programme()?);
                return Ok(());
            }
            Step::Morning => return quietly(self.send(Sender::Host, ExpireDue::default())),
            Step::Member(line) => (line, self.member(line)),
            Step::Role(line) => (line, self.role(line)),
            Step::Pair(line) => (line, self.pair(line)),
            Step::EndPair(line) => (line, self.end_pair(line)),
            Step::Listing(line) => (line, self.listing(line)),
            Step::Fact(line) => (line, self.fact(line)),
            Step::Propose(line) => (line, self.propose(line)),
            Step::Done(line) => (line, self.done(line)),
            Step::Record(line) => (line, self.record(line)),
            Step::Happening(line) => (line, self.happening(line)),
        };
        done.map_err(|e| format!("{}: {e}", line.place()).into())
    }

    /// A member by code.
    pub fn who(&self, code: &str) -> Fallible<MemberId> {
        self.members.get(code).copied().ok_or_else(|| format!("there is no member `{code}`").into())
    }

    pub fn account(&self, code: &str) -> Fallible<AccountId> {
        self.accounts.get(code).copied().ok_or_else(|| format!("there is no account `{code}`").into())
    }

    /// The number the part at `index` of the last command has.
    pub fn part_of_last(&self, index: u32) -> Option<PartId> {
        let last = self.records.last().map_or(0, |r| r.personal.len() as u32);
        PartId::new(self.parts - last + 1 + index)
    }

    /// Forgets a member in the records the host has kept so far, as a store does.
    pub fn erase_records(&mut self, member: MemberId) -> Fallible {
        for (record, seq) in self.records.iter_mut().zip(1u64..) {
            record.erase(seq, member)?;
        }
        Ok(())
    }

    fn member(&mut self, line: Line<'_>) -> Fallible {
        let code = line.get("code");
        let list = |column: &str| line.list(column).map(String::from).collect::<Vec<_>>();
        let person = line.get("kind") == "person";
        let degrees = |column: &str| -> Fallible<i32> { Ok((line.parse::<f64>(column)? * 1e6).round() as i32) };
        let access = Some(list("access_needs")).filter(|words| !words.is_empty());
        let mut profile = Profile::named(line.get("name")).place(Place::new(degrees("latitude")?, degrees("longitude")?));
        profile.contact = ["phone", "email"].into_iter().filter_map(|c| Some((c.into(), line.some(c)?.into()))).collect();
        profile.born = line.parse_some("born")?;
        profile.languages = Some(line.list("languages").map(str::parse).collect::<Result<_, _>>()?);
        // For a venue the column says what it has.
        profile.access_needs = access.clone().filter(|_| person);
        profile.access_offers = access.filter(|_| !person);
        profile.host_codes = BTreeMap::from([("harpurbrook".into(), code.into())]);
        let mut parts = vec![Part::Referral(Referral::new(line.get("source")).on(line.parse("joined")?))];
        let tags = list("tags");
        if !tags.is_empty() {
            parts.push(Part::Tags(TagChange::default().add(tags)));
        }
        let account = match line.some("shared_account") {
            Some(other) => Some(self.account(other)?),
            None if self.ahead.shared.iter().any(|s| s == code) => {
                Some(self.send(Sender::Host, OpenAccount::new(AccountKind::Household))?.account()?)
            }
            None => None,
        };
        let applicant = line.get("state") == "applicant";
        let admit = {
            let mut made =
                Admit::default().kind(line.get("kind")).applicant(applicant).joined(line.parse("joined")?).profile(profile).parts(parts);
            made.account = account;
            made
        };
        let member = self.send(Sender::Host, admit)?.member()?;
        self.members.insert(code.into(), member);
        if line.some("shared_account").is_none() {
            self.accounts.insert(code.into(), self.bank.host().account_of(member)?);
        }
        Ok(())
    }

    fn role(&mut self, line: Line<'_>) -> Fallible {
        let at = line.some("organisation").map(|code| self.who(code)).transpose()?;
        let (from, until) = (Some(line.parse("from")?), line.parse_some("until")?);
        self.send(Sender::Host, {
            let mut made = GiveRole::new(self.who(line.get("member"))?, line.get("role"));
            made.at = at;
            made.from = from;
            made.until = until;
            made
        })?;
        Ok(())
    }

    fn pair(&mut self, line: Line<'_>) -> Fallible {
        let programme = self.programme.ok_or("there is no programme")?;
        let (mentor, mentee) = (self.who(line.get("mentor"))?, self.who(line.get("mentee"))?);
        let pairing = self.send(Sender::Host, Pair::new(programme, mentor, mentee).from(line.parse("from")?))?.pairing()?;
        self.pairings.insert(line.get("code").into(), pairing);
        Ok(())
    }

    fn end_pair(&mut self, line: Line<'_>) -> Fallible {
        let why = if line.get("ended_because").starts_with("ended early") { PairingEnd::EndedEarly } else { PairingEnd::Completed };
        let pairing = *self.pairings.get(line.get("code")).ok_or("there is no such pairing")?;
        self.send(Sender::Host, EndPairing::new(pairing, why).on(line.parse("until")?))?;
        Ok(())
    }

    fn activity(&self, code: &str) -> Fallible<Option<ActivityId>> {
        match code {
            "" => Ok(None),
            code => self.activities.get(code).copied().map(Some).ok_or_else(|| format!("the charter has no activity `{code}`").into()),
        }
    }

    fn listing(&mut self, line: Line<'_>) -> Fallible {
        let member = self.who(line.get("member"))?;
        let per = if line.get("capacity_per") == "week" { Per::Week } else { Per::Month };
        let terms = {
            let mut made = ListingTerms::open().repeating(line.some("weekly").is_some()).anonymous(line.get("anonymous") == "yes");
            made.activity = self.activity(line.get("activity"))?;
            made.minutes = line.parse_some("minutes")?;
            made.capacity = line.parse_some("capacity_minutes")?.map(|minutes| ListingCapacity::new(minutes, per));
            made.group_max = line.parse_some("group_size")?;
            made.from = line.parse_some("from")?;
            made.until = line.parse_some("until")?;
            made.visibility = match line.get("visibility") {
                "everyone" => Some(Visibility::Everyone),
                "members" => Some(Visibility::Members),
                "broker" => Some(Visibility::Broker),
                _ => None,
            };
            made.remote = match line.get("remote") {
                "yes" => Some(Remote::Yes),
                "either" => Some(Remote::Either),
                _ => None,
            };
            made
        };
        let availability = line.some("weekly").map(|_| crate::facts::weekly(&line)).transpose()?;
        let words = Some({
            let mut made = ListingWords::default().title(line.get("title")).text(line.get("text"));
            made.availability = availability;
            made
        });
        let outcome = match line.get("kind") {
            "offer" => self.send(Sender::Member(member), {
                let mut made = Offer::new(member).terms(terms);
                made.words = words;
                made
            }),
            _ => self.send(Sender::Member(member), {
                let mut made = Request::new(member).terms(terms);
                made.words = words;
                made
            }),
        };
        self.listings.insert(line.get("code").into(), outcome?.listing()?);
        Ok(())
    }

    fn fact(&mut self, line: Line<'_>) -> Fallible {
        let member = self.who(line.get("member"))?;
        let parts = crate::facts::parts(self, &line, member)?;
        let raised = line.get("kind") == "concern" && line.value("value", "state") == Some("open");
        self.send(Sender::Host, Keep::new(member, parts))?;
        if raised && let Some(part) = self.part_of_last(0) {
            self.concerns.insert(member, part);
        }
        Ok(())
    }

    /// The terms of an exchange.
    fn terms(&self, line: &Line<'_>) -> Fallible<Terms> {
        let on: Date = line.parse("date")?;
        let mut terms = Terms::new(on);
        terms.start = start(line.get("start"), on);
        terms.activity = self.activity(line.get("activity"))?;
        for (column, side) in [("gave", Side::Gave), ("received", Side::Received), ("together", Side::Together)] {
            for (code, minutes) in line.pairs(column) {
                let mut part = Participation::new(self.who(code)?, side, minutes.parse()?);
                part.paid = line.list("paid").any(|paid| paid == code);
                part.capacity = match line.value("as", code) {
                    Some("staff") => Some(Capacity::Staff),
                    Some("volunteer") => Some(Capacity::Volunteer),
                    _ => None,
                };
                terms.parts.push(part);
            }
        }
        terms.visitors = line.parse_some("visitors")?;
        terms.payer = match line.get("payer") {
            "" => None,
            "pot" => Some(Payer::POT),
            "nobody" => Some(Payer::NOBODY),
            other => Some(Payer::member(self.who(other.trim_start_matches("member:"))?)),
        };
        terms.estimated = line.get("estimated") == "yes";
        terms.brokered = line.get("brokered") == "yes";
        terms.facilitation = line.parse_some("facilitation")?;
        terms.setting = match line.get("setting") {
            "home" => Some(Setting::Home),
            "public" => Some(Setting::Public),
            "venue" => Some(Setting::Venue),
            "remote" => Some(Setting::Remote),
            _ => None,
        };
        terms.listing = line.some("listing").map(|code| self.listings.get(code).copied().ok_or("there is no such listing")).transpose()?;
        terms.pairing = line.some("pairing").map(|code| self.pairings.get(code).copied().ok_or("there is no such pairing")).transpose()?;
        for (code, owed) in line.pairs("expenses_pence") {
            let amount = owed.split(':').next().unwrap_or_default().parse()?;
            terms.expenses.push(Expense::new(self.who(code)?, amount));
        }
        Ok(terms)
    }

    fn note(line: &Line<'_>) -> Option<String> {
        let what = line.pairs("expenses_pence").filter_map(|(_, owed)| Some(owed.split_once(':')?.1)).collect::<Vec<_>>().join(", ");
        let words = [line.get("note"), &what].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ");
        Some(words).filter(|w| !w.is_empty())
    }

    fn record(&mut self, line: Line<'_>) -> Fallible {
        let mut by = self.who(line.get("by"))?;
        let record = {
            let mut made = Record::new(self.terms(&line)?);
            made.note = Self::note(&line);
            made
        };
        // What a member wrote down for others, the broker enters.
        let takes_part = record.terms.parts.iter().any(|part| part.member == by);
        let day = self.at.date();
        if !takes_part && !self.bank.host().has_power(by, Power::Staff, day) {
            by = self.who("priya")?;
        }
        let outcome = self.send(Sender::Member(by), record)?;
        let exchange = outcome.exchange()?;
        self.exchanges.insert(line.get("code").into(), exchange);
        self.give_words(exchange, &outcome)
    }

    /// Those whose credit pays are asked, and say yes; what the pot pays, the broker does.
    pub fn give_words(&mut self, exchange: ExchangeId, outcome: &Outcome) -> Fallible {
        for account in &outcome.awaiting {
            let users = self.bank.host().member_rows().filter(|(_, row)| row.account == *account && row.merged_into.is_none());
            let user = users.map(|(id, _)| id).next();
            let by = if *account == AccountId::POT { self.who("priya")? } else { user.ok_or("nobody uses the account")? };
            self.send(Sender::Member(by), GiveWord::new(exchange).account(*account))?;
        }
        Ok(())
    }

    fn propose(&mut self, line: Line<'_>) -> Fallible {
        let by = Sender::Member(self.who(line.get("by"))?);
        let terms = self.terms(&line)?;
        let verdict = self.bank.host().verdict(&terms);
        let exchange = self
            .send(by, {
                let mut made = Propose::new(terms);
                made.note = Self::note(&line);
                made
            })?
            .exchange()?;
        self.exchanges.insert(line.get("code").into(), exchange);
        if verdict.answer == timebank_core::rules::Answer::NeedsApproval {
            let rules = verdict.reasons.iter().map(|reason| reason.code.to_string()).collect();
            self.approved.push((line.get("code").into(), rules));
            let broker = Sender::Member(self.who("priya")?);
            self.send(broker, Approve::new(exchange))?;
        }
        // Each of them agrees in turn.
        self.send(Sender::Host, Agree::new(exchange))?;
        Ok(())
    }

    fn done(&mut self, line: Line<'_>) -> Fallible {
        let code = line.get("code");
        let exchange = *self.exchanges.get(code).ok_or("there is no such exchange")?;
        let by = Sender::Member(self.who(line.get("by"))?);
        let mut actual = Vec::new();
        if let Some(away) = self.ahead.away.get(code).cloned() {
            let out = self.who(&away)?;
            self.send(Sender::Host, MarkAttendance::new(exchange, out, Attendance::NoShow))?;
            if let Some((instead, minutes)) = self.ahead.instead.get(code).cloned() {
                let into = self.who(&instead)?;
                self.send(Sender::Host, Substitute::new(exchange, out, into))?;
                actual.push(Actual::new(into).minutes(minutes));
            }
        }
        self.send(by, Done::new(exchange).actual(actual))?;
        if !self.ahead.disputed.iter().any(|d| d == code) {
            self.send(Sender::Host, Confirm::new(exchange))?;
        }
        Ok(())
    }

    fn happening(&mut self, line: Line<'_>) -> Fallible {
        crate::happen::happening(self, &line)
    }
}

/// Nothing to do is nothing to worry about.
pub fn quietly(outcome: Result<Outcome, Error>) -> Fallible {
    match outcome {
        Ok(_) | Err(Error::NothingToDo { .. } | Error::NoChange { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
