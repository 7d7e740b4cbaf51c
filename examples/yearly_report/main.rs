//! Harpurbrook's half year as three reports: for everybody, for the broker, and for one member, each as a page to open in a browser.
//!
//! ```sh
//! cargo run --example yearly_report                 # into target/reports
//! cargo run --example yearly_report -- some/folder
//! ```

#[path = "../neighbourhood/data.rs"]
#[allow(dead_code, reason = "another example uses the rest")]
mod data;
#[path = "../neighbourhood/facts.rs"]
mod facts;
#[path = "../neighbourhood/happen.rs"]
mod happen;
#[path = "../neighbourhood/load.rs"]
#[allow(dead_code, reason = "another example uses the rest")]
mod load;
#[path = "../neighbourhood/play.rs"]
#[allow(dead_code, reason = "another example uses the rest")]
mod play;

use data::Fallible;
use std::path::{Path, PathBuf};
use timebank_core::outcomes::community::WorkerOnlyMembers;
use timebank_core::outcomes::report::{Format, ReportKind, ReportOf};

fn main() -> Fallible {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::args_os().nth(1).map_or_else(|| root.join("target/reports"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let community = load::load(&root.join("examples/data/neighbourhood"))?;
    let bank = &community.bank;
    let (from, until) = ("2026-03-01".parse()?, "2026-08-31".parse()?);

    let alone = bank.worker_only_members(&WorkerOnlyMembers::new())?;
    let alone: Vec<&str> = alone.iter().filter_map(|one| one.who.name.as_deref()).collect();
    println!("Members whose only ties are with workers: {}", alone.join(", "));

    // A member's own is asked for by the member, so that it says only what they may know.
    let dorothy = community.members.get("dorothy").copied();
    for (kind, member, file) in [
        (ReportKind::Public, None, "public.html"),
        (ReportKind::CommunityHealth, None, "community-health.html"),
        (ReportKind::Member, dorothy, "member.html"),
    ] {
        let question = ReportOf { member, by: member, format: Some(Format::Html), ..ReportOf::new(kind, from, until) };
        let report = bank.report(&question)?;
        std::fs::write(folder.join(file), report.document.unwrap_or_default())?;
        println!("{file}: {}{}", report.title, if report.publishable { "" } else { " (not for publication)" });
    }
    println!("written to {}", folder.display());
    Ok(())
}
