//! Faults of names, kinds, roles, needs, activities and permissions.

use super::Faults;
use crate::charter::{Charter, Power, Step, Who};
use crate::model::activity::Activity;
use crate::order::{BTreeMap, BTreeSet};

/// Bytes of a name people read.
const NAME: usize = 200;
/// Bytes of a code or a word.
const WORD: usize = 100;
/// Activities one inside another, at most.
pub(super) const DEPTH: usize = 32;

fn check_text(text: &str, most: usize, path: impl Into<String>, faults: &mut Faults) {
    let path = path.into();
    if text.trim().is_empty() {
        faults.say(path, "it is empty; give it a word");
    } else if text.len() > most {
        faults.say(path, format!("it has {} bytes where at most {most} are taken", text.len()));
    }
}

/// Says where a word of a list is empty, too long, or there before.
fn check_list<'a>(words: impl Iterator<Item = &'a str>, path: impl Fn(usize) -> String, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (i, word) in words.enumerate() {
        check_text(word, WORD, path(i), faults);
        faults.say_if(!word.trim().is_empty() && !seen.insert(word), path(i), format!("`{word}` is there twice; keep one"));
    }
}

/// Whether `name` has the form of a time zone's: `Europe/London`, `America/Argentina/Ushuaia`, `Etc/UTC`.
fn is_time_zone(name: &str) -> bool {
    let piece = |piece: &str| {
        piece.len() <= 32
            && piece.starts_with(|c: char| c.is_ascii_uppercase())
            && piece.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'))
    };
    (2..=3).contains(&name.split('/').count()) && name.split('/').all(piece)
}

impl Charter {
    pub(super) fn check_words(&self, before: Option<&Self>, faults: &mut Faults) {
        faults.say_if(self.schema != 1, "schema", format!("version `{}` of this form is not known; give 1", self.schema));
        check_text(&self.name, NAME, "name", faults);
        faults.say_if(
            !is_time_zone(&self.time_zone),
            "timeZone",
            format!("`{}` is no name of a time zone; write `Europe/London` or `Etc/UTC`", crate::values::minutes::shorten(&self.time_zone)),
        );
        faults.say_if(
            self.currency.len() != 3 || !self.currency.bytes().all(|b| b.is_ascii_uppercase()),
            "currency",
            format!("`{}` is no currency; write three capital letters such as `GBP`", crate::values::minutes::shorten(&self.currency)),
        );
        for (list, empty) in [("kinds", self.kinds.is_empty()), ("needs.needs", self.needs.needs.is_empty())] {
            faults.say_if(empty, list, "it is empty; leave it out for the default, or give at least one");
        }
        check_list(self.kinds.iter().map(|k| k.name.as_str()), |i| format!("kinds[{i}].name"), faults);
        check_list(self.roles.iter().map(|r| r.name.as_str()), |i| format!("roles[{i}].name"), faults);
        check_text(&self.needs.name, WORD, "needs.name", faults);
        check_list(self.needs.needs.iter().map(|n| n.code.as_str()), |i| format!("needs.needs[{i}].code"), faults);
        for (i, need) in self.needs.needs.iter().enumerate() {
            check_text(&need.name, NAME, format!("needs.needs[{i}].name"), faults);
        }
        if let Some(before) = before {
            // Members keep the place of their kind and roles, not the word: a place must go on meaning the same.
            for (i, old) in before.kinds.iter().enumerate() {
                let same = self.kinds.get(i).is_some_and(|new| new == old);
                faults.say_if(!same, format!("kinds[{i}]"), format!("`{}` stood here before; add new kinds at the end only", old.name));
            }
            for (i, old) in before.roles.iter().enumerate() {
                let same = self.roles.get(i).is_some_and(|new| new.name == old.name);
                faults.say_if(!same, format!("roles[{i}]"), format!("`{}` stood here before; add new roles at the end only", old.name));
            }
        }
    }

    pub(super) fn check_activities(&self, others: &[&Activity], faults: &mut Faults) {
        let tree: BTreeMap<&str, Option<&str>> =
            self.activities.iter().chain(others.iter().copied()).map(|a| (a.code.as_str(), a.parent.as_deref())).collect();
        let mut seen = BTreeSet::new();
        for (i, activity) in self.activities.iter().enumerate() {
            let path = format!("activities[{i}]");
            let again = !activity.code.trim().is_empty() && !seen.insert(activity.code.as_str());
            faults.say_if(again, format!("{path}.code"), format!("`{}` is there twice; keep one", activity.code));
            self.check_activity(activity, &path, &tree, faults);
        }
    }

