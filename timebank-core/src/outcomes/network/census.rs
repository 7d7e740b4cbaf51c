//! Counts of pairs: who gave to whom, one way or both; spread over members.

use super::Network;
use crate::outcomes::Figure;

/// Pairs counted by what went between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Census {
    /// Members.
    pub members: u64,
    /// Arcs.
    pub arcs: u64,
    /// Pairs in which both gave.
    pub mutual: u64,
    /// Pairs in which one gave.
    pub asymmetric: u64,
    /// Pairs in which nobody did.
    pub null: u64,
    /// Minutes on all arcs.
    pub minutes: u128,
    /// Minutes answered by minutes the other way: of each arc the lesser of its own and those of the arc back.
    pub answered: u128,
}

impl Census {
    /// Counts.
    pub fn of(network: &Network) -> Self {
        let n = network.members() as u64;
        let mut census = Self { members: n, arcs: network.arcs() as u64, ..Self::default() };
        let pairs = n * n.saturating_sub(1) / 2;
        for from in 0..network.members() {
            for (to, minutes) in network.gave_to(from) {
                census.minutes += u128::from(minutes);
                if let Some(back) = network.weight_of(to as usize, from as u32) {
                    census.answered += u128::from(minutes.min(back));
                    census.mutual += 1;
                }
            }
        }
        census.mutual /= 2;
        census.asymmetric = census.arcs - 2 * census.mutual;
        census.null = pairs - census.mutual - census.asymmetric;
        census
    }

    /// Arcs over all that could be: L / (n(n−1)). None with fewer than two members.
    pub fn density(&self) -> Option<Figure> {
        Figure::ratio(i128::from(self.arcs), self.possible())
    }
    /// Share of arcs that are answered: 2M / (2M + As). None without arcs.
    pub fn arc_reciprocity(&self) -> Option<Figure> {
        Figure::ratio(2 * i128::from(self.mutual), i128::from(self.arcs))
    }
    /// Share of tied pairs in which both gave: M / (M + As). None without ties.
    pub fn dyad_reciprocity(&self) -> Option<Figure> {
        Figure::ratio(i128::from(self.mutual), i128::from(self.mutual + self.asymmetric))
    }
    /// Arc reciprocity beyond what density alone would bring: (r − d) / (1 − d). None without arcs, or when all arcs are there
    /// (Garlaschelli and Loffredo 2004).
    pub fn chance_corrected(&self) -> Option<Figure> {
        // With r = R/L and d = L/P: (RP − L²) / (L(P − L)).
        let (arcs, possible, answered) = (i128::from(self.arcs), self.possible(), 2 * i128::from(self.mutual));
        Figure::ratio(answered * possible - arcs * arcs, arcs * (possible - arcs))
    }
    /// Share of minutes answered by minutes the other way: Σ min(w_ij, w_ji) / W (Squartini et al. 2013). None without minutes.
    pub fn weighted_reciprocity(&self) -> Option<Figure> {
        Figure::ratio(i128::try_from(self.answered).ok()?, i128::try_from(self.minutes).ok()?)
    }
    fn possible(&self) -> i128 {
        i128::from(self.members) * (i128::from(self.members) - 1)
    }
}

impl Network {
    /// Minutes from one member to another, when there is such an arc.
    pub fn weight_of(&self, from: usize, to: u32) -> Option<u64> {
        let span = self.span(&self.out, from);
        let row = &self.to[span.clone()];
        row.binary_search(&to).ok().map(|place| self.weight[span.start + place])
    }
}

/// Freeman's degree centralisation (1978): the differences from the highest degree, summed, over the most they could be. The
/// denominator is named, because there are two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Centralisation {
    differences: u128,
    members: u64,
}

impl Centralisation {
    /// Over (n−1)(n−2): UCINET's, and the undirected one. None with fewer than three members.
    pub fn ucinet(&self) -> Option<Figure> {
        self.over(i128::from(self.members) - 2).filter(|_| self.members > 2)
    }
    /// Over (n−1)²: the textbook's for directed networks. None with fewer than two members.
    pub fn textbook(&self) -> Option<Figure> {
        // Of nobody the square would be one, and the answer nought.
        self.over(i128::from(self.members) - 1).filter(|_| self.members > 1)
    }
    fn over(&self, times: i128) -> Option<Figure> {
        Figure::ratio(i128::try_from(self.differences).ok()?, (i128::from(self.members) - 1) * times)
    }
}

/// Of degrees, one for each member.
pub fn centralisation(degrees: impl Iterator<Item = usize> + Clone) -> Centralisation {
    let most = degrees.clone().max().unwrap_or(0);
    let mut found = Centralisation { differences: 0, members: 0 };
    for degree in degrees {
        found.differences += (most - degree) as u128;
        found.members += 1;
    }
    found
}

/// How unequally so much is spread, members with none included: the sorted formula 2Σ i·x_(i) / (nΣx) − (n+1)/n. None when there
/// is nothing to spread. Not for balances, whose mean is nought.
pub fn gini(amounts: &mut [u64]) -> Option<Figure> {
    amounts.sort_unstable();
    gini_of_rows(amounts.iter().map(|amount| (*amount, 1)))
}

/// The same of amounts in order, each with how many members have it. None as well when the sums do not fit in 128 bits.
pub fn gini_of_rows(rows: impl Iterator<Item = (u64, u64)>) -> Option<Figure> {
    let (mut n, mut sum, mut ranked) = (0i128, 0i128, 0i128);
    for (amount, members) in rows {
        let (amount, members) = (i128::from(amount), i128::from(members));
        // The ranks n+1 … n+members, summed.
        let ranks = members.checked_mul(n)?.checked_add(members.checked_mul(members.checked_add(1)?)? / 2)?;
        ranked = ranked.checked_add(amount.checked_mul(ranks)?)?;
        sum = sum.checked_add(amount.checked_mul(members)?)?;
        n = n.checked_add(members)?;
    }
    Figure::ratio(ranked.checked_mul(2)?.checked_sub(n.checked_add(1)?.checked_mul(sum)?)?, n.checked_mul(sum)?)
}
