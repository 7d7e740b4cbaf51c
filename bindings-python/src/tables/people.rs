//! Members and listings.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::StringArray;
use arrow_array::types::Int32Type;
use arrow_schema::ArrowError;
use timebank_core::listing::{Closing, ListingKind, Remote, Visibility};
use timebank_core::member::MemberState;
use timebank_core::{MemberId, TimeBank};

use super::columns::*;
use super::exchanges::{activity_codes, activity_key, place, words};
use super::{NativeTable, in_batches};

/// Minutes of service each member gave and received, from participations that count.
fn service(bank: &TimeBank) -> BTreeMap<MemberId, (i64, i64, u32)> {
    use timebank_core::queries::{Grouping, HoursBy};
    let by_member = bank.host().hours_by(&HoursBy::new().each([Grouping::Member])).unwrap_or_default();
    let small = |minutes: u64| i64::try_from(minutes).unwrap_or(i64::MAX);
    by_member.into_iter().filter_map(|line| Some((line.member?, (small(line.given), small(line.received), line.exchanges)))).collect()
}

/// One row for each member, those who left or were forgotten included.
pub fn members(bank: &TimeBank) -> Result<NativeTable, ArrowError> {
    let service = service(bank);
    let kinds: StringArray = bank.charter().kinds.iter().map(|kind| Some(kind.name.as_str())).collect();
    let kinds: arrow_array::ArrayRef = Arc::new(kinds);
    let caption = format!("Members of {}", bank.charter().name);
    in_batches("members", caption, bank.host().member_rows(), |rows| {
        let n = rows.len();
        let (mut member, mut name, mut account) = (Counts::with_capacity(n), Text::default(), Counts::with_capacity(n));
        let mut kind = Numbers::<Int32Type>::with_capacity(n);
        let mut state = Words::of(words(MemberState::ALL, MemberState::as_str), n);
        let (mut since, mut joined, mut merged) = (Days::with_capacity(n), Days::with_capacity(n), Counts::with_capacity(n));
        let (mut roles, mut balance) = (Text::default(), Minutes::with_capacity(n));
        let (mut given, mut received, mut took_part) = (Minutes::with_capacity(n), Minutes::with_capacity(n), Counts::with_capacity(n));
        let today = bank.today_here();
        for &(id, row) in rows {
            member.push(id.get());
            name.maybe(bank.host().person(id).and_then(|person| person.name()).map(str::to_owned));
            kind.push(i32::from(row.kind));
            state.maybe(place(MemberState::ALL, &row.state));
            since.push(row.since);
            joined.push(row.joined);
            let held = row.roles.iter().filter(|role| role.holds_on(today));
            let held = held.filter_map(|role| Some(bank.charter().roles.get(usize::from(role.role))?.name.as_str()));
            let held: Vec<&str> = held.collect();
            roles.maybe((!held.is_empty()).then(|| held.join(", ")));
            account.push(row.account.get());
            balance.maybe(bank.host().balance_of(row.account).ok().map(timebank_core::Minutes::get));
            let (gave, took, times) = service.get(&id).copied().unwrap_or_default();
            given.push(gave);
            received.push(took);
            took_part.push(times);
            merged.maybe(row.merged_into.map(MemberId::get));
        }
        Columns::default()
            .column("member", "their number", None, Arc::new(member.array()))
            .column("name", "what they are called; missing when forgotten or never said", None, name.array())
            .column("kind", "person or organisation, in the charter's word", None, dictionary(kind, Arc::clone(&kinds))?)
            .column("state", "where they stand", None, state.array()?)
            .column("since", "since when they stand there", None, since.array())
            .column("joined", "the day they joined", None, joined.array())
            .column("roles", "roles they hold now", None, roles.array())
            .column("account", "the account they use", None, Arc::new(account.array()))
            .column("balance", "of that account: given more so far when positive", Some("minutes"), Arc::new(balance.array()))
            .column("minutes_given", "service given, and done together", Some("minutes"), Arc::new(given.array()))
            .column("minutes_received", "service received, and done together", Some("minutes"), Arc::new(received.array()))
            .column("exchanges", "exchanges they took part in that count", None, Arc::new(took_part.array()))
            .column("merged_into", "the number kept, for a double record", None, Arc::new(merged.array()))
            .batch()
    })
}

/// One row for each offer and request, closed ones included.
pub fn listings(bank: &TimeBank) -> Result<NativeTable, ArrowError> {
    let codes = activity_codes(bank);
    let caption = format!("Offers and requests at {}", bank.charter().name);
    in_batches("listings", caption, bank.host().listing_rows(), |rows| {
        let n = rows.len();
        let (mut listing, mut member, mut minutes) = (Counts::with_capacity(n), Counts::with_capacity(n), Counts::with_capacity(n));
        let mut kind = Words::of(words(ListingKind::ALL, ListingKind::as_str), n);
        let mut activity = Numbers::<Int32Type>::with_capacity(n);
        let (mut title, mut text) = (Text::default(), Text::default());
        let (mut from, mut until) = (Days::with_capacity(n), Days::with_capacity(n));
        let mut visibility = Words::of(words(Visibility::ALL, Visibility::as_str), n);
        let mut remote = Words::of(words(Remote::ALL, Remote::as_str), n);
        let (mut anonymous, mut posted, mut closed) = (Flags::with_capacity(n), Moments::with_capacity(n), Moments::with_capacity(n));
        let mut why = Words::of(words(Closing::ALL, Closing::as_str), n);
        for &(id, row) in rows {
            let said = bank.host().listing_words(id);
            listing.push(id.get());
            kind.maybe(place(ListingKind::ALL, &row.kind));
            member.push(bank.resolve(row.member).get());
            activity.maybe(activity_key(row.terms.activity));
            title.maybe(said.map(|words| words.title.clone()).filter(|text| !text.is_empty()));
            text.maybe(said.map(|words| words.text.clone()).filter(|text| !text.is_empty()));
            minutes.maybe(row.terms.minutes);
            from.push(row.from());
            until.maybe(row.terms.until);
            visibility.maybe(row.terms.visibility.and_then(|who| place(Visibility::ALL, &who)));
            remote.maybe(place(Remote::ALL, &row.terms.remote.unwrap_or(Remote::No)));
            anonymous.push(row.terms.anonymous);
            posted.push(row.posted);
            closed.maybe(row.closed.map(|(at, _)| at));
            why.maybe(row.closed.and_then(|(_, why)| place(Closing::ALL, &why)));
        }
        Columns::default()
            .column("listing", "its number", None, Arc::new(listing.array()))
            .column("kind", "offer or request", None, kind.array()?)
            .column("member", "whose", None, Arc::new(member.array()))
            .column("activity", "what is done: the code", None, dictionary(activity, Arc::clone(&codes))?)
            .column("title", "a short title", None, title.array())
            .column("text", "more words", None, text.array())
            .column("minutes", "how long one occasion takes", Some("minutes"), Arc::new(minutes.array()))
            .column("from", "first day it holds", None, from.array())
            .column("until", "last day it holds", None, until.array())
            .column("visibility", "who may see it; by the charter when missing", None, visibility.array()?)
            .column("remote", "whether it can be done at a distance", None, remote.array()?)
            .column("anonymous", "whether members are not told whose it is", None, anonymous.array())
            .column("posted", "when it was posted", Some("UTC"), posted.array())
            .column("closed", "when it ended", Some("UTC"), closed.array())
            .column("why", "why it ended", None, why.array()?)
            .batch()
    })
}
