//! An exchange before it happens.

use crate::bank::{About, Bank, DAY, Refusal, all_well, refuse};
use crate::command::Terms;
use crate::fault::Fault;
use crate::rules::*;
use crate::settle::POT;

impl Bank {
    pub(crate) fn propose(&mut self, terms: &Terms, dates: &[i64]) -> Result<(), Refusal> {
        let mut all: Vec<i64> = dates.to_vec();
        all.push(terms.on);
        all.sort_unstable();
        if all.windows(2).any(|d| d[0] == d[1]) {
            return refuse("date-order");
        }
        let series = (!dates.is_empty()).then_some(self.series + 1);
        self.series = series.unwrap_or(self.series);
        if let Some(series) = series {
            self.create("series", series);
        }
        // If one of a series lies in the tray, all do.
        let mut hides = false;
        // What speaks against a broker is for other brokers.
        let oneself = self.is_broker() && self.is_own_matter(terms);
        for on in all.iter().filter(|_| all.len() > 1 && (oneself || !self.is_broker())) {
            let terms = Terms { on: *on, ..terms.clone() };
            hides |= terms.parts.iter().any(|p| p.came() && self.unready(p)) || self.is_short(&terms);
        }
        for on in all {
            let terms = Terms { on, ..terms.clone() };
            let mut against = self.permit("propose", &About::Exchange(&terms, self.by)).err().unwrap_or_default();
            let mut tray;
            if self.is_broker() {
                against.extend(self.against_planning(&terms));
                tray = oneself && (hides || (against.is_empty() && self.is_short(&terms)));
            } else {
                // What rests on others waits in the broker's tray: that they are away, that a limit would be reached.
                against.extend(self.against_said(&terms, None));
                let own = |m: u32| self.by.is_none_or(|by| self.stands_for(by, m, "propose"));
                let away = |m: u32| self.person(m).is_ok_and(|p| matches!(p.standing, Standing::Paused | Standing::Suspended));
                let unready: Vec<_> = terms.parts.iter().filter(|p| self.unready(p)).collect();
                if unready.iter().any(|p| own(p.member) || !away(p.member)) {
                    against.push("member-state");
                }
                // Whoever is not to come keeps nothing waiting.
                tray = terms.parts.iter().any(|p| p.came() && self.unready(p));
                tray |= hides;
                tray |= against.is_empty() && self.is_short(&terms);
            }
            all_well(against)?;
            let agreed = self.own_parts(&terms, "agree");
            let words = self.words_for(&terms, &agreed)?;
            let due = self.now + i64::from(self.rules.answer_days) * DAY;
            let id = self.enter(&terms, Stage::Proposed);
            self.update(id, |e| {
                e.agreed = agreed;
                e.tray = tray;
                e.due = due;
                e.series = series;
                e.words = words;
            });
            self.take_turn(id, id)?;
            self.create("exchange", id);
        }
        Ok(())
    }

    pub(crate) fn agree(&mut self, id: u32, named: &[u32], series: bool) -> Result<(), Refusal> {
        self.seen(id, Some("agree"))?;
        let of = self.exchanges.get(&id).and_then(|e| e.series).filter(|_| series);
        let all: Vec<u32> = match of {
            None => vec![id],
            Some(_) => {
                let open = self
                    .exchanges
                    .iter()
                    .filter(|(_, e)| e.series == of && e.stage == Stage::Proposed && self.outside_the_tray(e))
                    .map(|(id, _)| *id);
                open.filter(|other| *other == id || !self.all_have_agreed(*other)).collect()
            }
        };
        let first = all.first().copied();
        for id in all {
            // The last word of a bundle agrees to others of it.
            if Some(id) == first || self.exchanges[&id].stage == Stage::Proposed {
                self.agree_one(id, named)?;
            }
        }
        Ok(())
    }

    fn agree_one(&mut self, id: u32, named: &[u32]) -> Result<(), Refusal> {
        self.turn_of = Some(id);
        let e = self.standing(id, "agree", &[Stage::Proposed])?;
        let meant = self.meant(named, &e.terms, "agree")?;
        let mut members = meant.clone();
        // Whoever agreed may have become one with another member since.
        let resolved = |m: &u32| if self.broken(Fault::MergedHasNotAgreed) { *m } else { self.resolve(*m) };
        let before: Vec<u32> = e.agreed.iter().map(resolved).collect();
        members.retain(|m| !before.contains(m));
        // Who proposed it does not agree for all of them: it would tell whether it lies in the tray.
        let asked = self.asked(&e.terms);
        let alone =
            |by| !self.is_broker() && e.by.map(|p| self.resolve(p)) == Some(by) && asked.iter().all(|m| self.stands_for(by, *m, "agree"));
        if self.by.is_some_and(|by| alone(self.resolve(by))) {
            return refuse("ask-the-broker");
        }
        let agreed: Vec<u32> = before.iter().chain(&members).copied().collect();
        if members.is_empty() && !asked.iter().all(|m| agreed.contains(m)) {
            return refuse("no-change");
        }
        // Whoever agrees for somebody who has agreed gives the word that is missing still.
        let mut words = self.words_for(&e.terms, &meant)?;
        let theirs: Vec<u32> = members.iter().filter_map(|m| self.account_of(*m).ok()).collect();
        words.retain(|account, _| *account == POT || theirs.contains(account) || !e.words.contains_key(account));
        let new = words.iter().any(|(account, most)| e.words.get(account).is_none_or(|known| known < most));
        self.update(id, |e| e.agreed.clone_from(&agreed));
        self.hear(id, &words);
        if !asked.iter().all(|m| agreed.contains(m)) {
            return Ok(());
        }
        if let Some(bundle) = e.bundle {
            return self.agree_together(bundle, members.is_empty() && !new);
        }
        all_well(self.against_agreeing(&e.terms))?;
        let (holds, settled) = self.holds_for(&e.terms, Some(&self.exchanges[&id].words))?;
        // Members are told about their own limit. For anyone else's, the community's rule decides.
        let told = |account: u32| self.is_broker() || self.held_to(account);
        let waived = self.excuses(&e.terms, Some(id));
        if settled.shortfalls.iter().any(|(a, ..)| told(*a) && !waived.contains(a)) && !e.limit_approved {
            return refuse("limit-reached");
        }
        self.say(&settled);
        let due = self.due_once_agreed(e.terms.on);
        self.update(id, |e| {
            e.stage = Stage::Agreed;
            e.tray = false;
            e.holds = holds;
            e.kept = settled.kept();
            e.due = due;
            e.agreed_minutes = e.terms.parts.iter().map(|p| p.minutes).collect();
        });
        Ok(())
    }

