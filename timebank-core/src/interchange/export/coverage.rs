//! What of a bank each form covers, as data. What a form does not cover is counted in the bank and listed, for every form by the same
//! code: no writer can forget to say it.

use super::tables::{rest_of_activity, rest_of_profile, rest_of_terms, rest_of_words};
use super::{ExportForm, Exported};
use crate::bank::TimeBank;
use crate::canon::wire_code;
use crate::journal::event::ReversalReason;
use crate::model::activity::Activity;
use crate::model::exchange::{ExchangeState, Side};
use crate::model::listing::ListingTerms;
use crate::model::member::MemberState;
use crate::model::personal::{ListingWords, Person, Profile};
use crate::values::ids::ListingId;

wire_code! {
    /// What a bank can hold, as far as a form may cover it or not.
    pub enum Held {
        /// What members are called.
        Names = "names",
        /// E-mail and telephone.
        Contacts = "contacts",
        /// Languages members are at ease in.
        Languages = "languages",
        /// Days of birth.
        Born = "born",
        /// What members write about themselves.
        Descriptions = "descriptions",
        /// Places, codes of other systems and what else a profile holds.
        Profiles = "profiles",
        /// The day members joined.
        Joined = "joined",
        /// Applicants, and members who rest, are suspended or have left.
        States = "states",
        /// Roles members hold.
        Roles = "roles",
        /// Limits of an account's own.
        Limits = "limits",
        /// When members are free.
        Availability = "availability",
        /// What else is kept about members: consents, checks, references, tags, concerns, contacts.
        Kept = "kept",
        /// Balances other than zero.
        Balances = "balances",
        /// Activities.
        Activities = "activities",
        /// Offers that are open.
        Offers = "offers",
        /// Requests that are open.
        Requests = "requests",
        /// What listings say beyond activity, minutes, days and visibility: how much at most, for how many, at a distance or where, which
        /// need, whether again and again or in parts, languages, times, liking and level.
        ListingDetails = "listing-details",
        /// What activities say beyond a code, a name and a wider one: words, needs, checks, what they bring with them.
        ActivityDetails = "activity-details",
        /// Listings that have ended.
        EndedListings = "ended-listings",
        /// Exchanges that happened: who gave and who received.
        Exchanges = "exchanges",
        /// Exchanges that are proposed, agreed or done and not posted.
        OpenExchanges = "open-exchanges",
        /// Exchanges that were called off.
        CalledOff = "called-off",
        /// Times of day of exchanges.
        Starts = "starts",
        /// Help by or for several at once.
        Groups = "groups",
        /// What people did together.
        Together = "together",
        /// Visitors without a name.
        Visitors = "visitors",
        /// Money owed for an exchange.
        Expenses = "expenses",
        /// Where an exchange was, whether a broker brought it about, facilitation, estimates, the listing or pairing it came from.
        Circumstances = "circumstances",
        /// Notes on exchanges and transfers.
        Notes = "notes",
        /// Transfers of credit, which are no help.
        Transfers = "transfers",
        /// Programmes and pairings.
        Programmes = "programmes",
        /// Credit shared with other banks.
        OtherBanks = "other-banks",
        /// Which exchanges are dates of one series.
        Series = "series",
        /// Which exchanges that are still open were proposed or agreed together.
        Bundles = "bundles",
        /// Who has agreed to or confirmed an exchange that waits for others.
        Answers = "answers",
        /// Which exchanges were recorded as one batch, that can be undone.
        Batches = "batches",
        /// The last day of the last period that was closed.
        ClosedPeriods = "closed-periods",
        /// The local clock.
        Clock = "clock",
        /// Who stayed away from an exchange, took part as staff or carer, or was paid for their time.
        Attendance = "attendance",
        /// Who entered, proposed or declined an exchange, and on whose behalf.
        Senders = "senders",
        /// Proposals that lie in the broker's tray or were approved, and substitutes who are asked for.
        Tray = "tray",
        /// Which exchange took the place of another, and which were taken back for that or with their batch.
        Amendments = "amendments",
        /// Visits alone, with when somebody set out and was back.
        Visits = "visits",
        /// Listings that were renewed.
        Renewals = "renewals",
        /// Members who asked to be forgotten, and have not been yet.
        Erasures = "erasures",
        /// Versions of the charter before the last, and who decided on them.
        Charters = "charters",
        /// Keys of commands that were answered: sent again to the new bank, such a command counts again.
        Keys = "keys",
    }
}

