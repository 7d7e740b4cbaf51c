//! Reads its settings from the environment, serves, and ends in peace when it is told to.

#![forbid(unsafe_code)]

use std::sync::Arc;
use timebank_service::{Service, Tokens, router};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

type Fault = Box<dyn std::error::Error>;

fn setting(name: &str) -> Result<String, Fault> {
    std::env::var(name).map_err(|_| format!("set `{name}`").into())
}

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let tokens = Tokens::read(&setting("TIMEBANK_TOKENS")?)?;
    let service = Arc::new(Service::connect(&setting("TIMEBANK_DATABASE")?, tokens).await?);
    let listen = std::env::var("TIMEBANK_LISTEN").unwrap_or_else(|_| "127.0.0.1:8080".into());
    let listener = TcpListener::bind(&listen).await?;
    println!("listening on {}", listener.local_addr()?);
    // What was begun is answered; nobody new is let in.
    axum::serve(listener, router(service)).with_graceful_shutdown(told_to_end()?).await?;
    println!("ended");
    Ok(())
}

/// Comes when the terminal or the system asks for an end.
fn told_to_end() -> Result<impl Future<Output = ()>, Fault> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
