//! Secrets that the name before them tells: in settings, flags of commands, headers of files and addresses, and in what people say. A
//! table; nothing comes in. What stands behind such a name is mostly none: it has to look like one as well.

use super::rules::{Rule, rule};
use super::shape::{
    is_called, is_commit, is_drawn, is_drawn_word, is_mixed, is_numbered, is_typed,
};

/// Ends of names of passwords, whatever stands before them, and those that are words of their own.
macro_rules! password {
    () => {
        r"(?:pass(?:word|wort|wd|phrase|code)|(?:(?-u:\b)|_)(?:pass|pwd|pw|psk))"
    };
}

/// The same without words that are of other things as well.
macro_rules! long_password {
    () => {
        r"pass(?:word|wort|wd|phrase|code)"
    };
}

/// What people say of a password: what it is for, that it is one, and the word: in quotes, or at the end, be it that of a string of JSON,
/// or what else may end it.
macro_rules! said {
    ($ends:expr) => {
        concat!(
            r"[*_`]{0,3}(?:\s+(?:for|of|to|on|f\x{FC}r|von)(?:\s+[^\s:=]+){1,3}?)?",
            r"(?:\s*[:=]|\s+(?:is|was|ist|war)(?-u:\b)(?:\s+now)?:?)[*_`]{0,3}\s*(?:[*_]{0,3}[\x22'`](?P<t>[^\s`\x22']{7,})[\x22'`]",
            r"|[*_`]{0,3}(?P<s>",
            value!(),
            r"{7,}?)[*_`.,;!)]*(?:\s*$|\x22\s*(?:[,}\]]|$)",
            $ends,
            "))"
        )
    };
}

/// Ends of names of what programs draw by lot.
macro_rules! token {
    () => {
        r"(?:secret|token|(?:api|secret|access|private|master|encryption|auth)[_-]?key|secret_key_base|_auth)"
    };
}

/// One word without quotes and brackets.
macro_rules! value {
    () => {
        r"[^\s`\x22'()\[\]{}<>]"
    };
}

/// Parts of names of passwords by which lines are found.
const PASSWORDS: &[&str] = &[
    "assword",
    "ASSWORD",
    "asswort",
    "asswd",
    "ASSWD",
    "assphrase",
    "ASSPHRASE",
    "asscode",
    "ASSCODE",
    "pass=",
    "PASS=",
    "pass:",
    "PASS:",
    "pass =",
    "PASS =",
    "pwd=",
    "PWD=",
    "psk=",
    "PSK=",
    "pass\"",
    "pwd\"",
    "psk\"",
    "pw:",
    "PW:",
    "pw=",
    "pw is",
    "PW is",
    "pw wa",
    "pw ist",
    "pwd is",
    "pwd was",
    "pass is",
    "pass was",
];

/// The same of tokens and keys.
const TOKENS: &[&str] = &[
    "ecret", "ECRET", "oken", "OKEN", "_key", "_KEY", "-key", "-KEY", "-Key", "pikey", "piKey",
    "essKey", "_auth", "_AUTH",
];

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
        looks: |text| is_drawn_word(text) && !is_commit(text) && !text.contains('&'),
        ..rule(
            "password in talk",
            PASSWORDS,
            concat!(r"(?i)", password!(), said!(r"|[\s(]")),
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
