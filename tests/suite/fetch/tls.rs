//! Certificates: one that nobody vouches for is refused, and one that the command line names is taken.

use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::server::Server;
use super::{SITE, healthy, run, wish};
use crate::support::Tree;

/// A server of its own authority for these names, and the certificate as PEM.
fn serve(names: &[&str]) -> (Server, String) {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let own = rcgen::generate_simple_self_signed(names).expect("a certificate");
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own.signing_key.serialize_der()));
    let provider = rustls::crypto::ring::default_provider();
    let config = ServerConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .expect("a certificate that fits its key");
    (Server::start_tls(config, healthy), own.cert.pem())
}

#[test]
fn a_host_has_to_show_who_it_is() {
    let tree = Tree::new(SITE);
    let (server, pem) = serve(&["127.0.0.1"]);
    tree.write("ca.pem", &pem);
    tree.write("none.pem", "no certificate");
    let mut wish = wish(&tree, &server);
    let error = run(&wish, Some("glpat-canary")).error();
    assert!(
        error.contains("cannot show who it is") && error.contains("--ca-file"),
        "{error}"
    );
    assert!(
        server.asked().is_empty(),
        "nothing is asked of a host that is not known"
    );
    wish.ca_file = Some(tree.path().join("none.pem"));
    let error = run(&wish, None).error();
    assert!(error.contains("holds no certificate"), "{error}");
    wish.ca_file = Some(tree.path().join("ca.pem"));
    assert_eq!(run(&wish, None).outcome().issues, 3);
}

#[test]
fn a_certificate_of_another_name_is_refused() {
    let tree = Tree::new(SITE);
    let (server, pem) = serve(&["other.test"]);
    tree.write("ca.pem", &pem);
    let mut wish = wish(&tree, &server);
    wish.ca_file = Some(tree.path().join("ca.pem"));
    let ran = run(&wish, None);
    assert!(
        ran.error().contains("cannot show who it is"),
        "{}",
        ran.error()
    );
    assert_eq!(ran.waits, [0; 0]);
}
