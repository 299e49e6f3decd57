//! Names of zones behind the time of a stamp: `15:00:20 CET`. A text in, what the name says and the rest out. Names that are of several
//! zones, as `IST` and `CST` are, say nothing: what clock it is has to come from elsewhere.

/// Names that are of one distance from UTC wherever they are in use, in hours east of it.
const KNOWN: &[(&str, i32)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("WEST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("EET", 2),
    ("EEST", 3),
    ("MSK", 3),
    ("JST", 9),
    ("KST", 9),
    ("AEST", 10),
    ("AEDT", 11),
    ("NZST", 12),
    ("NZDT", 13),
    ("EST", -5),
    ("EDT", -4),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// Seconds east of UTC that ` CET` tells at the head of a text, and what follows; the whole text where no such name stands there.
pub(super) fn named(text: &str) -> (Option<i32>, &str) {
    let name = text.strip_prefix(' ').unwrap_or("");
    let length = name.bytes().take_while(u8::is_ascii_uppercase).count();
    if !(3..=5).contains(&length) {
        return (None, text);
    }
    let (name, rest) = name.split_at(length);
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    (known.map(|(_, hours)| hours * 3600), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_zone_tell_its_clock() {
        let rows = [
            (" CET] a", Some(3600), "] a"),
            (" PDT] a", Some(-25_200), "] a"),
            (" IST] a", None, "] a"),
            (" XXXXXX] a", None, " XXXXXX] a"),
            (" PM] a", None, " PM] a"),
            ("CET] a", None, "CET] a"),
        ];
        for (text, offset, rest) in rows {
            assert_eq!(named(text), (offset, rest), "{text}");
        }
    }
}
