//! Passwords in the columns of tables in Markdown that are called so. A text and where such a name stands in; the cells below it that
//! look like a password out.

use super::passphrase::is_passphrase;
use super::placeholder::is_placeholder;
use super::shape::{is_mixed, is_numbered};
use super::{Secret, line_around};

/// The ends of the names of such columns, with the sign behind them.
pub(super) const WORDS: &[&str] = &[
    "assword |",
    "assword|",
    "asswort |",
    "asswort|",
    "assphrase |",
    "assphrase|",
];

/// Rows of a table that are looked at.
const ROWS: usize = 400;

/// Takes the cells out of the column whose name stands at a byte. Gives back where what was looked at ends.
pub(super) fn cells(text: &str, at: usize, found: &mut Vec<Secret>) -> usize {
    let head = line_around(text, at);
    let column = text[head.start..at].matches('|').count();
    let mut line = next(text, head.end);
    let is_rule = |row: &str| row.contains('-') && row.chars().all(|c| "|-: \t\r".contains(c));
    if !line.clone().is_some_and(|line| is_rule(&text[line])) {
        return head.end;
    }
    let mut end = head.end;
    for _ in 0..ROWS {
        line = line.and_then(|line| next(text, line.end));
        let Some(row) = line.clone().filter(|line| text[line.clone()].contains('|')) else {
            break;
        };
        end = row.end;
        let Some(cell) = text[row.clone()].split('|').nth(column) else {
            continue;
        };
        let bare = cell.trim_matches(|c: char| c.is_whitespace() || "*_`".contains(c));
        let looks = is_mixed(bare) || is_numbered(bare);
        if !bare.contains(' ') && (looks && !is_placeholder(bare) || is_passphrase(bare)) {
            let start = bare.as_ptr().addr() - text.as_ptr().addr();
            found.push(Secret {
                range: start..start + bare.len(),
                kind: "password in a table",
            });
        }
    }
    end
}

/// The line behind the end of another one.
fn next(text: &str, end: usize) -> Option<std::ops::Range<usize>> {
    (end + 1 < text.len()).then(|| line_around(text, end + 1))
}

#[cfg(test)]
mod tests {
    use crate::model::secret::{find, masked};

    #[test]
    fn cells_below_a_password() {
        let gone = "(password in a table removed)";
        let rows = [
            (
                "| Host | Password | Since |\n|---|---|---|\n| b1 | `h0rse7staple` | b0a7s9 |\n| b2 | none | x |\n\nb0a7s9x\n",
                format!(
                    "| Host | Password | Since |\n|---|---|---|\n| b1 | `{gone}` | b0a7s9 |\n| b2 | none | x |\n\nb0a7s9x\n"
                ),
            ),
            (
                "Host | Root password|\n:--|--:\nb1 | Harbour2026\nb2 | maple-otter-vivid-quarry",
                format!("Host | Root password|\n:--|--:\nb1 | {gone}\nb2 | {gone}"),
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(masked(text, &find(text)), Some(expected), "{text}");
        }
        for text in [
            "| Host | Password |\n|---|---|\n| b1 | password1 |\n| b2 | see b0a7s9 |\n| b0a7s9 | v2.3.1 |",
            "| Host | Password |\n| b1 | h0rse7staple |",
            "| Password hash | x |\n|---|---|\n| h0rse7staple | x |",
            "a password | b",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
