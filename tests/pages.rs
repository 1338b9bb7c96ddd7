//! Checks the pages of the rules against the rules: each fault breaks its rule and no other, at the position
//! that the page marks, and each remedy fixes it. rustc prints what the page shows for a literal, and `check`
//! what it shows for a document.
//!
//! `cargo xtask bless` rewrites the printed output, and the list of rules in the documentation.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms::rewrite::fix;
use cognito_perms::{Applicability, Level, Options, Policy, Report, Rule, check};
use cognito_perms_tests::page::{Example, Notation, Page, is_blessed, pages};
use cognito_perms_tests::style;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

fn rule(page: &Page) -> Rule {
    *Rule::ALL.iter().find(|it| it.name() == page.rule).unwrap()
}

fn has(page: &Page, notation: &str) -> bool {
    page.front.get("notation").is_none_or(|it| it == notation)
}

/// Returns the type of the page's policies, if their elements do not show it.
fn options(page: &Page) -> Options {
    let options = match page.front.get("kind") {
        Some(kind) => Options::new().policy_type(kind.parse().unwrap()),
        None => Options::new(),
    };
    match page.front.get("within") {
        Some(boundary) => options.within("boundary.json", boundary),
        None => options,
    }
}

/// Checks a document, and also reports the page's own rule if it is allowed by default.
fn report(page: &Page, document: &str) -> Report {
    let rule = rule(page);
    let options = options(page).file("policy.json");
    let is_off = rule.level_in_documents() == Level::Allow;
    let options = if is_off { options.warn(rule) } else { options };
    check(document, &options)
}

/// Returns what a page expects of a finding.
fn expectation(level: Level, message: &str) -> String {
    match level {
        Level::Error | Level::Deny => format!("error: {message}"),
        _ => format!("warning: {message}"),
    }
}

#[test]
fn every_rule_has_one_file_and_one_page() {
    let pages = pages().unwrap();
    let names: Vec<_> = pages.iter().map(|it| it.rule.as_str()).collect();
    assert_eq!(names, Rule::ALL.iter().map(|it| it.name()).collect::<Vec<_>>());
    for page in &pages {
        assert!(page.path.with_extension("rs").exists(), "{} has no code", page.rule);
        assert!(!page.text.contains("TODO"), "{} is not finished", page.rule);
        for (notation, name) in [(Notation::Literal, "literal"), (Notation::Json, "json")] {
            let is_rust = notation == Notation::Literal
                && Page::example(&page.faults, Notation::Rust).is_some();
            for examples in [&page.faults, &page.remedies] {
                let is_there = Page::example(examples, notation).is_some() || is_rust;
                assert_eq!(is_there, has(page, name), "{}: {name}", page.rule);
            }
        }
    }
}

/// Rewrites some of the faults of a page, if requested. Another test can be writing the others.
fn bless(page: &Page, is_new: fn(&Example) -> bool) {
    static WRITING: Mutex<()> = Mutex::new(());
    if !is_blessed() {
        return;
    }
    let _writing = WRITING.lock().unwrap();
    let mut current = Page::read(&page.path).unwrap();
    for (fault, new) in current.faults.iter_mut().zip(&page.faults) {
        if is_new(new) {
            *fault = new.clone();
        }
    }
    // Other tests can read the page at any time and must find either the old or the new version.
    let whole = page.path.with_extension("md.new");
    fs::write(&whole, current.to_markdown()).unwrap();
    fs::rename(whole, &page.path).unwrap();
}

