//! Exchanges, listings and members, as far as the viewer may see them.

use super::*;
use crate::model::activity::Activity;
use crate::model::exchange::{Attendance, ExchangeState, Participation, Side};
use crate::model::listing::{ListingKind, ListingTerms, Remote, Visibility};
use crate::model::member::MemberState;
use crate::model::personal::*;
use crate::queries::*;

fn activity(code: &str, name: &str, parent: Option<&str>) -> AddActivity {
    let activity = Activity {
        code: code.into(),
        name: name.into(),
        parent: parent.map(Into::into),
        tags: vec![],
        needs: vec![],
        check: None,
        flags: vec![],
        retired: false,
    };
    AddActivity { activity }
}

fn words(title: &str) -> Option<ListingWords> {
    Some(ListingWords { title: title.into(), ..ListingWords::default() })
}

fn found(listings: &Listings) -> Vec<u32> {
    listings.listings.iter().map(|l| l.listing.get()).collect()
}

#[test]
fn a_history_is_paged_latest_first_and_keeps_what_never_happened() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    p.at("2026-03-20T10:00:00Z");
    let late = p.record(Terms::new(day("2026-03-19")).gave(ana, 10).received(ben, 10));
    let early = p.record(Terms::new(day("2026-03-05")).gave(ben, 10).received(ana, 10));
    let same = p.record(Terms::new(day("2026-03-05")).gave(ana, 20).received(ben, 20));
    let ahead = p.go(Propose::new(Terms::new(day("2026-03-25")).gave(ana, 30).received(ben, 30))).exchange().unwrap();
    p.go(Decline::new(ahead));
    let ids = |h: &History| h.exchanges.iter().map(|e| e.exchange).collect::<Vec<_>>();
    let all = p.bank.seen_by(ana).history(&HistoryOf::new(ana)).unwrap();
    assert_eq!(ids(&all), [ahead, late, same, early]);
    assert_eq!(all.exchanges[0].state, ExchangeState::Declined);
    assert_eq!(all.next, None);
    let first = p.bank.host().history(&HistoryOf { limit: Some(3), ..HistoryOf::new(ana) }).unwrap();
    assert_eq!((ids(&first), first.next), (vec![ahead, late, same], Some(same)));
    let second = p.bank.host().history(&HistoryOf { before: first.next, limit: Some(3), ..HistoryOf::new(ana) }).unwrap();
    assert_eq!((ids(&second), second.next), (vec![early], None));
    assert_eq!(p.bank.seen_by(ben).history(&HistoryOf::new(ana)).unwrap_err().code(), "ask-the-broker");
}

#[test]
fn merged_records_have_one_history() {
    let mut p = Place::harpurbrook();
    let (ana, twin, ben) = (p.admit("Ana"), p.admit("Ana S."), p.admit("Ben"));
    let old = p.record(p.today().gave(twin, 40).received(ben, 40));
    p.go(Merge { kept: ana, merged: twin });
    let new = p.record(p.today().gave(ana, 20).received(ben, 20));
    let history = p.bank.host().history(&HistoryOf::new(twin)).unwrap();
    assert_eq!((history.member, history.exchanges.len()), (ana, 2));
    assert_eq!((history.exchanges[0].exchange, history.exchanges[1].exchange), (new, old));
    assert_eq!(p.bank.host().statement(&StatementOf::member(ana)).unwrap().given, 60);
}

#[test]
fn an_exchange_shows_a_member_what_is_theirs() {
    let mut p = Place::harpurbrook();
    let (ana, ben, cleo, dan) = (p.admit("Ana Silva"), p.admit("Ben Okoro"), p.admit("Cleo Roy"), p.admit("Dan Fell"));
    let mut terms = p.today().gave(ana, 60).received(ben, 60);
    terms.parts.push(Participation { attendance: Some(Attendance::NoShow), ..Participation::new(cleo, Side::Received, 60) });
    let exchange = p.go(Record { note: Some("cleo was unwell".into()), ..Record::new(terms) }).exchange().unwrap();
    let view = |viewer: Viewer| p.bank.view(viewer).exchange(&ExchangeOf::new(exchange));
    let bens = view(Viewer::Member(ben)).unwrap();
    let seen: Vec<&str> = bens.parts.iter().filter_map(|part| part.who.name.as_deref()).collect();
    assert_eq!(seen, ["Ana", "Ben Okoro"], "who stayed away is not told to the others");
    assert!(bens.broker.is_none());
    assert_eq!(view(Viewer::Member(cleo)).unwrap().parts[2].attendance, Some(Attendance::NoShow));
    let host = view(Viewer::Host).unwrap();
    assert_eq!((host.parts.len(), host.broker.unwrap().notes), (3, vec!["cleo was unwell".to_string()]));
    assert_eq!(view(Viewer::Member(dan)).unwrap_err().code(), "ask-the-broker");
    let nothing = ExchangeOf::new(crate::values::ids::ExchangeId::new(77).unwrap());
    assert_eq!(p.bank.host().exchange(&nothing).unwrap_err().code(), "not-found");
    assert_eq!(p.bank.seen_by(dan).exchange(&nothing).unwrap_err().code(), "ask-the-broker");
}

