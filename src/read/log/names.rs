//! Words that stand where nicks stand and are none. A word in, whether it is one out; or lists.

use super::reader::{Reader, narrow};
use crate::model::log::{LineKind, line_around};
use crate::model::meeting::ItemKind;
use crate::read::meeting::roll_words;

/// Names of elements with which lines of HTML begin.
pub(super) const ELEMENTS: &[&str] = &[
    "a", "b", "i", "p", "div", "span", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td",
    "th", "h1", "h2", "h3", "h4", "pre", "code", "em", "strong", "html", "head", "body", "title",
    "section", "article", "nav", "header", "footer", "main", "form", "label", "button", "option",
    "script", "style", "br", "hr", "details", "summary",
];

/// What happens, as Konversation and HexChat have it before a tab.
pub(super) const HAPPENINGS: &[&str] = &["Join", "Part", "Quit", "Nick", "Mode", "Topic", "Away"];

/// Parts of minutes, facts, days and parts of programmes, in lower case: before a colon they are no speakers. Months that are names
/// of people as well are not among them.
pub(super) const LABELS: &[&str] = &[
    "action",
    "actions",
    "topic",
    "topics",
    "present",
    "absent",
    "attendees",
    "attendance",
    "agenda",
    "notes",
    "todo",
    "done",
    "pending",
    "decision",
    "decisions",
    "regrets",
    "missing",
    "date",
    "time",
    "place",
    "location",
    "minutes",
    "summary",
    "status",
    "subject",
    "owner",
    "owners",
    "assignee",
    "due",
    "deadline",
    "priority",
    "motion",
    "moved",
    "seconded",
    "carried",
    "proposal",
    "proposed",
    "reason",
    "reasons",
    "rationale",
    "context",
    "background",
    "result",
    "results",
    "outcome",
    "outcomes",
    "conclusion",
    "risk",
    "risks",
    "next",
    "goal",
    "goals",
    "note",
    "question",
    "questions",
    "answer",
    "answers",
    "resolution",
    "resolved",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "july",
    "september",
    "october",
    "november",
    "december",
    "week",
    "talk",
    "talks",
    "break",
    "lunch",
    "coffee",
    "tea",
    "breakfast",
    "dinner",
    "welcome",
    "keynote",
    "session",
    "sessions",
    "panel",
    "demo",
    "demos",
    "workshop",
    "opening",
    "closing",
    "registration",
    "introduction",
    "wrap-up",
    "wrapup",
    "treasurer",
    "secretary",
];

/// Parts of minutes and offices in German, French, Spanish, Italian, Portuguese and Dutch.
pub(super) const OTHER_LABELS: &[&str] = &[
    "antrag",
    "anträge",
    "beschluss",
    "beschlüsse",
    "abstimmung",
    "ergebnis",
    "ergebnisse",
    "datum",
    "ort",
    "uhrzeit",
    "beginn",
    "anwesend",
    "anwesende",
    "abwesend",
    "teilnehmer",
    "teilnehmende",
    "protokoll",
    "protokollant",
    "tagesordnung",
    "thema",
    "themen",
    "aufgabe",
    "aufgaben",
    "termin",
    "frist",
    "kassenwart",
    "kasse",
    "vorstand",
    "bericht",
    "schriftführer",
    "schatzmeister",
    "lieu",
    "heure",
    "présents",
    "absents",
    "excusés",
    "décision",
    "décisions",
    "secrétaire",
    "président",
    "présidente",
    "trésorier",
    "trésorière",
    "sujet",
    "proposition",
    "objet",
    "fecha",
    "lugar",
    "hora",
    "asistentes",
    "ausentes",
    "presentes",
    "acta",
    "acuerdo",
    "acuerdos",
    "tema",
    "temas",
    "decisión",
    "decisiones",
    "tarea",
    "tareas",
    "tesorero",
    "tesorera",
    "secretario",
    "secretaria",
    "presidente",
    "presidenta",
    "propuesta",
    "votación",
    "resultado",
    "luogo",
    "presenti",
    "assenti",
    "verbale",
    "decisione",
    "decisioni",
    "tesoriere",
    "segretario",
    "segretaria",
    "proposta",
    "votazione",
    "delibera",
    "pauta",
    "decisão",
    "decisões",
    "tesoureiro",
    "tesoureira",
    "secretário",
    "secretária",
    "votação",
    "plaats",
    "tijd",
    "aanwezig",
    "afwezig",
    "notulen",
    "notulist",
    "voorzitter",
    "besluit",
    "besluiten",
    "actie",
    "acties",
    "actiepunt",
    "onderwerp",
    "voorstel",
    "stemming",
];

/// Questions and answers, which nicks of one letter look like: in bold type they are no speakers.
pub(super) const QUESTIONS: &[&str] = &["q", "a"];

/// What ChatZilla has before a tab and what a server says.
pub(super) const CHATZILLA: &[&str] = &["-->|", "|<--", "=-=", "==="];

/// Whether a word tells how grave a line is: programs write `[2024-01-15 13:00:01] ERROR: text` into logs that nobody talks in.
pub(super) fn is_level(word: &str) -> bool {
    const LEVELS: &[&str] = &[
        "TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERR", "ERROR", "CRITICAL", "FATAL",
        "PANIC",
    ];
    LEVELS.iter().any(|level| word.eq_ignore_ascii_case(level))
}

/// Whether a word is a part of minutes, however it is spelled.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.iter().any(|label| word.eq_ignore_ascii_case(label))
}

/// The same in other languages, too, and words for who was at a meeting and for what it came to.
pub(in crate::read) fn is_any_label(word: &str) -> bool {
    let mut others = OTHER_LABELS.iter();
    is_label(word)
        || others.any(|label| word.eq_ignore_ascii_case(label))
        || roll_words::is_of_people(word)
        || ItemKind::ALL
            .iter()
            .any(|kind| word.eq_ignore_ascii_case(kind.as_str()))
}

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
