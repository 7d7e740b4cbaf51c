//! How near a plan comes to the best there is: small banks, and everything tried out.
//!
//! The judge takes candidates and their scores from the search that looks at every listing, and hours from what listings say, minute by minute. All
//! else is its own: sessions in order of time, each as early as it goes after those before it, which leaves out no choice of sessions that
//! goes at all; then an order of proposals in which every balance keeps its limits, several that leave everybody as they were being one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::expect_used, reason = "tests")]

use super::chance_banks::Chance;
use super::tests::{bank_of, divide, done, limits, list};
use super::{Plan, PlanFor, PlanPolicy};
use crate::bank::TimeBank;
use crate::matching::Search;
use crate::model::listing::ListingKind;
use crate::values::ids::{ListingId, MemberId};
use crate::values::time::Date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How many steps the judge takes for one bank before it gives up.
const MOST: u32 = 100_000;
/// The quarters of a week.
const QUARTERS: usize = 672;

/// Somebody who could give for a request.
struct Way {
    request: usize,
    offer: ListingId,
    giver: MemberId,
    receiver: MemberId,
    /// The longest session with them.
    most: u32,
    score: i64,
    /// Whether anybody said when they are free, and in which quarters both are.
    said: bool,
    free: Vec<bool>,
}

struct Wanted {
    minutes: u32,
    shortest: u32,
    always: bool,
}

#[derive(Clone, Copy)]
struct Placed {
    way: usize,
    minutes: u32,
    start: i64,
}

struct Judge<'a> {
    question: &'a PlanFor,
    bounds: (i64, i64),
    ways: Vec<Way>,
    wanted: Vec<Wanted>,
    offers: BTreeMap<ListingId, u32>,
    left: Vec<u32>,
    placed: Vec<Placed>,
    value: i64,
    best: i64,
    steps: u32,
}

/// What the best plan from a Monday is worth in points, or nothing when it takes too long to find out.
fn best(bank: &TimeBank, question: &PlanFor, from: Date) -> Option<i64> {
    let requests: Vec<ListingId> =
        bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request).map(|(id, _)| id).collect();
    let (mut ways, mut wanted, mut offers) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (number, request) in requests.into_iter().enumerate() {
        let terms = &bank.state.listings.get(request).unwrap().terms;
        let minutes = terms.minutes.unwrap();
        let shortest = if terms.divisible { question.shortest.unwrap_or(30).min(minutes) } else { minutes };
        wanted.push(Wanted { minutes, shortest, always: terms.activity.is_some_and(|activity| activity.get() == 3) });
        for candidate in bank.candidates_plainly(request, &Search::new(from)).unwrap() {
            let offer = &bank.state.listings.get(candidate.offer).unwrap().terms;
            offers.insert(candidate.offer, offer.capacity.as_ref().map_or(offer.minutes.unwrap(), |capacity| capacity.minutes));
            let words = |id: ListingId| bank.state.listing_words.get(&id).and_then(|words| words.availability.clone()).unwrap_or_default();
            let both = [words(request), words(candidate.offer)];
            let free = |at: usize| {
                let day = from.plus_days((at / 96) as i32).unwrap();
                both.iter().all(|said| said.is_empty() || said.covers(day, (at % 96 * 15) as u16, 15))
            };
            ways.push(Way {
                request: number,
                offer: candidate.offer,
                giver: candidate.giver,
                receiver: candidate.receiver,
                most: candidate.minutes.min(minutes),
                score: i64::from(candidate.score()),
                said: both.iter().any(|said| !said.is_empty()),
                free: (0..QUARTERS).map(free).collect(),
            });
        }
    }
    let of = |limit: Option<crate::values::minutes::Minutes>| limit.unwrap().get();
    let member = &bank.charter().credit.limits.member;
    let left = wanted.iter().map(|wanted| wanted.minutes).collect();
    let bounds = (of(member.lowest), of(member.highest));
    let mut judge = Judge { question, bounds, ways, wanted, offers, left, placed: Vec::new(), value: 0, best: 0, steps: 0 };
    judge.go();
    (judge.steps < MOST).then_some(judge.best.div_euclid(15))
}

