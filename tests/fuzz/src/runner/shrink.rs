//! Shrinks a failing input for as long as it fails at the same location.

use std::time::{Duration, Instant};

/// The time limit for shrinking an input.
const LONGEST: Duration = Duration::from_secs(5);

/// Returns the smallest failing input found.
pub(super) fn smallest(input: &[u8], fails: &mut impl FnMut(&[u8]) -> bool) -> Vec<u8> {
    let started = Instant::now();
    let is_text = str::from_utf8(input).is_ok();
    let mut smallest = input.to_vec();
    let mut size = smallest.len().next_power_of_two();
    while size > 0 && started.elapsed() < LONGEST {
        let mut at = 0;
        let mut has_shrunk = false;
        while at < smallest.len() && started.elapsed() < LONGEST {
            let mut shorter = smallest.clone();
            shorter.drain(at..(at + size).min(smallest.len()));
            // Text stays valid UTF-8: half a character would be another failure for a reader.
            if (!is_text || str::from_utf8(&shorter).is_ok()) && fails(&shorter) {
                smallest = shorter;
                has_shrunk = true;
            } else {
                at += size.div_ceil(2);
            }
        }
        if !has_shrunk {
            size /= 2;
        }
    }
    smallest
}
