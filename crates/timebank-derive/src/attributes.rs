//! Parses the `#[serde(...)]` attributes of a type, a variant or a field.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, ExprPath, Fields, LitStr, Result, Type};

/// How Rust names become names on the wire.
#[derive(Clone, Copy, Default)]
pub enum Case {
    /// Unchanged.
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

    /// Returns the wire name of a field.
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

    /// Returns the wire name of a variant.
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

/// The value of an omitted field.
pub enum Absent {
    /// None: the field is required.
    Needed,
    /// The default of its type.
    Default,
    /// The result of calling this function.
    Made(ExprPath),
}

/// The attributes of a structure or an enum.
#[derive(Default)]
pub struct Container {
    /// How its fields, or its variants, are named.
    pub case: Case,
    /// How the fields of its variants are named.
    pub inner_case: Case,
    /// Whether unknown fields are refused.
    pub strict: bool,
    /// Whether an omitted field takes its value from the structure's `Default`.
    pub default: bool,
    /// The field whose value names the variant, for a tagged enum.
    pub tag: Option<String>,
    /// Whether the enum is untagged.
    pub untagged: bool,
}

impl Container {
    /// Parses the attributes.
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

/// The attributes of a field or a variant.
pub struct Named {
    /// Its name on the wire, if renamed.
    pub rename: Option<String>,
    /// The value to use when it is omitted.
    pub absent: Absent,
    /// The predicate that decides whether writing omits it.
    pub skip_if: Option<ExprPath>,
    /// Whether its own fields are written in its place.
    pub flatten: bool,
    /// Whether it is excluded from the wire form.
    pub skip: bool,
    /// Whether it is personal.
    pub personal: bool,
}

impl Named {
    /// Parses the attributes.
    pub fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut told = Self { rename: None, absent: Absent::Needed, skip_if: None, flatten: false, skip: false, personal: false };
        for attribute in attributes.iter().filter(|a| a.path().is_ident("wire")) {
            attribute.parse_nested_meta(|meta| {
                told.personal = meta.path.is_ident("personal");
                if told.personal { Ok(()) } else { Err(meta.error("only `personal` is known here")) }
            })?;
        }
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

/// Returns the type of the only field of a tuple structure or tuple variant. Returns `None` for any other shape.
pub fn only(fields: &Fields) -> Option<&Type> {
    match fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first().map(|f| &f.ty),
        _ => None,
    }
}

/// Returns whether reading a missing value yields the default of this type. Then an omitted field needs no code of its own.
pub fn empty_is_default(ty: &Type) -> bool {
    const PLAIN: &[&str] =
        &["Option", "Vec", "String", "bool", "u8", "u16", "u32", "u64", "i16", "i32", "i64", "BTreeMap", "BTreeSet", "Map"];
    last_word(ty).is_some_and(|last| PLAIN.iter().any(|plain| last == plain))
}

/// Returns whether the type is an `Option`, whose field may always be omitted.
pub fn is_option(ty: &Type) -> bool {
    last_word(ty).is_some_and(|last| last == "Option")
}

fn last_word(ty: &Type) -> Option<&syn::Ident> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|last| &last.ident),
        // Types passed through a macro are wrapped in a group.
        Type::Group(group) => last_word(&group.elem),
        Type::Paren(paren) => last_word(&paren.elem),
        _ => None,
    }
}
