//! Errors as values: a stable code, a message, typed details, help, and the audience that may read them. Each layer has its own
//! enum; this module defines the macro for them, and the errors of values.

use crate::values::audience::Audience;
use serde::Serialize;

/// Defines a layer's error enum, whose variants have a stable code, a message, help and an audience. Errors of lower layers,
/// listed in brackets, become variants too, and their methods are forwarded.
macro_rules! errors {
    (
        $(#[$em:meta])* pub enum $name:ident $([ $($(#[$gm:meta])* $gathered:ident($floor:ty)),* $(,)?])?;
        $($(#[$m:meta])* $var:ident { $($(#[$fm:meta])* $f:ident: $t:ty),* $(,)? } $code:literal $audience:ident $kind:ident $($retry:ident)?, $msg:literal, $help:literal;)*
    ) => {
        $(#[$em])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, crate::form::ToWire)]
        #[serde(untagged, rename_all_fields = "camelCase")]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the fields are named in the sentence of each variant")]
        pub enum $name {
            $($($(#[$gm])* #[error(transparent)] $gathered(#[from] $floor),)*)?
            $($(#[$m])* #[error($msg)] $var { $($(#[$fm])* $f: $t),* },)*
        }
        impl $name {
            /// Returns what the catalogue says of the error.
            pub(crate) const fn entry(&self) -> &'static crate::values::error::CatalogueEntry {
                match self { $($(Self::$gathered(inner) => inner.entry(),)*)? $(Self::$var { .. } => crate::values::error::entry!(
                    $code $audience $kind $($retry)?, $msg, $help, $($f)*
                )),* }
            }
            /// Returns the stable code.
            pub const fn code(&self) -> &'static str {
                self.entry().code
            }
            /// Returns the message.
            pub fn message(&self) -> String {
                self.to_string()
            }
            /// Returns what would be accepted, or what to do.
            pub const fn help(&self) -> &'static str {
                self.entry().help
            }
            /// Returns the lowest audience that may read the error.
            pub const fn audience(&self) -> crate::values::audience::Audience {
                self.entry().audience
            }
            /// Returns what kind of error this is, by which a program decides what to do.
            pub const fn kind(&self) -> crate::values::error::ErrorKind {
                self.entry().kind
            }
            /// Returns whether the same command, sent again unchanged, may be accepted.
            pub const fn is_retryable(&self) -> bool {
                self.entry().retryable
            }
            /// The errors of this floor, in catalogue order.
            pub(crate) const ENTRIES: &'static [&'static crate::values::error::CatalogueEntry] = &[$(crate::values::error::entry!(
                $code $audience $kind $($retry)?, $msg, $help, $($f)*
            )),*];
            /// Returns the schemas of the errors' details, in catalogue order.
            #[cfg(feature = "schema")]
            pub(crate) fn details_schemas(generator: &mut schemars::SchemaGenerator) -> Vec<serde_json::Value> {
                let mut all = Vec::new();
                $($(all.extend(<$floor>::details_schemas(generator));)*)?
                $(all.push({
                    #[allow(unused_mut, reason = "some have no details")]
                    let mut details = serde_json::Map::new();
                    $(details.insert(crate::values::error::camel(stringify!($f)), generator.subschema_for::<$t>().into());)*
                    serde_json::Value::Object(details)
                });)*
                all
            }
        }
    };
}
pub(crate) use errors;

/// Makes one entry of the catalogue.
macro_rules! entry {
    ($code:literal $audience:ident $kind:ident $($retry:ident)?, $msg:literal, $help:literal, $($f:ident)*) => {
        &crate::values::error::CatalogueEntry {
            code: $code,
            message: $msg,
            help: $help,
            audience: crate::values::audience::Audience::$audience,
            kind: crate::values::error::ErrorKind::$kind,
            retryable: crate::values::error::retryable!($($retry)?),
            details: &[$(stringify!($f)),*],
        }
    };
}
pub(crate) use entry;

/// Whether an error of the catalogue is marked `retry`.
macro_rules! retryable {
    () => {
        false
    };
    (retry) => {
        true
    };
}
pub(crate) use retryable;

/// What kind of error something is. A program that does not know a code can still act on its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input is not of the form wanted, or contradicts itself. Correct it.
    BadInput,
    /// What the input names is not there.
    NotFound,
    /// The charter, or who sent it, speaks against it.
    Refused,
    /// A broker has to approve it first.
    NeedsApproval,
    /// It no longer fits what the bank holds: another command came first. Read, and decide again.
    Conflict,
    /// The store, the journal or the library is at fault. The sender can mend nothing.
    Internal,
}

/// One kind of error, as the catalogue lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CatalogueEntry {
    /// The stable code.
    pub code: &'static str,
    /// The form of the sentence, details in braces.
    pub message: &'static str,
    /// What would be accepted, or what to do.
    pub help: &'static str,
    /// The least audience that may be told.
    pub audience: Audience,
    /// What kind of error it is.
    pub kind: ErrorKind,
    /// Whether the same command, sent again unchanged, may be accepted.
    pub retryable: bool,
    /// The names of the details.
    pub details: &'static [&'static str],
}

/// Returns the wire name of a field.
#[cfg(feature = "schema")]
pub(crate) fn camel(field: &str) -> String {
    let mut upper = false;
    field.chars().fold(String::new(), |mut name, c| {
        if c != '_' {
            name.push(if upper { c.to_ascii_uppercase() } else { c });
        }
        upper = c == '_';
        name
    })
}

type Text = Box<str>;

errors! {
    /// Why something is no value of its kind.
    pub enum ValueError;
    /// A number cannot be held.
    NumberOutOfRange { what: &'static str, given: Text } "number-out-of-range" Member BadInput, "`{given}` {what} is out of range", "whole numbers up to 9007199254740991 either way are taken";
    /// A text is no number of minutes.
    NotMinutes { given: Text } "not-minutes" Member BadInput, "`{given}` is not a whole number of minutes", "write `90`, `1h30`, `1:30` or `1.5h`";
    /// There is no such day.
    NotADate { given: Text } "not-a-date" Member BadInput, "`{given}` is not a date", "write `2026-03-01`; years 1 to 9999 are taken";
    /// There is no such moment.
    NotAnInstant { given: Text } "not-an-instant" Member BadInput, "`{given}` is not an instant in utc", "write `2026-03-01T10:00:00Z`";
    /// A text is no language tag.
    NotALanguage { given: Text } "not-a-language" Member BadInput, "`{given}` is not a language tag", "write a bcp 47 tag such as `en` or `pt-br`";
    /// A text is not hexadecimal of the right length.
    NotHex { what: &'static str, bytes: u32, given: Text } "not-hex" Member BadInput, "`{given}` is not {bytes} bytes in lower-case hexadecimal", "write two hexadecimal digits for each byte";
    /// A stretch of hours ends before it begins, or leaves its day or week.
    BadHours { from: u16, until: u16 } "bad-hours" Member BadInput, "hours from minute `{from}` until `{until}` do not fit", "`from` comes before `until`; a day has 1440 minutes, a week 10080; split what passes midnight";
    /// A place is not on the globe.
    BadPlace { latitude: i32, longitude: i32 } "bad-place" Member BadInput, "latitude `{latitude}` and longitude `{longitude}` are not on the globe", "give millionths of a degree, at most 90000000 and 180000000 either way";
}
