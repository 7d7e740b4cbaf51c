//! What a coordinator asks of a community: who is connected, who is not, who stays, which needs go unmet.

mod attending;
mod latency;
mod mixing;
mod needs;
mod people;
mod programmes;
mod retention;
mod robustness;

pub use attending::{Attended, AttendedTogether, CourseAttendance, TogetherAt};
pub(crate) use latency::quartile;
pub use latency::{Latencies, Latency, LatencyLine};
pub use mixing::{Mixing, RoleFlows};
pub use needs::{NeedLine, NeedsCoverage};
pub use people::{MemberTies, TieWith, TiesOf, WorkerOnly, WorkerOnlyMembers};
pub use programmes::{MentorLine, PairingLine, ProgrammeLine, ProgrammesOver};
pub use retention::{Cohort, Retention, RetentionOver, Survival, SurvivalStep, survival};
pub(crate) use robustness::Leaving;
pub use robustness::{NetworkRobustness, RobustnessLine};

#[cfg(test)]
mod tests;
