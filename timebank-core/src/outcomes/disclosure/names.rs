//! The names of figures in a release, and which of them count some of what others count.

use super::headlines::Days;

/// Separates a figure's name from the filters that narrow it down.
const OF: &str = " | ";
/// The filter for people only. Organisations are excluded, because they need no protection.
pub(crate) const PEOPLE: &str = "people";

/// Returns the name of a figure that is narrowed down to a group or a need. It is compared with the unfiltered figure.
pub(crate) fn narrowed(base: &str, by: &[String]) -> String {
    by.iter().fold(base.to_owned(), |name, one| name + OF + one)
}

/// Returns the filters that narrow a figure down, in order.
pub(super) fn of_whom(name: &str) -> Vec<&str> {
    let mut filters: Vec<&str> = parts(name).into_iter().skip(1).collect();
    filters.sort_unstable();
    filters
}

/// Returns the name of a figure and the filters that narrow it down.
pub(crate) fn parts(name: &str) -> Vec<&str> {
    name.split(OF).filter(|part| *part != PEOPLE).collect()
}

/// Returns what a figure is of. The hours that are received are those that are given, so both have one name here.
pub(crate) fn base<'n>(parts: &[&'n str]) -> Option<&'n str> {
    parts.first().map(|base| if *base == "hours-received" { "hours-given" } else { base })
}

/// Returns whether two names denote the same figure: with the same filters, or one with some of the other's.
pub(super) fn same(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    let within = |few: &[&str], more: &[&str]| few.iter().all(|by| more.contains(by));
    base(&one) == base(&other) && (within(&one, &other) || within(&other, &one))
}

/// Pairs of figures of which the first counts a subset of the second.
const SOME_OF: &[(&str, &str)] = &[
    ("taking-part", "members"),
    ("isolates", "members"),
    ("worker-only", "members"),
    ("worker-only", "taking-part"),
    ("joined", "members"),
    ("first-exchange", "members"),
    ("first-exchange", "taking-part"),
    ("first-exchange", "joined"),
    ("both-ways", "members"),
    ("both-ways", "taking-part"),
    ("not-taking-part", "members"),
    ("isolates", "not-taking-part"),
    ("checks", "members"),
    ("checks-due", "members"),
    ("suspended", "members"),
    ("took-role", "members"),
    ("improved", "members"),
];

/// Returns whether the first figure counts a subset of the second: a smaller figure, or the same with more filters.
pub(super) fn inside(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    let (Some((base, by)), Some((whole, of))) = (one.split_first(), other.split_first()) else { return false };
    (base == whole || SOME_OF.contains(&(kind(base), *whole))) && of.iter().all(|by_this| by.contains(by_this))
}

/// Figures that only grow while days are added to theirs: who counts in some days counts in all days these lie within. Of members that is so
/// from the same first day on, for whoever left before it counts no more.
const GROWING: [&str; 7] = ["taking-part", "both-ways", "joined", "members", "took-role", "first-exchange", "took-part-again"];
/// Figures of how things stand on a day. Each counts some of the members of days that end on it.
const STANDING: [&str; 2] = ["checks", "checks-due"];

/// Returns what a figure is of, without the role, the instrument or the scale.
fn kind(base: &str) -> &str {
    let of = ["took-role ", "improved "].into_iter().find(|of| base.starts_with(of));
    of.map_or(base, str::trim_end)
}

/// Returns whether the first figure counts some of what the second counts, each of its days.
pub(super) fn counts_some_of((one, days): (&str, Days), (other, then): (&str, Days)) -> bool {
    let of = |name| kind(parts(name).first().copied().unwrap_or_default());
    let (part, whole) = (of(one), of(other));
    let grows = GROWING.contains(&whole) && days.is_within(then) && (whole != "members" || days.from == then.from);
    let stands = STANDING.contains(&part) && whole == "members" && days.until == then.until;
    // Answers are of those who are counted, whenever they were given.
    let answers = part == "improved" && whole == "members";
    inside(one, other) && (days == then || grows || stands || answers)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::{Days, counts_some_of};

    #[test]
    fn a_figure_counts_some_of_what_another_counts() {
        let days = |from: &str, until: &str| Days { from: from.parse().ok(), until: until.parse().unwrap() };
        let (march, june, spring) = (days("2026-01-01", "2026-03-31"), days("2026-01-01", "2026-06-30"), days("2026-04-01", "2026-06-30"));
        for (part, whole, told) in [
            (("taking-part", march), ("taking-part", june), true),
            (("taking-part", june), ("taking-part", march), false),
            (("taking-part", spring), ("members", june), false),
            (("both-ways | host one", march), ("taking-part | people", june), true),
            (("isolates", march), ("not-taking-part", june), false),
            (("checks", days("", "2026-03-31")), ("members", march), true),
            (("checks", days("", "2026-03-31")), ("members", june), false),
            (("took-role mentor", march), ("members", march), true),
            (("improved mood mood, of how many", days("", "2026-06-30")), ("members", march), true),
            (("ties", march), ("ties", june), false),
        ] {
            assert_eq!(counts_some_of(part, whole), told, "{part:?} {whole:?}");
        }
    }
}
