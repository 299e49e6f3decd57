//! Decisions and actions that notes without a log mark as such: lists and tables below a heading or a label such as `Decisions` or
//! `Action items`, and lines that begin with `DECISION:`, `ACTION:` and the like. Notes in, items of the minutes out. What is not marked is
//! never one, whatever its words are.

use std::collections::HashSet;

use super::done_words::{are_done, ticked, unstruck};
use super::item_table::Table;
use super::mark_words::{is_minuted, is_numbered, mark, section_of_heading, unrepeated};
use super::naming::is_early;
use super::no_items::{is_no_item, is_none};
use super::section_words::{holds_marks, section};
use crate::model::meeting::{Item, ItemKind, Meeting, Notes};
use crate::place::narrow;
use crate::read::markdown::entries::{Entry, Shape, with_tables};
use crate::read::markdown::label::{plain, words};
use crate::read::minutes::credit;

/// Fills in the items of a meeting, and whose they are. What was to be spoken of decides nothing.
pub(super) fn fill(meeting: &mut Meeting) {
    let mut above = 0;
    let mut items = Vec::new();
    for notes in &meeting.notes {
        items.extend(below(notes, above));
        above += notes.markdown.split_inclusive('\n').count();
    }
    meeting.minutes.items = items;
    credit::fill(&mut meeting.minutes, &meeting.attendance);
}

/// The decisions and actions that notes mark; of what was to be spoken of none.
pub(super) fn in_notes(notes: &Notes) -> Vec<Item> {
    below(notes, 0)
}

fn below(notes: &Notes, above: usize) -> Vec<Item> {
    match !is_early(&notes.path) && holds_marks(&notes.markdown) {
        true => found(&notes.markdown, above).items,
        false => Vec::new(),
    }
}

/// Whether a line begins with such a mark.
pub(super) fn begins(text: &str) -> bool {
    mark(text).is_some()
}

/// Whether a line says what somebody will do, or what was resolved.
pub(super) fn tells_action(text: &str) -> bool {
    matches!(
        mark(text),
        Some((ItemKind::Action | ItemKind::Resolution, _))
    )
}

/// Lines of a text, counted from 0, at which tables begin that stand below such a heading, and of which nothing can be read.
pub(super) fn unread_tables(markdown: &str) -> Vec<usize> {
    found(markdown, 0).unread
}

fn found(markdown: &str, above: usize) -> Found {
    let mut found = Found {
        above,
        ..Found::default()
    };
    for entry in with_tables(markdown, begins)
        .iter()
        .filter(|entry| entry.shape != Shape::Code && (!entry.quoted || is_minuted(&entry.text)))
    {
        found.entry(entry);
    }
    found
}

/// A heading or a label below which a list is of such items.
struct Open {
    kind: ItemKind,
    /// The level, of a heading.
    level: Option<usize>,
    /// The columns before it, of an entry of a list.
    indent: Option<usize>,
    /// Whether a heading below it says that its actions are done.
    done: bool,
    /// The last entry at the margin of the list.
    last: Option<Margin>,
}

/// An entry at the margin of a list.
struct Margin {
    indent: usize,
    /// How many items there were before it.
    before: usize,
    /// Whether it has a box.
    boxed: bool,
    /// Whether it is an item itself.
    own: bool,
    /// What it says, where it only says whose the entries below it are.
    group: Option<String>,
}

/// An item whose sentence is not at its end: `Ash is to speak with Kim about`. The list below it says the rest.
struct Begun {
    indent: usize,
    /// Which it is.
    at: usize,
    /// Whether some of the rest was read.
    told: bool,
}

/// Bytes of an item with its list, at the most.
const LONGEST: usize = 400;

#[derive(Default)]
struct Found {
    above: usize,
    items: Vec<Item>,
    /// Decisions, and actions with a number, that stand there: a summary repeats them.
    taken: HashSet<(bool, String)>,
    open: Option<Open>,
    begun: Option<Begun>,
    /// The table that is read.
    table: Option<Table>,
    /// Where tables begin of which nothing can be read.
    unread: Vec<usize>,
}

