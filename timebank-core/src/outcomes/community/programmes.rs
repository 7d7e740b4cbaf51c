//! Programmes: who is paired, how it goes, whether mentors are ready and looked after, who stays, returns and becomes a mentor.

use super::latency::quartile;
use crate::bank::TimeBank;
use crate::charter::Ready;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::exchange::Side;
use crate::model::programme::{Pairing, PairingEnd};
use crate::order::{BTreeMap, BTreeSet};
use crate::outcomes::Figure;
use crate::outcomes::ties::Arcs;
use crate::queries::{Access, Named, TodayAt, question};
use crate::values::ids::{ActivityId, Id, MemberId, PairingId, ProgrammeId};
use crate::values::time::Date;
use serde::Serialize;

/// Days within which a mentor is to be supervised, when nothing is said.
const SUPERVISION: u32 = 42;

question! {
    /// How programmes go: pairings, their sessions and endings, how mentors are prepared and supervised, who dropped out and returned, who
    /// was mentored and mentors now. For brokers.
    pub struct ProgrammesOver
    optional {
        /// The number of one programme; all of them when left out.
        programme: Option<ProgrammeId>,
        /// The first day; that of the first exchange when left out.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
        /// Activities that prepare mentors. A member is trained who received one or did it together with others, or who has a contact
        /// of a kind the charter counts as training.
        training: Vec<ActivityId>,
        /// Days within which a mentor is to be supervised; 42 when left out.
        supervision_days: Option<u32>,
    }
    =>
    /// How programmes go, in order of number.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::DateOrder`]; [`Error::NotFound`] for a programme or an activity there is not.
    programmes -> Vec<ProgrammeLine>
}

/// How a programme goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ProgrammeLine {
    /// The programme's number.
    pub programme: ProgrammeId,
    /// The name of the programme.
    pub name: String,
    /// Pairings that began in the span.
    pub begun: u32,
    /// Pairings that go on at its end.
    pub going_on: u32,
    /// Pairings that ended in it, having reached what they were for.
    pub completed: u32,
    /// Pairings that were stopped before that.
    pub ended_early: u32,
    /// The number of pairings that ended because one of the two moved away.
    pub moved: u32,
    /// Pairings that ended because another suits better.
    pub rematched: u32,
    /// Of those that ended, the share stopped early.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drop_out: Option<Figure>,
    /// Members who were mentored in a pairing that was stopped early by the end of the span, or ended by moving away.
    pub gone: u32,
    /// Of these, those who were mentored here again later.
    pub returned: u32,
    /// Days until they were: half of them within.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_days: Option<Figure>,
    /// Members who were mentored, up to the end of the span.
    pub mentored: u32,
    /// The number of these who later became mentors here.
    pub became_mentors: u32,
    /// Sessions of its pairings in the span.
    pub sessions: u32,
    /// Minutes received in them.
    pub minutes: u64,
    /// Its pairings that went on in the span, or ended in it.
    pub pairings: Vec<PairingLine>,
    /// Its mentors on the last day.
    pub mentors: Vec<MentorLine>,
}

/// How a pairing goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PairingLine {
    /// The pairing's number.
    pub pairing: PairingId,
    /// The mentor.
    pub mentor: Named,
    /// The mentee.
    pub mentee: Named,
    /// The first day of the pairing.
    pub from: Date,
    /// The last day, once it has ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The reason it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<PairingEnd>,
    /// Sessions in the span.
    pub sessions: u32,
    /// Minutes received in them.
    pub minutes: u64,
    /// The day of the last session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_session: Option<Date>,
    /// The day it was last reviewed, with either of the two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Date>,
    /// The day a review was due, or soon is, that has not been noted: as in `today`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_due: Option<Date>,
}

/// Whether a mentor is ready, and looked after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MentorLine {
    /// The mentor.
    #[serde(flatten)]
    pub who: Named,
    /// The number of members they are paired with.
    pub pairings: u32,
    /// The day they were last trained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trained: Option<Date>,
    /// The day they were last supervised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervised: Option<Date>,
    /// Supervision contacts in the span.
    pub supervisions: u32,
    /// The day by which they are to be supervised: the days asked for after the last time, or after they were first paired.
    pub supervision_due: Date,
    /// The number of references received.
    pub references: u32,
    /// The day a check was last seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
    /// The day from which a new check is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recheck_after: Option<Date>,
    /// Whether they are ready, by what the charter counts: unless it says otherwise, they are trained, and supervision and checks are
    /// not overdue.
    pub ready: bool,
}

/// What a pairing's sessions come to.
#[derive(Clone, Copy, Default)]
struct Sessions {
    count: u32,
    minutes: u64,
    last: Option<Date>,
}

fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}

