//! Noise on counts of people by cell keys, for those who publish often.
//!
//! Each person has a record key, drawn from the secret of the bank and the member's number. The cell key of a figure is the sum of
//! the record keys of those counted in it, modulo [`KEYS`]. It picks a step from a table of noise. So the same people always carry
//! the same noise, whatever the table is called, and one person more or less draws anew. The method is that of Fraser and Wooton
//! (2005) for the Australian Bureau of Statistics, with additive cell keys as the Office for National Statistics uses them. The
//! table has the largest entropy of all with its variance and its largest step (Giessing 2016).

use super::audit::Behind;
use super::policy::DisclosurePolicy;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::values::digest::{Hash32, sha256};
use crate::values::ids::{Id, MemberId};
use serde::{Deserialize, Serialize};

/// The number of different record keys, and of cell keys.
pub(super) const KEYS: u32 = 4096;
/// The largest step a policy may ask for.
const MOST: u32 = 50;

/// Noise that is added to counts of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Noise {
    /// The largest step, up or down; at most half the threshold, and 50.
    pub most: u32,
    /// The variance of the steps, in hundredths. Their mean is 0.
    pub variance_hundredths: u32,
}

impl Noise {
    /// Returns why a policy cannot carry this noise.
    pub(super) fn fault(self, policy: &DisclosurePolicy) -> Option<&'static str> {
        // An even spread over all steps has the largest variance that falls from the middle: most × (most + 1) / 3.
        let widest = u64::from(self.most).saturating_mul(u64::from(self.most).saturating_add(1)).saturating_mul(100) / 3;
        match self {
            _ if !policy.publishable => Some("what is not for publication carries no noise"),
            _ if self.most == 0 || self.most > MOST => Some("the largest step of noise is `1` to `50`"),
            _ if self.most.saturating_mul(2) > policy.threshold => Some("the largest step of noise is at most half the `threshold`"),
            _ if self.variance_hundredths == 0 || u64::from(self.variance_hundredths) > widest => {
                Some("the variance of noise is more than `0` and at most that of an even spread over its steps")
            }
            _ if policy.zeros || policy.rounding != 1 => Some("with noise, `zeros` are hidden and `rounding` is `1`"),
            _ if policy.protection > self.most.saturating_mul(2) => Some("with noise, `protection` is at most twice the largest step"),
            _ if !self.is_drawn() => Some(
                "this noise would leave more than half of the figures as they are, or hide some; give another variance or largest step",
            ),
            _ => None,
        }
    }

    /// Returns whether each cell key has a step, and at most half of these are 0. Rounded to whole keys, a wide spread may not come out.
    /// A tiny one would leave nearly all figures exact, while the audit takes each for as far off as the largest step.
    fn is_drawn(self) -> bool {
        let steps = self.steps();
        let unchanged = steps.iter().filter(|step| **step == 0).count();
        steps.len() == KEYS as usize && unchanged.saturating_mul(2) <= KEYS as usize
    }

    /// Returns for how many of the [`KEYS`] cell keys each step is taken, from the lowest step to the highest.
    ///
    /// The table of largest entropy for a given variance is p(v) = c·q^(v²). It is computed in whole numbers, so that it is the same
    /// on every machine, and it is symmetric, so the mean is exactly 0.
    pub(super) fn table(self) -> Vec<u32> {
        const ONE: u64 = 1 << 30;
        let times = |a: u64, b: u64| a.saturating_mul(b) >> 30;
        // The weights of the steps 1 and up, relative to that of step 0; and whether their variance is at most the one asked for.
        let weights = |q: u64| {
            let (mut weight, mut odd, square) = (ONE, q, times(q, q));
            let mut all: Vec<u64> = Vec::new();
            for _ in 0..self.most {
                weight = times(weight, odd);
                odd = times(odd, square);
                all.push(weight);
            }
            all
        };
        let whole =
            |side: &[u64]| side.iter().fold(u128::from(ONE), |sum, weight| sum.saturating_add(u128::from(*weight).saturating_mul(2)));
        let low = |side: &[u64]| {
            let squares = (1u128..).zip(side).map(|(step, weight)| step.saturating_mul(step).saturating_mul(u128::from(*weight)));
            let sum = squares.fold(0u128, u128::saturating_add).saturating_mul(200);
            sum <= whole(side).saturating_mul(u128::from(self.variance_hundredths))
        };
        let (mut from, mut to) = (0, ONE);
        while to.saturating_sub(from) > 1 {
            let middle = from.saturating_add(to) / 2;
            if low(&weights(middle)) { from = middle } else { to = middle }
        }
        let side = if low(&weights(ONE)) { weights(ONE) } else { weights(from) };
        let all = whole(&side);
        let keys = |weight: &u64| {
            let twice = u128::from(*weight).saturating_mul(u128::from(KEYS)).saturating_mul(2).saturating_add(all);
            u32::try_from(twice.checked_div(all.saturating_mul(2)).unwrap_or(0)).unwrap_or(0)
        };
        let side: Vec<u32> = side.iter().map(keys).collect();
        let rest = side.iter().fold(KEYS, |rest, keys| rest.saturating_sub(keys.saturating_mul(2)));
        side.iter().rev().copied().chain([rest]).chain(side.iter().copied()).collect()
    }

    /// Returns the step of each cell key.
    pub(super) fn steps(self) -> Vec<i64> {
        let first = i64::from(self.most).saturating_neg();
        (first..).zip(self.table()).flat_map(|(step, keys)| std::iter::repeat_n(step, keys as usize)).collect()
    }
}

