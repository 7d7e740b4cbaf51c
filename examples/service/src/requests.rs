//! What makes a command safe to send twice: its key. When it comes, and its salt, are the service's, fresh each time: the library
//! knows a command again by who sent it, its key and what it does.

use crate::Problem;
use timebank_core::digest::sha256;
use timebank_core::{Key, Salt};

/// The command's own number, from the header: a UUID or 32 hexadecimal digits as they are, anything else by its hash.
pub fn key(header: &str) -> Result<Key, Problem> {
    // The draft of the header has the value in quotes; many send it without.
    let given = header.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(header);
    if given.is_empty() || given.len() > 200 || !given.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Problem::bad_request("an `Idempotency-Key` has up to 200 visible characters"));
    }
    let plain = given.replace('-', "").to_ascii_lowercase();
    if let Ok(key) = plain.parse() {
        return Ok(key);
    }
    let hash = sha256(&[b"timebank-service ", given.as_bytes()]).0;
    let (short, _) = hash.split_at(16);
    short.try_into().map(Key).map_err(|_| Problem::bad_request("an `Idempotency-Key` could not be read"))
}

/// A salt nobody can guess, for one command. It is kept nowhere: a command sent again with its key is known by what it does.
pub fn salt() -> Result<Salt, Problem> {
    Salt::random().map_err(Problem::database)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::key;

    #[test]
    fn keys_are_uuids_or_any_words() {
        let uuid = key("\"8E03978E-40D5-43E8-BC93-6894A57F9324\"").unwrap();
        assert_eq!(uuid.to_string(), "8e03978e40d543e8bc936894a57f9324");
        assert_eq!(uuid, key("8e03978e40d543e8bc936894a57f9324").unwrap());
        // The first sixteen bytes of `printf 'timebank-service order-7' | sha256sum`.
        assert_eq!(key("order-7").unwrap().to_string(), "8b1b078c73c50ce7960466fece7b9e49");
        for bad in ["", "\"\"", "two words", "é", &"x".repeat(201)] {
            assert!(key(bad).is_err());
        }
    }
}
