//! The rows of one activity, in buckets of the cell they live in: the cell that scores measure distance between.

use super::rows::{Head, Listed, Row};
use crate::matching::score;
use crate::matching::slots::Week;
use crate::model::listing::Remote;
use crate::values::place;

/// The side of a cell in millionths of a degree: that of [`score::cell`].
const CELL: i32 = 10_000;

/// A cell, north and east.
type Key = (i32, i32);

/// Where a row stands; with `bucket` none among those that have to be measured one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) activity: u32,
    pub(super) side: u8,
    bucket: Option<u32>,
    at: u32,
}

/// Rows of one cell, or of people nobody knows where to find and of what may be done at a distance.
#[derive(Default)]
pub(super) struct Bucket {
    /// The blocks of each head, close together: most rows that do not come into question fail by them.
    pub(super) blocks: Vec<u64>,
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<(Row, Week)>,
}

/// A cell: small, so that many are looked at in one go.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    key: Key,
    /// No row brings more.
    pub(super) best: u32,
    bucket: u32,
}

impl Cell {
    /// The middle, for all of its rows alike, be it for the score or for the rules.
    pub(super) fn middle(&self) -> place::Place {
        let middle = |cell: i32| cell.saturating_mul(CELL).saturating_add(CELL / 2);
        place::Place { latitude: middle(self.key.0), longitude: middle(self.key.1) }
    }
}

/// The rows of one activity and side. Cells that were emptied stay, for whoever comes there next.
#[derive(Default)]
pub(super) struct Shelf {
    /// In order.
    cells: Vec<Cell>,
    buckets: Vec<Bucket>,
    anywhere: Bucket,
    /// No row among those that have to be measured one by one brings more.
    best: u32,
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
        let number = cell_of(&listed).and_then(|key| self.cell(key, listed.head.best));
        let bucket = number.and_then(|number| self.buckets.get_mut(number as usize)).unwrap_or(&mut self.anywhere);
        if number.is_none() {
            self.best = self.best.max(listed.head.best);
        }
        let at = u32::try_from(bucket.rows.len()).unwrap_or(u32::MAX);
        bucket.blocks.push(listed.head.blocks);
        bucket.heads.push(listed.head);
        bucket.rows.push((listed.row, listed.week));
        Place { activity, side: side as u8, bucket: number, at }
    }

    /// The number of a cell's bucket, for one more row.
    fn cell(&mut self, key: Key, best: u32) -> Option<u32> {
        let at = self.cells.binary_search_by_key(&key, |cell| cell.key);
        if let Ok(cell) = at.map(|at| self.cells.get_mut(at)) {
            return cell.map(|cell| {
                cell.best = cell.best.max(best);
                cell.bucket
            });
        }
        let bucket = u32::try_from(self.buckets.len()).ok()?;
        self.buckets.push(Bucket::default());
        self.cells.insert(at.err()?, Cell { key, best, bucket });
        Some(bucket)
    }

    /// Takes a row away; gives the listing of the row that stands in its place now.
    pub(super) fn take(&mut self, place: &Place) -> Option<u32> {
        let bucket = match place.bucket {
            Some(number) => self.buckets.get_mut(number as usize)?,
            None => &mut self.anywhere,
        };
        let at = place.at as usize;
        if at >= bucket.rows.len() {
            return None;
        }
        bucket.blocks.swap_remove(at);
        bucket.heads.swap_remove(at);
        bucket.rows.swap_remove(at);
        bucket.rows.get(at).map(|(row, _)| row.listing)
    }

    pub(super) fn row(&self, place: &Place) -> Option<(&Head, &Row)> {
        let bucket = match place.bucket {
            Some(number) => self.buckets.get(number as usize)?,
            None => &self.anywhere,
        };
        let at = place.at as usize;
        bucket.heads.get(at).zip(bucket.rows.get(at).map(|(row, _)| row))
    }

    /// The cells, or where those are fewer rows of cells than there are cells only what may be near enough.
    pub(super) fn each<'a>(&'a self, near: Option<&Near>, mut look: impl FnMut(&'a Cell, &'a Bucket)) {
        let mut some = |cells: &'a [Cell]| {
            for cell in cells {
                if let Some(bucket) = self.buckets.get(cell.bucket as usize).filter(|bucket| !bucket.heads.is_empty()) {
                    look(cell, bucket);
                }
            }
        };
        let Some(near) = near.filter(|near| near.rows() < self.cells.len()) else { return some(&self.cells) };
        let mut rest = self.cells.as_slice();
        for y in near.south..=near.north {
            rest = rest.get(rest.partition_point(|cell| cell.key < (y, near.west))..).unwrap_or_default();
            let (row, after) = rest.split_at(rest.partition_point(|cell| cell.key <= (y, near.east)));
            some(row);
            rest = after;
        }
    }

    /// What has to be measured one by one, and the most any of it brings.
    pub(super) fn anywhere(&self) -> Option<(u32, &Bucket)> {
        (!self.anywhere.heads.is_empty()).then_some((self.best, &self.anywhere))
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
