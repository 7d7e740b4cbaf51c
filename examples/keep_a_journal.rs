//! A bank whose every change is on disk before it counts, opened again after the program ended.
//!
//! `cargo run --example keep_a_journal`

use timebank_core::command::{Admit, Context, Record};
use timebank_core::exchange::Terms;
use timebank_core::store::{FileStore, Keeper};
use timebank_core::{BankId, Charter, Error, Key, Salt, Timestamp, verify};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join(format!("keep-a-journal-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("journal.jsonl");
    let at: Timestamp = "2026-03-06T19:30:00Z".parse()?;

    // The keeper decides, appends to the file, and only then applies: memory is never ahead of the disk.
    let mut keeper = Keeper::open(FileStore::open(&path)?)?;
    keeper.create(Context::host(at), BankId([1; 16]), Charter::named("Harpurbrook Time Bank"))?;
    let mut members = Vec::new();
    for (name, salt) in [("Maureen", 1), ("Dorothy", 2)] {
        let admit = Admit::named(name);
        members.push(keeper.admit(Context::host(at).salt(Salt([salt; 16])), admit)?.member()?);
    }

    // A key makes it safe to send the same command twice, as after a lost connection: once is once.
    let visit = Record::new(Terms::new("2026-03-06".parse()?).gave(members[0], 60).received(members[1], 60));
    let once = Context::host(at).key(Key([7; 16]));
    let first = keeper.record(once, visit.clone())?;
    let again = keeper.record(once, visit)?;
    assert!(again.repeated && again.seq == first.seq);

    // A second writer is kept out while this one has the journal.
    assert!(matches!(FileStore::open(&path), Err(Error::Locked { .. })));
    let head = keeper.bank().head();
    drop(keeper);

    // Tomorrow: the same bank, the same head.
    let keeper = Keeper::open(FileStore::open(&path)?)?;
    assert_eq!(keeper.bank().head(), head);
    println!("reopened at record {}, Maureen has {}", head.seq, keeper.bank().host().balance(members[0])?);
    drop(keeper);

    // Against a head kept elsewhere, any changed byte is found.
    let checked = verify(std::io::BufReader::new(std::fs::File::open(&path)?), Some(head));
    assert!(checked.fault.is_none());
    println!("{} records verified against {}", checked.records, head.hash);
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}
