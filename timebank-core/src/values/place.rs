//! Places and distances in integer arithmetic, so that every machine gets the same result.

use serde::{Deserialize, Serialize};

/// A place in millionths of a degree. Keep it as coarse as the purpose allows: it is personal data.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    crate::form::ToWire,
    crate::form::FromWire,
    crate::form::Build,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Place {
    /// Degrees north times 1,000,000.
    pub latitude: i32,
    /// Degrees east times 1,000,000.
    pub longitude: i32,
}

/// cos of 0 to 90 whole degrees, times 1,000,000.
const COSINE: [i64; 91] = [
    1_000_000, 999_848, 999_391, 998_630, 997_564, 996_195, 994_522, 992_546, 990_268, 987_688, 984_808, 981_627, 978_148, 974_370,
    970_296, 965_926, 961_262, 956_305, 951_057, 945_519, 939_693, 933_580, 927_184, 920_505, 913_545, 906_308, 898_794, 891_007, 882_948,
    874_620, 866_025, 857_167, 848_048, 838_671, 829_038, 819_152, 809_017, 798_636, 788_011, 777_146, 766_044, 754_710, 743_145, 731_354,
    719_340, 707_107, 694_658, 681_998, 669_131, 656_059, 642_788, 629_320, 615_661, 601_815, 587_785, 573_576, 559_193, 544_639, 529_919,
    515_038, 500_000, 484_810, 469_472, 453_990, 438_371, 422_618, 406_737, 390_731, 374_607, 358_368, 342_020, 325_568, 309_017, 292_372,
    275_637, 258_819, 241_922, 224_951, 207_912, 190_809, 173_648, 156_434, 139_173, 121_869, 104_528, 87_156, 69_756, 52_336, 34_899,
    17_452, 0,
];

impl Place {
    /// Returns whether latitude and longitude are in range.
    pub fn is_valid(self) -> bool {
        self.latitude.unsigned_abs() <= 90_000_000 && self.longitude.unsigned_abs() <= 180_000_000
    }

    /// Returns the straight-line distance between two places in metres, accurate to one part in a thousand up to some hundred
    /// kilometres.
    ///
    /// Uses the equirectangular projection, with the cosine of the middle latitude taken from a table. All arithmetic is in
    /// integers.
    pub fn metres_to(self, other: Self) -> u32 {
        let north = i64::from(self.latitude).saturating_sub(i64::from(other.latitude));
        let mut east = i64::from(self.longitude).saturating_sub(i64::from(other.longitude)).saturating_abs();
        if east > 180_000_000 {
            east = 360_000_000i64.saturating_sub(east);
        }
        let middle = i64::from(self.latitude).saturating_add(i64::from(other.latitude)).saturating_abs() / 2;
        let degree = usize::try_from(middle / 1_000_000).unwrap_or(90).min(90);
        let low = COSINE.get(degree).copied().unwrap_or(0);
        let high = COSINE.get(degree.saturating_add(1)).copied().unwrap_or(0);
        let cosine = low.saturating_sub(low.saturating_sub(high).saturating_mul(middle % 1_000_000) / 1_000_000);
        // A degree is 111,195 m on a sphere of radius 6,371 km, so a millionth of a degree is 0.111195 m.
        let y = north.saturating_mul(111_195) / 1_000_000;
        let x = (east.saturating_mul(cosine) / 1_000_000).saturating_mul(111_195) / 1_000_000;
        let square = x.saturating_mul(x).saturating_add(y.saturating_mul(y));
        u32::try_from(square.unsigned_abs().isqrt()).unwrap_or(u32::MAX)
    }
}
