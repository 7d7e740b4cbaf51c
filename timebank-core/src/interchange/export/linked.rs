//! Linked data: exchanges as ValueFlows events; identifiers that come from the identity of the bank.

use super::{Exported, name};
use crate::bank::TimeBank;
use crate::form::Sink;
use crate::model::exchange::Side;
use crate::order::BTreeSet;
use crate::state::{ExchangeRow, PartRow};
use crate::values::digest::sha256;
use crate::values::ids::{ExchangeId, MemberId};

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

/// An event: what somebody gave, and to whom; to the community where there is nobody else.
struct Given {
    exchange: ExchangeId,
    /// Its place among those of the exchange, from 1.
    place: u32,
    giver: MemberId,
    to: Option<MemberId>,
    minutes: u32,
}

/// Events, and what has no event.
#[derive(Default)]
struct Events {
    all: Vec<Given>,
    agents: BTreeSet<MemberId>,
    groups: usize,
    together: usize,
    nothing: usize,
    own: usize,
}

impl Events {
    /// Adds what was given in an exchange.
    fn add(&mut self, bank: &TimeBank, exchange: ExchangeId, row: &ExchangeRow) {
        let parts: Vec<&PartRow> = bank.exchange_parts(row).collect();
        let on = |side: Side| parts.iter().copied().filter(move |part| part.side == side);
        let received: Vec<&PartRow> = on(Side::Received).collect();
        self.together = self.together.saturating_add(on(Side::Together).count());
        // Where minutes are shared out, somebody's share may be none: an effort of nothing is no event.
        let (gave, none): (Vec<&PartRow>, Vec<&PartRow>) = on(Side::Gave).partition(|part| part.minutes > 0);
        self.nothing = self.nothing.saturating_add(none.len());
        if gave.is_empty() {
            return;
        }
        let to = if let ([one], 1) = (received.as_slice(), gave.len()) { Some(bank.resolve(one.member)) } else { None };
        // Help for the community had nobody else who received it: nothing of it is lost.
        if to.is_none() && (!received.is_empty() || bank.exchange_more(exchange).is_some_and(|more| more.visitors > 0)) {
            self.groups = self.groups.saturating_add(1);
        }
        for (place, part) in (1u32..).zip(gave) {
            let giver = bank.resolve(part.member);
            if to == Some(giver) {
                self.own = self.own.saturating_add(1);
                continue;
            }
            self.agents.insert(giver);
            self.agents.extend(to);
            self.all.push(Given { exchange, place, giver, to, minutes: part.minutes });
        }
    }
}

/// Exchanges that happened, one event for each who gave and each they gave to; with several on both sides, to the community.
pub fn events(bank: &TimeBank) -> Exported {
    let mut exported = Exported::default();
    let mut events = Events::default();
    for (id, row) in bank.exchange_rows().filter(|(id, row)| row.state.happened() && bank.exchange_plan(*id).is_none()) {
        events.add(bank, id, row);
    }
    let mut sink = Sink::json(Vec::new());
    sink.begin();
    sink.key("@context");
    sink.text("https://w3id.org/valueflows/ont/vf.jsonld");
    sink.key("@graph");
    sink.list(events.all.len());
    for given in &events.all {
        write_event(bank, given, &mut sink);
    }
    sink.end_list();
    sink.key("agents");
    sink.list(events.agents.len());
    for member in &events.agents {
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
    exported.lose("valueflows.json", events.groups, "who received in a group: what was given stands as given to the community");
    exported.lose("valueflows.json", events.nothing, "parts of no minutes: an effort of nothing is no event");
    exported.lose("valueflows.json", events.own, "help between two records of one person, which were merged since");
    exported.lose("valueflows.json", events.together, "what was done together: nobody is its provider");
    exported
}

fn write_event(bank: &TimeBank, given: &Given, sink: &mut Sink) {
    let Some(row) = bank.state.exchanges.get(given.exchange) else { return };
    sink.item();
    sink.begin();
    let mut say = |key: &str, value: &str| {
        sink.key(key);
        sink.text(value);
    };
    let community = urn(bank, "community", 1);
    say("@id", &urn(bank, "exchange", given.exchange.get()).replace("exchange:", &format!("exchange:{}:", given.place)));
    say("@type", "EconomicEvent");
    say("action", "deliverService");
    say("provider", &urn(bank, "member", given.giver.get()));
    say("receiver", &given.to.map_or_else(|| community.clone(), |to| urn(bank, "member", to.get())));
    say("hasPointInTime", &bank.state.start_of(row.on).to_string());
    if let Some(activity) = row.activity.and_then(|activity| bank.state.activities.get(activity)) {
        say("note", &activity.activity.name);
    }
    say("inScopeOf", &community);
    sink.key("effortQuantity");
    sink.begin();
    sink.key("@type");
    sink.text("Measure");
    sink.key("hasNumericalValue");
    sink.whole(u64::from(given.minutes));
    sink.key("hasUnit");
    sink.text("om2:minute-time");
    sink.end();
    sink.end();
}
