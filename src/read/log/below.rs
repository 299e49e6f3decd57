//! Words before which nobody stands: they go on with what is above, or are said by whoever is named there. A line and a reader in, the
//! line in its place out.

use std::ops::Range;

use super::dialect::Dialect;
use super::reader::{Reader, narrow, span_of};
use super::shape::{Shape, Stamp, is_nick};
use super::zoom;
use crate::model::log::{Line, LineKind, Presence, line_around};

/// Fewest blanks before the rest of a line that a terminal wrapped.
const HANGING: usize = 4;

/// Most bytes of the signs of one reaction.
const SIGN: usize = 40;

impl Reader {
    /// Takes words before which nobody stands. With a stamp they go on with a message of the same moment, without one with whatever
    /// is above.
    pub(super) fn bare(&mut self, text: &str, range: Range<usize>, stamp: Stamp, said: &str) {
        if self.private {
            return self.secret(range);
        }
        let inside = span_of(text, said);
        if stamp.time.is_none() {
            return match said.trim().is_empty() {
                true => self.wordless(text, range),
                false if self.below(text, inside.clone()) => {}
                false => match reaction(said) {
                    Some((names, sign)) => self.reacted(text, names, sign),
                    None => self.verbatim(LineKind::Continuation, inside),
                },
            };
        }
        self.tick(stamp, LineKind::Continuation);
        let told = self.tell_late(stamp);
        let above = self.lines.last().filter(|_| self.open);
        let same = above.is_some_and(|line| line.time == stamp.time && line.date == self.date);
        match same && !said.trim().is_empty() {
            true => self.verbatim(LineKind::Continuation, inside),
            false if said.trim().is_empty() => self.verbatim(LineKind::Blank, range),
            false if told => self.verbatim(LineKind::Prose, range),
            false => self.verbatim(LineKind::Unexplained, range),
        }
    }

    /// Gives a time to what is above, if that has none and ends here; tells whether it is a word of the server.
    fn tell_late(&mut self, stamp: Stamp) -> bool {
        let date = self.date;
        for line in self.lines.iter_mut().rev() {
            match line.kind {
                _ if line.time.is_some() => return false,
                LineKind::Continuation => (line.time, line.date) = (stamp.time, date),
                LineKind::Message | LineKind::Action | LineKind::Presence(_) => {
                    (line.time, line.date) = (stamp.time, date);
                    return matches!(line.kind, LineKind::Presence(_));
                }
                _ => return false,
            }
        }
        false
    }

    /// Takes a line as what is said, or done, by whoever is named on the line above and says nothing there; tells whether it is.
    pub(super) fn below(&mut self, text: &str, said: Range<usize>) -> bool {
        if said.is_empty() || !self.is_named_above() {
            return false;
        }
        let words = &text[said.clone()];
        let acted = words.strip_prefix("* ").and_then(|act| {
            let nick = self.lines.last()?.nick?;
            let (who, done) = (&self.nicks.get(nick as usize)?.name, act);
            let done = done.strip_prefix(who.as_str())?;
            (done.is_empty() || done.starts_with(' ')).then(|| done.trim_start().len())
        });
        let (kind, begins) = match acted {
            Some(length) => (LineKind::Action, said.end - length),
            None => (LineKind::Message, said.start),
        };
        match zoom::reaction(&text[begins..said.end]) {
            Some(sign) => {
                self.move_down(LineKind::Presence(Presence::Reacted), span_of(text, sign));
                self.open = false;
            }
            None => self.move_down(kind, begins..said.end),
        }
        true
    }

    /// Whether the line above names somebody and says nothing.
    pub(super) fn is_named_above(&self) -> bool {
        let above = self.lines.last();
        above.is_some_and(|line| line.kind == LineKind::Message && line.text.is_empty())
    }

    /// Takes a line in place of the one above, which names who speaks.
    fn move_down(&mut self, kind: LineKind, said: Range<usize>) {
        let Some(above) = self.lines.last_mut() else {
            return;
        };
        let text = narrow(said);
        let line = Line {
            kind,
            text,
            ..above.clone()
        };
        (above.kind, above.time, above.nick) = (LineKind::Prose, None, None);
        self.lines.push(line);
        self.open = true;
    }

