//! Each rule of a charter, implemented once: returns the members because of whom it is not met.

use super::history::{busiest_week, has_been_in_groups, have_met};
use super::occasion::{Occasion, Taker, Tally, Unmet, has_tag};
use crate::charter::{Before, Power, RuleKind, RuleScope};
use crate::model::exchange::{Setting, Side};
use crate::model::personal::{Check, CheckLevel, Purpose, Standing, Workforce};
use crate::order::{BTreeMap, BTreeSet};
use crate::values::ids::MemberId;

/// Returns the members because of whom a rule is not met, or `None` if it is met. Whether the rule applies is decided by its
/// scope.
pub(crate) fn unmet(rule: &RuleKind, scope: &RuleScope, o: &Occasion<'_>) -> Option<Unmet> {
    match rule {
        RuleKind::ReferencesHeld { count, before, valid_days } => references_held(o, *count, *before, *valid_days),
        RuleKind::MetByStaff => met_by_staff(o),
        RuleKind::GroupBeforeOneToOne { count } => group_before_one_to_one(o, *count),
        RuleKind::FirstMeetingPublic => first_meeting_public(o),
        RuleKind::StaffPresent => staff_present(o, scope),
        RuleKind::BrokerApproval { above_minutes } => broker_approval(o, *above_minutes),
        RuleKind::CheckHeld { level, workforce } => check_held(o, *level, *workforce),
        RuleKind::NotOwnClient { client_role } => not_own_client(o, client_role),
        RuleKind::AdultWithMinor { age } => adult_with_minor(o, *age),
        RuleKind::NoMoney => no_money(o),
        RuleKind::SharedLanguage => shared_language(o),
        RuleKind::AccessMet => access_met(o),
        RuleKind::WithinDistance { metres } => within_distance(o, *metres),
        RuleKind::Available => Tally::all_known(o.takers.iter().filter(|t| !o.is_free(t) || o.is_booked(t)).map(|t| t.member)),
        RuleKind::ConsentToMatching => consent_to_matching(o),
        RuleKind::MinutesPerWeek { minutes } => {
            let over = busiest_week(o).into_iter().filter(|(_, given)| *given > u64::from(*minutes));
            Tally::all_known(over.map(|(member, _)| member))
        }
    }
}

/// Returns what a rule requires, in words.
pub(super) fn words(rule: &RuleKind) -> String {
    match rule {
        RuleKind::ReferencesHeld { count, before, valid_days } => {
            let mut words = match before {
                Before::Joining => format!("everybody who takes part has {count} references"),
                Before::OneToOne => format!("two people who meet alone have {count} references each"),
            };
            if let Some(days) = valid_days {
                words.push_str(&format!(" of the last {days} days"));
            }
            words
        }
        RuleKind::MetByStaff => "everybody who takes part was met by staff first".into(),
        RuleKind::GroupBeforeOneToOne { count } => {
            format!("before two people meet alone, each has been at {count} group exchanges")
        }
        RuleKind::FirstMeetingPublic => "two people who have not met before meet in public, on the premises or at a distance".into(),
        RuleKind::StaffPresent => "staff are there when it is in this home".into(),
        RuleKind::BrokerApproval { above_minutes: None } => "a broker approves this in advance".into(),
        RuleKind::BrokerApproval { above_minutes: Some(minutes) } => {
            format!("a broker approves in advance what takes {minutes} minutes or more")
        }
        RuleKind::CheckHeld { level, workforce } => {
            let whom = match workforce {
                Workforce::Adult => "adults",
                Workforce::Child => "children",
                Workforce::Both => "adults and children",
            };
            format!("whoever gives holds a check `{level}` for work with {whom} that is not due again")
        }
        RuleKind::NotOwnClient { client_role } => {
            format!("a worker does not exchange with a `{client_role}` of their own organisation")
        }
        RuleKind::AdultWithMinor { age } => format!("somebody under {age} takes part with a guardian or staff in sight"),
        RuleKind::NoMoney => "no money changes hands but the expenses of those who gave".into(),
        RuleKind::SharedLanguage => "those who give and those who receive share a language".into(),
        RuleKind::AccessMet => "the place has what those who take part need".into(),
        RuleKind::WithinDistance { metres } => {
            format!("those who give live within {metres} metres of those who receive, and within what they travel")
        }
        RuleKind::Available => "everybody is free then".into(),
        RuleKind::ConsentToMatching => "everybody has said yes to being suggested to others".into(),
        RuleKind::MinutesPerWeek { minutes } => format!("nobody gives more than {minutes} minutes in seven days"),
    }
}

fn references_held(o: &Occasion<'_>, count: u32, before: Before, valid_days: Option<u32>) -> Option<Unmet> {
    if before == Before::OneToOne && !o.one_to_one() {
        return None;
    }
    let held = |t: &Taker<'_>| t.person.map_or(0, |person| person.references_on(o.on, valid_days));
    let short = o.people().filter(|t| held(t) < count);
    Tally::all_known(short.map(|t| t.member))
}

