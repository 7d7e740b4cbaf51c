//! Offers that are open to everyone, as services of the Human Services Data Specification 3.0, and of its profile for the United
//! Kingdom. Nobody is named: anyone who is interested asks the community. Nobody's home is a location.

use super::Exported;
use super::linked::uuid_of;
use crate::bank::TimeBank;
use crate::form::Sink;
use crate::model::activity::Activity;
use crate::model::listing::{Listing, ListingKind, Visibility};
use crate::order::BTreeMap;
use crate::values::ids::{ActivityId, ListingId};
use crate::values::time::Date;

/// Which of the two is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Hsds,
    Uk,
}

/// What it costs, in words.
const FREE: &str = "No fee: members of a time bank give and receive time";
const ABOUT: &str = "A time bank: people help one another, and an hour is an hour, whoever gives it";

struct Writer<'a> {
    bank: &'a TimeBank,
    profile: Profile,
    sink: Sink,
}

pub fn write(bank: &TimeBank, profile: Profile) -> Exported {
    let mut exported = Exported::default();
    let today = bank.today_here();
    let offers = bank.listing_rows().filter(|(_, row)| row.kind == ListingKind::Offer && row.closed.is_none());
    let (open, ahead): (Vec<(ListingId, &Listing)>, Vec<_>) = offers.partition(|(_, row)| row.is_open_on(today));
    let for_all = |(_, row): &(ListingId, &Listing)| row.terms.visibility == Some(Visibility::Everyone);
    let ahead = ahead.into_iter().filter(for_all).count();
    let (everyone, others): (Vec<_>, Vec<_>) = open.into_iter().partition(for_all);
    let used: BTreeMap<ActivityId, &Activity> = everyone
        .iter()
        .filter_map(|(_, row)| Some((row.terms.activity?, &bank.state.activities.get(row.terms.activity?)?.activity)))
        .collect();
    let mut writer = Writer { bank, profile, sink: Sink::json(Vec::new()) };
    writer.page(everyone.len(), |w| {
        for (id, row) in &everyone {
            w.sink.item();
            w.service(*id, row);
        }
    });
    exported.file("services.json", writer.sink.done());
    let mut writer = Writer { bank, profile, sink: Sink::json(Vec::new()) };
    writer.page(1, |w| {
        w.sink.item();
        w.taxonomy();
    });
    exported.file("taxonomies.json", writer.sink.done());
    let mut writer = Writer { bank, profile, sink: Sink::json(Vec::new()) };
    writer.page(used.len(), |w| {
        for (id, activity) in &used {
            w.sink.item();
            w.term(*id, activity);
        }
    });
    exported.file("taxonomy_terms.json", writer.sink.done());
    exported.lose("services.json", ahead, "offers to everyone that begin on a later day, or have ended");
    exported.lose("services.json", others.len(), "offers that are not open to everyone");
    exported
}

