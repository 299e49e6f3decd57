//! How notes mark decisions and actions: headings with other words around those of `section_words`, and labels. Words of headings and
//! labels in, kinds of items out; where these stand in a text is the business of `marked`, and what is no item among them that of
//! `no_items`.

use super::section_words::{marked_by, of_label, section, stands};
use crate::model::command;
use crate::model::meeting::ItemKind;
use crate::model::words::{after_one_of, begins_with};
use crate::read::markdown::label::{Label, label, unlinked, words};

/// Words before those of a heading that leave it what it is.
const BEFORE: &[&str] = &["new", "key", "main", "our", "alv"];

/// The same, where such a list is named before what it is of.
const LISTS: &[&str] = &["summary of ", "list of "];

/// Words behind them that do.
const BEHIND: &[&str] = &[
    "and",
    "arising",
    "list",
    "log",
    "owners",
    "próxima semana",
    "summary",
    "today",
];

/// What a heading speaks of that tells of another meeting's, or of no list.
const ELSEWHERE: &[&str] = &[
    "last", "old", "past", "previous", "prior", "former", "earlier", "review", "plan",
];

/// What stands in a list below a heading, in lower case: some of these words, and what they are of.
pub(super) fn section_of_heading(words: &str) -> Option<ItemKind> {
    if let Some(kind) = section(words) {
        return Some(kind);
    }
    let list = after_one_of(words, LISTS);
    let words = list.unwrap_or(words);
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let words = if BEFORE.contains(&first) { rest } else { words };
    let mut ends = words.match_indices(' ').map(|(at, _)| at);
    let whole = ends.by_ref().find_map(|at| {
        let (head, rest) = words.split_at(at);
        Some((section(head)?, rest.trim_start())).filter(|(kind, rest)| belongs(rest, *kind))
    });
    whole.map(|(kind, _)| kind).or_else(|| section(words))
}

/// Whether what follows such words in a heading only says of what they are: `from this meeting`, `/ next steps`, `- newsletter`,
/// or what became of them: `assigned today`.
fn belongs(rest: &str, kind: ItemKind) -> bool {
    let mut said = rest.split(|c: char| !c.is_alphanumeric());
    if said.any(|word| ELSEWHERE.contains(&word)) {
        return false;
    }
    if let Some(more) = ["/ ", "& ", "and ", ""]
        .iter()
        .find_map(|sign| section(rest.strip_prefix(sign)?))
    {
        return more == kind;
    }
    let known = |words: &str| BEHIND.contains(&words) || stands(words, kind);
    let mut rest = rest;
    while !rest.is_empty() {
        let mut ends = rest.match_indices(' ').map(|(at, _)| at).take(2);
        let ends = [ends.next(), ends.next(), Some(rest.len())];
        let Some(end) = ends.into_iter().flatten().find(|end| known(&rest[..*end])) else {
            break;
        };
        rest = rest[end..].trim_start();
        if rest.is_empty() {
            return true;
        }
    }
    let of_this = after_one_of(rest, &["from ", "for ", "of ", "until "]);
    match of_this {
        Some(of) => begins_with(of, &["this ", "today", "next meeting", "next call"]),
        None => begins_with(rest, &["- ", "\u{2013} ", "\u{2014} "]),
    }
}

/// What a line is that begins with such a label, and the rest of it. A word that tells what happened counts in capitals or in bold,
/// as do those that a heading or a sentence may begin with.
pub(super) fn mark(text: &str) -> Option<(ItemKind, String)> {
    if text.starts_with('#') {
        return typed(text);
    }
    let unlinked = unlinked(text);
    let label = label(unlinked.as_deref().unwrap_or(text))?;
    let large = !label.head.contains(char::is_lowercase);
    let loud = label.bold || large;
    let colon = || {
        let behind = text.split_once(label.head).map_or("", |(_, behind)| behind);
        behind
            .trim_start_matches(['*', '_', ' '])
            .starts_with([':', '\u{ff1a}'])
    };
    let kind = match words(label.head)?.as_str() {
        "decision" | "beschluss" | "décision" | "decisión" => ItemKind::Agreed,
        "agreed" | "decided" | "approved" | "consensus" | "conclusion" if loud => ItemKind::Agreed,
        "resolution" => ItemKind::Resolution,
        "resolved" if loud => ItemKind::Resolution,
        "action" | "action item" | "aufgabe" => ItemKind::Action,
        "ai" | "ap" if large && (label.bold || tells_who(label.rest)) => ItemKind::Action,
        "todo" if loud => ItemKind::Action,
        words => of_label(words).filter(|_| colon())?,
    };
    let rest = label.rest.trim_start_matches([',', ' ']);
    let rest = rest.strip_prefix("that ").unwrap_or(rest);
    // `[Action: Ash] row`
    let inside = rest
        .split_once(']')
        .filter(|(who, _)| text.starts_with('[') && !who.contains('['));
    Some((
        kind,
        match inside {
            Some((who, what)) => format!("{who}: {}", what.trim()),
            None => with_bracket(label.head, rest, kind),
        },
    ))
}

