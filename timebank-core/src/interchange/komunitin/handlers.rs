//! Who handles which account: people with an address there, whom either layout names in its own way.

use super::super::community::MemberRow;
use super::super::csv::Row;
use super::super::sheets::{Sheet, taken};
use super::super::{NotTaken, Report};
use crate::order::BTreeMap;

/// Somebody who presses the buttons of an account.
pub struct User {
    id: String,
    email: String,
    name: String,
    language: String,
}

pub fn users(mut sheet: Sheet, report: &mut Report) -> Vec<User> {
    let (id, email, name) = (sheet.column(&["id"]), sheet.column(&["email"]), sheet.column(&["name"]));
    let language = sheet.column(&["language", "settings.language"]);
    let text = |row: Row<'_>, column| row.get(column).to_owned();
    let users: Vec<User> = sheet
        .table
        .rows
        .iter()
        .map(|row| User { id: text(row, id), email: row.get(email).to_lowercase(), name: text(row, name), language: text(row, language) })
        .collect();
    taken(report, "users.csv", users.len());
    sheet.note_lost(report);
    users
}

/// The split layout says apart who handles which account.
pub fn handled_by(mut sheet: Sheet, users: &[User], members: &mut [MemberRow], by_any: &BTreeMap<String, usize>, report: &mut Report) {
    let (member, user) = (sheet.column(&["member"]), sheet.column(&["user"]));
    sheet.column(&["id"]);
    let by_email: BTreeMap<&str, &User> = users.iter().rev().map(|user| (user.email.as_str(), user)).collect();
    let by_id: BTreeMap<&str, &User> = users.iter().rev().filter(|user| !user.id.is_empty()).map(|user| (user.id.as_str(), user)).collect();
    let mut count = 0usize;
    for row in sheet.table.rows.iter() {
        let found = by_any.get(row.get(member)).copied().and_then(|i| members.get_mut(i));
        let by = by_email.get(row.get(user).to_lowercase().as_str()).or_else(|| by_id.get(row.get(user)));
        match (found, by) {
            (Some(found), Some(by)) => {
                handles(found, by);
                count = count.saturating_add(1);
            }
            (found, _) => {
                let (column, said) = if found.is_none() { ("member", row.get(member)) } else { ("user", row.get(user)) };
                report.leave_out("member-users.csv", column, said, NotTaken::NobodyNamed, row.line, 0);
            }
        }
    }
    taken(report, "member-users.csv", count);
    sheet.note_lost(report);
}

/// The combined layout names them with the member.
pub fn say_who_handles(sheet: &Sheet, users: &[User], members: &mut [MemberRow]) {
    let Some(column) = sheet.table.column(&["adminUsers"]) else { return };
    let by_email: BTreeMap<&str, &User> = users.iter().rev().map(|user| (user.email.as_str(), user)).collect();
    let lines: BTreeMap<u64, usize> = members.iter().enumerate().rev().map(|(place, member)| (member.line, place)).collect();
    for row in sheet.table.rows.iter() {
        let Some(member) = lines.get(&row.line).and_then(|place| members.get_mut(*place)) else { continue };
        for email in row.get(Some(column)).to_lowercase().split([';', ',', ' ']).filter(|e| !e.is_empty()) {
            match by_email.get(email) {
                Some(by) => handles(member, by),
                None => handles(member, &User { id: String::new(), email: email.into(), name: String::new(), language: String::new() }),
            }
        }
    }
}

fn handles(member: &mut MemberRow, user: &User) {
    let who = if user.name.is_empty() { user.email.clone() } else { format!("{} <{}>", user.name, user.email) };
    let all = member.attributes.entry("handled by".into()).or_default();
    if !all.is_empty() {
        all.push_str("; ");
    }
    all.push_str(&who);
    if let Ok(language) = user.language.parse::<crate::values::language::Language>()
        && !member.languages.contains(&language)
    {
        member.languages.push(language);
    }
    if !user.email.is_empty() {
        member.contact.entry("email".into()).or_insert_with(|| user.email.clone());
    }
}
