//! maubot-meetings: `2024-07-23 17:00:03 <@user:server> text`, each line of a message with its own stamp; and what it sends to
//! a forum, `2024-07-23 17:00:03 | @user:server | text`. matrix-commander writes the same after the names of a room and of who speaks.

use super::shape::{Shape, dated, zone_offset};
use crate::model::matrix::is_matrix_id;

/// Reads one line. The nick is the whole Matrix id.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(passed) = line.strip_prefix("Message received for room ") {
        return of_commander(passed);
    }
    let (stamp, rest) = dated(line)?;
    let (offset, rest) = zone_offset(rest);
    let stamp = stamp.in_zone(offset);
    let angled = || rest.strip_prefix(" <")?.split_once('>');
    let barred = || rest.strip_prefix(" | ")?.split_once(" |");
    let (matrix, text) = angled().or_else(barred)?;
    let said = text.strip_prefix(' ').unwrap_or(text);
    is_matrix_id(matrix).then_some(Shape::Message(stamp, matrix, said))
}

/// `Room [!id:server] | sender Name [@user:server] | 2024-07-23 17:00:03 | text`
fn of_commander(passed: &str) -> Option<Shape<'_>> {
    let (_, rest) = passed.split_once("] | sender ")?;
    let (sender, rest) = rest.split_once("] | ")?;
    let (_, matrix) = sender.rsplit_once('[')?;
    let (stamp, rest) = dated(rest)?;
    let text = rest.strip_prefix(" | ")?;
    is_matrix_id(matrix).then_some(Shape::Message(stamp, matrix, text))
}