/// An entry without a label that only repeats what the heading above says that it is: `Agreed: boats float` below `Decisions`.
pub(super) fn unrepeated(text: &str, kind: ItemKind) -> &str {
    let known: &[&str] = match kind {
        ItemKind::Action => &["ai", "ap", "todo"],
        _ => &["agreed", "decided", "resolved"],
    };
    let repeats = |label: &Label<'_>| {
        !label.rest.is_empty() && words(label.head).is_some_and(|word| known.contains(&&*word))
    };
    let label = label(text).filter(repeats);
    label.map_or(text, |label| label.rest)
}

/// Whether a quoted line is what minutes of a call have so, and no quotation: `***Resolution #1: boats float***`.
pub(super) fn is_minuted(text: &str) -> bool {
    text.starts_with("***") && is_numbered(text) && mark(text).is_some()
}

/// Whether what a line begins with has a number: `Action #1`.
pub(super) fn is_numbered(text: &str) -> bool {
    let head = text.split(':').next().unwrap_or_default();
    let number = head.split_once('#');
    number.is_some_and(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// What a line is that begins as bots take it, and the rest of it: `#agreed boats float`.
fn typed(text: &str) -> Option<(ItemKind, String)> {
    let (word, rest) = text.split_once(char::is_whitespace)?;
    let rest = Some(rest.trim()).filter(|rest| !rest.is_empty())?;
    marked_by(command::typed(word)?.effect).map(|kind| (kind, rest.to_owned()))
}

/// Whether a text begins with somebody who is to do something; `AI: models of today` has a subject.
fn tells_who(text: &str) -> bool {
    const WORDS: usize = 4;
    let named = text.starts_with('@') || text.starts_with(char::is_uppercase);
    let mut head = text.split_whitespace().skip(1).take(WORDS);
    named && head.any(|word| word == "to" || word == "will")
}

/// What follows a label, with what stands in a bracket of the label itself: whose an action is, before a colon; a number counts.
fn with_bracket(head: &str, rest: &str, kind: ItemKind) -> String {
    let inside = head.split_once('(').and_then(|(_, inside)| {
        let (inside, _) = inside.rsplit_once(')')?;
        Some(inside.trim()).filter(|inside| inside.contains(char::is_alphabetic))
    });
    match inside {
        Some(inside) if kind == ItemKind::Action && !rest.is_empty() => {
            match inside.contains(char::is_numeric) {
                true => format!("{rest} ({inside})"),
                false => format!("{inside}: {rest}"),
            }
        }
        _ => rest.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::section_words::holds_marks;
    use super::*;

    #[test]
    fn headings_of_decisions_and_actions() {
        let rows = [
            ("Decisions", "agreed"),
            ("Key decisions", "agreed"),
            ("Beschlüsse", "agreed"),
            ("DÉCISIONS", "agreed"),
            ("Acuerdos", "agreed"),
            ("決定事項", "agreed"),
            ("Aufgaben", "action"),
            ("**Acciones - Newsletter**", "action"),
            ("Tareas", "action"),
            ("Next steps", "action"),
            ("Follow-ups", "action"),
            ("Open actions", "action"),
            ("New action items", "action"),
            ("Action items from this meeting", "action"),
            ("Action items from today's call", "action"),
            ("Action Items / Next steps", "action"),
            ("Action items and tasks", "action"),
            ("Actions Assigned today", "action"),
            ("Actions assigned", "action"),
            ("Assigned actions", "action"),
            ("Actions arising from this meeting", "action"),
            ("Actions and owners", "action"),
            ("Action list", "action"),
            ("Todo list", "action"),
            ("Tasking (5 min)", "action"),
            ("Follow-up actions", "action"),
            ("Next actions", "action"),
            ("Actions \u{e0} mener", "action"),
            ("Prossimi passi", "action"),
            ("\u{da}koly", "action"),
            ("Задачи", "action"),
            ("Agreements", "agreed"),
            ("Summary of decisions", "agreed"),
            ("Decision log", "agreed"),
            ("Relev\u{e9} de d\u{e9}cisions", "agreed"),
            ("Rozhodnut\u{ed}", "agreed"),
            ("Resolutions passed", "resolution"),
            (":wave: Decisions", "agreed"),
            ("Action Points :muscle:", "action"),
            ("Action items [5 min] {#actions}", "action"),
            ("III. Action items for next meeting", "action"),
            ("Action items until next meeting", "action"),
            ("Action Items Summary", "action"),
            ("Actions to take", "action"),
            ("TODO's", "action"),
            ("ALV to-do\u{2019}s", "action"),
            ("Tareas asignadas", "action"),
            ("N\u{e4}chste Schritte", "action"),
            ("\u{c0} faire", "action"),
            ("Acuerdos tomados", "agreed"),
            ("Decisiones tomadas", "agreed"),
            ("Decis\u{f5}es tomadas", "agreed"),
            ("Delibera\u{e7}\u{f5}es", "agreed"),
            ("Puntos acordados", "agreed"),
            ("Acordos", "agreed"),
            ("Besluitenlijst", "agreed"),
            ("Genomen besluiten", "agreed"),
            ("Delibere", "agreed"),
            ("Decyzje", "agreed"),
            ("Gefasste Beschl\u{fc}sse", "agreed"),
            ("\u{7d50}\u{8ad6}", "agreed"),
            ("P\u{e4}\u{e4}t\u{f6}kset", "agreed"),
            ("D\u{e9}cisions prises", "agreed"),
            ("R\u{e9}solutions", "resolution"),
            ("Pr\u{f3}ximos pasos", "action"),
            ("Prochaines \u{e9}tapes", "action"),
            ("Prochaines actions", "action"),
            ("Volgende stappen", "action"),
            ("Acciones pendientes", "action"),
            ("Tarefas pendentes", "action"),
            ("Tareas pr\u{f3}xima semana", "action"),
            ("Przydzielone zadania", "action"),
            ("Offene Aufgaben", "action"),
            ("Pending actions", "action"),
            ("Aktionspunkte", "action"),
            ("ActionItems", "action"),
            ("Pending decisions", ""),
            ("Decisiones pendientes", ""),
            ("Open decisions", ""),
            ("Decisions to take", ""),
            ("Actions taken", ""),
            ("Acciones tomadas", ""),
            ("Take action", ""),
            ("Actions for next year", ""),
            ("Action items from last meeting", ""),
            ("Actions arising from the last meeting", ""),
            ("Actions assigned to the crew", ""),
            ("Review of assigned actions", ""),
            ("Next meeting", ""),
            ("Listed actions", ""),
            ("Decisions and actions", ""),
            ("Todo lists we like", ""),
            ("Agreed", ""),
            ("Actions of the old meeting", ""),
            ("Action items - previous call", ""),
            ("Review of action items", ""),
            ("Decisions & Actions", ""),
            ("Decisions we made about boats", ""),
            ("Action plan", ""),
            ("Tasks of the crew", ""),
            ("Open source", ""),
            ("Next steps for boats", ""),
        ];
        for (text, expected) in rows {
            let found = words(text).and_then(|words| section_of_heading(&words));
            assert_eq!(found.map_or("", ItemKind::as_str), expected, "{text}");
            assert!(expected.is_empty() || holds_marks(text), "{text}");
        }
    }

    #[test]
    fn labels_of_decisions_and_actions() {
        let rows = [
            ("**AI:** Ash to buy rope", "action Ash to buy rope"),
            ("AI: Ash to buy rope", "action Ash to buy rope"),
            ("AP: Kim Reed will row", "action Kim Reed will row"),
            ("**TODO**: paint", "action paint"),
            ("Aufgabe: paint", "action paint"),
            ("Action items: Ash to row", "action Ash to row"),
            ("**Besluit:** boten drijven", "agreed boten drijven"),
            ("Acuerdo: flotan", "agreed flotan"),
            ("\u{51b3}\u{8bae}\u{ff1a}x", "agreed x"),
            ("[Decisions](https://e.org/d)", ""),
            ("**Decisions** of the crew", ""),
            ("Actions: builds fail", ""),
            ("Tasks: many", ""),
            ("**RESOLVED**, the crew rows.", "resolution the crew rows."),
            ("**Resolved** that it floats", "resolution it floats"),
            ("[Action: Ash] row", "action Ash: row"),
            ("**Decided:** boats float", "agreed boats float"),
            ("**APPROVED**: nets", "agreed nets"),
            ("**Consensus:** they sink", "agreed they sink"),
            ("ACTION(Ash Tree): swim", "action Ash Tree: swim"),
            ("Action (Ash): dive", "action Ash: dive"),
            ("**ACTION (ash)** dive", "action ash: dive"),
            ("ACTION (2): dive", "action dive"),
            (
                "ACTION (due 2026-11-10): dive",
                "action dive (due 2026-11-10)",
            ),
            (
                "[Resolution #1: boats float](#resolution1)",
                "resolution boats float",
            ),
            ("[Resolved](a.md): boats float", "resolution boats float"),
            ("[Action #2](#action2): row (Ash)", "action row (Ash)"),
            ("***Action #2:** row (Ash).*", "action row (Ash)."),
            ("[ACTION: Ash to row](https://e.org/1)", "action Ash to row"),
            ("[reactions: two](a.md)", ""),
            ("#agreed boats float", "agreed boats float"),
            ("#ACTION kim to mend", "action kim to mend"),
            ("#rejected nets", "rejected nets"),
            ("#agreed", ""),
            ("# action items of kim", ""),
            ("#info boats float", ""),
            ("#actions of kim", ""),
            ("AI: models of today", ""),
            ("AI: what to do", ""),
            ("Ai: Ash to buy rope", ""),
            ("Todo: an old ticket", ""),
            ("Approved: the last minutes", ""),
            ("Conclusion: boats float", ""),
            ("Decided by: ash", ""),
        ];
        for (text, expected) in rows {
            let told = mark(text).map(|(kind, rest)| format!("{} {rest}", kind.as_str()));
            assert_eq!(told.unwrap_or_default(), expected, "{text}");
        }
    }
}
