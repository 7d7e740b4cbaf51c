//! Sums of money in a cell, in hundredths: `2.40`, `£2.40`, `2,40 €`, `50 kr`, `CHF 1'000`, `40p`, `50,-`.

use crate::values::duration::{Decimals, Length, Ratio, read};
use std::borrow::Cow;

/// Words for a whole unit of money, in lower case, and the currencies each may mean.
const WHOLE: &[(&[&str], &[&str])] = &[
    (&["£", "pound", "pounds", "quid"], &["gbp"]),
    (&["€", "euro", "euros"], &["eur"]),
    (&["$", "dollar", "dollars"], &["usd", "cad", "aud", "nzd", "hkd", "sgd", "mxn", "ars", "clp", "cop"]),
    (&["us$"], &["usd"]),
    (&["c$", "ca$"], &["cad"]),
    (&["a$", "au$"], &["aud"]),
    (&["nz$"], &["nzd"]),
    (&["fr", "sfr", "franken", "franc", "francs"], &["chf"]),
    (&["kr", "krone", "kroner", "krona", "kronor", "króna", "krónur"], &["sek", "nok", "dkk", "isk"]),
    (&["kč", "kc", "koruna", "koruny", "korun"], &["czk"]),
    (&["zł", "zl", "złoty", "zloty", "złote", "złotych"], &["pln"]),
    (&["ft", "forint"], &["huf"]),
    (&["leu", "lei"], &["ron"]),
    (&["лв", "lev", "leva"], &["bgn"]),
    (&["₺", "tl", "lira"], &["try"]),
    (&["₴", "грн"], &["uah"]),
    (&["₹", "rs", "rupee", "rupees"], &["inr"]),
    (&["¥", "円", "yen"], &["jpy", "cny"]),
    (&["元", "yuan"], &["cny"]),
    (&["₩"], &["krw"]),
    (&["₪", "shekel", "shekels"], &["ils"]),
    (&["r$", "real", "reais"], &["brl"]),
    (&["peso", "pesos"], &["mxn", "ars", "clp", "cop"]),
    (&["r", "rand"], &["zar"]),
];
/// Words for a hundredth of one, and the currencies each may mean.
const HUNDREDTH: &[(&[&str], &[&str])] = &[
    (&["p", "penny", "pence"], &["gbp"]),
    (&["c", "ct", "cts", "cent", "cents"], &["eur", "usd", "cad", "aud", "nzd", "hkd", "sgd", "zar"]),
    (&["céntimos", "cèntims"], &["eur"]),
    (&["centimes"], &["eur", "chf"]),
    (&["rp", "rappen"], &["chf"]),
    (&["öre", "øre"], &["sek", "nok", "dkk"]),
];
/// What stands in place of hundredths where there are none: `50,-`.
const NONE: &[&str] = &[",-", ",–", ",—", ".-", ".–", ".—"];
/// Why money is no length of time.
pub const NO_TIME: &str = "this is a sum of money, not a length of time";

/// The currencies a word for a whole unit may mean: those of its group, or itself where it is the code of one.
fn currencies(word: &str) -> Option<&'static [&'static str]> {
    let code = || WHOLE.iter().flat_map(|(_, codes)| *codes).find(|code| **code == word).map(std::slice::from_ref);
    WHOLE.iter().find(|(words, _)| words.contains(&word)).map(|(_, codes)| *codes).or_else(code)
}

/// The currencies a word for a hundredth may mean.
fn in_hundredths(word: &str) -> Option<&'static [&'static str]> {
    HUNDREDTH.iter().find(|(words, _)| words.contains(&word)).map(|(_, codes)| *codes)
}

/// A text parted at its number: what stands before it, the number, what stands after it, the words without blanks and in lower case.
struct Sum<'t> {
    before: String,
    number: &'t str,
    after: String,
    /// Whether dashes stand in place of hundredths.
    none: bool,
}

impl<'t> Sum<'t> {
    /// Nothing where no digit is, and where something stands on both sides.
    fn of(text: &'t str) -> Option<Self> {
        let is_digit = |c: char| c.is_ascii_digit();
        let (first, last) = (text.find(is_digit)?, text.rfind(is_digit)?.checked_add(1)?);
        let (before, number, after) = (text.get(..first)?.trim(), text.get(first..last)?, text.get(last..)?.trim());
        // `£.50`: the dot belongs to the number, and `.50` could be anything. `Kr.50` is an abbreviation.
        if before.ends_with('.') && !before.trim_end_matches('.').ends_with(char::is_alphabetic) {
            return None;
        }
        let whole = NONE.iter().find_map(|none| after.strip_prefix(none));
        let after = whole.unwrap_or(after).trim();
        let word = |text: &str| text.trim_end_matches('.').trim_end().to_lowercase();
        let parted = Self { before: word(before), number, after: word(after), none: whole.is_some() };
        (parted.before.is_empty() || parted.after.is_empty()).then_some(parted)
    }
}

