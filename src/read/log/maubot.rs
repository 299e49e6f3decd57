//! maubot-meetings: `2024-07-23 17:00:03 <@user:server> text`, each line of a message with its own stamp.

use super::shape::{Shape, dated};

/// Reads one line. The nick is the whole Matrix id.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = dated(line)?;
    let rest = rest.strip_prefix(" <")?;
    let end = rest.find('>')?;
    let matrix = &rest[..end];
    let known =
        matrix.starts_with('@') && matrix.contains(':') && !matrix.contains(char::is_whitespace);
    let text = &rest[end + 1..];
    known.then(|| Shape::Message(stamp, matrix, text.strip_prefix(' ').unwrap_or(text)))
}
