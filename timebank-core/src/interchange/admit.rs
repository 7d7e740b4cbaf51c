//! Members from a table into a bank that is there already: the same parser, the same faults and the same report as a whole bank of
//! files has. All of them are admitted, or none.

use super::community::{MemberRow, Status};
use super::faults::Faults;
use super::mapping::{self, Holds, Mapping};
use super::names::key;
use super::replay::profile;
use super::{Bundle, Caution, FaultKind, FileFault, ImportFaults, ImportOptions, Lost, NotTaken, Options, Report, Warning};
use crate::bank::{TimeBank, Trial};
use crate::charter::{Charter, Limits};
use crate::command::{Admit, Command, Context, SetLimits, SetState};
use crate::error::Error;
use crate::model::member::MemberState;
use crate::order::BTreeMap;
use crate::values::ids::MemberId;
use crate::values::time::Timestamp;

/// Members admitted on a copy of a bank.
#[derive(Debug)]
#[non_exhaustive]
pub struct Admitted {
    /// The copy: [`TimeBank::keep_trial`] makes it the bank.
    pub trial: Trial,
    /// What was read, left out and doubtful.
    pub report: Report,
    /// Members by their code in the table, those who were here before among them.
    pub members: BTreeMap<String, MemberId>,
}

/// Admits the members of a table, by a mapping whose tables hold members. Somebody whose code the bank knows already is left out and
/// listed; somebody whose name or address looks like a member's is admitted, and a warning names that member.
///
/// ```
/// # use timebank_core::command::Context;
/// # use timebank_core::{BankId, Charter, TimeBank};
/// use timebank_core::interchange::{Bundle, Options, admit, mapping::Mapping};
/// # let at = "2026-03-01T10:00:00Z".parse()?;
/// # let mut bank = TimeBank::create(Context::host(at), BankId([1; 16]), Charter::named("Harpurbrook"))?;
/// let mapping = Mapping::from_json(br#"{"name": "sheet", "tables": [{"file": "*", "holds": "members",
///     "columns": {"code": ["No"], "name": ["Name"]}}]}"#)?;
/// let salt = timebank_core::Salt(*b"16 random bytes."); // from your host
/// let admitted = admit(&bank, &Bundle::from_files(&[("people.csv", "No,Name\n7,Ana\n8,Ben\n")]), &mapping, &Options::new(salt), at)?;
/// let ana = admitted.members["7"];
/// bank.keep_trial(admitted.trial)?;
/// assert_eq!(bank.host().balance(ana)?.get(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Every fault found, with file, line, column, value and why; then nobody is admitted.
pub fn admit(bank: &TimeBank, bundle: &Bundle<'_>, mapping: &Mapping, options: &Options, at: Timestamp) -> Result<Admitted, ImportFaults> {
    let mut report = Report { form: mapping.name.clone(), ..Report::default() };
    let mut faults = Faults::new(options.faulty_rows);
    if mapping.tables.iter().any(|table| table.holds != Holds::Members) {
        let why = "a mapping for members holds tables of members alone".to_owned();
        faults.push(FileFault::of_row("", 0, FaultKind::BadMapping, why));
    }
    let read = mapping::community(bundle, mapping, options, &mut report, &mut faults).filter(|_| !faults.stop());
    let mut work = Work { trial: bank.trial(), options, at, salts: 0, members: BTreeMap::new() };
    if let Some(community) = &read {
        super::warnings::alike(community, &mut report);
        let known = Known::of(bank, &community.system);
        for (_, row) in community.members.iter().enumerate().filter(|(i, _)| community.community != Some(*i)) {
            let file = community.file(row.file);
            if let Some(member) = known.codes.get(&*key(&row.code)) {
                work.members.insert(row.code.clone(), *member);
                report.leave_out(file, "", &row.code, NotTaken::AlreadyHere, row.line, 0);
                continue;
            }
            if let Some(other) = known.like(row) {
                let warning = Warning::new(Caution::LookAlike, file, vec![row.line], &row.name);
                report.warn(Warning { suggestion: Some(other.to_string()), ..warning });
            }
            match work.one(row, &community.system, &mut report, file) {
                Ok(()) => super::sheets::taken(&mut report, file, 1),
                Err(error) => {
                    let (column, value) = about(&error, row, mapping).unwrap_or_else(|| (String::new(), error.code().into()));
                    let fault = FileFault::of_row(file, row.line, FaultKind::Refused, error.message());
                    faults.push(FileFault { column, value, ..fault });
                }
            }
        }
    }
    for count in &mut report.files {
        count.refused = faults.rows_of(&count.file);
        if faults.stop() {
            count.taken = 0;
        }
    }
    report.faults = u64::try_from(faults.len()).unwrap_or(u64::MAX);
    report.refused.extend_from_slice(faults.listed());
    if read.is_none() || faults.stop() {
        return Err(ImportFaults { faults: faults.into_listed(), report: Box::new(report) });
    }
    Ok(Admitted { trial: work.trial, report, members: work.members })
}

