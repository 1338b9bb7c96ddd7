//! Texts that values of run time can be.

use proptest::prelude::*;

/// Everything that a text can hold, and more often what IAM, JSON or templates read.
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
