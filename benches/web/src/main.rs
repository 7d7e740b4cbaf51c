//! Records the exchanges of the file named on the command line, natively: once as typed commands, once from their JSON, as the web build
//! gets them. Prints the seconds of each, the best of as many rounds as are asked for, as JSON.

use std::hint::black_box;
use std::time::Instant;
use timebank_core::{Command, TimeBank};

const DRAIN: usize = 1000;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file of commands, one a line, founding first");
    let rounds: usize = arguments.next().map_or(5, |rounds| rounds.parse().expect("a number of rounds"));
    let text = std::fs::read_to_string(file).expect("the file is there");
    let lines: Vec<&str> = text.lines().collect();
    // What comes before the first exchange is not timed.
    let first = lines.iter().position(|line| line.contains("\"type\":\"record\"")).expect("exchanges");
    let (before, records) = lines.split_at(first);
    let commands: Vec<Command> = records.iter().map(|line| Command::from_json(line.as_bytes()).expect("a command")).collect();
    let (mut typed, mut json, mut head) = (f64::MAX, f64::MAX, String::new());
    for _ in 0..rounds {
        let mut bank = begun(before);
        let started = Instant::now();
        for group in commands.chunks(DRAIN) {
            for command in group {
                black_box(bank.execute(command).expect("nothing is refused"));
            }
            black_box(bank.drain_jsonl());
        }
        typed = typed.min(started.elapsed().as_secs_f64());
        let mut bank = begun(before);
        let started = Instant::now();
        for group in records.chunks(DRAIN) {
            for line in group {
                black_box(bank.execute_json(line.as_bytes()).expect("nothing is refused"));
            }
            black_box(bank.drain_jsonl());
        }
        json = json.min(started.elapsed().as_secs_f64());
        head = bank.head().to_string();
    }
    println!("{}", serde_json::json!({ "exchanges": records.len(), "typed": typed, "json": json, "head": head }));
}

fn begun(before: &[&str]) -> TimeBank {
    let (founding, rest) = before.split_first().expect("a founding");
    let mut bank = TimeBank::create_json(founding.as_bytes()).expect("founded");
    for line in rest {
        bank.execute_json(line.as_bytes()).expect("nothing is refused");
    }
    bank.drain();
    bank
}
