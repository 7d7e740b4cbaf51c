//! One method for each action: the list, and the methods of [`TimeBank`]. Each builds a command and executes it; there is no
//! second path. A [`Keeper`](crate::store::Keeper) gets its methods from the same list.

use super::{Outcome, TimeBank};
use crate::command::*;
use crate::error::Error;

/// Calls `$callback!` with one method for each action but `create`: its documentation, its name, the command it takes.
macro_rules! each_method {
    ($callback:ident) => {
        $callback! {
                /// Says that a copy of the bank goes on by itself.
                begin_copy BeginCopy;
                /// Adopts another charter.
                adopt_charter AdoptCharter;
                /// Adds an activity, in the community's own words.
                add_activity AddActivity;
                /// Changes an activity: all of it is given anew.
                change_activity ChangeActivity;
                /// Opens a programme.
                open_programme OpenProgramme;
                /// Admits a member.
                admit Admit;
                /// Changes where a member stands: active, paused, suspended, left.
                set_state SetState;
                /// Gives a role.
                give_role GiveRole;
                /// Ends a role.
                end_role EndRole;
                /// Keeps something personal about a member: profile, tags, checks, references, consents, appointments, concerns, contacts and the rest.
                keep Keep;
                /// Merges a double record into another.
                merge Merge;
                /// Opens an account members share.
                open_account OpenAccount;
                /// Lets a member use a shared account, taking their balance along.
                join_account JoinAccount;
                /// Gives a member an account of their own again. What is on the shared one stays there.
                leave_account LeaveAccount;
                /// Sets limits for one account, or takes them away again.
                set_limits SetLimits;
                /// Posts an offer.
                offer Offer;
                /// Posts a request.
                request Request;
                /// Changes a listing: terms and words given replace those before.
                amend_listing AmendListing;
                /// Says which activity and need a listing is about.
                classify_listing ClassifyListing;
                /// Lets a listing hold for longer.
                renew_listing RenewListing;
                /// Closes a listing.
                close_listing CloseListing;
                /// Proposes an exchange, or the same one on many dates.
                propose Propose;
                /// Makes proposals stand or fall together: all of them are agreed at once, when the last word comes, or none is.
                propose_together ProposeTogether;
                /// Agrees to a proposal; when everybody has, the minutes are held.
                agree Agree;
                /// Approves what rules want approved, and lets the pot pay what a limit keeps from an account.
                approve Approve;
                /// Lets a proposal through that lies in the broker's tray.
                let_through LetThrough;
                /// Declines a proposal.
                decline Decline;
                /// Calls off what was proposed or agreed.
                withdraw Withdraw;
                /// Says that an exchange took place, and how.
                done Done;
                /// Confirms that an exchange took place.
                confirm Confirm;
                /// Confirms many exchanges at once for those who did not.
                confirm_many ConfirmMany;
                /// Says that an exchange was not as was said.
                dispute Dispute;
                /// Settles a dispute.
                settle Settle;
                /// Records a finished exchange in one step: from paper, from the telephone. Help that happened is always recorded.
                record Record;
                /// Records many finished exchanges as one batch, which can be undone at once.
                record_batch RecordBatch;
                /// Gives the word of an account that an exchange waits for.
                give_word GiveWord;
                /// Refuses the word of an account that an exchange waits for: the help stands, unpaid.
                refuse_word RefuseWord;
                /// Amends an exchange recorded on the same day: it is reversed and recorded anew, linked.
                amend Amend;
                /// Takes a posted exchange back by a linked entry.
                reverse Reverse;
                /// Takes a whole batch back.
                undo_batch UndoBatch;
                /// Says ahead, or on the day, that somebody does not come.
                mark_attendance MarkAttendance;
                /// Lets somebody take another's place.
                substitute Substitute;
                /// Notes money owed beside an exchange.
                add_expense AddExpense;
                /// Says that somebody sets out on a lone visit.
                visit_out VisitOut;
                /// Says that somebody is back from a lone visit.
                visit_back VisitBack;
                /// Calls off everything ahead of a member, quietly: after a hospital stay, a bereavement.
                clear_ahead ClearAhead;
                /// Moves credit without an exchange. Never counted as service.
                transfer Transfer;
                /// Levies the charter's ageing of credit, when it is due.
                age_credit AgeCredit;
                /// Opens an account that stands for a partner bank.
                open_bridge OpenBridge;
                /// Sets credit on its way to or from a partner bank: it is held here.
                begin_passage BeginPassage;
                /// Posts credit that is on its way, once the partner holds it too.
                post_passage PostPassage;
                /// Lets credit stay where it was.
                void_passage VoidPassage;
                /// Pairs two people in a programme.
                pair Pair;
                /// Ends a pairing.
                end_pairing EndPairing;
                /// Forgets a member: personal parts and salts go, number and minutes remain. Sent by the member, it is only asked for.
                erase Erase;
                /// Carries out everything that is due by now: proposals nobody answered, confirmations nobody gave, listings that ran out.
                expire_due ExpireDue;
                /// Closes a period: a checkpoint, after which older records may be deleted.
                close_period ClosePeriod;
                /// Sets the local clock from now on.
                set_clock SetClock;
                /// Gives the bank its secret, with which suggestions to members are drawn.
                set_secret SetSecret;
        }
    };
}
pub(crate) use each_method;

macro_rules! methods {
    ($($(#[$m:meta])* $method:ident $action:ident;)*) => {
        impl TimeBank {
            $($(#[$m])*
            ///
            /// # Errors
            /// Any error of [`TimeBank::execute`]; nothing is changed then.
            pub fn $method(&mut self, context: Context, action: $action) -> Result<Outcome, Error> {
                self.execute(&Command::new(context, action))
            })*
        }
    };
}
each_method!(methods);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_but_the_first_has_a_method_of_its_name() {
        macro_rules! names {
            ($($(#[$m:meta])* $method:ident $action:ident;)*) => { [$(stringify!($method)),*] };
        }
        let mut methods: Vec<String> = each_method!(names).iter().map(|name| name.replace('_', "-")).collect();
        methods.push("create".to_owned());
        methods.sort_unstable();
        let mut actions = Action::TAGS.to_vec();
        actions.sort_unstable();
        assert_eq!(methods, actions);
    }
}