impl Writer<'_> {
    fn say(&mut self, key: &str, value: &str) {
        self.sink.key(key);
        self.sink.text(value);
    }

    /// A list as both have it: one page of all.
    fn page(&mut self, count: usize, contents: impl FnOnce(&mut Self)) {
        let whole = u64::try_from(count).unwrap_or(u64::MAX);
        self.sink.begin();
        for (key, value) in [("total_items", whole), ("total_pages", 1), ("page_number", 1), ("size", whole)] {
            self.sink.key(key);
            self.sink.whole(value);
        }
        for (key, value) in [("first_page", true), ("last_page", true), ("empty", count == 0)] {
            self.sink.key(key);
            self.sink.boolean(value);
        }
        self.sink.key("contents");
        self.sink.list(count);
        contents(self);
        self.sink.end_list();
        self.sink.end();
    }

    fn service(&mut self, id: ListingId, row: &Listing) {
        let bank = self.bank;
        let activity = row.terms.activity.and_then(|activity| Some((activity, &bank.state.activities.get(activity)?.activity)));
        let words = bank.listing_words(id);
        let title = words.map(|words| words.title.clone()).filter(|title| !title.is_empty());
        let title = title.or_else(|| activity.map(|(_, activity)| activity.name.clone())).unwrap_or_else(|| "An offer".to_owned());
        let own = uuid_of(bank, "service", id.get());
        self.sink.begin();
        self.say("id", &own);
        self.say("organization_id", &uuid_of(bank, "community", 1));
        self.say("name", &title);
        if let Some(text) = words.map(|words| words.text.as_str()).filter(|text| !text.is_empty()) {
            self.say("description", text);
        }
        self.say("status", "active");
        // The profile of the United Kingdom has `fees` where the specification has `fees_description`.
        self.say(if self.profile == Profile::Uk { "fees" } else { "fees_description" }, FREE);
        self.say("last_modified", &row.renewed.unwrap_or(row.posted).to_string());
        if let Some((activity, about)) = activity {
            self.sink.key("attributes");
            self.sink.list(1);
            self.sink.item();
            self.sink.begin();
            self.say("id", &uuid_of(bank, &format!("attribute:{}", activity.get()), id.get()));
            self.say("link_id", &own);
            self.say("link_type", "service");
            self.say("taxonomy_term_id", &uuid_of(bank, "activity", activity.get()));
            self.sink.key("taxonomy_term");
            self.term(activity, about);
            self.sink.end();
            self.sink.end_list();
        }
        self.schedules(id, row);
        self.organisation();
        self.sink.end();
    }

    fn organisation(&mut self) {
        let bank = self.bank;
        self.sink.key("organization");
        self.sink.begin();
        self.say("id", &uuid_of(bank, "community", 1));
        self.say("name", &bank.charter().name);
        self.say("description", ABOUT);
        self.sink.end();
    }

    fn taxonomy(&mut self) {
        let bank = self.bank;
        self.sink.begin();
        self.say("id", &uuid_of(bank, "taxonomy", 1));
        self.say("name", &format!("Activities of {}", bank.charter().name));
        self.say("description", "What people of this time bank do for one another, in its own words");
        self.sink.end();
    }

    fn term(&mut self, id: ActivityId, activity: &Activity) {
        let bank = self.bank;
        self.sink.begin();
        self.say("id", &uuid_of(bank, "activity", id.get()));
        if self.profile == Profile::Hsds {
            self.say("code", &activity.code);
        }
        self.say("name", &activity.name);
        self.say("description", &activity.name);
        self.say("taxonomy_id", &uuid_of(bank, "taxonomy", 1));
        self.sink.end();
    }

    /// A session for several that comes again every so many weeks, where dates of it were agreed.
    fn schedules(&mut self, id: ListingId, row: &Listing) {
        if row.terms.group_max.is_none() && row.terms.group_min.is_none() {
            return;
        }
        let bank = self.bank;
        let of_listing =
            bank.state.open.iter().filter(|(exchange, ())| bank.exchange_more(**exchange).is_some_and(|m| m.listing == Some(id)));
        let plans: Vec<_> = of_listing.filter_map(|(exchange, ())| bank.exchange_plan(*exchange)).collect();
        let Some((first, weeks)) = every_so_many_weeks(&plans.iter().map(|plan| plan.on).collect::<Vec<_>>()) else { return };
        // A time of day that all dates have; with the offset of the local clock from UTC, where that is one for all of them too.
        let start = plans.first().and_then(|plan| plan.start);
        let minute =
            start.map(|start| start.minute).filter(|one| plans.iter().all(|plan| plan.start.map(|start| start.minute) == Some(*one)));
        let offset =
            start.map(|start| start.offset).filter(|one| plans.iter().all(|plan| plan.start.map(|start| start.offset) == Some(*one)));
        let zone = offset.map_or_else(String::new, of_zone);
        let minutes = plans.first().and_then(|plan| plan.parts.iter().map(|part| part.minutes).max());
        let last = plans.last().map_or(first, |plan| plan.on);
        self.sink.key("schedules");
        self.sink.list(1);
        self.sink.item();
        self.sink.begin();
        self.say("id", &uuid_of(bank, "schedule", id.get()));
        self.say("valid_from", &first.to_string());
        self.say("valid_to", &last.to_string());
        self.say("dtstart", &first.to_string());
        self.say("freq", "WEEKLY");
        self.sink.key("interval");
        self.sink.whole(u64::from(weeks));
        self.say("byday", super::calendar::weekday(first));
        if let (Some(minute), Some(minutes)) = (minute, minutes) {
            let clock = |minute: u32| format!("{:02}:{:02}{zone}", minute / 60 % 24, minute % 60);
            self.say("opens_at", &clock(u32::from(minute)));
            self.say("closes_at", &clock(u32::from(minute).saturating_add(minutes)));
        }
        self.sink.end();
        self.sink.end_list();
    }
}

/// `Z`, or `+01:00` of minutes ahead of UTC.
fn of_zone(ahead: i16) -> String {
    let (sign, minutes) = (if ahead < 0 { '-' } else { '+' }, ahead.unsigned_abs());
    if minutes == 0 { "Z".to_owned() } else { format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60) }
}

/// The first of the days and how many weeks lie between each and the next, where that is the same for all.
fn every_so_many_weeks(days: &[Date]) -> Option<(Date, u32)> {
    let [first, second, ..] = days else { return None };
    let apart = second.days_since(*first);
    let same = days.iter().zip(days.iter().skip(1)).all(|(one, next)| next.days_since(*one) == apart);
    (same && apart > 0 && apart % 7 == 0).then(|| u32::try_from(apart / 7).ok()).flatten().map(|weeks| (*first, weeks))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_zone_is_hours_and_minutes_ahead_of_utc() {
        let zones = [0, 60, -300, 345, -210].map(super::of_zone);
        assert_eq!(zones, ["Z", "+01:00", "-05:00", "+05:45", "-03:30"]);
    }
}
