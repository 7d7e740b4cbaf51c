//! The terms of an exchange from keywords: `on`, `gave`, `received`, `minutes` and the rest.
//!
//! One definition serves `record`, which goes straight to the core, and `terms`, which gives the same as a Python value.

use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyString};
use timebank_core::command::{Command, Context, Record};
use timebank_core::exchange::{Expense, GroupRule, Participation, Payer, PayerKind, Setting, Side, Terms};
use timebank_core::{ActivityId, Date, Error, ListingId, MemberId, PairingId, Sender, Start};

use crate::errors::{raise, refuse, shown};
use crate::given;

/// What was said of an exchange, and of the command it comes with.
#[derive(Default)]
pub struct Given<'py> {
    on: Option<Bound<'py, PyAny>>,
    minutes: Option<Bound<'py, PyAny>>,
    sides: [Option<Bound<'py, PyAny>>; 3],
    start: Option<Bound<'py, PyAny>>,
    expenses: Option<Bound<'py, PyAny>>,
    activity: Option<ActivityId>,
    visitors: Option<u32>,
    payer: Option<Payer>,
    group: Option<GroupRule>,
    setting: Option<Setting>,
    listing: Option<ListingId>,
    pairing: Option<PairingId>,
    facilitation: Option<u32>,
    estimated: bool,
    brokered: bool,
    on_behalf_of: Option<MemberId>,
    note: Option<String>,
    at: Option<Bound<'py, PyAny>>,
    by: Option<Bound<'py, PyAny>>,
    key: Option<Bound<'py, PyAny>>,
    salt: Option<Bound<'py, PyAny>>,
}

pub const SIDES: [(Side, &str); 3] = [(Side::Gave, "gave"), (Side::Received, "received"), (Side::Together, "together")];

impl<'py> Given<'py> {
    /// Reads keywords. `None` is as good as left out. What belongs to a command only is taken `with_command`.
    pub fn read(method: &str, keywords: Option<&Bound<'py, PyDict>>, with_command: bool) -> PyResult<Self> {
        let mut given = Self::default();
        let Some(keywords) = keywords else { return Ok(given) };
        for (name, value) in keywords {
            let name = given::utf8(name.cast::<PyString>()?)?;
            // Nobody acts by leaving something empty: `by=None` is refused, not taken for the host.
            if value.is_none() && name != "by" {
                continue;
            }
            let taken = given.take(&name, &value)? || with_command && given.take_command(&name, &value)?;
            if !taken {
                return Err(PyTypeError::new_err(format!("{method}() got an unexpected keyword argument '{name}'")));
            }
        }
        Ok(given)
    }

