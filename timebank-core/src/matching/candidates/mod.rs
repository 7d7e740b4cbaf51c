//! Possible pairs of an offer and a request, and the best of them.
//!
//! This is the plain way: every listing is looked at, and the rules are asked about each pair. It is slow and plainly right;
//! the index is held equal to it.
//!
//! A pair is possible when
//! - one is an open offer, the other an open request, of two members;
//! - the activity of one is that of the other, or related to it as far as the charter's scales go;
//! - both can be done at a distance, or both face to face;
//! - each is open to the other's programme;
//! - within the seven days from the first one looked at both are free at one time, for long enough;
//! - the rules do not refuse it at one of those times.

mod fit;

pub(crate) use fit::{Match, Stop, chain, fit, holds, is_for_a_group, related, rung};

use super::index::Index;
use super::lately::{Lately, Standing};
use super::profile::{self, Booked, Merged, Party};
use super::rather_not;
use super::score::{self, Components, Measures, Speech};
use super::slots::{self, Clock, Week};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::exchange::{Setting, Terms};
use crate::model::listing::{Listing, ListingKind};
use crate::order::{BTreeSet, InOrder as _};
use crate::queries::{Access, Host};
use crate::rules::{Answer, Verdict};
use crate::values::ids::{ActivityId, ListingId, MemberId};
use crate::values::time::{Date, Start};

/// How long a session takes when neither listing says: an hour.
pub const SESSION: u32 = 60;
/// How many candidates are given at most.
pub const MOST: usize = 1_000;
/// Activities one inside another, at most.
const DEPTH: usize = 64;

/// From when on is looked, how many are wanted, and what the clock shows.
#[derive(Clone, Debug, PartialEq, Eq, crate::form::Build)]
#[build(by_hand)]
#[non_exhaustive]
pub struct Search {
    /// The first of seven days; later where a request begins later.
    pub from: Date,
    /// How many at most.
    pub most: usize,
    /// The local clock.
    pub clock: Clock,
    /// The day and minute on the local clock before which nothing begins: now, for whoever asks in the evening.
    pub not_before: Option<(Date, u16)>,
}

impl Search {
    /// The best 30 in the seven days from `from`, the clock at UTC.
    pub fn new(from: Date) -> Self {
        Self { from, most: 30, clock: Clock::default(), not_before: None }
    }

    /// Takes away what nobody can name for sure, and what is over.
    pub(crate) fn settle(&self, week: &mut Week, first: Date) {
        self.clock.settle(week, first);
        if let Some((on, minute)) = self.not_before {
            slots::take_before(week, first, on, minute);
        }
    }
}

/// A possible pair.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Candidate {
    /// The request.
    pub request: ListingId,
    /// The offer.
    pub offer: ListingId,
    /// Who would give.
    pub giver: MemberId,
    /// Who would receive.
    pub receiver: MemberId,
    /// What would be done: the narrower of both activities.
    pub activity: ActivityId,
    /// How long one session takes, in minutes.
    pub minutes: u32,
    /// The kind of place; `None` when it was not said.
    pub setting: Option<Setting>,
    /// The first of the seven days.
    pub first: Date,
    /// When a session can begin; see [`Week::iter`].
    pub starts: Week,
    /// Whether anybody said when they are free. If not, times are for asking, and none is to be named.
    pub said: bool,
    /// The occasion the rules were asked about.
    pub on: Date,
    /// When it begins; none when nobody said when they are free.
    pub start: Option<Start>,
    /// What the rules say of it: allowed, or needing approval.
    pub answer: Answer,
    /// Whether they have met before.
    pub met: bool,
    /// The components of the score.
    pub components: Components,
    /// What decides among those of the same score.
    pub(crate) standing: Standing,
}

impl Candidate {
    /// The score.
    pub fn score(&self) -> u32 {
        self.components.score()
    }

    /// The terms of an exchange on a day and at a time.
    pub fn terms(&self, on: Date, start: Option<Start>) -> Terms {
        pair_terms(self.request, Some(self.activity), self.setting, on, start)
            .gave(self.giver, self.minutes)
            .received(self.receiver, self.minutes)
    }
}

pub(crate) fn pair_terms(
    request: ListingId,
    activity: Option<ActivityId>,
    setting: Option<Setting>,
    on: Date,
    start: Option<Start>,
) -> Terms {
    Terms { activity, setting, start, listing: Some(request), ..Terms::new(on) }
}

