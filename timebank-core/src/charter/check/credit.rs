//! Faults of credit, limits and the days things take.

use super::Faults;
use crate::charter::{Ageing, Charter, CreditMode, Limits, Ready, Widens};
use crate::model::activity::Activity;
use crate::values::limits::TRANSFER;
use crate::values::minutes::Minutes;

/// Ten years in days: longer spans are taken for slips of the keyboard.
const TEN_YEARS: u32 = 3_660;

/// The most the pot may pay in a week without being asked.
const POT_WEEK: u32 = 1_000_000;

pub(super) fn check_limits(limits: &Limits, path: &str, faults: &mut Faults) {
    let lowest = format!("{path}.lowest");
    if let (Some(low), Some(high)) = (limits.lowest, limits.highest) {
        faults.say_if(low > high, &lowest, format!("the lowest balance `{low}` is above the highest `{high}`; exchange them"));
    }
    faults.say_if(
        limits.lowest.is_some_and(Minutes::is_positive),
        &lowest,
        "accounts begin at 0, so a lowest balance above 0 shuts everybody out; give 0 or less",
    );
    faults.say_if(
        limits.highest.is_some_and(|m| m < Minutes::ZERO),
        format!("{path}.highest"),
        "accounts begin at 0, so a highest balance below 0 shuts everybody out; give 0 or more",
    );
    for (i, earned) in limits.earned.iter().enumerate() {
        let path = format!("{path}.earned[{i}]");
        let base = if earned.widens == Widens::Lowest { limits.lowest } else { limits.highest };
        faults.say_if(
            base.is_none(),
            format!("{path}.widens"),
            "this limit is none, and nothing is wider than that; give the limit it begins from, or leave this out",
        );
        faults.say_if(
            earned.percent == 0 || earned.percent > 1_000,
            format!("{path}.percent"),
            format!("`{}` for each hundred minutes; give 1 to 1000", earned.percent),
        );
        faults.say_if(
            !earned.most.is_positive(),
            format!("{path}.most"),
            "the most a limit may grow by is above 0; leave the growth out otherwise",
        );
        faults.say_if(
            limits.earned.iter().take(i).any(|e| (e.widens, e.from) == (earned.widens, earned.from)),
            &path,
            "this growth is there twice; keep one",
        );
    }
}

impl Charter {
    pub(super) fn check_credit(&self, faults: &mut Faults) {
        let credit = &self.credit;
        let kinds = [
            ("member", &credit.limits.member),
            ("household", &credit.limits.household),
            ("organisation", &credit.limits.organisation),
            ("pot", &credit.limits.pot),
        ];
        for (kind, limits) in kinds {
            check_limits(limits, &format!("credit.limits.{kind}"), faults);
        }
        for (i, tagged) in credit.by_tag.iter().enumerate() {
            let path = format!("credit.byTag[{i}]");
            faults.say_if(tagged.tag.trim().is_empty(), format!("{path}.tag"), "a tag has a word");
            faults.say_if(
                credit.by_tag.iter().take(i).any(|t| t.tag == tagged.tag),
                format!("{path}.tag"),
                format!("`{}` is there twice, and only the first would hold", tagged.tag),
            );
            check_limits(&tagged.limits, &format!("{path}.limits"), faults);
        }
        faults.say_if(
            credit.welcome < Minutes::ZERO || credit.welcome.get() > TRANSFER,
            "credit.welcome",
            format!("`{}` is no welcome; give 0 to {TRANSFER} minutes", credit.welcome),
        );
        if let Some(ageing) = &credit.ageing {
            check_ageing(ageing, faults);
        }
        if credit.mode == CreditMode::ParticipationOnly {
            let why = "this community keeps no credit; leave this out, or set `credit.mode` to `credit`";
            for (kind, limits) in kinds {
                faults.say_if(*limits != Limits::default(), format!("credit.limits.{kind}"), why);
            }
            faults.say_if(!credit.by_tag.is_empty(), "credit.byTag", why);
            faults.say_if(!credit.pot_word.is_empty(), "credit.potWord", why);
            faults.say_if(credit.welcome.is_positive(), "credit.welcome", why);
            faults.say_if(credit.ageing.is_some(), "credit.ageing", why);
        } else if credit.welcome.is_positive() {
            self.check_welcome(faults);
        }
    }

    /// Standing words of the pot; `others` are activities the bank has besides the charter's.
    pub(super) fn check_pot_words(&self, others: &[&Activity], faults: &mut Faults) {
        let words = &self.credit.pot_word;
        let known = |code: &str| self.activities.iter().chain(others.iter().copied()).any(|activity| activity.code == code);
        for (i, word) in words.iter().enumerate() {
            let path = format!("credit.potWord[{i}]");
            faults.say_if(
                word.minutes == 0 || word.minutes > POT_WEEK,
                format!("{path}.minutes"),
                format!("`{}` minutes a week; give 1 to {POT_WEEK}, or leave the word out", word.minutes),
            );
            if let Some(code) = word.activity.as_deref().filter(|code| !known(code)) {
                faults.say(format!("{path}.activity"), format!("there is no activity `{}`", crate::values::minutes::shorten(code)));
            }
            faults.say_if(
                words.iter().take(i).any(|w| w.activity == word.activity),
                &path,
                "the pot has a word for this already; keep one",
            );
        }
    }

