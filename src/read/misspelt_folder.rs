//! Which folder is nearly called as one of records. The path of a file in; that folder and the right name out. What is told of it is the
//! business of `folders`.

use super::tree::folder::OF_RECORDS;
use crate::report::nearest;

/// The folder beside a project.
const UPDATES: &[&str] = &["updates"];

/// Whether a page may be a record that lies in the wrong folder: its keys are ours, then.
pub(super) fn may_be_record(path: &str) -> bool {
    path.starts_with("notes/") || of_path(path).is_some()
}

/// The folder of a file that is nearly called as one of records, and what was meant.
pub(super) fn of_path(path: &str) -> Option<(&str, &'static str)> {
    let mut ends = path.match_indices('/').map(|(end, _)| end);
    let first = &path[..ends.next()?];
    if first == "projects" {
        let (project, end) = (ends.next()?, ends.next()?);
        let meant = near(&path[project + 1..end], UPDATES)?;
        return Some((&path[..end], meant));
    }
    Some((first, near(first, OF_RECORDS)?))
}

/// A letter left out or too many, or other capitals: `nodes/` and `status/` are names of their own.
fn near(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let meant = nearest(name, known)?;
    let lower = name.to_lowercase();
    let one = lower.len().abs_diff(meant.len()) == 1 || lower == meant;
    (meant != name && one).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_nearly_right() {
        let rows = [
            ("isues/1.md", Some(("isues", "issues"))),
            ("Meetings/a.log", Some(("Meetings", "meetings"))),
            (
                "projects/x/update/2026-01-01.md",
                Some(("projects/x/update", "updates")),
            ),
            ("projects/x/updates/2026-01-01.md", None),
            ("projects/x.md", None),
            ("issues/1.md", None),
            ("guide/start.md", None),
            ("about.md", None),
        ];
        for (path, expected) in rows {
            assert_eq!(of_path(path), expected, "{path}");
        }
    }
}
