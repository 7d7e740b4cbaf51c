//! What is known, file by file, and every change that nothing noticed.

use crate::Fault;
use crate::tree::{Source, Tree, Verdict};
use crate::trial::ENDLESS;

#[derive(Default)]
struct Counts {
    all: usize,
    refused: usize,
    caught: usize,
    survived: usize,
    not_reached: usize,
}

impl Counts {
    fn of(tree: &Tree, sources: &[&Source]) -> Self {
        let mut counts = Self::default();
        for (number, _) in sources.iter().flat_map(|source| &source.mutants) {
            counts.all += 1;
            match tree.known.get(number) {
                Some(Verdict::Refused) => counts.refused += 1,
                Some(Verdict::Caught(_)) => counts.caught += 1,
                Some(Verdict::Survived(_)) => counts.survived += 1,
                Some(Verdict::NotReached) => counts.not_reached += 1,
                None => {}
            }
        }
        counts
    }

    fn tried(&self) -> usize {
        self.caught + self.survived + self.not_reached
    }
}

pub fn print(tree: &Tree) -> Result<(), Fault> {
    println!("\nNobody noticed:");
    for (source, number, mutant) in tree.all() {
        let word = match tree.known.get(&number) {
            Some(Verdict::Survived(tests)) => format!("{tests} tests"),
            Some(Verdict::NotReached) => "no test".to_owned(),
            _ => continue,
        };
        let what: String = mutant.what.chars().take(160).collect();
        println!("{}:{} {} [{word}] {what}", source.path, mutant.line, mutant.function);
    }
    println!("\n{:<58}{:>8}{:>8}{:>8}{:>9}{:>9}", "file", "changes", "tried", "caught", "survived", "no test");
    let line = |name: &str, counts: &Counts| {
        let changes = counts.all - counts.refused;
        println!("{name:<58}{changes:>8}{:>8}{:>8}{:>9}{:>9}", counts.tried(), counts.caught, counts.survived, counts.not_reached);
    };
    for source in &tree.sources {
        line(&source.path, &Counts::of(tree, &[source]));
    }
    let all = Counts::of(tree, &tree.sources.iter().collect::<Vec<_>>());
    line("together", &all);
    let endless = tree.known.values().filter(|verdict| **verdict == Verdict::Caught(ENDLESS.to_owned())).count();
    println!("Of those caught, {endless} by a test that did not end in time.");
    println!(
        "{} changes do not compile. Of those tried {:.1} in a hundred are caught.",
        all.refused,
        100.0 * ratio(all.caught, all.tried())
    );
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "thousands of changes are far from where it begins")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
