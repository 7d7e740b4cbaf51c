//! Transfers, categories and posts.

use super::super::Exported;
use super::super::grid::{Cell, Grid};
use super::super::movements::{ENTERED_LATER, movements};
use super::{Codes, LETTERS, short};
use crate::bank::TimeBank;
use crate::model::listing::{Closing, ListingKind, Visibility};
use crate::order::{BTreeMap, InOrder as _};
use crate::values::ids::AccountId;
use crate::values::time::Timestamp;

pub fn transfers(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new(["payer", "payee", "user", "amount", "description", "createdAt", "updatedAt"]);
    let mut users: BTreeMap<AccountId, &str> = BTreeMap::new();
    for (id, (email, _)) in &codes.users {
        if let Ok(row) = bank.member(*id) {
            users.entry(row.account).or_insert(email);
        }
    }
    let (mut all, groups) = movements(bank);
    all.in_order_by_key(|m| (m.moment(bank).0, m.entry));
    let mut later = 0usize;
    for m in &all {
        let code = |account: AccountId| Cell::maybe(codes.accounts.get(&account), Cell::text);
        // Who pressed the button is not kept here: the payer stands for them.
        let user = users.get(&m.payer).copied().unwrap_or(&codes.host);
        // What has one day alone there has to lie on the day it counts for.
        let (moment, entered) = m.moment(bank);
        later = later.saturating_add(usize::from(!entered));
        let (payer, payee) = (code(m.payer), code(m.payee));
        grid.rows.push([
            payer,
            payee,
            Cell::text(user),
            Cell::Whole(m.minutes),
            Cell::Text(m.words()),
            Cell::text(moment),
            Cell::text(m.at),
        ]);
    }
    exported.lose("transfers.csv", later, ENTERED_LATER);
    exported.lose("transfers.csv", groups, "who of several paid whom: their postings are matched in order");
    exported.table("transfers.csv", &grid);
}

pub fn categories(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new(["code", "name", "access", "createdAt", "updatedAt"]);
    for (_, row) in bank.activity_rows() {
        let (first, code) = (Cell::text(codes.first), short(&row.activity.code));
        let name = Some(short(&row.activity.name)).filter(|name| !name.is_empty()).unwrap_or_else(|| code.clone());
        grid.rows.push([Cell::Text(code), Cell::Text(name), Cell::text("group"), first.clone(), first]);
    }
    exported.table("categories.csv", &grid);
}

pub fn posts(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new([
        "code",
        "type",
        "member",
        "category",
        "title",
        "description",
        "status",
        "access",
        "fulfilledAt",
        "expiresAt",
        "createdAt",
        "updatedAt",
    ]);
    let (mut gone, mut untitled, mut cut) = (0usize, 0usize, 0usize);
    for (id, row) in bank.listing_rows() {
        let offer = row.kind == ListingKind::Offer;
        // Only a need can be fulfilled there.
        let met = row.closed.filter(|(_, why)| *why == Closing::Met && !offer).map(|(at, _)| at);
        let (Some(member), true) = (codes.members.get(&bank.resolve(row.member)), row.closed.is_none() || met.is_some()) else {
            gone = gone.saturating_add(1);
            continue;
        };
        let activity = row.terms.activity.and_then(|activity| bank.state.activities.get(activity)).map(|row| &row.activity);
        let words = bank.listing_words(id);
        let said = words.map(|words| words.title.clone()).filter(|title| !title.trim().is_empty());
        untitled = untitled.saturating_add(usize::from(said.is_none()));
        cut = cut.saturating_add(usize::from(said.as_ref().is_some_and(|title| title.chars().count() > LETTERS)));
        let usual = || activity.map_or_else(|| if offer { "Offer" } else { "Need" }.to_owned(), |activity| activity.name.clone());
        let title = short(&said.unwrap_or_else(usual));
        let text = words.map(|words| words.text.clone()).filter(|text| !text.trim().is_empty());
        let visibility = row.terms.visibility;
        // To the last moment of the last day on the local clock.
        let next = row.terms.until.and_then(|until| until.plus_days(1)).map(|day| bank.state.start_of(day).millis());
        let until = next.and_then(|next| Timestamp::from_millis(next.checked_sub(1)?)).map(|until| until.max(row.posted));
        grid.rows.push([
            Cell::text(format!("{}{:04}", if offer { 'O' } else { 'N' }, id.get())),
            Cell::text(if offer { "offer" } else { "need" }),
            Cell::text(member),
            Cell::maybe(activity.map(|activity| short(&activity.code)), Cell::Text),
            Cell::text(&title),
            Cell::Text(text.unwrap_or(title)),
            Cell::text(if visibility == Some(Visibility::Broker) { "hidden" } else { "published" }),
            Cell::text(if visibility == Some(Visibility::Everyone) { "public" } else { "group" }),
            Cell::maybe(met.map(|met| met.max(row.posted)), Cell::text),
            Cell::maybe(until, Cell::text),
            Cell::text(row.posted),
            Cell::text(row.posted),
        ]);
    }
    exported.lose("posts.csv", gone, "listings that were withdrawn, met as offers or ran out, or whose member is gone");
    exported.lose("posts.csv", untitled, "no title: the activity's name stands for it");
    exported.lose("posts.csv", cut, "letters of a title beyond 255");
    exported.table("posts.csv", &grid);
}
