//! The body of a log as one HTML list, made without a template: the hot path.
//! A part of a log in, `Html` out. Every physical line is in it once, but for blank ones; hosts of presence lines are not.
//!
//! Class names, for theme authors: `log` the list; `line` an entry with `msg`, `act`, `more` (continuation), `raw`
//! (verbatim), `note` (presence); `bot` a bot; `item` a line that made an item; inside it `at` time and permalink,
//! `nick n0`..`nick n11` the speaker, `text` what was said, `kind` the way back to the item; `fold` a folded run.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::html::{Html, escape_into, line_into};
use super::linker::Linker;
use super::words;
use crate::model::id::fingerprint;
use crate::model::log::{Line, LineKind, Log, Mark, Presence};
use crate::model::meeting::{Item, LogPart, Meeting};

/// Number of colours that nicks are given.
const COLOURS: u64 = 12;

/// The log of a part, in up to three lists: before, the meeting, after.
pub struct LogHtml {
    /// Lines before the meeting, folded.
    pub before: Html,
    /// The meeting itself.
    pub body: Html,
    /// Lines after it, folded.
    pub after: Html,
}

/// Renders a part of a log.
pub fn render(
    meeting: &Meeting,
    part: &LogPart,
    linker: &Linker<'_>,
    people: &dyn Fn(&str, Option<&str>) -> String,
    root: &str,
) -> LogHtml {
    let items = item_lines(meeting, part);
    let colours = part
        .log
        .nicks
        .iter()
        .map(|nick| colour(&people(&nick.name, nick.matrix.as_deref())))
        .collect();
    let mut writer = Writer {
        log: &part.log,
        prefix: &part.prefix,
        items,
        colours,
        linker,
        root,
        out: String::new(),
    };
    let mut list = |range: Range<usize>| {
        writer.list(range);
        Html::made(std::mem::take(&mut writer.out))
    };
    LogHtml {
        before: list(part.range.start..part.proper.start),
        body: list(part.proper.clone()),
        after: list(part.proper.end..part.range.end),
    }
}

/// Line numbers that made items, with the index and the kind of the first; none for an item that was taken back.
fn item_lines(meeting: &Meeting, part: &LogPart) -> HashMap<u32, Option<(usize, &'static str)>> {
    if part.prefix != "l-" {
        return HashMap::new();
    }
    let items = meeting.minutes.items.iter().enumerate().rev();
    let standing =
        |(index, item): (usize, &Item)| (!item.withdrawn).then(|| (index, item.kind.as_str()));
    items
        .map(|(index, item)| (item.line, standing((index, item))))
        .collect()
}

/// The colour of a person, the same on every page.
pub fn colour(person: &str) -> u64 {
    fingerprint(person.as_bytes()) % COLOURS
}

/// Bytes of a line that are shown at once.
const LONG: usize = 4000;

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

struct Writer<'a> {
    log: &'a Log,
    prefix: &'a str,
    items: HashMap<u32, Option<(usize, &'static str)>>,
    colours: Vec<u64>,
    linker: &'a Linker<'a>,
    root: &'a str,
    out: String,
}

impl Writer<'_> {
    fn list(&mut self, range: Range<usize>) {
        let shown = range
            .clone()
            .filter(|at| is_shown(&self.log.lines[*at]))
            .count();
        if shown == 0 {
            return;
        }
        self.out.reserve(shown * 220);
        self.out.push_str("<ol class=\"log\">\n");
        let mut at = range.start;
        while at < range.end {
            if !is_shown(&self.log.lines[at]) {
                at += 1;
                continue;
            }
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
        let notices = |count| words::count(count, "notice of the server", "notices of the server");
        let to_bots = |count| words::count(count, "word to a bot", "words to bots");
        let (told, said) = (as_number(quiet.len() - asides), as_number(asides));
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
        let item = self
            .items
            .get(&number)
            .copied()
            .filter(|_| line.kind == LineKind::Message);
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
        let bot = if self.log.nick_of(line).is_some_and(|nick| nick.bot) {
            " bot"
        } else {
            ""
        };
        let item = if item { " item" } else { "" };
        let prefix = self.prefix;
        let _ = write!(
            self.out,
            "<li id=\"{prefix}{number}\" class=\"line {kind}{bot}{item}\"><a class=\"at\" href=\"#{prefix}{number}\">"
        );
        match line.time.filter(|_| line.kind != LineKind::Continuation) {
            Some(time) => self.out.push_str(&time.text()),
            None => {
                let _ = write!(self.out, "{number}");
            }
        }
        self.out.push_str("</a> ");
    }

    fn talk(&mut self, line: &Line) {
        let star = if line.kind == LineKind::Action {
            "<span class=\"star\">*</span> "
        } else {
            ""
        };
        self.out.push_str(star);
        self.nick(line);
        self.out.push(' ');
        self.text(line);
    }

    fn nick(&mut self, line: &Line) {
        let Some(index) = line.nick else { return };
        let Some(nick) = self.log.nicks.get(index as usize) else {
            return;
        };
        let _ = write!(
            self.out,
            "<bdi class=\"nick n{}\">",
            self.colours.get(index as usize).copied().unwrap_or(0)
        );
        escape_into(&mut self.out, &self.linker.privacy.mask(&nick.name));
        self.out.push_str("</bdi>");
    }

    /// What was said; of a very long line only the beginning is unfolded.
    fn text(&mut self, line: &Line) {
        let text = self.log.text_of(line);
        let cut = match text.len() > LONG {
            true => (0..=LONG)
                .rev()
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(0),
            false => text.len(),
        };
        self.out.push_str("<bdi class=\"text\">");
        line_into(&mut self.out, &text[..cut], self.linker, self.root);
        self.out.push_str("</bdi>");
        if cut < text.len() {
            let rest = words::count(
                as_number(text[cut..].chars().count()),
                "more character",
                "more characters",
            );
            let _ = write!(
                self.out,
                "<details class=\"long\"><summary aria-label=\"{rest}\"></summary><bdi>"
            );
            line_into(&mut self.out, &text[cut..], self.linker, self.root);
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
