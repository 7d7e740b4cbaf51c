//! The form of each column of dates: the declared one alone, or the only one of several that fits.

use super::super::faults::Faults;
use super::super::moment::{Form, PIVOT};
use super::super::{FaultKind, FileFault, Guess, Report};
use super::Field;
use super::cells::Mapped;

/// The columns that hold dates.
pub const DATES: [Field; 3] = [Field::Date, Field::Joined, Field::Until];

/// Why a year is no pivot: a hundred years are counted from it.
pub fn no_pivot(pivot: u16) -> Option<String> {
    let fits = (1..=9_900).contains(&pivot);
    (!fits).then(|| format!("the pivot `{pivot}` is no year from which a hundred years can be counted"))
}

impl Mapped<'_> {
    /// The pivot of two-digit years.
    pub fn pivot(&self) -> u16 {
        self.by.pivot.unwrap_or(PIVOT)
    }

    /// Decides the form of each column of dates.
    pub fn decide_forms(&mut self, report: &mut Report, faults: &mut Faults) {
        let mut known: Vec<(Form, String)> = Vec::new();
        for text in &self.by.dates {
            match Form::new(text) {
                Some(form) => known.push((form, text.clone())),
                None => {
                    let why = format!("`{text}` is no form of date: it needs a day, a month and a year, in letters that are known");
                    faults.push(FileFault::of_row(self.file(), 0, FaultKind::BadMapping, why));
                }
            }
        }
        if let Some(why) = self.by.pivot.and_then(no_pivot) {
            faults.push(FileFault::of_row(self.file(), 0, FaultKind::BadMapping, why));
        }
        if known.is_empty() {
            known.push((Form::Iso, "iso".into()));
        }
        let there: Vec<Field> = DATES.into_iter().filter(|field| self.has(*field)).collect();
        for field in there {
            let form = if known.len() == 1 { known.first().cloned() } else { self.only_form(field, &known, report, faults) };
            if let Some(form) = form {
                self.forms.insert(field, form);
            }
        }
    }

    /// The one form of several that fits a column best. Two that fit equally and mean other days are a question.
    fn only_form(&self, field: Field, known: &[(Form, String)], report: &mut Report, faults: &mut Faults) -> Option<(Form, String)> {
        let column = self.column(field);
        let texts = || self.sheet.table.rows.iter().map(move |row| row.get(column)).filter(|text| !text.is_empty());
        let fits = |form: &Form| texts().filter(|text| form.read(text, self.pivot()).is_ok()).count();
        let counts: Vec<usize> = known.iter().map(|(form, _)| fits(form)).collect();
        let most = counts.iter().copied().max()?;
        let best: Vec<&(Form, String)> = known.iter().zip(&counts).filter(|(_, count)| **count == most).map(|(form, _)| form).collect();
        let [first, others @ ..] = best.as_slice() else { return None };
        let day = |form: &Form, text: &str| form.read(text, self.pivot()).ok().map(|moment| (moment.date, moment.time));
        let doubt =
            others.iter().find_map(|other| texts().find(|text| day(&first.0, text) != day(&other.0, text)).map(|text| (other, text)));
        if let (Some((other, text)), true) = (doubt, most > 0) {
            let both = texts().any(|text| day(&first.0, text).is_some() && day(&other.0, text).is_some());
            let why = match both {
                true => format!("`{}` and `{}` both fit this column: declare which it is", first.1, other.1),
                false => format!("neither `{}` nor `{}` fits all of this column: each fits {most} cells", first.1, other.1),
            };
            faults.push(self.column_fault(field, FaultKind::NotSaid, text, why));
        } else if self.by.dates.len() > 1 && most > 0 {
            let taken_as = format!("dates in the form `{}`", first.1);
            report.guessed.push(Guess::new(self.file(), 0, self.column_name(field), taken_as, "the-only-form-of-date-that-fits"));
        }
        Some((*first).clone())
    }
}
