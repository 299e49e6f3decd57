//! Logs that were copied from pages on which blanks do not break (U+00A0). A text in, the same with blanks as logs have them out, where
//! that makes more of a log of it.

use super::{Among, detect};
use crate::read::text;
use crate::read::text::holds;

/// A blank that does not break.
const FIRM: &str = "\u{a0}";

/// A text in which blanks do not keep a dialect from its lines.
pub fn with_blanks(text: String) -> String {
    if !holds(&text, FIRM) {
        return text;
    }
    let explained = |text: &str| {
        let fit = detect(text, &text::lines(text), Among::All);
        fit.map_or(0, |fit| fit.explained)
    };
    let plain = text.replace(FIRM, " ");
    match explained(&plain) > explained(&text) {
        true => plain,
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_told_only_where_a_log_is_behind_them() {
        let rows = [
            (
                "15:00\u{a0}<\u{a0}ash> hi\n15:01\u{a0}<\u{a0}fir> hi\n",
                true,
            ),
            ("The boats are 3\u{a0}m long.\n", false),
            ("15:00 < ash> 3\u{a0}m\n15:01 < fir> hi\n", false),
            ("15:00 < ash> hi\n", false),
        ];
        for (text, changed) in rows {
            let expected = match changed {
                true => text.replace(FIRM, " "),
                false => text.to_owned(),
            };
            assert_eq!(with_blanks(text.to_owned()), expected, "{text}");
        }
    }
}
