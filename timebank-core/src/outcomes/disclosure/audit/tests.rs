#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Attacks: series of releases of every shape, and an attacker of another make (integer programmes solved by `microlp`, over every
//! kind of person there could be) who tries to narrow what was withheld.

use super::model::NO_BOUND;
use super::{Axis, Behind, Seen, Unit, audit};
use crate::outcomes::disclosure::make::{Plan, Refused, make};
use crate::outcomes::disclosure::grid::Need;
use crate::outcomes::disclosure::{DisclosurePolicy, Measured};
use microlp::{ComparisonOp, OptimizationDirection, Problem};

const STEPS: u64 = 200_000_000;

/// A small generator of chance, so that a failing case can be run again.
pub(super) struct Chance(pub u64);
impl Chance {
    pub(super) fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most
    }
}

/// A person: their category on each of four axes, and the months they were there in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Person {
    at: [u32; 3],
    there: [bool; 2],
}

/// Which table is made: the axes of its rows and columns, how base categories are put together, and at which of two times.
#[derive(Clone, Debug)]
struct Shape {
    sides: [usize; 2],
    lines: [Vec<u32>; 2],
    time: usize,
    policy: DisclosurePolicy,
}

impl Shape {
    fn counts(&self, people: &[Person]) -> Vec<i64> {
        let sizes = self.sizes();
        let width = sizes[1] + 1;
        let mut all = vec![0i64; (sizes[0] + 1) * width];
        for person in people.iter().filter(|person| person.there[self.time]) {
            for cell in self.cells(person) {
                all[cell] += 1;
            }
        }
        all
    }
    fn sizes(&self) -> [usize; 2] {
        [0, 1].map(|side| *self.lines[side].iter().max().unwrap() as usize + 1)
    }
    /// The four figures a person counts in.
    fn cells(&self, person: &Person) -> [usize; 4] {
        let [rows, columns] = self.sizes();
        let [row, column] = [0, 1].map(|side| self.lines[side][person.at[self.sides[side]] as usize] as usize);
        let width = columns + 1;
        [row * width + column, row * width + columns, rows * width + column, rows * width + columns]
    }
    fn behind(&self, people: &[Person]) -> Behind {
        let units = people.iter().enumerate().filter(|(_, person)| person.there[self.time]);
        let units = units.map(|(key, person)| Unit { key: key as u64, who: key as u32, amount: 1, at: self.sides.map(|side| person.at[side]) });
        let axis = |side: usize| Axis {
            name: format!("axis {}", self.sides[side]),
            base: (0..self.lines[side].len()).map(|c| c.to_string()).collect(),
            line: self.lines[side].clone(),
            free: true,
        };
        Behind { units: units.collect(), axes: [axis(0), axis(1)] }
    }
    fn seen<'a>(&'a self, behind: &'a Behind, shown: Vec<Option<u64>>) -> Seen<'a> {
        let [rows, columns] = self.sizes();
        let days = (None, self.time as i32);
        Seen { rows, columns, measure: Measured::People, shown, known: Vec::new(), policy: &self.policy, behind, days }
    }
    fn plan(&self, people: &[Person]) -> Plan {
        let value = self.counts(people);
        let columns = self.sizes()[1] + 1;
        let rows = value.len() / columns;
        let policy = &self.policy;
        let small = |v: i64| if v == 0 { !policy.zeros } else { v < i64::from(policy.threshold) };
        let cost = |cell: usize| {
            let margins = u32::from(cell / columns + 1 == rows) + u32::from((cell + 1) % columns == 0);
            (!(policy.zeros && value[cell] == 0)).then(|| (64 + u64::from((value[cell] as u64 + 1).ilog2())) * [1, 8, 64][margins as usize])
        };
        Plan {
            columns,
            shown: value.iter().map(|v| super::model::read(policy, Measured::People, Some(self.print(*v)))).collect(),
            blank: vec![(i64::from(policy.zeros), NO_BOUND); value.len()],
            cost: (0..value.len()).map(cost).collect(),
            needs: value.iter().enumerate().filter(|(_, v)| small(**v)).map(|(cell, _)| (cell, Need { up: 0, down: 0, width: i64::from(policy.protection) })).collect(),
            value,
        }
    }
    fn print(&self, value: i64) -> u64 {
        let base = i64::from(self.policy.rounding);
        ((value + base / 2) / base * base) as u64
    }
    fn shown(&self, people: &[Person], hidden: &[bool]) -> Vec<Option<u64>> {
        self.counts(people).iter().zip(hidden).map(|(v, hidden)| (!hidden).then(|| self.print(*v))).collect()
    }
}

