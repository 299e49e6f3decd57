//! Passwords that people type in commands, headers and settings, and tokens of services by their beginnings alone. A table; nothing
//! comes in. A password has a digit or a sign in it here, as words of prose do not.

use super::rules::{Rule, rule};
use super::shape::{is_mixed, is_typed};

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
        &["ogin "],
        r"[a-z]+ login\s(?:[^\n]*?\s)?-p[= ]?[\x22']?(?P<s>[^\s\x22'`]{6,})",
    ),
    // Flags of one letter mean a password to some programs alone.
    Rule {
        looks: is_typed,
        ..password(
            &[
                "ldap",
                "redis-cli",
                "mosquitto_",
                "wpa_passphrase",
                "zip -",
                "7z ",
                "net use ",
                "htpasswd",
                "smbclient",
                "rpcclient",
                "/join ",
            ],
            concat!(
                r"(?:ldap[a-z]+\s(?:[^\n]*\s)?-w|redis-cli\s(?:[^\n]*\s)?-a|mosquitto_[a-z]+\s(?:[^\n]*\s)?-P",
                r"|zip\s(?:[^\n]*?\s)?-P|net\s+use\s(?:[^\n]*\s)?/user:\S+|wpa_passphrase(?:\s+(?:\x22[^\x22\n]*\x22|[^\s\x22]+))?",
                r"|htpasswd\s+-[a-zA-Z]*b[a-zA-Z]*(?:\s+\S+){1,2}|/join\s+[#&]\S+)\s+[\x22']?(?P<s>",
                word!(),
                r")|(?:(?:smb|rpc)client\s(?:[^\n]*\s)?-U\s*[\x22']?[^\s%]+%|(?-u:\b)7z\s(?:[^\n]*\s)?-p[\x22']?)(?P<t>",
                word!(),
                r")"
            ),
        )
    },
    Rule {
        looks: is_typed,
        ..password(
            &["mysql", "mariadb", " password ", "pass:"],
            concat!(
                r"(?:mysql|mariadb)[a-z_-]*\s(?:[^\n|;]*\s)?-p[\x22']?(?P<s>",
                word!(),
                r")|(?:(?:login|connect)\s+(?P<n>\S+)\s+password|-pass(?:in|out)?)\s+(?:pass:)?(?P<t>",
                word!(),
                r")"
            ),
        )
    },
    Rule {
        bits: 2.0,
        ..password(
            &["sudo -S", "passwd", "-stdin", "phrase-fd"],
            concat!(
                r"(?:echo|printf)\s+(?:-n\s+)?[\x22']?(?:[0-9A-Za-z_.-]+:)?(?P<s>[^\s\x22'`|:]{5,})[\x22']?\s*\|[^|\n]*?(?:sudo -S|passwd|-stdin|phrase-fd)",
                r"|(?:sudo -S|passwd|-stdin|phrase-fd)[^|\n]*<<<\s*[\x22']?(?P<t>[^\s\x22'`]{5,})"
            ),
        )
    },
    password(
        &[" -a ", "--auth"],
        r"(?-u:\b)(?:https?|xh)\s(?:[^\n]*\s)?(?:-a|--auth)[= ][\x22']?[^\s:\x22']+:(?P<s>[^\s\x22'`]{5,})",
    ),
    Rule {
        kind: "hash of a password",
        ..password(
            &[
                ":$1$", ":$2", ":$3$", ":$5$", ":$6$", ":$7$", ":$y$", ":$gy$", ":$apr1$",
                ":$sha1$", ":$argon2", "'$2a$", "'$2b$", "'$2y$",
            ],
            r"(?:[0-9A-Za-z_.-]+:|')\$(?:[13567]|2[abxy]|y|gy|apr1|sha1|argon2id?)\$(?P<s>[^\s:']{20,})",
        )
    },
    // In SQL, and in the settings of Redis.
    Rule {
        looks: is_typed,
        ..password(
            &[
                "IDENTIFIED ",
                "identified ",
                "PASSWORD '",
                "password '",
                "requirepass ",
                "masterauth ",
            ],
            concat!(
                r"(?i)(?:identified\s+(?:with\s+\S+\s+)?(?:by|as)|password)\s+'(?P<s>[^'\s]{5,})'",
                r"|(?:requirepass|masterauth)\s+[\x22']?(?P<t>",
                word!(),
                r")"
            ),
        )
    },
    password(
        &["AUTHENTICATE "],
        r"(?:^|\s)AUTHENTICATE\s+(?P<s>[0-9A-Za-z+/]{16,}={0,2})\s*$",
    ),
    // Behind a command that takes nothing else the last word is a password, be it of letters alone.
    Rule {
        kind: "NickServ password",
        looks: |text| !text.to_lowercase().contains("password"),
        ..password(
            &[
                "erv ", "ERV ", "/ns ", "CServe", "NickServ", "ickserv", "NICKSERV",
            ],
            r"(?i)(?:/(?:msg|query|quote|squery)\s+(?:nickserv\S*|\S+@CServe\.\S+)|/nickserv|/ns|(?:->\s+\*|msg\(|>)nickserv[^\s*)<]*(?:[*<]|\)\]))\s+:?(?:(?:identify|id|auth|login)\s+(?:\S+\s+)?(?P<s>[a-z]{8,})\s*$|register\s+(?P<t>[^\s<>\[\]]{5,}\s+[^\s<>]+@[^\s<>]+))",
        )
    },
    Rule {
        kind: "NickServ password",
        looks: is_mixed,
        ..password(
            &["identify ", "IDENTIFY ", "Identify "],
            r"(?i)(?:^|[>|]\s+|\t)/?identify\s+(?P<s>[^\s`]{8,})\s*$",
        )
    },
];
