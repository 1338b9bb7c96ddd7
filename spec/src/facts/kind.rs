//! Facts about the types of policies.

/// The facts about a type of policies.
#[derive(Debug)]
pub struct KindInfo {
    /// The name in `--policy-type` and `#![kind = "…"]`.
    pub name: &'static str,
    /// The names in other tools of AWS.
    pub constants: &'static [&'static str],
    /// Whether its statements have a principal.
    pub principal: Presence,
    /// Whether its statements have resources.
    pub resource: Presence,
    /// The maximum number of characters, if it is the same for all.
    pub size: Option<usize>,
    /// The maximum number of characters that AWS sets on request.
    pub on_request: Option<usize>,
    /// Whether white space counts.
    pub counts_white_space: bool,
    /// The page about it.
    pub documentation: &'static str,
    /// The maximum number of bytes for each service, by service prefix.
    pub sizes_of_services: &'static [(&'static str, usize)],
}

/// Whether an element has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// IAM rejects the policy without it.
    Required,
    /// It can be there.
    Optional,
    /// IAM rejects the policy with it.
    Forbidden,
}
