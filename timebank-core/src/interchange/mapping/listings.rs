//! Rows of offers and requests.

use super::super::community::Post;
use super::super::{FaultKind, NotTaken};
use super::Field;
use super::cells::Mapped;
use super::exchanges::Categories;
use super::people::People;
use super::read::Reader;
use super::sides::Columns;
use super::states::{ListingState, listing_state};
use crate::model::listing::{ListingKind, Visibility};

impl Reader<'_> {
    pub fn listings(&mut self, table: &Mapped<'_>, people: &mut People, categories: &mut Categories, all: &mut Vec<Post>) {
        people.begin();
        for row in self.rows(table) {
            let (before, mark) = (self.faults.len(), self.mark(people));
            let kind = match table.meaning(row, Field::Kind).to_lowercase().as_str() {
                "offer" => ListingKind::Offer,
                "request" | "need" | "want" | "inquiry" => ListingKind::Request,
                _ => {
                    self.faults.push(table.fault(row, Field::Kind, FaultKind::UnknownWord, "a listing is an `offer` or a `request`"));
                    continue;
                }
            };
            let side = self.side(table, row, Columns { field: Field::Owner, kind: None, name: None }, people);
            if side.as_ref().is_some_and(|side| side.first().is_none()) {
                self.faults.push(table.fault(row, Field::Owner, FaultKind::MissingValue, "a listing is somebody's"));
            }
            let created = self.moment(table, row, Field::Joined, true);
            let expires = self.moment(table, row, Field::Until, false);
            let owner = side.and_then(|side| side.first());
            let Some(member) = owner.filter(|_| self.faults.len() == before) else {
                self.forget(people, &mark);
                continue;
            };
            let said = table.meaning(row, Field::Status);
            let visibility = match listing_state(&said) {
                Some(ListingState::Open) => Visibility::Members,
                Some(ListingState::Hidden) => Visibility::Broker,
                Some(state) => {
                    let why = if state == ListingState::Draft { NotTaken::Draft } else { NotTaken::State };
                    self.report.leave_out(table.file(), table.column_name(Field::Status), &said, why, row.line, 0);
                    self.forget(people, &mark);
                    continue;
                }
                None => {
                    let why = "whether what says this is still open is not known: declare a meaning for the word, `published` or `closed`";
                    self.ask(table, Field::Status, &table.text(row, Field::Status), why);
                    self.forget(people, &mark);
                    continue;
                }
            };
            all.push(Post {
                file: table.place,
                line: row.line,
                kind,
                member,
                category: categories.place(&table.text(row, Field::Activity)),
                title: table.text(row, Field::Title).into_owned(),
                text: table.text(row, Field::Words).into_owned(),
                visibility,
                created,
                fulfilled: None,
                expires: expires.map(|(_, day)| day),
                place: None,
            });
        }
    }
}
