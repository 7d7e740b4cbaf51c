//! The examples run, end well, and say what they are there to say.

mod built;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(example: &str, arguments: &[&Path]) -> Output {
    let mut program = Command::new(built::example("timebank-workspace", example));
    program.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().expect("the example runs")
}

/// What an example printed, once it has ended as it should.
fn told(example: &str, arguments: &[&Path], well: bool) -> String {
    let output = run(example, arguments);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.success(), well, "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    text
}

fn bundle(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name)
}

fn wanted_name(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// A copy of a bundle with one text in one file put in place of another.
fn damaged(name: &str, file: &str, from: &str, to: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("damaged-{name}-{file}-{}", wanted_name(to)));
    std::fs::create_dir_all(&folder).unwrap();
    for entry in std::fs::read_dir(bundle(name)).unwrap() {
        let path = entry.unwrap().path();
        let mut text = std::fs::read_to_string(&path).unwrap();
        if path.ends_with(file) {
            assert!(text.contains(from), "`{from}` is not in {file}");
            text = text.replacen(from, to, 1);
        }
        std::fs::write(folder.join(path.file_name().unwrap()), text).unwrap();
    }
    folder
}

#[test]
fn the_neighbourhood_agrees_with_balances_worked_out_apart() {
    let text = told("neighbourhood", &[], true);
    for wanted in [
        "44 of 44 agree, to the minute.",
        "balances    all of them together come to 0 min",
        "moving and carrying is settled.",
        "Minutes now: Gary Pickup 105, Kwame Boateng 105.",
        "help with somebody's garden is reversed",
        "member 39 is erased",
        "0 have the name in them",
        "reopened: an equal bank with the same head",
        "verified against the head: no fault",
        "one bit flipped: found",
        "Everything above holds.",
    ] {
        assert!(text.contains(wanted), "`{wanted}` is not in\n{text}");
    }
    let widest = text.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(100), "a line is {widest:?} wide");
    for shaming in ["debt", "owes", "overdrawn", "client", "user "] {
        assert!(!text.to_lowercase().contains(shaming), "`{shaming}` is in\n{text}");
    }
}

#[test]
fn both_bundles_replay_to_the_balances_they_declare() {
    for (name, declared) in [("komunitin-split", 13), ("komunitin-combined", 13)] {
        let text = told("neighbourhood", &[&bundle(name)], true);
        assert!(text.contains(&format!("Balances: {declared} declared.")), "{text}");
        assert!(text.contains("Replaying the transfers from zero gives every one of them"), "{text}");
        assert!(text.contains("moved credit as welcome, and are not counted as help"), "{text}");
        assert!(text.contains("and they sum to 0."), "{text}");
    }
}

#[test]
fn a_balance_that_is_not_as_declared_is_shown_by_row() {
    let folder = damaged("komunitin-split", "accounts.csv", "VALL0003,271.00", "VALL0003,272.00");
    let text = told("neighbourhood", &[&folder], false);
    assert!(text.contains("does NOT give all of them"), "{text}");
    let row = text.lines().find(|line| line.trim_start().starts_with("VALL0003") && line.contains("272"));
    assert!(row.is_some_and(|row| row.contains("271") && row.contains("813")), "{text}");
}

#[test]
fn damage_is_located_and_makes_no_bank() {
    for (name, file, from, to, wanted) in [
        ("komunitin-split", "transfers.csv", ",25.00,", ",25.01,", "transfers.csv:2 amount `25.01`"),
        ("komunitin-split", "members.csv", "VALL0002,", "VALL0001,", "members.csv:4 code `VALL0001`"),
        ("komunitin-combined", "transfers.csv", "BCAR0010,BCAR0009", "BCAR0099,BCAR0009", "transfers.csv:2 payerAccountCode `BCAR0099`"),
        ("komunitin-combined", "transfers.csv", "bcar-002,", "bcar-001,", "transfers.csv:3 sourceKey `bcar-001`"),
        ("komunitin-combined", "community.csv", "currency.rateNumerator", "currency.rate", "the column `rateNumerator`"),
    ] {
        let text = told("neighbourhood", &[&damaged(name, file, from, to)], false);
        assert!(text.contains("no bank was made") && text.contains(wanted), "`{wanted}` is not in\n{text}");
    }
}

#[test]
fn the_short_examples_run() {
    for example in ["record_and_balance", "propose_to_confirm", "may_we", "keep_a_journal"] {
        told(example, &[], true);
    }
}

