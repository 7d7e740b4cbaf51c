//! Requests that get less than they ask for: what stood in the way, and who gave it before.

use super::order::stood;
use super::pace::{Pacer, worked};
use super::place::Placing;
use super::round::{Asked, Round};
use super::{StoodInTheWay, Unserved};
use crate::matching::gave_before::{GaveBefore, History};
use crate::matching::profile::Party;
use crate::matching::words;
use crate::order::{BTreeMap, InOrder as _};
use crate::queries::Access;
use crate::values::ids::MemberId;

/// How many are named at most of those who gave it before.
const NAMED: usize = 3;

/// Returns what is left open. Once the work is over nobody is looked for who gave it before.
pub(super) fn unserved(placing: &mut Placing<'_>, pacer: &mut Pacer<'_>) -> Vec<Unserved> {
    let round = placing.round;
    let mut history = None;
    let mut all = Vec::new();
    for (number, asked) in round.asked.iter().enumerate() {
        let left = placing.left.get(number).copied().unwrap_or(0);
        if left == 0 {
            continue;
        }
        pacer.count(asked.candidates.len().saturating_mul(16));
        let why = stood(placing, number, pacer.over());
        let party = Party::of(round.bank, asked.listing).filter(|_| !pacer.over());
        let (offered, gave_before) = match party {
            Some(party) => {
                worked();
                let history = history.get_or_insert_with(|| History::new(round.bank));
                pacer.count(history.size() / 16);
                let before = history.before(round.bank, &Access::HOST, &party, round.from, NAMED);
                (Some(history.is_offered(round.bank, &party)), before)
            }
            None => (None, Vec::new()),
        };
        all.push(Unserved {
            request: asked.listing,
            member: asked.member,
            minutes: left,
            why,
            candidates: u32::try_from(asked.candidates.len()).unwrap_or(u32::MAX),
            text: text(round, asked, (why, offered), &gave_before),
            gave_before,
        });
    }
    all
}

/// What stood in the way in words, and whom to ask.
fn text(round: &Round<'_>, asked: &Asked, (why, offered): (StoodInTheWay, Option<bool>), gave_before: &[GaveBefore]) -> String {
    let mut text: String = match why {
        StoodInTheWay::Nobody if offered == Some(true) => "nobody who offers it can give it in these days".into(),
        // Whether anybody offers it was not looked into once the work was over.
        StoodInTheWay::Nobody if offered.is_none() => "nobody can give it in these days".into(),
        StoodInTheWay::Stopped => "the work was stopped before it was known what stands in its way".into(),
        StoodInTheWay::Nobody => "nobody offers it".into(),
        StoodInTheWay::NeededElsewhere => "those who could give it are needed more elsewhere, or have given all they offered".into(),
        StoodInTheWay::NoTimeLeft => "no common hour is left".into(),
        StoodInTheWay::Balance => "a balance would leave its limits, or nothing comes round in a circle".into(),
        StoodInTheWay::TooFew => "fewer can come at one time than are needed".into(),
        StoodInTheWay::Rule => "a rule refuses it beside what else is planned".into(),
        StoodInTheWay::TooShort => shorter(round, asked),
        StoodInTheWay::Unclassified => "it says no activity, so nothing can be found for it: choose one".into(),
    };
    if !gave_before.is_empty() {
        let gave: Vec<&str> = gave_before.iter().map(|one| one.text.as_str()).collect();
        text.push_str(&format!("; {}: ask them", gave.join("; ")));
    }
    text
}

/// Who offers it for less time than is asked for: "Stephen Lomax offers 40 of the 50 minutes, Mohammed Iqbal 30".
fn shorter(round: &Round<'_>, asked: &Asked) -> String {
    let some = round.candidates.get(asked.candidates.clone()).unwrap_or_default();
    let mut most: BTreeMap<MemberId, u32> = BTreeMap::new();
    for candidate in some {
        let minutes = most.entry(candidate.giver).or_insert(candidate.minutes);
        *minutes = (*minutes).max(candidate.minutes);
    }
    let mut all: Vec<(MemberId, u32)> = most.into_iter().filter(|(_, minutes)| *minutes < asked.shortest).collect();
    all.in_order_by_key(|(giver, minutes)| (std::cmp::Reverse(*minutes), *giver));
    let called = |giver: MemberId| words::called(round.bank, &Access::HOST, giver);
    let mut named: Vec<String> = all.iter().map(|(giver, minutes)| format!("{} {minutes}", called(*giver))).collect();
    match (all.first(), named.first_mut()) {
        (Some((giver, minutes)), Some(first)) => {
            *first = format!("{} offers {minutes} of the {}", called(*giver), words::minutes(asked.minutes));
            words::listed(&named)
        }
        _ => "whoever could give it only gives for less time than a session takes at least".into(),
    }
}
