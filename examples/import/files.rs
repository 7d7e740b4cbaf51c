//! The files to be read: those of a folder, one alone, or a ZIP.

use std::path::Path;
use timebank_core::interchange::{Bundle, ImportFaults};

/// Files in memory.
pub enum Files {
    Loose(Vec<(String, Vec<u8>)>),
    Zip(Vec<u8>),
}

impl Files {
    /// Reads the tables of a folder (`.csv`, `.tsv`, `.txt`, `.json`), or one file, which may be a ZIP.
    ///
    /// # Errors
    /// What cannot be read, by its path.
    pub fn read(path: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let named = |error: std::io::Error, path: &Path| format!("{}: {error}", path.display());
        if !path.is_dir() {
            let bytes = std::fs::read(path).map_err(|e| named(e, path))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Ok(if Bundle::is_zip(&bytes) { Self::Zip(bytes) } else { Self::Loose(vec![(name, bytes)]) });
        }
        let mut files = Vec::new();
        for entry in std::fs::read_dir(path).map_err(|e| named(e, path))? {
            let path = entry?.path();
            if path.is_file()
                && path.extension().is_some_and(|e| ["csv", "tsv", "txt", "json"].iter().any(|known| e.eq_ignore_ascii_case(known)))
            {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                files.push((name, std::fs::read(&path).map_err(|e| named(e, &path))?));
            }
        }
        files.sort();
        Ok(Self::Loose(files))
    }

    /// The bundle they make.
    ///
    /// # Errors
    /// A ZIP that cannot be unpacked.
    pub fn bundle(&self) -> Result<Bundle<'_>, ImportFaults> {
        match self {
            Self::Zip(bytes) => Bundle::from_zip(bytes),
            Self::Loose(files) => {
                let named: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
                Ok(Bundle::from_files(&named))
            }
        }
    }
}
