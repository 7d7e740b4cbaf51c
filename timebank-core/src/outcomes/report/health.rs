//! More of the report on how a community does: who has gone quiet, through whom others are connected, who starts things.

use super::make::{called, hours, names, row, whole};
use super::value::{CommunityReport, Section};
use crate::bank::TimeBank;
use crate::charter::Power;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::outcomes::Figure;
use crate::outcomes::community::{Leaving, NeedsCoverage, NetworkRobustness};
use crate::outcomes::network::shape::Shape;
use crate::outcomes::ties::Window;
use crate::queries::{Access, TodayAt};
use crate::values::ids::MemberId;
use crate::values::time::Date;

/// Things of one kind: begun by neighbours, by staff, by the host itself.
#[derive(Clone, Copy, Default)]
struct Begun([u64; 3]);

impl TimeBank {
    /// People quiet against their own rhythm, bottlenecks, and the members' share in starting things.
    pub(super) fn think_of(&self, report: &mut CommunityReport, window: &Window<'_, '_>) -> Result<(), Error> {
        let today = self.today(Viewer::Host, &TodayAt { on: Some(window.until), ..TodayAt::new(window.until.start()) })?;
        let usual = |tenths: u32| Figure::ratio(tenths.into(), 10);
        let quiet = today.quiet.iter().map(|one| row(&called(&one.who), vec![whole(one.silent_days.into()), usual(one.usual_gap_tenths)]));
        let quiet: Vec<_> = quiet.collect();
        report.sections.push(Section {
            code: String::new(),
            heading: "Quiet against their own rhythm".into(),
            text: if quiet.is_empty() {
                "Nobody at present; whoever would rather not be asked is not looked at.".into()
            } else {
                "Who might like a call? Whoever would rather not be asked is not among them.".into()
            },
            rows_are: "member".into(),
            columns: names(&["days of silence", "usual days between"]),
            rows: quiet,
            chart: false,
        });
        let (network, who) = window.network(|_| true);
        let host = Access::HOST;
        let through = Shape::of(&network).cut_members.into_iter().filter_map(|place| {
            let place = *who.get(place as usize)?;
            let part = window.parts.get(place as usize)?;
            let name = called(&self.named(&host, window.member(place)?));
            Some(row(&name, vec![whole(part.ties.into()), hours(part.given)]))
        });
        let through: Vec<_> = through.collect();
        report.sections.push(Section {
            code: String::new(),
            heading: "Through whom others are connected".into(),
            text: if through.is_empty() {
                "Nobody's leaving would cut others off.".into()
            } else {
                "Without one of them, some would lose touch with the rest. Who could be introduced to whom?".into()
            },
            rows_are: "member".into(),
            columns: names(&["ties", "hours given"]),
            rows: through,
            chart: false,
        });
        let told = self.begun(window.from, window.until);
        report.sections.push(Section {
            code: String::new(),
            heading: "Who starts things".into(),
            text: "What neighbours, and what staff, put forward or wrote down. Sheets entered by the host count for neither.".into(),
            rows_are: "what".into(),
            columns: names(&["neighbours' share", "by neighbours", "by staff", "by the host"]),
            rows: told
                .into_iter()
                .map(|(name, Begun([peers, staff, host]))| {
                    let share = Figure::share(peers, peers.saturating_add(staff));
                    row(name, vec![share, whole(peers), whole(staff), whole(host)])
                })
                .collect(),
            chart: false,
        });
        Ok(())
    }

    /// Needs by their names, unmet lower ones first.
    pub(super) fn needs_told(&self, report: &mut CommunityReport, from: Option<Date>, until: Option<Date>) -> Result<(), Error> {
        let needs = self.needs_coverage(Viewer::Host, &NeedsCoverage { from, until })?;
        let scheme = &self.charter().needs;
        let name = |code: &str| scheme.needs.iter().find(|need| need.code == code).map(|need| need.name.as_str());
        let rows = needs.iter().map(|line| {
            let count = |number: u32| whole(number.into());
            let cells = vec![hours(line.minutes), count(line.unmet), count(line.met), count(line.givers), count(line.offering)];
            row(line.need.as_deref().map_or("not said", |code| name(code).unwrap_or(code)), cells)
        });
        report.sections.push(Section {
            code: String::new(),
            heading: "Needs, unmet lower ones first".into(),
            text: "Hours given towards each, requests met and unmet, and how many could step in.".into(),
            rows_are: "need".into(),
            columns: names(&["hours", "unmet requests", "met requests", "gave", "could step in"]),
            rows: rows.collect(),
            chart: true,
        });
        Ok(())
    }

    /// What would be left without staff, and without those who have the most ties.
    pub(super) fn if_key_people_left(&self, report: &mut CommunityReport, from: Option<Date>, until: Option<Date>) -> Result<(), Error> {
        let robust = self.network_robustness(Viewer::Host, &NetworkRobustness { from, until, leave: vec![1, 3] })?;
        let rows = robust.iter().map(|line| {
            let name = match line.without {
                Leaving::Nobody => "as it is".to_owned(),
                Leaving::Staff => format!("without staff ({})", line.gone),
                Leaving::MostTied => format!("without the most tied ({})", line.gone),
            };
            row(&name, vec![whole(line.largest), line.largest_share, whole(line.isolates), whole(line.needs_met.into())])
        });
        report.sections.push(Section {
            code: String::new(),
            heading: "If key people left".into(),
            text: "The largest group that would still be connected, who would be alone, and needs somebody would still give towards."
                .into(),
            rows_are: "who is there".into(),
            columns: names(&["largest group", "share of members", "alone", "needs"]),
            rows: rows.collect(),
            chart: true,
        });
        Ok(())
    }

    /// By whom exchanges, requests and offers were begun between two days, and charters decided.
    fn begun(&self, from: Date, until: Date) -> [(&'static str, Begun); 4] {
        let within = |on: Date| (from..=until).contains(&on);
        let note = |begun: &mut Begun, by: Option<MemberId>, on: Date| {
            let Begun([peers, staff, host]) = begun;
            let slot = match by.map(|by| self.resolve(by)) {
                None => host,
                Some(by) if self.has_power(by, Power::Staff, on) || self.is_organisation(by) => staff,
                Some(_) => peers,
            };
            *slot = slot.saturating_add(1);
        };
        let [mut exchanges, mut requests, mut offers, mut rules] = [Begun::default(); 4];
        for (_, row) in self.state.exchanges.iter().filter(|(_, row)| TimeBank::counts(row) && within(row.value)) {
            note(&mut exchanges, row.by, row.value);
        }
        for (_, listing) in self.state.listings.iter().filter(|(_, listing)| within(listing.posted_on)) {
            let of = if listing.kind == crate::model::listing::ListingKind::Request { &mut requests } else { &mut offers };
            note(of, listing.by, listing.posted_on);
        }
        for (_, charter) in self.state.charters.iter() {
            let on = charter.decided_on.unwrap_or_else(|| self.day_of(charter.at));
            charter.decided.iter().filter(|_| within(on)).for_each(|by| note(&mut rules, Some(by.member), on));
        }
        [
            ("exchanges put forward or written down", exchanges),
            ("requests posted", requests),
            ("offers posted", offers),
            ("voices that decided on the charter", rules),
        ]
    }
}
