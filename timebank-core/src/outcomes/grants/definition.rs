//! What a grant is: a funder, a period, outcomes with their indicators.

use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::error::Error;
use crate::order::BTreeMap;
use crate::outcomes::Figure;
use crate::outcomes::ties::GroupBy;
use crate::queries::left_out;
use crate::values::minutes::shorten_to;
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

wire_code! {
    /// What an indicator is bound to: measures of this library, by their names on the page of definitions.
    pub enum Measure {
        /// Members counted. A volume.
        Members = "members",
        /// Members who took part. A volume.
        Active = "active",
        /// Exchanges. A volume.
        Exchanges = "exchanges",
        /// Hours given. A volume.
        HoursGiven = "hours-given",
        /// Hours received. A volume.
        HoursReceived = "hours-received",
        /// Visitors without a name. A volume; of the whole community only.
        Visitors = "visitors",
        /// Hours of facilitation. A volume; of the whole community only.
        Facilitation = "facilitation",
        /// Pairs with an exchange.
        Ties = "ties",
        /// Pairs who had none before.
        NewTies = "new-ties",
        /// Ties of three or more occasions over two months or more.
        RepeatedTies = "repeated-ties",
        /// Ties that a broker brought about and that went on without.
        UnbrokeredTies = "unbrokered-ties",
        /// Members who both gave and received.
        BothWays = "both-ways",
        /// Their share of those who took part.
        RoleFluidity = "role-fluidity",
        /// 2M / (2M + As).
        ArcReciprocity = "arc-reciprocity",
        /// M / (M + As).
        DyadReciprocity = "dyad-reciprocity",
        /// 1 − NID / Σg.
        Circulation = "circulation",
        /// Gini of minutes given, zeros included.
        GiniGiven = "gini-given",
        /// Share of minutes received that came from neighbours.
        SupportMix = "support-mix",
        /// Members all of whose ties are with staff or organisations.
        WorkerOnly = "worker-only",
        /// Members without a tie.
        Isolates = "isolates",
        /// Of the later exchanges of pairs, the share that no broker brought about.
        LaterUnbrokered = "later-unbrokered",
        /// Members who began to hold the role in `role` for the first time, such as mentor.
        TookRole = "took-role",
        /// Of those who joined in the span, the share with an exchange by its end.
        FirstExchange = "first-exchange",
        /// Days from joining to the first exchange, of those who had one: the median.
        FirstExchangeDays = "first-exchange-days",
        /// Of the requests posted in the span (for the need in `need`, when said), the share met.
        RequestsMet = "requests-met",
        /// Of those who answered at both points, the share who improved by the instrument's criterion.
        Improved = "improved",
        /// Mean change of those who answered at both points.
        MeanChange = "mean-change",
    }
}

impl Measure {
    /// Whether it only counts how much there was: hours, sessions, heads. That says nothing of what became of it.
    pub const fn is_volume(self) -> bool {
        matches!(
            self,
            Self::Members | Self::Active | Self::Exchanges | Self::HoursGiven | Self::HoursReceived | Self::Visitors | Self::Facilitation
        )
    }

    /// Whether there is more of it in a longer span, all else equal: counts of what happened, and not shares of it.
    pub const fn grows_with_time(self) -> bool {
        matches!(
            self,
            Self::Active
                | Self::Exchanges
                | Self::HoursGiven
                | Self::HoursReceived
                | Self::Visitors
                | Self::Facilitation
                | Self::Ties
                | Self::NewTies
                | Self::RepeatedTies
                | Self::UnbrokeredTies
                | Self::BothWays
                | Self::TookRole
        )
    }

    /// Whether less of it is better, when nothing else is said.
    pub const fn lower_is_better(self) -> bool {
        matches!(self, Self::WorkerOnly | Self::Isolates | Self::FirstExchangeDays | Self::GiniGiven)
    }

    /// Whether it can be told of a group alone.
    pub const fn has_groups(self) -> bool {
        !matches!(self, Self::Visitors | Self::Facilitation)
    }

    /// Whether it compares two points of the same people, and so has its baseline in itself.
    pub const fn is_change(self) -> bool {
        matches!(self, Self::Improved | Self::MeanChange)
    }
}

/// Which answers a measure of change compares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ScoreChange {
    /// The instrument: one that is given with the question, or shipped.
    pub instrument: String,
    /// The scale of the instrument.
    pub scale: String,
    /// Each member's first answer up to this day counts as the first point.
    pub first_until: Date,
    /// Each member's last answer from this day on counts as the second.
    pub last_from: Date,
}

/// The value before: computed over an earlier span, or a figure the host found itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Baseline {
    /// The last day of the span.
    pub until: Date,
    /// First day, when it is to be worked out from the bank.
    #[serde(default, skip_serializing_if = "left_out")]
    pub from: Option<Date>,
    /// The figure, when it was found otherwise.
    #[serde(default, skip_serializing_if = "left_out")]
    pub value: Option<Figure>,
}