    /// A welcome that could never be given is a promise nobody keeps.
    fn check_welcome(&self, faults: &mut Faults) {
        let (welcome, limits) = (self.credit.welcome, &self.credit.limits);
        faults.say_if(
            limits.member.enforced() && limits.member.highest.is_some_and(|highest| highest < welcome),
            "credit.welcome",
            format!("`{welcome}` is more than a member's account may hold; raise `credit.limits.member.highest` or give less"),
        );
        faults.say_if(
            limits.pot.enforced() && limits.pot.lowest.is_some_and(|lowest| lowest > welcome.reversed()),
            "credit.welcome",
            format!("`{welcome}` is more than the pot may give; lower `credit.limits.pot.lowest` or give less"),
        );
    }

    pub(super) fn check_policies(&self, faults: &mut Faults) {
        let days = |days: u32, path: &str, faults: &mut Faults| {
            faults.say_if(days == 0 || days > TEN_YEARS, path, format!("`{days}` days; give 1 to {TEN_YEARS}"));
        };
        let confirmation = &self.confirmation;
        days(confirmation.days, "confirmation.days", faults);
        days(confirmation.answer_days, "confirmation.answerDays", faults);
        days(confirmation.quiet_days, "confirmation.quietDays", faults);
        faults.say_if(
            confirmation.tolerance > 1_440,
            "confirmation.tolerance",
            format!("`{}` minutes is more than a day; give 0 to 1440", confirmation.tolerance),
        );
        days(self.today.unanswered_days, "today.unansweredDays", faults);
        faults.say_if(
            self.today.quiet_tenths == 0,
            "today.quietTenths",
            "everybody would always count as quiet; give 10 for once their usual gap, 30 for three times",
        );
        faults.say_if(
            self.today.ahead_days > TEN_YEARS,
            "today.aheadDays",
            format!("`{}` days; give 0 to {TEN_YEARS}", self.today.ahead_days),
        );
        if let Some(span) = self.today.reference_days {
            days(span, "today.referenceDays", faults);
        }
        faults.say_if(
            self.booking.metres_per_minute.is_some_and(|metres| metres == 0 || metres > 100_000),
            "booking.metresPerMinute",
            "give 1 to 100000 metres, or leave it out: then the way is not counted",
        );
        let programmes = &self.programmes;
        for (path, kinds) in [("review", &programmes.review), ("supervision", &programmes.supervision), ("training", &programmes.training)]
        {
            for (i, kind) in kinds.iter().enumerate() {
                faults.say_if(
                    kind.trim().is_empty(),
                    format!("programmes.{path}[{i}]"),
                    "it is empty; give it the word contacts are noted with",
                );
            }
        }
        for (path, wanted) in [("ready", &programmes.ready), ("beforePairing", &programmes.before_pairing)] {
            let untold = wanted.contains(&Ready::Trained) && programmes.training.is_empty();
            faults.say_if(
                untold,
                format!("programmes.{path}"),
                "nothing counts as training, so nobody is ever trained; name a kind in `training`",
            );
        }
        faults.say_if(programmes.mentees == Some(0), "programmes.mentees", "nobody could be paired with anyone; give 1 at least");
        faults.say_if(self.today.references > 20, "today.references", "nobody has so many people to vouch for them; give 0 to 20");
        for (path, span) in [("listings.offerDays", self.listings.offer_days), ("listings.requestDays", self.listings.request_days)] {
            if let Some(span) = span {
                days(span, path, faults);
            }
        }
        // The default names needs of the default scheme; with another scheme it says nothing and is no fault.
        let quiet = &self.listings.broker_only_needs;
        if *quiet != crate::charter::ListingPolicy::default().broker_only_needs {
            for (i, need) in quiet.iter().enumerate() {
                faults.say_if(
                    self.needs.index(need).is_none(),
                    format!("listings.brokerOnlyNeeds[{i}]"),
                    format!("there is no need `{need}` in the scheme `{}`", self.needs.name),
                );
            }
        }
    }
}

fn check_ageing(ageing: &Ageing, faults: &mut Faults) {
    faults.say_if(
        ageing.every_days == 0 || ageing.every_days > TEN_YEARS,
        "credit.ageing.everyDays",
        format!("`{}` days between two levies; give 1 to {TEN_YEARS}", ageing.every_days),
    );
    faults.say_if(
        ageing.per_mille == 0 || ageing.per_mille > 1_000,
        "credit.ageing.perMille",
        format!("`{}` minutes for each thousand; give 1 to 1000", ageing.per_mille),
    );
    faults.say_if(ageing.above < Minutes::ZERO, "credit.ageing.above", "only what has been given more so far can age; give 0 or more");
}
