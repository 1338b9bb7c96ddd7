//! Catalog files with any content: the build script reports what is wrong and where, or writes Rust.

mod files;
mod items;

use crate::choices::Choices;
use cognito_perms_fuzz_catalogs::{Texts, build};
use files::File;

/// Builds a catalog with the data as one of its files, and one with the file that the data generates.
pub fn catalogs(data: &[u8]) -> usize {
    check_one(&String::from_utf8_lossy(data));
    check_one(&written(data));
    2
}

/// Returns one of the files, with some changes.
pub(crate) fn written(data: &[u8]) -> String {
    files::changed(&mut Choices::new(data))
}

fn check_one(text: &str) {
    let file = File::of(text);
    let services = file.services(text);
    let texts = Texts { services: &services, ..file.texts(text) };
    match build(&texts) {
        Ok(built) => {
            for (name, code) in &built.code {
                items::are_rust(name, code);
            }
            for prefix in &built.prefixes {
                assert!(built.text.contains(prefix.as_str()), "`{prefix}` is not packed");
            }
            assert!(!built.data.is_empty(), "services without an entry");
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "the build failed without an error");
            problems.iter().for_each(|problem| has_a_place(&texts, problem));
        }
    }
}

/// Checks that a problem has the form `file:line:column: sentence`, and that the position exists.
fn has_a_place(texts: &Texts<'_>, problem: &str) {
    let place = place(problem);
    let Some((path, line, column)) = place else {
        panic!("a problem without a position: {problem}")
    };
    let Some(text) = text_of(texts, path) else {
        panic!("a problem in an unknown file: {problem}")
    };
    assert!(!problem.contains('\n'), "a problem in several lines: {problem:?}");
    // The last line can be empty, after the last line break.
    let Some(line) = line.checked_sub(1).and_then(|it| text.split('\n').nth(it)) else {
        panic!("a problem after the end of its file: {problem}");
    };
    let after = line.chars().count() + 1;
    assert!((1..=after).contains(&column), "a problem after the end of its line: {problem}");
}

fn place(problem: &str) -> Option<(&str, usize, usize)> {
    let mut parts = problem.splitn(4, ':');
    let (path, line, column) = (parts.next()?, parts.next()?, parts.next()?);
    let sentence = parts.next()?;
    (!sentence.trim().is_empty()).then_some((path, line.parse().ok()?, column.parse().ok()?))
}

fn text_of<'t>(texts: &Texts<'t>, path: &str) -> Option<&'t str> {
    let language = [
        ("language/partitions.toml", texts.partitions),
        ("language/services.toml", texts.prefixes),
        ("language/condition-keys.toml", texts.condition_keys),
        ("language/operators.toml", texts.operators),
        ("language/quotas.toml", texts.quotas),
        ("language/claims.toml", texts.claims),
        ("language/kinds.toml", texts.kinds),
        ("language/principals.toml", texts.principals),
    ];
    let mut all = texts.services.iter().copied().chain(language);
    all.find(|(name, _)| *name == path).map(|(_, text)| text)
}