    /// Takes a line as the rest of an event above it that a terminal wrapped; tells whether it is.
    pub(super) fn wraps(&mut self, text: &str, raw: &str, dialect: &Dialect) -> bool {
        let rest = raw.trim_start();
        if dialect.multiline || raw.len() < rest.len() + HANGING || rest.is_empty() {
            return false;
        }
        let told = |line: &&Line| matches!(line.kind, LineKind::Presence(_));
        let Some(above) = self.lines.last().filter(told) else {
            return false;
        };
        let head = &text[line_around(text, above.text.start as usize)];
        let joined = format!("{} {rest}", head.trim());
        let Some(Shape::Presence(_, what, nick, "")) = (dialect.read)(&joined) else {
            return false;
        };
        // Of a split of the net all that quit are told in a row.
        let known = matches!(what, Presence::Joined | Presence::Left) && !nick.is_empty();
        if known {
            let nick = self.nick(nick);
            if let Some(above) = self.lines.last_mut() {
                (above.kind, above.nick) = (LineKind::Presence(what), Some(nick));
            }
        }
        known || head.trim_end().ends_with(',')
    }

    /// Takes a line in which nobody says anything: what is said stands further down, or goes on there.
    pub(super) fn wordless(&mut self, text: &str, range: Range<usize>) {
        if self.is_named_above() {
            self.move_down(LineKind::Message, range.end..range.end);
        } else if text[range.clone()].trim().is_empty() {
            let open = self.open;
            self.verbatim(LineKind::Blank, range);
            self.open = open;
        } else {
            self.verbatim(LineKind::Continuation, range);
        }
    }

    /// Takes a line that tells who reacted to the message above.
    fn reacted(&mut self, text: &str, names: &str, sign: &str) {
        let nick = (!names.contains(", ")).then(|| self.nick(names));
        // Of several people each name stands there.
        let start = span_of(text, if nick.is_some() { sign } else { names }).start;
        let told = narrow(start..span_of(text, sign).end);
        self.lines.push(Line {
            date: self.date,
            nick,
            ..Line::of(LineKind::Presence(Presence::Reacted), told)
        });
    }

    /// Takes a line that is not to be shown.
    pub(super) fn secret(&mut self, range: Range<usize>) {
        self.verbatim(LineKind::Redacted, range.end..range.end);
    }
}

