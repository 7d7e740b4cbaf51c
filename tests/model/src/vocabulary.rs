//! Activities, programmes, pairings, offers and requests.

use crate::bank::{About, Bank, Listing, Pairing, Refusal, all_well, refuse};
use crate::command::RatherNot;
use crate::fault::Fault;
use crate::rules::*;

impl Bank {
    pub(crate) fn add_activity(&mut self, code: &str) -> Result<(), Refusal> {
        let mut against = self.permit("vocabulary", &About::Nobody).err().unwrap_or_default();
        if self.activities.values().any(|(c, _)| c == code) {
            against.push("already-there");
        }
        all_well(against)?;
        let id = self.activities.len() as u32 + 1;
        self.activities.insert(id, (code.to_string(), code.to_string()));
        self.create("activity", id);
        Ok(())
    }

    pub(crate) fn change_activity(&mut self, id: u32, code: &str, name: &str) -> Result<(), Refusal> {
        self.permit("vocabulary", &About::Nobody)?;
        let Some(row) = self.activities.get_mut(&id) else { return refuse("not-found") };
        if row.0 != code {
            return refuse("already-there");
        }
        if row.1 == name {
            return refuse("no-change");
        }
        row.1 = name.to_string();
        self.create("activity", id);
        Ok(())
    }

    pub(crate) fn open_programme(&mut self, name: &str, group: Option<Group>) -> Result<(), Refusal> {
        self.permit("vocabulary", &About::Nobody)?;
        if name.is_empty() {
            return refuse("unknown-word");
        }
        let id = self.programmes.len() as u32 + 1;
        self.programmes.insert(id, group);
        self.create("programme", id);
        Ok(())
    }

    pub(crate) fn pair(&mut self, programme: u32, mentor: u32, mentee: u32, from: Option<i64>) -> Result<(), Refusal> {
        let mut against = self.permit("vocabulary", &About::Nobody).err().unwrap_or_default();
        if !self.programmes.contains_key(&programme) {
            against.push("not-found");
        }
        for member in [mentor, mentee] {
            match self.person(member) {
                Err(codes) => against.extend(codes),
                Ok(p) if p.standing != Standing::Active => against.push("member-state"),
                Ok(_) => {}
            }
        }
        let (mentor, mentee, from) = (self.resolve(mentor), self.resolve(mentee), from.unwrap_or(self.day()));
        let again = self.pairings.values().any(|p| {
            p.programme == programme
                && self.resolve(p.mentor) == mentor
                && self.resolve(p.mentee) == mentee
                && p.ended.is_none_or(|last| last >= from)
        });
        if again || mentor == mentee {
            against.push("bad-pairing");
        }
        all_well(against)?;
        let id = self.pairings.len() as u32 + 1;
        self.pairings.insert(id, Pairing { programme, mentor, mentee, from, ended: None });
        self.create("pairing", id);
        Ok(())
    }

    pub(crate) fn end_pairing(&mut self, id: u32, on: Option<i64>) -> Result<(), Refusal> {
        self.permit("vocabulary", &About::Nobody)?;
        let on = on.unwrap_or(self.day());
        let Some(row) = self.pairings.get_mut(&id) else { return refuse("not-found") };
        let mut against = Vec::new();
        if row.ended.is_some() {
            against.push("bad-pairing");
        }
        if on < row.from {
            against.push("date-order");
        }
        all_well(against)?;
        row.ended = Some(on);
        self.changed = true;
        Ok(())
    }

    pub(crate) fn post_listing(&mut self, member: u32, request: bool, until: Option<i64>) -> Result<(), Refusal> {
        let mut against = self.permit("list", &About::Member(member)).err().unwrap_or_default();
        match self.person(member) {
            Err(codes) => against.extend(codes),
            Ok(p) if !matches!(p.standing, Standing::Active | Standing::Paused | Standing::Applicant) => against.push("member-state"),
            Ok(_) => {}
        }
        all_well(against)?;
        let days = self.rules.request_days.filter(|_| request);
        let until = until.or(days.map(|days| self.day() + i64::from(days)));
        let id = self.listings.len() as u32 + 1;
        let member = self.resolve(member);
        let row = Listing {
            member,
            request,
            until,
            minutes: None,
            activity: None,
            open: true,
            posted: self.day(),
            classified: self.classifies(member),
            renewed: None,
        };
        self.listings.insert(id, row);
        self.create("listing", id);
        Ok(())
    }

    /// Whether the sender classifies a member's listing: the host, or a broker whose account is another.
    fn classifies(&self, member: u32) -> bool {
        let own = |by: u32| self.account_of(by) == self.account_of(member);
        self.is_broker() && !self.by.is_some_and(own)
    }

    fn open_listing(&self, id: u32) -> Result<Listing, Refusal> {
        let Some(row) = self.listings.get(&id) else { return refuse("not-found") };
        if let Err(refused) = self.permit("list", &About::Member(row.member)) {
            // What a stranger cannot see is not there for them.
            let day = self.day();
            let stands = self.person(row.member).is_ok_and(|p| {
                p.standing == Standing::Active || (row.request && matches!(p.standing, Standing::Paused | Standing::Suspended))
            });
            let shown = stands && row.open && row.posted <= day && row.until.is_none_or(|until| day <= until);
            return if shown { Err(refused) } else { refuse("not-found") };
        }
        if !row.open {
            return refuse("listing-closed");
        }
        Ok(row.clone())
    }

