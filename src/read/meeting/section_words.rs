//! The words by which notes mark lists of decisions and actions, in the languages of some teams. Words in lower case in, kinds of items
//! out; which other words may stand around them is the business of `mark_words`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::command::{self, Effect};
use crate::model::meeting::ItemKind;

/// Headings of lists and labels, in lower case.
const SECTIONS: &[(ItemKind, &[&str])] = &[
    (
        ItemKind::Agreed,
        &[
            "decision|decisions",
            "beschluss|beschlüsse|beschluesse|entscheidung|entscheidungen",
            "relevé de décisions|delibera|delibere|deliberazioni|deliberações|rozhodnutí|ustalenia|decyzja|decyzje",
            "решение|решения|решили|постановили",
            "décision|décisions|decisión|decisiones|acuerdo|acuerdos|decisione|decisioni|decisão|decisões",
            "besluit|besluiten|besluitenlijst|beslut|beslutning|beslutninger|päätös|päätökset",
            "決定事項|決定|决定|决议|決議|決議事項|结论|結論|결정|결정 사항",
        ],
    ),
    (ItemKind::Resolution, &["resolution|resolutions"]),
    (
        ItemKind::Action,
        &[
            "action|action item|action items|actionitems|action point|action points",
            "aufgabe|aufgaben|aktionspunkte|maßnahmen|pendenzen|nächste schritte",
            "tâches|à faire|tarea|tareas|acción|acciones|azione|azioni|compiti|tarefa|tarefas|ação|ações",
            "actions à mener|compromisos|encaminhamentos|prossimi passi|úkoly|zadania|задачи",
            "actie|acties|actielijst|actiepunt|actiepunten|åtgärder|oppgaver|opgaver",
            "行動項目|行动项|待辦事項|待办事项|待办|遗留问题|アクションアイテム|アクション項目|할 일",
        ],
    ),
];

/// The same that are no labels, for what is said of something else begins so.
const HEADINGS: &[(ItemKind, &[&str])] = &[
    (
        ItemKind::Agreed,
        &["agreements|acordos|puntos acordados|pontos acordados"],
    ),
    (
        ItemKind::Resolution,
        &["résolution|résolutions|resolución|resoluciones|resolução|resoluções|uchwała|uchwały"],
    ),
    (
        ItemKind::Action,
        &[
            "actions|to do|to-do|todo|to dos|to-dos|todos|todo's|todo\u{2019}s|to do's|to-do's|to do\u{2019}s|to-do\u{2019}s|タスク",
            "next step|next steps|task|tasks|tasking|follow-up|follow-ups|follow up|follow ups|followups",
            "prochaines étapes|étapes suivantes|próximos pasos|siguientes pasos|próximos passos|próximas etapas|propers passos",
            "volgende stappen|vervolgstappen|nästa steg|næste skridt|neste steg|następne kroki|kolejne kroki|další kroky",
            "следующие шаги|дальнейшие шаги|наступні кроки|seuraavat askeleet|下一步|下一步计划|次のステップ|다음 단계",
        ],
    ),
];

/// Words beside those of decisions that say that these were made: `Gefasste Beschlüsse`, `Acuerdos tomados`.
const MADE: &[&str] = &[
    "adopted",
    "agreed",
    "made",
    "passed",
    "taken",
    "gefasst",
    "gefasste",
    "getroffen",
    "getroffene",
    "adoptées",
    "prise",
    "prises",
    "acordadas",
    "adoptadas",
    "adoptados",
    "tomada",
    "tomadas",
    "tomado",
    "tomados",
    "aprovadas",
    "adottate",
    "prese",
    "genomen",
    "podjęte",
    "přijatá",
    "fattade",
    "принятые",
];

/// Words beside those of actions that say that these are to be done: `Prochaines actions`, `Tareas pendientes`.
const TO_DO: &[&str] = &[
    "agreed",
    "assigned",
    "due",
    "next",
    "open",
    "pending",
    "required",
    "to take",
    "anstehende",
    "nächste",
    "offen",
    "offene",
    "vereinbarte",
    "prochaines",
    "suivantes",
    "acordadas",
    "asignadas",
    "asignados",
    "pendiente",
    "pendientes",
    "próximas",
    "siguientes",
    "atribuídas",
    "pendentes",
    "assegnate",
    "assegnati",
    "aperte",
    "prossime",
    "openstaande",
    "volgende",
    "następne",
    "przydzielone",
    "открытые",
    "следующие",
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
    let sections = SECTIONS.iter().chain(HEADINGS);
    let sections = sections.flat_map(|(_, words)| words.iter().flat_map(|words| words.split('|')));
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

/// What a command marks in notes.
pub(super) fn marked_by(effect: Effect) -> Option<ItemKind> {
    match effect {
        Effect::Item(kind) if kind == ItemKind::Action || kind.is_decision() => Some(kind),
        _ => None,
    }
}

/// Whether a text may hold such marks.
pub(super) fn holds_marks(text: &str) -> bool {
    STEMS.as_ref().is_none_or(|stems| stems.is_match(text))
}

/// What stands in a list below such words, in lower case.
pub(super) fn section(words: &str) -> Option<ItemKind> {
    let exact = |words: &str| among(SECTIONS, words).or_else(|| among(HEADINGS, words));
    let ends = [words.split_once(' '), words.rsplit_once(' ')];
    let [before, behind] = ends.map(Option::unwrap_or_default);
    let beside = |word: &str, rest: &str| exact(rest).filter(|kind| stands(word, *kind));
    let said = || beside(before.0, before.1).or_else(|| beside(behind.1, behind.0));
    exact(words).or_else(said)
}

/// Whether a word beside those of decisions says that they were made, or beside those of actions that these are to be done.
pub(super) fn stands(word: &str, kind: ItemKind) -> bool {
    let known = if kind == ItemKind::Action {
        TO_DO
    } else {
        MADE
    };
    known.contains(&word)
}

/// What a line is that begins with such words before a colon.
pub(super) fn of_label(words: &str) -> Option<ItemKind> {
    among(SECTIONS, words)
}

fn among(known: &[(ItemKind, &[&str])], words: &str) -> Option<ItemKind> {
    let of = |known: &&str| known.split('|').any(|known| known == words);
    let found = known.iter().find(|(_, known)| known.iter().any(of));
    found.map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_part_among_the_stems() {
        let words = SECTIONS
            .iter()
            .chain(HEADINGS)
            .flat_map(|(_, words)| *words);
        for word in words.flat_map(|words| words.split('|')) {
            assert!(holds_marks(word), "{word}");
            let large = word.to_uppercase();
            assert!(holds_marks(&large) || !word.is_ascii(), "{large}");
        }
    }
}