/// Who reacted to a message, and by which signs: `Ash Tree, Birch B:👍`. People have letters, signs have none.
fn reaction(said: &str) -> Option<(&str, &str)> {
    let (names, sign) = said.trim_end().rsplit_once(':')?;
    let is_sign = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace();
    let signs = !sign.is_empty() && sign.len() <= SIGN && sign.chars().all(is_sign);
    let is_name = |name: &str| is_nick(name) && name.starts_with(char::is_alphanumeric);
    let named = signs && !names.ends_with(char::is_whitespace) && names.split(", ").all(is_name);
    named.then_some((names, sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::log::Clock;
    use crate::read::log::dialects;
    use crate::read::log::margin::Margin;

    /// Lines of a call, and what each becomes.
    #[test]
    fn words_below_a_name_are_said_there() {
        let rows = [
            (
                "15:00:01 From Ash to Everyone:\n\thi\n\tthere\n",
                "Prose Message:hi Continuation:there",
            ),
            ("15:00:01 From Ash to Everyone:\nhi\n", "Prose Message:hi"),
            (
                "15:00:01 From Ash to Everyone: hi\n\tthere\n",
                "Message:hi Continuation:there",
            ),
            (
                "15:00:01 From Ash to Kim(Direct Message):\n\thi\n",
                "Redacted Redacted",
            ),
            (
                "15:00:01 From Ash to Everyone:\n\tReplying to \"hi...\":\n\t\n\t#info a\n\t\n\tb\n",
                "Prose Prose Prose Message:#info a Blank Continuation:b",
            ),
            (
                "15:00:01 From Ash to Everyone:\n\thi\n\tReplying to \"hi\":\n",
                "Prose Message:hi Continuation:\tReplying to \"hi\":",
            ),
            (
                "15:00:01 From Ash to Everyone:\n\thi\n\tKim, Cy Fox:👍🏽\n\tKim:❤️\n\tnot 3:00\n",
                "Prose Message:hi Presence(Reacted) Presence(Reacted) Continuation:not 3:00",
            ),
            (
                "15:00:01 From Ash to Kim (direct message):\n\thi\n\tKim:👍\n\t\n\tbye\n15:00:02 From Kim to Everyone:\n\ta\n",
                "Redacted Redacted Redacted Redacted Redacted Prose Message:a",
            ),
            (
                "15:00:01 From Ash to Everyone:\n\t* Ash waves\n15:00:02 From Ash to Everyone:\n\t* Ashes\n",
                "Prose Action Prose Message:* Ashes",
            ),
        ];
        for (text, expected) in rows {
            let mut reader = Reader::new(None, 0);
            for range in crate::read::text::lines(text) {
                let dialect = dialects::by_name("zoom").unwrap_or(dialects::PLAIN);
                reader.push(text, range, dialect, Margin::None);
            }
            let told = reader.lines.iter().map(|line| {
                let said = line.words(text);
                match line.kind {
                    LineKind::Message | LineKind::Continuation => format!("{:?}:{said}", line.kind),
                    kind => format!("{kind:?}"),
                }
            });
            assert_eq!(told.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }

    #[test]
    fn messages_may_tell_their_time_where_they_end() {
        let rows = [
            (
                "<ash> so\n  it goes   [15:03]\n",
                "Message 15:03 so|Continuation 15:03   it goes",
            ),
            (
                "<ash> so\n  it\n\t\t[15:03]\n<kim> a  [15:04]\n",
                "Message 15:03 so|Continuation 15:03   it|Blank 15:03 \t\t[15:03]|Message 15:04 a",
            ),
            (
                "* ash waves at\n  all  [15:03]\n",
                "Action 15:03 waves at|Continuation 15:03   all",
            ),
            (
                "*** ash has joined channel\n    #pier  [15:03]\n",
                "Presence(Joined) 15:03 |Prose 15:03     #pier  [15:03]",
            ),
            (
                "<ash> a  [15:03]\nb [15:04]\n",
                "Message 15:03 a|Continuation 15:03 b [15:04]",
            ),
        ];
        for (text, expected) in rows {
            let mut reader = Reader::new(None, 0);
            for range in crate::read::text::lines(text) {
                let dialect = dialects::by_name("nick-only").unwrap_or(dialects::PLAIN);
                reader.push(text, range, dialect, Margin::None);
            }
            let mut time = String::new();
            let told = reader.lines.iter().map(|line| {
                if let Some(told) = line.time {
                    time = Clock::text(told);
                }
                let said = &text[line.text.start as usize..line.text.end as usize];
                format!("{:?} {time} {said}", line.kind)
            });
            assert_eq!(told.collect::<Vec<_>>().join("|"), expected, "{text}");
        }
    }

    #[test]
    fn people_react_with_signs() {
        let rows = [
            ("Ash Tree:👍", Some(("Ash Tree", "👍"))),
            (
                "Ash, Birch B:❤\u{fe0f}",
                Some(("Ash, Birch B", "❤\u{fe0f}")),
            ),
            ("Ash: 👍", None),
            ("Ash :👍", None),
            ("Ash:ok", None),
            ("at 15:00", None),
            (":👍", None),
            ("Ash, :👍", None),
        ];
        for (said, expected) in rows {
            assert_eq!(reaction(said), expected, "{said}");
        }
    }

    #[test]
    fn words_with_a_stamp_go_on_with_the_same_moment() {
        let text = "hi there";
        let rows = [
            ((15, 15), LineKind::Continuation),
            ((15, 16), LineKind::Unexplained),
        ];
        for ((said, more), expected) in rows {
            let at = |hour| Clock::new(hour, 0, Some(0)).map_or_else(Stamp::default, Stamp::at);
            let mut reader = Reader::new(None, 0);
            let shape = Shape::Message(at(said), "ash", &text[..2]);
            reader.shape(text, 0..2, shape);
            reader.bare(text, 3..8, at(more), &text[3..]);
            assert_eq!(reader.lines.last().map(|line| line.kind), Some(expected));
        }
    }
}
