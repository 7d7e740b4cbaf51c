//! Everything that is neither a member, a listing, a fact nor an exchange.

use crate::data::{Fallible, Line};
use crate::play::{Player, quietly};
use timebank_core::charter::{LimitMode, Limits};
use timebank_core::command::*;
use timebank_core::ledger::TransferKind;
use timebank_core::member::MemberState;
use timebank_core::{Minutes, Sender, exchange::Terms};

pub fn happening(player: &mut Player, line: &Line<'_>) -> Fallible {
    let (subject, other) = (line.get("subject"), line.get("other"));
    let note = line.some("text").map(String::from);
    let exchange = player.exchanges.get(if line.get("what").starts_with("visit") { other } else { subject }).copied();
    let exchange = || exchange.ok_or("there is no such exchange");
    match line.get("what") {
        "charter" => {
            // What the meeting decided about the choir: whoever pays, nobody does. The levy itself comes as transfers.
            let mut charter = player.bank.charter().clone();
            if let Some(choir) = charter.activities.iter_mut().find(|a| a.code == "choir") {
                choir.tags.push("no-credit".into());
            }
            let decided_by = [player.who("kwame")?, player.who("maureen")?, player.who("bev")?].to_vec();
            let trustee = decided_by.first().copied().map_or(Sender::Host, Sender::Member);
            player.send(trustee, AdoptCharter::new(charter).decided_by(decided_by).decided_on(line.parse("date")?))?;
        }
        "set-limits" => {
            let account = player.account(subject)?;
            let minutes = Some(Minutes::new(line.parse("minutes")?)?);
            let usual = player.bank.charter().credit.limits.member.clone();
            let (mut lowest, mut highest) = (usual.lowest, usual.highest);
            if line.get("kind") == "lowest" {
                lowest = minutes
            } else {
                highest = minutes
            }
            let limits = Some({
                let mut made = Limits::default().mode(LimitMode::Advisory);
                made.lowest = lowest;
                made.highest = highest;
                made
            });
            player.send(Sender::Host, {
                let mut made = SetLimits::new(account);
                made.limits = limits;
                made
            })?;
        }
        "transfer" => {
            let kind = match line.get("kind") {
                "welcome" => TransferKind::Welcome,
                "gift" => TransferKind::Gift,
                "donation" => TransferKind::Donation,
                "levy" => TransferKind::Levy,
                "estate" => TransferKind::Estate,
                _ => TransferKind::Correction,
            };
            let (from, to) = (player.account(subject)?, player.account(other)?);
            player.send(Sender::Host, {
                let mut made = Transfer::new(kind, from, to, Minutes::new(line.parse("minutes")?)?);
                made.note = note;
                made
            })?;
        }
        "state" => {
            let state = if line.get("kind") == "active" { MemberState::Active } else { MemberState::Suspended };
            stand(player, subject, other, state, note)?;
        }
        "pause" => {
            stand(player, subject, other, MemberState::Paused, note)?;
            let (member, by) = (player.who(subject)?, player.who(other)?);
            quietly(player.send(Sender::Member(by), ClearAhead::new(member, line.parse("date")?)))?;
        }
        "resume" => stand(player, subject, other, MemberState::Active, note)?,
        "leave" => stand(player, subject, other, MemberState::Left, note)?,
        "erase" => {
            let (member, by) = (player.who(subject)?, player.who(other)?);
            player.send(Sender::Member(by), Erase::new(member))?;
            player.erase_records(member)?;
        }
        "merge" => {
            let (merged, kept) = (player.who(subject)?, player.who(other)?);
            player.send(Sender::Host, Merge::new(kept, merged))?;
        }
        "amend" => {
            let exchange = exchange()?;
            let mut terms: Terms = player.bank.host().terms_of(exchange).ok_or("there are no such terms")?;
            let minutes = line.parse("minutes")?;
            terms.parts.iter_mut().for_each(|part| part.minutes = minutes);
            let by = player.who(other)?;
            let outcome = player.send(Sender::Member(by), Amend::new(exchange, terms))?;
            let amended = outcome.exchange()?;
            player.exchanges.insert(subject.into(), amended);
            player.give_words(amended, &outcome)?;
        }
        "dispute" => {
            let member = player.who(other)?;
            player.send(Sender::Member(member), {
                let mut made = Dispute::new(exchange()?);
                made.note = note;
                made
            })?;
        }
        "settle" => {
            let (exchange, by, minutes) = (exchange()?, player.who(other)?, line.parse("minutes")?);
            let terms = player.bank.host().terms_of(exchange).ok_or("there are no such terms")?;
            let actual = terms.parts.iter().map(|p| Actual::new(p.member).minutes(minutes));
            player.send(Sender::Member(by), {
                let mut made = Settle::new(exchange).actual(actual);
                made.note = note;
                made
            })?;
        }
        "reverse" => {
            let by = player.who(other)?;
            player.send(Sender::Member(by), {
                let mut made = Reverse::new(exchange()?);
                made.note = note;
                made
            })?;
        }
        "visit-out" => {
            let (exchange, member) = (exchange()?, player.who(subject)?);
            let expected = player.at.plus_minutes(line.parse("minutes")?);
            player.send(Sender::Member(member), VisitOut::new(exchange, member, expected))?;
        }
        "visit-back" => {
            let (exchange, member) = (exchange()?, player.who(subject)?);
            player.send(Sender::Member(member), VisitBack::new(exchange, member))?;
        }
        // These two came before the confirmation.
        "no-show" | "substitute" => {}
        unknown => return Err(format!("nobody knows what `{unknown}` is").into()),
    }
    Ok(())
}

fn stand(player: &mut Player, subject: &str, by: &str, state: MemberState, note: Option<String>) -> Fallible {
    let (member, by) = (player.who(subject)?, player.who(by)?);
    player.send(Sender::Member(by), {
        let mut made = SetState::new(member, state);
        made.note = note;
        made
    })?;
    Ok(())
}