/// A figure with noise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) count: i64,
    pub(super) noise: i64,
}

/// What is drawn with the secret of the bank.
#[derive(Clone, Debug)]
pub(super) struct Draws {
    secret: Hash32,
    /// The step of each cell key; empty without noise.
    steps: Vec<i64>,
    threshold: i64,
}

impl Draws {
    /// Returns the draws of a bank under a policy. `None` if the bank has no secret.
    ///
    /// # Errors
    /// [`Error::BadPolicy`] for noise without a secret.
    pub(super) fn of(bank: Option<&TimeBank>, policy: &DisclosurePolicy) -> Result<Option<Self>, Error> {
        let secret = bank.and_then(|bank| bank.state.small.secret);
        if policy.noise.is_some() && secret.is_none() {
            return Err(Error::BadPolicy { why: "noise is drawn with the secret of the bank, which has none; send `set-secret`" });
        }
        let steps = policy.noise.map(Noise::steps).unwrap_or_default();
        Ok(secret.map(|secret| Self { secret, steps, threshold: policy.threshold.into() }))
    }

    /// Returns what may be told of the secret.
    pub(super) fn commitment(&self) -> Hash32 {
        self.secret.commitment()
    }

    /// Returns the digest of who was counted where.
    pub(super) fn digest(&self, behind: &Behind) -> Hash32 {
        behind.digest(&self.secret)
    }

    /// Returns a number for a cell of a table, by the names of its axes and lines; that of a total has no name.
    pub(super) fn margin(&self, axes: [&str; 2], row: Option<&str>, column: Option<&str>) -> u64 {
        let line = |name: Option<&str>| name.map_or_else(|| "-".to_owned(), |name| format!("+{name}"));
        let (row, column) = (line(row), line(column));
        let mut hash = Vec::new();
        for word in [axes[0], axes[1], &row, &column] {
            hash.extend_from_slice(word.as_bytes());
            hash.push(0);
        }
        let Hash32([a, b, c, d, e, f, g, h, ..]) = sha256(&[b"timebank margin", &self.secret.0, &hash]);
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }

    /// Returns the record key of a member. It rests on nothing that is forgotten with a member.
    fn record_key(&self, place: u32) -> u32 {
        let number = MemberId::from_index(place).map_or(0, MemberId::get);
        let Hash32([a, b, ..]) = sha256(&[b"timebank record key", &self.secret.0, &number.to_be_bytes()]);
        u32::from(u16::from_be_bytes([a, b])).checked_rem(KEYS).unwrap_or(0)
    }

    /// Returns the count and the noise of each figure of a table, totals included. Nothing is added where nobody is counted.
    pub(super) fn noise(&self, behind: &Behind, rows: usize, columns: usize) -> Vec<Drawn> {
        let people = behind.units.iter().map(|unit| (self.record_key(unit.who), unit.at.map(|at| at as usize)));
        let lines = |side: usize| {
            move |at: usize| behind.axes.get(side).and_then(|axis| axis.line.get(at)).map_or(usize::MAX, |line| *line as usize)
        };
        let (row, column) = (lines(0), lines(1));
        let cells = cell_keys(people.map(|(key, [r, c])| (key, row(r), column(c))), rows, columns);
        cells.into_iter().map(|cell| Drawn { count: cell.0, noise: self.step(cell) }).collect()
    }

    /// Returns the step of a figure. One whose key had no step would be withheld; [`Noise::fault`] refuses such a policy.
    fn step(&self, (count, key): (i64, u32)) -> i64 {
        if count == 0 { 0 } else { self.steps.get(key as usize).copied().unwrap_or(count.saturating_neg()) }
    }

    /// Returns what a reader of the rule knows of a figure that is withheld for its size after noise; `None` if it is shown.
    pub(super) fn under(&self, drawn: Drawn) -> Option<(i64, i64)> {
        let most = self.steps.last().copied().unwrap_or(0);
        let hidden = drawn.count.saturating_add(drawn.noise) < self.threshold;
        hidden.then(|| (0, self.threshold.saturating_sub(1).saturating_add(most).max(drawn.count)))
    }
}

/// Returns the number of people and the cell key of each figure of a table, totals included. `people`: the record key, the row and the
/// column of each.
pub(super) fn cell_keys(people: impl Iterator<Item = (u32, usize, usize)>, rows: usize, columns: usize) -> Vec<(i64, u32)> {
    let width = columns.saturating_add(1);
    let mut cells = vec![(0i64, 0u32); rows.saturating_add(1).saturating_mul(width)];
    for (key, row, column) in people {
        for (row, column) in [(row, column), (row, columns), (rows, column), (rows, columns)] {
            if let Some((count, sum)) = cells.get_mut(row.saturating_mul(width).saturating_add(column)) {
                *count = count.saturating_add(1);
                *sum = sum.saturating_add(key).checked_rem(KEYS).unwrap_or(0);
            }
        }
    }
    cells
}
