//! Sockets: connections in, answers out, by HTTP/1.1 on one thread. What is answered is decided elsewhere; here one waits, for
//! the first site and for news of it.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{HOST, HeaderName, HeaderValue, RANGE};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot, watch};

use super::answer::Answer;
use super::http::{Ask, names_this_machine};
use super::mime;
use super::overlay::OWN;
use super::rebuild::{Question, State};
use crate::error::{Error, LISTENING};

/// How many ports after the wanted one are tried.
const TRIES: u16 = 100;

/// Takes a port: the wanted one, or the next that is free; those that were not are told.
pub(super) fn bind(
    interface: IpAddr,
    port: u16,
    taken: impl Fn(u16),
) -> Result<(TcpListener, SocketAddr), Error> {
    let mut at = port;
    loop {
        let address = SocketAddr::new(interface, at);
        let wanted = format!("{address}");
        match TcpListener::bind(address) {
            Ok(listener) => {
                let address = listener
                    .local_addr()
                    .map_err(Error::io(LISTENING, Path::new(&wanted)))?;
                return Ok((listener, address));
            }
            Err(error)
                if error.kind() == std::io::ErrorKind::AddrInUse
                    && at < port.saturating_add(TRIES) =>
            {
                taken(at);
                at += 1;
            }
            Err(error) => return Err(Error::io(LISTENING, Path::new(&wanted))(error)),
        }
    }
}

/// Answers whoever connects, without an end.
pub(super) fn run(listener: TcpListener, news: watch::Receiver<State>) -> Result<(), Error> {
    let trouble = || Error::io(LISTENING, Path::new("the network"));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(trouble())?;
    let local = listener.local_addr().map_err(trouble())?.ip().is_loopback();
    runtime.block_on(async {
        listener.set_nonblocking(true).map_err(trouble())?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(trouble())?;
        loop {
            match listener.accept().await {
                Ok((stream, _)) => drop(tokio::spawn(converse(stream, local, news.clone()))),
                // Too many files are open, or the other side is gone: the next may be luckier.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    })
}

/// Answers on one connection until it is closed; `local` says that only this machine is served.
async fn converse(stream: TcpStream, local: bool, news: watch::Receiver<State>) {
    // Small answers leave at once; a system that cannot do so is only slower.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| respond(request, local, news.clone()));
    let connection =
        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    // A browser that closes early has what it wanted.
    let _ = connection.await;
}

async fn respond(
    request: Request<Incoming>,
    local: bool,
    mut news: watch::Receiver<State>,
) -> Result<Response<Content>, Infallible> {
    let host = request.headers().get(HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or("");
    if local && !names_this_machine(host) {
        let refused = "this address has another name here: open it as localhost\n";
        return Ok(whole(Answer::new(403, mime::TEXT, refused)));
    }
    let ask = ask(&request);
    if ask.path == format!("{OWN}events") {
        return Ok(events(news));
    }
    // Whoever asks before the content was read waits; no sender means that the server ends.
    let state = match news.wait_for(|state| state.number > 0).await {
        Ok(state) => state.clone(),
        Err(_) => return Ok(whole(Answer::new(503, mime::TEXT, "the server ends\n"))),
    };
    Ok(whole(match state.overlay.own(&ask.path) {
        Some(answer) => answer,
        None => of_site(ask, &state).await,
    }))
}

fn ask(request: &Request<Incoming>) -> Ask {
    let range = request.headers().get(RANGE);
    Ask {
        method: request.method().as_str().to_owned(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().map(str::to_owned),
        range: range
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned),
    }
}

/// The answer of the newest site without fault; the faults where there is none.
async fn of_site(ask: Ask, state: &State) -> Answer {
    let (reply, answer) = oneshot::channel();
    let question = Question {
        ask,
        overlay: Arc::clone(&state.overlay),
        kept: state.kept.clone(),
        reply,
    };
    let Some(site) = &state.site else {
        return state.overlay.alone(503);
    };
    match site.send(question) {
        Ok(()) => answer.await.ok(),
        Err(_) => None,
    }
    .unwrap_or_else(|| {
        let fault = "error: this page could not be made: load it again; if it stays so, start `serve` again\n".to_owned();
        state.overlay.with_fault(fault).alone(500)
    })
}

/// What is sent: all at once, or a line whenever there is news.
enum Content {
    Whole(Option<Bytes>),
    News(mpsc::Receiver<Bytes>),
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = match &mut *self {
            Content::Whole(bytes) => Poll::Ready(bytes.take()),
            Content::News(lines) => lines.poll_recv(context),
        };
        next.map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Content::Whole(bytes) => {
                let length = bytes.as_ref().map_or(0, Bytes::len);
                SizeHint::with_exact(u64::try_from(length).unwrap_or(u64::MAX))
            }
            Content::News(_) => SizeHint::default(),
        }
    }
}

fn whole(answer: Answer) -> Response<Content> {
    let mut response = Response::new(Content::Whole(Some(answer.body.into())));
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in answer.headers {
        // A value that HTTP cannot carry is left away.
        if let Ok(value) = HeaderValue::from_str(&value) {
            response
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// Server-Sent Events (HTML, section 9.2): the state now, and each that follows.
fn events(mut news: watch::Receiver<State>) -> Response<Content> {
    let (sender, lines) = mpsc::channel(1);
    tokio::spawn(async move {
        loop {
            let state = news.borrow_and_update().overlay.state.clone();
            let line = format!("retry: 500\ndata: {state}\n\n");
            let waits = state.is_empty();
            if !waits && sender.send(line.into()).await.is_err() || news.changed().await.is_err() {
                return;
            }
        }
    });
    let mut response = Response::new(Content::News(lines));
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-cache"),
    ] {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}
