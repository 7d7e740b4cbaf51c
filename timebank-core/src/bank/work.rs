//! A command in progress: emits events and applies each at once. If one is refused, all are rolled back.

use super::TimeBank;
use crate::charter::{Step, Who};
use crate::command::Context;
use crate::error::Error;
use crate::journal::event::Event;
use crate::journal::{Actor, Body, Document, PartSlot, SlotBinding};
use crate::model::exchange::{Side, Terms};
use crate::model::member::{Member, MemberState, RoleHeld};
use crate::model::personal::{Appointment, Part, PartKind, Scope};
use crate::values::digest::{Fingerprint, Hash32, Salt, SaltMark};
use crate::values::ids::{ExchangeId, MemberId};
use crate::values::limits::{PART_BYTES, PARTS_KEPT};
use crate::values::sure::sure;
use crate::values::time::{Date, Timestamp};

/// An event that was applied and waits to be sealed.
pub(super) struct Pending {
    pub(super) body: Body,
    pub(super) documents: Vec<Document>,
    pub(super) slots: Vec<PartSlot>,
}

pub(super) struct Work<'a> {
    pub(super) bank: &'a mut TimeBank,
    pub(super) cx: Context,
    /// Who acts: the sender of the command, or time.
    pub(super) actor: Actor,
    print: Option<Fingerprint>,
    emitted: u32,
    salted: u32,
    mark: Option<SaltMark>,
}

/// The subject of a step, by which permission is decided.
pub(super) enum About<'a> {
    /// No member in particular.
    Nobody,
    /// A member.
    Member(MemberId),
    /// An exchange with these terms, and its proposer.
    Exchange(&'a Terms, Option<MemberId>),
}

impl<'a> Work<'a> {
    pub(super) fn new(bank: &'a mut TimeBank, cx: Context, print: Option<Fingerprint>) -> Self {
        Self { bank, actor: cx.by.into(), cx, print, emitted: 0, salted: 0, mark: None }
    }

    /// Starts the work for events that time causes at an instant.
    pub(super) fn of_time(bank: &'a mut TimeBank, at: Timestamp) -> Self {
        Self { actor: Actor::Time, ..Self::new(bank, Context::host(at), None) }
    }

    pub(super) fn day(&self) -> Date {
        self.bank.day_of(self.cx.at)
    }

    /// Emits an event.
    pub(super) fn emit(&mut self, event: impl Into<Event>) -> Result<(), Error> {
        self.emit_all(event.into(), Vec::new(), Vec::new())
    }

    /// Emits an event with personal parts, each with everyone it is about. Forgotten members are left out, because nothing more
    /// is kept about them.
    pub(super) fn emit_with(&mut self, event: impl Into<Event>, parts: Vec<(Part, Vec<MemberId>)>) -> Result<(), Error> {
        self.emit_all(event.into(), parts, Vec::new())
    }

    /// Emits an event with a document.
    pub(super) fn emit_document(&mut self, event: impl Into<Event>, document: Vec<u8>) -> Result<(), Error> {
        self.emit_all(event.into(), Vec::new(), vec![Document(document.into_boxed_slice())])
    }

