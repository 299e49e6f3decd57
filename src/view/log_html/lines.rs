//! Lines of a log as list entries: the hot path of a page. Lines in, markup appended to one buffer out.

use std::fmt::Write as _;
use std::ops::Range;

use chrono::NaiveDateTime;

use super::halves;
use super::speakers::Speaker;
use crate::model::log::{Line, LineKind, Log, Mark, Presence};
use crate::model::meeting::LogPart;
use crate::view::html::{escape_into, line_into};
use crate::view::linker::Linker;
use crate::view::words;

/// What quiet runs hold: one of a kind, and several.
const QUIET: [(&str, &str); 4] = [
    ("join or leave", "joins and leaves"),
    ("new nick", "new nicks"),
    ("notice of the server", "notices of the server"),
    ("word to a bot", "words to bots"),
];

/// Writes lines of one log.
pub(super) struct Writer<'a> {
    pub(super) log: &'a Log,
    pub(super) part: &'a LogPart,
    /// Numbers of lines that made items, in order, with the index and the kind; none for one that was taken back.
    pub(super) items: &'a [(u32, Option<(usize, &'static str)>)],
    /// Those who speak, by the index of their nick.
    pub(super) speakers: &'a [Speaker],
    /// Lines before which another day begins, in order.
    pub(super) days: &'a [usize],
    pub(super) linker: &'a Linker<'a>,
    pub(super) root: &'a str,
    /// Lines that tell no moment up to the one that does, and that moment.
    pub(super) told: Option<(Range<usize>, Option<NaiveDateTime>)>,
    /// What was written.
    pub(super) out: String,
}

