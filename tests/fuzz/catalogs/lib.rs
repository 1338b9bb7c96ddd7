//! The source files of the catalog's build script, mounted: a build script exports nothing that a test could call.

#[path = "../../../spec/build/emit.rs"]
mod emit;
#[path = "../../../spec/build/model.rs"]
mod model;
#[path = "../../../spec/src/facts/naming.rs"]
mod naming;
#[path = "../../../spec/build/pack.rs"]
mod pack;
#[path = "../../../spec/build/read.rs"]
mod read;
#[path = "../../../spec/build/schema.rs"]
mod schema;
#[path = "../../../spec/src/facts/shape.rs"]
mod shape;
#[path = "../../../spec/build/shape_pattern.rs"]
mod shape_pattern;
#[expect(dead_code, reason = "what shows lines of documents is for the library")]
#[path = "../../../spec/src/text/shown.rs"]
mod shown;
#[path = "../../../spec/build/source.rs"]
mod source;
#[path = "../../../spec/build/template.rs"]
mod template;
#[path = "../../../spec/build/validate.rs"]
mod validate;
#[path = "../../../spec/src/facts/value_type.rs"]
mod value_type;

use source::{Problem, Source};

/// The texts of a catalog's files.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'t> {
    /// `catalog/*.toml`, each with its path.
    pub services: &'t [(&'t str, &'t str)],
    /// `language/partitions.toml`
    pub partitions: &'t str,
    /// `language/services.toml`
    pub prefixes: &'t str,
    /// `language/condition-keys.toml`
    pub condition_keys: &'t str,
    /// `language/operators.toml`
    pub operators: &'t str,
    /// `language/quotas.toml`
    pub quotas: &'t str,
}

/// What the build script writes.
#[derive(Debug)]
pub struct Built {
    /// The files of Rust code, each with its name.
    pub code: Vec<(&'static str, String)>,
    /// The texts of the packed catalog, one after the other.
    pub text: String,
    /// The numbers of the packed catalog.
    pub data: Vec<u8>,
    /// The prefixes of all services: each is among the texts.
    pub prefixes: Vec<String>,
}

/// Runs the build script on a catalog.
///
/// # Errors
///
/// The lines that it would print as errors.
pub fn build(texts: &Texts<'_>) -> Result<Built, Vec<String>> {
    let services = texts.services.iter().map(|(path, text)| Source::new(*path, *text));
    let services: Vec<_> = services.collect();
    let language = schema::Language {
        partitions: Source::new("language/partitions.toml", texts.partitions),
        prefixes: Source::new("language/services.toml", texts.prefixes),
        condition_keys: Source::new("language/condition-keys.toml", texts.condition_keys),
        operators: Source::new("language/operators.toml", texts.operators),
        quotas: Source::new("language/quotas.toml", texts.quotas),
    };
    let said =
        |problems: Vec<Problem>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (imported, overlays, own) = (Vec::new(), Vec::new(), Vec::new());
    let sources = schema::Sources { services, imported, overlays, own, language };
    let files = schema::Files::parse(&sources).map_err(said)?;
    let catalog = validate::validate(&files).map_err(said)?;
    let output = emit::emit(&catalog);
    let prefixes = catalog.services.iter().map(|it| it.prefix.clone()).collect();
    let code = output.code.into_iter().collect();
    Ok(Built { code, text: output.packed.text, data: output.packed.data, prefixes })
}