    fn emit_all(&mut self, event: Event, parts: Vec<(Part, Vec<MemberId>)>, documents: Vec<Document>) -> Result<(), Error> {
        let mut personal = Vec::with_capacity(parts.len());
        let mut slots = Vec::with_capacity(parts.len());
        let mut taken = Vec::with_capacity(parts.len());
        if parts.len() > PARTS_KEPT {
            return Err(Error::TooMany { what: "personal parts", count: parts.len() as u64, most: PARTS_KEPT as u64 });
        }
        for (part, concerned) in parts {
            let (salt, salt_mark) = self.next_salt()?;
            let mut about: Vec<MemberId> = Vec::with_capacity(concerned.len());
            for member in concerned {
                if !self.bank.is_erased(self.bank.resolve(member)) && !about.contains(&member) {
                    about.push(member);
                }
            }
            if about.is_empty() && part.kind() != PartKind::Secret {
                return Err(Error::NothingToDo { what: "everyone these words are about was forgotten" });
            }
            let bytes = crate::canon::to_json(&part);
            if bytes.len() > PART_BYTES {
                return Err(Error::TextTooLong { what: "a personal part", length: bytes.len() as u64, most: PART_BYTES as u64 });
            }
            personal.push(SlotBinding { digest: salt.bind(&bytes), kind: part.kind(), about, salt_mark });
            slots.push(PartSlot::Present { salt, part: bytes.into_boxed_slice() });
            taken.push(Some(part));
        }
        let first = self.emitted == 0;
        let body = Body {
            version: TimeBank::format(),
            seq: self.bank.head().next_seq()?,
            at: self.cx.at,
            by: self.actor,
            key: self.cx.key.filter(|_| first),
            fingerprint: self.print.filter(|_| first),
            previous: Hash32::NONE,
            part: (!first).then_some(self.emitted),
            more: None,
            personal,
            event,
        };
        self.emitted = sure(self.emitted.checked_add(1), "a command has few events")?;
        super::apply::event(self.bank, &body, &taken, &documents)?;
        self.bank.pending.push(Pending { body, documents, slots });
        Ok(())
    }

    /// Returns the salt of the next personal part, and the mark of the command's salt it is derived from. A salt serves one
    /// command.
    fn next_salt(&mut self) -> Result<(Salt, SaltMark), Error> {
        let salt = self.cx.salt.ok_or_else(|| Error::SaltMissing {})?;
        let mark = match self.mark {
            Some(mark) => mark,
            None => {
                let mark = salt.mark();
                if self.bank.state.marks.get(&mark).is_some() {
                    return Err(Error::SaltUsed {});
                }
                self.mark = Some(mark);
                mark
            }
        };
        let part = salt.for_part(self.salted);
        self.salted = sure(self.salted.checked_add(1), "a command binds few personal parts")?;
        Ok((part, mark))
    }

    /// Returns a note as a personal part about these members, or nothing if there is no text.
    pub(super) fn note(text: Option<&String>, about: Vec<MemberId>) -> Vec<(Part, Vec<MemberId>)> {
        match text {
            Some(text) if !text.is_empty() => vec![(Part::Note(crate::model::personal::Note { text: text.clone() }), about)],
            _ => Vec::new(),
        }
    }

    /// Fails unless the sender may take `step`. The host may take any.
    pub(super) fn permit(&self, step: Step, about: &About<'_>) -> Result<(), Error> {
        let Some(by) = self.cx.by.member() else { return Ok(()) };
        let refused = Err(Error::NotPermitted { step, by: Some(by) });
        let Ok(member) = self.bank.member(by) else { return refused };
        if !matches!(member.state, MemberState::Active | MemberState::Paused) || member.merged_into.is_some() {
            return refused;
        }
        if self.bank.charter().permissions.of(step).iter().any(|who| self.is(*who, self.bank.resolve(by), about, step)) {
            Ok(())
        } else {
            refused
        }
    }

    fn is(&self, who: Who, by: MemberId, about: &About<'_>, step: Step) -> bool {
        let stands_for = |member: MemberId| self.stands_for(by, member, step);
        match (who, about) {
            (Who::Members, _) => true,
            (Who::Staff | Who::Brokers | Who::Trustees, _) => self.holds_role(who),
            (Who::Themselves, About::Member(member)) => stands_for(*member),
            (Who::Givers, About::Exchange(terms, _)) => terms.parts.iter().any(|p| p.side != Side::Received && stands_for(p.member)),
            (Who::Receivers, About::Exchange(terms, _)) => terms.parts.iter().any(|p| p.side != Side::Gave && stands_for(p.member)),
            (Who::Participants, About::Exchange(terms, _)) => {
                terms.parts.iter().any(|p| stands_for(p.member)) || terms.payer.as_ref().and_then(|p| p.member).is_some_and(stands_for)
            }
            (Who::Proposer, About::Exchange(terms, Some(proposer))) => {
                self.bank.resolve(*proposer) == by && self.bank.still_proposes(by, terms)
            }
            _ => false,
        }
    }

    /// Returns whether the sender holds a role of this kind. The host holds none.
    pub(super) fn holds_role(&self, who: Who) -> bool {
        let by = self.cx.by.member().zip(who.power());
        by.is_some_and(|(by, power)| self.bank.acts_with(by, power, self.day()))
    }

