//! Where spellings led: of the same few names that millions of rows repeat, each is folded and looked up once.

/// Places, each for the spellings of one remainder: the last one that came stands there.
const SLOTS: u64 = 1 << 15;

/// Spellings as they are written, and whom each means.
#[derive(Debug, Default)]
pub struct Spellings {
    slots: Vec<Option<(Box<str>, u32)>>,
}

impl Spellings {
    /// Whom a spelling meant, if it is still there.
    pub fn get(&self, said: &str) -> Option<usize> {
        let (there, place) = self.slots.get(slot(said))?.as_ref()?;
        (**there == *said).then_some(*place as usize)
    }

    /// Notes whom a spelling means.
    pub fn note(&mut self, said: &str, place: usize) {
        let Ok(place) = u32::try_from(place) else { return };
        if self.slots.is_empty() {
            self.slots.resize_with(usize::try_from(SLOTS).unwrap_or_default(), || None);
        }
        if let Some(slot) = self.slots.get_mut(slot(said)) {
            *slot = Some((said.into(), place));
        }
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.slots.clear();
    }
}

/// The place of a spelling (Fowler, Noll, Vo). Two of one place cost a look-up each time, and nothing else.
fn slot(said: &str) -> usize {
    let hash = said.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    usize::try_from((hash ^ (hash >> 32)) % SLOTS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Spellings;

    #[test]
    fn a_spelling_leads_where_it_led_until_it_is_forgotten() {
        let mut spellings = Spellings::default();
        assert_eq!(spellings.get("Ana"), None);
        for place in 0..100_000 {
            spellings.note(&format!("M{place}"), place);
        }
        // Whatever is still there is right, and the last one is there.
        let there = (0..100_000).filter(|place| spellings.get(&format!("M{place}")).is_some_and(|found| found == *place)).count();
        assert!((0..100_000).all(|place| spellings.get(&format!("M{place}")).is_none_or(|found| found == place)));
        assert!(there > 20_000, "{there}");
        assert_eq!(spellings.get("M99999"), Some(99_999));
        spellings.clear();
        assert_eq!(spellings.get("M99999"), None);
    }
}
