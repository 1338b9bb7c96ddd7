//! Recovery: from something that cannot be parsed to where parsing continues. For an editor, it notes on the
//! way what can be written.

use super::parser::Parser;
use cognito_perms_spec::syntax::{Actions, Resources};

impl Parser<'_> {
    /// Skips to the next statement. Everything in between was reported.
    pub(super) fn give_up(&mut self) {
        self.broken = true;
        self.lost = true;
        self.note_rest();
        while !self.is_end_of_lost() {
            self.pass_unread();
        }
    }

    /// Notes what can be written after `on` and `if` in the rest of an abandoned statement. Nothing is
    /// reported, but in an editor the author can still be writing it.
    fn note_rest(&mut self) {
        if !self.is_for_editor() || self.notes_rest {
            return;
        }
        let (cursor, findings, holes) = (self.cursor, self.findings.len(), self.holes.len());
        self.notes_rest = true;
        while !self.is_boundary() {
            self.lost = false;
            if self.cursor.is_ident(0, "on") {
                self.on_resources(&Actions::default());
            } else if self.cursor.is_ident(0, "if") {
                self.conditions(&Actions::default(), &Resources::default());
            } else {
                self.pass_unread();
            }
        }
        self.notes_rest = false;
        self.lost = true;
        self.cursor = cursor;
        self.findings.truncate(findings);
        self.holes.truncate(holes);
    }

    /// Whether the abandoned part ends here. While its slots are noted, it also ends before `on` and `if`,
    /// which are parsed again.
    fn is_end_of_lost(&self) -> bool {
        self.is_boundary() || self.notes_rest && self.cursor.is_any_ident(&["on", "if"])
    }
}
