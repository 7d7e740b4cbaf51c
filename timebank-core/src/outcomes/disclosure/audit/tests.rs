#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests")]

//! Attacks: series of releases of every shape, and an attacker of another make (integer programmes solved by `microlp`, over every
//! kind of person there could be) who tries to narrow what was withheld.

use super::model::NO_BOUND;
use super::{Auditor, Axis, Behind, Seen, Unit, audit};
use crate::golden::cases;
use crate::outcomes::disclosure::grid::Margin;
use crate::outcomes::disclosure::make::{Plan, Refused, make};
use crate::outcomes::disclosure::{DisclosurePolicy, Measured};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use std::cell::Cell;

pub(super) mod averages;
mod budget;
mod knowing;
mod phantoms;

const STEPS: u64 = 200_000_000;

/// A small generator of chance, so that a failing case can be run again.
pub(crate) struct Chance(pub u64);
impl Chance {
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most
    }
}

/// A person: their category on each of three axes, and whether they count in each of three months and in the quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Person {
    at: [u32; 3],
    there: [bool; 4],
}

/// Which table is made: the axes of its rows and columns, how base categories are put together, and at which time.
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
        let units = units.map(|(key, person)| Unit {
            key: key as u64,
            who: key as u32,
            other: key as u32,
            amount: 1,
            at: self.sides.map(|side| person.at[side]),
        });
        let axis = |side: usize| Axis {
            name: format!("axis {}", self.sides[side]),
            base: (0..self.lines[side].len()).map(|c| c.to_string()).collect(),
            line: self.lines[side].clone(),
            free: true,
            finest: false,
            holds: None,
        };
        Behind { units: units.collect(), axes: [axis(0), axis(1)], only: Vec::new(), people: Vec::new() }
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
            let margins = u32::from(cell / columns + 1 == rows) + u32::from((cell + 1).is_multiple_of(columns));
            (!(policy.zeros && value[cell] == 0)).then(|| (64 + u64::from((value[cell] as u64 + 1).ilog2())) * [1, 8, 64][margins as usize])
        };
        Plan {
            columns,
            shown: value.iter().map(|v| super::model::read(policy, Measured::People, Some(self.print(*v)))).collect(),
            blank: vec![(i64::from(policy.zeros), NO_BOUND); value.len()],
            cost: (0..value.len()).map(cost).collect(),
            needs: value
                .iter()
                .enumerate()
                .filter(|(_, v)| small(**v))
                .map(|(cell, _)| (cell, Margin { up: 0, down: 0, width: i64::from(policy.protection) }))
                .collect(),
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
    let hidden = withhold(shapes, people, log, &Cell::new(STEPS), |_, _| ())?;
    Ok(shapes.iter().zip(&hidden).map(|(shape, hidden)| Printed { shape: shape.clone(), shown: shape.shown(people, hidden) }).collect())
}

/// The cells of a release that are withheld beside earlier ones. `told` hears of each audit whether it was thorough, and its steps.
fn withhold(
    shapes: &[Shape],
    people: &[Person],
    log: &[Printed],
    steps: &Cell<u64>,
    told: impl Fn(bool, u64),
) -> Result<Vec<Vec<bool>>, Refused> {
    let all: Vec<&Shape> = shapes.iter().chain(log.iter().map(|one| &one.shape)).collect();
    let behind: Vec<Behind> = all.iter().map(|shape| shape.behind(people)).collect();
    let plans: Vec<Plan> = shapes.iter().map(|shape| shape.plan(people)).collect();
    let mut auditor = Auditor::default();
    make(&plans, steps, |hidden, steps, thorough| {
        let new = shapes.iter().zip(hidden).map(|(shape, hidden)| shape.shown(people, hidden));
        let shown = new.chain(log.iter().map(|one| one.shown.clone()));
        let seen: Vec<Seen<'_>> = all.iter().zip(&behind).zip(shown).map(|((shape, behind), shown)| shape.seen(behind, shown)).collect();
        let found = auditor.audit(&seen, steps, thorough)?;
        told(thorough, steps - found.left);
        Ok(found)
    })
}

/// What everything printed says of a set of kinds of people: the least and the most, by integer programmes.
struct Attack {
    kinds: Vec<Person>,
    bounds: Vec<(Vec<usize>, i64, i64)>,
}

