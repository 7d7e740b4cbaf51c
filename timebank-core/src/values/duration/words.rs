//! The words, marks and numbers that lengths are written with.

use super::{Decimals, Ratio, Unit, Unread};

/// Digits before and after the decimal mark, at most.
const WHOLE: usize = 16;
const PLACES: usize = 12;

/// A number, and whether it is an article alone: `an hour` is one hour, `2 h a` is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    pub value: Ratio,
    pub article: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    Number(Number),
    Unit(Unit),
    And,
}

/// The unit a word or mark stands for, in the languages of the systems that are read. Lower case.
pub fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "h" | "hr" | "hrs" | "hour" | "hours" | "hora" | "horas" | "hores" | "heure" | "heures" | "ora" | "ore" | "std" | "stunde"
        | "stunden" | "uur" | "uren" | "awr" | "oriau" | "ordu" | "timme" | "timmar" => Unit::Hour,
        "m" | "min" | "mins" | "minute" | "minutes" | "minuto" | "minutos" | "minut" | "minuts" | "minuti" | "minuten" | "munud"
        | "minutu" | "'" | "’" | "′" => Unit::Minute,
        "s" | "sec" | "secs" | "second" | "seconds" | "segundo" | "segundos" | "segon" | "segons" | "seconde" | "secondes" | "secondi"
        | "sekunde" | "sekunden" | "\"" | "”" | "″" => Unit::Second,
        _ => return None,
    })
}

/// Longer units, whose hours of help nobody knows.
fn is_longer(word: &str) -> bool {
    matches!(
        word,
        "d" | "day" | "days" | "week" | "weeks" | "month" | "months" | "día" | "días" | "dia" | "dies" | "jour" | "jours" | "tag" | "tage"
    )
}

fn number_word(word: &str) -> Option<i128> {
    Some(match word {
        "one" | "eins" => 1,
        "two" | "dos" | "dues" | "deux" | "zwei" | "due" => 2,
        "three" | "tres" | "trois" | "drei" | "tre" => 3,
        "four" | "cuatro" | "quatre" | "vier" | "quattro" => 4,
        "five" | "cinco" | "cinc" | "cinq" | "fünf" | "cinque" => 5,
        "six" | "seis" | "sis" | "sechs" | "sei" => 6,
        "seven" | "siete" | "set" | "sept" | "sieben" | "sette" => 7,
        "eight" | "ocho" | "vuit" | "huit" | "acht" | "otto" => 8,
        "nine" | "nueve" | "nou" | "neuf" | "neun" | "nove" => 9,
        "ten" | "diez" | "deu" | "dix" | "zehn" | "dieci" => 10,
        "eleven" | "onze" | "elf" | "undici" => 11,
        "twelve" | "doce" | "dotze" | "douze" | "zwölf" | "dodici" => 12,
        "fifteen" | "quince" | "quinze" | "fünfzehn" | "quindici" => 15,
        "twenty" | "veinte" | "vint" | "vingt" | "zwanzig" | "venti" => 20,
        "thirty" | "treinta" | "trenta" | "trente" | "dreißig" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "ninety" => 90,
        _ => return None,
    })
}

fn part_word(word: &str) -> Option<(i128, i128)> {
    Some(match word {
        "half" | "media" | "mitja" | "demi" | "demie" | "halbe" | "mezza" | "mezz" => (1, 2),
        "quarter" | "quarters" | "cuarto" | "cuartos" | "quart" | "quarts" => (1, 4),
        _ => return None,
    })
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "un" | "una" | "une" | "ein" | "eine")
}

fn vulgar(letter: char) -> Option<Ratio> {
    let (a, b) = match letter {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅙' => (1, 6),
        _ => return None,
    };
    Ratio::new(a, b)
}