#[test]
fn open_exchanges_say_who_is_waited_for_and_until_when() {
    let mut p = Place::harpurbrook();
    let (ana, ben) = (p.admit("Ana"), p.admit("Ben"));
    let exchange = p.by(ana, Propose::new(p.today().gave(ana, 60).received(ben, 60))).exchange().unwrap();
    let open = |p: &Place, viewer| p.bank.view(viewer).open_exchanges(&OpenExchanges { member: Some(ben) }).unwrap();
    let proposed = open(&p, Viewer::Member(ben));
    assert_eq!(proposed[0].waiting_for, [Named { member: ben, name: Some("Ben".into()) }]);
    // The charter's 30 days for an answer.
    assert_eq!(proposed[0].due, Some(instant("2026-04-01T09:00:00Z")));
    p.by(ben, Agree { exchange, members: vec![], series: false });
    assert_eq!(open(&p, Viewer::Host)[0].waiting_for, []);
    p.by(ana, Done { exchange, actual: vec![], visitors: None, facilitation: None, note: None });
    let done = open(&p, Viewer::Host);
    assert_eq!((done[0].state, done[0].waiting_for[0].member, done[0].waiting_for.len()), (ExchangeState::Done, ben, 1));
    assert_eq!(done[0].due, Some(instant("2026-03-16T09:00:00Z")));
    p.by(ben, Confirm { exchange, members: vec![], minutes: None });
    assert_eq!(open(&p, Viewer::Host), []);
    assert_eq!(p.bank.seen_by(ben).open_exchanges(&OpenExchanges::new()).unwrap_err().code(), "ask-the-broker");
}

#[test]
fn listings_are_found_by_words_kind_activity_and_need() {
    let mut p = Place::harpurbrook();
    let ana = p.admit("Ana");
    let garden = p.go(activity("gardening", "Gardening", None));
    let mowing = p.go(activity("mowing", "Mowing the lawn", Some("gardening")));
    let _ = (garden, mowing);
    let (gardening, mowing) = (crate::values::ids::ActivityId::new(1).unwrap(), crate::values::ids::ActivityId::new(2).unwrap());
    p.go(Offer { member: ana, terms: ListingTerms { activity: Some(mowing), ..ListingTerms::open() }, words: words("Your grass, cut") });
    let remote = ListingTerms { remote: Some(Remote::Either), ..ListingTerms::open() };
    p.go(Offer { member: ana, terms: remote, words: words("Português, com café") });
    let need = ListingTerms { need: Some(1), until: Some(day("2026-03-09")), ..ListingTerms::open() };
    p.go(Request { member: ana, terms: need, words: words("Somebody to talk to") });
    let ask = |search: ListingSearch| found(&p.bank.host().listings(&search).unwrap());
    let s = ListingSearch::new;
    assert_eq!(ask(s()), [1, 2, 3]);
    assert_eq!(ask(ListingSearch { text: Some("CAFE portugues".into()), ..s() }), [2]);
    assert_eq!(ask(ListingSearch { text: Some("lawn".into()), ..s() }), [1], "the activity's own name counts");
    assert_eq!(ask(ListingSearch { activity: Some(gardening), ..s() }), [1], "mowing is a kind of gardening");
    assert_eq!(ask(ListingSearch { activity: Some(mowing), kind: Some(ListingKind::Request), ..s() }), [0u32; 0]);
    assert_eq!(ask(ListingSearch { kind: Some(ListingKind::Request), ..s() }), [3]);
    assert_eq!(ask(ListingSearch { need: Some("belonging".into()), ..s() }), [3]);
    assert_eq!(ask(ListingSearch { remote: Some(Remote::Yes), ..s() }), [2]);
    assert_eq!(ask(ListingSearch { on: Some(day("2026-03-10")), ..s() }), [1, 2]);
    let page = p.bank.host().listings(&ListingSearch { limit: Some(2), ..s() }).unwrap();
    assert_eq!((found(&page), page.next.map(|n| n.get())), (vec![1, 2], Some(2)));
    assert_eq!(ask(ListingSearch { after: page.next, limit: Some(2), ..s() }), [3]);
    let page = p.bank.host().listings(&ListingSearch { newest: true, limit: Some(2), ..s() }).unwrap();
    assert_eq!((found(&page), page.next.map(|n| n.get())), (vec![3, 2], Some(2)));
    assert_eq!(ask(ListingSearch { newest: true, after: page.next, limit: Some(2), ..s() }), [1]);
    assert_eq!(p.bank.host().listings(&ListingSearch { need: Some("fun".into()), ..s() }).unwrap_err().code(), "unknown-word");
}

