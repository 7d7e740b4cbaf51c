//! Where cargo puts the examples it builds beside tests, and whether they are of these sources.

use std::env::{self, consts::EXE_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program of an example, built anew only if a source it was made from has changed since: to build it by itself compiles the core
/// once more, as other features are asked for.
pub fn example(package: &str, name: &str) -> PathBuf {
    let tests = env::current_exe().expect("a test knows where it is");
    let folder = tests.parent().and_then(Path::parent).expect("tests are built in a folder").join("examples");
    let program = folder.join(format!("{name}{EXE_SUFFIX}"));
    let package_root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = package_root.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).expect("a workspace is locked");
    let declared = ["Cargo.toml", "Cargo.lock"].map(|file| workspace.join(file));
    if !is_fresh(&program, &folder.join(format!("{name}.d")), &declared) {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args(["build", "--quiet", "-p", package, "--example", name]);
        if !cfg!(debug_assertions) {
            cargo.arg("--release");
        }
        assert!(cargo.status().expect("cargo runs").success(), "`{name}` is built");
    }
    program
}

/// Whether a program is younger than every source that cargo lists for it: `program: source source …`, a space in a name as `\ `. What it
/// depends on is declared in files that cargo does not list.
fn is_fresh(program: &Path, listed: &Path, declared: &[PathBuf]) -> bool {
    let changed = |path: &Path| path.metadata().and_then(|of| of.modified()).ok();
    let (Some(built), Ok(listed)) = (changed(program), std::fs::read_to_string(listed)) else { return false };
    let Some((_, sources)) = listed.trim_end().split_once(": ") else { return false };
    let sources = sources.replace("\\ ", "\0");
    let mut sources = sources.split(' ').map(|source| PathBuf::from(source.replace('\0', " "))).chain(declared.iter().cloned());
    sources.all(|source| changed(&source).is_some_and(|changed| changed <= built))
}

#[test]
fn a_source_that_changed_or_is_gone_is_noticed() {
    let folder = env::temp_dir().join(format!("timebank built {}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let [source, program, listed, lock] = ["a source.rs", "program", "program.d", "Cargo.lock"].map(|name| folder.join(name));
    let write = |path: &Path, text: &str, second: u64| {
        std::fs::write(path, text).unwrap();
        let then = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(second);
        std::fs::File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
    };
    let escaped = |path: &Path| path.display().to_string().replace(' ', "\\ ");
    write(&listed, &format!("{}: {}\n", escaped(&program), escaped(&source)), 20);
    write(&source, "", 10);
    write(&lock, "", 10);
    assert!(!is_fresh(&program, &listed, std::slice::from_ref(&lock)), "nothing is built");
    write(&program, "", 20);
    assert!(is_fresh(&program, &listed, std::slice::from_ref(&lock)));
    write(&lock, "", 30);
    assert!(!is_fresh(&program, &listed, std::slice::from_ref(&lock)), "another version is locked");
    write(&lock, "", 10);
    assert!(is_fresh(&program, &listed, std::slice::from_ref(&lock)));
    write(&source, "", 30);
    assert!(!is_fresh(&program, &listed, std::slice::from_ref(&lock)), "the source has changed");
    std::fs::remove_file(&source).unwrap();
    assert!(!is_fresh(&program, &listed, std::slice::from_ref(&lock)), "the source is gone");
    std::fs::remove_dir_all(&folder).unwrap();
}
