//! One pair of a programme: whether it comes into question, what it is worth, and what speaks for it.

use super::{Around, Side};
use crate::bank::TimeBank;
use crate::matching::SESSION;
use crate::matching::candidates::{chain, waited};
use crate::matching::matches::{Because, Points};
use crate::matching::profile::{self, Booked, Party};
use crate::matching::rather_not;
use crate::matching::score::{cell, share};
use crate::matching::slots::{STEP, Week};
use crate::order::BTreeSet;
use crate::rules::{Answer, Reason};
use crate::values::audience::Audience;
use crate::values::ids::{ActivityId, MemberId};

/// A pair that comes into question.
pub(super) struct Fitting {
    pub(super) answer: Answer,
    pub(super) reasons: Vec<Reason>,
    pub(super) components: Vec<Points>,
    pub(super) score: u32,
    /// Minutes at which they could begin, where both said when they are free.
    minutes: Option<u32>,
    km: Option<u32>,
    shares_language: bool,
    shared: Vec<ActivityId>,
    met: bool,
    waited: u32,
}

/// Why a pair does not come into question.
pub(super) enum Unfit {
    Refused(Vec<Reason>),
    NoTime,
}

impl<'a> Around<'a> {
    /// When somebody is free for one of their listings here, and whether they said so of every one.
    fn free(&self, side: &Side<'a>) -> (Week, bool) {
        // What is booked in one week says nothing of a walk of many.
        let free = side.listings.iter().fold(Week::NEVER, |all, party| all.or(&party.free(self.from, &Booked::default())));
        (free, side.listings.iter().all(Party::said))
    }

    /// Whether the mentor would rather not, for whatever the mentee asks.
    fn would_rather_not(&self, mentor: &Side<'a>, mentee: &Side<'a>) -> bool {
        let against = |request: &Party<'_>, offer: &Party<'_>| {
            let activity = request.listing.terms.activity.or(offer.listing.terms.activity);
            let setting = request.listing.terms.setting.or(offer.listing.terms.setting);
            rather_not::against(self.bank, Some(&self.lately), (request, offer), activity, setting).is_some()
        };
        mentor.listings.iter().all(|offer| mentee.listings.iter().all(|request| against(request, offer)))
    }

    /// Looks at a pair.
    pub(super) fn look(&self, mentor: &Side<'a>, mentee: &Side<'a>) -> Result<Fitting, Unfit> {
        let bank = self.bank;
        let together = bank.state.pairings.iter().any(|(_, pairing)| {
            let two = (bank.resolve(pairing.mentor), bank.resolve(pairing.mentee));
            two == (mentor.member, mentee.member) && pairing.ended.is_none_or(|(last, _)| last >= self.from)
        });
        let verdict = bank.verdict_on_pairing(mentor.member, mentee.member, self.from).for_audience(self.viewer.audience);
        if verdict.answer == Answer::Refused || together {
            return Err(Unfit::Refused(verdict.reasons));
        }
        if self.would_rather_not(mentor, mentee) {
            return Err(Unfit::NoTime);
        }
        let ((one, said), (other, other_said)) = (self.free(mentor), self.free(mentee));
        let starts = one.and(&other).starts(self.from, SESSION).count();
        if starts == 0 {
            return Err(Unfit::NoTime);
        }
        let minutes = (said && other_said).then_some(starts.saturating_mul(STEP));
        let person = |side: &Side<'a>| side.listings.first().copied();
        let places = person(mentor).and_then(|a| a.place()).zip(person(mentee).and_then(|b| b.place()));
        let metres = places.map(|(a, b)| cell(a).metres_to(cell(b)));
        let languages = person(mentor).map(|a| a.languages()).zip(person(mentee).map(|b| b.languages())).unwrap_or_default();
        let known = !languages.0.is_empty() && !languages.1.is_empty();
        let shares_language = languages.0.intersection(&languages.1).next().is_some();
        let met = profile::partners(bank, &self.merged, mentor.member).contains(&mentee.member);
        let waited = mentee.listings.iter().map(|request| waited(self.from, request.listing.posted_on)).max().unwrap_or(0);
        let mut fits = Fitting {
            answer: verdict.answer,
            reasons: verdict.reasons,
            components: Vec::new(),
            score: 0,
            minutes,
            km: metres.map(|metres| metres.div_ceil(1_000).max(1)),
            shares_language,
            shared: shared(bank, &mentor.likes, &mentee.likes),
            met,
            waited,
        };
        let both = [mentor.member, mentee.member];
        fits.wants(minutes.is_none(), "hours-unknown", "nobody knows of both when they are free", both);
        fits.wants(!known, "languages-unknown", "nobody knows of both which languages they speak", both);
        fits.wants(known && !shares_language, "no-shared-language", "they share no language that is known", both);
        fits.wants(metres.is_none(), "distance-unknown", "nobody knows of both where they live", both);
        self.weigh(&mut fits, metres);
        Ok(fits)
    }

