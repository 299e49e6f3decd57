//! Logs made Markdown, with bold nicks and mostly without times: `**<nick>** text`, `**nick:** text`, `**nick** : text`,
//! `**[12:34] nick**: text`, `**<bridge> [nick]** text`, `**\* nick** text`, `* nick has quit (reason)`,
//! `* **nick** text`. Backslashes of Markdown are taken out of
//! the whole log before its lines are read.

use super::dates::{bracketed, time_of_day};
use super::events::{event, notice};
use super::labelled_facts::{self, as_it_stands};
use super::no_nicks::is_any_label;
use super::reader::{Reader, narrow, span_of};
use super::shape::{Shape, Stamp, bare_nick, is_nick, within};
use crate::model::log::{Line, LineKind, line_around};
use crate::model::words::begins_with;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let line = line.trim_end();
    if let Some(rest) = line.strip_prefix("**") {
        let (who, text) = rest.split_once("**")?;
        return spoken(who, text);
    }
    let rest = line.strip_prefix("* ")?;
    if let Some((nick, text)) = rest
        .strip_prefix("**")
        .and_then(|rest| rest.split_once("**"))
    {
        // `* **Owner:** kim` and `* **Owner**: kim` are facts in a list.
        if nick.ends_with(':') || text.trim_start().starts_with(':') {
            return None;
        }
        let whole = rest.strip_prefix("**").unwrap_or(rest);
        let told = event(Stamp::default(), text.trim_start()).is_some() || told_of(text);
        let shape = match told {
            true => notice(Stamp::default(), whole),
            false => Shape::Action(Stamp::default(), nick, text.trim_start()),
        };
        return is_nick(nick).then_some(shape);
    }
    event(Stamp::default(), rest)
}

/// What the bold part and the text after it are.
fn spoken<'a>(who: &'a str, text: &'a str) -> Option<Shape<'a>> {
    let (stamp, who) = match bracketed(who) {
        Some((stamp, rest)) => (stamp, rest),
        None => time_of_day(who).map_or((Stamp::default(), who), |(time, rest)| {
            (Stamp::at(time), rest.trim_start())
        }),
    };
    let who = who.trim_start_matches('\\');
    let said = text.strip_prefix(' ').unwrap_or(text).trim_end();
    if let Some(nick) = who.strip_prefix("* ") {
        return is_nick(nick).then_some(Shape::Action(stamp, nick, said));
    }
    let after_colon = || {
        text.trim_start()
            .strip_prefix(':')
            .map(|said| said.strip_prefix(' ').unwrap_or(said))
    };
    let (nick, said) = if who.starts_with('<') {
        (innermost(who)?, said)
    } else if let Some(nick) = written_angles(who) {
        (nick, said)
    } else if let Some(nick) = who.strip_suffix(':') {
        (nick, said)
    } else {
        (who, after_colon()?)
    };
    let nick = bare_nick(nick);
    is_nick(nick).then_some(Shape::Message(stamp, nick, said))
}

/// The speaker in angles that Markdown needs to show them: `&lt;nick&gt;`, or in a span of code.
fn written_angles(who: &str) -> Option<&str> {
    let code = || who.strip_prefix("`<")?.strip_suffix(">`");
    let entity = || who.strip_prefix("&lt;")?.strip_suffix("&gt;");
    let inside = |nick: &&str| !nick.contains(['&', '`', ';']);
    code().or_else(entity).filter(inside)
}

/// The speaker in `<nick>`, `<bridge> [nick]` and `<bridge> [bridge] {nick}`: the last name. A nick may hold brackets.
fn innermost(who: &str) -> Option<&str> {
    const PAIRS: [(char, char); 3] = [('<', '>'), ('[', ']'), ('{', '}')];
    let who = who.trim_end();
    let (open, last) = PAIRS
        .iter()
        .find_map(|(open, close)| Some((*open, who.strip_suffix(*close)?)))?;
    let mut begins = last.rmatch_indices(open);
    let (at, _) = begins.find(|(at, _)| *at == 0 || last[..*at].ends_with(' '))?;
    Some(last[at + 1..].trim_start_matches('-'))
}

