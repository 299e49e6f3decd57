//! Which dialect some lines are in: the one that explains most of them.
//! Lines in, a dialect and how well it fits out; whether that is enough is for the caller to say.

use std::ops::Range;

use hashbrown::HashSet;

use super::dialect::{Dialect, Timing};
use super::dialects::{DIALECTS, by_name};
use super::margin::{Margin, SAMPLE};
use super::names::{ELEMENTS, LABELS};
use super::shape::Shape;

/// How well a dialect explains some lines.
#[derive(Clone, Copy)]
pub struct Fit {
    /// The dialect.
    pub dialect: &'static Dialect,
    /// Lines it explains.
    pub explained: usize,
    /// Messages and actions among them.
    pub talk: usize,
    /// Lines that are not blank.
    pub filled: usize,
    /// Whether the first line that is not blank is explained.
    pub opens: bool,
    /// How many different speakers there are.
    pub speakers: usize,
    /// Messages in angle brackets, which seldom are anything else.
    pub angled: usize,
    /// Whether every speaker bears the name of an element of HTML, and none speaks twice.
    pub markup: bool,
    /// Whether a line begins with a closing tag, as nobody's name does.
    pub closes: bool,
    /// Messages of speakers that bear the names of parts of minutes.
    pub labels: usize,
    /// Whether no line tells a day or has a mark that only chats have: commands, for one.
    pub vague: bool,
    /// Whether somebody says something that begins as commands do.
    pub commands: bool,
    /// Whether lines are `[stamp] word: text`, as agendas, lists of changes and programs write them as well.
    pub brackets: bool,
}

impl Fit {
    /// Whether the dialect explains at least half of the lines; where messages go on in unmarked lines,
    /// whether it explains the first line and one in eight. Words in bold type before a colon are headings too: there
    /// somebody has to speak twice.
    pub fn is_half(&self) -> bool {
        let goes_on = self.dialect.multiline && self.opens && self.explained * 8 >= self.filled;
        let doubtful = match self.dialect.name {
            "markdown" => self.angled == 0 && self.speakers >= self.talk,
            // Lists have stars too, and HTML has brackets.
            "nick-only" => self.angled * 2 < self.talk || self.closes,
            // So have lists of facts: somebody has to speak twice.
            "nick-colon" => self.speakers >= self.talk || self.labels * 2 >= self.talk,
            // So are agendas.
            "element-text" | "weechat" => {
                self.vague && !self.commands && self.speakers >= self.talk
            }
            "pidgin" if self.brackets => self.speakers < 2 || self.speakers >= self.talk,
            _ => false,
        };
        self.talk > 0 && !doubtful && (self.explained * 2 >= self.filled || goes_on)
    }

    /// Whether it is the log of a day on which nobody talks: nearly all lines are told, and all by the server.
    pub fn is_silent(&self) -> bool {
        let timed = self.dialect.timing != Timing::None;
        self.talk == 0 && timed && self.explained > 0 && self.explained * 10 >= self.filled * 8
    }

    /// Whether it is talk wherever it stands: three messages or more, or nothing but messages. Without times it takes more
    /// than half of the lines to tell talk from other text, and `key: value` is talk only where nothing else stands and
    /// somebody speaks twice.
    pub fn is_sure(&self) -> bool {
        let all = self.explained == self.filled;
        let enough = match self.dialect.name {
            "nick-colon" => all && self.speakers < self.talk,
            "nick-only" => self.explained * 10 >= self.filled * 6 && !self.markup,
            "pidgin" => !self.brackets,
            _ => true,
        };
        enough && (all || self.talk >= FEWEST) && self.is_half()
    }
}

/// Fewest messages of a log among other lines.
const FEWEST: usize = 3;

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
        match self {
            Among::All => true,
            Among::NoColon => dialect.name != "nick-colon",
            Among::Marked => !matches!(dialect.name, "nick-colon" | "nick-only"),
        }
    }
}

/// Of these, the first ones, which tell where to look.
const FIRST: usize = 16;

/// A dialect further down the table has to explain more than this part of the lines more: a few stray
/// lines of another form do not decide.
const MARGIN: usize = 400;

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
        .filter(|line| !line.trim().is_empty());
    let mut sample: Vec<&str> = filled.take(SAMPLE).collect();
    let margin = Margin::among(&sample);
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
    best.map(|best| told_by_bot(best, &sample, text))
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
fn may_be_told(line: &str) -> bool {
    let heads = ["--- ", "-!- ", "=== ", "Session ", "Conversation "];
    match line.as_bytes().first() {
        Some(b'<' | b'*' | b'\\') => return true,
        Some(b'#' | b'&') if line.contains(':') || !line.contains(' ') => return true,
        _ => {}
    }
    let times = |time: &[u8]| {
        let [before, mark, after] = time else {
            return false;
        };
        matches!(mark, b':' | b'.') && before.is_ascii_digit() && after.is_ascii_digit()
    };
    heads.iter().any(|head| line.starts_with(head)) || line.as_bytes().windows(3).any(times)
}

