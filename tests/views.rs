//! Nobody is everybody by leaving something out: every command says who sends it and every question who reads it, and a view
//! never yields more than its viewer may see.

mod reading;

use reading::{as_list, vectors};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use timebank_core::command::{Action, Admit, Context, GiveRole, Keep, Record};
use timebank_core::exchange::Terms;
use timebank_core::form::from_json;
use timebank_core::limits::LINE_BYTES;
use timebank_core::personal::{Concern, ConcernStep, DoNotMatch, Part, TagChange};
use timebank_core::wire::Query;
use timebank_core::{BankId, Charter, MemberId, Salt, TimeBank, Timestamp, Viewer};

/// What says nothing of anybody, and what must not be taken for the host.
const NOBODY: [&str; 6] = ["null", "\"\"", "\"time\"", "\"broker\"", "0", "[]"];

/// A command of every type, from the shared vectors.
fn commands() -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for vector in vectors() {
        for part in ["/given", "/when"] {
            for command in as_list(vector.at(part)) {
                if let Some(tag) = command.pointer("/do/type").and_then(Value::as_str) {
                    all.entry(tag.to_owned()).or_insert(command.clone());
                }
            }
        }
    }
    all
}

/// Every question of the shared vectors with the bank it is asked of, without its viewer.
fn questions() -> Vec<(TimeBank, Value)> {
    let mut all = Vec::new();
    for vector in vectors() {
        let asked = as_list(vector.at("/state/queries"));
        let given = vector.given();
        if asked.is_empty() || given.is_empty() || vector.at("/then/error").is_some() {
            continue;
        }
        let mut bank = TimeBank::create_json(given[0].to_string().as_bytes()).expect("it is created");
        for command in given.iter().skip(1).chain(&vector.when()) {
            bank.execute_json(command.to_string().as_bytes()).expect("it is done");
        }
        for one in asked {
            let mut question = one["query"].clone();
            question.as_object_mut().expect("a question is an object").remove("viewer");
            all.push((bank.clone(), question));
        }
    }
    all
}

fn with(value: &Value, name: &str, said: &str) -> String {
    let mut value = value.clone();
    value[name] = serde_json::from_str(said).expect("it is json");
    value.to_string()
}

#[test]
fn promise_3_no_command_goes_through_without_its_sender() {
    let commands = commands();
    let missing: Vec<_> = Action::TAGS.iter().filter(|tag| !commands.contains_key(**tag)).collect();
    assert!(missing.is_empty(), "no vector has a {missing:?}");
    let mut bank = bank().0;
    let before = bank.clone();
    for (tag, command) in commands {
        let mut without = command.clone();
        without.as_object_mut().expect("a command is an object").remove("by");
        for text in std::iter::once(without.to_string()).chain(NOBODY.map(|nobody| with(&command, "by", nobody))) {
            let refused = [
                TimeBank::create_json(text.as_bytes()).map(drop),
                bank.execute_json(text.as_bytes()).map(drop),
                bank.execute_all_json(format!("[{text}]").as_bytes()).map(drop),
                bank.decide_json(format!("[{text}]").as_bytes()).map(drop),
            ];
            for error in refused {
                let error = error.expect_err(&tag);
                assert_eq!(error.code(), "bad-json", "{tag}: {text}");
                assert!(error.message().contains("`by`") || text.contains("\"by\":0"), "{tag}: {}", error.message());
            }
        }
    }
    assert_eq!(bank, before, "what is refused changes nothing");
}

#[test]
fn promise_13_no_question_is_answered_without_its_viewer() {
    let mut asked = BTreeSet::new();
    for (bank, question) in questions() {
        asked.insert(question["type"].as_str().expect("it has a type").to_owned());
        for text in std::iter::once(question.to_string()).chain(NOBODY.map(|nobody| with(&question, "viewer", nobody))) {
            let error = bank.query_json(text.as_bytes()).expect_err(&text);
            assert_eq!(error.code(), "bad-json", "{text}");
            assert!(error.message().contains("`viewer`") || text.contains("\"viewer\":0"), "{text}: {}", error.message());
        }
        // The old name is no other way to say it.
        assert_eq!(bank.query_json(with(&question, "by", "1").as_bytes()).unwrap_err().code(), "bad-json");
    }
    let missing: Vec<_> = Query::TAGS.iter().filter(|tag| !asked.contains(**tag)).collect();
    assert!(missing.is_empty(), "no vector asks {missing:?}");
}

#[test]
fn a_view_answers_as_the_question_with_its_viewer() {
    let mut answered = 0;
    for (bank, question) in questions() {
        // One of the vectors says `by` where it must not.
        let Ok(query) = from_json::<Query>(question.to_string().as_bytes(), LINE_BYTES) else { continue };
        for viewer in [Viewer::Host, Viewer::Auditor, member(1), member(2), member(99)] {
            let said = match viewer {
                Viewer::Member(member) => member.get().to_string(),
                other => format!("\"{other}\""),
            };
            let by_wire = bank.query_json(with(&question, "viewer", &said).as_bytes());
            let by_view = match viewer {
                Viewer::Host => query.answer(&bank.host()),
                Viewer::Member(member) => query.answer(&bank.seen_by(member)),
                other => query.answer(&bank.view(other)),
            };
            answered += usize::from(by_view.is_ok());
            assert_eq!(by_view, by_wire, "{question} for {viewer}");
        }
    }
    assert!(answered > 100, "only {answered} answers");
}

