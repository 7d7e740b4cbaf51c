//! The rows of the index: everything the cheap tests and the score ask of a listing and of whose it is, side by side.

use super::Sight;
use crate::bank::TimeBank;
use crate::charter::{Before, CountsAs, MatchingPolicy, Power, RuleKind};
use crate::matching::profile::{self, Party};
use crate::matching::score::Measures;
use crate::matching::slots::Week;
use crate::matching::{candidates, score};
use crate::model::exchange::{Setting, Side};
use crate::model::listing::{Listing, ListingKind, Remote};
use crate::model::member::MemberState;
use crate::model::personal::{Level, Liking, Person, Purpose, Workforce};
use crate::state::PartRow;
use crate::values::ids::MemberId;
use crate::values::place::Place;
use crate::values::time::Date;

/// Rules that have a bit of their own.
pub(super) const BITS: usize = 64;
/// Participations looked at for what was given lately; of somebody with more the rule itself is asked.
const LATELY: usize = 64;
/// Stands for "not known" among places.
const NOWHERE: Place = Place { latitude: i32::MAX, longitude: i32::MAX };

/// One side of a pair, as far as the quick judge of the rules asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Face {
    pub(super) member: u32,
    /// The languages rules go by, one bit each; the last bit stands for those without a bit of their own.
    pub(super) languages: u64,
    /// The place rules go by.
    pub(super) place: Place,
    pub(super) travels: u32,
    /// Rules about one person that are surely met, or surely not, on all the days the index speaks for.
    pub(super) sure: u64,
    pub(super) never: u64,
    /// Minutes given in the weeks around now, or to be given; the most there is when that takes a closer look.
    pub(super) lately: u32,
    pub(super) marks: Marks,
}

/// What is so or not about somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) person: bool,
    pub(super) may_give: bool,
    pub(super) may_receive: bool,
    /// May hold a role that makes them staff.
    pub(super) staff: bool,
    pub(super) tagged: bool,
    /// Others are kept from them.
    pub(super) apart: bool,
}

/// What is tested first of a row, and what its score can be at most: small, and together with those of its bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) blocks: u64,
    /// The languages of the listing.
    pub(super) languages: u64,
    /// The languages rules go by of a person; none where they do not ask.
    pub(super) speaks: u64,
    /// Rules about one person that are surely not met.
    pub(super) never: u64,
    /// The last days on which they gave; long ago where there are fewer.
    pub(super) gave: [i32; 4],
    /// The middle of the cell it is in.
    cell: Place,
    pub(super) from: i32,
    pub(super) until: i32,
    /// The day from which a request waits.
    pub(super) waits: i32,
    /// Its score with whatever the other side brings, at most.
    pub(super) best: u32,
    pub(super) member: u32,
    pub(super) travels: u32,
    /// Exchanges in which they are to give, up to 4.
    pub(super) giving: u8,
    pub(super) remote: Remote,
    /// May give what they offer, or receive what they ask for.
    pub(super) may: bool,
    pub(super) said: bool,
    /// Not the same every week, open to one programme only, or an offer of somebody who would rather not be asked for some of it: to be
    /// looked at afresh.
    pub(super) odd: bool,
}

/// What else is asked of a listing that may be part of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) listing: u32,
    pub(super) face: Face,
    /// 0 when nothing was said.
    pub(super) minutes: u32,
    pub(super) balance: i64,
    pub(super) rung: Option<(u32, u32)>,
    pub(super) never_refused: bool,
    pub(super) setting: Option<Setting>,
    pub(super) liking: Option<Liking>,
    pub(super) level: Option<Level>,
    pub(super) new: bool,
}

/// A listing as it stands in the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    pub(super) head: Head,
    pub(super) row: Row,
    /// When its member is free for it in any week.
    pub(super) week: Week,
}

impl Head {
    pub(super) fn cell(&self) -> Option<Place> {
        Some(self.cell).filter(|cell| *cell != NOWHERE)
    }

    /// On how many occasions they were asked since a day, up to four.
    pub(super) fn asked(&self, since: Date) -> u32 {
        let given = self.gave.iter().filter(|on| **on >= since.days()).count();
        u32::try_from(given).unwrap_or(4).saturating_add(u32::from(self.giving)).min(4)
    }
}

impl Row {
    /// Puts what an offer brings to a score into its measures.
    pub(super) fn gives(&self, into: Measures) -> Measures {
        Measures { liking: self.liking, giver_balance: self.balance, giver_new: self.new, ..into }
    }

