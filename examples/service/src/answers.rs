//! What each route answers. They read the request and write the answer; the work is done elsewhere.

use crate::callers::{self, Caller, Once};
use crate::description::TEXT;
use crate::{Problem, Service, requests};
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequestParts, Path, Query, RawPathParams, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use timebank_core::digest::sha256;
use timebank_core::{Audience, Error, Head, JournalRecord};

type Answer = Result<Response, Problem>;

/// The most records given at once.
const PAGE: usize = 1000;

/// The largest whole number every reader of JSON has.
const LARGEST: u64 = (1 << 53) - 1;

fn given(status: StatusCode, json: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], json).into_response()
}

/// An answer about a bank: for its caller alone, and with a tag that changes when the answer does. The tag is made of what this
/// caller sees and of nothing else: made of the head, it would tell every member that something happened.
fn tagged(tag: &str, json: String) -> Response {
    let headers = [(header::ETAG, format!("\"{tag}\"")), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    (headers, given(StatusCode::OK, json)).into_response()
}

/// The head in `If-Match`: where the journal has to stand for a command to be carried out. It is the organisation's to ask, as
/// whoever asks learns whether anything happened.
fn expected(headers: &HeaderMap, caller: Caller) -> Result<Option<Head>, Problem> {
    if !headers.contains_key(header::IF_MATCH) {
        return Ok(None);
    }
    caller.as_host()?;
    let given = callers::only(headers, header::IF_MATCH.as_str()).unwrap_or_default();
    let head = given.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).and_then(|head| head.parse().ok());
    // What is no head of ours is none the journal ever stands at.
    Ok(Some(head.unwrap_or(Head { seq: u64::MAX, hash: Head::NONE.hash })))
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
    let expected = expected(&headers, bank.caller)?;
    // In a task of its own: a caller who hangs up does not stop a command half way.
    let work = tokio::spawn(async move { (service.execute(&bank.name, key, body, bank.caller, expected).await, bank.caller) });
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
    let answer = service.ask(&bank.name, question.as_bytes(), bank.caller).await?;
    Ok(tagged(&sha256(&[answer.as_bytes()]).to_string(), answer))
}

/// Where the journal stands: to be printed, or kept elsewhere. Its tag is the head itself, which `If-Match` of a command takes.
pub async fn head(State(service): State<Arc<Service>>, bank: Bank, headers: HeaderMap) -> Answer {
    bank.caller.as_host()?;
    let head = service.head(&bank.name).await?;
    let tag = head.to_string();
    if callers::only(&headers, header::IF_NONE_MATCH.as_str()).is_some_and(|known| known.trim_matches('"') == tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, format!("\"{tag}\""))]).into_response());
    }
    Ok(tagged(&tag, json!({ "bank": bank.name, "head": tag, "records": head.seq }).to_string()))
}

/// What happened, for other systems: the lasting part of each record, numbers and no names. The journal is numbered without a gap,
/// so whoever reads keeps the last number, and nothing is missed or taken twice, whatever stops in between.
pub async fn records(State(service): State<Arc<Service>>, bank: Bank, Query(asked): Query<BTreeMap<String, String>>) -> Answer {
    bank.caller.as_host()?;
    let after: Option<u64> = asked.get("after").map_or(Some(0), |after| after.parse().ok()).filter(|after| *after <= LARGEST);
    let after = after.ok_or_else(|| Problem::bad_request("`after` is the number of a record"))?;
    let records = service.records(&bank.name, after).await?;
    let messages: Vec<Value> = records.iter().take(PAGE).zip(after.saturating_add(1)..).map(|(record, seq)| message(seq, record)).collect();
    Ok(given(StatusCode::OK, json!({ "more": records.len() > PAGE, "messages": messages }).to_string()))
}

fn message(seq: u64, record: &JournalRecord) -> Value {
    let record: Value = serde_json::from_slice(&record.bytes).unwrap_or_default();
    let kind = record.pointer("/event/type").and_then(Value::as_str).unwrap_or("unknown").to_owned();
    json!({ "seq": seq, "kind": kind, "record": record })
}

/// Whether the database answers, and takes what is written.
pub async fn health(State(service): State<Arc<Service>>) -> Answer {
    service.place().written().await?;
    Ok(given(StatusCode::OK, r#"{"status":"well"}"#.into()))
}

/// The figures.
pub async fn metrics(State(service): State<Arc<Service>>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], service.metrics().told()).into_response()
}

/// The description of all this.
pub async fn description() -> Response {
    given(StatusCode::OK, TEXT.clone())
}

/// What a problem's `type` leads to.
pub async fn problem(Path(code): Path<String>) -> Answer {
    let explained = Problem::explained(&code).ok_or_else(Problem::nothing_there)?;
    Ok(given(StatusCode::OK, explained.to_string()))
}
