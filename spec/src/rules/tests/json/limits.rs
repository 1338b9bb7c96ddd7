//! Documents that nobody writes: deep, large, random. Each gets an answer, and a short one.

use super::*;
use crate::syntax::json::LARGEST;
use crate::syntax::json::fault::ReadFaultKind;
use proptest::prelude::*;

#[test]
fn depth_size_and_numbers_have_an_end() {
    for bracket in ["[", "{\"a\":"] {
        let deep = bracket.repeat(200_000);
        let found = found(deep.as_bytes());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, Rule::JsonSyntaxError);
    }
    let number = format!("{}e{}", "9".repeat(5_000), "9".repeat(5_000));
    let condition =
        format!("\"Condition\":{{\"NumericEquals\":{{\"aws:MultiFactorAuthAge\":{number}}}}}");
    let found = found(statement(&format!("{RIGHT},{condition}")).as_bytes());
    assert!(found.iter().any(|(_, marked)| *marked == number), "{:?}", found.len());

    let white = format!("{}{}", statement(RIGHT), " ".repeat(LARGEST));
    let read = json::read(white.as_bytes(), Settings::default());
    assert_eq!(read.faults.len(), 1);
    assert_eq!(read.faults[0].kind, ReadFaultKind::TooLarge);
}

/// The number of findings does not grow faster than the document.
#[test]
fn messages_stay_in_bounds() {
    let pools: Vec<_> = (0..400)
        .map(|it| format!("\"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_{it}\""))
        .collect();
    let actions = vec!["\"cognito-idp:ListUserPools\""; 400].join(",");
    let many = statement(&format!(
        "\"Effect\":\"Allow\",\"Action\":[{actions}],\"Resource\":[{}]",
        pools.join(",")
    ));
    let keys: Vec<_> = (0..400).map(|it| format!("\"aws:PrincipalTag/t{it}\":\"a\"")).collect();
    let keys = keys.join(",");
    let long = statement(&format!(
        "{RIGHT},\"Condition\":{{\"{}\":{{{keys}}}}}",
        "StringEquals".repeat(2_000)
    ));
    let wrong = statement(&format!("{RIGHT},\"Condition\":{{\"StringEqual\":{{{keys}}}}}"));
    let comments = format!("[1{}", "/*,*/".repeat(20_000));
    for (document, most) in [(many, 401), (long, 1), (wrong, 1), (comments, 1)] {
        let read = json::read(document.as_bytes(), Settings::default());
        let findings = check(&read.policy, read.faults).findings;
        let reported = findings.iter().filter(|it| it.level > Level::Allow);
        assert!(reported.count() <= most);
        let rendered: usize =
            findings.iter().map(|it| it.say(read.policy.notation).to_string().len()).sum();
        assert!(rendered < 10 * document.len(), "{rendered} of {}", document.len());
    }
}

/// Fragments for building documents, in no particular order.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    " ",
    "\n",
    "\t",
    "null",
    "true",
    "5",
    "-1e9",
    "\"\"",
    "\"Version\"",
    "\"2012-10-17\"",
    "\"Statement\"",
    "\"Effect\"",
    "\"Allow\"",
    "\"Action\"",
    "\"NotAction\"",
    "\"Resource\"",
    "\"Condition\"",
    "\"Sid\"",
    "\"*\"",
    "\"cognito-idp:*\"",
    "\"AdminGetUser\"",
    "\"arn:aws:s3:::a\"",
    "\"StringEquals\"",
    "\"aws:userid\"",
    "\"${aws:username}\"",
    "\"\\u0041\"",
    "\"\\ud83d\\ude00\"",
    "//",
    "/*",
    "*/",
    "\u{feff}",
    "\u{a0}",
    "é",
    "\0",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        answered(&bytes)?;
    }

    #[test]
    fn any_pieces_are_answered(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        answered(pieces.concat().as_bytes())?;
    }

    #[test]
    fn any_change_of_a_document_is_answered(at in 0..400_usize, length in 0..5_usize, piece in prop::sample::select(PIECES)) {
        let mut document = statement(&format!(
            "{RIGHT},\"Condition\":{{\"ForAnyValue:StringLike\":{{\"aws:TagKeys\":[\"a*\",\"${{aws:userid}}\"]}}}}"
        )).into_bytes();
        let at = at.min(document.len());
        let end = (at + length).min(document.len());
        document.splice(at..end, piece.bytes());
        answered(&document)?;
    }
}

/// Asserts that there is either a policy or an error that explains why not, and that every span is inside the
/// document.
fn answered(document: &[u8]) -> Result<(), TestCaseError> {
    let read = json::read(document, Settings::default());
    let outcome = check(&read.policy, read.faults);
    for finding in &outcome.findings {
        let (start, end) = (finding.span.start, finding.span.end);
        prop_assert!(start <= end && end <= document.len(), "{finding:?}");
    }
    let has_error = outcome.findings.iter().any(|it| it.level.is_error());
    prop_assert_eq!(outcome.policy.is_none(), has_error, "{:?}", outcome.findings);
    Ok(())
}
