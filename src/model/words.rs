//! Numbers with their words, and the names of months. A number and both forms of a word in, `1 line` or `2 lines` out.

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

/// The month of an English name, or of its first three letters, in any case.
pub fn month(name: &str) -> Option<u32> {
    let is = |known: &&str| {
        name.eq_ignore_ascii_case(known)
            || name.eq_ignore_ascii_case(&known[..3])
            || name.eq_ignore_ascii_case("sept") && known.starts_with("Sept")
    };
    let index = MONTHS.iter().position(is)?;
    u32::try_from(index + 1).ok()
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
