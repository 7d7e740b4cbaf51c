//! Change in a group against change in another over the same span: difference in differences.

use super::answers::{InstrumentAnswer, choose, two_points};
use super::change::{Change, moments};
use super::definition::{Instrument, Scale};
use super::student::t_975_of;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::order::BTreeSet;
use crate::outcomes::Figure;
use crate::outcomes::ties::HostGroup;
use crate::queries::question;
use crate::values::ids::MemberId;
use crate::values::time::Date;
use serde::Serialize;

/// What stands beside every comparison.
const NOTE: &str = "this is no trial: nobody was put into either group by lot, and they may differ in more than what is asked about; the \
                    difference would tell of it only if both would otherwise have changed alike";

question! {
    /// How a group changed, compared with another group over the same span, from answers the host keeps. For brokers.
    pub struct CompareChange {
        /// The answers. Those without their member's consent to outcomes are left out.
        answers: Vec<InstrumentAnswer>,
        /// The group of interest.
        group: HostGroup,
        /// The group it is compared with. Nobody may be in both.
        comparison: HostGroup,
        /// Each member's first answer up to this day counts as the first point.
        first_until: Date,
        /// Each member's last answer from this day on counts as the second.
        last_from: Date,
    }
    optional {
        /// The id of a shipped instrument: `ons4`, `ucla3`, `loneliness` or `goals`.
        shipped: Option<String>,
        /// The host's own instrument, instead.
        custom: Option<Instrument>,
    }
    =>
    /// How a group changed, compared with another group that the host names, over the same span: the difference of the two mean changes
    /// (difference in differences) with its interval. It shows what changed, not why.
    ///
    /// # Errors
    /// As [`View::measure_change`](crate::queries::View::measure_change); [`Error::BadGroups`] when somebody is in both groups, or they are called the same;
    /// [`Error::NotFound`] for a member there is not.
    compare_change -> ComparedChange
}

/// The change in two groups, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ComparedChange {
    /// The id of the instrument.
    pub instrument: String,
    /// The version of the instrument.
    pub version: String,
    /// The name of the group.
    pub group: String,
    /// The name of the group it is compared with.
    pub comparison: String,
    /// The comparison on each scale.
    pub scales: Vec<ComparedScale>,
    /// The number of answers left out because their member has not consented to outcomes, or no longer does.
    pub without_consent: u32,
    /// The number of answers left out because their member is in neither group.
    pub in_neither: u32,
    /// What a comparison shows, and what it does not.
    pub note: String,
    /// The words that have to accompany results.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attribution: String,
}

/// Scores at the first and the second point.
type Pair = (Option<Figure>, Option<Figure>);

/// One scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ComparedScale {
    /// How the group changed.
    pub group: Change,
    /// How the group it is compared with changed.
    pub comparison: Change,
    /// The mean change of the group less that of the other; left out when either has too few people to report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Figure>,
    /// Its standard error, the groups' spreads taken apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Figure>,
    /// Degrees of freedom (Welch and Satterthwaite); left out where nobody's change differs from another's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freedom: Option<Figure>,
    /// The lower end of the 95 % interval of the difference, by Student's t.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Figure>,
    /// The upper end of that interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Figure>,
}

impl ComparedScale {
    /// Two groups of pairs of scores beside one another. The interval is that of Welch (1947): the groups need not spread alike.
    fn of(instrument: &Instrument, scale: &Scale, group: &[Pair], comparison: &[Pair]) -> Self {
        let (ours, theirs) = (Change::of(instrument, scale, group), Change::of(instrument, scale, comparison));
        let told = ours.reported && theirs.reported;
        let (n, m) = (f64::from(ours.n_both), f64::from(theirs.n_both));
        let means = ours.mean_change.zip(theirs.mean_change);
        let mut compared = Self { group: ours, comparison: theirs, difference: None, error: None, freedom: None, low: None, high: None };
        compared.difference = means.and_then(|(mean, other)| Figure::of(mean.get() - other.get()));
        // With one person in a group there is no spread to go by.
        let Some(((mean, variance), (other, its))) = moments(group).zip(moments(comparison)).filter(|_| told) else { return compared };
        let (difference, one, two) = (mean - other, variance / n, its / m);
        let error = libm::sqrt(one + two);
        // At least one by its definition; nothing to speak of where nobody's change differs from another's.
        let freedom = ((one + two) * (one + two) / (one * one / (n - 1.0) + two * two / (m - 1.0))).max(1.0);
        let freedom = (error > 0.0).then_some(freedom);
        let reach = freedom.and_then(t_975_of).map(|t| t * error);
        compared.difference = Figure::of(difference);
        compared.error = Figure::of(error);
        compared.freedom = freedom.and_then(Figure::of);
        compared.low = reach.and_then(|reach| Figure::of(difference - reach));
        compared.high = reach.and_then(|reach| Figure::of(difference + reach));
        compared
    }
}

impl TimeBank {
    /// See [`View::compare_change`](crate::queries::View::compare_change).
    pub(crate) fn compare_change(&self, by: Viewer, question: &CompareChange) -> Result<ComparedChange, Error> {
        self.access(by)?.need_broker()?;
        let instrument = choose(question.shipped.as_deref(), question.custom.as_ref())?;
        let (until, from) = (question.first_until, question.last_from);
        if from <= until {
            return Err(Error::DateOrder { what: "the second point begins after the first", first: until, second: from });
        }
        let group = self.in_group(&question.group)?;
        let comparison = self.in_group(&question.comparison)?;
        if question.group.name == question.comparison.name {
            return Err(Error::BadGroups { why: "a group and the one it is compared with have names of their own" });
        }
        if !group.is_disjoint(&comparison) {
            return Err(Error::BadGroups { why: "a member stands in two groups" });
        }
        let either = |member: MemberId| group.contains(&member) || comparison.contains(&member);
        let (ours, others): (Vec<InstrumentAnswer>, Vec<InstrumentAnswer>) =
            question.answers.iter().cloned().partition(|answer| either(self.resolve(answer.member)));
        // Answers of others are checked all the same.
        self.timed_scores(&instrument, &others)?;
        let (members, without_consent) = self.timed_scores(&instrument, &ours)?;
        let scales = instrument.scales.iter().enumerate().map(|(place, scale)| {
            let pairs = |of: &BTreeSet<MemberId>| -> Vec<Pair> {
                let there = members.iter().filter(|(member, _)| of.contains(member));
                there.map(|(_, timed)| two_points(timed, place, until, from)).collect()
            };
            ComparedScale::of(&instrument, scale, &pairs(&group), &pairs(&comparison))
        });
        let scales = scales.collect();
        Ok(ComparedChange {
            scales,
            group: question.group.name.clone(),
            comparison: question.comparison.name.clone(),
            without_consent,
            in_neither: u32::try_from(others.len()).unwrap_or(u32::MAX),
            note: NOTE.into(),
            attribution: instrument.attribution.clone(),
            instrument: instrument.id,
            version: instrument.version,
        })
    }

    fn in_group(&self, group: &HostGroup) -> Result<BTreeSet<MemberId>, Error> {
        let one = |member: &MemberId| self.member(*member).map(|_| self.resolve(*member));
        group.members.iter().map(one).collect()
    }
}
