//! The words an account has: those it gave, and the pot's standing ones.

use super::TimeBank;
use super::words::most_of;
use crate::error::Error;
use crate::journal::Actor;
use crate::model::exchange::{Participation, Shortfall, ShortfallTo, Terms, Word};
use crate::model::member::Posting;
use crate::values::ids::{AccountId, ExchangeId};
use crate::values::minutes::Minutes;
use crate::values::sure::LeftOut as _;
use crate::values::time::Date;

impl TimeBank {
    /// Returns the index of the pot's first standing word that covers `asked` minutes of these terms.
    pub(super) fn standing_word(&self, account: AccountId, terms: &Terms, asked: Minutes) -> Result<Option<u16>, Error> {
        if account != AccountId::POT {
            return Ok(None);
        }
        for (place, rule) in (0u16..).zip(&self.charter().credit.pot_word) {
            let code = |activity| self.state.activities.get(activity).map(|row| row.activity.code.as_str());
            let fits = rule.activity.is_none() || terms.activity.and_then(code) == rule.activity.as_deref();
            if fits && self.pot_paid_by(place, terms.on).plus(asked)?.get() <= i64::from(rule.minutes) {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    fn pot_paid_by(&self, rule: u16, on: Date) -> Minutes {
        self.state.pot_paid.get(&(rule, on.monday())).map_or(Minutes::ZERO, |paid| *paid)
    }

    /// Returns what an exchange in state `awaiting-word` waits to take, by account.
    pub(crate) fn awaited(&self, exchange: ExchangeId, terms: &Terms) -> Result<Vec<Posting>, Error> {
        let mut legs = self.legs_in(terms, Some(exchange))?;
        let Some(more) = self.state.more.get(&exchange) else { return Ok(Vec::new()) };
        legs.retain(|leg| leg.minutes.is_negative() && !more.refused.contains(&leg.account) && most_of(&more.words, leg.account).is_none());
        Ok(legs)
    }

    /// Returns whether postings take from no account more than its words allow, and each new word is its sender's. The charter
    /// lets the pot pay what an enforced limit blocks for other accounts.
    pub(super) fn covered(
        &self,
        by: Actor,
        known: &[Word],
        words: &[Word],
        postings: &[Posting],
        shortfalls: &[Shortfall],
    ) -> Result<bool, Error> {
        // A sender may use an id that was merged into another since.
        let now = |actor: Actor| actor.member().map_or(actor, |member| Actor::Member(self.resolve(member)));
        let own = |word: &Word| match (word.from, word.standing) {
            (Some(from), None) => now(from) == now(by) && by != Actor::Time,
            (None, Some(rule)) => usize::from(rule) < self.charter().credit.pot_word.len() && word.account == AccountId::POT,
            _ => false,
        };
        if !words.iter().all(own) {
            return Ok(false);
        }
        let by_charter = Minutes::sum(shortfalls.iter().filter(|s| s.to == ShortfallTo::Pot).map(|s| s.minutes))?;
        for posting in postings.iter().filter(|p| p.minutes.is_negative()) {
            let word = most_of(known, posting.account).max(most_of(words, posting.account)).given_or(Minutes::ZERO);
            let most = if posting.account == AccountId::POT { word.plus(by_charter)? } else { word };
            if posting.minutes.reversed() > most {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Returns the words an exchange has so far.
    pub(super) fn words_of(&self, exchange: ExchangeId) -> &[Word] {
        self.state.more.get(&exchange).map_or(&[][..], |more| more.words.as_slice())
    }

    /// Returns the words that carry over from an entry to the one that replaces it: what was paid, if the new terms are no
    /// larger.
    pub(super) fn words_before(&self, replaced: ExchangeId, terms: &Terms) -> Result<Vec<Word>, Error> {
        let entry = self.state.exchanges.get(replaced).and_then(|row| row.entry);
        let smaller = self.terms_of(replaced).is_some_and(|old| self.no_larger(&old, terms));
        let postings = entry.filter(|_| smaller).map(|entry| self.state.ledger.postings_of(entry));
        // What a standing word paid was given back to it, and is asked of it anew.
        let standing = self.words_of(replaced).iter().find(|word| word.standing.is_some()).map(|word| word.account);
        let paid = postings.into_iter().flatten().filter(|posting| posting.minutes.is_negative() && Some(posting.account) != standing);
        let mut words: Vec<Word> =
            paid.map(|p| Word { account: p.account, from: None, standing: None, most: p.minutes.reversed() }).collect();
        // INVARIANT (promise 13): a carried word covers what was asked, not what was posted. Otherwise the giver would be paid exactly what
        // the payer had left.
        for short in self.kept_of_payers(replaced)?.iter().filter(|_| smaller) {
            match words.iter_mut().find(|word| word.account == short.account) {
                Some(word) => word.most = word.most.plus(short.minutes)?,
                None => words.push(Word { account: short.account, from: None, standing: None, most: short.minutes }),
            }
        }
        Ok(words)
    }

    /// Returns what limits kept from those who paid for an exchange, where the pot paid it.
    pub(super) fn kept_of_payers(&self, exchange: ExchangeId) -> Result<Vec<Shortfall>, Error> {
        let kept = self.state.more.get(&exchange).map_or(&[][..], |more| &more.shortfalls);
        if kept.is_empty() {
            return Ok(Vec::new());
        }
        let legs = self.terms_of(exchange).map_or(Ok(Vec::new()), |terms| self.legs_in(&terms, Some(exchange)))?;
        let down = |account| account != AccountId::POT && legs.iter().any(|leg| leg.account == account && leg.minutes.is_negative());
        Ok(kept.iter().filter(|short| short.to == ShortfallTo::Pot && down(short.account)).cloned().collect())
    }

    /// Returns whether terms have the same people on the same sides, are paid by the same rule, and raise nobody's minutes.
    fn no_larger(&self, old: &Terms, new: &Terms) -> bool {
        let same_rule = old.group == new.group && old.payer == new.payer && old.pairing == new.pairing;
        let visitors = new.visitors.given_or(0) <= old.visitors.given_or(0);
        let part = |(a, b): (&Participation, &Participation)| {
            let same = self.resolve(a.member) == self.resolve(b.member) && (a.side, a.paid, a.attendance) == (b.side, b.paid, b.attendance);
            same && b.minutes <= a.minutes
        };
        same_rule && visitors && old.parts.len() == new.parts.len() && old.parts.iter().zip(&new.parts).all(part)
    }

    /// Stores words for later. The larger of two words of one account is kept.
    pub(super) fn keep_words(&mut self, exchange: ExchangeId, words: &[Word]) {
        if words.is_empty() {
            return;
        }
        let known = &mut self.state.more.entry(exchange).words;
        for word in words {
            match known.iter_mut().find(|old| old.account == word.account) {
                Some(old) if old.most >= word.most => {}
                Some(old) => old.clone_from(word),
                None => known.push(word.clone()),
            }
        }
    }

    /// After posting, drops all words except a standing one, which is given back if the exchange is reversed.
    pub(super) fn settle_words(&mut self, exchange: ExchangeId, on: Date, words: &[Word]) -> Result<(), Error> {
        if let Some(more) = self.state.more.get_mut(&exchange) {
            more.words.clear();
        }
        let Some(word) = words.iter().find(|word| word.standing.is_some()) else { return Ok(()) };
        self.count_standing(word, on, word.most)?;
        self.state.exchanges.get_mut(exchange).into_iter().for_each(|row| row.more = true);
        self.state.more.entry(exchange).words.push(word.clone());
        Ok(())
    }

    /// Gives back what a reversed exchange used of a standing word.
    pub(super) fn give_back_standing(&mut self, exchange: ExchangeId, on: Date) -> Result<(), Error> {
        let word = self.state.more.get(&exchange).and_then(|more| more.words.iter().find(|word| word.standing.is_some())).cloned();
        word.map_or(Ok(()), |word| self.count_standing(&word, on, word.most.reversed()))
    }

    pub(super) fn count_standing(&mut self, word: &Word, on: Date, minutes: Minutes) -> Result<(), Error> {
        let Some(rule) = word.standing else { return Ok(()) };
        let paid = self.pot_paid_by(rule, on).plus(minutes)?;
        let key = (rule, on.monday());
        let most = self.charter().credit.pot_word.get(usize::from(rule)).map_or(0, |word| i64::from(word.minutes));
        if minutes.is_positive() && paid.get() > most {
            return Err(super::apply::no("the pot pays more than its standing word"));
        }
        if paid.is_positive() {
            self.state.pot_paid.insert(key, paid);
        } else {
            self.state.pot_paid.remove(&key);
        }
        Ok(())
    }
}
