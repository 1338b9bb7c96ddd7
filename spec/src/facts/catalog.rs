//! What AWS says, in one place: the tables, what is in them, and what finds it.

pub use super::condition::{ConditionKeyInfo, Format, OperatorInfo, Order};
pub(crate) use super::look_up::resource_types_of_arns;
pub use super::look_up::{
    actions, condition_key, condition_keys, is_service_prefix, known_condition_key, operator,
    regions, resource_types, service,
};
pub use super::service::{
    AccessLevel, ActionInfo, ArnTemplate, Authorization, Field, Partition, Piece, ResourceTypeInfo,
    ResourceUse, Service, UnknownName,
};
pub use super::tables::*;
pub use super::value_type::{Family, ValueType};
