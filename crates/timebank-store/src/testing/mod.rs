//! For tests and examples: a folder, and a server, that go away by themselves.

#[cfg(feature = "postgres")]
mod server;

#[cfg(feature = "postgres")]
pub use server::Server;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use timebank_core::Error;

/// A folder of its own, removed when this is dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

static COUNT: AtomicU64 = AtomicU64::new(0);

impl Folder {
    /// A new folder where the system keeps such things.
    ///
    /// # Errors
    /// [`Error::StoreFailed`].
    pub fn new(name: &str) -> Result<Self, Error> {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("timebank-{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|f| Error::StoreFailed { why: format!("no folder can be made: {f}").into() })?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
