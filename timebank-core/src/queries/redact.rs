//! A journal, or a bank, fit for a member, a broker, an auditor: what is not for them is withheld, and everything still
//! verifies.
//!
//! Only personal parts can be withheld. The lasting part of a record is what the hash is taken over, so whoever holds a
//! redacted journal still sees numbers, minutes and who of which number met whom: pseudonymous, not anonymous. Where that is
//! too much for a member's device, give it a [`PublicView`](super::PublicView) and the answers to their own questions instead.

use super::Access;
use crate::bank::TimeBank;
use crate::error::Error;
use crate::journal::{Head, Header, JsonLines, MadeFor, Record, Slot, write_line};
use crate::ledger::table::Map;
use crate::model::personal::{PartKind, Person};
use crate::values::audience::Audience;
use crate::values::ids::MemberId;
use serde::{Deserialize, Serialize};

/// For whom a journal or a bank is made ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, crate::form::ToWire, crate::form::FromWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "for", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Reader {
    /// A member: what is about them alone and is not restricted.
    Member {
        /// Who.
        member: MemberId,
    },
    /// A broker: everything, and the concern record if they may see it.
    Broker {
        /// Whether they may see concerns.
        #[serde(default)]
        concerns: bool,
    },
    /// An auditor: nothing personal. Sums, limits and the chain can be checked without.
    Auditor,
}

impl Reader {
    /// The reader somebody is who asks. The host itself needs no redaction.
    pub fn of(viewer: &Access) -> Option<Self> {
        match (viewer.audience, viewer.member) {
            (_, None) => None,
            (Audience::Member, Some(member)) => Some(Self::Member { member }),
            _ => Some(Self::Broker { concerns: viewer.concerns }),
        }
    }

    /// Whether a part about these members (as numbered now) is for the reader.
    fn may_see(self, kind: PartKind, about: &[MemberId]) -> bool {
        match self {
            Self::Auditor => false,
            Self::Broker { concerns } => concerns || kind != PartKind::Concern,
            Self::Member { member } => !about.is_empty() && about.iter().all(|one| *one == member) && !kind.is_restricted(),
        }
    }

    /// What the first line of a journal made for the reader says. Whoever gets one beside the host gets it with parts withheld.
    const fn audience(self) -> MadeFor {
        match self {
            Self::Broker { .. } => MadeFor::Broker,
            Self::Member { .. } | Self::Auditor => MadeFor::Auditor,
        }
    }

    /// Leaves of a person what the reader may see: the same as if only those parts had been kept.
    fn leave(self, member: MemberId, person: &mut Person) {
        match self {
            Self::Auditor => *person = Person::default(),
            Self::Broker { concerns: true } => {}
            Self::Broker { concerns: false } => person.concerns.clear(),
            Self::Member { member: reader } if reader == member => {
                // Named one by one, so that a new kind of fact does not compile until somebody has decided about it here.
                let Person {
                    profile: _,
                    tags,
                    availability: _,
                    references,
                    checks: _,
                    consents: _,
                    appointments,
                    met,
                    apart,
                    concerns,
                    contacts,
                    referral: _,
                    after_meetings,
                    objections: _,
                    notes: _,
                } = person;
                tags.clear();
                references.clear();
                met.clear();
                apart.clear();
                concerns.clear();
                contacts.clear();
                after_meetings.clear();
                // Whoever is appointed is named in it, so it is about two people.
                appointments.retain(|appointment| appointment.who.is_none());
            }
            Self::Member { .. } => *person = Person::default(),
        }
    }
}

impl TimeBank {
    /// Withholds from one record what is not for the reader. Parts that are erased stay erased, what is withheld already
    /// stays withheld, and the record verifies as before.
    ///
    /// # Errors
    /// [`crate::journal::JournalError::BadRecord`] when the record cannot be read.
    pub fn redact(&self, record: &Record, reader: Reader) -> Result<Record, Error> {
        let mut record = record.clone();
        if record.personal.is_empty() {
            return Ok(record);
        }
        let body = record.body(0)?;
        let reader = match reader {
            Reader::Member { member } => Reader::Member { member: self.resolve(member) },
            other => other,
        };
        for (slot, binding) in record.personal.iter_mut().zip(&body.personal) {
            let about: Vec<MemberId> = binding.about.iter().map(|member| self.resolve(*member)).collect();
            if matches!(slot, Slot::Present { .. }) && !reader.may_see(binding.kind, &about) {
                *slot = Slot::Withheld;
            }
        }
        Ok(record)
    }