/// What is known besides the listings, worked out once for many pairs.
pub(crate) struct Around {
    pub(crate) booked: Booked,
    pub(crate) merged: Merged,
    /// The same for the rules; empty where none asks.
    pairs: Vec<(MemberId, MemberId)>,
    lately: std::cell::OnceCell<Lately>,
    /// The member who asks. What they may not know is unknown: others' hours, homes and languages, their bookings and balances, and
    /// whether a rule is met that rests on such facts (promise 13).
    pub(crate) member: Option<Access>,
}

impl Around {
    pub(crate) fn new(bank: &TimeBank) -> Self {
        let (booked, merged, pairs) = (Booked::new(bank), Merged::new(bank), crate::rules::history::merged(bank));
        Self { booked, merged, pairs, lately: std::cell::OnceCell::new(), member: None }
    }

    /// The same for whoever asks.
    pub(crate) fn seen_by(bank: &TimeBank, viewer: &Access) -> Self {
        let member = Some(*viewer).filter(|viewer| !viewer.is_broker());
        let mut around = Self { member, ..Self::new(bank) };
        if member.is_some() {
            around.booked.keep(|member| bank.sees(viewer, member));
        }
        around
    }

    /// What people were asked lately, for brokers and the host. A member who looks for themselves is not being asked, and is told nothing of
    /// what others were.
    pub(crate) fn lately(&self, bank: &TimeBank) -> Option<&Lately> {
        self.member.is_none().then(|| self.lately.get_or_init(|| Lately::new(bank)))
    }

    /// A party as whoever asks knows it.
    pub(crate) fn known<'a>(&self, bank: &TimeBank, party: Party<'a>) -> Party<'a> {
        match &self.member {
            Some(viewer) if !bank.sees(viewer, party.member) => Party { person: None, words: None, ..party },
            _ => party,
        }
    }

    /// What the rules say of a pair, as far as whoever asks may know.
    pub(crate) fn verdict(&self, bank: &TimeBank, terms: &Terms) -> Verdict {
        match &self.member {
            Some(viewer) => bank.open_verdict(terms, viewer).unwrap_or(Verdict { answer: Answer::Refused, reasons: Vec::new() }),
            None => bank.verdict_of_pair(terms, Some(&self.pairs)),
        }
    }
}

/// What the giver would rather not be asked, where it keeps a pair from being asked.
pub(crate) fn against(bank: &TimeBank, around: &Around, request: &Party<'_>, offer: &Party<'_>, fits: &Match) -> Option<rather_not::Said> {
    // Few say anything, and only for them it matters who was asked what.
    offer.rather_not().next()?;
    rather_not::against(bank, around.lately(bank), (request, offer), Some(fits.activity), fits.setting)
}

/// A pair that goes, before anything is said of how good it is.
pub(crate) struct Possible<'a> {
    request: Party<'a>,
    offer: Party<'a>,
    fits: Match,
    starts: Week,
    on: Date,
    start: Option<Start>,
    answer: Answer,
}

impl Possible<'_> {
    /// The terms it would have.
    pub(crate) fn terms(&self) -> Terms {
        let Match { activity, setting, minutes, .. } = self.fits;
        let terms = pair_terms(self.request.listing.id, Some(activity), setting, self.on, self.start);
        terms.gave(self.offer.member, minutes).received(self.request.member, minutes)
    }
}

/// Looks the plain way whether a pair goes.
pub(crate) fn possible<'a>(
    bank: &TimeBank,
    around: &Around,
    search: &Search,
    request: Party<'a>,
    offer: Party<'a>,
) -> Result<Possible<'a>, Stop> {
    let (request, offer) = (around.known(bank, request), around.known(bank, offer));
    let fits = fit(bank, around.member.as_ref(), search.from, &request, &offer)?;
    let Match { activity, first, setting, minutes, .. } = fits;
    if let Some(said) = against(bank, around, &request, &offer, &fits) {
        return Err(Stop::RatherNot(said));
    }
    let mut common = request.free(first, &around.booked).and(&offer.free(first, &around.booked));
    search.settle(&mut common, first);
    let starts = common.starts(first, minutes);
    if starts.is_empty() {
        let day = || {
            rather_not::day_in_the_way(&offer, |offer| {
                let mut common = request.free(first, &around.booked).and(&offer.free(first, &around.booked));
                search.settle(&mut common, first);
                !common.starts(first, minutes).is_empty()
            })
        };
        return Err(day().map_or(Stop::NoTime, Stop::RatherNot));
    }
    let said = request.said() || offer.said();
    let ask = |on, start| {
        let terms = pair_terms(request.listing.id, Some(activity), setting, on, start);
        around.verdict(bank, &terms.gave(offer.member, minutes).received(request.member, minutes))
    };
    let (on, start, answer) = when(&starts, first, search, said, ask).map_err(Stop::Refused)?;
    Ok(Possible { request, offer, fits, starts, on, start, answer })
}

