//! The last words of a text and the fingerprints of runs of them. Hashes of words in, hashes of runs out. They tell texts apart
//! and are no defence against anybody: they never leave the memory of a build.

/// Words of a run.
pub(super) const RUN: usize = 6;

/// What looks at every run as it ends.
pub(super) trait Eye {
    /// A word ended; the track holds it and those before.
    fn see(&mut self, track: &Track);

    /// A line ended.
    fn next_line(&mut self) {}
}

/// A word, or the beginning of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    hash: u64,
    /// Whether there is a letter in it: numbers stand everywhere and tell nothing.
    telling: bool,
}

impl Word {
    /// A word of no letters.
    pub(super) const EMPTY: Word = Word {
        hash: 0xcbf2_9ce4_8422_2325,
        telling: false,
    };

    /// The same with one more character (FNV-1a over characters).
    pub(super) fn and(self, character: u32, is_letter: bool) -> Word {
        Word {
            hash: (self.hash ^ u64::from(character)).wrapping_mul(0x0100_0000_01b3),
            telling: self.telling | is_letter,
        }
    }
}

/// The last words of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Track {
    last: [u64; RUN],
    /// A bit for each of them, the newest lowest: whether it has letters.
    telling: u8,
    held: usize,
}

/// An odd number without a pattern in its bits, by which hashes are mixed (2^64 over the golden ratio).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

impl Track {
    pub(super) fn push(&mut self, word: Word) {
        // Written out, it stays in registers.
        let [_, second, third, fourth, fifth, sixth] = self.last;
        self.last = [second, third, fourth, fifth, sixth, word.hash];
        self.telling = self.telling << 1 | u8::from(word.telling);
        self.held = (self.held + 1).min(RUN);
    }

    pub(super) fn newest(&self) -> Word {
        Word {
            hash: self.last[RUN - 1],
            telling: self.telling & 1 == 1,
        }
    }

    /// Puts a word in the place of the newest.
    pub(super) fn renew(&mut self, word: Word) {
        self.last[RUN - 1] = word.hash;
        self.telling = self.telling & !1 | u8::from(word.telling);
    }

    /// How many of the last words have letters.
    pub(super) fn telling(&self, words: usize) -> usize {
        let last = (1_u16 << words.min(RUN)) - 1;
        (u16::from(self.telling) & last).count_ones() as usize
    }

    /// The fingerprint of the last words, as many as are asked for; none if there are fewer.
    pub(super) fn run(&self, words: usize) -> Option<u64> {
        let last = self.last.get(RUN.checked_sub(words)?..)?;
        let mix = |hash: u64, word: &u64| (hash.rotate_left(7) ^ word).wrapping_mul(MIX);
        (self.held >= words).then(|| last.iter().fold(words as u64, mix))
    }

    /// A short fingerprint of the last three words: the quick question before that for a run. None if there are fewer.
    pub(super) fn ending(&self) -> Option<u32> {
        u32::try_from(self.run(3)? >> 32).ok()
    }
}
