//! From sheets to what they say: members, accounts, transfers, each cell checked.

use super::super::community::{AccountRow, Clock, Community, MEMBERS, MemberRow, Money, Status, days_of_utc, guess, place_of};
use super::super::csv::Row;
use super::super::export::unguarded;
use super::super::faults::Faults;
use super::super::sheets::{Sheet, Sheets, taken};
use super::super::zone::Zone;
use super::super::{Bundle, Caution, FaultKind, FileFault, Options, Report, Rounding, Warning};
use super::{handlers, movements, posts};
use crate::order::BTreeMap;
use crate::values::minutes::Minutes;

pub fn read(bundle: &Bundle<'_>, options: &Options, report: &mut Report, faults: &mut Faults) -> Option<Community> {
    let mut sheets = Sheets::read(bundle, super::KNOWN, report, faults);
    let broken: Vec<&str> = super::KNOWN.iter().copied().filter(|name| faults.in_file(name)).collect();
    let is_broken = |name: &str| broken.contains(&name);
    let mut clock = Clock { last_day: options.last_day(), zone: Zone { offsets: &options.offsets, minutes: 0 }, ..Clock::default() };
    let mut community = sheets.need("community.csv", is_broken("community.csv"), faults);
    let apart = sheets.has("accounts.csv") || sheets.has("currency.csv");
    report.form = if apart { "komunitin, split layout" } else { "komunitin, combined layout" }.into();

    let (code, name) = one_community(&mut community, report, faults, &mut clock);
    // The split layout says the rate in a file of its own.
    let elsewhere = options.rate.is_some() || community.table.column(&["currency.rateNumerator", "rateNumerator"]).is_some();
    let currency = match sheets.has("currency.csv") || apart && !elsewhere {
        true => sheets.need("currency.csv", is_broken("currency.csv"), faults),
        false => Sheet::default(),
    };
    if currency.table.columns.is_empty() && apart && !elsewhere {
        return None;
    }
    let money = money(currency, &mut community, options, report, faults)?;
    report.rate = format!("{}/{}", money.rate.0, money.rate.1);
    community.note_lost(report);

    let users = handlers::users(sheets.take("users.csv"), report);
    let mut in_members = sheets.need("members.csv", is_broken("members.csv"), faults);
    let mut members = members(&mut in_members, &money, report, faults, &mut clock);
    let mut by_any: BTreeMap<String, usize> = BTreeMap::new();
    for (i, member) in members.iter().enumerate() {
        by_any.insert(member.1.code.clone(), i);
    }
    for (i, (id, _)) in members.iter().enumerate().filter(|(_, (id, _))| !id.is_empty()) {
        by_any.entry(id.clone()).or_insert(i);
    }
    let mut rows: Vec<MemberRow> = members.drain(..).map(|(_, row)| row).collect();
    if sheets.has("accounts.csv") {
        accounts(sheets.take("accounts.csv"), &money, &mut rows, &mut by_any, report, faults, &mut clock);
    }
    handlers::handled_by(sheets.take("member-users.csv"), &users, &mut rows, &by_any, report);
    handlers::say_who_handles(&in_members, &users, &mut rows);
    in_members.note_lost(report);

    let community_account = own_account(&rows, &code, &name, options, report, faults);
    let history = history(&mut sheets, apart, is_broken("transfers.csv"), faults);
    let (transfers, texts) = movements::transfers(history, &money, &by_any, report, faults, &mut clock);
    let categories = posts::categories(sheets.take("categories.csv"), report, faults);
    let posts = posts::posts(sheets.take("posts.csv"), &by_any, &categories, report, faults, &mut clock);
    if !clock.zone.is_known() && !transfers.is_empty() {
        days_of_utc(report, "transfers.csv");
    }
    let (first, last) = (clock.first, clock.last);
    Some(Community {
        system: "komunitin".into(),
        name,
        rate: money.rate,
        members: rows,
        community: community_account,
        transfers,
        texts,
        posts,
        categories,
        first,
        last,
        files: ["community.csv", "members.csv", "transfers.csv", "posts.csv"].map(String::from).to_vec(),
    })
}

/// The transfers: a file that the split layout may leave out.
fn history(sheets: &mut Sheets, apart: bool, broken: bool, faults: &mut Faults) -> Sheet {
    if apart { sheets.take("transfers.csv") } else { sheets.need("transfers.csv", broken, faults) }
}

