//! Lines of which a pattern takes out a part, kept as they were: a correction may quote the part. Texts and what is to fit in them
//! in, the lines out; what quotes them is the business of `log::echoes`.

use regex::Regex;

use crate::model::log::line_around;

/// Lines as they were before a part of them went, in order.
#[derive(Default)]
pub(super) struct LinesBefore(pub(super) Vec<String>);

impl LinesBefore {
    /// Keeps the lines of a text in which a pattern fits.
    pub(super) fn hear(&mut self, text: &str, pattern: &Regex) {
        let mut done = 0;
        for part in pattern.find_iter(text).filter(|part| !part.is_empty()) {
            if part.end() > done {
                done = line_around(text, part.end()).end;
                let line = line_around(text, part.start()).start..done;
                self.keep(text.get(line).unwrap_or_default());
            }
        }
    }

    /// Keeps a text.
    pub(super) fn keep(&mut self, text: &str) {
        self.0.push(text.to_owned());
    }
}