    /// Redacts a journal in JSON Lines. Its first line then says for whom it was made, so that
    /// [verifying](crate::journal::verify) counts what is withheld.
    ///
    /// # Errors
    /// [`crate::journal::JournalError::BadLine`] and [`crate::journal::JournalError::BadRecord`] for the first line that cannot be read.
    pub fn redact_jsonl(&self, journal: impl std::io::BufRead, reader: Reader) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        let mut lines = JsonLines::new(journal);
        while let Some(record) = lines.next() {
            let record = record?;
            if out.is_empty() {
                let after = match lines.header() {
                    Some(header) => header.after,
                    None => record.body(0).map(|body| Head { seq: body.seq.saturating_sub(1), hash: body.previous })?,
                };
                Header { bank: self.id(), audience: reader.audience(), after }.write(&mut out);
            }
            write_line(&self.redact(&record, reader)?, &mut out);
        }
        Ok(out)
    }

    /// This bank as the reader may hold it: equal to one replayed from the redacted journal.
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context};
    /// # use timebank_core::personal::Profile;
    /// # use timebank_core::{Charter, Salt, TimeBank};
    /// use timebank_core::queries::Reader;
    /// # let cx = Context::host("2026-03-01T10:00:00Z".parse()?).salt(Salt(*b"0123456789abcdef"));
    /// # let mut bank = TimeBank::create(cx, timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// # bank.admit(cx, Admit { profile: Profile::named("Ana Silva"), ..Admit::default() })?;
    /// # let records = bank.drain();
    /// let redacted: Result<Vec<_>, _> = records.iter().map(|record| bank.redact(record, Reader::Auditor)).collect();
    /// assert_eq!(TimeBank::replay(redacted?)?, bank.redacted(Reader::Auditor));
    /// assert_eq!(bank.redacted(Reader::Auditor).head(), bank.head());
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    #[must_use]
    pub fn redacted(&self, reader: Reader) -> Self {
        let mut bank = self.clone();
        if matches!(reader, Reader::Broker { .. }) {
            bank.leave_people(reader);
            bank.state.keys.forget(|part| reader.may_see(part.kind, &part.about));
            return bank;
        }
        let reader = match reader {
            Reader::Member { member } => Reader::Member { member: self.resolve(member) },
            other => other,
        };
        bank.leave_people(reader);
        bank.state.keys.forget(|part| {
            let about: Vec<MemberId> = part.about.iter().map(|one| self.resolve(*one)).collect();
            reader.may_see(part.kind, &about)
        });
        let own = |about: &[MemberId]| match reader {
            Reader::Member { member } => !about.is_empty() && about.iter().all(|one| self.resolve(*one) == member),
            _ => false,
        };
        let owner = |id| self.state.listings.get(id).map(|listing| vec![listing.member]).unwrap_or_default();
        keep(&mut bank.state.listing_words, |id, _| own(&owner(*id)));
        keep(&mut bank.state.exchange_notes, |_, (about, _)| own(about));
        keep(&mut bank.state.transfer_notes, |_, (about, _)| own(about));
        bank
    }

    fn leave_people(&mut self, reader: Reader) {
        let all: Vec<MemberId> = self.state.people.iter().map(|(id, _)| *id).collect();
        for id in all {
            let person = self.state.people.entry(id);
            reader.leave(id, person);
            if *person == Person::default() {
                self.state.people.remove(&id);
            }
        }
    }
}

fn keep<K: Ord + Clone, V: Clone>(map: &mut Map<K, V>, keep: impl Fn(&K, &V) -> bool) {
    let gone: Vec<K> = map.iter().filter(|(key, value)| !keep(key, value)).map(|(key, _)| key.clone()).collect();
    for key in gone {
        map.remove(&key);
    }
}
