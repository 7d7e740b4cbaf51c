//! What each route answers. They read the request and write the answer; the work is done elsewhere.

use crate::callers::{self, Caller, Once};
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

/// The bank in the address, once its token was seen, and who calls.
pub struct Bank {
    name: String,
    caller: Caller,
}

impl FromRequestParts<Arc<Service>> for Bank {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Problem> {
        let path = RawPathParams::from_request_parts(parts, service).await.map_err(|_| Problem::nothing_there())?;
        let name = path.iter().find(|(key, _)| *key == "bank").map(|(_, name)| name.to_owned()).unwrap_or_default();
        let caller = callers::token(&parts.headers).and_then(|token| service.caller(&name, token));
        Ok(Self { caller: caller.ok_or_else(Problem::not_let_in)?, name })
    }
}

/// The object in a body, with who sent it written into it.
fn unsigned(body: Result<Bytes, BytesRejection>) -> Result<Map<String, Value>, Problem> {
    let body = body.map_err(|rejected| {
        if rejected.status() == StatusCode::PAYLOAD_TOO_LARGE {
            let most = timebank_core::limits::COMMAND_BYTES as u64;
            return Problem::of(Error::TooLarge { what: "request", size: most.saturating_add(1), most }, Audience::Member);
        }
        Problem::bad_request("the body could not be read to its end")
    })?;
    let read = serde_json::from_slice::<Once>(&body);
    let Once(fields) = read.map_err(|_| Problem::bad_request("the body is an object of json that names nothing twice"))?;
    callers::unsigned(&fields)?;
    Ok(fields)
}

/// Carries a command out.
pub async fn command(State(service): State<Arc<Service>>, bank: Bank, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
    let body = unsigned(body)?;
    if !headers.contains_key("idempotency-key") {
        return Err(Problem::no_key());
    }
    let key = requests::key(callers::only(&headers, "idempotency-key").unwrap_or_default())?;
    if let Some(name) = ["at", "key", "salt"].into_iter().find(|name| body.contains_key(*name)) {
        return Err(Problem::bad_request(format!("`{name}` is the service's to say: leave it out")));
    }
    // In a task of its own: a caller who hangs up does not stop a command half way.
    let work = tokio::spawn(async move { (service.execute(&bank.name, key, body, bank.caller).await, bank.caller) });
    let (done, caller) = work.await.map_err(|_| Problem::interrupted())?;
    let done = done?;
    // The head tells whoever sees it that something happened, whatever it was: it is the organisation's.
    let answer = match caller {
        Caller::Host => json!({ "head": done.head.to_string(), "outcome": done.outcome }),
        Caller::Member(_) => json!({ "outcome": done.outcome }),
    };
    Ok(given(if done.outcome.repeated { StatusCode::OK } else { StatusCode::CREATED }, answer.to_string()))
}

/// Answers a question.
pub async fn question(State(service): State<Arc<Service>>, bank: Bank, body: Result<Bytes, BytesRejection>) -> Answer {
    let question = Value::Object(unsigned(body)?).to_string();
    Ok(given(StatusCode::OK, service.ask(&bank.name, question.as_bytes(), bank.caller).await?))
}

/// Where the journal stands: to be printed, or kept elsewhere.
pub async fn head(State(service): State<Arc<Service>>, bank: Bank) -> Answer {
    bank.caller.as_host()?;
    let head = service.head(&bank.name).await?;
    Ok(given(StatusCode::OK, json!({ "bank": bank.name, "head": head.to_string(), "records": head.seq }).to_string()))
}

/// What waits in the outbox.
pub async fn waiting(State(service): State<Arc<Service>>, bank: Bank, Query(asked): Query<BTreeMap<String, String>>) -> Answer {
    bank.caller.as_host()?;
    let after = asked.get("after").map_or(Ok(0), |after| after.parse());
    let after = after.map_err(|_| Problem::bad_request("`after` is the number of a record"))?;
    service.fill_outbox(&bank.name).await?;
    Ok(given(StatusCode::OK, outbox::waiting(service.pool(), &bank.name, after).await?.to_string()))
}

/// Takes what was received out of the outbox.
pub async fn sent(State(service): State<Arc<Service>>, bank: Bank, Path((_, seq)): Path<(String, String)>) -> Answer {
    bank.caller.as_host()?;
    let seq = seq.parse().map_err(|_| Problem::bad_request("the address ends with the number of a record"))?;
    outbox::sent(service.pool(), &bank.name, seq).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Whether the database answers, and takes what is written.
pub async fn health(State(service): State<Arc<Service>>) -> Answer {
    crate::tables::written(service.pool()).await?;
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
