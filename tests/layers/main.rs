//! The structure of the code, read from its source: files do not depend on each other in cycles, and a room
//! of `spec/src` only depends on rooms above it.

#![expect(clippy::panic, reason = "a test that panics has failed")]

mod imports;

use imports::{Import, imports};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The rooms of `spec/src`, from the top down, each with the rooms above it that it must not know either.
///
/// `ARCHITECTURE.md` explains why.
const ROOMS: [(&str, &[&str]); 10] = [
    ("text", &[]),
    ("syntax", &[]),
    ("facts", &["syntax"]),
    ("model", &[]),
    ("write", &[]),
    ("eval", &[]),
    ("prove", &[]),
    ("rules", &[]),
    ("say", &["model", "rules"]),
    ("ide", &["rules", "say"]),
];

/// The root file of each crate.
const CRATES: [&str; 5] = [
    "spec/src/lib.rs",
    "spec/build.rs",
    "cognito-perms-macros/src/lib.rs",
    "cognito-perms/src/lib.rs",
    "cognito-perms/src/main.rs",
];

fn of(root: &str) -> Vec<Import> {
    imports(&cognito_perms_tests::repository().join(root))
}

/// Returns the name of a file for messages.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(cognito_perms_tests::repository()).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

#[test]
fn no_files_import_each_other() {
    let mut circles = Vec::new();
    for root in CRATES {
        circles.extend(circle(&of(root)));
    }
    assert!(circles.is_empty(), "files that depend on each other:\n{}", circles.join("\n"));
}

#[test]
fn rooms_import_what_is_above_them() {
    let wrong = misplaced(&of("spec/src/lib.rs"));
    assert!(wrong.is_empty(), "imports of rooms that are not above:\n{}", wrong.join("\n"));
}

/// Every file is in a room, except the crate root, which only names them.
#[test]
fn every_file_is_in_a_room() {
    let imports = of("spec/src/lib.rs");
    let files = imports.iter().flat_map(|it| [&it.from, &it.to]);
    for file in files {
        assert!(room(file).is_some() || file.ends_with("spec/src/lib.rs"), "{}", shown(file));
    }
    for (name, _) in ROOMS {
        assert!(imports.iter().any(|it| room(&it.from) == Some(name)), "{name} is empty");
    }
}

/// The command only uses what any user of the crate could use.
#[test]
fn the_command_uses_the_public_face() {
    let root = cognito_perms_tests::repository().join("cognito-perms/src/main.rs");
    let internals = imports::crates(&root);
    let wrong: Vec<_> = internals
        .iter()
        .filter(|(_, name)| name.starts_with("cognito_perms_"))
        .map(|(file, name)| format!("{} names `{name}`", shown(file)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// These tests fail where they should.
#[test]
fn what_is_wrong_is_found() {
    let file = |room: &str| Path::new("spec/src").join(room).join("mod.rs");
    let import = |from: &str, to: &str| Import { from: file(from), to: file(to), name: "x".into() };
    assert!(misplaced(&[import("model", "facts"), import("rules", "model")]).is_empty());
    assert_eq!(misplaced(&[import("facts", "model")]).len(), 1);
    assert_eq!(misplaced(&[import("facts", "syntax")]).len(), 1);
    assert!(circle(&[import("model", "facts"), import("rules", "model")]).is_none());
    let round = [import("model", "facts"), import("facts", "text"), import("text", "model")];
    assert!(circle(&round).is_some());
}

/// Returns the room of a file of `spec/src`.
fn room(file: &Path) -> Option<&'static str> {
    let parts: Vec<_> = file.components().map(|it| it.as_os_str().to_string_lossy()).collect();
    let start = parts.windows(2).rposition(|it| it[0] == "spec" && it[1] == "src")?;
    let name = parts.get(start + 2)?;
    ROOMS.iter().map(|(room, _)| *room).find(|room| room == name)
}

/// Returns the imports from rooms that are not above.
fn misplaced(imports: &[Import]) -> Vec<String> {
    let position = |name: &str| ROOMS.iter().position(|(room, _)| *room == name);
    let mut wrong = Vec::new();
    for import in imports {
        let (Some(from), Some(to)) = (room(&import.from), room(&import.to)) else { continue };
        let (from_at, to_at) = (position(from), position(to));
        let must_not =
            from_at.and_then(|it| ROOMS.get(it)).is_some_and(|(_, not)| not.contains(&to));
        if to_at > from_at || must_not {
            wrong.push(import.to_string());
        }
    }
    wrong
}

/// Returns a cycle of imports, if there is one: each file with what it imports from the next.
fn circle(imports: &[Import]) -> Option<String> {
    let mut needed: BTreeMap<&PathBuf, Vec<&Import>> = BTreeMap::new();
    for import in imports {
        needed.entry(&import.from).or_default().push(import);
    }
    // Repeatedly removes files that need none of the remaining files, until only cycles are left, or nothing.
    while let Some(free) = needed.iter().find_map(|(file, needs)| {
        let is_bound = needs.iter().any(|it| needed.contains_key(&it.to));
        (!is_bound).then_some(*file)
    }) {
        needed.remove(free);
    }
    let (mut file, mut way): (_, Vec<&Import>) = (*needed.keys().next()?, Vec::new());
    // From any of them, following imports leads back to a file already seen.
    loop {
        let import = needed.get(file)?.iter().find(|it| needed.contains_key(&it.to))?;
        if let Some(start) = way.iter().position(|it| it.from == import.from) {
            let lines: Vec<_> = way[start..].iter().map(ToString::to_string).collect();
            return Some(lines.join("\n") + "\n");
        }
        way.push(import);
        file = &import.to;
    }
}
