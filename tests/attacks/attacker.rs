//! Plays a script against every possible secret and counts how often a guess among those that fit is right.

use crate::scripts::Script;
use crate::worlds;
use std::fmt;

/// What is to be found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Ben's balance.
    Balance,
    /// The highest balance of Ben's account.
    Ceiling,
    /// Whether Ben holds a check, and of which level.
    Check,
    /// The day Ben's check is due again.
    Recheck,
    /// Whom Ana is kept apart from.
    Apart,
    /// Until when Ben rests, or that he is suspended.
    Pause,
    /// Whether there is a concern about Ben, and whether it says to match him with nobody.
    Concern,
    /// When Ben was born.
    Birth,
    /// Where Ben lives.
    Home,
    /// What Ben needs of a place.
    Access,
    /// How much Ben has given this week.
    Week,
    /// That Ben asked to be forgotten, and whether a concern holds it back.
    Erasure,
}

impl Target {
    /// Every target.
    pub const ALL: [Self; 12] = [
        Self::Balance,
        Self::Ceiling,
        Self::Check,
        Self::Recheck,
        Self::Apart,
        Self::Pause,
        Self::Concern,
        Self::Birth,
        Self::Home,
        Self::Access,
        Self::Week,
        Self::Erasure,
    ];
}

/// How an attack went.
pub struct Found {
    target: Target,
    script: &'static str,
    secrets: u32,
    possible: u32,
    steps: usize,
    /// How often the guess was right.
    pub right: u32,
    /// How often it may be.
    pub bound: u32,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { target, script, secrets, possible, steps, right, bound } = self;
        write!(
            f,
            "{target:?} by {script}: {right} of {secrets} right, at most {bound} by guessing one of {possible}; {steps} answers a secret"
        )
    }
}

/// Numbers that are the same on every machine (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `most`.
    pub fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % u64::from(most)) as u32
    }
}

/// The fewest right guesses that are passed with a chance of one in a hundred at most.
fn bound(secrets: u32, possible: u32) -> u32 {
    let p = 1.0 / f64::from(possible);
    let mut at_most = 0.0;
    let mut chance = (1.0 - p).powi(secrets as i32);
    for right in 0..=secrets {
        at_most += chance;
        if at_most >= 0.99 {
            return right;
        }
        chance *= f64::from(secrets - right) / f64::from(right + 1) * p / (1.0 - p);
    }
    secrets
}

/// Plays a script against random secrets.
pub fn attack(target: Target, name: &'static str, script: Script, secrets: u32) -> Found {
    let possible = worlds::possible(target);
    let told: Vec<Vec<String>> = (0..possible).map(|secret| script(&mut worlds::bank(target, secret))).collect();
    let mut dice = Dice(name.bytes().fold(target as u64 + 7, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte))));
    let mut right = 0;
    for _ in 0..secrets {
        let secret = dice.below(possible);
        let fit: Vec<u32> = (0..possible).filter(|other| told[*other as usize] == told[secret as usize]).collect();
        right += u32::from(fit[dice.below(fit.len() as u32) as usize] == secret);
    }
    Found { target, script: name, secrets, possible, steps: told[0].len(), right, bound: bound(secrets, possible) }
}

#[test]
fn the_bound_is_that_of_the_binomial_distribution() {
    // Twelve throws of a coin: 10 or fewer heads in 4083 of 4096 cases (99.7 %), 9 or fewer in 4017 (98.1 %).
    assert_eq!(bound(12, 2), 10);
    // Fifty of one in a hundred: 2 or fewer in 98.6 %, 3 or fewer in 99.8 %.
    assert_eq!(bound(50, 100), 3);
}
