//! The service as a program of its own, on a server started for it, spoken to over a plain connection.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use common::{Database, Service, TOKEN, Told};
use serde_json::{Value, json};
use std::thread;

fn founded(service: &Service) {
    let found = service.command(
        "founding",
        &json!({"do": {"type": "create", "bank": "00112233445566778899aabbccddeeff", "charter": {"name": "Harpurbrook", "credit": {"limits": {
        "member": {"lowest": -60, "highest": 6000, "mode": "enforced"}}}}}}),
    );
    assert_eq!(found.status, 201, "{}", found.body);
    for name in ["Ana of the mill", "Ben"] {
        let admitted = service
            .command(name.split(' ').next().unwrap(), &json!({"do": {"type": "admit", "joined": "2020-01-01", "profile": {"name": name}}}));
        assert_eq!(admitted.status, 201, "{}", admitted.body);
    }
}

fn exchange(minutes: u32) -> Value {
    json!({"do": {"type": "record", "terms": {"on": "2020-03-01", "parts": [
        {"member": 1, "side": "gave", "minutes": minutes}, {"member": 2, "side": "received", "minutes": minutes}]}}})
}

fn balance(service: &Service, member: u32) -> i64 {
    let told = service.post("questions", &[], &json!({"type": "balance", "member": member}).to_string());
    assert_eq!(told.status, 200, "{}", told.body);
    told.json()["minutes"].as_i64().unwrap()
}

#[test]
fn a_command_sent_twice_has_one_effect_and_one_answer() {
    for database in [Database::file(), Database::server()] {
        one_effect_and_one_answer(&Service::start(&database));
    }
}

fn one_effect_and_one_answer(service: &Service) {
    founded(service);
    let first = service.command("lift-1", &exchange(45));
    let again = service.command("lift-1", &exchange(45));
    assert_eq!((first.status, again.status), (201, 200));
    assert_eq!(again.json()["outcome"]["repeated"], true);
    assert_eq!(first.json()["outcome"]["seq"], again.json()["outcome"]["seq"]);
    assert_eq!(balance(service, 1), 45);
    // Personal data is bound with a salt that is made here, another one when the command comes again.
    let admit = json!({"do": {"type": "admit", "profile": {"name": "Cleo"}}});
    assert_eq!((service.command("cleo", &admit).status, service.command("cleo", &admit).status), (201, 200));
    // In quotes as the draft has it, or without: one key.
    assert_eq!(service.command("\"lift-1\"", &exchange(45)).status, 200);
    // To JSON Schema these are the same minutes.
    assert_eq!(service.ask_with("commands", "lift-1", &[], &exchange(45).to_string().replace(":45", ":45.0")).status, 200);
    let other = service.command("lift-1", &exchange(50));
    assert_eq!((other.status, other.code().as_str()), (422, "key-used"));
    assert_eq!(balance(service, 1), 45);
    assert_eq!(balance(service, 2), -45);
}

