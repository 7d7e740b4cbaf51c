//! Settlement: from who gave and received to postings, shared exactly and within limits. Credit for help is created nowhere else.

use super::State;
use super::round::{Share, split_in_turn};
use crate::charter::{CreditMode, Limits, PaidTime, RuleKind, TogetherCredit};
use crate::error::Error;
use crate::ledger::{Account, Fit, Hold, split};
use crate::model::exchange::{GroupRule, Participation, Payer, PayerKind, Shortfall, ShortfallTo, Side, Terms, Word};
use crate::model::member::{AccountKind, Posting};
use crate::model::personal::Standing;
use crate::order::InOrder as _;
use crate::values::ids::{AccountId, ExchangeId, MemberId};
use crate::values::minutes::Minutes;
use crate::values::sure::{LeftOut as _, sure};

/// The credit side of an exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settlement {
    /// Postings sorted by account. They sum to zero.
    pub postings: Vec<Posting>,
    /// Minutes not posted because of an enforced limit or because of what had been agreed.
    pub shortfalls: Vec<Shortfall>,
    /// Accounts that go beyond an advisory limit.
    pub beyond: Vec<AccountId>,
}

/// Returns the one receiver who pays alone, if there is just one and no visitor.
fn alone(terms: &Terms) -> Option<&Participation> {
    let mut came = terms.parts.iter().filter(|part| part.side == Side::Received && part.attended());
    let first = came.next().filter(|_| terms.visitors.given_or(0) == 0)?;
    came.next().is_none().then_some(first)
}

/// Adds minutes.
fn add(minutes: u64, more: u64) -> Result<u64, Error> {
    minutes.checked_add(more).ok_or_else(|| Error::Full { what: "minutes" })
}

/// Sums postings by account, and leaves out what sums to zero.
pub(crate) fn merge(legs: &mut Vec<Posting>) -> Result<(), Error> {
    legs.in_order_by_key(|leg| leg.account);
    let mut summed = Ok(());
    legs.dedup_by(|leg, last| {
        let same = leg.account == last.account;
        if same {
            match last.minutes.plus(leg.minutes) {
                Ok(sum) => last.minutes = sum,
                Err(fault) => summed = Err(fault.into()),
            }
        }
        same
    });
    legs.retain(|leg| !leg.minutes.is_zero());
    summed
}

