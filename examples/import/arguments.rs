//! What the command was told.

use std::ffi::OsString;
use std::path::PathBuf;
use timebank_core::charter::LimitMode;
use timebank_core::interchange::{FaultyRows, Rounding};

#[derive(Default)]
pub struct Arguments {
    pub path: PathBuf,
    pub form: Option<String>,
    pub mapping: Option<PathBuf>,
    pub save_mapping: Option<PathBuf>,
    pub to: Option<PathBuf>,
    pub rounding: Rounding,
    pub units_per_hour: Option<u64>,
    pub community_account: Option<String>,
    pub limits: Option<LimitMode>,
    pub faulty_rows: FaultyRows,
}

impl Arguments {
    /// Reads them; the sample bundle when no path is given.
    ///
    /// # Errors
    /// A word that means nothing here, or one that wants a value and has none.
    pub fn read(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut told = Self::default();
        let mut path = None;
        let mut words = words.peekable();
        while let Some(word) = words.next() {
            let text = word.to_string_lossy().into_owned();
            let mut value = || words.next().ok_or_else(|| format!("`{text}` wants a value"));
            match text.as_str() {
                "--form" => told.form = Some(plain(value()?)?),
                "--mapping" => told.mapping = Some(value()?.into()),
                "--save-mapping" => told.save_mapping = Some(value()?.into()),
                "--to" => told.to = Some(value()?.into()),
                "--community-account" => told.community_account = Some(plain(value()?)?),
                "--leave-out-faulty-rows" => told.faulty_rows = FaultyRows::LeaveOut,
                "--advisory-limits" => told.limits = Some(LimitMode::Advisory),
                "--rounding" => {
                    let code = plain(value()?)?;
                    told.rounding =
                        Rounding::from_code(&code).ok_or_else(|| format!("`{code}` is no rounding: `refuse`, `down` or `nearest`"))?;
                }
                "--units-per-hour" => {
                    let count = plain(value()?)?;
                    told.units_per_hour = Some(count.parse().map_err(|_| format!("`{count}` is no whole number of units"))?);
                }
                _ if text.starts_with("--") => {
                    return Err(format!("`{text}` is not among what can be asked; the head of the example lists it"));
                }
                _ if path.is_some() => return Err(format!("one folder, file or ZIP at a time, and `{text}` is another")),
                _ => path = Some(PathBuf::from(word)),
            }
        }
        if told.form.is_some() && told.mapping.is_some() {
            return Err("a form or a mapping, not both".into());
        }
        told.path = path.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/komunitin-combined")));
        Ok(told)
    }
}

fn plain(word: OsString) -> Result<String, String> {
    word.into_string().map_err(|word| format!("`{}` is not text", word.display()))
}
