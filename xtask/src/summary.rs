//! What is said at the end of a run: a table, and one plain line that programs can read.

use std::fmt;
use std::time::Duration;

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    Failed,
    /// Its tools are missing, and the person running it said that this is all right.
    Skipped,
}

/// One line of the table.
pub struct Row {
    pub step: &'static str,
    pub verdict: Verdict,
    pub took: Duration,
    /// Empty for a step that passed.
    pub why: String,
}

/// The whole run.
#[derive(Default)]
pub struct Summary {
    pub rows: Vec<Row>,
}

impl Summary {
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// How a step ended; nothing when it was not asked for.
    pub fn verdict(&self, step: &str) -> Option<Verdict> {
        self.rows.iter().find(|row| row.step == step).map(|row| row.verdict)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<12}{:<9}{:>8}", "step", "result", "seconds")?;
        for row in &self.rows {
            let result = match row.verdict {
                Verdict::Passed => "passed",
                Verdict::Failed => "failed",
                Verdict::Skipped => "skipped",
            };
            let line = format!("{:<12}{result:<9}{:>8.1}  {}", row.step, row.took.as_secs_f64(), row.why);
            writeln!(f, "{}", line.trim_end())?;
        }
        write!(f, "{} passed, {} failed", self.count(Verdict::Passed), self.count(Verdict::Failed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(step: &'static str, verdict: Verdict, why: &str) -> Row {
        Row { step, verdict, took: Duration::from_millis(1_250), why: why.to_owned() }
    }

    #[test]
    fn the_last_line_counts_steps() {
        let summary = Summary {
            rows: vec![
                row("fmt", Verdict::Passed, ""),
                row("python", Verdict::Failed, "no `python3` here"),
                row("wasm", Verdict::Skipped, "no compiler"),
            ],
        };
        let text = summary.to_string();
        assert_eq!(text.lines().last(), Some("1 passed, 1 failed"));
        assert!(text.contains("fmt         passed        1.2\n"), "{text}");
        assert!(text.contains("python      failed        1.2  no `python3` here\n"), "{text}");
    }
}
