//! Which nicks are services that tell of a repository, by what they say: `[harbour] ash pushed 2 new commits to main: https://...`
//! and `harbour/main 1a2b3c4 Ash: text`. The lines of a log in, whether each nick says nothing else out.

use crate::model::log::{Line, LineKind};

/// What somebody did, in the words of services.
const DEEDS: &[&str] = &[
    "pushed",
    "force-pushed",
    "opened",
    "reopened",
    "closed",
    "merged",
    "created",
    "deleted",
    "tagged",
    "commented",
    "labeled",
];

/// How many words may stand between the brackets and what was done: somebody's name.
const NAME: usize = 3;

/// What is known of a nick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    /// Only lines that may be a service's, and at least one that tells a deed.
    Deeds,
    Other,
}

/// The indexes of nicks that say nothing but what services say.
pub(super) fn of(text: &str, lines: &[Line], nicks: usize) -> Vec<u32> {
    let mut says = vec![Says::Nothing; nicks];
    for line in lines {
        let talk = matches!(line.kind, LineKind::Message | LineKind::Action);
        let nick = line.nick.filter(|_| talk);
        let Some(says) = nick.and_then(|nick| says.get_mut(nick as usize)) else {
            continue;
        };
        if *says == Says::Other {
            continue;
        }
        let said = line.words(text).trim();
        match () {
            () if line.kind == LineKind::Message && is_deed(said) => *says = Says::Deeds,
            // Below what was pushed the commits are told.
            () if *says == Says::Deeds && is_commit(said) => {}
            () => *says = Says::Other,
        }
    }
    let services = (0..).zip(says).filter(|(_, says)| *says == Says::Deeds);
    services.map(|(nick, _)| nick).collect()
}

/// `[project] somebody opened pull request #3: title https://...`.
fn is_deed(said: &str) -> bool {
    let told = || {
        let (project, told) = said.strip_prefix('[')?.split_once("] ")?;
        let mut words = told.split(' ').skip(1).take(NAME);
        let deed = words.any(|word| DEEDS.contains(&word));
        let last = told.rsplit(' ').next()?;
        let address = last.starts_with("https://") || last.starts_with("http://");
        Some(!project.contains(' ') && deed && address)
    };
    told().unwrap_or(false)
}

/// `project/branch 1a2b3c4 Somebody: text`.
fn is_commit(said: &str) -> bool {
    let mut words = said.split(' ');
    let (branch, hash) = (words.next(), words.next());
    let hash = hash
        .is_some_and(|hash| hash.len() >= 7 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    hash && branch.is_some_and(|branch| branch.contains('/')) && said.contains(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeds_and_commits() {
        let address = "https://tracker.example/harbour";
        let rows = [
            ("[harbour] ash pushed 2 new commits to main:", "deed"),
            ("[harbour] Ash Tree opened issue #3: the boats", "deed"),
            ("[the harbour] ash pushed to main:", ""),
            ("[harbour] ash likes", ""),
            ("harbour: ash pushed to main:", ""),
        ];
        for (words, expected) in rows {
            let said = format!("{words} {address}");
            assert_eq!(is_deed(&said), expected == "deed", "{said}");
            assert!(!is_deed(words), "{words}");
        }
        let rows = [
            ("harbour/main 1a2b3c4 Ash: paint the boats", true),
            ("harbour 1a2b3c4 Ash: paint the boats", false),
            ("harbour/main 1a2b3 Ash: paint the boats", false),
            ("harbour/main 1a2b3c4 paint the boats", false),
        ];
        for (said, expected) in rows {
            assert_eq!(is_commit(said), expected, "{said}");
        }
    }
}
