//! The first line of a file, and the snapshot beside it: whose they are, and whether they fit.

use super::*;

#[test]
fn a_file_begins_with_the_line_that_says_whose_it_is() {
    let folder = Folder::new();
    drop(filled(&folder.journal(), usize::MAX));
    let text = fs::read_to_string(folder.journal()).unwrap();
    let header = format!(
        "{{\"timebank\":2,\"bank\":\"{}\",\"audience\":\"host\",\"after\":{{\"seq\":0,\"hash\":",
        golden::bank().state.small.founded
    );
    assert!(text.starts_with(&header), "{}", text.lines().next().unwrap());
    assert_eq!(text.matches("\"timebank\":").count(), 1, "rewriting for an erasure leaves it where it is");
    let mut store = FileStore::open(folder.journal()).unwrap();
    assert!(store.open().unwrap() == golden::bank() && store.read_after(0).unwrap().len() as u64 == golden::head().seq);
    assert_eq!(crate::journal::verify(text.as_bytes(), Some(golden::head())).fault, None);
}

#[test]
fn a_file_of_records_alone_is_a_hosts_journal() {
    let folder = Folder::new();
    let records = golden::records();
    fs::write(folder.journal(), lines(&records)).unwrap();
    let mut store = FileStore::open(folder.journal()).unwrap();
    assert!(store.open().unwrap() == golden::bank() && store.head() == golden::head());
}

/// Whatever else it is given goes on being cut at every byte of its first append: header, record or both.
#[test]
fn a_first_append_cut_anywhere_was_never_written() {
    let folder = Folder::quick();
    drop(filled(&folder.journal(), 1));
    let (whole, first) = (fs::read(folder.journal()).unwrap(), appends().remove(0));
    for cut in 0..=whole.len() {
        fs::write(folder.journal(), &whole[..cut]).unwrap();
        let mut store = FileStore::open(folder.journal()).unwrap();
        assert_eq!(store.head().seq, u64::from(cut == whole.len()), "cut at {cut}");
        if cut < whole.len() {
            assert_eq!(store.end, 0, "cut at {cut}");
            store.append(Head::NONE, &first).unwrap();
            drop(store);
            assert_eq!(fs::read(folder.journal()).unwrap(), whole, "cut at {cut}");
        }
    }
}

#[test]
fn promise_6_a_file_changed_at_its_first_line_is_no_hosts_journal() {
    let folder = Folder::new();
    drop(filled(&folder.journal(), usize::MAX));
    let whole = fs::read_to_string(folder.journal()).unwrap();
    let opened = |text: &str| {
        fs::write(folder.journal(), text).unwrap();
        FileStore::open(folder.journal()).and_then(|mut store| store.open()).map(drop).unwrap_err().code()
    };
    // What was redacted is read, and never written.
    let redacted = golden::bank().redact_jsonl(whole.as_bytes(), crate::queries::Reader::Auditor).unwrap();
    assert_eq!(opened(std::str::from_utf8(&redacted).unwrap()), "store-refused");
    let read = FileStore::open_read_only(folder.journal()).unwrap().open().unwrap();
    assert!(read == golden::bank().redacted(crate::queries::Reader::Auditor));
    let withheld = String::from_utf8(redacted).unwrap().replacen("\"auditor\"", "\"host\"", 1);
    fs::write(folder.journal(), &withheld).unwrap();
    assert_eq!(crate::journal::verify(withheld.as_bytes(), None).fault.map(|fault| fault.code), Some("part-withheld"));
    assert_eq!(opened(&withheld), "part-withheld");
    assert_eq!(opened(&whole.replacen("\"timebank\":2", "\"timebank\": 2", 1)), "bad-header");
    assert_eq!(opened(&whole.replacen("\"timebank\":2", "\"timebank\":3", 1)), "later-version");
    let id = golden::bank().state.small.founded.to_string();
    assert_eq!(opened(&whole.replacen(&id, &"1".repeat(32), 1)), "bad-header");
}

/// A snapshot of another bank with the very same records would be of its own header too; one that only claims them is left alone.
#[test]
fn a_snapshot_beside_a_journal_is_believed_only_when_it_fits() {
    let folder = Folder::new();
    let mut store = filled(&folder.journal(), usize::MAX);
    let mut bank = golden::bank();
    bank.state.small.bank = crate::values::digest::BankId([9; 16]);
    bank.state.small.founded = crate::values::digest::BankId([9; 16]);
    store.save_snapshot(&bank).unwrap();
    drop(store);
    let mut store = FileStore::open(folder.journal()).unwrap();
    assert!(store.opened.is_none() && store.open().unwrap() == golden::bank());
    store.save_snapshot(&golden::bank()).unwrap();
    drop(store);
    let mut store = FileStore::open(folder.journal()).unwrap();
    assert!(store.opened.is_some() && store.open().unwrap() == golden::bank());
}