#[test]
fn refusals_are_problem_documents_that_keep_secrets() {
    let server = Database::file();
    let service = Service::start(&server);
    // Nothing is there yet, and nobody is told of banks that are not theirs.
    assert_eq!(service.get("/banks/Harpurbrook").code(), "not-founded");
    founded(&service);
    for (path, token) in [("/banks/Harpurbrook", "wrong"), ("/banks/Elsewhere", TOKEN), ("/banks/Nowhere", TOKEN)] {
        let told = service.ask("GET", path, &[("Authorization", &format!("Bearer {token}"))], "");
        assert_eq!((told.status, told.code().as_str()), (401, "not-let-in"), "{path}");
        assert!(told.head.contains("www-authenticate: Bearer"));
    }
    assert_eq!(service.command("elsewhere", &exchange(1)).status, 201);
    // Ben may go to an hour below zero. A member is not told so; the organisation is.
    let transfer = json!({"do": {"type": "transfer", "kind": "gift", "from": 3, "to": 2, "minutes": 300}});
    let hidden = service.as_ben("commands", "gift", &transfer);
    assert_eq!((hidden.status, hidden.code().as_str()), (403, "ask-the-broker"), "{}", hidden.body);
    assert!(!hidden.body.contains("59"), "{}", hidden.body);
    let told = service.command("gift", &transfer);
    assert_eq!((told.status, told.code().as_str()), (422, "limit-reached"), "{}", told.body);
    assert_eq!(told.json()["details"]["available"], 59);
    assert_eq!(told.json()["type"], "/problems/limit-reached");
    assert!(told.head.contains("content-type: application/problem+json"));
    // The address of the type explains it.
    assert_eq!(service.get("/problems/limit-reached").json()["status"], 422);
    assert_eq!(service.get("/problems/no-such").status, 404);
    // A refusal keeps no key: the command mended may come with the same.
    let small = json!({"do": {"type": "transfer", "kind": "gift", "from": 3, "to": 2, "minutes": 3}});
    assert_eq!(service.command("gift", &small).status, 201);

    for (key, body, status, code) in [
        ("k1", "{", 400, "bad-request"),
        ("k2", "[]", 400, "bad-request"),
        ("k3", r#"{"at":"2026-03-01T10:00:00Z","do":{"type":"admit"}}"#, 400, "bad-request"),
        ("k4", r#"{"do":{"type":"fly"}}"#, 400, "bad-json"),
        ("two words", r#"{"do":{"type":"admit"}}"#, 400, "bad-request"),
        ("k5", r#"{"do":{"type":"create","bank":"00112233445566778899aabbccddeeff","charter":{"name":"Again"}}}"#, 409, "already-founded"),
    ] {
        let told = service.ask_with("commands", key, &[], body);
        assert_eq!((told.status, told.code().as_str()), (status, code), "{body}: {}", told.body);
    }
    assert_eq!(service.post("commands", &[], r#"{"do":{"type":"admit"}}"#).code(), "no-idempotency-key");
    assert_eq!(service.post("commands", &[("Idempotency-Key", "big")], &" ".repeat((4 << 20) + 1)).code(), "too-large");
    assert_eq!(service.post("questions", &[], r#"{"type":"balance","type":"balances","member":1}"#).code(), "bad-request");
    assert_eq!(service.post("questions", &[], r#"{"type":"balance","member":99}"#).code(), "not-found");
    assert_eq!(service.get("/nowhere").code(), "nothing-there");
    assert_eq!(service.ask("DELETE", "/health", &[], "").code(), "no-such-method");
}

#[test]
fn what_happened_is_told_in_order_and_without_names() {
    let server = Database::file();
    let service = Service::start(&server);
    founded(&service);
    service.command("lift-1", &exchange(45));
    let kinds = |told: &Told| -> Vec<String> {
        told.json()["messages"].as_array().unwrap().iter().map(|message| message["kind"].as_str().unwrap().to_owned()).collect()
    };
    let all = service.get("/banks/Harpurbrook/records");
    assert_eq!(kinds(&all), ["bank-founded", "member-admitted", "member-admitted", "exchange-recorded"], "{}", all.body);
    assert!(!all.body.contains("Ana") && !all.body.contains("Ben"));
    assert_eq!((&all.json()["messages"][3]["seq"], &all.json()["more"]), (&json!(4), &json!(false)));
    // Whoever reads keeps the last number: the service started anew or not.
    service.kill();
    let service = Service::start(&server);
    assert_eq!(kinds(&service.get("/banks/Harpurbrook/records?after=3")), ["exchange-recorded"]);
    assert!(kinds(&service.get("/banks/Harpurbrook/records?after=9")).is_empty());
    assert_eq!(service.get("/banks/Harpurbrook/records?after=x").code(), "bad-request");
    assert_eq!(service.command("forget", &json!({"do": {"type": "erase", "member": 1}})).status, 201);
    assert_eq!(service.command("forget", &json!({"do": {"type": "erase", "member": 1}})).status, 200);
}

fn tag(told: &Told) -> String {
    let line = told.head.lines().find_map(|line| line.strip_prefix("etag: "));
    line.unwrap_or_else(|| panic!("no tag: {}", told.head)).to_owned()
}

#[test]
fn a_tag_is_of_what_this_caller_sees() {
    let database = Database::file();
    let service = Service::start(&database);
    founded(&service);
    let as_ben = || service.as_ben("questions", "", &json!({"type": "statement", "member": 2}));
    let as_host = || service.post("questions", &[], &json!({"type": "statement", "member": 1}).to_string());
    let (ben, host) = (as_ben(), as_host());
    // As `printf '%s' BODY | sha256sum` has it.
    let digest = |told: &Told| format!("\"{}\"", timebank_core::digest::sha256(&[told.body.as_bytes()]));
    assert_eq!((tag(&ben), tag(&host)), (digest(&ben), digest(&host)));
    assert!(ben.head.contains("cache-control: private, no-cache"));
    // Something happens that Ben does not see: his tag stays, the organisation's changes.

    let before = tag(&service.get("/banks/Harpurbrook"));
    assert_eq!(service.command("cleo", &json!({"do": {"type": "admit"}})).status, 201);

    assert_eq!(tag(&as_ben()), tag(&ben));
    assert_ne!(tag(&service.get("/banks/Harpurbrook")), before);
    assert_eq!(service.command("lift", &exchange(45)).status, 201);
    assert_ne!(tag(&as_ben()), tag(&ben));
    assert_ne!(tag(&as_host()), tag(&host));
}

#[test]
fn a_command_may_want_the_journal_to_stand_where_it_was() {
    for database in [Database::file(), Database::server()] {
        wanted(&Service::start(&database));
    }
}

fn wanted(service: &Service) {
    founded(service);
    let known = tag(&service.get("/banks/Harpurbrook"));
    let with = |key: &str, known: &str, body: &Value| service.ask_with("commands", key, &[("If-Match", known)], &body.to_string());
    let unchanged = service.ask("GET", "/banks/Harpurbrook", &[("If-None-Match", &known)], "");
    assert_eq!((unchanged.status, unchanged.body.as_str()), (304, ""));
    let first = with("wanted", &known, &exchange(45));
    assert_eq!(first.status, 201, "{}", first.body);
    assert_eq!(format!("\"{}\"", first.json()["head"].as_str().unwrap()), tag(&service.get("/banks/Harpurbrook")));
    // The answer was lost: sent again it is the same command, though the journal has moved on by it.
    assert_eq!(with("wanted", &known, &exchange(45)).status, 200);
    // Another command that rests on what was seen before is not carried out, nor told anything else.
    let late = with("late", &known, &exchange(45));
    assert_eq!((late.status, late.code().as_str()), (412, "stands-elsewhere"));
    assert_eq!(with("later", &known, &json!({"do": {"type": "erase", "member": 99}})).status, 412);
    assert_eq!(balance(service, 1), 45);
    // It would tell a member whether anything happened, whatever it was.
    let ben = [("Authorization", format!("Bearer {}", common::BEN)), ("If-Match", known)];
    let ben: Vec<(&str, &str)> = ben.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = service.ask_with("commands", "ben", &ben, r#"{"do":{"type":"admit"}}"#);
    assert_eq!((refused.status, refused.code().as_str()), (403, "host-only"));
    for bad in ["*", "W/\"4\"", "\"4\"", ""] {
        assert_eq!(with("bad", bad, &exchange(1)).status, 412, "{bad}");
    }
}

#[test]
fn what_is_due_and_what_erasures_leave_is_done_on_a_schedule() {
    let database = Database::file();
    let service = Service::start_with(&database, &[("TIMEBANK_TEND_MS", "100")]);
    founded(&service);
    // Somebody reads while Ana is forgotten, and keeps what was there in the write-ahead log.
    let reader = rusqlite::Connection::open(database.address()).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM part").unwrap();
    assert_eq!(service.command("forget", &json!({"do": {"type": "erase", "member": 1}})).status, 201);
    let left = || -> u64 {
        let look = rusqlite::Connection::open(database.address()).unwrap();
        look.query_row("SELECT count(*) FROM untidy", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(left(), 1);
    reader.execute_batch("COMMIT").unwrap();
    drop(reader);
    // Nobody asks the service for anything: it tidies up by itself.
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while left() > 0 {
        assert!(std::time::Instant::now() < until, "nobody tidied up");
        thread::sleep(std::time::Duration::from_millis(100));
    }
}

#[test]
fn two_services_on_one_bank_and_one_that_is_killed_lose_nothing() {
    let server = Database::server();
    let (one, two) = (Service::start(&server), Service::start(&server));
    founded(&one);
    let work = |service: &Service, name: &str| {
        for n in 0..15 {
            let done = common::until_answered(|| service.command(&format!("{name}-{n}"), &exchange(2)));
            assert_eq!(done.status, 201, "{}", done.body);
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| work(&one, "one"));
        scope.spawn(|| work(&two, "two"));
    });
    assert_eq!((balance(&one, 1), balance(&two, 2)), (60, -60));
    // Killed while somebody writes: what was answered is there, and what was not is sent again with its key.
    let mut answered = 0;
    thread::scope(|scope| {
        let writer =
            scope.spawn(|| (0..500).take_while(|n| one.try_command(&format!("late-{n}"), &json!({"do": {"type": "admit"}}))).count());
        thread::sleep(std::time::Duration::from_millis(150));
        one.kill();
        answered = writer.join().unwrap();
    });
    for n in 0..=answered {
        let told = two.command(&format!("late-{n}"), &json!({"do": {"type": "admit"}}));
        assert!(told.status == 200 || (n == answered && told.status == 201), "{n} of {answered}: {}", told.body);
    }
    let members = 2 + u32::try_from(answered).unwrap() + 1;
    assert_eq!(balance(&two, members), 0);
    assert_eq!(two.post("questions", &[], &json!({"type": "balance", "member": members + 1}).to_string()).code(), "not-found");
}

#[test]
fn told_to_end_it_answers_what_it_began() {
    let server = Database::file();
    let service = Service::start(&server);
    founded(&service);
    // Half of a request is there when the end is asked for; the other half comes, and is answered.
    let mut begun = service.begin("lift-1", &exchange(45));
    service.terminate();
    thread::sleep(std::time::Duration::from_millis(300));
    let told = begun.finish();
    assert_eq!(told.status, 201, "{}", told.body);
    assert!(service.ended_in_peace());
    assert_eq!(balance(&Service::start(&server), 1), 45);
}

#[test]
fn it_is_well_and_says_how_much_it_did() {
    let server = Database::server();
    let service = Service::start(&server);
    founded(&service);
    service.command("lift-1", &exchange(45));
    service.command("lift-1", &exchange(45));
    service.command("alone", &json!({"do": {"type": "admit", "account": 99}}));
    assert_eq!(service.get("/health").status, 200);
    let told = service.get("/metrics").body;
    for line in [
        "timebank_commands_total{became=\"done\"} 4",
        "timebank_commands_total{became=\"refused\"} 1",
        "timebank_commands_total{became=\"repeated\"} 1",
        "timebank_requests_total{route=\"post /banks/{bank}/commands\",status=\"201\"} 4",
        "timebank_request_seconds_count 7",
    ] {
        assert!(told.lines().any(|told| told == line), "`{line}` is not in\n{told}");
    }
    assert!(!told.contains("Harpurbrook"));
    let Database::Server(server) = &server else { panic!("it is on a server") };
    server.stop("fast").unwrap();
    let ill = service.get("/health");
    assert_eq!((ill.status, ill.code().as_str()), (503, "database-failed"));
    assert!(ill.head.contains("retry-after: 1"));
    server.go_on().unwrap();
    assert_eq!(common::until_answered(|| service.command("lift-2", &exchange(5))).status, 201);
}

#[test]
fn the_description_names_every_route_and_no_other() {
    let description = timebank_service::description().unwrap();
    let described: std::collections::BTreeSet<(String, String)> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(|method| (method.clone(), path.clone())))
        .collect();
    let routes = timebank_service::ROUTES.iter().map(|(method, path)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(described, routes);
    // Each parameter in a path is described, and each reference leads somewhere.
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let named: Vec<&Value> =
                operation["parameters"].as_array().into_iter().flatten().map(|p| common::followed(&description, p)).collect();
            for part in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
                assert!(named.iter().any(|p| p["name"] == part && p["in"] == "path"), "{method} {path}: {part}");
            }
        }
    }
    common::each_reference(&description, &description);
}

/// Sends what the text tells a reader to send.
#[test]
fn what_the_readme_and_the_description_show_is_taken() {
    let server = Database::file();
    let service = Service::start(&server);
    let mut seen = Vec::new();
    for line in include_str!("../README.md").lines().filter_map(|line| line.strip_prefix("send ")) {
        let (key, rest) = line.split_once(' ').unwrap();
        let body = rest.split('\'').nth(1).unwrap();
        let told = service.ask_with("commands", key, &[], body);
        assert_eq!(told.status, if seen.contains(&key) { 200 } else { 201 }, "{line}: {}", told.body);
        seen.push(key);
    }
    assert_eq!(seen.len(), 5);
    let description = timebank_service::description().unwrap();
    for (what, status) in [("commands", 201), ("questions", 200)] {
        let body =
            &description["paths"][format!("/banks/{{bank}}/{what}")]["post"]["requestBody"]["content"]["application/json"]["example"];
        let told = service.ask_with(what, "example", &[], &body.to_string());
        assert_eq!(told.status, status, "{}", told.body);
    }
    assert_eq!(balance(&service, 1), 105);
}

#[test]
fn the_token_says_who_calls_and_nothing_else_does() {
    let server = Database::file();
    let service = Service::start(&server);
    founded(&service);
    // Nobody says in a body who they are: not the organisation, not a member, not twice.
    for body in [
        r#"{"by":1,"do":{"type":"admit"}}"#,
        r#"{"by":null,"do":{"type":"admit"}}"#,
        r#"{"by":"host","do":{"type":"admit"}}"#,
        r#"{"by":1,"by":2,"do":{"type":"admit"}}"#,
        r#"{"do":{"type":"admit"},"do":{"type":"erase","member":1}}"#,
    ] {
        let told = service.ask_with("commands", "who", &[], body);
        assert_eq!((told.status, told.code().as_str()), (400, "bad-request"), "{body}");
        let ben = service.ask_with("commands", "who", &[("Authorization", &format!("Bearer {}", common::BEN))], body);
        assert_eq!((ben.status, ben.code().as_str()), (400, "bad-request"), "{body}");
    }
    for body in [r#"{"type":"balance","member":1,"by":1}"#, r#"{"type":"balance","member":1,"viewer":"host"}"#] {
        assert_eq!(service.as_ben("questions", "", &serde_json::from_str(body).unwrap()).code(), "bad-request", "{body}");
    }
    // Without a right of its own nobody is the organisation.
    let admit = json!({"do": {"type": "admit", "profile": {"name": "Cleo"}}});
    assert_eq!(service.as_ben("commands", "k1", &admit).status, 403);
    assert_eq!(service.as_ben("commands", "k2", &json!({"do": {"type": "erase", "member": 1}})).status, 403);
    for path in ["/banks/Harpurbrook", "/banks/Harpurbrook/records"] {
        let told = service.ask("GET", path, &[("Authorization", &format!("Bearer {}", common::BEN))], "");
        assert_eq!((told.status, told.code().as_str()), (403, "host-only"), "{path}");
    }
    // Ben sees his own account, and his own words; of other members' he is told what members are.
    assert_eq!(service.as_ben("questions", "", &json!({"type": "balance", "member": 2})).status, 200);
    let other = service.as_ben("questions", "", &json!({"type": "statement", "member": 1}));
    assert_eq!((other.status, other.code().as_str()), (403, "ask-the-broker"), "{}", other.body);
    // What he does counts as his, and he is not told how far the journal has got.
    let offer = json!({"do": {"type": "transfer", "kind": "gift", "from": 3, "to": 2, "minutes": 5}});
    let done = service.as_ben("commands", "k3", &offer);
    assert_eq!(done.status, 201, "{}", done.body);
    assert!(done.json().get("head").is_none());
    let record = &service.get("/banks/Harpurbrook/records?after=3").json()["messages"][0];
    assert_eq!(record["record"]["by"], 2, "{record}");
    // Two log-ins in one request are none.
    let twice = format!(
        "GET /banks/Harpurbrook HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAuthorization: Bearer {TOKEN}\r\nAuthorization: Bearer {}\r\n\r\n",
        common::BEN
    );
    assert!(service.send_only(&twice).0.starts_with("HTTP/1.1 401"));
}

#[test]
fn an_erasure_that_is_refused_forgets_nothing() {
    let server = Database::file();
    let service = Service::start(&server);
    founded(&service);
    assert_eq!(service.command("nobody", &json!({"do": {"type": "erase", "member": 99}})).code(), "not-found");
    // A command that was sent before still gets its answer.
    let again = service.command("Ana", &json!({"do": {"type": "admit", "joined": "2020-01-01", "profile": {"name": "Ana of the mill"}}}));
    assert_eq!(again.status, 200, "{}", again.body);
    assert_eq!(service.command("forget", &json!({"do": {"type": "erase", "member": 1}})).status, 201);
}

#[test]
fn a_retry_that_comes_while_the_first_runs_gets_its_answer() {
    for server in [Database::file(), Database::server()] {
        a_retry_gets_its_answer(&server);
    }
}

fn a_retry_gets_its_answer(server: &Database) {
    let (one, two) = (Service::start(server), Service::start(server));
    founded(&one);
    for round in 0..12 {
        let key = format!("same-{round}");
        let told: Vec<Told> = thread::scope(|scope| {
            let all: Vec<_> = (0..6)
                .map(|n| {
                    scope.spawn({
                        let (service, key) = (if n % 2 == 0 { &one } else { &two }, &key);
                        move || common::until_answered(|| service.command(key, &exchange(1)))
                    })
                })
                .collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let seqs: std::collections::BTreeSet<u64> = told.iter().map(|told| told.json()["outcome"]["seq"].as_u64().unwrap()).collect();
        assert_eq!(seqs.len(), 1, "{:?}", told.iter().map(|told| &told.body).collect::<Vec<_>>());
    }
    assert_eq!(balance(&one, 1), 12);
}

#[test]
fn half_a_request_holds_nobody_up_and_the_end_comes_within_seconds() {
    let server = Database::file();
    let settings = [("TIMEBANK_HEADERS_MS", "500"), ("TIMEBANK_REQUEST_MS", "700"), ("TIMEBANK_END_MS", "500")];
    let service = Service::start_with(&server, &settings);
    let (answer, _) = service.send_only("POST /banks/Harpurbrook/commands HTTP/1.1\r\nHost: he");
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    let half = format!(
        "POST /banks/Harpurbrook/commands HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: 100\r\n\r\n{{"
    );
    let (answer, _) = service.send_only(&half);
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("too-slow"), "{answer}");
    let slow = Service::start_with(&server, &[("TIMEBANK_END_MS", "500")]);
    let _held = [slow.hold("GET /hea"), slow.hold(&half)];
    thread::sleep(std::time::Duration::from_millis(200));
    slow.terminate();
    assert!(slow.ended_in_peace());
}

#[test]
fn figures_have_a_bounded_number_of_series_and_the_log_has_causes_without_names() {
    let server = Database::file();
    let service = Service::start(&server);
    founded(&service);
    for n in 0..50 {
        service.ask(&format!("FLY{n}"), "/health", &[], "");
        service.get(&format!("/nowhere/{n}"));
    }
    let series = service.get("/metrics").body.lines().filter(|line| line.starts_with("timebank_requests_total")).count();
    assert!(series < 10, "{series} series");
    // A database that takes nothing is not well; why is in the log, and not in the answer.
    service.done("ALTER TABLE service_health RENAME TO service_hidden");
    let ill = service.get("/health");
    assert_eq!((ill.status, ill.code().as_str()), (503, "database-failed"));
    assert!(!ill.body.contains("service_health"), "{}", ill.body);
    assert!(service.log().contains("service_health"), "{}", service.log());
    assert!(!service.log().contains("Ana") && !service.log().contains(TOKEN));
}
