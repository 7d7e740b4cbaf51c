//! Overlaps with other agreed sessions, travel time between sessions included.

use super::occasion::{Occasion, Taker, Tally};
use super::{Answer, Reason};
use crate::charter::Otherwise;
use crate::model::exchange::{ExchangeState, Setting, Terms};
use crate::values::audience::Audience;
use crate::values::ids::MemberId;
use crate::values::place::Place;
use crate::values::time::Date;

/// The code of the reason.
pub(crate) const BOOKED_TWICE: &str = "booked-twice";

/// Days within which two sessions can overlap: the longest session takes a day, and travel may take another.
const REACH: i32 = 3;

fn minute_of(on: Date, minute: u16) -> i64 {
    i64::from(on.days()).saturating_mul(1440).saturating_add(i64::from(minute))
}

/// Another agreed session of a participant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Booked {
    member: MemberId,
    begin: i64,
    end: i64,
    place: Option<Place>,
}

impl<'a> Occasion<'a> {
    /// Returns the participants' other agreed sessions around this occasion. Empty if its start time is not known.
    pub(super) fn agreed_elsewhere(&self) -> Vec<Booked> {
        let mut all = Vec::new();
        if self.start.is_none() {
            return all;
        }
        let state = self.bank;
        for (id, ()) in state.open.iter().filter(|(id, ())| Some(**id) != self.besides) {
            let agreed = |state| state == ExchangeState::Agreed || (state == ExchangeState::Proposed && self.stands_or_falls_with(*id));
            let Some(row) = state.exchanges.get(*id).filter(|row| agreed(row.state)) else { continue };
            let Some(start) = row.start().filter(|_| row.on.days_since(self.on).unsigned_abs() <= REACH.unsigned_abs()) else { continue };
            let Some(plan) = state.plans.get(id) else { continue };
            let begin = minute_of(row.on, start.minute);
            for part in plan.parts.iter().filter(|part| part.attended()) {
                let member = self.bank.resolve(part.member);
                if self.find(member).is_some() {
                    all.push(Booked { member, begin, end: begin.saturating_add(i64::from(part.minutes)), place: self.place_of(plan) });
                }
            }
        }
        all
    }

    /// Returns where a session takes place, if known: at its listing's place, or at the home of the first receiver.
    fn place_of(&self, terms: &Terms) -> Option<Place> {
        self.bank.charter().booking.metres_per_minute?;
        let there = Occasion::knowing(self.bank, terms, None, Vec::new());
        there.session_place()
    }

    fn session_place(&self) -> Option<Place> {
        let home = || {
            let host = self.takers.iter().find(|taker| taker.receives())?;
            self.place(host)
        };
        match self.setting {
            Some(Setting::Remote) => None,
            Some(Setting::Home) => home(),
            _ => self.listing_place(),
        }
    }

    /// Returns whether a participant is agreed to be elsewhere at that time, or travelling.
    pub(super) fn is_booked(&self, taker: &Taker<'_>) -> bool {
        let Some(start) = self.start else { return false };
        let begin = minute_of(self.on, start);
        let end = begin.saturating_add(i64::from(taker.minutes));
        self.elsewhere().iter().filter(|other| other.member == taker.member).any(|other| {
            let way = self.way_to(other.place);
            other.begin < end.saturating_add(way) && begin < other.end.saturating_add(way)
        })
    }

    /// Returns the travel time in minutes from this session to another place, rounded up. 0 if a place or the pace is not known.
    fn way_to(&self, other: Option<Place>) -> i64 {
        if !self.travels {
            return 0;
        }
        let pace = self.bank.charter().booking.metres_per_minute.map_or(0, i64::from);
        let metres = self.session_place().zip(other).map_or(0, |(here, there)| i64::from(here.metres_to(there)));
        metres.saturating_add(pace.saturating_sub(1)).checked_div(pace).unwrap_or(0)
    }

    /// Returns a reason that names the participants who would be in two places at once, if any.
    pub(super) fn booked_twice(&self) -> Option<Reason> {
        let booked = Tally::all_known(self.takers.iter().filter(|taker| self.is_booked(taker)).map(|taker| taker.member))?;
        let answer = match self.bank.charter().booking.twice {
            Otherwise::Refused => Answer::Refused,
            Otherwise::NeedsApproval => Answer::NeedsApproval,
        };
        Some(Reason {
            rule: None,
            code: BOOKED_TWICE,
            answer,
            members: booked.members,
            text: "somebody is agreed to be elsewhere then, the way there included".into(),
            audience: Audience::Broker,
        })
    }
}
