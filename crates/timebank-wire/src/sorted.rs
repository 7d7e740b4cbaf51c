//! JSON with every object's fields sorted by name. Errors and snapshots of people are written in this form.

use super::parse::{Kind, Node, parse, unescape};
use std::borrow::Cow;

/// Writes `json` again with sorted fields. With `sparse`, empty fields of the outermost object (null, an empty list or object)
/// are omitted. Writes nothing if `json` is not valid JSON.
pub fn sorted(json: &[u8], sparse: bool, out: &mut Vec<u8>) {
    if let Ok(nodes) = parse(json) {
        Sorter { json, nodes }.write(0, sparse, out);
    }
}

struct Sorter<'a> {
    json: &'a [u8],
    nodes: Vec<Node>,
}

impl Sorter<'_> {
    fn node(&self, index: u32) -> Option<Node> {
        self.nodes.get(index as usize).copied()
    }

    fn slice(&self, node: Node) -> &[u8] {
        self.json.get(node.begins()..node.ends()).unwrap_or_default()
    }

    fn name(&self, node: Node) -> Cow<'_, str> {
        let text = self.json.get(node.start as usize..node.end as usize).unwrap_or_default();
        let text = std::str::from_utf8(text).unwrap_or_default();
        if node.escaped { Cow::Owned(unescape(text)) } else { Cow::Borrowed(text) }
    }

    fn is_empty(&self, index: u32) -> bool {
        self.node(index).is_none_or(|node| match node.kind {
            Kind::Null => true,
            Kind::List | Kind::Object => node.next == index.saturating_add(1),
            _ => false,
        })
    }

    fn write(&self, index: u32, sparse: bool, out: &mut Vec<u8>) {
        let Some(node) = self.node(index) else { return };
        let mut inside = index.saturating_add(1);
        match node.kind {
            Kind::Object => {
                let mut fields: Vec<(Cow<'_, str>, Node, u32)> = Vec::new();
                while inside < node.next
                    && let Some(key) = self.node(inside)
                {
                    let value = inside.saturating_add(1);
                    if !sparse || !self.is_empty(value) {
                        fields.push((self.name(key), key, value));
                    }
                    inside = self.node(value).map_or(u32::MAX, |value| value.next);
                }
                crate::order::sort_by(&mut fields, &mut |a, b| a.0.cmp(&b.0));
                out.push(b'{');
                for (first, (_, key, value)) in fields.into_iter().enumerate() {
                    if first > 0 {
                        out.push(b',');
                    }
                    out.extend_from_slice(self.slice(key));
                    out.push(b':');
                    self.write(value, false, out);
                }
                out.push(b'}');
            }
            Kind::List => {
                out.push(b'[');
                while inside < node.next
                    && let Some(item) = self.node(inside)
                {
                    if inside > index.saturating_add(1) {
                        out.push(b',');
                    }
                    self.write(inside, false, out);
                    inside = item.next;
                }
                out.push(b']');
            }
            _ => out.extend_from_slice(self.slice(node)),
        }
    }
}
