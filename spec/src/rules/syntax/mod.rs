//! Rules about the source: syntax, settings, lint levels and runtime values.

pub(super) mod braces_in_string;
pub(super) mod invalid_character;
pub mod invalid_run_time_value;
pub mod invalid_setting;
pub(super) mod json_syntax_error;
pub mod syntax_error;
pub(super) mod unfulfilled_expectation;
pub(super) mod unknown_rule;
pub mod unreadable_file;
