//! `new-rule`: creates the files of a rule from its name, and the lines that register it.

use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(crate) struct NewRule {
    /// The name in snake case: the issue code of IAM Access Analyzer in lower case, if there is one
    name: String,
    /// The folder of `spec/src/rules` for the rule
    #[arg(long, default_value = "document")]
    subject: String,
    /// The level of its findings: `error`, `deny`, `warn` or `allow`
    #[arg(long, default_value = "warn", value_parser = ["error", "deny", "warn", "allow"])]
    level: String,
    /// Whether IAM Access Analyzer has an issue code of this name
    #[arg(long)]
    code: bool,
}

impl NewRule {
    /// Writes the files of the rule and prints their paths.
    pub(crate) fn write(&self, repository: &Path) -> Result<(), String> {
        for path in self.files(repository)? {
            let path = path.strip_prefix(repository).unwrap_or(&path);
            println!("{}", path.display());
        }
        println!("\nNow write the page, then the check of the rule, and run `cargo xtask bless`.");
        Ok(())
    }

    fn files(&self, repository: &Path) -> Result<Vec<PathBuf>, String> {
        let Self { name, subject, .. } = self;
        let is_name = name.starts_with(|it: char| it.is_ascii_lowercase())
            && name.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_');
        if !is_name {
            return Err(format!("`{name}` is not in snake case"));
        }
        let rules = repository.join("spec/src/rules");
        let folder = rules.join(subject);
        let (module, registry) = (folder.join("mod.rs"), rules.join("registry.rs"));
        if !module.exists() {
            return Err(format!("unknown subject `{subject}` in {}", rules.display()));
        }
        let (code, page) = (folder.join(format!("{name}.rs")), folder.join(format!("{name}.md")));
        if code.exists() || page.exists() {
            return Err(format!("the rule `{name}` already exists"));
        }
        let registered = with_module(&read(&module)?, name)
            .ok_or_else(|| format!("{} has no `mod` line", module.display()))?;
        let grouped = with_group(&read(&registry)?, subject, name)
            .ok_or_else(|| format!("{} has no list `GROUPS`", registry.display()))?;
        for (path, text) in [
            (&code, self.code()),
            (&page, self.page()),
            (&module, registered),
            (&registry, grouped),
        ] {
            fs::write(path, text).map_err(|it| format!("cannot write {}: {it}", path.display()))?;
        }
        Ok(vec![code, page, module, registry])
    }

    fn code(&self) -> String {
        let variant = variant(&self.name);
        format!(
            "//! [`Rule::{variant}`]: checks each statement.\n\n\
             use crate::model::Statement;\n\
             use crate::rules::findings::Findings;\n\
             use crate::rules::subject::{{Subject, head}};\n\
             use crate::text::{{Finding, Rule, words}};\n\n\
             pub(in crate::rules) fn check(\n    \
                 _: &Subject<'_, '_>,\n    \
                 statement: &Statement<'_>,\n    \
                 findings: &mut Findings,\n\
             ) {{\n    \
                 if is_broken(statement) {{\n        \
                     let message = words!(\"TODO: what is wrong\");\n        \
                     let finding = Finding::new(Rule::{variant}, head(statement), message);\n        \
                     findings.push(finding.help(words!(\"TODO: what to write\")));\n    \
                 }}\n\
             }}\n\n\
             /// TODO: whether the statement breaks the rule.\n\
             fn is_broken(_: &Statement<'_>) -> bool {{\n    false\n}}\n"
        )
    }

    fn page(&self) -> String {
        const LITERAL: &str = "allow AdminGetUser on userpool(\"us-east-1_Ab12Cd34E\")";
        const DOCUMENT: &str = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n    \
            \"Effect\": \"Allow\",\n    \"Action\": \"cognito-idp:AdminGetUser\",\n    \
            \"Resource\": \"arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_Ab12Cd34E\"\n  }\n}";

        let Self { name, level, .. } = self;
        let code = match self.code {
            true => format!("code: {}\n", name.to_ascii_uppercase()),
            false => String::new(),
        };
        let examples = format!("```policy\n{LITERAL}\n```\n\n```json\n{DOCUMENT}\n```\n");
        format!(
            "---\nlevel: {level}\n{code}---\n\n# `{name}`\n\nTODO: what is wrong, in a sentence or two.\n\n\
             ## Why it matters\n\nTODO: what AWS does if it is not fixed.\n\n\
             ## Fault\n\n{examples}\n## Remedy\n\n{examples}"
        )
    }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|it| format!("cannot read {}: {it}", path.display()))
}

