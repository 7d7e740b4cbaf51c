//! Who can be named in the rows, and by what.

use super::super::community::MemberRow;
use super::super::names::key;
use super::Mapping;
use crate::order::BTreeMap;

/// Whoever can be named, and how. Names and addresses may belong to several.
#[derive(Default)]
pub struct People {
    pub rows: Vec<MemberRow>,
    codes: BTreeMap<String, usize>,
    emails: BTreeMap<String, Vec<usize>>,
    names: BTreeMap<String, Vec<usize>>,
    pub community: Option<usize>,
    /// What the files call somebody, and who that is.
    same: BTreeMap<String, String>,
    /// What stands for the community, and for people who are gone.
    own: Vec<String>,
    gone: Vec<String>,
}

impl People {
    pub fn new(mapping: &Mapping, community_account: Option<&str>) -> Self {
        let folded = |text: &String| key(text).into_owned();
        let mut people = Self {
            same: mapping.same.iter().map(|(said, who)| (folded(said), who.clone())).collect(),
            own: mapping.community.iter().map(folded).collect(),
            gone: mapping.gone.iter().map(folded).collect(),
            ..Self::default()
        };
        people.own.extend(community_account.map(|code| key(code).into_owned()));
        people
    }

    /// Adds somebody. The code has to be free.
    pub fn add(&mut self, row: MemberRow, email: &str) -> usize {
        let place = self.rows.len();
        self.codes.entry(key(&row.code).into_owned()).or_insert(place);
        if !email.is_empty() {
            self.emails.entry(key(email).into_owned()).or_default().push(place);
        }
        if !row.name.is_empty() {
            self.names.entry(key(&row.name).into_owned()).or_default().push(place);
        }
        self.rows.push(row);
        place
    }

    /// Who has a code.
    pub fn of_code(&self, code: &str) -> Option<usize> {
        self.codes.get(&*key(code)).copied()
    }

    /// Those who share an address.
    pub fn of_email(&self, email: &str) -> &[usize] {
        self.emails.get(&*key(email)).map_or(&[], Vec::as_slice)
    }

    /// Those who share a name.
    pub fn of_name(&self, name: &str) -> &[usize] {
        self.names.get(&*key(name)).map_or(&[], Vec::as_slice)
    }

    /// Whether a text stands for the community itself.
    pub fn is_own(&self, text: &str) -> bool {
        !text.is_empty() && self.own.iter().any(|own| *own == key(text))
    }

    /// Whether a text stands for people nobody knows any more.
    pub fn is_gone(&self, text: &str) -> bool {
        !text.is_empty() && self.gone.iter().any(|gone| *gone == key(text))
    }

    /// Who is meant, where the mapping says that two spellings are one.
    pub fn meant(&self, said: &str) -> Option<String> {
        if self.same.is_empty() { None } else { self.same.get(&*key(said)).cloned() }
    }

    pub fn the_community(&mut self, code: &str) -> usize {
        match self.community {
            Some(place) => place,
            None => {
                let place = self.add(MemberRow { kind: "public", ..MemberRow::called(code, code) }, "");
                self.community = Some(place);
                place
            }
        }
    }
}
