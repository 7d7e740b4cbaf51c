//! Posts and the categories they stand under.

use super::super::community::{Category, Clock, POSTS, Post, guess, place};
use super::super::export::unguarded;
use super::super::faults::Faults;
use super::super::sheets::{Sheet, taken};
use super::super::{FaultKind, NotTaken, Report};
use crate::model::listing::{ListingKind, Visibility};
use crate::order::BTreeMap;
use crate::values::time::Timestamp;

pub fn categories(mut sheet: Sheet, report: &mut Report, faults: &mut Faults) -> Vec<Category> {
    if sheet.table.columns.is_empty() {
        return Vec::new();
    }
    let (id, code, name) = (sheet.column(&["id"]), sheet.needed(&["code"], faults), sheet.column(&["name"]));
    let mut all: Vec<Category> = Vec::new();
    let sheet = {
        sheet.note_lost(report);
        sheet
    };
    for row in sheet.table.rows.iter() {
        let said = row.get(code);
        if said.is_empty() || all.iter().any(|c| c.code == said) {
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
    clock: &mut Clock,
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
    let times = [sheet.column(&["createdAt"]), sheet.column(&["fulfilledAt"]), sheet.column(&["expiresAt"])];
    let [longitude, latitude] = [sheet.column(&["location.longitude"]), sheet.column(&["location.latitude"])];
    sheet.column(&["location.type"]);
    sheet.note_lost(report);
    let sheet = &sheet;
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
        let [created, fulfilled, expires] = times.map(|time| clock_apart(clock, sheet, row, time, faults));
        let which = match row.get(kind).to_ascii_lowercase().as_str() {
            "offer" | "offers" => ListingKind::Offer,
            "need" | "needs" | "want" | "wants" | "request" => ListingKind::Request,
            _ => {
                faults.push(sheet.fault(row, kind, FaultKind::MissingValue, "a post is an `offer` or a `want`"));
                continue;
            }
        };
        if faults.len() > before {
            continue;
        }
        let visibility = match row.get(status).to_ascii_lowercase().as_str() {
            "draft" => {
                report.leave_out("posts.csv", "status", "draft", NotTaken::Draft, row.line, 0);
                continue;
            }
            "hidden" => {
                guess(report, "posts.csv", row.line, "hidden", "for brokers only", "hidden-post");
                Visibility::Broker
            }
            _ if row.get(access).eq_ignore_ascii_case("public") => Visibility::Everyone,
            _ => Visibility::Members,
        };
        let said = row.get(category);
        let found = categories.iter().position(|c| c.code == said || (!c.id.is_empty() && c.id == said)).filter(|_| !said.is_empty());
        if found.is_none() && !said.is_empty() {
            guess(report, "posts.csv", row.line, said, "not classified", "category-not-known");
        }
        let mut words = unguarded(row.raw(text)).to_owned();
        if !row.get(value).is_empty() {
            // What a post says it costs is free text there, not an amount.
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(row.get(value));
        }
        all.push(Post {
            file: POSTS,
            line: row.line,
            kind: which,
            member: owner,
            category: found,
            title: unguarded(row.get(title)).into(),
            text: words,
            visibility,
            created,
            fulfilled,
            expires,
            place: place(row.get(latitude), row.get(longitude)),
        });
    }
    all
}

/// The instant in a cell; a listing may run out long after the bundle was made, so that does not move the clock on.
fn clock_apart(
    clock: &mut Clock,
    sheet: &Sheet,
    row: super::super::csv::Row<'_>,
    column: Option<usize>,
    faults: &mut Faults,
) -> Option<Timestamp> {
    if column.is_some() && column == sheet.table.column(&["expiresAt"]) {
        return Clock::default().cell(sheet, row, column, faults);
    }
    clock.cell(sheet, row, column, faults)
}