    pub(super) fn check_activity(&self, a: &Activity, path: &str, tree: &BTreeMap<&str, Option<&str>>, faults: &mut Faults) {
        check_text(&a.code, WORD, format!("{path}.code"), faults);
        check_text(&a.name, NAME, format!("{path}.name"), faults);
        check_list(a.tags.iter().map(String::as_str), |i| format!("{path}.tags[{i}]"), faults);
        for (i, flag) in a.flags.iter().enumerate() {
            faults.say_if(a.flags.iter().take(i).any(|f| f == flag), format!("{path}.flags[{i}]"), "it is there twice; keep one");
        }
        for (i, need) in a.needs.iter().enumerate() {
            let path = format!("{path}.needs[{i}]");
            let unknown = self.needs.index(&need.need).is_none();
            faults.say_if(unknown, format!("{path}.need"), format!("there is no need `{}` in the scheme `{}`", need.need, self.needs.name));
            faults.say_if(
                a.needs.iter().take(i).any(|n| n.need == need.need),
                format!("{path}.need"),
                format!("`{}` is there twice; keep one", need.need),
            );
            faults.say_if(
                need.weight == 0 || need.weight > 100,
                format!("{path}.weight"),
                format!("a weight of `{}`; give 1 to 100", need.weight),
            );
        }
        if let Some(parent) = a.parent.as_deref() {
            let path = format!("{path}.parent");
            if !tree.contains_key(parent) {
                faults.say(path, format!("there is no activity `{parent}`"));
            } else {
                let mut chain = vec![parent];
                while let Some(above) = chain.last().and_then(|code| tree.get(code)).copied().flatten() {
                    if *chain.last().unwrap_or(&above) == a.code || chain.contains(&above) || chain.len() > DEPTH {
                        break;
                    }
                    chain.push(above);
                }
                // What only leads into a circle further up is told there.
                if chain.contains(&a.code.as_str()) {
                    faults.say(path, "it goes round in a circle; an activity is not a kind of itself");
                } else {
                    faults.say_if(chain.len() > DEPTH, path, format!("it stands more than {DEPTH} deep"));
                }
            }
        }
    }

    pub(super) fn check_permissions(&self, faults: &mut Faults) {
        let holds = |power: Power| self.roles.iter().any(|r| r.powers.contains(&power));
        for (step, allowed) in &self.permissions.0 {
            let path = format!("permissions.{step}");
            for (i, who) in allowed.iter().enumerate() {
                let path = format!("{path}[{i}]");
                faults.say_if(allowed.iter().take(i).any(|w| w == who), &path, format!("`{who}` is there twice; keep one"));
                faults.say_if(!fits(*who, *step), &path, format!("`{who}` never fits the step `{step}`, which is not about them"));
                faults.say_if(
                    matches!(step, Step::Spend | Step::SpendPot) && *who == Who::Members,
                    &path,
                    format!("`{step}` is for holders of a role: everybody speaks for their own account already"),
                );
                let power = match who {
                    Who::Staff => Some(Power::Staff),
                    Who::Brokers => Some(Power::Broker),
                    Who::Trustees => Some(Power::Trustee),
                    _ => None,
                };
                faults.say_if(
                    power.is_some_and(|power| !holds(power)),
                    &path,
                    format!("no role of the charter makes anybody one of the `{who}`; give a role the power"),
                );
            }
            let needed = match step {
                Step::Admit | Step::Concerns | Step::Charter | Step::Settle | Step::Erase => true,
                Step::Approve => self.rules.iter().any(|r| r.otherwise == crate::charter::Otherwise::NeedsApproval),
                _ => false,
            };
            faults.say_if(needed && allowed.is_empty(), path, format!("somebody has to be able to take the step `{step}`; name who may"));
        }
    }
}

/// Whether `who` can ever be said of a step: some steps are about a member, some about an exchange, some about neither.
const fn fits(who: Who, step: Step) -> bool {
    let about_exchange = matches!(step, Step::Propose | Step::Agree | Step::Done | Step::Confirm | Step::Record | Step::Dispute);
    let about_member = matches!(
        step,
        Step::Admit
            | Step::Roles
            | Step::Profile
            | Step::Consent
            | Step::Facts
            | Step::RaiseConcern
            | Step::Concerns
            | Step::List
            | Step::Gift
            | Step::Erase
    );
    match who {
        Who::Members | Who::Staff | Who::Brokers | Who::Trustees => true,
        Who::Themselves => about_member,
        Who::Givers | Who::Receivers | Who::Participants | Who::Proposer => about_exchange,
    }
}
