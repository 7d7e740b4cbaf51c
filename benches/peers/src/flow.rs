//! The allocation of a round against OR-tools' min-cost flow, on the same arcs, objective for objective; the fair mode against the
//! balanced allocation; and how the time grows.

use crate::report::{Line, Report, median, seconds};
use std::path::{Path, PathBuf};
use std::process::Command;
use timebank_core::matching::allocate::{AllocationPolicy, Pair, Taker, Task, Wish};
use timebank_core::matching::circles::{Order, circles};
use timebank_core::matching::flow::{Budget, FlowArc, min_cost_circulation};

/// Arcs as rows of four whole numbers of 64 bits; prints the objective and the seconds to solve, not those to read.
const SCRIPT: &str = r#"
import sys, time
import numpy as np
from ortools.graph.python import min_cost_flow
arcs = np.fromfile(sys.argv[1], dtype=np.int64).reshape(-1, 4)
for _ in range(int(sys.argv[2])):
    flow = min_cost_flow.SimpleMinCostFlow()
    ends = arcs[:, :2].astype(np.int32)
    start = time.perf_counter()
    flow.add_arcs_with_capacity_and_unit_cost(ends[:, 0], ends[:, 1], arcs[:, 2], arcs[:, 3])
    assert flow.solve() == flow.OPTIMAL
    print(flow.optimal_cost(), time.perf_counter() - start, flush=True)
"#;

/// A Python that has OR-tools: a virtual environment of its own beside the build, made the first time.
fn python() -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?.with_file_name("peers-ortools");
    let python = folder.join("bin/python");
    let works = |python: &Path| Command::new(python).args(["-c", "import ortools, numpy"]).output().is_ok_and(|o| o.status.success());
    if works(&python) {
        return Some(python);
    }
    let quietly = |command: &mut Command| command.output().is_ok_and(|o| o.status.success());
    let made = quietly(Command::new("python3").args(["-m", "venv"]).arg(&folder))
        && quietly(Command::new(&python).args(["-m", "pip", "install", "--quiet", "ortools", "numpy"]));
    (made && works(&python)).then_some(python)
}

/// Numbers by chance that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    fn below(&mut self, most: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(most)) >> 64) as u64
    }
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A plausible community: sixty activities, some much more common than others, people who live in places, offers of half an hour to
/// three hours, requests of a quarter to two hours, and for each request the best of those near and able.
fn community(members: usize, policy: AllocationPolicy) -> Task {
    let mut chance = Chance(7);
    let common: Vec<f64> = (0..60).map(|rank| 1.0 / (f64::from(rank) + 3.0)).collect();
    let whole: f64 = common.iter().sum();
    let activity = |chance: &mut Chance| {
        let mut at = chance.share() * whole;
        common
            .iter()
            .position(|share| {
                at -= share;
                at < 0.0
            })
            .unwrap_or(0)
    };
    let best = match members {
        0..=1_000 => 14,
        1_001..=10_000 => 28,
        _ => 38,
    };
    let place: Vec<(f64, f64)> = (0..members).map(|_| (chance.share(), chance.share())).collect();
    let mut able: Vec<Vec<u32>> = vec![Vec::new(); common.len()];
    let mut task = Task::default().policy(policy);
    for member in 0..members {
        let balance = 15 * (chance.below(60) as i64 - 25);
        task.members.push(Taker::default().offers(15 * (2 + chance.below(10) as i64)).balance(balance).lowest(-300).highest(600));
        for _ in 0..=chance.below(4) {
            let list = &mut able[activity(&mut chance)];
            if list.last() != Some(&(member as u32)) {
                list.push(member as u32);
            }
        }
    }
    for owner in 0..members {
        for _ in 0..=chance.below(2) {
            let list = &able[activity(&mut chance)];
            let request = task.requests.len() as u32;
            task.requests.push(Wish::new(owner as u32, 15 * (1 + chance.below(8) as i64), false));
            let mut some = Vec::new();
            for _ in 0..(4 * best).min(list.len()) {
                let giver = list[chance.below(list.len() as u64) as usize];
                let away = (place[giver as usize].0 - place[owner].0).hypot(place[giver as usize].1 - place[owner].1);
                let weight = 200 + (400.0 * (1.0 - away).max(0.0)) as i64 + chance.below(400) as i64;
                if giver as usize != owner {
                    some.push((weight, giver));
                }
            }
            some.sort_unstable_by(|one, other| other.cmp(one));
            let mut taken = std::collections::BTreeSet::new();
            some.retain(|(_, giver)| taken.insert(*giver));
            task.pairs.extend(some.into_iter().take(best).map(|(weight, giver)| Pair::new(giver, request, 10_000, weight)));
        }
    }
    task
}

