//! Faults of weights and scales.

use super::Faults;
use crate::charter::{Charter, MAX_WEIGHT};

/// Half the way round the globe, in metres.
const FARTHEST: u32 = 20_040_000;
/// Minutes of a week.
const WEEK: u32 = 10_080;
const TEN_YEARS: u32 = 3_660;

impl Charter {
    pub(super) fn check_matching(&self, faults: &mut Faults) {
        for (name, weight) in self.matching.weights.each() {
            let path = format!("matching.weights.{name}");
            faults.say_if(weight > MAX_WEIGHT, path, format!("a weight of `{weight}`; give 0 to {MAX_WEIGHT}"));
        }
        let scales = &self.matching.scales;
        let mut within = |name: &str, value: u32, least: u32, most: u32| {
            let wrong = value < least || value > most;
            faults.say_if(wrong, format!("matching.{name}"), format!("`{value}`; give {least} to {most}"));
        };
        within("scales.relatedSteps", scales.related_steps, 0, 4);
        within("scales.reachMetres", scales.reach_metres, 1, FARTHEST);
        within("scales.enoughMinutes", scales.enough_minutes, 15, WEEK);
        within("scales.waitingDays", scales.waiting_days, 1, TEN_YEARS);
        within("scales.balanceMinutes", scales.balance_minutes, 1, 6_000_000);
        within("scales.askedDays", scales.asked_days, 1, TEN_YEARS);
        within("suggestions", self.matching.suggestions.unwrap_or(0), 0, 10);
    }
}
