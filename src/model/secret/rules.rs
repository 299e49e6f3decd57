//! What secrets look like, kind by kind: how each begins, how long it is, what stands around it. A table; nothing comes in.

/// A kind of secret.
pub(super) struct Rule {
    pub(super) kind: &'static str,
    /// One of these has to stand in the line.
    pub(super) words: &'static [&'static str],
    /// The whole of it, or the part that is named `s`.
    pub(super) pattern: &'static str,
    /// Fewest bits that each character tells: what people type as an example tells less.
    pub(super) bits: f64,
    /// A byte that has to stand in the line as well, where the words are common ones.
    pub(super) also: Option<u8>,
}

const fn rule(kind: &'static str, words: &'static [&'static str], pattern: &'static str) -> Rule {
    Rule {
        kind,
        words,
        pattern,
        bits: 3.0,
        also: None,
    }
}

/// What every address has: too common to tell anything alone.
pub(super) const ADDRESS: &str = "://";

/// All kinds but keys of several lines. How long they may be at most is not counted, and letters are those of ASCII where
/// they can be: each count and each alphabet makes a pattern that takes longer to prepare than a page to build.
pub(super) const RULES: &[Rule] = &[
    rule(
        "GitLab token",
        &[
            "glpat-", "gldt-", "glft-", "glrt-", "glrtr-", "glsoat-", "glffct-", "glcbt-",
            "glimt-", "glagent-", "glptt-", "gloas-", "glwt-",
        ],
        r"(?-u:\b)gl(?:pat|dt|ft|rt|rtr|soat|ffct|cbt|imt|agent|ptt|oas|wt)-[0-9A-Za-z_-]{20,}(?:\.[0-9a-z]{2,})*",
    ),
    rule(
        "GitLab runner token",
        &["GR1348941"],
        r"(?-u:\b)GR1348941[0-9A-Za-z_-]{20}",
    ),
    rule(
        "GitLab session",
        &["_gitlab_session"],
        r"_gitlab_session=(?P<s>[0-9a-z]{32})",
    ),
    rule(
        "GitHub token",
        &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
        r"(?-u:\b)gh[pousr]_[0-9A-Za-z]{36,}|(?-u:\b)github_pat_[0-9A-Za-z_]{60,}",
    ),
    rule(
        "AWS key",
        &["A3T", "AKIA", "ASIA", "ABIA", "ACCA"],
        r"(?-u:\b)(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?-u:\b)",
    ),
    rule(
        "Slack token",
        &["xox"],
        r"(?-u:\b)xox[abeprs]-[0-9A-Za-z-]{10,}",
    ),
    rule(
        "Slack address",
        &["hooks.slack.com"],
        r"hooks\.slack\.com/(?:services|workflows|triggers)/(?P<s>[A-Za-z0-9+/]{40,60})",
    ),
    rule(
        "web token",
        &["eyJ"],
        r"(?-u:\b)eyJ[A-Za-z0-9]{14,}\.ey[A-Za-z0-9/\\_-]{17,}\.[A-Za-z0-9/\\_-]{10,}={0,2}",
    ),
    rule(
        "npm token",
        &["npm_"],
        r"(?-u:\b)npm_[A-Za-z0-9]{36}(?-u:\b)",
    ),
    rule(
        "PyPI token",
        &["pypi-AgE"],
        r"(?-u:\b)pypi-AgE[A-Za-z0-9_-]{50,}",
    ),
    rule(
        "Vault token",
        &["hvs.", "hvb."],
        r"(?-u:\b)hv[sb]\.[A-Za-z0-9_-]{24,}",
    ),
    rule(
        "Anthropic key",
        &["sk-ant-"],
        r"(?-u:\b)sk-ant-[a-z0-9]{3,}-[A-Za-z0-9_-]{20,}",
    ),
    rule(
        "OpenAI key",
        &["T3BlbkFJ"],
        r"(?-u:\b)sk-[A-Za-z0-9_-]{16,}T3BlbkFJ[A-Za-z0-9_-]{16,}",
    ),
    rule(
        "Matrix token",
        &["syt_", "mat_", "mct_"],
        r"(?-u:\b)syt_[A-Za-z0-9+/=_-]{4,}_[A-Za-z0-9]{16,}_[A-Za-z0-9]{6}(?-u:\b)|(?-u:\b)m[ac]t_[A-Za-z0-9]{20,}(?:_[A-Za-z0-9]{6})?(?-u:\b)",
    ),
    rule(
        "token in an address",
        &["token=", "Signature=", "sig="],
        r"[?&](?:private_token|access_token|feed_token|rss_token|job_token|X-Amz-Signature|Signature|sig)=(?P<s>[!-~&&[^&#\x22<>)]]{16,})",
    ),
    Rule {
        bits: 2.0,
        ..rule(
            "password in a command",
            &["curl"],
            r#"(?-u:\b)curl(?-u:\b)[^\n]*?\s(?:-u|--user)[ =]?["']?[0-9A-Za-z_.@-]+:(?P<s>[^\s"']{6,})"#,
        )
    },
    rule(
        "token in a command",
        &["curl"],
        r#"(?-u:\b)curl(?-u:\b)[^\n]*?(?i:authorization|private-token|job-token|x-api-key):\s*(?:[Bb]asic\s+|[Bb]earer\s+|[Tt]oken\s+)?(?P<s>[^\s"'\\]{12,})"#,
    ),
    Rule {
        bits: 2.0,
        also: Some(b'@'),
        ..rule(
            "password in an address",
            &[ADDRESS],
            r"(?-u:\b)[a-z][a-z0-9+.-]*://[^/\s:@\x22'<>]+:(?P<s>[^/\s:@\x22'<>]{4,})@[0-9A-Za-z_.\-\x{80}-\x{10FFFF}]",
        )
    },
];
