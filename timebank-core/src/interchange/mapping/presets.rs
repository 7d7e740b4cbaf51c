//! Mappings of the systems we know, as data.

use super::Mapping;

/// The systems there is a mapping for.
pub const PRESETS: &[&str] =
    &["timeoverflow", "timeoverflow-export", "cyclos-3", "nexus", "community-weaver-3", "elas", "cclite", "valueflows", "credit-commons"];

/// The mapping of a system we know, by its name in [`PRESETS`].
///
/// ```
/// use timebank_core::interchange::mapping::{Field, preset};
/// // The column called after the one who provides holds the payer there: the member who was helped.
/// let nexus = preset("nexus").unwrap();
/// assert_eq!(nexus.tables[3].columns[&Field::Payer], ["Provider Email"]);
/// ```
pub fn preset(name: &str) -> Option<Mapping> {
    let json: &str = match name {
        "timeoverflow" => include_str!("presets/timeoverflow.json"),
        "timeoverflow-export" => include_str!("presets/timeoverflow-export.json"),
        "cyclos-3" => include_str!("presets/cyclos-3.json"),
        "nexus" => include_str!("presets/nexus.json"),
        "community-weaver-3" => include_str!("presets/community-weaver-3.json"),
        "elas" => include_str!("presets/elas.json"),
        "cclite" => include_str!("presets/cclite.json"),
        "valueflows" => include_str!("presets/valueflows.json"),
        "credit-commons" => include_str!("presets/credit-commons.json"),
        _ => return None,
    };
    Mapping::from_json(json.as_bytes()).ok()
}
