//! Secrets that the name before them tells: in settings, flags of commands, headers of files and addresses. A table; nothing
//! comes in. What stands behind such a name is mostly none: it has to look like one as well.

use super::nouns::{PASSWORDS, TOKENS, password, token, value};
use super::rules::{Rule, rule};
use super::shape::{is_called, is_drawn, is_drawn_word, is_typed};

pub(super) const NAMED: &[Rule] = &[
    // In an address the next sign `&` ends it.
    Rule {
        bits: 2.5,
        looks: is_typed,
        phrases: true,
        ..rule(
            "password in an address",
            PASSWORDS,
            concat!(
                r"(?i)[?&;][0-9a-z_.-]*",
                password!(),
                r"=(?P<s>[^\s&#;\x22'<>`]{4,})"
            ),
        )
    },
    Rule {
        bits: 2.5,
        looks: is_typed,
        phrases: true,
        ..rule(
            "password in a setting",
            PASSWORDS,
            concat!(
                r"(?i)(?:^|[^?&;0-9a-z_.-])[0-9a-z_.-]*?",
                password!(),
                r"(?:[\x22']?=[\x22']?(?P<s>",
                value!(),
                r"{5,})",
                r"|[\x22']?\s*(?::=|=>|[:=])\s*[\x22'](?P<t>[^\s`\x22']{5,})[\x22'])"
            ),
        )
    },
    // Words with blanks between them are in quotes.
    Rule {
        bits: 2.5,
        looks: |_| false,
        phrases: true,
        ..rule(
            "password in a setting",
            PASSWORDS,
            concat!(
                r"(?i)",
                password!(),
                r"\s*=\s*[\x22'](?P<s>[a-z]{3,}(?: [a-z]{3,}){3,})[\x22']"
            ),
        )
    },
    // Taken where nothing else is set, or between the tags of an element.
    Rule {
        bits: 2.5,
        looks: is_typed,
        ..rule(
            "password in a setting",
            PASSWORDS,
            concat!(
                r"(?i)",
                password!(),
                r"(?:(?:\s*(?::-|\|\s*default\(\s*)|=[\x22']?\$\([^()\n]*(?-u:\b)echo\s+)[\x22']?(?P<s>[^\s`\x22')}]{5,})",
                r"|>(?P<t>[^\s<>]{5,})</)"
            ),
        )
    },
    Rule {
        bits: 2.5,
        looks: is_typed,
        ..rule(
            "password in a command",
            &[
                "-pass",
                "-password",
                "password ",
                "secret ",
                "secret=",
                "phrase ",
            ],
            concat!(
                r"(?i)(?:^|[\s`\x22'])--?(?:[a-z]+-)*[a-z]*?(?:pass(?:word|phrase|wd)?|secret|psk)(?:=|\s+)[\x22']?(?:pass:)?(?P<s>",
                value!(),
                r"{5,})"
            ),
        )
    },
    // Programs draw tokens, and people call clusters by words and a number.
    Rule {
        bits: 2.5,
        looks: |text| is_typed(text) && !is_called(text),
        ..rule(
            "password in a command",
            &["token ", "token=", "-key "],
            concat!(
                r"(?i)(?:^|[\s`\x22'])--?(?:[a-z]+-)*[a-z]*?(?:token|api-?key)(?:=|\s+)[\x22']?(?P<s>",
                value!(),
                r"{5,})"
            ),
        )
    },
    Rule {
        looks: is_drawn,
        ..rule(
            "token in a setting",
            TOKENS,
            concat!(
                r"(?i)",
                token!(),
                r"[\x22'*_`]{0,3}\s*[:=][*_`]{0,3}\s*[\x22'*_`]{0,3}(?P<s>[0-9a-z_+/~=-]{16,})(?:[\x22'`*\s,;)&]|$)"
            ),
        )
    },
    // Of short ones each letter has to tell.
    Rule {
        looks: is_drawn_word,
        ..rule(
            "token in a setting",
            &["ecret=", "ECRET=", "ecret_key=", "ECRET_KEY="],
            r"(?i)secret(?:_key)?=[\x22']?(?P<s>[0-9a-z_+/~-]{8,15})(?:[\x22'`*\s,;)&]|$)",
        )
    },
];
