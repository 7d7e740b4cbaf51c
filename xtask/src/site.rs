//! The documentation site: the pages of `docs`, and beside them the references of Rust, Python and JavaScript.

use std::fs;
use std::path::Path;

use crate::process::{Failure, run};
use crate::setup::python;
use crate::steps;
use crate::workspace::{Workspace, remove_folder};

/// Builds the pages into `target/site`. A link to nothing, and a page nothing leads to, is an error.
pub fn pages(workspace: &Workspace) -> Result<(), Failure> {
    let python = python::made(workspace, "venv-site", "xtask/site/requirements.txt")?;
    let mut mkdocs = workspace.program(python);
    mkdocs.env("NO_MKDOCS_2_WARNING", "1").args(["-m", "mkdocs", "build", "--quiet", "--config-file"]);
    run(mkdocs.arg(workspace.path("xtask/site/mkdocs.yml")))
}

/// Builds the pages and the references.
pub fn whole(workspace: &Workspace) -> Result<(), Failure> {
    pages(workspace)?;
    crate::doc::command(workspace, &[])?;
    let python = python::environment(workspace)?;
    steps::python::installed(workspace, &python)?;
    let javascript = steps::javascript::reference(workspace)?;
    steps::python::reference(workspace, &python)?()?;
    javascript()?;
    let site = workspace.target("site");
    copy(&workspace.target("doc"), &site.join("rust"))?;
    for language in ["python", "javascript"] {
        copy(&workspace.target("reference").join(language), &site.join(language))?;
    }
    led_to(&site)?;
    println!("wrote {}", site.join("index.html").display());
    Ok(())
}

/// The page of references leads to files that are there. They are no pages of `docs`, so that nothing else looks at these links.
fn led_to(site: &Path) -> Result<(), Failure> {
    let page = site.join("reference.html");
    let text = fs::read_to_string(&page).map_err(|error| Failure::failed(format!("{} cannot be read: {error}", page.display())))?;
    for folder in ["rust", "python", "javascript"] {
        let links: Vec<&str> =
            text.split("href=\"").filter(|link| link.starts_with(folder)).filter_map(|link| link.split('"').next()).collect();
        if links.is_empty() || links.iter().any(|link| !site.join(link).is_file()) {
            return Err(Failure::failed(format!("the page of references does not lead to that of `{folder}`: {links:?}")));
        }
    }
    Ok(())
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    remove_folder(to)?;
    let told = |error: std::io::Error| Failure::failed(format!("{} cannot be copied: {error}", from.display()));
    fs::create_dir_all(to).map_err(told)?;
    for entry in fs::read_dir(from).map_err(told)? {
        let entry = entry.map_err(told)?;
        let target = to.join(entry.file_name());
        if entry.file_type().map_err(told)?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).map_err(told)?;
        }
    }
    Ok(())
}
