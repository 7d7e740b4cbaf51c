//! The reason a store failed: a sentence for the reader, and the underlying error for the operator.

use crate::form::{Sink, ToWire};
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// A sentence, and the error that caused it. Only the sentence is compared, shown and sent. The cause is available from
/// [`Error::source`] and belongs in a host's own log, because it may name accounts, tables and machines.
#[derive(Clone)]
pub struct Cause {
    told: Box<str>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl Cause {
    /// Returns this sentence with the error that caused it.
    pub fn because(told: impl Into<Box<str>>, cause: impl Error + Send + Sync + 'static) -> Self {
        Self { told: told.into(), cause: Some(Arc::new(cause)) }
    }
}

impl From<Box<str>> for Cause {
    fn from(told: Box<str>) -> Self {
        Self { told, cause: None }
    }
}

impl From<String> for Cause {
    fn from(told: String) -> Self {
        Self { told: told.into(), cause: None }
    }
}

impl From<&str> for Cause {
    fn from(told: &str) -> Self {
        Self { told: told.into(), cause: None }
    }
}

impl std::ops::Deref for Cause {
    type Target = str;
    fn deref(&self) -> &str {
        &self.told
    }
}

impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.told == other.told
    }
}

impl Eq for Cause {}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.told, f)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_ref().map(|cause| &**cause as &(dyn Error + 'static))
    }
}

impl serde::Serialize for Cause {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.told)
    }
}

impl ToWire for Cause {
    fn write(&self, sink: &mut Sink) {
        sink.text(&self.told);
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Cause {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        String::schema_name()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}
