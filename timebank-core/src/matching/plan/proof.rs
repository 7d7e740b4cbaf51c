//! The proof of a plan's bound: a network, a flow and potentials, bound to the bank and the question they are about.

use super::finish::quarters_up;
use super::network::{Net, network};
use super::pace::Pacer;
use super::round::Round;
use super::{PlanFor, question_clock};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::matching::certificate::{CertificateFault, verify};
use crate::matching::flow::FlowArc;
use crate::values::digest::Hash32;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// A network, a flow, and potentials that prove the flow the best: see [`certificate`](crate::matching::certificate). One entry for each
/// arc, and one potential for each node.
///
/// The digest is the SHA-256 of nine lines of text, each ended by a line feed: `timebank plan certificate 1`; [`head`](Self::head);
/// [`question`](Self::question); and each column in the order below, its numbers joined by commas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PlanCertificate {
    /// The head of the bank that was asked: sequence number and hash, as `5:c4b2…`.
    pub head: String,
    /// The question, in the form in which the library writes it.
    pub question: String,
    /// Where each arc begins.
    pub from: Vec<u32>,
    /// Where it ends.
    pub to: Vec<u32>,
    /// The most units along it.
    pub upper: Vec<i64>,
    /// What each unit costs.
    pub cost: Vec<i64>,
    /// Units along it.
    pub flow: Vec<i64>,
    /// A potential for each node.
    pub potentials: Vec<i64>,
    /// What binds all of this together: SHA-256, in hexadecimal digits.
    pub digest: String,
}

fn line<T: ToString>(out: &mut Sha256, column: &[T]) {
    for (at, number) in column.iter().enumerate() {
        if at > 0 {
            out.update(b",");
        }
        out.update(number.to_string());
    }
    out.update(b"\n");
}

impl PlanCertificate {
    /// The digest that belongs to what is there.
    pub fn digest_of(&self) -> String {
        let mut out = Sha256::new();
        for text in ["timebank plan certificate 1", &self.head, &self.question] {
            out.update(text);
            out.update(b"\n");
        }
        line(&mut out, &self.from);
        line(&mut out, &self.to);
        line(&mut out, &self.upper);
        line(&mut out, &self.cost);
        line(&mut out, &self.flow);
        line(&mut out, &self.potentials);
        Hash32(out.finalize().into()).to_string()
    }

    /// Binds it to a bank and a question.
    pub(super) fn bound_to(mut self, bank: &TimeBank, question: &PlanFor) -> Self {
        self.head = bank.head().to_string();
        self.question = crate::form::to_text(question);
        self.digest = self.digest_of();
        self
    }

    fn arcs(&self) -> impl Iterator<Item = FlowArc> + '_ {
        let ends = self.from.iter().zip(&self.to).zip(&self.upper).zip(&self.cost);
        ends.map(|(((from, to), upper), cost)| FlowArc::new(*from, *to, *upper, *cost))
    }

    /// Checks it by itself. The bound it proves: scores times minutes, in quarters of an hour, rounded up.
    ///
    /// # Errors
    /// The first fault.
    pub fn verify(&self) -> Result<i64, CertificateFault> {
        for given in [self.to.len(), self.upper.len(), self.cost.len(), self.flow.len()] {
            if given != self.from.len() {
                return Err(CertificateFault::WrongLength { given, wanted: self.from.len() });
            }
        }
        if self.digest != self.digest_of() {
            return Err(CertificateFault::OtherDigest);
        }
        let arcs: Vec<FlowArc> = self.arcs().collect();
        let cost = verify(self.potentials.len(), &arcs, &self.flow, &self.potentials)?;
        Ok(quarters_up(i64::try_from(cost).unwrap_or(i64::MIN).saturating_neg()))
    }

    /// Checks it against the bank and the question it is about: that it was made where the bank stands, for this question, and that its
    /// network is the one they come to. The bound it proves.
    ///
    /// # Errors
    /// The first fault.
    pub fn verify_for(&self, bank: &TimeBank, question: &PlanFor) -> Result<i64, CertificateFault> {
        if self.head != bank.head().to_string() || self.question != crate::form::to_text(question) {
            return Err(CertificateFault::OtherQuestion);
        }
        let bound = self.verify()?;
        let made = || -> Result<Option<Net>, Error> {
            let round = Round::new(bank, question, question_clock(bank, question)?, &mut Pacer::new(None, question.steps))?;
            network(&round, &mut Pacer::new(None, None))
        };
        let net = made().map_err(|_| CertificateFault::OtherQuestion)?;
        let same = |net: Net| net.nodes == self.potentials.len() && net.has(self.arcs());
        if net.is_some_and(same) { Ok(bound) } else { Err(CertificateFault::OtherNetwork) }
    }
}
