//! A table with margins as a flow network. Computes exactly what the published cells reveal about a hidden one.
//!
//! Rows, columns and the two totals are nodes, and each cell is an edge that carries its value:
//!
//! - a cell, from its row to its column;
//! - a column's total, from the column to the node for the row of totals;
//! - the grand total, from there to the node for the column of totals;
//! - a row's total, from there to its row.
//!
//! At every node, inflow equals outflow. Every table that agrees with the published figures is thus a flow within bounds. How far
//! a cell can be from its true value is a maximum flow through the other edges (Gusfield 1988; Castro 2012). With integer bounds
//! the result is an exact integer, and no linear program gives a narrower range.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a kernel over places of one grid, made together in `Grid::new`; values are at most 2^53 and their sums below 2^62"
)]

/// What a reader knows of a cell: its minimum and maximum.
pub type Range = (i64, i64);

/// A value so large that it is no bound.
pub const NO_BOUND: i64 = 1 << 60;

/// How far the range of a hidden cell must extend beyond its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Margin {
    /// The minimum distance upwards.
    pub up: i64,
    /// The minimum distance downwards, as far as zero allows.
    pub down: i64,
    /// The minimum width of the range.
    pub width: i64,
}

/// A table with margins: the last row and the last column are totals.
#[derive(Clone, Debug)]
pub struct Grid {
    rows: usize,
    columns: usize,
    value: Vec<i64>,
    /// What a reader knows of each cell at present.
    known: Vec<Range>,
    /// What a reader would know of each cell if it were hidden.
    blank: Vec<Range>,
    hidden: Vec<bool>,
    /// The cost of hiding a cell; `None` if it cannot be hidden.
    cost: Vec<Option<u64>>,
    /// For each node, its cells that are not known exactly.
    loose: Vec<Vec<u32>>,
    /// The start and end node of each cell.
    ends: Vec<(u32, u32)>,
    // Scratch buffers for the searches.
    moved: Vec<i64>,
    touched: Vec<u32>,
    seen: Vec<u32>,
    came: Vec<u32>,
    round: u32,
    queue: Vec<u32>,
}

impl Grid {
    /// Creates a table from cells in row order, totals included.
    ///
    /// - `value`: the true value of each cell.
    /// - `shown`: what a reader knows of it when it is published.
    /// - `blank`: what a reader knows of it when it is hidden.
    /// - `cost`: the cost of hiding it; `None` if it cannot be hidden.
    pub fn new(columns: usize, value: Vec<i64>, shown: Vec<Range>, blank: Vec<Range>, cost: Vec<Option<u64>>) -> Self {
        let rows = value.len().checked_div(columns).unwrap_or(0);
        let (cells, nodes) = (value.len(), rows + columns);
        let mut grid = Self {
            rows,
            columns,
            value,
            known: shown,
            blank,
            hidden: vec![false; cells],
            cost,
            loose: vec![Vec::new(); nodes],
            ends: (0..cells).map(|cell| ends(rows, columns, cell)).collect(),
            moved: vec![0; cells],
            touched: Vec::new(),
            seen: vec![0; nodes],
            came: vec![0; nodes],
            round: 0,
            queue: Vec::new(),
        };
        for cell in 0..cells {
            if grid.known[cell].0 < grid.known[cell].1 {
                grid.loosen(cell);
            }
        }
        grid
    }

    fn loosen(&mut self, cell: usize) {
        let (tail, head) = self.ends(cell);
        self.loose[tail].push(cell as u32);
        self.loose[head].push(cell as u32);
    }

    /// Returns the start and end node of a cell.
    fn ends(&self, cell: usize) -> (usize, usize) {
        let (tail, head) = self.ends[cell];
        (tail as usize, head as usize)
    }

    /// Returns whether a cell is hidden.
    pub fn is_hidden(&self, cell: usize) -> bool {
        self.hidden[cell]
    }

    /// Returns of each cell whether it is hidden.
    pub fn hidden(&self) -> Vec<bool> {
        self.hidden.clone()
    }

    /// Hides a cell.
    pub fn hide(&mut self, cell: usize) {
        if self.hidden[cell] {
            return;
        }
        self.hidden[cell] = true;
        if self.known[cell].0 >= self.known[cell].1 {
            self.loosen(cell);
        }
        self.known[cell] = self.blank[cell];
    }

    /// Returns how much a cell may still rise (or fall) within the known bounds.
    fn room(&self, cell: usize, rise: bool) -> i64 {
        let at = self.value[cell] + self.moved[cell];
        if rise { self.known[cell].1 - at } else { at - self.known[cell].0 }
    }

