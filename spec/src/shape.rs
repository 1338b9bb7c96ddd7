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

/// Whether a text holds a wildcard.
#[must_use]
pub fn has_wildcard(text: &str) -> bool {
    // Not `contains(['*', '?'])`: one character is looked for by code of `core`, which is optimised in debug
    // builds too, and this is asked of every name.
    text.contains('*') || text.contains('?')
}

/// The length, in characters, of the shortest text that has the shape and that `text`, with its
/// wildcards, stands for; `None` if there is none.
#[must_use]
pub fn shortest_match(elements: &[Element], text: &str) -> Option<usize> {
    if !has_wildcard(text) && elements.len() < MOST_STATES {
        return matches_plain(elements, text).then(|| text.chars().count());
    }
    let text: Vec<char> = text.chars().collect();
    // Breadth first over (element, character) pairs: `frontier` holds the pairs that are reached by
    // texts of `length` characters.
    let mut seen = vec![false; (elements.len() + 1) * (text.len() + 1)];
    let mut frontier = vec![(0, 0)];
    let mut length = 0;
    while !frontier.is_empty() {
        let mut next = Vec::new();
        while let Some((at, in_text)) = frontier.pop() {
            match seen.get_mut(at * (text.len() + 1) + in_text) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            let (element, wanted) = (elements.get(at), text.get(in_text));
            if wanted == Some(&'*') {
                frontier.push((at, in_text + 1));
            }
            let Some(element) = element else {
                if wanted.is_none() {
                    return Some(length);
                }
                continue;
            };
            if element.repeat != Repeat::One {
                frontier.push((at + 1, in_text));
            }
            let after_text = match wanted {
                Some('*') => in_text,
                Some('?') => in_text + 1,
                Some(wanted) if element.holds(*wanted) => in_text + 1,
                _ => continue,
            };
            next.push((at + usize::from(element.repeat != Repeat::Any), after_text));
        }
        frontier = next;
        length += 1;
    }
    None
}

/// How many elements a shape can have that is held against a text without wildcards in one go: one bit for each
/// state, and one for the end.
const MOST_STATES: usize = 64;

/// Whether a text without wildcards has the shape: most texts have none, and then no way to read them has to be
/// gone back on.
fn matches_plain(elements: &[Element], text: &str) -> bool {
    let mut states = reach(elements, 0, 0);
    for character in text.chars() {
        let mut next = 0;
        while states != 0 {
            let at = states.trailing_zeros() as usize;
            states &= states - 1;
            if at < elements.len() && elements[at].holds(character) {
                let is_passed = !matches!(elements[at].repeat, Repeat::Any);
                next = reach(elements, next, at + usize::from(is_passed));
            }
        }
        states = next;
    }
    states >> elements.len() == 1
}

/// With one more state, and those behind it that are reached without a character.
fn reach(elements: &[Element], states: u64, mut at: usize) -> u64 {
    let mut states = states | 1 << at;
    while at < elements.len() && !matches!(elements[at].repeat, Repeat::One) {
        at += 1;
        states |= 1 << at;
    }
    states
}
