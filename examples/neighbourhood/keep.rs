//! The journal on disk: appended to a file store, reopened by a keeper, compared, checked, and a flipped bit found.

use crate::data::Fallible;
use crate::load::Community;
use crate::tell::heading;
use std::fs;
use timebank_core::store::{FileStore, Keeper, Store as _};
use timebank_core::{Head, verify};

pub fn keep(c: &Community) -> Fallible<bool> {
    heading("The journal, on disk and back");
    let folder = std::env::temp_dir().join(format!("harpurbrook-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let path = folder.join("journal.jsonl");
    let mut store = FileStore::open(&path)?;
    store.append(Head::NONE, &c.records)?;
    drop(store);
    // A head kept somewhere else, with the trustees for instance, is what shows tampering.
    let head: Head = c.bank.head();
    println!("\n  {} records, {} bytes, in a file; the head, to be kept elsewhere:", head.seq, fs::metadata(&path)?.len());
    println!("  {} {}", head.seq, head.hash);

    let keeper = Keeper::open(FileStore::open(&path)?)?;
    let same = *keeper.bank() == c.bank && keeper.bank().head() == head;
    println!("  reopened: {}", if same { "an equal bank with the same head" } else { "NOT the same" });
    drop(keeper);

    let checked = verify(std::io::BufReader::new(fs::File::open(&path)?), Some(head));
    println!("  verified against the head: {}", checked.fault.as_ref().map_or("no fault".into(), |f| f.message.clone()));

    // One bit of one digit in the middle.
    let mut touched = fs::read(&path)?;
    let middle = touched.len() / 2;
    let at = touched.iter().skip(middle).position(u8::is_ascii_digit).map_or(middle, |i| middle + i);
    touched[at] ^= 1;
    fs::write(&path, &touched)?;
    let found = verify(std::io::BufReader::new(fs::File::open(&path)?), Some(head));
    let fault = found.fault.as_ref();
    println!("  one bit flipped: {}", fault.map_or("NOT found".into(), |f| format!("found, {}", f.message)));
    fs::remove_dir_all(&folder)?;
    Ok(same && checked.fault.is_none() && found.fault.is_some())
}
