//! The verdict a member gets: a function of the terms, the charter and what that member may know (promise 13).
//!
//! It is computed from those facts alone, and not by filtering the full verdict. Filtering cannot keep a secret: one hidden fact
//! decides one visible bit, and the asker chooses everything else. A rule that depends on facts about other people therefore
//! answers "a broker looks at this first" for every pair alike, met or not.

use super::occasion::{Fit, Occasion};
use super::{Answer, Reason, Verdict, unmet};
use crate::charter::{Before, Otherwise, Rule, RuleKind, RuleScope};
use crate::error::Error;
use crate::ledger;
use crate::model::exchange::{Setting, Terms};
use crate::model::listing::{Listing, Visibility};
use crate::state::Access;
use crate::state::State;
use crate::values::audience::Audience;
use crate::values::ids::MemberId;

/// What a member may know about a rule.
enum Open {
    /// It does not apply, or it is met, by facts the member knows.
    Met,
    /// It is not met, by facts the member knows.
    Unmet {
        /// Whether it is certainly unmet. Otherwise a fact was not stated.
        known: bool,
    },
    /// It depends on facts the member may not know.
    Unknown,
}

impl State {
    /// Returns the verdict on these terms that `viewer`, a member, may read.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`] unless the viewer, or a member they may see for, takes part or pays. Also if the viewer does not
    /// take part in the bank now and anyone else is named.
    pub(crate) fn open_verdict(&self, terms: &Terms, viewer: &Access) -> Result<Verdict, Error> {
        let payer = terms.payer.as_ref().and_then(|payer| payer.member);
        let named: Vec<MemberId> = terms.parts.iter().map(|part| part.member).chain(payer).collect();
        let own = |member: &MemberId| self.sees(viewer, *member);
        if !named.iter().any(own) || (!viewer.takes_part && !named.iter().all(own)) {
            return Err(Error::AskTheBroker {});
        }
        let mut reasons = Vec::new();
        let seen = |member: &MemberId| {
            let id = self.resolve(*member);
            self.members.get(id).is_some_and(|row| self.listed(viewer, id, row))
        };
        if !named.iter().all(seen) {
            reasons.push(not_found());
        }
        let mut occasion = Occasion::new(self, terms, None);
        occasion.travels = false;
        // Of a listing they may not know, or whose member they may not, a member is told nothing: others' part in it would show.
        let listing = terms.listing.and_then(|listing| self.listings.get(listing));
        let told =
            |listing: &Listing| (!listing.terms.anonymous && listing.terms.visibility != Some(Visibility::Broker)) || own(&listing.member);
        let mut hidden = listing.is_some_and(|listing| !told(listing));
        if !hidden {
            reasons.extend(super::always::group_size(&occasion, terms, true));
        }
        // A member knows their own diary. Other members' diaries count when they are asked to agree. The way between two sessions is
        // left out: with it anybody could find out where somebody else lives.
        if let Some(booked) = occasion.booked_twice().filter(|booked| booked.members.iter().any(|member| Some(*member) == viewer.member)) {
            reasons.push(Reason {
                members: Vec::new(),
                audience: Audience::Member,
                text: "you are agreed to be elsewhere then".into(),
                ..booked
            });
        }
        for (place, rule) in self.charter().rules.iter().enumerate() {
            match open(rule, &occasion, viewer) {
                Open::Met => {}
                Open::Unknown => hidden = true,
                Open::Unmet { known } => {
                    let refused = known && rule.otherwise == Otherwise::Refused;
                    let answer = if refused { Answer::Refused } else { Answer::NeedsApproval };
                    reasons.push(Reason { audience: Audience::Member, ..Reason::of(place, rule, answer, Vec::new()) });
                }
            }
        }
        reasons.extend(self.own_limit(terms, viewer));
        if hidden {
            reasons.push(Reason::ask_the_broker());
        }
        Ok(Verdict::of(reasons))
    }

