#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::order::BTreeMap;

/// What is lost of each file, as somebody who has read the documents of each system would say it.
#[test]
fn what_is_lost_of_each_documented_column_is_what_is_declared() {
    let wanted: &[(&str, &str, &str)] = &[
        ("timeoverflow", "users.csv", "gender date_of_birth alt_phone"),
        ("timeoverflow", "posts.csv", "start_on"),
        ("timeoverflow", "transfers.csv", "post_id"),
        ("timeoverflow-export", "members.csv", "Alternative Phone|Last login"),
        ("timeoverflow-export", "transfers.csv", ""),
        ("cyclos-3", "members.csv", "password"),
        ("cyclos-3", "transactions.csv", "name"),
        ("cyclos-3", "ads.csv", "html external price"),
        ("nexus", "users.csv", ""),
        ("nexus", "members_report.csv", "Location|Approved|Last Login|XP|Level"),
        ("nexus", "listings_report.csv", "ID|Location|Hours Estimate|Views|Contacts"),
        ("nexus", "transactions.csv", ""),
        ("community-weaver-3", "exchanges.csv", ""),
        ("elas", "users.csv", "comments hobbies postcode login password lastlogin admin_comments"),
        ("cclite", "batch.csv", "fromRegistry toRegistry currency (blank)"),
        ("valueflows", "events.json", "inScopeOf"),
        ("credit-commons", "entries.json", "metadata"),
        ("komunitin", "currency.csv", "id code adminUser name namePlural symbol decimals createdAt updatedAt settings.default*"),
        ("komunitin", "users.csv", "status passwordHash createdAt updatedAt"),
        ("komunitin", "member-users.csv", "notifications.* emails.*"),
        // What has no field of its own is an attribute of the profile.
        ("komunitin", "members.csv", ""),
        ("komunitin", "accounts.csv", "settings.*"),
        ("komunitin", "transfers.csv", "id user updatedAt"),
        ("komunitin", "categories.csv", "description access createdAt updatedAt icon.type icon.value"),
        ("komunitin", "posts.csv", "id code updatedAt imageUrls"),
        ("csv", "accounts.csv", ""),
        ("csv", "members.csv", ""),
        ("csv", "activities.csv", ""),
        ("csv", "listings.csv", ""),
        ("csv", "exchanges.csv", ""),
        ("csv", "postings.csv", ""),
    ];
    let mut found: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for form in DOCUMENTED {
        for file in coverage(form.form).unwrap().reads {
            found.insert((form.form.to_owned(), file.file), file.lost);
        }
    }
    let mut wrong = Vec::new();
    for (form, file, lost) in wanted {
        let mark = if lost.contains('|') { '|' } else { ' ' };
        let lost: Vec<String> = lost.split(mark).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let there = found.get(&((*form).to_owned(), (*file).to_owned())).unwrap();
        if *there != lost {
            wrong.push(format!("{form} {file}: {there:?} where {lost:?} is right"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_form_that_is_read_or_written_declares_what_it_covers() {
    for form in super::super::mapping::PRESETS.iter().copied().chain(["komunitin", "csv"]) {
        let reads = coverage(form).unwrap().reads;
        assert!(!reads.is_empty() && reads.iter().all(|file| !file.taken.is_empty()), "{form}");
    }
    for form in ExportForm::ALL {
        let covered = coverage(form.as_str()).unwrap();
        let (writes, leaves) = (covered.writes, covered.leaves);
        assert!(!writes.is_empty(), "{form}");
        assert_eq!(writes.len() + leaves.len(), Held::ALL.len(), "{form}: nothing is both or neither");
        assert!(writes.iter().all(|held| !leaves.contains(held)), "{form}");
    }
    assert_eq!(coverage("tempo").unwrap_err().code(), "not-a-form");
}
