//! Redaction, subject access, the public view: what may be told, and to whom.

use super::*;
use crate::journal::{Expected, MadeFor, PartSlot, verify, verify_records, write_line};
use crate::model::listing::{ListingTerms, Visibility};
use crate::model::personal::*;
use crate::queries::*;

const SECRETS: [&str; 6] = ["a court order", "bruises", "brother-in-law", "smelled of drink", "did not warm to him", "met in the clinic"];

/// Three people, everything kept about them that can be, a merged double record, and somebody who was forgotten.
fn full() -> (Place, [MemberId; 4]) {
    let mut p = Place::harpurbrook();
    let (ana, ben, bea, gone) = (p.admit("Ana Silva"), p.admit("Ben Okoro"), p.broker("Bea Marsh"), p.admit("Gone Away"));
    let twin = p.admit("Ana S");
    p.keep(
        twin,
        Part::Profile(Box::new(Profile { place: Some(crate::values::place::Place { latitude: 1, longitude: 2 }), ..Profile::default() })),
    );
    for about in [ana, ben, gone] {
        p.keep(about, Part::Tags(TagChange { add: vec!["shy".into()], remove: vec![] }));
        p.keep(about, Part::Reference(Reference { received: Some(day("2026-02-01")), from: "brother-in-law".into() }));
        let contact = Contact { on: day("2026-03-01"), how: "call".into(), text: "smelled of drink".into(), by: Some(bea), again: None };
        p.keep(about, Part::Contact(contact));
        p.keep(about, Part::Note(Note { text: format!("note about {}", about.get()) }));
        p.keep(
            about,
            Part::Consent(Consent {
                purpose: Purpose::Join,
                given: true,
                on: day("2026-03-01"),
                wording: String::new(),
                partner: None,
                standing: Standing::Themselves,
                given_by: None,
            }),
        );
    }
    p.keep(ana, Part::DoNotMatch(DoNotMatch { with: ben, lifted: false, reason: "a court order".into() }));
    let raised = |by| Concern {
        step: ConcernStep::Raised,
        concern: None,
        on: day("2026-03-02"),
        by: Some(by),
        text: "bruises".into(),
        escalate: None,
        match_nobody: None,
    };
    p.keep(ana, Part::Concern(raised(ben)));
    let exchange = p.go(Record { note: Some("met in the clinic".into()), ..Record::new(p.today().gave(ana, 60).received(ben, 60)) });
    let exchange = exchange.exchange().unwrap();
    let after = |with, text: &str| Part::AfterMeeting(AfterMeeting { exchange, with, again: false, text: text.into() });
    p.keep(ben, after(ana, "did not warm to him"));
    let carer = Appointment {
        standing: Standing::Carer,
        who: Some(ben),
        name: String::new(),
        scope: vec![Scope::Agree],
        from: day("2026-03-01"),
        until: None,
    };
    p.keep(ana, Part::Appointment(carer));
    let words = |title: &str| Some(ListingWords { title: title.into(), ..ListingWords::default() });
    p.go(Offer { member: ana, terms: ListingTerms::open(), words: words("Songs") });
    p.go(Offer {
        member: ben,
        terms: ListingTerms { visibility: Some(Visibility::Everyone), ..ListingTerms::open() },
        words: words("Bread"),
    });
    p.go(Merge { kept: ana, merged: twin });
    p.record(p.today().gave(gone, 30).received(ben, 30));
    p.go(Erase { member: gone });
    for (record, seq) in p.journal.iter_mut().zip(1..) {
        record.erase(seq, gone).unwrap();
    }
    (p, [ana, ben, bea, gone])
}

fn lines(records: &[JournalRecord]) -> Vec<u8> {
    let mut lines = Vec::new();
    records.iter().for_each(|record| write_line(record, &mut lines));
    lines
}