    /// Returns a reason if a limit of the viewer's own account would be reached. Other accounts' limits are not checked.
    fn own_limit(&self, terms: &Terms, viewer: &Access) -> Option<Reason> {
        crate::rules::check_shape(terms).ok()?;
        let account = self.account_of(viewer.member?).ok()?;
        let leg = self.legs(terms).ok()?.into_iter().find(|leg| leg.account == account && !leg.minutes.is_positive())?;
        // The need a broker put a request to is told to its member alone.
        let listing = terms.listing.and_then(|listing| self.listings.get(listing));
        let mine = listing.is_some_and(|listing| self.sees(viewer, listing.member));
        if !matches!(self.fit(account, leg.minutes).ok()?, ledger::Fit::Only(_))
            || (mine && self.waived(terms, None).is_ok_and(|waived| waived.contains(&account)))
        {
            return None;
        }
        Some(Reason {
            rule: None,
            code: "balance-limit",
            answer: Answer::NeedsApproval,
            members: Vec::new(),
            text: "a limit of your own account would be reached; a broker can let the rest go where the charter says".into(),
            audience: Audience::Member,
        })
    }
}

/// The reason if the terms name a member the viewer cannot see: unknown, gone, or not yet taking part.
fn not_found() -> Reason {
    Reason {
        rule: None,
        code: "not-found",
        answer: Answer::Refused,
        members: Vec::new(),
        text: "someone named here does not take part".into(),
        audience: Audience::Member,
    }
}

/// Returns whether a rule depends on the terms and the charter alone, so that everyone may read its answer.
pub(super) fn rests_on_terms(rule: &Rule) -> bool {
    let open = match &rule.rule {
        RuleKind::BrokerApproval { .. } | RuleKind::NoMoney => true,
        RuleKind::ReferencesHeld { .. }
        | RuleKind::MetByStaff
        | RuleKind::GroupBeforeOneToOne { .. }
        | RuleKind::FirstMeetingPublic
        | RuleKind::StaffPresent
        | RuleKind::CheckHeld { .. }
        | RuleKind::NotOwnClient { .. }
        | RuleKind::AdultWithMinor { .. }
        | RuleKind::SharedLanguage
        | RuleKind::AccessMet
        | RuleKind::WithinDistance { .. }
        | RuleKind::Available
        | RuleKind::ConsentToMatching
        | RuleKind::MinutesPerWeek { .. } => false,
    };
    open && rule.scope.member_tags.is_empty()
}

fn open(rule: &Rule, occasion: &Occasion<'_>, viewer: &Access) -> Open {
    // Members do not know the tags that brokers give. The rest of the scope is public.
    let scope = RuleScope { member_tags: Vec::new(), ..rule.scope.clone() };
    let fit = occasion.fit(&scope);
    if fit == Fit::No || !may_apply(&rule.rule, occasion) {
        return Open::Met;
    }
    let own = rule.scope.member_tags.is_empty() && rests_on_oneself(&rule.rule, occasion, viewer);
    if !(rests_on_terms(rule) || own) {
        return Open::Unknown;
    }
    match unmet(&rule.rule, &rule.scope, occasion) {
        Some(unmet) => Open::Unmet { known: unmet.known && fit == Fit::Yes },
        None => Open::Met,
    }
}

/// Returns whether a rule depends only on facts about the viewer: their minutes this week, if nobody else gives.
fn rests_on_oneself(rule: &RuleKind, occasion: &Occasion<'_>, viewer: &Access) -> bool {
    matches!(rule, RuleKind::MinutesPerWeek { .. })
        && occasion.takers.iter().filter(|taker| taker.gives()).all(|taker| Some(taker.member) == viewer.member)
}

/// Returns whether a rule can be unmet at all, judging by the terms alone: how many people meet, and where.
fn may_apply(rule: &RuleKind, occasion: &Occasion<'_>) -> bool {
    match rule {
        RuleKind::ReferencesHeld { before: Before::OneToOne, .. } | RuleKind::GroupBeforeOneToOne { .. } => occasion.one_to_one(),
        RuleKind::FirstMeetingPublic => {
            occasion.one_to_one() && !matches!(occasion.setting, Some(Setting::Public | Setting::Venue | Setting::Remote))
        }
        RuleKind::StaffPresent => matches!(occasion.setting, None | Some(Setting::Home)),
        RuleKind::AccessMet | RuleKind::WithinDistance { .. } => occasion.setting != Some(Setting::Remote),
        RuleKind::CheckHeld { .. } => occasion.people().any(|taker| taker.gives()),
        _ => true,
    }
}