/// What our own tables carry.
const OWN: &[Held] = &[
    Held::Names,
    Held::Contacts,
    Held::Languages,
    Held::Born,
    Held::Descriptions,
    Held::Profiles,
    Held::Joined,
    Held::States,
    Held::Roles,
    Held::Limits,
    Held::Availability,
    Held::Balances,
    Held::Activities,
    Held::ActivityDetails,
    Held::Offers,
    Held::Requests,
    Held::ListingDetails,
    Held::EndedListings,
    Held::Exchanges,
    Held::OpenExchanges,
    Held::CalledOff,
    Held::Starts,
    Held::Groups,
    Held::Together,
    Held::Visitors,
    Held::Expenses,
    Held::Circumstances,
    Held::Notes,
    Held::Transfers,
    Held::OtherBanks,
    Held::ClosedPeriods,
    Held::Clock,
    Held::Kept,
    Held::Series,
    Held::Bundles,
    Held::Attendance,
];

impl ExportForm {
    /// What of a bank the form carries, at least in part; what is lost of a part is counted by itself. The charter goes with the
    /// journal alone.
    pub const fn covers(self) -> &'static [Held] {
        use Held::*;
        match self {
            Self::Csv | Self::JsonLines => OWN,
            Self::Komunitin => &[
                Names,
                Contacts,
                Languages,
                Descriptions,
                Joined,
                States,
                Roles,
                Limits,
                Balances,
                Activities,
                Offers,
                Requests,
                EndedListings,
                Exchanges,
                Groups,
                Transfers,
                OtherBanks,
            ],
            Self::ValueFlows => &[Names, Exchanges, Activities, Groups],
            Self::Calendar => &[Names, Availability, Activities, OpenExchanges, Starts, Groups, Together, Visitors, Clock],
            Self::OpenReferral | Self::OpenReferralUk => &[Offers, Activities],
            Self::TimeOverflow => {
                &[Names, Contacts, Born, Joined, Balances, Offers, Requests, Exchanges, Activities, Groups, Transfers, OtherBanks]
            }
            Self::Nexus => &[Names, Contacts, Balances, Exchanges, Activities, Groups, Transfers, OtherBanks],
            Self::Cyclos => &[Names, Contacts, Joined, Limits, Balances, Offers, Requests, Activities],
            Self::CreditCommons => &[Balances, Exchanges, Activities, Groups, Transfers, OtherBanks],
        }
    }
}