impl Found {
    fn entry(&mut self, entry: &Entry<'_>) {
        if self.goes_on(entry) {
            return;
        }
        match entry.shape {
            Shape::Head | Shape::Row => return self.row(entry),
            Shape::Heading(level) => {
                self.open
                    .take_if(|open| open.level.is_none_or(|above| level <= above));
            }
            Shape::Item(indent, _) => {
                self.open
                    .take_if(|open| open.indent.is_some_and(|above| indent <= above));
            }
            Shape::Line => {
                self.open.take_if(|open| open.level.is_none());
            }
            Shape::Below | Shape::Code => {}
        }
        self.table = None;
        let (text, struck) = unstruck(&entry.text);
        let apart = matches!(entry.shape, Shape::Heading(_)) || text.starts_with("**");
        let known = if apart { section_of_heading } else { section };
        let named = || words(text).and_then(|words| known(&words));
        if let (Some(open), Shape::Heading(_) | Shape::Line) = (&mut self.open, entry.shape)
            && apart
        {
            open.done = words(text).is_some_and(|words| are_done(&words));
        }
        match (mark(text), entry.shape) {
            (Some((kind, rest)), shape) if rest.is_empty() => self.open(kind, shape),
            (Some((kind, rest)), _) => self.item(kind, entry, (&rest, struck)),
            (None, shape) => match (named(), shape) {
                (Some(kind), shape) => self.open(kind, shape),
                (None, Shape::Item(indent, done)) => self.listed(entry, indent, done.is_some()),
                _ => {}
            },
        }
    }

    /// Takes an entry below an item that is not at its end.
    fn goes_on(&mut self, entry: &Entry<'_>) -> bool {
        let Some(mut begun) = self.begun.take() else {
            return false;
        };
        let below = matches!(entry.shape, Shape::Item(indent, None) if indent > begun.indent);
        if !below || begins(&entry.text) {
            return false;
        }
        let (text, _) = unstruck(&entry.text);
        let text = plain(text);
        for item in &mut self.items[begun.at..] {
            if item.text.len() + text.len() <= LONGEST {
                item.text.push_str(if begun.told { "; " } else { " " });
                item.text.push_str(&text);
            }
        }
        begun.told = true;
        self.begun = Some(begun);
        true
    }

    fn open(&mut self, kind: ItemKind, shape: Shape) {
        self.open = Some(Open {
            kind,
            level: shape.level(),
            indent: shape.indent(),
            done: false,
            last: None,
        });
    }

    /// An entry of a list, be it one of such a list or of none. What stands below another one explains it, unless that one only
    /// says whose it is, or has no box where this one has.
    fn listed(&mut self, entry: &Entry<'_>, indent: usize, boxed: bool) {
        let Some(open) = &mut self.open else {
            return;
        };
        let kind = open.kind;
        let below = open.last.as_mut().filter(|last| indent > last.indent);
        if let Some(last) = below {
            if let Some(group) = &last.group {
                let text = format!("{group} {}", entry.text);
                return self.item(kind, entry, (&text, false));
            }
            if boxed && !last.boxed {
                // The entry above is a heading of those with boxes.
                if std::mem::take(&mut last.own) {
                    self.items.truncate(last.before);
                }
                self.item(kind, entry, (&entry.text, false));
            }
            return;
        }
        let text = entry.text.trim();
        let group = text
            .trim_end_matches(['*', '_'])
            .ends_with(':')
            .then(|| text.to_owned());
        let is_group = group.is_some();
        open.last = Some(Margin {
            indent,
            before: self.items.len(),
            boxed,
            own: group.is_none(),
            group,
        });
        if !is_group && !is_no_item(text) {
            self.item(kind, entry, (unrepeated(text, kind), false));
        }
    }

    /// A row of a table below such a heading, or its head.
    fn row(&mut self, entry: &Entry<'_>) {
        let Some(open) = &self.open else {
            return;
        };
        let kind = open.kind;
        if entry.shape == Shape::Head {
            self.table = Some(Table::below(kind, &entry.text, entry.line));
            return;
        }
        let headless = || Table::unread(entry.line);
        let table = self.table.get_or_insert_with(headless);
        if let Some((text, gone)) = table.item(&entry.text) {
            return self.item(kind, entry, (&text, gone));
        }
        let unread = table.take_unread(&entry.text);
        self.unread.extend(unread);
    }

