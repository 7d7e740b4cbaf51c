//! Services against what HSDS 3 and its profile for the United Kingdom say of each object: its fields, which are required, their kinds and
//! vocabularies. The tables are facts, written down here by us; no text of the two documents is in them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use super::tests::context;
use super::*;
use crate::bank::TimeBank;
use crate::charter::Charter;
use crate::command::*;
use crate::model::activity::Activity;
use crate::model::exchange::Terms;
use crate::model::listing::{ListingTerms, Visibility};
use crate::model::personal::ListingWords;
use crate::values::time::{Date, Start};
use serde_json::{Value, json};

/// The objects of HSDS 3.0: a field is text unless its kind is said; `!` marks what is required, `=` a vocabulary, `>` an object, `*` a
/// list of objects.
const HSDS: &[(&str, &str)] = &[
    (
        "page",
        "total_items!:whole total_pages!:whole page_number!:whole size!:whole first_page!:flag last_page!:flag empty!:flag contents!:*any",
    ),
    (
        "service",
        "id!:uuid organization_id:uuid program_id:uuid name! alternate_name description url:uri email:email \
         status!:=active|inactive|defunct|temporarily_closed interpretation_services application_process fees_description wait_time fees \
         accreditations eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses alert \
         last_modified:moment phones:*phone schedules:*schedule service_areas:*service_area service_at_locations:*service_at_location \
         languages:*language organization:>organization funding:*funding cost_options:*cost_option program:>program \
         required_documents:*required_document contacts:*contact attributes:*attribute metadata:*any",
    ),
    (
        "organization",
        "id!:uuid name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number legal_status logo \
         uri:uri parent_organization_id:uuid funding:*funding contacts:*contact phones:*phone locations:*location programs:*program \
         organization_identifiers:*organization_identifier attributes:*attribute metadata:*any",
    ),
    (
        "organization_identifier",
        "id!:uuid organization_id:uuid identifier_scheme identifier_type! identifier! attributes:*attribute metadata:*any",
    ),
    (
        "schedule",
        "id!:uuid service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:date valid_to:date dtstart:date timezone:number \
         until:date count:number wkst:=MO|TU|WE|TH|FR|SA|SU freq:=WEEKLY|MONTHLY interval:number byday:days byweekno bymonthday byyearday \
         description opens_at:time closes_at:time schedule_link:uri attending_type notes attributes:*attribute metadata:*any",
    ),
    ("attribute", "id!:uuid link_id:uuid taxonomy_term_id:uuid link_type link_entity value taxonomy_term:>taxonomy_term metadata:*any"),
    ("taxonomy", "id!:uuid name! description! uri:uri version metadata:*any"),
    (
        "taxonomy_term",
        "id!:uuid code name! description! parent_id:uuid taxonomy taxonomy_detail:>taxonomy language taxonomy_id:uuid term_uri:uri \
         metadata:*any",
    ),
    (
        "location",
        "id!:uuid location_type!:=physical|postal|virtual url:uri organization_id:uuid name alternate_name description transportation \
         latitude:number longitude:number external_identifier external_identifier_type languages:*language addresses:*address \
         contacts:*contact accessibility:*accessibility phones:*phone schedules:*schedule attributes:*attribute metadata:*any",
    ),
    (
        "address",
        "id!:uuid location_id:uuid attention address_1! address_2 city! region state_province! postal_code! country! \
         address_type!:=physical|postal|virtual attributes:*attribute metadata:*any",
    ),
    (
        "contact",
        "id!:uuid organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name title department email:email \
         phones:*phone attributes:*attribute metadata:*any",
    ),
    (
        "phone",
        "id!:uuid location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid number! \
         extension:number type description languages:*language attributes:*attribute metadata:*any",
    ),
    (
        "service_at_location",
        "id!:uuid service_id:uuid location_id:uuid description contacts:*contact phones:*phone schedules:*schedule location:>location \
         attributes:*attribute metadata:*any",
    ),
    ("service_area", "id!:uuid service_id:uuid name description extent extent_type uri attributes:*attribute metadata:*any"),
    ("language", "id!:uuid service_id:uuid location_id:uuid phone_id:uuid name code note attributes:*attribute metadata:*any"),
    ("accessibility", "id!:uuid location_id:uuid description details url:uri attributes:*attribute metadata:*any"),
    (
        "cost_option",
        "id!:uuid service_id:uuid valid_from:date valid_to:date option currency amount:number amount_description attributes:*attribute \
         metadata:*any",
    ),
    ("funding", "id!:uuid organization_id:uuid service_id:uuid source attributes:*attribute metadata:*any"),
    ("program", "id!:uuid organization_id:uuid name! alternate_name description! attributes:*attribute metadata:*any"),
    ("required_document", "id!:uuid service_id:uuid document uri:uri attributes:*attribute metadata:*any"),
];