/// Whether a text is a sum of money by the word or mark beside its number.
pub fn is_money(text: &str) -> bool {
    let says = |word: &str| currencies(word).is_some();
    Sum::of(text.trim()).is_some_and(|sum| says(&sum.before) || says(&sum.after) || in_hundredths(&sum.after).is_some() || sum.none)
}

/// A number without the blanks and apostrophes that part its thousands: `1'000.50`, `12 000`.
fn ungrouped(number: &str) -> Option<Cow<'_, str>> {
    let mark = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’');
    if !number.contains(mark) {
        return Some(number.into());
    }
    let mut parts = number.split(mark).peekable();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut whole = parts.next().filter(|first| (1..=3).contains(&first.len()) && digits(first))?.to_owned();
    while let Some(part) = parts.next() {
        let three = part.get(..3).filter(|three| digits(three))?;
        let rest = part.get(3..)?;
        if !rest.is_empty() && (parts.peek().is_some() || !rest.starts_with(['.', ','])) {
            return None;
        }
        whole.push_str(three);
        whole.push_str(rest);
    }
    Some(whole.into())
}

/// Returns the hundredths a text says, or `None` if it is not one number with at most a currency before or after it. A sum never has
/// a second number or any other word: `2 of 3`, `10 km` and `50%` are no sums. Zero stands for a blank and for dashes.
///
/// `own` is the code of the charter's currency: a sum in another one is none.
pub fn hundredths(text: &str, own: &str, decimals: Decimals) -> Option<u32> {
    let text = text.trim();
    if text.chars().all(|c| matches!(c, '-' | '–' | '£' | '€' | '$') || c.is_whitespace()) {
        return Some(0);
    }
    let sum = Sum::of(text)?;
    let number = ungrouped(sum.number)?;
    // Three digits behind the only mark may be thousands; hundredths have two.
    let doubtful = number.split_once(['.', ',']).is_some_and(|(_, after)| after.len() == 3);
    if doubtful || !number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let own = own.to_lowercase();
    // Of a currency that is not known here nobody can say what it is called.
    let any = own.is_empty() || currencies(&own).is_none();
    let whole =
        |word: &str| word.is_empty() || word == own || currencies(word).is_some_and(|all| any || all.iter().any(|code| *code == own));
    let small = in_hundredths(&sum.after).is_some_and(|all| any || all.iter().any(|code| *code == own));
    let times = match (whole(&sum.before), small) {
        (true, true) if !sum.none => 1,
        (true, false) if whole(&sum.after) => 100,
        _ => return None,
    };
    match read(&number, decimals) {
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
            ("50 kr", 5_000),
            ("Kr. 50", 5_000),
            ("50 Kč", 5_000),
            ("CHF 20", 2_000),
            ("CHF 1'000.50", 100_050),
            ("12 000 Ft", 1_200_000),
            ("50,-", 5_000),
            ("20.– Fr.", 2_000),
            ("50 øre", 50),
        ] {
            assert_eq!(hundredths(text, "XBT", Decimals::Unsaid), Some(sum), "{text}");
        }
        for text in [
            "10 km",
            "3rd",
            "2x",
            "50%",
            "2 of 3",
            "(2.40)",
            "-2.40",
            "2.40-",
            "£.50",
            ".50",
            "€ .5",
            "£2.40p",
            "p40",
            "2.405",
            "£2 + £3",
            "about 3",
            "12 xyz",
            "2 3",
            "1'00",
            "1 0000",
            "1'000.5'000",
            "50,-p",
            "1.000 kr",
            "1,000 Ft",
        ] {
            assert_eq!(hundredths(text, "XBT", Decimals::Unsaid), None, "{text}");
        }
    }

    #[test]
    fn a_sum_in_another_currency_is_none() {
        for (text, own, sum) in [
            ("20 CHF", "EUR", None),
            ("£20", "EUR", None),
            ("20 €", "EUR", Some(2_000)),
            ("20 kr", "DKK", Some(2_000)),
            ("20 kr", "EUR", None),
            ("$20", "NZD", Some(2_000)),
            ("US$20", "NZD", None),
            ("SEK 20", "NOK", None),
            ("20", "NOK", Some(2_000)),
            ("40p", "EUR", None),
            ("40p", "GBP", Some(40)),
            ("50 øre", "EUR", None),
            ("50 øre", "NOK", Some(50)),
            ("£20", "", Some(2_000)),
        ] {
            assert_eq!(hundredths(text, own, Decimals::Unsaid), sum, "{text} {own}");
        }
    }

    #[test]
    fn money_is_told_from_lengths_of_time() {
        for text in ["50 kr", "50 Kč", "CHF 20", "£5", "5 €", "$5", "40p", "50,-", "R$ 5", "zł 3", "₹200", "20 quid", "1'000 Fr."] {
            assert!(is_money(text), "{text}");
        }
        for text in
            ["", "2", "1.5", "1h30", "90 mins", "45'", "1½ h", "2 hrs", "half an hour", "5 min", "3 days", "kr", "2 of 3", "1,5 Std."]
        {
            assert!(!is_money(text), "{text}");
        }
    }
}