impl Judge<'_> {
    fn go(&mut self) {
        self.steps += 1;
        if self.value > self.best && self.can_be_paid() {
            self.best = self.value;
        }
        let most = |number: usize| self.ways.iter().filter(|way| way.request == number).map(|way| way.score).max().unwrap_or(0);
        let hope: i64 = (0..self.left.len()).map(|number| most(number) * i64::from(self.left[number])).sum();
        if self.value + hope <= self.best || self.steps >= MOST {
            return;
        }
        for way in 0..self.ways.len() {
            let (request, most) = (self.ways[way].request, self.ways[way].most);
            if self.placed.iter().any(|placed| placed.way == way) {
                continue;
            }
            let most = most.min(self.left[request]).min(self.offers[&self.ways[way].offer]);
            let mut minutes = most;
            while minutes > 0 && minutes >= self.wanted[request].shortest {
                if let Some(start) = self.earliest(way, minutes) {
                    self.enter(Placed { way, minutes, start }, true);
                    self.go();
                    self.enter(Placed { way, minutes, start }, false);
                }
                minutes = minutes.saturating_sub(if minutes % 15 == 0 { 15 } else { minutes % 15 });
            }
        }
    }

    /// The first quarter that goes, not before what was placed last. What has no hour comes first of all.
    fn earliest(&self, at: usize, minutes: u32) -> Option<i64> {
        let way = &self.ways[at];
        let (last, number) = self.placed.last().map_or((-1, 0), |last| (last.start, last.way + 1));
        if !way.said {
            return (last < 0 && at >= number).then_some(-1);
        }
        let need = minutes.div_ceil(15) as usize;
        let travel = i64::from(self.question.travel);
        (0..=QUARTERS - need).find_map(|quarter| {
            let (begin, end) = (quarter as i64 * 15, quarter as i64 * 15 + i64::from(minutes));
            let meets = |placed: &Placed| {
                let other = &self.ways[placed.way];
                let same = [other.giver, other.receiver].iter().any(|one| *one == way.giver || *one == way.receiver);
                same && placed.start >= 0 && placed.start < end + travel && begin < placed.start + i64::from(placed.minutes) + travel
            };
            let goes = (begin > last || begin == last && at >= number)
                && way.free[quarter..quarter + need].iter().all(|free| *free)
                && !self.placed.iter().any(meets);
            goes.then_some(begin)
        })
    }

    fn enter(&mut self, placed: Placed, on: bool) {
        let way = &self.ways[placed.way];
        let worth = way.score * i64::from(placed.minutes);
        let left = self.offers.get_mut(&way.offer).unwrap();
        if on {
            self.placed.push(placed);
            (*left, self.left[way.request], self.value) =
                (*left - placed.minutes, self.left[way.request] - placed.minutes, self.value + worth);
        } else {
            self.placed.pop();
            (*left, self.left[way.request], self.value) =
                (*left + placed.minutes, self.left[way.request] + placed.minutes, self.value - worth);
        }
    }

    fn can_be_paid(&self) -> bool {
        self.question.policy == Some(PlanPolicy::Unbounded) || self.goes_on(0, &BTreeMap::new(), &mut BTreeSet::new())
    }

    /// Whether those not yet `done` can be proposed in some order, from these balances.
    fn goes_on(&self, done: u32, balances: &BTreeMap<MemberId, i64>, seen: &mut BTreeSet<(u32, Vec<i64>)>) -> bool {
        let all = (1_u32 << self.placed.len()) - 1;
        if done == all {
            return true;
        }
        if !seen.insert((done, balances.values().copied().collect())) {
            return false;
        }
        let balanced = self.question.policy == Some(PlanPolicy::Balanced);
        for at in (0..self.placed.len()).filter(|at| done >> at & 1 == 0) {
            let (placed, way) = (&self.placed[at], &self.ways[self.placed[at].way]);
            let always = self.wanted[way.request].always;
            if balanced && !always {
                continue;
            }
            let minutes = i64::from(placed.minutes);
            let mut after = balances.clone();
            let has = after.entry(way.receiver).or_default();
            *has -= if always { minutes.min((*has - self.bounds.0).max(0)) } else { minutes };
            let short = *has < self.bounds.0;
            let gives = after.entry(way.giver).or_default();
            *gives += minutes;
            if !short && *gives <= self.bounds.1 && self.goes_on(done | 1 << at, &after, seen) {
                return true;
            }
        }
        // Several at once that leave everybody as they were.
        (1..=all).filter(|some| some & done == 0 && some.count_ones() > 1).any(|some| {
            let mut net: BTreeMap<MemberId, i64> = BTreeMap::new();
            for placed in (0..self.placed.len()).filter(|at| some >> at & 1 == 1).map(|at| &self.placed[at]) {
                *net.entry(self.ways[placed.way].giver).or_default() += i64::from(placed.minutes);
                *net.entry(self.ways[placed.way].receiver).or_default() -= i64::from(placed.minutes);
            }
            net.values().all(|net| *net == 0) && self.goes_on(done | some, balances, seen)
        })
    }
}

