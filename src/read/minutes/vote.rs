//! MeetBot's votes: `#startvote Question? a, b`, `#vote a`, `#endvote`; and those of meetingology, where a chair asks with
//! `#vote Question` and everybody says `+1`, `-1` or `+0`.
//! Commands in, the text of the result out. Options nobody ever voted for are left out, as MeetBot does.

use std::collections::HashMap;

use super::lines::split_nicks;

/// How votes are held in a meeting.
#[derive(Debug, Default)]
pub struct Polls {
    /// Whether `#startvote` was typed.
    pub started: bool,
    /// By how many votes those for something have to lead, where somebody says so.
    pub required: Option<i64>,
    /// Whose hands count, in lower case; everybody's, if nobody is named.
    voters: Vec<String>,
}

impl Polls {
    /// Takes in `#voters`: nicks, a word for everybody, or `list`, which only asks who they are (meetingology); `add` and `remove`
    /// before nicks are none. The nicks of new voters as they were typed go out.
    pub fn hear(&mut self, text: &str) -> Vec<String> {
        let mut named = split_nicks(text);
        let order = named.first().map(|first| first.to_lowercase());
        let order = order.filter(|_| named.len() > 1);
        if matches!(order.as_deref(), Some("add" | "remove")) {
            named.remove(0);
        }
        if order.as_deref() == Some("remove") {
            let gone: Vec<String> = named.iter().map(|nick| nick.to_lowercase()).collect();
            self.voters.retain(|nick| !gone.contains(nick));
            return Vec::new();
        }
        named.retain(|nick| {
            let lower = nick.to_lowercase();
            match lower.as_str() {
                "list" => return false,
                "all" | "everyone" | "everybody" => self.voters.clear(),
                _ => {
                    self.voters.push(lower);
                    return true;
                }
            }
            false
        });
        named
    }

    /// Whether the hand of somebody counts.
    pub fn hears(&self, nick: &str) -> bool {
        self.voters.is_empty() || self.voters.contains(&nick.to_lowercase())
    }
}

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
    /// What became of it, in the word of a bot.
    outcome: Option<&'static str>,
    way: Way,
}

/// What a bot says of a vote that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Told {
    /// What it counted, in the order of the hands.
    pub counts: Option<[u32; 3]>,
    /// What became of it.
    pub outcome: Option<&'static str>,
}

impl Told {
    /// Whether it says anything.
    pub fn is_any(self) -> bool {
        self != Told::default()
    }

    /// This, and where it is silent what else was said.
    pub fn or(self, other: Told) -> Told {
        Told {
            counts: self.counts.or(other.counts),
            outcome: self.outcome.or(other.outcome),
        }
    }
}

/// What may become of a motion, in the words of the bots: those of meetingology, then those of hcoop.
const OUTCOMES: [&str; 6] = [
    "carried",
    "denied",
    "deadlocked",
    "accepted",
    "failed",
    "inconclusive",
];

/// How a vote is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// One of its options is named.
    Options,
    /// Hands are raised.
    Hands,
    /// The same on a motion: to the bot, by a command.
    Motion,
}

/// What hands say, and which of the options it is.
const HANDS: [(&str, usize); 5] = [("+1", 0), ("-1", 1), ("+0", 2), ("-0", 2), ("0", 2)];

/// The hand that a message raises, if it begins with one; a naked `0` is one only where nothing follows.
pub fn hand(text: &str) -> Option<&'static str> {
    if text.starts_with('0') {
        return (text.trim() == "0").then_some("0");
    }
    let raised = |(sign, _): &(&'static str, usize)| {
        let after = text.strip_prefix(sign)?.chars().next();
        let ends = !after.is_some_and(|c| c.is_alphanumeric() || c == '_');
        ends.then_some(*sign)
    };
    HANDS.iter().find_map(raised)
}