    /// The same of a request.
    pub(super) fn receives(&self, into: Measures) -> Measures {
        let (rung, never_refused) = (self.rung, self.never_refused);
        Measures { rung, never_refused, receiver_balance: self.balance, receiver_new: self.new, ..into }
    }
}

impl Face {
    pub(super) fn place(&self) -> Option<Place> {
        Some(self.place).filter(|place| *place != NOWHERE)
    }
}

impl Sight {
    pub(super) fn row(&self, bank: &TimeBank, party: &Party<'_>) -> Listed {
        let listing: &Listing = party.listing;
        let listed = party.words.and_then(|w| w.availability.as_ref());
        let said = party.person.map(|p| &p.availability).into_iter().chain(listed);
        let dated = said.clone().any(|a| !a.dated.is_empty() || !a.except.is_empty());
        // What was said of an offer may hold, or not any more, by the time it is looked at.
        let said_of_it = party.person.is_some_and(|person| person.rather_not.iter().any(|(_, one)| one.offer == listing.id));
        let odd = dated || said_of_it || listing.terms.programme.is_some() || self.booked.of(party.member).next().is_some();
        let mut week = Week::always();
        for said in said.filter(|a| !a.is_empty()) {
            week = week.and(&crate::matching::slots::free(said, self.from));
        }
        let face = self.face(bank, party);
        let row = Row {
            listing: listing.id.get(),
            face,
            minutes: listing.terms.minutes.unwrap_or(0),
            balance: bank.balance(party.member).map_or(0, crate::values::minutes::Minutes::get),
            rung: candidates::rung(bank, listing),
            never_refused: bank.request_never_refused(listing),
            setting: listing.terms.setting,
            liking: party.words.and_then(|w| w.liking),
            level: party.words.and_then(|w| w.level),
            new: profile::is_new(bank, &self.merged, party.member),
        };
        let gave = profile::gave_on(bank, &self.merged, party.member);
        let head = Head {
            blocks: if odd { u64::MAX } else { week.blocks() },
            languages: self.bits(party.languages().into_iter()),
            speaks: if face.marks.person { face.languages } else { 0 },
            never: if face.marks.person { face.never } else { 0 },
            gave: gave.map(|on| on.map_or(i32::MIN, Date::days)),
            cell: party.place().map_or(NOWHERE, score::cell),
            from: listing.from().days(),
            until: listing.terms.until.map_or(i32::MAX, Date::days),
            waits: candidates::waiting_since(bank, &self.merged, listing).days(),
            best: best(&bank.charter().matching, listing.kind, &row),
            member: party.member.get(),
            travels: face.travels,
            giving: u8::try_from(self.booked.giving(party.member).min(4)).unwrap_or(4),
            remote: listing.terms.remote.unwrap_or(Remote::No),
            may: if listing.kind == ListingKind::Offer { face.marks.may_give } else { face.marks.may_receive },
            said: party.said(),
            odd,
        };
        Listed { head, row, week }
    }

    /// What the rules go by: of whoever receives what their request says; of whoever gives only what they say of themselves,
    /// since an exchange comes from one listing, the request.
    pub(super) fn face(&self, bank: &TimeBank, party: &Party<'_>) -> Face {
        let member = party.member;
        let person = party.person;
        let row = bank.state.members.get(member);
        let state = row.map(|row| row.state);
        let charter = bank.charter();
        let kind = row.and_then(|row| charter.kinds.get(usize::from(row.kind)));
        let asks = party.listing.kind == ListingKind::Request;
        let alone = Party { words: party.words.filter(|_| asks), ..*party };
        let willing = person.is_none_or(|p| !p.match_nobody() && p.consents_to(Purpose::Matching) != Some(false));
        let staff = row.is_some_and(|row| row.roles.iter().any(|r| charter.powers(r.role).contains(&Power::Staff)));
        let marks = Marks {
            person: kind.is_none_or(|k| k.counts_as == CountsAs::Person),
            may_give: willing && state == Some(MemberState::Active),
            may_receive: willing && matches!(state, Some(MemberState::Active | MemberState::Paused)),
            staff,
            tagged: person.is_some_and(|p| !p.tags.is_empty()),
            apart: person.is_some_and(|p| !p.apart.is_empty()),
        };
        let (mut sure, mut never) = (0, 0);
        let affiliated = row.is_some_and(|row| row.roles.iter().any(|r| r.at.is_some()));
        for (rule, bit) in charter.rules.iter().zip((0..BITS).map(|i| 1u64.checked_shl(i as u32).unwrap_or(0))) {
            let known = match &rule.rule {
                RuleKind::NotOwnClient { .. } => (!affiliated).then_some(true),
                kind => self.alone(kind, person, staff),
            };
            match known {
                Some(true) => sure |= bit,
                Some(false) => never |= bit,
                None => {}
            }
        }
        Face {
            member: member.get(),
            languages: self.bits(alone.languages().into_iter()),
            place: alone.place().unwrap_or(NOWHERE),
            travels: person.and_then(|p| p.profile.travels).unwrap_or(u32::MAX),
            sure,
            never,
            lately: if self.weekly { self.given_lately(bank, member) } else { u32::MAX },
            marks,
        }
    }