/// A table as everybody can read it.
struct Printed {
    shape: Shape,
    shown: Vec<Option<u64>>,
}

/// Makes a release beside earlier ones.
fn release(shapes: &[Shape], people: &[Person], log: &[Printed]) -> Result<Vec<Printed>, Refused> {
    let all: Vec<&Shape> = shapes.iter().chain(log.iter().map(|one| &one.shape)).collect();
    let behind: Vec<Behind> = all.iter().map(|shape| shape.behind(people)).collect();
    let plans: Vec<Plan> = shapes.iter().map(|shape| shape.plan(people)).collect();
    let hidden = make(&plans, |hidden| {
        let new = shapes.iter().zip(hidden).map(|(shape, hidden)| shape.shown(people, hidden));
        let shown = new.chain(log.iter().map(|one| one.shown.clone()));
        let seen: Vec<Seen<'_>> = all.iter().zip(&behind).zip(shown).map(|((shape, behind), shown)| shape.seen(behind, shown)).collect();
        audit(&seen, STEPS)
    })?;
    Ok(shapes.iter().zip(&hidden).map(|(shape, hidden)| Printed { shape: shape.clone(), shown: shape.shown(people, hidden) }).collect())
}

/// What everything printed says of a set of kinds of people: the least and the most, by integer programmes.
struct Attack {
    kinds: Vec<Person>,
    bounds: Vec<(Vec<usize>, i64, i64)>,
}

impl Attack {
    fn of(printed: &[Printed], sizes: [u32; 3], times: &[[bool; 2]]) -> Self {
        let mut kinds = Vec::new();
        for a in 0..sizes[0] {
            for b in 0..sizes[1] {
                for c in 0..sizes[2] {
                    kinds.extend(times.iter().map(|there| Person { at: [a, b, c], there: *there }));
                }
            }
        }
        let mut bounds = Vec::new();
        for one in printed {
            let policy = &one.shape.policy;
            for (cell, shown) in one.shown.iter().enumerate() {
                let of: Vec<usize> =
                    (0..kinds.len()).filter(|k| kinds[*k].there[one.shape.time] && one.shape.cells(&kinds[*k]).contains(&cell)).collect();
                let base = i64::from(policy.rounding);
                let (low, high) = match shown {
                    None => (i64::from(policy.zeros), 100_000),
                    Some(0) if policy.zeros => (0, 0),
                    Some(v) if base == 1 => (*v as i64, *v as i64),
                    Some(v) => ((*v as i64 - base / 2).max(i64::from(policy.threshold)), *v as i64 + (base - 1) / 2),
                };
                bounds.push((of, low, high));
            }
        }
        Self { kinds, bounds }
    }
    fn end(&self, of: &[usize], most: bool, enough: i64) -> i64 {
        let mut problem = Problem::new(if most { OptimizationDirection::Maximize } else { OptimizationDirection::Minimize });
        let vars: Vec<_> = (0..self.kinds.len()).map(|k| problem.add_integer_var(if of.contains(&k) { 1.0 } else { 0.0 }, (0, 4000))).collect();
        for (of, low, high) in &self.bounds {
            let sum: Vec<_> = of.iter().map(|k| (vars[*k], 1.0)).collect();
            if low == high {
                problem.add_constraint(&sum[..], ComparisonOp::Eq, *low as f64);
            } else {
                problem.add_constraint(&sum[..], ComparisonOp::Ge, *low as f64);
                if *high < 100_000 {
                    problem.add_constraint(&sum[..], ComparisonOp::Le, *high as f64);
                }
            }
        }
        if most {
            let sum: Vec<_> = of.iter().map(|k| (vars[*k], 1.0)).collect();
            problem.add_constraint(&sum[..], ComparisonOp::Le, enough as f64);
        }
        problem.solve().unwrap().into_solution().unwrap().objective().round() as i64
    }
}

