//! The files of a bundle: as they are, or out of a ZIP.

use super::{BUNDLE_BYTES, FILE_BYTES, FILES, FaultKind, FileFault, ImportFaults, Report};
use crate::values::minutes::shorten;
use std::borrow::Cow;
use std::io::{Cursor, Read};

/// The files of a bundle: names and bytes.
#[derive(Clone, Debug, Default)]
pub struct Bundle<'a> {
    files: Vec<(Cow<'a, str>, Cow<'a, [u8]>)>,
    /// Files that are sheets of workbooks, by their place.
    sheets: Vec<usize>,
}

impl<'a> Bundle<'a> {
    /// A bundle from its files. Folders before a name do not matter.
    pub fn from_files<B: AsRef<[u8]> + ?Sized>(files: &[(&'a str, &'a B)]) -> Self {
        Self {
            files: files.iter().map(|(name, bytes)| (Cow::Borrowed(*name), Cow::Borrowed((*bytes).as_ref()))).collect(),
            sheets: Vec::new(),
        }
    }

    /// A bundle from a ZIP, with its files at the root or in a folder. Nothing is written anywhere: a name that climbs out of its
    /// folder names nothing here, and is refused all the same, because whoever made it meant no good.
    ///
    /// ```
    /// use timebank_core::interchange::{Bundle, FaultKind};
    /// let faults = Bundle::from_zip(b"no archive").unwrap_err();
    /// assert_eq!(faults.faults[0].kind, FaultKind::BadZip);
    /// ```
    ///
    /// # Errors
    /// Not a ZIP, or cut short; a file that is encrypted or packed in a way that is not read; names that climb; the same name twice;
    /// and whatever is larger than [`FILE_BYTES`] a file, [`BUNDLE_BYTES`] and [`FILES`] together, found while unpacking and not by
    /// what the archive says of itself.
    pub fn from_zip(bytes: &[u8]) -> Result<Self, ImportFaults> {
        unzip(bytes).map_err(|fault| {
            let report = Report { refused: vec![fault.clone()], faults: 1, ..Report::default() };
            ImportFaults { faults: vec![fault], report: Box::new(report) }
        })
    }

    /// Whether these bytes are a ZIP of files. A workbook is packed the same way and is one file.
    pub fn is_zip(bytes: &[u8]) -> bool {
        (bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")) && super::text::workbook(bytes).is_none()
    }

    /// The files as they are held.
    #[cfg(feature = "workbooks")]
    pub(super) fn entries(&self) -> impl Iterator<Item = &(Cow<'a, str>, Cow<'a, [u8]>)> {
        self.files.iter()
    }

    #[cfg(feature = "workbooks")]
    pub(super) fn push(&mut self, name: Cow<'a, str>, bytes: Cow<'a, [u8]>) {
        self.files.push((name, bytes));
    }

    /// Adds the sheet of a workbook.
    #[cfg(feature = "workbooks")]
    pub(super) fn push_sheet(&mut self, name: Cow<'a, str>, bytes: Cow<'a, [u8]>) {
        self.sheets.push(self.files.len());
        self.push(name, bytes);
    }

    /// Whether the file at a place is the sheet of a workbook.
    pub(super) fn is_sheet(&self, place: usize) -> bool {
        self.sheets.contains(&place)
    }

    /// The same files, workbooks among them as the tables they hold.
    pub(super) fn opened(&self) -> Result<Cow<'_, Self>, FileFault> {
        #[cfg(feature = "workbooks")]
        if self.files.iter().any(|(_, bytes)| super::text::workbook(bytes).is_some()) {
            return super::workbooks::opened(self).map(Cow::Owned);
        }
        Ok(Cow::Borrowed(self))
    }

    /// Names and bytes, in order.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_ref(), bytes.as_ref()))
    }
}

pub(super) fn unzip<'a>(bytes: &[u8]) -> Result<Bundle<'a>, FileFault> {
    let fault = |file: &str, kind, why: String| FileFault::of_row(&shorten(file), 0, kind, why);
    let broken = |file: &str, error: &dyn std::fmt::Display| fault(file, FaultKind::BadZip, format!("the archive cannot be read: {error}"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken("", &error))?;
    if archive.len() > FILES {
        return Err(fault("", FaultKind::TooLarge, format!("the archive has {} files where at most {FILES} are taken", archive.len())));
    }
    let mut bundle = Bundle::default();
    let mut left = BUNDLE_BYTES;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| broken("", &error))?;
        let name = file.name().map_err(|error| broken("", &error))?.into_owned();
        if file.enclosed_name().is_none() || name.starts_with(['/', '\\']) {
            return Err(fault(&name, FaultKind::BadZip, "the name climbs out of the archive".into()));
        }
        if file.is_dir() {
            continue;
        }
        let most = left.min(FILE_BYTES);
        // One byte more than is taken, so that too much is seen as such whatever the archive says of itself.
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let mut text = Vec::new();
        file.take(limit).read_to_end(&mut text).map_err(|error| broken(&name, &error))?;
        if text.len() > most {
            return Err(fault(&name, FaultKind::TooLarge, format!("it unpacks to more than the {most} bytes that are taken")));
        }
        if bundle.files.iter().any(|(there, _)| *there == name) {
            return Err(fault(&name, FaultKind::DuplicateFile, "the file is there twice".into()));
        }
        left = left.saturating_sub(text.len());
        bundle.files.push((Cow::Owned(name), Cow::Owned(text)));
    }
    Ok(bundle)
}
