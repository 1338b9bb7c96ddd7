//! A checked document, and the text of its findings for formats that show each finding as a single string.

use cognito_perms::{Finding, Report};

/// A checked document.
pub(super) struct CheckedFile {
    pub(super) document: Vec<u8>,
    pub(super) report: Report,
    /// The location of the document, for programs.
    pub(super) uri: String,
}

/// Returns a finding as one string: the message, and each suggestion on a line of its own.
pub(super) fn with_help(finding: &Finding) -> String {
    let helps = finding.help.lines().map(|help| format!("\nhelp: {help}"));
    std::iter::once(finding.message.clone()).chain(helps).collect()
}
