//! An instrument: what is asked, how it is scored, what scores are called.

use crate::canon::wire_code;
use crate::error::Error;
use crate::outcomes::Figure;
use crate::queries::left_out;
use crate::values::minutes::shorten_to;
use serde::{Deserialize, Serialize};

wire_code! {
    /// The way answers become scores.
    pub enum Scorer {
        /// Each item is a score of its own; nothing is added up.
        Single = "single",
        /// The sum of all items.
        Sum = "sum",
        /// Their mean.
        Mean = "mean",
        /// Their sum, looked up in a table.
        Lookup = "lookup",
    }
}

wire_code! {
    /// The direction that is better.
    pub enum Better {
        /// Higher.
        Higher = "higher",
        /// Lower.
        Lower = "lower",
    }
}

wire_code! {
    /// Whether an instrument may be used.
    pub enum LicenceKind {
        /// Free for all, with attribution.
        Open = "open",
        /// By a licence the host holds: its reference must be said.
        Licensed = "licensed",
        /// Not to be used.
        Forbidden = "forbidden",
    }
}

/// On what terms it may be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Licence {
    /// The kind of licence.
    pub kind: LicenceKind,
    /// Which licence, and its number when the host holds one.
    #[serde(default, skip_serializing_if = "left_out")]
    pub reference: String,
}

/// A question, and which answers are taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Item {
    /// A short code.
    pub code: String,
    /// What is asked; empty when it is in the member's own words.
    #[serde(default, skip_serializing_if = "left_out")]
    pub text: String,
    /// The answers that are taken, rising.
    pub values: Vec<i32>,
    /// What each is called, when they have names.
    #[serde(default, skip_serializing_if = "left_out")]
    pub labels: Vec<String>,
    /// Whether it counts the other way round in a sum or mean.
    #[serde(default, skip_serializing_if = "left_out")]
    pub reverse: bool,
}

/// Scores that have a name, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Band {
    /// The name.
    pub name: String,
    /// The lowest score.
    pub from: i32,
    /// The highest score.
    pub to: i32,
}

/// What scores mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Scale {
    /// The name of what is measured.
    pub name: String,
    /// The lowest score there is.
    pub least: i32,
    /// The highest score there is.
    pub most: i32,
    /// The direction that is better.
    pub better: Better,
    /// Names of scores, from lowest to highest, without gap or overlap; none when they have none.
    #[serde(default, skip_serializing_if = "left_out")]
    pub bands: Vec<Band>,
}

/// A row of a table of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LookupRow {
    /// The sum of the items.
    pub sum: i32,
    /// The score.
    pub score: Figure,
}

/// What is done about items nobody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct MissingRule {
    /// The fewest items a score is made from; of a single-item scale its own item is always needed.
    pub at_least: u32,
    /// Whether a sum of fewer than all is raised in proportion.
    #[serde(default, skip_serializing_if = "left_out")]
    pub prorate: bool,
}

/// An instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Instrument {
    /// A short code.
    pub id: String,
    /// The version; answers of another one are never compared.
    pub version: String,
    /// The name of the instrument.
    pub name: String,
    /// The items that are answered.
    pub items: Vec<Item>,
    /// The way answers become scores.
    pub scorer: Scorer,
    /// One for each item with `single`, otherwise one.
    pub scales: Vec<Scale>,
    /// The table of scores, for `lookup`.
    #[serde(default, skip_serializing_if = "left_out")]
    pub lookup: Vec<LookupRow>,
    /// What is done about items nobody answered.
    pub missing: MissingRule,
    /// The fewest people a result is given for.
    pub least_reported: u32,
    /// The least change in a score that counts as better or worse.
    pub criterion: Figure,
    /// On what terms it may be used.
    pub licence: Licence,
    /// The source of the instrument.
    pub citation: String,
    /// The words that have to accompany results.
    #[serde(default, skip_serializing_if = "left_out")]
    pub attribution: String,
}

impl Instrument {
    /// Whether it is whole and may be used.
    ///
    /// # Errors
    /// [`Error::BadInstrument`] with the first fault: nothing asked, values that do not rise, scales that do not fit the scorer,
    /// bands with a gap or an overlap or not over the whole range, a table of scores with a sum missing or twice, a missing-data
    /// rule that cannot be met, a licence that forbids it or is not named.
    pub fn check(&self) -> Result<(), Error> {
        match self.fault() {
            None => Ok(()),
            Some(why) => Err(Error::BadInstrument { instrument: shorten_to(&self.id, 40), why: why.into() }),
        }
    }

