//! What `#[serde(...)]` says about a type, a variant or a field.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, ExprPath, Fields, LitStr, Result, Type};

/// How names of Rust become names of the wire.
#[derive(Clone, Copy, Default)]
pub enum Case {
    /// As they are.
    #[default]
    Same,
    /// `like_this` becomes `likeThis`.
    Camel,
    /// `LikeThis` becomes `like-this`.
    Kebab,
}

impl Case {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        let word: LitStr = meta.value()?.parse()?;
        match word.value().as_str() {
            "camelCase" => Ok(Self::Camel),
            "kebab-case" => Ok(Self::Kebab),
            _ => Err(meta.error("only `camelCase` and `kebab-case` are known here")),
        }
    }

    /// The name of a field.
    pub fn field(self, name: &str) -> String {
        let mut told = String::new();
        let mut up = false;
        for letter in name.chars() {
            match (self, letter) {
                (Self::Camel, '_') => up = true,
                (Self::Kebab, '_') => told.push('-'),
                (_, letter) if up => {
                    told.extend(letter.to_uppercase());
                    up = false;
                }
                (_, letter) => told.push(letter),
            }
        }
        told
    }

    /// The name of a variant.
    pub fn variant(self, name: &str) -> String {
        let mut told = String::new();
        for letter in name.chars() {
            match self {
                Self::Kebab => {
                    if letter.is_uppercase() && !told.is_empty() {
                        told.push('-');
                    }
                    told.extend(letter.to_lowercase());
                }
                Self::Camel if told.is_empty() => told.extend(letter.to_lowercase()),
                Self::Camel | Self::Same => told.push(letter),
            }
        }
        told
    }
}

/// What stands in for a field that is left out.
pub enum Absent {
    /// Nothing: it must be there.
    Needed,
    /// The default of its type.
    Default,
    /// What this function gives.
    Made(ExprPath),
}

/// What is said about a structure or union.
#[derive(Default)]
pub struct Container {
    /// How its fields, or its variants, are named.
    pub case: Case,
    /// How the fields of its variants are named.
    pub inner_case: Case,
    /// Whether unknown fields are refused.
    pub strict: bool,
    /// Whether a field left out is that of the default.
    pub default: bool,
    /// The field that tells variants apart.
    pub tag: Option<String>,
    /// Whether nothing tells variants apart.
    pub untagged: bool,
}

impl Container {
    /// Reads the attributes.
    pub fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut told = Self::default();
        each(attributes, |meta| {
            if meta.path.is_ident("rename_all") {
                told.case = Case::parse(meta)?;
            } else if meta.path.is_ident("rename_all_fields") {
                told.inner_case = Case::parse(meta)?;
            } else if meta.path.is_ident("deny_unknown_fields") {
                told.strict = true;
            } else if meta.path.is_ident("default") {
                told.default = true;
            } else if meta.path.is_ident("tag") {
                told.tag = Some(meta.value()?.parse::<LitStr>()?.value());
            } else if meta.path.is_ident("untagged") {
                told.untagged = true;
            } else if !meta.path.is_ident("transparent") {
                return Err(meta.error("this attribute has no meaning for the wire form"));
            }
            Ok(())
        })?;
        Ok(told)
    }
}

/// What is said about a field or a variant.
pub struct Named {
    /// Its name on the wire, when it was given one.
    pub rename: Option<String>,
    /// What stands in for it.
    pub absent: Absent,
    /// Whether it is left out on writing.
    pub skip_if: Option<ExprPath>,
    /// Whether its own fields stand in its place.
    pub flatten: bool,
    /// Whether it is no part of the wire.
    pub skip: bool,
}

impl Named {
    /// Reads the attributes.
    pub fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut told = Self { rename: None, absent: Absent::Needed, skip_if: None, flatten: false, skip: false };
        each(attributes, |meta| {
            if meta.path.is_ident("rename") {
                told.rename = Some(meta.value()?.parse::<LitStr>()?.value());
            } else if meta.path.is_ident("default") {
                told.absent =
                    if meta.input.peek(syn::Token![=]) { Absent::Made(meta.value()?.parse::<LitStr>()?.parse()?) } else { Absent::Default };
            } else if meta.path.is_ident("skip_serializing_if") {
                told.skip_if = Some(meta.value()?.parse::<LitStr>()?.parse()?);
            } else if meta.path.is_ident("flatten") {
                told.flatten = true;
            } else if meta.path.is_ident("skip") {
                told.skip = true;
            } else {
                return Err(meta.error("this attribute has no meaning for the wire form"));
            }
            Ok(())
        })?;
        Ok(told)
    }
}

fn each(attributes: &[Attribute], mut take: impl FnMut(&ParseNestedMeta<'_>) -> Result<()>) -> Result<()> {
    for attribute in attributes.iter().filter(|a| a.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| take(&meta))?;
    }
    Ok(())
}

/// The only field of a structure or variant without names, if that is what it is.
pub fn only(fields: &Fields) -> Option<&Type> {
    match fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first().map(|f| &f.ty),
        _ => None,
    }
}

/// Whether reading nothing gives the default of this type, so that a field left out needs no code of its own.
pub fn empty_is_default(ty: &Type) -> bool {
    const PLAIN: &[&str] =
        &["Option", "Vec", "String", "bool", "u8", "u16", "u32", "u64", "i16", "i32", "i64", "BTreeMap", "BTreeSet", "Map"];
    last_word(ty).is_some_and(|last| PLAIN.iter().any(|plain| last == plain))
}

/// Whether a field of this type may be left out whatever is said about it.
pub fn is_option(ty: &Type) -> bool {
    last_word(ty).is_some_and(|last| last == "Option")
}

fn last_word(ty: &Type) -> Option<&syn::Ident> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|last| &last.ident),
        // What a macro passes on comes wrapped.
        Type::Group(group) => last_word(&group.elem),
        Type::Paren(paren) => last_word(&paren.elem),
        _ => None,
    }
}
