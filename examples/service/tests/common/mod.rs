//! A service in a process of its own, and the plainest of callers: one connection a request. Whatever it is answered has to be
//! in the description.
#![allow(dead_code, reason = "each test uses a part")]

use serde_json::Value;
use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use timebank_store::testing::{Folder, Server};

pub const TOKEN: &str = "a token only for tests";
/// Ben's, who is member 2.
pub const BEN: &str = "the token of one member";
const OTHER: &str = "another token for tests";

/// Where a service keeps its banks.
pub enum Database {
    File(Folder),
    Server(Server),
}

impl Database {
    /// A file, as a service has it that nothing else was said to.
    pub fn file() -> Self {
        Self::File(Folder::new("service-banks").unwrap())
    }
    pub fn server() -> Self {
        Self::Server(Server::start().unwrap())
    }
    pub fn address(&self) -> String {
        match self {
            Self::File(folder) => folder.path().join("banks.db").to_str().unwrap().to_owned(),
            Self::Server(server) => server.address(),
        }
    }
}

pub struct Service {
    child: Mutex<Child>,
    address: SocketAddr,
    database: String,
    description: Value,
    folder: Folder,
}

pub struct Told {
    pub status: u16,
    /// The status line and the headers.
    pub head: String,
    pub body: String,
}

impl Told {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no json: {}", self.body))
    }
    pub fn code(&self) -> String {
        let problem = self.json();
        for needed in ["type", "title", "detail"] {
            assert!(problem[needed].is_string(), "{needed} is missing: {}", self.body);
        }
        assert_eq!(problem["status"], self.status);
        problem["code"].as_str().unwrap().to_owned()
    }
}

/// A request of which only a part was sent.
pub struct Begun {
    stream: TcpStream,
    rest: RefCell<String>,
}

impl Begun {
    pub fn finish(&mut self) -> Told {
        self.stream.write_all(self.rest.take().as_bytes()).unwrap();
        told(&mut self.stream).unwrap()
    }
}

fn told(stream: &mut TcpStream) -> Option<Told> {
    let mut answer = Vec::new();
    // A connection cut after the answer is no fault of the answer.
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Told { status, head: head.to_owned(), body: body.to_owned() })
}

impl Service {
    pub fn start(database: &Database) -> Self {
        Self::start_with(database, &[])
    }

