//! The answer to a command, computed from its records, so that a replayed bank gives the same answer again.

use super::TimeBank;
use crate::command::Command;
use crate::journal::event::{Event, ExchangePosted, ExchangeRecorded};
use crate::journal::{Body, Head, JournalRecord};
use crate::model::caller::Sender;
use crate::model::exchange::Shortfall;
use crate::state::{Created, Outcome};
use crate::values::audience::Audience;
use crate::values::ids::*;

impl TimeBank {
    /// Limits an outcome to what the command's sender may know (promise 13). The host and brokers get all of it. A member gets
    /// the effects on their own account.
    pub(super) fn narrowed(&self, command: &Command, outcome: Outcome) -> Outcome {
        match (command.by, self.audience_of(command.by, command.at)) {
            (Sender::Member(by), Audience::Member) => outcome.about(self.account_of(by).ok()),
            _ => outcome,
        }
    }
}

/// A decision: records to append to a journal whose head is `expected`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision {
    /// The head the journal must have.
    pub expected: Head,
    /// Complete appends of what falls due before the commands, to be appended and applied first. Usually empty.
    pub due: Vec<JournalRecord>,
    /// The records to append after them, all or none. Empty if every command was already answered.
    pub records: Vec<JournalRecord>,
    /// The answers, one for each command.
    pub outcomes: Vec<Outcome>,
}

pub(super) fn of<'a>(bodies: impl Iterator<Item = &'a Body>) -> Outcome {
    let mut outcome = Outcome::default();
    for (body, records) in bodies.zip(1u32..) {
        outcome.seq = body.seq;
        outcome.records = records;
        let created = created(&body.event);
        // The first one counts. A series or batch counts more than its first exchange.
        if outcome.created.is_none() {
            outcome.created = created;
        }
        let (beyond, flagged, shortfalls): (&[AccountId], &[AccountId], &[Shortfall]) = match &body.event {
            Event::ExchangeRecorded(e) => (&e.beyond, &[], &e.shortfalls),
            Event::ExchangeAgreed(e) => (&e.beyond, &[], &e.shortfalls),
            Event::ExchangePosted(e) => (&e.beyond, &[], &e.shortfalls),
            Event::BundleAgreed(e) => (&e.beyond, &[], &e.shortfalls),
            Event::CreditTransferred(e) => (&e.beyond, &[], &[]),
            Event::ExchangeReversed(e) => (&[], &e.flagged, &[]),
            Event::LimitsSet(e) if e.flagged => (&[], std::slice::from_ref(&e.account), &[]),
            Event::CharterAdopted(e) => (&[], &e.flagged, &[]),
            _ => (&[], &[], &[]),
        };
        if let Event::ExchangeRecorded(ExchangeRecorded { awaiting, .. }) | Event::ExchangePosted(ExchangePosted { awaiting, .. }) =
            &body.event
        {
            outcome.awaiting.extend(awaiting.iter().map(|leg| leg.account));
        }
        if let Event::BundleSettled(e) = &body.event {
            for posted in &e.posted {
                outcome.beyond.extend_from_slice(&posted.beyond);
                outcome.shortfalls.extend_from_slice(&posted.shortfalls);
            }
        }
        outcome.beyond.extend_from_slice(beyond);
        outcome.flagged.extend_from_slice(flagged);
        outcome.shortfalls.extend_from_slice(shortfalls);
    }
    outcome
}

fn created(event: &Event) -> Option<Created> {
    Some(match event {
        Event::BankFounded(_) => Created::Charter(CharterVersion::from_index(0)?),
        Event::CharterAdopted(e) => Created::Charter(e.version),
        Event::ActivitySet(e) => Created::Activity(e.activity),
        Event::ProgrammeOpened(e) => Created::Programme(e.programme),
        Event::MemberAdmitted(e) => Created::Member(e.member),
        Event::AccountOpened(e) => Created::Account(e.account),
        Event::ListingPosted(e) => Created::Listing(e.listing),
        Event::ExchangeProposed(e) => e.series.map_or(Created::Exchange(e.exchange), Created::Series),
        Event::BundleProposed(e) => Created::Bundle(e.bundle),
        Event::ExchangeRecorded(e) => e.batch.map_or(Created::Exchange(e.exchange), Created::Batch),
        Event::CreditTransferred(e) => Created::Transfer(e.transfer),
        Event::BridgeOpened(e) => Created::Bridge(e.bridge),
        Event::PassagePending(e) => Created::Passage(e.passage),
        Event::PairingMade(e) => Created::Pairing(e.pairing),
        _ => return None,
    })
}
