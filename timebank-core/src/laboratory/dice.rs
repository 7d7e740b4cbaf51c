//! Dice: draws that depend on what they are for and on nothing else.
//!
//! A stream of numbers would give another draw to everybody after the first difference between two policies. Here every draw has
//! a name (what for, and up to three numbers: which week, who, which time), and its value is a function of the seed and that
//! name. So two policies face the same wants, the same joiners, the same luck, and differ by what they do.

/// What is added at each step of `SplitMix64`: 2^64 over the golden ratio, made odd.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// One step of `SplitMix64` from a state (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014): the state
/// moves on by [`STEP`] and is stirred.
const fn stirred(state: u64) -> u64 {
    let z = state.wrapping_add(STEP);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What a draw is for. The number is part of its value: never change one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
#[non_exhaustive]
pub enum For {
    /// How often somebody wants help in a week.
    Want = 1,
    /// How careful they are with this want: below what share of willingness they ask.
    Care = 2,
    /// Which of the occasions of the past a want is like.
    Like = 3,
    /// Whether a want is for a session of several.
    Session = 4,
    /// In which order the wants of a week are looked at.
    Order = 5,
    /// Whether somebody known is asked.
    Known = 6,
    /// Who is asked.
    Who = 7,
    /// Whether they answer.
    Answer = 8,
    /// Whether somebody leaves.
    Leave = 9,
    /// Like whom a joiner is.
    Joiner = 10,
    /// How much somebody of a synthetic community gives.
    Gives = 11,
    /// And receives.
    Takes = 12,
    /// What they offer.
    Offers = 13,
    /// The week a member of a synthetic community leaves.
    Leaves = 14,
    /// How often they receive in a week.
    Receives = 15,
    /// Who gives.
    Giver = 16,
    /// What is done.
    What = 17,
    /// How long.
    Long = 18,
    /// Whether it is a session, and of how many.
    Many = 19,
}

/// Draws under one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dice(u64);

impl Dice {
    /// The dice of this seed. It is stirred first: seeds follow one another, as the purposes do, and one seed's draws for one
    /// purpose would be the next one's for another.
    pub const fn new(seed: u64) -> Self {
        Self(stirred(seed))
    }

    /// The draw of this name: the seed, the purpose and the three numbers stirred in, one after another.
    pub const fn draw(self, what: For, a: u64, b: u64, c: u64) -> u64 {
        stirred(stirred(stirred(stirred(self.0 ^ what as u64) ^ a) ^ b) ^ c)
    }

    /// A number below `n`; 0 when `n` is 0. The draw times `n`, its upper 64 bits: no number is favoured by more than one part in
    /// 2^64 over `n`.
    pub const fn below(self, n: u64, what: For, a: u64, b: u64, c: u64) -> u64 {
        // The product of two numbers of 64 bits fits in 128.
        ((self.draw(what, a, b, c) as u128).wrapping_mul(n as u128) >> 64) as u64
    }

    /// Whether something comes true that does in so many of a million cases.
    pub const fn chance(self, of_million: u32, what: For, a: u64, b: u64, c: u64) -> bool {
        self.below(1_000_000, what, a, b, c) < of_million as u64
    }
}

#[cfg(test)]
mod tests {
    use super::{Dice, For, STEP, stirred};

    /// The first numbers of `SplitMix64` from 1234567, as published with the generator's reference code.
    #[test]
    fn the_stirring_is_that_of_splitmix() {
        let published: [u64; 5] = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        let mut state = 1_234_567u64;
        for number in published {
            assert_eq!(stirred(state), number);
            state = state.wrapping_add(STEP);
        }
    }

    /// Seeds follow one another, and so do purposes: what one seed draws for one purpose, no other draws for another.
    #[test]
    fn seeds_that_follow_one_another_have_nothing_in_common() {
        let purposes =
            [For::Want, For::Care, For::Like, For::Session, For::Order, For::Known, For::Who, For::Answer, For::Leave, For::Joiner];
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..200 {
            for what in purposes {
                assert!(seen.insert(Dice::new(seed).draw(what, 3, 2, 1)), "{seed} {what:?}");
            }
        }
    }

    #[test]
    fn draws_of_other_names_are_others_and_spread_evenly() {
        let dice = Dice::new(1);
        assert_eq!(dice.draw(For::Want, 1, 2, 3), dice.draw(For::Want, 1, 2, 3));
        let others = [dice.draw(For::Care, 1, 2, 3), dice.draw(For::Want, 2, 1, 3), Dice::new(2).draw(For::Want, 1, 2, 3)];
        assert!(others.iter().all(|other| *other != dice.draw(For::Want, 1, 2, 3)));
        // Of 100 000 draws below ten each number comes up 10 000 times, give or take five standard deviations.
        let mut times = [0i64; 10];
        (0..100_000).for_each(|i| times[dice.below(10, For::Who, i, 7, 0) as usize] += 1);
        assert!(times.iter().all(|count| (count - 10_000).abs() < 475), "{times:?}");
        assert_eq!((dice.below(0, For::Who, 1, 1, 1), dice.chance(0, For::Who, 1, 1, 1)), (0, false));
        assert!(dice.chance(1_000_000, For::Who, 1, 1, 1));
    }
}