impl State {
    /// Returns the account a member's exchanges are posted to.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn account_of(&self, member: MemberId) -> Result<AccountId, Error> {
        Ok(self.member(member)?.account)
    }

    /// Returns the charter's limits for an account kind.
    fn limits_of_a(&self, kind: AccountKind) -> &Limits {
        let limits = &self.charter().credit.limits;
        match kind {
            AccountKind::Household => &limits.household,
            AccountKind::Organisation => &limits.organisation,
            AccountKind::Pot => &limits.pot,
            _ => &limits.member,
        }
    }

    /// Returns the limits an account has by its kind.
    pub(crate) fn limits_of_kind(&self, account: AccountId) -> &Limits {
        self.limits_of_a(self.ledger.accounts.get(account).map_or(AccountKind::Member, |a| a.kind))
    }

    /// Returns an account's limits: its own, or those of its kind.
    #[cfg(feature = "interchange")]
    pub(crate) fn limits_of(&self, id: AccountId, account: &crate::ledger::Account) -> &Limits {
        self.ledger.own_limits(id, account).given_or_else(|| self.limits_of_a(account.kind))
    }

    pub(crate) fn fit(&self, account: AccountId, minutes: Minutes) -> Result<Fit, Error> {
        if minutes.is_zero() {
            return Ok(Fit::Within);
        }
        let row = self.ledger.account(account)?;
        let limits = self.ledger.own_limits(account, row).given_or_else(|| self.limits_of_a(row.kind));
        Ok(self.ledger.fit_on(row, minutes, limits)?)
    }

    /// Says whether minutes fit on an account that is opened for a member.
    pub(crate) fn fit_a_new_one(&self, minutes: Minutes) -> Result<Fit, Error> {
        Ok(self.ledger.fit_on(&Account::new(AccountKind::Member), minutes, self.limits_of_a(AccountKind::Member))?)
    }

    /// Returns the account that receives the credit for a giver's time, if any.
    fn credited(&self, part: &Participation, terms: &Terms) -> Result<Option<AccountId>, Error> {
        if part.paid {
            return match self.charter().credit.paid_time {
                PaidTime::Pot => Ok(Some(AccountId::POT)),
                PaidTime::Nobody => Ok(None),
                PaidTime::Giver => self.account_of(part.member).map(Some),
            };
        }
        // If the charter requires an adult with minors, a minor's credit goes to their guardian.
        let of_age = self.charter().rules.iter().find_map(|r| match r.rule {
            RuleKind::AdultWithMinor { age } => Some(age),
            _ => None,
        });
        if let Some(of_age) = of_age
            && let Some(person) = self.people.get(&self.resolve(part.member))
            && person.age_on(terms.on).is_some_and(|age| age < of_age)
        {
            let of_age = |who: MemberId| {
                let years = self.people.get(&self.resolve(who)).and_then(|guardian| guardian.age_on(terms.on));
                years.is_none_or(|years| years >= of_age)
            };
            let held = person.appointments.iter().filter(|a| a.standing == Standing::Guardian && a.holds_on(terms.on));
            // A minor cannot be a guardian, even if an appointment says so.
            if let Some(guardian) = held.filter_map(|a| a.who).find(|who| of_age(*who)) {
                return self.account_of(guardian).map(Some);
            }
        }
        self.account_of(part.member).map(Some)
    }

    /// Returns the group rule and payer of an exchange: its own, or else the programme's, or else the charter's.
    fn paid_by(&self, terms: &Terms) -> (GroupRule, Payer) {
        let programme =
            terms.pairing.and_then(|p| self.pairings.get(p)).and_then(|p| self.programmes.get(p.programme)).and_then(|p| p.group);
        let rule = terms.group.or(programme).given_or(self.charter().credit.group);
        (rule, terms.payer.clone().given_or(Payer::RECEIVERS))
    }

    /// Returns the legs of terms that are not recorded yet, before limits. They sum to zero.
    pub(crate) fn legs(&self, terms: &Terms) -> Result<Vec<Posting>, Error> {
        self.legs_in(terms, None)
    }

    /// Returns the legs of an exchange's terms, before limits. `holder` is the exchange whose turn for odd minutes they use.
    pub(crate) fn legs_in(&self, terms: &Terms, holder: Option<ExchangeId>) -> Result<Vec<Posting>, Error> {
        match self.moving(terms) {
            Some((rule, payer)) => self.legs_of_many(terms, rule, &payer, holder),
            None => Ok(Vec::new()),
        }
    }

    /// Returns the group rule and payer, or `None` if the terms move no credit.
    fn moving(&self, terms: &Terms) -> Option<(GroupRule, Payer)> {
        let (rule, payer) = self.paid_by(terms);
        let moves = self.charter().credit.mode != CreditMode::ParticipationOnly;
        (moves && payer.kind != PayerKind::Nobody && rule != GroupRule::NoCredit).then_some((rule, payer))
    }

    /// Returns who shares the cost of terms, and each share. Empty if a single payer pays it.
    pub(super) fn shared_out(&self, terms: &Terms, holder: Option<ExchangeId>) -> Result<Vec<(AccountId, Share)>, Error> {
        let Some((rule, payer)) = self.moving(terms) else { return Ok(Vec::new()) };
        if rule != GroupRule::ReceiversShare || payer.kind != PayerKind::Receivers {
            return Ok(Vec::new());
        }
        if alone(terms).is_some() {
            return Ok(Vec::new());
        }
        let mut given = 0u64;
        for part in terms.parts.iter().filter(|part| part.side == Side::Gave && part.attended() && part.minutes > 0) {
            if self.credited(part, terms)?.is_some() {
                given = add(given, u64::from(part.minutes))?;
            }
        }
        self.shares(terms, given, holder)
    }

    /// Splits the minutes given among the receivers, and then the pot, which pays for each visitor. A visitor weighs as much as
    /// the receiver with the most minutes.
    fn shares(&self, terms: &Terms, given: u64, holder: Option<ExchangeId>) -> Result<Vec<(AccountId, Share)>, Error> {
        let came = |side: Side| terms.parts.iter().filter(move |part| part.side == side && part.attended());
        let longest = |side: Side| came(side).map(|part| part.minutes).max();
        let each_visitor = u64::from(longest(Side::Received).or_else(|| longest(Side::Gave)).given_or(0));
        let mut payers: Vec<(AccountId, u64)> = Vec::new();
        for part in came(Side::Received) {
            payers.push((self.account_of(part.member)?, u64::from(part.minutes)));
        }
        if payers.is_empty() {
            return Ok(Vec::new());
        }
        payers.extend((0..terms.visitors.given_or(0)).map(|_| (AccountId::POT, each_visitor)));
        let weights: Vec<_> = payers.iter().map(|(account, weight)| (*weight, self.order_of(*account, holder))).collect();
        Ok(payers.into_iter().map(|(account, _)| account).zip(split_in_turn(given, &weights)?).collect())
    }

    fn legs_of_many(&self, terms: &Terms, rule: GroupRule, payer: &Payer, holder: Option<ExchangeId>) -> Result<Vec<Posting>, Error> {
        let mut legs: Vec<Posting> = Vec::with_capacity(terms.parts.len());
        let (mut given, mut from_pot) = (0u64, 0u64);
        for part in terms.parts.iter().filter(|p| p.attended() && p.minutes > 0) {
            let minutes = u64::from(part.minutes);
            match part.side {
                Side::Gave => given = add(given, minutes)?,
                Side::Together if self.charter().credit.together == TogetherCredit::Pot => from_pot = add(from_pot, minutes)?,
                Side::Together | Side::Received => continue,
            }
            match self.credited(part, terms)? {
                Some(account) => legs.push(Posting { account, minutes: Minutes::new(i64::from(part.minutes))? }),
                None if part.side == Side::Gave => given = sure(given.checked_sub(minutes), "what is not credited was given")?,
                None => from_pot = sure(from_pot.checked_sub(minutes), "what is not credited was given")?,
            }
        }
        let mut take = |account: AccountId, minutes: u64| -> Result<(), Error> {
            let minutes = i64::try_from(minutes).map_err(|_| Error::Full { what: "minutes" })?;
            legs.push(Posting { account, minutes: Minutes::new(minutes)?.reversed() });
            Ok(())
        };
        if from_pot > 0 {
            take(AccountId::POT, from_pot)?;
        }
        match (payer.kind, rule) {
            (PayerKind::Member, _) => take(self.account_of(payer.member.ok_or(Error::BadPayer { why: "no member is named" })?)?, given)?,
            (PayerKind::Pot, _) | (_, GroupRule::PotPays) => take(AccountId::POT, given)?,
            _ => {
                let mut receivers = terms.parts.iter().filter(|p| p.side == Side::Received && p.attended()).peekable();
                if receivers.peek().is_none() {
                    take(AccountId::POT, given)?;
                } else if rule == GroupRule::EachReceiverPays {
                    let mut paid = 0u64;
                    for part in receivers {
                        take(self.account_of(part.member)?, u64::from(part.minutes))?;
                        paid = add(paid, u64::from(part.minutes))?;
                    }
                    // The pot pays for visitors. If receivers paid more than the givers' minutes, it takes the surplus.
                    match given.checked_sub(paid) {
                        Some(rest) => take(AccountId::POT, rest)?,
                        None => {
                            let surplus = i64::try_from(given.abs_diff(paid)).map_err(|_| Error::Full { what: "minutes" })?;
                            legs.push(Posting { account: AccountId::POT, minutes: Minutes::new(surplus)? });
                        }
                    }
                } else if let Some(alone) = alone(terms) {
                    // One who pays alone shares with nobody.
                    take(self.account_of(alone.member)?, given)?;
                } else {
                    for (account, share) in self.shares(terms, given, holder)? {
                        take(account, share.minutes)?;
                    }
                }
            }
        }
        merge(&mut legs)?;
        Ok(legs)
    }

    /// Limits legs by words, holds and account limits.
    ///
    /// - `caps`: the exchange's holds, if it must keep to them. Then no account is paid more than was agreed plus the tolerance,
    ///   and none pays more than was held for it. An account without a hold pays up to its word. With the holds comes what a limit
    ///   kept from them at the agreement: that goes by the shortfall rule as well.
    /// - `words`: the maximum an account pays, nothing if it gave no word. `None` means no maximum.
    /// - `pot_may`: whether the pot pays what exceeds a hold.
    /// - `over`: what of an account is too much, by a limit asked elsewhere: of part of a bundle, whose net is judged as a whole. Without
    ///   it the limits are asked.
    ///
    /// What exceeds a word stays unpaid. What an enforced limit blocks goes where the charter's shortfall rule says.
    pub(crate) fn within_limits(
        &self,
        legs: Vec<Posting>,
        caps: Option<(&[Hold], &[Shortfall])>,
        words: Option<&dyn Fn(AccountId) -> Option<Minutes>>,
        (pot_may, over): (bool, Option<&[Posting]>),
    ) -> Result<Settlement, Error> {
        let to = self.charter().credit.shortfall;
        let mut settlement = Settlement { postings: legs, ..Settlement::default() };
        let (mut changed, mut to_pot) = (false, Minutes::ZERO);
        for leg in &mut settlement.postings {
            let asked = leg.minutes.magnitude();
            let words = words.filter(|_| leg.minutes.is_negative());
            let worded = words.map_or(asked, |most| most(leg.account).given_or(Minutes::ZERO).clamp(Minutes::ZERO, asked));
            let mut room = worded;
            // What a word, a hold and a limit leave out.
            let none = (Minutes::ZERO, to);
            let mut shortfalls = [(asked.minus(worded)?, ShortfallTo::Unpaid), (Minutes::ZERO, ShortfallTo::Unpaid), none, none];
            let [_, by_hold, by_rule, by_limit] = &mut shortfalls;
            if leg.account != AccountId::POT {
                let held = caps.map_or(room, |(holds, _)| held_for(holds, leg).min(room));
                let beyond = room.minus(held)?;
                by_rule.0 = if pot_may { beyond } else { caps.map_or(Minutes::ZERO, |(_, kept)| kept_from(kept, leg.account)).min(beyond) };
                by_hold.0 = beyond.minus(by_rule.0)?;
                room = held;
                match self.fit_over(leg, over)? {
                    Fit::Within => {}
                    Fit::Beyond => settlement.beyond.push(leg.account),
                    Fit::Only(within) if within < room => {
                        *by_limit = (room.minus(within)?, to);
                        room = within;
                    }
                    Fit::Only(_) => {}
                }
            }
            let signed = |minutes: Minutes| if leg.minutes.is_positive() { minutes } else { minutes.reversed() };
            for (minutes, to) in shortfalls.into_iter().filter(|(minutes, _)| minutes.is_positive()) {
                changed = true;
                if to == ShortfallTo::Pot {
                    to_pot = to_pot.plus(signed(minutes))?;
                }
                match settlement.shortfalls.last_mut() {
                    Some(last) if last.account == leg.account && last.to == to => last.minutes = last.minutes.plus(minutes)?,
                    _ => settlement.shortfalls.push(Shortfall { account: leg.account, minutes, to }),
                }
            }
            leg.minutes = signed(room);
        }
        if changed {
            settlement.postings.push(Posting { account: AccountId::POT, minutes: to_pot });
            merge(&mut settlement.postings)?;
            if !Minutes::sum(settlement.postings.iter().map(|p| p.minutes))?.is_zero() {
                reduce(&mut settlement.postings)?;
            }
        }
        self.fit_pot(&mut settlement, over)?;
        Ok(settlement)
    }

    /// Returns how a leg fits: by `over`, in order of accounts, or else by the limits.
    pub(crate) fn fit_over(&self, leg: &Posting, over: Option<&[Posting]>) -> Result<Fit, Error> {
        let Some(over) = over else { return self.fit(leg.account, leg.minutes) };
        let over = over.binary_search_by_key(&leg.account, |over| over.account).ok().and_then(|place| over.get(place));
        let over = over.filter(|over| over.minutes.is_negative() == leg.minutes.is_negative());
        let asked = leg.minutes.magnitude();
        over.map_or(Ok(Fit::Within), |over| Ok(Fit::Only(asked.minus(over.minutes.magnitude().min(asked))?)))
    }

    /// Limits the pot's own leg. What the pot cannot pay or take is not posted.
    fn fit_pot(&self, settlement: &mut Settlement, over: Option<&[Posting]>) -> Result<(), Error> {
        let Some(leg) = settlement.postings.iter_mut().find(|p| p.account == AccountId::POT) else { return Ok(()) };
        match self.fit_over(leg, over)? {
            Fit::Within => {}
            Fit::Beyond => settlement.beyond.push(AccountId::POT),
            Fit::Only(room) => {
                let missing = leg.minutes.magnitude().minus(room)?;
                leg.minutes = if leg.minutes.is_positive() { room } else { room.reversed() };
                settlement.shortfalls.push(Shortfall { account: AccountId::POT, minutes: missing, to: ShortfallTo::Unpaid });
                reduce(&mut settlement.postings)?;
            }
        }
        Ok(())
    }

    /// Returns what to hold for planned terms: each leg plus the charter's tolerance, as far as the limits allow. Accounts whose
    /// limit does not allow even the leg are listed as shortfalls. With `words`, at most an account's word is held from it, and
    /// nothing if it gave none.
    pub(crate) fn holds_for(
        &self,
        terms: &Terms,
        holder: Option<ExchangeId>,
        words: Option<&[Word]>,
    ) -> Result<(Vec<Hold>, Settlement), Error> {
        self.holds_on(self.worded_legs(terms, holder, words)?)
    }

    /// Returns the legs of terms, each at most its account's word.
    pub(crate) fn worded_legs(&self, terms: &Terms, holder: Option<ExchangeId>, words: Option<&[Word]>) -> Result<Vec<Posting>, Error> {
        let mut legs = self.legs_in(terms, holder)?;
        legs.retain_mut(|leg| {
            if let Some(words) = words.filter(|_| leg.minutes.is_negative()) {
                let most = words.iter().filter(|word| word.account == leg.account).map(|word| word.most.reversed()).min();
                leg.minutes = leg.minutes.max(most.given_or(Minutes::ZERO));
            }
            !leg.minutes.is_zero()
        });
        Ok(legs)
    }

    /// Returns what to hold for legs: of one exchange, or the net of a bundle.
    pub(crate) fn holds_on(&self, legs: Vec<Posting>) -> Result<(Vec<Hold>, Settlement), Error> {
        let tolerance = Minutes::new(i64::from(self.charter().confirmation.tolerance))?;
        let mut settlement = Settlement { postings: legs, ..Settlement::default() };
        let mut holds = Vec::with_capacity(settlement.postings.len());
        for leg in &settlement.postings {
            let wide = if leg.minutes.is_positive() { leg.minutes.plus(tolerance)? } else { leg.minutes.minus(tolerance)? };
            let signed = |minutes: Minutes| if leg.minutes.is_positive() { minutes } else { minutes.reversed() };
            let held = match self.fit(leg.account, wide)? {
                Fit::Within => wide,
                Fit::Beyond => {
                    if self.fit(leg.account, leg.minutes)? == Fit::Beyond {
                        settlement.beyond.push(leg.account);
                    }
                    wide
                }
                Fit::Only(room) => {
                    let missing = leg.minutes.magnitude().minus(room)?;
                    if missing.is_positive() {
                        settlement.shortfalls.push(Shortfall {
                            account: leg.account,
                            minutes: missing,
                            to: self.charter().credit.shortfall,
                        });
                    }
                    signed(room)
                }
            };
            holds.push(Hold { account: leg.account, minutes: held });
        }
        holds.retain(|h| !h.minutes.is_zero());
        Ok((holds, settlement))
    }
}

