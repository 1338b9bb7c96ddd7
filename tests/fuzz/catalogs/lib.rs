//! Mounts the source files of the catalog's build script, because a build script exports nothing that a test
//! could call.

#[path = "../../../spec/build/emit.rs"]
mod emit;
#[path = "../../../spec/src/facts"]
mod facts {
    #[expect(dead_code, reason = "the library also adds files to a catalog that is compiled")]
    pub mod files;
    pub mod naming;
    pub mod shape;
    pub mod value_type;
}
#[path = "../../../spec/src/text"]
mod text {
    #[expect(dead_code, reason = "what shows lines of documents is for the library")]
    pub mod shown;
}

use facts::files::source::{Problem, Source};
use facts::files::{schema, validate};

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
    /// `language/claims.toml`
    pub claims: &'t str,
    /// `language/kinds.toml`
    pub kinds: &'t str,
    /// `language/principals.toml`
    pub principals: &'t str,
}

/// The output of the build script.
#[derive(Debug)]
pub struct Built {
    /// The files of Rust code, each with its name.
    pub code: Vec<(&'static str, String)>,
    /// The texts of the packed catalog, concatenated.
    pub text: String,
    /// The numbers of the packed catalog.
    pub data: Vec<u8>,
    /// The prefixes of all services. Each is one of the texts.
    pub prefixes: Vec<String>,
}

/// Runs the build script on a catalog.
///
/// # Errors
///
/// Returns the lines that it would print as errors.
pub fn build(texts: &Texts<'_>) -> Result<Built, Vec<String>> {
    let services = texts.services.iter().map(|(path, text)| Source::new(*path, *text));
    let services: Vec<_> = services.collect();
    let language = schema::Language {
        partitions: Source::new("language/partitions.toml", texts.partitions),
        prefixes: Source::new("language/services.toml", texts.prefixes),
        condition_keys: Source::new("language/condition-keys.toml", texts.condition_keys),
        operators: Source::new("language/operators.toml", texts.operators),
        quotas: Source::new("language/quotas.toml", texts.quotas),
        claims: Source::new("language/claims.toml", texts.claims),
        kinds: Source::new("language/kinds.toml", texts.kinds),
        principals: Source::new("language/principals.toml", texts.principals),
    };
    let rendered =
        |problems: Vec<Problem>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (imported, overlays, own) = (Vec::new(), Vec::new(), Vec::new());
    let sources = schema::Sources { services, imported, overlays, own, language };
    let files = schema::Files::parse(&sources).map_err(rendered)?;
    let catalog = validate::validate(&files).map_err(rendered)?;
    let output = emit::emit(&catalog);
    let prefixes = catalog.services.iter().map(|it| it.prefix.clone()).collect();
    let code = output.code.into_iter().collect();
    Ok(Built { code, text: output.packed.text, data: output.packed.data, prefixes })
}
