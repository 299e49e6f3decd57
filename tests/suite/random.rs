//! Numbers without a pattern that matters, the same at every run: a seed in, numbers below a limit out (xorshift).

#![allow(dead_code, reason = "tests and benchmarks each use a part of it")]

/// Where the numbers are; not 0, which stays 0.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// Numbers that depend on a seed, be it small.
    pub(crate) fn new(seed: u64) -> Self {
        Numbers(88_172_645_463_325_252 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("a small number")
    }

    /// A number below a limit, n coming 1/n as often as the smallest.
    pub(crate) fn skewed(&mut self, limit: usize) -> usize {
        let share = self.below(1 << 24) as f64 / f64::from(1 << 24);
        let number = ((limit + 1) as f64).powf(share) - 1.0;
        (number as usize).min(limit - 1)
    }
}
