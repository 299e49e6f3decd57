//! Text fit to be shown: mail addresses and host masks are masked unless the team allows them,
//! characters that deceive are taken out or named. Text in, text out; escaping is the business of `html` and of templates.

pub use crate::model::privacy::{Privacy, Shown, visible};

impl Privacy<'_> {
    /// A text fit to be shown where a template escapes it: masked, and without characters that deceive.
    pub fn clean(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.clean_into(&mut out, text);
        out
    }

    /// Appends such a text.
    pub fn clean_into(&self, out: &mut String, text: &str) {
        let masked = self.mask(text);
        if masked.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            out.push_str(&masked);
            return;
        }
        for character in masked.chars() {
            match visible(character) {
                Shown::Same => out.push(character),
                Shown::Blank => out.push(' '),
                Shown::Named => out.push_str(&format!("[U+{:04X}]", character as u32)),
            }
        }
    }
}
