//! From the model's words to the core's.

use timebank_core::activity::{Activity, NeedWeight};
use timebank_core::charter as c;
use timebank_core::command as k;
use timebank_core::digest::Hash32;
use timebank_core::exchange as x;
use timebank_core::ledger::TransferKind;
use timebank_core::listing::{Closing, ListingTerms};
use timebank_core::member::{AccountKind, MemberState};
use timebank_core::personal::{Part, TagChange};
use timebank_core::programme::{PairingEnd, Programme};
use timebank_core::{
    AccountId, ActivityId, BatchId, BridgeId, Charter, Command, Context, Date, ExchangeId, Key, ListingId, MemberId, Minutes, PairingId,
    PassageId, ProgrammeId, Salt, Sender, Timestamp,
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

pub fn date(day: i64) -> Date {
    Date::from_days(day as i32).expect("a date")
}

fn instant(ms: i64) -> Timestamp {
    Timestamp::from_millis(ms).expect("an instant")
}

fn limits(l: &m::Limits) -> c::Limits {
    let earned = l.earned.iter().map(|e| {
        c::Earned::new(
            if e.lowest { c::Widens::Lowest } else { c::Widens::Highest },
            if e.given { c::EarnedFrom::Given } else { c::EarnedFrom::Received },
            e.percent,
            Minutes::new(e.most).unwrap(),
        )
    });
    {
        let mut made = c::Limits::default().earned(earned);
        made.lowest = l.lowest.map(|n| Minutes::new(n).unwrap());
        made.highest = l.highest.map(|n| Minutes::new(n).unwrap());
        made.mode = l.enforced.then_some(c::LimitMode::Enforced);
        made
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
    let needs = if code == "food" { vec![NeedWeight::new("physical").weight(1)] } else { Vec::new() };
    Activity::new(code, name).needs(needs)
}

pub fn charter(r: &m::Rules) -> Charter {
    let mut charter = Charter::named(r.name.clone());
    let credit = &mut charter.credit;
    credit.mode = if r.participation_only { c::CreditMode::ParticipationOnly } else { c::CreditMode::Credit };
    credit.limits = c::AccountLimits::default()
        .member(limits(&r.limits[0]))
        .household(limits(&r.limits[1]))
        .organisation(limits(&r.limits[2]))
        .pot(limits(&r.limits[3]));
    credit.by_tag = r.by_tag.iter().map(|(tag, l)| c::TagLimits::new(tag.clone(), limits(l))).collect();
    credit.welcome = Minutes::new(r.welcome).unwrap();
    credit.group = group(r.group);
    credit.paid_time = match r.paid_time {
        m::PaidTime::Pot => c::PaidTime::Pot,
        m::PaidTime::Giver => c::PaidTime::Giver,
        m::PaidTime::Nobody => c::PaidTime::Nobody,
    };
    credit.together = if r.together_from_pot { c::TogetherCredit::Pot } else { c::TogetherCredit::None };
    credit.shortfall = if r.shortfall_to_pot { x::ShortfallTo::Pot } else { x::ShortfallTo::Unpaid };
    credit.pot_word = if r.pot_word == 0 { Vec::new() } else { vec![c::PotWord::new(r.pot_word)] };
    credit.on_leaving = if r.leaving_to_pot { c::OnLeaving::Pot } else { c::OnLeaving::Stays };
    credit.ageing = r.ageing.as_ref().map(|a| c::Ageing::new(a.every_days, a.per_mille).above(Minutes::new(a.above).unwrap()));
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
        let one = {
            let mut made = x::Participation::new(member(part.member), side, part.minutes).paid(part.paid);
            made.attendance = came;
            made
        };
        terms.parts.push(one);
    }
    terms.visitors = Some(t.visitors).filter(|v| *v > 0);
    terms.payer = t.payer.map(|payer| match payer {
        m::Payer::Receivers => x::Payer::RECEIVERS,
        m::Payer::Pot => x::Payer::POT,
        m::Payer::Nobody => x::Payer::NOBODY,
        m::Payer::Member(who) => x::Payer::member(member(who)),
        m::Payer::MemberUnnamed => x::Payer::of(x::PayerKind::Member, None),
    });
    terms.group = t.group.map(group);
    terms.activity = t.activity.map(activity);
    terms.listing = t.listing.map(listing);
    terms.pairing = t.pairing.map(pairing);
    terms.expenses = t.expenses.iter().map(|(who, amount)| x::Expense::new(member(*who), *amount)).collect();
    terms
}

fn actual(all: &[m::Actual]) -> Vec<k::Actual> {
    let one = |a: &m::Actual| {
        let mut made = k::Actual::new(member(a.member));
        made.minutes = a.minutes;
        made.attendance = a.attendance.map(attendance);
        made
    };
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
    Part::Tags(TagChange::default().add(add.to_vec()).remove(remove.to_vec()))
}

/// A salt serves one command, and a command that is sent again comes with another.
pub fn fresh_salt() -> Salt {
    thread_local! { static NEXT: std::cell::Cell<u128> = const { std::cell::Cell::new(1) }; }
    Salt(NEXT.replace(NEXT.get() + 1).to_be_bytes())
}

/// The command in the core's words.
pub fn command(command: &m::Command) -> Command {
    let salt = fresh_salt();
    let by = command.by.map(member).map_or(Sender::Host, Sender::Member);
    let mut context = Context::of(instant(command.at), by).salt(salt);
    context.key = command.key.map(|k| Key([k; 16]));
    Command::new(context, action(&command.action))
}

fn action(action: &m::Action) -> k::Action {
    use m::Action as A;
    match action {
        A::Create { rules } => k::Create::new(timebank_core::BankId([1; 16]), charter(rules)).into(),
        A::AdoptCharter { rules, decided_by } => k::AdoptCharter::new(charter(rules)).decided_by(members(decided_by)).into(),
        A::AddActivity { code } => k::AddActivity::new(an_activity(code, code)).into(),
        A::ChangeActivity { id, code, name } => k::ChangeActivity::new(activity(*id), an_activity(code, name)).into(),
        A::OpenProgramme { name, group: rule } => {
            let programme = {
                let mut made = Programme::new(name.clone());
                made.group = rule.map(group);
                made
            };
            k::OpenProgramme::new(programme).into()
        }
        A::Admit { organisation, applicant, joined, account: shared, tags: words } => {
            let mut made =
                k::Admit::default().applicant(*applicant).parts(if words.is_empty() { Vec::new() } else { vec![tags(words, &[])] });
            made.kind = organisation.then(|| "organisation".into());
            made.joined = joined.map(date);
            made.account = shared.map(account);
            made
        }
        .into(),
        A::SetState { member: who, to, until } => {
            let mut made = k::SetState::new(member(*who), standing(*to));
            made.until = until.map(date);
            made
        }
        .into(),
        A::GiveRole { member: who, role, at, until } => {
            let mut made = k::GiveRole::new(member(*who), role.clone());
            made.at = at.map(member);
            made.until = until.map(date);
            made
        }
        .into(),
        A::EndRole { member: who, role, at } => {
            let mut made = k::EndRole::new(member(*who), role.clone());
            made.at = at.map(member);
            made
        }
        .into(),
        A::KeepTags { member: who, add, remove } => k::Keep::new(member(*who), [tags(add, remove)]).into(),
        A::RatherNot { member: who, offer, what, lifted } => {
            k::Keep::new(member(*who), [crate::declines::part(*offer, what, *lifted)]).into()
        }
        A::Merge { kept, merged } => k::Merge::new(member(*kept), member(*merged)).into(),
        A::OpenAccount { kind: of, members: all } => k::OpenAccount::new(kind(*of)).members(members(all)).into(),
        A::JoinAccount { member: who, account: to } => k::JoinAccount::new(member(*who), account(*to)).into(),
        A::LeaveAccount { member: who } => k::LeaveAccount::new(member(*who)).into(),
        A::SetLimits { account: of, limits: l } => {
            let mut made = k::SetLimits::new(account(*of));
            made.limits = l.as_ref().map(limits);
            made
        }
        .into(),
        A::Offer { member: who, until } => k::Offer::new(member(*who))
            .terms({
                let mut made = ListingTerms::open();
                made.until = until.map(date);
                made
            })
            .into(),
        A::Request { member: who, until } => k::Request::new(member(*who))
            .terms({
                let mut made = ListingTerms::open();
                made.until = until.map(date);
                made
            })
            .into(),
        A::AmendListing { listing: of, minutes, rest: (until, kind) } => {
            let mut terms = ListingTerms::open();
            terms.minutes = *minutes;
            terms.until = until.map(date);
            terms.activity = kind.map(activity);
            k::AmendListing::new(listing(*of)).terms(terms).into()
        }
        A::ClassifyListing { listing: of, activity: a } => {
            let mut made = k::ClassifyListing::new(listing(*of));
            made.activity = a.map(activity);
            made
        }
        .into(),
        A::RenewListing { listing: of, until } => {
            let mut made = k::RenewListing::new(listing(*of));
            made.until = until.map(date);
            made
        }
        .into(),
        A::CloseListing { listing: of, met } => {
            k::CloseListing::new(listing(*of), if *met { Closing::Met } else { Closing::Withdrawn }).into()
        }
        A::Propose { terms: t, dates } => k::Propose::new(terms(t)).dates(dates.iter().copied().map(date)).into(),
        A::ProposeTogether { exchanges, due } => k::ProposeTogether::new(exchanges.iter().copied().map(exchange), instant(*due)).into(),
        A::Agree { exchange: of, members: all, series } => k::Agree::new(exchange(*of)).members(members(all)).series(*series).into(),
        A::Approve { exchange: of, limit } => k::Approve::new(exchange(*of)).limit(*limit).into(),
        A::LetThrough { exchange: of } => k::LetThrough::new(exchange(*of)).into(),
        A::Decline { exchange: of, member: who } => crate::declines::decline(*of, *who).into(),
        A::Withdraw { exchange: of } => k::Withdraw::new(exchange(*of)).into(),
        A::Done { exchange: of, actual: all, visitors } => {
            let mut made = k::Done::new(exchange(*of)).actual(actual(all));
            made.visitors = *visitors;
            made
        }
        .into(),
        A::Confirm { exchange: of, members: all, minutes } => {
            let mut made = k::Confirm::new(exchange(*of)).members(members(all));
            made.minutes = *minutes;
            made
        }
        .into(),
        A::ConfirmMany { exchanges } => k::ConfirmMany::new(exchanges.iter().copied().map(exchange)).into(),
        A::Dispute { exchange: of, member: who } => {
            let mut made = k::Dispute::new(exchange(*of));
            made.member = who.map(member);
            made
        }
        .into(),
        A::Settle { exchange: of, actual: all } => k::Settle::new(exchange(*of)).actual(actual(all)).into(),
        A::Record { terms: t } => k::Record::new(terms(t)).into(),
        A::RecordBatch { exchanges } => k::RecordBatch::new(exchanges.iter().map(terms)).into(),
        A::GiveWord { exchange: of, account: a, most } => {
            let mut made = k::GiveWord::new(exchange(*of));
            made.account = a.map(account);
            made.most = most.map(|most| Minutes::new(most).unwrap());
            made
        }
        .into(),
        A::RefuseWord { exchange: of, account: a } => {
            let mut made = k::RefuseWord::new(exchange(*of));
            made.account = a.map(account);
            made
        }
        .into(),
        A::Amend { exchange: of, terms: t } => k::Amend::new(exchange(*of), terms(t)).into(),
        A::Reverse { exchange: of } => k::Reverse::new(exchange(*of)).into(),
        A::UndoBatch { batch: of } => k::UndoBatch::new(batch(*of)).into(),
        A::MarkAttendance { exchange: of, member: who, attendance: a } => {
            k::MarkAttendance::new(exchange(*of), member(*who), attendance(*a)).into()
        }
        A::Substitute { exchange: of, out, into } => k::Substitute::new(exchange(*of), member(*out), member(*into)).into(),
        A::AddExpense { exchange: of, member: who, amount } => {
            let expense = x::Expense::new(member(*who), *amount);
            k::AddExpense::new(exchange(*of), expense).into()
        }
        A::VisitOut { exchange: of, member: who, expected } => k::VisitOut::new(exchange(*of), member(*who), instant(*expected)).into(),
        A::VisitBack { exchange: of, member: who } => k::VisitBack::new(exchange(*of), member(*who)).into(),
        A::ClearAhead { member: who, from } => k::ClearAhead::new(member(*who), date(*from)).into(),
        A::Transfer(t) => k::Transfer::new(
            match t.kind {
                m::TransferKind::Welcome => TransferKind::Welcome,
                m::TransferKind::Gift => TransferKind::Gift,
                m::TransferKind::Donation => TransferKind::Donation,
                m::TransferKind::Levy => TransferKind::Levy,
                m::TransferKind::Estate => TransferKind::Estate,
                m::TransferKind::Correction => TransferKind::Correction,
            },
            account(t.from),
            account(t.to),
            Minutes::new(t.minutes).unwrap(),
        )
        .into(),
        A::AgeCredit => k::AgeCredit::default().into(),
        A::OpenBridge { partner, limits: l } => k::OpenBridge::new(partner.clone(), limits(l)).into(),
        A::BeginPassage { bridge: over, direction, account: of, minutes, shared_key, due } => k::BeginPassage::new(
            bridge(*over),
            if *direction == m::Direction::Out { timebank_core::event::Direction::Out } else { timebank_core::event::Direction::In },
            account(*of),
            Minutes::new(*minutes).unwrap(),
            Key([*shared_key; 16]),
            instant(*due),
        )
        .into(),
        A::PostPassage { passage: of } => k::PostPassage::new(passage(*of)).into(),
        A::VoidPassage { passage: of } => k::VoidPassage::new(passage(*of)).into(),
        A::Pair { programme: of, mentor, mentee, from } => {
            let mut made = k::Pair::new(programme(*of), member(*mentor), member(*mentee));
            made.from = from.map(date);
            made
        }
        .into(),
        A::EndPairing { pairing: of, on } => {
            let mut made = k::EndPairing::new(pairing(*of), PairingEnd::Completed);
            made.on = on.map(date);
            made
        }
        .into(),
        A::Erase { member: who } => k::Erase::new(member(*who)).into(),
        A::ExpireDue => k::ExpireDue::default().into(),
        A::ClosePeriod { through } => k::ClosePeriod::new(date(*through)).into(),
        A::SetSecret { secret } => k::SetSecret::new().secret(Hash32([*secret; 32])).into(),
    }
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
        C::Bundle(id) => ("bundle", id.get()),
        C::Transfer(id) => ("transfer", id.get()),
        C::Bridge(id) => ("bridge", id.get()),
        C::Passage(id) => ("passage", id.get()),
        C::Pairing(id) => ("pairing", id.get()),
        C::Charter(id) => ("charter", id.get()),
        other => panic!("unknown {other:?}"),
    }
}
