//! MeetBot's votes: `#startvote Question? a, b`, `#vote a`, `#endvote`.
//! Commands in, the text of the result out. Options nobody ever voted for are left out, as MeetBot does.

/// A vote that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    question: String,
    options: Vec<String>,
    /// Options in the order of their first vote, with the nicks that hold them now.
    cast: Vec<(String, Vec<String>)>,
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
        Some(Vote {
            question: question.trim().to_owned(),
            options,
            cast: Vec::new(),
        })
    }

    /// Counts a vote, in place of an earlier one of the same nick; false if there is no such option.
    pub fn cast(&mut self, nick: &str, option: &str) -> bool {
        let Some(option) = self
            .options
            .iter()
            .find(|known| known.to_lowercase() == option.trim().to_lowercase())
        else {
            return false;
        };
        for (_, nicks) in &mut self.cast {
            nicks.retain(|other| other != nick);
        }
        match self.cast.iter_mut().find(|(known, _)| known == option) {
            Some((_, nicks)) => nicks.push(nick.to_owned()),
            None => self.cast.push((option.clone(), vec![nick.to_owned()])),
        }
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
        let order = |(option, _): &&(String, Vec<String>)| {
            self.options.iter().position(|known| known == option)
        };
        let mut cast: Vec<&(String, Vec<String>)> = self.cast.iter().collect();
        cast.sort_by_key(order);
        let counts: Vec<String> = cast
            .iter()
            .map(|(option, nicks)| format!("{option}: {}", nicks.len()))
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