#[test]
fn a_redacted_journal_verifies_and_replays_to_the_redacted_bank() {
    let (p, _) = full();
    let readers = [Reader::Auditor, Reader::Broker { concerns: false }, Reader::Broker { concerns: true }];
    for reader in readers {
        let redacted: Vec<JournalRecord> = p.journal.iter().map(|record| p.bank.redact(record, reader).unwrap()).collect();
        let verified = verify(lines(&redacted).as_slice(), Expected::head(p.bank.head()).made_for(MadeFor::Auditor));
        assert_eq!((verified.fault, verified.head), (None, p.bank.head()), "{reader:?}");
        let replayed = TimeBank::read(lines(&redacted).as_slice()).unwrap();
        let state = p.bank.redacted(reader);
        assert_eq!(replayed.state.people, state.state.people, "{reader:?}");
        assert_eq!(replayed, state, "{reader:?}");
        let whole = p.bank.redact_jsonl(lines(&p.journal).as_slice(), reader).unwrap();
        let header = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        assert_eq!(whole[header..], lines(&redacted), "after the line that says for whom it is");
        assert_eq!(verify(whole.as_slice(), Expected::head(p.bank.head())).fault, None, "{reader:?}");
        assert!(replayed.balances().eq(p.bank.balances()), "the lasting part is whole");
        let again: Vec<JournalRecord> = redacted.iter().map(|record| p.bank.redact(record, reader).unwrap()).collect();
        assert_eq!(again, redacted, "redacting twice is redacting once");
    }
}

#[test]
fn promise_13_a_members_copy_is_a_snapshot_of_their_view() {
    let (mut p, [ana, ben, bea, _]) = full();
    let own = |p: &Place, viewer, member| p.bank.view(viewer).member_copy(&MemberCopyOf::new(member));
    let copy = |p: &Place, member| serde_json::to_string(&own(p, Viewer::Member(member), member).unwrap()).unwrap();
    let (anas, bens) = (copy(&p, ana), copy(&p, ben));
    for held in ["Ana Silva", "Songs", "note about 1", "latitude", "Bread", "Harpurbrook"] {
        assert!(anas.contains(held), "{held}");
    }
    // What was noted of a call with them is about them alone: subject access gives it.
    let secrets = || SECRETS.iter().filter(|secret| **secret != "smelled of drink");
    for other in secrets().chain(&["Okoro", "Marsh", "note about 2", "Gone", "concern", "do-not-match"]) {
        assert!(!anas.contains(other), "{other}");
    }
    // What Ben said after their meeting is his own.
    assert!(!bens.contains("Silva") && secrets().filter(|secret| **secret != "did not warm to him").all(|secret| !bens.contains(secret)));
    assert_eq!(own(&p, Viewer::Host, ana).unwrap(), own(&p, Viewer::Member(ana), ana).unwrap(), "whoever asks for it");
    assert_eq!(own(&p, Viewer::Member(ben), ana).unwrap_err().code(), "ask-the-broker");
    assert!(!copy(&p, bea).contains("withheld"));
    // What others do among themselves changes nothing in it: who raises what about whom, who gives what, who is kept apart.
    p.keep(ben, Part::DoNotMatch(DoNotMatch { with: bea, lifted: false, reason: String::new() }));
    p.record(p.today().gave(ben, 45).received(bea, 45));
    assert_eq!(copy(&p, ana), anas);
}

#[test]
fn promise_13_a_redacted_journal_holds_what_its_reader_may_see() {
    let (p, _) = full();
    let copy = |reader| lines(&p.journal.iter().map(|record| p.bank.redact(record, reader).unwrap()).collect::<Vec<_>>());
    let text = |reader| String::from_utf8(copy(reader)).unwrap();
    let auditors = text(Reader::Auditor);
    for other in SECRETS.iter().chain(&["Ben Okoro", "Bea Marsh", "Bread", "note about 2", "\"shy\"", "Gone"]) {
        assert!(!auditors.contains(other), "{other}");
    }
    assert!(!auditors.contains("\"salt\":"), "without the salts nobody can try out guesses");
    let broker = text(Reader::Broker { concerns: false });
    assert!(broker.contains("a court order") && !broker.contains("bruises") && text(Reader::Broker { concerns: true }).contains("bruises"));
    assert!(!broker.contains("Gone"), "what is erased stays erased");
}