/// Six members, each asked for or offering now this, now that: as the bank of the brute force.
fn mixed(chance: &mut Chance) -> TimeBank {
    let mut bank = scored(6, limits(-(chance.below(121) as i64), 120));
    for _ in 0..6 + chance.below(8) {
        let kind = chance.of(&["offer", "request"]);
        let from = chance.below(48) as u32;
        let hours = (!chance.one_in(5)).then(|| (from, from + 1 + chance.below(5) as u32));
        post(chance, &mut bank, kind, 6, hours);
    }
    bank
}

/// Three give and may be asked for several hours a week, on two mornings; the others ask.
fn few_givers(chance: &mut Chance) -> TimeBank {
    let mut bank = scored(8, limits(-120, 600));
    for giver in 1..=3 {
        let mut weekly = Vec::new();
        for day in 0..2 {
            let from = 1440 * day + 540 + 30 * chance.below(4);
            weekly.push(json!({"from": from, "until": from + chance.of(&[60, 90, 120, 180])}));
        }
        let capacity = json!({"minutes": chance.of(&[90, 120, 180, 240]), "per": "week"});
        let terms = json!({"activity": chance.of(&[1, 2, 2]), "minutes": chance.of(&[60, 90]), "capacity": capacity});
        let words = json!({"title": "x", "liking": chance.of(&["gladly", "willingly", "if-needed"]), "availability": {"weekly": weekly}});
        done(&mut bank, json!({"type": "offer", "member": giver, "terms": terms, "words": words}));
    }
    for _ in 0..4 + chance.below(4) {
        let from = 24 * chance.below(2) as u32 + 9 + chance.below(3) as u32;
        let member = 4 + chance.below(5) as u32;
        let (activity, minutes) = (chance.of(&[1, 2, 2]), chance.of(&[30, 45, 60, 90]));
        list(&mut bank, "request", member, activity, minutes, Some((from, from + 1 + chance.below(4) as u32)));
        if chance.one_in(3) {
            divide(&mut bank);
        }
    }
    bank
}

/// Five who all give and ask, in the same few hours, with little room in their balances.
fn tight(chance: &mut Chance) -> TimeBank {
    let mut bank = scored(5, limits(-30 - 15 * chance.below(3) as i64, 60 + 30 * chance.below(3) as i64));
    for giver in 1..=5 {
        let from = 540 + 30 * chance.below(3);
        let weekly = json!([{"from": from, "until": from + chance.of(&[60, 75, 90, 120])}]);
        let capacity = json!({"minutes": chance.of(&[60, 90, 120]), "per": "week"});
        let terms = json!({"activity": 1 + chance.below(2), "minutes": chance.of(&[45, 60]), "capacity": capacity});
        let words = json!({"title": "x", "liking": chance.of(&["gladly", "willingly", "if-needed"]), "availability": {"weekly": weekly}});
        done(&mut bank, json!({"type": "offer", "member": giver, "terms": terms, "words": words}));
    }
    for _ in 0..4 + chance.below(3) {
        let hours = (!chance.one_in(4)).then(|| (9, 11 + chance.below(2) as u32));
        let (activity, minutes) = (1 + chance.below(2) as u32, chance.of(&[30, 45, 60, 60]));
        list(&mut bank, "request", 1 + chance.below(5) as u32, activity, minutes, hours);
        if chance.one_in(3) {
            divide(&mut bank);
        }
    }
    bank
}

