//! The content folder itself: that it is there. A path in; nothing, or what to do about it, out.

use std::path::Path;

use crate::error::Error;

/// Folders in it whose files are records, not pages.
pub const OF_RECORDS: &[&str] = &["meetings", "issues", "projects", "notes", "calendars"];

/// What a content folder holds.
const HOLDS: &[&str] = &["site.yaml", "meetings", "issues"];

/// That the content folder is there.
///
/// # Errors
/// If it is not: with the folder around it, if that looks like one.
pub fn is_there(content: &Path) -> Result<(), Error> {
    if content.is_dir() {
        return Ok(());
    }
    let around = content.parent().unwrap_or(Path::new("."));
    let here = if around == Path::new("") {
        Path::new(".")
    } else {
        around
    };
    let shown = content.display();
    let advice = match HOLDS.iter().any(|name| here.join(name).exists()) {
        true => format!(
            "`{}` itself looks like one: name it with --content {}",
            here.display(),
            here.display()
        ),
        false => "name it with --content, or begin a portal with `minutebook init DIR`".to_owned(),
    };
    let message = format!("there is no content folder `{shown}`: {advice}");
    Err(Error::Usage(message))
}
