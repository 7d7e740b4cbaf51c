//! "May these two do this?": rules are data, answers come with reasons, and a member is never told a secret by one.
//!
//! `cargo run --example may_we`

use timebank_core::command::{Admit, Context, Keep, SetState};
use timebank_core::member::MemberState;
use timebank_core::personal::{DoNotMatch, Part};
use timebank_core::queries::Why;
use timebank_core::rules::Answer;
use timebank_core::{Audience, Charter, Error, MemberId, Salt, TimeBank, Timestamp};

const CHARTER: &str = r#"{
    "name": "Harpurbrook Time Bank",
    "rules": [{"rule": {"type": "broker-approval", "aboveMinutes": 180}, "because": "half a day is talked over first"}]
}"#;

fn main() -> Result<(), Error> {
    let at: Timestamp = "2026-03-02T09:00:00Z".parse()?;
    let mut bank = TimeBank::create(Context::host(at), timebank_core::BankId([1; 16]), Charter::from_json(CHARTER.as_bytes())?)?;
    // Personal data needs a salt: 16 random bytes for each command, in a real program.
    let salted = |salt: u8| Context::host(at).salt(Salt([salt; 16]));
    let mut admit = |name: &str, salt: u8| bank.admit(salted(salt), Admit::named(name))?.member();
    let (piotr, bev, gary, sian) = (admit("Piotr", 1)?, admit("Bev", 2)?, admit("Gary", 3)?, admit("Siân", 4)?);
    // Siân would rather not meet Gary. He never hears of it, and neither does anybody else.
    let apart = Part::DoNotMatch(DoNotMatch::new(gary).reason("kept by the broker"));
    bank.keep(salted(9), Keep::new(sian, [apart]))?;
    let paused = SetState::new(piotr, MemberState::Paused);

    let ask = |bank: &TimeBank, giver: MemberId, receiver: MemberId, minutes: u32| -> Result<Answer, Error> {
        let question = Why::new(giver, receiver, "2026-03-04".parse()?).minutes(minutes);
        println!("{giver} for {receiver}, {minutes} minutes");
        for audience in [Audience::Broker, Audience::Member] {
            let verdict = bank.host().verdict(&question.terms()).for_audience(audience);
            println!("  to a {audience:?}: {:?}", verdict.answer);
            verdict.reasons.iter().for_each(|reason| println!("    {}: {}", reason.code, reason.text));
        }
        Ok(bank.host().why(&question)?.answer)
    };
    assert_eq!(ask(&bank, piotr, bev, 60)?, Answer::Allowed);
    assert_eq!(ask(&bank, piotr, bev, 240)?, Answer::NeedsApproval);
    assert_eq!(ask(&bank, gary, sian, 60)?, Answer::Refused);
    // Somebody who takes a rest gives nothing for now: to a member the two refusals read alike.
    bank.set_state(Context::host(at), paused)?;
    assert_eq!(ask(&bank, piotr, bev, 60)?, Answer::Refused);
    Ok(())
}
