//! Where things are: the checkout, the build folders and the cache that outlives a checkout.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::Failure;

/// The places every command works with.
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
    cargo: OsString,
    long: bool,
}

impl Workspace {
    /// Finds the checkout this runner was started from.
    pub fn find() -> Result<Self, Failure> {
        // Asked when run rather than when compiled, so that a checkout may be moved with its build.
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .ok_or_else(|| Failure::failed("this runner is started as `cargo xtask`"))?;
        let root = here.parent().map(Path::to_path_buf).unwrap_or(here);
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Ok(Self { root, target, cargo, long: false })
    }

    /// Asks property tests for their long run.
    pub fn set_long(&mut self) {
        self.long = true;
    }

    /// Whether they were asked for it.
    pub fn is_long(&self) -> bool {
        self.long
    }

    /// A path of the checkout.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A folder for something built; never under version control.
    pub fn target(&self, name: &str) -> PathBuf {
        self.target.join(name)
    }

    /// A program, to be run at the root of the checkout.
    pub fn program(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        if self.long {
            command.env("TIMEBANK_LONG", "1");
        }
        command
    }

    /// The cargo this runner was started with.
    pub fn cargo(&self) -> Command {
        self.program(&self.cargo)
    }

    /// A folder for tools that take minutes to build, kept between checkouts.
    pub fn cache() -> Result<PathBuf, Failure> {
        env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
            .map(|cache| cache.join("timebank"))
            .ok_or_else(|| Failure::missing("there is no home folder to keep tools in: set `XDG_CACHE_HOME`"))
    }

    /// Where cargo keeps the sources of crates, once it has fetched any.
    pub fn sources_of_crates(&self) -> Option<PathBuf> {
        let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")))?;
        let mut registries = fs::read_dir(home.join("registry").join("src")).ok()?;
        registries.next()?.ok().map(|registry| registry.path())
    }

    /// The oldest Rust that the workspace is for: the `rust-version` of its manifest.
    pub fn oldest_rust(&self) -> Result<(u32, u32), Failure> {
        let manifest = self.path("Cargo.toml");
        let text = fs::read_to_string(&manifest).map_err(|error| Failure::failed(format!("`Cargo.toml` could not be read: {error}")))?;
        rust_version(&text).ok_or_else(|| Failure::failed("`Cargo.toml` does not say its `rust-version`"))
    }

    /// The features of a package of the workspace, but for the default ones.
    pub fn features(&self, package: &str) -> Result<Vec<String>, Failure> {
        let manifest = self.path(package).join("Cargo.toml");
        let text = fs::read_to_string(&manifest)
            .map_err(|error| Failure::failed(format!("`{}` could not be read: {error}", manifest.display())))?;
        let features = features_in(&text);
        if features.is_empty() { Err(Failure::failed(format!("`{package}` has no features"))) } else { Ok(features) }
    }

    /// The exact version of a package in `Cargo.lock`.
    pub fn locked_version(&self, package: &str) -> Result<String, Failure> {
        let lock = self.path("Cargo.lock");
        let text = fs::read_to_string(&lock).map_err(|error| Failure::failed(format!("`Cargo.lock` could not be read: {error}")))?;
        version_in_lock(&text, package).ok_or_else(|| Failure::failed(format!("`Cargo.lock` does not name `{package}`")))
    }
}

/// In a lock file the version of a package is the line after its name.
fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let line = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(line.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

fn rust_version(manifest: &str) -> Option<(u32, u32)> {
    let line = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \""))?;
    let mut numbers = line.strip_suffix('"')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// The names before an equals sign under `[features]`.
fn features_in(manifest: &str) -> Vec<String> {
    let table = manifest.lines().skip_while(|line| *line != "[features]").skip(1).take_while(|line| !line.starts_with('['));
    let names = table.filter_map(|line| line.split_once(" = ").map(|(name, _)| name)).filter(|name| !name.starts_with('#'));
    names.filter(|name| *name != "default").map(str::to_owned).collect()
}

/// Says whether something set up from `inputs` is still current, by a copy of them kept beside it.
///
/// Content, not dates: a fresh checkout has new dates and old content.
pub struct Stamp {
    file: PathBuf,
    inputs: String,
}

impl Stamp {
    /// A stamp kept in `file`, over the text of `inputs`.
    pub fn new(file: PathBuf, inputs: &[PathBuf]) -> Result<Self, Failure> {
        let mut text = String::new();
        for input in inputs {
            let part =
                fs::read_to_string(input).map_err(|error| Failure::failed(format!("`{}` could not be read: {error}", input.display())))?;
            text.push_str(&part);
        }
        Ok(Self { file, inputs: text })
    }

    /// Whether the set-up was finished with just these inputs.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|kept| kept == self.inputs)
    }

    /// Notes that the set-up is finished.
    pub fn write(&self) -> Result<(), Failure> {
        fs::write(&self.file, &self.inputs)
            .map_err(|error| Failure::failed(format!("`{}` could not be written: {error}", self.file.display())))
    }
}

/// Removes a folder that may not be there.
pub fn remove_folder(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::failed(format!("`{}` could not be removed: {error}", folder.display())))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{features_in, rust_version, version_in_lock};

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen-macro\"
version = \"9.9.9\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
";

    #[test]
    fn features_are_read() {
        let manifest = "[package]\nname = \"a\"\n\n[features]\ndefault = [\"sqlite\"]\n# One file = one bank.\nsqlite = [\"dep:rusqlite\"]\npostgres = [\n    \"dep:tokio\",\n]\n\n[dependencies]\nserde = \"1\"\n";
        assert_eq!(features_in(manifest), ["sqlite", "postgres"]);
    }

    #[test]
    fn the_oldest_rust_is_read() {
        assert_eq!(rust_version("[workspace.package]\nrust-version = \"1.89\"\n"), Some((1, 89)));
        assert_eq!(rust_version("rust-version.workspace = true\n"), None);
    }

    #[test]
    fn a_locked_version_is_found_by_the_whole_name() {
        assert_eq!(version_in_lock(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(LOCK, "wasm"), None);
    }
}