impl Held {
    /// What is said of it where a form does not cover it.
    const fn why(self) -> &'static str {
        match self {
            Self::Names => "names of members",
            Self::Contacts => "e-mail and telephone of members",
            Self::Languages => "languages of members",
            Self::Born => "days of birth",
            Self::Descriptions => "what members write about themselves",
            Self::Profiles => "places, codes and whatever else profiles say",
            Self::Joined => "the day members joined",
            Self::States => "members who apply, rest, are suspended or have left",
            Self::Roles => "roles of members",
            Self::Limits => "limits of accounts",
            Self::Availability => "when members are free",
            Self::Kept => "consents, checks, references, tags and notes: `held_about` has them, a member at a time",
            Self::Balances => "balances",
            Self::Activities => "activities",
            Self::Offers => "offers",
            Self::Requests => "requests",
            Self::ListingDetails => "what listings say of amount, people, place, need, parts and times",
            Self::ActivityDetails => "what activities say of needs, checks and what they bring with them",
            Self::EndedListings => "listings that have ended",
            Self::Exchanges => "exchanges that happened",
            Self::OpenExchanges => "exchanges that are not posted yet",
            Self::CalledOff => "exchanges that were called off",
            Self::Starts => "times of day of exchanges",
            Self::Groups => "help by or for several at once",
            Self::Together => "exchanges done side by side",
            Self::Visitors => "visitors without a name",
            Self::Expenses => "money owed beside exchanges",
            Self::Circumstances => "where exchanges were, who brought them about, and what they came from",
            Self::Notes => "words beside exchanges and transfers",
            Self::Transfers => "transfers of credit, which are no help",
            Self::Programmes => "programmes and pairings",
            Self::OtherBanks => "credit shared with other banks",
            Self::Series => "which exchanges are dates of one series",
            Self::Bundles => "which open exchanges belong together: each comes back by itself",
            Self::Answers => "who has agreed to or confirmed an exchange that waits for others",
            Self::Batches => "which exchanges were recorded as one batch, that can be undone",
            Self::ClosedPeriods => "the last day of the last period that was closed",
            Self::Clock => "the local clock",
            Self::Attendance => "who stayed away, took part as staff or carer, or was paid",
            Self::Senders => "who entered, proposed or declined exchanges, and for whom",
            Self::Tray => "that proposals lie in the tray or were approved, and substitutes who are asked for",
            Self::Amendments => "which exchange took the place of which, and which were taken back with their batch",
            Self::Visits => "visits alone: when somebody set out, and was back",
            Self::Renewals => "that listings were renewed",
            Self::Erasures => "members who asked to be forgotten and have not been: ask again, or forget them first",
            Self::Charters => "versions of the charter before the last, and who decided",
            Self::Keys => "keys of commands that were answered: sent again, they count again",
        }
    }

    /// How many there are in a bank.
    pub fn count(self, bank: &TimeBank) -> usize {
        match self {
            Self::Names => people(bank, |person| person.name().is_some()),
            Self::Contacts => people(bank, |person| ["email", "phone"].iter().any(|way| person.profile.contact.contains_key(*way))),
            Self::Languages => people(bank, |person| person.profile.languages.as_ref().is_some_and(|all| !all.is_empty())),
            Self::Born => people(bank, |person| person.profile.born.is_some()),
            Self::Descriptions => people(bank, |person| person.profile.attributes.contains_key("description")),
            Self::Profiles => people(bank, says_more),
            Self::Availability => people(bank, |person| !person.availability.is_empty() || !person.availability.except.is_empty()),
            Self::Kept => people(bank, has_kept),
            Self::Joined => bank.member_rows().count(),
            Self::States => bank.member_rows().filter(|(_, row)| row.state != MemberState::Active).count(),
            Self::Roles => bank.member_rows().map(|(_, row)| row.roles.len()).fold(0, usize::saturating_add),
            Self::Limits => bank.state.ledger.accounts.iter().filter(|(_, row)| row.own_limits).count(),
            Self::Balances => bank.balances().filter(|(_, balance)| !balance.is_zero()).count(),
            Self::Activities => bank.activity_rows().count(),
            Self::Offers | Self::Requests => {
                let kind = if self == Self::Offers {
                    crate::model::listing::ListingKind::Offer
                } else {
                    crate::model::listing::ListingKind::Request
                };
                bank.listing_rows().filter(|(_, row)| row.kind == kind && row.closed.is_none()).count()
            }
            Self::ListingDetails => bank.listing_rows().filter(|(id, row)| says_details(bank, *id, &row.terms)).count(),
            Self::ActivityDetails => {
                let nothing = Activity::new(String::new(), String::new());
                bank.activity_rows().filter(|(_, row)| rest_of_activity(&row.activity) != nothing).count()
            }
            Self::EndedListings => bank.listing_rows().filter(|(_, row)| row.closed.is_some()).count(),
            Self::Notes => bank.state.exchange_notes.iter().count().saturating_add(bank.state.transfer_notes.iter().count()),
            Self::Transfers => bank.transfer_rows().count(),
            Self::Programmes => bank.state.programmes.iter().count().saturating_add(bank.state.pairings.iter().count()),
            Self::OtherBanks => bank.passage_rows().count(),
            Self::Batches => bank.state.runs.iter().count(),
            Self::ClosedPeriods => usize::from(bank.state.small.closed_through.is_some()),
            Self::Clock => usize::from(bank.state.has_clock()),
            Self::Renewals => bank.listing_rows().filter(|(_, row)| row.renewed.is_some()).count(),
            Self::Erasures => bank.state.erasures.len(),
            Self::Charters => bank.state.charters.iter().count().saturating_sub(1),
            Self::Keys => bank.state.keys.count(),
            of_exchanges => bank.exchange_rows().filter(|(id, _)| of_exchanges.holds_of(bank, *id)).count(),
        }
    }

    /// Whether it is there of one exchange.
    fn holds_of(self, bank: &TimeBank, id: crate::values::ids::ExchangeId) -> bool {
        let (Some(row), Some(terms)) = (bank.state.exchanges.get(id), bank.terms_of(id)) else { return false };
        let on = |side: Side| terms.parts.iter().filter(|part| part.side == side).count();
        let open = bank.state.open.get(&id).is_some();
        let more = bank.state.more.get(&id);
        match self {
            Self::Exchanges => row.state.happened(),
            Self::OpenExchanges => open,
            Self::CalledOff => matches!(row.state, ExchangeState::Declined | ExchangeState::Withdrawn | ExchangeState::Expired),
            Self::Series => more.is_some_and(|more| more.series.is_some()),
            Self::Bundles => open && more.is_some_and(|more| more.bundle.is_some()),
            Self::Answers => more.is_some_and(|more| match row.state {
                ExchangeState::Proposed => !more.agreed.is_empty(),
                ExchangeState::Done | ExchangeState::AwaitingWord => !more.confirmed.is_empty(),
                _ => false,
            }),
            Self::Starts => terms.start.is_some(),
            Self::Groups => on(Side::Gave) > 1 || on(Side::Received) > 1,
            Self::Together => on(Side::Together) > 0,
            Self::Visitors => terms.visitors.is_some(),
            Self::Expenses => !terms.expenses.is_empty(),
            Self::Attendance => terms.parts.iter().any(|part| part.attendance.is_some() || part.capacity.is_some() || part.paid),
            Self::Senders => row.by.is_some() || more.is_some_and(|more| more.on_behalf_of.is_some() || more.declined.is_some()),
            Self::Tray => open && more.is_some_and(|more| more.held || more.substitute.is_some() || more.approved),
            Self::Amendments => {
                let unlike = |(_, why): (_, ReversalReason)| why != ReversalReason::Mistake;
                more.is_some_and(|more| more.replaces.is_some() || more.reversed.is_some_and(unlike))
            }
            Self::Visits => more.is_some_and(|more| !more.visits.is_empty()),
            Self::Circumstances => {
                let said = terms.setting.is_some() || terms.listing.is_some() || terms.pairing.is_some() || terms.facilitation.is_some();
                said || terms.estimated || terms.brokered
            }
            _ => false,
        }
    }
}

