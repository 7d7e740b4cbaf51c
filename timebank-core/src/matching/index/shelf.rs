//! The rows of one activity, in buckets: of how far people go, and of the cell they live in.

use super::rows::Row;
use crate::matching::slots::Week;
use crate::model::listing::Remote;
use crate::order::BTreeMap;

/// How far people go, in metres: classes up to each of these, and one beyond.
const CLASSES: [u32; 5] = [1_000, 2_000, 4_000, 8_000, 16_000];
/// The class of those nobody knows where to find, and of what may be done at a distance: always looked at.
const ANYWHERE: u8 = u8::MAX;
/// The sides of a cell in millionths of a degree: about two kilometres in temperate places.
const CELL: (i32, i32) = (20_000, 30_000);

/// A bucket: class, and cell north and east.
type Key = (u8, i32, i32);

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) activity: u32,
    pub(super) side: u8,
    key: Key,
    at: u32,
}

#[derive(Default)]
struct Bucket {
    rows: Vec<Row>,
    weeks: Vec<Week>,
}

/// The rows of one activity and side.
#[derive(Default)]
pub(super) struct Shelf {
    buckets: BTreeMap<Key, Bucket>,
}

fn key(row: &Row) -> Key {
    match row.face.place() {
        Some(place) if row.remote == Remote::No => {
            let class = CLASSES.iter().position(|most| row.face.travels <= *most).unwrap_or(CLASSES.len());
            (class as u8, place.latitude.div_euclid(CELL.0), place.longitude.div_euclid(CELL.1))
        }
        _ => (ANYWHERE, 0, 0),
    }
}

impl Shelf {
    pub(super) fn put(&mut self, activity: u32, side: usize, row: Row, week: Week) -> Place {
        let key = key(&row);
        let bucket = self.buckets.entry(key).or_default();
        let at = u32::try_from(bucket.rows.len()).unwrap_or(u32::MAX);
        bucket.rows.push(row);
        bucket.weeks.push(week);
        Place { activity, side: side as u8, key, at }
    }

    /// Takes a row away; gives the listing of the row that stands in its place now.
    pub(super) fn take(&mut self, place: &Place) -> Option<u32> {
        let bucket = self.buckets.get_mut(&place.key)?;
        let at = place.at as usize;
        if at >= bucket.rows.len() {
            return None;
        }
        bucket.rows.swap_remove(at);
        bucket.weeks.swap_remove(at);
        let moved = bucket.rows.get(at).map(|row| row.listing);
        if bucket.rows.is_empty() {
            self.buckets.remove(&place.key);
        }
        moved
    }

    /// Looks at every row, or at those that may be near enough.
    pub(super) fn each<'a>(&'a self, near: Option<&Near>, mut look: impl FnMut(&'a Row, &'a Week)) {
        let mut all = |bucket: &'a Bucket| {
            for (row, week) in bucket.rows.iter().zip(&bucket.weeks) {
                look(row, week);
            }
        };
        let Some(near) = near else {
            self.buckets.values().for_each(all);
            return;
        };
        for (class, window) in near.windows.iter().enumerate() {
            let class = class as u8;
            match window {
                Some((south, north, west, east)) => {
                    for y in *south..=*north {
                        self.buckets.range((class, y, *west)..=(class, y, *east)).for_each(|(_, bucket)| all(bucket));
                    }
                }
                None => self.buckets.range((class, i32::MIN, i32::MIN)..=(class, i32::MAX, i32::MAX)).for_each(|(_, b)| all(b)),
            }
        }
        self.buckets.get(&(ANYWHERE, 0, 0)).into_iter().for_each(all);
    }
}

/// Which cells to look at for each class, where those further away are refused in any case.
pub(super) struct Near {
    windows: Vec<Option<(i32, i32, i32, i32)>>,
}

impl Near {
    /// Around a place: as far as `most` metres, and as people of a class go (`own` where it is not theirs to go).
    pub(super) fn new(place: crate::values::place::Place, most: u32, own: Option<u32>) -> Self {
        let limit = |class: usize| {
            let travels = CLASSES.get(class).copied().unwrap_or(u32::MAX);
            most.min(own.unwrap_or(travels))
        };
        Self { windows: (0..=CLASSES.len()).map(|class| window(place, limit(class))).collect() }
    }
}

/// The cells within so many metres, rather too many than too few; nothing where they cannot be told.
fn window(place: crate::values::place::Place, metres: u32) -> Option<(i32, i32, i32, i32)> {
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
    let cell = |degrees: i32, size: i32| degrees.div_euclid(size);
    let (south, top) = (place.latitude.saturating_sub(north), place.latitude.saturating_add(north));
    Some((cell(south, CELL.0), cell(top, CELL.0), cell(from, CELL.1), cell(until, CELL.1)))
}