fn scored(members: u32, credit: Value) -> TimeBank {
    bank_of(members, credit, json!([]), json!({"activity": 100, "liking": 60, "waiting": 0, "need": 20}))
}

fn post(chance: &mut Chance, bank: &mut TimeBank, kind: &str, members: u64, hours: Option<(u32, u32)>) {
    let availability = hours.map_or(json!({}), |(from, until)| json!({"weekly": [{"from": from * 60, "until": until * 60}]}));
    let mut words = json!({"title": "x", "availability": availability});
    let mut terms = json!({"activity": 1 + chance.below(3), "minutes": chance.of(&[30, 45, 60, 60, 75])});
    if kind == "offer" {
        words["liking"] = json!(chance.of(&["gladly", "willingly", "if-needed"]));
    } else if chance.one_in(2) {
        terms["divisible"] = json!(true);
    }
    done(bank, json!({"type": kind, "member": 1 + chance.below(members), "terms": terms, "words": words}));
}

#[derive(Default)]
struct Sum {
    banks: i64,
    value: f64,
    worst: Option<(i64, u64)>,
    bound: f64,
    widest: Option<(i64, u64)>,
    loose: usize,
    short: usize,
}

impl Sum {
    fn add(&mut self, seed: u64, plan: &Plan, best: i64) {
        let (value, bound) = (plan.value * 1000 / best, plan.bound * 1000 / best);
        self.banks += 1;
        self.value += plan.value as f64 / best as f64;
        self.bound += plan.bound as f64 / best as f64;
        self.short += usize::from(plan.value < best);
        self.loose += usize::from(plan.bound > best);
        if self.worst.is_none_or(|(worst, _)| value < worst) {
            self.worst = Some((value, seed));
        }
        if self.widest.is_none_or(|(widest, _)| bound > widest) {
            self.widest = Some((bound, seed));
        }
    }
}

#[test]
fn promise_10_a_plan_is_near_the_best_there_is_and_so_is_its_bound() {
    let banks = std::env::var("TIMEBANK_JUDGED_BANKS").ok().and_then(|count| count.parse().ok()).unwrap_or(90_u64);
    let from: Date = "2026-03-02".parse().unwrap();
    let mut sums: BTreeMap<(&str, String), Sum> = BTreeMap::new();
    let mut judged: BTreeMap<&str, u64> = BTreeMap::new();
    for seed in 1..=banks {
        for family in ["mixed", "few givers", "tight"] {
            let mut chance = Chance::new(seed);
            let bank = match family {
                "mixed" => mixed(&mut chance),
                "tight" => tight(&mut chance),
                _ => few_givers(&mut chance),
            };
            let policy = chance.of(&[PlanPolicy::Limited, PlanPolicy::Unbounded, PlanPolicy::Balanced]);
            let policy = if family != "few givers" || policy != PlanPolicy::Balanced { policy } else { PlanPolicy::Limited };
            let question = PlanFor { from: Some(from), policy: Some(policy), travel: chance.of(&[0, 0, 15, 30]), ..PlanFor::new() };
            let Some(best) = best(&bank, &question, from) else { continue };
            *judged.entry(family).or_default() += 1;
            let plan = bank.host().plan(&question).unwrap();
            assert!(plan.value <= best && best <= plan.bound, "{family} {seed}: {} {best} {}", plan.value, plan.bound);
            if best > 0 {
                sums.entry((family, format!("{policy:?}"))).or_default().add(seed, &plan, best);
            }
        }
    }
    for ((family, policy), sum) in &sums {
        let of = sum.banks as f64;
        println!(
            "{family}, {policy}: {} banks, value {:.4}, worst {:?}, {} short; bound {:.4}, widest {:?}, {} loose",
            sum.banks,
            sum.value / of,
            sum.worst,
            sum.short,
            sum.bound / of,
            sum.widest,
            sum.loose
        );
    }
    println!("of {banks} banks of each kind were judged: {judged:?}");
    // Where the judge gives up nothing is shown.
    assert!(judged.len() == 3 && judged.values().all(|judged| judged * 10 >= banks * 9), "{judged:?} of {banks}");
    let all = sums.values().fold((0.0, 0.0, 0.0), |all, sum| (all.0 + sum.banks as f64, all.1 + sum.value, all.2 + sum.bound));
    println!("all: {} banks, value {:.4}, bound {:.4}", all.0, all.1 / all.0, all.2 / all.0);
    assert!(all.1 >= 0.985 * all.0 && all.2 <= 1.09 * all.0, "a plan is worth less, or bounded worse, than it was");
    assert!(sums.values().all(|sum| sum.value >= 0.95 * sum.banks as f64), "one kind of bank is planned badly");
}

