//! What stands where a secret belongs, in examples and scripts, and is none. A text in; whether it is such a one out.

/// What people write where a secret belongs.
pub(super) fn is_placeholder(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "password",
        "passwd",
        "secret",
        "token",
        "example",
        "placeholder",
        "redacted",
        "changeme",
        "removed",
    ];
    let lower = text.to_lowercase();
    let marks = ['$', '{', '<', '*', '[', '('];
    // A form of `printf`, or a variable of Windows.
    let percent = text
        .strip_prefix('%')
        .is_some_and(|rest| rest.len() <= 1 || rest.ends_with('%') || rest.starts_with(['(', '{']));
    // `the-token-you-were-sent`, `ACCESS_TOKEN_GOES_HERE`: words, as no generator makes them.
    let digits = text.contains(|c: char| c.is_ascii_digit());
    let words = |mark: char, letter: fn(&char) -> bool| {
        text.contains(mark) && text.chars().all(|c| c == mark || letter(&c))
    };
    let spelled =
        !digits && (words('-', char::is_ascii_lowercase) || words('_', char::is_ascii_uppercase));
    text.starts_with(marks)
        || spelled
        || lower.starts_with("0123456789")
        || percent
        || lower.ends_with("example")
        || lower.contains("xxxx")
        || lower.contains("....")
        || WORDS.contains(&lower.as_str())
        || lower.starts_with("your")
}
