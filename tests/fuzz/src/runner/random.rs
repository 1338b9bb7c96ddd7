//! Random inputs, the same on every machine for the same seed.

/// `SplitMix64`, which needs only its state.
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }

    /// Returns random bytes, or one of the seeds with a few changes.
    pub(super) fn input(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let index = self.below(2 * seeds.len());
        match seeds.get(index) {
            Some(seed) if self.below(2) == 0 => self.changed(seed, seeds),
            _ => {
                let longest = [32, 128, 512][self.below(3)];
                let length = self.below(longest);
                self.bytes(length)
            }
        }
    }

    fn changed(&mut self, seed: &[u8], seeds: &[Vec<u8>]) -> Vec<u8> {
        const ODD: &[&str] = &[
            "\"",
            "\\",
            "\\u",
            "\\u00",
            "\\ud8",
            "\\udc00",
            "\\u0085",
            "\\u202e",
            "\\u0100",
            "\u{85}",
            "\u{202e}",
            "\u{100}",
            "\u{f0000}",
            "\u{feff}",
            "*",
            "?",
            "${",
            "}",
            "{",
            "[",
            "]",
            ":",
            ",",
            "-",
            "0",
            "\n",
            "\t",
            "\0",
            "//",
            "/*",
            " ",
            "Self",
            "self",
            "type",
        ];
        let mut input = seed.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(input.len() + 1);
            let end = (at + self.below(8)).min(input.len());
            match self.below(6) {
                0 => drop(input.drain(at..end)),
                1 => drop(input.splice(at..end, ODD[self.below(ODD.len())].bytes())),
                2 => drop(input.splice(at..at, ODD[self.below(ODD.len())].bytes())),
                3 => {
                    let byte = self.bytes(1);
                    input.splice(at..end, byte);
                }
                4 => {
                    let again = input[at..end].to_vec();
                    let at = self.below(input.len() + 1);
                    input.splice(at..at, again);
                }
                // Overwrites a run with bytes of another seed.
                _ => {
                    let other = &seeds[self.below(seeds.len())];
                    let from = self.below(other.len() + 1);
                    let run = other[from..(from + self.below(40)).min(other.len())].to_vec();
                    input.splice(at..end, run);
                }
            }
        }
        input
    }
}
