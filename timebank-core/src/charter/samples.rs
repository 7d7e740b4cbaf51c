//! Sample charters.

/// A neighbourhood time bank.
pub const NEIGHBOURHOOD: &str = include_str!("samples/neighbourhood.json");
/// A peer programme of a recovery college.
pub const RECOVERY: &str = include_str!("samples/recovery.json");
/// A group that counts taking part and keeps no credit.
pub const PARTICIPATION: &str = include_str!("samples/participation.json");
/// Ten lines that work.
pub const TEN_LINES: &str = include_str!("samples/ten-lines.json");
