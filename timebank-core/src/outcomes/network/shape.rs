//! The shape of the undirected simple projection: triangles, cores, components, members without whom it falls apart.

use super::Network;
use crate::outcomes::Figure;

/// What is read from ties alone, whichever way help went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shape {
    /// Members.
    pub members: u64,
    /// Triangles: three members each tied with both others.
    pub triangles: u64,
    /// Two ties that meet in a member.
    pub triads: u64,
    /// Mean over all members of the share of a member's pairs of neighbours that are tied; fewer than two neighbours count 0.
    pub mean_clustering: Option<Figure>,
    /// The largest k of which there is a core: members each tied with at least k others of it.
    pub core: u64,
    /// Members in that core.
    pub in_core: u64,
    /// Members without a tie.
    pub isolates: u64,
    /// Sizes of components with a tie or more, largest first.
    pub components: Vec<u64>,
    /// Members without whom the component they are in falls apart, in order.
    pub cut_members: Vec<u32>,
}

impl Shape {
    /// Looks at a network.
    pub fn of(network: &Network) -> Self {
        let triangles = triangles(network);
        let (mut triads, mut local) = (0u64, 0f64);
        for (member, found) in triangles.iter().enumerate() {
            let degree = network.degree(member) as u64;
            let pairs = degree * degree.saturating_sub(1) / 2;
            triads += pairs;
            if pairs > 0 {
                local += *found as f64 / pairs as f64;
            }
        }
        let (core, in_core) = core(network);
        let mut components = components(network, &[]);
        let isolates = components.iter().filter(|size| **size == 1).count() as u64;
        components.retain(|size| *size > 1);
        let n = network.members();
        Self {
            members: n as u64,
            triangles: triangles.iter().map(|t| u64::from(*t)).sum::<u64>() / 3,
            triads,
            mean_clustering: if n == 0 { None } else { Figure::of(local / n as f64) },
            core,
            in_core,
            isolates,
            components,
            cut_members: cut_members(network),
        }
    }

    /// Share of triads that are closed: 3·triangles / triads. None without triads.
    pub fn transitivity(&self) -> Option<Figure> {
        Figure::ratio(3 * i128::from(self.triangles), i128::from(self.triads))
    }
}

/// How many triangles each member is in. Each tie is looked along from the member with fewer ties to the one with more, so that
/// nobody's list is walked often (Chiba and Nishizeki 1985; Latapy 2008).
fn triangles(network: &Network) -> Vec<u32> {
    let n = network.members();
    let before = |a: u32, b: u32| (network.degree(a as usize), a) < (network.degree(b as usize), b);
    let (mut begins, mut ahead) = (vec![0usize; n + 1], Vec::with_capacity(network.ties()));
    for member in 0..n {
        ahead.extend(network.neighbours(member).iter().copied().filter(|other| before(member as u32, *other)));
        begins[member + 1] = ahead.len();
    }
    let mut found = vec![0u32; n];
    let mut mark = vec![u32::MAX; n];
    for member in 0..n {
        let mine = &ahead[begins[member]..begins[member + 1]];
        if mine.len() < 2 {
            continue;
        }
        for other in mine {
            mark[*other as usize] = member as u32;
        }
        for other in mine {
            for third in &ahead[begins[*other as usize]..begins[*other as usize + 1]] {
                if mark[*third as usize] == member as u32 {
                    found[member] += 1;
                    found[*other as usize] += 1;
                    found[*third as usize] += 1;
                }
            }
        }
    }
    found
}

/// The largest k with a core, and how many are in it: members leave in the order of the ties they have left (Batagelj and
/// Zaveršnik 2003).
fn core(network: &Network) -> (u64, u64) {
    let n = network.members();
    let mut degree: Vec<usize> = (0..n).map(|member| network.degree(member)).collect();
    let most = degree.iter().copied().max().unwrap_or(0);
    let mut begins = vec![0usize; most + 2];
    for d in &degree {
        begins[d + 1] += 1;
    }
    for d in 0..=most {
        begins[d + 1] += begins[d];
    }
    let (mut next, mut order, mut place) = (begins.clone(), vec![0usize; n], vec![0usize; n]);
    for member in 0..n {
        let slot = &mut next[degree[member]];
        order[*slot] = member;
        place[member] = *slot;
        *slot += 1;
    }
    let (mut best, mut members) = (0, n);
    for at in 0..n {
        let member = order[at];
        if degree[member] > best {
            best = degree[member];
            members = n - at;
        }
        for other in network.neighbours(member) {
            let other = *other as usize;
            if degree[other] > degree[member] {
                // To the front of those with as many ties, and then one tie fewer.
                let (here, front) = (place[other], begins[degree[other]].max(at + 1));
                let first = order[front];
                order.swap(here, front);
                place[other] = front;
                place[first] = here;
                begins[degree[other]] = front + 1;
                degree[other] -= 1;
            }
        }
    }
    (best as u64, members as u64)
}

/// Sizes of the components that are left without some members, largest first; a member without ties is one of its own.
pub(crate) fn components(network: &Network, without: &[u32]) -> Vec<u64> {
    let mut seen = vec![false; network.members()];
    for member in without {
        if let Some(gone) = seen.get_mut(*member as usize) {
            *gone = true;
        }
    }
    let (mut sizes, mut stack) = (Vec::new(), Vec::new());
    for member in 0..network.members() {
        if seen[member] {
            continue;
        }
        seen[member] = true;
        stack.push(member);
        let mut size = 0u64;
        while let Some(here) = stack.pop() {
            size += 1;
            for other in network.neighbours(here) {
                if !seen[*other as usize] {
                    seen[*other as usize] = true;
                    stack.push(*other as usize);
                }
            }
        }
        sizes.push(size);
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes
}

/// Members without whom their component falls apart (Hopcroft and Tarjan 1973), with a stack of our own.
fn cut_members(network: &Network) -> Vec<u32> {
    let n = network.members();
    let (mut when, mut low, mut cuts) = (vec![0u32; n], vec![0u32; n], vec![false; n]);
    let mut clock = 0u32;
    // Member, the one it was reached from, and which neighbour is next.
    let mut stack: Vec<(usize, usize, usize)> = Vec::new();
    for root in 0..n {
        if when[root] != 0 || network.degree(root) == 0 {
            continue;
        }
        clock += 1;
        (when[root], low[root]) = (clock, clock);
        let mut branches = 0;
        stack.push((root, usize::MAX, 0));
        while let Some((member, parent, at)) = stack.last().copied() {
            if let Some(other) = network.neighbours(member).get(at) {
                let other = *other as usize;
                if let Some(top) = stack.last_mut() {
                    top.2 += 1;
                }
                if when[other] == 0 {
                    clock += 1;
                    (when[other], low[other]) = (clock, clock);
                    stack.push((other, member, 0));
                } else if other != parent {
                    low[member] = low[member].min(when[other]);
                }
            } else {
                stack.pop();
                if parent == root {
                    branches += 1;
                } else if parent != usize::MAX && low[member] >= when[parent] {
                    cuts[parent] = true;
                }
                if parent != usize::MAX {
                    low[parent] = low[parent].min(low[member]);
                }
            }
        }
        cuts[root] = branches > 1;
    }
    (0u32..).zip(cuts).filter(|(_, cut)| *cut).map(|(member, _)| member).collect()
}
