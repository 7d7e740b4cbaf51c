//! An occasion: who would take part, in what, where and when, with what is known about each participant.

use crate::charter::{CountsAs, Power, RuleScope};
use crate::model::activity::{Activity, ActivityFlag};
use crate::model::exchange::{Expense, Setting, Side, Terms};
use crate::model::member::{Capacity, Member};
use crate::model::personal::{ListingWords, Person};
use crate::order::BTreeSet;
use crate::order::InOrder as _;
use crate::state::State;
use crate::values::ids::{ActivityId, ExchangeId, MemberId};
use crate::values::language::Language;
use crate::values::place::Place;
use crate::values::time::Date;

/// The maximum nesting depth of activities. The charter check enforces it; the bound here guards against corrupt input.
const DEPTH: usize = 64;

/// A participant.
pub(crate) struct Taker<'a> {
    pub(crate) member: MemberId,
    pub(crate) side: Side,
    pub(crate) minutes: u32,
    /// The lasting part; `None` for an unknown id.
    pub(crate) row: Option<&'a Member>,
    /// The personal facts; `None` if there are none, or if the member was forgotten.
    pub(crate) person: Option<&'a Person>,
    /// Whether it is a person rather than an organisation.
    pub(crate) is_person: bool,
    /// Whether they take part as staff, or hold a role that makes them staff.
    pub(crate) is_staff: bool,
}

impl Taker<'_> {
    pub(crate) fn gives(&self) -> bool {
        self.side != Side::Received
    }
    pub(crate) fn receives(&self) -> bool {
        self.side != Side::Gave
    }
}

/// Whether a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It does not apply.
    No,
    /// It may apply: the activity or the setting is not known.
    Perhaps,
    /// It applies.
    Yes,
}

