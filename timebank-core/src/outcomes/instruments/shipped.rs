//! The instruments that may be shipped, by the Open Government Licence, and our own.

use super::definition::*;
use crate::outcomes::Figure;

const ATTRIBUTION: &str =
    "Contains public sector information licensed under the Open Government Licence v3.0 (Office for National Statistics)";

fn item(code: &str, text: &str, values: std::ops::RangeInclusive<i32>, labels: &[&str]) -> Item {
    let labels = labels.iter().map(|label| (*label).to_owned()).collect();
    Item { code: code.into(), text: text.into(), values: values.collect(), labels, reverse: false }
}

fn scale(name: &str, range: (i32, i32), better: Better, bands: &[(&str, i32, i32)]) -> Scale {
    let band = |(name, from, to): &(&str, i32, i32)| Band { name: (*name).into(), from: *from, to: *to };
    Scale { name: name.into(), least: range.0, most: range.1, better, bands: bands.iter().map(band).collect() }
}

impl Instrument {
    /// The codes of the instruments that are shipped.
    pub const SHIPPED: &'static [&'static str] = &["ons4", "ucla3", "loneliness", "goals"];

    /// One that is shipped.
    pub fn shipped(id: &str) -> Option<Self> {
        match id {
            "ons4" => Some(Self::ons4()),
            "ucla3" => Some(Self::ucla3()),
            "loneliness" => Some(Self::loneliness()),
            "goals" => Some(Self::goals()),
            _ => None,
        }
    }

    /// Personal wellbeing in four questions, never added up.
    pub fn ons4() -> Self {
        let ask = |code, text| item(code, text, 0..=10, &[]);
        let good = [("low", 0, 4), ("medium", 5, 6), ("high", 7, 8), ("very high", 9, 10)];
        let anxious = [("very low", 0, 1), ("low", 2, 3), ("medium", 4, 5), ("high", 6, 10)];
        Self {
            id: "ons4".into(),
            version: "2018".into(),
            name: "Personal wellbeing (ONS4)".into(),
            items: vec![
                ask("satisfied", "Overall, how satisfied are you with your life nowadays?"),
                ask("worthwhile", "Overall, to what extent do you feel that the things you do in your life are worthwhile?"),
                ask("happy", "Overall, how happy did you feel yesterday?"),
                ask("anxious", "Overall, how anxious did you feel yesterday?"),
            ],
            scorer: Scorer::Single,
            scales: vec![
                scale("satisfied", (0, 10), Better::Higher, &good),
                scale("worthwhile", (0, 10), Better::Higher, &good),
                scale("happy", (0, 10), Better::Higher, &good),
                scale("anxious", (0, 10), Better::Lower, &anxious),
            ],
            lookup: Vec::new(),
            missing: MissingRule { at_least: 1, prorate: false },
            least_reported: 8,
            criterion: Figure::ONE,
            licence: Licence { kind: LicenceKind::Open, reference: "Open Government Licence v3.0".into() },
            citation: "Office for National Statistics (2018), Personal well-being user guidance".into(),
            attribution: ATTRIBUTION.into(),
        }
    }

    /// Loneliness in three questions. There is no score at which somebody "is lonely".
    pub fn ucla3() -> Self {
        let labels = ["hardly ever or never", "some of the time", "often"];
        let ask = |code, text| item(code, text, 1..=3, &labels);
        Self {
            id: "ucla3".into(),
            version: "gss-2018".into(),
            name: "Loneliness, three questions (UCLA-3)".into(),
            items: vec![
                ask("companionship", "How often do you feel that you lack companionship?"),
                ask("left-out", "How often do you feel left out?"),
                ask("isolated", "How often do you feel isolated from others?"),
            ],
            scorer: Scorer::Sum,
            scales: vec![scale("loneliness", (3, 9), Better::Lower, &[("3 to 4", 3, 4), ("5 to 7", 5, 7), ("8 to 9", 8, 9)])],
            lookup: Vec::new(),
            missing: MissingRule { at_least: 3, prorate: false },
            least_reported: 8,
            criterion: Figure::ONE,
            licence: Licence { kind: LicenceKind::Open, reference: "Open Government Licence v3.0".into() },
            citation: "Hughes et al. (2004), Research on Aging 26; as harmonised by the Government Statistical Service (2018)".into(),
            attribution: ATTRIBUTION.into(),
        }
    }

    /// Loneliness asked directly.
    pub fn loneliness() -> Self {
        let labels = ["often or always", "some of the time", "occasionally", "hardly ever", "never"];
        let bands = [(labels[0], 1, 1), (labels[1], 2, 2), (labels[2], 3, 3), (labels[3], 4, 4), (labels[4], 5, 5)];
        Self {
            id: "loneliness".into(),
            version: "gss-2018".into(),
            name: "Loneliness, asked directly".into(),
            items: vec![item("lonely", "How often do you feel lonely?", 1..=5, &labels)],
            scorer: Scorer::Single,
            scales: vec![scale("loneliness", (1, 5), Better::Higher, &bands)],
            lookup: Vec::new(),
            missing: MissingRule { at_least: 1, prorate: false },
            least_reported: 8,
            criterion: Figure::ONE,
            licence: Licence { kind: LicenceKind::Open, reference: "Open Government Licence v3.0".into() },
            citation: "Government Statistical Service (2018), Loneliness harmonised standard".into(),
            attribution: ATTRIBUTION.into(),
        }
    }

    /// Up to three goals in the member's own words, each from 0 to 10; change is told goal by goal.
    pub fn goals() -> Self {
        let goal = |code| item(code, "", 0..=10, &[]);
        let each = |name| scale(name, (0, 10), Better::Higher, &[]);
        Self {
            id: "goals".into(),
            version: "1".into(),
            name: "Goals in the member's own words".into(),
            items: vec![goal("first"), goal("second"), goal("third")],
            scorer: Scorer::Single,
            scales: vec![each("first"), each("second"), each("third")],
            lookup: Vec::new(),
            missing: MissingRule { at_least: 1, prorate: false },
            least_reported: 8,
            criterion: Figure::ONE,
            licence: Licence { kind: LicenceKind::Open, reference: "as this library".into() },
            citation: "of this library".into(),
            attribution: String::new(),
        }
    }
}