/// Returns the variant for a name: `demo_rule` → `DemoRule`.
fn variant(name: &str) -> String {
    let mut variant = String::new();
    for word in name.split('_') {
        let mut letters = word.chars();
        variant.extend(letters.next().map(|it| it.to_ascii_uppercase()));
        variant.push_str(letters.as_str());
    }
    variant
}

/// Returns the module of a subject with one more file, sorted by name.
fn with_module(text: &str, name: &str) -> Option<String> {
    let line = format!("pub(super) mod {name};");
    let name_of = |line: &str| -> Option<String> {
        let (_, name) = line.strip_suffix(';')?.rsplit_once("mod ")?;
        (!line.starts_with([' ', '/'])).then(|| name.to_owned())
    };
    let mut lines: Vec<&str> = text.lines().collect();
    let before = lines.iter().position(|it| name_of(it).is_some_and(|it| *it > *name));
    let at = match before {
        Some(at) => at,
        None => lines.iter().rposition(|it| name_of(it).is_some())? + 1,
    };
    lines.insert(at, &line);
    Some(lines.join("\n") + "\n")
}

/// Returns the registry with one more group, after the others that check statements.
fn with_group(text: &str, subject: &str, name: &str) -> Option<String> {
    let line =
        format!("    group(\"{name}\", ALWAYS, Check::Statement({subject}::{name}::check)),");
    let (start, rest) = text.split_once("const GROUPS: &[Group] = &[\n")?;
    let (list, end) = rest.split_once("\n];")?;
    let mut lines: Vec<&str> = list.lines().collect();
    let at = lines.iter().rposition(|it| it.contains("Check::Statement("))? + 1;
    lines.insert(at, &line);
    Some(format!("{start}const GROUPS: &[Group] = &[\n{}\n];{end}", lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_registered_among_the_others() {
        let module = "//! A subject.\n\nmod a_rule;\npub(super) mod c_rule;\n\nuse x;\n";
        let expected = "//! A subject.\n\nmod a_rule;\npub(super) mod b_rule;\npub(super) mod c_rule;\n\nuse x;\n";
        assert_eq!(with_module(module, "b_rule").as_deref(), Some(expected));
        let last = with_module(module, "d_rule");
        assert!(last.is_some_and(|it| it.contains("mod c_rule;\npub(super) mod d_rule;\n\nuse")));
        assert_eq!(with_module("//! A subject.\n", "b"), None);

        let registry = "const GROUPS: &[Group] = &[\n    group(\"a\", ALWAYS, Check::Statement(a::check)),\n    \
                        group(\"z\", ALWAYS, Check::Emitted(z::check)),\n];\n";
        let registered = with_group(registry, "document", "demo").unwrap_or_default();
        let lines: Vec<_> = registered.lines().collect();
        assert_eq!(
            lines[2],
            "    group(\"demo\", ALWAYS, Check::Statement(document::demo::check)),"
        );
    }

    #[test]
    fn the_repository_takes_a_new_rule() {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
        let rules = repository.map(|it| it.join("spec/src/rules")).unwrap_or_default();
        let registry = read(&rules.join("registry.rs")).unwrap_or_default();
        assert!(with_group(&registry, "document", "demo_rule").is_some());
        for subject in fs::read_dir(rules).into_iter().flatten().flatten() {
            let module = subject.path().join("mod.rs");
            if subject.path().join("mod.rs").exists() {
                assert!(with_module(&read(&module).unwrap_or_default(), "demo_rule").is_some());
            }
        }
        assert_eq!(variant("demo_rule"), "DemoRule");
    }
}
