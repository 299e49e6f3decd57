//! An archive of meetings of any size, the same at every run: a folder in, files and the needles hidden in them out. Words
//! are syllables put together, drawn as in speech (the n-th word comes 1/n as often as the first); one token in 50 comes
//! once only, as ids and addresses do in real logs. Dialects take turns; tickets and projects are linked from the logs.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};

use crate::generate::clock;
use crate::random::Numbers;

/// Different words.
const WORDS: usize = 40_000;
/// Different speakers, and how many of them come to a meeting: of real archives with 100 to 200 lines a meeting, 7 to 19 come.
const NICKS: usize = 240;
const PRESENT: usize = 16;
/// Tickets and projects.
const TICKETS: usize = 2_000;
const PROJECTS: usize = 40;
/// Meetings a week, each a series of its own.
const SERIES: &[&str] = &[
    "harbour", "lights", "pilots", "locks", "charts", "tides", "weather", "board",
];

/// What is hidden, and where it has to be found.
#[derive(Debug)]
pub(crate) struct Needle {
    /// What is typed.
    pub query: String,
    /// Addresses of the hits that are right, without the root.
    pub places: Vec<String>,
}

/// Writes the archive: a content tree in a folder.
pub(crate) fn write(folder: &Path, meetings: usize, lines: usize, search: bool) -> Vec<Needle> {
    let content = folder.join("content");
    for name in ["meetings", "issues", "projects"] {
        fs::create_dir_all(content.join(name)).expect("a folder");
    }
    let site = format!("title: Harbour team\nsearch: {search}\n");
    fs::write(content.join("site.yaml"), site).expect("site.yaml");
    records(&content);
    let mut needles = Vec::new();
    for meeting in 0..meetings {
        let log = Log::new(meeting, lines);
        let planted = planted(meeting, meetings);
        let text = log.text(planted.as_ref().map(|(_, _, line)| line.as_str()));
        let path = content.join(format!("meetings/{}.log", log.id));
        fs::write(path, text).expect("a log");
        needles.extend(planted.map(|(query, person, _)| log.needle(query, person)));
    }
    needles
}

/// Tickets and projects.
fn records(content: &Path) {
    let mut numbers = Numbers::new(7);
    for id in 1..=TICKETS {
        let mut text = format!(
            "---\ntitle: {} {}\nstate: open\n---\n\n",
            word(id * 7),
            word(id * 13)
        );
        said(&mut text, &mut numbers, 60);
        fs::write(content.join(format!("issues/{id}.md")), text).expect("a ticket");
    }
    for id in 0..PROJECTS {
        let mut text = format!(
            "---\ntitle: Project {}\nstatus: active\n---\n\nSee #{}.\n\n",
            word(id + 90),
            id + 1
        );
        said(&mut text, &mut numbers, 80);
        fs::write(content.join(format!("projects/p{id}.md")), text).expect("a project");
    }
}

/// A log that is written.
struct Log {
    id: String,
    date: NaiveDate,
    dialect: usize,
    lines: usize,
    seed: u64,
}

impl Log {
    fn new(meeting: usize, lines: usize) -> Self {
        let first = NaiveDate::from_ymd_opt(2002, 11, 7).expect("a day");
        let day = meeting / SERIES.len() * 7 + meeting % SERIES.len();
        let date = first
            .checked_add_days(Days::new(day as u64))
            .expect("a day");
        let series = SERIES[meeting % SERIES.len()];
        Log {
            id: format!("{date}-{series}"),
            date,
            dialect: meeting % 5,
            lines,
            seed: meeting as u64 + 1,
        }
    }

    /// The line in the middle is the one that is hidden, in the words of the first speaker.
    fn text(&self, hidden: Option<&str>) -> String {
        let mut numbers = Numbers::new(self.seed);
        let present: Vec<usize> = (0..PRESENT).map(|_| numbers.skewed(NICKS)).collect();
        let mut out = String::with_capacity(self.lines * 70);
        for at in 0..self.lines {
            let second = 15 * 3600 + at * 3600 / self.lines;
            let chaired = at == 0 || at % 40 == 1 || at + 1 == self.lines;
            let nick = match chaired {
                true => nick(self.dialect),
                false => nick(present[numbers.skewed(PRESENT)]),
            };
            let planted = hidden.filter(|_| at == self.middle());
            let speaker = planted.and_then(|line| line.strip_prefix('<')?.split_once("> "));
            self.head(
                &mut out,
                second,
                speaker.map_or(nick.as_str(), |(nick, _)| nick),
            );
            match (planted, at) {
                (_, 0) => out.push_str("#startmeeting harbour"),
                (Some(line), _) => out.push_str(speaker.map_or(line, |(_, said)| said)),
                (None, _) if at + 1 == self.lines => out.push_str("#endmeeting"),
                (None, _) => spoken(&mut out, &mut numbers, at, &present),
            }
            out.push('\n');
        }
        out
    }