fn told_of(text: &str) -> bool {
    let text = text.trim_start();
    begins_with(
        text,
        &["has quit", "has joined", "has left", "is now known as", "("],
    )
}

/// Who speaks, once all lines are known: where speakers stand in `<>`, a bold word with a colon is a fact and no message, and a bold
/// nick without either is `/me`; elsewhere the words of a head above the first message are facts.
pub(super) fn settle(reader: &mut Reader, text: &str) {
    let message = |line: &&Line| line.kind == LineKind::Message;
    let forms: Vec<Form> = reader
        .lines
        .iter()
        .filter(message)
        .filter_map(|line| form(raw(text, line)))
        .collect();
    let angled = forms.iter().filter(|form| **form == Form::Angled).count();
    match angled * 2 > forms.len() {
        true => settle_angled(reader, text),
        false => settle_head(reader, text),
    }
}

/// How a speaker stands in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Angled,
    Colon,
}

fn form(raw: &str) -> Option<Form> {
    let (_, rest) = raw.split_once("**")?;
    let (who, said) = rest.split_once("**")?;
    match () {
        () if who.ends_with(['>', ']', '}']) || written_angles(who).is_some() => Some(Form::Angled),
        () if who.ends_with(':') || said.trim_start().starts_with(':') => Some(Form::Colon),
        () => None,
    }
}

fn raw<'t>(text: &'t str, line: &Line) -> &'t str {
    let whole = line_around(text, line.text.start as usize);
    text.get(whole).unwrap_or_default()
}

fn settle_angled(reader: &mut Reader, text: &str) {
    // Whose deed the lines below go on with.
    let mut acting = None;
    for at in 0..reader.lines.len() {
        let line = &reader.lines[at];
        let raw = raw(text, line);
        match line.kind {
            LineKind::Message if form(raw) == Some(Form::Colon) => as_it_stands(reader, text, at),
            LineKind::Continuation | LineKind::Unexplained => {
                let act = acted(raw).and_then(|(nick, said)| Some((reader.known(nick)?, said)));
                if let Some((nick, said)) = act {
                    let line = &mut reader.lines[at];
                    (line.kind, line.nick) = (LineKind::Action, Some(nick));
                    line.text = narrow(span_of(text, said));
                    acting = Some(nick);
                } else if line.kind == LineKind::Continuation {
                    reader.lines[at].nick = acting.or(line.nick);
                }
                continue;
            }
            LineKind::Blank => continue,
            _ => {}
        }
        acting = None;
    }
}

/// `**nick** waves` and `*nick waves*`.
fn acted(raw: &str) -> Option<(&str, &str)> {
    let raw = raw.trim();
    if let Some(rest) = raw.strip_prefix("**") {
        let (nick, said) = rest.split_once("** ")?;
        return Some((nick, said.trim_start()));
    }
    let inside = within(raw, '*', '*')?;
    inside.split_once(' ').filter(|_| !inside.contains('*'))
}

/// Takes facts above the first message for what they are, and those further down that are too few for somebody.
fn settle_head(reader: &mut Reader, text: &str) {
    let is_label = |line: &Line| {
        let nick = line.nick.and_then(|nick| reader.nicks.get(nick as usize));
        nick.is_some_and(|nick| is_any_label(&nick.name))
    };
    let talk = |line: &Line| line.is_talk() && !is_label(line);
    let first = reader.lines.iter().position(talk).unwrap_or(0);
    for at in 0..first {
        if reader.lines[at].kind == LineKind::Message {
            as_it_stands(reader, text, at);
        }
    }
    labelled_facts::settle(reader, text);
}

/// A text without the backslashes that Markdown has before marks (CommonMark, section 2.4).
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_punctuation()) {
            out.push('\\');
        } else if let Some(kept) = rest.strip_prefix('\\') {
            out.push('\\');
            rest = kept;
        }
    }
    out.push_str(rest);
    out
}