/// A figure that is hoped for, and the day it is hoped for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Target {
    /// The figure to reach.
    pub value: Figure,
    /// The day by which it is to be reached.
    pub by: Date,
}

/// Evidence beside the figure: a survey, a visit, a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Evidence {
    /// The day of the evidence.
    pub on: Date,
    /// What it is, in the host's words, naming nobody.
    pub what: String,
}

/// An indicator: a named measure, its baseline, its target, and how much of it is this grant's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Indicator {
    /// Its code. The same code in another grant is the same result, and means the same there.
    pub code: String,
    /// The indicator's name.
    pub name: String,
    /// The measure that gives its value.
    pub measure: Measure,
    /// The way members are put into groups, when it is about one group alone.
    #[serde(default, skip_serializing_if = "left_out")]
    pub groups: Option<GroupBy>,
    /// The name of the group it is about.
    #[serde(default, skip_serializing_if = "left_out")]
    pub group: Option<String>,
    /// The role, for `took-role`.
    #[serde(default, skip_serializing_if = "left_out")]
    pub role: Option<String>,
    /// The need, for `requests-met`.
    #[serde(default, skip_serializing_if = "left_out")]
    pub need: Option<String>,
    /// The answers, for `improved` and `mean-change`.
    #[serde(default, skip_serializing_if = "left_out")]
    pub change: Option<ScoreChange>,
    /// The baseline.
    #[serde(default, skip_serializing_if = "left_out")]
    pub baseline: Option<Baseline>,
    /// The target.
    #[serde(default, skip_serializing_if = "left_out")]
    pub target: Option<Target>,
    /// This grant's share in the result, from 0 to 1; the whole when left out.
    #[serde(default, skip_serializing_if = "left_out")]
    pub share: Option<Figure>,
    /// The evidence so far.
    #[serde(default, skip_serializing_if = "left_out")]
    pub evidence: Vec<Evidence>,
}

/// An outcome that is hoped for, with its indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GrantOutcome {
    /// The outcome that is hoped for, in words.
    pub name: String,
    /// The indicators of the outcome.
    pub indicators: Vec<Indicator>,
}

/// A grant, as the host describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Grant {
    /// The host's code for it.
    pub code: String,
    /// The name of the funder.
    pub funder: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The amount, in the smallest unit of the charter's currency. Never credit.
    #[serde(default, skip_serializing_if = "left_out")]
    pub amount: Option<u64>,
    /// Minutes of facilitation it pays for, when that is what is funded.
    #[serde(default, skip_serializing_if = "left_out")]
    pub facilitation: Option<u64>,
    /// The outcomes that are hoped for.
    pub outcomes: Vec<GrantOutcome>,
}

/// The most indicators of all grants of a question: each is worked out over all exchanges of its days.
const MOST_INDICATORS: u64 = 2_000;

