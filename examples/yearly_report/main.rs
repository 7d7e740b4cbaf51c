//! Harpurbrook's half year as four reports: for everybody, for the broker, for one member, and for the funder of a grant, each as a page to
//! open in a browser.
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
use timebank_core::Viewer;
use timebank_core::outcomes::community::{ProgrammesOver, WorkerOnlyMembers};
use timebank_core::outcomes::grants::{FunderReportOf, Grant, GrantsOf};
use timebank_core::outcomes::report::{Format, ReportKind, ReportOf};

fn main() -> Fallible {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::args_os().nth(1).map_or_else(|| root.join("target/reports"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let community = load::load(&root.join("examples/data/neighbourhood"))?;
    let bank = &community.bank;
    let (from, until) = ("2026-03-01".parse()?, "2026-08-31".parse()?);

    let alone = bank.host().worker_only_members(&WorkerOnlyMembers::new())?;
    let alone: Vec<&str> = alone.iter().filter_map(|one| one.who.name.as_deref()).collect();
    println!("Members whose only ties are with workers: {}", alone.join(", "));

    for programme in bank.host().programmes(&ProgrammesOver::new())? {
        let (name, mentored, mentors) = (&programme.name, programme.mentored, programme.became_mentors);
        let ready = programme.mentors.iter().filter(|mentor| mentor.ready).count();
        println!(
            "{name}: {mentored} were mentored, {mentors} of them mentor now; {ready} of {} mentors are ready",
            programme.mentors.len()
        );
    }

    // A member's own is asked for by the member, so that it says only what they may know.
    let dorothy = community.members.get("dorothy").copied();
    for (kind, member, file) in [
        (ReportKind::Public, None, "public.html"),
        (ReportKind::CommunityHealth, None, "community-health.html"),
        (ReportKind::Member, dorothy, "member.html"),
    ] {
        let question = {
            let mut made = ReportOf::new(kind, from, until).format(Format::Html);
            made.member = member;
            made
        };
        let report = bank.view(member.map_or(Viewer::Host, Viewer::Member)).report(&question)?;
        std::fs::write(folder.join(file), report.document.unwrap_or_default())?;
        println!("{file}: {}{}", report.title, if report.publishable { "" } else { " (not for publication)" });
    }

    // True figures for the broker; to the funder goes what is safe to hand on.
    let grant: Grant = serde_json::from_str(include_str!("grant.json"))?;
    for standing in bank.host().grants(&GrantsOf::new(vec![grant.clone()]))? {
        for one in standing.outcomes.iter().flat_map(|outcome| &outcome.indicators) {
            println!("{}: {}", one.name, one.value.map_or_else(|| "nothing yet".to_owned(), |value| value.to_string()));
        }
    }
    let question = FunderReportOf::new(vec![grant], "side-by-side").format(Format::Html);
    let report = bank.host().funder_report(&question)?.report;
    std::fs::write(folder.join("funder.html"), report.document.unwrap_or_default())?;
    println!("funder.html: {}", report.title);
    println!("written to {}", folder.display());
    Ok(())
}
