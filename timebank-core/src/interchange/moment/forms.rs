//! The letters of a form, and how a text is read by them.

use super::{Moment, UnreadMoment, date};

/// A declared form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// ISO 8601 and RFC 3339.
    Iso,
    /// Day numbers of the 1900 system.
    Serial,
    /// Day numbers of the 1904 system.
    Serial1904,
    /// Letters of `strftime`.
    Letters(Vec<FormItem>),
}

/// One part of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is what its name says")]
#[non_exhaustive]
pub enum FormItem {
    Day,
    Month,
    MonthName,
    Year,
    ShortYear,
    Hour,
    Hour12,
    HalfDay,
    Minute,
    Second,
    Fraction,
    Offset,
    ZoneName,
    Weekday,
    Literal(char),
    Blank,
}

impl Form {
    /// A form by its letters: `%d %e %m %b %B %Y %y %H %I %p %M %S %f %z %Z %a %A %F %T %R %%`, `iso`, `serial`, `serial-1904`. `None`
    /// when a letter is not known, or when it does not say a whole date.
    pub fn new(text: &str) -> Option<Self> {
        match text {
            "iso" => return Some(Self::Iso),
            "serial" => return Some(Self::Serial),
            "serial-1904" => return Some(Self::Serial1904),
            _ => {}
        }
        let text = text.replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S").replace("%R", "%H:%M");
        let mut items = Vec::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            items.push(match letter {
                '%' => match letters.next()? {
                    'd' | 'e' => FormItem::Day,
                    'm' => FormItem::Month,
                    'b' | 'B' | 'h' => FormItem::MonthName,
                    'Y' => FormItem::Year,
                    'y' => FormItem::ShortYear,
                    'H' | 'k' => FormItem::Hour,
                    'I' | 'l' => FormItem::Hour12,
                    'p' | 'P' => FormItem::HalfDay,
                    'M' => FormItem::Minute,
                    'S' => FormItem::Second,
                    'f' => FormItem::Fraction,
                    'z' => FormItem::Offset,
                    'Z' => FormItem::ZoneName,
                    'a' | 'A' => FormItem::Weekday,
                    '%' => FormItem::Literal('%'),
                    _ => return None,
                },
                blank if blank.is_whitespace() => FormItem::Blank,
                other => FormItem::Literal(other),
            });
        }
        let has = |wanted: &[FormItem]| wanted.iter().any(|one| items.contains(one));
        let whole = has(&[FormItem::Day]) && has(&[FormItem::Month, FormItem::MonthName]) && has(&[FormItem::Year, FormItem::ShortYear]);
        whole.then_some(Self::Letters(items))
    }
}

/// What was read so far.
#[derive(Default)]
pub struct Parts {
    year: Option<(i32, bool)>,
    month: u32,
    day: u32,
    hour: Option<u32>,
    minute: u32,
    second: u32,
    millis: i64,
    afternoon: Option<bool>,
    offset: Option<i32>,
}

impl Parts {
    /// Reads a whole text by the items of a form.
    pub fn read(items: &[FormItem], text: &str) -> Result<Self, UnreadMoment> {
        let mut parts = Self::default();
        let mut rest = text;
        for (place, item) in items.iter().enumerate() {
            rest = parts.item(*item, rest, items.get(place.saturating_add(1)).copied()).ok_or(UnreadMoment::Form)?;
        }
        if rest.trim().is_empty() { Ok(parts) } else { Err(UnreadMoment::Form) }
    }

