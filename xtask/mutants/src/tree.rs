//! A copy of the workspace with every change in its core, and what is known about each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::find::{self, Mutant};
use crate::{Asked, Fault};

/// Where the core is.
const CORE: &str = "timebank-core";
/// What cargo is told to build of it: with what the tests of the workspace ask of it, so that it is built once for both.
const LIBRARY: [&str; 5] = ["-p", CORE, "--lib", "--features", "file,random,workbooks"];

/// A file of the core and what can be changed in it.
pub struct Source {
    /// From the root of the workspace.
    pub path: String,
    text: String,
    /// Each with its number.
    pub mutants: Vec<(u32, Mutant)>,
}

/// What is known about a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does not compile: the types notice.
    Refused,
    /// A test failed, or went on for ever.
    Caught(String),
    /// No test that was run noticed; how many were.
    Survived(usize),
    /// No test comes by.
    NotReached,
}

pub struct Tree {
    /// The copy.
    pub root: PathBuf,
    target: PathBuf,
    pub sources: Vec<Source>,
    pub known: BTreeMap<u32, Verdict>,
}

impl Tree {
    /// Copies the workspace, and finds what can be changed. What is known of just these sources is read again.
    pub fn open(asked: &Asked) -> Result<Self, Fault> {
        let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(&asked.root).output()?;
        let listed = String::from_utf8(listed.stdout)?;
        let files: Vec<&str> = listed.split('\0').filter(|file| !file.is_empty() && asked.root.join(file).is_file()).collect();
        let mut hash = DefaultHasher::new();
        asked.only.hash(&mut hash);
        let mut sources = Vec::new();
        let mut next = 0;
        for file in files.iter().filter(|file| file.starts_with(CORE) && file.ends_with(".rs")) {
            let text = fs::read_to_string(asked.root.join(file))?;
            (file, &text).hash(&mut hash);
            if asked.only.iter().any(|part| file.contains(part)) && !for_tests(file) {
                let found = find::mutants(&text).map_err(|fault| format!("{file}: {fault}"))?;
                let mutants = (next..).zip(found).collect::<Vec<_>>();
                next += u32::try_from(mutants.len())?;
                sources.push(Source { path: (*file).to_owned(), text, mutants });
            }
        }
        let target = asked.target.join(format!("{:016x}", hash.finish()));
        let tree = Self { root: asked.target.join("tree"), known: known(&target.join("known.tsv"))?, target, sources };
        fs::create_dir_all(&tree.target)?;
        if !asked.show {
            let last = tree.root.with_file_name("copied.txt");
            for gone in fs::read_to_string(&last).unwrap_or_default().lines().filter(|file| !files.contains(file)) {
                drop(fs::remove_file(tree.root.join(gone)));
            }
            for file in &files {
                copy(&asked.root.join(file), &tree.root.join(file))?;
            }
            fs::write(last, files.join("\n"))?;
        }
        Ok(tree)
    }

    /// A file about just these sources.
    pub fn file(&self, name: &str) -> PathBuf {
        self.target.join(name)
    }

    /// Every change with its number.
    pub fn all(&self) -> impl Iterator<Item = (&Source, u32, &Mutant)> {
        self.sources.iter().flat_map(|source| source.mutants.iter().map(move |(number, mutant)| (source, *number, mutant)))
    }

    /// Keeps what was found out.
    pub fn learn(&mut self, number: u32, verdict: Verdict) -> Result<(), Fault> {
        let mut file = fs::File::options().create(true).append(true).open(self.file("known.tsv"))?;
        writeln!(file, "{number}\t{}", told(&verdict))?;
        self.known.insert(number, verdict);
        Ok(())
    }

    /// Builds the tests with all changes in them; those that do not compile are taken out, until the rest does. Returns the programs.
    pub fn build(&mut self) -> Result<Vec<PathBuf>, Fault> {
        self.add_switch()?;
        loop {
            for source in &self.sources {
                let in_it: Vec<(u32, &Mutant)> = source
                    .mutants
                    .iter()
                    .filter(|(number, _)| self.known.get(number) != Some(&Verdict::Refused))
                    .map(|(number, mutant)| (*number, mutant))
                    .collect();
                write(&self.root.join(&source.path), &find::with_all(&source.text, &in_it))?;
            }
            println!("==> the core's tests are checked with every change in them");
            let complained = complaints(&self.cargo("check").args(LIBRARY).args(["--profile", "test"]).output()?.stdout);
            let refused = self.refused(&complained);
            if complained.is_empty() {
                break;
            }
            if refused.is_empty() {
                return Err(format!("the copy does not compile, and no change is to blame: {complained:?}").into());
            }
            println!("    {} changes do not compile, and are left out", refused.len());
            for number in refused {
                self.learn(number, Verdict::Refused)?;
            }
        }
        println!("==> the tests are built");
        let mut programs = Vec::new();
        for wanted in [&LIBRARY[..], &["-p", "timebank-workspace", "--test", "vectors", "--test", "authority"]] {
            let built = self.cargo("test").arg("--no-run").args(wanted).output()?;
            let executables = lines(&built.stdout).filter_map(|line| line.get("executable")?.as_str().map(PathBuf::from));
            let before = programs.len();
            programs.extend(executables);
            if programs.len() == before {
                return Err(format!("no test was built: {:?}", complaints(&built.stdout)).into());
            }
        }
        Ok(programs)
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.arg(command).args(["--message-format=json", "--quiet"]).current_dir(&self.root);
        // A change may be silly, as long as it compiles.
        cargo.env("RUSTFLAGS", "--cap-lints=allow").env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
        cargo.env("CARGO_TARGET_DIR", self.root.with_file_name("build")).stderr(Stdio::inherit());
        cargo
    }

