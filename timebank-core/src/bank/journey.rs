//! Commands about programmes and pairings.

use super::work::{About, Work};
use crate::charter::Step;
use crate::command::*;
use crate::error::Error;
use crate::journal::event::*;
use crate::model::member::MemberState;
use crate::rules::Answer;
use crate::values::sure::LeftOut as _;

impl Work<'_> {
    pub(super) fn pair(&mut self, a: &Pair) -> Result<(), Error> {
        self.permit(Step::Vocabulary, &About::Nobody)?;
        self.bank.state.programmes.get(a.programme).ok_or(Error::NotFound { what: "programme", number: a.programme.get() })?;
        let (mentor, _) = self.taking_part(a.mentor, |s| s == MemberState::Active)?;
        let (mentee, _) = self.taking_part(a.mentee, |s| s == MemberState::Active)?;
        if mentor == mentee {
            return Err(Error::BadPairing { why: "nobody is paired with themselves" });
        }
        // Whether they fit is for others to see.
        self.not_oneself(&[mentor, mentee], Step::Vocabulary)?;
        let from = a.from.given_or(self.day());
        let again = self.bank.state.pairings.iter().any(|(_, p)| {
            p.programme == a.programme
                && self.bank.resolve(p.mentor) == mentor
                && self.bank.resolve(p.mentee) == mentee
                && p.ended.is_none_or(|(last, _)| last >= from)
        });
        if again {
            return Err(Error::BadPairing { why: "these two are paired already" });
        }
        let verdict = self.bank.verdict_on_pairing(mentor, mentee, from);
        if verdict.answer == Answer::Refused {
            return Err(Error::RuleRefused { rules: verdict.codes(Answer::Refused) });
        }
        let pairing = self.bank.state.pairings.next_id().ok_or(Error::Full { what: "pairings" })?;
        self.emit(PairingMade { pairing, programme: a.programme, mentor, mentee, from })
    }

    pub(super) fn end_pairing(&mut self, a: &EndPairing) -> Result<(), Error> {
        self.permit(Step::Vocabulary, &About::Nobody)?;
        let pairing = self.bank.state.pairings.get(a.pairing).ok_or(Error::NotFound { what: "pairing", number: a.pairing.get() })?;
        let on = a.on.given_or(self.day());
        if pairing.ended.is_some() {
            return Err(Error::BadPairing { why: "it has ended already" });
        }
        if on < pairing.from {
            return Err(Error::DateOrder { what: "a pairing ends after it begins", first: pairing.from, second: on });
        }
        self.emit(PairingEnded { pairing: a.pairing, on, why: a.why })
    }
}
