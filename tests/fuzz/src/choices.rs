//! Turns bytes into decisions: a change of the bytes by libFuzzer or the runner changes one decision.

/// Decisions, each made by the next byte. When the bytes are used up, every decision is the first choice,
/// which is the simplest.
pub(crate) struct Choices<'d> {
    rest: &'d [u8],
    /// How rarely something odd is chosen; 0 for never.
    rarity: usize,
}

impl<'d> Choices<'d> {
    /// Starts decisions of which none, a few or many are odd.
    pub(crate) fn new(data: &'d [u8]) -> Self {
        let mut choices = Self { rest: data, rarity: 0 };
        choices.rarity = choices.pick(&[0, 0, 40, 8]);
        choices
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else { return 0 };
        self.rest = rest;
        *first
    }

    /// Returns a number below `end`, which is at most 65,536.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let mut number = usize::from(self.byte());
        if end > 256 {
            number = number << 8 | usize::from(self.byte());
        }
        number.checked_rem(end).unwrap_or_default()
    }

    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        let index = self.below(items.len());
        items[index]
    }

    /// Returns true about once in `times` calls.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    /// Whether to choose something odd here.
    pub(crate) fn is_odd(&mut self) -> bool {
        self.rarity > 0 && self.once_in(self.rarity)
    }

    /// Returns any character, with a preference for those that are interpreted somewhere.
    pub(crate) fn character(&mut self) -> char {
        const READ: &[char] = &[
            'a',
            'x',
            '*',
            '?',
            '$',
            '{',
            '}',
            '"',
            '\\',
            '\'',
            ',',
            ':',
            '/',
            ' ',
            '%',
            '!',
            '~',
            '#',
            '\0',
            '\t',
            '\n',
            '\r',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{a0}',
            '\u{e9}',
            '\u{ff}',
            '\u{100}',
            '\u{131}',
            '\u{17f}',
            '\u{61c}',
            '\u{200e}',
            '\u{200f}',
            '\u{202e}',
            '\u{2066}',
            '\u{2028}',
            '\u{212a}',
            '\u{feff}',
            '\u{fffd}',
            '\u{ffff}',
            '\u{1d11e}',
            '\u{f0000}',
            '\u{f0003}',
            '\u{f0004}',
            '\u{ffffd}',
            '\u{10ffff}',
        ];
        match self.below(4) {
            0 => self.pick(READ),
            1 => char::from(self.byte() & 0x7f),
            2 => char::from(self.byte()),
            _ => {
                let code = self.below(0x1_0000) << 5 | self.below(32);
                u32::try_from(code).ok().and_then(char::from_u32).unwrap_or('a')
            }
        }
    }

    /// Returns a text of pieces that IAM, JSON or a template tool interprets, and of any characters.
    pub(crate) fn text(&mut self) -> String {
        const PIECES: &[&str] = &[
            "",
            "x",
            "*",
            "?",
            "$",
            "{",
            "}",
            "${",
            "${aws:userid}",
            "${*}",
            "${?}",
            "${$}",
            "\"",
            "\\",
            "\",\"",
            "\"},{\"",
            "\\u002a",
            "\\u0024{aws:username}",
            "\\\\",
            "$${",
            "%{",
            "%%{",
            "${!",
            "{{resolve:",
            "${aws:PrincipalTag/team, 'x'}",
            "${aws:username",
            "arn:aws:s3:::",
            "aws",
            "us-east-1",
            "us-east-1_",
            "us-east-1:",
            "123456789012",
            "\u{7f}",
            "//",
            "/*",
            "--",
            "'",
            "é",
        ];
        let mut text = String::new();
        for _ in 0..self.below(8) {
            match self.once_in(3) {
                true => text.push(self.character()),
                false => text += self.pick(PIECES),
            }
        }
        text
    }
}
