//! An example of a service over Timebank: banks in a file of SQLite or on a PostgreSQL server, commands and questions over HTTP.
//!
//! An example of embedding, and not a product: there are no accounts, only tokens, each for the organisation or for one member of a bank. See `README.md` beside this.

#![forbid(unsafe_code)]

mod answers;
mod banks;
mod callers;
mod description;
mod kept;
mod metrics;
mod problem;
mod requests;
mod serve;

pub use banks::{AnyClock, Service};
pub use callers::{Caller, Tokens};
pub use description::whole as description;
pub use problem::Problem;
pub use serve::{Patience, serve};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use std::sync::Arc;

macro_rules! routes {
    ($($method:ident $path:literal => $handler:path;)*) => {
        /// Every route: its method and its path. `openapi.json` describes these and no others, which a test holds it to.
        pub const ROUTES: &[(&str, &str)] = &[$((stringify!($method), $path)),*];

        fn routed() -> Router<Arc<Service>> {
            Router::new()$(.route($path, $method($handler)))*
        }
    };
}

routes! {
    get "/health" => answers::health;
    get "/metrics" => answers::metrics;
    get "/openapi.json" => answers::description;
    get "/problems/{code}" => answers::problem;
    get "/banks/{bank}" => answers::head;
    post "/banks/{bank}/commands" => answers::command;
    post "/banks/{bank}/questions" => answers::question;
    get "/banks/{bank}/records" => answers::records;
}

/// What is served.
pub fn router(service: Arc<Service>) -> Router {
    routed()
        .fallback(async || Problem::nothing_there())
        .method_not_allowed_fallback(async || Problem::no_such_method())
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&service), metrics::counted))
        .layer(DefaultBodyLimit::max(timebank_core::limits::COMMAND_BYTES))
        .with_state(service)
}
