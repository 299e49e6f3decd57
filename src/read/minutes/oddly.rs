//! Notes about commands that are typed oddly: with a mark behind them, with blanks before them, in the middle of a line.
//! A line of the meeting that is going on in, notes out.

use super::engine::Engine;
use super::grammar;
use crate::report::Severity;

impl Engine<'_> {
    pub(super) fn note_mark(&mut self, index: usize, word: &str, mark: Option<char>) {
        if let Some(mark) = mark {
            let message = format!("`{mark}` after `{word}` is taken for a blank");
            self.note(index, Severity::Warning, "command-mark", message, None);
        }
    }

    /// That blanks stand before a command, which counts here as where a bot reads the log again, and not where it listens.
    pub(super) fn note_blank(&mut self, index: usize, word: &str, said: &str) {
        if said.starts_with([' ', '\t']) {
            let message = format!(
                "blanks stand before `{word}`, which counts all the same: bots that listen take no command from such a line"
            );
            self.note(index, Severity::Info, "leading-blank", message, None);
        }
    }

    /// That a tag in the middle of a line makes no item: only the settings of the bot tell whether it listens there.
    pub(super) fn note_tag(&mut self, index: usize, text: &str) {
        if let Some(tag) = grammar::tag_inside(text) {
            let message = format!("`^{tag}` counts at the beginning of a line alone: no item");
            let hint = "what the bot takes for one all the same can stand in a sidecar: `items: [{line: N, kind: KIND, text: ...}]`";
            let (check, hint) = (super::UNKNOWN, Some(hint.to_owned()));
            self.note(index, Severity::Warning, check, message, hint);
        }
    }
}
