//! Figures in the text form Prometheus reads: what came, how it went, how long it took.

use crate::Service;
use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Upper ends of the stretches of time requests are sorted into, in seconds.
const STRETCHES: [f64; 6] = [0.005, 0.02, 0.1, 0.5, 2.0, 10.0];

/// Everything that is counted.
#[derive(Debug, Default)]
pub struct Metrics(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// By route and status.
    requests: BTreeMap<(String, u16), u64>,
    /// By what became of them.
    commands: BTreeMap<&'static str, u64>,
    stretches: [u64; STRETCHES.len()],
    seconds: f64,
    all: u64,
}

impl Metrics {
    fn with<T>(&self, work: impl FnOnce(&mut Counts) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A command, by what became of it.
    pub fn command(&self, became: &'static str) {
        self.with(|counts| add(counts.commands.entry(became).or_default()));
    }

    fn request(&self, route: String, status: u16, seconds: f64) {
        self.with(|counts| {
            add(counts.requests.entry((route, status)).or_default());
            for (count, end) in counts.stretches.iter_mut().zip(STRETCHES) {
                if seconds <= end {
                    add(count);
                }
            }
            counts.seconds += seconds;
            add(&mut counts.all);
        });
    }

    /// As text.
    pub fn told(&self) -> String {
        self.with(|counts| {
            let mut text = String::from("# TYPE timebank_requests_total counter\n");
            for ((route, status), count) in &counts.requests {
                let _ = writeln!(text, "timebank_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}");
            }
            text.push_str("# TYPE timebank_commands_total counter\n");
            for (became, count) in &counts.commands {
                let _ = writeln!(text, "timebank_commands_total{{became=\"{became}\"}} {count}");
            }
            text.push_str("# TYPE timebank_request_seconds histogram\n");
            for (count, end) in counts.stretches.iter().zip(STRETCHES) {
                let _ = writeln!(text, "timebank_request_seconds_bucket{{le=\"{end}\"}} {count}");
            }
            let (all, seconds) = (counts.all, counts.seconds);
            let _ = writeln!(text, "timebank_request_seconds_bucket{{le=\"+Inf\"}} {all}");
            let _ = writeln!(text, "timebank_request_seconds_sum {seconds}\ntimebank_request_seconds_count {all}");
            text
        })
    }
}

fn add(count: &mut u64) {
    *count = count.saturating_add(1);
}

/// Counts a request under its route, never under the address that was asked for: that names banks, and has no end.
pub async fn counted(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    // Whoever calls may make methods up: only those there are have a series of their own.
    let method = match *request.method() {
        Method::GET => "get",
        Method::POST => "post",
        Method::DELETE => "delete",
        _ => "other",
    };
    let route = format!("{method} {path}");
    let route = if path == "none" { "none".to_owned() } else { route };
    let start = Instant::now();
    let response = next.run(request).await;
    service.metrics().request(route, response.status().as_u16(), start.elapsed().as_secs_f64());
    response
}
