//! Sample charters.

/// A neighbourhood time bank.
pub const NEIGHBOURHOOD: &str = include_str!("samples/neighbourhood.json");
/// A peer programme of a recovery college.
pub const RECOVERY: &str = include_str!("samples/recovery.json");
/// A group that counts taking part and keeps no credit.
pub const PARTICIPATION: &str = include_str!("samples/participation.json");
/// Ten lines that work.
pub const TEN_LINES: &str = include_str!("samples/ten-lines.json");

impl super::Charter {
    /// The sample charters, each with a short name: where to begin from.
    ///
    /// ```
    /// let names: Vec<&str> = timebank_core::Charter::samples().iter().map(|(name, _)| *name).collect();
    /// assert_eq!(names, ["neighbourhood", "recovery", "participation", "ten-lines"]);
    /// ```
    pub fn samples() -> Vec<(&'static str, Self)> {
        [("neighbourhood", NEIGHBOURHOOD), ("recovery", RECOVERY), ("participation", PARTICIPATION), ("ten-lines", TEN_LINES)]
            .into_iter()
            .filter_map(|(name, json)| Some((name, Self::from_json(json.as_bytes()).ok()?)))
            .collect()
    }
}
