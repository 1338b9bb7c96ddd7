//! Claims: `ensure never …`, `ensure allows …`, `ensure within "…"`, `ensure equals "…"`.

use super::boundary::is_effect;
use super::offer::Offer;
use super::parser::Parser;
use cognito_perms_spec::rules::syntax::{invalid_run_time_value, syntax_error};
use cognito_perms_spec::syntax::{
    Claim, ClaimKind, Effect, Notation, OtherFile, Policy, PolicyType, Resources, Settings,
    Statement,
};
use cognito_perms_spec::text::Spanned;
use proc_macro2::Delimiter;

const ENSURE: &str = "ensure";

/// The words after `ensure`.
const CLAIMS: [&str; 4] = ["never", "allows", "within", "equals"];

/// What people write instead of `ensure`.
const OTHERS: [&str; 6] = ["ensures", "assert", "require", "requires", "expect", "verify"];

fn is_kind(word: Option<&str>) -> bool {
    word.is_some_and(|it| CLAIMS.contains(&it))
}

impl<'t> Parser<'t> {
    /// Whether a claim starts here, maybe after attributes. A sid can be called `ensure`, too.
    pub(super) fn is_claim(&self) -> bool {
        if is_effect(self.cursor.ident(0)) {
            return false;
        }
        let mut ahead = self.cursor;
        while ahead.is_punct(0, '#') && ahead.is_open(1, Delimiter::Bracket) {
            ahead.skip();
            ahead.skip();
        }
        if ahead.is_ident(0, ENSURE) {
            return !ahead.is_colon(1);
        }
        // What an editor offers must not depend on what follows.
        !self.is_for_editor()
            && match ahead.is_colon(1) {
                true => ahead.is_ident(2, ENSURE) && is_kind(ahead.ident(3)),
                false => is_kind(ahead.ident(1)) && ahead.is_any_ident(&OTHERS),
            }
    }

    /// Whether `ensure` comes next, and not as a sid.
    pub(super) fn is_plain_claim(&self) -> bool {
        self.cursor.is_ident(0, ENSURE) && !self.cursor.is_colon(1)
    }

    /// Parses a claim; `None` if it could not be read, which is reported.
    pub(super) fn claim(&mut self, settings: &Settings<'t>) -> Option<Claim<'t>> {
        (self.broken, self.lost) = (false, false);
        let lints = self.attributes();
        self.start_slot();
        let start = self.cursor.position();
        let here = self.cursor.here();
        if self.cursor.is_colon(1) {
            let message = "a claim cannot have a sid: claims are not part of the document";
            self.syntax(here, message, Some(format!("remove {} and the `:`", self.found())));
            self.cursor.skip();
            self.cursor.skip();
        } else if !self.cursor.is_ident(0, ENSURE) {
            let message = format!("expected `ensure`, found {}", self.found());
            self.syntax(here, message, Some("write `ensure`".to_owned()));
        }
        self.cursor.skip();
        let kind = self.claim_kind(settings);
        let span = self.cursor.since(start);
        kind.filter(|_| !self.broken).map(|kind| Claim { span, shift: 0, lints, kind })
    }

    /// Parses what a claim says.
    pub(super) fn claim_kind(&mut self, settings: &Settings<'t>) -> Option<ClaimKind<'t>> {
        self.slot(true, |_| Offer::keywords(&CLAIMS));
        let word = self.cursor.ident(0).filter(|it| CLAIMS.contains(it));
        let Some(word) = word else {
            let help = match self.is_of_file {
                true => "write a claim, like `#![ensure(never AdminDeleteUser on *)]`",
                false => "write a claim, like `ensure never AdminDeleteUser on *`",
            };
            self.unexpected("`never`, `allows`, `within` or `equals`", Some(help));
            self.give_up();
            return None;
        };
        self.cursor.skip();
        if matches!(word, "never" | "allows") && self.cursor.is_punct(0, '=') {
            let help = format!(
                "write the selection without `=` and quotes, like `{word} AdminDeleteUser on *`"
            );
            self.unexpected("an action", Some(&help));
            self.give_up();
            return None;
        }
        match word {
            "never" => self.selection(settings).map(ClaimKind::Never),
            "allows" => self.selection(settings).map(ClaimKind::Allows),
            "within" => self.other_file(word).map(ClaimKind::Within),
            _ => self.other_file(word).map(ClaimKind::Equals),
        }
    }

    /// Parses a selection, as the only statement of a policy.
    fn selection(&mut self, settings: &Settings<'t>) -> Option<Box<Policy<'t>>> {
        let (start, holes) = (self.cursor.position(), self.holes.len());
        let here = self.cursor.here();
        let (effect, kind) = (self.effect.replace(Effect::Allow), self.kind);
        self.kind = PolicyType::Identity;
        let actions = self.actions();
        let resources = if self.lost { Resources::default() } else { self.on_resources(&actions) };
        if !self.lost && self.cursor.is_ident(0, "to") {
            let help = "remove the principals: a claim is about every caller";
            self.unexpected("`if` or the end of the claim", Some(help));
            self.give_up();
        }
        let conditions = if self.lost { Vec::new() } else { self.conditions(&actions, &resources) };
        (self.effect, self.kind) = (effect, kind);
        for hole in self.holes.split_off(holes) {
            self.broken = true;
            self.report(invalid_run_time_value::in_claim(hole.span));
        }
        for missing in std::mem::take(&mut self.missing) {
            let instead = missing.instead.unwrap_or_default();
            let finding = syntax_error::found(missing.span, format!("expected {instead}"));
            self.report(finding.helps(missing.help));
        }
        if self.broken {
            return None;
        }
        let span = self.cursor.since(start);
        let mut statement = Statement::new(span);
        statement.effect = Some(Spanned::new(Effect::Allow, here));
        (statement.actions, statement.resources) = (actions, resources);
        statement.conditions = conditions;
        let mut policy = Policy::new(self.notation(), span);
        policy.settings = of_selection(settings);
        policy.statements.push(statement);
        Some(Box::new(policy))
    }

    /// Returns how names are written.
    pub(super) fn notation(&self) -> Notation {
        match self.service.is_default() {
            true => Notation::Literal,
            false => Notation::LiteralOfService,
        }
    }

    /// Parses the path of another document.
    fn other_file(&mut self, word: &str) -> Option<OtherFile<'t>> {
        self.slot(true, |_| Vec::new());
        self.cursor.eat_punct('=');
        let path = self.cursor.eat_string();
        if path.is_none() {
            let help = format!("write it like `{word} \"policies/boundary.json\"`");
            self.unexpected("the path of a JSON document as a string literal", Some(&help));
            self.give_up();
        }
        path.map(|path| OtherFile { path, document: None })
    }
}

/// Returns the settings of a selection: it is never attached to anyone, so it can be as broad as it needs to be.
fn of_selection<'t>(settings: &Settings<'t>) -> Settings<'t> {
    Settings {
        partition: settings.partition.clone(),
        region: settings.region.clone(),
        account: settings.account.clone(),
        is_of_any_size: true,
        unchecked: settings.unchecked.clone(),
        allows_lints: true,
        ..Settings::default()
    }
}
