//! Front matter in TOML, as Zola and Hugo have it, line by line in YAML: keys with texts, numbers, days, lists and tables.
//! TOML in, YAML with the same keys on the same lines out, without its comments; none where a line is of another form.

/// The same in YAML.
pub(crate) fn as_yaml(toml: &str) -> Option<String> {
    let mut out = String::with_capacity(toml.len() + 64);
    let (mut rest, mut tables) = (toml, Vec::new());
    while !rest.is_empty() {
        let line = rest.trim_start_matches([' ', '\t']);
        rest = match line.strip_prefix('[') {
            Some(table) => headed(table, &mut tables, &mut out)?,
            None => setting(line, !tables.is_empty(), &mut out)?,
        };
        rest = ended(rest)?;
        out.push('\n');
    }
    Some(out)
}

/// `[extra]` and `[[extra]]`; the second of one name is one of its own.
fn headed<'t>(text: &'t str, tables: &mut Vec<&'t str>, out: &mut String) -> Option<&'t str> {
    let text = text.strip_prefix('[').unwrap_or(text);
    let (name, rest) = text.split_once(']')?;
    let name = name.trim().trim_matches(['"', '\'']);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    if name.is_empty() || !name.chars().all(plain) {
        return None;
    }
    let number = tables.iter().filter(|known| **known == name).count();
    tables.push(name);
    let again = if number > 0 {
        format!(" {}", number + 1)
    } else {
        String::new()
    };
    out.push_str(&format!("\"{name}{again}\":"));
    Some(rest.strip_prefix(']').unwrap_or(rest))
}

/// `key = value`, a comment or nothing.
fn setting<'t>(line: &'t str, inside: bool, out: &mut String) -> Option<&'t str> {
    if line.is_empty() || line.starts_with(['#', '\n', '\r']) {
        return Some(line);
    }
    let (before, rest) = line.split_once('=')?;
    let (key, rest) = (before.trim(), rest.trim_start_matches([' ', '\t']));
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'');
    if key.is_empty() || !key.chars().all(plain) {
        return None;
    }
    out.push_str(if inside { "  " } else { "" });
    out.push_str(key);
    out.push(':');
    // Notes point at the columns of the file.
    let wide = line.len() - rest.len() - key.len();
    out.extend(std::iter::repeat_n(' ', wide.saturating_sub(1).max(1)));
    let mut lines = 0;
    let rest = value(rest, out, &mut lines)?;
    out.extend(std::iter::repeat_n('\n', lines));
    Some(rest)
}

/// What follows the end of a line, behind which a comment may stand.
fn ended(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\t']);
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (line.trim_end().is_empty() || line.starts_with('#')).then_some(rest)
}

/// Takes a value off the head of a text; `lines` counts the ends of lines in it, which are taken out.
fn value<'t>(text: &'t str, out: &mut String, lines: &mut usize) -> Option<&'t str> {
    let first = text.chars().next()?;
    match first {
        '"' | '\'' => quoted(text, first, out, lines),
        '[' | '{' => within(text, out, lines),
        _ => {
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | ':' | '_');
            let end = |text: &str| text.find(|c| !plain(c)).unwrap_or(text.len());
            let mut length = end(text);
            // A blank may part a day from its hour.
            let hour = text[length..].strip_prefix(' ');
            if let Some(hour) = hour.filter(|hour| hour.starts_with(|c: char| c.is_ascii_digit())) {
                length += 1 + end(hour);
            }
            out.push_str(&text[..length]);
            (length > 0).then(|| &text[length..])
        }
    }
}

