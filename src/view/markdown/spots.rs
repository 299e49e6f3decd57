//! Anchors at lines of a text, to which other pages lead: where what a list says is said. A text and its lines in, its events with a
//! formula in place of each anchor out: no formula is ever asked for, so none is in the way.

use pulldown_cmark::{Event, Tag};

use super::freed;

/// An anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::view) struct Spot {
    /// The line that it stands at, counted from 0.
    pub(in crate::view) line: usize,
    /// Its name.
    pub(in crate::view) id: String,
}

/// The events of a text, before the first words of each of some lines its anchor; the lines are told in their order.
pub(super) fn marked<'t>(markdown: &'t str, spots: &[Spot]) -> Vec<Event<'t>> {
    let mut lines = markdown.split_inclusive('\n');
    let (mut line, mut start) = (0, 0);
    let places = spots.iter().map(|spot| {
        while line < spot.line {
            start += lines.next().map_or(0, str::len);
            line += 1;
        }
        (start, spot)
    });
    let mut places = places.peekable();
    let mut events = Vec::new();
    for (event, range) in freed::placed(markdown) {
        while is_words(&event)
            && places
                .peek()
                .is_some_and(|(start, _)| *start <= range.start)
        {
            let place = places.next();
            events.extend(place.map(|(_, spot)| Event::InlineMath(spot.id.clone().into())));
        }
        events.push(event);
    }
    let rest = places.map(|(_, spot)| Event::InlineMath(spot.id.clone().into()));
    events.extend(rest);
    events
}

/// Whether an anchor may stand before an event.
fn is_words(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::TaskListMarker(_)
            | Event::Start(
                Tag::Emphasis
                    | Tag::Strong
                    | Tag::Strikethrough
                    | Tag::Link { .. }
                    | Tag::Image { .. }
            )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_stand_before_the_words_of_their_lines() {
        let text = "# a\n\nb\n**c** d\n- [x] e\n  - f\n";
        let spot = |line: usize| Spot {
            line,
            id: format!("i-{line}"),
        };
        let told = |event: &Event<'_>| match event {
            Event::Text(text) => Some(text.to_string()),
            Event::InlineMath(id) => Some(format!("[{id}]")),
            _ => None,
        };
        let events = marked(text, &[3, 4, 4, 5, 9].map(spot));
        let found: Vec<String> = events.iter().filter_map(told).collect();
        let expected = "a b [i-3] c  d [i-4] [i-4] e [i-5] f [i-9]";
        assert_eq!(found.join(" "), expected);
    }
}