fn one_community(sheet: &mut Sheet, report: &mut Report, faults: &mut Faults, clock: &mut Clock<'_>) -> (String, String) {
    let (code, name) = (sheet.column(&["code"]), sheet.column(&["name"]));
    let times = [sheet.column(&["createdAt"]), sheet.column(&["updatedAt"])];
    // Whoever administers the other system has no role here until one is given.
    let admins = sheet.column(&["adminUsers"]);
    let (sheet, rows) = (&*sheet, &sheet.table.rows);
    let row = match rows.first().filter(|_| rows.len() == 1) {
        Some(row) => row,
        None if sheet.table.columns.is_empty() => return Default::default(),
        None => {
            let why = format!("the file has {} rows where a bundle has one community", rows.len());
            let line = rows.get(1).map_or(1, |row| row.line);
            faults.push(FileFault::of_row(&sheet.table.file, line, FaultKind::RowCount, why));
            return Default::default();
        }
    };
    for time in times {
        clock.glance(sheet, row, time, report);
    }
    for admin in row.get(admins).split(';').map(str::trim).filter(|admin| !admin.is_empty()) {
        let warning = Warning::new(Caution::Administrator, "community.csv", vec![row.line], "administrator");
        report.warn(Warning { column: "adminUsers".into(), suggestion: Some(admin.to_lowercase()), ..warning });
    }
    let said = [name, code].into_iter().map(|c| row.get(c)).find(|t| !t.is_empty()).unwrap_or("Community");
    report.community = said.into();
    taken(report, "community.csv", 1);
    (row.get(code).into(), said.into())
}

fn money(mut currency: Sheet, community: &mut Sheet, options: &Options, report: &mut Report, faults: &mut Faults) -> Option<Money> {
    let apart = !currency.table.columns.is_empty();
    let sheet = if apart { &mut currency } else { &mut *community };
    let scale = sheet.column(&["scale", "currency.scale"]).or_else(|| sheet.column(&["decimals", "currency.decimals"]));
    let (numerator, denominator) = if options.rate.is_some() {
        (sheet.column(&["rateNumerator", "currency.rateNumerator"]), sheet.column(&["rateDenominator", "currency.rateDenominator"]))
    } else {
        let n = sheet.needed(&["rateNumerator", "currency.rateNumerator"], faults);
        (n, sheet.needed(&["rateDenominator", "currency.rateDenominator"], faults))
    };
    let Some(row) = sheet.table.rows.first() else {
        // Of a community without a row there is a fault already.
        if apart {
            let why = "the currency has one row".to_owned();
            faults.push(FileFault::of_row(&sheet.table.file, sheet.table.header_line, FaultKind::RowCount, why));
        }
        return None;
    };
    let mut whole = |column: Option<usize>| {
        let found = row.get(column).parse::<u64>().ok().filter(|n| (1..=1_000_000_000).contains(n));
        if found.is_none() && options.rate.is_none() && column.is_some() {
            faults.push(sheet.fault(row, column, FaultKind::BadRate, "a whole number from 1 to 1000000000 is wanted"));
        }
        found
    };
    let declared = whole(numerator).zip(whole(denominator));
    let rate = options.rate.filter(|(n, d)| *n > 0 && *d > 0).or(declared);
    let scale = row.get(scale).parse::<u32>().ok();
    if apart {
        taken(report, "currency.csv", 1);
        currency.note_lost(report);
    }
    Some(Money { rate: rate?, scale, rounding: options.rounding })
}

fn kind_of(said: &str) -> Option<&'static str> {
    Some(match said.to_ascii_lowercase().as_str() {
        "personal" | "person" => "person",
        "business" => "business",
        "organization" | "organisation" => "organisation",
        "public" => "public",
        _ => return None,
    })
}

fn status_of(said: &str) -> Option<Status> {
    Some(match said.to_ascii_lowercase().as_str() {
        "active" => Status::Active,
        "pending" | "draft" => Status::Pending,
        "disabled" | "suspended" | "inactive" => Status::Suspended,
        "deleted" => Status::Deleted,
        _ => return None,
    })
}

/// Where the columns of members stand.
struct Columns {
    id: Option<usize>,
    code: Option<usize>,
    name: Option<usize>,
    kind: Option<usize>,
    status: Option<usize>,
    created: Option<usize>,
    updated: Option<usize>,
    /// Latitude and longitude.
    place: [Option<usize>; 2],
    /// Balance, credit limit, and maximum balance.
    account: [Option<usize>; 3],
    words: Vec<(usize, String)>,
    /// Ways to reach them.
    ways: Vec<(usize, String)>,
}