/// A list or a table in braces: texts are taken over, `=` becomes a colon.
fn within<'t>(text: &'t str, out: &mut String, lines: &mut usize) -> Option<&'t str> {
    let (mut rest, mut depth) = (text, 0usize);
    loop {
        let next = rest.chars().next()?;
        let behind = &rest[next.len_utf8()..];
        rest = match next {
            '"' | '\'' => quoted(rest, next, out, lines)?,
            '#' => &rest[rest.find('\n')?..],
            '=' => {
                out.push_str(": ");
                behind
            }
            '\n' => {
                *lines += 1;
                behind
            }
            '[' | '{' | ']' | '}' => {
                out.push(next);
                let opens = matches!(next, '[' | '{');
                depth = if opens { depth + 1 } else { depth - 1 };
                behind
            }
            _ => {
                out.push(if next.is_whitespace() { ' ' } else { next });
                behind
            }
        };
        if depth == 0 {
            return Some(rest);
        }
    }
}

/// A text in quotes of one kind, be it over several lines in three of them. The escapes of TOML are also YAML's.
fn quoted<'t>(text: &'t str, mark: char, out: &mut String, lines: &mut usize) -> Option<&'t str> {
    let three: String = std::iter::repeat_n(mark, 3).collect();
    let (text, end) = match text.strip_prefix(three.as_str()) {
        Some(inside) => (inside, three.as_str()),
        None => (&text[1..], &three[..1]),
    };
    let length = closes(text, mark, end)?;
    let (inside, rest) = text.split_at(length);
    if end.len() == 1 && inside.contains('\n') {
        return None;
    }
    *lines += inside.matches('\n').count();
    // The end of the line behind the quotes at the head is no part of it.
    let inside = inside.strip_prefix("\r\n").unwrap_or(inside);
    let inside = inside.strip_prefix('\n').unwrap_or(inside);
    out.push(mark);
    match mark {
        '"' => {
            let lines = inside.replace('\r', "").replace("\\\n", "");
            out.push_str(&lines.replace('\n', "\\n"));
        }
        _ => out.push_str(&inside.replace('\'', "''").replace(['\r', '\n'], " ")),
    }
    out.push(mark);
    Some(&rest[end.len()..])
}

/// Where a text in quotes ends.
fn closes(text: &str, mark: char, end: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        if rest.starts_with(end) {
            return Some(at);
        }
        let next = rest.chars().next()?;
        let escaped = next == '\\' && mark == '"';
        let skipped = rest.chars().take(if escaped { 2 } else { 1 });
        at += skipped.map(char::len_utf8).sum::<usize>();
    }
}

#[cfg(test)]
mod tests {
    use super::as_yaml;

    #[test]
    fn settings_keep_their_lines() {
        let rows: &[(&str, Option<&str>)] = &[
            ("a = 1\n", Some("a:  1\n")),
            (
                "title = \"Board: \\\"x\\\"\" # why\r\n\n# no\ndraft=true",
                Some("title:  \"Board: \\\"x\\\"\"\n\n\ndraft: true\n"),
            ),
            (
                "day = 2026-11-05 15:00:00Z\n",
                Some("day:  2026-11-05 15:00:00Z\n"),
            ),
            (
                "tags = [\n  \"a\", # b\n  \"c = d\",\n]\nb = 1\n",
                Some("tags:  [  \"a\",   \"c = d\",]\n\n\n\nb:  1\n"),
            ),
            (
                "build = {render = \"never\"}\n",
                Some("build:  {render :  \"never\"}\n"),
            ),
            (
                "[extra]\nprivate = true\n[[x]]\n[[x]]\n",
                Some("\"extra\":\n  private:  true\n\"x\":\n\"x 2\":\n"),
            ),
            ("a = \"\"\"\none\n\"two\"\"\"\"\nb = 1\n", None),
            (
                "a = \"\"\"\none\ntwo\"\"\"\nb = 1\n",
                Some("a:  \"one\\ntwo\"\n\n\nb:  1\n"),
            ),
            ("a = '''\none 'x'\n'''\n", Some("a:  'one ''x'' '\n\n\n")),
            ("a: 1\n", None),
            ("a = \"never ends\n", None),
            ("a = [1\n", None),
            ("a = ]\n", None),
            ("a = 1 2 x\n", None),
            ("just words\n", None),
        ];
        for (toml, expected) in rows {
            assert_eq!(as_yaml(toml).as_deref(), *expected, "{toml:?}");
        }
    }
}
