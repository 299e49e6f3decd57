//! Why there is no answer: what a server did, or an error of the HTTP library, as one of the cases that we know what to do
//! about.

use ureq::Error as Fault;

use super::retry::Trouble;

/// Why there is no answer that one could read.
#[derive(Debug)]
pub enum Failure {
    /// Another try may help.
    Trouble(Trouble),
    /// The host cannot show who it is; the words of the TLS library.
    Certificate(String),
    /// The body has more bytes than this.
    TooLarge(u64),
    /// The status.
    Status(u16),
    /// The answer is no JSON but of this type.
    NotJson(String),
    /// It says that it is JSON and is not.
    BadJson,
    /// It is JSON and no list.
    NotAList,
    /// The answer leads to another host.
    Elsewhere(String),
    /// The answer leads nowhere, or in a circle.
    Redirect,
    /// Anything else, in the words of the library.
    Other(String),
}

/// What an error of the library means.
pub fn of_fault(fault: Fault) -> Failure {
    use std::io::ErrorKind as Kind;
    let trouble = match &fault {
        Fault::Timeout(_) => Trouble::TimedOut,
        Fault::HostNotFound => Trouble::NoHost,
        Fault::ConnectionFailed => Trouble::NoConnection,
        Fault::Protocol(_) | Fault::Decompress(..) | Fault::BodyStalled => Trouble::Cut,
        Fault::Io(error) => match error.kind() {
            Kind::TimedOut | Kind::WouldBlock => Trouble::TimedOut,
            Kind::UnexpectedEof | Kind::ConnectionReset | Kind::ConnectionAborted => Trouble::Cut,
            Kind::BrokenPipe => Trouble::Cut,
            Kind::ConnectionRefused | Kind::HostUnreachable | Kind::NetworkUnreachable => {
                Trouble::NoConnection
            }
            // The words of the standard library; the kind tells nothing.
            _ if error.to_string().starts_with("failed to lookup") => Trouble::NoHost,
            _ => return in_words(&fault),
        },
        _ => return in_words(&fault),
    };
    Failure::Trouble(trouble)
}

fn in_words(fault: &Fault) -> Failure {
    let words = fault.to_string();
    match words.contains("certificate") {
        true => Failure::Certificate(words),
        false => Failure::Other(words),
    }
}