impl Columns {
    fn find(sheet: &mut Sheet, faults: &mut Faults) -> Self {
        for read_elsewhere in ["adminUsers", "location.type"] {
            sheet.column(&[read_elsewhere]);
        }
        let short = |name: &String| Some(name.strip_prefix("contact.").or_else(|| name.strip_prefix("address."))?.to_owned());
        let ways: Vec<(String, String)> = sheet.table.columns.iter().filter_map(|name| Some((name.clone(), short(name)?))).collect();
        let words = ["description", "access", "imageUrl", "location.name"].map(|name| (name.to_owned(), name.to_owned()));
        let mut found = |names: Vec<(String, String)>| -> Vec<(usize, String)> {
            names.into_iter().filter_map(|(name, ours)| Some((sheet.column(&[&name])?, ours))).collect()
        };
        let (words, ways) = (found(words.into()), found(ways));
        Self {
            id: sheet.column(&["id"]),
            code: sheet.needed(&["code"], faults),
            name: sheet.column(&["name"]),
            kind: sheet.column(&["type"]),
            status: sheet.column(&["status", "state"]),
            created: sheet.column(&["createdAt"]),
            updated: sheet.column(&["updatedAt"]),
            place: [sheet.column(&["location.latitude"]), sheet.column(&["location.longitude"])],
            account: ["account.balance", "account.creditLimit", "account.maximumBalance"].map(|name| sheet.column(&[name])),
            words,
            ways,
        }
    }

    /// The kind and the status of a member. What is not known is taken as the likeliest, and told.
    fn standing(&self, sheet: &Sheet, row: Row<'_>, report: &mut Report) -> (&'static str, Status) {
        let file = &sheet.table.file;
        let (kind, status) = (row.get(self.kind), row.get(self.status));
        let taken_kind = kind_of(kind).unwrap_or_else(|| {
            let taken_as = if kind.is_empty() { "person" } else { "organisation" };
            guess(report, file, row.line, kind, taken_as, "type-not-known");
            taken_as
        });
        let taken_status = status_of(status).unwrap_or_else(|| {
            let (taken_as, word) = if status.is_empty() { (Status::Active, "active") } else { (Status::Suspended, "suspended") };
            guess(report, file, row.line, status, word, "status-not-known");
            taken_as
        });
        (taken_kind, taken_status)
    }
}

/// Members with their identifiers there.
fn members(sheet: &mut Sheet, money: &Money, report: &mut Report, faults: &mut Faults, clock: &mut Clock<'_>) -> Vec<(String, MemberRow)> {
    let by = Columns::find(sheet, faults);
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let mut members = Vec::new();
    let sheet = &*sheet;
    for row in sheet.table.rows.iter() {
        let said = row.get(by.code);
        if said.is_empty() {
            if by.code.is_some() {
                faults.push(sheet.fault(row, by.code, FaultKind::MissingValue, "a member has a code"));
            }
            continue;
        }
        if let Some(before) = seen.insert(said.to_owned(), row.line) {
            faults.push(sheet.fault(row, by.code, FaultKind::Duplicate, format!("line {before} has the same code")));
            continue;
        }
        let (kind, status) = by.standing(sheet, row, report);
        let pick = |from: &[(usize, String)]| -> BTreeMap<String, String> {
            from.iter()
                .map(|(c, n)| (n.clone(), unguarded(row.raw(Some(*c))).to_owned()))
                .filter(|(_, text)| !text.trim().is_empty())
                .collect()
        };
        let before = faults.len();
        let says = by.account.into_iter().any(|column| !row.get(column).is_empty());
        let account = says.then(|| account(sheet, row, by.account, money, report, faults));
        let at = clock.cell(sheet, row, by.created, faults);
        clock.glance(sheet, row, by.updated, report);
        if faults.len() > before {
            continue;
        }
        let member = MemberRow {
            file: MEMBERS,
            line: row.line,
            code: said.to_owned(),
            name: unguarded(row.get(by.name)).to_owned(),
            kind,
            status,
            created: at.map(|at| (at, clock.zone.day(at))),
            place: place_of(sheet, row, by.place, report),
            contact: pick(&by.ways),
            attributes: pick(&by.words),
            languages: Vec::new(),
            account,
        };
        members.push((row.get(by.id).to_owned(), member));
    }
    members
}

