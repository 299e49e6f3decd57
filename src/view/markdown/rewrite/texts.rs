//! Neighbouring texts joined, so that no reference is cut in two. Events in; fewer out, and where a sign in them stands behind a
//! backslash, which takes its meaning away.

use std::collections::HashMap;

use pulldown_cmark::Event;

/// For the index of an event, bytes of its text.
type Escaped = HashMap<usize, Vec<usize>>;

/// Joins the texts of a Markdown text.
pub(in crate::view::markdown) fn merge_texts<'t>(
    events: Vec<Event<'t>>,
    markdown: &str,
) -> (Vec<Event<'t>>, Escaped) {
    let mut out: Vec<Event<'t>> = Vec::with_capacity(events.len());
    let mut escaped = Escaped::new();
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        let Event::Text(first) = event else {
            out.push(event);
            continue;
        };
        let mut signs = Vec::new();
        signs.extend(is_escaped(&first, markdown).then_some(0));
        let text = match events.peek() {
            Some(Event::Text(_)) => {
                let mut whole = first.into_string();
                while let Some(Event::Text(next)) =
                    events.next_if(|next| matches!(next, Event::Text(_)))
                {
                    signs.extend(is_escaped(&next, markdown).then_some(whole.len()));
                    whole.push_str(&next);
                }
                whole.into()
            }
            _ => first,
        };
        if !signs.is_empty() {
            escaped.insert(out.len(), signs);
        }
        out.push(Event::Text(text));
    }
    (out, escaped)
}

/// Whether a piece of a text begins with the sign of a reference and stands behind a backslash. The parser leaves the backslash
/// out, and cuts the text there; a piece that it did not make lies elsewhere.
fn is_escaped(piece: &str, markdown: &str) -> bool {
    let at = (piece.as_ptr() as usize).checked_sub(markdown.as_ptr() as usize);
    let before = at.and_then(|at| markdown.as_bytes().get(at.checked_sub(1)?));
    piece.starts_with(['#', '!', '@']) && before == Some(&b'\\')
}