/// A bank looked at from its pairings.
struct Looking<'b> {
    bank: &'b TimeBank,
    viewer: Access,
    from: Date,
    until: Date,
    supervision: i32,
    sessions: BTreeMap<PairingId, Sessions>,
    trained: BTreeMap<MemberId, Date>,
    due: BTreeMap<PairingId, Date>,
}

impl Looking<'_> {
    /// The days of a member's contacts of such a kind, up to the last day.
    fn contacts(&self, member: MemberId, how: &[String]) -> Vec<Date> {
        let person = self.bank.state.people.get(&self.bank.resolve(member));
        let all = person.into_iter().flat_map(|person| &person.contacts);
        all.filter(|c| c.on <= self.until && how.contains(&c.how)).map(|c| c.on).collect()
    }

    fn pairing(&self, pairing: &Pairing) -> PairingLine {
        let sessions = self.sessions.get(&pairing.id).copied().unwrap_or_default();
        let reviews =
            [pairing.mentor, pairing.mentee].into_iter().flat_map(|member| self.contacts(member, &self.bank.charter().programmes.review));
        let ended = pairing.ended.filter(|(last, _)| *last <= self.until);
        PairingLine {
            pairing: pairing.id,
            mentor: self.bank.named(&self.viewer, pairing.mentor),
            mentee: self.bank.named(&self.viewer, pairing.mentee),
            from: pairing.from,
            until: ended.map(|(last, _)| last),
            why: ended.map(|(_, why)| why),
            sessions: sessions.count,
            minutes: sessions.minutes,
            last_session: sessions.last,
            reviewed: reviews.filter(|on| *on >= pairing.from && ended.is_none_or(|(last, _)| *on <= last)).max(),
            review_due: self.due.get(&pairing.id).copied(),
        }
    }

    fn mentor(&self, member: MemberId, first: Date, pairings: usize) -> MentorLine {
        let person = self.bank.state.people.get(&member);
        let policy = &self.bank.charter().programmes;
        let trained = self.contacts(member, &policy.training).into_iter().chain(self.trained.get(&member).copied()).max();
        let supervisions = self.contacts(member, &policy.supervision);
        let supervised = supervisions.iter().max().copied();
        let due = supervised.map_or(first, |last| last.max(first)).plus_days(self.supervision).unwrap_or(self.until);
        let checks = || person.into_iter().flat_map(|person| &person.checks).filter(|check| check.seen <= self.until);
        // One check that holds is enough; of several, the one that holds longest. One without a date holds on.
        let holds_on = checks().any(|check| check.recheck_after.is_none());
        let recheck_after = checks().filter_map(|check| check.recheck_after).max().filter(|_| !holds_on);
        let references = person.into_iter().flat_map(|person| &person.references);
        MentorLine {
            who: self.bank.named(&self.viewer, member),
            pairings: count(pairings),
            trained,
            supervised,
            supervisions: count(supervisions.iter().filter(|on| **on >= self.from).count()),
            supervision_due: due,
            references: count(references.filter(|reference| reference.received.is_some_and(|on| on <= self.until)).count()),
            checked: checks().map(|check| check.seen).max(),
            recheck_after,
            ready: policy.ready.iter().all(|wanted| match wanted {
                Ready::Trained => trained.is_some(),
                Ready::Supervised => due >= self.until,
                Ready::CheckInDate => recheck_after.is_none_or(|after| after > self.until),
            }),
        }
    }

    fn line(&self, id: ProgrammeId, name: &str) -> ProgrammeLine {
        let here = self.bank.state.pairings.iter().map(|(_, pairing)| pairing);
        let here: Vec<&Pairing> = here.filter(|pairing| pairing.programme == id && pairing.from <= self.until).collect();
        let ended = |pairing: &Pairing| pairing.ended.filter(|(last, _)| *last <= self.until);
        let goes_on = |pairing: &&&Pairing| pairing.ended.is_none_or(|(last, _)| last > self.until);
        let closed = |why: PairingEnd| {
            let within = |pairing: &&&Pairing| ended(pairing).is_some_and(|(last, there)| last >= self.from && there == why);
            count(here.iter().filter(within).count())
        };
        let early = closed(PairingEnd::EndedEarly);
        let (completed, moved, rematched) = (closed(PairingEnd::Completed), closed(PairingEnd::Moved), closed(PairingEnd::Rematched));
        let all = [completed, early, moved, rematched].into_iter().fold(0, u32::saturating_add);
        let now = |member: MemberId| self.bank.resolve(member);
        // The first time each was mentored, and the first each left before the end.
        let (mut mentored, mut gone): (BTreeMap<MemberId, Date>, BTreeMap<MemberId, Date>) = (BTreeMap::new(), BTreeMap::new());
        let mut mentors: BTreeMap<MemberId, Vec<&Pairing>> = BTreeMap::new();
        for pairing in &here {
            let first = mentored.entry(now(pairing.mentee)).or_insert(pairing.from);
            *first = pairing.from.min(*first);
            if let Some((last, PairingEnd::EndedEarly | PairingEnd::Moved)) = ended(pairing) {
                let first = gone.entry(now(pairing.mentee)).or_insert(last);
                *first = last.min(*first);
            }
            mentors.entry(now(pairing.mentor)).or_default().push(pairing);
        }
        let again = |member: MemberId, left: Date| {
            let later = here.iter().filter(|pairing| now(pairing.mentee) == member && pairing.from >= left).map(|pairing| pairing.from);
            later.min().and_then(|back| u32::try_from(back.days_since(left)).ok())
        };
        let mut days: Vec<u32> = gone.iter().filter_map(|(member, left)| again(*member, *left)).collect();
        days.sort_unstable();
        let later = |(member, first): &(&MemberId, &Date)| {
            mentors.get(member).is_some_and(|pairings| pairings.iter().any(|pairing| pairing.from > **first))
        };
        let sessions = here.iter().filter_map(|pairing| self.sessions.get(&pairing.id));
        let shown = |pairing: &&&Pairing| ended(pairing).is_none_or(|(last, _)| last >= self.from);
        let ready = mentors.iter().filter_map(|(member, pairings)| {
            let on = pairings.iter().filter(goes_on).count();
            let first = pairings.iter().map(|pairing| pairing.from).min()?;
            (on > 0).then(|| self.mentor(*member, first, on))
        });
        ProgrammeLine {
            programme: id,
            name: name.to_owned(),
            begun: count(here.iter().filter(|pairing| pairing.from >= self.from).count()),
            going_on: count(here.iter().filter(goes_on).count()),
            completed,
            ended_early: early,
            moved,
            rematched,
            drop_out: Figure::share(early.into(), all.into()),
            gone: count(gone.len()),
            returned: count(days.len()),
            return_days: quartile(&days, 2),
            mentored: count(mentored.len()),
            became_mentors: count(mentored.iter().filter(later).count()),
            sessions: sessions.clone().map(|one| one.count).fold(0, u32::saturating_add),
            minutes: sessions.map(|one| one.minutes).fold(0, u64::saturating_add),
            pairings: here.iter().filter(shown).map(|pairing| self.pairing(pairing)).collect(),
            mentors: ready.collect(),
        }
    }
}

