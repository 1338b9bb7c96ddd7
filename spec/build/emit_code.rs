//! Parts of Rust code in, longer parts out: slices, sorted tables, a level of indentation.

/// A name, and the code of what it stands for.
pub(super) type Entry = (String, String);

/// By name; those of the same name stay as they are.
pub(super) fn sort(entries: &mut [Entry]) {
    entries.sort_by(|a, b| a.0.cmp(&b.0));
}

pub(super) fn index(entries: &[Entry]) -> String {
    list(entries.iter().map(|(name, code)| format!("({name:?}, {code})")))
}

/// Everything a level deeper. No text of the output has a line break inside of a string.
pub(super) fn indent(code: &str) -> String {
    let lines = code.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}

/// A slice, with a line for each item if the items are long.
pub(super) fn list(mut items: impl Iterator<Item = String>) -> String {
    list_of(&mut items)
}

/// The same, compiled once and not for every list.
fn list_of(items: &mut dyn Iterator<Item = String>) -> String {
    let items: Vec<_> = items.collect();
    if items.iter().map(String::len).sum::<usize>() < 80 {
        return format!("&[{}]", items.join(", "));
    }
    format!("&[\n    {},\n]", items.join(",\n    "))
}
