//! Reads the vectors all languages share, where they are.

#![allow(dead_code, reason = "each test that reads vectors uses a part of this")]

use serde_json::Value;
use std::path::{Path, PathBuf};

/// A vector, and what it is called: its path below `tests/vectors` without the ending.
pub struct Vector {
    pub name: String,
    pub path: PathBuf,
    pub value: Value,
}

impl Vector {
    /// The commands before, in order.
    pub fn given(&self) -> Vec<Value> {
        as_list(self.value.get("given"))
    }
    /// The commands that are tried, if they are commands and not a text that is none.
    pub fn when(&self) -> Vec<Value> {
        as_list(self.value.get("when")).into_iter().filter(Value::is_object).collect()
    }
    /// The value at a path such as `/then/error/code`.
    pub fn at(&self, pointer: &str) -> Option<&Value> {
        self.value.pointer(pointer)
    }
    /// The lines of the journal it is about, if it is about one.
    pub fn journal(&self) -> Option<Vec<String>> {
        let lines = self.value.get("journal")?.as_array().expect("a journal is a list of lines");
        Some(lines.iter().map(|line| line.as_str().expect("a line is a text").to_owned()).collect())
    }
}

pub fn as_list(value: Option<&Value>) -> Vec<Value> {
    match value {
        None => Vec::new(),
        Some(Value::Array(list)) => list.clone(),
        Some(one) => vec![one.clone()],
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

/// Every vector, in order of name.
pub fn vectors() -> Vec<Vector> {
    let root = root();
    let mut paths = Vec::new();
    gather(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a vector can be read");
        let value = serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        let name = path.strip_prefix(&root).expect("it lies below").with_extension("").to_string_lossy().replace('\\', "/");
        Vector { name, path, value }
    };
    paths.into_iter().map(read).collect()
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of vectors can be read") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
    }
}