/// The marks and reports of documents are generated, not written by hand.
#[test]
fn documents_have_the_findings_that_the_pages_show() {
    let mut wrong = Vec::new();
    for mut page in pages().unwrap() {
        let rule = rule(&page);
        let is_json: fn(&Example) -> bool = |it| it.notation == Notation::Json;
        let codes: Vec<_> = page.faults.iter().map(|it| it.code.clone()).collect();
        let reports: Vec<_> = codes.iter().map(|code| report(&page, code)).collect();
        let faults = page.faults.iter_mut().zip(reports);
        for (fault, report) in faults.filter(|(it, _)| is_json(it)) {
            let [finding] = report.findings() else {
                wrong.push(format!("{rule}: the fault:\n{report}"));
                continue;
            };
            let expected = Some((finding.line, expectation(finding.level, &finding.message)));
            let printed = report.to_string();
            if is_blessed() {
                (fault.expected, fault.printed) = (expected, printed);
            } else if finding.rule != rule || fault.expected != expected || fault.printed != printed
            {
                wrong.push(format!("{rule}: the page is out of date:\n{report}"));
            }
        }
        for remedy in page.remedies.iter().filter(|it| is_json(it)) {
            let report = report(&page, &remedy.code);
            if !report.findings().is_empty() || report.document().is_none() {
                wrong.push(format!("{rule}: the remedy:\n{report}"));
            }
        }
        bless(&page, is_json);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The messages of a rule are in its file, and nowhere else.
#[test]
fn each_rule_is_described_in_its_own_file() {
    let mut wrong = Vec::new();
    for page in pages().unwrap() {
        let own = page.path.with_extension("rs");
        let text = fs::read_to_string(&own).unwrap();
        let variant = format!("{:?}", rule(&page));
        let is_named = text.contains(&format!("Rule::{variant}"));
        if !is_named {
            wrong.push(format!("{} does not name its rule", own.display()));
        }
        for other in Rule::ALL.iter().filter(|it| **it != rule(&page)) {
            if text.contains(&format!("Finding::new(Rule::{other:?},")) {
                wrong.push(format!("{} reports {other}", own.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An edit fixes its finding and breaks nothing else.
#[test]
fn edits_fix_their_findings_and_nothing_else() {
    let mut count = 0;
    for page in pages().unwrap() {
        let Some(fault) = Page::example(&page.faults, Notation::Json) else { continue };
        let rule = rule(&page);
        let [finding] = report(&page, &fault.code).findings().to_vec().try_into().unwrap();
        let Some(most) = finding.edits.iter().map(|it| it.applicability).max() else { continue };
        let options = options(&page).warn(rule);
        let fixed = fix(&fault.code, &options, most);
        assert!(
            fixed.report.findings().is_empty(),
            "{rule}:\n{}\n{:?}",
            fixed.document,
            fixed.report
        );
        assert_eq!(fixed.count, 1, "{rule}");
        let again = fix(&fixed.document, &options, Applicability::Unsafe);
        assert_eq!((again.count, again.document), (0, fixed.document.clone()), "{rule}");
        if most == Applicability::Unsafe {
            assert_eq!(fix(&fault.code, &options, Applicability::Safe).count, 0, "{rule}");
        }
        count += 1;
    }
    // Notices a rule that loses its edits.
    assert!(count >= EDITS, "only {count} pages have edits");
}

/// The number of pages with a fault that an edit fixes.
const EDITS: usize = 32;

#[test]
fn messages_keep_to_the_style() {
    for page in pages().unwrap() {
        let Some(fault) = Page::example(&page.faults, Notation::Json) else { continue };
        for finding in report(&page, &fault.code).findings() {
            for line in finding.help.lines().chain([finding.message.as_str()]) {
                style(line).unwrap_or_else(|wrong| panic!("{wrong}\n{}", page.rule));
            }
        }
    }
}

/// Messages about documents use no words of literals.
#[test]
fn remedies_are_in_the_words_of_documents() {
    for page in pages().unwrap() {
        let Some(fault) = Page::example(&page.faults, Notation::Json) else { continue };
        for finding in report(&page, &fault.code).findings() {
            let rendered = format!("{}\n{}", finding.message, finding.help);
            let rendered = rendered.replace("condition on `", "").replace("conditions on `", "");
            for word in [
                "unchecked(",
                "policy!",
                "#[",
                "#!",
                "level(",
                "`not ",
                "userpool(",
                " on `",
                "except",
            ] {
                let is_of_literals = rendered.contains(word) && !rendered.contains("be used on `");
                assert!(!is_of_literals, "{word}\n{rendered}");
            }
        }
    }
}

/// The code before each literal. Warnings become errors, so that a fault does not compile.
const HEAD: &str = "#![deny(deprecated)] use cognito_perms::*;";

/// Returns a literal as the code of a crate. The policy starts in line 4.
fn code(page: &Page, example: &Example) -> String {
    if example.notation == Notation::Rust {
        return format!("{HEAD}\n\n{}\n\nfn main() {{}}\n", example.code);
    }
    let rule = rule(page);
    let settings = match rule.level() {
        Level::Allow => format!(" #![warn({rule})]"),
        _ => String::new(),
    };
    let lines: Vec<_> = example.code.lines().map(|it| format!("    {it}\n")).collect();
    let literal = format!("policy! {{{settings}\n{}}};\n", lines.concat());
    let item = match page.front.get("values") {
        None => format!("const POLICY: Policy = {literal}"),
        Some(values) => {
            let values = values.replace(": ", ": &");
            format!("fn policy({values}) -> Policy {{ let policy: Policy = {literal}policy }}\n")
        }
    };
    format!("{HEAD}\n\n{item}\nfn main() {{}}\n")
}

/// The file name that a page shows for a fault.
const FILE: &str = "src/main.rs";

/// Turns the output of rustc into that for a crate that does not deny warnings.
fn of_a_crate(printed: &str, path: &Path) -> String {
    let printed = printed.replace(&*path.to_string_lossy(), FILE);
    match printed.split_once("\nnote: the lint level is defined here") {
        Some((printed, _)) => {
            let printed = printed.trim_end_matches([' ', '|', '\n']);
            printed.replacen("error: ", "warning: ", 1)
        }
        None => printed.trim_end().to_owned(),
    }
}

/// The reverse: returns what rustc prints for the file that is compiled here.
fn of_the_file(page: &str, path: &Path) -> String {
    let arrow = page.lines().find(|it| it.trim_start().starts_with("--> ")).unwrap_or_default();
    let margin = " ".repeat(arrow.len() - arrow.trim_start().len());
    let printed = match page.strip_prefix("warning: ") {
        Some(rest) => format!(
            "error: {rest}\n{margin} |\nnote: the lint level is defined here\n{margin}--> {FILE}:1:9\n\
             {margin} |\n1{margin}| {HEAD}\n{margin} |         ^^^^^^^^^^"
        ),
        None => page.to_owned(),
    };
    printed.replace(FILE, &path.to_string_lossy()) + "\n"
}

/// Returns the folder of the files that trybuild compiles.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn literal(examples: &mut [Example]) -> Option<&mut Example> {
    examples.iter_mut().find(|it| it.notation != Notation::Json)
}

/// For each fault, rustc prints what its page shows.
#[test]
fn rustc_prints_what_the_pages_show() {
    let folder = folder("faults");
    let mut pages = pages().unwrap();
    pages.retain(|it| has(it, "literal"));
    let path = |page: &Page| folder.join(format!("{}.rs", page.rule));
    let tests = trybuild::TestCases::new();
    for page in &mut pages {
        let path = path(page);
        let fault = literal(&mut page.faults).unwrap().clone();
        fs::write(&path, code(page, &fault)).unwrap();
        if !is_blessed() {
            fs::write(path.with_extension("stderr"), of_the_file(&fault.printed, &path)).unwrap();
        }
        tests.compile_fail(path);
    }
    // Dropping `tests` compiles them.
    drop(tests);
    for page in &mut pages {
        let path = path(page);
        let printed = fs::read_to_string(path.with_extension("stderr")).unwrap();
        let printed = of_a_crate(&printed, &path);
        let rules = printed.lines().filter_map(|it| it.trim_start().strip_prefix("rule: "));
        assert_eq!(rules.collect::<Vec<_>>(), [page.rule.as_str()], "{}:\n{printed}", page.rule);
        let name = page.rule.clone();
        let fault = literal(&mut page.faults).unwrap();
        let expected = Some(marked(&printed, fault.notation));
        if is_blessed() {
            (fault.expected, fault.printed) = (expected, printed);
            bless(page, |it| it.notation != Notation::Json);
        } else {
            assert_eq!(fault.expected, expected, "{name}");
        }
    }
}

/// Returns the line of a fault and its message, from rustc's output.
fn marked(printed: &str, notation: Notation) -> (usize, String) {
    let first = printed.lines().next().unwrap();
    let (level, message) = first.split_once(": ").unwrap();
    let message = message.split_once("POLICY_WARNING`: ").map_or(message, |(_, it)| it);
    let place = printed.lines().find_map(|it| it.trim_start().strip_prefix("--> ")).unwrap();
    let line: usize = place.split(':').nth(1).unwrap().parse().unwrap();
    let before = if notation == Notation::Rust { 2 } else { 3 };
    (line - before, format!("{level}: {message}"))
}

/// Remedies compile without a warning, and give the same policy in both notations.
#[test]
fn remedies_give_the_same_policy_in_both_notations() {
    let mut items = String::new();
    let mut asserts = String::new();
    for page in pages().unwrap() {
        let Some(literal) = Page::example(&page.remedies, Notation::Literal) else { continue };
        let name = page.rule.to_ascii_uppercase();
        let Page { rule, front, remedies, .. } = &page;
        match front.get("values") {
            Some(values) => {
                let values = values.replace(": ", ": &");
                items += &format!(
                    "fn {rule}({values}) -> Policy {{ policy! {{ {}\n }} }}\n",
                    literal.code
                );
                asserts += &format!("    let _ = {rule};\n");
            }
            None => items += &format!("const {name}: Policy = policy! {{ {}\n }};\n", literal.code),
        }
        if let Some(json) = Page::example(remedies, Notation::Json) {
            let policy = Policy::from_json(&json.code).unwrap();
            asserts += &format!("    assert_eq!({name}.as_str(), {:?});\n", policy.as_str());
        } else if !front.contains_key("values") {
            asserts += &format!("    let _ = {name};\n");
        }
    }
    let path = folder("remedies").join("remedies.rs");
    fs::write(&path, format!("{HEAD}\n\n{items}\nfn main() {{\n{asserts}}}\n")).unwrap();
    let tests = trybuild::TestCases::new();
    tests.pass(path);
}
