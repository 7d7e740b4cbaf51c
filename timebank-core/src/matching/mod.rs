//! Who could help whom, why, and what plan does most good. Readers of a bank: they take `&TimeBank` and change nothing.
//! Rules and verdicts come from the floors below; nothing here adds one of its own.
