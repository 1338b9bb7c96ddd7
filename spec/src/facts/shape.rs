//! The shape of a name: which texts, and which patterns with `*` and `?`, can stand for one.
//!
//! A shape is a sequence of elements, each a set of characters; it comes from the `pattern` or
//! `values` of a catalogue file. A text with wildcards is admitted if at least one text that it
//! stands for has the shape. The build script uses this file too, so it stands alone.

/// How often an [`Element`] may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Exactly once.
    One,
    /// Once or not at all.
    Optional,
    /// Any number of times.
    Any,
}

/// A set of characters, and how often one of them may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// Ranges of characters, both ends included.
    pub class: &'static [(char, char)],
    /// How often.
    pub repeat: Repeat,
    /// A bit for each ASCII character of the class: what is asked for each character of each id.
    ascii: [u64; 2],
}

impl Element {
    /// An element of a class.
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

    fn holds(&self, wanted: char) -> bool {
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

/// Each ASCII character as a class of its own.
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

/// A shape that only `text` has; nothing has it if the text is not ASCII.
pub fn literal(text: &str) -> impl Iterator<Item = Element> {
    text.chars().map(|character| {
        let class = usize::try_from(u32::from(character)).ok().and_then(|at| ASCII.get(at));
        Element::new(class.map_or(&[], |class| class.as_slice()), Repeat::One)
    })
}

/// The length, in characters, of the shortest text that has the shape and that `text`, with its
/// wildcards, stands for; `None` if there is none.
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

/// How far into a shape the texts come that a start of a text stands for.
///
/// It is written with positions: see `bytes.rs`.
struct Reached<'r> {
    elements: &'r [Element],
    /// For each number of elements that can be behind, one more than the length of the shortest such text; 0 if there
    /// is none.
    lengths: &'r mut [usize],
    /// All others are 0: most names have one way to be read.
    first: usize,
    last: usize,
}

impl Reached<'_> {
    /// One more character.
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
            if element.holds(character) || character == '?' && !element.class.is_empty() {
                let stays = matches!(element.repeat, Repeat::Any);
                self.reach(if stays { at } else { at + 1 }, length + 1);
            }
        }
        while self.first <= self.last && self.lengths[self.first] == 0 {
            self.first += 1;
        }
    }

    /// Any number of characters.
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

    /// So many elements are behind, and those that need not stand there.
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
