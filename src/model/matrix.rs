//! How Matrix names people. A text in, whether it is the id of somebody out; who that is is told by `person`.

/// Whether a text is the id of a user (Matrix 1.11, appendices 4.2.1), as in `@ash:harbour.example`. Old ids may hold any signs
/// before the colon; no nick of IRC holds a colon.
pub fn is_matrix_id(text: &str) -> bool {
    let told = text.strip_prefix('@').and_then(|id| id.split_once(':'));
    told.is_some_and(|(local, server)| {
        let host =
            |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']');
        !local.is_empty()
            && !local.contains(char::is_whitespace)
            && server.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
            && server.bytes().all(host)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_a_name_and_a_server() {
        let rows = [
            ("@ash:harbour.example", true),
            ("@Ash=2fTree:harbour.example:8448", true),
            ("@ash:[::1]", true),
            ("@ash", false),
            ("@:harbour.example", false),
            ("@ash:", false),
            ("@ash tree:harbour.example", false),
            ("@ash: hi", false),
            ("ash:harbour.example", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_matrix_id(text), expected, "{text}");
        }
    }
}