impl Attack {
    fn of(printed: &[Printed], sizes: [u32; 3], times: &[[bool; 4]]) -> Self {
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
        let vars: Vec<_> =
            (0..self.kinds.len()).map(|k| problem.add_integer_var(if of.contains(&k) { 1.0 } else { 0.0 }, (0, 4000))).collect();
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

/// The small figures that could be narrowed below their protection, alone or with others of their line; and how many there are.
fn narrowed(printed: &[Printed], people: &[Person], sizes: [u32; 3], times: &[[bool; 4]]) -> (usize, usize) {
    let attack = Attack::of(printed, sizes, times);
    let (mut found, mut all) = (0, 0);
    for one in printed {
        let (counts, policy) = (one.shape.counts(people), &one.shape.policy);
        let width = one.shape.sizes()[1] + 1;
        let rows = counts.len() / width;
        let mut groups: Vec<Vec<usize>> = (0..counts.len()).map(|cell| vec![cell]).collect();
        let withheld = |cell: &usize| one.shown[*cell].is_none();
        groups.extend((0..rows - 1).map(|row| (0..width - 1).map(|column| row * width + column).filter(withheld).collect()));
        groups.extend((0..width - 1).map(|column| (0..rows - 1).map(|row| row * width + column).filter(withheld).collect()));
        for group in groups.into_iter().filter(|group| !group.is_empty()) {
            let value: i64 = group.iter().map(|cell| counts[*cell]).sum();
            let small = if value == 0 { group.len() == 1 && !policy.zeros } else { value < i64::from(policy.threshold) };
            if !small {
                continue;
            }
            all += 1;
            let within = |kind: &Person| kind.there[one.shape.time] && one.shape.cells(kind).iter().any(|cell| group.contains(cell));
            let of: Vec<usize> = (0..attack.kinds.len()).filter(|k| within(&attack.kinds[*k])).collect();
            let low = attack.end(&of, false, 0);
            let high = attack.end(&of, true, low + i64::from(policy.protection));
            found += usize::from(high - low < i64::from(policy.protection));
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
        4 => other.time = 1,
        // Groups that overlap: in the first table by one axis, in the second by another.
        5 => (other.sides[0], other.lines[0]) = (2, (0..sizes[2]).collect()),
        _ => (other.sides[1], other.lines[1]) = (2, (0..sizes[2]).collect()),
    }
    other
}

const ALWAYS: &[[bool; 4]] = &[[true; 4]];
/// There in the first month, in the second, or in both.
const LATER: &[[bool; 4]] = &[[true, true, false, true], [true, false, false, true], [false, true, false, true]];
/// Took part in some of three months, and so in the quarter.
const QUARTER: &[[bool; 4]] = &[
    [true, true, true, true],
    [true, false, false, true],
    [false, true, false, true],
    [false, false, true, true],
    [true, true, false, true],
    [true, false, true, true],
    [false, true, true, true],
];

fn crowd(sizes: [u32; 3], times: &[[bool; 4]], rare: bool, chance: &mut Chance) -> Vec<Person> {
    let cells = sizes.iter().product::<u32>();
    let count = u64::from(cells) * (2 + chance.below(8)) * if times.len() > 3 { 2 } else { 1 };
    let skew = |most: u32, chance: &mut Chance| (chance.below(u64::from(most)).min(chance.below(u64::from(most)))) as u32;
    let one = |_| {
        let at = [skew(sizes[0], chance), skew(sizes[1], chance), skew(sizes[2], chance)];
        let most = times.len() as u64;
        let time = if rare { chance.below(8 * most).saturating_sub(7 * most) } else { chance.below(most) };
        Person { at, there: times[time as usize] }
    };
    (0..count).map(one).collect()
}

fn chance(case: u64, shape: u64) -> Chance {
    Chance(0x9e37_79b9_7f4a_7c15 ^ (case * 8 + shape + 1).wrapping_mul(0x2545_f491_4f6c_dd1d))
}

/// Publishes one release after the other, each beside all before it; gives what was printed and how many were refused.
fn publish(shapes: &[Shape], people: &[Person]) -> (Vec<Printed>, u64) {
    let (mut printed, mut refused) = (Vec::new(), 0);
    for shape in shapes {
        match release(std::slice::from_ref(shape), people, &printed) {
            Ok(more) => printed.extend(more),
            Err(_) => refused += 1,
        }
    }
    (printed, refused)
}

#[test]
fn promise_12_pairs_of_releases_narrow_no_withheld_figure() {
    for shape in 0..7u64 {
        let (mut refused, mut all) = (0, 0);
        for case in cases(4, 10_000) {
            let mut chance = chance(case, shape);
            let sizes = [2 + chance.below(3) as u32, 2 + chance.below(2) as u32, 2];
            let times = if shape == 4 { LATER } else { ALWAYS };
            let mut people = crowd(sizes, times, true, &mut chance);
            let mut first = plain(sizes, [0, 1], &policies()[chance.below(3) as usize]);
            if shape == 5 {
                first.lines = first.lines.map(|lines| lines.iter().map(|line| u32::from(*line > 0)).collect());
            }
            if shape == 6 {
                // The last line of the columns has nobody in it, in the first table and in the second.
                people.iter_mut().for_each(|one| (one.at[1], one.at[2]) = (one.at[1].min(sizes[1] - 2), 0));
            }
            let next = second(shape, &first, sizes, &mut chance);
            let (printed, no) = publish(&[first, next], &people);
            refused += no;
            let (found, small) = narrowed(&printed, &people, sizes, times);
            all += small;
            assert_eq!(found, 0, "shape {shape}, case {case}: {found} of {small}");
        }
        println!("shape {shape}: {all} small figures, none narrowed; {refused} releases refused");
    }
}

#[test]
fn promise_12_months_their_quarter_and_other_columns_narrow_no_withheld_figure() {
    let (mut refused, mut all) = (0, 0);
    for case in cases(2, 10_000) {
        let mut chance = chance(case, 6);
        let sizes = [2, 2 + chance.below(2) as u32, 2];
        let people = crowd(sizes, QUARTER, false, &mut chance);
        let policy = policies()[chance.below(3) as usize].clone();
        let month = |time: usize| Shape { time, ..plain(sizes, [0, 1], &policy) };
        let other = Shape { time: 3, ..plain(sizes, [2, 0], &policies()[chance.below(3) as usize]) };
        let (printed, no) = publish(&[month(0), month(1), month(2), month(3), other], &people);
        refused += no;
        let (found, small) = narrowed(&printed, &people, sizes, QUARTER);
        all += small;
        assert_eq!(found, 0, "case {case}: {found} of {small}");
    }
    println!("{all} small figures, none narrowed; {refused} releases refused");
}

/// Whatever was withheld by whomever: what passes the audit, the attacker cannot narrow. Cells are withheld by chance, as a maker
/// with any fault could.
#[test]
fn promise_12_no_faulty_maker_passes_the_audit() {
    let (mut passed, mut open, mut safe) = (0, 0, 0);
    for case in cases(40, 20_000) {
        let mut chance = chance(case, 7);
        let sizes = [2 + chance.below(2) as u32, 2 + chance.below(2) as u32, 2];
        let people = crowd(sizes, ALWAYS, false, &mut chance);
        let shape = plain(sizes, [0, 1], &policies()[chance.below(3) as usize]);
        let values = shape.counts(&people);
        let policy = &shape.policy;
        let must = |v: i64| if v == 0 { !policy.zeros } else { v < i64::from(policy.threshold) };
        // Noughts are never withheld where they are shown.
        let hidden: Vec<bool> = values.iter().map(|v| must(*v) || *v > 0 && chance.below(3) == 0).collect();
        let behind = shape.behind(&people);
        let shown = shape.shown(&people, &hidden);
        let told = audit(&[shape.seen(&behind, shown.clone())], STEPS, true).unwrap();
        let (found, _) = narrowed(&[Printed { shape, shown }], &people, sizes, ALWAYS);
        if told.open.is_empty() {
            passed += 1;
            assert_eq!(found, 0, "case {case}");
        } else {
            open += 1;
            safe += u64::from(found == 0);
        }
    }
    println!("{passed} passed, {open} did not, of which the attacker could not narrow {safe}");
    assert!(passed > 0 && open > 0);
}

fn minutes(cells: &[&[(u32, u64)]]) -> Behind {
    let mut units = Vec::new();
    for (column, givers) in cells.iter().enumerate() {
        for (who, amount) in *givers {
            units.push(Unit { key: units.len() as u64, who: *who, other: *who, amount: *amount, at: [0, column as u32] });
        }
    }
    Behind { units, axes: [Axis::plain("row".into(), 1), Axis::plain("column".into(), cells.len())], only: Vec::new(), people: Vec::new() }
}

/// Two withheld cells of one row add up to 10,800 minutes. Of these 10,020 are one giver's in both cells, or two givers' in one each.
#[test]
fn promise_12_a_giver_in_several_withheld_cells_is_one_person() {
    let others = |from: u32| (from..from + 12).map(|who| (who, 65u64)).collect::<Vec<_>>();
    let shown = vec![None, None, Some(10_800), None, None, Some(10_800)];
    let policy = exact();
    let open = |cells: [Vec<(u32, u64)>; 2]| {
        let behind = minutes(&[&cells[0], &cells[1]]);
        let days = (None, 0);
        let seen = Seen {
            rows: 1,
            columns: 2,
            measure: Measured::Minutes,
            shown: shown.clone(),
            known: Vec::new(),
            policy: &policy,
            behind: &behind,
            days,
        };
        audit(&[seen], STEPS, true).unwrap().open.iter().map(|group| group.why).collect::<Vec<_>>()
    };
    let one = [[vec![(1, 5_010)], others(10)[..6].to_vec()].concat(), [vec![(1, 5_010)], others(10)[6..].to_vec()].concat()];
    // A margin is a cell, too, and says the same.
    assert!(!open(one).is_empty());
    let many = [others(10), others(30)].map(|givers| givers.into_iter().map(|(who, _)| (who, 450)).collect::<Vec<_>>());
    assert!(open(many).is_empty());
}
