//! Communities that never were: for trying things out, for teaching, and for measuring at sizes nobody has at hand.

mod commands;

pub use commands::Commands;

use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::error::Error;
use crate::queries::left_out;
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// The fewest members of a synthetic community.
pub const FEWEST: u32 = 10;
/// And the most.
pub const MOST: u32 = 1_000_000;
/// Weeks of a synthetic community's past, at most: ten years.
pub const LONGEST: u32 = 520;
/// Members times weeks, at most.
pub const MOST_MEMBER_WEEKS: u64 = 104_000_000;
/// A community that never was: the same seed gives the same commands, byte for byte, on every machine and in every language.
///
/// Most are quiet and a few carry much: how much somebody gives goes as one over a number drawn evenly (Pareto's law with exponent
/// 1, cut off at sixty times the least, which leaves about half of all giving to a tenth of the members); half of how much they
/// receive goes with it. Organisations give four times as much. Neighbours who joined about the same time know each other and
/// mostly help one another. Weeks of August and around the turn of the year are quieter; some activities have their season. Members
/// are numbers: they have no names, and nothing personal is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Community {
    /// How many members there are in the end, those who left included: 10 to 1 000 000.
    pub members: u32,
    /// How many weeks it has been going, up to 520.
    pub weeks: u32,
    /// What everything is drawn from.
    pub seed: u64,
    /// The day it was founded.
    pub from: Date,
    /// Its charter; one with thirteen activities and advisory limits of −10 h and 40 h when left out.
    #[serde(skip_serializing_if = "left_out")]
    pub charter: Option<Box<Charter>>,
    /// The number of times in a thousand weeks that a member receives help, on average.
    pub receives: u32,
    /// The number of neighbours who know each other.
    pub neighbours: u32,
    /// The share of help that stays among them, in thousandths.
    pub near: u32,
    /// The share of exchanges that are sessions of several, in thousandths.
    pub sessions: u32,
    /// The share of members that are organisations, in thousandths; none if the charter knows no such kind.
    pub organisations: u32,
    /// The share of members who joined after the first week, in thousandths.
    pub joined_later: u32,
    /// The share of members who leave within a year, in thousandths.
    pub leaves: u32,
    /// The share of members who post an offer when they join, in thousandths; every sixth of them a request as well.
    pub listings: u32,
}

impl Default for Community {
    fn default() -> Self {
        Self {
            members: 200,
            weeks: 52,
            seed: 1,
            // A Monday.
            from: Date::from_days(20_094).unwrap_or(Date::EPOCH),
            charter: None,
            receives: 150,
            neighbours: 30,
            near: 750,
            sessions: 50,
            organisations: 20,
            joined_later: 400,
            leaves: 120,
            listings: 600,
        }
    }
}

impl Community {
    fn check(&self) -> Result<(), Error> {
        let fits = |what: &'static str, given: u64, least: u64, most: u64| {
            if (least..=most).contains(&given) {
                Ok(())
            } else {
                Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange { what, given: given.to_string().into() }))
            }
        };
        fits("members", u64::from(self.members), u64::from(FEWEST), u64::from(MOST))?;
        fits("weeks", u64::from(self.weeks), 0, u64::from(LONGEST))?;
        fits("seed", self.seed, 0, 1 << 53)?;
        fits("receives", u64::from(self.receives), 0, 5_000)?;
        fits("neighbours", u64::from(self.neighbours), 2, u64::from(MOST))?;
        for (what, share) in [
            ("near", self.near),
            ("sessions", self.sessions),
            ("organisations", self.organisations),
            ("joinedLater", self.joined_later),
            ("leaves", self.leaves),
            ("listings", self.listings),
        ] {
            fits(what, u64::from(share), 0, 1_000)?;
        }
        let count = u64::from(self.members).saturating_mul(u64::from(self.weeks));
        if count > MOST_MEMBER_WEEKS {
            return Err(Error::TooMany { what: "weeks of members", count, most: MOST_MEMBER_WEEKS });
        }
        let days = i32::try_from(self.weeks).ok().and_then(|weeks| weeks.checked_add(1)?.checked_mul(7));
        match days.and_then(|days| self.from.plus_days(days)) {
            Some(_) => Ok(()),
            None => Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange {
                what: "weeks",
                given: "beyond the year 9999".into(),
            })),
        }
    }

    fn own_charter(&self) -> Result<Charter, Error> {
        match &self.charter {
            Some(charter) => Ok(charter.as_ref().clone()),
            None => Ok(Charter::from_json(include_bytes!("community.json"))?),
        }
    }

    /// Everything that was asked of its bank, in order, one after another: a large community needs no room for its commands.
    /// They take a few bytes a member.
    ///
    /// # Errors
    /// [`crate::values::error::ValueError::NumberOutOfRange`]; [`Error::TooMany`]; [`Error::BadJson`] never.
    pub fn commands(&self) -> Result<Commands, Error> {
        self.check()?;
        Ok(Commands::new(self.clone(), self.own_charter()?))
    }

    /// Its bank. Without a journal it takes less than half the room, and there is nothing to drain.
    ///
    /// ```
    /// use timebank_core::laboratory::Community;
    /// let bank = Community::default().members(200).weeks(26).bank(true)?;
    /// assert_eq!(bank.host().member_rows().count(), 200);
    /// assert_eq!(bank, Community::default().members(200).weeks(26).bank(true)?);
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Community::commands`]; [`Error::BadCharter`]; what the bank refuses under the charter given, such as a welcome the pot
    /// cannot pay.
    pub fn bank(&self, journal: bool) -> Result<TimeBank, Error> {
        self.bank_watched(journal, None)
    }

    /// As [`Community::bank`], under the eyes of whoever waits: `watch` is told now and then how many commands were executed, and
    /// says whether to go on. Stopped, there is no bank.
    ///
    /// # Errors
    /// As [`Community::bank`]; [`Error::NothingToDo`] when it was stopped.
    pub fn bank_watched(&self, journal: bool, mut watch: Option<&mut dyn FnMut(u64) -> bool>) -> Result<TimeBank, Error> {
        let mut bank = TimeBank::empty_one(journal);
        for (command, done) in self.commands()?.zip(1u64..) {
            bank.execute(&command)?;
            if done.is_multiple_of(10_000)
                && let Some(watch) = &mut watch
                && !watch(done)
            {
                return Err(Error::NothingToDo { what: "the making of a community was stopped" });
            }
        }
        Ok(bank)
    }
}
