//! Strongly connected components of a residual network: an arc between two of them lies on no circuit, so nothing can move along
//! it, and the dead ends, on which relabelling would run away, are components of one node.
//! (Tarjan, "Depth-first search and linear graph algorithms", 1972, without recursion.)
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "part of the kernel: node numbers come from the network built beside it, and `first` has one entry more than there are nodes"
)]

/// The component of each node, numbered so that an arc between two leads from the higher number to the lower.
/// `first` and `to` hold the arcs out of each node, one after the other.
pub(super) fn components(first: &[u32], to: &[u32]) -> (Vec<u32>, u32) {
    const NONE: u32 = u32::MAX;
    let nodes = first.len().saturating_sub(1);
    let (mut of, mut low, mut next) = (vec![NONE; nodes], vec![NONE; nodes], first.to_vec());
    let (mut open, mut path) = (Vec::new(), Vec::new());
    let (mut seen, mut found) = (0_u32, 0_u32);
    // While a node is open, `low` is the earliest open node known to be reached from it, and `order` when it was met.
    let mut order = vec![NONE; nodes];
    for root in 0..nodes {
        if order[root] != NONE {
            continue;
        }
        path.push(root);
        while let Some(&node) = path.last() {
            if order[node] == NONE {
                (order[node], low[node]) = (seen, seen);
                seen += 1;
                open.push(node);
            }
            if next[node] < first[node + 1] {
                let other = to[next[node] as usize] as usize;
                next[node] += 1;
                if order[other] == NONE {
                    path.push(other);
                } else if of[other] == NONE {
                    low[node] = low[node].min(order[other]);
                }
                continue;
            }
            path.pop();
            if let Some(&parent) = path.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    of[member] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
        }
    }
    (of, found)
}
