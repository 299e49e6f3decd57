//! Numbers with their words. A number and both forms of a word in, `1 line` or `2 lines` out.

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
