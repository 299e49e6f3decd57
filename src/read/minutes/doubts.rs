//! Notes about commands that came to nothing, or are typed oddly: with a mark behind them, with blanks before them, in the middle of a
//! line. A line of the meeting that is going on in, notes out.

use super::engine::Engine;
use super::grammar::{self, Said};
use crate::model::command::Effect;
use crate::model::log::LineKind;
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};

impl Engine<'_> {
    pub(super) fn note_not_chair(&mut self, index: usize, word: &str) {
        self.note_chair(index, word, None);
    }

    /// That a meeting goes on because whoever would end it does not lead.
    pub(super) fn note_no_chair_ends(&mut self, index: usize, word: &str) {
        let hint = "the meeting goes on: items that are none of it can be taken back in a sidecar, `withdraw: [N]`";
        self.note_chair(index, word, Some(hint.to_owned()));
    }

    fn note_chair(&mut self, index: usize, word: &str, hint: Option<String>) {
        let message = format!(
            "`{word}` by {}, who is no chair of this meeting: no item",
            self.nick(index)
        );
        self.warn(index, "not-chair", message, hint);
    }

    /// That people closed the record of a meeting to others, which closes nothing here: a log that was restricted once may be public by now.
    pub(super) fn note_restricted(&mut self, line: usize) {
        let message = "the record of this meeting is not for everybody by this command, and is published all the same";
        let hint = "say `confidential: true` in a sidecar to keep it in, or `confidential: false` if it is public";
        let (message, hint) = (message.to_owned(), hint.to_owned());
        self.warn(line, super::RESTRICTED, message, Some(hint));
    }

    /// That nobody ended a meeting, and where it breaks off, if it does before the log or the next start.
    pub(super) fn note_no_end(&mut self, begin: usize, broke_off: Option<usize>) {
        let until = match broke_off {
            Some(end) => format!("it goes on to line {end}, before a long silence or another day"),
            None => "it goes on to the end of the log, or to the next start".to_owned(),
        };
        let message = format!("this meeting has no end: {until}");
        self.warn(begin, "no-end", message, None);
    }

    /// What asks for an item before a meeting or after it: there is none, and whoever looks for it learns why.
    pub(super) fn note_outside(&mut self, index: usize, said: &Said<'_>) {
        let bang = self.log.vocabulary.bang;
        // Other bots have commands of some of these names.
        let meant = |effect| match effect {
            Effect::Item(_) => !bang || grammar::is_of_meetings(effect),
            _ => false,
        };
        let (word, near) = match *said {
            Said::Command { effect, word, .. } if meant(effect) => (word, None),
            Said::Unknown { word, near, .. } if grammar::effect_of(near).is_some_and(meant) => {
                (word, near)
            }
            _ => return,
        };
        let message = format!("`{word}` where no meeting is going on: no item");
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "what belongs to the minutes all the same can stand in a sidecar: `items: [{line: N, kind: KIND, text: ...}]`".to_owned(),
        };
        self.warn(index, "outside-meeting", message, Some(hint));
    }

    pub(super) fn note_unknown(
        &mut self,
        index: usize,
        word: &str,
        near: Option<&str>,
        glued: bool,
    ) {
        let check = if glued {
            "glued-command"
        } else {
            super::UNKNOWN
        };
        let sign = if self.log.vocabulary.bang { '!' } else { '#' };
        let hint = near.map(|near| match glued {
            true => format!("a blank is missing after `{near}`"),
            false if word.starts_with(['#', '!', '^', '\\']) => {
                format!("commands begin with `{sign}` here: did you mean `{sign}{near}`?")
            }
            false => format!("did you mean `{near}`?"),
        });
        // Words of a sidecar are those of no bot.
        let corrects = || {
            let mut keys = ["reassign", "withdraw", "supersedes"].into_iter();
            let key = keys.find(|key| word.eq_ignore_ascii_case(key))?;
            Some(format!("a sidecar of the meeting says so: `{key}`"))
        };
        let message = format!("`{word}` is no command: no item");
        let hint = hint.or_else(corrects);
        self.warn(index, check, message, hint);
    }

    pub(super) fn warn(
        &mut self,
        index: usize,
        check: &'static str,
        message: String,
        hint: Option<String>,
    ) {
        self.note(index, Severity::Warning, check, message, hint);
    }

    fn note(
        &mut self,
        index: usize,
        severity: Severity,
        check: &'static str,
        message: String,
        hint: Option<String>,
    ) {
        let line = &self.log.lines[index];
        let seen = self.log.seen(index);
        let place = Place::new(&self.log.file, narrow(index + 1), seen.column);
        let mut note = Note::new(severity, check, place, message);
        // What is taken out is not shown here either.
        if line.kind != LineKind::Redacted {
            note = note.show(seen.whole, seen.width);
        }
        note.hint = hint.map(String::into_boxed_str);
        self.notes.push(note);
    }

    pub(super) fn note_mark(&mut self, index: usize, word: &str, mark: Option<char>) {
        if let Some(mark) = mark {
            let message = format!("`{mark}` after `{word}` is taken for a blank");
            self.warn(index, "command-mark", message, None);
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
            self.warn(index, check, message, hint);
        }
    }
}
