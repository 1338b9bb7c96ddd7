//! What cannot be read in, the place where reading goes on out; on the way an editor is offered what may be written.

use super::parser::Parser;
use cognito_perms_spec::syntax::{Actions, Resources};

impl Parser<'_> {
    /// Goes to the next statement; what lies between was reported.
    pub(super) fn give_up(&mut self) {
        self.broken = true;
        self.lost = true;
        self.note_rest();
        while !self.is_end_of_lost() {
            self.pass_unread();
        }
    }

    /// Nothing is said about the rest of a statement that was given up, but in an editor it can be written
    /// on: notes what may stand behind `on` and `if`.
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

    /// Where what was given up ends: while its places are noted, in front of what is read again.
    fn is_end_of_lost(&self) -> bool {
        self.is_boundary() || self.notes_rest && self.cursor.is_any_ident(&["on", "if"])
    }
}
