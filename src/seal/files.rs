//! Names of pictures and documents in texts that are withheld. A text in, the names out, in small letters, without folders and without
//! what stands before a blank in them. Whether there are such files is for others.

use crate::model::source::ATTACHED;

/// Bytes of a name, at the most.
const LONGEST: usize = 200;

/// The names in a text.
pub(super) fn names(text: &str) -> impl Iterator<Item = String> {
    let dots = memchr::memchr_iter(b'.', text.as_bytes());
    dots.filter_map(|at| {
        let rest = text.as_bytes().get(at + 1..)?;
        let ends = |ending: &str| {
            let own = rest.get(..ending.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(ending.as_bytes()))
                && !rest
                    .get(ending.len())
                    .is_some_and(u8::is_ascii_alphanumeric)
        };
        let (ending, _) = ATTACHED.iter().find(|(ending, _)| ends(ending))?;
        let end = at + 1 + ending.len();
        let near = text.as_bytes()[..at].iter().rev().take(LONGEST);
        let length = near.take_while(|byte| !is_outside(**byte)).count();
        // A character that is cut in two is of a longer name.
        (length > 0)
            .then(|| text.get(at - length..end))
            .flatten()
            .map(name)
    })
}

/// The name of a path, or of an address.
pub(super) fn name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let name = name.rsplit("%20").next().unwrap_or(name);
    let name = name.rsplit(' ').next().unwrap_or(name);
    name.to_lowercase()
}

/// Whether a byte is of no name, but stands around one.
fn is_outside(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b"/\\()[]{}<>\"'`|=:,;".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_texts() {
        let text = "![x](img/Heap-1.PNG) [[the hole.pdf]] <img src='a%20b.jpeg'> see .png, v1.gifs and a.b.webp.";
        let found: Vec<String> = names(text).collect();
        assert_eq!(found, ["heap-1.png", "hole.pdf", "b.jpeg", "a.b.webp"]);
        assert_eq!(name("img/The Hole.pdf"), "hole.pdf");
    }
}
