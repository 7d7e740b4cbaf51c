//! What might come of policies.

use std::sync::Arc;

use arrow_array::types::Float64Type;
use arrow_schema::ArrowError;
use timebank_core::laboratory::RunMeasure;

use super::NativeTable;
use super::columns::*;
use super::exchanges::words;

/// A row: policy, measure, runs; mean, spread, low, high; difference, its low, its high.
pub type Outcome = (String, String, u32, [Option<f64>; 7]);

const FIGURES: [(&str, &str); 7] = [
    ("mean", "the mean of all runs"),
    ("spread", "standard deviation from run to run"),
    ("low", "where the mean of very many runs lies, with 95 in 100: from"),
    ("high", "and to"),
    ("difference", "each run less the first policy's under the same seed, on average; missing for the first policy"),
    ("difference_low", "the same for the difference: from"),
    ("difference_high", "and to"),
];

/// One row for each policy and measure.
pub fn policies(caption: String, rows: &[Outcome]) -> Result<NativeTable, ArrowError> {
    let (mut policy, mut runs) = (Text::default(), Counts::with_capacity(rows.len()));
    let mut measure = Words::of(words(RunMeasure::ALL, RunMeasure::as_str), rows.len());
    let mut figures = FIGURES.map(|_| Numbers::<Float64Type>::with_capacity(rows.len()));
    for (name, counted, count, told) in rows {
        policy.push(name.as_str());
        measure.word(Some(counted));
        runs.push(*count);
        figures.iter_mut().zip(told).for_each(|(column, figure)| column.maybe(*figure));
    }
    let mut columns = Columns::default()
        .column("policy", "what the policy is called", None, policy.array())
        .column("measure", "what is counted", None, measure.array()?)
        .column("runs", "how many runs had a value", None, Arc::new(runs.array()));
    for ((name, about), figure) in FIGURES.into_iter().zip(figures) {
        columns = columns.column(name, about, None, Arc::new(figure.array()));
    }
    NativeTable::new("policies", caption, vec![columns.batch()?])
}
