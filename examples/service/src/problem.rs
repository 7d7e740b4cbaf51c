//! Errors as problem documents (RFC 9457): the library's own errors with their code, and the few of HTTP itself.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use timebank_core::error::ErrorKind;
use timebank_core::{Audience, Error};

/// Why a request was not carried out.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    body: Map<String, Value>,
}

/// Problems of this service itself: code, title, status.
const OWN: [(&str, &str, StatusCode); 10] = [
    ("not-let-in", "no token for this bank came with the request", StatusCode::UNAUTHORIZED),
    ("no-idempotency-key", "a command needs an `Idempotency-Key`", StatusCode::BAD_REQUEST),
    ("bad-request", "the request is not of the form wanted", StatusCode::BAD_REQUEST),
    ("nothing-there", "there is nothing at this address", StatusCode::NOT_FOUND),
    ("no-such-method", "this address does not take this method", StatusCode::METHOD_NOT_ALLOWED),
    ("host-only", "this is for the organisation itself", StatusCode::FORBIDDEN),
    ("stands-elsewhere", "the journal does not stand where `If-Match` has it", StatusCode::PRECONDITION_FAILED),
    ("too-slow", "the request did not come in time, or took too long", StatusCode::REQUEST_TIMEOUT),
    ("interrupted", "the command was interrupted", StatusCode::SERVICE_UNAVAILABLE),
    ("database-failed", "the tables of the service cannot be used", StatusCode::SERVICE_UNAVAILABLE),
];

/// What HTTP calls each kind of error, and the few codes for which it has a word of its own.
fn status(code: &str, kind: ErrorKind, retryable: bool) -> StatusCode {
    match (code, kind) {
        ("bad-json" | "not-hex" | "not-a-date" | "not-an-instant" | "not-minutes" | "not-a-language", _) => StatusCode::BAD_REQUEST,
        ("too-large", _) => StatusCode::PAYLOAD_TOO_LARGE,
        ("records-retired", _) => StatusCode::GONE,
        // What may not be told reads alike, whatever it is.
        ("ask-the-broker" | "not-permitted" | "not-your-word" | "not-your-name", _) => StatusCode::FORBIDDEN,
        // As the draft of the header `Idempotency-Key` wants it.
        ("key-used", _) => StatusCode::UNPROCESSABLE_ENTITY,
        // Nothing is known to be wrong with what was asked: the same again, with the same key, may do.
        _ if retryable => StatusCode::SERVICE_UNAVAILABLE,
        (_, ErrorKind::NotFound) => StatusCode::NOT_FOUND,
        (_, ErrorKind::Conflict) => StatusCode::CONFLICT,
        (_, ErrorKind::Internal) => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl Problem {
    fn own(code: &'static str, detail: impl Into<String>) -> Self {
        let (_, title, status) = OWN.iter().find(|(own, ..)| *own == code).copied().unwrap_or((code, code, StatusCode::BAD_REQUEST));
        let mut body = Map::new();
        body.insert("title".into(), title.into());
        body.insert("detail".into(), detail.into().into());
        Self { status, code, body }
    }

    /// An error of the library, as an audience may be told it.
    pub fn of(error: Error, audience: Audience) -> Self {
        if status(error.code(), error.kind(), error.is_retryable()).is_server_error() {
            // Causes are for whoever looks after the service: they may name accounts and tables, and members in none.
            let causes: Vec<String> =
                std::iter::successors(std::error::Error::source(&error), |inner| (**inner).source()).map(ToString::to_string).collect();
            tracing::error!(code = error.code(), causes = causes.join(": "), "the store failed");
        }
        let error = error.for_audience(audience);
        let told = serde_json::from_str::<Map<String, Value>>(&error.to_json()).unwrap_or_default();
        let mut body = Map::new();
        body.insert("title".into(), error.code().replace('-', " ").into());
        body.insert("detail".into(), error.message().into());
        for extension in ["details", "help"] {
            if let Some(value) = told.get(extension) {
                body.insert(extension.into(), value.clone());
            }
        }
        body.insert("kind".into(), serde_json::to_value(error.kind()).unwrap_or_default());
        body.insert("retryable".into(), error.is_retryable().into());
        Self { status: status(error.code(), error.kind(), error.is_retryable()), code: error.code(), body }
    }

    /// Wrong tokens and banks nobody knows are told apart by nobody.
    pub fn not_let_in() -> Self {
        Self::own("not-let-in", "send `Authorization: Bearer TOKEN` with the token of this bank")
    }
    /// A command without the caller's own name for it.
    pub fn no_key() -> Self {
        Self::own("no-idempotency-key", "make one, such as a random uuid, keep it, and send the same again with the same command")
    }
    /// A request that cannot be read.
    pub fn bad_request(why: impl Into<String>) -> Self {
        Self::own("bad-request", why)
    }
    /// No route.
    pub fn nothing_there() -> Self {
        Self::own("nothing-there", "the addresses are listed at `/openapi.json`")
    }
    /// A route, but not so.
    pub fn no_such_method() -> Self {
        Self::own("no-such-method", "the methods are listed at `/openapi.json`")
    }
    /// For the organisation itself.
    pub fn host_only() -> Self {
        Self::own("host-only", "send the token of the organisation")
    }
    /// Something happened since the head in `If-Match`.
    pub fn stands_elsewhere() -> Self {
        Self::own("stands-elsewhere", "ask for the head and what changed, and decide again")
    }
    /// Half a request, or an answer that takes too long.
    pub fn too_slow() -> Self {
        Self::own("too-slow", "send the whole request at once; a command can be sent again with its key")
    }
    /// A command of which nobody knows what became.
    pub fn interrupted() -> Self {
        Self::own("interrupted", "send the command again with its key")
    }
    /// The service's own tables. Why is for whoever looks after them, and not for callers.
    pub fn database(why: impl std::fmt::Display + std::fmt::Debug) -> Self {
        tracing::error!(?why, "the tables of the service cannot be used");
        Self::own("database-failed", "send the same again, with the same key")
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What is at the address that is the `type` of a problem.
    pub fn explained(code: &str) -> Option<Value> {
        if let Some((code, title, status)) = OWN.iter().find(|(own, ..)| *own == code) {
            return Some(json!({ "code": code, "message": title, "status": status.as_u16() }));
        }
        let entry = timebank_core::error::catalogue().into_iter().find(|entry| entry.code == code)?;
        let mut told = serde_json::to_value(entry).ok()?;
        told.as_object_mut()?.insert("status".into(), status(code, entry.kind, entry.retryable).as_u16().into());
        Some(told)
    }
}

impl IntoResponse for Problem {
    fn into_response(mut self) -> Response {
        self.body.insert("type".into(), format!("/problems/{}", self.code).into());
        self.body.insert("status".into(), self.status.as_u16().into());
        self.body.insert("code".into(), self.code.into());
        let mut response = (self.status, Value::Object(self.body).to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
