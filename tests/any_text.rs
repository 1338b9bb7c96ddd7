//! Generates texts for runtime values.

use proptest::prelude::*;

/// Generates any text, with a preference for characters that IAM, JSON or templates interpret.
pub fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "*",
        "?",
        "$",
        "{",
        "}",
        "${",
        "${aws:userid}",
        "${*}",
        "\"",
        "\\",
        "\",",
        "\u{0}",
        "\n",
        "\u{7f}",
        "\u{f0000}",
        "\u{f0003}",
        "𝄞",
        "é",
        "x",
        "$${",
        "%{",
        "%%{",
        "%",
        "!",
        "${!",
        "~",
        "${aws:username}",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat()),
    ]
}
