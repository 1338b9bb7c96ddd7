//! The shape of a name: which strings, and which patterns with `*` and `?`, can match one.
//!
//! A shape is a sequence of elements, each a set of characters. It comes from `pattern` or `values` in a
//! catalog file. A shape admits a string with wildcards if at least one string that it matches has the shape.
//! The build script compiles this file too, so it cannot depend on the rest of the crate.

/// How often an [`Element`] can occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Exactly once.
    One,
    /// Zero times or once.
    Optional,
    /// Any number of times.
    Any,
}

/// A set of characters, and how often one of them can occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// Inclusive ranges of characters.
    pub class: &'static [(char, char)],
    /// How often one of the characters can occur.
    pub repeat: Repeat,
    /// A bit for each ASCII character of the class, because every character of every id is looked up in it.
    ascii: [u64; 2],
}

impl Element {
    /// Creates an element from a class.
    #[must_use]
    pub const fn new(class: &'static [(char, char)], repeat: Repeat) -> Self {
        let mut ascii = [0; 2];
        let mut at = 0;
        while at < class.len() {
            let (first, last) = class[at];
            let mut code = first as usize;
            while code <= last as usize && code < 128 {
                ascii[code / 64] |= 1 << (code % 64);
                code += 1;
            }
            at += 1;
        }
        Self { class, repeat, ascii }
    }

    fn accepts(&self, wanted: char) -> bool {
        let code = wanted as usize;
        if code < 128 {
            return self.ascii[code / 64] >> (code % 64) & 1 == 1;
        }
        for (first, last) in self.class {
            if *first <= wanted && wanted <= *last {
                return true;
            }
        }
        false
    }
}

/// Each ASCII character as its own class.
static ASCII: [[(char, char); 1]; 128] = {
    let mut classes = [[('\0', '\0')]; 128];
    let mut at = 0;
    while at < classes.len() {
        let character = at as u8 as char;
        classes[at] = [(character, character)];
        at += 1;
    }
    classes
};

/// Returns the shape that only `text` has; if `text` is not ASCII, nothing has the shape.
pub fn literal(text: &str) -> impl Iterator<Item = Element> {
    text.chars().map(|character| {
        let class = usize::try_from(u32::from(character)).ok().and_then(|at| ASCII.get(at));
        Element::new(class.map_or(&[], |class| class.as_slice()), Repeat::One)
    })
}

/// Returns the length, in characters, of the shortest string that has the shape and that `text`, with its
/// wildcards, matches; `None` if there is no such string.
#[must_use]
pub fn shortest_match(elements: &[Element], text: &str) -> Option<usize> {
    let mut lengths = vec![0; elements.len() + 1];
    let mut reached = Reached { elements, lengths: &mut lengths, first: 0, last: 0 };
    reached.reach(0, 1);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let character = match bytes[at] {
            ascii if ascii.is_ascii() => ascii as char,
            _ => text.get(at..)?.chars().next()?,
        };
        at += character.len_utf8();
        match character {
            '*' => reached.take_any(),
            character => reached.take(character),
        }
        if reached.first > reached.last {
            return None;
        }
    }
    reached.lengths[elements.len()].checked_sub(1)
}

/// How far into a shape the strings get that the start of a pattern matches.
///
/// Written with loops over positions: see `bytes.rs`.
struct Reached<'r> {
    elements: &'r [Element],
    /// For each number of elements passed, one more than the length of the shortest such string, or 0 if there
    /// is none.
    lengths: &'r mut [usize],
    /// Lengths outside of `first..=last` are 0: most names can be read in only one way.
    first: usize,
    last: usize,
}

impl Reached<'_> {
    /// Advances by one character.
    fn take(&mut self, character: char) {
        let elements = self.elements;
        let mut at = self.last + 1;
        while at > self.first {
            at -= 1;
            let length = self.lengths[at];
            self.lengths[at] = 0;
            if length == 0 || at == elements.len() {
                continue;
            }
            let element = &elements[at];
            if element.accepts(character) || character == '?' && !element.class.is_empty() {
                let stays = matches!(element.repeat, Repeat::Any);
                self.reach(if stays { at } else { at + 1 }, length + 1);
            }
        }
        while self.first <= self.last && self.lengths[self.first] == 0 {
            self.first += 1;
        }
    }

    /// Advances by any number of characters.
    fn take_any(&mut self) {
        let mut at = self.first;
        while at < self.elements.len() {
            let (length, element) = (self.lengths[at], &self.elements[at]);
            let is_one = matches!(element.repeat, Repeat::One);
            if length > 0 && !(is_one && element.class.is_empty()) {
                self.reach(at + 1, length + usize::from(is_one));
            }
            at += 1;
        }
    }

    /// Records that `at` elements are passed, and also the elements after them that can be omitted.
    fn reach(&mut self, mut at: usize, length: usize) {
        loop {
            if self.lengths[at] == 0 || length < self.lengths[at] {
                self.lengths[at] = length;
            }
            if at > self.last {
                self.last = at;
            }
            if at == self.elements.len() || matches!(self.elements[at].repeat, Repeat::One) {
                return;
            }
            at += 1;
        }
    }
}
