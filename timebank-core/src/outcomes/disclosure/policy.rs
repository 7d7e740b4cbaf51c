//! Disclosure policies, as data.

use super::noise::Noise;
use crate::error::Error;
use serde::{Deserialize, Serialize};

/// The lowest threshold for anything that is published.
pub const LEAST: u32 = 5;

/// A disclosure policy: which cells are hidden, how others are rounded, how uncertain a hidden one must stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct DisclosurePolicy {
    /// What it is called; each table says which one made it.
    pub name: String,
    /// Counts of people from 1 up to one less than this are hidden, and hours given by fewer.
    pub threshold: u32,
    /// Whether 0 is shown. If not, 0 is hidden like a small count.
    pub zeros: bool,
    /// What shown counts are rounded to the nearest multiple of; totals on their own, from their true values. 1 leaves them.
    pub rounding: u32,
    /// Hours: how many of the largest contributors are looked at for dominance; 0 for none.
    pub dominance_top: u32,
    /// Hours: the most these may contribute, in per cent.
    pub dominance_percent: u32,
    /// Hours: nobody, knowing their own share, may estimate another's closer than this, in per cent; 0 for no such rule.
    pub p_ratio_percent: u32,
    /// The fewest people a mean or median is given for.
    pub means_from: u32,
    /// How many values a hidden count must at least leave open, less one: the width of its range.
    pub protection: u32,
    /// Whether what it makes may be published at all.
    pub publishable: bool,
    /// Noise on counts of people, instead of hiding what small ones could be worked out from. Tables with it count people alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noise: Option<Noise>,
}

impl DisclosurePolicy {
    /// England's National Health Service: 1 to 7 hidden, zero shown, other values rounded to the nearest 5.
    pub fn nhs() -> Self {
        Self {
            name: "nhs".into(),
            threshold: 8,
            zeros: true,
            rounding: 5,
            dominance_top: 2,
            dominance_percent: 90,
            p_ratio_percent: 10,
            means_from: 8,
            protection: 6,
            publishable: true,
            noise: None,
        }
    }

    /// The defaults of ACRO, the research data archives' tool: fewer than 10 hidden, zero disclosive, dominance and p-ratio
    /// rules.
    pub fn acro() -> Self {
        Self { name: "acro".into(), threshold: 10, zeros: false, means_from: 10, protection: 10, ..Self::nhs() }
    }

    /// For those who publish often: every count carries noise of at most 5 with variance 4, and what is then under 10 is hidden. For
    /// counts of people only; drawn with the secret of the bank.
    pub fn cell_key() -> Self {
        Self {
            name: "cell-key".into(),
            threshold: 10,
            zeros: false,
            rounding: 1,
            protection: 5,
            noise: Some(Noise { most: 5, variance_hundredths: 400 }),
            ..Self::acro()
        }
    }

    /// Nothing hidden; not for publication.
    pub fn internal() -> Self {
        Self {
            name: "internal".into(),
            threshold: 0,
            zeros: true,
            rounding: 1,
            dominance_top: 0,
            dominance_percent: 100,
            p_ratio_percent: 0,
            means_from: 1,
            protection: 0,
            publishable: false,
            noise: None,
        }
    }

    /// Returns one of the policies above by name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "nhs" => Some(Self::nhs()),
            "acro" => Some(Self::acro()),
            "cell-key" => Some(Self::cell_key()),
            "internal" => Some(Self::internal()),
            _ => None,
        }
    }

    /// Returns which counts it hides, in words.
    pub(crate) fn in_words(&self) -> String {
        if self.zeros {
            format!("counts of 1 to {} are not shown", self.threshold.saturating_sub(1))
        } else {
            format!("counts under {} are not shown", self.threshold)
        }
    }

    /// Checks that the policy can be used.
    ///
    /// # Errors
    /// [`Error::BadPolicy`]: a threshold under 5 for published tables, rounding to multiples of zero, a percentage above one
    /// hundred, no protection, or noise that does not fit.
    pub fn check(&self) -> Result<(), Error> {
        let bad = |why| Err(Error::BadPolicy { why });
        if let Some(why) = self.noise.and_then(|noise| noise.fault(self)) {
            return bad(why);
        }
        match self {
            _ if self.rounding == 0 => bad("`rounding` is `1` or more"),
            _ if self.dominance_percent > 100 || self.p_ratio_percent > 100 => bad("a share is at most `100` per cent"),
            _ if self.dominance_top > 0 && self.dominance_percent == 0 => bad("dominance of `0` per cent hides everything"),
            _ if self.publishable && self.threshold < LEAST => bad("what is published hides counts under `5` at least"),
            _ if self.publishable && self.protection == 0 => bad("`protection` is `1` or more"),
            _ => Ok(()),
        }
    }
}
