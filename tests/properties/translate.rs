//! From the model's words to the core's.

use timebank_core::activity::{Activity, NeedWeight};
use timebank_core::charter as c;
use timebank_core::command as k;
use timebank_core::digest::Hash32;
use timebank_core::exchange as x;
use timebank_core::ledger::TransferKind;
use timebank_core::listing::{Closing, ListingTerms};
use timebank_core::member::{AccountKind, MemberState};
use timebank_core::personal::{Part, Profile, TagChange};
use timebank_core::programme::{PairingEnd, Programme};
use timebank_core::{
    AccountId, ActivityId, BatchId, BridgeId, Charter, Command, Context, Date, ExchangeId, Instant, Key, ListingId, MemberId, Minutes,
    PairingId, PassageId, ProgrammeId, Salt, Sender,
};
use timebank_model as m;

macro_rules! ids {
    ($($name:ident $id:ident),*) => {$(
        pub fn $name(number: u32) -> $id {
            $id::new(number).expect("numbers begin at 1")
        }
    )*};
}
ids!(member MemberId, account AccountId, exchange ExchangeId, listing ListingId, activity ActivityId, batch BatchId, bridge BridgeId,
    passage PassageId, pairing PairingId, programme ProgrammeId);

fn date(day: i64) -> Date {
    Date::from_days(day as i32).expect("a date")
}

fn instant(ms: i64) -> Instant {
    Instant::from_millis(ms).expect("an instant")
}

fn limits(l: &m::Limits) -> c::Limits {
    let earned = l.earned.iter().map(|e| c::Earned {
        widens: if e.lowest { c::Widens::Lowest } else { c::Widens::Highest },
        from: if e.given { c::EarnedFrom::Given } else { c::EarnedFrom::Received },
        percent: e.percent,
        most: Minutes::new(e.most).unwrap(),
    });
    c::Limits {
        lowest: l.lowest.map(|n| Minutes::new(n).unwrap()),
        highest: l.highest.map(|n| Minutes::new(n).unwrap()),
        mode: l.enforced.then_some(c::LimitMode::Enforced),
        earned: earned.collect(),
    }
}

fn group(g: m::Group) -> x::GroupRule {
    match g {
        m::Group::Share => x::GroupRule::ReceiversShare,
        m::Group::Each => x::GroupRule::EachReceiverPays,
        m::Group::Pot => x::GroupRule::PotPays,
        m::Group::NoCredit => x::GroupRule::NoCredit,
    }
}

fn an_activity(code: &str, name: &str) -> Activity {
    let needs = if code == "food" { vec![NeedWeight { need: "physical".into(), weight: 1 }] } else { Vec::new() };
    Activity { code: code.into(), name: name.into(), parent: None, tags: Vec::new(), needs, check: None, flags: Vec::new(), retired: false }
}

pub fn charter(r: &m::Rules) -> Charter {
    let mut charter = Charter::named(r.name.clone());
    let credit = &mut charter.credit;
    credit.mode = if r.participation_only { c::CreditMode::ParticipationOnly } else { c::CreditMode::Credit };
    credit.limits = c::AccountLimits {
        member: limits(&r.limits[0]),
        household: limits(&r.limits[1]),
        organisation: limits(&r.limits[2]),
        pot: limits(&r.limits[3]),
    };
    credit.by_tag = r.by_tag.iter().map(|(tag, l)| c::TagLimits { tag: tag.clone(), limits: limits(l) }).collect();
    credit.welcome = Minutes::new(r.welcome).unwrap();
    credit.group = group(r.group);
    credit.paid_time = match r.paid_time {
        m::PaidTime::Pot => c::PaidTime::Pot,
        m::PaidTime::Giver => c::PaidTime::Giver,
        m::PaidTime::Nobody => c::PaidTime::Nobody,
    };
    credit.together = if r.together_from_pot { c::TogetherCredit::Pot } else { c::TogetherCredit::None };
    credit.shortfall = if r.shortfall_to_pot { x::ShortfallTo::Pot } else { x::ShortfallTo::Unpaid };
    credit.pot_word = if r.pot_word == 0 { Vec::new() } else { vec![c::PotWord { activity: None, minutes: r.pot_word }] };
    credit.on_leaving = if r.leaving_to_pot { c::OnLeaving::Pot } else { c::OnLeaving::Stays };
    credit.ageing =
        r.ageing.as_ref().map(|a| c::Ageing { every_days: a.every_days, per_mille: a.per_mille, above: Minutes::new(a.above).unwrap() });
    let confirmation = &mut charter.confirmation;
    confirmation.who = match r.who {
        m::Who::Both => c::Confirmers::Both,
        m::Who::Receivers => c::Confirmers::Receivers,
        m::Who::Either => c::Confirmers::Either,
    };
    confirmation.days = r.days;
    confirmation.silence = if r.silence_confirms { c::Silence::Confirms } else { c::Silence::Expires };
    confirmation.tolerance = r.tolerance;
    confirmation.settle = match r.settling {
        m::Settling::Lower => c::SettleRule::Lower,
        m::Settling::Higher => c::SettleRule::Higher,
        m::Settling::Middle => c::SettleRule::Middle,
        m::Settling::Agreed => c::SettleRule::Agreed,
    };
    confirmation.answer_days = r.answer_days;
    charter.listings.request_days = r.request_days;
    charter.activities = vec![an_activity("garden", "garden"), an_activity("food", "food")];
    charter
}