    /// Adds an item; with its text goes whether the line is struck out, or its row says that it is done.
    fn item(&mut self, kind: ItemKind, entry: &Entry<'_>, (text, gone): (&str, bool)) {
        let (text, struck) = unstruck(text);
        let struck = struck || gone;
        let text = plain(text);
        let ticked = ticked(&text)
            .filter(|_| kind == ItemKind::Action)
            .map(str::to_owned);
        let done = struck || ticked.is_some() || self.open.as_ref().is_some_and(|open| open.done);
        let text = ticked.unwrap_or(text);
        let begun = entry.shape.indent().filter(|_| is_begun(&text));
        let acts = kind == ItemKind::Action;
        let again = || begun.is_none() && (!acts || is_numbered(&entry.text));
        let known = || (acts, text.trim_end_matches('.').to_lowercase());
        if is_none(&text) || again() && !self.taken.insert(known()) {
            return;
        }
        self.begun = begun.map(|indent| Begun {
            indent,
            at: self.items.len(),
            told: false,
        });
        let done = done || matches!(entry.shape, Shape::Item(_, Some(true)));
        let place = narrow(self.above + entry.line + 1);
        let item = |kind| Item {
            place,
            withdrawn: struck && kind != ItemKind::Action && kind != ItemKind::Done,
            ..Item::of(kind, text.clone())
        };
        self.items.push(item(kind));
        if done && kind == ItemKind::Action {
            self.items.push(item(ItemKind::Done));
        }
    }
}