fn people(bank: &TimeBank, has: impl Fn(&Person) -> bool) -> usize {
    bank.member_rows().filter(|(id, _)| bank.person(*id).is_some_and(&has)).count()
}

/// Whether a profile says more than what is counted by itself.
fn says_more(person: &Person) -> bool {
    let mut profile = rest_of_profile(&person.profile);
    (profile.languages, profile.born) = (None, None);
    profile.attributes.remove("description");
    profile != Profile::default()
}

/// Whether a listing says more than what is counted by itself.
fn says_details(bank: &TimeBank, id: ListingId, terms: &ListingTerms) -> bool {
    let words = bank.listing_words(id).is_some_and(|words| rest_of_words(words) != ListingWords::default());
    words || terms.programme.is_some() || rest_of_terms(terms) != ListingTerms::open()
}

fn has_kept(person: &Person) -> bool {
    let nothing =
        Person { profile: person.profile.clone(), availability: person.availability.clone(), free: person.free, ..Person::default() };
    *person != nothing
}

/// Lists what a bank holds and the form does not cover.
pub fn declare(bank: &TimeBank, form: ExportForm, exported: &mut Exported) {
    for held in Held::ALL.iter().filter(|held| !form.covers().contains(held)) {
        exported.lose("", held.count(bank), held.why());
    }
}
