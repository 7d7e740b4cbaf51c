//! Who handles which account: people with an address there, whom either layout names in its own way.

use super::super::community::{MemberRow, guess};
use super::super::csv::Row;
use super::super::sheets::{Sheet, taken};
use super::super::{NotTaken, Report};
use crate::order::BTreeMap;
use crate::values::language::Language;
use crate::values::limits::PART_BYTES;

/// Somebody who presses the buttons of an account.
pub struct User {
    id: String,
    email: String,
    name: String,
    language: String,
}

impl User {
    /// The language, where its code can be read: systems write `en_GB` where the code has a dash.
    fn spoken(&self) -> Option<Language> {
        self.language.replace('_', "-").parse().ok()
    }
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
    for (user, row) in users.iter().zip(sheet.table.rows.iter()).filter(|(user, _)| !user.language.is_empty() && user.spoken().is_none()) {
        guess(report, "users.csv", row.line, &user.language, "nothing", "language-not-known");
    }
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
    // What is longer than a part of a person may be is refused, however much longer it is.
    if all.len() <= PART_BYTES {
        if !all.is_empty() {
            all.push_str("; ");
        }
        all.push_str(&who);
    }
    if let Some(language) = user.spoken()
        && !member.languages.contains(&language)
    {
        member.languages.push(language);
    }
    if !user.email.is_empty() {
        member.contact.entry("email".into()).or_insert_with(|| user.email.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promise_9_who_handles_an_account_is_written_down_as_far_as_it_can_be_kept() {
        let mut member = MemberRow::called("GARD0001", "Hall");
        let user = User { id: String::new(), email: "hall@gard.example".into(), name: "n".repeat(10_000), language: "en".into() };
        for _ in 0..1_000 {
            handles(&mut member, &user);
        }
        // The seventh of 10,020 letters goes beyond 65,536: what is longer is refused, and no more is written.
        let length = member.attributes.get("handled by").map(String::len);
        assert_eq!(length, Some(7 * (10_000 + 1 + 19) + 6 * 2));
        assert_eq!(member.languages.len(), 1);
    }
}
