//! Fences of code in Markdown (CommonMark 0.31, 4.5). Lines of a text in, one after the other; whether each is code out. Blocks of
//! logs are the business of `log::block`.

/// The fence that is open: its sign, and how often it stands there.
#[derive(Debug, Default)]
pub(crate) struct Fence(Option<(u8, usize)>);

impl Fence {
    /// Whether one is open.
    pub(crate) fn is_open(&self) -> bool {
        self.0.is_some()
    }

    /// Whether the next line is code between two fences, or one of them. A fence ends with the same sign, at least as often, and
    /// nothing behind it.
    pub(crate) fn takes(&mut self, line: &str) -> bool {
        let line = line.trim();
        let sign = line.bytes().next().filter(|sign| b"`~".contains(sign));
        let Some(sign) = sign else {
            return self.0.is_some();
        };
        let length = line.bytes().take_while(|byte| *byte == sign).count();
        let rest = &line[length..];
        match self.0 {
            Some((open, least)) => {
                if sign == open && length >= least && rest.is_empty() {
                    self.0 = None;
                }
                true
            }
            // Words between backticks are code within a line.
            None if length >= LEAST && !(sign == b'`' && rest.contains('`')) => {
                self.0 = Some((sign, length));
                true
            }
            None => false,
        }
    }
}

/// Signs of the shortest fence.
const LEAST: usize = 3;

#[cfg(test)]
mod tests {
    use super::Fence;

    #[test]
    fn lines_of_code() {
        // Of each line `c` says that it is code.
        let rows = [
            ("a\n```\nb\n```\nc", ".ccc."),
            ("````\n```\n````\na", "ccc."),
            ("```\n````\na", "cc."),
            ("~~~ yaml\n```\n~~~\na", "ccc."),
            ("```rust\n```rust\n```\na", "ccc."),
            ("``` a ``` b\nc", ".."),
            ("- ```\n  ```\n  a\n  ```", ".ccc"),
            ("``\na", ".."),
            ("```\na", "cc"),
        ];
        for (text, expected) in rows {
            let mut fence = Fence::default();
            let code = text
                .lines()
                .map(|line| if fence.takes(line) { 'c' } else { '.' });
            assert_eq!(code.collect::<String>(), expected, "{text}");
        }
    }
}
