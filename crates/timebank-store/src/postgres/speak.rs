//! What the server and the way to it say, as errors of ours.

use crate::rows::Said;
use deadpool_postgres::PoolError;
use rustls::CertificateError;
use std::error::Error as _;
use timebank_core::{Cause, Error};
use tokio_postgres::error::SqlState;

/// The sentence of a fault. What the server says itself names accounts and tables, and is kept as the cause only.
fn told(fault: &tokio_postgres::Error) -> String {
    let Some(code) = fault.code() else {
        return fault.source().map_or_else(|| fault.to_string(), |inner| format!("{fault}: {inner}"));
    };
    let what = match code.code() {
        "3D000" => "there is no such database",
        "42501" => "the account lacks a right it needs",
        code if code.starts_with("28") => "the account or its password is not taken",
        code if code.starts_with("53") => "the server has no room or no connection left",
        "55P03" => "a lock was not to be had in time",
        "57014" => "the server stopped it, as it took too long",
        code if code.starts_with("57P") => "the server is shutting down or starting",
        "40001" | "40P01" => "another transaction was in the way",
        "25006" => "the connection may only read",
        _ => "the server did not do it",
    };
    format!("{what} ({})", code.code())
}

fn because(why: String, fault: &tokio_postgres::Error) -> Cause {
    let words = match fault.as_db_error() {
        Some(db) => [Some(db.message()), db.detail(), db.hint()].into_iter().flatten().collect::<Vec<_>>().join("; "),
        None => std::iter::successors(Some(fault as &(dyn std::error::Error + 'static)), |inner| (**inner).source())
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(": "),
    };
    let code = fault.code().map(|code| format!(" ({})", code.code())).unwrap_or_default();
    Cause::because(why, Said(words + &code))
}

/// A fault that left nothing written for certain, or of reading.
pub(super) fn failed(what: &str, fault: &tokio_postgres::Error) -> Error {
    let why = because(format!("{what}: {}", told(fault)), fault);
    match fault.code() {
        Some(code) if lets_nobody_in(code) => Error::StoreRefused { why },
        Some(code)
            if [SqlState::UNDEFINED_TABLE, SqlState::UNDEFINED_COLUMN, SqlState::DATA_CORRUPTED, SqlState::INDEX_CORRUPTED]
                .contains(code) =>
        {
            Error::StoreDamaged { why }
        }
        None if fault.to_string().contains("deserializing column") => Error::StoreDamaged { why },
        _ => Error::StoreFailed { why },
    }
}

fn lets_nobody_in(code: &SqlState) -> bool {
    [
        SqlState::INVALID_PASSWORD,
        SqlState::INVALID_AUTHORIZATION_SPECIFICATION,
        SqlState::INVALID_CATALOG_NAME,
        SqlState::INSUFFICIENT_PRIVILEGE,
    ]
    .contains(code)
}

/// A fault while something was written: unless the server itself says that it was refused, nobody can tell.
pub(super) fn written(what: &str, fault: &tokio_postgres::Error) -> Error {
    match fault.code() {
        // Being shut down in the middle may come before or after the end of it.
        Some(code) if !code.code().starts_with("57P") && !code.code().starts_with("08") && !code.code().starts_with("XX") => {
            failed(what, fault)
        }
        _ => Error::Unknown { why: because(format!("{what}: {}", told(fault)), fault) },
    }
}

/// Whether somebody else was first.
pub(super) fn lost_the_race(fault: &tokio_postgres::Error) -> bool {
    fault.code().is_some_and(|code| {
        [SqlState::UNIQUE_VIOLATION, SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(code)
    })
}

/// Cause the server's certificate was not taken, if that is what went wrong.
fn not_believed(fault: &tokio_postgres::Error) -> Option<&'static str> {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = fault.source();
    while let Some(inner) = cause {
        // The client hands on what TLS said within a fault of input and output.
        let within = inner.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        let tls = inner.downcast_ref().or_else(|| within.and_then(|it| it.downcast_ref()));
        if let Some(rustls::Error::InvalidCertificate(why)) = tls {
            return Some(certificate(why));
        }
        cause = inner.source();
    }
    None
}

fn certificate(why: &CertificateError) -> &'static str {
    match why {
        CertificateError::UnknownIssuer => {
            "its certificate is signed by nobody who is trusted here: name the file with the certificates to trust in `sslrootcert`"
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another name: write the host in the address as its certificate has it among its alternative names"
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "its certificate has expired",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "its certificate is not valid yet",
        // A certificate that is to sign others may not be shown by a server. The library has no value of its own for it.
        CertificateError::Other(other) if format!("{other:?}").contains("CaUsedAsEndEntity") => {
            "its certificate is one to sign others with (`CA:TRUE`): give the server one of its own, signed by it or with `CA:FALSE`"
        }
        _ => "its certificate is not one to rely on",
    }
}

/// There is no connection to be had.
pub(super) fn unreachable_server(fault: PoolError) -> Error {
    let inner = match &fault {
        PoolError::Backend(inner) | PoolError::PostCreateHook(deadpool_postgres::HookError::Backend(inner)) => Some(inner),
        _ => None,
    };
    match inner {
        Some(inner) if inner.code().is_some_and(lets_nobody_in) => {
            Error::StoreRefused { why: because(format!("the server lets nobody in: {}", told(inner)), inner) }
        }
        Some(inner) => match not_believed(inner) {
            Some(why) => Error::StoreRefused { why: because(format!("the server cannot be relied on: {why}"), inner) },
            None => Error::StoreFailed { why: because(format!("the server cannot be reached: {}", told(inner)), inner) },
        },
        None => Error::StoreFailed { why: format!("no connection is to be had: {fault}").into() },
    }
}
