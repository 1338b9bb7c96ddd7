//! Measures code in this process: contenders take turns, and the median of their rounds counts.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// The length of a contender's turn.
const TURN: Duration = Duration::from_millis(60);
const ROUNDS: usize = 15;

/// Code to measure, with its name.
pub struct Contender<'c> {
    pub name: &'c str,
    pub once: Box<dyn FnMut() + 'c>,
}

impl<'c> Contender<'c> {
    pub fn new<T>(name: &'c str, mut once: impl FnMut() -> T + 'c) -> Self {
        Self { name, once: Box::new(move || drop(black_box(once()))) }
    }
}

/// Returns the nanoseconds of one call of each contender: medians of rounds in which all take turns.
pub fn nanoseconds(contenders: &mut [Contender<'_>]) -> Vec<f64> {
    let mut times: Vec<usize> = Vec::new();
    for contender in &mut *contenders {
        // The first call may fill a cache; the second tells how many calls fit into a turn.
        (contender.once)();
        let start = Instant::now();
        (contender.once)();
        let once = start.elapsed().as_nanos().max(1);
        times.push(usize::try_from(TURN.as_nanos() / once).unwrap_or(usize::MAX).max(1));
    }
    let mut rounds = vec![Vec::new(); contenders.len()];
    for _ in 0..ROUNDS {
        for ((contender, times), of_this) in contenders.iter_mut().zip(&times).zip(&mut rounds) {
            let start = Instant::now();
            for _ in 0..*times {
                (contender.once)();
            }
            of_this.push(start.elapsed().as_secs_f64() * 1e9 / *times as f64);
        }
    }
    rounds.into_iter().map(median).collect()
}

/// Returns the median.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    match figures.len() {
        0 => f64::NAN,
        even if even % 2 == 0 => (figures[middle - 1] + figures[middle]) / 2.0,
        _ => figures[middle],
    }
}
