//! The schema of values that are written as a plain number or text.

/// Gives values that are written as a plain number or text their schema, behind the feature `schema` of the crate that uses it.
#[macro_export]
macro_rules! plain {
    ($($name:ident : $about:expr => { $($schema:tt)* };)*) => {$(
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "description": $about, $($schema)* })
            }
        }
    )*};
}
