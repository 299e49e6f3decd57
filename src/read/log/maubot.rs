//! maubot-meetings: `2024-07-23 17:00:03 <@user:server> text`, each line of a message with its own stamp; and what it sends to
//! a forum, `2024-07-23 17:00:03 | @user:server | text`.

use super::shape::{Shape, dated};

/// Reads one line. The nick is the whole Matrix id.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = dated(line)?;
    let angled = || rest.strip_prefix(" <")?.split_once('>');
    let barred = || rest.strip_prefix(" | ")?.split_once(" |");
    let (matrix, text) = angled().or_else(barred)?;
    let known =
        matrix.starts_with('@') && matrix.contains(':') && !matrix.contains(char::is_whitespace);
    known.then(|| Shape::Message(stamp, matrix, text.strip_prefix(' ').unwrap_or(text)))
}
