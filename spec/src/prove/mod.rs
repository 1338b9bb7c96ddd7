//! Proofs: two policies in; that one grants nothing that the other does not, a request for which it does, or that it is
//! not known, out.
//!
//! Each part of a statement is about one dimension of requests: the action, the resource, the caller, or a condition key. In
//! each dimension a few points represent all values that the policies can tell apart. What is granted is a union of boxes over
//! these points, and the question is whether some boxes are covered by others. A request is shown only if [`eval`] decides
//! as the proof says; otherwise the answer is that it is not known.
//!
//! [`eval`]: crate::eval

mod automaton;
mod bounds;
mod budget;
mod caller;
mod conditions;
mod dimension;
mod example;
mod group;
mod space;
mod subset;
mod term;
mod world;

pub use budget::Reason;
pub(crate) use conditions::{exclude_each_other, is_implied};
pub use subset::{Counterexample, Proof, disjoint, subset};
pub use world::World;
