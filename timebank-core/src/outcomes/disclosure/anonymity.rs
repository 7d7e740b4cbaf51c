//! k-anonymity check before rows about people are exported: is everyone among enough others who look the same?

use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::queries::question;
use serde::Serialize;
use std::collections::BTreeMap;

question! {
    /// Whether rows about people are k-anonymous: whether each looks, in the columns that others may know, like at least k−1 more (Sweeney
    /// 2002). For brokers.
    pub struct AnonymityCheck {
        /// For each person, what others may know of them: the same columns for all.
        rows: Vec<Vec<String>>,
        /// The number of rows that must look the same; 5 at least.
        k: u32,
    }
    optional {}
    =>
    /// Whether rows about people are k-anonymous.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::BadPolicy`] for a k under 5, or rows of different lengths.
    anonymity -> Anonymity
}

/// Whether rows about people may leave the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Anonymity {
    /// Whether everybody is among enough others.
    pub holds: bool,
    /// The fewest that look the same; left out without rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fewest: Option<u32>,
    /// Places of rows that too few others look like, from 0.
    pub exposed: Vec<u32>,
    /// The column with the most different values among the exposed, from 0: the one to coarsen first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coarsen: Option<u32>,
}

impl TimeBank {
    /// See [`View::anonymity`](crate::queries::View::anonymity).
    pub(crate) fn anonymity(&self, by: Viewer, question: &AnonymityCheck) -> Result<Anonymity, Error> {
        self.access(by)?.need_broker()?;
        let columns = question.rows.first().map_or(0, Vec::len);
        if question.k < super::policy::LEAST {
            return Err(Error::BadPolicy { why: "`k` is `5` or more" });
        }
        if question.rows.iter().any(|row| row.len() != columns) {
            return Err(Error::BadPolicy { why: "every row has the same columns" });
        }
        let mut alike: BTreeMap<&[String], Vec<u32>> = BTreeMap::new();
        for (place, row) in (0u32..).zip(&question.rows) {
            alike.entry(row.as_slice()).or_default().push(place);
        }
        let count = |places: &Vec<u32>| u32::try_from(places.len()).unwrap_or(u32::MAX);
        let few = || alike.iter().filter(|(_, places)| count(places) < question.k);
        let mut exposed: Vec<u32> = few().flat_map(|(_, places)| places.iter().copied()).collect();
        exposed.sort_unstable();
        let different = |column: usize| {
            let mut values: Vec<&String> = few().filter_map(|(row, _)| row.get(column)).collect();
            values.sort_unstable();
            values.dedup();
            values.len()
        };
        // On a tie, the first column.
        let coarsen = (0..columns).filter(|_| !exposed.is_empty()).max_by_key(|column| (different(*column), std::cmp::Reverse(*column)));
        Ok(Anonymity {
            holds: exposed.is_empty(),
            fewest: alike.values().map(count).min(),
            exposed,
            coarsen: coarsen.and_then(|column| u32::try_from(column).ok()),
        })
    }
}