    /// Returns how far a cell can rise (or fall) from its value, searching no further than `enough`.
    fn reach(&mut self, cell: usize, rise: bool, enough: i64) -> i64 {
        let (tail, head) = self.ends(cell);
        let (from, to) = if rise { (head, tail) } else { (tail, head) };
        let enough = enough.min(self.room(cell, rise));
        let mut reached = 0;
        while reached < enough {
            let Some(path) = self.path(cell, from, to) else { break };
            let step = path.iter().map(|(cell, rise)| self.room(*cell, *rise)).min().unwrap_or(0).min(enough - reached);
            for (cell, rise) in path {
                if self.moved[cell] == 0 {
                    self.touched.push(cell as u32);
                }
                self.moved[cell] += if rise { step } else { -step };
            }
            reached += step;
        }
        while let Some(cell) = self.touched.pop() {
            self.moved[cell as usize] = 0;
        }
        reached
    }

    /// Returns a shortest augmenting path between the ends of a cell that avoids it (breadth-first search, two steps at a time: only
    /// nodes on the side of `from` can be one step from `to`, and each is tried as soon as it is found).
    fn path(&mut self, without: usize, from: usize, to: usize) -> Option<Vec<(usize, bool)>> {
        self.round += 1;
        self.queue.clear();
        self.queue.push(from as u32);
        self.seen[from] = self.round;
        self.seen[to] = self.round;
        let mut next = 0;
        while next < self.queue.len() {
            let node = self.queue[next] as usize;
            next += 1;
            for place in 0..self.loose[node].len() {
                let Some(across) = self.step(node, self.loose[node][place] as usize, without) else { continue };
                for place in 0..self.loose[across].len() {
                    let Some(back) = self.step(across, self.loose[across][place] as usize, without) else { continue };
                    let last = self.between(back, to);
                    if last != without && self.room(last, self.ends(last).0 == back) > 0 {
                        self.came[to] = last as u32;
                        return Some(self.steps(from, to));
                    }
                    self.queue.push(back as u32);
                }
            }
        }
        None
    }

    /// Goes from a node along a cell to a node that was not seen before. Returns that node; nothing if there is no room.
    fn step(&mut self, node: usize, cell: usize, without: usize) -> Option<usize> {
        let (tail, head) = self.ends(cell);
        let (rise, other) = if tail == node { (true, head) } else { (false, tail) };
        if self.seen[other] == self.round || cell == without || self.room(cell, rise) <= 0 {
            return None;
        }
        self.seen[other] = self.round;
        self.came[other] = cell as u32;
        Some(other)
    }

    /// Returns the cell between a row and a column, in either order.
    fn between(&self, one: usize, other: usize) -> usize {
        let (row, column) = if one < self.rows { (one, other) } else { (other, one) };
        row * self.columns + (column - self.rows)
    }

    /// Returns the cells by which the search came, and whether each rises.
    fn steps(&self, from: usize, to: usize) -> Vec<(usize, bool)> {
        let (mut node, mut path) = (to, Vec::new());
        while node != from {
            let cell = self.came[node] as usize;
            let (tail, head) = self.ends(cell);
            path.push((cell, head == node));
            node = if head == node { tail } else { head };
        }
        path
    }

    /// Returns the minimum and maximum of a cell, from everything that is known.
    pub fn range(&mut self, cell: usize) -> Range {
        let value = self.value[cell];
        (value - self.reach(cell, false, NO_BOUND), value + self.reach(cell, true, NO_BOUND))
    }

    /// Returns the unmet part of a need: whether it is upwards, and by how much.
    fn missing(&mut self, cell: usize, need: Margin) -> Option<(bool, i64)> {
        let low = self.blank[cell].0;
        let down_most = (self.value[cell] - low).max(0);
        let down_need = need.down.min(down_most);
        let up = self.reach(cell, true, need.up.max(need.width));
        if up < need.up {
            return Some((true, need.up - up));
        }
        let down = self.reach(cell, false, down_need.max((need.width - up).min(down_most)));
        if down < down_need {
            return Some((false, down_need - down));
        }
        // A missing width is made up upwards, where there is no bound.
        (up + down < need.width).then_some((true, need.width - up - down))
    }

    /// Returns whether the range of a cell meets its need.
    pub fn is_safe(&mut self, cell: usize, need: Margin) -> bool {
        self.missing(cell, need).is_none()
    }

