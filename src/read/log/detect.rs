//! Which dialect some lines are in: the one that explains most of them.
//! Lines in, a dialect and how well it fits out; whether that is enough is for the caller to say.

use std::ops::Range;

use super::dialect::{Dialect, Marks, Timing};
use super::dialects::{DIALECTS, by_name};
use super::fit::{Fit, fit};
use super::loose::is_private;
use super::margin::{Margin, SAMPLE};
use crate::read::text::holds;

/// Which dialects come into question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// All of them.
    All,
    /// All but `nick: text`, which other text has as well.
    NoColon,
    /// Those with marks of their own: in running text, `name: words` and `<word> words` are seldom talk.
    Marked,
}

impl Among {
    fn has(self, dialect: &Dialect) -> bool {
        match dialect.marks {
            // It explains no more lines than the row above.
            Marks::OfRowAbove => false,
            Marks::Colon => self == Among::All,
            Marks::Angles => self != Among::Marked,
            _ => true,
        }
    }
}

/// How many of the first lines tell where to look.
const FIRST: usize = 16;

/// A dialect further down the table has to explain more than this part of the lines more: a few stray
/// lines of another form do not decide.
const LEAD: usize = 400;

/// Dialects of one log, at the most, and messages in each of them, at the least.
const PARTS: usize = 5;
const FEWEST: usize = 3;

/// Bots that only channels logged by RRSAgent have.
const W3C_BOTS: &[&str] = &["<RRSAgent>", "<Zakim>", "<trackbot>", "<agendabot>"];

/// What RRSAgent has bots say of whoever comes.
const JOINED: &str = " has joined ";

/// What ZNC writes and mIRC does not.
const ZNC_SAYS: &[&str] = &[
    "] Connected to IRC (",
    "] Disconnected from IRC (",
    "] Broadcast: ",
];

/// The dialect that explains most of some lines; none if none explains any, or in running text fewer than a log needs.
pub fn detect(text: &str, lines: &[Range<usize>], among: Among) -> Option<Fit> {
    let filled = lines
        .iter()
        .map(|range| &text[range.clone()])
        .filter(|line| !line.trim().is_empty() && !is_private(line));
    let mut sample: Vec<&str> = filled.take(SAMPLE).collect();
    let margin = Margin::among(&sample);
    let headed = headed(&sample);
    sample
        .iter_mut()
        .for_each(|line| *line = margin.inside(line));
    if among != Among::All && !keep_told(&mut sample) {
        return None;
    }
    // What the first lines look like is mostly what the whole log is: who explains clearly less than that need not be
    // asked about every line.
    let likely = best(&sample[..sample.len().min(FIRST)], among, None);
    let likely = likely.and_then(|likely| fit(likely.dialect, &sample, 0));
    let best = best(&sample, among, likely);
    let best = best.map(|best| told_by_bot(best, &sample, text))?;
    let best = with_others(best, &sample, among);
    let best = match best.talk {
        0 => in_brackets(&sample).unwrap_or(best),
        _ => best,
    };
    Some(Fit {
        headed,
        listed: margin == Margin::Listed,
        ..best
    })
}

/// The same in a log that changes its form, so that no dialect has half of it: lines of other dialects with marks of their own count
/// as well, if most lines are of one of them.
fn with_others(first: Fit, sample: &[&str], among: Among) -> Fit {
    let alone = first.explained * 2 >= first.filled || first.explained * PARTS < first.filled;
    if among != Among::All || first.dialect.timing == Timing::None || alone {
        return first;
    }
    let (mut rest, mut last) = (sample.to_vec(), first);
    let mut explained = 0;
    for _ in 0..PARTS {
        explained += last.explained;
        rest.retain(|line| (last.dialect.read)(line).is_none());
        let other = best(&rest, Among::Marked, None);
        let timed = |other: &Fit| match other.dialect.timing {
            Timing::Dated => other.levels * 2 < other.talk,
            Timing::Clock => other.has_marks(),
            Timing::None => false,
        };
        match other.filter(|other| timed(other) && other.talk >= FEWEST) {
            Some(other) => last = other,
            None => break,
        }
    }
    match explained * 4 >= first.filled * 3 {
        true => Fit { explained, ..first },
        false => first,
    }
}

/// The same lines where nobody is known to talk: who stands in square brackets may.
fn in_brackets(sample: &[&str]) -> Option<Fit> {
    let others = by_name("irclogs")?;
    fit(others, sample, 1).filter(|fit| fit.is_half())
}

/// The depth of the deepest heading of Markdown among some lines; 0 without any.
fn headed(sample: &[&str]) -> usize {
    let depth = |line: &&str| {
        let title = line.trim_start_matches('#');
        let depth = line.len() - title.len();
        (depth <= 6 && title.starts_with(' ')).then_some(depth)
    };
    sample.iter().filter_map(depth).max().unwrap_or(0)
}

