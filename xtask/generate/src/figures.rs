//! What was measured: the tables of `benches/README.md`, of every line, and of the front page, of a few.
//!
//! `cargo xtask bench --json benches/figures.jsonl` measures; pages show what that file says, and are stale when they say something else.

use serde::Deserialize;
use std::fmt::Write as _;

const FIGURES: &str = "benches/figures.jsonl";
/// The same of a run at least an hour before: what differs between the two is the machine's, and no merit of ours.
const EARLIER: &str = "benches/figures-earlier.jsonl";
const BEGIN: &str = "<!-- figures: made from benches/figures.jsonl -->\n";
const END: &str = "<!-- end of figures -->\n";

/// One line of a measurement.
#[derive(Deserialize)]
struct Figure {
    name: String,
    input: String,
    ours_s: Option<f64>,
    peer: Option<String>,
    peer_s: Option<f64>,
    ratio: Option<f64>,
    bytes: Option<u64>,
    wanted: Option<f64>,
}

/// The lines of the front page: what is measured, and beside what.
const FRONT: [(&str, &str); 8] = [
    ("record in memory, chained", "SQLite, WAL, FULL, 1000"),
    ("open from SQLite, snapshot and tail", "all records again"),
    ("best 30 givers, one, p50", "SQLite"),
    ("flow, unbounded", "or-tools"),
    ("import of a sheet", "pandas, CSV, sums"),
    ("all participation and tie measures", "igraph, 12 of them"),
    ("minutes by activity and month", "polars, columns ready"),
    ("table with margins made safe, audited", "linear programs, 3 solved"),
];

/// Reads what was measured.
fn figures(path: &str) -> Vec<Figure> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// The front page, with the table of a few figures.
pub fn front() -> String {
    let figures = figures(FIGURES);
    let mut table = String::from("| what | input | ours | beside | theirs | times as fast |\n|---|---|---|---|---|---|\n");
    for (name, peer) in FRONT {
        // Of several sizes the largest was measured last.
        let line = figures.iter().rfind(|figure| figure.name == name && figure.peer.as_deref() == Some(peer));
        let Some(Figure { input, ours_s: Some(ours), peer_s: Some(theirs), ratio: Some(ratio), .. }) = line else { continue };
        let _ = writeln!(table, "| {name} | {input} | {} | {peer} | {} | {} |", time(*ours), time(*theirs), round(*ratio));
    }
    placed("README.md", &table)
}

/// The page of the benches, with the table of every figure.
pub fn all() -> String {
    let earlier = figures(EARLIER);
    let mut table = String::from(
        "| what | input | ours | beside | theirs | ratio | earlier | wanted | bytes |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for Figure { name, input, ours_s, peer, peer_s, ratio, bytes, wanted } in figures(FIGURES) {
        let before = earlier.iter().find(|figure| figure.name == name && figure.input == input && figure.peer == peer);
        let before = before.map(|figure| match figure.ratio {
            Some(ratio) => round(ratio),
            None => figure.ours_s.map(time).unwrap_or_default(),
        });
        let before = before.unwrap_or_default();
        let [ours, theirs] = [ours_s, peer_s].map(|seconds| seconds.map(time).unwrap_or_default());
        let [ratio, wanted] = [ratio, wanted].map(|ratio| ratio.map(round).unwrap_or_default());
        let (peer, bytes) = (peer.unwrap_or_default(), bytes.map(|bytes| bytes.to_string()).unwrap_or_default());
        let _ = writeln!(table, "| {name} | {input} | {ours} | {peer} | {theirs} | {ratio} | {before} | {wanted} | {bytes} |");
    }
    placed("benches/README.md", &table)
}

/// A page with the table between its two marks.
fn placed(path: &str, table: &str) -> String {
    let page = std::fs::read_to_string(path).unwrap_or_default();
    let Some(((before, _), (_, after))) = page.split_once(BEGIN).zip(page.split_once(END)) else { return page };
    format!("{before}{BEGIN}\n{table}\n{END}{after}")
}

/// Three figures, and the unit that suits.
fn time(seconds: f64) -> String {
    match seconds {
        s if s < 0.001 => format!("{} µs", round(s * 1e6)),
        s if s < 1.0 => format!("{} ms", round(s * 1e3)),
        s => format!("{} s", round(s)),
    }
}

/// Three figures.
fn round(value: f64) -> String {
    let places = match value {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 0.1 => 2,
        _ => 3,
    };
    format!("{value:.places$}")
}