/// A text as its numbers, units and words between them.
pub fn tokens(text: &str, decimals: Decimals) -> Result<Vec<Token>, Unread> {
    let mut all: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let taken = if letter.is_ascii_digit() {
            let end = digits_end(rest);
            let (written, after) = rest.split_at_checked(end).ok_or(Unread::NotALength)?;
            let number = number(written, decimals)?;
            let end_of_fraction = fraction(number, after);
            let (value, more) = end_of_fraction.unwrap_or((number, 0));
            push_number(&mut all, value, end_of_fraction.is_some())?;
            end.saturating_add(more)
        } else if all.is_empty()
            && matches!(letter, '.' | ',')
            && rest.get(1..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        {
            // `.5` is a half.
            let end = digits_end(rest.get(1..).unwrap_or_default()).saturating_add(1);
            let written = format!("0{}", rest.get(..end).unwrap_or_default());
            push_number(&mut all, number(&written, decimals)?, false)?;
            end
        } else if let Some(part) = vulgar(letter) {
            push_number(&mut all, part, true)?;
            letter.len_utf8()
        } else if letter.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            push_word(&mut all, rest.get(..end).unwrap_or_default())?;
            end
        } else if letter.is_whitespace() || ends_a_unit(letter, rest, &all) {
            letter.len_utf8()
        } else if matches!(letter, '&' | '+') {
            all.push(Token::And);
            letter.len_utf8()
        } else if rest.starts_with("''") {
            all.push(Token::Unit(Unit::Second));
            2
        } else {
            let mark = rest.get(..letter.len_utf8()).unwrap_or_default();
            all.push(Token::Unit(unit(mark).ok_or(Unread::NotALength)?));
            letter.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    Ok(all)
}

/// A mark behind a unit that says nothing: the point of `30 min.`, the comma of `1 hour, 30 minutes`.
fn ends_a_unit(letter: char, rest: &str, all: &[Token]) -> bool {
    let listed = letter == ',' && rest.get(1..).is_some_and(|after| after.starts_with(char::is_whitespace));
    (letter == '.' || listed) && matches!(all.last(), Some(Token::Unit(_)))
}

/// A number; a part right after a whole number belongs to it: `1½`, `1 1/2`.
fn push_number(all: &mut Vec<Token>, value: Ratio, part: bool) -> Result<(), Unread> {
    if let (Some(Token::Number(before)), true) = (all.last_mut(), part && value.is_part()) {
        if !before.value.is_whole() {
            return Err(Unread::NotALength);
        }
        before.value = before.value.plus(value).ok_or(Unread::TooLarge)?;
        return Ok(());
    }
    all.push(Token::Number(Number { value, article: false }));
    Ok(())
}

fn push_word(all: &mut Vec<Token>, word: &str) -> Result<(), Unread> {
    if let Some(unit) = unit(word) {
        all.push(Token::Unit(unit));
    } else if let Some(number) = number_word(word) {
        all.push(Token::Number(Number { value: Ratio::whole(number), article: false }));
    } else if let Some((a, b)) = part_word(word) {
        let part = Ratio::new(a, b).ok_or(Unread::NotALength)?;
        match all.last_mut() {
            Some(Token::Number(before)) if before.value.is_whole() => {
                *before = Number { value: before.value.times(part).ok_or(Unread::TooLarge)?, article: false };
            }
            _ => all.push(Token::Number(Number { value: part, article: false })),
        }
    } else if is_article(word) {
        // `half an hour`: the article says nothing new.
        if !matches!(all.last(), Some(Token::Number(before)) if before.value.is_part()) {
            all.push(Token::Number(Number { value: Ratio::whole(1), article: true }));
        }
    } else if matches!(word, "and" | "y" | "i" | "et" | "und" | "e") {
        all.push(Token::And);
    } else if !matches!(word, "of" | "de" | "d") || all.is_empty() {
        return Err(if is_longer(word) { Unread::Days } else { Unread::NotALength });
    } else if word == "d" && !matches!(all.last(), Some(Token::Number(before)) if before.value.is_part()) {
        return Err(Unread::Days);
    }
    Ok(())
}

/// `/2` after a whole number below it, and how long it is.
fn fraction(number: Ratio, after: &str) -> Option<(Ratio, usize)> {
    let below = after.strip_prefix('/')?;
    let end = below.find(|c: char| !c.is_ascii_digit()).unwrap_or(below.len());
    let bottom: i128 = below.get(..end).filter(|digits| digits.len() < 3)?.parse().ok()?;
    let part = Ratio::new(1, bottom)?.times(number)?;
    (number.is_whole() && part.is_part()).then_some((part, end.saturating_add(1)))
}

/// Where digits end; a point or comma between two of them belongs to them.
pub fn digits_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let inside = |at: usize| matches!(bytes.get(at), Some(b'.' | b',')) && digit(at.saturating_add(1));
    (0..text.len()).find(|at| !digit(*at) && !inside(*at)).unwrap_or(text.len())
}

/// Digits with marks between them.
pub fn number(text: &str, decimals: Decimals) -> Result<Ratio, Unread> {
    let Some(last) = text.bytes().rposition(|byte| matches!(byte, b'.' | b',')) else { return plain(text, "") };
    let (before, after) = text.split_at_checked(last).ok_or(Unread::NotALength)?;
    let (mark, after) = after.split_at_checked(1).ok_or(Unread::NotALength)?;
    let three = after.len() == 3 && !before.starts_with('0');
    let marks = |text: &str, mark: &str| text.bytes().filter(|byte| mark.as_bytes() == [*byte]).count();
    let other = if mark == "." { "," } else { "." };
    match (marks(before, mark), marks(before, other)) {
        (0, 0) if three && mark == "," && decimals == Decimals::Unsaid && before.len() <= 3 => Err(Unread::Thousands),
        (0, 0) if three && mark == "." && decimals == Decimals::Comma && before.len() <= 3 => Err(Unread::Thousands),
        (0, 0) => plain(before, after),
        // Two kinds of mark: the last one is the decimal mark. One kind more than once: all of them separate thousands.
        (0, _) if grouped(before, other) => plain(&before.replace(other, ""), after),
        (_, 0) if grouped(text, mark) => plain(&text.replace(mark, ""), ""),
        _ => Err(Unread::NotALength),
    }
}

/// Whether a mark stands before every three digits.
fn grouped(text: &str, mark: &str) -> bool {
    let mut parts = text.split(mark);
    parts.next().is_some_and(|first| (1..=3).contains(&first.len())) && parts.all(|part| part.len() == 3)
}

fn plain(whole: &str, fraction: &str) -> Result<Ratio, Unread> {
    let fraction = fraction.trim_end_matches('0');
    if whole.trim_start_matches('0').len() > WHOLE {
        return Err(Unread::TooLarge);
    }
    if fraction.len() > PLACES {
        return Err(Unread::TooManyDecimals);
    }
    let mut units = 0i128;
    for byte in whole.bytes().chain(fraction.bytes()) {
        let digit = if byte.is_ascii_digit() { byte.wrapping_sub(b'0') } else { return Err(Unread::NotALength) };
        units = units.checked_mul(10).and_then(|n| n.checked_add(i128::from(digit))).ok_or(Unread::TooLarge)?;
    }
    let places = u32::try_from(fraction.len()).map_err(|_| Unread::TooManyDecimals)?;
    Ratio::new(units, 10i128.checked_pow(places).ok_or(Unread::TooManyDecimals)?).ok_or(Unread::TooLarge)
}
