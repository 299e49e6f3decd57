//! The cells of a row of a table. A row with its bars in, its cells out; what they say, and which row is a head, is the business of others.

/// The cells of a row; a bar behind a backslash parts none.
pub(crate) fn cells(row: &str) -> impl Iterator<Item = &str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').unwrap_or(row);
    let mut escaped = false;
    let parts = move |c: char| {
        let parts = c == '|' && !escaped;
        escaped = c == '\\' && !escaped;
        parts
    };
    row.split(parts).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_by_their_cells() {
        let rows: &[(&str, &[&str])] = &[
            ("| Ash Tree | x |", &["Ash Tree", "x"]),
            ("|a||", &["a", ""]),
            ("| boats \\| nets | b", &["boats \\| nets", "b"]),
            ("||", &[""]),
            ("", &[""]),
        ];
        for (row, expected) in rows {
            assert_eq!(cells(row).collect::<Vec<&str>>(), *expected, "{row}");
        }
    }
}