    fn item<'t>(&mut self, item: FormItem, rest: &'t str, next: Option<FormItem>) -> Option<&'t str> {
        match item {
            FormItem::Literal(wanted) => return rest.strip_prefix(wanted),
            FormItem::Blank => {
                let after = rest.trim_start();
                return (after.len() < rest.len()).then_some(after);
            }
            FormItem::Year => {
                let (number, rest) = digits(rest, 4, 4)?;
                self.year = Some((i32::try_from(number).ok()?, false));
                return Some(rest);
            }
            FormItem::ShortYear => {
                let (number, rest) = digits(rest, 2, 2)?;
                self.year = Some((i32::try_from(number).ok()?, true));
                // A third digit would be a year of four.
                return if rest.starts_with(|c: char| c.is_ascii_digit()) { None } else { Some(rest) };
            }
            _ => {}
        }
        if let FormItem::Day | FormItem::Month | FormItem::Hour | FormItem::Hour12 | FormItem::Minute | FormItem::Second = item {
            let (number, rest) = digits(rest, if matches!(item, FormItem::Minute | FormItem::Second) { 2 } else { 1 }, 2)?;
            match item {
                FormItem::Day => self.day = number,
                FormItem::Month => self.month = number,
                FormItem::Hour | FormItem::Hour12 => self.hour = Some(number),
                FormItem::Minute => self.minute = number,
                _ => self.second = number,
            }
            // Seconds may have a fraction although the form does not say so.
            let dotted = item == FormItem::Second && next != Some(FormItem::Literal('.')) && rest.starts_with('.');
            return if dotted { self.fraction(rest.get(1..)?) } else { Some(rest) };
        }
        let word = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(word)?;
        match item {
            FormItem::MonthName => self.month = month(&word.to_lowercase())?,
            FormItem::HalfDay => {
                let (letters, after) = half_day(rest)?;
                self.afternoon = Some(letters);
                return Some(after);
            }
            FormItem::Fraction => return self.fraction(rest),
            FormItem::Offset => {
                let (offset, after) = offset(rest)?;
                self.offset = Some(offset);
                return Some(after);
            }
            // Only names that stand for the same everywhere say a zone.
            FormItem::ZoneName => self.offset = matches!(word, "UTC" | "GMT" | "Z").then_some(0).or(self.offset),
            _ => {}
        }
        if word.is_empty() { None } else { Some(after.strip_prefix('.').filter(|_| item == FormItem::MonthName).unwrap_or(after)) }
    }

    fn fraction<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (written, after) = rest.split_at_checked(end).filter(|(written, _)| (1..=9).contains(&written.len()))?;
        self.millis = format!("{written:0<3}").get(..3)?.parse().ok()?;
        Some(after)
    }

    pub fn moment(self, pivot: u16) -> Result<Moment, UnreadMoment> {
        let (year, short_year) = self.year.ok_or(UnreadMoment::Form)?;
        let year = if short_year {
            // The year of the hundred that begins with the pivot.
            let pivot = i32::from(pivot);
            let ahead = year.checked_sub(pivot.rem_euclid(100)).ok_or(UnreadMoment::Form)?.rem_euclid(100);
            pivot.checked_add(ahead).ok_or(UnreadMoment::Form)?
        } else {
            year
        };
        let day = date(year, self.month, self.day)?;
        let Some(hour) = self.hour else { return Ok(Moment { date: day, time: None, offset: None, short_year }) };
        let hour = match self.afternoon {
            Some(afternoon) if (1..=12).contains(&hour) => hour.rem_euclid(12).saturating_add(if afternoon { 12 } else { 0 }),
            Some(_) => return Err(UnreadMoment::NoSuchTime),
            None => hour,
        };
        let time = time(hour, self.minute, self.second, self.millis)?;
        Ok(Moment { date: day, time: Some(time), offset: self.offset, short_year })
    }
}

/// Milliseconds of the day; 24:00 is its end.
fn time(hour: u32, minute: u32, second: u32, millis: i64) -> Result<i64, UnreadMoment> {
    let seconds = i64::from(hour).saturating_mul(3_600).saturating_add(i64::from(minute).saturating_mul(60)).saturating_add(second.into());
    let end = hour == 24 && minute == 0 && second == 0 && millis == 0;
    if (hour > 23 || minute > 59 || second > 59) && !end {
        return Err(UnreadMoment::NoSuchTime);
    }
    Ok(seconds.saturating_mul(1_000).saturating_add(millis))
}

