//! Parses `item { "," item }`, the form of actions, resources, access levels and arguments, and recovers
//! after anything that is not an item.

use super::foreign_word::Stray;
use super::parser::Parser;
use crate::cursor::Cursor;

/// How a list is parsed.
pub(super) struct List<'t, T> {
    /// Notes what can be written where an item is.
    pub(super) note_item: fn(&mut Parser<'t>),
    /// The keywords that can follow an item.
    pub(super) words_after: &'static [&'static str],
    /// Parses an item; `None` if it is invalid, which was reported.
    pub(super) item: fn(&mut Parser<'t>) -> Option<T>,
    /// What an item is, for messages.
    pub(super) expected: &'static str,
    /// What is expected after an item, for messages.
    pub(super) after: &'static str,
    /// The help if something else follows an item.
    pub(super) help: Option<&'static str>,
    /// Reports something else after an item that starts at a position, if it recognizes it.
    pub(super) stray: fn(&mut Parser<'t>, usize) -> Stray,
    /// Whether the list ends here.
    pub(super) is_end: fn(&Parser<'t>) -> bool,
    /// Whether the part that follows the list starts here, after an item. The caller then reports the missing
    /// keyword.
    pub(super) is_next_part: fn(&Parser<'t>) -> bool,
    /// Whether a trailing comma is allowed.
    pub(super) trailing: bool,
}

impl<'t> Parser<'t> {
    /// Parses a list of at least one item. Returns the items, and whether all of them were valid.
    ///
    /// After a mistake, parsing continues at the next `,`, so that a mistake is reported once.
    pub(super) fn list<T>(&mut self, list: &List<'t, T>) -> (Vec<T>, bool) {
        let (mut items, mut complete) = (Vec::new(), true);
        loop {
            (list.note_item)(self);
            if self.cursor.is_punct(0, ',') {
                self.unexpected(list.expected, Some("remove the `,`"));
                while self.cursor.eat_punct(',') {
                    (list.note_item)(self);
                }
                complete = false;
            }
            if (list.is_end)(self) {
                return (items, complete);
            }
            let start = self.cursor.position();
            let item = (list.item)(self);
            self.keyword_slots_since(start, list.words_after);
            self.keyword_slot(list.words_after);
            match item {
                Some(item) => {
                    items.push(item);
                    let is_next_part = (list.is_next_part)(self);
                    let is_divided =
                        !is_next_part && (self.cursor.is_punct(0, ',') || (list.is_end)(self));
                    if is_next_part && self.lost {
                        return (items, complete);
                    }
                    if !is_divided && !self.lost {
                        match (list.stray)(self, start) {
                            Stray::Item => {
                                items.pop();
                                complete = false;
                                continue;
                            }
                            Stray::No if is_next_part => return (items, complete),
                            Stray::No => self.unexpected(list.after, list.help),
                            Stray::Rest => {}
                        }
                        complete = false;
                    }
                }
                None => complete = false,
            }
            while !(self.cursor.is_punct(0, ',') || (list.is_end)(self)) {
                self.keyword_slot(list.words_after);
                self.cursor.skip();
            }
            self.keyword_slot(list.words_after);
            if !complete && self.is_statement_start() {
                // The missing `;` follows from that mistake.
                self.lost = true;
            }
            if !self.cursor.eat_punct(',') {
                return (items, complete);
            }
            (list.note_item)(self);
            if (list.is_end)(self) {
                if !list.trailing {
                    self.trailing_comma(list.expected);
                    complete = false;
                }
                return (items, complete);
            }
        }
    }

    /// Parses the contents of brackets; `None` if any item is invalid.
    pub(super) fn list_inside<T>(
        &mut self,
        inside: Cursor<'t>,
        after: &'static str,
        expected: &'static str,
        note_item: fn(&mut Self),
        item: fn(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = List {
            note_item,
            words_after: &[],
            item,
            expected,
            after,
            help: Some("separate items with `,`"),
            stray: |_, _| Stray::No,
            is_end: |parser| parser.cursor.is_at_end(),
            is_next_part: |_| false,
            trailing: true,
        };
        let (items, complete) = self.inside(inside, |parser| parser.list(&list));
        complete.then_some(items)
    }

    fn trailing_comma(&mut self, expected: &str) {
        let comma = self.cursor.position() - 1;
        if self.is_statement_start() {
            let help = "separate statements with `;`".to_owned();
            self.syntax(self.cursor.since(comma), "expected `;`, found `,`", Some(help));
            self.lost = true;
        } else {
            self.unexpected(expected, Some("remove the `,`, or add an item after it"));
        }
    }
}
