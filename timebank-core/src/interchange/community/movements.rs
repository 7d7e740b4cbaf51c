//! Movements of credit as the files say them.

use super::super::Decimal;
use crate::values::minutes::Minutes;
use crate::values::time::{Date, Timestamp};

/// A movement of credit. There may be millions: its words stand together with those of others, and what few rows say apart.
#[derive(Debug)]
pub struct TransferRow {
    /// Its file, among the files of the community.
    pub file: u32,
    pub line: u32,
    pub payer: u32,
    pub payee: u32,
    pub minutes: Minutes,
    pub words: Said,
    /// What the files call this kind of movement; nothing when they say nothing.
    pub class: Said,
    pub at: Timestamp,
    /// The local day, as it is written.
    pub on: Date,
    /// Its place among the categories.
    pub activity: Option<u32>,
    /// What the row says beyond one who paid and one who was paid.
    pub more: Option<Box<More>>,
}

/// A number as rows keep it. Files have at most four million rows, and 512 MB of text.
pub fn narrow(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

impl TransferRow {
    /// Everybody the row names: the payer, the payee, and others on their sides.
    pub fn people(&self) -> impl Iterator<Item = usize> {
        let more = self.more.as_deref();
        let others = more.into_iter().flat_map(|more| more.gave.iter().chain(&more.received).copied());
        [self.payer as usize, self.payee as usize].into_iter().chain(others)
    }
    /// Its place in the list of files.
    pub fn file(&self) -> usize {
        self.file as usize
    }
    /// The line it begins on.
    pub fn line(&self) -> u64 {
        self.line.into()
    }
    /// Who pays.
    pub fn payer(&self) -> usize {
        self.payer as usize
    }
    /// Who is paid.
    pub fn payee(&self) -> usize {
        self.payee as usize
    }
}

/// Where a text stands among [`Texts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    from: u32,
    bytes: u32,
}

/// Bytes of all words of movements together, at most: twice what the files have.
const TEXT_BYTES: usize = super::super::BUNDLE_BYTES.saturating_mul(2);

/// Texts one behind the other. What the last one said is not kept again.
#[derive(Debug, Default)]
pub struct Texts {
    all: String,
    last: Said,
}

impl Texts {
    /// Keeps a text; `None` when it would be too much.
    pub fn keep(&mut self, text: &str) -> Option<Said> {
        if text.is_empty() {
            return Some(Said::default());
        }
        if self.of(self.last) != text {
            if self.all.len().saturating_add(text.len()) > TEXT_BYTES {
                return None;
            }
            self.last = Said { from: narrow(self.all.len()), bytes: narrow(text.len()) };
            self.all.push_str(text);
        }
        Some(self.last)
    }
    /// The text that was kept.
    pub fn of(&self, said: Said) -> &str {
        let from = said.from as usize;
        self.all.get(from..from.saturating_add(said.bytes as usize)).unwrap_or_default()
    }
}

/// What a row says beyond one payer and one payee.
#[derive(Debug, Default)]
pub struct More {
    /// Others who gave, beside the payee.
    pub gave: Vec<usize>,
    /// Others who received, beside the payer.
    pub received: Vec<usize>,
    /// People without a name who received; the payer is the community then, unless somebody is named too.
    pub visitors: Option<u32>,
    /// Money owed to who gave, in the smallest unit.
    pub expense: Option<u32>,
    /// Whether the payer is the community because the help was for it.
    pub for_community: bool,
    /// Whether one side is somebody nobody knows: credit moves to or from the pot and nobody's help is counted.
    pub unknown: bool,
    /// Whether it takes back what was counted before.
    pub corrects: bool,
    /// The amount, where the minutes are not exactly so much.
    pub rounded_from: Option<Decimal>,
}

impl More {
    /// Whether it says nothing of who gave and who received.
    pub fn is_plain(&self) -> bool {
        !(self.is_help() || self.unknown || self.corrects || self.expense.is_some())
    }

    /// Whether the row is help by what it says, whatever its words or its accounts look like.
    pub fn is_help(&self) -> bool {
        self.visitors.is_some() || self.for_community || !self.gave.is_empty() || !self.received.is_empty()
    }
}