    pub(crate) fn approve(&mut self, id: u32, limit: bool) -> Result<(), Refusal> {
        let e = self.standing(id, "approve", &[Stage::Proposed])?;
        let mut against = self.against_coming(&e.terms);
        if !limit || e.limit_approved {
            against.push("nothing-to-do");
        }
        against.extend(self.about_oneself(&e.terms));
        all_well(against)?;
        let words = self.words_for(&e.terms, &[])?;
        self.update(id, |e| e.limit_approved = true);
        self.hear(id, &words);
        Ok(())
    }

    /// A broker who takes no part lets a proposal through, and with it what a limit keeps back.
    pub(crate) fn let_through(&mut self, id: u32) -> Result<(), Refusal> {
        let e = self.standing(id, "approve", &[Stage::Proposed])?;
        let mut against = self.against_coming(&e.terms);
        if !e.tray {
            against.push("nothing-to-do");
        }
        against.extend(self.about_oneself(&e.terms));
        all_well(against)?;
        let limit = self.is_short(&e.terms);
        self.turn_of = Some(id);
        let words = self.words_for(&e.terms, &[])?;
        self.update(id, |e| {
            e.limit_approved = limit;
            e.tray = false;
        });
        self.hear(id, &words);
        Ok(())
    }

    pub(super) fn end(&mut self, id: u32, stage: Stage) {
        let forgotten = stage == Stage::Withdrawn && self.broken(Fault::WithdrawnKeepsItsHold);
        self.update(id, |e| {
            e.stage = stage;
            if !forgotten {
                e.holds.clear();
            }
        });
        self.leave_turn(id);
        self.hold_the_net(id);
    }

    pub(crate) fn decline(&mut self, id: u32, member: Option<u32>) -> Result<(), Refusal> {
        self.standing(id, "agree", &[Stage::Proposed])?;
        let terms = self.exchanges[&id].terms.clone();
        let sender = self.by.map(|by| self.resolve(by));
        let meant = match member {
            Some(member) => self.meant(&[member], &terms, "agree")?,
            None if sender.is_none() => Vec::new(),
            None => self.own_parts(&terms, "agree"),
        };
        // Whoever passes on the no of one other says whose it is; whoever speaks for themselves among others says their own.
        let own = sender.filter(|sender| meant.contains(sender));
        let who = if let [one] = meant.as_slice() { Some(*one) } else { own };
        let who = if self.broken(Fault::PassedOnIsTheSendersNo) { own } else { who };
        self.update(id, |e| e.declined = who);
        self.end(id, Stage::Declined);
        self.end_together(id)
    }

    pub(crate) fn withdraw(&mut self, id: u32) -> Result<(), Refusal> {
        let e = self.seen(id, None)?;
        if e.by.is_none() || e.by != self.by || !self.still_proposes(self.resolve(e.by.unwrap_or(0)), &e.terms) {
            self.permit("agree", &About::Exchange(&e.terms, e.by))?;
        }
        if !matches!(e.stage, Stage::Proposed | Stage::Agreed) {
            return refuse("exchange-state");
        }
        self.end(id, Stage::Withdrawn);
        self.end_together(id)
    }

    pub(crate) fn call_off(&mut self, member: u32, from: Option<i64>) -> Result<(), Refusal> {
        let ahead: Vec<u32> = self
            .exchanges
            .iter()
            .filter(|(_, e)| matches!(e.stage, Stage::Proposed | Stage::Agreed))
            .filter(|(_, e)| {
                from.is_none_or(|from| e.terms.on >= from && self.outside_the_tray(e)) && self.asked(&e.terms).contains(&member)
            })
            .map(|(id, _)| *id)
            .collect();
        ahead.into_iter().try_for_each(|id| {
            if !matches!(self.exchanges[&id].stage, Stage::Proposed | Stage::Agreed) {
                return Ok(());
            }
            self.end(id, Stage::Withdrawn);
            self.end_together(id)
        })
    }

    pub(crate) fn clear_ahead(&mut self, member: u32, from: i64) -> Result<(), Refusal> {
        let mut against = self.permit("profile", &About::Member(member)).err().unwrap_or_default();
        against.extend(self.person(member).err().unwrap_or_default());
        all_well(against)?;
        self.call_off(self.resolve(member), Some(from))
    }
}
