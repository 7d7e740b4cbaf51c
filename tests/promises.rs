//! The promises of the design, each as a short journey. The numbers are those of the README.

use std::collections::BTreeSet;
use timebank_core::command::{Admit, Agree, Confirm, Done, Erase, Keep, Propose, Record, Reverse, Transfer};
use timebank_core::exchange::{Payer, Terms};
use timebank_core::journal::{PartSlot, write_line};
use timebank_core::ledger::TransferKind;
use timebank_core::personal::{DoNotMatch, Part};
use timebank_core::queries::{ExchangeOf, StatementOf};
use timebank_core::wire::Query;
use timebank_core::{AccountId, Charter, Command, Context, Head, Key, MemberId, Minutes, Salt, TimeBank, Timestamp, verify};

const SALT: Salt = Salt(*b"salt-marker-6789");

/// A salt for each name.
fn salt_of(name: &str) -> Salt {
    let mut salt = SALT;
    salt.0.iter_mut().zip(name.bytes()).for_each(|(a, b)| *a ^= b);
    salt
}

fn at() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}
fn host() -> Context {
    Context::host(at())
}

fn by(member: MemberId) -> Context {
    Context::member(at(), member)
}

/// A bank with members called so.
fn community(charter: &str, names: &[&str]) -> (TimeBank, Vec<MemberId>) {
    let mut bank = TimeBank::create(host(), timebank_core::BankId([1; 16]), Charter::from_json(charter.as_bytes()).unwrap()).unwrap();
    let mut admit = |name: &&str| bank.admit(host().salt(salt_of(name)), Admit::named(*name));
    let members = names.iter().map(|name| admit(name).unwrap().member().unwrap()).collect();
    (bank, members)
}

const PLAIN: &str = r#"{"name": "Harpurbrook"}"#;
const NOT_BELOW_ZERO: &str = r#"{"name": "Harpurbrook", "credit": {"limits": {"member": {"lowest": 0, "mode": "enforced"}}}}"#;

fn hour(giver: MemberId, receiver: MemberId) -> Terms {
    Terms::new(at().date()).gave(giver, 60).received(receiver, 60)
}
fn total(bank: &TimeBank) -> i64 {
    bank.host().balances().map(|(_, minutes)| minutes.get()).sum()
}
fn lines(bank: &mut TimeBank) -> Vec<u8> {
    bank.drain_jsonl()
}
fn holds(bytes: &[u8], marker: &[u8]) -> bool {
    bytes.windows(marker.len()).any(|window| window == marker)
}

