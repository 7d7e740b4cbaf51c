//! Sums of money in a cell, in hundredths: `2.40`, `£2.40`, `2,40 €`, `40p`.

use crate::values::duration::{Decimals, Length, Ratio, read};

/// Words for a whole unit of a currency, in lower case.
const WHOLE: &[&str] = &[
    "£", "€", "$", "gbp", "eur", "usd", "chf", "cad", "aud", "nzd", "sek", "nok", "dkk", "pln", "czk", "pound", "pounds", "euro", "euros",
    "dollar", "dollars",
];
/// Words for a hundredth of one.
const HUNDREDTH: &[&str] = &["p", "c", "ct", "cts", "cent", "cents", "penny", "pence", "céntimos", "centimes"];

/// Returns the hundredths a text says, or `None` if it is not one number with at most a currency before or after it. A sum never has
/// a second number or any other word: `2 of 3`, `10 km` and `50%` are no sums. Zero stands for a blank and for dashes.
///
/// `own` is the code of the charter's currency.
pub fn hundredths(text: &str, own: &str, decimals: Decimals) -> Option<u32> {
    let text = text.trim();
    if text.chars().all(|c| matches!(c, '-' | '–' | '£' | '€' | '$') || c.is_whitespace()) {
        return Some(0);
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let (first, last) = (text.find(is_digit)?, text.rfind(is_digit)?.checked_add(1)?);
    let (before, number, after) = (text.get(..first)?.trim(), text.get(first..last)?, text.get(last..)?.trim());
    if !number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) || !before.is_empty() && !after.is_empty() {
        return None;
    }
    let (before, after) = (before.to_lowercase(), after.trim_end_matches('.').to_lowercase());
    let own = own.to_lowercase();
    let whole = |word: &str| word.is_empty() || word == own || WHOLE.contains(&word);
    let times = match (whole(&before), HUNDREDTH.contains(&after.as_str())) {
        (true, true) => 1,
        (true, false) if whole(&after) => 100,
        _ => return None,
    };
    match read(number, decimals) {
        Ok(Length::Bare(money)) => money.times(Ratio::whole(times)).and_then(Ratio::as_whole).and_then(|sum| u32::try_from(sum).ok()),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_one_number_with_at_most_a_currency() {
        for (text, sum) in [
            ("2.40", 240),
            ("£2.40", 240),
            ("£ 3", 300),
            ("2,40 €", 240),
            ("EUR 7.5", 750),
            ("7 euros", 700),
            ("40p", 40),
            ("75c", 75),
            ("75 ct.", 75),
            ("12 xbt", 1_200),
            ("£ -", 0),
            ("–", 0),
        ] {
            assert_eq!(hundredths(text, "XBT", Decimals::Unsaid), Some(sum), "{text}");
        }
        for text in
            ["10 km", "3rd", "2x", "50%", "2 of 3", "(2.40)", "-2.40", "2.40-", "£2.40p", "p40", "2.405", "£2 + £3", "about 3", "12 xyz"]
        {
            assert_eq!(hundredths(text, "XBT", Decimals::Unsaid), None, "{text}");
        }
    }
}