    /// How each dialect begins a line.
    fn head(&self, out: &mut String, second: usize, nick: &str) {
        let day = self.date;
        match self.dialect {
            0 => clock(out, second),
            1 => out.push_str(&format!("{:02}:{:02}", second / 3600, second / 60 % 60)),
            2 => {
                let _ = write!(out, "{day} ");
                clock(out, second);
            }
            3 => {
                out.push('[');
                clock(out, second);
                out.push(']');
            }
            _ => {
                let _ = write!(out, "{day}T");
                clock(out, second);
                out.push(' ');
            }
        }
        let _ = match self.dialect {
            1 => write!(out, " < {nick}> "),
            2 => write!(out, "\t{nick}\t"),
            _ => write!(out, " <{nick}> "),
        };
    }

    fn middle(&self) -> usize {
        self.lines / 2
    }

    fn needle(&self, query: String, person: Option<String>) -> Needle {
        let line = format!("meetings/{}/#l-{}", self.id, self.middle() + 1);
        let places = person.map(|nick| format!("people/{nick}/"));
        Needle {
            query,
            places: places.into_iter().chain([line]).collect(),
        }
    }
}

/// In every so many meetings something is hidden: what is typed, whose page is right too, the line.
fn planted(meeting: usize, meetings: usize) -> Option<(String, Option<String>, String)> {
    let apart = (meetings / 50).max(1);
    let number = meeting / apart;
    if meeting % apart != apart / 2 || number >= 50 {
        return None;
    }
    let rare = |begin: &str| format!("{begin}{}", word(number + 300));
    let common = |at: usize| word(250 + (number * 31 + at * 97) % 700);
    Some(match number % 5 {
        0 => {
            let rare = rare("quoy");
            (
                rare.clone(),
                None,
                format!("the old keeper called it {rare} and left"),
            )
        }
        1 => {
            let id = format!("CVE-2031-{}", 40_000 + number * 7);
            (
                id.clone(),
                None,
                format!("somebody asked about {id} in the yard"),
            )
        }
        2 => {
            let nick = rare("zw");
            (
                nick.clone(),
                Some(nick.clone()),
                format!("<{nick}> I only came to listen"),
            )
        }
        3 => {
            let typed = [rare("überß"), rare("uberss")][number / 5 % 2].clone();
            (
                typed,
                None,
                format!("wir lesen {} noch einmal", rare("Überß")),
            )
        }
        _ => {
            let very_common = word(number / 5 % 3);
            let phrase = [common(0), common(1), very_common, common(2)].join(" ");
            (
                format!("\"{phrase}\""),
                None,
                format!("remember {phrase} from last year"),
            )
        }
    })
}

/// What somebody says: a command now and then, a join never. Actions are for those who are there.
fn spoken(out: &mut String, numbers: &mut Numbers, at: usize, present: &[usize]) {
    match at % 40 {
        1 => out.push_str("#topic "),
        7 => out.push_str("#info "),
        23 => {
            let owner = nick(present[numbers.skewed(PRESENT)]);
            let _ = write!(out, "#action {owner} ");
        }
        31 => {
            let _ = write!(out, "see #{} ", 1 + numbers.below(TICKETS));
        }
        _ => {}
    }
    let length = 2 + numbers.below(14);
    said(out, numbers, length);
}

/// Some words.
fn said(out: &mut String, numbers: &mut Numbers, words: usize) {
    for at in 0..words {
        if at > 0 {
            out.push(' ');
        }
        if numbers.below(50) == 0 {
            let _ = match numbers.below(2) {
                0 => write!(out, "https://example.org/job/{}", numbers.below(900_000)),
                _ => write!(out, "{:08x}", numbers.below(1 << 32)),
            };
        } else {
            out.push_str(&word(numbers.skewed(WORDS)));
        }
    }
}

/// A word by how often it is said: 0 is said most.
pub(crate) fn word(rank: usize) -> String {
    const SYLLABLES: &[&str] = &[
        "ha", "ro", "mi", "te", "ku", "la", "se", "no", "vi", "da", "pe", "lo", "gu", "fa", "ri",
        "bo", "ne", "tu", "sa", "wi",
    ];
    let mut rest = rank + SYLLABLES.len();
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}

fn nick(rank: usize) -> String {
    format!("{}x", word(rank + 3))
}