#[test]
fn promise_1_nothing_is_made_or_lost() {
    let (mut bank, m) = community(r#"{"name": "Harpurbrook", "credit": {"welcome": 7}}"#, &["Ana", "Ben", "Cai", "Dee"]);
    // 100 minutes among three do not divide; the minute that is over goes to somebody.
    let terms = Terms::new(at().date()).gave(m[0], 100).received(m[1], 50).received(m[2], 50).received(m[3], 50);
    let exchange = bank.record(host(), Record::new(terms)).unwrap().exchange().unwrap();
    assert_eq!(total(&bank), 0);
    let gift = Transfer::new(TransferKind::Gift, bank.host().account_of(m[0]).unwrap(), AccountId::POT, Minutes::of(13));
    bank.transfer(host(), gift).unwrap();
    assert_eq!(total(&bank), 0);
    bank.reverse(host(), Reverse::new(exchange)).unwrap();
    assert_eq!(total(&bank), 0);
    bank.erase(host(), Erase::new(m[0])).unwrap();
    assert_eq!(total(&bank), 0);
}

#[test]
fn promise_2_replay_is_identity() {
    let (mut bank, m) = community(PLAIN, &["Ana", "Ben"]);
    bank.record(host(), Record::new(hour(m[0], m[1]))).unwrap();
    let middle = bank.snapshot();
    let mut journal = lines(&mut bank);
    bank.record(host(), Record::new(hour(m[1], m[0]))).unwrap();
    let rest = lines(&mut bank);
    journal.extend_from_slice(&rest);

    let replayed = TimeBank::from_jsonl(&journal).unwrap();
    assert!(replayed == bank && replayed.head() == bank.head());

    let mut opened = TimeBank::from_snapshot(&middle).unwrap();
    let rest: Vec<_> = timebank_core::journal::JsonLines::new(rest.as_slice()).map(Result::unwrap).collect();
    opened.apply(&rest).unwrap();
    assert!(opened == bank && opened.head() == bank.head());
}

#[test]
fn promise_3_all_or_nothing() {
    let (mut bank, m) = community(PLAIN, &["Ana", "Ben"]);
    let before = bank.clone();
    let nobody = MemberId::new(9).unwrap();
    let sheet = [hour(m[0], m[1]), hour(m[0], nobody)].map(|terms| Command::new(host(), Record::new(terms)));
    lines(&mut bank);
    let refused = bank.execute_all(&sheet).unwrap_err();
    assert_eq!((refused.code(), refused.message().contains("there is no member `9`")), ("batch-refused", true));
    assert!(bank == before && bank.head() == before.head() && bank.undrained() == 0);
}

#[test]
fn promise_5_limits_limit() {
    let (mut bank, m) = community(NOT_BELOW_ZERO, &["Ana", "Ben"]);
    // What is planned is refused before anybody counts on it, and the error says what would be allowed.
    let planned = bank.propose(host(), Propose::new(hour(m[0], m[1]))).unwrap().exchange().unwrap();
    let agree = |exchange| Agree::new(exchange);
    let refused = bank.agree(host(), agree(planned)).unwrap_err();
    assert_eq!((refused.code(), refused.details_json().as_str()), ("limit-reached", r#"{"account":3,"available":0,"asked":60}"#));
    // Help that happened is recorded all the same; what cannot be posted goes to the pot.
    let outcome = bank.record(host(), Record::new(hour(m[0], m[1]))).unwrap();
    assert_eq!(outcome.shortfalls.len(), 1);
    assert_eq!((bank.host().balance(m[0]).unwrap().get(), bank.host().balance(m[1]).unwrap().get()), (60, 0));
    // What is held has been promised, so it counts as gone: Ana has 60, and two hours would be 120.
    let first = bank.propose(host(), Propose::new(hour(m[1], m[0]))).unwrap().exchange().unwrap();
    let second = bank.propose(host(), Propose::new(hour(m[1], m[0]))).unwrap().exchange().unwrap();
    bank.agree(host(), agree(first)).unwrap();
    assert_eq!(bank.agree(host(), agree(second)).unwrap_err().code(), "limit-reached");
    bank.done(host(), Done::new(first)).unwrap();
    bank.confirm(host(), Confirm::new(first)).unwrap();
    assert_eq!(bank.host().balance(m[0]).unwrap(), Minutes::ZERO);
}

#[test]
fn promise_6_tampering_shows() {
    let (mut bank, m) = community(PLAIN, &["Ana", "Ben"]);
    bank.record(host(), Record::new(hour(m[0], m[1]))).unwrap();
    bank.record(host(), Record::new(hour(m[1], m[0]))).unwrap();
    let journal = lines(&mut bank);
    let kept_elsewhere = bank.head();
    let found = |bytes: &[u8]| verify(bytes, Some(kept_elsewhere)).fault.map(|fault| fault.seq);
    assert_eq!(found(&journal), None);

    // Any byte that is changed is found, and in its own line.
    let mut line = 1;
    for place in 0..journal.len() {
        let mut changed = journal.clone();
        changed[place] ^= 1;
        assert_eq!(found(&changed), Some(line), "byte {place}");
        line += u64::from(journal[place] == b'\n');
    }
    // So is any line dropped, doubled or changed round; without the head kept elsewhere a missing end would not show.
    let all: Vec<&[u8]> = journal.split_inclusive(|b| *b == b'\n').collect();
    for i in 0..all.len() {
        let without: Vec<&[u8]> = all.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, l)| *l).collect();
        assert_eq!(found(&without.concat()), Some(i as u64 + 1));
        let doubled: Vec<&[u8]> = all.iter().enumerate().flat_map(|(j, l)| std::iter::repeat_n(*l, 1 + usize::from(j == i))).collect();
        assert_eq!(found(&doubled.concat()), Some(i as u64 + 2));
        if i > 0 {
            let mut round = all.clone();
            round.swap(i - 1, i);
            assert_eq!(found(&round.concat()), Some(i as u64));
        }
    }
    // Somebody who writes the whole journal anew is found by the head alone.
    let (mut other, m) = community(PLAIN, &["Ana", "Ben"]);
    other.record(host(), Record::new(hour(m[1], m[0]))).unwrap();
    other.record(host(), Record::new(hour(m[1], m[0]))).unwrap();
    assert_eq!(found(&lines(&mut other)), Some(kept_elsewhere.seq));
}

/// Every output there is, as bytes: snapshot, journal, every question as host and as each member, what it prints as.
fn outputs(bank: &TimeBank, journal: &[u8], members: &[MemberId]) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![
        ("the snapshot".to_owned(), bank.snapshot()),
        ("the journal".to_owned(), journal.to_vec()),
        ("Debug".to_owned(), format!("{bank:?}").into_bytes()),
    ];
    let numbers = members.iter().map(|m| m.get());
    for about in numbers.clone() {
        for by in std::iter::once(None).chain(numbers.clone().map(Some)) {
            for tag in Query::TAGS {
                let by = by.map_or(r#","viewer":"host""#.to_owned(), |by| format!(r#","viewer":{by}"#));
                // A question takes what it knows: with a member, with an exchange, with an instant, or bare.
                for more in
                    [format!(r#","member":{about}"#), r#","exchange":1"#.into(), r#","at":"2026-03-02T10:00:00Z""#.into(), String::new()]
                {
                    let asked = format!(r#"{{"type":"{tag}"{more}{by}}}"#);
                    let answer = bank.query_json(asked.as_bytes()).unwrap_or_else(|error| error.to_json());
                    all.push((asked, answer.into_bytes()));
                }
            }
        }
    }
    all
}

#[test]
fn promise_7_forgotten_is_forgotten() {
    let (mut bank, m) = community(PLAIN, &["Zebulon Marker", "Benedicta Stays"]);
    let about = |part| Keep::new(m[0], [part]);
    let salted = |n: u8| host().salt(Salt([n; 16]));
    bank.keep(salted(0xa1), about(Part::DoNotMatch(DoNotMatch::new(m[1]).reason("reason-marker")))).unwrap();
    let noted = Record::new(hour(m[0], m[1])).note("note-marker");
    bank.record(salted(0xa2), noted).unwrap();

    // Salts of parts are derived from those given; both must be gone, as bytes and written out.
    let mut markers: Vec<Vec<u8>> = ["Zebulon", "Marker", "reason-marker", "note-marker"].map(|m| m.as_bytes().to_vec()).into();
    let stays = salt_of("Benedicta Stays").for_part(0);
    for salt in [Salt([0xa1; 16]), Salt([0xa2; 16]), Salt([0xa3; 16])] {
        for salt in [salt, salt.for_part(0), salt.for_part(1)] {
            markers.push(salt.0.to_vec());
            markers.push(salt.to_string().into_bytes());
        }
    }
    // Some of it was drained before and lies with the host as records; some still waits in the bank.
    let mut kept = bank.drain();
    let whole: Vec<u8> = kept.iter().fold(Vec::new(), |mut lines, record| {
        write_line(record, &mut lines);
        lines
    });
    let reachable = |outputs: &[(String, Vec<u8>)]| -> BTreeSet<usize> {
        (0..markers.len()).filter(|i| outputs.iter().any(|(_, bytes)| holds(bytes, &markers[*i]))).collect()
    };
    let before = reachable(&outputs(&bank, &whole, &m));
    assert!([0, 1, 2, 3].iter().all(|i| before.contains(i)), "the search would find them: {before:?}");

    bank.record(salted(0xa3), Record::new(hour(m[1], m[0])).note("note-marker")).unwrap();
    bank.erase(by(m[0]), Erase::new(m[0])).unwrap();
    assert!(holds(&bank.snapshot(), b"Ana") || bank.seen_by(m[0]).access().is_ok(), "asking for it forgets nothing yet");
    bank.erase(host(), Erase::new(m[0])).unwrap();
    for record in &mut kept {
        record.erase(0, m[0]).unwrap();
    }
    kept.extend(bank.drain());
    let mut journal = Vec::new();
    kept.iter().for_each(|record| write_line(record, &mut journal));
    for (output, bytes) in outputs(&bank, &journal, &m) {
        for marker in &markers {
            assert!(!holds(&bytes, marker), "{} is reached through {output}", String::from_utf8_lossy(marker));
        }
    }

    // The other member's data is whole, and so are the balances, the chain and the shape of history.
    assert!(holds(&journal, b"Benedicta Stays") && holds(&journal, stays.to_string().as_bytes()));
    assert!(holds(&bank.snapshot(), b"Benedicta Stays"));
    assert_eq!(total(&bank), 0);
    assert_eq!(verify(journal.as_slice(), Some(bank.head())).fault, None);
    assert!(TimeBank::from_jsonl(&journal).unwrap() == bank);
    assert!(kept.iter().flat_map(|r| &r.personal).any(|slot| *slot == PartSlot::Erased));
}

#[test]
fn promise_8_once_is_once() {
    let (mut bank, m) = community(PLAIN, &["Ana", "Ben"]);
    let key = Key(*b"0123456789abcdef");
    let command = Command::new(host().key(key), Record::new(hour(m[0], m[1])));
    let first = bank.execute(&command).unwrap();
    let journal = lines(&mut bank);
    let again = bank.execute(&command).unwrap();
    assert!(again.repeated && again.exchange().unwrap() == first.exchange().unwrap() && again.seq == first.seq);
    assert_eq!((bank.host().balance(m[0]).unwrap().get(), bank.undrained()), (60, 0));
    // A bank that was read again knows it too.
    let mut read = TimeBank::from_jsonl(&journal).unwrap();
    assert!(read.execute(&command).unwrap().repeated);
    // And the key is for that command alone.
    let other = Command::new(host().key(key), Record::new(hour(m[1], m[0])));
    assert_eq!(bank.execute(&other).unwrap_err().code(), "key-used");
}

#[test]
fn promise_9_no_input_panics() {
    let (mut bank, _) = community(PLAIN, &["Ana", "Ben"]);
    let before = bank.clone();
    let deep = "[".repeat(200_000);
    let large = format!(r#"{{"at":"2026-03-02T10:00:00Z","by":"host","do":{{"type":"admit","kind":"{}"}}}}"#, "x".repeat(5 << 20));
    let odd = [
        "",
        "null",
        "[]",
        "{",
        "\u{0}",
        deep.as_str(),
        r#"{"at":"2026-03-02T10:00:00Z"}"#,
        r#"{"at":"9999-12-31T23:59:59Z","by":"host","do":{"type":"close-period","through":"0001-01-01"}}"#,
        r#"{"at":"2026-03-02T10:00:00Z","by":"host","do":{"type":"record","terms":{"on":"2026-03-02","parts":[{"member":4294967295,"side":"gave","minutes":4294967295}]}}}"#,
        r#"{"at":"2026-03-02T10:00:00Z","by":"host","do":{"type":"transfer","kind":"gift","from":2,"to":3,"minutes":-9007199254740991}}"#,
    ];
    for text in odd {
        // The one that is a good command closes no period that was never open, or is refused: either way no panic.
        let _ = bank.clone().execute_json(text.as_bytes());
        assert!(TimeBank::from_jsonl(text.as_bytes()).is_err());
        assert!(TimeBank::from_snapshot(text.as_bytes()).is_err());
        assert!(bank.query_json(text.as_bytes()).is_err());
        assert!(TimeBank::create_json(text.as_bytes()).is_err());
    }
    assert_eq!(bank.execute_json(large.as_bytes()).unwrap_err().code(), "too-large");
    assert_eq!(TimeBank::from_jsonl(&[0xff; 64]).unwrap_err().code(), "bad-line");
    assert!(bank == before);
}

#[test]
fn promise_11_service_is_not_payment() {
    let (mut bank, m) = community(PLAIN, &["Ana", "Ben", "Cai"]);
    // Ben receives and Cai pays; Ana also has a gift from Cai.
    bank.record(host(), Record::new(hour(m[0], m[1]).payer(Payer::member(m[2])))).unwrap();
    let (from, to) = (bank.host().account_of(m[2]).unwrap(), bank.host().account_of(m[0]).unwrap());
    bank.transfer(host(), Transfer::new(TransferKind::Gift, from, to, Minutes::of(500))).unwrap();
    let served = |member| {
        let statement = bank.host().statement(&StatementOf::member(member)).unwrap();
        (statement.given, statement.received, statement.closing.get())
    };
    assert_eq!(served(m[0]), (60, 0, 560), "a gift is no help given");
    assert_eq!(served(m[1]), (0, 60, 0), "who received did, though another paid");
    assert_eq!(served(m[2]), (0, 0, -560), "who pays has neither given nor received");
}

#[test]
fn promise_13_reasons_keep_secrets() {
    let (mut bank, m) = community(NOT_BELOW_ZERO, &["Ana", "Ben", "Cai"]);
    let apart = Part::DoNotMatch(DoNotMatch::new(m[1]).reason("told in confidence"));
    bank.keep(host().salt(SALT), Keep::new(m[0], [apart])).unwrap();
    let host_is_told = bank.propose(host(), Propose::new(hour(m[0], m[1]))).unwrap_err();
    assert_eq!(host_is_told.code(), "rule-refused");
    // To Ana it stands like any other proposal: it lies in the broker's tray, as does one to Cai, who has nothing left to pay with.
    let proposes = |bank: &TimeBank, to| {
        let mut bank = bank.clone();
        let outcome = bank.propose(by(m[0]), Propose::new(hour(m[0], to))).unwrap();
        let exchange = outcome.exchange().unwrap();
        let seen = bank.seen_by(m[0]).exchange(&ExchangeOf::new(exchange)).unwrap();
        (format!("{outcome:?}"), seen.state, seen.waiting_for.len(), bank.seen_by(to).exchange(&ExchangeOf::new(exchange)).is_ok())
    };
    assert_eq!(proposes(&bank, m[1]), proposes(&bank, m[2]));
    assert!(!proposes(&bank, m[1]).3, "nobody else is asked");
    // Agreeing to what the host proposed tells nothing of what Cai has left.
    let planned = bank.propose(host(), Propose::new(hour(m[0], m[2]))).unwrap().exchange().unwrap();
    bank.agree(host(), Agree::new(planned).members([m[2]])).unwrap();
    let agreed = bank.agree(by(m[0]), Agree::new(planned)).unwrap();
    assert!(agreed.shortfalls.is_empty() && agreed.beyond.is_empty());
}

#[test]
fn a_head_is_what_is_kept_elsewhere() {
    assert_eq!(Head::NONE.to_string(), format!("0:{}", "0".repeat(64)));
}
