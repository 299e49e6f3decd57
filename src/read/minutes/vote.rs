//! MeetBot's votes: `#startvote Question? a, b`, `#vote a`, `#endvote`.
//! Commands in, the text of the result out. Options nobody ever voted for are left out, as MeetBot does.

use std::collections::HashMap;

/// A vote that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    question: String,
    options: Vec<String>,
    /// Options by their lower-case name.
    by_name: HashMap<String, usize>,
    /// The option each nick holds now.
    held: HashMap<String, usize>,
    /// How many hold each option; none for those that nobody ever voted for.
    counts: Vec<Option<u32>>,
}

impl Vote {
    /// Opens a vote; the question ends at the last `?`, and no options means Yes and No.
    pub fn open(text: &str) -> Option<Self> {
        let (question, choices) = text.rsplit_once('?')?;
        let part = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '+' | '-'));
        let mut options: Vec<String> = choices
            .split(part)
            .filter(|option| !option.is_empty())
            .map(str::to_owned)
            .collect();
        if options.is_empty() {
            options = vec!["Yes".to_owned(), "No".to_owned()];
        }
        let mut by_name = HashMap::new();
        for (index, option) in options.iter().enumerate() {
            by_name.entry(option.to_lowercase()).or_insert(index);
        }
        Some(Vote {
            question: question.trim().to_owned(),
            counts: vec![None; options.len()],
            options,
            by_name,
            held: HashMap::new(),
        })
    }

    /// Counts a vote, in place of an earlier one of the same nick; false if there is no such option.
    pub fn cast(&mut self, nick: &str, option: &str) -> bool {
        let Some(option) = self.by_name.get(&option.trim().to_lowercase()).copied() else {
            return false;
        };
        if let Some(before) = self.held.insert(nick.to_owned(), option) {
            self.counts[before] = self.counts[before].map(|count| count.saturating_sub(1));
        }
        self.counts[option] = Some(self.counts[option].unwrap_or(0) + 1);
        true
    }

    /// What was asked.
    pub fn question(&self) -> &str {
        &self.question
    }

    /// What may be answered.
    pub fn options(&self) -> &[String] {
        &self.options
    }

    /// The text of the item that closes the vote.
    pub fn result(&self) -> String {
        let cast = self.options.iter().zip(&self.counts);
        let counts: Vec<String> = cast
            .filter_map(|(option, count)| Some(format!("{option}: {}", (*count)?)))
            .collect();
        format!(
            "Voted on \"{}?\" Results are, {}",
            self.question,
            counts.join(", ")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_are_counted_once_a_nick() {
        let mut vote = Vote::open("Move? To when? mon, tue.").expect("a question");
        assert_eq!(vote.options(), ["mon", "tue"]);
        assert!(vote.cast("a", "TUE") && vote.cast("b", "mon") && vote.cast("a", "mon"));
        assert!(!vote.cast("c", "sun"));
        assert_eq!(
            vote.result(),
            "Voted on \"Move? To when?\" Results are, mon: 2, tue: 0"
        );
        assert_eq!(
            Vote::open("Ship?").expect("a question").options(),
            ["Yes", "No"]
        );
        assert_eq!(Vote::open("no question"), None);
    }
}
