//! `item { "," item }`: what actions, resources, access levels and arguments have in common, and how
//! reading goes on behind what is no item.

use super::parser::Parser;
use crate::cursor::Cursor;

/// How a list is read.
pub(super) struct List<'t, T> {
    /// Notes what may stand where an item does.
    pub(super) note_item: fn(&mut Parser<'t>),
    /// The words that may stand behind an item.
    pub(super) words_behind: &'static [&'static str],
    /// Reads an item; `None` if there is none, which was reported.
    pub(super) item: fn(&mut Parser<'t>) -> Option<T>,
    /// What an item is, for messages.
    pub(super) expected: &'static str,
    /// What stands behind an item, for messages.
    pub(super) behind: &'static str,
    /// What to do if something else does.
    pub(super) help: Option<&'static str>,
    /// Whether the list ends here.
    pub(super) is_end: fn(&Parser<'t>) -> bool,
    /// Whether something stands here, behind an item, that is reported as missing what ends the list.
    pub(super) is_next_part: fn(&Parser<'t>) -> bool,
    /// Whether it can end with a `,`.
    pub(super) trailing: bool,
}

impl<'t> Parser<'t> {
    /// Reads a list with an item at least: the items, and whether nothing in it was anything else.
    ///
    /// Behind a mistake reading goes on at the next `,`, so that one mistake is reported once.
    pub(super) fn list<T>(&mut self, list: &List<'t, T>) -> (Vec<T>, bool) {
        let (mut items, mut complete) = (Vec::new(), true);
        loop {
            (list.note_item)(self);
            if self.cursor.is_punct(0, ',') {
                self.unexpected(list.expected, Some("leave out the `,`"));
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
            self.keyword_slots_since(start, list.words_behind);
            self.keyword_slot(list.words_behind);
            match item {
                Some(item) => {
                    items.push(item);
                    if (list.is_next_part)(self) {
                        return (items, complete);
                    }
                    let is_divided = self.cursor.is_punct(0, ',') || (list.is_end)(self);
                    if !is_divided && !self.lost {
                        self.unexpected(list.behind, list.help);
                        complete = false;
                    }
                }
                None => complete = false,
            }
            while !(self.cursor.is_punct(0, ',') || (list.is_end)(self)) {
                self.keyword_slot(list.words_behind);
                self.cursor.skip();
            }
            self.keyword_slot(list.words_behind);
            if !complete && self.is_statement_start() {
                // That a `;` is missing follows from the mistake.
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

    /// Reads the inside of brackets; `None` if something in it was no item.
    pub(super) fn list_inside<T>(
        &mut self,
        inside: Cursor<'t>,
        behind: &'static str,
        expected: &'static str,
        note_item: fn(&mut Self),
        item: fn(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = List {
            note_item,
            words_behind: &[],
            item,
            expected,
            behind,
            help: None,
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
            let help = "statements are divided by `;`".to_owned();
            self.syntax(self.cursor.since(comma), "expected `;`, found `,`", Some(help));
            self.lost = true;
        } else {
            self.unexpected(expected, Some("leave out the `,`, or name another one behind it"));
        }
    }
}
