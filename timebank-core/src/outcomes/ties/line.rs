//! Participation and ties of a span of days, in figures.

use super::{Arcs, CalendarSpan, GroupBy, Groups, Tie, Window};
use crate::bank::TimeBank;
use crate::error::Error;
use crate::model::caller::Viewer;
use crate::outcomes::Figure;
use crate::outcomes::network::shape::Shape;
use crate::outcomes::network::{Census, Network, centralisation, gini};
use crate::queries::question;
use crate::values::time::Date;
use serde::Serialize;

question! {
    /// Participation and ties in figures, by span of time and by group. For brokers.
    pub struct ParticipationOver
    optional {
        /// The first day; that of the first exchange when left out.
        from: Option<Date>,
        /// The last day; that of the bank's last command when left out.
        until: Option<Date>,
        /// A line for each of these spans; one for all when left out.
        each: Option<CalendarSpan>,
        /// A line for each of these groups as well, after that of everybody: ties within the group alone, hours with anybody.
        groups: Option<GroupBy>,
        /// Whether days are those of entry. Otherwise an exchange is of the day it counts for (its value date).
        entered: bool,
    }
    =>
    /// Participation and ties by span and group.
    ///
    /// # Errors
    /// [`Error::AskTheBroker`]; [`Error::DateOrder`]; [`Error::TooMany`] beyond 1,200 spans; [`Error::BadGroups`].
    ///
    /// ```
    /// # use timebank_core::command::{Admit, Context, Record};
    /// # use timebank_core::exchange::Terms;
    /// # use timebank_core::{Charter, TimeBank};
    /// use timebank_core::outcomes::ties::ParticipationOver;
    /// # let at = "2026-03-01T10:00:00Z".parse()?;
    /// # let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook"))?;
    /// # let ana = bank.admit(Context::host(at), Admit::default())?.member()?;
    /// # let ben = bank.admit(Context::host(at), Admit::default())?.member()?;
    /// bank.record(Context::host(at), Record::new(Terms::new("2026-03-01".parse()?).gave(ana, 60).received(ben, 60)))?;
    /// let all = &bank.host().participation(&ParticipationOver::new())?[0];
    /// assert_eq!((all.members, all.ties, all.density.unwrap().to_string().as_str()), (2, 1, "0.5"));
    /// # Ok::<(), timebank_core::Error>(())
    /// ```
    participation -> Vec<ParticipationLine>
}

