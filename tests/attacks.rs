//! Attacks on what a member may not know, as an ordinary member makes them: many questions and commands in one bank, each chosen by the
//! answers before (promise 13). See `tests/attacks/README.md`. `TIMEBANK_LONG=1` takes fifty secrets of each kind.

#[path = "attacks/attacker.rs"]
mod attacker;
#[path = "attacks/scripts.rs"]
mod scripts;
#[path = "attacks/worlds.rs"]
mod worlds;

use attacker::{Target, attack};

fn long() -> bool {
    std::env::var_os("TIMEBANK_LONG").is_some_and(|value| value == "1")
}

#[test]
fn promise_13_no_attack_beats_a_guess() {
    let secrets = if long() { 50 } else { 12 };
    let mut broken = Vec::new();
    for target in Target::ALL {
        // Who is suggested rests on do-not-match: promise 13 says so, and how fast it tells.
        let suggestions = (target != Target::Apart).then_some(("suggestions", scripts::suggestions as scripts::Script));
        for (name, script) in scripts::ALL.iter().chain(&suggestions) {
            let found = attack(target, name, *script, secrets);
            println!("{found}");
            if found.right > found.bound {
                broken.push(found.to_string());
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The attacker is one: where the answer to a command is the secret itself, it is found.
#[test]
fn the_attacker_finds_what_a_broker_is_told() {
    let found = attack(Target::Balance, "a broker's question", scripts::as_a_broker, 12);
    assert_eq!(found.right, 12, "{found}");
    let found = attack(Target::Apart, "a broker's question", scripts::as_a_broker, 12);
    assert_eq!(found.right, 12, "{found}");
}
