//! What `serve` adds to pages: the script that keeps them fresh, and the faults of content and theme over them. A page in, the same
//! page with one block before the end of its body out. Everything is loaded from this server, so the policy of the pages
//! (`script-src 'self'; style-src 'self'; connect-src 'self'`) holds as it stands.

use super::answer::Answer;
use super::mime;

/// Addresses that begin so belong to `serve`, not to the site.
pub(super) const OWN: &str = "/_minutebook/";

const SCRIPT: &str = include_str!("reload.js");
const STYLE: &str = include_str!("faults.css");

/// What is laid over every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Overlay {
    /// Changes whenever an open page is no longer fresh.
    pub(super) state: String,
    /// The faults as text, if content or theme have any.
    pub(super) faults: Option<String>,
}

impl Overlay {
    /// The same with a fault that only one page has.
    pub(super) fn with_fault(&self, fault: String) -> Self {
        let faults = self.faults.iter().cloned().chain([fault]);
        Overlay {
            state: self.state.clone(),
            faults: Some(faults.collect::<Vec<String>>().join("\n")),
        }
    }

    /// Puts the block into a page.
    pub(super) fn lay(&self, page: Vec<u8>) -> Vec<u8> {
        let end = memchr::memmem::rfind(&page, b"</body>").unwrap_or(page.len());
        let (head, tail) = page.split_at(end);
        let block = self.block("The page is shown as it was before.");
        [head, block.as_bytes(), tail].concat()
    }

    /// A page that has nothing but the faults.
    pub(super) fn alone(&self, status: u16) -> Answer {
        let block = self.block("There is no page to show.");
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Faults to mend</title>\n</head>\n<body>\n<h1>Faults to mend</h1>\n{block}</body>\n</html>\n"
        );
        Answer::new(status, mime::HTML, page)
    }

    /// The block: one line for the script, then the faults, if there are any.
    fn block(&self, meaning: &str) -> String {
        let state = &self.state;
        let script =
            format!("<script src=\"{OWN}reload.js\" data-state=\"{state}\" defer></script>\n");
        let Some(faults) = &self.faults else {
            return script;
        };
        let text = faults
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        format!(
            "{script}<link rel=\"stylesheet\" href=\"{OWN}faults.css\">\n<aside id=\"minutebook-faults\" role=\"alert\" aria-label=\"Faults to mend\">\n<details open><summary>Faults to mend</summary>\n<p>{meaning} It is fresh again once these are mended:</p>\n<pre tabindex=\"0\">{text}</pre>\n</details>\n</aside>\n"
        )
    }

    /// A file of `serve` itself.
    pub(super) fn own(&self, path: &str) -> Option<Answer> {
        let (kind, body) = match path.strip_prefix(OWN)? {
            "reload.js" => ("x.js", SCRIPT),
            "faults.css" => ("x.css", STYLE),
            "faults.txt" => ("x.txt", self.faults.as_deref().unwrap_or("")),
            _ => return Some(Answer::new(404, mime::TEXT, "nothing here\n")),
        };
        Some(Answer::new(200, mime::of(kind, &[]), body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_stands_at_the_end_of_the_body_and_is_text() {
        let overlay = Overlay {
            state: "7-1".to_owned(),
            faults: Some("a.md:1:1: error[x]: <script>alert(1)</script> & more".to_owned()),
        };
        let page = overlay.lay(b"<body>&lt;/body> </body></html>".to_vec());
        let page = String::from_utf8(page).expect("text");
        assert!(page.starts_with(
            "<body>&lt;/body> <script src=\"/_minutebook/reload.js\" data-state=\"7-1\""
        ));
        assert!(page.ends_with("</aside>\n</body></html>"));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</pre>"));
        let calm = Overlay {
            faults: None,
            ..overlay
        };
        let page = calm.lay(b"no end".to_vec());
        assert_eq!(
            String::from_utf8(page).expect("text"),
            "no end<script src=\"/_minutebook/reload.js\" data-state=\"7-1\" defer></script>\n"
        );
    }
}
