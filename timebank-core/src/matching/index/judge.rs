//! The rules, asked quickly: what they say of a pair, where that can be told from the two rows alone.
//!
//! Where it cannot, nothing is said, and the rules themselves are asked. A test holds the two equal.

use super::rows::{BITS, Face};
use crate::bank::TimeBank;
use crate::charter::{Otherwise, Power, Rule, RuleKind, RuleScope};
use crate::model::exchange::{Setting, Terms};
use crate::rules::{Answer, Fit, Occasion};
use crate::values::ids::ActivityId;
use crate::values::time::Date;

/// The charter's rules for one activity in one setting.
pub(super) struct Judge<'a> {
    rules: Vec<Meant<'a>>,
    setting: Option<Setting>,
    /// Whether a balance may have a say.
    limited: bool,
}

struct Meant<'a> {
    rule: &'a Rule,
    bit: u64,
    sure: bool,
    tags: bool,
}

/// Rules that refuse a pair in any setting, as far as a row alone tells it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sieve {
    /// The most metres apart, face to face; then nobody goes further than they say, either.
    pub(super) metres: Option<u32>,
    /// Whether two persons without a language in common are refused.
    pub(super) language: bool,
    /// The bits of rules a giver, and of rules everybody has to meet.
    pub(super) giver: u64,
    pub(super) either: u64,
}

/// What was found of one rule.
enum Met {
    Yes,
    No { known: bool },
    Unsure,
}

impl<'a> Judge<'a> {
    pub(super) fn new(bank: &'a TimeBank, activity: ActivityId, setting: Option<Setting>, on: Date, limited: bool) -> Self {
        let terms = Terms { activity: Some(activity), setting, ..Terms::new(on) };
        let occasion = Occasion::knowing(bank, &terms, None, Vec::new());
        let setting = occasion.setting;
        let rules = bank.charter().rules.iter().enumerate();
        let meant = rules.filter_map(|(place, rule)| {
            let untagged = RuleScope { member_tags: Vec::new(), ..rule.scope.clone() };
            let fit = occasion.fit(&untagged);
            let bit = if place < BITS { 1u64.checked_shl(place as u32).unwrap_or(0) } else { 0 };
            (fit != Fit::No).then(|| Meant { rule, bit, sure: fit == Fit::Yes, tags: !rule.scope.member_tags.is_empty() })
        });
        Self { rules: meant.collect(), setting, limited }
    }

    /// What is refused in every setting face to face.
    pub(super) fn sieve(&self) -> Sieve {
        let mut sieve = Sieve::default();
        let everywhere = |rule: &Rule| rule.scope.settings.is_empty() && rule.scope.member_tags.is_empty();
        let refuses = |meant: &&Meant<'_>| meant.sure && meant.rule.otherwise == Otherwise::Refused && everywhere(meant.rule);
        for meant in self.rules.iter().filter(refuses) {
            match meant.rule.rule {
                RuleKind::WithinDistance { metres } => sieve.metres = Some(sieve.metres.map_or(metres, |most| most.min(metres))),
                RuleKind::SharedLanguage => sieve.language = true,
                RuleKind::CheckHeld { .. } => sieve.giver |= meant.bit,
                RuleKind::MetByStaff => sieve.either |= meant.bit,
                _ => {}
            }
        }
        sieve
    }

    /// What the rules say, if that can be told. Who is kept apart is not asked here.
    pub(super) fn ask(&self, bank: &TimeBank, giver: &Face, receiver: &Face, minutes: u32, met: bool) -> Option<Answer> {
        if !giver.marks.may_give || !receiver.marks.may_receive {
            return Some(Answer::Refused);
        }
        let mut said = Answer::Allowed;
        let mut unsure = self.limited;
        for meant in &self.rules {
            if meant.tags && !giver.marks.tagged && !receiver.marks.tagged {
                continue;
            }
            match self.one(bank, meant, giver, receiver, minutes, met) {
                Met::Yes => {}
                Met::Unsure => unsure = true,
                Met::No { .. } if meant.tags => unsure = true,
                Met::No { known } => {
                    if known && meant.sure && meant.rule.otherwise == Otherwise::Refused {
                        return Some(Answer::Refused);
                    }
                    said = Answer::NeedsApproval;
                }
            }
        }
        (!unsure).then_some(said)
    }