#[test]
fn promise_13_listings_are_for_those_they_are_for() {
    let mut p = Place::harpurbrook();
    let (ana, ben, bea) = (p.admit("Ana Silva"), p.admit("Ben"), p.broker("Bea"));
    let open = ListingTerms::open;
    p.go(Offer { member: ana, terms: ListingTerms { visibility: Some(Visibility::Everyone), ..open() }, words: words("Bread") });
    p.go(Offer { member: ana, terms: open(), words: words("Songs") });
    p.go(Request { member: ana, terms: ListingTerms { need: Some(0), ..open() }, words: words("Food") });
    p.go(Request { member: ana, terms: ListingTerms { anonymous: true, ..open() }, words: words("Company") });
    let ask = |p: &Place, viewer, search: ListingSearch| p.bank.view(viewer).listings(&search).unwrap();
    let [ben_sees, bea_sees, ana_sees] = [ben, bea, ana].map(Viewer::Member);
    let s = ListingSearch::new;
    // The request on the physical rung is for brokers unless somebody says otherwise.
    assert_eq!(found(&ask(&p, ben_sees, s())), [1, 2, 4]);
    assert_eq!(found(&ask(&p, bea_sees, s())), [1, 2, 3, 4]);
    assert_eq!(found(&ask(&p, ana_sees, s())), [1, 2, 3, 4]);
    assert_eq!(found(&ask(&p, Viewer::Host, ListingSearch { public: true, ..s() })), [1]);
    let bens = ask(&p, ben_sees, s());
    assert_eq!(bens.listings[1].member, Some(Named { member: ana, name: Some("Ana".into()) }));
    assert_eq!((bens.listings[2].member.as_ref(), bens.listings[2].own.as_ref()), (None, None));
    assert_eq!(ask(&p, Viewer::Host, ListingSearch { public: true, ..s() }).listings[0].member, None);
    // Nor can it be found by trying out members.
    assert_eq!(found(&ask(&p, ben_sees, ListingSearch { member: Some(ana), ..s() })), [1, 2]);
    // What a broker keeps about people changes nothing for members.
    p.keep(ana, Part::DoNotMatch(DoNotMatch { with: ben, lifted: false, reason: "a court order".into() }));
    let raised = Concern {
        step: ConcernStep::Raised,
        concern: None,
        on: day("2026-03-02"),
        by: None,
        text: "worried".into(),
        escalate: None,
        match_nobody: Some(true),
    };
    p.keep(ana, Part::Concern(raised));
    assert_eq!(ask(&p, ben_sees, s()), bens);
    // Somebody suspended sees what everyone sees, and their own; their offers wait.
    p.go(SetState { member: ben, state: MemberState::Suspended, since: None, until: None, note: None });
    assert_eq!(found(&ask(&p, ben_sees, s())), [1]);
}

#[test]
fn members_are_found_as_far_as_whoever_asks_knows_them() {
    let mut p = Place::harpurbrook();
    let (ana, ben, bea) = (p.admit("Ana Silva"), p.admit("Ben Okoro"), p.broker("Bea Marsh"));
    p.keep(ana, Part::Tags(TagChange { add: vec!["new".into()], remove: vec![] }));
    let codes = [("crm".to_string(), "A-17".to_string())].into();
    p.keep(ana, Part::Profile(Box::new(Profile { host_codes: codes, ..Profile::default() })));
    let seen =
        |viewer, q: MemberSearch| p.bank.view(viewer).members(&q).map(|m| m.members.iter().map(|m| m.who.member).collect::<Vec<_>>());
    let all = |q| seen(Viewer::Host, q);
    let text = |t: &str| MemberSearch { text: Some(t.into()), ..MemberSearch::new() };
    assert_eq!(all(text("silva")).unwrap(), [ana]);
    assert_eq!(seen(Viewer::Member(ben), text("silva")).unwrap(), [], "members know first names");
    assert_eq!(seen(Viewer::Member(ben), text("ANA")).unwrap(), [ana]);
    assert_eq!(all(MemberSearch { role: Some("broker".into()), ..MemberSearch::new() }).unwrap(), [bea]);
    let tagged = MemberSearch { tag: Some("new".into()), ..MemberSearch::new() };
    assert_eq!(seen(Viewer::Member(bea), tagged.clone()).unwrap(), [ana]);
    assert_eq!(seen(Viewer::Member(ana), tagged).unwrap_err().code(), "ask-the-broker");
    let own = p.bank.seen_by(ana).members(&text("ana")).unwrap();
    assert!(own.members[0].own.as_ref().unwrap().tags.is_empty(), "the broker's words are the broker's");
    assert_eq!(p.bank.host().by_host_code(&ByHostCode::new("crm", "A-17")).unwrap(), Some(ana));
    assert_eq!(p.bank.host().by_host_code(&ByHostCode::new("crm", "B")).unwrap(), None);
    assert_eq!(p.bank.seen_by(ben).by_host_code(&ByHostCode::new("crm", "A-17")).unwrap_err().code(), "ask-the-broker");
}
