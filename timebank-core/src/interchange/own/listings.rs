//! Offers and requests of our tables, and how they ended.

use super::work::Player;
use crate::command::*;
use crate::error::Error;
use crate::interchange::sheets::taken;
use crate::interchange::{Guess, Report};
use crate::model::listing::{Closing, ListingKind, ListingTerms};
use crate::model::personal::ListingWords;

impl Player<'_> {
    pub fn listing(&mut self, i: usize, report: &mut Report) -> Result<(), Error> {
        let Some(row) = self.tables.listings.get(i) else { return Ok(()) };
        let member = self.member(row.member)?;
        let activity = row.activity.map(|number| self.known_activity(number)).transpose()?;
        let terms = ListingTerms {
            activity,
            minutes: row.minutes,
            from: row.from,
            until: row.until,
            visibility: row.visibility,
            ..row.terms.clone()
        };
        let words = ListingWords { title: row.title.clone(), text: row.text.clone(), ..row.words.clone() };
        let words = (words != ListingWords::default()).then_some(words);
        let context = self.context();
        let outcome = match row.kind {
            ListingKind::Offer => self.bank.offer(context, Offer { member, terms, words })?,
            ListingKind::Request => self.bank.request(context, Request { member, terms, words })?,
        };
        self.listings.insert(row.number, outcome.listing()?);
        taken(report, "listings.csv", 1);
        Ok(())
    }

    pub fn close(&mut self, i: usize, report: &mut Report) -> Result<(), Error> {
        let Some(row) = self.tables.listings.get(i) else { return Ok(()) };
        let (Some(listing), Some((_, why))) = (self.listings.get(&row.number).copied(), row.closed) else { return Ok(()) };
        if why == Closing::MemberGone
            && let Some(member) = self.came.row_of(self.tables, row.member)
        {
            self.leaves(member, report)?;
        }
        // It may have ended by itself by now.
        if self.bank.state.listings.get(listing).is_some_and(|there| there.closed.is_some()) {
            return Ok(());
        }
        // The bank alone closes it otherwise: for somebody who has come back since, or on a day that has not come here.
        let as_now = if why == Closing::Met { why } else { Closing::Withdrawn };
        match self.bank.close_listing(Context::host(self.last), CloseListing { listing, why: as_now }) {
            // It ended by itself as time passed.
            Err(error) if error.code() == "listing-closed" => return Ok(()),
            done => done?,
        };
        if why != as_now {
            report.guessed.push(Guess::new("listings.csv", row.line, why.as_str(), as_now.as_str(), "closed-by-hand"));
        }
        Ok(())
    }
}
