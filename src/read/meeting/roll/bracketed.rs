//! What stands in brackets behind a name and is a name of the same person: a nick, or a few letters. A name and the words in brackets in,
//! that name out; what else brackets say is the business of `labels`.

/// The few capitals in brackets that stand for a name.
pub(super) fn short(inside: &str) -> Option<String> {
    let word = inside.trim();
    let letters = (2..=5).contains(&word.len()) && word.chars().all(char::is_uppercase);
    letters.then(|| word.to_owned())
}

/// The nick in brackets behind a name of several words, in small letters: one of these, or what people make of them, as `kreed`.
pub(super) fn nick(name: &str, inside: &str) -> Option<String> {
    let word = inside.trim();
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, last) = (words.first()?, words.last().filter(|_| words.len() > 1)?);
    let letter = |word: &&str| word.chars().take(1).collect::<String>();
    let made = [
        (letter(first), (*last).to_owned()),
        ((*first).to_owned(), letter(last)),
        ((*first).to_owned(), (*last).to_owned()),
    ];
    let of_name = || {
        let bare = word.replace(['.', '_', '-'], "");
        let mut made = made.iter().map(|(first, last)| format!("{first}{last}"));
        words.contains(&word) || made.any(|made| made == bare)
    };
    (word.len() > 1 && of_name()).then(|| word.to_owned())
}