/// The column a refusal is about, and what stands there: the day somebody joined.
fn about(error: &Error, row: &MemberRow, mapping: &Mapping) -> Option<(String, String)> {
    if !matches!(error, Error::DateOrder { .. } | Error::NotYet { .. }) {
        return None;
    }
    let columns = mapping.tables.iter().find_map(|table| table.columns.get(&mapping::Field::Joined));
    Some((columns.and_then(|names| names.first()).cloned().unwrap_or_default(), row.created?.1.to_string()))
}

/// The same over JSON, by [`ImportOptions`] with a mapping: the copy to keep, unless something was refused, and
/// [`Imported`](super::Imported).
///
/// # Errors
/// [`Error::BadJson`]; [`Error::NotAForm`] without a mapping.
pub fn admit_json(bank: &TimeBank, bundle: &Bundle<'_>, options: &[u8], at: Timestamp) -> Result<(Option<Trial>, String), Error> {
    let given = ImportOptions::from_json(options)?;
    let mapping = given.mapping.as_ref().ok_or_else(|| Error::NotAForm { given: "members without a mapping".into() })?;
    Ok(match admit(bank, bundle, mapping, &given.options(), at) {
        Ok(Admitted { trial, report, members }) => (Some(trial), crate::form::to_text(&super::Imported { report, members })),
        Err(faults) => (None, super::refused_json(faults)),
    })
}

/// Who is in the bank, by what a table may call them.
struct Known {
    codes: BTreeMap<String, MemberId>,
    names: BTreeMap<String, MemberId>,
    emails: BTreeMap<String, MemberId>,
}

impl Known {
    fn of(bank: &TimeBank, system: &str) -> Self {
        let (mut codes, mut names, mut emails) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (id, _) in bank.member_rows().filter(|(_, row)| row.merged_into.is_none()) {
            let Some(person) = bank.person(id) else { continue };
            let said = [
                (&mut codes, person.profile.host_codes.get(system).cloned()),
                (&mut names, person.profile.name.clone()),
                (&mut emails, person.profile.contact.get("email").cloned()),
            ];
            for (all, text) in said {
                if let Some(text) = text {
                    all.entry(key(&text).into_owned()).or_insert(id);
                }
            }
        }
        Self { codes, names, emails }
    }

    /// A member with the same name or address.
    fn like(&self, row: &MemberRow) -> Option<MemberId> {
        let by = |all: &BTreeMap<String, MemberId>, text: &str| all.get(&*key(text)).copied().filter(|_| !text.is_empty());
        by(&self.names, &row.name).or_else(|| by(&self.emails, row.contact.get("email").map_or("", String::as_str)))
    }
}

struct Work<'o> {
    trial: Trial,
    options: &'o Options,
    at: Timestamp,
    salts: u32,
    members: BTreeMap<String, MemberId>,
}

impl Work<'_> {
    fn context(&mut self) -> Context {
        let salt = self.options.salt.for_part(self.salts);
        self.salts = self.salts.saturating_add(1);
        Context::host(self.at).salt(salt)
    }

    /// The limits of a row, refused before anybody is admitted: what is refused leaves nobody behind.
    fn limits(&self, row: &MemberRow) -> Result<Option<Limits>, Error> {
        let Some(account) = row.account.as_ref().filter(|account| account.lowest.is_some() || account.highest.is_some()) else {
            return Ok(None);
        };
        let limits = Limits { lowest: account.lowest, highest: account.highest, mode: Some(self.options.limits), earned: Vec::new() };
        let faults = Charter::limit_faults(&limits, "limits");
        if faults.is_empty() { Ok(Some(limits)) } else { Err(Error::BadCharter { faults }) }
    }

    fn one(&mut self, row: &MemberRow, system: &str, report: &mut Report, file: &str) -> Result<(), Error> {
        let limits = self.limits(row)?;
        let kind = super::replay::kind_of(self.trial.bank(), row.kind);
        let applicant = row.status == Status::Pending;
        let joined = row.created.map(|(_, day)| day).filter(|_| !applicant);
        let admit = Admit { kind, applicant, joined, account: None, profile: profile(row, system), parts: Vec::new() };
        let context = self.context();
        let member = self.trial.execute(&Command::new(context, admit))?.member()?;
        self.members.insert(row.code.clone(), member);
        let state = match row.status {
            Status::Suspended => Some(MemberState::Suspended),
            Status::Deleted => Some(MemberState::Left),
            Status::Active | Status::Pending => None,
        };
        if let Some(state) = state {
            let set = SetState { member, state, since: None, until: None, note: None };
            self.trial.execute(&Command::new(Context::host(self.at), set))?;
        }
        let Some(account) = &row.account else { return Ok(()) };
        if limits.is_some() {
            let own = self.trial.bank().account_of(member)?;
            self.trial.execute(&Command::new(Context::host(self.at), SetLimits { account: own, limits }))?;
        }
        if account.balance.is_some_and(|balance| !balance.is_zero()) {
            let why = "a balance: record the help it comes from, or transfer the credit with a reason";
            match report.lost.iter_mut().find(|lost| lost.why == why) {
                Some(lost) => lost.count = lost.count.saturating_add(1),
                None => report.lost.push(Lost { file: file.into(), column: "balance".into(), count: 1, why }),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "admit_tests.rs"]
mod tests;