impl Grant {
    /// All its indicators.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.outcomes.iter().flat_map(|outcome| &outcome.indicators)
    }

    /// Checks grants together.
    ///
    /// # Errors
    /// [`Error::BadGrant`] with the first fault; [`Error::DateOrder`] for a period, a baseline or a target that ends before it
    /// begins; [`Error::TooMany`] beyond 200 grants or 2,000 indicators of all of them; [`Error::SharesOverOne`] when shares of grants that run at the same time in one result add up to more than one.
    pub fn check_all(bank: &TimeBank, grants: &[Self]) -> Result<(), Error> {
        if grants.len() > 200 {
            return Err(Error::TooMany { what: "grants", count: grants.len() as u64, most: 200 });
        }
        let count = grants.iter().flat_map(Self::indicators).count() as u64;
        if count > MOST_INDICATORS {
            return Err(Error::TooMany { what: "indicators of all grants", count, most: MOST_INDICATORS });
        }
        for (place, grant) in grants.iter().enumerate() {
            let again = grants.iter().take(place).any(|other| other.code == grant.code);
            if let Some(why) = if again { Some("its code is another's too".into()) } else { grant.fault(bank) } {
                return Err(Error::BadGrant { grant: shorten_to(&grant.code, 40), why });
            }
            grant.dates()?;
        }
        shares(grants)
    }

    fn fault(&self, bank: &TimeBank) -> Option<Box<str>> {
        let say = |text: String| Some(text.into_boxed_str());
        let count = self.indicators().count();
        if self.code.is_empty() || self.funder.is_empty() {
            return say("it has a code and a funder".into());
        }
        if self.outcomes.is_empty() || self.outcomes.iter().any(|outcome| outcome.indicators.is_empty()) || count > 200 {
            return say("it has outcomes, each told by one indicator or more, `200` at most".into());
        }
        for (place, outcome) in self.outcomes.iter().enumerate() {
            if self.outcomes.iter().take(place).any(|other| other.name == outcome.name) {
                return say(format!("outcome `{}` stands in it twice", shorten_to(&outcome.name, 40)));
            }
        }
        for (place, one) in self.indicators().enumerate() {
            let code = shorten_to(&one.code, 40);
            let change = one.measure.is_change();
            if self.indicators().take(place).any(|other| other.code == one.code) {
                return say(format!("indicator `{code}` stands in it twice"));
            }
            if one.groups.is_some() != one.group.is_some() {
                return say(format!("indicator `{code}` names both `groups` and the `group`, or neither"));
            }
            if one.groups.is_some() && !one.measure.has_groups() {
                return say(format!("`{}` is of the whole community, not of a group as in indicator `{code}`", one.measure));
            }
            if one.role.is_some() != (one.measure == Measure::TookRole) {
                return say(format!("`role` goes with `took-role`, which needs it: indicator `{code}`"));
            }
            if one.role.as_deref().is_some_and(|role| bank.charter().role(role).is_none()) {
                return say(format!("the role of indicator `{code}` is not in the charter"));
            }
            if one.need.is_some() && one.measure != Measure::RequestsMet {
                return say(format!("`need` goes with `requests-met`: indicator `{code}`"));
            }
            if one.need.as_deref().is_some_and(|need| bank.charter().needs.index(need).is_none()) {
                return say(format!("the need of indicator `{code}` is not in the charter's scheme"));
            }
            if one.change.is_some() != change {
                return say(format!("`change` goes with `improved` and `mean-change`, which need it: indicator `{code}`"));
            }
            if let Some(baseline) = &one.baseline
                && (change || baseline.from.is_some() == baseline.value.is_some())
            {
                let why = if change { "has its baseline in itself" } else { "has a baseline with either `from` or `value`" };
                return say(format!("indicator `{code}` {why}"));
            }
            if one.share.is_some_and(|share| share <= Figure::ZERO || share > Figure::ONE) {
                return say(format!("the share of indicator `{code}` is more than `0` and at most `1`"));
            }
        }
        None
    }

    fn dates(&self) -> Result<(), Error> {
        let order = |what, first: Date, second: Date| if first > second { Err(Error::DateOrder { what, first, second }) } else { Ok(()) };
        order("a grant ends on the day it begins or later", self.from, self.until)?;
        for one in self.indicators() {
            if let Some(baseline) = &one.baseline {
                if let Some(from) = baseline.from {
                    order("a baseline ends on the day it begins or later", from, baseline.until)?;
                }
                order("a baseline ends before its grant does", baseline.until, self.until)?;
                if let Some(target) = &one.target {
                    order("a target comes after its baseline", baseline.until, target.by)?;
                }
            }
            if let Some(target) = &one.target {
                order("a target comes after its grant begins", self.from, target.by)?;
            }
        }
        Ok(())
    }
}

impl Indicator {
    /// This grant's share.
    pub fn part(&self) -> Figure {
        self.share.unwrap_or(Figure::ONE)
    }

    /// Whether it tells the same as another of the same code.
    fn is_same(&self, other: &Self) -> bool {
        (self.measure, &self.groups, &self.group, &self.role, &self.need, &self.change)
            == (other.measure, &other.groups, &other.group, &other.role, &other.need, &other.change)
    }
}

/// Of one result, the shares of grants that run on the same day add up to one at most.
fn shares(grants: &[Grant]) -> Result<(), Error> {
    let mut results: BTreeMap<&str, Vec<(&Grant, &Indicator)>> = BTreeMap::new();
    for grant in grants {
        for one in grant.indicators() {
            results.entry(&one.code).or_default().push((grant, one));
        }
    }
    for (code, all) in results {
        let Some((_, first)) = all.first() else { continue };
        if let Some((grant, _)) = all.iter().find(|(_, other)| !first.is_same(other)) {
            let why = format!("indicator `{}` measures something else than in another grant", shorten_to(code, 40)).into();
            return Err(Error::BadGrant { grant: shorten_to(&grant.code, 40), why });
        }
        // The sum is greatest on some day a grant begins.
        for (begins, _) in &all {
            let there: Vec<_> = all.iter().filter(|(grant, _)| grant.from <= begins.from && begins.from <= grant.until).collect();
            let sum = there.iter().map(|(_, one)| one.part().units()).fold(0, i64::saturating_add);
            if sum > Figure::ONE.units() {
                let told: Vec<String> = there.iter().map(|(grant, one)| format!("{} {}", grant.funder, one.part())).collect();
                return Err(Error::SharesOverOne { indicator: shorten_to(code, 40), shares: shorten_to(&told.join(", "), 200) });
            }
        }
    }
    Ok(())
}
