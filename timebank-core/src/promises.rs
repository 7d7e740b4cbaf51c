//! What the library promises. Each promise has a number, and the tests that hold it carry that number in their names (`promise_1_…`).
//! A promise that cannot be tested is struck out.
//!
//! 1. **Nothing made or lost.** The sum of all accounts is zero after every event.
//! 2. **Replay is identity.** Replaying a journal, or a snapshot and the rest, gives an equal bank and the same head; also after every
//!    erasure.
//! 3. **All or nothing, and only by right.** A refused command changes nothing beyond what time alone had made due. A command takes
//!    effect only if every account that goes down has its owner's word, or somebody with the power to spend it; permission and view are
//!    checked before state is looked at; nothing is spent, signed, appointed or decided in another's name.
//! 4. **Same everywhere.** Rust, Python and JavaScript give byte-identical events, heads and answers for the same input.
//! 5. **Limits limit.** No command moves an account further outside an enforced limit, holds included, except a reversal or a
//!    change of limits, flagged; an advisory one always says so. "No limit" and "zero" are different values. Help that happened
//!    is always recorded; what cannot be posted goes where the charter says.
//! 6. **Tampering shows.** Against a head kept elsewhere, any changed, dropped, inserted, reordered or withheld part of a host's own
//!    journal is found and located; a snapshot is believed only as far as its journal bears it out. A chain does not stop an operator
//!    who rewrites everything and every head; hand heads to others.
//! 7. **Forgotten is forgotten.** After erasure none of the member's personal parts or salts can be reached through any value,
//!    file, queue or output of ours. Lasting data are pseudonymous, not anonymous.
//! 8. **Once is once.** A command repeated with its key has one effect and gives the first answer again, whenever it is repeated.
//! 9. **No input panics.** Bad bytes, absurd sizes, extreme dates and numbers give typed errors, in bounded time and memory.
//! 10. **A plan is right.** It never contains what a rule refuses, never books a person twice, keeps everyone's capacity and
//!     limits; its flow is optimal with a certificate that separate code checks, and the plan placed in real slots states its
//!     value, upper bound and gap; every match carries its reasons.
//! 11. **Service is not payment.** Nothing counts a transfer as help, or a payer as a giver.
//! 12. **What is published gives nobody away.** From a release and all logged ones together, no withheld figure can be narrowed below its
//!     protection by what is printed, neither alone nor summed with others. An audit that shares no code with the maker says so, and what
//!     it cannot show safe within its budget is refused. Counts under noise are read as within its largest step of what is printed.
//!     Against a reader who knows how figures are withheld, a bank with a secret draws a margin, so that the range such a reader infers
//!     stays wide; the values in it need not be equally likely. Not covered: what such a reader infers of a bank without a secret (about
//!     a quarter of small cells are narrowed below their protection); groups that only three tables single out, or unions of figures of
//!     two of which none lies within another;
//!     averages over tables with noise that cannot be counted again.
//! 13. **Non-interference.** What a member is told is a function of what that member may know. Two banks that differ only in a secret
//!     give a member the same bytes, whatever they ask and whatever command they try. What a secret decides waits in a broker's tray.
//!     Two exceptions: whether somebody is suggested at all rests on do-not-match (a few people a week, drawn with a secret of the
//!     bank), and a proposal in the tray is not seen by the other. A member receives a copy of their view, never records.