/// Looks at a pair the plain way.
fn look(bank: &TimeBank, around: &Around, search: &Search, request: Party<'_>, offer: Party<'_>) -> Result<Candidate, Stop> {
    let policy = &bank.charter().matching;
    let Possible { request, offer, fits, starts, on, start, answer } = possible(bank, around, search, request, offer)?;
    let Match { steps, activity, first, remote, setting, minutes } = fits;
    let said = request.said() || offer.said();
    let places = request.place().zip(offer.place()).map(|(a, b)| score::cell(a).metres_to(score::cell(b)));
    let (giver, receiver) = (offer.member, request.member);
    let (met_by_giver, met_by_receiver) =
        (profile::partners(bank, &around.merged, giver), profile::partners(bank, &around.merged, receiver));
    // Whether they have met tells something of whose a listing without a name is.
    let named = around.member.is_none_or(|viewer| bank.is_named(&viewer, request.listing) && bank.is_named(&viewer, offer.listing));
    let balance = |member| bank.balance(member).map_or(0, crate::values::minutes::Minutes::get);
    let measures = Measures {
        steps,
        liking: offer.words.and_then(|w| w.liking),
        level: offer.words.and_then(|w| w.level),
        wanted: request.words.and_then(|w| w.level),
        starts: starts.count(),
        said: request.said() && offer.said(),
        remote,
        metres: places,
        speech: speech(&request.languages(), &offer.languages()),
        met: named && met_by_receiver.contains(&giver),
        between: met_by_giver.intersection(&met_by_receiver).next().is_some(),
        rung: rung(bank, request.listing),
        never_refused: bank.request_never_refused(request.listing),
        // Since when it waits tells what somebody received, so to a member a request waits from the day on which it was posted.
        waited_days: match around.member {
            Some(_) => waited(search.from, request.listing.posted_on),
            None => waited(search.from, waiting_since(bank, &around.merged, request.listing)),
        },
        giver_balance: balance(giver),
        receiver_balance: balance(receiver),
        giver_new: profile::is_new(bank, &around.merged, giver),
        receiver_new: profile::is_new(bank, &around.merged, receiver),
        asked: profile::asked(
            &profile::gave_on(bank, &around.merged, giver),
            around.booked.giving(giver),
            asked_since(search.from, policy.scales.asked_days),
        ),
    };
    let met = measures.met;
    let components = score::components(policy, &measures);
    let components = if around.member.is_some() { components.open() } else { components };
    let (request, offer) = (request.listing.id, offer.listing.id);
    Ok(Candidate {
        request,
        offer,
        giver,
        receiver,
        activity,
        minutes,
        setting,
        first,
        starts,
        said,
        on,
        start,
        answer,
        met,
        components,
        standing: Standing::default(),
    })
}

