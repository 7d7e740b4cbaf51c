//! Snapshots and closed periods of a bank on a server.

use super::bank::{PostgresBank, held, insert, write_snapshot};
use super::forget::{forgets_after, note_untidy};
use super::read::{bears_out, hash_at, head_of, page, reading, shorter, snapshot_of, start_of, writing};
use crate::kept::{covered_by, fits, verified};
use crate::rows::{fit, number};
use timebank_core::journal::MadeFor;
use timebank_core::store::head_after;
use timebank_core::{Error, Head, JournalRecord, TimeBank};

impl PostgresBank {
    /// See [`BankStore::head`](crate::BankStore::head).
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`].
    pub async fn head(&mut self) -> Result<Head, Error> {
        let client = self.client().await?;
        match self.number(&client).await? {
            Some(bank) => head_of(&client, bank).await,
            None => Ok(Head::NONE),
        }
    }

    /// See [`BankStore::start`](crate::BankStore::start).
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`].
    pub async fn start(&mut self) -> Result<Head, Error> {
        let client = self.client().await?;
        match self.number(&client).await? {
            Some(bank) => start_of(&client, bank).await,
            None => Ok(Head::NONE),
        }
    }

    /// See [`BankStore::bears_out`](crate::BankStore::bears_out).
    ///
    /// # Errors
    /// As [`BankStore::bears_out`](crate::BankStore::bears_out).
    pub async fn bears_out(&mut self, known: Head) -> Result<(), Error> {
        let client = self.client().await?;
        match self.number(&client).await? {
            Some(bank) => bears_out(&client, bank, known).await,
            None => shorter(known, 0),
        }
    }

    /// See [`BankStore::verify`](crate::BankStore::verify).
    ///
    /// # Errors
    /// As [`BankStore::verify`](crate::BankStore::verify).
    pub async fn verify(&mut self) -> Result<Head, Error> {
        let start = self.start().await?;
        let (bank, audience) = (self.open().await?, self.audience().await?);
        verified(start, audience, bank, self.read_after(start.seq).await?)
    }

    /// See [`BankStore::audience`](crate::BankStore::audience).
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`].
    pub async fn audience(&mut self) -> Result<MadeFor, Error> {
        let client = self.client().await?;
        self.number(&client).await?;
        Ok(self.audience)
    }

    /// See [`BankStore::make_for`](crate::BankStore::make_for).
    ///
    /// # Errors
    /// As [`BankStore::make_for`](crate::BankStore::make_for).
    pub async fn make_for(&mut self, audience: MadeFor) -> Result<(), Error> {
        let head = self.head().await?;
        if head != Head::NONE {
            return Err(Error::Conflict { expected: 0, found: head.seq });
        }
        self.audience = audience;
        Ok(())
    }

    /// See [`BankStore::snapshot`](crate::BankStore::snapshot).
    ///
    /// # Errors
    /// As [`PostgresBank::read_after`].
    pub async fn snapshot(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let client = self.client().await?;
        match self.number(&client).await? {
            Some(bank) => Ok(snapshot_of(&client, bank).await?.map(|(_, bytes)| bytes)),
            None => Ok(None),
        }
    }

    /// See [`BankStore::save_snapshot`](crate::BankStore::save_snapshot).
    ///
    /// # Errors
    /// As [`BankStore::save_snapshot`](crate::BankStore::save_snapshot).
    pub async fn save_snapshot(&mut self, bank: &TimeBank) -> Result<(), Error> {
        let mut client = self.client().await?;
        let at = bank.head();
        let nothing = Error::Conflict { expected: at.seq, found: 0 };
        if self.number(&client).await?.is_none() {
            return Err(nothing);
        }
        let begun = client.transaction().await.map_err(reading)?;
        let (number_, new) = held(&begun, &self.name, self.audience).await?;
        if new {
            return Err(nothing);
        }
        if hash_at(&begun, number_, at.seq).await? != Some(at) || forgets_after(&begun, number_, at.seq).await? {
            return Err(Error::Conflict { expected: at.seq, found: head_of(&begun, number_).await?.seq });
        }
        write_snapshot(&begun, number_, bank).await?;
        begun.commit().await.map_err(writing)
    }

    /// See [`BankStore::retire`](crate::BankStore::retire).
    ///
    /// # Errors
    /// As [`BankStore::retire`](crate::BankStore::retire).
    pub async fn retire(&mut self, bank: &TimeBank, closing: u64) -> Result<Head, Error> {
        let mut client = self.client().await?;
        if self.number(&client).await?.is_none() {
            return Err(Error::NotFounded {});
        }
        let at = bank.head();
        let begun = client.transaction().await.map_err(reading)?;
        let (number_, _) = held(&begun, &self.name, self.audience).await?;
        let head = head_of(&begun, number_).await?;
        if head != at {
            return Err(Error::Conflict { expected: at.seq, found: head.seq });
        }
        let before = start_of(&begun, number_).await?;
        let gone = Error::NothingToDo { what: "these records were deleted already" };
        if closing <= before.seq {
            return Err(gone);
        }
        let found = page(&begun, number_, closing.saturating_sub(1)).await?.into_iter().next();
        let (_, record) = found.ok_or(Error::NothingToDo { what: "there is no such record" })?;
        let start = covered_by(closing, &record)?;
        if start.seq <= before.seq {
            return Err(gone);
        }
        if hash_at(&begun, number_, start.seq).await? != Some(start) {
            return Err(Error::Journal(timebank_core::journal::JournalError::BrokenChain {
                seq: closing,
                why: "it closes a period at another record than the one before",
            }));
        }
        for table in ["timebank_part", "timebank_document", "timebank_log"] {
            let sql = format!("DELETE FROM {table} WHERE bank = $1 AND seq <= $2");
            begun.execute(&sql, &[&number_, &number(start.seq)]).await.map_err(writing)?;
        }
        write_start(&begun, number_, start).await?;
        write_snapshot(&begun, number_, bank).await?;
        note_untidy(&begun, number_, head.seq).await?;
        begun.commit().await.map_err(writing)?;
        drop(client);
        (self.untidy, self.tried) = (true, None);
        self.tidy_now_and_then().await;
        Ok(start)
    }

    /// See [`BankStore::begin_at`](crate::BankStore::begin_at).
    ///
    /// # Errors
    /// As [`BankStore::begin_at`](crate::BankStore::begin_at).
    pub async fn begin_at(&mut self, start: Head, snapshot: &[u8], records: &[JournalRecord]) -> Result<(), Error> {
        fit(self.audience, Head::NONE, records)?;
        let base = fits(start, self.audience, snapshot, records)?;
        let mut client = self.client().await?;
        let begun = client.transaction().await.map_err(reading)?;
        let (number_, new) = held(&begun, &self.name, self.audience).await?;
        if !new {
            return Err(Error::Conflict { expected: 0, found: head_of(&begun, number_).await?.seq });
        }
        insert(&begun, number_, start.seq, records).await.map_err(writing)?;
        if start != Head::NONE {
            write_start(&begun, number_, start).await?;
        }
        write_snapshot(&begun, number_, &base).await?;
        begun.commit().await.map_err(writing)?;
        self.bank = Some(number_);
        self.seen = head_after(start, records);
        Ok(())
    }
}

async fn write_start(begun: &deadpool_postgres::Transaction<'_>, bank: i64, start: Head) -> Result<(), Error> {
    let sql = "INSERT INTO timebank_start(bank, seq, hash) VALUES ($1, $2, $3)
        ON CONFLICT (bank) DO UPDATE SET seq = EXCLUDED.seq, hash = EXCLUDED.hash";
    begun.execute(sql, &[&bank, &number(start.seq), &&start.hash.0[..]]).await.map_err(writing)?;
    Ok(())
}
