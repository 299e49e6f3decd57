//! What runbooks keep for those on duty: numbers of cards, codes for a login, who logs in with what, keys of OpenBSD's signify and of
//! minisign. A table; nothing comes in.

use super::rules::{Rule, rule};
use super::shape::{is_drawn_word, is_mixed};

/// Numbers that people count up, and have as an example.
const COUNTED: &str = "1234567890";

pub(super) const KEPT: &[Rule] = &[
    // Where one number of three stands beside others, or a sign of telephones, it is of a call.
    Rule {
        bits: 1.5,
        looks: |text| !COUNTED.starts_with(text),
        ..rule(
            "PIN",
            &["PIN:", "PUK:"],
            r"(?-u:\b)(?:PIN|PUK):[*_`]{0,3}\s*`?(?P<s>[0-9]{4,12})(?:[\s.,;)`*]|$)",
        )
    },
    Rule {
        bits: 2.5,
        ..rule(
            "code for a login",
            &["TP se"],
            r"(?i)otp\s+(?:seed|secret)(?:\s+key)?(?:\s*[:=]|\s+is(?-u:\b))[*_`]{0,3}\s*`?(?P<s>(?-i:[A-Z2-7]){16,})",
        )
    },
    Rule {
        bits: 2.0,
        looks: |text| text.contains(|c: char| c.is_ascii_digit()),
        ..rule(
            "code for a login",
            &["ecovery code", "ackup code"],
            r"(?i)codes?(?:\s*[:=]|\s+(?:is|are)(?-u:\b))[*_`]{0,3}\s*`?(?P<s>[0-9a-z]{4,6}-[0-9a-z]{4,6}(?:[\s,]+[0-9a-z]{4,6}-[0-9a-z]{4,6})*|[0-9]{8}(?:[\s,]+[0-9]{8})*)",
        )
    },
    Rule {
        bits: 2.5,
        looks: is_drawn_word,
        ..rule(
            "password in talk",
            &["ogin ", "reds: ", "reds are ", "redentials"],
            r"(?i)(?:login|cred(?:ential)?s:?)\s+(?:(?:is|are|with|as)\s+)?[0-9a-z_.@-]{2,}(?:[:/]| / )(?P<s>[^\s`\x22'()\[\]{}<>/:,;]{8,}?)[.!]*(?:[\s,;)`]|$)",
        )
    },
    Rule {
        bits: 2.5,
        looks: is_mixed,
        also: Some(b'@'),
        ..rule(
            "password in talk",
            &["ogin "],
            r"(?i)login\s+(?:(?:is|with|as)\s+)?[0-9a-z_.+-]+@[0-9a-z.-]+\s+(?:/\s+)?(?P<s>[^\s`\x22'()\[\]{}<>/:,;]{8,}?)[.!]*(?:[\s,;)`]|$)",
        )
    },
    // The first letters are those of the formats: `EdBK` and `EdScB2`.
    rule(
        "private key",
        &["RWR"],
        r"(?-u:\b)(?:RWRCSw|RWRTY0Iy)[0-9A-Za-z+/]{60,}={0,2}",
    ),
];