/// Staff count as met.
fn met_by_staff(o: &Occasion<'_>) -> Option<Unmet> {
    let met = |t: &Taker<'_>| t.person.is_some_and(|p| p.met.iter().any(|met| met.on <= o.on));
    Tally::all_known(o.people().filter(|t| !t.is_staff && !met(t)).map(|t| t.member))
}

fn group_before_one_to_one(o: &Occasion<'_>, count: u32) -> Option<Unmet> {
    if !o.one_to_one() {
        return None;
    }
    let new = o.people().filter(|t| !t.is_staff && !has_been_in_groups(o, t.member, count));
    Tally::all_known(new.map(|t| t.member))
}

fn first_meeting_public(o: &Occasion<'_>) -> Option<Unmet> {
    let [a, b] = o.takers.as_slice() else { return None };
    let met = have_met(o, a.member, b.member);
    if met || !o.one_to_one() || matches!(o.setting, Some(Setting::Public | Setting::Venue | Setting::Remote)) {
        return None;
    }
    Some(Unmet { members: vec![a.member, b.member], known: o.setting.is_some() })
}

fn staff_present(o: &Occasion<'_>, scope: &RuleScope) -> Option<Unmet> {
    let at_home = match o.setting {
        Some(Setting::Home) => true,
        Some(_) => return None,
        None => false,
    };
    if o.takers.iter().any(|t| t.is_staff) {
        return None;
    }
    let tagged = |t: &&Taker<'_>| if scope.member_tags.is_empty() { t.receives() } else { has_tag(t.person, &scope.member_tags) };
    Some(Unmet { members: o.takers.iter().filter(tagged).map(|t| t.member).collect(), known: at_home })
}

fn broker_approval(o: &Occasion<'_>, above: Option<u32>) -> Option<Unmet> {
    let long = above.is_none_or(|above| o.takers.iter().any(|t| t.minutes >= above));
    long.then_some(Unmet { members: Vec::new(), known: true })
}

/// Limits the required check to the level the activity justifies, whatever the rule says, because asking for more is an offence.
/// A basic check may be required anywhere, and is not specific to a workforce.
fn check_held(o: &Occasion<'_>, level: CheckLevel, workforce: Workforce) -> Option<Unmet> {
    let justified = o.activity.and_then(|(_, a)| a.check).unwrap_or(CheckLevel::Basic);
    let level = level.min(justified);
    let groups: &[Workforce] = match workforce {
        _ if level == CheckLevel::Basic => &[],
        Workforce::Both => &[Workforce::Adult, Workforce::Child],
        Workforce::Adult => &[Workforce::Adult],
        Workforce::Child => &[Workforce::Child],
    };
    let good = |c: &&Check| c.level >= level && c.seen <= o.on && c.recheck_after.is_none_or(|last| o.on <= last);
    let holds = |t: &Taker<'_>| {
        let mut checks = t.person.map(|p| p.checks.as_slice()).unwrap_or_default().iter().filter(good).peekable();
        checks.peek().is_some() && {
            let held: Vec<Workforce> = checks.map(|c| c.workforce).collect();
            groups.iter().all(|group| held.iter().any(|h| h == group || *h == Workforce::Both))
        }
    };
    Tally::all_known(o.people().filter(|t| t.gives() && !holds(t)).map(|t| t.member))
}

/// Returns whether two members are on opposite sides: one gives what the other receives.
fn opposite(a: &Taker<'_>, b: &Taker<'_>) -> bool {
    a.member != b.member && (a.side != b.side || a.side == Side::Together)
}

fn not_own_client(o: &Occasion<'_>, client_role: &str) -> Option<Unmet> {
    let charter = o.bank.charter();
    let client = charter.role(client_role)?;
    let at = |t: &Taker<'_>, wanted: &dyn Fn(u16) -> bool| -> BTreeSet<MemberId> {
        let roles = t.row.map(|row| row.roles.as_slice()).unwrap_or_default();
        let held = roles.iter().filter(|r| r.holds_on(o.on) && wanted(r.role));
        held.filter_map(|r| r.at).map(|at| o.bank.resolve(at)).collect()
    };
    let mut clients: BTreeMap<MemberId, Vec<&Taker<'_>>> = BTreeMap::new();
    for t in &o.takers {
        for organisation in at(t, &|role| role == client) {
            clients.entry(organisation).or_default().push(t);
        }
    }
    let mut tally = Tally::default();
    for worker in &o.takers {
        for organisation in at(worker, &|role| charter.powers(role).contains(&Power::Staff)) {
            for other in clients.get(&organisation).into_iter().flatten().filter(|other| opposite(worker, other)) {
                tally.known(worker.member);
                tally.known(other.member);
            }
        }
    }
    tally.finish()
}

