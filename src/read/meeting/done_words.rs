//! How notes say of an action that it is done, but for boxes and lines through it: words and signs at either end of it. The text of an
//! action in, the same without them out; where such texts stand is the business of `marked`.

/// Words that say of an action that it is done, in lower case.
const DONE: &[&str] = &[
    "done",
    "completed",
    "closed",
    "erledigt",
    "fait",
    "fatto",
    "hecho",
    "gedaan",
    "feito",
    "hotovo",
    "完成",
    "已完成",
    "済",
];

/// Signs and names of signs that do.
const TICKS: &[&str] = &[
    "\u{2705}",
    "\u{2714}",
    "\u{2714}\u{fe0f}",
    "\u{2611}",
    "\u{2611}\u{fe0f}",
    ":white_check_mark:",
    ":heavy_check_mark:",
    ":ballot_box_with_check:",
];

/// Whether the words of a heading or a label say that the actions below it are done.
pub(super) fn are_done(words: &str) -> bool {
    DONE.contains(&words)
}

/// An action without the mark at either end that says that it is done; none without such a mark.
pub(super) fn ticked(text: &str) -> Option<&str> {
    let told = |word: &str| are_done(&word.trim_matches(['!', ' ']).to_lowercase());
    let signs = || {
        let mut all = TICKS.iter();
        all.find_map(|sign| text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)))
    };
    let before = || {
        let inside = text.strip_prefix(['(', '[']);
        let (word, rest) =
            inside.map_or_else(|| text.split_once(':'), |text| text.split_once([')', ']']))?;
        told(word).then_some(rest.trim_start_matches([':', '-', ' ']))
    };
    let behind = || {
        let inside = text.strip_suffix([')', ']']);
        let (rest, word) = match inside {
            Some(text) => text.rsplit_once(['(', '['])?,
            None => [" - ", " \u{2013} ", " \u{2014} "]
                .iter()
                .find_map(|dash| text.rsplit_once(dash))?,
        };
        told(word).then_some(rest)
    };
    let rest = signs().or_else(before).or_else(behind)?.trim();
    Some(rest).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_that_are_done() {
        let rows = [
            ("Ash to row (done)", "Ash to row"),
            ("(Done) Ash to row", "Ash to row"),
            ("[DONE] Ash to row", "Ash to row"),
            ("DONE: Ash to row", "Ash to row"),
            ("Ash to row - done!", "Ash to row"),
            ("\u{2705} Ash to row", "Ash to row"),
            ("Ash to row \u{2714}\u{fe0f}", "Ash to row"),
            (":white_check_mark: Ash to row", "Ash to row"),
            ("Ash to get it done", "-"),
            ("Ash (Harbour): row", "-"),
            ("done", "-"),
            ("Ash to row (not done)", "-"),
            ("Ash: mark it as done", "-"),
            ("Ash to row \u{26a0}\u{fe0f}", "-"),
            ("\u{2705}", "-"),
            ("", "-"),
        ];
        for (text, expected) in rows {
            assert_eq!(ticked(text).unwrap_or("-"), expected, "{text}");
        }
    }
}
