//! What the bank is told about members and keeps as personal data.

use crate::data::{Fallible, Line};
use crate::play::Player;
use timebank_core::availability::{Availability, WeeklyHours};
use timebank_core::personal::*;
use timebank_core::{Date, MemberId};

pub fn parts(player: &Player, line: &Line<'_>, member: MemberId) -> Fallible<Vec<Part>> {
    let on: Date = line.parse("date")?;
    let value = |key: &str| line.value("value", key).unwrap_or_default();
    let date = |key: &str| line.value("value", key).map(str::parse::<Date>).transpose();
    let named = |key: &str| line.value("value", key).and_then(|code| player.members.get(code).copied());
    let with = line.some("with").map(|code| player.who(code)).transpose()?;
    let note = line.get("note").to_owned();
    Ok(vec![match line.get("kind") {
        "reference" => {
            let received = (value("held") == "yes").then_some(on);
            Part::Reference(Reference { received, from: value("from").into() })
        }
        "check" => Part::Check(Check {
            jurisdiction: value("jurisdiction").into(),
            level: match value("level") {
                "basic" => CheckLevel::Basic,
                "standard" => CheckLevel::Standard,
                "enhanced" => CheckLevel::Enhanced,
                _ => CheckLevel::EnhancedBarred,
            },
            workforce: match value("workforce") {
                "adult" => Workforce::Adult,
                "child" => Workforce::Child,
                _ => Workforce::Both,
            },
            seen: date("seen")?.unwrap_or(on),
            seen_by: named("seen_by"),
            recheck_after: date("recheck_after")?,
        }),
        "consent" => Part::Consent(Consent {
            purpose: match value("purpose") {
                "join" => Purpose::Join,
                "matching" => Purpose::Matching,
                "outcomes" => Purpose::Outcomes,
                "partner-sharing" => Purpose::Sharing,
                "story-photo" => Purpose::Story,
                _ => Purpose::Research,
            },
            given: value("given") == "yes",
            on,
            wording: value("wording").into(),
            partner: Some(line.get("with").to_owned()).filter(|w| !w.is_empty() && value("purpose") == "partner-sharing"),
            standing: standing(value("capacity")),
            given_by: with.filter(|_| value("purpose") != "partner-sharing"),
        }),
        "appointment" => Part::Appointment(Appointment {
            standing: standing(value("capacity")),
            who: with,
            name: String::new(),
            scope: match value("scope") {
                "everything" => vec![Scope::Agree, Scope::Record, Scope::List, Scope::Consent, Scope::See, Scope::Emergency],
                "arranging lifts and visits" => vec![Scope::Agree, Scope::Record, Scope::List],
                _ => vec![Scope::See],
            },
            from: on,
            until: date("until")?,
        }),
        "met-by-staff" => Part::MetByStaff(MetByStaff { on, by: with }),
        "do-not-match" => Part::DoNotMatch(DoNotMatch { with: with.ok_or("who is the other?")?, lifted: false, reason: note }),
        "concern" => {
            let open = value("state") == "open";
            Part::Concern(Concern {
                step: if open { ConcernStep::Raised } else { ConcernStep::Closed },
                concern: player.concerns.get(&member).copied().filter(|_| !open),
                on,
                by: named(if open { "raised_by" } else { "closed_by" }),
                text: note,
                escalate: date("due")?,
                match_nobody: line.value("value", "match_with_nobody").map(|v| v == "yes"),
            })
        }
        _ => {
            let mut text = note;
            if let Some(to) = line.value("value", "signposted") {
                text = format!("{text} Signposted to: {to}; {}.", value("result")).trim().into();
            }
            let contact = Contact { on, how: value("how").into(), text, by: named("by"), again: None };
            let mut parts = vec![Part::Contact(contact)];
            if value("quiet_calls") == "declined" {
                parts.push(Part::Profile(Box::new(Profile { leave_quiet: Some(true), ..Profile::default() })));
            }
            return Ok(parts);
        }
    }])
}

fn standing(capacity: &str) -> Standing {
    match capacity {
        "guardian" => Standing::Guardian,
        "carer" => Standing::Carer,
        "advocate" => Standing::Advocate,
        _ => Standing::Themselves,
    }
}

/// Hours of the week, written `mon 10:00-12:00`.
pub fn weekly(line: &Line<'_>) -> Fallible<Availability> {
    let minute = |text: &str| -> Option<u16> {
        let (hours, minutes) = text.split_once(':')?;
        Some(hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?)
    };
    let one = |item: &str| -> Option<WeeklyHours> {
        let (day, hours) = item.trim().split_once(' ')?;
        let midnight = 1440 * ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|d| *d == day)? as u16;
        let (from, until) = hours.split_once('-')?;
        Some(WeeklyHours { from: midnight + minute(from)?, until: midnight + minute(until)? })
    };
    let weekly = line.list("weekly").map(|item| one(item).ok_or_else(|| format!("`{item}` are no hours of the week")));
    Ok(Availability { weekly: weekly.collect::<Result<_, _>>()?, ..Availability::default() })
}
