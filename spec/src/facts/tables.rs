//! The tables that the build script generates from `catalog/*.toml` and `language/*.toml`.

use super::condition::{ConditionKeyInfo, Format, OperatorInfo, Order, Provider};
use super::kind::{KindInfo, Presence};
use super::packed::Packed;
use super::service::{
    AccessLevel, ActionInfo, ArnPart, ArnTemplate, Authorization, Field, Names, Partition,
    ResourceTypeInfo, ResourceUse, Service, Tables, TemplatePart, UnknownName,
};
use super::shape::{Element, Repeat};
use super::value_type::{Family, ValueType};
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
