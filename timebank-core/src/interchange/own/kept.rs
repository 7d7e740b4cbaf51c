//! What was kept about members comes back: behind everything else, so that no rule judges the past by it.

use super::tables::{Cells, Tables};
use super::work::Player;
use crate::command::Keep;
use crate::error::Error;
use crate::interchange::{FaultKind, Guess, Lost, Report};
use crate::model::personal::Part;
use crate::order::BTreeMap;
use crate::values::ids::{ExchangeId, MemberId, PartId};
use crate::values::time::{Date, Timestamp};

/// A row of `kept.csv`, with old numbers.
#[derive(Debug)]
pub struct KeptRow {
    pub line: u64,
    pub member: u32,
    /// The number it was kept under, of those that others refer to.
    pub part: Option<u32>,
    /// The day on which it was kept, of those that do not say it themselves.
    pub on: Option<Date>,
    pub kept: Part,
}

pub fn row(cells: &mut Cells<'_>) -> Option<KeptRow> {
    let (part, on) = (cells.maybe_number("part"), cells.maybe_time("on"));
    let member = cells.number("member");
    let line = cells.row.line;
    if cells.row.get(cells.column("kept")).is_empty() {
        cells.fault("kept", FaultKind::MissingValue, "this cannot be empty");
    }
    Some(KeptRow { line, member: member?, part, on, kept: cells.json("kept")? })
}

impl KeptRow {
    /// Whether it counts from the day on which it was kept.
    fn counts_from_its_day(&self) -> bool {
        self.on.is_some() && matches!(self.kept, Part::RatherNot(_))
    }
}

/// When parts are kept that count from the day on which they were kept, by their places: once the listings they name are there.
pub fn by_day(tables: &Tables) -> impl Iterator<Item = (Timestamp, usize)> + '_ {
    let rows = tables.kept.iter().enumerate().filter(|(_, row)| row.counts_from_its_day());
    let mut posted: BTreeMap<u32, Timestamp> = BTreeMap::new();
    rows.filter_map(move |(place, row)| {
        let Part::RatherNot(said) = &row.kept else { return None };
        if posted.is_empty() {
            posted.extend(tables.listings.iter().map(|listing| (listing.number, listing.posted)));
        }
        let named = [Some(said.offer), said.request].into_iter().flatten().filter_map(|id| posted.get(&id.get()).copied());
        let day = tables.start_of(row.on?);
        Some((named.fold(day, Timestamp::max), place))
    })
}

impl Player<'_> {
    /// Keeps what is not told by a day of its own.
    pub fn rest_of_kept(&mut self, report: &mut Report) {
        for (place, row) in self.tables.kept.iter().enumerate() {
            if !row.counts_from_its_day() {
                // Its day is its own: what is planned for a day to come moves no clock.
                self.keep(place, report);
            }
        }
    }

    /// Keeps a part. What the bank refuses is told.
    pub fn keep(&mut self, place: usize, report: &mut Report) {
        let Some(row) = self.tables.kept.get(place) else { return };
        let context = self.context();
        let kept = self.numbered(&row.kept).and_then(|part| {
            let member = self.member(row.member)?;
            self.bank.keep(context, Keep { member, parts: vec![part] })?;
            Ok(member)
        });
        match kept {
            Ok(member) => {
                let here = self.newest(member, &row.kept);
                self.parts.extend(row.part.zip(here));
                crate::interchange::sheets::taken(report, "kept.csv", 1);
            }
            Err(error) => {
                let why = "parts the bank refuses";
                report.lost.push(Lost { file: "kept.csv".into(), column: "kept".into(), count: 1, why });
                report.guessed.push(Guess::new("kept.csv", row.line, row.kept.kind().as_str(), error.code(), "not-kept"));
            }
        }
    }

    /// The number of the newest part of a kind that others refer to.
    fn newest(&self, member: MemberId, kept: &Part) -> Option<PartId> {
        let person = self.bank.person(member)?;
        match kept {
            Part::Concern(_) => person.concerns.last().map(|(id, _)| *id),
            Part::Objection(_) => person.objections.last().map(|(id, _)| *id),
            _ => None,
        }
    }

    /// A part with the numbers that hold here.
    fn numbered(&self, kept: &Part) -> Result<Part, Error> {
        let mut part = kept.clone();
        let exchange = |number: ExchangeId| {
            self.exchanges.get(&number.get()).copied().ok_or(Error::NotFound { what: "exchange", number: number.get() })
        };
        match &mut part {
            Part::Check(said) => self.renumber(said.seen_by.as_mut())?,
            Part::Consent(said) => self.renumber(said.given_by.as_mut())?,
            Part::Appointment(said) => self.renumber(said.who.as_mut())?,
            Part::MetByStaff(said) => self.renumber(said.by.as_mut())?,
            Part::DoNotMatch(said) => self.renumber(Some(&mut said.with))?,
            Part::Contact(said) => self.renumber(said.by.as_mut())?,
            Part::Concern(said) => {
                self.renumber(said.by.as_mut())?;
                said.concern = said.concern.map(|number| self.part(number)).transpose()?;
            }
            Part::Objection(said) => {
                self.renumber(said.by.as_mut())?;
                said.answers = said.answers.map(|number| self.part(number)).transpose()?;
            }
            Part::AfterMeeting(said) => {
                self.renumber(Some(&mut said.with))?;
                said.exchange = exchange(said.exchange)?;
            }
            Part::RatherNot(said) => {
                said.offer = self.listing_of(said.offer.get())?;
                said.request = said.request.map(|request| self.listing_of(request.get())).transpose()?;
                said.activity = said.activity.map(|activity| self.known_activity(activity.get())).transpose()?;
            }
            _ => {}
        }
        Ok(part)
    }

    fn renumber(&self, member: Option<&mut MemberId>) -> Result<(), Error> {
        if let Some(member) = member {
            *member = self.member(member.get())?;
        }
        Ok(())
    }

    fn part(&self, number: PartId) -> Result<PartId, Error> {
        self.parts.get(&number.get()).copied().ok_or(Error::NotFound { what: "part", number: number.get() })
    }
}

/// Old numbers of parts, and those they have here.
pub type Parts = BTreeMap<u32, PartId>;
