//! Names of parts of the pages that the tool makes itself, to which people link by the addresses that they copy: lines of logs,
//! items, sections, rows of registers. An address and a name in, whether that page may have it out. Headings of texts are others.

/// Whether a page of the tool's own making names a part of it so: a line of a log (`l-3`, `l2-3`), an item, a section, a row.
pub(super) fn is_own(page: &str, name: &str) -> bool {
    const SECTIONS: &[&str] = &["minutes", "actions", "added", "people", "notes", "log"];
    const REGISTERS: &[&str] = &["actions/", "decisions/", "help-wanted/", "next/"];
    let counted = || {
        let (kind, number) = name.split_once('-')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let line = kind == "i" || kind.strip_prefix('l').is_some_and(digits);
        Some(line && !number.is_empty() && digits(number))
    };
    let meeting = page.starts_with("meetings/");
    REGISTERS.iter().any(|register| page.starts_with(register))
        || meeting && (SECTIONS.contains(&name) || counted() == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_own_pages() {
        let rows = [
            ("meetings/2030-01-03-weekly/", "l-3", true),
            ("meetings/2030-01-03-weekly/", "l2-3", true),
            ("meetings/2030-01-03-weekly/", "i-12", true),
            ("meetings/2030-01-03-weekly/", "minutes", true),
            ("meetings/2030-01-03-weekly/", "l-x", false),
            ("meetings/2030-01-03-weekly/", "later", false),
            ("decisions/", "2030-01-03-weekly-3", true),
            ("rota/", "l-3", false),
        ];
        for (page, name, expected) in rows {
            assert_eq!(is_own(page, name), expected, "{page}#{name}");
        }
    }
}
