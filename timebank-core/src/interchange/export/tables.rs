//! Our own tables: members, activities, listings, exchanges by participation, postings.

use super::Exported;
use super::grid::{Cell, Grid};
use crate::bank::TimeBank;
use crate::ledger::{EntryId, EntryKind};
use crate::model::listing::ListingKind;
use crate::values::ids::Id;

pub fn write(bank: &TimeBank, json: bool) -> Exported {
    let mut exported = Exported::default();
    members(bank, json, &mut exported);
    activities(bank, json, &mut exported);
    listings(bank, json, &mut exported);
    exchanges(bank, json, &mut exported);
    postings(bank, json, &mut exported);
    exported.lose(
        "members",
        bank.member_rows().filter(|(m, _)| bank.person(*m).is_some()).count(),
        "contacts, consents, checks and notes: `held_about` has them, a member at a time",
    );
    exported
}

fn put<const N: usize>(exported: &mut Exported, name: &str, json: bool, grid: &Grid<N>) {
    match json {
        true => exported.file(&format!("{name}.jsonl"), grid.json_lines()),
        false => exported.table(&format!("{name}.csv"), grid),
    }
}

fn members(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(["member", "name", "kind", "state", "joined", "account", "balance_minutes", "merged_into"]);
    for (id, row) in bank.member_rows() {
        let person = bank.person(id);
        let kind = bank.charter().kinds.get(usize::from(row.kind)).map(|kind| kind.name.as_str());
        grid.rows.push([
            Cell::whole(id.get()),
            Cell::maybe(person.and_then(|p| p.profile.name.as_deref()), Cell::text),
            Cell::maybe(kind, Cell::text),
            Cell::text(row.state),
            Cell::text(row.joined),
            Cell::whole(row.account.get()),
            Cell::maybe(bank.balance_of(row.account).ok(), |balance| Cell::whole(balance.get())),
            Cell::maybe(row.merged_into, |other| Cell::whole(other.get())),
        ]);
    }
    put(exported, "members", json, &grid);
}

fn activities(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(["activity", "code", "name", "parent"]);
    for (id, row) in bank.activity_rows() {
        grid.rows.push([
            Cell::whole(id.get()),
            Cell::text(&row.activity.code),
            Cell::text(&row.activity.name),
            Cell::maybe(row.parent, |parent| Cell::whole(parent.get())),
        ]);
    }
    put(exported, "activities", json, &grid);
}

fn listings(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid =
        Grid::new(["listing", "kind", "member", "activity", "minutes", "posted", "from", "until", "title", "text", "closed", "why"]);
    for (id, row) in bank.listing_rows() {
        let words = bank.listing_words(id);
        grid.rows.push([
            Cell::whole(id.get()),
            Cell::text(if row.kind == ListingKind::Offer { "offer" } else { "request" }),
            Cell::whole(row.member.get()),
            Cell::maybe(row.terms.activity, |activity| Cell::whole(activity.get())),
            Cell::maybe(row.terms.minutes, Cell::whole),
            Cell::text(row.posted),
            Cell::maybe(row.terms.from, Cell::text),
            Cell::maybe(row.terms.until, Cell::text),
            Cell::maybe(words.map(|w| w.title.as_str()), Cell::text),
            Cell::maybe(words.map(|w| w.text.as_str()), Cell::text),
            Cell::maybe(row.closed, |(at, _)| Cell::text(at)),
            Cell::maybe(row.closed, |(_, why)| Cell::text(why)),
        ]);
    }
    put(exported, "listings", json, &grid);
}

fn exchanges(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(["exchange", "on", "start_minute", "offset_minutes", "activity", "state", "member", "side", "minutes"]);
    for (id, row) in bank.exchange_rows() {
        let head = || {
            [
                Cell::whole(id.get()),
                Cell::text(row.on),
                Cell::maybe(row.start(), |start| Cell::whole(start.minute)),
                Cell::maybe(row.start(), |start| Cell::whole(start.offset)),
                Cell::maybe(row.activity, |activity| Cell::whole(activity.get())),
                Cell::text(row.state),
            ]
        };
        let mut add = |member: crate::values::ids::MemberId, side: crate::model::exchange::Side, minutes: u32| {
            let [a, b, c, d, e, f] = head();
            grid.rows.push([a, b, c, d, e, f, Cell::whole(member.get()), Cell::text(side), Cell::whole(minutes)]);
        };
        match bank.exchange_plan(id) {
            Some(plan) => plan.parts.iter().for_each(|part| add(part.member, part.side, part.minutes)),
            None => bank.exchange_parts(row).for_each(|part| add(part.member, part.side, part.minutes)),
        }
    }
    put(exported, "exchanges", json, &grid);
}

fn postings(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(["entry", "at", "value", "kind", "about", "account", "minutes"]);
    let ledger = &bank.state.ledger;
    for (id, entry) in ledger.entries.iter() {
        let kind = match entry.kind {
            EntryKind::Exchange => "exchange",
            EntryKind::Reversal => "reversal",
            EntryKind::Transfer(kind) => kind.as_str(),
            EntryKind::Moved => "moved",
            EntryKind::Passage => "passage",
        };
        let number = |id: EntryId| i64::from(id.index()).saturating_add(1);
        for posting in ledger.postings_of(id) {
            grid.rows.push([
                Cell::Whole(number(id)),
                Cell::text(entry.at),
                Cell::text(entry.value),
                Cell::text(kind),
                Cell::whole(entry.about),
                Cell::whole(posting.account.get()),
                Cell::whole(posting.minutes.get()),
            ]);
        }
    }
    put(exported, "postings", json, &grid);
}
