//! The words by which notes mark decisions and actions, in the languages of some teams. Words of headings and labels in, kinds of
//! items out; where these stand in a text is the business of `marked`, and what is no item among them that of `no_items`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::command::{self, Effect};
use crate::model::meeting::ItemKind;
use crate::read::markdown::label::{label, unlinked, words};

/// Headings and labels of lists, in lower case.
const SECTIONS: &[(&str, ItemKind)] = &[
    (
        "decision|decisions|decisions made|decisions taken|agreements",
        ItemKind::Agreed,
    ),
    (
        "beschluss|beschlüsse|beschluesse|entscheidung|entscheidungen",
        ItemKind::Agreed,
    ),
    (
        "décisions prises|relevé de décisions|deliberazioni|rozhodnutí|ustalenia|решения",
        ItemKind::Agreed,
    ),
    (
        "décision|décisions|decisión|decisiones|acuerdo|acuerdos|decisione|decisioni|decisão|decisões",
        ItemKind::Agreed,
    ),
    (
        "besluit|besluiten|beslut|beslutning|beslutninger",
        ItemKind::Agreed,
    ),
    (
        "決定事項|決定|决定|决议|決議|決議事項|결정|결정 사항",
        ItemKind::Agreed,
    ),
    ("resolution|resolutions", ItemKind::Resolution),
    (
        "action|actions|action item|action items|action points|to do|to-do|todo|to dos|to-dos|todos",
        ItemKind::Action,
    ),
    (
        "next step|next steps|task|tasks|tasking|follow-up|follow-ups|follow up|follow ups|followups",
        ItemKind::Action,
    ),
    ("aufgabe|aufgaben|maßnahmen", ItemKind::Action),
    (
        "tâches|tarea|tareas|acción|acciones|azione|azioni|compiti|tarefa|tarefas|ação|ações",
        ItemKind::Action,
    ),
    (
        "actions à mener|compromisos|prossimi passi|úkoly|zadania|задачи",
        ItemKind::Action,
    ),
    (
        "acties|actiepunt|actiepunten|åtgärder|oppgaver|opgaver",
        ItemKind::Action,
    ),
    (
        "行動項目|行动项|待辦事項|待办事项|アクションアイテム|タスク|할 일",
        ItemKind::Action,
    ),
];

/// Words before those of a heading that leave it what it is.
const BEFORE: &[&str] = &[
    "new", "next", "open", "key", "main", "our", "agreed", "assigned", "required",
];

/// The same, where such a list is named before what it is of.
const LISTS: &[&str] = &["summary of ", "list of "];

/// Words behind them that do.
const BEHIND: &[&str] = &[
    "agreed", "and", "arising", "assigned", "due", "list", "log", "owners", "passed", "required",
    "today",
];

/// What a heading speaks of that tells of another meeting's, or of no list.
const ELSEWHERE: &[&str] = &[
    "last", "old", "past", "previous", "prior", "former", "earlier", "review", "plan",
];

/// What only a label says, or a part of what a heading says in two words.
const LABELS: &[&str] = &[
    "agreed",
    "ai*",
    "ai:",
    "ap*",
    "ap:",
    "approved",
    "conclusion",
    "consensus",
    "decided",
    "follow",
    "resolved",
];

/// The words without one of which a text has no such mark, in small letters and, where they are not of ASCII, as a heading and as one
/// in capitals has them: most notes are spared the rest.
static STEMS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let sections = SECTIONS.iter().flat_map(|(known, _)| known.split('|'));
    let words = sections.chain(LABELS.iter().copied());
    let written = words.flat_map(|word| {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let title = word[..first].to_uppercase() + &word[first..];
        [word.to_owned(), title, word.to_uppercase()]
    });
    let marks = command::COMMANDS
        .iter()
        .filter(|row| marked_by(row.effect).is_some());
    let typed = marks.flat_map(|row| row.names.iter().map(|name| format!("#{name}")));
    let mut all: Vec<String> = written.chain(typed).collect();
    all.sort_by_key(String::len);
    let mut stems: Vec<String> = Vec::new();
    for word in all {
        let known = |stem: &String| word.to_ascii_lowercase().contains(stem.as_str());
        if !stems.iter().any(known) {
            stems.push(word.to_ascii_lowercase());
        }
    }
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).build(stems).ok()
});

/// Whether a text may hold such marks.
pub(super) fn holds_marks(text: &str) -> bool {
    STEMS.as_ref().is_none_or(|stems| stems.is_match(text))
}

/// What stands in a list below such words, in lower case.
pub(super) fn section(words: &str) -> Option<ItemKind> {
    let of = |known: &str| known.split('|').any(|known| known == words);
    let found = SECTIONS.iter().find(|(known, _)| of(known));
    found.map(|(_, kind)| *kind)
}

/// What stands in a list below a heading, in lower case: some of these words, and what they are of.
pub(super) fn section_of_heading(words: &str) -> Option<ItemKind> {
    if let Some(kind) = section(words) {
        return Some(kind);
    }
    let list = LISTS.iter().find_map(|list| words.strip_prefix(list));
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
    let mut rest = rest;
    while let Some(more) = BEHIND.iter().find_map(|word| rest.strip_prefix(word)) {
        match more.strip_prefix(' ') {
            Some(more) => rest = more,
            None if more.is_empty() => return true,
            None => break,
        }
    }
    let of_this = ["from ", "for ", "of "]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    match of_this {
        Some(of) => of.starts_with("this ") || of.starts_with("today"),
        None => ["- ", "\u{2013} ", "\u{2014} "]
            .iter()
            .any(|dash| rest.starts_with(dash)),
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
    let kind = match words(label.head)?.as_str() {
        "decision" | "beschluss" | "décision" | "decisión" => ItemKind::Agreed,
        "agreed" | "decided" | "approved" | "consensus" | "conclusion" if loud => ItemKind::Agreed,
        "resolution" => ItemKind::Resolution,
        "resolved" if loud => ItemKind::Resolution,
        "action" | "action item" | "aufgabe" => ItemKind::Action,
        "ai" | "ap" if large && (label.bold || tells_who(label.rest)) => ItemKind::Action,
        "todo" if loud => ItemKind::Action,
        _ => return None,
    };
    Some((kind, with_bracket(label.head, label.rest, kind)))
}

/// What a line is that begins as bots take it, and the rest of it: `#agreed boats float`.
fn typed(text: &str) -> Option<(ItemKind, String)> {
    let (word, rest) = text.split_once(char::is_whitespace)?;
    let rest = Some(rest.trim()).filter(|rest| !rest.is_empty())?;
    marked_by(command::typed(word)?.effect).map(|kind| (kind, rest.to_owned()))
}

/// What a command marks in notes.
fn marked_by(effect: Effect) -> Option<ItemKind> {
    match effect {
        Effect::Item(kind) if kind == ItemKind::Action || kind.is_decision() => Some(kind),
        _ => None,
    }
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
        for (known, _) in SECTIONS {
            for word in known.split('|') {
                assert!(holds_marks(word), "{word}");
                let large = word.to_uppercase();
                assert!(holds_marks(&large) || !word.is_ascii(), "{large}");
            }
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
