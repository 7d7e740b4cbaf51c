#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use crate::interchange::{Bundle, Import, NotTaken, Options, komunitin};
use crate::model::listing::Visibility;
use crate::values::digest::Salt;

const COMMUNITY: &str = "code,name,currency.scale,currency.rateNumerator,currency.rateDenominator\nVALL,Vallseca,2,1,1\n";
const MEMBERS: &str = "code,name,type,status,account.balance,account.creditLimit,account.maximumBalance,location.latitude,location.longitude\n\
    VALL0001,Montserrat,personal,active,,,5.00,\"53,4\",-6.1\n\
    VALL0002,Jaume,personal,active,0.00,,,41.5,2.1\n\
    VALL0003,Nou,personal,active,,,,41.5,\n";

fn read(more: &[(&str, &str)]) -> Import {
    let transfers = "sourceKey,payerAccountCode,payeeAccountCode,amount,createdAt\n";
    let mut files =
        vec![("community.csv", COMMUNITY), ("members.csv", MEMBERS), ("transfers.csv", transfers), ("users.csv", "email,name\n")];
    files.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    files.extend_from_slice(more);
    komunitin::read(&Bundle::from_files(&files), &Options::new(Salt(*b"0123456789abcdef"))).unwrap()
}

#[test]
fn a_maximum_alone_is_a_limit_and_a_place_that_cannot_be_read_is_told() {
    let import = read(&[]);
    let account = import.bank.account_of(import.members["VALL0001"]).unwrap();
    let highest = import.bank.state.ledger.limits.get(&account).and_then(|own| own.limits.highest).map(|highest| highest.get());
    assert_eq!(highest, Some(300));
    let told: Vec<(u64, &str)> = import
        .report
        .guessed
        .iter()
        .filter(|guess| guess.rule == "a-place-that-cannot-be-read")
        .map(|guess| (guess.line, guess.value.as_str()))
        .collect();
    assert_eq!(told, [(2, "53,4; -6.1"), (4, "41.5; ")]);
}

#[test]
fn a_language_that_is_no_code_is_told() {
    let import = read(&[("users.csv", "email,name,language\na@vall.example,A,Castellano\nb@vall.example,B,en_GB\nc@vall.example,C,\n")]);
    let told = import.report.guessed.iter().filter(|guess| guess.rule == "language-not-known");
    assert_eq!(told.map(|guess| (guess.line, guess.value.as_str())).collect::<Vec<_>>(), [(2, "Castellano")]);
}

#[test]
fn a_post_that_is_over_is_left_out_and_one_that_nobody_knows_of_is_hidden() {
    let posts =
        "code,type,memberCode,title,status\np1,offer,VALL0001,Lift,closed\np2,offer,VALL0001,Soup,published\np3,offer,VALL0001,Hem,blue\n";
    let import = read(&[("posts.csv", posts)]);
    let seen: Vec<Option<Visibility>> = import.bank.listing_rows().map(|(_, row)| row.terms.visibility).collect();
    assert_eq!(seen, [Some(Visibility::Members), Some(Visibility::Broker)]);
    let out: Vec<(NotTaken, &str)> = import.report.left_out.iter().map(|out| (out.why, out.value.as_str())).collect();
    assert_eq!(out, [(NotTaken::State, "closed")]);
}