/// A member without a date of birth counts as an adult. Communities with children record it.
fn adult_with_minor(o: &Occasion<'_>, age: u32) -> Option<Unmet> {
    let is_minor = |t: &Taker<'_>| t.person.and_then(|p| p.age_on(o.on)).is_some_and(|years| years < age);
    let staff = o.takers.iter().any(|t| t.is_staff && t.is_person && !is_minor(t));
    let guarded = |t: &Taker<'_>| {
        t.person.is_some_and(|p| {
            let here = |who: MemberId| o.find(o.bank.resolve(who)).is_some_and(|g| g.member != t.member && !is_minor(g));
            p.appointments.iter().any(|a| a.standing == Standing::Guardian && a.holds_on(o.on) && a.who.is_some_and(here))
        })
    };
    Tally::all_known(o.people().filter(|t| is_minor(t) && !staff && !guarded(t)).map(|t| t.member))
}

fn no_money(o: &Occasion<'_>) -> Option<Unmet> {
    let paid = o.expenses.iter().map(|e| o.bank.resolve(e.member));
    Tally::all_known(paid.filter(|member| !o.find(*member).is_some_and(Taker::gives)))
}

/// Requires that each receiver shares a language with a giver, and each giver with a receiver. Regional variants count as one
/// language: `pt` and `pt-br`.
fn shared_language(o: &Occasion<'_>) -> Option<Unmet> {
    let languages: Vec<(&Taker<'_>, BTreeSet<&str>)> = o.people().map(|t| (t, spoken(o, t))).collect();
    // For each language, how many of those who give and of those who receive speak it.
    let mut speakers: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let (mut all, mut silent) = ((0u32, 0u32), (0u32, 0u32));
    for (t, spoken) in &languages {
        let count = |sum: &mut (u32, u32)| {
            sum.0 = sum.0.saturating_add(u32::from(t.gives()));
            sum.1 = sum.1.saturating_add(u32::from(t.receives()));
        };
        count(&mut all);
        if spoken.is_empty() {
            count(&mut silent);
        }
        spoken.iter().for_each(|language| count(speakers.entry(language).or_default()));
    }
    let mut tally = Tally::default();
    for (t, spoken) in &languages {
        // A member who both gives and receives does not count as their own company. If there is no one else, the rule does not
        // apply.
        let (gives, receives) = (u32::from(t.gives()), u32::from(t.receives()));
        let alone_giving = all.1 > receives && !spoken.iter().any(|l| speakers.get(l).is_some_and(|s| s.1 > receives));
        let alone_receiving = all.0 > gives && !spoken.iter().any(|l| speakers.get(l).is_some_and(|s| s.0 > gives));
        let (giving, receiving) = (t.gives() && alone_giving, t.receives() && alone_receiving);
        // If the languages of someone on the other side are not recorded, the rule is not known to be unmet.
        if !spoken.is_empty() && (giving && silent.1 == 0 || receiving && silent.0 == 0) {
            tally.known(t.member);
        } else if giving || receiving {
            tally.unknown(t.member);
        }
    }
    tally.finish()
}

fn spoken<'a>(o: &Occasion<'a>, t: &Taker<'a>) -> BTreeSet<&'a str> {
    o.languages(t).iter().filter_map(|l| l.as_str().split('-').next()).collect()
}

/// Checks access needs against what the place offers: anything that a participant offers (their home, car or premises).
fn access_met(o: &Occasion<'_>) -> Option<Unmet> {
    if o.setting == Some(Setting::Remote) {
        return None;
    }
    let offers: Vec<&Vec<String>> = o.takers.iter().filter_map(|t| t.person?.profile.access_offers.as_ref()).collect();
    let there: BTreeSet<&String> = offers.iter().copied().flatten().collect();
    let mut tally = Tally::default();
    for t in o.people() {
        let needs = t.person.and_then(|p| p.profile.access_needs.as_deref()).unwrap_or_default();
        if needs.iter().any(|need| !there.contains(need)) {
            if offers.is_empty() { tally.unknown(t.member) } else { tally.known(t.member) }
        }
    }
    tally.finish()
}

fn within_distance(o: &Occasion<'_>, metres: u32) -> Option<Unmet> {
    if o.setting == Some(Setting::Remote) {
        return None;
    }
    let mut tally = Tally::default();
    let mut placed = Vec::with_capacity(o.takers.len());
    for t in &o.takers {
        match o.place(t) {
            Some(place) => placed.push((t, place)),
            None => tally.unknown(t.member),
        }
    }
    for (giver, from) in placed.iter().filter(|(t, _)| t.gives()) {
        let travels = giver.person.and_then(|p| p.profile.travels).unwrap_or(u32::MAX);
        let mut far = false;
        for (other, to) in placed.iter().filter(|(t, _)| t.receives() && t.member != giver.member) {
            let apart = from.metres_to(*to);
            if apart > metres {
                tally.known(other.member);
            }
            far |= apart > metres.min(travels);
        }
        if far {
            tally.known(giver.member);
        }
    }
    tally.finish()
}

fn consent_to_matching(o: &Occasion<'_>) -> Option<Unmet> {
    let mut tally = Tally::default();
    for t in o.people() {
        match t.person.and_then(|p| p.consents_to(Purpose::Matching)) {
            Some(true) => {}
            Some(false) => tally.known(t.member),
            None => tally.unknown(t.member),
        }
    }
    tally.finish()
}
