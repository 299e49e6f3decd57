//! Numbers as the index writes them: seven bits a byte, the lowest first, the eighth set while more follow. Numbers in, bytes
//! out, and back.

/// A count as the index writes it.
pub fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Appends a number.
pub fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends a text with its length in front.
pub fn put_text(out: &mut Vec<u8>, text: &[u8]) {
    put(out, u32::try_from(text.len()).unwrap_or(u32::MAX));
    out.extend_from_slice(text);
}

/// Reads what [`put`] wrote.
#[derive(Debug)]
pub struct Numbers<'b> {
    bytes: &'b [u8],
    /// How many bytes are read.
    pub at: usize,
}

impl<'b> Numbers<'b> {
    /// Starts at the first byte.
    pub fn new(bytes: &'b [u8]) -> Self {
        Numbers { bytes, at: 0 }
    }

    /// The next number; 0 behind the end.
    pub fn next(&mut self) -> u32 {
        let (mut number, mut shift) = (0_u32, 0_u32);
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if *byte < 0x80 {
                break;
            }
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 127, 128, 300, 16_383, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| put(&mut bytes, *number));
        let mut reader = Numbers::new(&bytes);
        for number in numbers {
            assert_eq!(reader.next(), number);
        }
        assert_eq!(reader.at, bytes.len());
    }
}
