//! Checks that an open store still writes where it says: to the file at its path, from the process that opened it.
//!
//! A file that was moved, deleted or replaced can still be written to through an open descriptor, and what is written is then
//! lost when the descriptor is closed. A process made by `fork` shares descriptors and locks with its parent.

use crate::error::Error;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Which file a path leads to. Looked up by name alone: nothing is opened, so that no lock is lost by closing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileId(u64, u64);

impl FileId {
    /// Returns the file at a path; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::StoreFailed`] when it cannot be looked up.
    pub fn at(path: &Path) -> Result<Option<Self>, Error> {
        match std::fs::metadata(path) {
            Ok(found) => Ok(Some(Self::of(&found))),
            Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
            Err(fault) => Err(Error::StoreFailed { why: format!("`{}` cannot be looked up: {fault}", path.display()).into() }),
        }
    }

    #[cfg(unix)]
    fn of(found: &std::fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self(found.dev(), found.ino())
    }

    /// Elsewhere a file has no number that can be asked for by name: when it was created has to do.
    #[cfg(not(unix))]
    fn of(found: &std::fs::Metadata) -> Self {
        let created = found.created().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok()).unwrap_or_default();
        Self(created.as_secs(), u64::from(created.subsec_nanos()))
    }
}

/// Syncs the folder a file is in, so that its name, or that it has none any more, outlives a power cut. Where folders cannot be
/// opened, nothing is done.
///
/// # Errors
/// As the system's.
pub fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// The files an open store writes to, and the process that opened them.
#[derive(Clone, Debug)]
pub struct Place {
    process: u32,
    files: Vec<(PathBuf, FileId)>,
}

impl Place {
    /// A place without files, in this process.
    pub fn here() -> Self {
        Self { process: std::process::id(), files: Vec::new() }
    }

    /// Remembers the file at a path, or forgets it when there is none. To be called while it is open.
    ///
    /// # Errors
    /// As [`FileId::at`].
    pub fn remember(&mut self, path: &Path) -> Result<(), Error> {
        self.files.retain(|(known, _)| known != path);
        if let Some(id) = FileId::at(path)? {
            self.files.push((path.to_owned(), id));
        }
        Ok(())
    }

    /// Whether this is the process that opened the store. One made by `fork` is another.
    pub fn is_ours(&self) -> bool {
        self.process == std::process::id()
    }

    /// Checks the process.
    ///
    /// # Errors
    /// [`Error::StoreFailed`] in a process made by `fork` after the store was opened.
    pub fn check_process(&self) -> Result<(), Error> {
        if self.is_ours() {
            return Ok(());
        }
        let why = "it was opened before this process was forked: open it again in this process";
        Err(Error::StoreFailed { why: why.into() })
    }

    /// Checks the process, and that every path still leads to the file that was opened.
    ///
    /// # Errors
    /// [`Error::StoreFailed`], with what to do.
    pub fn check(&self) -> Result<(), Error> {
        self.check_process()?;
        for (path, id) in &self.files {
            if FileId::at(path)? != Some(*id) {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let why = format!("`{name}` was moved, deleted or replaced while it was open: put it back or open the bank again");
                return Err(Error::StoreFailed { why: why.into() });
            }
        }
        Ok(())
    }

    /// As if another process had opened it: what a test cannot do without `fork`.
    #[doc(hidden)]
    pub const fn forked(&mut self) {
        self.process = self.process.wrapping_add(1);
    }
}
