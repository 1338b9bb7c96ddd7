//! Catalog files, whatever is in them: the build script tells what is wrong with its place, or writes Rust.

mod files;
mod items;

use crate::choices::Choices;
use cognito_perms_fuzz_catalogs::{Texts, build};
use files::File;

/// Builds the catalog with the data as one of its files, and with the file that is written by it.
pub fn catalogs(data: &[u8]) -> usize {
    holds(&String::from_utf8_lossy(data));
    holds(&written(data));
    2
}

/// One of the files, with some changes.
pub(crate) fn written(data: &[u8]) -> String {
    files::changed(&mut Choices::new(data))
}

fn holds(text: &str) {
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
            assert!(!problems.is_empty(), "nothing was built, and nothing says why");
            problems.iter().for_each(|problem| has_a_place(&texts, problem));
        }
    }
}

/// `file:line:column: sentence`, each of which is there.
fn has_a_place(texts: &Texts<'_>, problem: &str) {
    let place = place(problem);
    let Some((path, line, column)) = place else { panic!("a problem without a place: {problem}") };
    let Some(text) = text_of(texts, path) else { panic!("a problem of another file: {problem}") };
    assert!(!problem.contains('\n'), "a problem in several lines: {problem:?}");
    // The last line can be an empty one behind the last line break.
    let Some(line) = line.checked_sub(1).and_then(|it| text.split('\n').nth(it)) else {
        panic!("a problem after the end of its file: {problem}");
    };
    let behind = line.chars().count() + 1;
    assert!((1..=behind).contains(&column), "a problem after the end of its line: {problem}");
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
    ];
    let mut all = texts.services.iter().copied().chain(language);
    all.find(|(name, _)| *name == path).map(|(_, text)| text)
}