/// What the profile of the United Kingdom leaves out of each object. It leaves `metadata` out of all of them.
const UK_DROPS: &[(&str, &str)] = &[
    (
        "service",
        "program_id alternate_name fees_description interpretation_services application_process wait_time eligibility_description licenses \
         phones program required_documents",
    ),
    ("organization", "alternate_name tax_status tax_id year_incorporated legal_status locations phones contacts funding programs"),
    ("schedule", "location_id timezone until count wkst byweekno byyearday attributes"),
    ("attribute", "link_entity value"),
    ("taxonomy_term", "code language taxonomy_detail"),
    ("location", "url organization_id alternate_name transportation phones contacts schedules languages"),
    ("address", "address_2"),
    ("contact", "organization_id service_at_location_id location_id department email phones"),
    ("phone", "location_id service_id organization_id service_at_location_id extension type attributes"),
    ("service_at_location", "description contacts phones schedules attributes"),
    ("service_area", "description attributes"),
    ("language", "location_id name code note attributes"),
    ("cost_option", "currency attributes"),
    ("funding", "organization_id attributes"),
];
/// What it adds.
const UK_ADDS: &[(&str, &str)] = &[
    ("accessibility", "accessibility"),
    ("service_area", "service_area"),
    ("taxonomy", "taxonomy_terms:*taxonomy_term"),
    ("taxonomy_term", "term"),
];

struct Checker {
    uk: bool,
    faults: Vec<String>,
}

fn of(table: &'static [(&str, &str)], object: &str) -> impl Iterator<Item = &'static str> {
    let found = table.iter().find(|(name, _)| *name == object);
    found.map_or("", |(_, fields)| fields).split_whitespace()
}

impl Checker {
    fn fault(&mut self, path: &str, why: &str) {
        self.faults.push(format!("{path}: {why}"));
    }

    fn object(&mut self, object: &str, value: &Value, path: &str) {
        let Some(there) = value.as_object() else { return self.fault(path, "is no object") };
        let uk = self.uk;
        let added = of(UK_ADDS, object).filter(|_| uk);
        let mut known = Vec::new();
        for field in of(HSDS, object).chain(added) {
            let (name, kind) = field.split_once(':').unwrap_or((field, "text"));
            let (name, required) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
            if uk && (name == "metadata" || of(UK_DROPS, object).any(|dropped| dropped == name)) {
                continue;
            }
            known.push(name);
            match there.get(name) {
                Some(value) => self.value(kind, value, &format!("{path}.{name}")),
                None if required => self.fault(path, &format!("`{name}` is required")),
                None => {}
            }
        }
        for unknown in there.keys().filter(|key| !known.contains(&key.as_str())) {
            self.fault(path, &format!("`{unknown}` is no field of it"));
        }
    }

    fn value(&mut self, kind: &str, value: &Value, path: &str) {
        if let Some(object) = kind.strip_prefix('>') {
            return self.object(object, value, path);
        }
        if let Some(object) = kind.strip_prefix('*') {
            let Some(all) = value.as_array() else { return self.fault(path, "is no list") };
            for (place, one) in all.iter().enumerate().filter(|_| object != "any") {
                self.object(object, one, &format!("{path}[{place}]"));
            }
            return;
        }
        let text = value.as_str();
        let day = |text: &str| text.len() == 10 && text.parse::<Date>().is_ok();
        // Hours and minutes, and `Z` or how far ahead of UTC.
        let clock = |text: &str| {
            let (hours, zone) = text.split_at(text.len().min(5));
            let digits = |text: &str| text.len() == 5 && text.as_bytes()[2] == b':' && text.replace(':', "").parse::<u16>().is_ok();
            digits(hours) && (zone.is_empty() || zone == "Z" || zone.strip_prefix(['+', '-']).is_some_and(digits))
        };
        let right = match kind {
            "text" => text.is_some_and(|text| !text.is_empty()),
            "whole" => value.is_u64(),
            "number" => value.is_number(),
            "flag" => value.is_boolean(),
            "uuid" => text.is_some_and(|text| {
                let lengths: Vec<usize> = text.split('-').map(str::len).collect();
                lengths == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || c.is_ascii_digit() || ('a'..='f').contains(&c))
            }),
            "email" => text.is_some_and(|text| text.split('@').count() == 2),
            "uri" => text.is_some_and(|text| text.contains(':')),
            "date" => text.is_some_and(day),
            "moment" => text.is_some_and(|text| text.len() > 10 && text.parse::<crate::values::time::Timestamp>().is_ok()),
            "time" => text.is_some_and(clock),
            "days" => text.is_some_and(|text| text.split(',').all(|day| ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].contains(&day))),
            words => match words.strip_prefix('=') {
                Some(words) => text.is_some_and(|text| words.split('|').any(|word| word.replace('_', " ") == text)),
                None => panic!("{kind} is no kind"),
            },
        };
        if !right {
            self.fault(path, &format!("{value} is not {kind}"));
        }
    }
}

/// The faults of one file of an export, whose contents are of this object.
fn faults(uk: bool, object: &str, page: &Value) -> Vec<String> {
    let mut checker = Checker { uk, faults: Vec::new() };
    checker.object("page", page, "page");
    for (place, one) in page["contents"].as_array().into_iter().flatten().enumerate() {
        checker.object(object, one, &format!("contents[{place}]"));
    }
    checker.faults
}

