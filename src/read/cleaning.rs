//! What is taken out of the text of a file before it is read: secrets, and the names of those who asked not to be named. Text in;
//! text and notes out.

use super::people::hidden::Hidden;
use super::roles::Text;
use super::secrets::{self, Cleaned};
use super::text::strings;
use super::tree::Entry;

/// What is taken out.
pub(super) struct Cleaning<'a> {
    /// Texts that look like secrets and are none.
    pub(super) not_secrets: &'a [String],
    /// Who asked not to be named.
    pub(super) hidden: &'a Hidden,
}

impl Cleaning<'_> {
    /// The text of a file without it.
    pub(super) fn text(&self, entry: &Entry, role: &Text, text: String) -> Cleaned {
        let take_out = match () {
            () if strings::is_json(&entry.path, &text) => secrets::take_out_of_json,
            () if is_html(&entry.path) => secrets::take_out_of_html,
            () => secrets::take_out,
        };
        let talk = matches!(role, Text::Meeting);
        let mut cleaned = take_out(&entry.file, text, self.not_secrets, talk);
        match role {
            // Meetings do it themselves, for they know lines and changes of nicks; people are cleaned once
            // it is known which of them are hidden, and calendars hold nobody's words.
            Text::Meeting | Text::People | Text::Calendar => {}
            _ => {
                cleaned.text = self.hidden.text(cleaned.text);
                cleaned.typed = cleaned.typed.map(|typed| self.hidden.text(typed));
            }
        }
        cleaned
    }
}

/// Whether a file is a page of HTML by its name.
fn is_html(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let path = lower.strip_suffix(".gz").unwrap_or(&lower);
    path.ends_with(".html") || path.ends_with(".htm")
}
