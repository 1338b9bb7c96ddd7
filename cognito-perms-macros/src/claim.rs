//! The files that claims compare a policy with: paths in, their contents and code that makes rustc track them out.

use cognito_perms_spec::rules;
use cognito_perms_spec::rules::syntax::unreadable_file;
use cognito_perms_spec::syntax::json::load;
use cognito_perms_spec::syntax::{Claim, ClaimKind, Notation, Version};
use cognito_perms_spec::text::{Finding, Source, Text};
use proc_macro2::TokenStream;
use quote::quote;
use std::borrow::Cow;
use std::fs::File;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Loads the files of claims. Returns code that tells rustc that the result depends on them, and the files that cannot be
/// read. Paths are relative to the folder of the manifest, by default that of the crate being compiled.
pub(crate) fn load_files(
    claims: &mut [Claim<'_>],
    manifest: Option<&Path>,
) -> (TokenStream, Vec<Finding>) {
    let (mut code, mut findings) = (TokenStream::new(), Vec::new());
    for claim in claims {
        let (ClaimKind::Within(file) | ClaimKind::Equals(file)) = &mut claim.kind else { continue };
        let folder = || std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let folder = manifest.map(Path::to_owned).or_else(folder).unwrap_or_default();
        let whole = folder.join(&*file.path.value);
        match File::open(&whole).and_then(load) {
            Ok(document) => {
                code.extend(included(&whole));
                match unreadable_document(&document) {
                    Some(why) => findings.push(unreadable_file::found(&file.path, &why)),
                    None => file.document = Some(Cow::Owned(document)),
                }
            }
            Err(error) => findings.push(unreadable(&file.path, &error)),
        }
    }
    (code, findings)
}

/// Says why a document cannot be read as a policy.
fn unreadable_document(document: &[u8]) -> Option<String> {
    let finding = rules::unreadable(document)?;
    let message = finding.say(Notation::Json(Version::Current)).message;
    let line = Source::new(document).line_column(finding.span).line;
    Some(format!("line {line}: {message}"))
}

/// Returns code that tells rustc that the result depends on a file.
pub(crate) fn included(whole: &Path) -> TokenStream {
    let whole = whole.to_string_lossy();
    quote!(
        const _: &[u8] = ::core::include_bytes! { #whole };
    )
}

/// Reports a file that cannot be read.
pub(crate) fn unreadable(path: &Text<'_>, error: &Error) -> Finding {
    let why = match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    unreadable_file::found(path, &why)
}
