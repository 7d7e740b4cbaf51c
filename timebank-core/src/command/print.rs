//! What a command was, without anything personal in it: how a repeat of a key is told from another command.

use crate::command::{Action, BatchNote, Command};
use crate::form::{Sink, ToWire};
use crate::journal::Actor;
use crate::model::personal::{ListingWords, Note, Part, Profile, Secret};
use crate::order::InOrder as _;
use crate::values::digest::{Fingerprint, fingerprint};
use crate::values::sure::LeftOut as _;

/// The fingerprint of a command: over its sender and its action, each personal part replaced by its kind and the members named
/// in it. Neither when it was sent, nor its salt, nor a personal text enters it: an unsalted digest of a name could be guessed
/// long after the name was erased.
pub(crate) fn of(command: &Command) -> Fingerprint {
    let parts = parts_of(&command.action);
    let mut sink = Sink::impersonal(Vec::new());
    sink.list(3);
    sink.item();
    Actor::from(command.by).write(&mut sink);
    sink.item();
    match &command.action {
        // Its tag as it was when the format was fixed: fingerprints are part of the records.
        Action::Create(create) => {
            sink.begin();
            sink.key("type");
            sink.text("found");
            create.write_fields(&mut sink);
            sink.end();
        }
        // Notes may be sent in any order.
        Action::RecordBatch(batch) => {
            let mut batch = batch.clone();
            batch.notes.in_order_by_key(|said| said.row);
            Action::RecordBatch(batch).write(&mut sink);
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

/// The personal parts a command carries, as they are bound to its records: those of its fields that are marked personal. The rest
/// of it is lasting or vocabulary.
pub(crate) fn parts_of(action: &Action) -> Vec<Part> {
    let words = |words: &Option<ListingWords>| words.clone().map(Part::ListingWords).into_iter().collect();
    let note = |note: &Option<String>| said(note.as_deref().given_or("")).into_iter().collect();
    match action {
        Action::Admit(a) => {
            let profile = (a.profile != Profile::default()).then(|| Part::Profile(Box::new(a.profile.clone())));
            profile.into_iter().chain(a.parts.iter().cloned()).collect()
        }
        Action::Keep(a) => a.parts.clone(),
        Action::Offer(a) => words(&a.words),
        Action::Request(a) => words(&a.words),
        Action::AmendListing(a) => words(&a.words),
        Action::SetState(a) => note(&a.note),
        Action::Propose(a) => note(&a.note),
        Action::Approve(a) => note(&a.note),
        Action::LetThrough(a) => note(&a.note),
        Action::Decline(a) => note(&a.note),
        Action::Withdraw(a) => note(&a.note),
        Action::Done(a) => note(&a.note),
        Action::Dispute(a) => note(&a.note),
        Action::Settle(a) => note(&a.note),
        Action::Record(a) => note(&a.note),
        // In the order in which they are bound.
        Action::RecordBatch(a) => {
            let mut notes: Vec<&BatchNote> = a.notes.iter().collect();
            notes.in_order_by_key(|note| note.row);
            notes.into_iter().filter_map(|note| said(&note.note)).collect()
        }
        Action::Reverse(a) => note(&a.note),
        Action::AddExpense(a) => note(&a.note),
        Action::Transfer(a) => note(&a.note),
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
        Action::SetSecret(a) => a.secret.map(|secret| Part::Secret(Secret { secret })).into_iter().collect(),
    }
}

/// A text that somebody wrote, unless it is empty.
fn said(text: &str) -> Option<Part> {
    (!text.is_empty()).then(|| Part::Note(Note { text: text.to_owned() }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{of, parts_of};
    use crate::command::Command;

    /// The same command with other words, or with the name of somebody else, has the same fingerprint (promise 7), and without any it
    /// has another.
    #[test]
    fn promise_7_no_words_enter_a_fingerprint() {
        let terms = r#""terms": {"on": "2026-03-01", "parts": [{"member": 1, "side": "gave", "minutes": 60}]}"#;
        let one = |tag: &str, rest: &str| format!(r#"{{"type": "{tag}", {rest}, "note": "Zoe"}}"#);
        let mut actions: Vec<String> = ["approve", "let-through", "decline", "withdraw", "done", "dispute", "reverse"]
            .iter()
            .map(|tag| one(tag, r#""exchange": 1"#))
            .collect();
        actions.extend([
            one("settle", r#""exchange": 1, "actual": []"#),
            one("set-state", r#""member": 1, "state": "paused""#),
            one("propose", terms),
            one("record", terms),
            one("add-expense", r#""exchange": 1, "expense": {"member": 1, "amount": 100}"#),
            one("transfer", r#""kind": "gift", "from": 2, "to": 3, "minutes": 10"#),
            r#"{"type": "admit", "profile": {"name": "Zoe"}}"#.into(),
            r#"{"type": "admit", "parts": [{"type": "note", "text": "Zoe"}]}"#.into(),
            r#"{"type": "keep", "member": 1, "parts": [{"type": "note", "text": "Zoe"}]}"#.into(),
            r#"{"type": "offer", "member": 1, "words": {"title": "Zoe", "text": "Zoe"}}"#.into(),
            r#"{"type": "request", "member": 1, "words": {"title": "Zoe", "text": "Zoe"}}"#.into(),
            r#"{"type": "amend-listing", "listing": 1, "words": {"title": "Zoe", "text": "Zoe"}}"#.into(),
            format!(
                r#"{{"type": "record-batch", "exchanges": [{{{}}}], "notes": [{{"row": 0, "note": "Zoe"}}]}}"#,
                terms.replacen(r#""terms": {"#, "", 1).trim_end_matches('}')
            ),
        ]);
        let printed = |action: &str| {
            let command = format!(r#"{{"at": "2026-03-01T10:00:00Z", "by": "host", "do": {action}}}"#);
            let command = Command::from_json(command.as_bytes()).map_err(|why| format!("{why}: {action}")).unwrap();
            (of(&command), parts_of(&command.action).len())
        };
        for action in actions {
            let (print, parts) = printed(&action);
            assert_eq!((print, 1), (printed(&action.replace("Zoe", "Mo")).0, parts), "{action}");
        }
    }
}
