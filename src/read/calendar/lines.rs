//! A calendar's text to the lines of its events: folded lines joined, each with the number of its first one.
//! Text in, a block for each event and doubts out. What stands inside other components, alarms among them, is passed over.

use super::Doubt;
use crate::place::narrow;

/// Longest line that is kept, in bytes, when its parts are joined.
const LONGEST: usize = 64 * 1024;

/// The lines of an event.
pub(super) struct Block {
    /// Where it begins.
    pub(super) line: u32,
    /// Its own lines, with their numbers.
    pub(super) lines: Vec<(u32, String)>,
}

/// What a file holds.
#[derive(Default)]
pub(super) struct Cut {
    /// Events that are whole.
    pub(super) blocks: Vec<Block>,
    /// Name of the zone of times that name none.
    pub(super) zone: Option<String>,
    pub(super) doubts: Vec<Doubt>,
}

/// Cuts a file into its events.
pub(super) fn cut(text: &str) -> Cut {
    let mut cutter = Cutter::default();
    for (number, line) in unfolded(text) {
        cutter.line(number, line);
    }
    cutter.finish(text)
}

/// Lines as they were before they were folded.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut found: Vec<(u32, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let number = narrow(index + 1);
        match (line.strip_prefix([' ', '\t']), found.last_mut()) {
            (Some(rest), Some((_, last))) if last.len() + rest.len() <= LONGEST => {
                last.push_str(rest);
            }
            (Some(_), Some(_)) => {}
            _ => found.push((number, line.to_owned())),
        }
    }
    found
}

#[derive(Default)]
struct Cutter {
    cut: Cut,
    /// Components that are open inside the event.
    inside: usize,
    event: Option<Block>,
    begun: bool,
    ended: bool,
}

impl Cutter {
    fn line(&mut self, number: u32, line: String) {
        let upper = line.trim_end().to_ascii_uppercase();
        match (upper.as_str(), &mut self.event) {
            ("BEGIN:VCALENDAR", None) => (self.begun, self.ended) = (true, false),
            ("END:VCALENDAR", _) => {
                self.lose();
                self.ended = true;
            }
            ("BEGIN:VEVENT", _) => {
                self.lose();
                self.event = Some(Block {
                    line: number,
                    lines: Vec::new(),
                });
            }
            ("END:VEVENT", _) => self.cut.blocks.extend(self.event.take()),
            (head, Some(_)) if head.starts_with("BEGIN:") => self.inside += 1,
            (head, Some(_)) if head.starts_with("END:") => {
                self.inside = self.inside.saturating_sub(1);
            }
            (_, Some(event)) if self.inside == 0 => event.lines.push((number, line)),
            (head, None) if head.starts_with("X-WR-TIMEZONE:") => {
                self.cut.zone = line.split_once(':').map(|(_, name)| name.trim().to_owned());
            }
            _ => {}
        }
    }

    /// An event that is open where none can be.
    fn lose(&mut self) {
        self.inside = 0;
        if let Some(event) = self.event.take() {
            self.cut.doubts.push(Doubt {
                line: event.line,
                message: "this event has no end: it is not read".to_owned(),
                hint: "fetch the calendar once more: the file may be cut",
            });
        }
    }

    fn finish(mut self, text: &str) -> Cut {
        let open = self.event.is_some();
        self.lose();
        let last = narrow(text.lines().count());
        let (line, message) = match (self.begun, self.ended || open) {
            (false, _) => (0, "this is no calendar: no line says BEGIN:VCALENDAR"),
            (true, false) => (last, "the calendar has no end: it may be cut"),
            (true, true) => return self.cut,
        };
        self.cut.doubts.push(Doubt {
            line,
            message: message.to_owned(),
            hint: "fetch the calendar once more",
        });
        self.cut
    }
}
