//! How people are taken to behave: every number of the model, with what it is when nothing is said.

use crate::error::Error;
use crate::queries::left_out;
use crate::values::limits::PART_MINUTES;
use serde::{Deserialize, Serialize};

/// How people are taken to behave. Shares are in thousandths.
///
/// A member wants help now and then. With little credit left they keep it for bad times and ask for less of what they want; with
/// plenty they see no need to earn and are asked in vain more often. Whoever wants help asks a few people a week, some of them
/// those they know, until somebody comes or the want has passed.
///
/// - **Asking**: of what they want, people ask for [`cautious`](Self::cautious) thousandths when their balance is at the lowest they
///   may reach, for all when it is [`cushion`](Self::cushion) above it or higher, and for a share in proportion between. Without a
///   lowest balance they ask for all. An advisory limit is felt like one that stops.
/// - **Answering**: who is asked says yes in [`answer`](Self::answer) of a thousand cases up to a balance of
///   [`enough`](Self::enough), in [`idle`](Self::idle) thousandths of these from [`content`](Self::content) on, and in proportion
///   between.
///
/// Where the bank keeps no credit, neither holds anybody back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire, crate::form::Build)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Behaviour {
    /// How often a member wants help, on average: in so many of a thousand weeks, up to 7000. When left out, as often as help was
    /// received in the bank's last year over the share that was met then; 250 where nothing has been exchanged.
    #[serde(skip_serializing_if = "left_out")]
    pub wants: Option<u32>,
    /// Of the past's wants, the share that was met: what is in the books is only that.
    pub met_before: u32,
    /// Whether everybody is taken to be alike; otherwise each wants and gives as they did in the bank's last year, drawn towards
    /// the average as if by thirteen weeks of it.
    pub alike: bool,
    /// How long help takes, in minutes: one of these, by lot. When left out, as long as on one of the bank's last thousand
    /// occasions; 60 where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub minutes: Vec<u32>,
    /// The share of wants that are for a session of several. When left out, the share of help received in such in the bank's
    /// last year.
    #[serde(skip_serializing_if = "left_out")]
    pub sessions: Option<u32>,
    /// How many receive in a session, at most.
    pub session_size: u32,
    /// The number of people a member who needs help asks in a week.
    pub asks: u32,
    /// The share of these that are people they know.
    pub known: u32,
    /// The share of those asked who say yes.
    pub answer: u32,
    /// The most times a member gives in a week.
    pub busy: u32,
    /// Weeks after which a want has passed.
    pub patience: u32,
    /// The share of wants somebody asks for whose balance is at the lowest.
    pub cautious: u32,
    /// Minutes above the lowest from which they ask for all.
    pub cushion: u32,
    /// The balance in minutes up to which who is asked answers as readily as ever.
    pub enough: i32,
    /// The balance in minutes from which they do least.
    pub content: i32,
    /// How readily then: the share of the readiness before.
    pub idle: u32,
    /// Members who join in a year, for each thousand at the beginning.
    pub joins: u32,
    /// Members who leave in a year, of each thousand.
    pub leaves: u32,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            wants: None,
            met_before: 800,
            alike: false,
            minutes: Vec::new(),
            sessions: None,
            session_size: 6,
            asks: 4,
            known: 600,
            answer: 500,
            busy: 3,
            patience: 4,
            cautious: 100,
            cushion: 300,
            enough: 600,
            content: 2_400,
            idle: 200,
            joins: 100,
            leaves: 100,
        }
    }
}

