//! How well a dialect explains some lines, and whether that makes a log of them. A dialect and lines in, what they have of a
//! talk and the verdict out; which of all dialects it is nobody asks here.

use hashbrown::HashMap;

use super::dialect::{Dialect, Marks, Timing};
use super::irclogs::squared;
use super::no_nicks::{ELEMENTS, LABELS, OTHER_LABELS, QUESTIONS, is_level};
use super::shape::Shape;
use super::weechat::edges;

/// How well a dialect explains some lines.
#[derive(Clone, Copy)]
pub struct Fit {
    /// The dialect.
    pub dialect: &'static Dialect,
    /// Lines it explains.
    pub explained: usize,
    /// Lines among them that only look like words of a server.
    pub unknown: usize,
    /// Messages and actions among them.
    pub talk: usize,
    /// Lines that are not blank.
    pub filled: usize,
    /// Whether the first line that is not blank is explained.
    pub opens: bool,
    /// How many different speakers there are.
    pub speakers: usize,
    /// Messages in angle brackets, which seldom are anything else; tags and comments of HTML are none.
    pub angled: usize,
    /// Whether every speaker bears the name of an element of HTML, and none speaks twice.
    pub markup: bool,
    /// Whether a line begins with a closing tag, as nobody's name does.
    pub closes: bool,
    /// Messages of speakers that bear the names of parts of minutes.
    pub labels: usize,
    /// Messages of speakers that bear the names of levels, as programs have them.
    pub levels: usize,
    /// Whether names in bold type are all there is: no line has a bracket, a time or the star of an action, and nobody types
    /// a command.
    pub bare: bool,
    /// How deep the headings are among the lines; 0 without any.
    pub headed: usize,
    /// Whether the lines are those of a list.
    pub listed: bool,
    /// Whether no line tells a day or has a mark that only chats have: commands, for one.
    pub vague: bool,
    /// Whether somebody says something that begins as commands do.
    pub commands: bool,
    /// Whether lines are `[stamp] word: text` or `stamp [word] text`, as agendas, lists of changes and programs write them as well.
    pub brackets: bool,
    /// How many speakers speak twice.
    pub returning: usize,
    /// Whether columns without days or tabs are not those of a window, where nicks end at one place and begin at several.
    pub ragged: bool,
    /// Whether no speaker begins with a capital, as keys of settings and parts of texts do.
    pub small: bool,
}

impl Fit {
    /// Whether the dialect explains at least half of the lines; where messages go on in unmarked lines,
    /// whether it explains the first line and one in eight. Words in bold type before a colon are headings too: there
    /// somebody has to speak twice.
    pub fn is_half(&self) -> bool {
        let goes_on = self.dialect.multiline && self.opens && self.explained * 8 >= self.filled;
        let doubtful = match self.dialect.marks {
            Marks::Bold => {
                self.angled == 0 && (self.speakers >= self.talk || self.is_labelled())
                    || self.bare && !self.is_lively()
            }
            // Lists have stars too, and HTML has brackets.
            Marks::Angles => self.angled * 2 < self.talk || self.closes,
            // So have lists of facts: somebody has to speak twice.
            Marks::Colon => self.speakers >= self.talk || self.is_labelled(),
            Marks::Columns if self.ragged => true,
            // So are agendas and programmes.
            Marks::TimeAndColon | Marks::Columns => {
                let programme = self.is_labelled() || self.listed && self.headed > 0;
                self.vague && !self.commands && (self.speakers >= self.talk || programme)
            }
            Marks::Brackets if self.brackets => self.speakers < 2 || self.speakers >= self.talk,
            // In copies of another form a colon is part of what somebody says.
            Marks::Brackets => self.unknown > self.talk && self.speakers >= self.talk,
            Marks::Squares if self.brackets => {
                self.is_labelled() || !self.commands && self.returning < 2 || self.speakers < 2
            }
            _ => false,
        };
        // Programs write down what they do as people in rooms talk.
        let program = self.levels * 2 >= self.talk && !self.commands;
        self.talk > 0 && !doubtful && !program && (self.explained * 2 >= self.filled || goes_on)
    }

    /// Whether at least half of what is said is said by labels.
    fn is_labelled(&self) -> bool {
        self.labels * 2 >= self.talk
    }

    /// Whether names in bold type answer each other often enough for a talk, with no sections between them.
    fn is_lively(&self) -> bool {
        self.talk >= LIVELY && self.speakers * 2 <= self.talk && self.headed < 2
    }

    /// Whether its lines are those of chats even in the middle of other text: they have a time and more than a colon, or people type
    /// commands.
    pub fn has_marks(&self) -> bool {
        use Marks::{Bold, Brackets, Dump, TimeAndColon};
        self.commands || !matches!(self.dialect.marks, Brackets | TimeAndColon | Dump | Bold)
    }

    /// Whether it is the log of a day on which nobody talks: nearly all lines are told, and all by the server, in words that are known.
    pub fn is_silent(&self) -> bool {
        let timed = self.dialect.timing != Timing::None;
        let known = self.explained.saturating_sub(self.unknown);
        self.talk == 0 && timed && known > 0 && known * 10 >= self.filled * 8
    }

    /// Whether it is talk wherever it stands: three messages or more, or nothing but messages. Without times it takes more
    /// than half of the lines to tell talk from other text, and `key: value` is talk only where nothing else stands and
    /// somebody speaks twice. A stamp in brackets and a word are talk only where logs are looked for.
    pub fn is_sure(&self) -> bool {
        !self.brackets && self.is_sure_apart()
    }

    /// Whether it is a log of its own among other text.
    pub(super) fn stands_alone(&self) -> bool {
        self.is_sure() && self.talk >= FEWEST_ALONE && self.has_marks()
    }

