//! Who can be named in the rows, and by what.

use super::super::community::MemberRow;
use super::super::faults::Faults;
use super::super::names::key;
use super::super::{FaultKind, FileFault};
use super::Mapping;
use super::open::fits;
use super::spellings::Spellings;
use crate::order::{BTreeMap, BTreeSet};

/// What spellings lead to, each followed to its end. One that comes back to itself is a fault that names the ring.
fn followed(mapping: &Mapping, faults: &mut Faults) -> BTreeMap<String, String> {
    let next: BTreeMap<String, &String> = mapping.same.iter().map(|(said, who)| (key(said).into_owned(), who)).collect();
    let mut ends: BTreeMap<String, String> = BTreeMap::new();
    for said in next.keys() {
        let (mut at, mut passed, mut seen) = (said.clone(), vec![said.clone()], BTreeSet::from([said.clone()]));
        while let Some(who) = next.get(&at) {
            let further = key(who).into_owned();
            // A spelling that stands for itself is where it ends. Where one ends that was followed before is known.
            let end = if further == at || !next.contains_key(&further) { Some((*who).clone()) } else { ends.get(&further).cloned() };
            if let Some(end) = end {
                for one in passed {
                    ends.insert(one, end.clone());
                }
                break;
            }
            if !seen.insert(further.clone()) {
                passed.push(further);
                let why = format!("what is the same as what leads round in a ring: `{}`", passed.join("`, `"));
                faults.push(FileFault::of_row("", 0, FaultKind::BadMapping, why));
                return ends;
            }
            passed.push(further.clone());
            at = further;
        }
    }
    ends
}

/// Whoever can be named, and how. Names and addresses may belong to several.
#[derive(Default)]
pub struct People {
    pub rows: Vec<MemberRow>,
    codes: BTreeMap<String, usize>,
    emails: BTreeMap<String, Vec<usize>>,
    names: BTreeMap<String, Vec<usize>>,
    /// By address and name together.
    both: BTreeMap<(String, String), Vec<usize>>,
    /// Whom the spellings of the table that is read led to.
    spellings: Spellings,
    pub community: Option<usize>,
    /// Whether the files or the options say what the community is called, rather than a row that needed its account first.
    pub community_named: bool,
    /// What the files call somebody, and who that is.
    same: BTreeMap<String, String>,
    /// What stands for the community, as it is and with a `*`, and for people who are gone.
    own: BTreeSet<String>,
    like_own: Vec<String>,
    gone: BTreeSet<String>,
}

impl People {
    pub fn new(mapping: &Mapping, community_account: Option<&str>, faults: &mut Faults) -> Self {
        let folded = |text: &String| key(text).into_owned();
        let mut people = Self {
            same: followed(mapping, faults),
            own: mapping.community.iter().map(folded).collect(),
            gone: mapping.gone.iter().map(folded).collect(),
            ..Self::default()
        };
        people.own.extend(community_account.map(|code| key(code).into_owned()));
        people.like_own = people.own.iter().filter(|own| own.contains('*')).cloned().collect();
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
        if !email.is_empty() && !row.name.is_empty() {
            self.both.entry((key(email).into_owned(), key(&row.name).into_owned())).or_default().push(place);
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

    /// Those who share an address and a name. However many share one of the two, these are found at once.
    pub fn of_both(&self, email: &str, name: &str) -> &[usize] {
        self.both.get(&(key(email).into_owned(), key(name).into_owned())).map_or(&[], Vec::as_slice)
    }

    /// Whom a spelling of this table meant before.
    pub fn known(&self, said: &str) -> Option<usize> {
        self.spellings.get(said)
    }

    /// Notes whom a spelling means. Whoever is made a member later has no name or code that anybody had before.
    pub fn note(&mut self, said: &str, place: usize) -> usize {
        self.spellings.note(said, place);
        place
    }

    /// Begins a table, which says by what it knows people, and which words stand for others.
    pub fn begin(&mut self) {
        self.spellings.clear();
    }

    /// Whether a text stands for the community itself.
    pub fn is_own(&self, text: &str) -> bool {
        if text.is_empty() || self.own.is_empty() {
            return false;
        }
        let text = key(text);
        self.own.contains(&*text) || self.like_own.iter().any(|own| fits(own, &text))
    }

    /// Whether a text stands for people nobody knows any more.
    pub fn is_gone(&self, text: &str) -> bool {
        !text.is_empty() && !self.gone.is_empty() && self.gone.contains(&*key(text))
    }

    /// Who is meant, where the mapping says that two spellings are one.
    pub fn meant(&self, said: &str) -> Option<String> {
        if self.same.is_empty() { None } else { self.same.get(&*key(said)).cloned() }
    }

    /// The community under the name it is called by.
    pub fn the_community(&mut self, code: &str) -> usize {
        if !self.community_named {
            self.community_named = true;
            if let Some(place) = self.community {
                self.rename(place, code);
            }
        }
        self.some_community(code)
    }

    /// The community, under a placeholder until the files say its name.
    pub fn some_community(&mut self, placeholder: &str) -> usize {
        match self.community {
            Some(place) => place,
            None => {
                self.spellings.clear();
                let place = self.add(MemberRow { kind: "public", ..MemberRow::called(placeholder, placeholder) }, "");
                self.community = Some(place);
                place
            }
        }
    }

    fn rename(&mut self, place: usize, code: &str) {
        self.spellings.clear();
        let Some(row) = self.rows.get_mut(place) else { return };
        let before = key(&row.code).into_owned();
        (row.code, row.name) = (code.to_owned(), code.to_owned());
        if self.codes.get(&before) == Some(&place) {
            self.codes.remove(&before);
        }
        take_out(&mut self.names, &before, place);
        self.codes.entry(key(code).into_owned()).or_insert(place);
        self.names.entry(key(code).into_owned()).or_default().push(place);
    }

    /// Where the list of people stands, to come back to.
    pub fn mark(&self) -> Mark {
        Mark { rows: self.rows.len(), community: self.community, community_named: self.community_named }
    }

    /// Forgets everybody who was added since: a row that is not taken makes nobody a member.
    pub fn back_to(&mut self, mark: &Mark) {
        if self.rows.len() > mark.rows {
            self.spellings.clear();
        }
        while self.rows.len() > mark.rows {
            let Some(row) = self.rows.pop() else { break };
            let place = self.rows.len();
            let code = key(&row.code).into_owned();
            if self.codes.get(&code) == Some(&place) {
                self.codes.remove(&code);
            }
            let (name, email) = (key(&row.name).into_owned(), key(row.contact.get("email").map_or("", String::as_str)).into_owned());
            take_out(&mut self.names, &name, place);
            take_out(&mut self.emails, &email, place);
            take_out(&mut self.both, &(email, name), place);
        }
        if self.community != mark.community {
            (self.community, self.community_named) = (mark.community, mark.community_named);
        }
    }
}

/// A place in the list of people.
pub struct Mark {
    rows: usize,
    community: Option<usize>,
    community_named: bool,
}

/// Takes a place out of those of a key. Those that were added last are taken out first, and stand at the end.
fn take_out<Q: Ord + ?Sized, K: Ord + std::borrow::Borrow<Q>>(all: &mut BTreeMap<K, Vec<usize>>, key: &Q, place: usize) {
    let Some(places) = all.get_mut(key) else { return };
    if let Some(at) = places.iter().rposition(|there| *there == place) {
        places.remove(at);
    }
    if places.is_empty() {
        all.remove(key);
    }
}