    fn take(&mut self, name: &str, value: &Bound<'py, PyAny>) -> PyResult<bool> {
        let [gave, received, together] = &mut self.sides;
        match name {
            "on" => self.on = Some(value.clone()),
            "minutes" => self.minutes = Some(value.clone()),
            "gave" => *gave = Some(value.clone()),
            "received" => *received = Some(value.clone()),
            "together" => *together = Some(value.clone()),
            "start" => self.start = Some(value.clone()),
            "expenses" => self.expenses = Some(value.clone()),
            "activity" => self.activity = Some(given::number(value, "activity", ActivityId::new)?),
            "visitors" => self.visitors = Some(given::count(value, "visitors")?),
            "payer" => self.payer = Some(payer(value)?),
            "group" => self.group = Some(given::word(value, "a rule for groups", GroupRule::ALL, GroupRule::from_code, GroupRule::as_str)?),
            "setting" => self.setting = Some(given::word(value, "a setting", Setting::ALL, Setting::from_code, Setting::as_str)?),
            "listing" => self.listing = Some(given::number(value, "listing", ListingId::new)?),
            "pairing" => self.pairing = Some(given::number(value, "pairing", PairingId::new)?),
            "facilitation" => self.facilitation = Some(given::part_minutes(value)?),
            "estimated" => self.estimated = value.extract()?,
            "brokered" => self.brokered = value.extract()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn take_command(&mut self, name: &str, value: &Bound<'py, PyAny>) -> PyResult<bool> {
        match name {
            "on_behalf_of" => self.on_behalf_of = Some(given::number(value, "member", MemberId::new)?),
            "note" => self.note = Some(given::utf8(value.cast::<PyString>()?)?.into_owned()),
            "at" => self.at = Some(value.clone()),
            "by" => self.by = Some(value.clone()),
            "key" => self.key = Some(value.clone()),
            "salt" => self.salt = Some(value.clone()),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The terms.
    pub fn terms(&self, py: Python<'py>, method: &str) -> PyResult<Terms> {
        let on = self.on.as_ref().ok_or_else(|| PyTypeError::new_err(format!("{method}() missing 1 required keyword argument: 'on'")))?;
        let on = given::date(on)?;
        let minutes = self.minutes.as_ref().map(given::part_minutes).transpose()?;
        let mut terms = Terms::new(on);
        for ((side, word), who) in SIDES.iter().zip(&self.sides) {
            if let Some(who) = who {
                take_part(&mut terms.parts, *side, word, who, minutes)?;
            }
        }
        terms.start = self.start.as_ref().map(|start| begins(py, start, on)).transpose()?;
        terms.expenses = self.expenses.as_ref().map_or_else(|| Ok(Vec::new()), expenses)?;
        terms.activity = self.activity;
        terms.visitors = self.visitors;
        terms.payer.clone_from(&self.payer);
        terms.group = self.group;
        terms.setting = self.setting;
        terms.listing = self.listing;
        terms.pairing = self.pairing;
        terms.facilitation = self.facilitation;
        terms.estimated = self.estimated;
        terms.brokered = self.brokered;
        Ok(terms)
    }

    /// The command that records it. A salt is only made where something personal needs it.
    pub fn record(self, py: Python<'py>) -> PyResult<Command> {
        let terms = self.terms(py, "record")?;
        let at = self.at.as_ref().map_or_else(|| given::now(py), given::instant)?;
        let by = self.by.as_ref().map_or(Ok(Sender::Host), given::sender)?;
        let key = self.key.as_ref().map(given::key).transpose()?;
        let salt = match &self.salt {
            Some(salt) => Some(given::salt(salt)?),
            None => self.note.is_some().then(|| given::fresh_salt(py)).transpose()?,
        };
        let record = {
            let mut made = Record::new(terms);
            made.on_behalf_of = self.on_behalf_of;
            made.note = self.note;
            made
        };
        let mut context = Context::of(at, by);
        (context.key, context.salt) = (key, salt);
        Ok(Command::new(context, record))
    }
}

fn member(value: &Bound<'_, PyAny>) -> PyResult<MemberId> {
    given::number(value, "member", MemberId::new)
}

/// One member, many, or many with minutes of their own.
fn take_part(parts: &mut Vec<Participation>, side: Side, word: &str, who: &Bound<'_, PyAny>, minutes: Option<u32>) -> PyResult<()> {
    let py = who.py();
    let needed = || {
        minutes.ok_or_else(|| {
            let message = format!("`minutes` is missing for `{word}`");
            refuse(py, "minutes-missing", &message, "", "give `minutes`, or a mapping from members to minutes")
        })
    };
    if who.is_instance_of::<PyInt>() && !who.is_instance_of::<PyBool>() {
        parts.push(Participation::new(member(who)?, side, needed()?));
        return Ok(());
    }
    if given::is_mapping(who)? {
        for pair in who.call_method0("items")?.try_iter()? {
            let (who, how_long): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair?.extract()?;
            parts.push(Participation::new(member(&who)?, side, given::part_minutes(&how_long)?));
        }
        return Ok(());
    }
    if who.is_instance_of::<PyString>() {
        return member(who).map(|_| ());
    }
    match who.try_iter() {
        Ok(all) => all.into_iter().try_for_each(|one| {
            parts.push(Participation::new(member(&one?)?, side, needed()?));
            Ok(())
        }),
        Err(_) => {
            parts.push(Participation::new(member(who)?, side, needed()?));
            Ok(())
        }
    }
}

fn payer(value: &Bound<'_, PyAny>) -> PyResult<Payer> {
    if value.is_instance_of::<PyString>() {
        let words = &[PayerKind::Receivers, PayerKind::Pot, PayerKind::Nobody];
        let kind = given::word(value, "whose credit pays", words, PayerKind::from_code, PayerKind::as_str)?;
        return Ok(Payer::of(kind, None));
    }
    if let Ok(kind) = value.getattr("kind") {
        let kind = given::word(&kind, "whose credit pays", PayerKind::ALL, PayerKind::from_code, PayerKind::as_str)?;
        let who = value.getattr("member")?;
        return Ok(Payer::of(kind, if who.is_none() { None } else { Some(member(&who)?) }));
    }
    member(value).map(Payer::member)
}

/// When it begins on the clock on the wall: an aware datetime on the day itself, or a value with `minute` and `offset`.
fn begins(py: Python<'_>, value: &Bound<'_, PyAny>, on: Date) -> PyResult<Start> {
    if !given::is_datetime(value)? {
        let field = |name: &str| value.getattr(name).and_then(|field| field.extract::<i16>());
        if let (Ok(minute), Ok(offset)) = (field("minute"), field("offset")) {
            return Ok(Start { minute: u16::try_from(minute).unwrap_or(u16::MAX), offset });
        }
        let shown = shown(value);
        let help = "give an aware datetime on the day of the exchange, or `Start(minute=…, offset=…)`";
        return Err(refuse(py, "wrong-type", &format!("`{shown}` does not say when it begins"), &shown, help));
    }
    given::instant(value)?;
    let day = given::date(value)?;
    if day != on {
        return Err(raise(py, &Error::DateOrder { what: "it begins on its own day", first: day, second: on }));
    }
    let clock = |name: &str| value.getattr(name).and_then(|part| part.extract::<u16>());
    let minute = clock("hour")?.saturating_mul(60).saturating_add(clock("minute")?);
    let offset: f64 = value.call_method0("utcoffset")?.call_method0("total_seconds")?.extract()?;
    Ok(Start { minute, offset: (offset / 60.0) as i16 })
}

fn expenses(value: &Bound<'_, PyAny>) -> PyResult<Vec<Expense>> {
    let all = value.try_iter()?.map(|one| {
        let one = one?;
        let part = |name: &str| {
            one.getattr(name).map_err(|fault| {
                if !fault.is_instance_of::<PyAttributeError>(one.py()) {
                    return fault;
                }
                let shown = shown(&one);
                let help = "give `Expense(member=…, amount=…)`";
                refuse(one.py(), "wrong-type", &format!("`{shown}` is no expense"), &shown, help)
            })
        };
        Ok(Expense::new(member(&part("member")?)?, given::count(&part("amount")?, "amount")?))
    });
    all.collect()
}
