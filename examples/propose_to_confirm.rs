//! From "would you?" to "thank you": an exchange is proposed, agreed, done and confirmed, and credit moves at the end.
//!
//! `cargo run --example propose_to_confirm`

use timebank_core::command::{Admit, Agree, Confirm, Context, Done, Propose};
use timebank_core::exchange::{Setting, Terms};
use timebank_core::personal::Profile;
use timebank_core::{Charter, Error, Salt, TimeBank};

fn main() -> Result<(), Error> {
    let monday = "2026-03-02T09:00:00Z".parse()?;
    let mut bank = TimeBank::create(Context::host(monday), timebank_core::BankId([1; 16]), Charter::named("Harpurbrook Time Bank"))?;
    let mut admit = |name: &str, salt: u8| {
        let profile = Profile::named(name);
        bank.admit(Context::host(monday).salt(Salt([salt; 16])), Admit::default().profile(profile))?.member()
    };
    let (gary, linda) = (admit("Gary", 1)?, admit("Linda", 2)?);

    // Linda asks for an hour on Wednesday at half past five. By proposing she has agreed.
    let terms = Terms::new("2026-03-04".parse()?).starting(17 * 60 + 30, 0).gave(gary, 60).received(linda, 60).setting(Setting::Home);
    let exchange = bank.propose(Context::member(monday, linda), Propose::new(terms))?.exchange()?;
    println!("proposed   balance of Linda: {}", bank.host().balance(linda)?);

    // Gary agrees. From now on the minutes are held: Linda cannot promise them twice.
    bank.agree(Context::member(monday, gary), Agree::new(exchange))?;
    println!("agreed     balance of Linda: {}", bank.host().balance(linda)?);

    // On Wednesday evening Gary says that it is done. His word is given with that.
    let wednesday = "2026-03-04T18:40:00Z".parse()?;
    bank.done(Context::member(wednesday, gary), Done::new(exchange))?;
    println!("done       balance of Linda: {}", bank.host().balance(linda)?);

    // Linda remembers it as 70 minutes. The difference is within the charter's tolerance and settled by its rule, the lower of two.
    bank.confirm(Context::member(wednesday, linda), Confirm::new(exchange).minutes(70))?;
    println!("confirmed  balance of Linda: {}, of Gary: {}", bank.host().balance(linda)?, bank.host().balance(gary)?);
    assert_eq!(bank.host().balance(gary)?.get(), 60);
    assert_eq!(bank.host().balance(linda)?.get(), -60);

    // Confirming again changes nothing and says why.
    let again = bank.confirm(Context::member(wednesday, linda), Confirm::new(exchange));
    println!("and again  {}", again.expect_err("it is confirmed already"));
    Ok(())
}
