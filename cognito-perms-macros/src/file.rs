//! Expands `policy_file!`: from the path of a document to a block, as `expand.rs` does for a literal.
//!
//! ```text
//! {
//!     ::core::compile_error! { "…" }                                // findings, with their lines
//!     const _: &[u8] = ::core::include_bytes! { "/…/admin.json" };  // rustc rebuilds if it changes
//!     $crate::__checked("…")
//! }
//! ```

use crate::audience::{Audience, audience};
use crate::claim::{included, load_files, unreadable};
use crate::editor::{Written, follow};
use crate::expand::Target;
use crate::parse::{Input, parse_file};
use crate::report::{report_file, report_settings};
use crate::token::{Token, flatten, without_places};
use cognito_perms_spec::rules;
use cognito_perms_spec::rules::syntax::invalid_setting;
use cognito_perms_spec::syntax::json::{LARGEST, load, read};
use cognito_perms_spec::syntax::{Notation, PolicyType, Settings, Version};
use cognito_perms_spec::text::{Finding, Level, Source, Span, Spanned, Text};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use std::borrow::Cow;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The offset of setting tokens in spans: larger than any position in a document.
const TOKENS: usize = LARGEST + 1;

/// The notation of messages until a document was read.
const NOTATION: Notation = Notation::Json(Version::Current);

