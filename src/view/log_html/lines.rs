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

/// Entries of one list: a browser passes over lists that are out of sight.
const LIST: usize = 200;

/// Writes lines of one log.
pub(super) struct Writer<'a> {
    log: &'a Log,
    prefix: &'a str,
    /// Numbers of lines that made items, in order, with the index and the kind; none for one that was taken back.
    pub(super) items: Vec<(u32, Option<(usize, &'static str)>)>,
    /// Those who speak, by the index of their nick.
    pub(super) speakers: Vec<Speaker>,
    /// The end of the part.
    end: usize,
    /// Minutes that the clock is ahead of UTC, where that is known.
    pub(super) shift: Option<i64>,
    /// Lines that tell no moment up to the one that does, and that moment.
    told: Option<(Range<usize>, Option<NaiveDateTime>)>,
    linker: &'a Linker<'a>,
    root: &'a str,
    /// What was written.
    pub(super) out: String,
}

impl<'a> Writer<'a> {
    /// A writer for a part of a log.
    pub(super) fn new(
        log: &'a Log,
        part: &'a LogPart,
        linker: &'a Linker<'a>,
        root: &'a str,
    ) -> Self {
        Writer {
            log,
            prefix: &part.prefix,
            end: part.range.end,
            items: Vec::new(),
            speakers: Vec::new(),
            shift: None,
            told: None,
            linker,
            root,
            out: String::new(),
        }
    }

    /// Appends the lines of a range as lists.
    pub(super) fn list(&mut self, range: Range<usize>) {
        let shown = range
            .clone()
            .filter(|at| is_shown(&self.log.lines[*at]))
            .count();
        if shown == 0 {
            return;
        }
        self.out.reserve(shown * 220);
        self.begin(range.start);
        let (mut at, mut entries) = (range.start, 0);
        while at < range.end {
            if !is_shown(&self.log.lines[at]) {
                at += 1;
                continue;
            }
            if entries == LIST {
                self.out.push_str("</ol>\n");
                self.begin(at);
                entries = 0;
            }
            entries += 1;
            let run = self.quiet_run(at, range.end);
            if run > at {
                self.fold(at..run);
                at = run;
                continue;
            }
            self.line(at);
            at += 1;
        }
        self.out.push_str("</ol>\n");
    }

    /// Begins a list, with what a script needs to tell the reader's own time.
    fn begin(&mut self, at: usize) {
        let first = self.moment(at);
        let _ = match first.zip(self.shift) {
            Some((from, shift)) => writeln!(
                self.out,
                "<ol class=\"log\" data-from=\"{}\" data-shift=\"{shift}\">",
                from.format("%Y-%m-%dT%H:%M:%S")
            ),
            None => writeln!(self.out, "<ol class=\"log\">"),
        };
    }

    /// When the first line from here on was said that tells; lists are asked in order, and each looks on where the one
    /// before it found something.
    fn moment(&mut self, at: usize) -> Option<NaiveDateTime> {
        if !self
            .told
            .as_ref()
            .is_some_and(|(looked, _)| looked.contains(&at))
        {
            // What comes behind the part is of another meeting.
            let lines = self.log.lines.iter().enumerate().take(self.end);
            let mut lines = lines.skip(at);
            let found = lines.find_map(|(index, line)| Some((index, line.instant()?)));
            let end = found.map_or(self.end, |(index, _)| index);
            self.told = Some((at..end + 1, found.map(|(_, moment)| moment)));
        }
        self.told.as_ref().and_then(|(_, moment)| *moment)
    }

    /// The end of a run of presence lines and words to bots (blank ones between count) that begins here; here, if there is
    /// none.
    fn quiet_run(&self, start: usize, end: usize) -> usize {
        let mut last = start;
        for at in start..end {
            let line = &self.log.lines[at];
            match line.kind {
                LineKind::Presence(_) => last = at + 1,
                LineKind::Message if line.mark == Mark::Aside => last = at + 1,
                LineKind::Blank | LineKind::Prose => {}
                _ => break,
            }
        }
        last
    }

    fn fold(&mut self, range: Range<usize>) {
        let quiet: Vec<usize> = range.filter(|at| is_shown(&self.log.lines[*at])).collect();
        let asides = quiet
            .iter()
            .filter(|at| self.log.lines[**at].mark == Mark::Aside)
            .count();
        let notices =
            |count| words::counted(count, "notice of the server", "notices of the server");
        let to_bots = |count| words::counted(count, "word to a bot", "words to bots");
        let (told, said) = (quiet.len() - asides, asides);
        let words = match (told, said) {
            (_, 0) => notices(told),
            (0, _) => to_bots(said),
            _ => format!("{}, {}", notices(told), to_bots(said)),
        };
        let _ = writeln!(
            self.out,
            "<li class=\"fold\"><details><summary>{words}</summary><ol>"
        );
        quiet.into_iter().for_each(|at| self.line(at));
        self.out.push_str("</ol></details></li>\n");
    }

    fn line(&mut self, at: usize) {
        let line = &self.log.lines[at];
        if !is_shown(line) {
            return;
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
        self.out.push_str(self.prefix);
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
        line_into(&mut self.out, head, self.linker, self.root);
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

    fn presence(&mut self, line: &Line, what: Presence) {
        self.nick(line);
        match what {
            Presence::Joined => self.out.push_str(" joined"),
            Presence::Left => self.out.push_str(" left"),
            Presence::Renamed => {
                self.out.push_str(" is now known as <bdi>");
                escape_into(&mut self.out, self.log.text_of(line));
                self.out.push_str("</bdi>");
            }
            Presence::Reacted => {
                self.out.push_str(" reacted <bdi>");
                escape_into(&mut self.out, self.log.text_of(line));
                self.out.push_str("</bdi>");
            }
            Presence::Marker => match line.date {
                Some(date) => {
                    let _ = write!(self.out, "{date}");
                }
                None => self.out.push_str("mark of the log"),
            },
            Presence::Notice => self.out.push_str("notice of the server"),
        }
    }
}

/// Blank lines and the text around a log have no entry of their own.
fn is_shown(line: &Line) -> bool {
    !matches!(line.kind, LineKind::Blank | LineKind::Prose)
}
