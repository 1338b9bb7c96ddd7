//! Turns decisions into the JSON of a policy: most parts are valid for IAM, some are odd.

mod words;

use crate::choices::Choices;
use words::{CONDITIONS, GROUPS, MEMBERS, SIDS, SPACES, VALUES};

/// Generates a document.
pub(crate) fn document(choices: &mut Choices<'_>) -> String {
    let mut writer = Writer { choices, out: String::new(), depth: 0 };
    if writer.choices.is_odd() {
        writer.out +=
            writer.choices.pick(&["\u{feff}", " ", "// x\n", "\u{feff}\u{feff}", "/* */", "\0"]);
    }
    writer.policy();
    if writer.choices.is_odd() {
        writer.out += writer.choices.pick(&["\n", ",", "}", "{}", "// x", "\u{feff}", "\0", "]"]);
    }
    writer.out
}

struct Writer<'c, 'd> {
    choices: &'c mut Choices<'d>,
    out: String,
    depth: usize,
}

impl Writer<'_, '_> {
    fn policy(&mut self) {
        self.open('{');
        let version = if self.choices.is_odd() { self.any() } else { String::new() };
        if version.is_empty() {
            self.name("Version");
            let version =
                self.choices.pick(&["2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17"]);
            self.string(version);
        } else {
            self.name(&version);
            self.value();
        }
        if self.choices.once_in(8) {
            self.comma();
            self.name("Id");
            self.string("cd3ad3d9-2776-4ef1-a904-4c229d1642ee");
        }
        self.comma();
        self.name("Statement");
        match self.choices.below(8) {
            0 | 1 => self.statement(),
            _ if self.choices.is_odd() => self.value(),
            _ => self.list(3, Self::statement),
        }
        if self.choices.is_odd() {
            self.comma();
            let name =
                self.choices.pick(&["Statement", "Version", "statement", "Statements", "Id"]);
            self.name(name);
            self.value();
        }
        self.close('}');
    }

    fn statement(&mut self) {
        let group = self.choices.pick(GROUPS);
        self.open('{');
        if self.choices.once_in(3) {
            self.name("Sid");
            let sid = self.choices.pick(SIDS);
            self.text(sid);
            self.comma();
        }
        self.name("Effect");
        let effect = self.choices.pick(&["Allow", "Deny"]);
        self.text(effect);
        self.comma();
        let name = self.choices.pick(&["Action", "Action", "Action", "NotAction"]);
        self.name(name);
        self.texts(group.actions);
        self.comma();
        let name = self.choices.pick(&["Resource", "Resource", "Resource", "NotResource"]);
        self.name(name);
        self.texts(group.resources);
        if self.choices.once_in(2) {
            self.comma();
            self.name("Condition");
            self.conditions();
        }
        while self.choices.is_odd() {
            self.comma();
            let name = self.choices.pick(MEMBERS);
            self.name(name);
            self.value();
        }
        self.close('}');
    }

    fn conditions(&mut self) {
        self.open('{');
        for index in 0..=self.choices.below(3) {
            if index > 0 {
                self.comma();
            }
            let (operator, key, values) = self.choices.pick(CONDITIONS);
            self.name(operator);
            self.open('{');
            self.name(key);
            self.texts(values);
            self.close('}');
        }
        self.close('}');
    }

    /// Writes one of some texts, or a list of them.
    fn texts(&mut self, texts: &[&str]) {
        match self.choices.below(4) {
            0 | 1 => {
                let text = self.choices.pick(texts);
                self.text(text);
            }
            _ => self.list(4, |it| {
                let text = it.choices.pick(texts);
                it.text(text);
            }),
        }
    }

    /// Writes a list of at least one item, or occasionally none.
    fn list(&mut self, most: usize, mut item: impl FnMut(&mut Self)) {
        self.open('[');
        if !self.choices.is_odd() {
            for index in 0..=self.choices.below(most) {
                if index > 0 {
                    self.comma();
                }
                item(self);
            }
        }
        self.close(']');
    }

    /// Writes a text, or something odd in its place.
    fn text(&mut self, text: &str) {
        if !self.choices.is_odd() {
            return self.string(text);
        }
        match self.choices.below(4) {
            0 => {
                let odd = format!("{text}{}", self.choices.text());
                self.string(&odd);
            }
            1 => {
                let at = self.choices.below(text.len() + 1);
                let (start, end) = text.split_at_checked(at).unwrap_or((text, ""));
                let odd = format!("{start}{}{end}", self.choices.character());
                self.string(&odd);
            }
            2 => {
                let odd = self.choices.text();
                self.string(&odd);
            }
            _ => self.value(),
        }
    }

    /// Writes any JSON value.
    fn value(&mut self) {
        self.depth += 1;
        match self.choices.below(7) {
            _ if self.depth > 12 => self.out += "null",
            0 | 1 => {
                let value = self.choices.pick(VALUES);
                self.out += value;
            }
            2 => {
                let text = self.choices.text();
                self.string(&text);
            }
            3 => self.list(3, Self::value),
            4 => self.statement(),
            5 => {
                let depth = self.choices.pick(&[1, 8, 129, 2_000]);
                let (open, close) = self.choices.pick(&[("[", "]"), ("{\"a\":", "}")]);
                self.out += &open.repeat(depth);
                self.value();
                self.out += &close.repeat(depth);
            }
            _ => {
                self.open('{');
                let name = self.any();
                self.name(&name);
                self.value();
                self.close('}');
            }
        }
        self.depth -= 1;
    }

    /// Returns the name of a member, or any text.
    fn any(&mut self) -> String {
        match self.choices.once_in(2) {
            true => self.choices.text(),
            false => self.choices.pick(MEMBERS).to_owned(),
        }
    }

    fn name(&mut self, name: &str) {
        match self.choices.is_odd() {
            true => {
                let name = format!("{name}{}", self.choices.text());
                self.string(&name);
            }
            false => self.string(name),
        }
        self.space();
        self.out.push(':');
        self.space();
    }

    /// Writes a JSON string, with equivalent escapes and occasionally an invalid one.
    fn string(&mut self, text: &str) {
        self.out.push('"');
        let escapes = self.choices.once_in(6);
        for character in text.chars() {
            let must = matches!(character, '"' | '\\' | '\0'..='\u{1f}');
            if must && !self.choices.is_odd() || escapes && self.choices.once_in(3) {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    self.out += &format!("\\u{unit:04x}");
                }
            } else {
                self.out.push(character);
            }
        }
        if self.choices.is_odd() {
            self.out += self
                .choices
                .pick(&["\\ud83d", "\\udc00", "\\u12", "\\x", "\\", "\\/", "\\b", "\n"]);
        }
        self.out.push('"');
    }

    fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.space();
    }

    fn close(&mut self, bracket: char) {
        self.space();
        if !self.choices.is_odd() {
            self.out.push(bracket);
        }
    }

    fn comma(&mut self) {
        self.space();
        self.out +=
            if self.choices.is_odd() { self.choices.pick(&["", ",,", ";", "/**/,"]) } else { "," };
        self.space();
    }

    fn space(&mut self) {
        if self.choices.is_odd() {
            self.out += self.choices.pick(SPACES);
        }
    }
}
