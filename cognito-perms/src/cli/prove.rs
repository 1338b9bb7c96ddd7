//! `prove`: a claim about a policy in, whether it holds for every request out.

use super::document_file;
use super::outcome::{Failure, Outcome};
use super::output::{print, print_json};
use super::selection;
use clap::{Args, ValueEnum};
use cognito_perms::evaluate::{Document, Evaluation};
use cognito_perms::prove::{
    Counterexample, Proof, World, always_allows, are_equivalent, grants_no_more, never_grants,
};
use cognito_perms::terminal;
use serde::Serialize;
use std::fmt::Write;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Arguments {
    /// The policy; `-` for standard input
    policy: PathBuf,
    #[command(flatten)]
    claim: Claim,
    /// Which requests the proof is about
    #[arg(long, value_enum, default_value_t = WorldName::Open)]
    world: WorldName,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// The claim.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct Claim {
    /// Prove that the policy allows nothing of a selection
    #[arg(long, value_name = "SELECTION")]
    never: Option<String>,
    /// Prove that the policy allows all of a selection
    #[arg(long, value_name = "SELECTION")]
    allows: Option<String>,
    /// Prove that the policy allows nothing that another policy does not allow
    #[arg(long, value_name = "FILE")]
    within: Option<PathBuf>,
    /// Prove that the policy allows the same requests as another policy
    #[arg(long, value_name = "FILE")]
    equals: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum WorldName {
    /// Every action of any service, including those that AWS will add
    Open,
    /// The actions of the catalog, on resources of their types and with their condition keys
    Catalog,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// JSON: an object with the result, the statements that apply, and a counterexample
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let policy = document_file::load(&arguments.policy)?;
    let world = match arguments.world {
        WorldName::Open => World::Open,
        WorldName::Catalog => World::Catalog,
    };
    let claim = &arguments.claim;
    let proof = if let Some(text) = &claim.never {
        never_grants(&policy, &selection::read(text)?, world)
    } else if let Some(text) = &claim.allows {
        always_allows(&policy, &selection::read(text)?, world)
    } else if let Some(path) = &claim.within {
        grants_no_more(&policy, &document_file::load(path)?, world)
    } else if let Some(path) = &claim.equals {
        are_equivalent(&policy, &document_file::load(path)?, world)
    } else {
        return Err(Failure(
            "expected a claim: `--never`, `--allows`, `--within` or `--equals`".to_owned(),
        ));
    };
    match arguments.format {
        Format::Human => print(&human(&policy, &proof)),
        Format::Json => print_json(&output(&policy, &proof)),
    }?;
    Ok(match proof {
        Proof::Holds => Outcome::Right,
        Proof::Fails(_) => Outcome::Errors,
        _ => Outcome::Unknown,
    })
}

fn human(policy: &Document, proof: &Proof) -> String {
    match proof {
        Proof::Holds => "holds for every request\n".to_owned(),
        Proof::Fails(example) => {
            let mut out =
                "does not hold; a counterexample, with what the policy says:\n\n".to_owned();
            let answer = Evaluation::of(&[policy]).evaluate(example.request());
            let _ = write!(out, "{answer}");
            if let Some(caller) = example.caller() {
                let _ = writeln!(out, "  by `{}`", terminal::name(caller));
            }
            for (key, values) in example.context() {
                let _ = writeln!(out, "  with `{}` = {}", terminal::name(&key), listed(&values));
            }
            let _ = writeln!(out, "\nin Rust: {example}");
            out
        }
        Proof::Unknown(why) => format!("unknown: {why}\n"),
        _ => "unknown\n".to_owned(),
    }
}

fn listed(values: &[&str]) -> String {
    match values {
        [] => "no value".to_owned(),
        values => {
            let values = values.iter().map(|it| format!("`{}`", terminal::name(it)));
            values.collect::<Vec<_>>().join(", ")
        }
    }
}

/// The JSON format.
#[derive(Serialize)]
struct Output<'p> {
    result: &'static str,
    /// The statements of the policy that apply to the request.
    reasons: Vec<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counterexample: Option<&'p Counterexample>,
    /// Why the result is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reason {
    statement_index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement_id: Option<String>,
}

fn output<'p>(policy: &Document, proof: &'p Proof) -> Output<'p> {
    let mut output =
        Output { result: "UNKNOWN", reasons: Vec::new(), counterexample: None, why: None };
    match proof {
        Proof::Holds => output.result = "PASS",
        Proof::Fails(example) => {
            let answer = Evaluation::of(&[policy]).evaluate(example.request());
            let reason = |(index, sid): (usize, Option<&str>)| Reason {
                statement_index: index,
                statement_id: sid.map(str::to_owned),
            };
            output.result = "FAIL";
            output.reasons = answer.applying().map(reason).collect();
            output.counterexample = Some(example);
        }
        Proof::Unknown(why) => output.why = Some(why.to_string()),
        _ => {}
    }
    output
}
