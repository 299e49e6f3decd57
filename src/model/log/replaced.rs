//! What a line of a log says in place of what was typed. A log, a line and other words in; nothing of the former words is left.

use super::Log;
use crate::place::narrow;

impl Log {
    /// Lets a line say something else: the new words stand behind the whole text, for the places of all others stay as they are.
    pub fn say_instead(&mut self, index: usize, words: &str) {
        let Some(line) = self.lines.get_mut(index) else {
            return;
        };
        let typed = line.text.start as usize..line.text.end as usize;
        let blank = " ".repeat(typed.len());
        self.text.replace_range(typed, &blank);
        self.text.push('\n');
        let start = narrow(self.text.len());
        self.text.push_str(words);
        line.text = start..narrow(self.text.len());
    }
}