/// What sessions are worth with all that spreading and balancing take, where everybody begins with nothing: score, giver, receiver, minutes.
fn worth(sessions: &[(i64, MemberId, MemberId, i64)], offered: &BTreeMap<MemberId, i64>, question: &PlanFor) -> i64 {
    let (mut gave, mut net): (BTreeMap<MemberId, i64>, BTreeMap<MemberId, i64>) = Default::default();
    for (_, giver, receiver, minutes) in sessions {
        *gave.entry(*giver).or_default() += minutes;
        *net.entry(*giver).or_default() += minutes;
        *net.entry(*receiver).or_default() -= minutes;
    }
    let scores: i64 = sessions.iter().map(|(score, _, _, minutes)| score * minutes).sum();
    // Minute by minute: the first quarter of what somebody offers costs nothing, the next once, and so on.
    let quarter = |giver: &MemberId, minute: i64| (0..4).rfind(|step| offered[giver] * step / 4 <= minute).unwrap();
    let spread: i64 = gave.iter().map(|(giver, minutes)| (0..*minutes).map(|minute| quarter(giver, minute)).sum::<i64>()).sum();
    let away: i64 = net.values().map(|net| net.abs()).sum();
    scores - spread * i64::from(question.spread) - away * i64::from(question.balancing)
}

#[test]
fn nothing_stays_in_a_plan_that_costs_more_than_it_brings() {
    let from: Date = "2026-03-02".parse().unwrap();
    let (mut sessions, mut fewer) = (0, 0);
    for seed in 1..=120 {
        let mut chance = Chance::new(seed);
        let bank = if seed % 2 == 0 { tight(&mut chance) } else { few_givers(&mut chance) };
        let plain = PlanFor { from: Some(from), policy: Some(PlanPolicy::Unbounded), ..PlanFor::new() };
        let (spread, balancing) = (chance.of(&[0, 30, 60, 90]), chance.of(&[0, 0, 20, 60]));
        let question = PlanFor { spread, balancing, ..plain.clone() };
        let plan = bank.host().plan(&question).unwrap();
        let mut offered: BTreeMap<MemberId, BTreeMap<ListingId, i64>> = BTreeMap::new();
        for (id, _) in bank.state.listings.iter().filter(|(_, listing)| listing.kind == ListingKind::Request) {
            for candidate in bank.candidates_plainly(id, &Search::new(from)).unwrap() {
                let capacity = bank.state.listings.get(candidate.offer).unwrap().terms.capacity.as_ref().unwrap().minutes;
                offered.entry(candidate.giver).or_default().insert(candidate.offer, i64::from(capacity));
            }
        }
        let offered = offered.into_iter().map(|(giver, offers)| (giver, offers.values().sum())).collect();
        let of = |planned: &super::Planned| {
            let parts = &planned.terms.parts;
            (i64::from(planned.score), parts[0].member, parts[1].member, i64::from(parts[0].minutes))
        };
        let all: Vec<_> = plan.proposals.iter().map(of).collect();
        let whole = worth(&all, &offered, &question);
        assert_eq!(plan.value, whole.div_euclid(15), "{seed}");
        for out in 0..all.len() {
            let mut rest = all.clone();
            rest.remove(out);
            assert!(worth(&rest, &offered, &question) <= whole, "{seed}: session {out} of {all:?}");
        }
        sessions += all.len();
        fewer += usize::from(all.len() < bank.host().plan(&plain).unwrap().proposals.len());
    }
    println!("{sessions} sessions; {fewer} plans are smaller than without");
    assert!(sessions > 200 && fewer > 20, "the banks show nothing");
}
