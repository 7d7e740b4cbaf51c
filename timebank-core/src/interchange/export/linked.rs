//! Linked data: exchanges as ValueFlows events; identifiers that come from the identity of the bank.

use super::{Exported, name};
use crate::bank::TimeBank;
use crate::form::Sink;
use crate::model::exchange::Side;
use crate::state::PartRow;
use crate::values::digest::sha256;

/// An address of nothing but this bank: its identity stands in it, so that two banks never share one and a renamed one keeps its own.
pub fn urn(bank: &TimeBank, what: &str, number: u32) -> String {
    let bank: String = bank.id().0.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:timebank:{bank}:{what}:{number}")
}

/// A UUID of the identity of a bank, a kind and a number: the same each time, and of no other bank.
pub fn uuid_of(bank: &TimeBank, what: &str, number: u32) -> String {
    let hash = sha256(&[b"timebank uuid", &bank.id().0, what.as_bytes(), &number.to_be_bytes()]).0;
    let mut hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    // Version 8: made by a rule of one's own.
    hex.replace_range(12..13, "8");
    hex.replace_range(16..17, "a");
    let mut text = String::new();
    for (place, letter) in hex.chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(letter);
    }
    text
}

/// Exchanges that happened, one event for each who gave and each they gave to; with several on both sides, to the community.
pub fn events(bank: &TimeBank) -> Exported {
    let mut exported = Exported::default();
    let mut sink = Sink::json(Vec::new());
    let (mut groups, mut together, mut nothing, mut own, mut count) = (0usize, 0usize, 0usize, 0usize, 0usize);
    let mut agents: crate::order::BTreeSet<crate::values::ids::MemberId> = crate::order::BTreeSet::new();
    let mut rows: Vec<(u32, u32, Option<crate::values::ids::MemberId>, crate::values::ids::MemberId, u32)> = Vec::new();
    for (id, row) in bank.exchange_rows().filter(|(id, row)| row.state.happened() && bank.exchange_plan(*id).is_none()) {
        let parts: Vec<_> = bank.exchange_parts(row).collect();
        let gave: Vec<&PartRow> = parts.iter().copied().filter(|part| part.side == Side::Gave).collect();
        let received: Vec<_> = parts.iter().filter(|part| part.side == Side::Received).collect();
        together = together.saturating_add(parts.iter().filter(|part| part.side == Side::Together).count());
        // Where minutes are shared out, somebody's share may be none: an effort of nothing is no event.
        let (gave, none): (Vec<&PartRow>, Vec<&PartRow>) = gave.into_iter().partition(|part| part.minutes > 0);
        nothing = nothing.saturating_add(none.len());
        if gave.is_empty() {
            continue;
        }
        let one = received.as_slice();
        let to = if let ([one], 1) = (one, gave.len()) { Some(bank.resolve(one.member)) } else { None };
        // Help for the community had nobody else who received it: nothing of it is lost.
        if to.is_none() && (!received.is_empty() || bank.exchange_more(id).is_some_and(|more| more.visitors > 0)) {
            groups = groups.saturating_add(1);
        }
        for (place, part) in (1u32..).zip(gave) {
            let giver = bank.resolve(part.member);
            if to == Some(giver) {
                own = own.saturating_add(1);
                continue;
            }
            agents.insert(giver);
            agents.extend(to);
            rows.push((id.get(), place, to, giver, part.minutes));
            count = count.saturating_add(1);
        }
    }
    sink.begin();
    sink.key("@context");
    sink.text("https://w3id.org/valueflows/ont/vf.jsonld");
    sink.key("@graph");
    sink.list(count);
    for (exchange, place, to, giver, minutes) in rows {
        let Some(row) = crate::values::ids::Id::from_index(exchange.wrapping_sub(1)).and_then(|id| bank.state.exchanges.get(id)) else {
            continue;
        };
        sink.item();
        sink.begin();
        let mut say = |key: &str, value: &str| {
            sink.key(key);
            sink.text(value);
        };
        say("@id", &urn(bank, "exchange", exchange).replace("exchange:", &format!("exchange:{place}:")));
        say("@type", "EconomicEvent");
        say("action", "deliverService");
        say("provider", &urn(bank, "member", giver.get()));
        say("receiver", &to.map_or_else(|| urn(bank, "community", 1), |to| urn(bank, "member", to.get())));
        say("hasPointInTime", &bank.state.start_of(row.on).to_string());
        if let Some(activity) = row.activity.and_then(|activity| bank.state.activities.get(activity)) {
            say("note", &activity.activity.name);
        }
        say("inScopeOf", &urn(bank, "community", 1));
        sink.key("effortQuantity");
        sink.begin();
        sink.key("@type");
        sink.text("Measure");
        sink.key("hasNumericalValue");
        sink.whole(u64::from(minutes));
        sink.key("hasUnit");
        sink.text("om2:minute-time");
        sink.end();
        sink.end();
    }
    sink.end_list();
    sink.key("agents");
    sink.list(agents.len());
    for member in &agents {
        sink.item();
        sink.begin();
        sink.key("@id");
        sink.text(&urn(bank, "member", member.get()));
        sink.key("@type");
        sink.text("Agent");
        sink.key("name");
        sink.text(&name(bank, *member));
        sink.end();
    }
    sink.end_list();
    sink.end();
    exported.file("valueflows.json", sink.done());
    exported.lose("valueflows.json", groups, "who received in a group: what was given stands as given to the community");
    exported.lose("valueflows.json", nothing, "parts of no minutes: an effort of nothing is no event");
    exported.lose("valueflows.json", own, "help between two records of one person, which were merged since");
    exported.lose("valueflows.json", together, "what was done together: nobody is its provider");
    exported
}
