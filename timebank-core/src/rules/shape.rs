//! The shape that terms must have, whatever the charter says.

use crate::error::Error;
use crate::model::exchange::*;
use crate::values::limits::{PART_MINUTES, PARTS, VISITORS};

/// Checks terms by themselves.
pub(crate) fn check_shape(terms: &Terms) -> Result<(), Error> {
    if terms.parts.len() > PARTS {
        return Err(Error::TooMany { what: "participations", count: terms.parts.len() as u64, most: PARTS as u64 });
    }
    let visitors = terms.visitors.unwrap_or(0);
    if visitors > VISITORS {
        return Err(Error::TooMany { what: "visitors", count: u64::from(visitors), most: u64::from(VISITORS) });
    }
    let (mut gave, mut received, mut together) = (0usize, 0usize, 0usize);
    for part in &terms.parts {
        if part.minutes == 0 && part.attended() || part.minutes > PART_MINUTES {
            return Err(Error::BadMinutes { minutes: i64::from(part.minutes), most: i64::from(PART_MINUTES) });
        }
        match part.side {
            Side::Gave => gave = gave.saturating_add(1),
            Side::Received => received = received.saturating_add(1),
            Side::Together => together = together.saturating_add(1),
        }
    }
    if gave == 0 && together == 0 {
        return Err(Error::NobodyGave {});
    }
    if gave == 0 && received == 0 && together == 1 && visitors == 0 {
        return Err(Error::AloneTogether {});
    }
    let payer = terms.payer.clone().unwrap_or(Payer::RECEIVERS);
    if (payer.kind == PayerKind::Member) != payer.member.is_some() {
        return Err(Error::BadPayer { why: "a member is named exactly when a member pays" });
    }
    let for_community = matches!(payer.kind, PayerKind::Pot | PayerKind::Nobody);
    if gave > 0 && received == 0 && together == 0 && visitors == 0 && !for_community {
        return Err(Error::NobodyReceived {});
    }
    match terms.start {
        Some(start) if start.on(terms.on).is_none() => {
            Err(Error::Value(crate::values::error::ValueError::BadHours { from: start.minute, until: 1440 }))
        }
        _ => Ok(()),
    }
}
