//! What stands behind a name, or in a cell beside it, and says whether somebody was there. Such a text in, an answer out; a word that is
//! not known is none. Which texts stand there is the business of `names` and `table`.

use std::borrow::Cow;

use super::words::{Part, part, people, words};
use crate::model::emoji;

/// What such a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// To what is asked: it may be who was there, or who was not.
    Yes,
    No,
    /// What somebody was, whatever is asked.
    Is(Part),
}

/// Bytes of an answer, at the most.
const LONGEST: usize = 40;

/// Words and marks that say yes, or how somebody came.
const YES: &[&str] = &[
    "+",
    "ano",
    "arrived late",
    "by phone",
    "da",
    "evet",
    "here",
    "igen",
    "in person",
    "ja",
    "joined late",
    "kyllä",
    "late",
    "left early",
    "online",
    "oui",
    "p",
    "partial",
    "phone",
    "remote",
    "remotely",
    "si",
    "sim",
    "sí",
    "sì",
    "tak",
    "teams",
    "via phone",
    "via teams",
    "via zoom",
    "virtual",
    "x",
    "y",
    "yes",
    "zoom",
    "да",
    "так",
    "はい",
    "参加",
    "到",
    "已到",
    "是",
    "네",
    "예",
    "\u{25c9}",
    "\u{25cf}",
    "\u{25ef}",
    "\u{2611}",
    "\u{2705}",
    "\u{2713}",
    "\u{2714}",
    "\u{3007}",
    "\u{1f44d}",
    "\u{1f7e2}",
];

/// Those that say no.
const NO: &[&str] = &[
    "ei",
    "hayır",
    "n",
    "n/a",
    "nao",
    "ne",
    "nee",
    "nei",
    "nein",
    "nej",
    "nem",
    "nie",
    "no",
    "non",
    "não",
    "proxy",
    "нет",
    "ні",
    "いいえ",
    "不参加",
    "否",
    "未到",
    "아니오",
    "아니요",
    "\u{2610}",
    "\u{26d4}",
    "\u{2715}",
    "\u{2716}",
    "\u{2717}",
    "\u{2718}",
    "\u{274c}",
    "\u{274e}",
    "\u{1f6ab}",
];

/// Words for why somebody is not there.
pub(super) const AWAY: &[&str] = &[
    "away",
    "férias",
    "holiday",
    "ill",
    "justificada",
    "justificado",
    "justificou",
    "krank",
    "leave",
    "malade",
    "sick",
    "urlaub",
    "vacaciones",
    "vacances",
    "vacation",
];

/// What may stand before these.
const BEFORE: &[&str] = &["de", "em", "en", "im", "in", "on"];

/// What a text says that says nothing else.
pub(super) fn answer(text: &str) -> Option<Answer> {
    let end = text.find(['(', ',', ';', '\u{2013}', '\u{2014}']);
    let text = &text[..end.unwrap_or(text.len())];
    let text = text.split(" - ").next().unwrap_or_default();
    let text = text.trim_matches(|c: char| c.is_whitespace() || "*_`.[]\u{fe0f}".contains(c));
    if text.len() > LONGEST {
        return None;
    }
    if let Some(sign) = sign(text) {
        return answer(&sign);
    }
    let text = text.to_lowercase();
    let is = |words: &[&str]| words.contains(&text.as_str());
    if is(YES) || is_hour(&text) {
        return Some(Answer::Yes);
    } else if is(NO) {
        return Some(Answer::No);
    } else if is_away(&text) {
        return Some(Answer::Is(Part::Absent));
    }
    let of_people = |word: &str| people(word) == Some(Part::Present);
    let told = part(&text).filter(|_| !words(&text).any(of_people));
    told.map(Answer::Is)
}

/// What it says of somebody of whom is asked whether they were there.
pub(super) fn state(text: &str) -> Option<Part> {
    answer(text).map(|answer| match answer {
        Answer::Yes => Part::Present,
        Answer::No => Part::Absent,
        Answer::Is(part) => part,
    })
}

/// Whether all that a phrase says is why somebody is not there: `on vacation`, but not `on vacation from Friday`.
pub(super) fn is_away(phrase: &str) -> bool {
    let mut all = words(phrase).skip_while(|word| BEFORE.contains(word));
    let first = all.next().is_some_and(|word| AWAY.contains(&word));
    first && all.all(|word| AWAY.contains(&word))
}

/// Whether a text is when somebody came: `10:05`.
fn is_hour(text: &str) -> bool {
    let known = |c: char| c.is_ascii_digit() || ":- \u{2013}".contains(c);
    text.contains(':') && text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(known)
}

/// The sign that stands there by its name between colons, as in `:x:`, or nothing of one that is not known; none of what is no such name.
pub(super) fn sign(text: &str) -> Option<Cow<'_, str>> {
    let name = text.strip_prefix(':')?.strip_suffix(':')?;
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte);
    if name.is_empty() || !name.bytes().all(known) {
        return None;
    }
    Some(match emoji::shown(text) {
        Cow::Borrowed(_) => Cow::Borrowed(""),
        shown => shown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_in_the_languages_of_minutes() {
        let rows = [
            (
                "Yes oui sim sí sì ja tak да ano kyllä evet igen はい 是 到 네 x ✅ 〇 10:05",
                Some(Answer::Yes),
            ),
            (
                "No non não nein nee nej nei nie нет ні ne ei hayır nem いいえ 否 未到 아니요 n ❌ ✕ :x:",
                Some(Answer::No),
            ),
            (
                "ausente assente nieobecny abwesend absent excusé afwezig 欠席 缺席 请假 justificou Urlaub",
                Some(Answer::Is(Part::Absent)),
            ),
            (
                "presente obecny aanwezig anwesend 出席",
                Some(Answer::Is(Part::Present)),
            ),
            ("perhaps Boats 12 ? \u{d7} \u{25cb} attendee", None),
        ];
        for (words, expected) in rows {
            for word in words.split(' ') {
                assert_eq!(answer(word), expected, "{word}");
            }
        }
        assert_eq!(state("on vacation"), Some(Part::Absent));
        assert_eq!(state("on vacation from Friday"), None);
    }

    #[test]
    fn states_of_people() {
        let rows = [
            ("present", Some(Part::Present)),
            ("**Here**", Some(Part::Present)),
            ("\u{2714}\u{fe0f}", Some(Part::Present)),
            ("[x]", Some(Part::Present)),
            (":heavy_check_mark:", Some(Part::Present)),
            (":x:", Some(Part::Absent)),
            (":boat:", None),
            ("absent (ill)", Some(Part::Absent)),
            ("excused - on a boat", Some(Part::Absent)),
            ("N", Some(Part::Absent)),
            ("chair", Some(Part::Chair)),
            ("regrets", Some(Part::Absent)),
            ("ash", None),
            ("guests", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(state(text), expected, "{text}");
        }
    }
}
