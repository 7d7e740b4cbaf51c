//! Objects and variants: fields found by name, tags, words.

use super::{At, Fields, Source, shorten};
use crate::parse::{Kind, Node};

impl Source<'_> {
    /// Finds each field of an object and stores its position in `slots`, in the order of `fields`. Records an error if a field is
    /// missing, duplicated or unknown.
    #[inline]
    pub fn fields(&mut self, at: At, fields: &Fields, slots: &mut [At]) {
        if self.rows {
            slots.fill(At::ROOT);
        } else {
            self.find_fields(at, fields, slots);
        }
    }

    fn find_fields(&mut self, at: At, fields: &Fields, slots: &mut [At]) {
        let Some(object) = self.expect(at, Kind::Object, "an object") else { return };
        let mut key = at.after();
        let mut guess = 0;
        let mut tags = if self.tagged.0 == at { 0 } else { 2u32 };
        let mut besides = if self.beside.0 == at { 0 } else { 2u32 };
        while key.0 < object.next
            && let Some(node) = self.node(key)
        {
            let name = self.plain(node);
            let value = key.after();
            if tags < 2 && *name == *self.tagged.1 {
                tags = tags.wrapping_add(1);
                if tags == 2 {
                    self.refuse(key, &format!("duplicate field `{name}`"));
                }
            } else if besides < 2 && *name == *self.beside.1 {
                besides = besides.wrapping_add(1);
                if besides == 2 {
                    self.refuse(key, &format!("duplicate field `{name}`"));
                }
            } else if let Some(index) = find(fields.names, guess, &name) {
                if let Some(slot) = slots.get_mut(index) {
                    if !slot.is_nowhere() {
                        self.refuse(key, &format!("duplicate field `{name}`"));
                    }
                    *slot = value;
                }
                guess = index.wrapping_add(1);
            } else if fields.strict {
                self.unknown("field", key, &name, fields.names);
            }
            key = At(self.node(value).map_or(u32::MAX, |node| node.next));
        }
        let missing = slots.iter().zip(fields.names).enumerate();
        let missing = missing.filter(|(index, (slot, _))| slot.is_nowhere() && (fields.needed >> (index & 63)) & 1 == 1);
        if let Some((_, (_, name))) = missing.into_iter().next() {
            self.refuse(at, &format!("missing field `{name}`"));
        }
        if self.failed() {
            slots.fill(At::NOWHERE);
        }
    }

    #[cold]
    #[inline(never)]
    fn unknown(&mut self, what: &str, at: At, given: &str, known: &[&str]) {
        let mut why = format!("unknown {what} `{}`", shorten(given));
        why.push_str(if known.is_empty() {
            ", there are none"
        } else if known.len() == 1 {
            ", expected `"
        } else {
            ", expected one of `"
        });
        if !known.is_empty() {
            why.push_str(&known.join("`, `"));
            why.push('`');
        }
        self.refuse(at, &why);
    }

    /// Returns the position of one field that the object carries in addition to its structure's own. Later calls of
    /// [`Source::fields`] on the same object accept that field.
    pub fn beside(&mut self, at: At, name: &'static str) -> At {
        let Some(object) = self.expect(at, Kind::Object, "an object") else { return At::NOWHERE };
        self.beside = (at, name);
        let mut key = at.after();
        while key.0 < object.next
            && let Some(node) = self.node(key)
        {
            let value = key.after();
            if *self.plain(node) == *name {
                return value;
            }
            key = At(self.node(value).map_or(u32::MAX, |node| node.next));
        }
        self.refuse(at, &format!("missing field `{name}`"));
        At::NOWHERE
    }

    /// Refuses any field other than the tag.
    pub fn nothing_else(&mut self, at: At) {
        self.fields(at, &Fields { names: &[], needed: 0, strict: true }, &mut []);
    }

    /// Returns the index in `words` of the text at `at`.
    pub fn word(&mut self, at: At, words: &[&'static str]) -> usize {
        if self.rows {
            return self.index(words.len());
        }
        match self.node(at) {
            Some(node) if matches!(node.kind, Kind::Text | Kind::Key) => self.known(at, node, words),
            _ => {
                self.mistaken(at, "a text");
                0
            }
        }
    }

    fn known(&mut self, at: At, node: Node, words: &[&'static str]) -> usize {
        let given = self.plain(node);
        find(words, 0, &given).unwrap_or_else(|| {
            self.unknown("variant", at, &given, words);
            0
        })
    }

    /// Returns the index in `words` of the variant named by the object's field `tag`.
    pub fn tag(&mut self, at: At, tag: &'static str, words: &[&'static str]) -> usize {
        if self.rows {
            self.refuse(at, "rows have no tags");
        }
        let Some(object) = self.expect(at, Kind::Object, "an object") else { return 0 };
        self.tagged = (at, tag);
        let mut key = at.after();
        while key.0 < object.next
            && let Some(node) = self.node(key)
        {
            let value = key.after();
            if *self.plain(node) == *tag {
                return self.word(value, words);
            }
            key = At(self.node(value).map_or(u32::MAX, |node| node.next));
        }
        self.refuse(at, &format!("missing field `{tag}`"));
        0
    }

    /// Returns the index of the variant at `at` and the position of its value. In JSON a variant is a bare word, or an object
    /// with one field.
    pub fn variant(&mut self, at: At, words: &[&'static str]) -> (usize, At) {
        if self.rows {
            return (self.index(words.len()), At::ROOT);
        }
        self.bare = self.node(at).is_some_and(|node| node.kind == Kind::Text);
        if self.bare {
            return (self.word(at, words), at);
        }
        let Some(object) = self.expect(at, Kind::Object, "a text or an object") else { return (0, At::NOWHERE) };
        let key = at.after();
        let value = key.after();
        match self.node(key) {
            Some(node) if node.kind == Kind::Key && self.node(value).is_some_and(|inside| inside.next == object.next) => {
                (self.known(key, node, words), value)
            }
            _ => {
                self.refuse(at, "an object with one field is expected");
                (0, At::NOWHERE)
            }
        }
    }
}

/// Returns the index of `name`. Tries `guess` first, because fields mostly arrive in their declared order.
fn find(names: &[&str], guess: usize, name: &str) -> Option<usize> {
    if names.get(guess).is_some_and(|guessed| *guessed == name) {
        return Some(guess);
    }
    names.iter().position(|known| *known == name)
}
