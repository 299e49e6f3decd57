//! Text fit to be shown: mail addresses and host masks are masked unless the team allows them,
//! characters that deceive are taken out or named. Text in, text out; escaping is the business of `html` and of templates.

use std::borrow::Cow;

use crate::model::machine;
pub use crate::model::privacy::{Piled, Privacy, Shown, visible};

impl Privacy<'_> {
    /// A text fit to be shown where a template escapes it: masked, and without characters that deceive.
    pub fn clean(&self, text: &str) -> String {
        self.cleaned(text).into_owned()
    }

    /// Such a text; the same where nothing has to be done.
    pub fn cleaned<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let masked = self.mask(text);
        match is_plain(&masked) {
            true => masked,
            false => Cow::Owned(without_deceit(&masked)),
        }
    }

    /// What may be shown in a text: what may be everywhere, and the versions that it speaks of.
    pub fn allowed_in(&self, text: &str) -> Cow<'_, [String]> {
        let versions = machine::versions(text);
        match versions.is_empty() {
            true => Cow::Borrowed(self.allowed),
            false => Cow::Owned([self.allowed, &versions].concat()),
        }
    }

    /// The same where other addresses may be shown.
    pub fn with<'a>(&self, allowed: &'a [String]) -> Privacy<'a> {
        Privacy {
            allowed,
            real_names: self.real_names,
        }
    }

    /// The path of a file without them: in names dashes and slashes part words, and not those of versions.
    pub fn path<'t>(&self, path: &'t str) -> Cow<'t, str> {
        let masked = self.mask(path);
        if !machine::may_be_in(&masked) {
            return masked;
        }
        let words = masked.split_inclusive(['/', '-', '_']);
        let masked = words.map(|word| {
            let name = word.trim_end_matches(['/', '-', '_']);
            self.mask(name).into_owned() + &word[name.len()..]
        });
        Cow::Owned(masked.collect())
    }

    /// Appends such a text.
    pub fn clean_into(&self, out: &mut String, text: &str) {
        out.push_str(&self.cleaned(text));
    }
}

/// Whether a text is of printable ASCII alone. All bytes are looked at, for so the processor takes many at once.
fn is_plain(text: &str) -> bool {
    let plain = |all: bool, byte: u8| all & (b' '..=b'~').contains(&byte);
    text.bytes().fold(true, plain)
}

fn without_deceit(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut piled = Piled::default();
    for character in text.chars().filter(|c| !piled.has_enough(*c)) {
        match visible(character) {
            Shown::Same => out.push(character),
            Shown::Blank => out.push(' '),
            Shown::Named => out.push_str(&format!("[U+{:04X}]", character as u32)),
        }
    }
    out
}