/// Blanks the lines that no dialect with marks of its own explains; tells whether enough are left for a log.
fn keep_told(sample: &mut [&str]) -> bool {
    let mut told = 0;
    for line in sample.iter_mut() {
        match may_be_told(line) {
            true => told += 1,
            false => *line = "",
        }
    }
    told * 8 >= sample.len() && told > 0
}

/// Whether a dialect with marks of its own may explain a line: all of them tell a time, or begin with a mark.
pub(super) fn may_be_told(line: &str) -> bool {
    let heads = ["--- ", "-!- ", "=== ", "Session ", "Conversation "];
    match line.as_bytes().first() {
        Some(b'<' | b'*' | b'\\') => return true,
        Some(b'#' | b'&') if line.contains(':') || !line.contains(' ') => return true,
        _ => {}
    }
    let bytes = line.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let mut marks = memchr::memchr2_iter(b':', b'.', bytes);
    heads.iter().any(|head| line.starts_with(head))
        || marks.any(|at| digit(at.checked_sub(1)) && digit(at.checked_add(1)))
}

/// The dialect that explains most lines; the first of two that are as good. How well one of them does may be known: who explains
/// clearly less is not asked about every line.
fn best(sample: &[&str], among: Among, known: Option<Fit>) -> Option<Fit> {
    let least = known.map_or(0, |known| known.explained - known.explained * 2 / LEAD);
    let mut best: Option<Fit> = None;
    for dialect in DIALECTS.iter().filter(|dialect| among.has(dialect)) {
        let more = best.map_or(0, |best| best.explained + best.explained / LEAD) + 1;
        let least = more.max(least);
        let better = match known.filter(|known| known.dialect.name == dialect.name) {
            Some(known) => Some(known).filter(|known| known.explained >= least),
            None => fit(dialect, sample, least),
        };
        best = better.or(best);
    }
    best
}

/// Whether most lines have the tab of XChat behind the nick.
fn has_tabs(sample: &[&str], text: &str) -> bool {
    if !holds(text, ">\t") {
        return false;
    }
    let tabbed = sample.iter().filter(|line| line.contains(">\t"));
    tabbed.count() * 2 > sample.len()
}

