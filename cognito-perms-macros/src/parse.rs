//! Parses tokens into the tree of a policy and its syntax errors. It never gives up: a production that meets
//! something else reports it and continues with what it has.
//!
//! The grammar is part of the documentation of `policy!`, `cognito-perms/docs/grammar.md`; a test compares
//! the parser with it.

mod action;
mod attribute;
mod boundary;
mod completion;
mod condition;
mod ensure;
mod file;
mod foreign_condition;
mod foreign_name;
mod foreign_statement;
mod foreign_word;
mod head;
mod in_account;
mod item;
mod list;
mod offer;
mod parser;
mod principal;
mod recovery;
mod resource;
mod slot;
mod source;
mod statement;
mod value;

use crate::audience::Audience;
use crate::hole::Hole;
use crate::token::Token;
use cognito_perms_spec::rules::syntax::syntax_error;
use cognito_perms_spec::syntax::{Notation, Policy, PolicyType};
use cognito_perms_spec::text::{Finding, Span};
pub(crate) use file::{Input, parse_file};
pub(crate) use offer::{Offer, argument_names, is_item, key_module, resource_item};
use parser::Parser;
pub(crate) use resource::service_of;
pub(crate) use slot::{Slot, SlotKind};

/// The result of parsing.
pub(crate) struct Parsed<'t> {
    pub(crate) policy: Policy<'t>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) holes: Vec<Hole>,
    /// What can be written where; empty unless an editor expands the macro.
    pub(crate) slots: Vec<Slot>,
}

/// Parses a policy of a type.
pub(crate) fn parse<'t>(kind: PolicyType, tokens: &'t [Token], audience: Audience) -> Parsed<'t> {
    let mut parser = Parser::new(tokens, audience);
    parser.set_kind(kind);
    let policy = parser.policy(Span::new(0, tokens.len()));
    let slots = parser.take_slots(tokens);
    Parsed { policy, findings: parser.findings, holes: parser.holes, slots }
}

impl<'t> Parser<'t> {
    fn policy(&mut self, span: Span) -> Policy<'t> {
        let mut policy = Policy::new(Notation::Literal, span);
        policy.kind = self.kind;
        policy.notation = self.notation();
        loop {
            self.start_slot();
            while self.cursor.eat_punct(';') {
                self.start_slot();
            }
            if self.cursor.is_at_end() {
                return policy;
            }
            if self.is_inner_attribute() {
                let start = self.cursor.position();
                self.setting(&mut policy.settings);
                policy.kind = self.kind;
                policy.notation = self.notation();
                if !policy.statements.is_empty() {
                    let message = "settings must come before the first statement";
                    let finding = syntax_error::found(self.cursor.since(start), message);
                    self.report(finding.help("move it to the top"));
                }
                continue;
            }
            if self.is_claim() {
                policy.claims.extend(self.claim(&policy.settings));
                self.end_of_statement();
                continue;
            }
            let before = self.cursor.position();
            let statement = self.statement();
            policy.statements.push(statement);
            self.end_of_statement();
            if self.cursor.position() == before {
                self.cursor.skip();
            }
        }
    }
}
