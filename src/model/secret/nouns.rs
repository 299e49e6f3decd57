//! What secrets are called: ends of names of settings, words of people, and the parts of both by which lines are found. Nothing comes in;
//! patterns and words out.

/// Ends of names of passwords, whatever stands before them, and those that are words of their own.
macro_rules! password {
    () => {
        r"(?:pass(?:word|wort|wd|phrase|code)|(?:(?-u:\b)|_)(?:pass|pwd|pw|psk))"
    };
}

/// The same without words that are of other things as well.
macro_rules! long_password {
    () => {
        r"pass(?:word|wort|wd|phrase|code)"
    };
}

/// Words for a password in other languages, and what people call that of a network.
macro_rules! other_password {
    () => {
        concat!(
            r"(?:kennwort|wachtwoord|mot de passe|contrase\x{F1}a|(?-u:\b)senha|has\x{142}o|(?-u:\b)heslo|salasana|l\x{F6}senord(?:et)?",
            r"|passord(?:et)?|jelsz\x{F3}|adgangskode|\x{43F}\x{430}\x{440}\x{43E}\x{43B}\x{44C}|\x{30D1}\x{30B9}\x{30EF}\x{30FC}\x{30C9}",
            r"|\x{5BC6}(?:\x{7801}|\x{78BC})|\x{BE44}\x{BC00}\x{BC88}\x{D638}|(?:wi-?fi|wlan|pre-?shared)[ -]key)"
        )
    };
}

/// Ends of names of what programs draw by lot.
macro_rules! token {
    () => {
        r"(?:secret|token|(?:api|secret|access|private|master|encryption|auth)[ _-]?key|secret_key_base|_auth)"
    };
}

/// One word without quotes and brackets.
macro_rules! value {
    () => {
        r"[^\s`\x22'()\[\]{}<>]"
    };
}

/// Parts of names of passwords by which lines are found.
pub(super) const PASSWORDS: &[&str] = &[
    "assword",
    "ASSWORD",
    "asswort",
    "asswd",
    "ASSWD",
    "assphrase",
    "ASSPHRASE",
    "asscode",
    "ASSCODE",
    "pass=",
    "PASS=",
    "pass:",
    "PASS:",
    "pass =",
    "PASS =",
    "pwd=",
    "PWD=",
    "psk=",
    "PSK=",
    "psk:",
    "PSK:",
    "PSK is",
    "pass\"",
    "pwd\"",
    "psk\"",
    "pw:",
    "PW:",
    "pw=",
    "pw is",
    "PW is",
    "pw wa",
    "pw ist",
    "pwd is",
    "pwd was",
    "pass is",
    "pass was",
];

/// The same of passwords in other languages.
pub(super) const OTHER_PASSWORDS: &[&str] = &[
    "ennwort",
    "achtwoord",
    "ot de passe",
    "ontrase\u{f1}a",
    "senha",
    "Senha",
    "as\u{142}o",
    "heslo",
    "Heslo",
    "alasana",
    "\u{f6}senord",
    "assord",
    "elsz\u{f3}",
    "dgangskode",
    "\u{430}\u{440}\u{43e}\u{43b}\u{44c}",
    "\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}",
    "\u{5bc6}\u{7801}",
    "\u{5bc6}\u{78bc}",
    "\u{be44}\u{bc00}\u{bc88}\u{d638}",
    "ifi key",
    "iFi key",
    "i-Fi key",
    "LAN key",
    "hared key",
];

/// The same of tokens and keys.
pub(super) const TOKENS: &[&str] = &[
    "ecret", "ECRET", "oken", "OKEN", "_key", "_KEY", "-key", "-KEY", "-Key", "pikey", "piKey",
    "essKey", "_auth", "_AUTH", "PI key", "pi key", "ess key",
];

pub(super) use {long_password, other_password, password, token, value};