/// A bank with an offer in words, one of an activity, and a group that comes again.
fn bank() -> TimeBank {
    let mut bank = TimeBank::create(context(1, 8), crate::golden::BANK, Charter::named("Harpurbrook")).unwrap();
    let [member, other] = [9, 10].map(|hour| bank.admit(context(1, hour), Admit::default()).unwrap().member().unwrap());
    let activity = Activity::new("sewing", "Sewing");
    let activity = bank.add_activity(context(1, 10), AddActivity { activity }).unwrap().activity().unwrap();
    let everyone = ListingTerms { visibility: Some(Visibility::Everyone), ..ListingTerms::open() };
    let group = ListingTerms { group_max: Some(5), activity: Some(activity), ..everyone.clone() };
    let words = Some(ListingWords { title: "Lifts \"to\" town".into(), text: "On Mondays; or not".into(), ..ListingWords::default() });
    bank.offer(context(1, 11), Offer { member, terms: everyone, words }).unwrap();
    let listing = bank.offer(context(1, 11), Offer { member, terms: group, words: None }).unwrap().listing().unwrap();
    let day = |text: &str| text.parse::<Date>().unwrap();
    let mut terms = Terms::new(day("2026-03-05")).gave(member, 90).received(other, 90);
    (terms.listing, terms.start) = (Some(listing), Some(Start { minute: 870, offset: 60 }));
    let dates = vec![day("2026-03-12"), day("2026-03-19")];
    bank.propose(context(1, 12), Propose { dates, ..Propose::new(terms) }).unwrap();
    bank
}

const FILES: [(&str, &str); 3] = [("services.json", "service"), ("taxonomies.json", "taxonomy"), ("taxonomy_terms.json", "taxonomy_term")];

fn pages(form: ExportForm) -> Vec<(&'static str, Value)> {
    let exported = export(&bank(), form);
    let page = |name: &str| {
        let (_, bytes) = exported.files.iter().find(|(there, _)| there == name).unwrap();
        serde_json::from_slice::<Value>(bytes).unwrap()
    };
    assert_eq!(exported.files.len(), FILES.len());
    FILES.iter().map(|(name, object)| (*object, page(name))).collect()
}

#[test]
fn services_are_what_hsds_and_its_profile_say_of_them() {
    for (form, uk) in [(ExportForm::OpenReferral, false), (ExportForm::OpenReferralUk, true)] {
        for (object, page) in pages(form) {
            assert_eq!(faults(uk, object, &page), Vec::<String>::new(), "{form} {object}");
            assert!(!page["contents"].as_array().unwrap().is_empty());
        }
    }
    // Each is no file of the other: the words for fees and the code of a term differ.
    let faulty = |form, uk| pages(form).iter().map(|(object, page)| faults(uk, object, page).len()).collect::<Vec<_>>();
    assert_eq!((faulty(ExportForm::OpenReferral, true), faulty(ExportForm::OpenReferralUk, false)), (vec![3, 0, 1], vec![0, 0, 0]));
}

/// The check sees what it is for: each fault that is planted is found, alone.
#[test]
fn a_fault_in_a_service_is_found() {
    let page = pages(ExportForm::OpenReferralUk).swap_remove(0).1;
    let group = page["contents"].as_array().unwrap().iter().position(|service| service.get("schedules").is_some()).unwrap();
    type Fault = fn(&mut Value);
    let planted: &[(&str, Fault)] = &[
        ("`status` is required", |service| drop(service.as_object_mut().unwrap().remove("status"))),
        ("is not =active", |service| service["status"] = json!("open")),
        ("`fees_description` is no field", |service| service["fees_description"] = json!("None")),
        ("is not uuid", |service| service["id"] = json!("service-1")),
        ("is not text", |service| service["name"] = json!("")),
        ("is not moment", |service| service["last_modified"] = json!("yesterday")),
        ("is no list", |service| service["attributes"] = json!({})),
        ("is no object", |service| service["organization"] = json!("Harpurbrook")),
        ("`description` is required", |service| drop(service["organization"].as_object_mut().unwrap().remove("description"))),
        ("is not number", |service| service["schedules"][0]["interval"] = json!("2")),
        ("is not =WEEKLY", |service| service["schedules"][0]["freq"] = json!("DAILY")),
        ("is not days", |service| service["schedules"][0]["byday"] = json!("Thursday")),
        ("is not time", |service| service["schedules"][0]["opens_at"] = json!("half past two")),
        ("is not date", |service| service["schedules"][0]["valid_from"] = json!("05/03/2026")),
        ("`code` is no field", |service| service["attributes"][0]["taxonomy_term"]["code"] = json!("sewing")),
    ];
    for (why, plant) in planted {
        let mut page = page.clone();
        plant(&mut page["contents"][group]);
        let found = faults(true, "service", &page);
        assert!(found.len() == 1 && found[0].contains(why), "{why}: {found:?}");
    }
}