    /// Returns whether `by` is `member`, or may take this step for them: by appointment, or by a role at the organisation they
    /// are.
    pub(super) fn stands_for(&self, by: MemberId, member: MemberId, step: Step) -> bool {
        let scope = match step {
            Step::Agree | Step::Propose => Scope::Agree,
            Step::Record | Step::Done | Step::Confirm | Step::Dispute => Scope::Record,
            Step::List => Scope::List,
            Step::Consent => Scope::Consent,
            Step::Gift => Scope::Spend,
            // Nobody is appointed to rewrite what people say about themselves. An organisation has no other way to say it.
            Step::Profile => return self.bank.resolve(member) == by || self.works_at(by, self.bank.resolve(member)),
            _ => return self.bank.resolve(member) == by,
        };
        self.acts_for(by, member, scope)
    }

    /// Returns whether `by` is `member`, is appointed with this scope, or has a role with a power at the organisation `member`
    /// is.
    pub(super) fn acts_for(&self, by: MemberId, member: MemberId, scope: Scope) -> bool {
        let member = self.bank.resolve(member);
        if by == member {
            return true;
        }
        // What somebody may not do while they are suspended, or once they left, nobody does for them.
        let state = self.bank.member(member).map(|row| row.state);
        let stands = matches!(state, Ok(MemberState::Active | MemberState::Paused | MemberState::Applicant));
        let told = matches!(scope, Scope::See | Scope::Consent);
        // Looked up in any case, so that the time it takes does not tell.
        let acts = self.is_appointed(by, member, scope);
        acts && (stands || told)
    }

    /// Returns the same whether or not the member may act themselves.
    pub(super) fn is_appointed(&self, by: MemberId, member: MemberId, scope: Scope) -> bool {
        let member = self.bank.resolve(member);
        by == member || self.appointed(by, member, |a| a.scope.contains(&scope)) || self.works_at(by, member)
    }

    /// Returns the same for any scope.
    pub(super) fn acts_for_any(&self, by: MemberId, member: MemberId) -> bool {
        let member = self.bank.resolve(member);
        self.appointed(by, member, |a| !a.scope.is_empty()) || self.works_at(by, member)
    }

    fn appointed(&self, by: MemberId, member: MemberId, to: impl Fn(&Appointment) -> bool) -> bool {
        let day = self.day();
        self.bank.state.people.get(&member).is_some_and(|person| {
            person.appointments.iter().any(|a| a.who.map(|w| self.bank.resolve(w)) == Some(by) && a.holds_on(day) && to(a))
        })
    }

    /// Returns whether `by` holds a role with a power at the organisation `member` is. A role at a person gives nobody their say.
    fn works_at(&self, by: MemberId, member: MemberId) -> bool {
        if !self.bank.is_organisation(member) {
            return false;
        }
        let powers = |role: u16| !self.bank.charter().powers(role).is_empty();
        let here = |role: &RoleHeld| role.at.map(|at| self.bank.resolve(at)) == Some(member);
        self.bank.member(by).is_ok_and(|m| m.roles.iter().any(|r| here(r) && r.holds_on(self.day()) && powers(r.role)))
    }

    /// Returns a member who can take part: resolved, and in a state that `allowed` accepts.
    pub(super) fn taking_part(&self, id: MemberId, allowed: fn(MemberState) -> bool) -> Result<(MemberId, &Member), Error> {
        let (id, member) = self.bank.current(id);
        let member = member.ok_or_else(|| Error::NotFound { what: "member", number: id.get() })?;
        if allowed(member.state) { Ok((id, member)) } else { Err(Error::MemberState { member: id, state: member.state }) }
    }

    /// Returns the terms and proposer of an exchange that is not posted.
    pub(super) fn plan(&self, exchange: ExchangeId) -> Result<(Terms, Option<MemberId>), Error> {
        let terms =
            self.bank.state.plans.get(&exchange).cloned().ok_or_else(|| Error::NotFound { what: "exchange", number: exchange.get() })?;
        Ok((terms, self.bank.state.exchanges.get(exchange).and_then(|row| row.by)))
    }
}
