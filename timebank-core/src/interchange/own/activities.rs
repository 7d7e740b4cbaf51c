//! Activities come before listings, which may be of one that is no longer used: each is added open, and made what the table says when all
//! else has been carried out.

use super::tables::{ActivityRow, Tables};
use super::work::Player;
use crate::command::{AddActivity, ChangeActivity, Context};
use crate::error::Error;
use crate::model::activity::Activity;
use crate::order::BTreeMap;

/// What the table says of each activity. Where it has no details, those of the charter stay.
pub fn wanted(tables: &Tables) -> Vec<(&ActivityRow, Activity)> {
    let codes: BTreeMap<u32, &String> = tables.activities.iter().map(|row| (row.number, &row.code)).collect();
    let wanted = |row: &ActivityRow| {
        let of_the_charter = || tables.charter.activities.iter().find(|activity| activity.code == row.code).cloned();
        let rest = row.details.clone().or_else(of_the_charter).unwrap_or_else(|| Activity::new(String::new(), String::new()));
        let parent = row.parent.and_then(|parent| codes.get(&parent)).map(|code| (*code).clone());
        Activity { code: row.code.clone(), name: row.name.clone(), parent, ..rest }
    };
    tables.activities.iter().map(|row| (row, wanted(row))).collect()
}

impl Player<'_> {
    /// Adds an activity, open to listings whatever became of it since. A wider one that is not there yet is said
    /// at the end.
    pub fn activity(&mut self, number: u32, wanted: &Activity) -> Result<(), Error> {
        let there = self.bank.state.activity_codes.get(&wanted.code).copied();
        let stored = there.and_then(|id| self.bank.state.activities.get(id)).map(|stored| &stored.activity);
        let known = |parent: &String| match stored {
            Some(stored) => stored.parent.as_ref() == Some(parent),
            None => self.bank.state.activity_codes.get(parent).is_some(),
        };
        let activity = Activity { parent: wanted.parent.clone().filter(known), retired: false, ..wanted.clone() };
        match there {
            Some(id) => {
                self.activities.insert(number, id);
                // What is refused here is refused at the end too, and told then.
                drop(self.change(number, &activity));
            }
            None => {
                let id = self.bank.add_activity(Context::host(self.last), AddActivity { activity })?.activity()?;
                self.activities.insert(number, id);
            }
        }
        Ok(())
    }

    /// Makes an activity that is there what the table says. Whether it is there.
    pub fn change(&mut self, number: u32, wanted: &Activity) -> Result<bool, Error> {
        let Some(id) = self.activities.get(&number).copied() else { return Ok(false) };
        if self.bank.state.activities.get(id).is_some_and(|row| row.activity != *wanted) {
            self.bank.change_activity(Context::host(self.last), ChangeActivity { id, activity: wanted.clone() })?;
        }
        Ok(true)
    }
}