fn digits(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let end = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(end).filter(|_| end >= least)?;
    Some((number.parse().ok()?, rest))
}

fn half_day(text: &str) -> Option<(bool, &str)> {
    let lower = text.get(..text.len().min(4)).unwrap_or(text).to_ascii_lowercase();
    let (afternoon, end) = [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)]
        .iter()
        .find_map(|(word, afternoon)| lower.starts_with(word).then_some((*afternoon, word.len())))?;
    Some((afternoon, text.get(end..)?))
}

/// `Z`, `+01:00`, `-0330`.
fn offset(text: &str) -> Option<(i32, &str)> {
    if let Some(rest) = text.strip_prefix(['Z', 'z']) {
        return Some((0, rest));
    }
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix(['-', '−'])?),
    };
    let (hours, rest) = digits(rest, 2, 2).filter(|(hours, _)| *hours < 24)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let (minutes, rest) = digits(rest, 2, 2).filter(|(minutes, _)| *minutes < 60)?;
    let all = hours.checked_mul(60)?.checked_add(minutes)?;
    Some((i32::try_from(all).ok()?.checked_mul(sign)?, rest))
}

/// The beginnings of the months' names, in the languages of the systems that are read.
fn month(word: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["jan", "ene", "gen", "janv"],
        &["feb", "fév", "fev"],
        &["mar", "mär", "mrt"],
        &["apr", "abr", "avr"],
        &["may", "mai", "mag", "maig", "mei"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "ago", "aoû", "aou"],
        &["sep", "set"],
        &["oct", "okt", "ott", "out"],
        &["nov"],
        &["dec", "dic", "des", "dez", "déc"],
    ];
    let fits = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let mut found = NAMES.iter().enumerate().filter(|(_, names)| fits(names)).map(|(place, _)| place);
    let (first, second) = (found.next()?, found.next());
    if second.is_some() { None } else { u32::try_from(first.saturating_add(1)).ok() }
}

/// `2026-02-03`, `2026-02-03 10:00`, `2026-02-03T10:00:00.25+01:00`, `2026-02-03 10:00:00 UTC`.
pub fn iso(text: &str) -> Result<Moment, UnreadMoment> {
    let day = |text| Parts::read(&[FormItem::Year, FormItem::Literal('-'), FormItem::Month, FormItem::Literal('-'), FormItem::Day], text);
    let (first, rest) = text.split_at_checked(10).ok_or(UnreadMoment::Form)?;
    let bytes = first.as_bytes();
    if bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return Err(UnreadMoment::Form);
    }
    let parts = day(first)?;
    if rest.is_empty() {
        return parts.moment(super::PIVOT);
    }
    let rest = rest.strip_prefix(['T', 't', ' ']).ok_or(UnreadMoment::Form)?.trim_start();
    let mut parts = parts;
    let (hour, rest) = digits(rest, 2, 2).ok_or(UnreadMoment::Form)?;
    let (minute, rest) = rest.strip_prefix(':').and_then(|rest| digits(rest, 2, 2)).ok_or(UnreadMoment::Form)?;
    (parts.hour, parts.minute) = (Some(hour), minute);
    let mut rest = rest;
    if let Some(after) = rest.strip_prefix(':') {
        let (second, after) = digits(after, 2, 2).ok_or(UnreadMoment::Form)?;
        parts.second = second;
        rest = match after.strip_prefix(['.', ',']) {
            Some(fraction) => parts.fraction(fraction).ok_or(UnreadMoment::Form)?,
            None => after,
        };
    }
    let zone = rest.trim();
    if !zone.is_empty() && zone != "UTC" {
        let (offset, after) = offset(zone).ok_or(UnreadMoment::Form)?;
        parts.offset = Some(offset);
        if !after.is_empty() {
            return Err(UnreadMoment::Form);
        }
    } else if zone == "UTC" {
        parts.offset = Some(0);
    }
    parts.moment(super::PIVOT)
}
