//! Secrets of which people say that they are one: `the password is ...`, `API key: ...`. A table; nothing comes in. What is said behind such a
//! word is mostly none: it has to look like one as well.

use super::nouns::{OTHER_PASSWORDS, PASSWORDS, TOKENS};
use super::nouns::{long_password, other_password, password, token, value};
use super::rules::{Rule, rule};
use super::shape::{is_commit, is_drawn_word, is_mixed, is_numbered};

/// What people say of a password: what it is for, that it is one, and the word: in quotes, or at the end, be it that of a string of JSON,
/// or what else may end it.
macro_rules! said {
    ($ends:expr) => {
        concat!(
            r"[*_`]{0,3}(?:\s+(?:for|of|to|on|f\x{FC}r|von)(?:\s+[^\s:=]+){1,3}?)?",
            r"(?:\s*[:=\x{FF1A}]|\s+(?:is|was|ist|war|est|es|er|\x{E4}r)(?-u:\b)(?:\s+now)?:?)[*_`]{0,3}\s*(?:[*_]{0,3}[\x22'`](?P<t>[^\s`\x22']{7,})[\x22'`]",
            r"|[*_`]{0,3}(?P<s>",
            value!(),
            r"{7,}?)[*_`.,;!)]*(?:\s*$|\x22\s*(?:[,}\]]|$)",
            $ends,
            "))"
        )
    };
}

/// Whether a text looks drawn by lot wherever it stands.
fn is_drawn_alone(text: &str) -> bool {
    is_drawn_word(text) && !is_commit(text) && !text.contains('&')
}

fn is_of_both_cases(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_lowercase())
        && text.contains(|c: char| c.is_ascii_uppercase())
}

pub(super) const SAID: &[Rule] = &[
    // What somebody says is at the end of it, or stands in quotes.
    Rule {
        bits: 2.5,
        looks: is_mixed,
        ..rule(
            "password in talk",
            PASSWORDS,
            concat!(r"(?i)", password!(), said!("")),
        )
    },
    // `pass: debian12` is told of tests, and so are commits.
    Rule {
        bits: 2.5,
        looks: |text| is_numbered(text) || is_drawn_word(text),
        ..rule(
            "password in talk",
            PASSWORDS,
            concat!(r"(?i)", long_password!(), said!(r"|[,;]\s")),
        )
    },
    // What is drawn by lot is one wherever the sentence goes on.
    Rule {
        bits: 2.5,
        looks: is_drawn_alone,
        ..rule(
            "password in talk",
            PASSWORDS,
            concat!(r"(?i)", password!(), said!(r"|[\s(]")),
        )
    },
    Rule {
        bits: 2.5,
        looks: is_mixed,
        ..rule(
            "password in talk",
            OTHER_PASSWORDS,
            concat!(r"(?i)", other_password!(), said!("")),
        )
    },
    Rule {
        bits: 2.5,
        looks: is_drawn_alone,
        ..rule(
            "password in talk",
            OTHER_PASSWORDS,
            concat!(r"(?i)", other_password!(), said!(r"|[\s(]")),
        )
    },
    Rule {
        looks: is_drawn_alone,
        ..rule(
            "token in talk",
            TOKENS,
            concat!(r"(?i)", token!(), said!(r"|[\s(]")),
        )
    },
    // Without a word between, each letter of it has to tell.
    Rule {
        looks: |text| is_drawn_alone(text) && is_of_both_cases(text),
        ..rule(
            "password in talk",
            &["assword ", "asswort ", "oken ", "PI key ", "pi key "],
            r"(?i)(?:password|passwort|token|api key)\s+(?P<s>[0-9a-z]{10,})(?:[\s.,;!)(]|$)",
        )
    },
];
