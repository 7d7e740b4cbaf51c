//! A time bank behind HTTP in a hundred lines: axum, one SQLite file, a token for everyone who may ask, JSON in and out.
//!
//! ```text
//! TIMEBANK_TOKENS=host=office-secret,1=anas-secret cargo run -p timebank-service --example hundred_lines -- harpurbrook.db
//! curl localhost:8080/do  -H 'Authorization: Bearer office-secret' -H 'Idempotency-Key: 6f1ed002ab5595859014ebf0951522d9' -d '{"type":"admit"}'
//! curl localhost:8080/ask -H 'Authorization: Bearer anas-secret' -d '{"type":"balance","member":1}'
//! ```
//!
//! Who sends and who reads comes from the token alone, so nobody acts in another's name. The service beside this file does the rest of
//! what one needs: time-outs, an end within seconds, logs, due work, erasure of what it keeps itself, an OpenAPI description.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Map, Value};
use timebank_core::caller::Sender;
use timebank_core::command::Action;
use timebank_core::error::ErrorKind;
use timebank_core::store::Keeper;
use timebank_core::{Audience, BankId, Charter, Command, Context, Error, Key, MemberId, Salt};
use timebank_store::SqliteStore;

struct Service {
    keeper: RwLock<Keeper<SqliteStore>>,
    tokens: HashMap<String, Sender>,
}

/// The answer to an error: its status by kind, its JSON without what members may not know.
fn refused(error: &Error, from: Sender) -> Response {
    let status = match error.kind() {
        ErrorKind::BadInput => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorKind::NotFound => StatusCode::NOT_FOUND,
        ErrorKind::Refused | ErrorKind::NeedsApproval => StatusCode::FORBIDDEN,
        ErrorKind::Conflict => StatusCode::CONFLICT,
        _ if error.is_retryable() => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let audience = if from == Sender::Host { Audience::Broker } else { Audience::Member };
    (status, error.clone().for_audience(audience).to_json()).into_response()
}

fn bad_request(why: &str) -> Response {
    (StatusCode::BAD_REQUEST, why.to_owned()).into_response()
}

impl Service {
    fn caller(&self, headers: &HeaderMap) -> Option<Sender> {
        let token = headers.get("authorization")?.to_str().ok()?.strip_prefix("Bearer ")?;
        self.tokens.get(token).copied()
    }

    fn act(&self, headers: &HeaderMap, body: &[u8]) -> Response {
        let Some(from) = self.caller(headers) else { return StatusCode::UNAUTHORIZED.into_response() };
        let Some(key) = headers.get("idempotency-key").and_then(|key| key.to_str().ok()?.parse::<Key>().ok()) else {
            return bad_request("send an Idempotency-Key of 32 hexadecimal digits, and the same one when you send this again");
        };
        let Ok(action) = serde_json::from_slice::<Action>(body) else { return bad_request("the body is no action") };
        let Ok(salt) = Salt::random() else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
        let mut keeper = self.keeper.write().unwrap_or_else(PoisonError::into_inner);
        let done = keeper.now().and_then(|now| {
            let context = Context::of(now, from).key(key).salt(salt);
            keeper.execute(&Command::new(context, action))
        });
        match done {
            Ok(outcome) => serde_json::to_string(&outcome).unwrap_or_default().into_response(),
            Err(error) => refused(&error, from),
        }
    }

    fn ask(&self, headers: &HeaderMap, body: &[u8]) -> Response {
        let Some(from) = self.caller(headers) else { return StatusCode::UNAUTHORIZED.into_response() };
        let Ok(mut question) = serde_json::from_slice::<Map<String, Value>>(body) else { return bad_request("the body is no question") };
        // A body that names a reader is refused, even the right one.
        if question.insert("viewer".into(), serde_json::to_value(from).unwrap_or_default()).is_some() {
            return bad_request("leave `viewer` out");
        }
        let asked = Value::from(question).to_string();
        let keeper = self.keeper.read().unwrap_or_else(PoisonError::into_inner);
        keeper.bank().query_json(asked.as_bytes()).map_or_else(|error| refused(&error, from), IntoResponse::into_response)
    }
}

type Shared = State<Arc<Service>>;

/// Waits for the disk and the lock on a thread of its own, so that others are answered meanwhile.
async fn aside(work: impl FnOnce() -> Response + Send + 'static) -> Response {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name the file of the bank")?;
    let tokens = std::env::var("TIMEBANK_TOKENS")?;
    let mut keeper = Keeper::open(SqliteStore::open(path)?)?;
    if keeper.bank().head().seq == 0 {
        keeper.create(Context::host(keeper.now()?), BankId::random()?, Charter::named("Harpurbrook Time Bank"))?;
    }
    let sender = |who: &str| match who {
        "host" => Some(Sender::Host),
        number => number.parse().ok().and_then(MemberId::new).map(Sender::Member),
    };
    let pair = |(who, token): (&str, &str)| Some((token.to_owned(), sender(who)?));
    let tokens = tokens.split(',').map(|one| one.split_once('=').and_then(pair));
    let tokens = tokens.collect::<Option<_>>().ok_or("write TIMEBANK_TOKENS as host=secret,1=secret")?;
    let service = Arc::new(Service { keeper: RwLock::new(keeper), tokens });
    let app = Router::new()
        .route("/do", post(|State(on): Shared, headers: HeaderMap, body: Bytes| aside(move || on.act(&headers, &body))))
        .route("/ask", post(|State(on): Shared, headers: HeaderMap, body: Bytes| aside(move || on.ask(&headers, &body))))
        .with_state(service);
    let listener = tokio::net::TcpListener::bind(std::env::var("TIMEBANK_ADDRESS").unwrap_or("127.0.0.1:8080".into())).await?;
    println!("http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, app).await?)
}
