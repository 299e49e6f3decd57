//! The words by which notes mark lists of decisions and actions, in the languages of some teams. Words in lower case in, kinds of items
//! out; which other words may stand around them is the business of `mark_words`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::meeting::ItemKind;

/// Headings of lists and labels, in lower case.
const SECTIONS: &[(&str, ItemKind)] = &[
    (
        "decision|decisions|decisions made|decisions taken",
        ItemKind::Agreed,
    ),
    (
        "beschluss|beschlüsse|beschluesse|entscheidung|entscheidungen",
        ItemKind::Agreed,
    ),
    (
        "décisions prises|relevé de décisions|delibera|deliberazioni|rozhodnutí|ustalenia",
        ItemKind::Agreed,
    ),
    ("решение|решения|решили|постановили", ItemKind::Agreed),
    (
        "décision|décisions|decisión|decisiones|acuerdo|acuerdos|decisione|decisioni|decisão|decisões",
        ItemKind::Agreed,
    ),
    (
        "besluit|besluiten|beslut|beslutning|beslutninger",
        ItemKind::Agreed,
    ),
    (
        "決定事項|決定|决定|决议|決議|決議事項|结论|결정|결정 사항",
        ItemKind::Agreed,
    ),
    ("resolution|resolutions", ItemKind::Resolution),
    (
        "action|action item|action items|action point|action points",
        ItemKind::Action,
    ),
    (
        "aufgabe|aufgaben|maßnahmen|pendenzen|nächste schritte",
        ItemKind::Action,
    ),
    (
        "tâches|à faire|tarea|tareas|acción|acciones|azione|azioni|compiti|tarefa|tarefas|ação|ações",
        ItemKind::Action,
    ),
    (
        "actions à mener|compromisos|encaminhamentos|prossimi passi|úkoly|zadania|задачи",
        ItemKind::Action,
    ),
    (
        "actie|acties|actielijst|actiepunt|actiepunten|åtgärder|oppgaver|opgaver",
        ItemKind::Action,
    ),
    (
        "行動項目|行动项|待辦事項|待办事项|待办|遗留问题|アクションアイテム|アクション項目|할 일",
        ItemKind::Action,
    ),
];

/// The same that are no labels, for what is said of something else begins so.
const HEADINGS: &[(&str, ItemKind)] = &[
    ("agreements", ItemKind::Agreed),
    (
        "actions|to do|to-do|todo|to dos|to-dos|todos|todo's|todo\u{2019}s|タスク",
        ItemKind::Action,
    ),
    (
        "next step|next steps|task|tasks|tasking|follow-up|follow-ups|follow up|follow ups|followups",
        ItemKind::Action,
    ),
];

/// Parts of all these words without which a text has no such mark: most notes are spared the rest. Of a word that begins with an
/// accent it is the rest, for it may be written large.
static STEMS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let stems = [
        "action",
        "decis",
        "resol",
        "agreed",
        "to do",
        "todo",
        "agreement",
        "to-do",
        "to dos",
        "next step",
        "task",
        "follow",
        "beschl",
        "entscheidung",
        "aufgabe",
        "ma\u{df}nahmen",
        "cision",
        "acuerdo",
        "t\u{e2}che",
        "tarea",
        "accion",
        "acci\u{f3}n",
        "azion",
        "compiti",
        "tarefa",
        "a\u{e7}\u{e3}o",
        "a\u{e7}\u{f5}es",
        "actie",
        "compromisos",
        "prossimi passi",
        "koly",
        "zadania",
        "адачи",
        "delibera",
        "rozhodnut",
        "ustalenia",
        "ешени",
        "ешили",
        "остановили",
        "结论",
        "pendenzen",
        "schritte",
        "faire",
        "encaminhamentos",
        "遗留",
        "besluit",
        "beslut",
        "tg\u{e4}rder",
        "oppgaver",
        "opgaver",
        "決定",
        "决",
        "決議",
        "결정",
        "項目",
        "行动项",
        "待辦",
        "待办",
        "アクション",
        "タスク",
        "할 일",
        "ai:",
        "ai*",
        "ap:",
        "ap*",
        "decided",
        "approved",
        "consensus",
        "conclusion",
    ];
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).build(stems).ok()
});

/// Whether a text may hold such marks.
pub(super) fn holds_marks(text: &str) -> bool {
    STEMS.as_ref().is_none_or(|stems| stems.is_match(text))
}

/// What stands in a list below such words, in lower case.
pub(super) fn section(words: &str) -> Option<ItemKind> {
    among(SECTIONS, words).or_else(|| among(HEADINGS, words))
}

/// What a line is that begins with such words before a colon.
pub(super) fn of_label(words: &str) -> Option<ItemKind> {
    among(SECTIONS, words)
}

fn among(known: &[(&str, ItemKind)], words: &str) -> Option<ItemKind> {
    let of = |known: &str| known.split('|').any(|known| known == words);
    let found = known.iter().find(|(known, _)| of(known));
    found.map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_part_among_the_stems() {
        for (known, _) in SECTIONS.iter().chain(HEADINGS) {
            for word in known.split('|') {
                assert!(holds_marks(word), "{word}");
                let large = word.to_uppercase();
                assert!(holds_marks(&large) || !word.is_ascii(), "{large}");
            }
        }
    }
}
