//! Answers, kept by the host, and what is asked of them.

use super::change::Change;
use super::definition::Instrument;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::personal::Purpose;
use crate::order::BTreeMap;
use crate::outcomes::Figure;
use crate::queries::question;
use crate::values::ids::MemberId;
use crate::values::time::Date;
use serde::{Deserialize, Serialize};

/// What a member answered on a day. Kept by the host apart from the bank; erased by forgetting it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InstrumentAnswer"))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct InstrumentAnswer {
    /// The member who answered.
    pub member: MemberId,
    /// The day of the answers.
    pub on: Date,
    /// The id of the instrument.
    pub instrument: String,
    /// The version of the instrument.
    pub version: String,
    /// The answer to each item in order; null for an item that was not answered.
    pub values: Vec<Option<i32>>,
}

question! {
    /// One instrument, checked: a shipped one, or the host's own.
    pub struct InstrumentOf
    optional {
        /// The id of a shipped one: `ons4`, `ucla3`, `loneliness` or `goals`.
        shipped: Option<String>,
        /// The host's own, instead.
        custom: Option<Instrument>,
    }
    =>
    /// An instrument, checked.
    ///
    /// # Errors
    /// [`Error::BadInstrument`].
    instrument -> Instrument
}

question! {
    /// What changed for the same people between two points, from answers the host keeps. For brokers.
    pub struct MeasureChange {
        /// The answers. Those without their member's consent to outcomes are left out.
        answers: Vec<InstrumentAnswer>,
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
    /// What changed for the same people between two points.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::BadInstrument`]; [`Error::BadAnswer`] for one that is not taken, of another instrument or
    /// version, or of a member there is not; [`Error::DateOrder`] when the second point begins before the first ends.
    measure_change -> TimedScore
}

/// Change on every scale of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TimedScore {
    /// The id of the instrument.
    pub instrument: String,
    /// The version of the instrument.
    pub version: String,
    /// The change on each scale.
    pub scales: Vec<Change>,
    /// The number of answers left out because their member has not consented to outcomes, or no longer does.
    pub without_consent: u32,
    /// The words that have to accompany results.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attribution: String,
}

pub(super) fn choose(shipped: Option<&str>, custom: Option<&Instrument>) -> Result<Instrument, Error> {
    let none = |why: &str| Error::BadInstrument { instrument: shipped.unwrap_or_default().into(), why: why.into() };
    let instrument = match (shipped, custom) {
        (Some(id), None) => Instrument::shipped(id).ok_or_else(|| none("it is not shipped"))?,
        (None, Some(custom)) => custom.clone(),
        _ => return Err(none("name one that is shipped, or give your own")),
    };
    instrument.check()?;
    Ok(instrument)
}

impl TimeBank {
    /// See [`View::instrument`](crate::queries::View::instrument).
    pub(crate) fn instrument(&self, by: Viewer, question: &InstrumentOf) -> Result<Instrument, Error> {
        self.access(by)?;
        choose(question.shipped.as_deref(), question.custom.as_ref())
    }

    /// See [`View::measure_change`](crate::queries::View::measure_change).
    pub(crate) fn measure_change(&self, by: Viewer, question: &MeasureChange) -> Result<TimedScore, Error> {
        self.access(by)?.need_broker()?;
        let instrument = choose(question.shipped.as_deref(), question.custom.as_ref())?;
        if question.last_from <= question.first_until {
            let what = "the second point begins after the first";
            return Err(Error::DateOrder { what, first: question.first_until, second: question.last_from });
        }
        let (members, without_consent) = self.timed_scores(&instrument, &question.answers)?;
        let points = |place| members.values().map(|timed| two_points(timed, place, question.first_until, question.last_from)).collect();
        let pairs: Vec<Vec<(Option<Figure>, Option<Figure>)>> = (0..instrument.scales.len()).map(points).collect();
        let scales = instrument.scales.iter().zip(&pairs).map(|(scale, pairs)| Change::of(&instrument, scale, pairs)).collect();
        Ok(TimedScore {
            scales,
            without_consent,
            attribution: instrument.attribution.clone(),
            instrument: instrument.id,
            version: instrument.version,
        })
    }

    /// What consenting members scored on each scale, in the order of days; and how many answers were left out.
    ///
    /// # Errors
    /// [`Error::BadAnswer`]; [`Error::NotFound`] for a member there is not.
    pub(super) fn timed_scores(
        &self,
        instrument: &Instrument,
        answers: &[InstrumentAnswer],
    ) -> Result<(BTreeMap<MemberId, Timed>, u32), Error> {
        let mut without_consent = 0u32;
        let mut by_member: BTreeMap<MemberId, Timed> = BTreeMap::new();
        for answer in answers {
            if answer.instrument != instrument.id || answer.version != instrument.version {
                return Err(Error::BadAnswer { instrument: crate::values::minutes::shorten(&answer.instrument), item: "version".into() });
            }
            self.member(answer.member)?;
            let member = self.resolve(answer.member);
            let consents = self.state.people.get(&member).and_then(|person| person.consents_to(Purpose::Outcomes));
            if consents == Some(true) {
                by_member.entry(member).or_default().push((answer.on, instrument.score(&answer.values)?));
            } else {
                without_consent = without_consent.saturating_add(1);
            }
        }
        by_member.values_mut().for_each(|timed| timed.sort_by_key(|(on, _)| *on));
        Ok((by_member, without_consent))
    }
}

/// What a member scored on each scale, day by day.
pub(super) type Timed = Vec<(Date, Vec<Option<Figure>>)>;

/// The first score up to a day and the last from another on, of those on this very scale: a missing item leaves only its own
/// denominator.
pub(super) fn two_points(timed: &Timed, place: usize, first_until: Date, last_from: Date) -> (Option<Figure>, Option<Figure>) {
    let score = |(_, scores): &(Date, Vec<Option<Figure>>)| scores.get(place).copied().flatten();
    let first = timed.iter().filter(|(on, _)| *on <= first_until).find_map(score);
    let last = timed.iter().rev().filter(|(on, _)| *on >= last_from).find_map(score);
    (first, last)
}
