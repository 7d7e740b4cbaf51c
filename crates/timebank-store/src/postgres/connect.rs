//! Getting to a server: its address, TLS, the pool, and whether it will do.

use super::layout;
use super::speak::{failed, unreachable_server};
use super::turn;
use deadpool_postgres::{Client, Hook, HookError, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use std::time::Duration;
use timebank_core::Error;
use tokio_postgres::Config;
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

/// The oldest server this works with: PostgreSQL 13.
const OLDEST: u32 = 130_000;

/// How long to wait for a server, and for a free connection to it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a server is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostgresOptions {
    /// The most connections open at once; 4 unless told.
    pub connections: usize,
    /// How many partitions the tables get when they are laid out, by a hash of the bank; 8 unless told. With 0 they are plain
    /// tables, for engines that spread them in their own way. Later it is not asked.
    pub partitions: u32,
    /// Whether only to read: nothing is laid out, and the server is told to refuse writing.
    pub read_only: bool,
    /// Whether a writer whose appends came second several times running gets a turn, for which others wait; so unless told. It rests
    /// on advisory locks of a session: say no behind a pooler that shares sessions out by transaction. Where the server lacks
    /// what it takes (PostgreSQL 13, some clusters) it is not done, and the slower of two writers that never rest may be refused with
    /// [`Error::Conflict`] after its sixteen tries.
    pub turns: bool,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        Self { connections: 4, partitions: 8, read_only: false, turns: true }
    }
}

fn refused(why: impl Into<String>) -> Error {
    Error::StoreRefused { why: why.into().into() }
}

/// An address taken apart: what the client knows, and the certificates to trust, if any are named.
fn parsed(address: &str) -> Result<(Config, Option<String>), Error> {
    let (base, question) = address.split_once('?').unwrap_or((address, ""));
    let mut trusted = None;
    let mut rest = Vec::new();
    for pair in question.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("sslrootcert", path)) => trusted = Some(plain(path)?),
            // Certificates are always verified here, so that these ask for nothing more.
            Some(("sslmode", "verify-full" | "verify-ca")) => rest.push("sslmode=require"),
            _ => rest.push(pair),
        }
    }
    let address = if rest.is_empty() { base.to_owned() } else { format!("{base}?{}", rest.join("&")) };
    // What the client says of a bad address names the part, not what was in it: a password stays out of errors.
    let mut config: Config =
        address.parse().map_err(|fault: tokio_postgres::Error| refused(format!("the address cannot be read: {fault}")))?;
    if config.get_hosts().is_empty() {
        return Err(refused("the address names no host"));
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    config.tcp_user_timeout(PATIENCE.saturating_mul(3)).application_name("timebank");
    Ok((config, trusted))
}

/// A value of an address, its `%2F` and the like read.
fn plain(value: &str) -> Result<String, Error> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits: Option<String> = rest.next().zip(rest.next()).map(|(high, low)| [char::from(high), char::from(low)].iter().collect());
        let byte = digits.and_then(|digits| u8::from_str_radix(&digits, 16).ok());
        bytes.push(byte.ok_or_else(|| refused("the address has a `%` without two digits after it"))?);
    }
    String::from_utf8(bytes).map_err(|_| refused("the address is not text"))
}

/// TLS as the address wants it. Certificates are verified against those of the system, or those in the file named.
fn tls(trusted: Option<&str>) -> Result<MakeRustlsConnect, Error> {
    let mut roots = RootCertStore::empty();
    match trusted {
        Some(path) => {
            let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
            let certificates = read.map_err(|fault| refused(format!("the certificates in `sslrootcert` cannot be read: {fault}")))?;
            for certificate in certificates {
                roots.add(certificate).map_err(|fault| refused(format!("a certificate in `sslrootcert` cannot be used: {fault}")))?;
            }
            if roots.is_empty() {
                return Err(refused("there is no certificate in `sslrootcert`"));
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|fault| refused(format!("tls cannot be set up: {fault}")))?;
    Ok(MakeRustlsConnect::new(config.with_root_certificates(roots).with_no_client_auth()))
}

/// A pool of connections to a server that will do, and whether it gives turns.
pub(super) async fn pool(address: &str, options: PostgresOptions) -> Result<(Pool, bool), Error> {
    let (mut config, trusted) = parsed(address)?;
    if options.read_only {
        let before = config.get_options().map(|given| format!("{given} ")).unwrap_or_default();
        config.options(format!("{before}-c default_transaction_read_only=on"));
    }
    let settings = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = if config.get_ssl_mode() == SslMode::Disable {
        Manager::from_config(config, tokio_postgres::NoTls, settings)
    } else {
        Manager::from_config(config, tls(trusted.as_deref())?, settings)
    };
    let pool = Pool::builder(manager)
        .max_size(options.connections.max(1))
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE.saturating_mul(2)))
        .runtime(Runtime::Tokio1)
        // Whatever the server's own setting: an answer means that it is on disk.
        .post_create(Hook::async_fn(|client, _| {
            Box::pin(async move {
                client.batch_execute("SET synchronous_commit = on; SET client_min_messages = error").await.map_err(HookError::Backend)
            })
        }))
        .build()
        .map_err(|fault| refused(fault.to_string()))?;
    let mut client = pool.get().await.map_err(unreachable_server)?;
    will_do(&client).await?;
    layout::ready(&mut client, options).await?;
    let turns = options.turns && !options.read_only && turn::known(&client).await;
    drop(client);
    Ok((pool, turns))
}

async fn will_do(client: &Client) -> Result<(), Error> {
    let shown = |row: &tokio_postgres::Row| row.try_get::<_, String>(0).map_err(|f| failed("the server's settings cannot be read", &f));
    let asked = |fault: tokio_postgres::Error| failed("the server's settings cannot be read", &fault);
    let version = shown(&client.query_one("SHOW server_version_num", &[]).await.map_err(asked)?)?;
    recent_enough(&version)?;
    let fsync = shown(&client.query_one("SHOW fsync", &[]).await.map_err(asked)?)?;
    lasting(&fsync)
}

/// Whether a server of this version will do.
pub(super) fn recent_enough(version: &str) -> Result<(), Error> {
    match version.parse::<u32>() {
        Ok(number) if number >= OLDEST => Ok(()),
        _ => Err(refused(format!("the server has version `{version}` where `{OLDEST}` or later is needed"))),
    }
}

/// Whether a server with this setting of `fsync` keeps what it acknowledges.
pub(super) fn lasting(fsync: &str) -> Result<(), Error> {
    if fsync == "on" { Ok(()) } else { Err(refused("the server runs with `fsync` off, so that what it acknowledges may be lost")) }
}

#[cfg(test)]
pub(super) fn parse_only(address: &str) -> Result<(), Error> {
    parsed(address).map(drop)
}
