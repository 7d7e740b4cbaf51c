//! JSON Schema for values that are written as a plain number or text.

/// Implements `JsonSchema` for types that are written as a plain number or text, when the calling crate has the feature `schema`.
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
