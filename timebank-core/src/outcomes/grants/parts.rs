//! The parts of a report to a funder: whom a grant reached, what changed, what lasted, what it cost; and stories beside the numbers.

use super::definition::{Indicator, Measure};
use super::find::{Found, Source, mix, whole_hours};
use super::making::{Making, row, section, whole};
use super::overlap::GroupsTold;
use super::standing::times;
use super::story::Names;
use super::things::{facilitation, met_again, with_visitors};
use crate::error::Error;
use crate::outcomes::Figure;
use crate::outcomes::disclosure::Advice;
use crate::outcomes::disclosure::counted::{count, count_of, part};
use crate::outcomes::disclosure::headlines::{Days, PEOPLE, Shown, narrowed};
use crate::outcomes::figure::{day_name, span_name};
use crate::outcomes::report::Section;
use crate::outcomes::ties::Window;
use crate::values::ids::{Id, MemberId};

/// The most stories that are given with a question.
const MOST_STORIES: usize = 1_000;

/// A figure of people alone, organisations left out.
fn people(base: &str) -> String {
    narrowed(base, &[PEOPLE.to_owned()])
}

impl Making<'_, '_> {
    pub(super) fn reach(&mut self) -> Result<(), Error> {
        let (active, joined) = (self.active.len() as u64, self.joined());
        let both =
            self.active.iter().filter(|place| self.window.parts.get(**place as usize).is_some_and(|p| p.given > 0 && p.received > 0));
        let both = both.count() as u64;
        let (days, visitors) = (self.days(), Found::Visitors { count: self.window.visitors, people: with_visitors(&self.window) });
        let visitors = visitors.shown(&self.policy).and_then(whole_hours);
        let (taking_part, both_ways) = (people("taking-part"), people("both-ways"));
        // Beside all members, those who joined tell how many were there before; that nobody did tells no more than all members do.
        let before = (self.people_in_window().count() as u64).saturating_sub(joined);
        let new = (joined == 0 || before == 0 || count(&self.policy, before).is_some()).then_some(joined);
        self.told.compared |= new.is_none();
        self.people = self.told.count(days, &taking_part, count(&self.policy, active));
        let rows = vec![
            row("people who took part", vec![self.people.map(whole)]),
            row("of them, those who both gave and received", vec![self.part(days, (&both_ways, both), (&taking_part, active))]),
            row("people who joined", vec![new.and_then(|joined| self.count(days, "joined", joined))]),
            row("visitors without a name, counted each time", vec![self.told.count(days, "visitors", visitors).map(whole)]),
        ];
        let text = "People who gave, received or did something together in these days.";
        self.sections.push(section("Whom it reached", text, "what", &["how many"], rows));
        Ok(())
    }

    pub(super) fn joined(&self) -> u64 {
        let within = |id: MemberId| {
            let row = self.bank.state.members.get(id);
            row.is_some_and(|row| row.merged_into.is_none() && (self.window.from..=self.window.until).contains(&row.joined))
        };
        self.people_in_window().filter(|id| within(*id)).count() as u64
    }

