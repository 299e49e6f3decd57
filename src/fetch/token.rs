//! A token as a value that cannot be shown. A text in; only the header of a request gets it out again.

use std::fmt;

use ureq::http::HeaderValue;

use crate::error::Error;

/// A token for a tracker. Neither `Debug` nor `Display` tell it.
#[derive(Clone)]
pub struct Token(HeaderValue);

impl Token {
    /// Takes what a variable of the environment holds; blanks around it do not count, and an empty one is none.
    /// `name` is that of the variable, for the error.
    pub fn read(name: &str, text: &str) -> Result<Option<Self>, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        let value = HeaderValue::from_str(text).ok().filter(|_| plain);
        let Some(mut value) = value else {
            return Err(Error::Usage(format!(
                "{name} holds no token: it has blanks or characters that no token has; copy the token anew, or empty the variable"
            )));
        };
        value.set_sensitive(true);
        Ok(Some(Token(value)))
    }

    pub(super) fn header(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Token(hidden)")
    }
}

impl fmt::Display for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("[token]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_never_shown() {
        let token = Token::read("T", " glpat-canary\n")
            .ok()
            .flatten()
            .expect("a token");
        let shown = format!("{token} {token:?} {:?}", token.header());
        assert!(!shown.contains("canary"), "{shown}");
        assert_eq!(token.header(), "glpat-canary");
        let bad = Token::read("T", "glpat canary").expect_err("a blank");
        assert!(!format!("{bad} {bad:?}").contains("canary"));
        assert!(matches!(Token::read("T", " \n"), Ok(None)));
    }
}
