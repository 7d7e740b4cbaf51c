//! Commands that move credit without an exchange. They are never counted as service (promise 11).

use super::work::{About, Work};
use crate::charter::{CreditMode, Step};
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::ledger::{Fit, PassageState, TransferKind};
use crate::model::member::{AccountKind, MemberState, Posting};
use crate::model::personal::{Part, Scope};
use crate::order::InOrder as _;
use crate::values::audience::Audience;
use crate::values::digest::sha256;
use crate::values::ids::{AccountId, BridgeId, MemberId};
use crate::values::limits::TRANSFER;
use crate::values::minutes::Minutes;
use crate::values::sure::{LeftOut as _, sure};
use crate::values::time::Date;

/// How to post a transfer: its value date, its note, and whether it may pass the limits of accounts other than the pot.
pub(super) struct Moving {
    pub(super) on: Date,
    pub(super) note: Vec<(Part, Vec<MemberId>)>,
    pub(super) free: bool,
}

impl Work<'_> {
    fn keeps_credit(&self) -> Result<(), Error> {
        if self.bank.charter().credit.mode == CreditMode::ParticipationOnly { Err(Error::NoCredit {}) } else { Ok(()) }
    }

    pub(super) fn transfer(&mut self, a: &Transfer) -> Result<(), Error> {
        self.keeps_credit()?;
        let own = self.cx.by.member().is_some_and(|by| self.bank.account_of(by).is_ok_and(|account| account == a.from))
            || self.cx.by.member().is_some_and(|by| {
                let by = self.bank.resolve(by);
                self.bank.members_on(a.from).into_iter().any(|member| self.acts_for(by, member, Scope::Spend))
            });
        if own && matches!(a.kind, TransferKind::Gift | TransferKind::Donation) {
            self.permit(Step::Gift, &About::Member(self.cx.by.member().given_or(crate::values::ids::FIRST_MEMBER)))?;
        } else {
            self.permit(Step::Credit, &About::Nobody)?;
        }
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        for account in [a.from, a.to] {
            if self.bank.state.ledger.account(account)?.kind == AccountKind::Bridge {
                // Which accounts are partners' is for brokers.
                let missing = Error::NotFound { what: "account", number: account.get() };
                return Err(if open { missing } else { Error::BadTransfer { why: "credit goes to a partner bank by a passage" } });
            }
        }
        self.need_word(a.from)?;
        // Who spends for somebody else, by appointment or as a broker, does not spend on themselves.
        let uses = |account| self.cx.by.member().is_some_and(|by| self.bank.account_of(by).is_ok_and(|own| own == account));
        if uses(a.to) && !uses(a.from) {
            return Err(Error::NotYourWord { account: a.from });
        }
        let about = self.users_of(&[a.from, a.to]);
        let note = Self::note(a.note.as_ref(), about);
        self.post_transfer(a.kind, a.from, a.to, a.minutes, Moving { on: a.on.given_or(self.day()), note, free: false })
    }

    /// Returns the members who use any of these accounts, except forgotten ones.
    fn users_of(&self, accounts: &[AccountId]) -> Vec<MemberId> {
        let users = self
            .bank
            .state
            .members
            .iter()
            .filter(|(_, m)| m.merged_into.is_none() && m.state != MemberState::Erased && accounts.contains(&m.account));
        users.map(|(id, _)| id).collect()
    }

    /// Posts a transfer. An estate moves a whole balance towards zero, so limits do not block it.
    pub(super) fn post_transfer(
        &mut self,
        kind: TransferKind,
        from: AccountId,
        to: AccountId,
        minutes: Minutes,
        Moving { on, note, free }: Moving,
    ) -> Result<(), Error> {
        if on > self.day() {
            return Err(Error::NotYet { on, at: self.cx.at });
        }
        if from == to {
            return Err(Error::BadTransfer { why: "it goes from an account to itself" });
        }
        if !minutes.is_positive() || minutes.get() > TRANSFER {
            return Err(Error::BadMinutes { minutes: minutes.get(), most: TRANSFER });
        }
        let mut postings = vec![Posting { account: from, minutes: minutes.reversed() }];
        // How close another member is to their ceiling is confidential (promise 13), so a member's gift beyond it goes to the
        // pot.
        let open = self.bank.audience_of(self.cx.by, self.cx.at) == Audience::Member;
        // The pot is asked for the whole of it before, so that what it has no room for tells of the pot alone.
        let spared = open && !free && to != AccountId::POT && from != AccountId::POT;
        if spared && matches!(self.bank.fit(AccountId::POT, minutes)?, Fit::Only(_)) {
            return Err(Error::AskTheBroker {});
        }
        let mut meant = None;
        match self.bank.fit(to, minutes)? {
            Fit::Only(room) if spared => {
                meant = Some(to);
                postings.push(Posting { account: AccountId::POT, minutes: minutes.minus(room)? });
                if room.is_positive() {
                    postings.push(Posting { account: to, minutes: room });
                }
            }
            _ => postings.push(Posting { account: to, minutes }),
        }
        postings.in_order_by_key(|p| p.account);
        let mut beyond = Vec::new();
        for posting in &postings {
            match self.bank.fit(posting.account, posting.minutes)? {
                Fit::Within => {}
                Fit::Beyond => beyond.push(posting.account),
                Fit::Only(_) if free && posting.account != AccountId::POT => {}
                Fit::Only(available) => return Err(Error::LimitReached { account: posting.account, available, asked: minutes }),
            }
        }
        let transfer = self.bank.state.transfers.next_id().ok_or(Error::Full { what: "transfers" })?;
        self.emit_with(CreditTransferred { transfer, kind, value: self.bank.open_day(on), postings, beyond, ageing: false, meant }, note)
    }

    pub(super) fn age_credit(&mut self) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        self.keeps_credit()?;
        let ageing = self.bank.charter().credit.ageing.clone().ok_or(Error::NothingToDo { what: "the charter has no ageing of credit" })?;
        let last =
            self.bank.state.small.aged.given_or_else(|| self.bank.state.charters.iter().next().map_or(self.cx.at, |(_, row)| row.at));
        if self.cx.at < last.plus_days(ageing.every_days) {
            return Err(Error::NothingToDo { what: "ageing is not due yet" });
        }
        let mut postings = Vec::new();
        let mut levied = Minutes::ZERO;
        for (id, account) in self.bank.state.ledger.accounts.iter() {
            if matches!(account.kind, AccountKind::Pot | AccountKind::Bridge) || account.balance <= ageing.above {
                continue;
            }
            let above = account.balance.minus(ageing.above)?.get().unsigned_abs();
            let share = sure(u128::from(above).checked_mul(u128::from(ageing.per_mille)), "a balance times a thousand fits")? / 1000;
            let share = Minutes::new(i64::try_from(share).map_err(|_| Error::Full { what: "minutes" })?)?;
            // Held minutes are promised, so ageing does not touch them.
            let share = match self.bank.fit(id, share.reversed())? {
                Fit::Only(room) => room,
                Fit::Within | Fit::Beyond => share,
            };
            if share.is_positive() {
                postings.push(Posting { account: id, minutes: share.reversed() });
                levied = levied.plus(share)?;
            }
        }
        if postings.is_empty() {
            return Err(Error::NothingToDo { what: "no balance is above what ageing leaves alone" });
        }
        if let Fit::Only(available) = self.bank.fit(AccountId::POT, levied)? {
            return Err(Error::LimitReached { account: AccountId::POT, available, asked: levied });
        }
        postings.insert(0, Posting { account: AccountId::POT, minutes: levied });
        let mut beyond = Vec::new();
        for posting in &postings {
            if self.bank.fit(posting.account, posting.minutes)? == Fit::Beyond {
                beyond.push(posting.account);
            }
        }
        let transfer = self.bank.state.transfers.next_id().ok_or(Error::Full { what: "transfers" })?;
        self.emit(CreditTransferred {
            transfer,
            kind: TransferKind::Levy,
            value: self.bank.open_day(self.day()),
            postings,
            beyond,
            ageing: true,
            meant: None,
        })
    }

    pub(super) fn open_bridge(&mut self, a: &OpenBridge) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        self.keeps_credit()?;
        if a.partner.trim().is_empty() || a.partner.len() > 200 {
            return Err(Error::TextTooLong { what: "the partner's name", length: a.partner.len() as u64, most: 200 });
        }
        if self.bank.state.bridges.iter().any(|(_, b)| b.partner == a.partner) {
            return Err(Error::AlreadyThere { what: "partner", given: crate::values::minutes::shorten(&a.partner) });
        }
        let faults = crate::charter::Charter::limit_faults(&a.limits, "limits");
        if !faults.is_empty() {
            return Err(Error::BadCharter { faults });
        }
        let bridge = self.bank.state.bridges.next_id().ok_or(Error::Full { what: "bridges" })?;
        let account = self.bank.state.ledger.accounts.next_id().ok_or(Error::Full { what: "accounts" })?;
        let document = crate::canon::to_json(&a.partner);
        let digest = sha256(&[&document]);
        self.emit_document(BridgeOpened { bridge, account, digest }, document)?;
        // A bridge without limits would be a bank without limits, so a bridge always has limits of its own, and they are
        // enforced.
        let limits = crate::charter::Limits { mode: Some(crate::charter::LimitMode::Enforced), ..a.limits.clone() };
        self.emit(LimitsSet { account, limits: Some(limits), by_tag: false, flagged: false })
    }

    fn bridge_account(&self, bridge: BridgeId) -> Result<AccountId, Error> {
        self.bank.state.bridges.get(bridge).map(|b| b.account).ok_or(Error::NotFound { what: "bridge", number: bridge.get() })
    }

    pub(super) fn begin_passage(&mut self, a: &BeginPassage) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        self.keeps_credit()?;
        let bridge = self.bridge_account(a.bridge)?;
        if self.bank.state.ledger.account(a.account)?.kind == AccountKind::Bridge {
            return Err(Error::BadTransfer { why: "credit does not pass from one partner to another" });
        }
        if !a.minutes.is_positive() || a.minutes.get() > TRANSFER {
            return Err(Error::BadMinutes { minutes: a.minutes.get(), most: TRANSFER });
        }
        if self.bank.state.passages.iter().any(|(_, p)| p.bridge == a.bridge && p.shared_key == a.shared_key) {
            return Err(Error::AlreadyThere { what: "passage", given: a.shared_key.to_string().into() });
        }
        let (from, to) = match a.direction {
            Direction::Out => (a.account, bridge),
            Direction::In => (bridge, a.account),
        };
        self.need_words(&[Posting { account: from, minutes: a.minutes.reversed() }, Posting { account: to, minutes: a.minutes }])?;
        for (account, minutes) in [(from, a.minutes.reversed()), (to, a.minutes)] {
            if let Fit::Only(available) = self.bank.fit(account, minutes)? {
                return Err(Error::LimitReached { account, available, asked: a.minutes });
            }
        }
        let passage = self.bank.state.passages.next_id().ok_or(Error::Full { what: "passages" })?;
        self.emit(PassagePending {
            passage,
            bridge: a.bridge,
            direction: a.direction,
            account: a.account,
            minutes: a.minutes,
            shared_key: a.shared_key,
            due: a.due,
        })
    }

    fn pending(&self, id: crate::values::ids::PassageId) -> Result<crate::state::Passage, Error> {
        let passage = *self.bank.state.passages.get(id).ok_or(Error::NotFound { what: "passage", number: id.get() })?;
        if passage.state == PassageState::Pending { Ok(passage) } else { Err(Error::PassageState { passage: id, state: passage.state }) }
    }

    pub(super) fn post_passage(&mut self, a: &PostPassage) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        let passage = self.pending(a.passage)?;
        let bridge = self.bridge_account(passage.bridge)?;
        let (from, to) = match passage.direction {
            Direction::Out => (passage.account, bridge),
            Direction::In => (bridge, passage.account),
        };
        let mut postings =
            vec![Posting { account: from, minutes: passage.minutes.reversed() }, Posting { account: to, minutes: passage.minutes }];
        postings.in_order_by_key(|p| p.account);
        self.emit(PassagePosted { passage: a.passage, value: self.bank.open_day(self.day()), postings })
    }

    pub(super) fn void_passage(&mut self, a: &VoidPassage) -> Result<(), Error> {
        self.permit(Step::Credit, &About::Nobody)?;
        let passage = self.pending(a.passage)?;
        if self.cx.at < passage.due {
            return Err(Error::DateOrder {
                what: "a passage is voided once it is due",
                first: self.bank.day_of(passage.due),
                second: self.day(),
            });
        }
        self.emit(PassageVoided { passage: a.passage })
    }
}
