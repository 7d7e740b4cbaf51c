//! The commonest thing of all: a sheet of paper from the session is entered, and everybody's balance is right.
//!
//! `cargo run --example record_and_balance`

use timebank_core::command::{Admit, Context, RecordBatch};
use timebank_core::exchange::{Payer, Terms};
use timebank_core::personal::Profile;
use timebank_core::{Charter, Date, Error, Salt, TimeBank, Timestamp};

fn main() -> Result<(), Error> {
    let at: Timestamp = "2026-03-06T19:30:00Z".parse()?;
    let day: Date = "2026-03-06".parse()?;
    let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook Time Bank"))?;

    // Names are personal data, so a salt comes with them: 16 random bytes each time, in a real program.
    let mut admit = |name: &str, salt: u8| {
        let profile = Profile::named(name);
        bank.admit(Context::host(at).salt(Salt([salt; 16])), Admit::default().profile(profile))?.member()
    };
    let (maureen, walter, kelly, piotr) = (admit("Maureen", 1)?, admit("Walter", 2)?, admit("Kelly", 3)?, admit("Piotr", 4)?);

    // The least entry is a date, names and minutes. Nobody has to say who pays: those who received share it.
    let visit = Terms::new(day).gave(maureen, 60).received(walter, 60);
    // One cook, three at the table: 100 minutes in thirds, and no minute is made or lost.
    let meal = Terms::new(day).gave(maureen, 100).received(walter, 60).received(kelly, 60).received(piotr, 60);
    // Done for everybody: the community's pot pays.
    let litter = Terms::new(day).gave(piotr, 45).payer(Payer::POT);
    // One sheet is one batch: all of it is entered or none, and it can be undone at once.
    bank.record_batch(Context::host(at), RecordBatch::new(vec![visit, meal, litter]))?;

    for (name, member) in [("Maureen", maureen), ("Walter", walter), ("Kelly", kelly), ("Piotr", piotr)] {
        let balance = bank.host().balance(member)?;
        let way = if balance.get() < 0 { "received" } else { "given" };
        let amount = if balance.get() < 0 { balance.reversed() } else { balance };
        println!("{name:<8} {amount:>12} {way} more so far");
    }
    let sum: i64 = bank.host().balances().map(|(_, minutes)| minutes.get()).sum();
    println!("and with the pot it comes to {sum}");
    assert_eq!(sum, 0);
    Ok(())
}
