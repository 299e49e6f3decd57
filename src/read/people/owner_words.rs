//! Words that say of somebody named beside them that an action is theirs, in the languages of some teams: behind an action, or at the head
//! of a column. Words in lower case in, a verdict out; who that is is the business of `owners`.

/// Such words.
const OWNERS: &[&str] = &[
    "assigned",
    "assigned to",
    "assignee",
    "assignees",
    "by whom",
    "owner",
    "owners",
    "person",
    "resp",
    "responsible",
    "who",
    "verantwortlich",
    "verantwortliche",
    "verantwortlicher",
    "wer",
    "zuständig",
    "asignado a",
    "encargada",
    "encargado",
    "responsable",
    "responsables",
    "quién",
    "qui",
    "responsabile",
    "responsabili",
    "quem",
    "responsáveis",
    "responsável",
    "verantwoordelijke",
    "wie",
    "ansvarig",
    "ansvarlig",
    "odpowiedzialny",
    "osoba odpowiedzialna",
    "исполнитель",
    "ответственный",
    "负责人",
    "責任人",
    "责任人",
    "担当",
    "担当者",
    "담당자",
];

/// Whether a word, or a few, say so.
pub(crate) fn is_of_owner(words: &str) -> bool {
    OWNERS.contains(&words)
}
