//! What would bring more matches, one change at a time.

use super::{Asking, DayPart, NearMiss, Relaxation};
use crate::matching::candidates::{self, Stop};
use crate::matching::profile::Party;
use crate::matching::rather_not::DAYS;
use crate::matching::slots::{self, Week};
use crate::matching::{Search, words};
use crate::model::listing::{Listing, ListingKind, Remote};
use crate::order::BTreeMap;
use crate::rules::{Answer, Reason, Verdict};
use crate::values::audience::Audience;
use crate::values::ids::MemberId;

/// How many changes are named at most.
const LINES: usize = 3;
const PARTS: [(DayPart, usize, &str); 3] =
    [(DayPart::Morning, 24, "morning"), (DayPart::Afternoon, 48, "afternoon"), (DayPart::Evening, 72, "evening")];

impl<'a> Asking<'a> {
    /// `served`: whether anything matches. Then brokers are not told of more people at another time.
    pub(super) fn near(&self, left: &[&Party<'a>], served: bool) -> Vec<NearMiss> {
        let mut all = if served && self.viewer.is_broker() { Vec::new() } else { self.with_more_time(left) };
        all.extend(self.with_other_listings(left));
        all.extend(self.without_a_rule(left));
        all.retain(|miss| miss.more > 0);
        // Sorting keeps the order of the week where counts are alike.
        crate::order::InOrder::in_order_by_key(all.as_mut_slice(), |miss| std::cmp::Reverse(miss.more));
        all.truncate(LINES);
        all
    }

    /// Were whoever asks also free on a part of a day.
    fn with_more_time(&self, left: &[&Party<'a>]) -> Vec<NearMiss> {
        let broker = self.viewer.is_broker();
        let mut counts: [[Vec<MemberId>; 3]; 7] = Default::default();
        for other in left {
            let other = &self.around.known(self.bank, **other);
            let (request, offer) = self.sides(other);
            let Ok(fit) = candidates::fit(self.bank, self.around.member.as_ref(), self.search.from, request, offer) else { continue };
            // Brokers are told whom to ask: then somebody who offers just that.
            if broker && fit.steps > 0 || candidates::against(self.bank, &self.around, request, offer, &fit).is_some() {
                continue;
            }
            let mut theirs = other.free(fit.first, &self.around.booked);
            theirs = theirs.and(&slots::days(fit.first, self.mine.listing.from(), self.mine.listing.terms.until));
            self.search.settle(&mut theirs, fit.first);
            let own = self.mine.free(fit.first, &self.around.booked);
            let could = self.mine.could(fit.first, &self.around.booked);
            for (weekday, row) in counts.iter_mut().enumerate() {
                for ((_, from, _), count) in PARTS.iter().zip(row.iter_mut()) {
                    let begin = weekday.saturating_mul(slots::DAY).saturating_add(*from);
                    let mut more = own;
                    more.add(begin, begin.saturating_add(24));
                    let starts = theirs.and(&more.and(&could)).starts(fit.first, fit.minutes);
                    if !starts.is_empty() && self.taken(request, offer, &fit, &starts) {
                        count.push(other.member);
                    }
                }
            }
        }
        let mut all = Vec::new();
        for ((weekday, day), row) in (0u8..).zip(DAYS).zip(counts) {
            for ((part, _, word), who) in PARTS.iter().zip(row) {
                let more = u32::try_from(who.len()).unwrap_or(u32::MAX);
                let text = match broker {
                    true => self.could_then(&who, &format!("{day} {word}")),
                    false => format!("{} if you could do {day} {word}", more_of(more)),
                };
                all.push(NearMiss { change: Relaxation::Time, more, weekday: Some(weekday), part: Some(*part), rule: None, text });
            }
        }
        all
    }

    /// Who could at another time, and when the one who asks or offers is free, for brokers.
    fn could_then(&self, who: &[MemberId], when: &str) -> String {
        let mut names: Vec<String> = Vec::new();
        for name in who.iter().map(|member| words::called(self.bank, &self.viewer, *member)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let first = self.search.from.max(self.mine.listing.from());
        let free = self.mine.free(first, &self.around.booked);
        let mut days: Vec<String> = Vec::new();
        for (on, _) in free.iter(first) {
            let day = DAYS.get(usize::from(on.weekday())).copied().unwrap_or_default();
            if days.last().is_none_or(|last| last != day) {
                days.push(day.to_owned());
            }
        }
        let when_free = match days.len() {
            0 => "in no part of these days".to_owned(),
            1..=3 => format!("on {}", words::listed(&days)),
            _ => "at other hours".to_owned(),
        };
        let mine = words::called(self.bank, &self.viewer, self.mine.member);
        format!("{} could on {when}; {mine} is free {when_free}", words::listed(&names))
    }

    /// Whether the rules take a pair at one of these times, but for when whoever asks says they are free.
    fn taken(&self, request: &Party<'a>, offer: &Party<'a>, fit: &candidates::Match, starts: &Week) -> bool {
        let ask = |on, start| {
            let terms = candidates::pair_terms(request.listing.id, Some(fit.activity), fit.setting, on, start);
            let verdict = self.around.verdict(self.bank, &terms.gave(offer.member, fit.minutes).received(request.member, fit.minutes));
            let busy = |r: &Reason| r.code == "available" && r.members == [self.mine.member];
            let reasons: Vec<Reason> = verdict.reasons.into_iter().filter(|r| !busy(r)).collect();
            Verdict { answer: reasons.iter().map(|r| r.answer).max().unwrap_or(Answer::Allowed), reasons }
        };
        candidates::when(starts, fit.first, &self.search, true, ask).is_ok()
    }

    /// Were the listing another in one respect.
    fn with_other_listings(&self, left: &[&Party<'a>]) -> Vec<NearMiss> {
        let listing = self.mine.listing;
        let mut all = Vec::new();
        let after = self.search.from.plus_days(7).map(|from| Search { from, ..self.search.clone() });
        if let Some(search) = &after {
            all.push((Relaxation::WeekAfter, self.count(left, listing, search), "in the week after"));
        }
        if listing.terms.remote.unwrap_or(Remote::No) == Remote::No {
            let mut other = listing.clone();
            other.terms.remote = Some(Remote::Either);
            all.push((Relaxation::AtADistance, self.count(left, &other, &self.search), "if it could be done at a distance"));
        }
        if let Some(half) = listing.terms.minutes.map(|minutes| minutes / 2).filter(|half| *half >= 15) {
            let mut other = listing.clone();
            other.terms.minutes = Some(half);
            all.push((Relaxation::Shorter, self.count(left, &other, &self.search), "if it took half the time"));
        }
        let told = |(change, more, when): (Relaxation, u32, &str)| {
            let text = format!("{} {when}", more_of(more));
            NearMiss { change, more, weekday: None, part: None, rule: None, text }
        };
        let mut all: Vec<NearMiss> = all.into_iter().map(told).collect();
        all.push(self.related_further(left));
        all
    }

    fn count(&self, left: &[&Party<'a>], listing: &Listing, search: &Search) -> u32 {
        let mine = Party { listing, ..self.mine };
        let matches = left.iter().filter(|other| {
            let (request, offer) = if listing.kind == ListingKind::Request { (mine, ***other) } else { (***other, mine) };
            candidates::possible(self.bank, &self.around, search, request, offer).is_ok()
        });
        u32::try_from(matches.count()).unwrap_or(u32::MAX)
    }

    /// How many offer, or ask for, something one step further away, and may do what is asked for as far as the rules go. To brokers who, and
    /// what.
    fn related_further(&self, left: &[&Party<'a>]) -> NearMiss {
        let steps = self.bank.charter().matching.scales.related_steps.saturating_add(1);
        let asks = self.mine.listing.kind == ListingKind::Request;
        let mut other = self.mine.listing.clone();
        let mut found: Vec<String> = Vec::new();
        for one in left {
            let theirs = one.listing.terms.activity;
            let related = self.mine.listing.terms.activity.zip(theirs).and_then(|(a, b)| candidates::related(self.bank, a, b));
            if related.is_none_or(|(apart, _)| apart != steps) {
                continue;
            }
            other.terms.activity = theirs;
            let mine = Party { listing: &other, ..self.mine };
            let (request, offer) = if asks { (mine, **one) } else { (**one, mine) };
            let Ok(found_one) = candidates::possible(self.bank, &self.around, &self.search, request, offer) else { continue };
            // Whoever offers something else may not be asked for this.
            let mut terms = found_one.terms();
            terms.activity = self.sides(one).0.listing.terms.activity;
            if self.around.verdict(self.bank, &terms).answer != Answer::Refused {
                let verb = if asks { "offers" } else { "asks for" };
                let who = words::called(self.bank, &self.viewer, one.member);
                found.push(format!("{who} {verb} {}", self.bank.titled(one.listing)));
            }
        }
        let more = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let text = match self.viewer.is_broker() {
            true => format!("something related: {}", words::listed(&found)),
            false => format!("{} if something related will do", more_of(more)),
        };
        NearMiss { change: Relaxation::Related, more, weekday: None, part: None, rule: None, text }
    }

    /// Were one rule not there that refuses: for brokers.
    fn without_a_rule(&self, left: &[&Party<'a>]) -> Vec<NearMiss> {
        let mut counts: BTreeMap<u16, (String, u32)> = BTreeMap::new();
        for other in left.iter().filter(|_| self.viewer.audience > Audience::Member) {
            let (request, offer) = self.sides(other);
            let Err(Stop::Refused(verdict)) = candidates::possible(self.bank, &self.around, &self.search, *request, *offer) else {
                continue;
            };
            let mut refusing = verdict.reasons.iter().filter(|r| r.answer == Answer::Refused);
            if let (Some(reason), None) = (refusing.next(), refusing.next())
                && let Some(rule) = reason.rule
            {
                let count = counts.entry(rule).or_insert((reason.code.into(), 0));
                count.1 = count.1.saturating_add(1);
            }
        }
        let miss = |(rule, (code, more)): (u16, (String, u32))| {
            let text = format!("{} if the rule `{code}` did not refuse it", more_of(more));
            NearMiss { change: Relaxation::Rule, more, weekday: None, part: None, rule: Some(rule), text }
        };
        counts.into_iter().map(miss).collect()
    }
}

fn more_of(more: u32) -> String {
    if more == 1 { "one more".into() } else { format!("{more} more") }
}