impl Behaviour {
    /// # Errors
    /// [`crate::values::error::ValueError::NumberOutOfRange`] naming the first number that does not fit.
    pub(super) fn check(&self) -> Result<(), Error> {
        let fits = |what: &'static str, given: i64, least: i64, most: i64| {
            if (least..=most).contains(&given) {
                Ok(())
            } else {
                Err(Error::Value(crate::values::error::ValueError::NumberOutOfRange { what, given: given.to_string().into() }))
            }
        };
        let share = |what, given: u32| fits(what, i64::from(given), 0, 1_000);
        fits("wants", i64::from(self.wants.unwrap_or(0)), 0, 7_000)?;
        fits("metBefore", i64::from(self.met_before), 1, 1_000)?;
        share("sessions", self.sessions.unwrap_or(0))?;
        fits("sessionSize", i64::from(self.session_size), 1, 100)?;
        fits("asks", i64::from(self.asks), 1, 50)?;
        share("known", self.known)?;
        share("answer", self.answer)?;
        fits("busy", i64::from(self.busy), 1, 50)?;
        fits("patience", i64::from(self.patience), 1, 52)?;
        share("cautious", self.cautious)?;
        fits("cushion", i64::from(self.cushion), 1, i64::from(i32::MAX))?;
        fits("content", i64::from(self.content), i64::from(self.enough).saturating_add(1), i64::from(i32::MAX))?;
        share("idle", self.idle)?;
        share("joins", self.joins)?;
        share("leaves", self.leaves)?;
        fits("minutes", i64::try_from(self.minutes.len()).unwrap_or(i64::MAX), 0, 1_000)?;
        self.minutes.iter().try_for_each(|minutes| fits("minutes", i64::from(*minutes), 1, i64::from(PART_MINUTES)))
    }

    /// The share of their wants somebody asks for who is so many minutes above the lowest balance; in millionths.
    pub(super) fn asking(&self, room: Option<i64>) -> u32 {
        let Some(room) = room else { return 1_000_000 };
        between(room, 0, i64::from(self.cushion), self.cautious, 1_000)
    }

    /// The share of cases in which somebody with this balance says yes; in millionths.
    pub(super) fn answering(&self, balance: i64) -> u32 {
        let readily = between(balance, i64::from(self.enough), i64::from(self.content), 1_000, self.idle);
        u32::try_from(u64::from(readily).saturating_mul(u64::from(self.answer)) / 1_000).unwrap_or(0)
    }
}

/// In a straight line from `first` thousandths at `low` to `last` at `high`, and level beyond either; in millionths.
fn between(at: i64, low: i64, high: i64, first: u32, last: u32) -> u32 {
    let (first, last) = (i64::from(first).saturating_mul(1_000), i64::from(last).saturating_mul(1_000));
    let gone = at.saturating_sub(low).clamp(0, high.saturating_sub(low));
    let moved = last.saturating_sub(first).saturating_mul(gone).checked_div(high.saturating_sub(low)).unwrap_or(0);
    u32::try_from(first.saturating_add(moved)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Behaviour;

    #[test]
    fn people_ask_less_the_nearer_they_are_to_the_floor_and_answer_less_the_more_they_have() {
        let behaviour =
            Behaviour { cautious: 100, cushion: 300, answer: 500, enough: 600, content: 2_400, idle: 200, ..Behaviour::default() };
        // At the floor a tenth, halfway up the cushion 100 + 450 of a thousand, above it and without a floor all.
        let asked = [Some(-60), Some(0), Some(150), Some(300), Some(9_000), None].map(|room| behaviour.asking(room));
        assert_eq!(asked, [100_000, 100_000, 550_000, 1_000_000, 1_000_000, 1_000_000]);
        // Half of those asked; halfway from enough to content 600 of a thousand of these; then a fifth.
        let said = [-500, 600, 1_500, 2_400, 9_000].map(|balance| behaviour.answering(balance));
        assert_eq!(said, [500_000, 500_000, 300_000, 100_000, 100_000]);
    }

    #[test]
    fn numbers_that_make_no_sense_are_named() {
        let named = |behaviour: Behaviour| behaviour.check().unwrap_err().to_string();
        assert!(Behaviour::default().check().is_ok());
        assert!(named(Behaviour { answer: 1_001, ..Behaviour::default() }).contains("answer"));
        assert!(named(Behaviour { met_before: 0, ..Behaviour::default() }).contains("metBefore"));
        assert!(named(Behaviour { wants: Some(7_001), ..Behaviour::default() }).contains("wants"));
        assert!(named(Behaviour { content: 600, enough: 600, ..Behaviour::default() }).contains("content"));
        assert!(named(Behaviour { cushion: 0, ..Behaviour::default() }).contains("cushion"));
        assert!(named(Behaviour { minutes: vec![60, 0], ..Behaviour::default() }).contains("minutes"));
        assert!(named(Behaviour { patience: 53, ..Behaviour::default() }).contains("patience"));
    }
}