/// The withheld figures that could be narrowed below their protection; and how many were withheld.
fn narrowed(printed: &[Printed], people: &[Person], sizes: [u32; 3], times: &[[bool; 2]]) -> (usize, usize) {
    let attack = Attack::of(printed, sizes, times);
    let (mut found, mut all) = (0, 0);
    for one in printed {
        let counts = one.shape.counts(people);
        let policy = &one.shape.policy;
        for (cell, value) in counts.iter().enumerate() {
            let small = if *value == 0 { !policy.zeros } else { *value < i64::from(policy.threshold) };
            if !small {
                continue;
            }
            all += 1;
            let of: Vec<usize> = (0..attack.kinds.len())
                .filter(|k| attack.kinds[*k].there[one.shape.time] && one.shape.cells(&attack.kinds[*k]).contains(&cell))
                .collect();
            let low = attack.end(&of, false, 0);
            let high = attack.end(&of, true, low + i64::from(policy.protection));
            if high - low < i64::from(policy.protection) {
                found += 1;
            }
        }
    }
    (found, all)
}

fn exact() -> DisclosurePolicy {
    DisclosurePolicy { rounding: 1, name: "exact".into(), ..DisclosurePolicy::acro() }
}

fn policies() -> [DisclosurePolicy; 3] {
    [exact(), DisclosurePolicy::acro(), DisclosurePolicy::nhs()]
}

fn plain(sizes: [u32; 3], sides: [usize; 2], policy: &DisclosurePolicy) -> Shape {
    Shape { sides, lines: sides.map(|side| (0..sizes[side]).collect()), time: 0, policy: policy.clone() }
}

/// A second release beside the first, of one of the shapes.
fn second(shape: u64, first: &Shape, sizes: [u32; 3], chance: &mut Chance) -> Shape {
    let mut other = first.clone();
    match shape {
        0 => (other.sides[1], other.lines[1]) = (2, (0..sizes[2]).collect()),
        1 => other.policy = policies()[chance.below(3) as usize].clone(),
        2 => other.lines[0] = other.lines[0].iter().map(|line| line.saturating_sub(1)).collect(),
        3 => {
            other.sides.swap(0, 1);
            other.lines.swap(0, 1);
        }
        _ => other.time = 1,
    }
    other
}

fn crowd(sizes: [u32; 3], later: bool, chance: &mut Chance) -> Vec<Person> {
    let cells = sizes.iter().product::<u32>();
    let count = u64::from(cells) * (2 + chance.below(8));
    (0..count)
        .map(|_| {
            let skew = |most: u32, chance: &mut Chance| (chance.below(u64::from(most)).min(chance.below(u64::from(most)))) as u32;
            let at = [skew(sizes[0], chance), skew(sizes[1], chance), skew(sizes[2], chance)];
            let there = if !later { [true, true] } else { [[true, true], [true, false], [false, true]][(chance.below(24)).saturating_sub(21) as usize] };
            Person { at, there }
        })
        .collect()
}

fn long() -> bool {
    std::env::var_os("TIMEBANK_LONG").is_some()
}

#[test]
fn promise_12_pairs_of_releases_narrow_no_withheld_figure() {
    let cases = if long() { 10_000 } else { std::env::var("CASES").map_or(12, |n| n.parse().unwrap()) };
    for shape in 0..5u64 {
        let (mut refused, mut withheld, mut printed_cells, mut hidden_cells) = (0, 0, 0usize, 0usize);
        for case in 0..cases {
            let mut chance = Chance(0x9e37_79b9_7f4a_7c15 ^ (case * 8 + shape + 1).wrapping_mul(0x2545_f491_4f6c_dd1d));
            let sizes = [2 + chance.below(3) as u32, 2 + chance.below(2) as u32, 2];
            let people = crowd(sizes, shape == 4, &mut chance);
            let policy = policies()[chance.below(3) as usize].clone();
            let first = plain(sizes, [0, 1], &policy);
            let Ok(mut printed) = release(std::slice::from_ref(&first), &people, &[]) else {
                refused += 1;
                continue;
            };
            let next = second(shape, &first, sizes, &mut chance);
            match release(std::slice::from_ref(&next), &people, &printed) {
                Ok(more) => {
                    hidden_cells += more[0].shown.iter().filter(|cell| cell.is_none()).count();
                    printed_cells += more[0].shown.len();
                    printed.extend(more);
                }
                Err(_) => refused += 1,
            }
            let times: &[[bool; 2]] = if shape == 4 { &[[true, true], [true, false], [false, true]] } else { &[[true, true]] };
            let (found, all) = narrowed(&printed, &people, sizes, times);
            withheld += all;
            assert_eq!(found, 0, "shape {shape}, case {case}: {found} of {all}");
        }
        println!("shape {shape}: {withheld} small figures, none narrowed; {refused} of {cases} refused; {hidden_cells} of {printed_cells} cells withheld");
    }
}
