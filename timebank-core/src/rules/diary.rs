//! What is agreed elsewhere at the same time, and the way from one session to the next.

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

/// Days within which two sessions can overlap: the longest takes a day, and so may the way.
const REACH: i32 = 3;

fn minute_of(on: Date, minute: u16) -> i64 {
    i64::from(on.days()).saturating_mul(1440).saturating_add(i64::from(minute))
}

/// Another session that is agreed for someone who would take part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Booked {
    member: MemberId,
    begin: i64,
    end: i64,
    place: Option<Place>,
}

impl<'a> Occasion<'a> {
    /// What is agreed around this occasion for those who would take part; nothing when its hour is not known.
    pub(super) fn agreed_elsewhere(&self) -> Vec<Booked> {
        let mut all = Vec::new();
        if self.start.is_none() {
            return all;
        }
        let state = self.bank;
        for (id, ()) in state.open.iter().filter(|(id, ())| Some(**id) != self.besides) {
            let Some(row) = state.exchanges.get(*id).filter(|row| row.state == ExchangeState::Agreed) else { continue };
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

    /// Where a session is, if that is known: at its listing's place, or in the home of the first who receives.
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

    /// Whether someone is agreed to be elsewhere then, or on the way.
    pub(super) fn is_booked(&self, taker: &Taker<'_>) -> bool {
        let Some(start) = self.start else { return false };
        let begin = minute_of(self.on, start);
        let end = begin.saturating_add(i64::from(taker.minutes));
        self.elsewhere().iter().filter(|other| other.member == taker.member).any(|other| {
            let way = self.way_to(other.place);
            other.begin < end.saturating_add(way) && begin < other.end.saturating_add(way)
        })
    }

    /// Minutes from this session to another place, rounded up; 0 where a place or the pace is not known.
    fn way_to(&self, other: Option<Place>) -> i64 {
        let pace = self.bank.charter().booking.metres_per_minute.map_or(0, i64::from);
        let metres = self.session_place().zip(other).map_or(0, |(here, there)| i64::from(here.metres_to(there)));
        metres.saturating_add(pace.saturating_sub(1)).checked_div(pace).unwrap_or(0)
    }

    /// Who would be in two places at once, and what follows; nothing when nobody would.
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