#[test]
fn promise_7_what_stays_true_of_others_is_kept_anew_before_somebody_is_forgotten() {
    let (mut p, [ana, ben, ..]) = full();
    assert_eq!(
        p.bank.execute(&Command::new(Context::host(p.now), Erase { member: ben })).unwrap_err().code(),
        "salt-missing",
        "something is kept anew, so the command has a salt"
    );
    p.go(Erase { member: ben });
    for (record, seq) in p.journal.iter_mut().zip(1..) {
        record.erase(seq, ben).unwrap();
    }
    let kept = &p.bank.host().person(ana).unwrap().appointments;
    let [carer] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!((carer.standing, carer.who, carer.name.as_str()), (Standing::Carer, None, ""));
    assert_eq!((carer.from, carer.until), (day("2026-03-01"), Some(p.now.date())), "Ana had a carer until today");
    assert_eq!(carer.scope, [Scope::Agree]);
    let replayed = TimeBank::replay(p.journal.iter().cloned()).unwrap();
    assert_eq!(replayed, p.bank);
    assert_eq!(replayed.snapshot(), p.bank.snapshot());
    assert_eq!(verify(lines(&p.journal).as_slice(), Expected::head(p.bank.head())).fault, None);
    assert!(!String::from_utf8(lines(&p.journal)).unwrap().contains("Okoro"));
}

/// A row that held nothing but what named somebody forgotten is gone, as it is where the forgotten journal is replayed.
#[test]
fn promise_2_an_erasure_leaves_no_empty_row() {
    let mut p = Place::harpurbrook();
    let [one, two] = [0; 2].map(|_| p.go(Admit::default()).member().unwrap());
    p.keep(one, Part::DoNotMatch(DoNotMatch { with: two, lifted: false, reason: String::new() }));
    p.go(Erase { member: two });
    for (record, seq) in p.journal.iter_mut().zip(1..) {
        record.erase(seq, two).unwrap();
    }
    let replayed = TimeBank::replay(p.journal.iter().cloned()).unwrap();
    assert_eq!((replayed.snapshot(), replayed == p.bank), (p.bank.snapshot(), true));
}

#[test]
fn promise_13_whoever_asks_to_be_forgotten_is_answered_alike() {
    let (mut p, [ana, ben, bea, _]) = full();
    // A concern about Ana is open; about Ben there is none.
    for member in [ana, ben] {
        p.by(member, Erase { member });
        assert_eq!(p.try_by(Sender::Member(member), Erase { member }).unwrap_err().code(), "no-change");
        assert!(p.bank.seen_by(member).access().is_ok(), "nothing is forgotten yet");
    }
    let today = |viewer: Viewer, on: &str| p.bank.view(viewer).today(&TodayAt::new(instant(on))).unwrap().erasures;
    let soon = today(Viewer::Member(bea), "2026-03-21T09:00:00Z");
    let told: Vec<_> = soon.iter().map(|one| (one.who.member, one.days, one.due, one.held)).collect();
    assert_eq!(told, [(ana, 19, false, Some("a safeguarding concern is open")), (ben, 19, false, None)]);
    assert!(today(Viewer::Host, "2026-03-22T09:00:00Z").iter().all(|one| one.due));
    assert_eq!(p.try_by(Sender::Member(bea), Erase { member: ana }).unwrap_err().code(), "erasure-held");
    p.by(bea, Erase { member: ben });
    assert_eq!(p.bank.host().today(&TodayAt::new(p.now)).unwrap().erasures.len(), 1);
    // A broker asks for their own like anyone, and one who may not see concerns asks for others.
    p.by(bea, Erase { member: bea });
    let charter = serde_json::json!({"name": "Harpurbrook", "permissions": {"concerns": ["trustees"]}});
    p.go(AdoptCharter {
        charter: Box::new(Charter::from_json(charter.to_string().as_bytes()).unwrap()),
        decided_by: vec![],
        decided_on: None,
    });
    let (cay, dan) = (p.admit("Cay"), p.admit("Dan"));
    p.keep(
        cay,
        Part::Concern(Concern {
            step: ConcernStep::Raised,
            concern: None,
            on: day("2026-03-02"),
            by: None,
            text: String::new(),
            escalate: None,
            match_nobody: None,
        }),
    );
    for member in [cay, dan] {
        assert!(p.try_by(Sender::Member(bea), Erase { member }).is_ok());
    }
    let today = p.bank.seen_by(bea).today(&TodayAt::new(p.now)).unwrap().erasures;
    assert!(today.len() == 4 && today.iter().all(|one| one.held.is_none()));
}