fn account(
    sheet: &Sheet,
    row: Row<'_>,
    [balance, limit, most]: [Option<usize>; 3],
    money: &Money,
    report: &mut Report,
    faults: &mut Faults,
) -> AccountRow {
    let mut limit_at = |column: Option<usize>, report: &mut Report| {
        if row.get(column).is_empty() {
            return None;
        }
        let amount = money.decimal(sheet, row, column, faults)?;
        if amount.is_negative() {
            faults.push(sheet.fault(row, column, FaultKind::Negative, "a limit is zero or more"));
            return None;
        }
        match money.minutes(amount, Rounding::Down) {
            Ok((minutes, exact)) => {
                if !exact {
                    guess(report, &sheet.table.file, row.line, row.get(column), minutes.to_string(), "limit-cut-to-whole-minutes");
                }
                Some(minutes)
            }
            Err(fault) => {
                faults.push(sheet.fault(row, column, FaultKind::TooLarge, fault.message()));
                None
            }
        }
    };
    // 0 means "may not go below zero" here; blank means none.
    let lowest = limit_at(limit, report).map(Minutes::reversed);
    let highest = limit_at(most, report);
    let told = !row.get(balance).is_empty();
    let balance = if told { money.decimal(sheet, row, balance, faults) } else { None };
    faults.unread_balance |= told && balance.is_none();
    AccountRow { balance, lowest, highest }
}

fn accounts(
    mut sheet: Sheet,
    money: &Money,
    members: &mut [MemberRow],
    by_any: &mut BTreeMap<String, usize>,
    report: &mut Report,
    faults: &mut Faults,
    clock: &mut Clock<'_>,
) {
    let (id, code) = (sheet.column(&["id"]), sheet.needed(&["code"], faults));
    let balance = sheet.needed(&["balance"], faults);
    let (limit, most) = (sheet.column(&["creditLimit"]), sheet.column(&["maximumBalance"]));
    let times = [sheet.column(&["createdAt"]), sheet.column(&["updatedAt"])];
    let mut count = 0usize;
    for row in sheet.table.rows.iter() {
        for time in times {
            clock.glance(&sheet, row, time, report);
        }
        let before = faults.len();
        let read = account(&sheet, row, [balance, limit, most], money, report, faults);
        let Some((i, member)) = by_any.get(row.get(code)).copied().and_then(|i| Some((i, members.get_mut(i)?))) else {
            faults.push(sheet.fault(row, code, FaultKind::UnknownMember, "no member has this code"));
            continue;
        };
        if member.account.is_some() {
            faults.push(sheet.fault(row, code, FaultKind::Duplicate, "the member has an account already"));
            continue;
        }
        if faults.len() == before {
            member.account = Some(read);
            count = count.saturating_add(1);
        }
        if !row.get(id).is_empty() {
            by_any.entry(row.get(id).to_owned()).or_insert(i);
        }
    }
    taken(report, "accounts.csv", count);
    sheet.note_lost(report);
}

/// The community's own account, by the rule of the module.
fn own_account(
    members: &[MemberRow],
    code: &str,
    name: &str,
    options: &Options,
    report: &mut Report,
    faults: &mut Faults,
) -> Option<usize> {
    if let Some(wanted) = &options.community_account {
        let found = members.iter().position(|m| m.code == *wanted);
        if found.is_none() {
            let why = "no member has the code the options name for the community's own account".into();
            faults.push(FileFault { value: wanted.clone(), ..FileFault::of_row("members.csv", 0, FaultKind::UnknownMember, why) });
        }
        return found;
    }
    let mut found = members.iter().position(|m| m.kind == "public").map(|i| (i, "type-public"));
    found = found.or_else(|| {
        let same = |m: &MemberRow| m.kind == "organisation" && !name.is_empty() && m.name.to_lowercase() == name.to_lowercase();
        members.iter().position(same).map(|i| (i, "organisation-with-the-community's-name"))
    });
    found = found.or_else(|| {
        let zero = |m: &MemberRow| {
            m.kind == "organisation" && m.code.strip_prefix(code).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b == b'0'))
        };
        members.iter().position(zero).filter(|_| !code.is_empty()).map(|i| (i, "organisation-with-number-zero"))
    });
    let (i, rule) = found?;
    let member = members.get(i)?;
    guess(report, "members.csv", member.line, &member.code, "the community's own account: the pot", rule);
    Some(i)
}
