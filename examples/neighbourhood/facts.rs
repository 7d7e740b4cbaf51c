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
            Part::Reference({
                let mut made = Reference::new().from(value("from"));
                made.received = received;
                made
            })
        }
        "check" => Part::Check({
            let mut made = Check::new(
                match value("level") {
                    "basic" => CheckLevel::Basic,
                    "standard" => CheckLevel::Standard,
                    "enhanced" => CheckLevel::Enhanced,
                    _ => CheckLevel::EnhancedBarred,
                },
                match value("workforce") {
                    "adult" => Workforce::Adult,
                    "child" => Workforce::Child,
                    _ => Workforce::Both,
                },
                date("seen")?.unwrap_or(on),
            )
            .jurisdiction(value("jurisdiction"));
            made.seen_by = named("seen_by");
            made.recheck_after = date("recheck_after")?;
            made
        }),
        "consent" => Part::Consent({
            let mut made = Consent::new(
                match value("purpose") {
                    "join" => Purpose::Join,
                    "matching" => Purpose::Matching,
                    "outcomes" => Purpose::Outcomes,
                    "partner-sharing" => Purpose::Sharing,
                    "story-photo" => Purpose::Story,
                    _ => Purpose::Research,
                },
                value("given") == "yes",
                on,
                standing(value("capacity")),
            )
            .wording(value("wording"));
            made.partner = Some(line.get("with").to_owned()).filter(|w| !w.is_empty() && value("purpose") == "partner-sharing");
            made.given_by = with.filter(|_| value("purpose") != "partner-sharing");
            made
        }),
        "appointment" => Part::Appointment({
            let mut made = Appointment::new(standing(value("capacity")), on).scope(match value("scope") {
                "everything" => vec![Scope::Agree, Scope::Record, Scope::List, Scope::Consent, Scope::See, Scope::Emergency],
                "arranging lifts and visits" => vec![Scope::Agree, Scope::Record, Scope::List],
                _ => vec![Scope::See],
            });
            made.who = with;
            made.until = date("until")?;
            made
        }),
        "met-by-staff" => Part::MetByStaff({
            let mut made = MetByStaff::new(on);
            made.by = with;
            made
        }),
        "do-not-match" => Part::DoNotMatch(DoNotMatch::new(with.ok_or("who is the other?")?).reason(note)),
        "concern" => {
            let open = value("state") == "open";
            Part::Concern({
                let mut made = Concern::new(if open { ConcernStep::Raised } else { ConcernStep::Closed }, on).text(note);
                made.concern = player.concerns.get(&member).copied().filter(|_| !open);
                made.by = named(if open { "raised_by" } else { "closed_by" });
                made.escalate = date("due")?;
                made.match_nobody = line.value("value", "match_with_nobody").map(|v| v == "yes");
                made
            })
        }
        _ => {
            let mut text = note;
            if let Some(to) = line.value("value", "signposted") {
                text = format!("{text} Signposted to: {to}; {}.", value("result")).trim().into();
            }
            let contact = {
                let mut made = Contact::new(on).how(value("how")).text(text);
                made.by = named("by");
                made
            };
            let mut parts = vec![Part::Contact(contact)];
            if value("quiet_calls") == "declined" {
                parts.push(Part::Profile(Box::new(Profile::default().leave_quiet(true))));
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
        Some(WeeklyHours::new(midnight + minute(from)?, midnight + minute(until)?))
    };
    let weekly = line.list("weekly").map(|item| one(item).ok_or_else(|| format!("`{item}` are no hours of the week")));
    Ok(Availability::default().weekly(weekly.collect::<Result<Vec<_>, _>>()?))
}
