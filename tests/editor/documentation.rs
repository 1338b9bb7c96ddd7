//! The page "What your editor shows" of the documentation shows what an editor shows.

use super::client::{Client, Result};
use lsp_types::request::{Completion, HoverRequest};
use lsp_types::{CompletionItem, CompletionResponse, HoverContents};
use std::path::Path;

const PAGE: &str = include_str!("../../cognito-perms/docs/editor.md");

/// The line of the page after which its list of completions starts.
const CURSOR: &str = "if aws:SourceIp |";
/// The word that the page hovers over.
const WORD: &str = "TagResource";

pub fn check(client: &mut Client, file: &Path) -> Result<()> {
    let list = completions(client, file)?;
    is_on_the_page(&list)?;
    is_on_the_page(&hover(client, file)?)
}

fn is_on_the_page(shown: &str) -> Result<()> {
    if PAGE.contains(shown) {
        return Ok(());
    }
    Err(format!("cognito-perms/docs/editor.md does not show:\n{shown}").into())
}

/// Returns the list of completions as a box under the cursor.
fn completions(client: &mut Client, file: &Path) -> Result<String> {
    let line = PAGE.lines().find(|it| it.ends_with(CURSOR)).ok_or("the page has no cursor")?;
    let condition = line.trim_start().trim_end_matches('|');
    let code = format!(
        "const P: cognito_perms::Policy = cognito_perms::policy! {{\nallow AdminGetUser on *\n{condition}\n}};\n"
    );
    client.show(file, &code)?;
    let shown = client.ask_at::<Completion>(file, (2, condition.len()))?;
    let mut items = match shown {
        Some(CompletionResponse::List(list)) => list.items,
        Some(CompletionResponse::Array(items)) => items,
        None => Vec::new(),
    };
    items.sort_by(|left, right| key(left).cmp(key(right)));
    let width = items.iter().map(|it| it.label.len()).max().unwrap_or_default();
    let indent = " ".repeat(line.len() - 1);
    let rule = "─".repeat(width + 2);
    let mut list = format!("{line}\n{indent}┌{rule}┐\n");
    for item in &items {
        list += &format!("{indent}│ {:width$} │\n", item.label);
    }
    Ok(list + &format!("{indent}└{rule}┘\n"))
}

/// Returns the key that editors sort by.
fn key(item: &CompletionItem) -> &str {
    item.sort_text.as_ref().unwrap_or(&item.label)
}

/// Returns the text below the name of the item, without links.
fn hover(client: &mut Client, file: &Path) -> Result<String> {
    let code = format!(
        "const P: cognito_perms::Policy = cognito_perms::policy! {{\nallow {WORD} on *\n}};\n"
    );
    client.show(file, &code)?;
    let shown = client.ask_at::<HoverRequest>(file, (1, "allow T".len()))?;
    let Some(HoverContents::Markup(shown)) = shown.map(|it| it.contents) else {
        return Err("nothing is shown".into());
    };
    let (_, text) = shown.value.split_once("\n---\n\n").ok_or("the item has no documentation")?;
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        let (name, link) = link.split_once("](").ok_or("a link without an address")?;
        let (_, after) = link.split_once(')').ok_or("a link without an end")?;
        plain += before;
        plain += name;
        rest = after;
    }
    Ok(plain + rest)
}
