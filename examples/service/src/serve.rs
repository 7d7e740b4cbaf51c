//! Serving: nobody holds a connection by sending half of something, and the end comes within seconds.

use crate::Problem;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long is waited.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the headers of a request, from the moment its connection is there or the last answer was given.
    pub headers: Duration,
    /// For the rest of a request and its answer.
    pub request: Duration,
    /// For what was begun, once the end was asked for.
    pub end: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { headers: Duration::from_secs(10), request: Duration::from_secs(30), end: Duration::from_secs(5) }
    }
}

/// Serves until `end` comes: then nobody new is let in, and what was begun has a few seconds to be answered.
///
/// # Errors
/// The listener's.
pub async fn serve(listener: TcpListener, router: Router, patience: Patience, end: impl Future<Output = ()>) -> std::io::Result<()> {
    let router = router.layer(middleware::from_fn(move |request: Request, next: Next| in_time(patience.request, request, next)));
    let graceful = GracefulShutdown::new();
    tokio::pin!(end);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // Too many are open, or this one was gone at once: the next may do better.
                Err(fault) => {
                    tracing::warn!(%fault, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut end => break,
        };
        let mut http = hyper::server::conn::http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(patience.headers);
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(fault) = watched.await {
                tracing::debug!(%fault, "a connection ended early");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(patience.end, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were not answered in time");
    }
    Ok(())
}

/// A command that takes longer goes on: its caller sends it again with its key.
async fn in_time(patience: Duration, request: Request, next: Next) -> Response {
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::too_slow().into_response(),
    }
}
