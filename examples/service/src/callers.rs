//! Who calls: the one place where a log-in becomes the member, or the organisation, a command or question counts as.
//!
//! Nothing in a request's body says who sent it. A token says so: `"host"` is the right to act as the organisation itself, a number
//! is that member. A service of your own puts its sessions here, and nothing else has to change.

use crate::Problem;
use axum::http::{HeaderMap, header};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;
use timebank_core::digest::sha256;
use timebank_core::{Hash32, MemberId, Sender, Viewer};

/// The shortest token that is taken.
const SHORTEST: usize = 16;

/// Fields that say who asks: they are this service's to fill in.
const WHO: [&str; 2] = ["by", "viewer"];

/// Whose command or question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The organisation itself, which may do everything.
    Host,
    /// A member, who may do and see what that member may.
    Member(MemberId),
}

impl Caller {
    /// Returns the sender of this caller's commands.
    pub const fn sender(self) -> Sender {
        match self {
            Self::Host => Sender::Host,
            Self::Member(member) => Sender::Member(member),
        }
    }

    /// Returns the viewer of this caller's questions.
    pub const fn viewer(self) -> Viewer {
        match self {
            Self::Host => Viewer::Host,
            Self::Member(member) => Viewer::Member(member),
        }
    }

    /// Fails unless it is the organisation.
    ///
    /// # Errors
    /// 403.
    pub fn as_host(self) -> Result<(), Problem> {
        if self == Self::Host { Ok(()) } else { Err(Problem::host_only()) }
    }
}

/// Checks that a body does not say itself who sent it.
///
/// # Errors
/// 400 when it does.
pub fn unsigned(body: &Map<String, Value>) -> Result<(), Problem> {
    match WHO.into_iter().find(|name| body.contains_key(*name)) {
        Some(name) => Err(Problem::bad_request(format!("`{name}` is the service's to say: who asks is told by the token"))),
        None => Ok(()),
    }
}

/// The hashes of a bank's tokens, and who calls with each.
pub(crate) type Callers = Vec<(Hash32, Caller)>;

/// Which tokens open which bank, and for whom.
#[derive(Debug)]
pub struct Tokens(BTreeMap<String, BTreeMap<String, Value>>);

impl Tokens {
    /// Reads a file of JSON: for each bank an object of tokens, each with `"host"` or the number of a member.
    ///
    /// # Errors
    /// A sentence.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Box<dyn std::error::Error>> {
        let path = path.as_ref();
        let text = std::fs::read(path).map_err(|fault| format!("`{}` cannot be read: {fault}", path.display()))?;
        let all: BTreeMap<String, BTreeMap<String, Value>> = serde_json::from_slice(&text)
            .map_err(|_| format!("`{}` is not an object of banks with an object of tokens each, in json", path.display()))?;
        Ok(Self(all))
    }

    /// By bank, the hash of each token and its caller.
    pub(crate) fn callers(self) -> Result<BTreeMap<String, Callers>, Box<dyn std::error::Error>> {
        let mut all = BTreeMap::new();
        for (bank, tokens) in self.0 {
            let mut callers = Vec::new();
            for (token, caller) in tokens {
                if token.len() < SHORTEST {
                    return Err(format!("a token of `{bank}` has fewer than {SHORTEST} characters").into());
                }
                let member = caller.as_u64().and_then(|number| u32::try_from(number).ok()).and_then(MemberId::new);
                let caller = match (caller.as_str(), member) {
                    (Some("host"), _) => Caller::Host,
                    (None, Some(member)) => Caller::Member(member),
                    _ => return Err(format!("a token of `{bank}` is for `\"host\"` or for the number of a member").into()),
                };
                callers.push((sha256(&[token.as_bytes()]), caller));
            }
            all.insert(bank, callers);
        }
        Ok(all)
    }
}

/// The token of a request; one that has none, or several, is let in nowhere.
pub fn token(headers: &HeaderMap) -> Option<&str> {
    only(headers, header::AUTHORIZATION.as_str()).and_then(|value| value.strip_prefix("Bearer "))
}

/// The one value of a header; nothing when there is none, or several.
pub fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let value = all.next()?;
    if all.next().is_some() { None } else { value.to_str().ok() }
}

/// To JSON Schema `1.0` is a whole number, and some callers write `1` like that; the library does not read it so.
fn whole(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let written = number.as_f64().filter(|given| number.is_f64() && given.fract() == 0.0 && given.abs() < 9.0e15);
            if let Some(integer) = written.and_then(|given| format!("{given:.0}").parse::<i64>().ok()) {
                *value = integer.into();
            }
        }
        Value::Array(all) => all.iter_mut().for_each(whole),
        Value::Object(fields) => fields.values_mut().for_each(whole),
        _ => {}
    }
}

/// An object of JSON that names nothing twice: of two, one reader takes the first and another the last.
pub struct Once(pub Map<String, Value>);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Once;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Once, A::Error> {
                let mut fields = Map::new();
                while let Some((name, mut value)) = map.next_entry::<String, Value>()? {
                    whole(&mut value);
                    if fields.insert(name, value).is_some() {
                        return Err(serde::de::Error::custom("a field is named twice"));
                    }
                }
                Ok(Once(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}
