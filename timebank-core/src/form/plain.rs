//! The schema of values that are written as a plain number or text.

/// Says what a value looks like that is written as a plain number or text. Gives nothing unless the feature is on.
#[cfg(feature = "schema")]
macro_rules! plain {
    ($($name:ident : $about:expr => { $($schema:tt)* };)*) => {$(
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "description": $about, $($schema)* })
            }
        }
    )*};
}
#[cfg(not(feature = "schema"))]
macro_rules! plain {
    ($($tokens:tt)*) => {};
}
pub(crate) use plain;