/// Expands the input of `policy_file!`: the path of the crate, then settings and the path of the document.
pub(crate) fn expand_file(input: TokenStream, manifest: Option<PathBuf>) -> TokenStream {
    let mut input = input.into_iter();
    let Some(crate_path) = input.next() else {
        return quote!(::core::compile_error! { "call `cognito_perms::policy_file!`" });
    };
    let tokens = flatten(input);
    let mut file = parse_file(&tokens, Audience::Rustc);
    let value = expand_input(&crate_path, &tokens, &mut file, manifest);
    match audience() {
        Audience::Rustc => value,
        Audience::Editor => {
            let slots = parse_file(&without_places(&tokens), Audience::Editor).slots;
            let Input { settings, findings, .. } = &file;
            let written = Written {
                tokens: &tokens,
                slots: &slots,
                statements: &[],
                settings,
                findings,
                notation: NOTATION,
            };
            let followed = follow(&crate_path, &written, |_| quote!(()));
            quote!({ #followed #value })
        }
    }
}

fn expand_input(
    crate_path: &TokenTree,
    tokens: &[Token],
    file: &mut Input<'_>,
    manifest: Option<PathBuf>,
) -> TokenStream {
    let path = match file.path.clone() {
        Some(path) if file.findings.is_empty() => path,
        _ => {
            return value(
                crate_path,
                file,
                "",
                &report_settings(tokens, file.findings.clone(), NOTATION),
            );
        }
    };
    let folder = manifest.unwrap_or_default();
    let (files, unreadable_files) = load_files(&mut file.claims, Some(&folder));
    if !unreadable_files.is_empty() {
        return value(crate_path, file, "", &report_settings(tokens, unreadable_files, NOTATION));
    }
    let whole = folder.join(&*path.value);
    match File::open(&whole).and_then(load) {
        Ok(document) => check(crate_path, tokens, file, &path, &whole, &document, files),
        Err(error) => {
            let finding = unreadable(&path, &error);
            value(crate_path, file, "", &report_settings(tokens, vec![finding], NOTATION))
        }
    }
}

fn check(
    crate_path: &TokenTree,
    tokens: &[Token],
    file: &mut Input<'_>,
    path: &Text<'_>,
    whole: &Path,
    document: &[u8],
    files: TokenStream,
) -> TokenStream {
    let path = Spanned::new(seen_from_rustc(whole, &path.value).into(), path.span);
    let settings =
        Settings { unchecked: Cow::Borrowed(&file.unchecked), ..after(file.settings.clone()) };
    if settings.kind.is_none()
        && let Some(finding) = of_another_type(path.span, document)
    {
        let reports = report_settings(tokens, vec![finding], Notation::Literal);
        return value(crate_path, file, "", &reports);
    }
    let identity = || Text::of(PolicyType::Identity.name(), Span::new(0, 0));
    let settings = Settings { kind: settings.kind.or_else(|| Some(identity())), ..settings };
    let mut read = read(document, settings);
    read.policy.claims = std::mem::take(&mut file.claims);
    for claim in &mut read.policy.claims {
        claim.shift = TOKENS;
    }
    let notation = read.policy.notation;
    let outcome = rules::check(&read.policy, read.faults);
    let reported = outcome.findings.into_iter().filter(|it| it.level > Level::Allow);
    let (of_tokens, of_document): (Vec<_>, Vec<_>) =
        reported.partition(|it| it.span.start >= TOKENS);
    let of_tokens: Vec<_> = of_tokens.into_iter().map(in_tokens).collect();
    let source = Source::new(document);
    let mut reports = report_settings(tokens, of_tokens, notation);
    reports.extend(report_file(tokens, &path, &source, of_document, notation));
    reports.extend(included(whole));
    reports.extend(files);
    let document = outcome.policy.and_then(|it| it.document.into_text()).unwrap_or_default();
    value(crate_path, file, &document, &reports)
}

/// Reports a document that is of another type than the default one.
fn of_another_type(path: Span, document: &[u8]) -> Option<Finding> {
    let policy = read(document, Settings::default()).policy;
    let kind = policy.kind;
    // Amazon Cognito has no resource policies, so there the principal is the mistake.
    let is_cognito = |it: &str| it.to_ascii_lowercase().starts_with("cognito");
    let mut services = policy.statements.iter().flat_map(|it| it.actions.services());
    if kind == PolicyType::Identity || services.any(|it| it.is_some_and(is_cognito)) {
        return None;
    }
    let message = format!("the document is a {kind}");
    let help = format!("write `#![kind = \"{}\"]` before the path", kind.name());
    Some(invalid_setting::found(path, message).help(help))
}

/// Returns the value for a document, whose Rust type is that of the type of the policy.
fn value(
    crate_path: &TokenTree,
    file: &Input<'_>,
    document: &str,
    reports: &TokenStream,
) -> TokenStream {
    let kind = file.settings.kind.as_ref().and_then(|it| it.value.parse().ok());
    let kind = kind.unwrap_or(PolicyType::Identity);
    let value = Target { crate_path: crate_path.clone(), module: None, kind }.checked(document);
    quote!({ #reports #value })
}

/// Returns the path as rustc would show it, relative to its working directory, so that editors and terminals
/// turn it into a link.
fn seen_from_rustc(whole: &Path, written: &str) -> String {
    let here = std::env::current_dir().ok();
    let relative = here.and_then(|here| whole.strip_prefix(here).ok().map(Path::to_owned));
    relative.map_or_else(|| written.to_owned(), |path| path.display().to_string())
}

/// Maps a finding about settings back to the positions of their tokens.
fn in_tokens(mut finding: Finding) -> Finding {
    let shift = |span: Span| {
        let at = |position: usize| position.saturating_sub(TOKENS);
        Span::new(at(span.start), at(span.end))
    };
    finding.span = shift(finding.span);
    for related in &mut finding.related {
        related.span = shift(related.span);
    }
    for edit in &mut finding.edits {
        edit.span = shift(edit.span);
    }
    finding
}

/// Moves the spans of settings past the end of the document.
fn after(mut settings: Settings<'_>) -> Settings<'_> {
    let shift = |span: &mut Span| *span = Span::new(span.start + TOKENS, span.end + TOKENS);
    for text in [&mut settings.quota, &mut settings.kind].into_iter().flatten() {
        shift(&mut text.span);
    }
    for rule in settings.lints.iter_mut().flat_map(|it| &mut it.rules) {
        shift(&mut rule.span);
    }
    settings
}