/// MeetBot and RRSAgent write alike; the bot that speaks and the joins that are said decide. Other dialects take what XChat
/// wrote for theirs; the tab decides.
fn told_by_bot(best: Fit, sample: &[&str], text: &str) -> Fit {
    // To look for words in every line would take as long as to read it.
    let bots = W3C_BOTS.iter().filter(|bot| holds(text, bot));
    let bots: Vec<&&str> = bots.collect();
    let w3c = |line: &&str| bots.iter().any(|bot| line.contains(**bot));
    let joins = holds(text, JOINED);
    let joined = |line: &&str| {
        let said = line.split_once("> ").map_or("", |(_, said)| said);
        let who = line.split_once('<').map_or("", |(_, rest)| rest);
        let who = who.split('>').next().unwrap_or("");
        let rest = said.strip_prefix(who).filter(|_| !who.is_empty());
        rest.is_some_and(|rest| rest.starts_with(JOINED))
    };
    if matches!(best.dialect.name, "meetbot" | "irssi" | "mirc" | "limnoria")
        && has_tabs(sample, text)
    {
        let xchat = by_name("xchat").and_then(|dialect| fit(dialect, sample, best.explained));
        return xchat.unwrap_or(best);
    }
    let other = match best.dialect.name {
        "meetbot" if sample.iter().any(|line| w3c(line) || joins && joined(line)) => {
            by_name("rrsagent")
        }
        "mirc"
            if sample
                .iter()
                .any(|line| ZNC_SAYS.iter().any(|words| line.contains(words))) =>
        {
            by_name("znc")
        }
        _ => None,
    };
    let other = other.and_then(|dialect| fit(dialect, sample, 0));
    other.unwrap_or(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talk_is_told_from_other_text() {
        let rows = [
            ("<ash> one\n<birch> two\n<cedar> three\n", Some("nick-only")),
            ("<div> one\n<span> two\n<p> three\n", None),
            ("* one\n* two\n* three\n", None),
            (
                "Conversation: Harbour\n\nFrom: Ash\nType: incoming\nSent: Sun, 10 May 2026 15:01:02 +0000\n\nFrom: You\nType: outgoing\nSent: Sun, 10 May 2026 15:02:02 +0000\n",
                None,
            ),
            ("name: harbour\nport: 80\nhost: here\n", None),
            ("ash: hello\nbirch: hello\nash: bye\n", Some("nick-colon")),
            ("**Date:** today\n**Place:** here\n**Who:** all\n", None),
            (
                "**Owner:** ash\n**Status:** done\n**Owner:** birch\n**Status:** open\n",
                None,
            ),
            ("**Q:** one\n**A:** two\n**Q:** three\n**A:** four\n", None),
            (
                "* **Proposal**: one\n* **Decision**: two\n* **Proposal**: three\n",
                None,
            ),
            ("**ash:** buy\n**birch:** sell\n**ash:** call\n", None),
            (
                "<!-- more -->\n**Chair:** ash\n**Present:** ash\n**Place:** here\n",
                None,
            ),
            (
                "# Call\n<br>\n<a name=\"x\"></a>\n**Ropes:** a\n**Boats:** b\n**Nets:** c\n",
                None,
            ),
            (
                "<!-- x -->\n**\\<ash\\>** one\n**\\<birch\\>** two\n**\\<ash\\>** three\n",
                Some("markdown"),
            ),
            (
                "<!-- x -->\n<ash> one\n<birch> two\n<ash> three\n",
                Some("nick-only"),
            ),
            (
                "**#12**: boats\n**kim**: ash\n**#13**: nets\n**kim**: me\n",
                None,
            ),
            (
                "**ash:** #topic One\n**birch:** two\n**ash:** three\n",
                Some("markdown"),
            ),
            (
                "**ash:** a\n**birch:** b\n**ash:** c\n**birch:** d\n**ash:** e\n**birch:** f\n",
                Some("markdown"),
            ),
            (
                "## One\n**ash:** a\n**birch:** b\n**ash:** c\n## Two\n**birch:** d\n**ash:** e\n**birch:** f\n",
                None,
            ),
            (
                "- 10:00 Talk: a\n- 10:45 Break: b\n- 11:00 Talk: c\n- 11:45 Break: d\n",
                None,
            ),
            (
                "# Day\n- 10:00 ash: a\n- 10:45 birch: b\n- 11:00 ash: c\n- 11:45 birch: d\n",
                None,
            ),
            (
                "- 10:00 ash: a\n- 10:45 birch: b\n- 11:00 ash: c\n- 11:45 birch: d\n",
                Some("element-text"),
            ),
            (
                "Chair: hello\nash: hi\nChair: let us begin\nash: yes\nChair: bye\n",
                Some("nick-colon"),
            ),
            ("ACTION: ash to go\nACTION: birch to go\nDONE: all\n", None),
            ("10:00 - Welcome: all\n10:15 - Break: tea\n", None),
            (
                "2026-01-09 10:00:00 INFO: a\n2026-01-09 10:00:01 WARN: b\n2026-01-09 10:00:02 INFO: c\n",
                None,
            ),
            (
                "2026-01-09 10:00:00 ash: a\n2026-01-09 10:00:01 birch: b\n2026-01-09 10:00:02 ash: c\n",
                Some("matrix-room"),
            ),
            (
                "(10:00:00) error: a\n(10:00:01) debug: b\n(10:00:02) error: c\n",
                None,
            ),
            (
                "2026-01-09 10:00:00\tINFO\ta\n2026-01-09 10:00:01\tERROR\tb\n2026-01-09 10:00:02\tINFO\tc\n",
                None,
            ),
            ("Antrag: a\nBeschluss: b\nAntrag: c\nBeschluss: d\n", None),
            ("Treasurer: a\nSecretary: b\nTreasurer: c\n", None),
            ("Fecha: a\nLugar: b\nTesorera: c\nTesorera: d\n", None),
            ("Décision: a\nTrésorier: b\nDécision: c\n", None),
            ("Besluit: a\nActie: b\nBesluit: c\nActie: d\n", None),
            ("Amy: a\nBirch: b\nAmy: c\n", Some("nick-colon")),
            ("15:00 <ash> one\nand\nmore\nprose\nthan\ntalk\n", None),
            ("15:00 <ash> one\n15:01 <birch> two\n", Some("irssi")),
            (
                "15:00 <ash> a\n15:01 <kim> b\n15:02 <ash> c\n2026-03-03 15:03:00\tash\td\n2026-03-03 15:04:00\tkim\te\n2026-03-03 15:05:00\tash\tf\n[15:06:00] <ash> g\n[15:07:00] <kim> h\n[15:08:00] <ash> i\n",
                Some("weechat"),
            ),
            (
                "15:00 <ash> a\n15:01 <kim> b\n15:02 <ash> c\n2026-03-03 15:03:00\tash\td\n2026-03-03 15:04:00\tkim\te\n2026-03-03 15:05:00\tash\tf\n2026-03-03 17:00 ben: g\n2026-03-03 17:01 ann: h\n2026-03-03 17:02 ben: i\n",
                Some("weechat"),
            ),
            (
                "15:00 <ash> a\n15:01 <kim> b\n15:02 <ash> c\n2026-03-03 15:03:00\tash\td\n2026-03-03 15:04:00\tkim\te\n2026-03-03 15:05:00\tash\tf\nso\nmuch\nfor\nthat\n",
                None,
            ),
        ];
        for (text, expected) in rows {
            let lines = crate::read::text::lines(text);
            let fit = detect(text, &lines, Among::All).filter(Fit::is_sure);
            assert_eq!(fit.map(|fit| fit.dialect.name), expected, "{text}");
        }
    }
}
