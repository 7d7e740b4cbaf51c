//! The oldest Rust a host needs: what the published crates depend on asks for none newer than the workspace says.
//!
//! That the crates themselves use nothing newer of the standard library is clippy's to say (`incompatible_msrv`).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

const PUBLISHED: [&str; 5] = ["timebank-core", "timebank-derive", "timebank-flow", "timebank-store", "timebank-wire"];

/// Minor versions of Rust 1; 0 where none is said.
fn minor(version: &Value) -> u32 {
    version.as_str().and_then(|version| version.split('.').nth(1)).map_or(0, |minor| minor.parse().unwrap())
}

#[test]
fn no_dependency_asks_for_a_newer_rust() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args(["metadata", "--format-version", "1", "--locked"]);
    let told: Value = serde_json::from_slice(&cargo.output().unwrap().stdout).unwrap();
    let by_id = |all: &Value| -> BTreeMap<String, Value> {
        all.as_array().unwrap().iter().map(|one| (one["id"].as_str().unwrap().to_owned(), one.clone())).collect()
    };
    let (packages, nodes) = (by_id(&told["packages"]), by_id(&told["resolve"]["nodes"]));
    let ours = |package: &&Value| PUBLISHED.contains(&package["name"].as_str().unwrap());
    let mut open: Vec<String> = packages.values().filter(ours).map(|package| package["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(open.len(), PUBLISHED.len());
    let oldest = minor(&packages[&open[0]]["rust_version"]);
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let wanted = &packages[&id]["rust_version"];
        assert!(minor(wanted) <= oldest, "`{id}` wants Rust {wanted}, and 1.{oldest} is said");
        // What only tests of a dependency want is not built by a host.
        let built = |dependency: &&Value| dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev");
        let next = nodes[&id]["deps"].as_array().unwrap().iter().filter(built);
        open.extend(next.map(|dependency| dependency["pkg"].as_str().unwrap().to_owned()));
    }
    assert!(seen.len() > 100, "{} packages were looked at", seen.len());
}
