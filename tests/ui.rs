//! What rustc prints for mistakes that no page of a rule shows: several at once, in files, in types, in
//! guides. `cargo xtask bless` rewrites the snapshots; review them in the diff.

use cognito_perms_spec::text::Rule;
use cognito_perms_tests::style;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Copies the documents of `ui/file` to where trybuild's crate finds them.
fn copy_documents() -> io::Result<()> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tests/trybuild");
    let folder = target.join(env!("CARGO_PKG_NAME")).join("ui/file");
    fs::create_dir_all(&folder)?;
    for document in files("json")? {
        fs::copy(&document, folder.join(document.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

#[test]
fn snapshots() {
    copy_documents().unwrap();
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

/// The error that the README shows is the one that rustc prints.
#[test]
fn the_readme_shows_what_rustc_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("../README.md")).unwrap();
    let code = fs::read_to_string(root.join("ui/readme/readme.rs")).unwrap();
    let rendered = fs::read_to_string(root.join("ui/readme/readme.stderr")).unwrap();
    let rendered = rendered.replace("ui/readme/readme.rs", "src/main.rs");
    assert!(readme.contains(&format!("```rust,compile_fail\n{code}```\n\n```text\n{rendered}```")));
}

/// So is the one on the page about CloudFormation.
#[test]
fn the_guide_shows_what_rustc_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = root.join("../cognito-perms/docs/guide/cloudformation_output.md");
    let page = fs::read_to_string(page).unwrap();
    let rendered = fs::read_to_string(root.join("ui/template/checked.stderr")).unwrap();
    let (first, _) = rendered.split_once("\n\n").unwrap();
    assert!(page.contains(&format!("```text\n{first}\n```")));
}

#[test]
fn messages_keep_to_the_style() {
    // rustc itself reports mistakes in the types of values.
    let is_of_types = |file: &PathBuf| {
        let names = ["run_time/types", "run_time/constant", "run_time/sealed", "template/types"];
        names.iter().any(|name| file.ends_with(format!("{name}.stderr")))
    };
    for file in files("stderr").unwrap().into_iter().filter(|file| !is_of_types(file)) {
        let rendered = fs::read_to_string(&file).unwrap();
        let mut blocks: Vec<_> = rendered.split("\n\n").collect();
        // A note of rustc, because the test made a lint an error.
        blocks.retain(|block| !block.starts_with("note: the lint level is defined here"));
        for block in blocks {
            let name = file.display();
            check_style(block).unwrap_or_else(|wrong| panic!("{name}: {wrong}\n\n{block}"));
        }
    }
}

/// Checks a message: a first line, remedies, the rule, then the location.
fn check_style(block: &str) -> Result<(), String> {
    let mut lines = block.lines();
    let first = lines.next().ok_or("no message")?;
    let first = first.strip_prefix("error: ").ok_or("an error of rustc, with a code of its own")?;
    let first = first.split_once("POLICY_WARNING`: ").map_or(first, |(_, message)| message);
    let is_document = block.contains(" = rule: ");
    let text: Vec<_> = if is_document {
        // The path and line in the document are between the first line and the remedies.
        let notes = lines.by_ref().map(str::trim_start).filter_map(|it| it.strip_prefix("= "));
        notes.filter(|it| it.starts_with("help: ") || it.starts_with("rule: ")).collect()
    } else {
        let text = lines.by_ref().take_while(|line| !line.trim_start().starts_with("--> "));
        text.map(str::trim_start).collect()
    };
    let (rule, remedies) = text.split_last().ok_or("no rule")?;
    let rule = rule.strip_prefix("rule: ").ok_or("the rule does not come last")?;
    let rule = Rule::ALL.iter().find(|it| it.name() == rule).ok_or("an unknown rule")?;
    let remedies = remedies.iter().map(|line| line.strip_prefix("help: "));
    let remedies: Vec<_> = remedies.collect::<Option<_>>().ok_or("a line without `help:`")?;
    for line in remedies.iter().chain([&first]) {
        style(line)?;
    }
    // Only an empty macro has no token to point at, and only a policy without tokens is empty.
    let is_empty = *rule == Rule::MissingStatement || first.ends_with("found the end");
    if underlined(block).is_some_and(|it| it.starts_with("policy")) && !is_empty {
        return Err("the whole macro is underlined".to_owned());
    }
    // A warning is the use of a constant of ours.
    let is_warning = block.contains("POLICY_WARNING");
    if block.contains("originates in the macro") && !is_empty && !is_warning {
        return Err("the place is not the author's".to_owned());
    }
    Ok(())
}

/// Returns the text above the carets.
fn underlined(block: &str) -> Option<&str> {
    let mut code = "";
    for line in block.lines() {
        let carets = line.split_once('|').map(|(_, after)| after.trim_start());
        if carets.is_some_and(|it| it.starts_with('^')) {
            return code.get(line.find('^')?..);
        }
        code = line;
    }
    None
}

/// Returns the files under `ui` with an extension, sorted.
fn files(extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui"))? {
        for file in fs::read_dir(folder?.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|it| it == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
