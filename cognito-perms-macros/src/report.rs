//! Findings in, errors and warnings of rustc on the author's tokens out.

use crate::audience::{Audience, audience};
use crate::token::{Kind, Token, ends};
use cognito_perms_spec::say::limit::{MOST, Omitted, limit};
use cognito_perms_spec::syntax::Notation;
use cognito_perms_spec::text::{self, Finding, Level, Rule, Source, Text};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// What makes rustc print the findings: statements for the start of a block.
pub(crate) fn report(tokens: &[Token], findings: Vec<Finding>, notation: Notation) -> TokenStream {
    let words = |it: &Finding| with_way_out(it, STATEMENT).say(notation).to_string();
    report_each(tokens, findings, |it| it.span, words)
}

/// The same for a document: each finding at the path, with its own place and line in the message.
pub(crate) fn report_file(
    tokens: &[Token],
    path: &Text<'_>,
    source: &Source<'_>,
    findings: Vec<Finding>,
    notation: Notation,
) -> TokenStream {
    let words = |it: &Finding| {
        let said = with_way_out(it, FILE).say(notation);
        source.show(&said, it.span, &path.value).to_string()
    };
    report_each(tokens, findings, |_| path.span, words)
}

/// The first findings of each rule, and how many more there are: rustc shows the line of each, and a literal can be one
/// long line.
fn report_each(
    tokens: &[Token],
    findings: Vec<Finding>,
    place: impl Fn(&Finding) -> text::Span,
    words: impl Fn(&Finding) -> String,
) -> TokenStream {
    let (listed, omitted) = limit(findings, MOST);
    let mut out = TokenStream::new();
    for finding in &listed {
        out.extend(say(tokens, finding.level, place(finding), &words(finding)));
    }
    if let (Some(message), Some(last)) = (Omitted::describe(&omitted), listed.last()) {
        let level = omitted.iter().map(|it| it.level).max().unwrap_or(Level::Error);
        out.extend(say(tokens, level, place(last), &message));
    }
    out
}

fn say(tokens: &[Token], level: Level, span: text::Span, message: &str) -> TokenStream {
    match level {
        // An editor shows what rustc says; its own would be one more item on the author's token.
        Level::Warn if audience() == Audience::Editor => TokenStream::new(),
        Level::Warn => warning(word(tokens, span), message),
        // rust-analyzer underlines the name of the macro, and not all of the call.
        _ if audience() == Audience::Editor => {
            error(word(tokens, span).map(|it| (it, it)), message)
        }
        _ => error(ends(tokens, span), message),
    }
}

/// How a lint is accepted: in front of a statement, in front of the path of a document.
const STATEMENT: (&str, &str) = ("#", "in front of the statement");
const FILE: (&str, &str) = ("#!", "in front of the path");

/// With the attribute that accepts it, if it is a lint.
fn with_way_out(finding: &Finding, (mark, place): (&str, &str)) -> Finding {
    let finding = finding.clone();
    if finding.rule.level() == Level::Error || finding.rule == Rule::UnfulfilledExpectation {
        return finding;
    }
    let rule = finding.rule;
    finding.help(format!("if it is meant, write `{mark}[allow({rule})]` {place}"))
}

/// `compile_error!` whose path starts and whose braces end where the wrong tokens do: rustc underlines
/// a macro call as a whole. The `::core::` in front takes no room.
fn error(place: Option<(Span, Span)>, message: &str) -> TokenStream {
    let (first, last) = place.unwrap_or_else(|| (Span::call_site(), Span::call_site()));
    let path = quote_spanned!(start_of(first)=> ::core::);
    let name = quote_spanned!(first=> compile_error!);
    let braces = quote_spanned!(last=> { #message });
    quote!(#path #name #braces)
}

/// The use of a deprecated constant on the author's token: on stable Rust the only way to a warning
/// that is underlined there. It takes one token; a run has no span of its own on stable.
fn warning(place: Option<Span>, message: &str) -> TokenStream {
    // A name that no lint of the author's crate has anything against.
    let name = Ident::new("POLICY_WARNING", place.unwrap_or_else(Span::call_site));
    quote! {
        const _: () = {
            #[deprecated(note = #message)]
            const #name: () = ();
            #name
        };
    }
}

fn word(tokens: &[Token], span: text::Span) -> Option<Span> {
    tokens.get(position_of_word(tokens, span)?).map(|token| token.span)
}

/// The word of a run that says what it is: in front of its parentheses, or the first behind its prefix.
pub(crate) fn position_of_word(tokens: &[Token], span: text::Span) -> Option<usize> {
    let run = tokens.get(span.start..span.end)?;
    let is_open = |token: &Token| matches!(token.kind, Kind::Open(..));
    let is_word = |token: &Token| matches!(token.kind, Kind::Ident(_) | Kind::Literal(_));
    let name = match run.iter().position(is_open) {
        Some(open) => run.get(..open)?,
        None => run,
    };
    let is_colon = |token: &Token| matches!(token.kind, Kind::Punct(':'));
    let start = name.iter().rposition(is_colon).map_or(0, |colon| colon + 1);
    let start = if start < name.len() { start } else { 0 };
    let word = name.get(start..)?.iter().position(is_word).unwrap_or_default();
    (!run.is_empty()).then_some(span.start + start + word)
}

/// The empty span at the start of a token.
fn start_of(span: Span) -> Span {
    // Outside of a compiler, as in unit tests, a span cannot be taken apart.
    if proc_macro::is_available() { span.unwrap().start().into() } else { span }
}