/// What a bot says of a vote: `Votes for: 3, Votes against: 1, Abstentions: 0` and `Motion carried` (meetingology), or both in
/// `Motion failed: 1 in favor to 2 opposed` (hcoop).
pub fn told(text: &str) -> Told {
    if let Some((word, counts)) = text.lines().find_map(of_motion) {
        return Told {
            counts: in_favor(counts),
            outcome: Some(word),
        };
    }
    Told {
        counts: counted(text),
        outcome: None,
    }
}

/// What became of a motion, and what is told behind that.
fn of_motion(line: &str) -> Option<(&'static str, &str)> {
    let rest = line.trim().strip_prefix("Motion ")?;
    let (word, counts) = rest.split_once(':').unwrap_or((rest, ""));
    let outcome = OUTCOMES
        .iter()
        .find(|outcome| **outcome == word.trim_end())?;
    Some((outcome, counts))
}

/// The counts in `1 in favor to 2 opposed`.
fn in_favor(counts: &str) -> Option<[u32; 3]> {
    let (favour, against) = counts.split_once(" in favor to ")?;
    let against = against.strip_suffix(" opposed")?;
    Some([favour.trim().parse().ok()?, against.parse().ok()?, 0])
}

fn counted(text: &str) -> Option<[u32; 3]> {
    let number = |head: &str| {
        let (_, rest) = text.split_once(head)?;
        let rest = rest.trim_start();
        let end = rest.bytes().position(|byte| !byte.is_ascii_digit());
        rest[..end.unwrap_or(rest.len())].parse().ok()
    };
    let (favour, against) = (number("Votes for:")?, number("Votes against:")?);
    Some([favour, against, number("Abstentions:").unwrap_or(0)])
}

impl Vote {
    /// Opens a show of hands.
    pub fn of_hands(question: &str) -> Self {
        let options = ["for", "against", "abstained"];
        Vote {
            question: question.to_owned(),
            options: options.map(str::to_owned).to_vec(),
            by_name: HANDS.map(|(sign, at)| (sign.to_owned(), at)).into(),
            held: HashMap::new(),
            counts: vec![Some(0); options.len()],
            outcome: None,
            way: Way::Hands,
        }
    }

    /// Opens the vote on a motion.
    pub fn on_motion(motion: &str) -> Self {
        Vote {
            way: Way::Motion,
            ..Vote::of_hands(motion)
        }
    }

    /// Whether everybody raises hands.
    pub fn is_of_hands(&self) -> bool {
        self.way != Way::Options
    }

    /// Whether it is about a motion.
    pub fn is_on_motion(&self) -> bool {
        self.way == Way::Motion
    }

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
            outcome: None,
            way: Way::Options,
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

    /// Counts a vote on a motion: each for itself, and whatever has no `+` is against it (hcoop); false if it does not say so.
    pub fn cast_on_motion(&mut self, nick: &str, text: &str) -> bool {
        let option = usize::from(!text.starts_with('+'));
        self.held.insert(nick.to_owned(), option);
        self.counts[option] = Some(self.counts[option].unwrap_or(0) + 1);
        text.starts_with(['+', '-'])
    }

    /// Takes what a bot says of a show of hands for its result.
    pub fn hear_bot(&mut self, told: Told) {
        if !self.is_of_hands() {
            return;
        }
        if let Some(counts) = told.counts {
            self.counts = counts.map(Some).to_vec();
        }
        self.outcome = told.outcome;
    }

    /// Finds what becomes of it that no bot tells: hands carry it where it is known how many they have to be, a motion that is
    /// closed goes with most of the votes.
    pub fn decide(&mut self, required: Option<i64>) {
        let count = |at: usize| i64::from(self.counts.get(at).copied().flatten().unwrap_or(0));
        let lead = count(0) - count(1);
        let found = match self.way {
            Way::Options => None,
            Way::Hands => {
                required.map(|required| ["denied", "carried"][usize::from(lead >= required)])
            }
            Way::Motion => Some(match lead {
                1.. => "accepted",
                0 => "inconclusive",
                _ => "failed",
            }),
        };
        self.outcome = self.outcome.or(found);
    }

