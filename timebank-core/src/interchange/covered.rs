//! What each form covers: of the columns its own documents list, those that are read and those that are lost; and of a bank, what is
//! written and what is not. Nothing here is kept by hand: what is read is found out by reading a file that has every column.

use super::export::{ExportForm, Held, KEPT, tables};
use super::{Bundle, FaultyRows, ImportOptions, Report};
use crate::error::Error;
use crate::order::BTreeMap;
use crate::values::digest::Salt;
use serde::Serialize;

/// What a form covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Coverage {
    /// The name of the form.
    pub form: String,
    /// What is read of each file; empty when the form is not read.
    pub reads: Vec<FileCoverage>,
    /// What of a bank is written, at least in part; empty when the form is not written.
    pub writes: Vec<Held>,
    /// What of a bank is not written: where a bank holds some, it is counted in what an export lost.
    pub leaves: Vec<Held>,
}

/// What is read of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, crate::form::ToWire)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FileCoverage {
    /// The name of the file.
    pub file: String,
    /// Columns that are read, of those the form's documents list.
    pub taken: Vec<String>,
    /// Columns that have no place here: what is in them is counted in what an import lost.
    pub lost: Vec<String>,
}

/// The columns a form's own documents list, by file, separated by blanks where a name holds none. A file without a header has its columns
/// in this order.
struct Documented {
    form: &'static str,
    headless: bool,
    files: &'static [(&'static str, &'static [&'static str])],
}

