//! What is kept about members beside their profiles, a row for each part: consents, checks, references, tags, who acts for them, whom they
//! are not to be brought together with, concerns, calls, notes.

use super::Exported;
use super::grid::{Cell, Grid};
use super::tables::put;
use crate::bank::TimeBank;
use crate::model::personal::{DoNotMatch, Part, Person, TagChange};
use crate::order::BTreeMap;
use crate::values::ids::{MemberId, PartId};
use crate::values::time::Date;

/// The columns of `kept.csv`.
pub const KEPT: [&str; 4] = ["member", "part", "on", "kept"];

/// Writes a table of what is kept, if there is any.
pub fn kept(bank: &TimeBank, json: bool, exported: &mut Exported) {
    let mut grid = Grid::new(KEPT);
    let people = || bank.member_rows().filter_map(|(id, _)| Some((id, bank.person(id)?)));
    // Parts are numbered in the order in which they stand here: another bank has other numbers for them.
    let numbered = people().flat_map(|(_, person)| {
        let concerns = person.concerns.iter().map(|(part, _)| *part);
        concerns.chain(person.objections.iter().map(|(part, _)| *part))
    });
    let numbers: BTreeMap<PartId, PartId> = numbered.zip((1..).filter_map(PartId::new)).collect();
    let number = |part: PartId| numbers.get(&part).copied();
    for (id, person) in people() {
        for (part, on, mut kept) in parts(id, person) {
            match &mut kept {
                Part::Concern(said) => said.concern = said.concern.and_then(number),
                Part::Objection(said) => said.answers = said.answers.and_then(number),
                _ => {}
            }
            let part = Cell::maybe(part.and_then(number), |part| Cell::whole(part.get()));
            grid.rows.push([Cell::whole(id.get()), part, Cell::maybe(on, Cell::text), Cell::Text(crate::form::to_text(&kept))]);
        }
    }
    if !grid.rows.is_empty() {
        put(exported, "kept", json, &grid);
    }
}

/// The parts a person is folded from, beside the profile and availability: the number of those that others refer to, the day of those that
/// do not say it themselves. Every field is named, so that a new kind of fact does not compile until it is written here.
fn parts(id: MemberId, person: &Person) -> Vec<(Option<PartId>, Option<Date>, Part)> {
    let Person {
        profile: _,
        availability: _,
        free: _,
        tags,
        references,
        checks,
        consents,
        appointments,
        met,
        apart,
        concerns,
        contacts,
        referral,
        after_meetings,
        objections,
        rather_not,
        notes,
    } = person;
    let plain = |part: Part| (None, None, part);
    let mut all = Vec::new();
    if !tags.is_empty() {
        all.push(plain(Part::Tags(TagChange { add: tags.iter().cloned().collect(), remove: Vec::new() })));
    }
    all.extend(references.iter().cloned().map(Part::Reference).map(plain));
    all.extend(checks.iter().cloned().map(Part::Check).map(plain));
    // Who consents for somebody was appointed before.
    all.extend(appointments.iter().cloned().map(Part::Appointment).map(plain));
    all.extend(consents.iter().cloned().map(Part::Consent).map(plain));
    all.extend(met.iter().cloned().map(Part::MetByStaff).map(plain));
    // It is kept with both of them, and said once.
    let apart = apart.iter().filter(|(with, _)| id < **with);
    let apart = apart.map(|(with, reason)| DoNotMatch { with: *with, lifted: false, reason: reason.clone() });
    all.extend(apart.map(Part::DoNotMatch).map(plain));
    all.extend(concerns.iter().map(|(part, concern)| (Some(*part), None, Part::Concern(concern.clone()))));
    all.extend(contacts.iter().cloned().map(Part::Contact).map(plain));
    all.extend(referral.iter().cloned().map(Part::Referral).map(plain));
    all.extend(after_meetings.iter().cloned().map(Part::AfterMeeting).map(plain));
    all.extend(objections.iter().map(|(part, objection)| (Some(*part), None, Part::Objection(objection.clone()))));
    all.extend(rather_not.iter().map(|(day, said)| (None, Some(*day), Part::RatherNot(said.clone()))));
    all.extend(notes.iter().cloned().map(Part::Note).map(plain));
    all
}
