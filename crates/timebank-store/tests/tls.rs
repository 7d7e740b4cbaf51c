//! A server reached over TLS, with certificates made here.
#![cfg(all(feature = "postgres", unix))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::Command;
use timebank_core::store::Store as _;
use timebank_store::testing::{Folder, Server};
use timebank_store::{AnyStore, BankName, PostgresStore};
use tokio_postgres::NoTls;

fn openssl(folder: &Path, words: &str) {
    let said = Command::new("openssl").args(words.split(' ')).current_dir(folder).output();
    let said = said.unwrap_or_else(|fault| panic!("`openssl` cannot be run, install it: {fault}"));
    assert!(said.status.success(), "{words}: {}", String::from_utf8_lossy(&said.stderr));
}

const NEW: &str = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2";

/// Makes a certificate that signs itself, with its key beside it.
fn signs_itself(folder: &Path, name: &str, rest: &str) {
    openssl(folder, &format!("{NEW} -keyout {name}.key -out {name}.crt -subj /CN={name} {rest}"));
}

/// Gives the server a certificate, and starts it again with TLS.
fn shows(server: &Server, folder: &Path, name: &str) {
    let data = server.data();
    let owner = std::fs::metadata(&data).unwrap();
    for end in ["crt", "key"] {
        let to = data.join(format!("server.{end}"));
        std::fs::copy(folder.join(format!("{name}.{end}")), &to).unwrap();
        std::fs::set_permissions(&to, std::fs::Permissions::from_mode(0o600)).unwrap();
        chown(&to, Some(owner.uid()), Some(owner.gid())).unwrap();
    }
    server.stop("fast").unwrap();
    let settings = data.join("postgresql.auto.conf");
    std::fs::write(&settings, "ssl = on\n").unwrap();
    chown(&settings, Some(owner.uid()), Some(owner.gid())).unwrap();
    server.go_on().unwrap();
}

fn address(server: &Server, host: &str, rest: &str) -> String {
    format!("postgresql://postgres:only%20for%20tests@{host}:{}/postgres?{rest}", server.port())
}

fn trusting(server: &Server, host: &str, root: &Path) -> String {
    address(server, host, &format!("sslmode=verify-full&sslrootcert={}", root.display()))
}

fn code(address: &str) -> Result<(), (&'static str, String)> {
    PostgresStore::open(address).map(drop).map_err(|error| (error.code(), error.message().to_owned()))
}

fn refused(address: &str, with: &str) {
    match code(address) {
        Err(("store-refused", message)) => assert!(message.contains(with) && !message.contains("only for tests"), "{message}"),
        other => panic!("{address}: {other:?}"),
    }
}

/// How many connections of ours the server has, over TLS and without.
fn connections(server: &Server) -> (i64, i64) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(&server.address(), NoTls).await.unwrap();
        let going = tokio::spawn(connection);
        let sql = "SELECT count(*) FILTER (WHERE ssl), count(*) FILTER (WHERE NOT ssl)
            FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'timebank'";
        let row = client.query_one(sql, &[]).await.unwrap();
        drop(client);
        going.await.unwrap().unwrap();
        (row.get(0), row.get(1))
    })
}

#[test]
fn a_certificate_is_believed_where_its_root_is_given_and_its_name_is_right() {
    let folder = Folder::new("tls").unwrap();
    let at = |name: &str| -> PathBuf { folder.path().join(name) };
    let server = Server::start().unwrap();
    let server_only = "-addext basicConstraints=critical,CA:FALSE -addext subjectAltName=DNS:localhost";

    signs_itself(folder.path(), "own", server_only);
    signs_itself(folder.path(), "other", server_only);
    shows(&server, folder.path(), "own");
    let good = trusting(&server, "localhost", &at("own.crt"));
    common::found(&good);
    let mut store = AnyStore::open(&good, BankName::default(), false).unwrap();
    assert_eq!(store.open().unwrap().head().seq, 5);
    assert_eq!(connections(&server), (1, 0));
    common::check(&good, &BTreeMap::new());
    drop(store);
    // By another name: the certificate is not for the number of the host.
    refused(&trusting(&server, "127.0.0.1", &at("own.crt")), "another name");
    // Without the root, and with the wrong one; also where TLS is only preferred: nobody goes on without it in secret.
    for rest in ["sslmode=require", "sslmode=prefer", ""] {
        refused(&address(&server, "localhost", rest), "`sslrootcert`");
    }
    refused(&trusting(&server, "localhost", &at("other.crt")), "`sslrootcert`");
    // A file that is not there, or has no certificate in it.
    std::fs::write(at("empty.crt"), "").unwrap();
    std::fs::write(at("noise.crt"), "-----BEGIN CERTIFICATE-----\nbm9pc2U=\n-----END CERTIFICATE-----\n").unwrap();
    for name in ["none.crt", "empty.crt", "noise.crt"] {
        refused(&trusting(&server, "localhost", &at(name)), "`sslrootcert`");
    }

    // Signed by a root, as a house with several servers has it.
    signs_itself(folder.path(), "root", "-addext basicConstraints=critical,CA:TRUE");
    openssl(folder.path(), "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout leaf.key -out leaf.csr -subj /CN=leaf");
    std::fs::write(at("names"), "subjectAltName=DNS:bank.example,IP:127.0.0.1\n").unwrap();
    let sign = |days: i32| {
        format!("x509 -req -in leaf.csr -CA root.crt -CAkey root.key -CAcreateserial -extfile names -out leaf.crt -days {days}")
    };
    openssl(folder.path(), &sign(2));
    shows(&server, folder.path(), "leaf");
    assert_eq!(code(&trusting(&server, "127.0.0.1", &at("root.crt"))), Ok(()));
    refused(&trusting(&server, "localhost", &at("root.crt")), "another name");
    refused(&trusting(&server, "127.0.0.1", &at("own.crt")), "`sslrootcert`");

    // Yesterday's.
    openssl(folder.path(), &sign(-1));
    shows(&server, folder.path(), "leaf");
    refused(&trusting(&server, "127.0.0.1", &at("root.crt")), "expired");

    // As the server's own manual makes one for a try: it may sign others, and so may not be shown by a server.
    signs_itself(folder.path(), "try", "-addext subjectAltName=DNS:localhost");
    shows(&server, folder.path(), "try");
    refused(&trusting(&server, "localhost", &at("try.crt")), "`CA:TRUE`");
}
