//! Reads its settings from the environment, serves, and ends within seconds when it is told to.

#![forbid(unsafe_code)]

use std::sync::Arc;
use std::time::Duration;
use timebank_service::{Patience, Service, Tokens, router, serve};
use tokio::net::TcpListener;

type Fault = Box<dyn std::error::Error>;

fn setting(name: &str) -> Result<String, Fault> {
    std::env::var(name).map_err(|_| format!("set `{name}`").into())
}

/// A number of milliseconds, if it is set.
fn milliseconds(name: &str, or: Duration) -> Result<Duration, Fault> {
    match std::env::var(name) {
        Ok(text) => Ok(Duration::from_millis(text.parse().map_err(|_| format!("`{name}` is a number of milliseconds"))?)),
        Err(_) => Ok(or),
    }
}

#[tokio::main]
async fn main() -> Result<(), Fault> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::INFO).init();
    let tokens = Tokens::read(&setting("TIMEBANK_TOKENS")?)?;
    let database = std::env::var("TIMEBANK_DATABASE").unwrap_or_else(|_| "timebank.db".into());
    let service = Arc::new(Service::connect(&database, tokens).await?);
    let listen = std::env::var("TIMEBANK_LISTEN").unwrap_or_else(|_| "127.0.0.1:8080".into());
    let listener = TcpListener::bind(&listen).await?;
    let usual = Patience::default();
    let patience = Patience {
        headers: milliseconds("TIMEBANK_HEADERS_MS", usual.headers)?,
        request: milliseconds("TIMEBANK_REQUEST_MS", usual.request)?,
        end: milliseconds("TIMEBANK_END_MS", usual.end)?,
    };
    let every = milliseconds("TIMEBANK_TEND_MS", Duration::from_secs(60))?;
    let tended = Arc::clone(&service);
    tokio::spawn(async move { tended.tend_every(every).await });
    println!("listening on {}", listener.local_addr()?);
    serve(listener, router(service), patience, told_to_end()?).await?;
    tracing::info!("ended");
    // What still runs is not waited for: every command is whole in the database or not there.
    std::process::exit(0)
}

/// Comes when the terminal or the system asks for an end.
#[cfg(unix)]
fn told_to_end() -> Result<impl Future<Output = ()>, Fault> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Comes when the terminal asks for an end.
#[cfg(not(unix))]
fn told_to_end() -> Result<impl Future<Output = ()>, Fault> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