    fn fault(&self) -> Option<String> {
        let items = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        if self.items.is_empty() || items > 200 {
            return Some("it has from `1` to `200` items".into());
        }
        for item in &self.items {
            if item.values.is_empty() || !item.values.is_sorted_by(|a, b| a < b) || item.values.iter().any(|v| v.unsigned_abs() > 1000) {
                return Some(format!("the values of item `{}` rise, within 1000 either way", item.code));
            }
            if !item.labels.is_empty() && item.labels.len() != item.values.len() {
                return Some(format!("item `{}` has a label for each value, or none", item.code));
            }
        }
        match self.licence.kind {
            LicenceKind::Forbidden => return Some("its licence forbids using it".into()),
            LicenceKind::Licensed if self.licence.reference.is_empty() => return Some("name the licence you hold in `reference`".into()),
            _ => {}
        }
        if self.missing.at_least == 0 || self.missing.at_least > items {
            return Some("a score is made from `1` item at least, and from as many as there are at most".into());
        }
        if self.criterion <= Figure::ZERO {
            return Some("the criterion of change is more than nought".into());
        }
        let wanted = if self.scorer == Scorer::Single { self.items.len() } else { 1 };
        if self.scales.len() != wanted {
            return Some(format!("it needs {wanted} scales"));
        }
        let (low, high) = self.sums();
        for (place, scale) in self.scales.iter().enumerate() {
            let (least, most) = match self.scorer {
                Scorer::Single => self.items.get(place).map_or((0, 0), ends),
                Scorer::Sum => (low, high),
                Scorer::Mean | Scorer::Lookup => (scale.least, scale.most),
            };
            if (scale.least, scale.most) != (least, most) || scale.least > scale.most {
                return Some(format!("scale `{}` reaches from `{least}` to `{most}`", scale.name));
            }
            if let Some(fault) = bands(scale) {
                return Some(fault);
            }
        }
        self.table(low, high)
    }

    fn table(&self, low: i32, high: i32) -> Option<String> {
        if self.scorer != Scorer::Lookup {
            return (!self.lookup.is_empty()).then(|| "only `lookup` has a table of scores".into());
        }
        let all = (low..=high).eq(self.lookup.iter().map(|row| row.sum));
        if !all {
            return Some(format!("the table of scores has every sum from `{low}` to `{high}` once, rising"));
        }
        let range = self.scales.first()?;
        let inside = |row: &LookupRow| row.score >= Figure::whole(range.least.into()) && row.score <= Figure::whole(range.most.into());
        (!self.lookup.iter().all(inside)).then(|| "a score of the table is beyond the scale".into())
    }

    /// The least and the most the items can sum to.
    fn sums(&self) -> (i32, i32) {
        let add = |(low, high): (i32, i32), item: &Item| {
            let (least, most) = ends(item);
            (low.saturating_add(least), high.saturating_add(most))
        };
        self.items.iter().fold((0, 0), add)
    }

    /// The scores of answers, one for each scale; none where too little was answered.
    ///
    /// # Errors
    /// [`Error::BadAnswer`] for an answer that is not taken, or not as many as there are items: never clipped.
    pub fn score(&self, values: &[Option<i32>]) -> Result<Vec<Option<Figure>>, Error> {
        let bad = |item: &str| Err(Error::BadAnswer { instrument: shorten_to(&self.id, 40), item: shorten_to(item, 40) });
        if values.len() != self.items.len() {
            return bad("as many answers as items");
        }
        for (item, value) in self.items.iter().zip(values) {
            if value.is_some_and(|value| !item.values.contains(&value)) {
                return bad(&item.code);
            }
        }
        if self.scorer == Scorer::Single {
            return Ok(values.iter().map(|value| value.map(|value| Figure::whole(value.into()))).collect());
        }
        let turned = |(item, value): (&Item, &Option<i32>)| {
            let (least, most) = ends(item);
            value.map(|value| if item.reverse { least.saturating_add(most).saturating_sub(value) } else { value })
        };
        let answered: Vec<i32> = self.items.iter().zip(values).filter_map(turned).collect();
        let (count, items) = (answered.len() as i128, self.items.len() as i128);
        let whole = count == items;
        if answered.len() < self.missing.at_least as usize || count == 0 || !(whole || self.missing.prorate || self.scorer == Scorer::Mean)
        {
            return Ok(vec![None]);
        }
        let sum: i128 = answered.iter().map(|value| i128::from(*value)).sum();
        Ok(vec![match self.scorer {
            Scorer::Mean => Figure::ratio(sum, count),
            Scorer::Sum => Figure::ratio(sum.saturating_mul(items), count),
            // A table has whole sums: a raised one is rounded to the nearest first.
            _ => Figure::ratio(sum.saturating_mul(items), count)
                .map(|raised| raised.rounded(0))
                .and_then(|raised| self.lookup.iter().find(|row| Figure::whole(row.sum.into()) == raised).map(|row| row.score)),
        }])
    }
}

impl Scale {
    /// What a score is called; one between two bands, as means have, belongs to the lower.
    pub fn band(&self, score: Figure) -> Option<&Band> {
        self.bands.iter().rev().find(|band| Figure::whole(band.from.into()) <= score)
    }
}

fn ends(item: &Item) -> (i32, i32) {
    (item.values.first().copied().unwrap_or(0), item.values.last().copied().unwrap_or(0))
}

fn bands(scale: &Scale) -> Option<String> {
    let (first, last) = (scale.bands.first()?, scale.bands.last()?);
    let closed = first.from == scale.least && last.to == scale.most && scale.bands.iter().all(|band| band.from <= band.to);
    let joined = scale.bands.windows(2).all(|two| match two {
        [a, b] => a.to.checked_add(1) == Some(b.from),
        _ => true,
    });
    (!(closed && joined)).then(|| format!("the bands of `{}` cover its range without gap or overlap", scale.name))
}