impl TimeBank {
    /// See [`View::programmes`](crate::queries::View::programmes).
    pub(crate) fn programmes(&self, by: Viewer, question: &ProgrammesOver) -> Result<Vec<ProgrammeLine>, Error> {
        let viewer = self.access(by)?;
        viewer.need_broker()?;
        if let Some(id) = question.programme {
            self.state.programmes.get(id).ok_or(Error::NotFound { what: "programme", number: id.get() })?;
        }
        for id in &question.training {
            self.state.activities.get(*id).ok_or(Error::NotFound { what: "activity", number: id.get() })?;
        }
        let arcs = Arcs::of(self);
        let window = arcs.window(question.from, question.until)?;
        let training: BTreeSet<ActivityId> = question.training.iter().copied().collect();
        let mut looking = Looking {
            bank: self,
            viewer,
            from: window.from,
            until: window.until,
            supervision: i32::try_from(question.supervision_days.unwrap_or(SUPERVISION)).unwrap_or(i32::MAX),
            sessions: BTreeMap::new(),
            trained: BTreeMap::new(),
            due: BTreeMap::new(),
        };
        for (day, exchange) in arcs.occasions.iter().filter(|(day, _)| *day <= window.until.days()) {
            let (Some(row), Some(on)) = (arcs.row(*exchange), Date::from_days(*day)) else { continue };
            let received = || arcs.parts(row).filter(|(_, side, ..)| *side != Side::Gave);
            if row.activity.is_some_and(|activity| training.contains(&activity)) {
                for (place, ..) in received() {
                    // In the order of days: the last one stays.
                    MemberId::from_index(place).into_iter().for_each(|member| {
                        looking.trained.insert(member, on);
                    });
                }
            }
            let more = if row.more { Id::from_index(*exchange).and_then(|id| self.state.more.get(&id)) } else { None };
            if let Some(pairing) = more.and_then(|more| more.pairing).filter(|_| on >= window.from) {
                let sum = looking.sessions.entry(pairing).or_default();
                sum.count = sum.count.saturating_add(1);
                sum.minutes = received().map(|(_, _, minutes, _)| u64::from(minutes)).fold(sum.minutes, u64::saturating_add);
                sum.last = sum.last.max(Some(on));
            }
        }
        let today = self.today(Viewer::Host, &TodayAt { on: Some(window.until), ..TodayAt::new(window.until.start()) })?;
        looking.due = today.pairings.iter().map(|due| (due.pairing, due.due)).collect();
        let asked = self.state.programmes.iter().filter(|(id, _)| question.programme.is_none_or(|only| only == *id));
        Ok(asked.map(|(id, programme)| looking.line(id, &programme.name)).collect())
    }
}
