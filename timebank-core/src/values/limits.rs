//! Upper limits on everything the library accepts at once.

/// Bytes of one command.
pub const COMMAND_BYTES: usize = 4 << 20;
/// Bytes of one line of a journal.
pub const LINE_BYTES: usize = 32 << 20;
/// Participations in one exchange.
pub const PARTS: usize = 10_000;
/// Minutes of one participation: a week.
pub const PART_MINUTES: u32 = 10_080;
/// Exchanges recorded, or dates proposed, by one command.
pub const BATCH: usize = 10_000;
/// Exchanges in one bundle. All participations of a bundle together are at most [`PARTS`].
pub const BUNDLE: usize = 100;
/// Events in one append of items that fell due.
pub const DUE: usize = 1_000;
/// Commands in one batch.
pub const COMMANDS: usize = 100_000;
/// Bytes of one personal part.
pub const PART_BYTES: usize = 64 << 10;
/// Personal parts of one command.
pub const PARTS_KEPT: usize = 1_000;
/// Things one member would rather not be asked, that hold at a time.
pub const RATHER_NOTS: usize = 200;
/// Minutes of one transfer: a hundred thousand hours.
pub const TRANSFER: i64 = 6_000_000;
/// Visitors at one exchange.
pub const VISITORS: u32 = 100_000;
