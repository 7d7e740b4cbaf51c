//! Faults of rules: words that are not there, numbers that cannot be meant, rules that refuse everyone, and checks the
//! law does not let anybody ask for.

use super::Faults;
use super::words::DEPTH;
use crate::charter::{Charter, Otherwise, Power, Rule, RuleKind, RuleScope};
use crate::model::activity::Activity;
use crate::model::exchange::Setting;
use crate::model::personal::CheckLevel;
use crate::order::BTreeMap;
use crate::values::limits::PART_MINUTES;

/// Half the way round the globe, in metres: nobody lives further from anybody.
const FARTHEST: u32 = 20_040_000;

type Tree<'a> = BTreeMap<&'a str, Option<&'a str>>;

/// Whether `code` is one of `wanted`, or below one of them in the tree.
fn is_within(code: &str, wanted: &[String], tree: &Tree<'_>) -> bool {
    let mut above = Some(code);
    for _ in 0..=DEPTH {
        match above {
            Some(code) if wanted.iter().any(|w| w == code) => return true,
            Some(code) => above = tree.get(code).copied().flatten(),
            None => break,
        }
    }
    false
}

/// Whether an activity fits what a scope says of activities.
fn fits(scope: &RuleScope, a: &Activity, tree: &Tree<'_>) -> bool {
    (scope.activities.is_empty() || is_within(&a.code, &scope.activities, tree))
        && (scope.activity_tags.is_empty() || a.tags.iter().any(|t| scope.activity_tags.contains(t)))
        && (scope.flags.is_empty() || a.flags.iter().any(|f| scope.flags.contains(f)))
}

fn names_activities(scope: &RuleScope) -> bool {
    !(scope.activities.is_empty() && scope.activity_tags.is_empty() && scope.flags.is_empty())
}

impl Charter {
    pub(super) fn check_rules(&self, others: &[&Activity], faults: &mut Faults) {
        let all: Vec<&Activity> = self.activities.iter().chain(others.iter().copied()).collect();
        let tree: Tree<'_> = all.iter().map(|a| (a.code.as_str(), a.parent.as_deref())).collect();
        faults.say_if(self.rules.len() > 1_000, "rules", "more than 1000 rules are not taken");
        for (i, rule) in self.rules.iter().enumerate().take(1_000) {
            let path = format!("rules[{i}]");
            if let Some(first) = self.rules.iter().take(i).position(|r| r.rule == rule.rule && r.scope == rule.scope) {
                let same = self.rules.get(first).is_some_and(|r| r.otherwise == rule.otherwise);
                let why = if same { "is there twice; keep one" } else { "answers otherwise for the same; keep one" };
                faults.say(&path, format!("`rules[{first}]` {why}"));
            }
            faults.say_if(
                rule.because.len() > 500,
                format!("{path}.because"),
                format!("it has {} bytes where at most 500 are taken", rule.because.len()),
            );
            check_scope(rule, &path, &all, &tree, faults);
            self.check_rule(rule, &path, faults);
            if let RuleKind::CheckHeld { level, .. } = rule.rule {
                check_level(level, &rule.scope, &path, &all, &tree, faults);
            }
        }
    }

    fn check_rule(&self, rule: &Rule, path: &str, faults: &mut Faults) {
        let refused = rule.otherwise == Otherwise::Refused;
        let at = |field: &str| format!("{path}.rule.{field}");
        match &rule.rule {
            RuleKind::ReferencesHeld { count, valid_days, .. } => {
                faults.say_if(*count == 0 || *count > 20, at("count"), format!("`{count}` references; give 1 to 20"));
                faults.say_if(*valid_days == Some(0), at("validDays"), "give 1 day at least, or no reference ever counts".to_owned());
            }
            RuleKind::GroupBeforeOneToOne { count } => {
                faults.say_if(
                    *count == 0 || *count > 100,
                    at("count"),
                    format!("`{count}` group exchanges; give 1 to 100, or nobody ever meets anybody alone"),
                );
            }
            RuleKind::BrokerApproval { above_minutes } => {
                faults.say_if(
                    above_minutes.is_some_and(|m| m == 0 || m > PART_MINUTES),
                    at("aboveMinutes"),
                    format!("give 1 to {PART_MINUTES}, or leave it out for always"),
                );
                faults.say_if(
                    refused && above_minutes.is_none() && rule.scope.is_everything(),
                    format!("{path}.otherwise"),
                    "it refuses everyone everything; say what it is for in `scope`, or let it need approval",
                );
            }
            RuleKind::NotOwnClient { client_role } => {
                faults.say_if(
                    self.role(client_role).is_none(),
                    at("clientRole"),
                    format!("there is no role `{client_role}` in the charter"),
                );
            }
            RuleKind::AdultWithMinor { age } => {
                faults.say_if(*age == 0 || *age > 25, at("age"), format!("an age of `{age}`; give 1 to 25"));
            }
            RuleKind::WithinDistance { metres } => {
                faults.say_if(
                    *metres == 0 || *metres > FARTHEST,
                    at("metres"),
                    format!("`{metres}` metres; give 1 to {FARTHEST}: nobody lives at 0 from anybody"),
                );
            }
            RuleKind::MinutesPerWeek { minutes } => {
                faults.say_if(
                    *minutes == 0 || *minutes > PART_MINUTES,
                    at("minutes"),
                    format!("`{minutes}` minutes a week; give 1 to {PART_MINUTES}, or nobody gives anything"),
                );
            }
            RuleKind::StaffPresent => {
                faults.say_if(
                    !self.roles.iter().any(|r| r.powers.contains(&Power::Staff)),
                    format!("{path}.rule"),
                    "no role of the charter makes anybody staff, so this can never be met; give a role the power",
                );
                faults.say_if(
                    !rule.scope.settings.is_empty() && !rule.scope.settings.contains(&Setting::Home),
                    format!("{path}.scope.settings"),
                    "it is about homes; add `home`, or leave the settings out",
                );
            }
            RuleKind::MetByStaff
            | RuleKind::FirstMeetingPublic
            | RuleKind::CheckHeld { .. }
            | RuleKind::NoMoney
            | RuleKind::SharedLanguage
            | RuleKind::AccessMet
            | RuleKind::Available
            | RuleKind::ConsentToMatching => {}
        }
    }

