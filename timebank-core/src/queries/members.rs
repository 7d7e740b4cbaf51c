//! Finding members, by name and by a host's own code.

use super::fold::Words;
use super::history::page_size;
use super::shared::Named;
use super::{Access, question};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::model::member::{Member, MemberState};
use crate::model::personal::Purpose;
use crate::order::BTreeSet;
use crate::values::ids::{AccountId, MemberId};
use crate::values::language::Language;
use crate::values::time::Date;
use serde::Serialize;

question! {
    /// The members who fit every condition, in order of number.
    pub struct MemberSearch
    optional {
        /// Words, each of which must be in the name as far as the viewer knows it; case and accents don't matter.
        text: Option<String>,
        /// The kind, in the charter's word.
        kind: Option<String>,
        /// Only members who hold this role now, in the charter's word. For brokers.
        role: Option<String>,
        /// Only members in this state. For brokers.
        state: Option<MemberState>,
        /// Only members with this tag of the broker's. For brokers.
        tag: Option<String>,
        /// Only members at ease in this language. For brokers.
        language: Option<Language>,
        /// Only members who have consented to this purpose, as for a mailing list. For brokers.
        consenting: Option<Purpose>,
        /// Only those after this number: the last of the page before.
        after: Option<MemberId>,
        /// How many at most; 50 when left out, never more than 500.
        limit: Option<u32>,
    }
    =>
    /// Members, as far as the viewer may see them. A member sees those who take part: active, resting or suspended, without being shown
    /// which. Someone who does not take part sees themselves.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`] when a member asks by what only brokers know; [`Error::UnknownWord`]; as [`View::access`](crate::queries::View::access).
    members -> Members
}
question! {
    /// The member that a host's own system knows by a code, or nothing. For brokers.
    pub struct ByHostCode {
        /// The name of the host's system.
        system: String,
        /// The system's code for the member.
        code: String,
    }
    optional {} =>
    /// The member a host's own system means by a code. If two have it, the one with the lowest number.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`] for members.
    by_host_code -> Option<MemberId>
}

/// A page of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Members {
    /// The members, in order of number.
    pub members: Vec<MemberView>,
    /// What to give as `after` for the next page; left out on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<MemberId>,
}

/// A member, as far as the viewer may see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MemberView {
    /// The member.
    #[serde(flatten)]
    pub who: Named,
    /// The kind, in the charter's word.
    pub kind: String,
    /// Further facts, shown to the member and to brokers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Box<OwnMember>>,
}

/// What only the member and brokers see of a member. Tags are for brokers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OwnMember {
    /// Their state: applicant, active, paused, suspended, left or erased.
    pub state: MemberState,
    /// The first day of that state.
    pub since: Date,
    /// The day a pause is meant to end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The day they joined.
    pub joined: Date,
    /// The account their exchanges are posted to.
    pub account: AccountId,
    /// Roles held now, in the charter's words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// Languages they are at ease in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// The broker's tags; shown to brokers alone.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
}

impl TimeBank {
    /// See [`View::members`](crate::queries::View::members).
    pub(crate) fn members(&self, by: Viewer, search: &MemberSearch) -> Result<Members, Error> {
        let viewer = self.access(by)?;
        if search.role.is_some()
            || search.state.is_some()
            || search.tag.is_some()
            || search.language.is_some()
            || search.consenting.is_some()
        {
            viewer.need_broker()?;
        }
        let charter = self.charter();
        let word = |what, given: &str| Error::UnknownWord { what, given: crate::values::minutes::shorten(given) };
        let kind = search.kind.as_deref().map(|k| charter.kind(k).ok_or_else(|| word("kind", k))).transpose()?;
        let role = search.role.as_deref().map(|r| charter.role(r).ok_or_else(|| word("role", r))).transpose()?;
        let words = Words::of(search.text.as_deref().unwrap_or_default());
        let day = self.today_here();
        let size = page_size(search.limit);
        let mut members: Vec<MemberView> = Vec::new();
        let mut next = None;
        for (id, row) in self.state.members.iter() {
            let person = self.state.people.get(&id);
            let fits = row.merged_into.is_none()
                && search.after.is_none_or(|after| id > after)
                && self.listed(&viewer, id, row)
                && kind.is_none_or(|kind| kind == row.kind)
                && role.is_none_or(|role| row.roles.iter().any(|r| r.role == role && r.holds_on(day)))
                && search.state.is_none_or(|state| state == row.state)
                && search.tag.as_ref().is_none_or(|tag| person.is_some_and(|p| p.tags.contains(tag)))
                && search.language.as_ref().is_none_or(|l| person.is_some_and(|p| p.profile.languages.iter().flatten().any(|x| x == l)))
                && search.consenting.is_none_or(|purpose| person.is_some_and(|p| p.consents_to(purpose) == Some(true)))
                && (words.is_empty() || self.name_of(&viewer, id).is_some_and(|name| words.all_in(&name)));
            if !fits {
                continue;
            }
            if members.len() == size {
                next = members.last().map(|last| last.who.member);
                break;
            }
            members.push(self.member_view(&viewer, id, row));
        }
        Ok(Members { members, next })
    }

    fn member_view(&self, viewer: &Access, id: MemberId, row: &Member) -> MemberView {
        let day = self.today_here();
        let own = self.sees(viewer, id).then(|| {
            let person = self.state.people.get(&id);
            let roles = row.roles.iter().filter(|r| r.holds_on(day)).filter_map(|r| self.charter().roles.get(usize::from(r.role)));
            Box::new(OwnMember {
                state: row.state,
                since: row.since,
                until: row.until,
                joined: row.joined,
                account: row.account,
                roles: roles.map(|role| role.name.clone()).collect(),
                languages: person.and_then(|p| p.profile.languages.clone()).unwrap_or_default(),
                tags: person.filter(|_| viewer.is_broker()).map(|p| p.tags.clone()).unwrap_or_default(),
            })
        });
        MemberView { who: self.named(viewer, id), kind: self.kind_name(row), own }
    }

    pub(crate) fn kind_name(&self, row: &Member) -> String {
        self.charter().kinds.get(usize::from(row.kind)).map(|kind| kind.name.clone()).unwrap_or_default()
    }

    /// See [`View::by_host_code`](crate::queries::View::by_host_code).
    pub(crate) fn by_host_code(&self, by: Viewer, question: &ByHostCode) -> Result<Option<MemberId>, Error> {
        self.access(by)?.need_broker()?;
        let has = |code: Option<&String>| code.is_some_and(|code| *code == question.code);
        let mut people = self.state.people.iter();
        Ok(people.find(|(_, person)| has(person.profile.host_codes.get(&question.system))).map(|(id, _)| *id))
    }
}
