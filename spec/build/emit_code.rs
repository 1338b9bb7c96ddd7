//! Assembles pieces of Rust code: slices, sorted tables, indentation.

/// A name, and the code that it maps to.
pub(super) type Entry = (String, String);

/// Sorts by name, keeping the order of equal names.
pub(super) fn sort(entries: &mut [Entry]) {
    entries.sort_by(|a, b| a.0.cmp(&b.0));
}

pub(super) fn index(entries: &[Entry]) -> String {
    list(entries.iter().map(|(name, code)| format!("({name:?}, {code})")))
}

/// Indents code by one level. No string in the output contains a line break.
pub(super) fn indent(code: &str) -> String {
    let lines = code.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}

/// Generates a slice, with one line per item if the items are long.
pub(super) fn list(mut items: impl Iterator<Item = String>) -> String {
    list_of(&mut items)
}

/// Not generic, so that it is compiled only once.
fn list_of(items: &mut dyn Iterator<Item = String>) -> String {
    let items: Vec<_> = items.collect();
    if items.iter().map(String::len).sum::<usize>() < 80 {
        return format!("&[{}]", items.join(", "));
    }
    format!("&[\n    {},\n]", items.join(",\n    "))
}