/// Participation and ties of a span of days. Definitions and sources: `docs/outcomes.md`. What cannot be defined is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ParticipationLine {
    /// The first day of the span.
    pub from: Option<Date>,
    /// The last day of the span.
    pub until: Option<Date>,
    /// The group, when it is a line about one; an empty name for those in none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The number of members counted: those who had joined and not left, and all who took part. Isolates are among them.
    pub members: u64,
    /// The number of these that are organisations.
    pub organisations: u64,
    /// The number of these who gave or received.
    pub active: u64,
    /// Of these, members without a tie.
    pub isolates: u64,
    /// Exchanges (for a group: occasions its members took part in, each of them counted).
    pub exchanges: u64,
    /// Minutes given, and done together.
    pub given: u64,
    /// Minutes received, and done together.
    pub received: u64,
    /// Visitors without a name. Not for groups.
    pub visitors: u64,
    /// Exchanges too large to say who gave to whom: their hours count, they make no ties. Not for groups.
    pub gatherings: u64,
    /// Arcs: pairs in order of which one gave to the other.
    pub arcs: u64,
    /// Pairs in which both gave.
    pub mutual: u64,
    /// Pairs in which one gave.
    pub asymmetric: u64,
    /// Pairs in which nobody did.
    pub null_pairs: u64,
    /// L / (n(n−1)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub density: Option<Figure>,
    /// 2M / (2M + As).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc_reciprocity: Option<Figure>,
    /// M / (M + As).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dyad_reciprocity: Option<Figure>,
    /// (r − d) / (1 − d), with r the arc reciprocity and d the density.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chance_corrected_reciprocity: Option<Figure>,
    /// Σ min(w_ij, w_ji) / W.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted_reciprocity: Option<Figure>,
    /// Members who both gave and received.
    pub both_ways: u64,
    /// Their share of active members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_fluidity: Option<Figure>,
    /// 1 − NID/W: NID is the sum of the positive balances of the span, W the minutes given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circulation: Option<Figure>,
    /// Gini of minutes given, zeros included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gini_given: Option<Figure>,
    /// Gini of minutes received, zeros included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gini_received: Option<Figure>,
    /// Freeman's, of ties, over (n−1)(n−2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub centralisation: Option<Figure>,
    /// Freeman's, of those given to, over UCINET's (n−1)(n−2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_centralisation_ucinet: Option<Figure>,
    /// Freeman's, of those received from, over UCINET's (n−1)(n−2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_centralisation_ucinet: Option<Figure>,
    /// Freeman's, of those given to, over the textbook's (n−1)².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_centralisation_textbook: Option<Figure>,
    /// Freeman's, of those received from, over the textbook's (n−1)².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_centralisation_textbook: Option<Figure>,
    /// 3·triangles / triads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transitivity: Option<Figure>,
    /// Mean local clustering; fewer than two ties count 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_clustering: Option<Figure>,
    /// The largest k of which there is a core.
    pub core: u64,
    /// Members in it.
    pub in_core: u64,
    /// Components with a tie or more.
    pub components: u64,
    /// Members of the largest.
    pub largest_component: u64,
    /// Members without whom their component falls apart.
    pub cut_members: u64,
    /// Ties: pairs with an exchange.
    pub ties: u64,
    /// Of these, pairs that had none ever before.
    pub new_ties: u64,
    /// Ties of the span before that are here again. Only where there is a span before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept_ties: Option<u64>,
    /// Their share of the ties of the span before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tie_persistence: Option<Figure>,
    /// Ties of three or more occasions over two months or more.
    pub repeated_ties: u64,
    /// Ties that a broker brought about and that went on without.
    pub unbrokered_ties: u64,
    /// Minutes received from neighbours: not from staff, nor organisations.
    pub from_peers: u64,
    /// Their share of all minutes received from somebody named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_mix: Option<Figure>,
    /// Members all of whose ties are with staff or organisations.
    pub worker_only: u64,
    /// Share of exchanges that a broker brought about. More is not worse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broker_involvement: Option<Figure>,
    /// Of the later exchanges of pairs, the share that no broker brought about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later_unbrokered: Option<Figure>,
    /// Minutes of facilitation for each exchange.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facilitation: Option<Figure>,
    /// Share of minutes given by the one, three and ten who gave most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concentration: Vec<Figure>,
    /// Share of minutes given by organisations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisations_share: Option<Figure>,
    /// Distinct activities. Not for groups.
    pub activities: u64,
    /// As many activities with equal minutes would be as varied: exp of Shannon's entropy. Not for groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_activities: Option<Figure>,
    /// Minutes given for which nobody named an activity: they are in neither of the two figures before.
    #[serde(skip_serializing_if = "crate::queries::left_out")]
    pub unclassified: u64,
}

impl TimeBank {
    /// See [`View::participation`](crate::queries::View::participation).
    pub(crate) fn participation(&self, by: Viewer, question: &ParticipationOver) -> Result<Vec<ParticipationLine>, Error> {
        self.access(by)?.need_broker()?;
        let arcs = if question.entered { Arcs::by_entry(self) } else { Arcs::of(self) };
        arcs.participation(question.from, question.until, question.each, question.groups.as_ref())
    }
}

impl Arcs<'_> {
    /// First and last day of a question, as far as they were said.
    pub fn between(&self, from: Option<Date>, until: Option<Date>) -> (Date, Date) {
        let until = until.unwrap_or_else(|| self.bank.today_here());
        (from.unwrap_or_else(|| self.days().map_or(until, |(first, _)| first.min(until))), until)
    }

    /// Participation and ties by span and group: every exchange is looked at once, however many spans there are.
    ///
    /// # Errors
    /// As [`View::participation`](crate::queries::View::participation).
    pub fn participation(
        &self,
        from: Option<Date>,
        until: Option<Date>,
        each: Option<CalendarSpan>,
        by: Option<&GroupBy>,
    ) -> Result<Vec<ParticipationLine>, Error> {
        let (from, until) = self.between(from, until);
        let mut lines = Vec::new();
        let mut before: Option<Window<'_, '_>> = None;
        for (from, until) in CalendarSpan::cut(each, from, until)? {
            let window = Window::of(self, from, until);
            lines.push(ParticipationLine::of(&window, None, before.as_ref()));
            if let Some(by) = by {
                let groups = by.groups(&window)?;
                for group in (0u32..).take(groups.names.len()).map(Some).chain([None]) {
                    lines.push(ParticipationLine::of(&window, Some((&groups, group)), before.as_ref()));
                }
            }
            before = each.is_some().then_some(window);
        }
        Ok(lines)
    }
}

