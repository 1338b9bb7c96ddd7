//! A document and its report in, what the formats show of them out.

use cognito_perms::{Finding, Report};

/// A document that was checked.
pub(super) struct Checked {
    pub(super) document: Vec<u8>,
    pub(super) report: Report,
    /// Its place, for programs.
    pub(super) uri: String,
}

/// A finding where there is room for one text: the message, and each remedy in a line.
pub(super) fn said(finding: &Finding) -> String {
    let helps = finding.help.lines().map(|help| format!("\nhelp: {help}"));
    std::iter::once(finding.message.clone()).chain(helps).collect()
}
