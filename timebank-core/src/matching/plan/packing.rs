//! How much of some minutes can be filled with whole sessions: what the network's capacities are cut down to.

/// How short and how long a session with a candidate can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lengths {
    pub least: i64,
    pub most: i64,
}

/// Longer ranges are not cut.
const LONG: i64 = 1440;

/// The most minutes that sessions come to, each taken once at most, in `room` minutes.
pub(super) fn filled(room: i64, all: &[Lengths]) -> i64 {
    let Some(most) = usize::try_from(room).ok().filter(|_| room <= LONG) else { return room };
    let mut reach = vec![false; most.saturating_add(1)];
    if let Some(nothing) = reach.first_mut() {
        *nothing = true;
    }
    for one in all {
        let (Ok(least), Ok(longest)) = (usize::try_from(one.least), usize::try_from(one.most)) else { continue };
        // The nearest sum from which a session that is long enough comes here.
        let mut from = None;
        let mut next = reach.clone();
        for (sum, slot) in next.iter_mut().enumerate() {
            if let Some(before) = sum.checked_sub(least)
                && reach.get(before) == Some(&true)
            {
                from = Some(before);
            }
            *slot |= from.is_some_and(|from| sum.saturating_sub(from) <= longest);
        }
        reach = next;
        if reach.last() == Some(&true) {
            break;
        }
    }
    reach.iter().rposition(|reached| *reached).and_then(|sum| i64::try_from(sum).ok()).unwrap_or(room)
}

/// The most minutes of sessions in a time of `room` minutes in one piece, with `travel` minutes between two of them.
pub(super) fn in_a_row(room: i64, travel: i64, all: &[Lengths]) -> i64 {
    let (count, longest) = (i64::try_from(all.len()).unwrap_or(i64::MAX), all.iter().map(|one| one.most).max().unwrap_or(0));
    let mut best = 0_i64;
    for sessions in 1..=count {
        let left = room.saturating_sub(travel.saturating_mul(sessions.saturating_sub(1)));
        best = best.max(left.min(longest.saturating_mul(sessions)));
        if left <= best {
            break;
        }
    }
    filled(best.max(0), all)
}

/// The greatest common divisor.
pub(super) fn common(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    a
}

#[cfg(test)]
mod tests {
    #![allow(clippy::arithmetic_side_effects, reason = "tests")]
    use super::{Lengths, common, filled, in_a_row};

    fn of(all: &[(i64, i64)]) -> Vec<Lengths> {
        all.iter().map(|(least, most)| Lengths { least: *least, most: *most }).collect()
    }

    #[test]
    fn whole_sessions_fill_what_they_can() {
        // 45 and 30 do not both go in an hour; with 15 to 20 minutes more it is 60 to 65, or 45 to 50.
        assert_eq!(filled(60, &of(&[(45, 45), (30, 30)])), 45);
        assert_eq!(filled(60, &of(&[(45, 45), (30, 30), (10, 20)])), 60);
        assert_eq!(filled(44, &of(&[(45, 45), (30, 30)])), 30);
        assert_eq!((filled(29, &of(&[(45, 45), (30, 30)])), filled(0, &[]), filled(5000, &[])), (0, 0, 5000));
        // Three hours: of 45 minutes three go with twenty between two, 135 + 40, and two with thirty; one of 150 goes alone.
        assert_eq!(in_a_row(180, 20, &of(&[(45, 45), (45, 45), (45, 45), (45, 45)])), 135);
        assert_eq!(in_a_row(180, 30, &of(&[(45, 45), (45, 45), (45, 45), (45, 45)])), 90);
        assert_eq!(in_a_row(180, 30, &of(&[(45, 45), (150, 150)])), 150);
        assert_eq!((common(60, 45), common(0, 7), common(25, 10)), (15, 7, 5));
    }

    #[test]
    fn no_choice_comes_to_more() {
        // Every choice of lengths of up to four sessions, for rooms and lengths up to twelve.
        for seed in 0..400_i64 {
            let draw = |at: i64, below: i64| (seed * 7919 + at * 104_729 + seed * seed * 31) % below;
            let all = of(&(0..1 + draw(0, 4)).map(|at| (1 + draw(at + 1, 6), 1 + draw(at + 1, 6) + draw(at + 9, 4))).collect::<Vec<_>>());
            let (room, travel) = (draw(20, 13), draw(21, 4));
            let (mut best, mut row) = (0, 0);
            let mut sums = vec![(0_i64, 0_i64)];
            for one in &all {
                let with = |(sum, count): &(i64, i64)| (one.least..=one.most).map(|length| (sum + length, count + 1)).collect::<Vec<_>>();
                let more: Vec<(i64, i64)> = sums.iter().flat_map(with).collect();
                sums.extend(more);
            }
            for (sum, count) in sums {
                best = if sum <= room { best.max(sum) } else { best };
                row = if sum + travel * (count - 1).max(0) <= room { row.max(sum) } else { row };
            }
            assert_eq!(filled(room, &all), best, "{seed}");
            assert!(in_a_row(room, travel, &all) >= row, "{seed}");
        }
    }
}
