//! Findings in, annotations of a GitHub workflow out.
//!
//! Source: [workflow commands](https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).

use super::checked::{CheckedFile, with_help};
use cognito_perms::{Level, Omitted, terminal};

pub(super) fn write(checked: &[CheckedFile]) -> String {
    let mut out = String::new();
    for report in checked.iter().map(|it| &it.report) {
        let file = property(&terminal::name(report.file().unwrap_or_default()));
        for finding in report.findings() {
            let command = match finding.level {
                Level::Error | Level::Deny => "error",
                Level::Warn => "warning",
                _ => "notice",
            };
            out += &format!(
                "::{command} file={file},line={},endLine={},col={},endColumn={},title={}::{}\n",
                finding.line,
                finding.end_line,
                finding.column,
                finding.end_column,
                finding.rule,
                data(&with_help(finding))
            );
        }
        if let Some(omitted) = Omitted::describe(report.omitted()) {
            out += &format!("::notice file={file}::{}\n", data(&omitted));
        }
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
