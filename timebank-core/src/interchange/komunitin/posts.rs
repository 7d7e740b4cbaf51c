//! Posts and the categories they stand under.

use super::super::community::{Category, Clock, POSTS, Post, guess, place_of};
use super::super::csv::Row;
use super::super::export::unguarded;
use super::super::faults::Faults;
use super::super::mapping::{ListingState, listing_state};
use super::super::sheets::{Sheet, taken};
use super::super::{FaultKind, NotTaken, Report};
use crate::model::listing::{ListingKind, Visibility};
use crate::order::{BTreeMap, BTreeSet};

pub fn categories(mut sheet: Sheet, report: &mut Report, faults: &mut Faults) -> Vec<Category> {
    if sheet.table.columns.is_empty() {
        return Vec::new();
    }
    let (id, code, name) = (sheet.column(&["id"]), sheet.needed(&["code"], faults), sheet.column(&["name"]));
    let mut all: Vec<Category> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let sheet = {
        sheet.note_lost(report);
        sheet
    };
    for row in sheet.table.rows.iter() {
        let said = row.get(code);
        if said.is_empty() || !seen.insert(said) {
            let kind = if said.is_empty() { FaultKind::MissingValue } else { FaultKind::Duplicate };
            faults.push(sheet.fault(row, code, kind, "a category has a code of its own"));
            continue;
        }
        let named = if row.get(name).is_empty() { said } else { unguarded(row.get(name)) };
        all.push(Category { id: row.get(id).into(), code: said.into(), name: named.into() });
    }
    taken(report, "categories.csv", all.len());
    all
}

pub fn posts(
    mut sheet: Sheet,
    by_any: &BTreeMap<String, usize>,
    categories: &[Category],
    report: &mut Report,
    faults: &mut Faults,
    clock: &mut Clock<'_>,
) -> Vec<Post> {
    if sheet.table.columns.is_empty() {
        return Vec::new();
    }
    let code = sheet.table.column(&["code"]);
    let kind = sheet.needed(&["type"], faults);
    let member = sheet.needed(&["memberCode", "member"], faults);
    let category = sheet.column(&["categoryCode", "category"]);
    let (title, text, value) = (sheet.column(&["title"]), sheet.column(&["description"]), sheet.column(&["value"]));
    let (status, access) = (sheet.column(&["status", "state"]), sheet.column(&["access"]));
    let [created_at, fulfilled_at, expires_at] = ["createdAt", "fulfilledAt", "expiresAt"].map(|name| sheet.column(&[name]));
    let [longitude, latitude] = [sheet.column(&["location.longitude"]), sheet.column(&["location.latitude"])];
    sheet.column(&["location.type"]);
    sheet.note_lost(report);
    let sheet = &sheet;
    let known = places(categories);
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    let mut all = Vec::new();
    for row in sheet.table.rows.iter() {
        let before = faults.len();
        if !row.get(code).is_empty()
            && let Some(line) = seen.insert(row.get(code), row.line)
        {
            faults.push(sheet.fault(row, code, FaultKind::Duplicate, format!("line {line} has the same code")));
        }
        let Some(owner) = by_any.get(row.get(member)).copied() else {
            faults.push(sheet.fault(row, member, FaultKind::UnknownMember, "no member has this code"));
            continue;
        };
        // A listing may run out long after the bundle was made: that does not move the clock on.
        let [created, fulfilled] = [created_at, fulfilled_at].map(|time| clock.cell(sheet, row, time, faults));
        let expires = Clock::default().cell(sheet, row, expires_at, faults);
        let (created, expires) = (created.map(|at| (at, clock.zone.day(at))), expires.map(|at| clock.zone.day(at)));
        let Some(which) = kind_of(row.get(kind)) else {
            faults.push(sheet.fault(row, kind, FaultKind::MissingValue, "a post is an `offer` or a `want`"));
            continue;
        };
        if faults.len() > before {
            continue;
        }
        let Some(visibility) = visible_to(row, [status, access], report) else { continue };
        let said = row.get(category);
        let found = known.get(said).copied();
        if found.is_none() && !said.is_empty() {
            guess(report, "posts.csv", row.line, said, "not classified", "category-not-known");
        }
        all.push(Post {
            file: POSTS,
            line: row.line,
            kind: which,
            member: owner,
            category: found,
            title: unguarded(row.get(title)).into(),
            text: words_of(row, text, value),
            visibility,
            created,
            fulfilled,
            expires,
            place: place_of(sheet, row, [latitude, longitude], report),
        });
    }
    all
}

fn kind_of(said: &str) -> Option<ListingKind> {
    match said.to_ascii_lowercase().as_str() {
        "offer" | "offers" => Some(ListingKind::Offer),
        "need" | "needs" | "want" | "wants" | "request" => Some(ListingKind::Request),
        _ => None,
    }
}

/// What a post says, and what it says it costs: that is free text there, not an amount.
fn words_of(row: Row<'_>, text: Option<usize>, value: Option<usize>) -> String {
    let mut words = unguarded(row.raw(text)).to_owned();
    if !row.get(value).is_empty() {
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(row.get(value));
    }
    words
}

/// Who sees a post; nobody when it is a draft or over, which is listed.
fn visible_to(row: Row<'_>, [status, access]: [Option<usize>; 2], report: &mut Report) -> Option<Visibility> {
    let said = row.get(status);
    match listing_state(said) {
        Some(ListingState::Open) if row.get(access).eq_ignore_ascii_case("public") => Some(Visibility::Everyone),
        Some(ListingState::Open) => Some(Visibility::Members),
        Some(ListingState::Draft) => {
            report.leave_out("posts.csv", "status", "draft", NotTaken::Draft, row.line, 0);
            None
        }
        Some(ListingState::Closed) => {
            report.leave_out("posts.csv", "status", said, NotTaken::State, row.line, 0);
            None
        }
        // What is not known to be open is shown to nobody who could take it up.
        hidden => {
            let rule = if hidden.is_some() { "hidden-post" } else { "status-not-known" };
            guess(report, "posts.csv", row.line, &said.to_lowercase(), "for brokers only", rule);
            Some(Visibility::Broker)
        }
    }
}

/// Where each category stands, by its code and by its identifier. Of two that are called the same the first counts.
fn places(categories: &[Category]) -> BTreeMap<&str, usize> {
    let mut places = BTreeMap::new();
    for (place, category) in categories.iter().enumerate() {
        for name in [category.code.as_str(), category.id.as_str()] {
            if !name.is_empty() {
                places.entry(name).or_insert(place);
            }
        }
    }
    places
}
