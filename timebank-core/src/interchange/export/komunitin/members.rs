//! Members, their accounts and their users.

use super::super::grid::{Cell, Grid};
use super::super::{Exported, name};
use super::{Codes, short};
use crate::bank::TimeBank;
use crate::model::member::MemberState;
use crate::order::BTreeMap;
use crate::values::ids::{AccountId, MemberId};
use crate::values::time::Timestamp;

/// A member as the files have it.
struct Line {
    code: String,
    name: String,
    kind: &'static str,
    status: &'static str,
    joined: Timestamp,
    member: Option<MemberId>,
    /// The account, and whether the balance stands with this line.
    account: Option<(AccountId, bool)>,
}

pub fn write(bank: &TimeBank, codes: &Codes, exported: &mut Exported) {
    let lines = lines(bank, codes, exported);
    members(bank, &lines, exported);
    member_users(&lines, codes, exported);
    accounts(bank, &lines, exported);
}

fn lines(bank: &TimeBank, codes: &Codes, exported: &mut Exported) -> Vec<Line> {
    let balance = |account: AccountId| bank.balance_of(account).map_or(0, |balance| balance.get());
    let moved: BTreeMap<AccountId, ()> =
        bank.state.ledger.entries.iter().flat_map(|(id, _)| bank.state.ledger.postings_of(id)).map(|p| (p.account, ())).collect();
    let mut lines = Vec::new();
    for account in &codes.alone {
        let Some(code) = codes.accounts.get(account) else { continue };
        let own = *account == AccountId::POT;
        let called = if own { short(&bank.charter().name) } else { code.clone() };
        let name = if called.is_empty() { code.clone() } else { called };
        let (kind, status) = if own { ("public", "active") } else { ("organization", "suspended") };
        lines.push(Line { code: code.clone(), name, kind, status, joined: codes.first, member: None, account: Some((*account, true)) });
    }
    exported.lose("members.csv", codes.alone.len().saturating_sub(1), "what an account without a member stands for");
    for (id, code) in &codes.members {
        let Ok(row) = bank.member(*id) else { continue };
        let own = codes.accounts.get(&row.account) == Some(code);
        let idle = !own || balance(row.account) == 0;
        let status = match row.state {
            MemberState::Applicant if !own || !moved.contains_key(&row.account) => "pending",
            MemberState::Active | MemberState::Paused => "active",
            // A deleted member's balance is zero there.
            MemberState::Left | MemberState::Erased if idle => "deleted",
            _ => "suspended",
        };
        let counts = bank.charter().kinds.get(usize::from(row.kind)).map(|kind| kind.counts_as);
        let kind = if counts == Some(crate::charter::CountsAs::Organisation) { "organization" } else { "personal" };
        let called = short(&name(bank, *id));
        let name = if called.is_empty() { code.clone() } else { called };
        let account = (status != "pending").then_some((row.account, own));
        lines.push(Line { code: code.clone(), name, kind, status, joined: bank.state.start_of(row.joined), member: Some(*id), account });
    }
    lines
}

fn members(bank: &TimeBank, lines: &[Line], exported: &mut Exported) {
    let mut grid =
        Grid::new(["code", "name", "type", "status", "access", "description", "createdAt", "updatedAt", "contact.phone", "contact.email"]);
    for line in lines {
        let profile = line.member.and_then(|id| bank.person(id)).map(|person| &person.profile);
        let contact = |way: &str| Cell::maybe(profile.and_then(|profile| profile.contact.get(way)), |text| Cell::Text(short(text)));
        grid.rows.push([
            Cell::text(&line.code),
            Cell::text(&line.name),
            Cell::text(line.kind),
            Cell::text(line.status),
            Cell::text("group"),
            Cell::maybe(profile.and_then(|profile| profile.attributes.get("description")), Cell::text),
            Cell::text(line.joined),
            Cell::text(line.joined),
            contact("phone"),
            contact("email"),
        ]);
    }
    exported.table("members.csv", &grid);
}

fn member_users(lines: &[Line], codes: &Codes, exported: &mut Exported) {
    let mut grid = Grid::new(["member", "user"]);
    for line in lines {
        let user = line.member.and_then(|id| codes.users.get(&id)).map_or(codes.host.as_str(), |(email, _)| email.as_str());
        grid.rows.push([Cell::text(&line.code), Cell::text(user)]);
    }
    exported.table("member-users.csv", &grid);
}

fn accounts(bank: &TimeBank, lines: &[Line], exported: &mut Exported) {
    let mut grid = Grid::new(["code", "balance", "creditLimit", "maximumBalance", "createdAt", "updatedAt"]);
    let ledger = &bank.state.ledger;
    let mut widened = 0usize;
    for line in lines {
        let Some((account, own)) = line.account else { continue };
        let held = if own { bank.balance_of(account).map_or(0, |balance| balance.get()) } else { 0 };
        let known = ledger.accounts.get(account).and_then(|row| ledger.effective(account, bank.limits_of(account, row)).ok());
        let limits = known.filter(|_| own && line.member.is_some());
        let lowest = limits.as_ref().and_then(|l| l.lowest).map(|lowest| lowest.get().saturating_neg().max(0));
        let highest = limits.as_ref().and_then(|l| l.highest).map(|highest| highest.get().max(0));
        // A balance outside its limits is refused there: the limits are written as wide as the balance.
        let (low, high) = (lowest.map(|low| low.max(held.saturating_neg())), highest.map(|high| high.max(held)));
        widened = widened.saturating_add(usize::from(low != lowest || high != highest));
        let joined = Cell::text(line.joined);
        grid.rows.push([
            Cell::text(&line.code),
            Cell::Whole(held),
            Cell::maybe(low, Cell::Whole),
            Cell::maybe(high, Cell::Whole),
            joined.clone(),
            joined,
        ]);
    }
    exported.lose("accounts.csv", widened, "limits that the balance lies outside of: they are written as wide as the balance");
    exported.table("accounts.csv", &grid);
}
