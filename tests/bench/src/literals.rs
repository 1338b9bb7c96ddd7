//! `cargo check` of a crate with many literals after its file was touched, compared with the same documents
//! in other forms.

use crate::Measured;
use crate::arguments::Arguments;
use crate::generate::{Sample, sample, samples};
use crate::package::{Package, at, ours};
use crate::process::{Cost, middle, run};
use crate::table::{Column, write};
use fastrand::Rng;
use std::error::Error;
use std::path::Path;

/// A way to write policies.
struct Form {
    name: &'static str,
    folder: &'static str,
    dependencies: String,
    /// The code at the top of the file.
    uses: &'static str,
    /// The item for a policy, with the placeholders `NAME` and `VALUE`.
    item: &'static str,
    value: fn(&Sample) -> String,
    /// Whether the macro expands as for an editor.
    for_editor: bool,
}

/// Returns the code of a crate of literals.
pub fn literals(samples: &[Sample]) -> String {
    code(&policy(), samples)
}

fn policy() -> Form {
    Form {
        name: "`policy!`",
        folder: "ours",
        dependencies: ours(),
        uses: "use cognito_perms::{Policy, policy};",
        item: "pub const NAME: Policy = VALUE;",
        value: Sample::literal,
        for_editor: false,
    }
}

fn forms() -> Vec<Form> {
    let form = |name, folder, dependencies: &str, uses, item, value| Form {
        name,
        folder,
        dependencies: dependencies.to_owned(),
        uses,
        item,
        value,
        for_editor: false,
    };
    let raw = |it: &Sample| format!("r#\"{}\"#", it.json());
    let echo = at("cognito-perms-echo", &Path::new(env!("CARGO_MANIFEST_DIR")).join("echo"));
    let constant = "pub const NAME: &str = VALUE;";
    vec![
        form("raw `&str` constants", "text", "", "", constant, raw),
        policy(),
        form(
            "a macro that only echoes a raw string",
            "echo",
            &echo,
            "use cognito_perms_echo::echo;",
            constant,
            |it| format!("echo!(r#\"{}\"#)", it.json()),
        ),
        form(
            "maud `html!`, as many names",
            "maud",
            "maud = \"=0.27.0\"\n",
            "use maud::{Markup, html};",
            "pub fn NAME() -> Markup { VALUE }",
            Sample::maud,
        ),
        form(
            "aws-iam builder",
            "aws-iam",
            "aws-iam = \"=0.2.2\"\n",
            "use aws_iam::model::{Policy, Version, builder::{PolicyBuilder, StatementBuilder}};",
            "pub fn NAME() -> Policy { VALUE }",
            Sample::aws_iam,
        ),
        form(
            "iam-rs builder",
            "iam-rs",
            "iam-rs = \"=0.8.0\"\n",
            "use iam_rs::{IAMAction, IAMEffect, IAMPolicy, IAMResource, IAMStatement};",
            "pub fn NAME() -> IAMPolicy { VALUE }",
            Sample::iam_rs,
        ),
        form(
            "`serde_json::json!`",
            "json",
            "serde_json = \"1.0.154\"\n",
            "use serde_json::{Value, json};",
            "pub fn NAME() -> Value { VALUE }",
            Sample::json_macro,
        ),
    ]
}

pub fn measure(arguments: &Arguments) -> Measured {
    let mut out = "`cargo check` of a crate of policies with two statements and five actions, after its \
                   file was touched. Dependencies are already built, and the macro is unoptimized, as Cargo builds it."
        .to_owned();
    out += &format!(" Medians of {} runs.\n", arguments.runs);
    for count in [1_000, 10_000] {
        let samples = samples(count);
        let mut forms = forms();
        if count == 1_000 {
            // This expansion has the names of all words, which rustc normally does not see.
            forms.push(Form {
                name: "`policy!`, as editors expand it",
                folder: "editor",
                for_editor: true,
                ..policy()
            });
        }
        out += &format!("\n### {count} policies\n\n{}", compare(&forms, &samples, arguments)?);
    }
    out += &long(arguments)?;
    Ok(out)
}

/// Measures literals of a few statements up to the size quota of a managed policy.
fn long(arguments: &Arguments) -> Measured {
    let mut out = "\n### Long policies\n\n100 policies each, of different lengths up to nearly the 6,144 characters of a managed \
                   policy. The extra time of a literal over a raw string of the same document stays proportional to the \
                   characters of the document.\n\n"
        .to_owned();
    let mut rows = Vec::new();
    for statements in [7, 14, 28] {
        let mut random = Rng::with_seed(20_261_102);
        let samples: Vec<_> = (0..100).map(|_| sample(&mut random, &vec![3; statements])).collect();
        let forms: Vec<_> = forms().into_iter().take(2).collect();
        let costs = costs(&forms, &samples, arguments)?;
        let [text, ours] = [middle(&costs[0]).cpu, middle(&costs[1]).cpu];
        let characters = samples[0].json().len() as f64;
        let more = (ours - text) / samples.len() as f64 * 1e6;
        rows.push((format!("{statements} statements"), vec![characters, more, more / characters]));
    }
    let columns = [
        Column::new("characters", 0),
        Column::new("extra µs per literal", 0),
        Column::new("extra µs per character", 2),
    ];
    out += &write("each with", &columns, &rows);
    Ok(out)
}

fn compare(forms: &[Form], samples: &[Sample], arguments: &Arguments) -> Measured {
    let costs = costs(forms, samples, arguments)?;
    let rows = forms.iter().zip(&costs).map(|(form, costs)| {
        let Cost { cpu, wall, peak } = middle(costs);
        (form.name.to_owned(), vec![cpu, wall, peak])
    });
    let columns = [
        Column::new("CPU s", 2).with_ratio(),
        Column::new("s", 2).with_ratio(),
        Column::new("peak MB", 0).with_ratio(),
    ];
    Ok(write("form", &columns, &rows.collect::<Vec<_>>()))
}

fn costs(
    forms: &[Form],
    samples: &[Sample],
    arguments: &Arguments,
) -> Result<Vec<Vec<Cost>>, Box<dyn Error>> {
    let mut packages = Vec::new();
    for form in forms {
        let code = code(form, samples);
        let package =
            Package::write(&format!("literals-{}", form.folder), &form.dependencies, &code)?;
        // Builds the dependencies and fills rustc's incremental cache.
        run(&mut check(&package, form))?;
        packages.push((package, code));
    }
    let mut costs = vec![Vec::new(); forms.len()];
    for _ in 0..arguments.runs {
        for (((package, code), form), costs) in packages.iter().zip(forms).zip(&mut costs) {
            package.write_code(code)?;
            costs.push(run(&mut check(package, form))?);
        }
    }
    Ok(costs)
}

fn check(package: &Package, form: &Form) -> std::process::Command {
    let mut check = package.cargo("check");
    if form.for_editor {
        check.env("RUST_ANALYZER_INTERNALS_DO_NOT_USE", "as in an editor");
    }
    check
}

fn code(form: &Form, samples: &[Sample]) -> String {
    let mut code = format!("#![allow(unreachable_code)]\n{}\n", form.uses);
    for (index, sample) in samples.iter().enumerate() {
        let is_constant = form.item.contains("const ");
        let name = if is_constant { format!("P{index}") } else { format!("p{index}") };
        let item = form.item.replace("NAME", &name);
        code += &item.replace("VALUE", &(form.value)(sample));
        code.push('\n');
    }
    code
}