fn speech(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> Speech {
    match a.intersection(b).next() {
        _ if a.is_empty() || b.is_empty() => Speech::Unknown,
        Some(_) => Speech::Shared,
        None => Speech::None,
    }
}

/// Days that have gone since one.
pub(crate) fn waited(from: Date, since: Date) -> u32 {
    u32::try_from(from.days_since(since)).unwrap_or(0)
}

/// The day from which a request waits: that on which it was posted, or on which it was last met. It is met by what names it, and by what its
/// member received of its activity, or a narrower one, that names no other request: of the last [`LOOKED`](profile::LOOKED) participations
/// entered under each of their numbers.
pub(crate) fn waiting_since(bank: &TimeBank, merged: &Merged, request: &Listing) -> Date {
    profile::received_on(bank, merged, request).map_or(request.posted_on, |met| met.max(request.posted_on))
}

/// The first day that counts as lately.
pub(crate) fn asked_since(from: Date, days: u32) -> Date {
    i32::try_from(days).ok().and_then(|days| from.plus_days(days.checked_neg()?)).unwrap_or(from)
}

/// The first time of a day, on the first of the days, of which the rules say what the search takes; what they say of the very
/// first otherwise.
pub(crate) fn when(
    starts: &Week,
    first: Date,
    search: &Search,
    said: bool,
    mut ask: impl FnMut(Date, Option<Start>) -> Verdict,
) -> Result<(Date, Option<Start>, Answer), Verdict> {
    let mut refused = None;
    let mut last = None;
    for (on, minute) in starts.iter(first) {
        if last.replace(on) == Some(on) {
            continue;
        }
        let start = said.then(|| search.clock.start(on, minute));
        let verdict = ask(on, start);
        if verdict.answer != Answer::Refused {
            return Ok((on, start, verdict.answer));
        }
        refused.get_or_insert(verdict);
    }
    Err(refused.unwrap_or(Verdict { answer: Answer::Refused, reasons: Vec::new() }))
}

/// Best first: by score, then by who was asked and who was left out lately, then by the numbers of request and offer.
pub(crate) fn in_rank(found: &mut [Candidate]) {
    let numbers = |a: &Candidate, b: &Candidate| a.request.cmp(&b.request).then(a.offer.cmp(&b.offer));
    found.in_order_by(|a, b| b.score().cmp(&a.score()).then(a.standing.turn().cmp(&b.standing.turn())).then(numbers(a, b)));
}

/// The best candidates for a listing, the plain way; of the others only those `listed`.
pub(crate) fn plainly(
    bank: &TimeBank,
    around: &Around,
    listing: ListingId,
    search: &Search,
    listed: &dyn Fn(&Listing) -> bool,
) -> Result<Vec<Candidate>, Error> {
    let one = Party::of(bank, listing).ok_or(Error::NotFound { what: "listing", number: listing.get() })?;
    let others = bank.state.listings.iter().filter(|(_, other)| other.kind != one.listing.kind && other.closed.is_none() && listed(other));
    let others = others.filter_map(|(id, _)| Party::of(bank, id));
    let mut found: Vec<Candidate> = match one.listing.kind {
        ListingKind::Request => others.filter_map(|offer| look(bank, around, search, one, offer).ok()).collect(),
        ListingKind::Offer => others.filter_map(|request| look(bank, around, search, request, one).ok()).collect(),
    };
    if let Some(lately) = around.lately(bank) {
        for one in &mut found {
            if let Some((request, offer)) = Party::of(bank, one.request).zip(Party::of(bank, one.offer)) {
                one.standing = lately.standing(bank, &around.merged, &request, &offer);
            }
        }
    }
    in_rank(&mut found);
    found.truncate(search.most.min(MOST));
    Ok(found)
}

impl Host<'_> {
    /// Returns the candidates for a listing, found by the index.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn candidates(&self, listing: ListingId, search: &Search) -> Result<Vec<Candidate>, Error> {
        self.bank().candidates(listing, search)
    }

    /// Returns the same candidates, found by looking at every listing.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn candidates_plainly(&self, listing: ListingId, search: &Search) -> Result<Vec<Candidate>, Error> {
        self.bank().candidates_plainly(listing, search)
    }
}

impl TimeBank {
    /// The best partners for an offer or a request: for the host, unrestricted. What somebody else may be told of them is
    /// asked with [`View::matches_for`](crate::queries::View::matches_for).
    ///
    /// The first question makes an index, which is kept up with the bank from then on.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn candidates(&self, listing: ListingId, search: &Search) -> Result<Vec<Candidate>, Error> {
        self.candidates_listed(listing, search, &|_| true)
    }

    /// The same, of the listings that are `listed`.
    pub(crate) fn candidates_listed(
        &self,
        listing: ListingId,
        search: &Search,
        listed: &dyn Fn(&Listing) -> bool,
    ) -> Result<Vec<Candidate>, Error> {
        self.indexed(|index| index.best(self, listing, search, listed))
    }

    /// Asks the index, which is made when it is asked first, and kept up.
    pub(crate) fn indexed<T>(&self, ask: impl FnOnce(&Index) -> T) -> T {
        let (make, keep_up) = (|| Index::new(self), |index: &mut Index, touched: &[_]| index.keep_up(self, touched));
        self.followed.look(|index: &Index| index.speaks_for(self), make, keep_up, ask)
    }

    /// The same as [`Host::candidates`](crate::queries::Host::candidates), the plain way: every listing is looked at and the rules are asked about each pair.
    /// For tests and for whoever wants to check.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn candidates_plainly(&self, listing: ListingId, search: &Search) -> Result<Vec<Candidate>, Error> {
        plainly(self, &Around::new(self), listing, search, &|_| true)
    }
}
