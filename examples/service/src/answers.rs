//! What each route answers. They read the request and write the answer; the work is done elsewhere.

use crate::{Problem, Service, outbox, requests};
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequestParts, Path, Query, RawPathParams, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use timebank_core::{Audience, Error};

type Answer = Result<Response, Problem>;

fn given(status: StatusCode, json: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], json).into_response()
}

/// The bank in the address, once its token was seen, and for whom the answer is meant.
pub struct Bank {
    name: String,
    audience: Audience,
}

impl FromRequestParts<Arc<Service>> for Bank {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Problem> {
        let path = RawPathParams::from_request_parts(parts, service).await.map_err(|_| Problem::nothing_there())?;
        let name = path.iter().find(|(key, _)| *key == "bank").map(|(_, name)| name.to_owned()).unwrap_or_default();
        let token = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = token.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        if !service.lets_in(&name, token) {
            return Err(Problem::not_let_in());
        }
        Ok(Self { name, audience: audience(&parts.headers)? })
    }
}

/// Whom errors are told to: nobody is told more than a member may know unless the caller says so.
fn audience(headers: &HeaderMap) -> Result<Audience, Problem> {
    let Some(asked) = headers.get("timebank-audience") else { return Ok(Audience::Member) };
    let asked = asked.to_str().map(Value::from).unwrap_or_default();
    serde_json::from_value(asked).map_err(|_| Problem::bad_request("`Timebank-Audience` is `member`, `broker` or `auditor`"))
}

fn whole(body: Result<Bytes, BytesRejection>, audience: Audience) -> Result<Bytes, Problem> {
    body.map_err(|rejected| {
        if rejected.status() == StatusCode::PAYLOAD_TOO_LARGE {
            let most = timebank_core::limits::COMMAND_BYTES as u64;
            return Problem::of(Error::TooLarge { what: "request", size: most.saturating_add(1), most }, audience);
        }
        Problem::bad_request("the body could not be read to its end")
    })
}

/// Carries a command out.
pub async fn command(State(service): State<Arc<Service>>, bank: Bank, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
    let body = whole(body, bank.audience)?;
    let header = headers.get("idempotency-key").ok_or_else(Problem::no_key)?;
    let key = requests::key(header.to_str().unwrap_or_default())?;
    let Ok(body) = serde_json::from_slice::<Map<String, Value>>(&body) else {
        return Err(Problem::bad_request("the body is an object of json with a command in `do`"));
    };
    if let Some(name) = ["at", "key", "salt"].into_iter().find(|name| body.contains_key(*name)) {
        return Err(Problem::bad_request(format!("`{name}` is the service's to say: leave it out")));
    }
    // In a task of its own: a caller who hangs up does not stop a command half way.
    let work = tokio::spawn(async move { service.execute(&bank.name, key, body, bank.audience).await });
    let done = work.await.map_err(|_| Problem::database("the command was interrupted: send it again with its key"))??;
    let answer = json!({ "head": done.head.to_string(), "outcome": done.outcome });
    Ok(given(if done.outcome.repeated { StatusCode::OK } else { StatusCode::CREATED }, answer.to_string()))
}

/// Answers a question.
pub async fn question(State(service): State<Arc<Service>>, bank: Bank, body: Result<Bytes, BytesRejection>) -> Answer {
    let body = whole(body, bank.audience)?;
    Ok(given(StatusCode::OK, service.ask(&bank.name, &body, bank.audience).await?))
}

/// Where the journal stands: to be printed, or kept elsewhere.
pub async fn head(State(service): State<Arc<Service>>, bank: Bank) -> Answer {
    let head = service.head(&bank.name, bank.audience).await?;
    Ok(given(StatusCode::OK, json!({ "bank": bank.name, "head": head.to_string(), "records": head.seq }).to_string()))
}

/// What waits in the outbox.
pub async fn waiting(State(service): State<Arc<Service>>, bank: Bank, Query(asked): Query<BTreeMap<String, String>>) -> Answer {
    let after = asked.get("after").map_or(Ok(0), |after| after.parse());
    let after = after.map_err(|_| Problem::bad_request("`after` is the number of a record"))?;
    service.fill_outbox(&bank.name).await?;
    Ok(given(StatusCode::OK, outbox::waiting(service.pool(), &bank.name, after).await?.to_string()))
}

/// Takes what was received out of the outbox.
pub async fn sent(State(service): State<Arc<Service>>, bank: Bank, Path((_, seq)): Path<(String, String)>) -> Answer {
    let seq = seq.parse().map_err(|_| Problem::bad_request("the address ends with the number of a record"))?;
    outbox::sent(service.pool(), &bank.name, seq).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Whether the database answers.
pub async fn health(State(service): State<Arc<Service>>) -> Answer {
    let client = crate::tables::client(service.pool()).await?;
    client.batch_execute("SELECT 1").await.map_err(Problem::database)?;
    Ok(given(StatusCode::OK, r#"{"status":"well"}"#.into()))
}

/// The figures.
pub async fn metrics(State(service): State<Arc<Service>>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], service.metrics().told()).into_response()
}

/// The description of all this.
pub async fn description() -> Response {
    given(StatusCode::OK, include_str!("../openapi.json").into())
}

/// What a problem's `type` leads to.
pub async fn problem(Path(code): Path<String>) -> Answer {
    let explained = Problem::explained(&code).ok_or_else(Problem::nothing_there)?;
    Ok(given(StatusCode::OK, explained.to_string()))
}
