//! Numbers with their words, the names of months, and what texts begin with. A number and both forms of a word in, `1 line` or
//! `2 lines` out.

/// Names of the months. Dates stand in every row of every list: to have chrono read a format each time costs more than the row.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What else the months are called: in German, French, Spanish, Italian, Portuguese, Dutch, and where they differ from these in
/// Swedish, Danish and Norwegian. Addresses have no accents; without its own, `março` is a name.
const ELSEWHERE: [&str; 12] = [
    "januar janvier enero gennaio janeiro januari",
    "februar février fevrier febrero febbraio fevereiro februari",
    "märz marz maerz mars marzo março maart marts",
    "avril abril aprile",
    "mai mayo maggio maio mei maj",
    "juni juin junio giugno junho",
    "juli juillet julio luglio julho",
    "août aout agosto augustus augusti",
    "septembre septiembre settembre setembro",
    "oktober octobre octubre ottobre outubro",
    "novembre noviembre novembro",
    "dezember décembre decembre diciembre dicembre dezembro desember",
];

/// The month of a name, or of the first three letters of an English one, in any case.
pub fn month(name: &str) -> Option<u32> {
    let is = |known: &&str| {
        name.eq_ignore_ascii_case(known)
            || name.eq_ignore_ascii_case(&known[..3])
            || name.eq_ignore_ascii_case("sept") && known.starts_with("Sept")
    };
    let english = MONTHS.iter().position(is);
    let index = english.or_else(|| elsewhere(name))?;
    u32::try_from(index + 1).ok()
}

fn elsewhere(name: &str) -> Option<usize> {
    if name.len() < 3 || !name.starts_with(char::is_alphabetic) {
        return None;
    }
    let name = name.to_lowercase();
    let is = |known: &&str| known.split(' ').any(|known| known == name);
    ELSEWHERE.iter().position(is)
}

/// What follows some words at the head of a text, whatever the case of their letters.
pub fn after_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(words.len())?;
    head.eq_ignore_ascii_case(words).then_some(rest)
}

/// Whether a text is digits and nothing else.
pub fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1 line`, `2 lines`.
pub fn count(number: i64, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// The same for lengths of lists.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    count(i64::try_from(number).unwrap_or(i64::MAX), one, many)
}
