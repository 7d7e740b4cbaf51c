//! What a bank takes: resident memory from `/proc/self/statm` of a process of its own, so that nothing else is counted and nothing
//! freed before is counted as free.

use crate::input::{Rows, bank, commands};
use crate::report::{Line, Report, seconds};
use std::process::Command as Process;

/// The word that makes this program measure one size and print three numbers.
pub const CHILD: &str = "--measure-memory";

fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = text.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
    pages * 4096
}

/// Runs in the child: members, then exchanges in small groups. Prints bytes of members, bytes of exchanges, and the seconds the last
/// tenth of the exchanges took.
pub fn child(members: u32, exchanges: u32) {
    const GROUP: u32 = 1000;
    let mut rows = Rows::new(members);
    // What making commands takes is there before anything is counted.
    drop(std::hint::black_box(commands(&Rows::new(2).take(GROUP), false)));
    let before = resident();
    let mut bank = bank(members, false);
    let with_members = resident();
    let (mut done, mut last) = (0, 0.0);
    while done < exchanges {
        let count = GROUP.min(exchanges - done);
        let group = commands(&rows.take(count), false);
        let (time, ()) = seconds(|| group.iter().for_each(|command| drop(bank.execute(command).expect("nothing is refused"))));
        done += count;
        if done > exchanges / 10 * 9 {
            last += time;
        }
    }
    let after = resident();
    println!("{} {} {last}", with_members.saturating_sub(before), after.saturating_sub(with_members));
}

/// The curve: members, and ten exchanges for each.
pub fn curve(report: &mut Report, sizes: &[u32]) {
    let program = std::env::current_exe().unwrap_or_else(|fault| crate::stop(&format!("this program is not found: {fault}")));
    for members in sizes {
        let exchanges = members * 10;
        let output = Process::new(&program).args([CHILD, &members.to_string(), &exchanges.to_string()]).output().expect("itself");
        let text = String::from_utf8_lossy(&output.stdout);
        let mut numbers = text.split_whitespace();
        let mut bytes = || numbers.next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0);
        let (of_members, of_exchanges) = (bytes(), bytes());
        let last: f64 = numbers.next().and_then(|n| n.parse().ok()).unwrap_or(0.0);
        let input = format!("{exchanges} exchanges, {members} members");
        let line = |name: &str, ours_s, bytes| Line {
            name: name.into(),
            input: input.clone(),
            ours_s,
            peer: None,
            peer_s: None,
            ratio: None,
            bytes,
            aim: None,
        };
        report.add(&line("memory for each member (resident)", None, Some(of_members / u64::from(*members))));
        report.add(&line("memory for each exchange (resident)", None, Some(of_exchanges / u64::from(exchanges))));
        report.add(&line("one command, the last tenth of them", Some(last / f64::from(exchanges / 10)), None));
    }
}