const DOCUMENTED: &[Documented] = &[
    Documented {
        form: "csv",
        headless: false,
        files: &[
            ("accounts.csv", &tables::ACCOUNTS),
            ("members.csv", &tables::MEMBERS),
            ("activities.csv", &tables::ACTIVITIES),
            ("listings.csv", &tables::LISTINGS),
            ("exchanges.csv", &tables::EXCHANGES),
            ("postings.csv", &tables::POSTINGS),
            ("clock.csv", &tables::CLOCK),
            ("periods.csv", &tables::PERIODS),
            ("kept.csv", &KEPT),
        ],
    },
    Documented {
        form: "komunitin",
        headless: false,
        files: &[
            (
                "community.csv",
                &[
                    "id",
                    "code",
                    "name",
                    "status",
                    "description",
                    "access",
                    "adminUsers",
                    "createdAt",
                    "updatedAt",
                    "imageUrl",
                    "address.streetAddress",
                    "location.type",
                    "location.longitude",
                    "location.latitude",
                    "contact.email",
                    "settings.*",
                ],
            ),
            (
                "currency.csv",
                &[
                    "id",
                    "code",
                    "adminUser",
                    "name",
                    "namePlural",
                    "symbol",
                    "decimals",
                    "scale",
                    "rateNumerator",
                    "rateDenominator",
                    "createdAt",
                    "updatedAt",
                    "settings.default*",
                ],
            ),
            ("users.csv", &["id", "email", "name", "status", "passwordHash", "language", "createdAt", "updatedAt"]),
            ("member-users.csv", &["id", "member", "user", "notifications.*", "emails.*"]),
            (
                "members.csv",
                &[
                    "id",
                    "code",
                    "name",
                    "type",
                    "status",
                    "access",
                    "description",
                    "createdAt",
                    "updatedAt",
                    "imageUrl",
                    "address.streetAddress",
                    "address.locality",
                    "address.postalCode",
                    "address.region",
                    "address.country",
                    "location.type",
                    "location.longitude",
                    "location.latitude",
                    "contact.phone",
                    "contact.email",
                ],
            ),
            ("accounts.csv", &["id", "code", "balance", "creditLimit", "createdAt", "updatedAt", "maximumBalance", "settings.*"]),
            ("transfers.csv", &["id", "payer", "payee", "user", "amount", "description", "createdAt", "updatedAt"]),
            ("categories.csv", &["id", "code", "name", "description", "access", "createdAt", "updatedAt", "icon.type", "icon.value"]),
            (
                "posts.csv",
                &[
                    "id",
                    "code",
                    "type",
                    "member",
                    "category",
                    "title",
                    "description",
                    "status",
                    "access",
                    "value",
                    "fulfilledAt",
                    "expiresAt",
                    "createdAt",
                    "updatedAt",
                    "location.type",
                    "location.longitude",
                    "location.latitude",
                    "imageUrls",
                ],
            ),
        ],
    },
    Documented {
        form: "timeoverflow",
        headless: true,
        files: &[
            (
                "users.csv",
                &["member_id", "entry_date", "name", "surname1", "surname2", "gender", "date_of_birth", "phone", "alt_phone", "email"],
            ),
            ("posts.csv", &["user_id", "type", "title", "description", "category_id", "created_at", "start_on", "end_on"]),
            (
                "transfers.csv",
                &["source_id", "source_type", "destination_id", "destination_type", "amount", "created_at", "reason", "post_id"],
            ),
        ],
    },
    Documented {
        form: "timeoverflow-export",
        headless: true,
        files: &[
            ("members.csv", &["N", "Name", "Email", "Phone", "Alternative Phone", "Created", "Last login", "Locale", "Balance"]),
            ("transfers.csv", &["Date", "From", "To", "Post", "Quantity"]),
        ],
    },
    Documented {
        form: "cyclos-3",
        headless: false,
        files: &[
            ("members.csv", &["name", "username", "password", "email", "creationdate", "balance", "creditlimit", "uppercreditlimit"]),
            ("transactions.csv", &["date", "type", "amount", "fromOrTo", "name", "description", "transactionNumber"]),
            (
                "ads.csv",
                &[
                    "owner",
                    "title",
                    "description",
                    "html",
                    "publicationstart",
                    "publicationend",
                    "tradetype",
                    "external",
                    "price",
                    "category",
                ],
            ),
        ],
    },
    Documented {
        form: "nexus",
        headless: false,
        files: &[
            ("users.csv", &["first_name", "last_name", "email", "phone", "role"]),
            (
                "members_report.csv",
                &[
                    "ID",
                    "Name",
                    "Email",
                    "Phone",
                    "Location",
                    "Role",
                    "Status",
                    "Approved",
                    "Joined",
                    "Last Login",
                    "Balance",
                    "XP",
                    "Level",
                ],
            ),
            (
                "listings_report.csv",
                &["ID", "Title", "Type", "Status", "Category", "Location", "Hours Estimate", "Views", "Contacts", "Owner", "Created"],
            ),
            (
                "transactions.csv",
                &[
                    "ID",
                    "Date",
                    "Hours",
                    "Description",
                    "Status",
                    "Type",
                    "Provider",
                    "Provider Email",
                    "Receiver",
                    "Receiver Email",
                    "Category",
                ],
            ),
        ],
    },
    Documented {
        form: "community-weaver-3",
        headless: false,
        files: &[("exchanges.csv", &["provider", "recipient", "date of service", "description", "category", "hours"])],
    },
    Documented {
        form: "elas",
        headless: false,
        files: &[(
            "users.csv",
            &[
                "code",
                "cdate",
                "comments",
                "hobbies",
                "name",
                "postcode",
                "login",
                "password",
                "role",
                "status",
                "lastlogin",
                "minlimit",
                "full_name",
                "admin_comments",
                "adate",
            ],
        )],
    },
    Documented {
        form: "cclite",
        headless: true,
        files: &[(
            "batch.csv",
            &["date", "fromUser", "toUser", "fromRegistry", "toRegistry", "currency", "type", "(blank)", "amount", "description"],
        )],
    },
    Documented {
        form: "valueflows",
        headless: false,
        files: &[(
            "events.json",
            &[
                "@id",
                "@type",
                "action",
                "provider",
                "receiver",
                "effortQuantity.hasNumericalValue",
                "effortQuantity.hasUnit",
                "hasPointInTime",
                "hasBeginning",
                "hasEnd",
                "note",
                "inScopeOf",
            ],
        )],
    },
    Documented {
        form: "credit-commons",
        headless: false,
        files: &[("entries.json", &["payer", "payee", "quant", "description", "metadata", "state", "written"])],
    },
];

