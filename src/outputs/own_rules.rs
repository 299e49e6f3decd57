//! The team's own rules for old addresses, which a file of `static/` holds. A library in; the text of them, and notes about
//! rules that no server takes or ever comes to, out.

use std::sync::Arc;

use crate::model::Library;
use crate::model::redirect::{Fault, LARGEST, MOST, Rule, words};
use crate::place::{At, Place, narrow};
use crate::publish::redirects;
use crate::report::{Note, Severity};
use crate::view::url;

/// The text of the rules. A file that cannot be read is told where it is copied.
pub(super) fn text(library: &Library) -> Option<(String, Arc<str>)> {
    let mut assets = library.assets.iter();
    let file = assets.find(|asset| asset.target == redirects::FILE)?;
    let bytes = std::fs::read(&file.file).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Some((text, Arc::clone(&file.shown)))
}

/// Rules that GitLab Pages takes none of, those for addresses that are not below that of the site (the host asks another site for
/// those), and what is too much of them.
pub(super) fn notes(library: &Library, own: &str, file: &Arc<str>) -> Vec<Note> {
    let root = url::absolute_root(library.team.base_url.as_deref());
    let lines = (1..).zip(own.lines());
    let rules = lines.filter_map(|(number, line)| Some((number, line, words(line)?)));
    let mut notes = Vec::new();
    let mut count = 0;
    for (number, line, words) in rules {
        count += 1;
        let from = words.first().copied().unwrap_or(line);
        let beside = || {
            let message = format!("no address of this site begins so: it stands below `{root}`");
            let hint = format!("begin both paths of the rule with `{root}`");
            outside(line, &root).map(|from| (from, message, hint))
        };
        let refused = |why: Fault<'_>| {
            let hint = "a rule is `/old /new 301`, with 302 or 200 for the number".to_owned();
            (
                from,
                format!("GitLab Pages takes no such rule: {why}"),
                hint,
            )
        };
        let Some((part, message, hint)) = Rule::read(&words).err().map(refused).or_else(beside)
        else {
            continue;
        };
        let before = line
            .find(part)
            .map_or(0, |byte| line[..byte].chars().count());
        let at = At {
            value: (),
            place: Place::new(file, narrow(number), narrow(before + 1)),
            line: Arc::from(line),
        };
        let note = Note::at(Severity::Warning, "redirects", &at, message);
        notes.push(note.show(line, part.chars().count()).hint(hint));
    }
    notes
        .extend(limits(count, own.len()).map(|message| {
            Note::new(Severity::Warning, "pages-limit", Place::file(file), message)
        }));
    notes
}

/// Of a limit so many hundredths are told.
const NEAR: usize = 80;

/// Whether a number is so near to a limit of GitLab Pages that it is told.
pub(crate) fn is_near(number: usize, limit: usize) -> bool {
    number * 100 >= limit * NEAR
}

/// What is said of so many rules in so many bytes.
fn limits(rules: usize, bytes: usize) -> impl Iterator<Item = String> {
    let (most, largest) = (MOST, LARGEST);
    let of_bytes = match bytes > largest {
        true => Some(format!(
            "{bytes} bytes of rules: GitLab Pages reads none of a file above {largest}, so that no old address leads anywhere"
        )),
        false => is_near(bytes, largest)
            .then(|| format!("{bytes} bytes of rules: GitLab Pages reads at most {largest}")),
    };
    let of_rules = match rules.saturating_sub(most) {
        0 => is_near(rules, most)
            .then(|| format!("{rules} rules: GitLab Pages reads at most {most}")),
        left => Some(format!(
            "{rules} rules: GitLab Pages reads the first {most}, and passes over the last {left}"
        )),
    };
    of_bytes.into_iter().chain(of_rules)
}

/// The old address of a rule, if it lies beside the root of the site whatever stands for its splats and placeholders.
fn outside<'l>(line: &'l str, root: &str) -> Option<&'l str> {
    let from = line.split_whitespace().next()?;
    let fixed = from.split(['*', ':']).next().unwrap_or(from);
    let open = fixed.len() < from.len();
    let inside = format!("{from}/").starts_with(root) || open && root.starts_with(fixed);
    (from.starts_with('/') && !inside).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_near_the_limits_are_told() {
        let rows = [
            (799, 52_428, ""),
            (
                800,
                52_429,
                "52429 bytes of rules: GitLab Pages reads at most 65536; 800 rules: GitLab Pages reads at most 1000",
            ),
            (1000, 1, "1000 rules: GitLab Pages reads at most 1000"),
            (
                1058,
                1,
                "1058 rules: GitLab Pages reads the first 1000, and passes over the last 58",
            ),
            (
                1,
                80_000,
                "80000 bytes of rules: GitLab Pages reads none of a file above 65536, so that no old address leads anywhere",
            ),
        ];
        for (rules, bytes, expected) in rows {
            let told: Vec<String> = limits(rules, bytes).collect();
            assert_eq!(told.join("; "), expected);
        }
    }

    #[test]
    fn rules_beside_the_site_are_told() {
        for (line, root, told) in [
            ("/wiki /about/ 301", "/portal/", Some("/wiki")),
            ("  /wiki/* /about/", "/portal/", Some("/wiki/*")),
            ("/portals /about/", "/portal/", Some("/portals")),
            ("/portal /about/", "/portal/", None),
            ("/portal/wiki /portal/about/", "/portal/", None),
            ("/* /portal/:splat", "/portal/", None),
            ("/:any/wiki /portal/", "/portal/", None),
            ("/wiki /about/", "/", None),
            ("# /wiki", "/portal/", None),
            ("", "/portal/", None),
        ] {
            assert_eq!(outside(line, root), told, "{line}");
        }
    }
}
