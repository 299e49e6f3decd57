//! Passwords that people type in commands, headers and settings, and tokens of services by their beginnings alone. A table; nothing
//! comes in. A password has a digit or a sign in it here, as words of prose do not.

use super::rules::{Rule, rule};

const fn password(words: &'static [&'static str], pattern: &'static str) -> Rule {
    Rule {
        bits: 2.5,
        ..rule("password in a command", words, pattern)
    }
}

/// A password as people type it: four signs at least before or behind the first digit or mark in it.
macro_rules! word {
    () => {
        r"[^\s`\x22'()\[\]{}<>]*[0-9!@#%^&*+=?][^\s`\x22'()\[\]{}<>]{3,}|[^\s`\x22'()\[\]{}<>]{4,}[0-9!@#%^&*+=?][^\s`\x22'()\[\]{}<>]*"
    };
}

pub(super) const TYPED: &[Rule] = &[
    rule(
        "token of a service",
        &[
            "glsa_", "dop_v1_", "sntrys_", "shpat_", "tskey-", "figd_", "nfp_", "PMAK-",
            "lin_api_", "GOCSPX-", "gsk_",
        ],
        r"(?-u:\b|_)(?:glsa_[0-9A-Za-z]{32}_[0-9A-Fa-f]{8}|dop_v1_[0-9a-f]{64}|sntrys_[0-9A-Za-z+/=_-]{40,}|shpat_[0-9A-Fa-f]{32}|tskey-[a-z]+-[0-9A-Za-z]{6,}-[0-9A-Za-z]{16,}|figd_[0-9A-Za-z_-]{38,}|nfp_[0-9A-Za-z]{36,}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|lin_api_[0-9A-Za-z]{40}|GOCSPX-[0-9A-Za-z_-]{28}|gsk_[0-9A-Za-z]{48,})",
    ),
    rule(
        "token of a service",
        &["AccountKey="],
        r"(?-u:\b)AccountKey=(?P<s>[0-9A-Za-z+/]{80,}={0,2})",
    ),
    rule(
        "token in a header",
        &["API-KEY", "Api-Key", "api-key", "API-Key"],
        r#"(?i)(?-u:\b)x-(?:[a-z]+-)*api-key["']?\s*[:=]\s*["']?(?P<s>[0-9A-Za-z_.+/=-]{16,})"#,
    ),
    rule(
        "token in a header",
        &["ookie:"],
        r#"(?i)cookie["']?:[^\n]*?(?:sess|sid|token|auth|login)[0-9A-Za-z_.-]*=(?P<s>[^\s;,"'\\]{16,})"#,
    ),
    Rule {
        kind: "NickServ password",
        ..password(
            &[
                "*nickserv",
                "*NickServ",
                "erv identify",
                "erv IDENTIFY",
                "erv Identify",
            ],
            concat!(
                r"(?i)(?:msg|query|quote|squery)\s+(?:-\S+\s+)?(?:\*nickserv\s+set\s+(?P<s>",
                word!(),
                r")|(?:chan|sasl|user|auth|oper)serv\s+identify\s+\S+\s+(?P<t>",
                word!(),
                r"))"
            ),
        )
    },
    password(
        &["sasl_password"],
        concat!(
            r"sasl_password[\x22']?\s*[= :]\s*[\x22']?(?P<s>",
            word!(),
            r")"
        ),
    ),
    password(
        &["/oper ", "/connect "],
        concat!(
            r"(?i)/oper\s+\S+\s+(?P<s>",
            word!(),
            r")|/connect\s+(?:-\S+\s+)*\S+\s+\+?[0-9]{2,5}\s+(?P<t>",
            word!(),
            r")"
        ),
    ),
    password(
        &["-password", "PASSWORD="],
        concat!(
            r"(?:--(?:[a-z]+-)?password[= ]|(?-u:\b)[A-Z_]*PASSWORD=)[\x22']?(?P<s>",
            word!(),
            r")"
        ),
    ),
    password(
        &[" login -"],
        r"(?:docker|podman) login\s[^\n]*?(?:-p|--password)[= ][\x22']?(?P<s>[^\s\x22'`]{6,})",
    ),
];
