//! What a command was, without anything personal in it: how a repeat of a key is told from another command.

use crate::command::{Action, Command};
use crate::form::{Sink, ToWire};
use crate::journal::Actor;
use crate::model::personal::{Note, Part, Profile, Secret};
use crate::order::InOrder as _;
use crate::values::digest::{Fingerprint, fingerprint};

/// The fingerprint of a command: over its sender and its action, each personal part replaced by its kind and the members named
/// in it. Neither when it was sent, nor its salt, nor a personal text enters it: an unsalted digest of a name could be guessed
/// long after the name was erased.
pub(crate) fn of(command: &Command) -> Fingerprint {
    let mut action = command.action.clone();
    let parts = take_parts(&mut action);
    let mut sink = Sink::json(Vec::new());
    sink.list(3);
    sink.item();
    Actor::from(command.by).write(&mut sink);
    sink.item();
    match &action {
        // Its tag as it was when the format was fixed: fingerprints are part of the records.
        Action::Create(create) => {
            sink.begin();
            sink.key("type");
            sink.text("found");
            create.write_fields(&mut sink);
            sink.end();
        }
        other => other.write(&mut sink),
    }
    sink.item();
    sink.list(parts.len());
    for part in &parts {
        sink.item();
        sink.tuple();
        sink.item();
        part.kind().write(&mut sink);
        sink.item();
        part.named().write(&mut sink);
        sink.end_list();
    }
    sink.end_list();
    sink.end_list();
    fingerprint(&sink.done())
}

/// The personal parts a command carries, as they are bound to its records.
pub(crate) fn parts_of(action: &Action) -> Vec<Part> {
    take_parts(&mut action.clone())
}

/// Takes the personal parts out of an action; what is left of it is lasting or vocabulary.
fn take_parts(action: &mut Action) -> Vec<Part> {
    let note = |note: &mut Option<String>| note.take().filter(|text| !text.is_empty()).map(|text| Part::Note(Note { text }));
    match action {
        Action::Admit(a) => {
            let profile = std::mem::take(&mut a.profile);
            let profile = (profile != Profile::default()).then(|| Part::Profile(Box::new(profile)));
            profile.into_iter().chain(std::mem::take(&mut a.parts)).collect()
        }
        Action::Keep(a) => std::mem::take(&mut a.parts),
        Action::Offer(a) => a.words.take().map(Part::ListingWords).into_iter().collect(),
        Action::Request(a) => a.words.take().map(Part::ListingWords).into_iter().collect(),
        Action::AmendListing(a) => a.words.take().map(Part::ListingWords).into_iter().collect(),
        Action::SetState(a) => note(&mut a.note).into_iter().collect(),
        Action::Propose(a) => note(&mut a.note).into_iter().collect(),
        Action::Approve(a) => note(&mut a.note).into_iter().collect(),
        Action::LetThrough(a) => note(&mut a.note).into_iter().collect(),
        Action::Decline(a) => note(&mut a.note).into_iter().collect(),
        Action::Withdraw(a) => note(&mut a.note).into_iter().collect(),
        Action::Done(a) => note(&mut a.note).into_iter().collect(),
        Action::Dispute(a) => note(&mut a.note).into_iter().collect(),
        Action::Settle(a) => note(&mut a.note).into_iter().collect(),
        Action::Record(a) => note(&mut a.note).into_iter().collect(),
        // In the order in which they are bound.
        Action::RecordBatch(a) => {
            a.notes.in_order_by_key(|said| said.row);
            a.notes.iter_mut().filter_map(|said| note(&mut Some(std::mem::take(&mut said.note)))).collect()
        }
        Action::Reverse(a) => note(&mut a.note).into_iter().collect(),
        Action::AddExpense(a) => note(&mut a.note).into_iter().collect(),
        Action::Transfer(a) => note(&mut a.note).into_iter().collect(),
        // Named one by one, so that a new command does not compile until somebody has decided what of it is personal.
        Action::Create(_)
        | Action::BeginCopy(_)
        | Action::AdoptCharter(_)
        | Action::AddActivity(_)
        | Action::ChangeActivity(_)
        | Action::OpenProgramme(_)
        | Action::GiveRole(_)
        | Action::EndRole(_)
        | Action::Merge(_)
        | Action::OpenAccount(_)
        | Action::JoinAccount(_)
        | Action::LeaveAccount(_)
        | Action::SetLimits(_)
        | Action::ClassifyListing(_)
        | Action::RenewListing(_)
        | Action::CloseListing(_)
        | Action::ProposeTogether(_)
        | Action::Agree(_)
        | Action::GiveWord(_)
        | Action::RefuseWord(_)
        | Action::SetClock(_)
        | Action::Confirm(_)
        | Action::ConfirmMany(_)
        | Action::Amend(_)
        | Action::UndoBatch(_)
        | Action::MarkAttendance(_)
        | Action::Substitute(_)
        | Action::VisitOut(_)
        | Action::VisitBack(_)
        | Action::ClearAhead(_)
        | Action::AgeCredit(_)
        | Action::OpenBridge(_)
        | Action::BeginPassage(_)
        | Action::PostPassage(_)
        | Action::VoidPassage(_)
        | Action::Pair(_)
        | Action::EndPairing(_)
        | Action::Erase(_)
        | Action::ExpireDue(_)
        | Action::ClosePeriod(_) => Vec::new(),
        Action::SetSecret(a) => a.secret.take().map(|secret| Part::Secret(Secret { secret })).into_iter().collect(),
    }
}
