//! The service in a hundred lines does what its page says: it knows who sends by the token alone, keeps a command once however often it
//! is sent, and keeps it for good.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

#[path = "../../../tests/built/mod.rs"]
mod built;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use timebank_store::testing::Folder;

struct Running {
    child: Child,
    address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Running {
    fn start(file: &Path) -> Self {
        let mut command = Command::new(built::example("timebank-service", "hundred_lines"));
        command.arg(file).env("TIMEBANK_TOKENS", "host=office,1=ana,2=ben").env("TIMEBANK_ADDRESS", "127.0.0.1:0");
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, address: line.trim().strip_prefix("http://").unwrap().to_owned() }
    }

    /// The status, and what was answered.
    fn post(&self, path: &str, token: &str, key: Option<&str>, body: &Value) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let key = key.map_or(String::new(), |key| format!("idempotency-key: {key}\r\n"));
        let body = body.to_string();
        let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer {token}\r\n{key}");
        write!(stream, "{head}content-length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), serde_json::from_str(body).unwrap_or(Value::Null))
    }

    /// The status, and the minutes if they are told.
    fn balance(&self, token: &str, member: u32) -> (u16, Value) {
        let (status, answer) = self.post("/ask", token, None, &json!({"type": "balance", "member": member}));
        (status, answer["minutes"].clone())
    }
}

#[test]
fn who_sends_is_known_by_the_token_and_a_command_is_kept_once() {
    let folder = Folder::new("hundred-lines").unwrap();
    let file = folder.path().join("harpurbrook.db");
    let help = json!({"type": "record", "terms": {"on": "2026-03-01", "parts": [
        {"member": 1, "side": "gave", "minutes": 60}, {"member": 2, "side": "received", "minutes": 60}]}});
    let key = |n: u8| format!("{n:032x}");
    {
        let service = Running::start(&file);
        for n in [1, 2] {
            assert_eq!(service.post("/do", "office", Some(&key(n)), &json!({"type": "admit", "joined": "2026-03-01"})).0, 200);
        }
        let first = service.post("/do", "office", Some(&key(3)), &help);
        let mut again = service.post("/do", "office", Some(&key(3)), &help);
        assert_eq!((first.0, again.1["repeated"].take()), (200, json!(true)));
        again.1["repeated"] = json!(false);
        assert_eq!(again, first);
        // Nobody acts without a token, without a key, or with one that stands for something else.
        assert_eq!(service.post("/do", "thief", Some(&key(4)), &help).0, 401);
        assert_eq!(service.post("/do", "office", None, &help).0, 400);
        assert_eq!(service.post("/do", "office", Some(&key(1)), &help).0, 409);
        // A member may not admit anybody, nor say who is reading.
        assert_eq!(service.post("/do", "ana", Some(&key(5)), &json!({"type": "admit"})).0, 403);
        assert_eq!(service.post("/ask", "ana", None, &json!({"type": "balance", "member": 2, "viewer": "host"})).0, 400);
        assert_eq!(service.balance("ana", 2).0, 403);
    }
    // The file holds it when the service comes back.
    let service = Running::start(&file);
    assert_eq!(service.balance("ana", 1), (200, json!(60)));
    assert_eq!(service.balance("ben", 2), (200, json!(-60)));
}