fn member(number: u32) -> Viewer {
    Viewer::Member(MemberId::new(number).expect("it is not 0"))
}

/// Three members, of whom the third is a broker, and words that are for brokers alone.
fn bank() -> (TimeBank, [MemberId; 3]) {
    let at: Timestamp = "2026-03-02T10:00:00Z".parse().expect("an instant");
    let mut salts = 0u8;
    let mut cx = || {
        salts += 1;
        Context::host(at).salt(Salt([salts; 16]))
    };
    let mut bank = TimeBank::create(cx(), BankId([1; 16]), Charter::named("Harpurbrook")).expect("it is created");
    let members = ["Zebulon", "Benedicta", "Cosima"].map(|name| {
        let admit = Admit::named(name);
        bank.admit(cx(), admit).and_then(|outcome| outcome.member()).expect("they are admitted")
    });
    let [ana, ben, broker] = members;
    let role = GiveRole::new(broker, "broker");
    bank.give_role(cx(), role).expect("a role");
    let help = Record::new(Terms::new(at.date()).gave(ana, 60).received(ben, 60)).note("marker-note");
    bank.record(cx(), help).expect("it is recorded");
    let concern = Concern::new(ConcernStep::Raised, at.date()).text("marker-unseen").match_nobody(true);
    let apart = DoNotMatch::new(ben).reason("marker-unseen");
    let tags = TagChange::default().add(["marker-tag".into()]);
    bank.keep(cx(), Keep::new(ana, [Part::Concern(concern), Part::DoNotMatch(apart), Part::Tags(tags)])).expect("it is kept");
    (bank, members)
}

/// Everything a viewer gets out of a bank: every question, with every subject it may have.
fn all_told(bank: &TimeBank, viewer: &str) -> Vec<String> {
    let subjects = [r#""member":1"#, r#""member":2"#, r#""member":3"#, r#""account":2"#, r#""exchange":1"#, r#""text":"marker""#];
    let mut all = Vec::new();
    for tag in Query::TAGS {
        for more in subjects.map(|subject| format!(",{subject}")).into_iter().chain([
            String::new(),
            r#","at":"2026-03-02T10:00:00Z""#.into(),
            r#","on":"2026-03-02""#.into(),
            r#","giver":1,"receiver":2,"on":"2026-03-03""#.into(),
            r#","kind":"community-health","from":"2026-03-01","until":"2026-03-31""#.into(),
        ]) {
            let asked = format!(r#"{{"type":"{tag}","viewer":{viewer}{more}}}"#);
            all.push(bank.query_json(asked.as_bytes()).unwrap_or_else(|error| error.to_json()));
        }
    }
    all
}

#[test]
fn promise_13_a_view_never_yields_what_only_others_may_see() {
    let (bank, _) = bank();
    let tells = |viewer: &str, word: &str| all_told(&bank, viewer).iter().any(|told| told.contains(word));
    // Words about both are shown to neither; what is kept about one is theirs to see, and nobody else's.
    for (secret, member) in [("marker-note", "1"), ("marker-note", "2"), ("marker-tag", "2")] {
        assert!(tells("\"host\"", secret), "the search would find it: {secret}");
        assert!(!tells(member, secret), "member {member} is told {secret}");
    }
    // A broker is told what brokers are, an auditor nothing personal at all.
    assert!(tells("3", "marker-note") && tells("3", "marker-tag"));
    // What is kept to keep people safe no question tells anybody.
    assert!(["\"host\"", "1", "2", "3", "\"auditor\""].iter().all(|viewer| !tells(viewer, "marker-unseen")));
    for word in ["marker", "Zebulon", "Benedicta", "Cosima"] {
        assert!(tells("\"host\"", word) && !tells("\"auditor\"", word), "an auditor is told {word}");
    }
    // The numbers an auditor is for are there.
    assert_eq!(bank.query_json(br#"{"type":"balances","viewer":"auditor"}"#).as_deref(), Ok(r#"{"1":0,"2":60,"3":-60,"4":0}"#));
}

#[test]
fn promise_13_two_worlds_look_alike_to_the_members() {
    let (bank, [ana, ben, _]) = bank();
    let mut other = bank.clone();
    // One more secret about Ana: the host's answers change, the members' do not.
    let note = DoNotMatch::new(ana).reason("another");
    let cx = Context::host(bank.last_at()).salt(Salt([77; 16]));
    other.keep(cx, Keep::new(MemberId::new(3).expect("a member"), [Part::DoNotMatch(note)])).expect("it is kept");
    for member in [ana, ben] {
        let viewer = member.get().to_string();
        assert_eq!(all_told(&bank, &viewer), all_told(&other, &viewer), "member {viewer} sees a difference");
    }
    assert_ne!(all_told(&bank, "\"host\""), all_told(&other, "\"host\""));
}

#[test]
fn the_host_is_said_in_words_and_nothing_else_is_the_host() {
    let mut bank = bank().0;
    let done = |bank: &mut TimeBank, by: Value| {
        let erase = json!({"at": "2026-03-02T10:00:00Z", "by": by, "do": {"type": "erase", "member": 2}});
        bank.execute_json(erase.to_string().as_bytes()).map_err(|error| error.code())
    };
    assert_eq!(done(&mut bank, json!(1)), Err("not-permitted"));
    assert_eq!(done(&mut bank, json!(99)), Err("not-permitted"));
    assert!(done(&mut bank, json!("host")).is_ok());
}