#[test]
fn the_week_is_planned_and_its_bound_holds() {
    let text = told("weekly_plan", &[], true);
    assert!(text.contains("The bound was checked by separate code: it holds."), "{text}");
}

/// Rules that stop cost exchanges, and the scrip of Capitol Hill freezes, revives and floods.
#[test]
fn other_rules_are_compared_and_the_story_of_the_sitters_comes_out() {
    let text = told("what_if", &[], true);
    let line = |start: &str| text.lines().find(|line| line.trim_start().starts_with(start)).unwrap_or_else(|| panic!("{start}:\n{text}"));
    assert!(line("as it is").contains('–') && line("−5 h stops").contains(" to "), "{text}");
    let evenings = |start: &str| line(start).split_whitespace().nth(3).unwrap().parse::<f64>().unwrap();
    assert!(evenings("3 h each") * 2.0 < evenings("20 h each") && evenings("200 h each") * 2.0 < evenings("20 h each"), "{text}");
    assert!(text.contains("not a forecast") && text.contains("so it came out"), "{text}");
}

/// Who has met only workers is told in `examples/README.md`, which was written with the data and knows nothing of the library.
#[test]
fn the_reports_name_those_who_met_only_workers_and_the_public_one_names_nobody() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports");
    let text = told("yearly_report", &[&folder], true);
    let alone = text.lines().find(|line| line.starts_with("Members whose only ties are with workers")).unwrap();
    assert!(alone.contains("Arthur") && alone.contains("Comfort"), "{text}");
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let (public, health, member) = (read("public.html"), read("community-health.html"), read("member.html"));
    for name in ["Maureen", "Arthur", "Comfort", "Dorothy", "Winston"] {
        assert!(!public.contains(name), "{name}");
    }
    assert!(health.contains("Comfort") && health.contains("Not for publication"));
    assert!(member.contains("Dorothy"));
    for page in [public, health, member] {
        assert!(page.contains("<html lang=\"en\">") && !page.contains("<script") && !page.contains("NaN"), "{page}");
        assert_eq!(page.matches("<svg").count(), page.matches("<desc").count());
    }
}

#[test]
fn import_takes_nothing_on_a_guess_and_keeps_a_journal_that_opens() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("import-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let [sheet, mapping, journal, zip] = ["sheet.csv", "mapping.json", "bank.jsonl", "bundle.zip"].map(|name| folder.join(name));
    std::fs::write(&sheet, "Date,Helper,Helped,Hours\n2026-02-13,Ana,Ben,1.5\n2026-02-20,Ben,Cy,0.25\n").unwrap();
    let [save, with, to] = ["--save-mapping", "--mapping", "--to"].map(Path::new);

    let guessed = told("import", &[&sheet], false);
    assert!(guessed.contains("files of no system we know") && guessed.contains("Nothing was imported"), "{guessed}");
    told("import", &[&sheet, save, &mapping], true);
    let made = told("import", &[&sheet, with, &mapping, to, &journal], true);
    assert!(made.contains("2 are exchanges") && made.contains("every balance together comes to 0"), "{made}");
    let keeper = timebank_core::store::Keeper::open(timebank_core::store::FileStore::open(&journal).unwrap()).unwrap();
    let mut balances: Vec<i64> = keeper.bank().host().balances().map(|(_, minutes)| minutes.get()).collect();
    balances.sort_unstable();
    // 90 given by Ana; 90 received and 15 given by Ben; 15 received by Cy; nothing in the pot.
    assert_eq!(balances, [-75, -15, 0, 90]);
    drop(keeper);
    // A journal that is there already is not written over.
    told("import", &[&sheet, with, &mapping, to, &journal], false);

    let mut writer = zip::ZipWriter::new(std::fs::File::create(&zip).unwrap());
    for entry in std::fs::read_dir(bundle("komunitin-split")).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("export/{}", path.file_name().unwrap().to_string_lossy());
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, &std::fs::read(&path).unwrap()).unwrap();
    }
    writer.finish().unwrap();
    let made = told("import", &[&zip], true);
    assert!(made.contains("Balances: 13 declared.") && made.contains("gives every one of them"), "{made}");
    std::fs::write(&zip, &std::fs::read(&zip).unwrap()[..400]).unwrap();
    told("import", &[&zip], false);
}