    /// Whether a rule would ask more of an activity that is added later than it justifies.
    pub(super) fn check_asked_of(&self, activity: &Activity, tree: &Tree<'_>, faults: &mut Faults) {
        for (i, rule) in self.rules.iter().enumerate() {
            if let RuleKind::CheckHeld { level, .. } = rule.rule
                && asks_too_much(level, activity)
                && fits(&rule.scope, activity, tree)
            {
                faults.say("activity.check", format!("`rules[{i}]` asks for a check `{level}` here; say `{level}` if the law allows it for this activity, or keep the activity out of the rule's scope"));
            }
        }
    }
}

fn check_scope(rule: &Rule, path: &str, all: &[&Activity], tree: &Tree<'_>, faults: &mut Faults) {
    let scope = &rule.scope;
    let before = faults.0.len();
    for (i, code) in scope.activities.iter().enumerate() {
        faults.say_if(!tree.contains_key(code.as_str()), format!("{path}.scope.activities[{i}]"), format!("there is no activity `{code}`"));
    }
    for (i, tag) in scope.activity_tags.iter().enumerate() {
        let known = all.iter().any(|a| a.tags.contains(tag));
        faults.say_if(!known, format!("{path}.scope.activityTags[{i}]"), format!("no activity has the tag `{tag}`"));
    }
    for (i, flag) in scope.flags.iter().enumerate() {
        let known = all.iter().any(|a| a.flags.contains(flag));
        let word = crate::form::to_text(flag);
        faults.say_if(!known, format!("{path}.scope.flags[{i}]"), format!("no activity has the flag `{}`", word.trim_matches('"')));
    }
    for (i, tag) in scope.member_tags.iter().enumerate() {
        faults.say_if(tag.trim().is_empty(), format!("{path}.scope.memberTags[{i}]"), "it is empty; give it a word");
    }
    if faults.0.len() == before && names_activities(scope) {
        faults.say_if(
            !all.iter().any(|a| fits(scope, a, tree)),
            format!("{path}.scope"),
            "no activity fits all of it at once; a rule for nothing protects nobody",
        );
    }
}

/// Above the basic level, asking for a check that the work does not justify is an offence in England. What an activity
/// justifies is said with the activity; basic checks may be asked for anywhere.
fn asks_too_much(level: CheckLevel, activity: &Activity) -> bool {
    level > CheckLevel::Basic && activity.check.is_none_or(|justified| justified < level)
}

fn check_level(level: CheckLevel, scope: &RuleScope, path: &str, all: &[&Activity], tree: &Tree<'_>, faults: &mut Faults) {
    let path = format!("{path}.rule.level");
    if level > CheckLevel::Basic && !names_activities(scope) {
        faults
            .say(path, format!("a check `{level}` may only be asked for where the activity justifies it; name the activities in `scope`"));
        return;
    }
    let unjustified: Vec<&str> = all.iter().filter(|a| asks_too_much(level, a) && fits(scope, a, tree)).map(|a| a.code.as_str()).collect();
    if let Some(first) = unjustified.first() {
        let more = match unjustified.len() {
            1 => String::new(),
            count => format!(" and {} more", count.saturating_sub(1)),
        };
        faults.say(path, format!("activity `{first}`{more} does not justify a check `{level}`, and asking for one would be an offence; ask for less, or name other activities in `scope`"));
    }
}
