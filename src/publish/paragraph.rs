//! A text in lines of so many columns, for mails and other plain text. Text and width in, lines out; words that are longer,
//! addresses mostly, stay whole.

use textwrap::WordSeparator;
use textwrap::core::Word;
use textwrap::wrap_algorithms::wrap_first_fit;

/// Appends a text, its first line behind one indent and all others behind another, which are equally wide.
pub(super) fn into(out: &mut String, columns: usize, (first, rest): (&str, &str), text: &str) {
    let width = columns.saturating_sub(first.len());
    let mut indent = first;
    for line in text.split('\n') {
        // No character takes more columns than bytes.
        if line.len() <= width {
            put_line(out, indent, [line]);
        } else {
            let words: Vec<Word<'_>> = WordSeparator::AsciiSpace.find_words(line).collect();
            for fitting in wrap_first_fit(&words, &[width as f64]) {
                let texts = fitting.iter().flat_map(|word| [word.word, word.whitespace]);
                put_line(out, indent, texts);
                indent = rest;
            }
        }
        indent = rest;
    }
}

fn put_line<'t>(out: &mut String, indent: &str, texts: impl IntoIterator<Item = &'t str>) {
    let begun = out.len();
    out.push_str(indent);
    out.extend(texts);
    out.truncate(begun + out[begun..].trim_end().len());
    out.push('\n');
}