    /// Hides further cells until every need is met, and returns the cells whose need cannot be met. Each step hides the cheapest
    /// cycle of cells through the cell in need.
    pub fn protect(&mut self, needs: &[(usize, Margin)]) -> Vec<usize> {
        let mut left = Vec::new();
        for (cell, need) in needs {
            let mut tries = 0;
            while let Some((rise, missing)) = self.missing(*cell, *need) {
                tries += 1;
                let Some(ring) = self.cheapest(*cell, rise, missing).or_else(|| self.cheapest(*cell, rise, 1)).filter(|_| tries < 64)
                else {
                    left.push(*cell);
                    break;
                };
                if ring.is_empty() {
                    left.push(*cell);
                    break;
                }
                ring.into_iter().for_each(|cell| self.hide(cell));
            }
        }
        left
    }

    /// Returns the shown cells on the cheapest cycle through a cell along which it can move by `amount` (Dijkstra's algorithm).
    fn cheapest(&self, cell: usize, rise: bool, amount: i64) -> Option<Vec<usize>> {
        let (tail, head) = self.ends(cell);
        let (from, to) = if rise { (head, tail) } else { (tail, head) };
        let nodes = self.rows + self.columns;
        let (mut best, mut came, mut done) = (vec![u64::MAX; nodes], vec![usize::MAX; nodes], vec![false; nodes]);
        best[from] = 0;
        while let Some(node) = (0..nodes).filter(|n| !done[*n] && best[*n] < u64::MAX).min_by_key(|n| best[*n]) {
            if node == to {
                break;
            }
            done[node] = true;
            let row = node < self.rows;
            let count = if row { self.columns } else { self.rows };
            for place in 0..count {
                let other = if row { node * self.columns + place } else { place * self.columns + (node - self.rows) };
                if other == cell {
                    continue;
                }
                let (tail, head) = self.ends(other);
                let (up, end) = if tail == node { (true, head) } else { (false, tail) };
                let price = if self.hidden[other] {
                    // Hidden cells cost a little too, so that short cycles are preferred.
                    if self.room(other, up) >= amount { 1 } else { continue }
                } else {
                    let Some(cost) = self.cost[other] else { continue };
                    let room = if up { self.blank[other].1 - self.value[other] } else { self.value[other] - self.blank[other].0 };
                    if room >= amount { cost } else { continue }
                };
                let price = best[node] + price;
                if price < best[end] {
                    (best[end], came[end]) = (price, other);
                }
            }
        }
        if best[to] == u64::MAX {
            return None;
        }
        let (mut node, mut ring) = (to, Vec::new());
        while node != from {
            let cell = came[node];
            if !self.hidden[cell] {
                ring.push(cell);
            }
            let (tail, head) = self.ends(cell);
            node = if head == node { tail } else { head };
        }
        Some(ring)
    }

    /// Shows hidden cells again if no need depends on them, most expensive first, while the work stays within `steps`.
    pub fn relax(&mut self, shown: &[Range], needs: &[(usize, Margin)], mut steps: u64) {
        let kept: Vec<bool> = {
            let mut kept = vec![false; self.value.len()];
            needs.iter().for_each(|(cell, _)| kept[*cell] = true);
            kept
        };
        let mut extra: Vec<usize> = (0..self.value.len()).filter(|cell| self.hidden[*cell] && !kept[*cell]).collect();
        extra.sort_by_key(|cell| std::cmp::Reverse((self.cost[*cell], *cell)));
        let price = needs.len() as u64 * (self.loose.iter().map(Vec::len).sum::<usize>() as u64 + 1);
        for cell in extra {
            if price > steps {
                return;
            }
            steps -= price;
            let was = self.known[cell];
            self.known[cell] = shown[cell];
            self.hidden[cell] = false;
            if needs.iter().any(|(cell, need)| self.missing(*cell, *need).is_some()) {
                self.known[cell] = was;
                self.hidden[cell] = true;
            } else if shown[cell].0 == shown[cell].1 {
                let (tail, head) = self.ends(cell);
                for node in [tail, head] {
                    self.loose[node].retain(|at| *at as usize != cell);
                }
            }
        }
    }
}

/// Returns the start and end node of a cell.
fn ends(rows: usize, columns: usize, cell: usize) -> (u32, u32) {
    let (row, column) = (cell / columns, cell % columns);
    let margin = (row + 1 == rows) != (column + 1 == columns);
    let column = rows + column;
    if margin { (column as u32, row as u32) } else { (row as u32, column as u32) }
}