#[test]
fn promise_6_tampering_with_a_redacted_journal_shows() {
    let (p, _) = full();
    let reader = Reader::Broker { concerns: false };
    let mut redacted: Vec<JournalRecord> = p.journal.iter().map(|record| p.bank.redact(record, reader).unwrap()).collect();
    let at = redacted.iter().position(|r| r.personal.iter().any(|s| matches!(s, PartSlot::Present { .. }))).unwrap();
    for slot in &mut redacted[at].personal {
        if let PartSlot::Present { part, .. } = slot {
            *part = String::from_utf8(part.to_vec()).unwrap().replace("Ana", "Eva").into_bytes().into();
        }
    }
    let fault = verify_records(redacted, Expected::NOTHING.made_for(MadeFor::Broker)).fault.unwrap();
    assert_eq!((fault.seq, fault.code), (at as u64 + 1, "wrong-part"));
}

#[test]
fn promise_13_subject_access_gives_what_is_ones_own() {
    let (p, [ana, ben, bea, gone]) = full();
    let held = |viewer, about| p.bank.view(viewer).held_about(&HeldAboutMember::new(about));
    let own = held(Viewer::Member(ana), ana).unwrap();
    let personal = own.personal.as_ref().unwrap();
    assert_eq!(personal.profile.name.as_deref(), Some("Ana Silva"));
    assert!(personal.profile.place.is_some(), "the merged record is theirs as well");
    assert_eq!((personal.notes.as_slice(), personal.contacts.len(), personal.tags.len()), (["note about 1".to_string()].as_slice(), 1, 1));
    assert_eq!(own.lasting.exchanges[0].minutes, 60);
    assert_eq!(own.lasting.listings[0].words.as_ref().unwrap().title, "Songs");
    let text = serde_json::to_string(&own).unwrap();
    for secret in
        ["a court order", "bruises", "brother-in-law", "did not warm", "met in the clinic", "concern", "do-not-match", "Ben Okoro"]
    {
        assert!(!text.contains(secret), "{secret}");
    }
    // What is handed over reads the same whoever asked for it; only the broker is told what was withheld.
    let brokers = held(Viewer::Member(bea), ana).unwrap();
    let whats: Vec<(&str, u32)> = brokers.withheld.as_ref().unwrap().iter().map(|w| (w.what, w.count)).collect();
    let expected = [
        ("who gave references", 1),
        ("notes about several people", 1),
        ("what others said after first meetings", 1),
        ("do-not-match records", 1),
        ("entries of the concern record", 1),
    ];
    assert_eq!(whats, expected);
    assert_eq!(HeldAbout { withheld: None, ..brokers }, own);
    assert_eq!(held(Viewer::Member(ben), ana).unwrap_err().code(), "ask-the-broker");
    let bens = held(Viewer::Member(ben), ben).unwrap();
    assert_eq!((bens.personal.unwrap().acts_for, bens.never_included), (vec![ana], own.never_included));
    let forgotten = held(Viewer::Member(bea), gone).unwrap();
    assert_eq!((forgotten.personal, forgotten.lasting.exchanges.len(), forgotten.withheld), (None, 1, Some(vec![])));
    assert!(!forgotten.kept_after_erasure.is_empty());
    assert_eq!(held(Viewer::Member(gone), gone).unwrap_err().code(), "ask-the-broker");
}

#[test]
fn the_public_view_has_first_names_for_members_and_none_for_the_public() {
    let (mut p, [ana, ben, ..]) = full();
    p.go(Admit { kind: Some("organisation".into()), profile: Profile::named("Mill Hall Trust"), ..Admit::default() });
    let view = |viewer| p.bank.view(viewer).public_view(&PublicViewFor::new()).unwrap();
    let names = |v: &PublicView| v.members.iter().map(|m| m.name.clone().unwrap_or_default()).collect::<Vec<_>>();
    let anas = view(Viewer::Member(ana));
    assert_eq!(names(&anas), ["Ana Silva", "Ben", "Bea", "Mill Hall Trust"]);
    assert_eq!(anas.listings.len(), 2);
    let public = view(Viewer::Host);
    assert_eq!((names(&public), public.listings.len()), (vec!["Mill Hall Trust".to_string()], 1));
    assert_eq!((public.listings[0].title.as_str(), public.listings[0].member.as_ref()), ("Bread", None));
    let text = serde_json::to_string(&anas).unwrap();
    assert!(SECRETS.iter().chain(&["Okoro", "Marsh", "Gone", "shy"]).all(|secret| !text.contains(secret)));
    assert_eq!(view(Viewer::Member(ben)).listings[1].own.as_ref().map(|own| own.visibility), Some(Visibility::Everyone));
}
