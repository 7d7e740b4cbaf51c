#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

use super::*;
use std::io::{Cursor, Write};

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let how = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        writer.start_file(*name, how).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn kind(bytes: &[u8]) -> FaultKind {
    Bundle::from_zip(bytes).unwrap_err().faults[0].kind
}

#[test]
fn a_zip_gives_its_files_wherever_they_lie() {
    let bytes = archive(&[("bundle/members.csv", b"code\n1\n"), ("transfers.csv", b"a\n")]);
    assert!(Bundle::is_zip(&bytes));
    let bundle = Bundle::from_zip(&bytes).unwrap();
    let files: Vec<(&str, &[u8])> = bundle.files().collect();
    assert_eq!(files, [("bundle/members.csv", b"code\n1\n".as_slice()), ("transfers.csv", b"a\n")]);
}

#[test]
fn names_that_climb_and_archives_that_were_cut_are_refused() {
    assert_eq!(kind(&archive(&[("../members.csv", b"code\n")])), FaultKind::BadZip);
    assert_eq!(kind(&archive(&[("/etc/members.csv", b"code\n")])), FaultKind::BadZip);
    let whole = archive(&[("members.csv", b"code\n1\n2\n3\n")]);
    for end in 0..whole.len() {
        let _ = Bundle::from_zip(&whole[..end]).unwrap_err();
    }
}

#[test]
fn promise_9_a_bomb_is_stopped_while_it_unpacks() {
    // 300 MB of zeros come to some 300 KB; what is taken of one file is less.
    let size = FILE_BYTES + (44 << 20);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("members.csv", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![0u8; 1 << 20];
    for _ in 0..size >> 20 {
        writer.write_all(&block).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 2 << 20, "it is a bomb: {}", bytes.len());
    assert_eq!(kind(&bytes), FaultKind::TooLarge);
}

#[test]
fn promise_9_no_changed_byte_of_a_zip_panics() {
    let whole = archive(&[("members.csv", b"code\n1\n2\n3\n"), ("transfers.csv", b"payer,payee\n")]);
    for at in 0..whole.len() {
        for byte in [0, 1, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            let _ = Bundle::from_zip(&bytes);
        }
    }
}
