//! How notes say of an action that it is done, but for boxes: words and signs at either end of it or in a cell beside it, lines through
//! it. The text of an action in, the same without them out; where such texts stand is the business of `marked`.

use crate::model::words::after_one_of;
use crate::read::markdown::label::words;

/// Words that say of an action that it is done, in lower case.
const DONE: &[&str] = &[
    "done",
    "completed",
    "closed",
    "finished",
    "abgeschlossen",
    "erledigt",
    "fait",
    "terminé",
    "terminée",
    "fatto",
    "completata",
    "completato",
    "hecho",
    "terminada",
    "terminado",
    "afgerond",
    "gedaan",
    "feito",
    "concluída",
    "concluído",
    "hotovo",
    "zrobione",
    "выполнено",
    "готово",
    "完了",
    "完成",
    "已完成",
    "済",
];

/// What else does so where nothing but the state of an action is told.
const STATES: &[&str] = &["complete", "resolved"];

/// What says of one there that nobody is to do it any more.
const DROPPED: &[&str] = &[
    "abandoned",
    "canceled",
    "cancelled",
    "dropped",
    "obsolete",
    "rejected",
    "superseded",
    "withdrawn",
    "won't do",
    "wontfix",
    "abgesagt",
    "verworfen",
    "annulé",
    "annulée",
    "cancelada",
    "cancelado",
    "annullato",
    "geannuleerd",
    "vervallen",
    "取消",
    "已取消",
];

/// What says below a head such as `Done` that it is.
const YES: &[&str] = &["x", "y", "yes", "ja", "oui", "sí", "sì", "sim", "是"];

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

/// What a cell says of the action of its row: that it is done, or that nobody is to do it any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Done,
    Dropped,
}

/// What a cell says of an action in a column of states, or below a head that says `Done`.
pub(super) fn in_cell(cell: &str, asked: bool) -> Option<Told> {
    let shown = after_one_of(cell, TICKS);
    let rest = shown.unwrap_or(cell).trim();
    let counted = rest.starts_with(|c: char| c.is_ascii_digit());
    let words = words(rest).filter(|_| !counted).unwrap_or_default();
    let words = words.as_str();
    let boxed = || rest.eq_ignore_ascii_case("[x]") || rest == "100%" || rest == "100 %";
    let ticked = shown.is_some() && rest.is_empty();
    if ticked || boxed() || are_done(words) || STATES.contains(&words) {
        return Some(Told::Done);
    }
    let yes = asked && YES.contains(&words);
    let dropped = || DROPPED.contains(&words).then_some(Told::Dropped);
    yes.then_some(Told::Done).or_else(dropped)
}

/// A text without what strikes it out, and whether that does so with all of it.
pub(super) fn unstruck(text: &str) -> (&str, bool) {
    const MARKS: &[(&str, &str)] = &[
        ("~~", "~~"),
        ("<s>", "</s>"),
        ("<del>", "</del>"),
        ("<strike>", "</strike>"),
    ];
    let struck = MARKS.iter().find_map(|(begin, end)| {
        let (inside, rest) = text.strip_prefix(begin)?.split_once(end)?;
        (!rest.contains(char::is_alphanumeric)).then_some(inside)
    });
    struck.map_or((text, false), |inside| (inside.trim(), true))
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

    #[test]
    fn what_cells_say_of_actions() {
        let rows = [
            ("Done", Some(Told::Done), Some(Told::Done)),
            ("**DONE** (2026-10-08)", Some(Told::Done), Some(Told::Done)),
            ("Done 2026-10-08", Some(Told::Done), Some(Told::Done)),
            ("\u{2705} done", Some(Told::Done), Some(Told::Done)),
            ("\u{2705}", Some(Told::Done), Some(Told::Done)),
            ("[x]", Some(Told::Done), Some(Told::Done)),
            ("100%", Some(Told::Done), Some(Told::Done)),
            ("complete", Some(Told::Done), Some(Told::Done)),
            ("x", None, Some(Told::Done)),
            ("yes", None, Some(Told::Done)),
            ("Cancelled", Some(Told::Dropped), Some(Told::Dropped)),
            ("[ ]", None, None),
            ("no", None, None),
            ("not done", None, None),
            ("50% done", None, None),
            ("\u{2705} tests, no release", None, None),
            ("open", None, None),
            ("", None, None),
        ];
        for (cell, state, asked) in rows {
            assert_eq!(in_cell(cell, false), state, "{cell}");
            assert_eq!(in_cell(cell, true), asked, "{cell}");
        }
    }
}