    /// Whether a rule about one person is surely met, or surely not, on all the days the index speaks for.
    fn alone(&self, rule: &RuleKind, person: Option<&Person>, staff: bool) -> Option<bool> {
        let (from, until) = (self.from, self.until);
        match rule {
            RuleKind::ReferencesHeld { count, before: Before::Joining | Before::OneToOne, valid_days } => {
                // The fewest that count on any of the days, and the most that could.
                let held = |by: Date, on: Date| person.map_or(0, |person| person.references_held(by, on, *valid_days));
                if held(from, until) >= *count { Some(true) } else { (held(until, from) < *count).then_some(false) }
            }
            RuleKind::MetByStaff => {
                let met = person.map(|p| p.met.as_slice()).unwrap_or_default();
                if met.iter().any(|m| m.on <= from) { Some(true) } else { (!staff && !met.iter().any(|m| m.on <= until)).then_some(false) }
            }
            RuleKind::CheckHeld { level, workforce } => {
                let checks = person.map(|p| p.checks.as_slice()).unwrap_or_default();
                let lasts = |c: &&crate::model::personal::Check| {
                    c.level >= *level && c.seen <= from && c.recheck_after.is_none_or(|last| until <= last)
                };
                let held = |group: Workforce| checks.iter().filter(lasts).any(|c| c.workforce == group || c.workforce == Workforce::Both);
                let all = match workforce {
                    Workforce::Both => held(Workforce::Adult) && held(Workforce::Child),
                    group => held(*group),
                };
                if all { Some(true) } else { checks.is_empty().then_some(false) }
            }
            RuleKind::ConsentToMatching => Some(person.and_then(|p| p.consents_to(Purpose::Matching)) == Some(true)),
            RuleKind::AdultWithMinor { age } => {
                let young = person.is_some_and(|p| p.profile.born.is_some() && p.age_on(from).is_none_or(|years| years < *age));
                (!young).then_some(true)
            }
            RuleKind::AccessMet => person.and_then(|p| p.profile.access_needs.as_ref()).is_none_or(Vec::is_empty).then_some(true),
            _ => None,
        }
    }

    /// Minutes somebody gave from a fortnight before the days the index speaks for, or is to give.
    fn given_lately(&self, bank: &TimeBank, member: MemberId) -> u32 {
        let since = self.from.plus_days(-14).unwrap_or(self.from);
        let mut sum = 0u32;
        let mut looked = 0usize;
        let gave = |part: &PartRow| part.side != Side::Received;
        for part in self.merged.numbers(member).flat_map(|number| bank.parts_of_number(number)) {
            looked = looked.saturating_add(1);
            if looked > LATELY {
                return u32::MAX;
            }
            if gave(part) && bank.state.exchanges.get(part.exchange).is_some_and(|row| row.on >= since) {
                sum = sum.saturating_add(part.minutes);
            }
        }
        sum.saturating_add(self.booked.waiting(member))
    }

    /// A bit for each language.
    pub(super) fn bits<'a>(&self, languages: impl Iterator<Item = &'a str>) -> u64 {
        languages.fold(0, |bits, language| {
            let place = self.languages.get(language).copied().unwrap_or(63);
            bits | 1u64.checked_shl(place.min(63)).unwrap_or(0)
        })
    }
}

/// What a row's score can be at most.
fn best(policy: &MatchingPolicy, kind: ListingKind, row: &Row) -> u32 {
    let most = score::favourable(policy);
    let most = match kind {
        // A level of which nothing is known gives half, whatever is wanted.
        ListingKind::Offer => row.gives(Measures { level: row.level.and(most.level), ..most }),
        ListingKind::Request => row.receives(most),
    };
    score::components(policy, &most).score()
}