    pub(crate) fn amend_listing(&mut self, id: u32, minutes: Option<u32>) -> Result<(), Refusal> {
        let row = self.open_listing(id)?;
        let mut against = Vec::new();
        if row.minutes == minutes {
            against.push("no-change");
        }
        if minutes.is_some_and(|m| m == 0 || m > 10_080) {
            against.push("bad-minutes");
        }
        all_well(against)?;
        let by_broker = self.classifies(row.member);
        self.listings.entry(id).and_modify(|row| {
            let longer = row.minutes.is_some_and(|most| minutes.is_none_or(|m| m > most));
            row.classified = by_broker || (row.classified && !longer);
            row.minutes = minutes;
        });
        self.changed = true;
        Ok(())
    }

    pub(crate) fn classify_listing(&mut self, id: u32, activity: Option<u32>) -> Result<(), Refusal> {
        let row = self.open_listing(id)?;
        let by_broker = self.classifies(row.member);
        if row.activity == activity && (row.classified || !by_broker) {
            return refuse("no-change");
        }
        if activity.is_some_and(|a| !self.activities.contains_key(&a)) {
            return refuse("not-found");
        }
        self.listings.entry(id).and_modify(|row| {
            row.activity = activity;
            row.classified = by_broker;
        });
        self.changed = true;
        Ok(())
    }

    pub(crate) fn renew_listing(&mut self, id: u32, until: Option<i64>) -> Result<(), Refusal> {
        let row = self.open_listing(id)?;
        let days = self.rules.request_days.filter(|_| row.request);
        let until = until.or(days.map(|days| self.day() + i64::from(days)));
        if until.is_some_and(|until| until < self.day()) {
            return refuse("date-order");
        }
        let today = self.day();
        // Asked for again by a member, after it was answered, it is classified again.
        let again = self.answered(id, today, None) > 0 && row.classified && row.activity == Some(2) && !self.classifies(row.member);
        self.listings.entry(id).and_modify(|row| {
            (row.until, row.renewed) = (until, Some(today));
            row.classified &= !again;
        });
        self.changed = true;
        Ok(())
    }

    pub(crate) fn close_listing(&mut self, id: u32) -> Result<(), Refusal> {
        self.open_listing(id)?;
        self.listings.entry(id).and_modify(|row| row.open = false);
        self.changed = true;
        Ok(())
    }

    pub(crate) fn close_listings(&mut self, member: u32) {
        let mine: Vec<u32> = self.listings.iter().filter(|(_, l)| l.open && self.resolve(l.member) == member).map(|(id, _)| *id).collect();
        for id in mine {
            self.listings.entry(id).and_modify(|row| row.open = false);
            self.changed = true;
        }
    }

    /// Keeps what a member would rather not be asked on an offer of theirs. It holds for twelve weeks.
    pub(crate) fn rather_not(&mut self, member: u32, offer: u32, what: &RatherNot, lifted: bool) -> Result<(), Refusal> {
        let mut against = self.permit("list", &About::Member(member)).err().unwrap_or_default();
        match self.person(member) {
            Err(codes) => against.extend(codes),
            Ok(p) if p.standing == Standing::Erased => against.push("member-state"),
            Ok(_) => {}
        }
        let (member, day) = (self.resolve(member), self.day());
        let sense = match what {
            RatherNot::Weekday(day) => *day < 7,
            RatherNot::Times(times, weeks) => lifted || (1..=100).contains(times) && (1..=12).contains(weeks),
            RatherNot::Activity(_) | RatherNot::Request(_) => true,
        };
        if !sense {
            against.push("bad-listing");
        }
        let own = |row: &Listing| self.resolve(row.member) == member;
        let theirs = |row: &Listing| !row.request && (own(row) || self.broken(Fault::RatherNotOfAnothersOffer));
        if !self.listings.get(&offer).is_some_and(theirs) {
            against.push("not-found");
        }
        // A member may decline what they can see: what is open and of somebody whose requests are shown.
        let seen = |row: &Listing| {
            let shown = |p: &crate::bank::Person| matches!(p.standing, Standing::Active | Standing::Paused | Standing::Suspended);
            let open = row.open && row.posted <= day && row.until.is_none_or(|until| day <= until);
            row.request && !own(row) && (self.is_broker() || open && self.person(row.member).is_ok_and(shown))
        };
        match what {
            RatherNot::Activity(activity) if !self.activities.contains_key(activity) => against.push("not-found"),
            RatherNot::Request(request) if !lifted && !self.listings.get(request).is_some_and(seen) => against.push("not-found"),
            _ => {}
        }
        all_well(against)?;
        let same = |other: &RatherNot| match (what, other) {
            (RatherNot::Times(..), RatherNot::Times(..)) => true,
            (one, other) => *one == *other,
        };
        let (twice, stays) = (self.broken(Fault::RatherNotIsSaidTwice), self.broken(Fault::RatherNotStaysTakenBack));
        let all = &mut self.person_mut(member).rather_not;
        if !(twice && !lifted || stays && lifted) {
            all.retain(|(_, of, other)| *of != offer || !same(other));
        }
        if !lifted {
            all.push((day, offer, *what));
        }
        self.changed = true;
        Ok(())
    }

    /// What a member would rather not be asked today: until when, of which offer, and what.
    pub fn would_rather_not(&self, member: u32) -> Vec<(i64, u32, RatherNot)> {
        let day = self.day();
        let all = self.members.get(&member).map(|row| row.rather_not.as_slice()).unwrap_or_default();
        let holds = |said: i64| day - said < 7 * 12 || self.broken(Fault::RatherNotHoldsForGood);
        all.iter().filter(|(said, ..)| holds(*said)).map(|(said, offer, what)| (said + 7 * 12 - 1, *offer, *what)).collect()
    }
}