/// Whether a sentence goes on behind a text.
fn is_begun(text: &str) -> bool {
    const JOINING: &[&str] = &[
        "about", "and", "by", "for", "from", "of", "on", "or", "the", "to", "with", "für", "mit",
        "und", "zu", "avec", "de", "et", "pour",
    ];
    let joins = |word: &str| JOINING.contains(&word);
    text.ends_with([',', '\u{2026}'])
        || text.ends_with("...")
        || text.rsplit(' ').next().is_some_and(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items of a text, each with its line.
    fn told(markdown: &str) -> String {
        let told = |item: &Item| {
            let gone = if item.withdrawn { " (withdrawn)" } else { "" };
            format!("{} {} {}{gone}", item.place, item.kind.as_str(), item.text)
        };
        assert!(holds_marks(markdown), "{markdown}");
        let items: Vec<String> = found(markdown, 0).items.iter().map(told).collect();
        items.join(" | ")
    }

    #[test]
    fn what_notes_mark() {
        let rows = [
            (
                "# Call\n## Decisions\n- boats float\n\n## Action items\n- [ ] ash: buy rope (due 2026-11-10)\n- [x] kim: paint\n",
                "3 agreed boats float | 6 action ash: buy rope (due 2026-11-10) | 7 action kim: paint | 7 done kim: paint",
            ),
            (
                "Topic: boats\nash: they sink\nACTION: kim to mend\nRESOLVED: mend boats\n",
                "3 action kim to mend | 4 resolution mend boats",
            ),
            (
                "### 3. Decisions Made:\n1. one\n2. two\n   - why\n",
                "2 agreed one | 3 agreed two",
            ),
            (
                "**Action items:**\n\n- ~~ash: row~~\n- <s>kim: swim</s>.\n- text (Ash)\n\nwords\n\n- boats\n",
                "3 action ash: row | 3 done ash: row | 4 action kim: swim | 4 done kim: swim | 5 action text (Ash)",
            ),
            (
                "- Action items\n  - ash: row\n- boats\n",
                "2 action ash: row",
            ),
            (
                "Decision: **all** `boats` float\n* **ACTION** - Kim: [paint](https://e.org/1)\n- Action item: ash\n  will row\n",
                "1 agreed all boats float | 2 action Kim: paint (https://e.org/1) | 3 action ash will row",
            ),
            (
                "## Actions\n### Done\n- ash: row\n### Open\n- kim: row\n* Done:\n  * lea: row\n",
                "3 action ash: row | 3 done ash: row | 5 action kim: row | 7 action lea: row | 7 done lea: row",
            ),
            (
                "# Resolutions\n## On boats\n- they float\n# Notes\n- no\n",
                "3 resolution they float",
            ),
            (
                "## To do\n- Ash:\n  - row\n  - swim\n- Boats\n  - [ ] kim: paint\n  - [x] kim: mend\n",
                "3 action Ash: row | 4 action Ash: swim | 6 action kim: paint | 7 action kim: mend | 7 done kim: mend",
            ),
            (
                "## Decisions\n- Agreed: boats float\n- Resolved:\n- Note: nets\n## Action items\n- AI: kim to row\n",
                "2 agreed boats float | 4 agreed Note: nets | 6 action kim to row",
            ),
            (
                "AGREED: boats\n\n## Decisions\n- boats\n- ~~nets~~\n",
                "1 agreed boats | 5 agreed nets (withdrawn)",
            ),
            ("ACTION:\n- ash: row\n", "2 action ash: row"),
            (
                "> *Kim:* +1.\n\n> ***Resolution #1: boats float.***\n{: #resolution1 .resolution}\n\n***Action #1:** row (Ash).*\n{: #action1}\n\n### Resolutions\n* [Resolution #1](#resolution1): boats float\n* [Action #1: row (Ash)](#action1)\n* ACTION: swim\n* ACTION: swim\n",
                "3 resolution boats float. | 6 action row (Ash). | 12 action swim | 13 action swim",
            ),
            (
                "## Actions\n* @ash to follow up with Max on\n  * ropes that are **old**\n  * nets that are torn\n* kim to row\n  * for fun\n",
                "2 action @ash to follow up with Max on ropes that are old; nets that are torn | 5 action kim to row",
            ),
            (
                "- ACTION: ash to buy,\n  - rope\n  - ACTION: kim to paint\n  - boats\n\n## Decisions\n- we buy\n  - nets\n- we agree to\n  - row\n- we agree to\n  - swim\n",
                "1 action ash to buy, rope | 3 action kim to paint | 7 agreed we buy | 9 agreed we agree to row | 11 agreed we agree to swim",
            ),
            (
                "## openssl\n#agreed ship it\n#action kim to ship\n- #action reed to second\n",
                "2 agreed ship it | 3 action kim to ship | 4 action reed to second",
            ),
            (
                "## Action items\n- Meeting closed 14:00\n- https://boats.example/12\n- Next call on 2026-11-01\n- ash: row\n",
                "5 action ash: row",
            ),
            (
                "## Action items\n| Who | What | Status |\n|---|---|---|\n| ash | row | open |\n| kim | swim | done |\n\n- lea: dive\n\n| max | fall | |\n",
                "4 action ash: row | 5 action kim: swim | 5 done kim: swim | 7 action lea: dive",
            ),
            (
                "**Decisions:**\n\n| # | Decision |\n|---|---|\n| 1 | ~~boats~~ |\n| 2 | **nets** |\n\n## Boats\n| Decision |\n|---|\n| no |\n",
                "5 agreed boats (withdrawn) | 6 agreed nets",
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn tables_that_are_not_read() {
        let text = "## Actions\n| Item | Cost |\n|---|---|\n| oars | 12 |\n| nets | 9 |\n\n- ash: row\n\n| ash | swim |\n\n## Boats\n| Item | Cost |\n|---|---|\n| oars | 12 |\n";
        assert_eq!(unread_tables(text), [1, 8]);
    }

    #[test]
    fn what_is_none() {
        let rows = [
            "We agreed: boats float\nResolved: an old ticket\nagreed: yes\n",
            "## Decisions\n\n- None\n- N/A\n- -\n- No decisions were made\n",
            "## Actions of the old meeting\n- ash: row\n",
            "```\nACTION: ash\n```\n<!-- ACTION: kim -->\n> DECISION: quoted\n> **Resolution #1: quoted**\n> ***Boats #1: float***\n",
            "## Action items\n\nash will row\n\n## Boats\n- red\n",
            "Reactions: many\nAction plan: later\n",
        ];
        for text in rows {
            assert_eq!(told(text), "", "{text}");
        }
    }
}