impl Writer<'_> {
    /// Appends a quiet run, folded.
    pub(super) fn fold(&mut self, range: Range<usize>) {
        let quiet: Vec<usize> = range.filter(|at| is_shown(&self.log.lines[*at])).collect();
        let words = self.heading(&quiet);
        let _ = writeln!(
            self.out,
            "<li class=\"fold\"><details><summary>{words}</summary><ol>"
        );
        quiet.into_iter().for_each(|at| self.line(at));
        self.out.push_str("</ol></details></li>\n");
    }

    /// What a quiet run holds, in words.
    fn heading(&self, quiet: &[usize]) -> String {
        let mut counts = [0; QUIET.len()];
        for at in quiet {
            let line = &self.log.lines[*at];
            counts[match line.kind {
                _ if line.mark == Mark::Aside => 3,
                LineKind::Presence(Presence::Joined | Presence::Left) => 0,
                LineKind::Presence(Presence::Renamed) => 1,
                _ => 2,
            }] += 1;
        }
        let told = QUIET.iter().zip(counts).filter(|(_, count)| *count > 0);
        let told = told.map(|((one, many), count)| words::counted(count, one, many));
        told.collect::<Vec<String>>().join(", ")
    }

    /// Appends a line, if it is shown.
    pub(super) fn line(&mut self, at: usize) {
        let line = &self.log.lines[at];
        if !is_shown(line) {
            return;
        }
        if let Some(date) = line.date.filter(|_| self.days.binary_search(&at).is_ok()) {
            let _ = writeln!(self.out, "<li class=\"day\">{date}</li>");
        }
        let number = self.log.number(at);
        let known = self.items.binary_search_by_key(&number, |(line, _)| *line);
        let known = known.ok().filter(|_| line.kind == LineKind::Message);
        let item = known.map(|at| self.items[at].1);
        self.open(line, number, item.is_some());
        match line.kind {
            LineKind::Presence(what) => self.presence(line, what),
            LineKind::Message | LineKind::Action => self.talk(line),
            LineKind::Redacted => self.out.push_str("<span class=\"text\">withheld</span>"),
            _ => self.text(line),
        }
        if line.mark == Mark::Edited {
            self.out.push_str(" <span class=\"kind\">edited</span>");
        }
        match item {
            Some(Some((index, kind))) => {
                let _ = write!(
                    self.out,
                    " <a class=\"kind\" href=\"#i-{index}\">{kind}</a>"
                );
            }
            Some(None) => self.out.push_str(" <span class=\"kind\">taken back</span>"),
            None => {}
        }
        self.out.push_str("</li>\n");
    }

    fn open(&mut self, line: &Line, number: u32, item: bool) {
        let kind = match line.kind {
            LineKind::Message => "msg",
            LineKind::Action => "act",
            LineKind::Presence(_) => "note",
            LineKind::Continuation => "more",
            LineKind::Prose | LineKind::Blank | LineKind::Unexplained | LineKind::Redacted => "raw",
        };
        let marks = [
            (self.speaker(line).is_some_and(|who| who.bot), " bot"),
            (self.is_command(line), " cmd"),
            (item, " item"),
        ];
        let mut digits = itoa::Buffer::new();
        let number = digits.format(number);
        self.out.push_str("<li id=\"");
        self.name(number);
        self.out.push_str("\" class=\"line ");
        self.out.push_str(kind);
        let marks = marks.iter().filter(|(has, _)| *has);
        marks.for_each(|(_, word)| self.out.push_str(word));
        self.out.push_str("\"><a class=\"at\" href=\"#");
        self.name(number);
        self.out.push_str("\">");
        match line.time.filter(|_| line.kind != LineKind::Continuation) {
            Some(time) => time.text_into(&mut self.out),
            None => self.out.push_str(number),
        }
        self.out.push_str("</a> ");
    }

    /// The name of a line on its page.
    fn name(&mut self, number: &str) {
        self.out.push_str(&self.part.prefix);
        self.out.push_str(number);
    }

    fn speaker(&self, line: &Line) -> Option<&Speaker> {
        self.speakers.get(line.nick? as usize)
    }

    /// Whether a message begins as commands of this log do.
    fn is_command(&self, line: &Line) -> bool {
        let (signs, text) = (&self.log.vocabulary, self.log.text_of(line).trim_start());
        let sign =
            text.starts_with('#') && signs.hash || text.starts_with(['!', '^']) && signs.bang;
        let word = text.chars().nth(1).is_some_and(char::is_alphabetic);
        line.kind == LineKind::Message && sign && word
    }

    fn talk(&mut self, line: &Line) {
        if line.kind == LineKind::Action {
            self.out.push_str("<span class=\"star\">*</span> ");
        }
        self.nick(line);
        // In the text, and not in the style sheet: who copies lines copies it.
        let says = line.kind == LineKind::Message && line.nick.is_some();
        self.out.push_str(if says { ": " } else { " " });
        self.text(line);
    }

    fn nick(&mut self, line: &Line) {
        let speaker = line.nick.and_then(|nick| self.speakers.get(nick as usize));
        self.out
            .push_str(speaker.map_or("", |speaker| &speaker.shown));
    }

    /// What was said; of a very long line only the beginning is unfolded.
    fn text(&mut self, line: &Line) {
        let (head, tail) = halves(self.log.text_of(line));
        self.out.push_str("<bdi class=\"text\">");
        self.said(line, head);
        self.out.push_str("</bdi>");
        if !tail.is_empty() {
            let rest = words::counted(tail.chars().count(), "more character", "more characters");
            let _ = write!(
                self.out,
                "<details class=\"long\"><summary aria-label=\"{rest}\"></summary><bdi>"
            );
            line_into(&mut self.out, tail, self.linker, self.root);
            self.out.push_str("</bdi></details>");
        }
    }

    /// The words of a line; in other scripts than that of its command they have their own direction.
    fn said(&mut self, line: &Line, text: &str) {
        let foreign = !text.is_ascii() && self.is_command(line);
        let end = text.find(' ').filter(|end| foreign && *end > 0);
        let Some(end) = end else {
            return line_into(&mut self.out, text, self.linker, self.root);
        };
        let (command, words) = text.split_at(end + 1);
        line_into(&mut self.out, command, self.linker, self.root);
        self.out.push_str("<bdi>");
        line_into(&mut self.out, words, self.linker, self.root);
        self.out.push_str("</bdi>");
    }

    /// A new nick, or a sign: shown as text, and no address of anybody.
    fn told(&mut self, line: &Line) {
        let told = self.linker.privacy.cleaned(self.log.text_of(line));
        self.out.push_str("<bdi>");
        escape_into(&mut self.out, &told);
        self.out.push_str("</bdi>");
    }

    fn presence(&mut self, line: &Line, what: Presence) {
        if what.is_of_somebody() {
            self.nick(line);
        }
        match (what, line.date) {
            (Presence::Marker, Some(date)) => {
                let _ = write!(self.out, "{date}");
            }
            (Presence::Marker | Presence::Notice, _) => self.out.push_str(what.words()),
            (Presence::Joined | Presence::Left, _) => {
                self.out.push(' ');
                self.out.push_str(what.words());
            }
            (Presence::Renamed | Presence::Reacted, _) => {
                let _ = write!(self.out, " {} ", what.words());
                self.told(line);
            }
            (Presence::Announced | Presence::Topic | Presence::RoomTopic, _) => {
                let _ = write!(self.out, " {} ", what.words());
                self.text(line);
            }
        }
    }
}

/// Blank lines and the text around a log have no entry of their own.
pub(super) fn is_shown(line: &Line) -> bool {
    !matches!(line.kind, LineKind::Blank | LineKind::Prose)
}
