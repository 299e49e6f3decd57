//! Lines of a log that are facts behind the words of minutes, `Present: ash, birch`, and look like messages of somebody who is called so.
//! What was read of a log in, such messages out; which words these are is the business of `names`.

use super::no_nicks::is_any_label;
use super::reader::{Reader, narrow};
use crate::model::log::{LineKind, line_around};

/// How often somebody speaks who is called as parts of minutes are, at the least.
const FEWEST: usize = 3;

/// Which messages of a log are facts that stand behind the words of a head or a register, by their places: nobody speaks so seldom under
/// such a name.
pub(super) fn facts(reader: &Reader) -> Vec<usize> {
    let labels = reader.nicks.iter().map(|nick| is_any_label(&nick.name));
    let labels: Vec<bool> = labels.collect();
    let mut said = vec![0; labels.len()];
    let messages = || {
        let lines = reader.lines.iter().enumerate();
        let lines = lines.filter(|(_, line)| line.kind == LineKind::Message);
        lines.filter_map(|(at, line)| Some((at, line.nick? as usize)))
    };
    messages().for_each(|(_, nick)| said[nick] += 1);
    let facts = messages().filter(|(_, nick)| labels[*nick] && said[*nick] < FEWEST);
    facts.map(|(at, _)| at).collect()
}

/// Makes a line one that nobody says.
pub(super) fn as_it_stands(reader: &mut Reader, text: &str, at: usize) {
    let line = &mut reader.lines[at];
    (line.kind, line.nick) = (LineKind::Unexplained, None);
    line.text = narrow(line_around(text, line.text.start as usize));
}

/// Takes facts among what people say for what they are.
pub(super) fn settle(reader: &mut Reader, text: &str) {
    for at in facts(reader) {
        as_it_stands(reader, text, at);
    }
}
