//! Checks JSON documents, compared with parsing and discarding them, and with other linters.

use crate::Measured;
use crate::arguments::Arguments;
use crate::generate::sample;
use crate::measure::{Contender, median, nanoseconds};
use crate::package::{Package, repository, workshop};
use crate::process::run;
use crate::table::{Column, write};
use cognito_perms::{Options, check};
use fastrand::Rng;
use iam_rs::{IAMPolicy, Validate};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The largest inline policy that IAM accepts for a user is smaller; a managed policy can have this many
/// characters.
const SMALL: usize = 6_144;

/// How often the peers in other languages go through all documents.
const ROUNDS: &str = "5";

pub fn measure(arguments: &Arguments) -> Measured {
    let files = match &arguments.documents {
        Some(folder) => documents_in(folder)?,
        None => generated()?,
    };
    let mut documents = Vec::new();
    for file in files {
        documents.push((fs::read_to_string(&file)?, file));
    }
    let small: Vec<_> = documents.iter().filter(|(text, _)| text.len() <= SMALL).cloned().collect();
    let mut out =
        "Microseconds per document on one core, with every rule enabled and the location of every \
                   finding. Peers in other languages run in a process of their own, started once.\n"
            .to_owned();
    for (name, documents) in [("Up to 6 KB", &small), ("All", &documents)] {
        let bytes: usize = documents.iter().map(|(text, _)| text.len()).sum();
        let megabytes = bytes as f64 / 1e6;
        out += &format!("\n### {name}: {} documents, {megabytes:.2} MB\n\n", documents.len());
        let columns = [
            Column::new("µs per document", 1).with_ratio(),
            Column::new("documents per second", 0),
            Column::new("MB per second", 2),
        ];
        let count = documents.len().max(1) as f64;
        let rows = times(documents, arguments)?.into_iter().map(|(name, microseconds)| {
            (name, vec![microseconds, 1e6 / microseconds, megabytes / count / microseconds * 1e6])
        });
        out += &write("checked with", &columns, &rows.collect::<Vec<_>>());
    }
    let one = small.first().ok_or("there is no small document")?;
    out += &whole_processes(&one.1, arguments)?;
    Ok(out)
}

/// Returns the JSON files of a folder, sorted by name.
fn documents_in(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let paths = fs::read_dir(folder)?.map(|entry| entry.map(|it| it.path()));
    let mut paths = paths.collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|it| it == "json"));
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{} contains no JSON documents", folder.display()).into());
    }
    Ok(paths)
}

/// Generates documents of 1 to 60 statements with line breaks, as people write them.
fn generated() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let folder = workshop().join("documents");
    fs::create_dir_all(&folder)?;
    let mut random = Rng::with_seed(20_261_103);
    for index in 0..300 {
        let most = if index % 10 == 0 { 60 } else { 8 };
        let statements = random.usize(1..=most);
        let actions: Vec<_> = (0..statements).map(|_| random.usize(1..=6)).collect();
        let document: serde_json::Value =
            serde_json::from_str(&sample(&mut random, &actions).json())?;
        fs::write(folder.join(format!("{index:03}.json")), format!("{document:#}\n"))?;
    }
    documents_in(&folder)
}

/// Measures the microseconds per document of each contender.
fn times(
    documents: &[(String, PathBuf)],
    arguments: &Arguments,
) -> Result<Vec<(String, f64)>, Box<dyn Error>> {
    let options = Options::new();
    let texts = || documents.iter().map(|(text, _)| text.as_str());
    let mut contenders = [
        Contender::new("`serde_json`, parsing and discarding", || {
            texts().filter(|it| serde_json::from_str::<IgnoredAny>(it).is_ok()).count()
        }),
        Contender::new("cognito-perms", || {
            texts().filter(|it| !check(it, &options).has_errors()).count()
        }),
        Contender::new("iam-rs, parsing and validating", || {
            let is_right = |it: &&str| {
                IAMPolicy::from_json(it).is_ok_and(|policy| policy.validate_result().is_ok())
            };
            texts().filter(is_right).count()
        }),
    ];
    let of_all = nanoseconds(&mut contenders);
    let count = documents.len().max(1) as f64;
    let names = contenders.iter().map(|it| it.name.to_owned());
    let mut rows: Vec<_> = names.zip(of_all.iter().map(|it| it / 1_000.0 / count)).collect();
    let Some(folder) = &arguments.peers else { return Ok(rows) };

    let list = workshop().join("documents.txt");
    let paths: Vec<_> = documents.iter().map(|(_, path)| path.display().to_string()).collect();
    fs::write(&list, paths.join("\n"))?;
    for (script, remark) in PEERS {
        let output = peer(folder, script).arg(&list).arg(ROUNDS).output()?;
        let result: PeerResult = serde_json::from_slice(&output.stdout)
            .map_err(|_| format!("{script}: {}", String::from_utf8_lossy(&output.stderr)))?;
        let name = format!("{} {}{remark}", result.peer, result.version);
        rows.push((name, median(result.microseconds)));
    }
    Ok(rows)
}

