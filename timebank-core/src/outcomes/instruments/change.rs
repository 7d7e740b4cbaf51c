//! Change of the same people between two points.

use super::definition::{Better, Instrument, Scale};
use super::student::t_975;
use crate::outcomes::Figure;
use serde::Serialize;

/// The number of people in a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BandCount {
    /// The name of the band.
    pub band: String,
    /// The number of people in it at the first point, of those at both.
    pub first: u32,
    /// The number of people in it at the second point, of those at both.
    pub last: u32,
}

/// Change on one scale: of those who answered at both points. What changed, not why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Change {
    /// The name of the scale.
    pub scale: String,
    /// The number who had a score at the first point.
    pub n_first: u32,
    /// The number of these who had one at the second as well.
    pub n_both: u32,
    /// The number of these who had none at the second: lost.
    pub n_lost: u32,
    /// The number who had a score at the second point only; they are in none of the figures.
    pub n_last_only: u32,
    /// Whether there were enough people; if not, only the counts above are given.
    pub reported: bool,
    /// Mean at the first point, of those at both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_first: Option<Figure>,
    /// Mean at the second, of those at both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_last: Option<Figure>,
    /// Mean of each one's second less first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_change: Option<Figure>,
    /// Standard deviation of these changes (n − 1 below).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<Figure>,
    /// The lower end of the 95 % interval of the mean change, by Student's t.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Figure>,
    /// The upper end of that interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Figure>,
    /// The number who changed for the better by the criterion or more.
    pub improved: u32,
    /// The number who changed by less than that.
    pub stayed: u32,
    /// The number who changed for the worse by the criterion or more.
    pub worse: u32,
    /// The least change that counts as one.
    pub criterion: Figure,
    /// The number of people in each band.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandCount>,
}

fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}

/// Squares of how far each one's change is from the mean change, added up.
fn squares(both: &[(Figure, Figure)], average: f64) -> f64 {
    let change = |(first, last): &(Figure, Figure)| last.get() - first.get();
    both.iter().map(change).map(|c| (c - average) * (c - average)).sum()
}

/// Mean change and its variance (n − 1 below), not rounded, of those with both; none of fewer than two.
pub(super) fn moments(pairs: &[(Option<Figure>, Option<Figure>)]) -> Option<(f64, f64)> {
    let both: Vec<(Figure, Figure)> = pairs.iter().filter_map(|(first, last)| first.zip(*last)).collect();
    let freedom = both.len().checked_sub(1).filter(|freedom| *freedom > 0)? as f64;
    let units: i128 = both.iter().map(|(first, last)| i128::from(last.units()).saturating_sub(first.units().into())).sum();
    let average = units as f64 / both.len() as f64 / Figure::ONE.units() as f64;
    Some((average, squares(&both, average) / freedom))
}

impl Change {
    /// Of pairs of scores at the first and second point, either of which may be missing.
    pub fn of(instrument: &Instrument, scale: &Scale, pairs: &[(Option<Figure>, Option<Figure>)]) -> Self {
        let both: Vec<(Figure, Figure)> = pairs.iter().filter_map(|(first, last)| first.zip(*last)).collect();
        let first = pairs.iter().filter(|(first, _)| first.is_some()).count();
        let last_only = pairs.iter().filter(|(first, last)| first.is_none() && last.is_some()).count();
        let mut change = Self {
            scale: scale.name.clone(),
            n_first: count(first),
            n_both: count(both.len()),
            n_lost: count(first.saturating_sub(both.len())),
            n_last_only: count(last_only),
            reported: count(both.len()) >= instrument.least_reported.max(1),
            mean_first: None,
            mean_last: None,
            mean_change: None,
            spread: None,
            low: None,
            high: None,
            improved: 0,
            stayed: 0,
            worse: 0,
            criterion: instrument.criterion,
            bands: Vec::new(),
        };
        if change.reported {
            change.figures(&both);
            change.counts(instrument, scale, &both);
        }
        change
    }

    fn figures(&mut self, both: &[(Figure, Figure)]) {
        let n = both.len() as i128;
        let units = |figure: Figure| i128::from(figure.units());
        let mean = |sum: i128| Figure::ratio(sum, n.saturating_mul(units(Figure::ONE)));
        let sum = |of: fn(&(Figure, Figure)) -> i128| both.iter().map(of).fold(0i128, i128::saturating_add);
        self.mean_first = mean(sum(|(first, _)| i128::from(first.units())));
        self.mean_last = mean(sum(|(_, last)| i128::from(last.units())));
        let all = sum(|(first, last)| i128::from(last.units()).saturating_sub(i128::from(first.units())));
        self.mean_change = mean(all);
        let Some(freedom) = u32::try_from(both.len()).ok().and_then(|n| n.checked_sub(1)).filter(|f| *f > 0) else { return };
        let average = self.mean_change.map_or(0.0, Figure::get);
        let spread = libm::sqrt(squares(both, average) / f64::from(freedom));
        self.spread = Figure::of(spread);
        let reach = t_975(freedom).map(|t| t * spread / libm::sqrt(both.len() as f64));
        self.low = reach.and_then(|reach| Figure::of(average - reach));
        self.high = reach.and_then(|reach| Figure::of(average + reach));
    }

    fn counts(&mut self, instrument: &Instrument, scale: &Scale, both: &[(Figure, Figure)]) {
        for (first, last) in both {
            let up = last.units().saturating_sub(first.units());
            let better = if scale.better == Better::Higher { up } else { up.saturating_neg() };
            let slot = if better >= instrument.criterion.units() {
                &mut self.improved
            } else if better.saturating_neg() >= instrument.criterion.units() {
                &mut self.worse
            } else {
                &mut self.stayed
            };
            *slot = slot.saturating_add(1);
        }
        for band in &scale.bands {
            let named = |score: &Figure| scale.band(*score).is_some_and(|found| found.name == band.name);
            self.bands.push(BandCount {
                band: band.name.clone(),
                first: count(both.iter().filter(|(first, _)| named(first)).count()),
                last: count(both.iter().filter(|(_, last)| named(last)).count()),
            });
        }
    }
}