/// Who would do what, where and when.
pub(crate) struct Occasion<'a> {
    pub(crate) bank: &'a State,
    pub(crate) on: Date,
    /// The start time as a minute of the local day, if known.
    pub(crate) start: Option<u16>,
    pub(crate) activity: Option<(ActivityId, &'a Activity)>,
    /// The setting: as stated, or at home if the activity is done there.
    pub(crate) setting: Option<Setting>,
    /// The participants, in id order.
    pub(crate) takers: Vec<Taker<'a>>,
    pub(crate) visitors: u32,
    pub(crate) expenses: &'a [Expense],
    /// The exchange that is this occasion, if it is already under way.
    pub(crate) besides: Option<ExchangeId>,
    /// Whether the way between two sessions counts.
    pub(crate) travels: bool,
    /// Merged ids, each preceded by its current id. Empty if no rule depends on earlier exchanges.
    pub(crate) merged: Vec<(MemberId, MemberId)>,
    /// The listing's member, and the listing's text.
    words: Option<(MemberId, &'a ListingWords)>,
    /// Agreed sessions around this one, looked up on first use.
    elsewhere: std::cell::OnceCell<Vec<super::diary::Booked>>,
}

impl<'a> Occasion<'a> {
    pub(crate) fn new(bank: &'a State, terms: &'a Terms, besides: Option<ExchangeId>) -> Self {
        Self::knowing(bank, terms, besides, super::history::merged(bank))
    }

    pub(crate) fn knowing(bank: &'a State, terms: &'a Terms, besides: Option<ExchangeId>, merged: Vec<(MemberId, MemberId)>) -> Self {
        let charter = bank.charter();
        let state = bank;
        let activity = terms.activity.and_then(|id| Some((id, &state.activities.get(id)?.activity)));
        let at_home = activity.is_some_and(|(_, a)| a.flags.contains(&ActivityFlag::HomeVisit));
        let mut takers: Vec<Taker<'a>> = terms
            .parts
            .iter()
            .filter(|part| part.attended())
            .map(|part| {
                let member = bank.resolve(part.member);
                let row = state.members.get(member);
                let kind = row.and_then(|row| charter.kinds.get(usize::from(row.kind)));
                Taker {
                    member,
                    side: part.side,
                    minutes: part.minutes,
                    row,
                    person: state.people.get(&member),
                    is_person: kind.is_none_or(|k| k.counts_as == CountsAs::Person),
                    is_staff: part.capacity == Some(Capacity::Staff) || bank.has_power(member, Power::Staff, terms.on),
                }
            })
            .collect();
        takers.in_order_by_key(|t| t.member);
        let listing = terms.listing.and_then(|id| Some((state.listings.get(id)?.member, state.listing_words.get(&id)?)));
        Self {
            bank,
            on: terms.on,
            start: terms.start.map(|s| s.minute),
            activity,
            setting: terms.setting.or(at_home.then_some(Setting::Home)),
            takers,
            visitors: terms.visitors.unwrap_or(0),
            expenses: &terms.expenses,
            besides,
            travels: true,
            merged,
            words: listing.map(|(member, words)| (bank.resolve(member), words)),
            elsewhere: std::cell::OnceCell::new(),
        }
    }

    /// Returns whether an exchange is of the same bundle as this one. It is judged as agreed, because both will be or neither.
    pub(super) fn stands_or_falls_with(&self, id: ExchangeId) -> bool {
        let bundle = |id: &ExchangeId| self.bank.more.get(id).and_then(|more| more.bundle);
        self.besides.as_ref().and_then(bundle).is_some_and(|of| bundle(&id) == Some(of))
    }

    /// Returns the participants' agreed sessions around this one.
    pub(super) fn elsewhere(&self) -> &[super::diary::Booked] {
        self.elsewhere.get_or_init(|| self.agreed_elsewhere())
    }

    /// Returns the place that its listing names.
    pub(super) fn listing_place(&self) -> Option<Place> {
        self.words.and_then(|(_, words)| words.place)
    }

    pub(crate) fn people(&self) -> impl Iterator<Item = &Taker<'a>> {
        self.takers.iter().filter(|t| t.is_person)
    }

    /// Returns whether two people meet with nobody else present.
    pub(crate) fn one_to_one(&self) -> bool {
        self.takers.len() == 2 && self.visitors == 0 && self.takers.iter().all(|t| t.is_person)
    }

    pub(crate) fn find(&self, member: MemberId) -> Option<&Taker<'a>> {
        self.takers.binary_search_by_key(&member, |t| t.member).ok().and_then(|i| self.takers.get(i))
    }

    fn words_of(&self, member: MemberId) -> Option<&'a ListingWords> {
        self.words.filter(|(of, _)| *of == member).map(|(_, words)| words)
    }

    /// Returns the languages a participant would speak: the listing's, or else their own.
    pub(crate) fn languages(&self, taker: &Taker<'a>) -> &'a [Language] {
        match self.words_of(taker.member) {
            Some(words) if !words.languages.is_empty() => &words.languages,
            _ => taker.person.and_then(|p| p.profile.languages.as_deref()).unwrap_or_default(),
        }
    }

    /// Returns where a participant would be: the listing's place, or else where they live.
    pub(crate) fn place(&self, taker: &Taker<'a>) -> Option<Place> {
        self.words_of(taker.member).and_then(|w| w.place).or(taker.person?.profile.place)
    }

    /// Returns whether a participant is free at that time. Without any stated hours they count as free. Without a start time, a
    /// day with any free hours counts.
    pub(crate) fn is_free(&self, taker: &Taker<'a>) -> bool {
        let listed = self.words_of(taker.member).and_then(|w| w.availability.as_ref());
        taker.person.map(|p| &p.availability).into_iter().chain(listed).all(|availability| match self.start {
            None => availability.is_empty() || !availability.on(self.on).is_empty(),
            Some(start) => {
                let mut left = u32::from(start).saturating_add(taker.minutes);
                let (mut day, mut from) = (Some(self.on), start);
                while let Some(on) = day.filter(|_| left > 0) {
                    let until = left.min(1440);
                    if !availability.covers(on, from, until.saturating_sub(u32::from(from))) {
                        return false;
                    }
                    left = left.saturating_sub(until);
                    (day, from) = (on.plus_days(1), 0);
                }
                true
            }
        })
    }

    /// Returns whether a rule with this scope applies.
    pub(crate) fn fit(&self, scope: &RuleScope) -> Fit {
        let mut fit = Fit::Yes;
        if !(scope.activities.is_empty() && scope.activity_tags.is_empty() && scope.flags.is_empty()) {
            match self.activity {
                None => fit = Fit::Perhaps,
                Some((id, activity)) if self.is_within(id, &scope.activities) && is_so(scope, activity) => {}
                Some(_) => return Fit::No,
            }
        }
        if !scope.settings.is_empty() {
            match self.setting {
                None => fit = Fit::Perhaps,
                Some(setting) if scope.settings.contains(&setting) => {}
                Some(_) => return Fit::No,
            }
        }
        if !scope.member_tags.is_empty() && !self.takers.iter().any(|t| has_tag(t.person, &scope.member_tags)) {
            return Fit::No;
        }
        fit
    }

    /// Returns whether the activity is one of `codes`, or below one of them. An empty `codes` matches any activity.
    fn is_within(&self, id: ActivityId, codes: &[String]) -> bool {
        let mut above = Some(id);
        for _ in 0..DEPTH {
            let Some(row) = above.and_then(|id| self.bank.activities.get(id)) else { break };
            if codes.is_empty() || codes.contains(&row.activity.code) {
                return true;
            }
            above = row.parent;
        }
        false
    }
}

fn is_so(scope: &RuleScope, activity: &Activity) -> bool {
    (scope.activity_tags.is_empty() || activity.tags.iter().any(|t| scope.activity_tags.contains(t)))
        && (scope.flags.is_empty() || activity.flags.iter().any(|f| scope.flags.contains(f)))
}

/// Returns whether a person has one of these tags, which brokers set.
pub(crate) fn has_tag(person: Option<&Person>, tags: &[String]) -> bool {
    person.is_some_and(|p| tags.iter().any(|tag| p.tags.contains(tag)))
}

/// The members because of whom a rule is not met: by known facts, or because a fact is unknown.
#[derive(Default)]
pub(crate) struct Tally {
    known: BTreeSet<MemberId>,
    unknown: BTreeSet<MemberId>,
}

/// A rule that is not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unmet {
    /// The members because of whom.
    pub(crate) members: Vec<MemberId>,
    /// Whether it is known to be unmet. Otherwise a fact is missing.
    pub(crate) known: bool,
}

impl Tally {
    pub(crate) fn known(&mut self, member: MemberId) {
        self.known.insert(member);
    }
    pub(crate) fn unknown(&mut self, member: MemberId) {
        self.unknown.insert(member);
    }
    pub(crate) fn all_known(members: impl Iterator<Item = MemberId>) -> Option<Unmet> {
        Self { known: members.collect(), unknown: BTreeSet::new() }.finish()
    }
    pub(crate) fn finish(self) -> Option<Unmet> {
        let known = !self.known.is_empty();
        let members: Vec<MemberId> = self.known.union(&self.unknown).copied().collect();
        (!members.is_empty()).then_some(Unmet { members, known })
    }
}