/// The dialect that explains most lines; the first of two that are as good. How well one of them does may be known: who explains
/// clearly less is not asked about every line.
fn best(sample: &[&str], among: Among, known: Option<Fit>) -> Option<Fit> {
    let least = known.map_or(0, |known| known.explained - known.explained * 2 / MARGIN);
    let mut best: Option<Fit> = None;
    for dialect in DIALECTS.iter().filter(|dialect| among.has(dialect)) {
        let more = best.map_or(0, |best| best.explained + best.explained / MARGIN) + 1;
        let least = more.max(least);
        let better = match known.filter(|known| known.dialect.name == dialect.name) {
            Some(known) => Some(known).filter(|known| known.explained >= least),
            None => fit(dialect, sample, least),
        };
        best = better.or(best);
    }
    best
}

/// How well a dialect explains some lines, if it does so with at least so many; one that cannot any more is not asked about
/// the rest.
fn fit(dialect: &'static Dialect, sample: &[&str], least: usize) -> Option<Fit> {
    let mut may_fail = sample.len().checked_sub(least)?;
    let mut talk = 0;
    let (mut labels, mut vague, mut commands) = (0, true, false);
    let mut speakers: HashSet<&str> = HashSet::new();
    for line in sample {
        match (dialect.read)(line) {
            None => may_fail = may_fail.checked_sub(1)?,
            Some(Shape::Message(stamp, nick, said) | Shape::Action(stamp, nick, said)) => {
                commands |= said.starts_with(['#', '!']);
                talk += 1;
                speakers.insert(nick);
                let precise = dialect.multiline && stamp.time.is_some_and(|time| time.precise);
                vague &= stamp.date.is_none() && !precise;
                if dialect.name == "nick-colon" {
                    labels +=
                        usize::from(LABELS.iter().any(|word| nick.eq_ignore_ascii_case(word)));
                }
            }
            Some(_) => {}
        }
    }
    let is_angled = |line: &&&str| line.trim_start_matches(['*', '\\']).starts_with('<');
    Some(Fit {
        dialect,
        explained: least + may_fail,
        talk,
        filled: sample.len(),
        opens: sample
            .first()
            .is_some_and(|line| (dialect.read)(line).is_some()),
        speakers: speakers.len(),
        labels,
        vague,
        commands,
        brackets: dialect.name == "pidgin" && sample.iter().any(|line| line.starts_with('[')),
        angled: sample.iter().filter(is_angled).count(),
        closes: sample.iter().any(|line| line.starts_with("</")),
        markup: speakers.len() >= talk && speakers.iter().all(|name| ELEMENTS.contains(name)),
    })
}

/// Whether words stand in a text at all: to look for them in every line would take as long as to read it.
fn speaks_of(text: &str, words: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some()
}

/// Whether most lines have the tab of XChat behind the nick.
fn has_tabs(sample: &[&str], text: &str) -> bool {
    if !speaks_of(text, ">\t") {
        return false;
    }
    let tabbed = sample.iter().filter(|line| line.contains(">\t"));
    tabbed.count() * 2 > sample.len()
}

/// MeetBot and RRSAgent write alike; the bot that speaks and the joins that are said decide. Other dialects take what XChat
/// wrote for theirs; the tab decides.
fn told_by_bot(best: Fit, sample: &[&str], text: &str) -> Fit {
    let bots = W3C_BOTS.iter().filter(|bot| speaks_of(text, bot));
    let bots: Vec<&&str> = bots.collect();
    let w3c = |line: &&str| bots.iter().any(|bot| line.contains(**bot));
    let joins = speaks_of(text, JOINED);
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
            ("name: harbour\nport: 80\nhost: here\n", None),
            ("ash: hello\nbirch: hello\nash: bye\n", Some("nick-colon")),
            ("**Date:** today\n**Place:** here\n**Who:** all\n", None),
            ("ACTION: ash to go\nACTION: birch to go\nDONE: all\n", None),
            ("10:00 - Welcome: all\n10:15 - Break: tea\n", None),
            ("15:00 <ash> one\nand\nmore\nprose\nthan\ntalk\n", None),
            ("15:00 <ash> one\n15:01 <birch> two\n", Some("irssi")),
        ];
        for (text, expected) in rows {
            let lines = crate::read::text::lines(text);
            let fit = detect(text, &lines, Among::All).filter(Fit::is_sure);
            assert_eq!(fit.map(|fit| fit.dialect.name), expected, "{text}");
        }
    }
}