/// What a form covers, read and written.
///
/// ```
/// use timebank_core::interchange::coverage;
/// let cyclos = coverage("cyclos-3")?;
/// assert_eq!(cyclos.reads[0].lost, ["password"]);
/// assert!(cyclos.leaves.iter().any(|held| held.as_str() == "transfers"), "Cyclos imports no history");
/// # Ok::<(), timebank_core::Error>(())
/// ```
///
/// # Errors
/// [`Error::NotAForm`].
pub fn coverage(form: &str) -> Result<Coverage, Error> {
    let written = ExportForm::from_code(form);
    let documented = DOCUMENTED.iter().find(|documented| documented.form == form);
    if written.is_none() && documented.is_none() {
        return Err(Error::NotAForm { given: crate::values::minutes::shorten(form) });
    }
    let covers = written.map_or(&[][..], ExportForm::covers);
    let leaves = Held::ALL.iter().copied().filter(|held| written.is_some() && !covers.contains(held)).collect();
    Ok(Coverage { form: form.to_owned(), reads: documented.map(read).unwrap_or_default(), writes: covers.to_vec(), leaves })
}

/// The same as JSON.
///
/// # Errors
/// [`Error::NotAForm`].
pub fn coverage_json(form: &str) -> Result<String, Error> {
    Ok(crate::form::to_text(&coverage(form)?))
}

/// Reads a file with something in every column, and looks at what was lost.
fn read(documented: &Documented) -> Vec<FileCoverage> {
    let files: Vec<(&str, Vec<u8>)> = documented
        .files
        .iter()
        .map(|(name, columns)| (*name, if name.ends_with(".json") { json(columns) } else { csv(documented, columns) }))
        .collect();
    let given: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let options = ImportOptions { faulty_rows: FaultyRows::LeaveOut, ..ImportOptions::new(Salt([0; 16]), documented.form) };
    let report: Report = match crate::interchange::read(&Bundle::from_files(&given), &options) {
        Ok(Ok(import)) => import.report,
        Ok(Err(faults)) => *faults.report,
        Err(_) => Report::default(),
    };
    let mut lost: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for cell in report.lost.iter().filter(|lost| !lost.column.is_empty()) {
        lost.entry(cell.file.as_str()).or_default().push(&cell.column);
    }
    let covered = documented.files.iter().map(|(file, columns)| {
        let named = |place: usize, name: &str| if documented.headless { format!("#{}", place.saturating_add(1)) } else { name.to_owned() };
        let is_lost = |place: usize, name: &str| lost.get(file).is_some_and(|lost| lost.contains(&named(place, name).as_str()));
        let (gone, taken): (Vec<_>, Vec<_>) = columns.iter().enumerate().partition(|(place, name)| is_lost(*place, name));
        let names = |all: Vec<(usize, &&str)>| all.into_iter().map(|(_, name)| (**name).to_owned()).collect();
        FileCoverage { file: (*file).to_owned(), taken: names(taken), lost: names(gone) }
    });
    covered.collect()
}

/// A table with its header and two rows of ones: an export without a header may have a line that is skipped.
fn csv(documented: &Documented, columns: &[&str]) -> Vec<u8> {
    let ones = vec!["1"; columns.len()].join(",");
    let first = if documented.headless { ones.clone() } else { columns.join(",") };
    format!("{first}\n{ones}\n{ones}\n").into_bytes()
}

/// A list of one object with every field.
fn json(columns: &[&str]) -> Vec<u8> {
    let mut nested: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for column in columns {
        let (field, inner) = column.split_once('.').unwrap_or((column, ""));
        nested.entry(field).or_default().push(inner);
    }
    let fields = nested.iter().map(|(field, inner)| match inner.as_slice() {
        [""] => format!("\"{field}\": \"1\""),
        inner => format!("\"{field}\": {{{}}}", inner.iter().map(|name| format!("\"{name}\": \"1\"")).collect::<Vec<_>>().join(", ")),
    });
    format!("[{{{}}}]", fields.collect::<Vec<_>>().join(", ")).into_bytes()
}

#[cfg(test)]
#[path = "covered_tests.rs"]
mod tests;