    fn one(&self, bank: &TimeBank, meant: &Meant<'_>, giver: &Face, receiver: &Face, minutes: u32, met: bool) -> Met {
        let both = giver.marks.person && receiver.marks.person;
        let known = |so: bool| if so { Met::Yes } else { Met::No { known: true } };
        // Of those it is about: all surely, or one surely not.
        let each = |about: &[&Face], known: bool| {
            let mut persons = about.iter().filter(|face| face.marks.person);
            if persons.clone().any(|face| face.never & meant.bit != 0) {
                Met::No { known }
            } else if persons.all(|face| face.sure & meant.bit != 0) {
                Met::Yes
            } else {
                Met::Unsure
            }
        };
        match &meant.rule.rule {
            RuleKind::ReferencesHeld { before: crate::charter::Before::OneToOne, .. } if !both => Met::Yes,
            RuleKind::ReferencesHeld { .. } | RuleKind::MetByStaff => each(&[giver, receiver], true),
            RuleKind::CheckHeld { .. } => each(&[giver], true),
            RuleKind::ConsentToMatching => {
                // Whoever has never said is not known to be willing; who said no is refused before.
                each(&[giver, receiver], false)
            }
            RuleKind::AdultWithMinor { .. } => each(&[giver, receiver], true),
            RuleKind::GroupBeforeOneToOne { .. } => {
                if both {
                    Met::Unsure
                } else {
                    Met::Yes
                }
            }
            RuleKind::FirstMeetingPublic => {
                let public = matches!(self.setting, Some(Setting::Public | Setting::Venue | Setting::Remote));
                if met || !both || public { Met::Yes } else { Met::No { known: self.setting.is_some() } }
            }
            RuleKind::StaffPresent => match self.setting {
                Some(Setting::Home) | None if giver.marks.staff || receiver.marks.staff => Met::Unsure,
                Some(Setting::Home) => Met::No { known: true },
                Some(_) => Met::Yes,
                None => Met::No { known: false },
            },
            RuleKind::BrokerApproval { above_minutes } => known(above_minutes.is_some_and(|above| minutes < above)),
            RuleKind::NotOwnClient { client_role } => {
                let charter = bank.charter();
                let works = |face: &Face| face.sure & meant.bit == 0;
                let any_staff = charter.roles.iter().any(|r| r.powers.contains(&Power::Staff));
                if charter.role(client_role).is_none() || !any_staff || !works(giver) || !works(receiver) { Met::Yes } else { Met::Unsure }
            }
            RuleKind::NoMoney | RuleKind::Available => Met::Yes,
            RuleKind::SharedLanguage => {
                if !both {
                    return Met::Yes;
                }
                match (giver.languages, receiver.languages) {
                    (0, _) | (_, 0) => Met::No { known: false },
                    (a, b) if (a & b) & !OTHERS != 0 => Met::Yes,
                    (a, b) if a & b != 0 => Met::Unsure,
                    _ => Met::No { known: true },
                }
            }
            RuleKind::AccessMet => {
                if self.setting == Some(Setting::Remote) {
                    Met::Yes
                } else {
                    each(&[giver, receiver], true)
                }
            }
            RuleKind::WithinDistance { metres } => {
                if self.setting == Some(Setting::Remote) {
                    return Met::Yes;
                }
                match giver.place().zip(receiver.place()) {
                    Some((from, to)) => known(from.metres_to(to) <= (*metres).min(giver.travels)),
                    None => Met::No { known: false },
                }
            }
            RuleKind::MinutesPerWeek { minutes: most } => {
                if giver.lately != u32::MAX && giver.lately.saturating_add(minutes) <= *most {
                    Met::Yes
                } else {
                    Met::Unsure
                }
            }
        }
    }
}

/// The bit of the languages that have none of their own.
const OTHERS: u64 = 1 << 63;
