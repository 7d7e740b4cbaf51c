//! What was measured: a table to read, and one object a line for whoever keeps the figures.

use serde::Serialize;
use std::io::Write as _;
use std::time::Instant;

/// One line of the report.
#[derive(Serialize)]
pub struct Line {
    pub name: String,
    pub input: String,
    pub ours_s: Option<f64>,
    pub peer: Option<String>,
    pub peer_s: Option<f64>,
    /// How many times as fast as the peer ours is.
    pub ratio: Option<f64>,
    /// What was written or read, or is kept for each, in bytes.
    pub bytes: Option<u64>,
    /// The ratio that is wanted.
    #[serde(rename = "wanted")]
    pub aim: Option<f64>,
}

pub struct Report {
    json: Option<std::fs::File>,
    pub runs: usize,
    only: Option<String>,
}

impl Report {
    pub fn new(json: Option<&str>, runs: usize, only: Option<String>) -> Self {
        let json = json
            .map(|path| std::fs::File::create(path).unwrap_or_else(|fault| crate::stop(&format!("`{path}` cannot be written: {fault}"))));
        Self { json, runs, only }
    }

    pub fn wanted(&self, group: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only.split(',').any(|o| o == group))
    }

    pub fn heading(&self) {
        println!(
            "{:<44} {:<34} {:>11} {:<24} {:>11} {:>9} {:>6} {:>13}",
            "what", "input", "ours", "peer", "peer's", "ratio", "aim", "bytes"
        );
    }

    pub fn add(&mut self, line: &Line) {
        let seconds = |s: Option<f64>| {
            s.map_or_else(|| "-".into(), |s| if s < 0.001 { format!("{:.2} µs", s * 1e6) } else { format!("{:.2} ms", s * 1e3) })
        };
        let times = |r: Option<f64>| r.map_or_else(|| "-".into(), |r| format!("{r:.3}"));
        println!(
            "{:<44} {:<34} {:>11} {:<24} {:>11} {:>9} {:>6} {:>13}",
            line.name,
            line.input,
            seconds(line.ours_s),
            line.peer.as_deref().unwrap_or("-"),
            seconds(line.peer_s),
            times(line.ratio),
            times(line.aim),
            line.bytes.map_or_else(|| "-".into(), |b| b.to_string())
        );
        if let Some(file) = &mut self.json {
            let text = serde_json::to_string(line).expect("plain numbers");
            writeln!(file, "{text}").unwrap_or_else(|fault| crate::stop(&format!("the report cannot be written: {fault}")));
        }
    }

    /// Ours against a peer.
    pub fn compare(&mut self, name: &str, input: &str, peer: &str, (ours, theirs): (f64, f64), bytes: Option<u64>, aim: Option<f64>) {
        self.add(&Line {
            name: name.into(),
            input: input.into(),
            ours_s: Some(ours),
            peer: Some(peer.into()),
            peer_s: Some(theirs),
            ratio: Some(theirs / ours),
            bytes,
            aim,
        });
    }

    /// The medians of both, run in turn: what else the machine does then troubles both alike. Each run prepares what it needs and
    /// gives the seconds its work took.
    pub fn in_turn(&self, mut ours: impl FnMut() -> f64, mut theirs: impl FnMut() -> f64) -> (f64, f64) {
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for _ in 0..self.runs {
            a.push(ours());
            b.push(theirs());
        }
        (median(a), median(b))
    }
}

pub fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// How long it took, in seconds.
pub fn seconds<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed().as_secs_f64(), done)
}
