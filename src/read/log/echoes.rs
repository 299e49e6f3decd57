//! Where text that is taken out stands once more: quoted in a reply, repeated by a bot, pasted by somebody else, or corrected.
//! A log and the lines that are taken out in; further lines that hold their text out.

use std::collections::{BTreeMap, HashSet};

use super::off_record;
use super::repeated::Gone;
use crate::model::command::{COMMANDS, Effect};
use crate::model::log::{Line, LineKind, Log};
use crate::read::corrected::{Change, Said, follow};

/// Lines that repeat what the lines say that are gone, and corrections of these. None of those is among them.
pub fn of(log: &Log, gone: &[usize]) -> Vec<usize> {
    let lines = || gone.iter().map(|at| &log.lines[*at]);
    let speakers = lines().filter_map(|line| Some(log.nick_of(line)?.name.as_str()));
    let texts = lines().map(|line| log.text_of(line));
    let mut more = found(log, texts, speakers.collect());
    let gone: HashSet<usize> = gone.iter().copied().collect();
    let all = gone.iter().chain(&more).copied().collect();
    more.extend(with_corrected(log, corrections(log, &all, &[])));
    more.retain(|at| !gone.contains(at));
    more
}

/// Corrections of lines of which a part is taken out: they quote it, and may be told from nothing but the whole lines.
pub fn of_parts(log: &Log, whole: &[String]) -> Vec<usize> {
    match whole.is_empty() {
        true => Vec::new(),
        false => corrections(log, &HashSet::new(), whole).0,
    }
}

/// The same of texts that no line of the log has any more.
pub(super) fn of_texts(log: &Log, gone: &[String]) -> Vec<usize> {
    if gone.is_empty() {
        return Vec::new();
    }
    let mut more = found(
        log,
        gone.iter().flat_map(|text| text.lines()),
        HashSet::new(),
    );
    let all = more.iter().copied().collect();
    more.extend(with_corrected(log, corrections(log, &all, gone)));
    more
}

/// With corrections goes what says the same as the lines do that they correct.
fn with_corrected(log: &Log, (mut edits, after): (Vec<usize>, Vec<String>)) -> Vec<usize> {
    let after = after.iter().flat_map(|text| text.lines());
    edits.extend(found(log, after, HashSet::new()));
    edits
}

/// Corrections that are about nothing but what is gone, for they quote it: lines of the log, or texts that stood before it. Beside
/// them what these say once they are corrected.
fn corrections(log: &Log, gone: &HashSet<usize>, texts: &[String]) -> (Vec<usize>, Vec<String>) {
    let words = |line: &Line| match line.kind {
        LineKind::Presence(_) | LineKind::Prose => "",
        _ => log.text_of(line),
    };
    let before = texts.iter().map(String::as_str);
    let lines = before.chain(log.lines.iter().map(words));
    let said: Vec<Said<'_>> = lines.map(|text| Said { text, from: 0 }).collect();
    let is_gone = |at: usize| {
        at.checked_sub(texts.len())
            .is_none_or(|at| gone.contains(&at))
    };
    // Lines that corrections changed which are gone: of their words only those are shown that stood there before.
    let mut changed: HashSet<usize> = HashSet::new();
    let mut about: BTreeMap<(usize, usize), (bool, Vec<String>)> = BTreeMap::new();
    let lost = follow(&said, &mut |change: &Change<'_>| {
        let shown = said[change.line].text;
        let only_there = changed.contains(&change.line) && !shown.contains(change.old);
        let hidden = is_gone(change.line) || only_there;
        let (all, after) = about
            .entry((change.edit, change.start))
            .or_insert((true, Vec::new()));
        *all &= hidden;
        after.extend(hidden.then(|| change.after.to_owned()));
        if is_gone(change.edit) {
            changed.insert(change.line);
        }
    });
    about.retain(|_, (all, _)| *all);
    let edits = about.keys().map(|(line, _)| *line).chain(lost);
    let edits = edits.filter_map(|at| at.checked_sub(texts.len())).collect();
    (
        edits,
        about.into_values().flat_map(|(_, after)| after).collect(),
    )
}

/// Lines that repeat one of some texts, or what it says behind the word of a command; who said these is told by their nicks.
fn found<'t>(
    log: &Log,
    gone: impl Iterator<Item = &'t str>,
    speakers: HashSet<&str>,
) -> Vec<usize> {
    let mut texts = Gone::of(speakers);
    for text in gone.map(str::trim) {
        texts.text(text);
        let speech = off_record::behind_name(text).filter(|said| said.contains(' '));
        speech.into_iter().for_each(|said| texts.text(said));
        behind_command(text)
            .into_iter()
            .for_each(|part| texts.part(part));
    }
    let Some(texts) = texts.search() else {
        return Vec::new();
    };
    let shown = |at: &usize| {
        let line = &log.lines[*at];
        !matches!(line.kind, LineKind::Redacted | LineKind::Blank)
            && texts.stand_in(log.text_of(line), log.is_bot(line))
    };
    (0..log.lines.len()).filter(shown).collect()
}

/// What bots repeat of a command: what stands behind its word, of a vote the question alone, of the name of a meeting the name that
/// they make of it.
fn behind_command(text: &str) -> Vec<String> {
    let Some(command) = text.strip_prefix(['#', '!', '^', '[']) else {
        return behind_scribe_word(text).into_iter().collect();
    };
    let end = command.find(|c: char| !c.is_alphanumeric());
    let (word, rest) = command.split_at(end.unwrap_or(command.len()));
    let rest = rest.trim_start_matches([':', ',', ']']).trim();
    let named = |known: &&str| word.eq_ignore_ascii_case(known);
    let mut known = COMMANDS.iter();
    let known = known.find(|known| known.names.iter().any(named));
    match known.map(|known| known.effect) {
        Some(Effect::StartVote) => {
            let question = rest.rsplit_once('?').map_or(rest, |(question, _)| question);
            vec![question.trim().to_owned()]
        }
        Some(Effect::Start | Effect::MeetingName | Effect::MeetingTopic) => {
            let words: Vec<&str> = rest.split_whitespace().collect();
            vec![rest.to_owned(), words.join("_").to_lowercase()]
        }
        Some(Effect::Item(_)) => vec![rest.to_owned()],
        _ => Vec::new(),
    }
}

/// The same of what people type for the bots of a scribe: the reason behind `q+`, and of an action what is to be done.
fn behind_scribe_word(text: &str) -> Option<String> {
    let behind = |word: &str| {
        let (head, rest) = text.split_at_checked(word.len())?;
        head.eq_ignore_ascii_case(word).then(|| rest.trim())
    };
    let done = |action: &str| Some(action.split_once(" to ")?.1.trim().to_owned());
    let reason = ["q+", "qq+", "+q"].iter().find_map(|word| behind(word));
    let reason = reason.map(str::to_owned);
    reason
        .or_else(|| done(behind("action")?))
        .filter(|part| !part.is_empty())
}