fn attendance(a: m::Attendance) -> x::Attendance {
    match a {
        m::Attendance::Attended => x::Attendance::Attended,
        m::Attendance::NoShow => x::Attendance::NoShow,
        m::Attendance::LateCancel => x::Attendance::LateCancel,
        m::Attendance::Cancelled => x::Attendance::Cancelled,
    }
}

pub fn terms(t: &m::Terms) -> x::Terms {
    let mut terms = x::Terms::new(date(t.on));
    for part in &t.parts {
        let side = match part.side {
            m::Side::Gave => x::Side::Gave,
            m::Side::Received => x::Side::Received,
            m::Side::Together => x::Side::Together,
        };
        let came = Some(attendance(part.attendance)).filter(|a| *a != x::Attendance::Attended);
        let one = x::Participation { paid: part.paid, attendance: came, ..x::Participation::new(member(part.member), side, part.minutes) };
        terms.parts.push(one);
    }
    terms.visitors = Some(t.visitors).filter(|v| *v > 0);
    terms.payer = t.payer.map(|payer| match payer {
        m::Payer::Receivers => x::Payer::RECEIVERS,
        m::Payer::Pot => x::Payer::POT,
        m::Payer::Nobody => x::Payer::NOBODY,
        m::Payer::Member(who) => x::Payer::member(member(who)),
        m::Payer::MemberUnnamed => x::Payer { kind: x::PayerKind::Member, member: None },
    });
    terms.group = t.group.map(group);
    terms.activity = t.activity.map(activity);
    terms.listing = t.listing.map(listing);
    terms.pairing = t.pairing.map(pairing);
    terms.expenses = t.expenses.iter().map(|(who, amount)| x::Expense { member: member(*who), amount: *amount }).collect();
    terms
}

fn actual(all: &[m::Actual]) -> Vec<k::Actual> {
    let one = |a: &m::Actual| k::Actual { member: member(a.member), minutes: a.minutes, attendance: a.attendance.map(attendance) };
    all.iter().map(one).collect()
}

fn members(all: &[u32]) -> Vec<MemberId> {
    all.iter().copied().map(member).collect()
}

fn kind(kind: m::Kind) -> AccountKind {
    match kind {
        m::Kind::Pot => AccountKind::Pot,
        m::Kind::Member => AccountKind::Member,
        m::Kind::Household => AccountKind::Household,
        m::Kind::Organisation => AccountKind::Organisation,
        m::Kind::Bridge => AccountKind::Bridge,
    }
}

fn standing(to: m::Standing) -> MemberState {
    match to {
        m::Standing::Applicant => MemberState::Applicant,
        m::Standing::Active => MemberState::Active,
        m::Standing::Paused => MemberState::Paused,
        m::Standing::Suspended => MemberState::Suspended,
        m::Standing::Left => MemberState::Left,
        m::Standing::Erased => MemberState::Erased,
    }
}