/// What is counted of ties, gone through once.
#[derive(Default)]
struct Counts {
    ties: u64,
    new: u64,
    repeated: u64,
    carried_on: u64,
    /// Exchanges of pairs after their first, and those of them that no broker brought about.
    later: u64,
    alone: u64,
    /// Ties of the span before, and those of them that are here.
    before: u64,
    kept: u64,
}

impl Counts {
    fn of(ties: impl Iterator<Item = Tie>, before: impl Iterator<Item = Tie>) -> Self {
        let mut counts = Self::default();
        let mut before = before.map(|tie| tie.pair).inspect(|_| counts.before = counts.before.saturating_add(1)).peekable();
        for tie in ties {
            let one = |is: bool, sum: &mut u64| *sum = sum.saturating_add(u64::from(is));
            one(true, &mut counts.ties);
            one(tie.new, &mut counts.new);
            one(tie.is_repeated(), &mut counts.repeated);
            one(tie.is_carried_on(), &mut counts.carried_on);
            counts.later = counts.later.saturating_add(u64::from(tie.occasions).saturating_sub(1));
            counts.alone = counts.alone.saturating_add(u64::from(tie.later_unbrokered));
            while before.next_if(|pair| *pair < tie.pair).is_some() {}
            one(before.next_if_eq(&tie.pair).is_some(), &mut counts.kept);
        }
        before.for_each(drop);
        counts
    }
}

impl ParticipationLine {
    /// The figures of a window, or of a group in it.
    pub fn of(window: &Window<'_, '_>, group: Option<(&Groups, Option<u32>)>, before: Option<&Window<'_, '_>>) -> Self {
        let within = |place: u32| group.is_none_or(|(groups, group)| groups.of.get(place as usize).copied().flatten() == group);
        let inside = |tie: &Tie| within(tie.pair.0) && within(tie.pair.1);
        let (network, who) = window.network(within);
        let mut line = Self { from: Some(window.from), until: Some(window.until), ..Self::default() };
        line.group = group.map(|(groups, group)| group.and_then(|group| groups.names.get(group as usize).cloned()).unwrap_or_default());
        line.people(window, &who);
        line.pairs(&network);
        line.shape(&Shape::of(&network));
        let counts = Counts::of(window.ties().filter(inside), before.into_iter().flat_map(Window::ties).filter(inside));
        line.ties = counts.ties;
        line.new_ties = counts.new;
        line.repeated_ties = counts.repeated;
        line.unbrokered_ties = counts.carried_on;
        line.later_unbrokered = Figure::share(counts.alone, counts.later);
        if before.is_some() {
            line.kept_ties = Some(counts.kept);
            line.tie_persistence = Figure::share(counts.kept, counts.before);
        }
        if group.is_none() {
            line.whole(window);
        }
        line
    }

    /// What belongs to exchanges rather than to people.
    fn whole(&mut self, window: &Window<'_, '_>) {
        self.exchanges = u64::from(window.exchanges);
        self.visitors = window.visitors;
        self.gatherings = u64::from(window.gatherings);
        self.broker_involvement = Figure::share(u64::from(window.brokered), self.exchanges);
        self.facilitation = Figure::share(window.facilitation, self.exchanges);
        let named = || window.activities.iter().filter(|(activity, _)| activity.is_some()).map(|(_, minutes)| *minutes);
        self.activities = named().count() as u64;
        self.effective_activities = effective_number(named());
        let unnamed = window.activities.iter().filter(|(activity, _)| activity.is_none()).map(|(_, minutes)| *minutes);
        self.unclassified = unnamed.fold(0, u64::saturating_add);
    }

