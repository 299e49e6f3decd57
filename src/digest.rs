//! What bytes are, in 128 bits (XXH3): bytes in, a number out. It tells whether something has changed; it is no protection
//! against somebody who wants two things to look alike.

use std::fmt;
use std::hash::Hash;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// The digest of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest(u128);

impl Digest {
    /// Of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Digest(xxh3_128(bytes))
    }

    /// Half of it, for tables of few things.
    pub fn short(self) -> u64 {
        self.0 as u64
    }

    /// Of a value, part by part: as good as long as the same program asks.
    pub fn of_value(value: &impl Hash) -> Self {
        let mut hasher = Xxh3::new();
        value.hash(&mut hasher);
        Digest(hasher.digest128())
    }

    /// Of several texts, told apart.
    pub fn of_all<'b>(parts: impl IntoIterator<Item = &'b [u8]>) -> Self {
        let mut hasher = Xxh3::new();
        for part in parts {
            hasher.update(&part.len().to_le_bytes());
            hasher.update(part);
        }
        Digest(hasher.digest128())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", self.0)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> String {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u128::from_str_radix(&text, 16).map(Digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_comes_back_and_tells_parts_apart() {
        let digest = Digest::of(b"words");
        assert_eq!(Digest::try_from(digest.to_string()), Ok(digest));
        let of = |parts: [&'static [u8]; 2]| Digest::of_all(parts);
        assert_ne!(of([b"ab", b"c"]), of([b"a", b"bc"]));
        assert_eq!(of([b"ab", b"c"]), of([b"ab", b"c"]));
    }
}
