//! Our work and that of what people would use instead, in one run on one input. See `benches/README.md`.

mod candidates;
mod flow;
mod import;
mod input;
mod memory;
mod pandas;
mod plain;
mod plan;
mod postgres;
mod report;
mod snapshot;
mod speed;
mod sqlite;
mod stores;

use report::Report;
use std::path::PathBuf;

const HELP: &str = include_str!("../../help.txt");

/// Says why it cannot go on, and ends.
fn stop(why: &str) -> ! {
    eprintln!("{why}");
    std::process::exit(1);
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, members, exchanges] = arguments.as_slice()
        && word == memory::CHILD
    {
        let number = |text: &String| text.parse().unwrap_or_else(|_| stop("not a number"));
        return memory::child(number(members), number(exchanges));
    }
    if let [word, path] = arguments.as_slice()
        && word == import::CHILD
    {
        return import::child(path);
    }
    let (mut json, mut quick, mut full, mut only) = (None, false, false, None);
    let mut rest = arguments.into_iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => json = Some(rest.next().unwrap_or_else(|| stop("`--json` wants a file"))),
            "--only" => only = Some(rest.next().unwrap_or_else(|| stop("`--only` wants a group"))),
            "--quick" => quick = true,
            "--full" => full = true,
            "--help" | "-h" => return print!("{HELP}"),
            other => stop(&format!("there is no argument `{other}`\n{HELP}")),
        }
    }
    let folder = Folder::new();
    let mut report = Report::new(json.as_deref(), 5, only);
    let count = if quick { 10_000 } else { 100_000 };
    report.heading();
    if report.wanted("memory-speed") {
        speed::in_memory(&mut report, &folder.0, count, false);
        speed::in_memory(&mut report, &folder.0, count, true);
        speed::through_a_keeper(&mut report, count);
    }
    if report.wanted("plain") {
        speed::plain(&mut report, count);
    }
    if report.wanted("disk") {
        speed::on_disk(&mut report, &folder.0, count, 1000);
        speed::on_disk(&mut report, &folder.0, if quick { 200 } else { 2000 }, 1);
    }
    if report.wanted("replay") {
        speed::replay(&mut report, &folder.0, count);
    }
    if report.wanted("snapshot") {
        snapshot::open(&mut report, if quick { 100_000 } else { 1_000_000 });
        if full {
            snapshot::open(&mut report, 10_000_000);
        }
    }
    if report.wanted("postgres") {
        postgres::record(&mut report, &folder.0, count);
    }
    if report.wanted("stores") {
        stores::all(&mut report, &folder.0, quick);
    }
    if report.wanted("turns") {
        stores::turns(&mut report, quick);
    }
    if report.wanted("pandas") {
        pandas::read(&mut report, &folder.0, count);
    }
    if report.wanted("candidates") {
        let small = candidates::best(&mut report, &folder.0, if quick { 10_000 } else { 100_000 }, true);
        if full {
            let large = candidates::best(&mut report, &folder.0, 1_000_000, false);
            println!("a million members cost {:.2} times what a hundred thousand do", large / small);
        }
    }
    if report.wanted("flow") {
        flow::flow(&mut report, &folder.0, if full { &[1_000, 10_000, 100_000] } else { &[1_000, 10_000] });
    }
    if report.wanted("plan") {
        plan::plans(&mut report, if full { &[1_000, 10_000, 100_000] } else { &[1_000, 10_000] });
    }
    if report.wanted("questions") {
        plan::questions(&mut report, if quick { 10_000 } else { 100_000 });
    }
    if report.wanted("import") {
        import::read(&mut report, &folder.0, if quick { 100_000 } else { 1_000_000 });
    }
    if report.wanted("memory") {
        memory::curve(
            &mut report,
            if full {
                &[1_000, 10_000, 100_000, 1_000_000]
            } else if quick {
                &[1_000, 10_000]
            } else {
                &[1_000, 10_000, 100_000]
            },
        );
    }
}

/// A folder for the files of one run, beside the program: on the disk the build is on, and gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let program = std::env::current_exe().unwrap_or_else(|fault| stop(&format!("this program is not found: {fault}")));
        let path = program.with_file_name(format!("peers-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap_or_else(|fault| stop(&format!("`{}` cannot be made: {fault}", path.display())));
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