fn tags(add: &[String], remove: &[String]) -> Part {
    Part::Tags(TagChange { add: add.to_vec(), remove: remove.to_vec() })
}

/// A salt serves one command, and a command that is sent again comes with another.
pub fn fresh_salt() -> Salt {
    thread_local! { static NEXT: std::cell::Cell<u128> = const { std::cell::Cell::new(1) }; }
    Salt(NEXT.replace(NEXT.get() + 1).to_be_bytes())
}

/// The command in the core's words.
pub fn command(command: &m::Command) -> Command {
    let salt = fresh_salt();
    let context = Context {
        at: instant(command.at),
        by: command.by.map(member).map_or(Sender::Host, Sender::Member),
        key: command.key.map(|k| Key([k; 16])),
        salt: Some(salt),
    };
    Command::new(context, action(&command.action))
}

fn action(action: &m::Action) -> k::Action {
    use m::Action as A;
    match action {
        A::Create { rules } => {
            k::Create { bank: timebank_core::BankId([1; 16]), charter: Box::new(charter(rules)), decided_on: None }.into()
        }
        A::AdoptCharter { rules, decided_by } => {
            k::AdoptCharter { charter: Box::new(charter(rules)), decided_by: members(decided_by), decided_on: None }.into()
        }
        A::AddActivity { code } => k::AddActivity { activity: an_activity(code, code) }.into(),
        A::ChangeActivity { id, code, name } => k::ChangeActivity { id: activity(*id), activity: an_activity(code, name) }.into(),
        A::OpenProgramme { name, group: rule } => {
            let programme = Programme { name: name.clone(), about: String::new(), group: rule.map(group), review_days: None };
            k::OpenProgramme { programme }.into()
        }
        A::Admit { organisation, applicant, joined, account: shared, tags: words } => k::Admit {
            kind: organisation.then(|| "organisation".into()),
            applicant: *applicant,
            joined: joined.map(date),
            account: shared.map(account),
            profile: Profile::default(),
            parts: if words.is_empty() { Vec::new() } else { vec![tags(words, &[])] },
        }
        .into(),
        A::SetState { member: who, to, until } => {
            k::SetState { member: member(*who), state: standing(*to), since: None, until: until.map(date), note: None }.into()
        }
        A::GiveRole { member: who, role, at, until } => {
            k::GiveRole { member: member(*who), role: role.clone(), at: at.map(member), from: None, until: until.map(date) }.into()
        }
        A::EndRole { member: who, role, at } => {
            k::EndRole { member: member(*who), role: role.clone(), at: at.map(member), until: None }.into()
        }
        A::KeepTags { member: who, add, remove } => k::Keep { member: member(*who), parts: vec![tags(add, remove)] }.into(),
        A::Merge { kept, merged } => k::Merge { kept: member(*kept), merged: member(*merged) }.into(),
        A::OpenAccount { kind: of, members: all } => k::OpenAccount { kind: kind(*of), members: members(all) }.into(),
        A::JoinAccount { member: who, account: to } => k::JoinAccount { member: member(*who), account: account(*to) }.into(),
        A::LeaveAccount { member: who } => k::LeaveAccount { member: member(*who) }.into(),
        A::SetLimits { account: of, limits: l } => k::SetLimits { account: account(*of), limits: l.as_ref().map(limits) }.into(),
        A::Offer { member: who, until } => {
            k::Offer { member: member(*who), terms: ListingTerms { until: until.map(date), ..ListingTerms::open() }, words: None }.into()
        }
        A::Request { member: who, until } => {
            k::Request { member: member(*who), terms: ListingTerms { until: until.map(date), ..ListingTerms::open() }, words: None }.into()
        }
        A::AmendListing { .. } => panic!("amending a listing needs the listing: see `amend_listing`"),
        A::ClassifyListing { listing: of, activity: a } => {
            k::ClassifyListing { listing: listing(*of), activity: a.map(activity), need: None }.into()
        }
        A::RenewListing { listing: of, until } => k::RenewListing { listing: listing(*of), until: until.map(date) }.into(),
        A::CloseListing { listing: of, met } => {
            k::CloseListing { listing: listing(*of), why: if *met { Closing::Met } else { Closing::Withdrawn } }.into()
        }
        A::Propose { terms: t, dates } => {
            k::Propose { terms: terms(t), dates: dates.iter().copied().map(date).collect(), on_behalf_of: None, note: None }.into()
        }
        A::Agree { exchange: of, members: all, series } => {
            k::Agree { exchange: exchange(*of), members: members(all), series: *series }.into()
        }
        A::Approve { exchange: of, limit } => k::Approve { exchange: exchange(*of), limit: *limit, note: None }.into(),
        A::LetThrough { exchange: of } => k::LetThrough { exchange: exchange(*of), note: None }.into(),
        A::Decline { exchange: of } => k::Decline { exchange: exchange(*of), note: None }.into(),
        A::Withdraw { exchange: of } => k::Withdraw { exchange: exchange(*of), note: None }.into(),
        A::Done { exchange: of, actual: all, visitors } => {
            k::Done { exchange: exchange(*of), actual: actual(all), visitors: *visitors, facilitation: None, note: None }.into()
        }
        A::Confirm { exchange: of, members: all, minutes } => {
            k::Confirm { exchange: exchange(*of), members: members(all), minutes: *minutes }.into()
        }
        A::ConfirmMany { exchanges } => k::ConfirmMany { exchanges: exchanges.iter().copied().map(exchange).collect() }.into(),
        A::Dispute { exchange: of, member: who } => k::Dispute { exchange: exchange(*of), member: who.map(member), note: None }.into(),
        A::Settle { exchange: of, actual: all } => k::Settle { exchange: exchange(*of), actual: actual(all), note: None }.into(),
        A::Record { terms: t } => k::Record::new(terms(t)).into(),
        A::RecordBatch { exchanges } => k::RecordBatch::new(exchanges.iter().map(terms).collect()).into(),
        A::GiveWord { exchange: of, account: a, most } => {
            k::GiveWord { exchange: exchange(*of), account: a.map(account), most: most.map(|most| Minutes::new(most).unwrap()) }.into()
        }
        A::RefuseWord { exchange: of, account: a } => k::RefuseWord { exchange: exchange(*of), account: a.map(account) }.into(),
        A::Amend { exchange: of, terms: t } => k::Amend { exchange: exchange(*of), terms: terms(t) }.into(),
        A::Reverse { exchange: of } => k::Reverse { exchange: exchange(*of), note: None }.into(),
        A::UndoBatch { batch: of } => k::UndoBatch { batch: batch(*of) }.into(),
        A::MarkAttendance { exchange: of, member: who, attendance: a } => {
            k::MarkAttendance { exchange: exchange(*of), member: member(*who), attendance: attendance(*a) }.into()
        }
        A::Substitute { exchange: of, out, into } => {
            k::Substitute { exchange: exchange(*of), out: member(*out), into: member(*into) }.into()
        }
        A::AddExpense { exchange: of, member: who, amount } => {
            let expense = x::Expense { member: member(*who), amount: *amount };
            k::AddExpense { exchange: exchange(*of), expense, note: None }.into()
        }
        A::VisitOut { exchange: of, member: who, expected } => {
            k::VisitOut { exchange: exchange(*of), member: member(*who), expected: instant(*expected) }.into()
        }
        A::VisitBack { exchange: of, member: who } => k::VisitBack { exchange: exchange(*of), member: member(*who) }.into(),
        A::ClearAhead { member: who, from } => k::ClearAhead { member: member(*who), from: date(*from) }.into(),
        A::Transfer(t) => k::Transfer {
            kind: match t.kind {
                m::TransferKind::Welcome => TransferKind::Welcome,
                m::TransferKind::Gift => TransferKind::Gift,
                m::TransferKind::Donation => TransferKind::Donation,
                m::TransferKind::Levy => TransferKind::Levy,
                m::TransferKind::Estate => TransferKind::Estate,
                m::TransferKind::Correction => TransferKind::Correction,
            },
            from: account(t.from),
            to: account(t.to),
            minutes: Minutes::new(t.minutes).unwrap(),
            note: None,
            on: None,
        }
        .into(),
        A::AgeCredit => k::AgeCredit {}.into(),
        A::OpenBridge { partner, limits: l } => k::OpenBridge { partner: partner.clone(), limits: limits(l) }.into(),
        A::BeginPassage { bridge: over, direction, account: of, minutes, shared_key, due } => k::BeginPassage {
            bridge: bridge(*over),
            direction: if *direction == m::Direction::Out {
                timebank_core::event::Direction::Out
            } else {
                timebank_core::event::Direction::In
            },
            account: account(*of),
            minutes: Minutes::new(*minutes).unwrap(),
            shared_key: Key([*shared_key; 16]),
            due: instant(*due),
        }
        .into(),
        A::PostPassage { passage: of } => k::PostPassage { passage: passage(*of) }.into(),
        A::VoidPassage { passage: of } => k::VoidPassage { passage: passage(*of) }.into(),
        A::Pair { programme: of, mentor, mentee, from } => {
            k::Pair { programme: programme(*of), mentor: member(*mentor), mentee: member(*mentee), from: from.map(date) }.into()
        }
        A::EndPairing { pairing: of, on } => k::EndPairing { pairing: pairing(*of), why: PairingEnd::Completed, on: on.map(date) }.into(),
        A::Erase { member: who } => k::Erase { member: member(*who) }.into(),
        A::ExpireDue => k::ExpireDue {}.into(),
        A::ClosePeriod { through } => k::ClosePeriod { through: date(*through) }.into(),
        A::SetSecret { secret } => k::SetSecret { secret: Some(Hash32([*secret; 32])) }.into(),
    }
}

