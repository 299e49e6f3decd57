//! How Matrix names people. A text in, whether it is the id of somebody, and the nick that a bridge wrote into one, out; who that is is told
//! by `person`.

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

/// What a bridge wrote behind the name of its network in the local part of an id, as in `_oftc_ash`: people who register ids may not begin
/// them so.
fn behind_network(local: &str) -> Option<&str> {
    const LONGEST: usize = 16;
    let (network, nick) = local.strip_prefix('_')?.split_once('_')?;
    let known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let named = network.starts_with(|c: char| c.is_ascii_lowercase());
    let told = named && network.len() <= LONGEST && network.bytes().all(known);
    Some(nick).filter(|nick| told && !nick.is_empty())
}

/// The nick that somebody has behind a bridge, by the local part of the id.
fn bridged(local: &str) -> Option<&str> {
    behind_network(local).filter(|nick| nick.starts_with(|c: char| !c.is_ascii_digit()))
}

/// What somebody is called by the local part of an id.
pub fn called(local: &str) -> &str {
    bridged(local).unwrap_or(local)
}

/// Whether an id is one that a bridge made of somebody's nick.
pub fn is_bridged(id: &str) -> bool {
    let local = id.strip_prefix('@').and_then(|id| id.split(':').next());
    local.and_then(bridged).is_some()
}

/// Whether an id is one that a bridge made of a number.
pub fn is_numbered(id: &str) -> bool {
    let local = id.strip_prefix('@').and_then(|id| id.split(':').next());
    let number = local.and_then(behind_network);
    number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
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

    #[test]
    fn ids_that_bridges_make() {
        let rows = [
            ("@_oftc_ash:m.example", Some("ash"), false),
            ("@_libera_ash_tree:m.example", Some("ash_tree"), false),
            ("@_discord_1234:m.example", None, true),
            ("@_x_12ab:m.example", None, false),
            ("@ash_tree:m.example", None, false),
            ("@_ash:m.example", None, false),
            ("@__ash:m.example", None, false),
            ("@_oftc_:m.example", None, false),
            ("@_Ash_Tree:m.example", None, false),
            ("@_9_ash:m.example", None, false),
            ("_oftc_ash", None, false),
            ("@", None, false),
        ];
        for (id, nick, number) in rows {
            let local = id.strip_prefix('@').and_then(|id| id.split(':').next());
            assert_eq!(local.and_then(bridged), nick, "{id}");
            assert_eq!(
                (is_bridged(id), is_numbered(id)),
                (nick.is_some(), number),
                "{id}"
            );
        }
    }
}
