//! What an editor shows inside `policy!`: asks a real rust-analyzer over the Language Server Protocol, and
//! compares its answers with the table in `cases.toml`.
//!
//! The server is the one that `RUST_ANALYZER` names, or the one on `PATH`. Without one nothing is tested, and
//! the output says so. `cargo test -p cognito-perms-tests --test editor -- hover` runs the cases with `hover`
//! in their name.

mod case;
mod client;
mod documentation;
mod packages;
mod words;

use client::{Client, Result};
use libtest_mimic::{Arguments, Failed, Trial};
use packages::Packages;
use std::env;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex, PoisonError};

/// A server and the packages that it has loaded.
struct Editor {
    client: Client,
    packages: Packages,
}

/// What to ask an editor.
type Run = Box<dyn FnOnce(&mut Editor) -> Result<()> + Send>;

fn main() -> Result<ExitCode> {
    let cases = case::read()?;
    let program = match rust_analyzer() {
        Ok(program) => Some(program),
        Err(why) if env::var_os("RUST_ANALYZER").is_some() => {
            eprintln!("RUST_ANALYZER is not a rust-analyzer: {why}");
            return Ok(ExitCode::FAILURE);
        }
        Err(why) => {
            println!("\nskipping the editor tests, because there is no rust-analyzer: {why}");
            println!("CONTRIBUTING.md explains how to install one.");
            None
        }
    };
    let editor = Arc::new(Mutex::new(None));
    let trial = |name: String, run: Run| {
        let (editor, program) = (Arc::clone(&editor), program.clone());
        let is_skipped = program.is_none();
        Trial::test(name, move || {
            // A case that fails must not affect the next.
            let mut editor = editor.lock().unwrap_or_else(PoisonError::into_inner);
            let editor = editor.get_or_insert_with(|| start(program).map_err(|it| it.to_string()));
            let shown = match editor {
                Ok(shown) => run(shown).map_err(|error| error.to_string()),
                Err(error) => Err(error.clone()),
            };
            shown.map_err(Failed::from)
        })
        .with_ignored_flag(is_skipped)
    };
    let trials = cases.into_iter().map(|case| {
        trial(
            case.name.clone(),
            Box::new(move |editor| {
                let file = editor.packages.file(&case.package);
                case.run(&mut editor.client, &file)
            }),
        )
    });
    let page = trial(
        "documentation: what your editor shows".to_owned(),
        Box::new(|editor| documentation::check(&mut editor.client, &editor.packages.file("path"))),
    );
    let words = Trial::test("rustc: every word is an item", || {
        words::compile().map_err(|error| Failed::from(error.to_string()))
    });
    let mut arguments = Arguments::from_args();
    // There is one server, and it answers one question at a time.
    arguments.test_threads = Some(1);
    Ok(libtest_mimic::run(&arguments, trials.chain([page, words]).collect()).exit_code())
}

fn rust_analyzer() -> Result<PathBuf> {
    if !cfg!(unix) {
        return Err("these tests only support Unix paths".into());
    }
    let program = env::var_os("RUST_ANALYZER").unwrap_or_else(|| "rust-analyzer".into());
    let program = PathBuf::from(program);
    let answer = Command::new(&program).arg("--version").output()?;
    if !answer.status.success() {
        return Err(String::from_utf8_lossy(&answer.stderr).trim().into());
    }
    println!("\n{}", String::from_utf8_lossy(&answer.stdout).trim());
    Ok(program)
}

fn start(program: Option<PathBuf>) -> Result<Editor> {
    let program = program.ok_or("there is no rust-analyzer")?;
    let packages = Packages::write()?;
    let client = Client::start(&program, &packages.workspaces(), packages.settings())?;
    Ok(Editor { client, packages })
}