fn theirs(python: &Path, folder: &Path, arcs: &[FlowArc], runs: usize) -> Option<(i64, f64)> {
    let (table, script) = (folder.join("arcs.bin"), folder.join("flow.py"));
    let rows = arcs.iter().flat_map(|arc| [i64::from(arc.from), i64::from(arc.to), arc.upper, arc.cost]).flat_map(i64::to_le_bytes);
    std::fs::write(&table, rows.collect::<Vec<u8>>()).and_then(|()| std::fs::write(&script, SCRIPT)).ok()?;
    let done = Command::new(python).arg(&script).arg(&table).arg(runs.to_string()).output().ok()?;
    let text = String::from_utf8(done.stdout).ok()?;
    let lines: Vec<(i64, f64)> = text
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(cost, time)| Some((cost.parse().ok()?, time.parse().ok()?)))
        .collect();
    Some((lines.first()?.0, median(lines.iter().map(|(_, time)| *time).collect())))
}

pub fn flow(report: &mut Report, folder: &Path, sizes: &[usize]) {
    let python = python();
    if python.is_none() {
        println!("or-tools: skipped, because no Python with ortools is here and none could be set up");
    }
    let mut growth: Vec<(f64, f64)> = Vec::new();
    for &members in sizes {
        let runs = if members > 20_000 { 1 } else { 3 };
        for (policy, name) in
            [(AllocationPolicy::Unbounded, "unbounded"), (AllocationPolicy::Balanced, "balanced"), (AllocationPolicy::Limited, "limited")]
        {
            let task = community(members, policy);
            let (nodes, arcs) = task.network().expect("the community is sound");
            let mut value = 0;
            let mut solve = || {
                let (time, best) = seconds(|| min_cost_circulation(nodes, &arcs, Budget::default()).expect("it can be solved"));
                assert!(best.is_optimal());
                value = best.value;
                time
            };
            let ours = median((0..runs).map(|_| solve()).collect());
            let input = format!("{members} members, {} arcs", arcs.len());
            match python.as_deref().and_then(|python| theirs(python, folder, &arcs, runs)) {
                Some((cost, time)) => {
                    assert_eq!(cost, value, "both must find the same optimum");
                    report.compare(&format!("flow, {name}"), &input, "or-tools", (ours, time), None, Some(1.0));
                }
                None => report.add(&Line {
                    name: format!("flow, {name}"),
                    input,
                    ours_s: Some(ours),
                    peer: None,
                    peer_s: None,
                    ratio: None,
                    bytes: None,
                    aim: None,
                }),
            }
            if policy == AllocationPolicy::Limited {
                growth.push(((arcs.len() as f64).ln(), ours.ln()));
            }
            if policy == AllocationPolicy::Balanced && members <= 10_000 {
                let (fair, round) = seconds(|| circles(&task, &Order::Lottery("bench".into())).expect("it can be solved"));
                assert_eq!(round.total, round.bound);
                report.compare("circles by lot", &format!("{members} members"), "balanced allocation", (fair, ours), None, Some(0.33));
            }
        }
    }
    if let [first, .., last] = growth.as_slice() {
        println!("time grows with arcs to the power of {:.2}", (last.1 - first.1) / (last.0 - first.0));
    }
}