/// Amending gives all of a listing's terms anew, so it needs what the listing says already: the model knows.
pub fn amend_listing(model: &m::Bank, command: &m::Command) -> Option<Command> {
    let m::Action::AmendListing { listing: of, minutes } = command.action else { return None };
    let known = model.listings.get(&of);
    let terms = ListingTerms {
        minutes,
        until: known.and_then(|l| l.until).map(date),
        activity: known.and_then(|l| l.activity).map(activity),
        ..ListingTerms::open()
    };
    let plain = m::Command { action: m::Action::ExpireDue, ..command.clone() };
    let mut whole = self::command(&plain);
    whole.action = k::AmendListing { listing: listing(of), terms: Some(terms), words: None }.into();
    Some(whole)
}

pub fn stage(state: x::ExchangeState) -> m::Stage {
    match state {
        x::ExchangeState::Proposed => m::Stage::Proposed,
        x::ExchangeState::Agreed => m::Stage::Agreed,
        x::ExchangeState::Done => m::Stage::Done,
        x::ExchangeState::AwaitingWord => m::Stage::AwaitingWord,
        x::ExchangeState::Confirmed => m::Stage::Confirmed,
        x::ExchangeState::Declined => m::Stage::Declined,
        x::ExchangeState::Withdrawn => m::Stage::Withdrawn,
        x::ExchangeState::Expired => m::Stage::Expired,
        x::ExchangeState::Disputed => m::Stage::Disputed,
        x::ExchangeState::Settled => m::Stage::Settled,
        x::ExchangeState::Reversed => m::Stage::Reversed,
        other => panic!("unknown {other:?}"),
    }
}

/// What was created, in the model's words.
pub fn created(created: timebank_core::Created) -> (&'static str, u32) {
    use timebank_core::Created as C;
    match created {
        C::Member(id) => ("member", id.get()),
        C::Account(id) => ("account", id.get()),
        C::Activity(id) => ("activity", id.get()),
        C::Programme(id) => ("programme", id.get()),
        C::Listing(id) => ("listing", id.get()),
        C::Exchange(id) => ("exchange", id.get()),
        C::Series(id) => ("series", id.get()),
        C::Batch(id) => ("batch", id.get()),
        C::Transfer(id) => ("transfer", id.get()),
        C::Bridge(id) => ("bridge", id.get()),
        C::Passage(id) => ("passage", id.get()),
        C::Pairing(id) => ("pairing", id.get()),
        C::Charter(id) => ("charter", id.get()),
        other => panic!("unknown {other:?}"),
    }
}

/// Whether a member's command is answered as a member's, and not as a broker's.
pub fn is_told_as_member(bank: &timebank_core::TimeBank, by: u32) -> bool {
    bank.audience_of(Sender::Member(member(by)), bank.last_at()) == timebank_core::Audience::Member
}
