//! The rows of one activity, in buckets of the cell they live in: the cell that scores measure distance between.

use super::rows::{Head, Listed, Row};
use crate::matching::score;
use crate::matching::slots::Week;
use crate::model::listing::Remote;
use crate::order::BTreeMap;
use crate::values::place;

/// The side of a cell in millionths of a degree: that of [`score::cell`].
const CELL: i32 = 10_000;

/// A cell, north and east.
type Key = (i32, i32);

/// Where a row stands; with `cell` none among those that have to be measured one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) activity: u32,
    pub(super) side: u8,
    cell: Option<Key>,
    at: u32,
}

/// Rows of one cell, or of people nobody knows where to find and of what may be done at a distance.
#[derive(Default)]
pub(super) struct Bucket {
    /// The middle of its cell, for all of its rows alike, be it for the score or for the rules.
    pub(super) cell: Option<place::Place>,
    /// No row brings more.
    pub(super) best: u32,
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<(Row, Week)>,
}

/// The rows of one activity and side.
#[derive(Default)]
pub(super) struct Shelf {
    cells: BTreeMap<Key, Bucket>,
    anywhere: Bucket,
}

fn key(place: place::Place) -> Key {
    (place.latitude.div_euclid(CELL), place.longitude.div_euclid(CELL))
}

/// The cell of a row; none where it has to be measured by itself.
fn cell_of(listed: &Listed) -> Option<Key> {
    let lives = listed.row.face.place()?;
    (listed.head.remote == Remote::No && listed.head.cell() == Some(score::cell(lives))).then(|| key(lives))
}

impl Shelf {
    pub(super) fn put(&mut self, activity: u32, side: usize, listed: Listed) -> Place {
        let cell = cell_of(&listed);
        let bucket = match cell {
            Some(cell) => self.cells.entry(cell).or_default(),
            None => &mut self.anywhere,
        };
        bucket.cell = cell.and_then(|_| listed.head.cell());
        bucket.best = bucket.best.max(listed.head.best);
        let at = u32::try_from(bucket.rows.len()).unwrap_or(u32::MAX);
        bucket.heads.push(listed.head);
        bucket.rows.push((listed.row, listed.week));
        Place { activity, side: side as u8, cell, at }
    }

    /// Takes a row away; gives the listing of the row that stands in its place now.
    pub(super) fn take(&mut self, place: &Place) -> Option<u32> {
        let bucket = match &place.cell {
            Some(cell) => self.cells.get_mut(cell)?,
            None => &mut self.anywhere,
        };
        let at = place.at as usize;
        if at >= bucket.rows.len() {
            return None;
        }
        bucket.heads.swap_remove(at);
        bucket.rows.swap_remove(at);
        let moved = bucket.rows.get(at).map(|(row, _)| row.listing);
        if let Some(cell) = place.cell.filter(|_| bucket.rows.is_empty()) {
            self.cells.remove(&cell);
        }
        moved
    }

    pub(super) fn row(&self, place: &Place) -> Option<(&Head, &Row)> {
        let bucket = match &place.cell {
            Some(cell) => self.cells.get(cell)?,
            None => &self.anywhere,
        };
        let at = place.at as usize;
        bucket.heads.get(at).zip(bucket.rows.get(at).map(|(row, _)| row))
    }

    /// The buckets, or where those are fewer rows of cells than there are buckets only what may be near enough.
    pub(super) fn each<'a>(&'a self, near: Option<&Near>, mut look: impl FnMut(&'a Bucket)) {
        match near.filter(|near| near.rows() < self.cells.len()) {
            None => self.cells.values().for_each(&mut look),
            Some(near) => {
                for y in near.south..=near.north {
                    self.cells.range((y, near.west)..=(y, near.east)).for_each(|(_, bucket)| look(bucket));
                }
            }
        }
        if !self.anywhere.rows.is_empty() {
            look(&self.anywhere);
        }
    }
}

/// The cells to look at where those further away are refused in any case.
pub(super) struct Near {
    south: i32,
    north: i32,
    west: i32,
    east: i32,
}

impl Near {
    /// Cells from south to north.
    fn rows(&self) -> usize {
        usize::try_from(i64::from(self.north).saturating_sub(i64::from(self.south))).unwrap_or(usize::MAX)
    }

    /// The cells within so many metres of a place, rather too many than too few; nothing where they cannot be told.
    pub(super) fn new(place: place::Place, metres: u32) -> Option<Self> {
        // A millionth of a degree is 0.111195 m; two parts in a hundred more for what is rounded.
        let north = i64::from(metres).saturating_mul(9_200_000) / 1_000_000;
        let north = i32::try_from(north.saturating_add(1_000)).ok()?;
        let farthest = place.latitude.saturating_abs().saturating_add(north);
        // Less than the cosine of the farthest latitude, in hundredths.
        let narrow = match farthest / 1_000_000 {
            0..30 => 86,
            30..45 => 70,
            45..55 => 57,
            55..60 => 49,
            60..70 => 33,
            70..80 => 17,
            _ => return None,
        };
        let east = i32::try_from(i64::from(north).saturating_mul(100).checked_div(narrow)?).ok()?;
        let (from, until) = (place.longitude.saturating_sub(east), place.longitude.saturating_add(east));
        if from < -180_000_000 || until > 180_000_000 {
            return None;
        }
        let (south, top) = (place.latitude.saturating_sub(north), place.latitude.saturating_add(north));
        let cell = |degrees: i32| degrees.div_euclid(CELL);
        Some(Self { south: cell(south), north: cell(top), west: cell(from), east: cell(until) })
    }
}