    pub fn start_with(database: &Database, settings: &[(&str, &str)]) -> Self {
        let folder = Folder::new("service").unwrap();
        let tokens = folder.path().join("tokens.json");
        std::fs::write(&tokens, serde_json::json!({"Harpurbrook": {TOKEN: "host", BEN: 2}, "Elsewhere": {OTHER: "host"}}).to_string())
            .unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_timebank-service"))
            .env("TIMEBANK_DATABASE", database.address())
            .env("TIMEBANK_TOKENS", tokens)
            .env("TIMEBANK_LISTEN", "127.0.0.1:0")
            .envs(settings.iter().copied())
            .stderr(std::fs::File::create(folder.path().join("log")).unwrap())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("it said `{line}`")).parse().unwrap();
        child.stdout = Some(out.into_inner());
        let description = timebank_service::description().unwrap();
        Self { child: Mutex::new(child), address, database: database.address(), description, folder }
    }

    fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> String {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| *name == "Authorization") {
            request.push_str(&format!("Authorization: Bearer {TOKEN}\r\n"));
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request + "\r\n" + body
    }

    pub fn try_ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Option<Told> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        // Something too large may be refused before it was sent to its end.
        let _ = stream.write_all(Self::request(method, path, headers, body).as_bytes());
        let told = told(&mut stream)?;
        self.is_described(method, path, &told);
        Some(told)
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Told {
        self.try_ask(method, path, headers, body).unwrap()
    }

    /// The status and the kind of what was answered are in the description of its route.
    fn is_described(&self, method: &str, path: &str, told: &Told) {
        let path = path.split('?').next().unwrap();
        let alike = |template: &str| {
            let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
            template.len() == path.len() && template.iter().zip(&path).all(|(t, p)| t.starts_with('{') || t == p)
        };
        let paths = self.description["paths"].as_object().unwrap();
        let operation = paths.iter().find(|(template, _)| alike(template)).map(|(_, o)| &o[method.to_lowercase()]);
        let Some(operation) = operation.filter(|o| o.is_object()) else {
            assert!(told.status == 404 || told.status == 405, "{method} {path} is not described and was answered {}", told.status);
            return;
        };
        let response = followed(&self.description, &operation["responses"][told.status.to_string()]);
        assert!(response.is_object(), "{method} {path}: status {} is not described: {}", told.status, told.body);
        for kind in response["content"].as_object().into_iter().flatten().map(|(kind, _)| kind) {
            assert!(told.head.contains(&format!("content-type: {kind}")), "{method} {path}: {}", told.head);
        }
    }

    /// What it wrote into its log.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap()
    }
    /// Sends these bytes and no more; gives what was answered until the connection was closed, and how long that took.
    pub fn send_only(&self, bytes: &str) -> (String, Duration) {
        let begun = Instant::now();
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        (answer, begun.elapsed())
    }
    /// A connection that is left open, if there is one to be had.
    pub fn try_hold(&self, bytes: &str) -> Option<TcpStream> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream.write_all(bytes.as_bytes()).ok()?;
        Some(stream)
    }
    /// A connection that is left open.
    pub fn hold(&self, bytes: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        stream
    }
    pub fn as_ben(&self, what: &str, key: &str, body: &Value) -> Told {
        self.ask_with(what, key, &[("Authorization", &format!("Bearer {BEN}"))], &body.to_string())
    }

    pub fn get(&self, path: &str) -> Told {
        self.ask("GET", path, &[], "")
    }
    pub fn post(&self, what: &str, headers: &[(&str, &str)], body: &str) -> Told {
        self.ask("POST", &format!("/banks/Harpurbrook/{what}"), headers, body)
    }
    pub fn ask_with(&self, what: &str, key: &str, headers: &[(&str, &str)], body: &str) -> Told {
        self.post(what, &[&[("Idempotency-Key", key)], headers].concat(), body)
    }
    pub fn command(&self, key: &str, body: &Value) -> Told {
        self.ask_with("commands", key, &[], &body.to_string())
    }
    /// Whether the command was answered, and done.
    pub fn try_command(&self, key: &str, body: &Value) -> bool {
        let told = self.try_ask("POST", "/banks/Harpurbrook/commands", &[("Idempotency-Key", key)], &body.to_string());
        told.is_some_and(|told| told.status == 201)
    }

    /// Sends a command but for its last bytes.
    pub fn begin(&self, key: &str, body: &Value) -> Begun {
        let request = Self::request("POST", "/banks/Harpurbrook/commands", &[("Idempotency-Key", key)], &body.to_string());
        let (first, rest) = request.split_at(request.len() - 5);
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(first.as_bytes()).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        Begun { stream, rest: RefCell::new(rest.to_owned()) }
    }

    /// Something done in the database, by another process.
    pub fn done(&self, sql: &str) {
        rusqlite::Connection::open(&self.database).unwrap().execute_batch(sql).unwrap();
    }

    pub fn kill(&self) {
        let mut child = self.child.lock().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    pub fn terminate(&self) {
        let id = self.child.lock().unwrap().id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }

    /// Whether it ends by itself, soon and without a fault.
    pub fn ended_in_peace(&self) -> bool {
        let until = Instant::now() + Duration::from_secs(20);
        while Instant::now() < until {
            if let Some(status) = self.child.lock().unwrap().try_wait().unwrap() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let mut child = self.child.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// What a caller does who was told to try again: the same, with the same key.
pub fn until_answered(work: impl Fn() -> Told) -> Told {
    for _ in 0..200 {
        let told = work();
        if told.status != 503 {
            return told;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it does not come back");
}

/// What a reference refers to.
pub fn followed<'a>(description: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => description.pointer(reference.strip_prefix('#').unwrap()).unwrap_or_else(|| panic!("{reference} leads nowhere")),
        None => value,
    }
}

pub fn each_reference(description: &Value, value: &Value) {
    match value {
        Value::Object(fields) => {
            followed(description, value);
            fields.values().for_each(|field| each_reference(description, field));
        }
        Value::Array(all) => all.iter().for_each(|one| each_reference(description, one)),
        _ => {}
    }
}