/// The output of the scripts in `peers/`.
#[derive(Deserialize)]
struct PeerResult {
    peer: String,
    version: String,
    microseconds: Vec<f64>,
}

/// The scripts, each with a remark for the table.
const PEERS: [(&str, &str); 4] = [
    ("with_cloud_copilot.mjs", ", with our own look-up of action names"),
    ("with_moto.py", ", form only"),
    ("with_parliament.py", ""),
    ("with_cfn_lint.py", ", only its rules for policies"),
];

fn peer(folder: &Path, script: &str) -> Command {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers").join(script);
    let mut command = if script.ends_with(".mjs") {
        let mut node = Command::new("node");
        node.env("NODE_PATH", folder.join("node_modules"));
        node
    } else {
        let mut python = Command::new(folder.join("venv/bin/python"));
        // Don't write bytecode files next to the scripts.
        python.arg("-B");
        python
    };
    command.arg(path);
    command
}

/// Measures the whole process on one file.
fn whole_processes(file: &Path, arguments: &Arguments) -> Measured {
    let empty = Package::write("empty", "", "")?;
    fs::write(empty.folder.join("src/main.rs"), "fn main() {}\n")?;
    run(empty.cargo("build").arg("--release"))?;
    let command = Package {
        folder: repository().join("cognito-perms"),
        target: workshop().join("command-target"),
    };
    run(&mut command.cargo("fetch"))?;
    run(command.cargo("build").args(["--release", "--features", "cli", "--bin", "cognito-perms"]))?;
    let program = command.target.join("release/cognito-perms");

    let mut contenders: Vec<(String, Box<dyn Fn() -> Command>)> = vec![
        ("an empty Rust program".to_owned(), {
            let program = empty.target.join("release/bench-empty");
            Box::new(move || Command::new(&program))
        }),
        ("cognito-perms".to_owned(), {
            let file = file.to_owned();
            Box::new(move || {
                let mut command = Command::new(&program);
                command.arg("check").arg(&file);
                command
            })
        }),
    ];
    if let Some(folder) = &arguments.peers {
        for (script, _) in PEERS {
            let (folder, file) = (folder.clone(), file.to_owned());
            let name = script.trim_start_matches("with_").split('.').next().unwrap_or(script);
            contenders.push((
                name.replace('_', "-"),
                Box::new(move || {
                    let mut command = peer(&folder, script);
                    command.arg("--one").arg(&file);
                    command
                }),
            ));
        }
    }
    let mut rows: Vec<(String, Vec<f64>)> = Vec::new();
    for (name, command) in &contenders {
        let mut walls = Vec::new();
        // The first run fills the caches of the file system.
        for _ in 0..=WHOLE_PROCESSES {
            walls.push(took(&mut command())? * 1_000.0);
        }
        walls.remove(0);
        rows.push((name.clone(), vec![median(walls)]));
    }
    let columns = [Column::new("ms", 1).with_ratio()];
    Ok(format!(
        "\n### One file, including process startup\n\n{}",
        write("program", &columns, &rows)
    ))
}

const WHOLE_PROCESSES: usize = 20;

/// Returns the seconds until a process ends. Its exit status may report that the document has mistakes.
fn took(command: &mut Command) -> Result<f64, Box<dyn Error>> {
    let start = std::time::Instant::now();
    command.output()?;
    Ok(start.elapsed().as_secs_f64())
}
