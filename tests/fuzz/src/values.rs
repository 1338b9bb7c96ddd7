//! Runtime values with any content: the document stays what the author wrote, and IAM reads each value as the
//! characters that it has.

mod arns;
mod ids;
mod meaning;
mod numbers;
mod resources;
mod strings;
mod texts;
mod typed;

use crate::choices::Choices;

/// How many strings the bytes generate, in addition to the bytes themselves.
const STRINGS: usize = 15;

/// Puts the data as a string, and the strings that the data generates, in every position that takes them.
pub fn values(data: &[u8]) -> usize {
    let mut choices = Choices::new(data);
    let mut strings = strings(&mut choices);
    strings.insert(0, String::from_utf8_lossy(data).into_owned());
    let typed = typed::Values::of(&strings);
    resources::hold(&typed);
    arns::hold(&typed);
    ids::hold(&typed);
    if choices.once_in(4) {
        numbers::hold(&mut choices);
    }
    // These are the same for all data.
    if data.is_empty() {
        numbers::hold_without_values();
    }
    texts::hold(&strings);
    strings.len()
}

/// Returns the strings that some data generates.
pub(crate) fn written(data: &[u8]) -> Vec<String> {
    strings(&mut Choices::new(data))
}

fn strings(choices: &mut Choices<'_>) -> Vec<String> {
    (0..STRINGS).map(|_| strings::string(choices)).collect()
}