    /// Everyone who is counted and no organisation.
    pub(super) fn people_in_window(&self) -> impl Iterator<Item = MemberId> + '_ {
        self.window.population().filter_map(MemberId::from_index).filter(|id| !self.bank.is_organisation(*id))
    }

    pub(super) fn outcomes(&mut self) -> Result<Vec<(String, u64)>, Error> {
        let source = self.source();
        let mut people = Vec::new();
        for outcome in &self.grant.outcomes {
            let mut rows = Vec::new();
            for one in &outcome.indicators {
                let both = source.both(self.grant, one, self.as_of)?;
                let now = self.indicator(&source, one, &both.now, self.days())?;
                let earlier = one.baseline.as_ref().map(|baseline| Days { from: baseline.from, until: baseline.until });
                let before = match both.before.as_ref().zip(earlier) {
                    Some((found, days)) => self.indicator(&source, one, found, days)?,
                    None => None,
                };
                // Everything beside it is made of what is shown.
                let stands = one.stands(now, before, 0);
                let cells = vec![stands.value, stands.baseline, stands.change, stands.target, Some(stands.share), stands.contributed];
                rows.push(row(&one.name, cells));
                let came = match (&both.now, one.measure) {
                    (Found::Count(number), Measure::TookRole) => count(&self.policy, *number),
                    (Found::Part { part: some, whole }, Measure::BothWays) => part(&self.policy, *some, *whole).map(|(some, _)| some),
                    (Found::Share { part: some, whole, .. }, Measure::Improved) => part(&self.policy, *some, *whole).map(|(some, _)| some),
                    _ => None,
                };
                if let Some(came) = came.filter(|_| now.is_some()).and_then(|came| times(whole(came), one.part())) {
                    people.push((one.name.clone(), u64::try_from(came.units()).unwrap_or(0)));
                }
            }
            let text = "Where each stands, where it stood before, and how much of the change is told under this grant. It says what \
                        changed, not why.";
            let columns = ["now", "before", "change", "target", "share of this grant", "told under this grant"];
            self.sections.push(section(&outcome.name, text, "indicator", &columns, rows));
        }
        Ok(people)
    }

    /// What an indicator has come to, as it may be shown.
    pub(super) fn indicator(&mut self, source: &Source<'_, '_>, one: &Indicator, found: &Found, of: Days) -> Result<Option<Figure>, Error> {
        if one.group.is_some() && (self.small || self.whole_only) {
            self.told.compared |= self.whole_only;
            return Ok(None);
        }
        let Some(shown) = found.shown(&self.policy) else { return Ok(None) };
        // Answers are of points in time, not of the days of the grant.
        let days = if one.measure.is_change() { Days { from: None, until: self.as_of } } else { of };
        let told = self.groups.tell(source, one, of, found, &self.policy)?;
        let headlines = one.headlines(found, &self.policy);
        let stands = headlines.iter().all(|headline| self.told.stands(days, headline));
        if !told || self.policy.publishable && !stands && GroupsTold::overlaps_earlier(source.bank, one, found, days, &self.told) {
            self.told.compared = true;
            return Ok(None);
        }
        let counted = one.counted(found);
        let of = |name: &String| headlines.iter().find(|headline| headline.0 == *name).cloned();
        let all: Vec<_> = counted.iter().filter_map(|(name, counted)| Some((of(name)?, *counted))).collect();
        if !self.may_count(days, &all) || !self.told.tell(days, &headlines) {
            return Ok(None);
        }
        all.iter().for_each(|(headline, counted)| self.told.note_counted(days, &headline.0, counted));
        let rounding = u64::from(self.policy.rounding);
        if self.policy.publishable && rounding > 1 && matches!(found, Found::Share { .. }) {
            // Both counts may be off by half of what they are rounded to.
            let off = |of: u64| Figure::share(rounding.saturating_sub(1), of).map(|off| off.rounded(2));
            if let Some((some, many)) = off(20).zip(off(100)) {
                let note = format!(
                    "shares are made of the counts as shown: beside 20 people shown one may be off by {some}, beside 100 by {many}"
                );
                if !self.notes.contains(&note) {
                    self.notes.push(note);
                }
            }
        }
        Ok(Some(shown))
    }

    /// Of those who took part and the ties that were made, who and which are still there after the grant's last day.
    pub(super) fn lasting(&mut self) {
        let Some(after) = self.grant.until.plus_days(1).filter(|after| *after <= self.as_of) else {
            self.notes.push("what lasted can be told once time has passed after the grant's last day".into());
            return;
        };
        let later = Window::of(self.window.arcs, after, self.as_of);
        let still = self.active.iter().filter(|place| later.parts.get(**place as usize).is_some_and(|part| part.occasions > 0));
        let still = still.count() as u64;
        let (days, all) = (self.days(), self.active.len() as u64);
        // What came afterwards is of all the days up to today.
        let since = Days { until: self.as_of, ..days };
        let again = ("took-part-again", still);
        let [kept, new] = met_again(&self.window, &later);
        let new_ties = count_of(&self.policy, new.number(), &new.people());
        let new_ties = new_ties.filter(|shown| self.tell_counted(days, &[(("new-ties".to_owned(), Shown::Count(*shown)), &new)]));
        let took_part_again = self.part(since, again, ("of those who took part", all));
        // Those who met again, and those who did not, are figures of their own.
        let safe = [&kept, &new, &new.without(&kept)].iter().all(|pairs| pairs.may_be_shown(&self.policy));
        let kept_ties = part(&self.policy, kept.number(), new.number()).filter(|_| safe).filter(|(some, all)| {
            let named = |name: &str, shown| (name.to_owned(), Shown::Count(shown));
            self.tell_counted(since, &[(named("met-again", *some), &kept), (named("of those who met", *all), &new)])
        });
        let rows = vec![
            row("people who took part", vec![self.people.map(whole)]),
            row("of them, those who took part again afterwards", vec![took_part_again]),
            row("pairs who met for the first time", vec![new_ties.map(whole)]),
            row("of these, those who met again afterwards", vec![kept_ties.map(|(kept, _)| whole(kept))]),
        ];
        let text = format!("Seen over {}, after the grant ended.", span_name(after, self.as_of));
        self.sections.push(section("Did it last?", &text, "what", &["how many"], rows));
    }

    pub(super) fn fit(&mut self, line: &crate::outcomes::ties::ParticipationLine) -> Result<(), Error> {
        let found = mix(line, &self.window, |_| true);
        let share = found.shown(&self.policy).map(|figure| figure.rounded(10)).zip(count(&self.policy, line.active));
        let told = |(figure, people): &(Figure, u64)| ("support-mix".to_owned(), Shown::Mean { people: *people, figure: *figure });
        let days = self.days();
        let share = share.filter(|both| self.told.tell(days, &[told(both)])).map(|(figure, _)| figure);
        let rows = vec![
            row("share of hours received from somebody named that came from neighbours", vec![share]),
            row(
                "members whose only ties are with workers",
                vec![self.part(days, ("worker-only", line.worker_only), ("members", line.members))],
            ),
        ];
        let text = "Support that fits comes from neighbours where that will do, and from workers where it is needed.";
        self.sections.push(section("Did support fit need?", text, "what", &["figure"], rows));
        Ok(())
    }

    pub(super) fn cost(&mut self, came: &[(String, u64)]) {
        let mut rows = Vec::new();
        let people = self.people.filter(|people| *people > 0);
        let each = |amount: u64, people: Option<u64>| {
            let under = i128::from(people?).checked_mul(100)?;
            Figure::ratio(i128::from(amount), under).map(|figure| figure.rounded(2))
        };
        if let Some(amount) = self.grant.amount {
            rows.push(row(&format!("the grant, in {}", self.bank.charter().currency), vec![Figure::ratio(i128::from(amount), 100)]));
            rows.push(row("for each person who took part", vec![each(amount, people)]));
            for (name, units) in came.iter().filter(|(_, units)| *units > 0) {
                let over = i128::from(amount).saturating_mul(i128::from(Figure::ONE.units()));
                let figure = Figure::ratio(over, i128::from(*units).saturating_mul(100)).map(|figure| figure.rounded(2));
                rows.push(row(&format!("for each told under this grant: {name}"), vec![figure]));
            }
        }
        let minutes = Found::Facilitation { cell: facilitation(&self.window), exchanges: self.window.exchanges.into() };
        if let Some(funded) = self.grant.facilitation {
            rows.push(row("hours of facilitation this grant pays for", vec![Figure::share(funded, 60)]));
        }
        let days = self.days();
        let facilitation = minutes.shown(&self.policy).filter(|figure| {
            let hours = whole_hours(*figure).map(Shown::Hours);
            hours.is_some_and(|hours| self.told.tell(days, &[("facilitation".to_owned(), hours)]))
        });
        rows.push(row("hours of facilitation recorded, whoever pays", vec![facilitation]));
        let per = facilitation.zip(people).and_then(|(hours, people)| {
            let over = i128::from(hours.units()).saturating_mul(60);
            Figure::ratio(over, i128::from(people).saturating_mul(i128::from(Figure::ONE.units()))).map(|figure| figure.rounded(1))
        });
        rows.push(row("minutes of facilitation for each person who took part", vec![per]));
        let each_is_shown = per.is_some() || self.grant.amount.is_some() && people.is_some();
        if self.policy.publishable && each_is_shown {
            self.notes.push("figures for each person are made of the counts as shown".into());
        }
        let text = "What the grant came to for people, never for an hour: an hour is an hour, and credit is no money.";
        self.sections.push(section("What it cost", text, "what", &["figure"], rows));
    }

    pub(super) fn stories(&mut self) -> Result<[u32; 4], Error> {
        let count = self.question.stories.len();
        if count > MOST_STORIES {
            return Err(Error::TooMany { what: "stories", count: count as u64, most: MOST_STORIES as u64 });
        }
        let names = Names::of(self.bank);
        let told = self.bank.told(&self.question.stories, self.window.from, self.as_of, &names)?;
        for story in &told.stories {
            self.sections.push(Section { heading: "In a member's words".into(), text: (*story).to_owned(), ..Section::default() });
        }
        for (one, piece) in self.grant.indicators().flat_map(|one| one.evidence.iter().map(move |piece| (one, piece))) {
            if self.policy.publishable && names.are_in(&piece.what) {
                self.advice.push(Advice {
                    table: one.name.clone(),
                    why: "a piece of evidence is left out because it names somebody".into(),
                    merge_rows: Vec::new(),
                    merge_columns: Vec::new(),
                });
            } else {
                self.notes.push(format!("beside {}: {} ({})", one.name, piece.what, day_name(piece.on)));
            }
        }
        let stories = u32::try_from(told.stories.len()).unwrap_or(u32::MAX);
        Ok([stories, told.without_consent, told.not_approved, told.naming])
    }
}
