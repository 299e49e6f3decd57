//! What secrets look like, kind by kind: how each begins, how long it is, what stands around it. A table; nothing comes in.

/// A kind of secret.
pub(super) struct Rule {
    pub(super) kind: &'static str,
    /// One of these has to stand in the line.
    pub(super) words: &'static [&'static str],
    /// The whole of it, or the part that is named `s` or `t`. Where `u` is the same, it is an example; `n` is whose it is.
    pub(super) pattern: &'static str,
    /// What else has to be said of it, beyond what a pattern tells.
    pub(super) looks: fn(&str) -> bool,
    /// Fewest bits that each character tells: what people type as an example tells less.
    pub(super) bits: f64,
    /// A byte that has to stand in the line as well, where the words are common ones.
    pub(super) also: Option<u8>,
    /// Whether passwords of words alone count as well.
    pub(super) phrases: bool,
}

pub(super) const fn rule(
    kind: &'static str,
    words: &'static [&'static str],
    pattern: &'static str,
) -> Rule {
    Rule {
        kind,
        words,
        pattern,
        looks: |_| true,
        bits: 3.0,
        also: None,
        phrases: false,
    }
}

/// What every address has: too common to tell anything alone.
pub(super) const ADDRESS: &str = "://";

/// All kinds but keys of several lines and what stands in [`super::typed`]. How long they may be at most is not counted, and letters are those of ASCII where
/// they can be: each count and each alphabet makes a pattern that takes longer to prepare than a page to build.
pub(super) const RULES: &[Rule] = &[
    rule(
        "GitLab token",
        &[
            "glpat-", "gldt-", "glft-", "glrt-", "glrtr-", "glsoat-", "glffct-", "glcbt-",
            "glimt-", "glagent-", "glptt-", "gloas-", "glwt-",
        ],
        r"(?-u:\b|_)gl(?:pat|dt|ft|rt|rtr|soat|ffct|cbt|imt|agent|ptt|oas|wt)-[0-9A-Za-z_-]{20,}(?:\.[0-9a-z]{2,})*",
    ),
    rule(
        "GitLab runner token",
        &["GR1348941"],
        r"(?-u:\b|_)GR1348941[0-9A-Za-z_-]{20}",
    ),
    rule(
        "GitLab session",
        &["_gitlab_session"],
        r"_gitlab_session=(?P<s>[0-9a-z]{32})",
    ),
    rule(
        "GitHub token",
        &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
        r"(?-u:\b|_)gh[pousr]_[0-9A-Za-z]{36,}|(?-u:\b|_)github_pat_[0-9A-Za-z_]{60,}",
    ),
    rule(
        "AWS key",
        &["A3T", "AKIA", "ASIA", "ABIA", "ACCA"],
        r"(?-u:\b|_)(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?-u:\b|_)",
    ),
    rule(
        "Slack token",
        &["xox", "xapp-"],
        r"(?-u:\b|_)xox[a-z]-[0-9A-Za-z-]{10,}|(?-u:\b|_)xapp-[0-9]-[0-9A-Za-z-]{20,}",
    ),
    rule(
        "Slack address",
        &["hooks.slack.com"],
        r"hooks\.slack\.com/(?:services|workflows|triggers)/(?P<s>[A-Za-z0-9+/]{40,60})",
    ),
    rule(
        "web token",
        &["eyJ"],
        r"(?-u:\b|_)eyJ[A-Za-z0-9]{14,}\.ey[A-Za-z0-9/\\_-]{17,}\.[A-Za-z0-9/\\_-]{10,}={0,2}",
    ),
    rule(
        "npm token",
        &["npm_"],
        r"(?-u:\b|_)npm_[A-Za-z0-9]{36}(?-u:\b|_)",
    ),
    rule(
        "PyPI token",
        &["pypi-AgE"],
        r"(?-u:\b|_)pypi-AgE[A-Za-z0-9_-]{50,}",
    ),
    rule(
        "Vault token",
        &["hvs.", "hvb."],
        r"(?-u:\b|_)hv[sb]\.[A-Za-z0-9_-]{24,}",
    ),
    rule(
        "Anthropic key",
        &["sk-ant-"],
        r"(?-u:\b|_)sk-ant-[a-z0-9]{3,}-[A-Za-z0-9_-]{20,}",
    ),
    rule(
        "OpenAI key",
        &["T3BlbkFJ", "sk-proj-"],
        r"(?-u:\b|_)sk-[A-Za-z0-9_-]{16,}T3BlbkFJ[A-Za-z0-9_-]{16,}|(?-u:\b|_)sk-proj-[A-Za-z0-9_-]{40,}",
    ),
    rule(
        "Matrix token",
        &["syt_", "syr_", "mat_", "mct_", "mcr_"],
        r"(?-u:\b|_)syt_[A-Za-z0-9+/=_-]{4,}_[A-Za-z0-9]{16,}_[A-Za-z0-9]{6}(?-u:\b|_)|(?-u:\b|_)(?:m[ac]t|mcr|syr)_[A-Za-z0-9]{20,}(?:_[A-Za-z0-9]{6})?(?-u:\b|_)",
    ),
    rule(
        "age key",
        &["AGE-SECRET-KEY-1"],
        r"(?-u:\b|_)AGE-SECRET-KEY-1[0-9A-Z]{40,}",
    ),
    rule("Google key", &["AIza"], r"(?-u:\b|_)AIza[0-9A-Za-z_-]{35}"),
    rule(
        "Hugging Face token",
        &["hf_"],
        r"(?-u:\b|_)hf_[0-9A-Za-z]{30,}",
    ),
    rule(
        "Stripe key",
        &["k_live_", "k_test_"],
        r"(?-u:\b|_)[rs]k_(?:live|test)_[0-9A-Za-z]{16,}",
    ),
    rule(
        "Docker token",
        &["dckr_pat_", "\"auth\""],
        r#"(?-u:\b|_)dckr_pat_[0-9A-Za-z_-]{20,}|"auth"\s*:\s*"(?P<s>[0-9A-Za-z+/]{20,}={0,2})""#,
    ),
    rule(
        "SendGrid key",
        &["SG."],
        r"(?-u:\b|_)SG\.[0-9A-Za-z_-]{16,}\.[0-9A-Za-z_-]{30,}",
    ),
    rule(
        "Atlassian token",
        &["ATATT3"],
        r"(?-u:\b|_)ATATT3[0-9A-Za-z_=-]{20,}",
    ),
    rule(
        "RubyGems key",
        &["rubygems_"],
        r"(?-u:\b|_)rubygems_[0-9a-z]{32,}",
    ),
    rule(
        "Telegram token",
        &[":AA"],
        r"(?-u:\b|_)[0-9]{8,10}:AA[0-9A-Za-z_-]{33}",
    ),
    rule(
        "Discord address",
        &["/api/webhooks/"],
        r"discord(?:app)?\.com/api/webhooks/[0-9]{15,}/(?P<s>[0-9A-Za-z_-]{40,})",
    ),
    rule(
        "Teams address",
        &["webhook.office.com"],
        r"/IncomingWebhook/(?P<s>[0-9a-f]{32}/[0-9a-f-]{36})",
    ),
    // What stands behind `#` no server sees: it is the key to what is shared.
    rule(
        "key in an address",
        &["paste.", "privatebin", "//bin.", "mega.nz/"],
        concat!(
            r"/\?[0-9a-f]{16}#-?(?P<s>[0-9A-Za-z]{40,})",
            r"|mega\.nz/(?:file|folder)/[0-9A-Za-z_-]+#(?P<t>[0-9A-Za-z_-]{20,})"
        ),
    ),
    rule(
        "key in an address",
        &["/pad/#/"],
        r"/pad/#/[0-9]/pad/edit/(?P<s>[0-9A-Za-z+_-]{20,})",
    ),
    rule(
        "session",
        &["PHPSESSID=", "JSESSIONID="],
        r"(?:PHPSESS|JSESSION)ID=(?P<s>[0-9A-Za-z]{16,})",
    ),
    rule(
        "password in a setting",
        &[":5432:"],
        r":5432:[^\s:]+:[^\s:]+:(?P<s>[^\s:]{8,})",
    ),
    rule(
        "npm token",
        &["_authToken"],
        r#":_authToken\s*=\s*["']?(?P<s>[^\s"'\\`;,)]{8,})"#,
    ),
    rule(
        "AWS key",
        &[
            "AWS_SESSION_TOKEN",
            "AWS_SECRET_ACCESS_KEY",
            "aws_session_token",
            "aws_secret_access_key",
        ],
        r#"(?i)aws_(?:session_token|secret_access_key)["']?\s*[:=]\s*["']?(?P<s>[0-9A-Za-z+/=]{16,})"#,
    ),
    // The other form, without the name of the service, has to look like a password: people identify many things.
    Rule {
        bits: 2.5,
        ..rule(
            "NickServ password",
            &["IDENTIFY", "dentify"],
            r"(?i)(?:nickserv|/ns)(?:[*<]|\)\])?[ :,\t]+identify\s+(?:\S+\s+)?(?P<s>\S*[^\sA-Za-z]\S{3,}|\S{4,}[^\sA-Za-z]\S*)\s*$|(?:^|>\s+)/?(?-i:identify|IDENTIFY)\s+\S+\s+(?P<t>[a-z!@$%^&*+=?]+[0-9][0-9a-z!@#$%^&*+=?]*)\s*$",
        )
    },
    // A command is no talk: what follows it is a password, be there more words behind.
    Rule {
        bits: 2.5,
        ..rule(
            "NickServ password",
            &[
                "NickServ",
                "ickserv",
                "NICKSERV",
                "/ns ",
                "CServe",
                "undernet.org",
            ],
            r"(?i)(?:(?:msg|query|quote|squery)\s+(?:-\S+\s+)?(?:nickserv|\S+@(?:CServe|channels)\.)\S*|/(?:ns|nickserv)|[*(>](?:nickserv[^\s*)<]*|\S+@(?:CServe|channels)\.[^\s*)<]*)(?:[*<]|\)\]))\s+:?(?:(?:identify|id|register|set\s+passw(?:or)?d)\s+(?P<s>(?:[^\s`]*[^\sA-Za-z`][^\s`]{3,}|[^\s`]{4,}[^\sA-Za-z`.,;:)\x22'][^\s`]*)(?:\s+(?:[^\s`]*[^\sA-Za-z`][^\s`]{3,}|[^\s`]{4,}[^\sA-Za-z`.,;:)\x22'][^\s`]*))?)|(?:identify|id|auth|login|ghost|recover|release|regain|group|drop)\s+\S+\s+(?P<t>[^\s`]*[^\sA-Za-z`][^\s`]{3,}|[^\s`]{4,}[^\sA-Za-z`.,;:)\x22'][^\s`]*))",
        )
    },
    Rule {
        bits: 2.5,
        ..rule(
            "password in a command",
            &["/quote "],
            r"(?i)/quote\s+pass\s+:?(?P<s>[^\s`]*[^\sA-Za-z`][^\s`]{3,}|[^\s`]{4,}[^\sA-Za-z`.,;:)\x22'][^\s`]*)",
        )
    },
    rule(
        "token in an address",
        &["token=", "Signature=", "sig=", "api_key=", "apikey="],
        r"[?&#](?:private_token|access_token|feed_token|rss_token|job_token|token|[A-Za-z_-]*api_?key|X-(?:Amz|Goog)-Signature|Signature|sig)=(?P<s>[!-~&&[^&#\x22<>)'\\]]{16,})",
    ),
    rule(
        "token in a command",
        &["private_token=", "access_token=", "job_token="],
        r#"[\s"'](?:private_token|access_token|job_token)=(?P<s>[!-~&&[^&#\x22<>)'\\]]{12,})"#,
    ),
    // Tokens have digits where prose has none.
    rule(
        "token in a header",
        &[
            "uthorization",
            "AUTHORIZATION",
            "-TOKEN",
            "-Token",
            "-token",
        ],
        r#"(?i)(?:authorization["']?\s*[:=]\s*["']?(?:basic|bearer|token)\s+|(?:private|job|x-vault|x-auth)-token["']?\s*[:=]\s*["']?)(?P<s>[^\s"'\\]*[0-9][^\s"'\\]{8,}|[^\s"'\\]{8,}[0-9][^\s"'\\]*)"#,
    ),
    Rule {
        bits: 2.0,
        ..rule(
            "password in a command",
            &["sshpass", "--oauth2-bearer"],
            r#"(?-u:\b)sshpass\s+-p\s*["']?(?P<s>[^\s"']{4,})|--oauth2-bearer[ =]["']?(?P<t>[^\s"']{12,})"#,
        )
    },
    // Flags of one letter that take nothing may stand in one with the user's.
    Rule {
        bits: 2.0,
        ..rule(
            "password in a command",
            &["curl"],
            r#"\s(?:-[0-46aBfgGiIjJklLMnNOpqRsSvVZ#]*[uU]|--(?:proxy-)?user)[ =]?["']?(?P<n>[0-9A-Za-z_.@-]+):["']?(?P<s>[^\s"']{6,})"#,
        )
    },
    rule(
        "token in a command",
        &["curl"],
        r#"(?i:authorization|(?:private|job|deploy)-token|api-?key|x-[a-z-]*(?:token|key|secret)):\s*(?:[Bb]asic\s+|[Bb]earer\s+|[Tt]oken\s+)?(?P<s>[^\s"'\\]{12,})"#,
    ),
    Rule {
        bits: 2.0,
        also: Some(b'@'),
        ..rule(
            "password in an address",
            &[ADDRESS],
            r"(?-u:\b|_)[A-Za-z][0-9A-Za-z+.-]*://(?P<u>[^/\s:@\x22'<>]*):(?P<s>[^/\s\x22'<>]{4,}|(?:[^0-9/\s:@\x22'<>]+[0-9]|[0-9]+[^0-9/\s:@\x22'<>])[^/\s:@\x22'<>]*/[^\s:@\x22'<>]*)@[\[0-9A-Za-z_.\-\x{80}-\x{10FFFF}]",
        )
    },
    Rule {
        bits: 3.5,
        also: Some(b'@'),
        ..rule(
            "token in an address",
            &[ADDRESS],
            r"https?://(?P<s>[0-9A-Za-z_-]{20,})(?::[^/\s@]*)?@[\[0-9A-Za-z]",
        )
    },
];
