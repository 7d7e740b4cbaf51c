//! What members would rather not be asked, and whose no it was, in the words of the core and of the model.

use crate::translate::{activity, exchange, listing, member};
use timebank_core::Date;
use timebank_core::command::Decline;
use timebank_core::personal::{Part, RatherNot};
use timebank_model as m;

/// A no, and whose it is.
pub fn decline(of: u32, who: Option<u32>) -> Decline {
    let mut made = Decline::new(exchange(of));
    made.member = who.map(member);
    made
}

/// The part a member keeps.
pub fn part(offer: u32, what: &m::RatherNot, lifted: bool) -> Part {
    let mut said = RatherNot::new(listing(offer));
    said.lifted = lifted;
    match what {
        m::RatherNot::Activity(of) => said.activity = Some(activity(*of)),
        m::RatherNot::Weekday(day) => said.weekday = Some(*day),
        m::RatherNot::Times(times, weeks) => (said.times, said.weeks) = (Some(*times), Some(*weeks)),
        m::RatherNot::Request(of) => said.request = Some(listing(*of)),
    }
    Part::RatherNot(said)
}

/// Until when what holds, of which offer, and what.
pub fn said(until: Date, said: &RatherNot) -> (Date, u32, m::RatherNot) {
    let what = match (said.activity, said.weekday, said.times.zip(said.weeks), said.request) {
        (Some(activity), ..) => m::RatherNot::Activity(activity.get()),
        (_, Some(day), ..) => m::RatherNot::Weekday(day),
        (_, _, Some((times, weeks)), _) => m::RatherNot::Times(times, weeks),
        (.., request) => m::RatherNot::Request(request.map_or(0, |request| request.get())),
    };
    (until, said.offer.get(), what)
}