    fn people(&mut self, window: &Window<'_, '_>, who: &[u32]) {
        let (mut given, mut received) = (Vec::with_capacity(who.len()), Vec::with_capacity(who.len()));
        let (mut nid, mut by_organisations, mut from_all) = (0u64, 0u64, 0u64);
        for place in who {
            let part = window.parts.get(*place as usize).copied().unwrap_or_default();
            let organisation = window.arcs.organisation.get(*place as usize).copied().unwrap_or(false);
            self.organisations = self.organisations.saturating_add(u64::from(organisation));
            self.active = self.active.saturating_add(u64::from(part.given > 0 || part.received > 0));
            self.both_ways = self.both_ways.saturating_add(u64::from(part.given > 0 && part.received > 0));
            self.exchanges = self.exchanges.saturating_add(u64::from(part.occasions));
            self.given = self.given.saturating_add(part.given);
            self.received = self.received.saturating_add(part.received);
            self.from_peers = self.from_peers.saturating_add(part.from_peers);
            self.worker_only = self.worker_only.saturating_add(u64::from(part.as_peer > 0 && part.ties > 0 && part.peer_ties == 0));
            from_all = from_all.saturating_add(part.from_all);
            nid = nid.saturating_add(part.given.saturating_sub(part.received));
            by_organisations = by_organisations.saturating_add(if organisation { part.given } else { 0 });
            given.push(part.given);
            received.push(part.received);
        }
        self.members = who.len() as u64;
        self.role_fluidity = Figure::share(self.both_ways, self.active);
        self.circulation = Figure::share(self.given.saturating_sub(nid), self.given);
        self.support_mix = Figure::share(self.from_peers, from_all);
        self.organisations_share = Figure::share(by_organisations, self.given);
        self.gini_given = gini(&mut given);
        self.gini_received = gini(&mut received);
        let top = |most: usize| given.iter().rev().take(most).copied().fold(0, u64::saturating_add);
        self.concentration = [1, 3, 10].into_iter().filter_map(|most| Figure::share(top(most), self.given)).collect();
    }

    fn pairs(&mut self, network: &Network) {
        let census = Census::of(network);
        (self.arcs, self.mutual, self.asymmetric, self.null_pairs) = (census.arcs, census.mutual, census.asymmetric, census.null);
        self.density = census.density();
        self.arc_reciprocity = census.arc_reciprocity();
        self.dyad_reciprocity = census.dyad_reciprocity();
        self.chance_corrected_reciprocity = census.chance_corrected();
        self.weighted_reciprocity = census.weighted_reciprocity();
        let members = 0..network.members();
        self.centralisation = centralisation(members.clone().map(|member| network.degree(member))).ucinet();
        let gave = centralisation(members.map(|member| network.out_degree(member)));
        let received = centralisation(network.in_degrees().into_iter());
        (self.out_centralisation_ucinet, self.out_centralisation_textbook) = (gave.ucinet(), gave.textbook());
        (self.in_centralisation_ucinet, self.in_centralisation_textbook) = (received.ucinet(), received.textbook());
    }

    fn shape(&mut self, shape: &Shape) {
        self.isolates = shape.isolates;
        self.transitivity = shape.transitivity();
        self.mean_clustering = shape.mean_clustering;
        (self.core, self.in_core) = (shape.core, shape.in_core);
        self.components = shape.components.len() as u64;
        self.largest_component = shape.components.first().copied().unwrap_or(0);
        self.cut_members = shape.cut_members.len() as u64;
    }
}

/// exp of Shannon's entropy of shares (Hill's number of order 1; Jost 2006). None when there is nothing.
pub fn effective_number(amounts: impl Iterator<Item = u64> + Clone) -> Option<Figure> {
    let all = amounts.clone().fold(0, u64::saturating_add);
    if all == 0 {
        return None;
    }
    let mut entropy = 0f64;
    for amount in amounts.filter(|amount| *amount > 0) {
        let share = amount as f64 / all as f64;
        entropy -= share * libm::log(share);
    }
    Figure::of(libm::exp(entropy))
}