/// Returns what a limit kept from an account when it was agreed, if the pot pays that or takes it.
fn kept_from(kept: &[Shortfall], account: AccountId) -> Minutes {
    let kept = kept.iter().filter(|short| short.account == account && short.to == ShortfallTo::Pot);
    kept.map(|short| short.minutes).max().given_or(Minutes::ZERO)
}

/// Returns how much of a leg was held. Without a hold, a paying account is bound only by its word, and a receiving one gets
/// nothing.
fn held_for(caps: &[Hold], leg: &Posting) -> Minutes {
    let hold = caps.iter().find(|h| h.account == leg.account && h.minutes.is_positive() == leg.minutes.is_positive());
    match hold {
        Some(hold) => hold.minutes.magnitude(),
        None if leg.minutes.is_negative() => Minutes::MOST,
        None => Minutes::ZERO,
    }
}

/// Makes postings sum to zero by reducing the larger side in proportion.
fn reduce(postings: &mut Vec<Posting>) -> Result<(), Error> {
    let sum = Minutes::sum(postings.iter().map(|p| p.minutes))?;
    let too_many = |p: &Posting| p.minutes.is_positive() == sum.is_positive() && !p.minutes.is_zero();
    let weights: Vec<u64> = postings.iter().map(|p| if too_many(p) { p.minutes.get().unsigned_abs() } else { 0 }).collect();
    let shares = split(sum.get().unsigned_abs(), &weights);
    for (posting, share) in postings.iter_mut().zip(shares) {
        let share = Minutes::new(i64::try_from(share).map_err(|_| Error::Full { what: "minutes" })?)?;
        posting.minutes = if sum.is_positive() { posting.minutes.minus(share)? } else { posting.minutes.plus(share)? };
    }
    postings.retain(|p| !p.minutes.is_zero());
    Ok(())
}
