//! The words by which notes say who led and who wrote. A label in, what somebody does by it out; which words stand around them, and where
//! such a label counts, is the business of `labels`.

use super::part::{Part, is_beside, words};

/// Words for what people do at a meeting; what is written in several words or with a hyphen stands here in one.
pub(super) const TASKS: &[(&str, Part)] = &[
    ("chair", Part::Chair),
    ("chairs", Part::Chair),
    ("cochair", Part::Chair),
    ("cochairs", Part::Chair),
    ("chairperson", Part::Chair),
    ("facilitator", Part::Chair),
    ("facilitators", Part::Chair),
    ("moderator", Part::Chair),
    ("moderators", Part::Chair),
    ("sitzungsleitung", Part::Chair),
    ("redeleitung", Part::Chair),
    ("chairman", Part::Chair),
    ("chairwoman", Part::Chair),
    ("facilitador", Part::Chair),
    ("facilitadora", Part::Chair),
    ("facilitatore", Part::Chair),
    ("moderatorin", Part::Chair),
    ("moderador", Part::Chair),
    ("moderadora", Part::Chair),
    ("moderatore", Part::Chair),
    ("moderatrice", Part::Chair),
    ("modérateur", Part::Chair),
    ("modératrice", Part::Chair),
    ("animateur", Part::Chair),
    ("animatrice", Part::Chair),
    ("présidentdeséance", Part::Chair),
    ("présidentedeséance", Part::Chair),
    ("sitzungsleiter", Part::Chair),
    ("sitzungsleiterin", Part::Chair),
    ("versammlungsleitung", Part::Chair),
    ("versammlungsleiter", Part::Chair),
    ("versammlungsleiterin", Part::Chair),
    ("voorzitter", Part::Chair),
    ("ordförande", Part::Chair),
    ("ordstyrer", Part::Chair),
    ("møteleder", Part::Chair),
    ("mødeleder", Part::Chair),
    ("předsedající", Part::Chair),
    ("przewodniczący", Part::Chair),
    ("председатель", Part::Chair),
    ("主持", Part::Chair),
    ("主持人", Part::Chair),
    ("轮值主持", Part::Chair),
    ("会议主持", Part::Chair),
    ("会议主持人", Part::Chair),
    ("主席", Part::Chair),
    ("司会", Part::Chair),
    ("司会者", Part::Chair),
    ("議長", Part::Chair),
    ("scribe", Part::Scribe),
    ("scribes", Part::Scribe),
    ("notetaker", Part::Scribe),
    ("notetakers", Part::Scribe),
    ("notestaker", Part::Scribe),
    ("minutetaker", Part::Scribe),
    ("minutestaker", Part::Scribe),
    ("secretary", Part::Scribe),
    ("protokollführung", Part::Scribe),
    ("protokollant", Part::Scribe),
    ("protokollantin", Part::Scribe),
    ("protokollführer", Part::Scribe),
    ("protokollführerin", Part::Scribe),
    ("schriftführer", Part::Scribe),
    ("schriftführerin", Part::Scribe),
    ("notetaking", Part::Scribe),
    ("minutetaking", Part::Scribe),
    ("secrétaire", Part::Scribe),
    ("prisedenotes", Part::Scribe),
    ("rédacteur", Part::Scribe),
    ("rédactrice", Part::Scribe),
    ("secrétairedeséance", Part::Scribe),
    ("redator", Part::Scribe),
    ("redatora", Part::Scribe),
    ("relatoria", Part::Scribe),
    ("relatoría", Part::Scribe),
    ("secretario", Part::Scribe),
    ("secretaria", Part::Scribe),
    ("secretário", Part::Scribe),
    ("secretária", Part::Scribe),
    ("responsávelpeloregistro", Part::Scribe),
    ("segretario", Part::Scribe),
    ("segretaria", Part::Scribe),
    ("verbalizzante", Part::Scribe),
    ("notulist", Part::Scribe),
    ("notulant", Part::Scribe),
    ("sekreterare", Part::Scribe),
    ("protokolant", Part::Scribe),
    ("protokolantka", Part::Scribe),
    ("секретарь", Part::Scribe),
    ("zapisovatel", Part::Scribe),
    ("書記", Part::Scribe),
    ("記録", Part::Scribe),
    ("記録者", Part::Scribe),
    ("記錄", Part::Scribe),
    ("记录", Part::Scribe),
    ("记录人", Part::Scribe),
    ("记录员", Part::Scribe),
];

/// Words for what people do there, and for what else is done or written.
const DOUBTFUL: &[(&str, Part)] = &[
    ("host", Part::Chair),
    ("hosts", Part::Chair),
    ("lead", Part::Chair),
    ("leader", Part::Chair),
    ("leitung", Part::Chair),
    ("moderation", Part::Chair),
    ("president", Part::Chair),
    ("presidenta", Part::Chair),
    ("presidente", Part::Chair),
    ("président", Part::Chair),
    ("présidente", Part::Chair),
    ("minutes", Part::Scribe),
    ("notes", Part::Scribe),
    ("protokoll", Part::Scribe),
    ("recorder", Part::Scribe),
    ("redattore", Part::Scribe),
    ("rédaction", Part::Scribe),
];

/// Words for what somebody did, before a word that says who.
const DONE: &[(&str, Part)] = &[
    ("animé", Part::Chair),
    ("animée", Part::Chair),
    ("chaired", Part::Chair),
    ("facilitated", Part::Chair),
    ("geleitet", Part::Chair),
    ("led", Part::Chair),
    ("moderated", Part::Chair),
    ("moderiert", Part::Chair),
    ("présidé", Part::Chair),
    ("présidée", Part::Chair),
    ("minuted", Part::Scribe),
    ("minutes", Part::Scribe),
    ("notes", Part::Scribe),
    ("protokolliert", Part::Scribe),
    ("rédigé", Part::Scribe),
    ("acta", Part::Scribe),
    ("redactada", Part::Scribe),
    ("redactado", Part::Scribe),
    ("scribed", Part::Scribe),
];

/// Words that say by whom.
const BY: &[&str] = &["by", "par", "por", "von"];

fn among(words: &[(&str, Part)], word: &str) -> Option<Part> {
    let mut words = words.iter();
    words.find_map(|(known, part)| (*known == word).then_some(*part))
}

/// Whether a word is of what somebody does.
pub(super) fn is_task(word: &str) -> bool {
    among(TASKS, word).is_some()
}

/// What somebody did of whom a label tells it that ends in a word such as `by`: `Minutes taken by`.
pub(super) fn done(label: &str) -> Option<Part> {
    let last = words(label).last()?;
    let first = || among(DONE, words(label).next()?);
    BY.contains(&last).then(first)?
}

/// What somebody does by a label that may speak of something else as well: `Meeting host`, `Protokoll`.
pub(super) fn doubtful(label: &str) -> Option<Part> {
    let mut others = words(label).filter(|word| !is_beside(word));
    let part = among(DOUBTFUL, others.next()?);
    part.filter(|_| others.next().is_none())
}

/// What the last words of a label say that somebody does: `WG chair`, `Board note taker`.
pub(super) fn last_task(words: &[&str]) -> Option<Part> {
    let last = |count: usize| {
        words
            .len()
            .checked_sub(count)
            .map(|at| words[at..].concat())
    };
    let mut found = [last(1), last(2)].into_iter().flatten();
    found.find_map(|word| among(TASKS, &word))
}