    fn weigh(&self, fits: &mut Fitting, metres: Option<u32>) {
        let policy = &self.bank.charter().matching;
        let (weights, scales) = (&policy.weights, &policy.scales);
        let near =
            metres.map_or(0, |metres| share(weights.distance, u64::from(scales.reach_metres.saturating_sub(metres)), scales.reach_metres));
        let tie = if fits.met { weights.known_tie } else { weights.new_tie };
        let all = [
            // Half for the first thing both like, and all of it for two.
            ("interests", share(weights.activity, fits.shared.len() as u64, 2), weights.activity),
            ("time", fits.minutes.map_or(0, |minutes| share(weights.time, u64::from(minutes), scales.enough_minutes)), weights.time),
            ("distance", near, weights.distance),
            ("language", if fits.shares_language { weights.language } else { 0 }, weights.language),
            ("tie", tie, weights.new_tie.max(weights.known_tie)),
            ("waiting", share(weights.waiting, u64::from(fits.waited), scales.waiting_days), weights.waiting),
        ];
        fits.score = all.iter().fold(0, |sum, (_, points, _)| sum.saturating_add(*points));
        let some = all.into_iter().filter(|(_, points, _)| *points > 0);
        fits.components = some.map(|(code, points, most)| Points { code, points, most }).collect();
    }

    /// What speaks for a pair, told to one of the two; `other` is what the other is called.
    pub(super) fn speaks_for(&self, fits: &Fitting, other: &str, mentor: bool) -> Vec<Because> {
        let mut all = Vec::new();
        let mut because = |code: &'static str, value: Option<u32>, text: String| all.push(Because { code, value, text });
        if !fits.shared.is_empty() {
            let activity = |id: &ActivityId| self.bank.state.activities.get(*id).map(|row| format!("`{}`", row.activity.name));
            let named: Vec<String> = fits.shared.iter().filter_map(activity).collect();
            because("shared-interests", u32::try_from(fits.shared.len()).ok(), format!("{other} likes {} as you do", named.join(" and ")));
        }
        if let Some(minutes) = fits.minutes {
            let hours = crate::values::minutes::Minutes::of(minutes.cast_signed());
            because("common-times", Some(minutes), format!("you and {other} have {hours} of times to begin in common in a week"));
        }
        if let Some(km) = fits.km {
            because("near", Some(km), format!("{other} lives within about {km} km of you"));
        }
        if fits.shares_language {
            because("shared-language", None, format!("you share a language with {other}"));
        }
        if fits.met {
            because("you-have-met", None, format!("you and {other} have met before"));
        } else {
            because("somebody-new", None, format!("you would meet {other} for the first time"));
        }
        if mentor && fits.waited >= 7 {
            because("has-waited", Some(fits.waited), format!("{other} has waited for {} days", fits.waited));
        }
        all
    }
}

impl Fitting {
    /// Notes what is unknown, or wants a broker to look at it.
    fn wants(&mut self, so: bool, code: &'static str, text: &str, members: [MemberId; 2]) {
        if so {
            let answer = Answer::NeedsApproval;
            self.answer = self.answer.max(answer);
            let (members, text) = (members.to_vec(), text.to_owned());
            self.reasons.push(Reason { rule: None, code, answer, members, text, audience: Audience::Broker });
        }
    }
}

/// What both like: the same activity, or one above the other; of two the narrower, each once.
fn shared(bank: &TimeBank, one: &BTreeSet<ActivityId>, other: &BTreeSet<ActivityId>) -> Vec<ActivityId> {
    let both = one.iter().flat_map(|a| other.iter().map(|b| (*a, *b)));
    let narrower = both.filter_map(|(a, b)| if chain(bank, a).contains(&b) { Some(a) } else { chain(bank, b).contains(&a).then_some(b) });
    narrower.collect::<BTreeSet<_>>().into_iter().collect()
}
