//! What the library promises. Each has a number; tests name it (`promise_1_…`). One that could not be tested would be struck out.
//!
//! 1. **Nothing made or lost.** The sum of all accounts is zero after every event.
//! 2. **Replay is identity.** Replaying a journal, or a snapshot and the rest, gives an equal bank and the same head.
//! 3. **All or nothing, and only by right.** A refused command, or batch, changes nothing, and its error says which rule and what
//!    would be allowed, to the audience that may know it. A command takes effect only if every account that goes down has its
//!    owner's word, or somebody with the power to spend it; permission and view are checked before state is looked at; nothing is
//!    spent, signed, appointed or decided in another's name.
//! 4. **Same everywhere.** Rust, Python and JavaScript give byte-identical events, heads and answers for the same input.
//! 5. **Limits limit.** No command moves an account further outside an enforced limit, holds included, except a reversal or a
//!    change of limits, flagged; an advisory one always says so. "No limit" and "zero" are different values. Help that happened
//!    is always recorded; what cannot be posted goes where the charter says.
//! 6. **Tampering shows.** Against a head kept elsewhere, any changed, dropped, inserted or reordered byte of a journal is found
//!    and located. A chain does not stop an operator who rewrites everything and every head; hand heads to others.
//! 7. **Forgotten is forgotten.** After erasure none of the member's personal parts or salts can be reached through any value,
//!    file or output of ours. Lasting data are pseudonymous, not anonymous.
//! 8. **Once is once.** A command repeated with its key has one effect and gives the first answer again.
//! 9. **No input panics.** Bad bytes, absurd sizes, extreme dates and numbers give typed errors, in bounded time and memory.
//! 10. **A plan is right.** It never contains what a rule refuses, never books a person twice, keeps everyone's capacity and
//!     limits; its flow is optimal with a certificate that separate code checks, and the plan placed in real slots states
//!     value, upper bound and the gap; what stood in the way of the rest is told.
//! 11. **Service is not payment.** Nothing counts a transfer as help, or a payer as a giver.
//! 13. **Reasons keep secrets.** Do-not-match, checks, concerns and other people's balances reach no member through a verdict,
//!     an error or a count: to a member they read as "ask the broker", like ordinary unavailability.
//!
//! Promise 12 (published tables) belongs to a part that is not written whole yet.
