//! A plain model of a time bank, for the property tests.
//!
//! It is written from the design and the public documentation, imports nothing of the core, and is as naive as can be:
//! ordered maps, wide numbers, the whole bank copied before each command. Whatever it says of a command, the core has to
//! say as well. Where several things speak against a command, the model names all of them and the core may name any one.
//!
//! [`Fault`] breaks one rule of the model by name: a test sees each of them caught, so that the comparison itself is tested.

mod bank;
mod command;
mod credit;
mod dice;
mod fault;
mod joint;
mod life;
mod member;
mod rows;
mod rules;
mod settle;
mod split;
mod vocabulary;
mod words;

pub use bank::{Account, Answer, Bank, Exchange, Passage, Person, Refusal};
pub use command::{Action, Actual, Command, Direction, NewTransfer, Part, RatherNot, Terms};
pub use dice::{Dice, next_command};
pub use fault::Fault;
pub use life::Bundle;
pub use rules::{
    Ageing, Attendance, Earned, Group, Kind, Limits, PaidTime, Payer, Rules, Settling, Side, Stage, Standing, TransferKind, Who,
};
pub use split::shares;