    /// The changes on lines that the compiler complains of.
    fn refused(&self, complained: &[Complaint]) -> BTreeSet<u32> {
        let left = |number: &u32| self.known.get(number) != Some(&Verdict::Refused);
        let mut refused = BTreeSet::new();
        for complaint in complained {
            let on = |source: &Source, from: usize, to: usize| -> Vec<u32> {
                let on_them = source.mutants.iter().filter(|(number, mutant)| left(number) && (from..=to).contains(&mutant.line));
                on_them.map(|(number, _)| *number).collect()
            };
            let mut blamed = Vec::new();
            // A change that spans lines begins before the line complained of: so look further up until there is one.
            for up in [0, 1, 3, 8, 20, 60] {
                for (path, from, to) in complaint {
                    if let Some(source) = self.sources.iter().find(|source| source.path.ends_with(path.as_str())) {
                        blamed.extend(on(source, from.saturating_sub(up), *to));
                    }
                }
                if !blamed.is_empty() {
                    break;
                }
            }
            refused.extend(blamed);
        }
        refused
    }

    /// The module that says which change is in force, and which were come by.
    fn add_switch(&self) -> Result<(), Fault> {
        let library = self.root.join(CORE).join("src/lib.rs");
        let text = fs::read_to_string(&library)?;
        if !text.contains("pub mod mutants;") {
            fs::write(&library, format!("{text}\n#[doc(hidden)]\npub mod mutants;\n"))?;
        }
        let size = self.sources.iter().map(|source| source.mutants.len()).sum::<usize>();
        write(&self.root.join(CORE).join("src/mutants.rs"), &SWITCH.replace("SIZE", &size.to_string()))
    }
}

/// What the copy asks before it does something else.
const SWITCH: &str = r#"
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

struct Switch {
    on: u32,
    seen: Option<std::fs::File>,
}

static SWITCH: OnceLock<Switch> = OnceLock::new();
static SEEN: [AtomicBool; SIZE] = [const { AtomicBool::new(false) }; SIZE];

pub fn on(number: u32) -> bool {
    let switch = SWITCH.get_or_init(|| Switch {
        on: std::env::var("TIMEBANK_MUTANT").ok().and_then(|text| text.parse().ok()).unwrap_or(u32::MAX),
        seen: std::env::var_os("TIMEBANK_MUTANTS_SEEN").and_then(|path| std::fs::File::create(path).ok()),
    });
    if let Some(mut file) = switch.seen.as_ref() {
        if !SEEN[number as usize].swap(true, Ordering::Relaxed) {
            let _ = file.write_all(&number.to_le_bytes());
        }
    }
    switch.on == number
}
"#;

/// Places the compiler named: a file, and its lines from and to.
type Complaint = Vec<(String, usize, usize)>;

fn lines(printed: &[u8]) -> impl Iterator<Item = Value> {
    printed.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok())
}

fn complaints(printed: &[u8]) -> Vec<Complaint> {
    let place = |span: &Value| {
        let line = |name: &str| span.get(name)?.as_u64().and_then(|line| usize::try_from(line).ok());
        Some((span.get("file_name")?.as_str()?.to_owned(), line("line_start")?, line("line_end")?))
    };
    lines(printed)
        .filter(|line| line.pointer("/message/level").and_then(Value::as_str) == Some("error"))
        .filter_map(|line| {
            let spans = line.pointer("/message/spans")?.as_array()?.clone();
            let primary: Complaint =
                spans.iter().filter(|span| span.get("is_primary") == Some(&Value::Bool(true))).filter_map(place).collect();
            (!primary.is_empty()).then_some(primary)
        })
        .collect()
}

/// Tests are in files of their own, named so.
fn for_tests(file: &str) -> bool {
    file.rsplit('/').next().is_some_and(|name| name.contains("test")) || file.contains("/tests/")
}

fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    let bytes = fs::read(from)?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(to, bytes)?;
    Ok(())
}

/// Only what is different is written, so that nothing is built again for nothing.
fn write(path: &Path, text: &str) -> Result<(), Fault> {
    if !fs::read_to_string(path).is_ok_and(|there| there == text) {
        fs::write(path, text)?;
    }
    Ok(())
}

fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Refused => "refused\t".to_owned(),
        Verdict::Caught(by) => format!("caught\t{by}"),
        Verdict::Survived(tests) => format!("survived\t{tests}"),
        Verdict::NotReached => "not reached\t".to_owned(),
    }
}

fn known(file: &Path) -> Result<BTreeMap<u32, Verdict>, Fault> {
    let text = if file.exists() { fs::read_to_string(file)? } else { String::new() };
    let mut known = BTreeMap::new();
    for line in text.lines() {
        let &[number, word, about] = line.split('\t').collect::<Vec<_>>().as_slice() else { continue };
        let verdict = match word {
            "refused" => Verdict::Refused,
            "caught" => Verdict::Caught(about.to_owned()),
            "survived" => Verdict::Survived(about.parse()?),
            _ => Verdict::NotReached,
        };
        known.insert(number.parse()?, verdict);
    }
    Ok(known)
}