    /// The same of a block that stands apart from other text.
    pub(super) fn is_sure_apart(&self) -> bool {
        let all = self.explained == self.filled;
        let enough = match self.dialect.marks {
            Marks::Colon => all && self.speakers < self.talk,
            Marks::Angles => self.explained * 10 >= self.filled * 6 && !self.markup,
            Marks::Brackets if self.brackets => self.commands || self.returning > 1,
            _ => true,
        };
        enough && (all || self.talk >= FEWEST) && self.is_half()
    }
}

/// Fewest messages of a log in which nothing but bold type tells who speaks.
const LIVELY: usize = 6;

/// Fewest messages of a log among other lines.
const FEWEST: usize = 3;

/// Fewest messages of a log that nothing sets off from the text around it.
pub(super) const FEWEST_ALONE: usize = 4;

/// How well a dialect explains some lines, if it does so with at least so many; one that cannot any more is not asked about
/// the rest.
pub(super) fn fit(dialect: &'static Dialect, sample: &[&str], least: usize) -> Option<Fit> {
    let mut may_fail = sample.len().checked_sub(least)?;
    let (mut talk, mut unknown, mut angled) = (0, 0, 0);
    let (mut vague, mut commands, mut timed) = (true, false, false);
    let mut speakers: HashMap<&str, usize> = HashMap::new();
    for line in sample {
        match (dialect.read)(line) {
            None => may_fail = may_fail.checked_sub(1)?,
            Some(Shape::Message(stamp, nick, said) | Shape::Action(stamp, nick, said)) => {
                commands |= is_command(said);
                timed |= stamp.time.is_some();
                talk += 1;
                angled += usize::from(is_angled(line));
                *speakers.entry(nick).or_insert(0) += 1;
                let precise = dialect.multiline && stamp.time.is_some_and(|time| time.precise);
                vague &= stamp.date.is_none() && !precise;
            }
            Some(Shape::Unknown(_)) => unknown += 1,
            Some(Shape::Presence(..) | Shape::Bare(..) | Shape::Private(_)) => {}
        }
    }
    let acts = |line: &&str| line.starts_with("**\\*");
    let bold = dialect.marks == Marks::Bold && angled == 0 && !timed && !commands;
    Some(Fit {
        dialect,
        explained: least + may_fail,
        unknown,
        talk,
        filled: sample.len(),
        opens: sample
            .first()
            .is_some_and(|line| (dialect.read)(line).is_some()),
        speakers: speakers.len(),
        labels: labels(dialect, &speakers),
        levels: levels(dialect, &speakers),
        bare: bold && !sample.iter().any(acts),
        headed: 0,
        listed: false,
        vague,
        commands,
        brackets: has_brackets(dialect, sample),
        returning: speakers.values().filter(|said| **said > 1).count(),
        ragged: dialect.marks == Marks::Columns && is_ragged(sample),
        small: !speakers
            .keys()
            .any(|name| name.starts_with(char::is_uppercase)),
        angled,
        closes: sample.iter().any(|line| line.starts_with("</")),
        markup: speakers.len() >= talk && speakers.keys().all(|name| ELEMENTS.contains(name)),
    })
}

/// Whether a message stands behind a speaker in angle brackets.
fn is_angled(line: &str) -> bool {
    line.trim_start_matches(['*', '\\']).starts_with('<')
}

/// Whether what is said begins as commands do; `#12` is a ticket.
fn is_command(said: &str) -> bool {
    let word = said.strip_prefix(['#', '!']);
    word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether lines have brackets where other text has them as well: around the stamp, or around who speaks.
fn has_brackets(dialect: &Dialect, sample: &[&str]) -> bool {
    match dialect.marks {
        Marks::Brackets => sample.iter().any(|line| line.starts_with('[')),
        Marks::Squares => sample.iter().any(|line| squared(line).is_some()),
        _ => false,
    }
}

/// Whether lines hold columns that are not set as in the window of a client.
fn is_ragged(sample: &[&str]) -> bool {
    let edges: Vec<(usize, usize)> = sample.iter().filter_map(|line| edges(line)).collect();
    let Some((begins, said)) = edges.first() else {
        return false;
    };
    let in_row = edges.iter().all(|edge| edge.1 == *said);
    !in_row || edges.iter().all(|edge| edge.0 == *begins)
}

/// How many messages have a label where other dialects have a nick, in the forms that other text has as well.
fn labels(dialect: &Dialect, speakers: &HashMap<&str, usize>) -> usize {
    use Marks::{Bold, Colon, Squares, TimeAndColon};
    let bold = dialect.marks == Bold;
    if !bold && !matches!(dialect.marks, Colon | TimeAndColon | Squares) {
        return 0;
    }
    let among =
        |words: &[&str], name: &str| words.iter().any(|word| name.eq_ignore_ascii_case(word));
    let is_label = |name: &str| {
        let numbered = |c: char| c.is_ascii_digit() || c == ' ';
        let word = name.trim_end_matches(numbered);
        among(LABELS, word)
            || among(OTHER_LABELS, word)
            || bold && (name.starts_with('#') || among(QUESTIONS, word))
    };
    let labelled = speakers.iter().filter(|(name, _)| is_label(name));
    labelled.map(|(_, said)| said).sum()
}

/// How many messages have a level where rooms have a nick.
fn levels(dialect: &Dialect, speakers: &HashMap<&str, usize>) -> usize {
    use Marks::{Brackets, Colon, Columns, Dump, TimeAndColon};
    if !matches!(
        dialect.marks,
        Brackets | Colon | Columns | Dump | TimeAndColon
    ) {
        return 0;
    }
    let levelled = speakers.iter().filter(|(name, _)| is_level(name));
    levelled.map(|(_, said)| said).sum()
}