    /// Whether anybody voted.
    pub fn is_cast(&self) -> bool {
        let by_bot = self.is_of_hands() && self.counts.iter().flatten().any(|count| *count > 0);
        by_bot || !self.held.is_empty()
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
        let mark = if self.is_of_hands() { "" } else { "?" };
        let outcome = self.outcome.map(|outcome| format!(" ({outcome})"));
        format!(
            "Voted on \"{}{mark}\" Results are, {}{}",
            self.question,
            counts.join(", "),
            outcome.unwrap_or_default()
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

    #[test]
    fn what_a_bot_says_of_a_vote_is_known() {
        let rows = [
            (
                "Votes for: 3, Votes against: 1, Abstentions: 0",
                Some([3, 1, 0]),
                None,
            ),
            (
                "Votes for:0 Votes against:12 Abstentions:1",
                Some([0, 12, 1]),
                None,
            ),
            ("Votes for: 3, Votes against: many", None, None),
            ("Votes for: 99999999999, Votes against: 1", None, None),
            ("Voting ended on: Votes for: tea", None, None),
            ("Motion carried", None, Some("carried")),
            ("Motion denied", None, Some("denied")),
            (
                "Motion inconclusive: 2 in favor to 2 opposed",
                Some([2, 2, 0]),
                Some("inconclusive"),
            ),
            (
                "Motion failed: 1 in favor to 12 opposed",
                Some([1, 12, 0]),
                Some("failed"),
            ),
            ("Motion accepted: by many", None, Some("accepted")),
            ("Motion cannot be closed: no votes found", None, None),
            ("Motion carried over to the next meeting", None, None),
            ("the Motion carried", None, None),
        ];
        for (text, counts, outcome) in rows {
            assert_eq!(told(text), Told { counts, outcome }, "{text}");
        }
    }

    #[test]
    fn what_becomes_of_a_vote() {
        let rows = [
            (2, 0, None, ""),
            (2, 0, Some(3), " (denied)"),
            (3, 0, Some(3), " (carried)"),
            (1, 1, Some(0), " (carried)"),
        ];
        for (favour, against, required, expected) in rows {
            let mut vote = Vote::of_hands("Tea");
            vote.hear_bot(Told {
                counts: Some([favour, against, 0]),
                outcome: None,
            });
            vote.decide(required);
            assert!(vote.result().ends_with(&format!("abstained: 0{expected}")));
        }
        for (votes, expected) in [
            (
                ["+1", "+1", "no"],
                "for: 2, against: 1, abstained: 0 (accepted)",
            ),
            (
                ["+1", "-1", "no"],
                "for: 1, against: 2, abstained: 0 (failed)",
            ),
        ] {
            let mut vote = Vote::on_motion("Tea");
            let understood = votes.map(|text| vote.cast_on_motion("ash", text));
            vote.decide(None);
            assert_eq!(understood, [true, true, false]);
            assert!(vote.result().ends_with(expected), "{}", vote.result());
        }
    }

    #[test]
    fn hands_are_counted() {
        let rows = [
            ("+1", Some("+1")),
            ("+1, well done", Some("+1")),
            ("-1 not yet", Some("-1")),
            ("0", Some("0")),
            ("0 problems left", None),
            ("+10 boats", None),
            ("I say +1", None),
        ];
        for (text, expected) in rows {
            assert_eq!(hand(text), expected, "{text}");
        }
        let mut vote = Vote::of_hands("Rights for ash");
        assert!(vote.cast("a", "+1") && vote.cast("b", "-1") && vote.cast("a", "+0"));
        let expected = "Voted on \"Rights for ash\" Results are, for: 0, against: 1, abstained: 1";
        assert_eq!(vote.result(), expected);
    }
}
