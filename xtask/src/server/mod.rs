//! A static server as hosts run them: compressed answers, cache and security headers from `_headers`,
//! no rewrite rules. In memory, on 127.0.0.1 only. `serve` and the browser journeys use it.
//!
//! It can be stopped and started again on the same port, to stand for a lost network, and tells
//! which requests it got.

mod http;
mod site;
pub mod testing;

use crate::{Outcome, While};
use http::Answer;
use site::Site;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use http::Request;

/// A running or stopped server.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base: String,
    shared: Arc<Shared>,
    thread: Option<(Arc<AtomicBool>, JoinHandle<()>)>,
}

#[derive(Debug)]
struct Shared {
    site: RwLock<Site>,
    requests: Mutex<Vec<Request>>,
    /// How many answers are still sent whole; 0 is one that is sent by half, and below that nothing is sent.
    whole: AtomicI64,
}

impl Shared {
    fn new(site: Site) -> Self {
        Self { site: RwLock::new(site), requests: Mutex::default(), whole: AtomicI64::new(i64::MAX) }
    }
}

impl Server {
    /// Serves a folder. `base` is `/` or a sub-path such as `/brace/`; port 0 takes a free one.
    ///
    /// # Errors
    /// When the folder cannot be read or the port is taken.
    pub fn start(folder: &Path, base: &str, port: u16) -> Outcome<Self> {
        let site = Site::read(folder, base)?;
        let listener = listen(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        let mut server = Self {
            address: listener.local_addr().doing("asking for the port")?,
            base: base.to_owned(),
            shared: Arc::new(Shared::new(site)),
            thread: None,
        };
        server.accept(listener);
        Ok(server)
    }

    /// The address of the first page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// The requests since the start or the last [`Server::forget_requests`].
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Starts counting anew.
    pub fn forget_requests(&self) {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Puts another build in the place of the one served, as a deployment does.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn publish(&self, folder: &Path) -> Outcome {
        let site = Site::read(folder, &self.base)?;
        *self.shared.site.write().unwrap_or_else(PoisonError::into_inner) = site;
        Ok(())
    }

    /// Takes the network away: the port refuses connections until [`Server::restart`].
    pub fn stop(&mut self) {
        if let Some((stopped, thread)) = self.thread.take() {
            stopped.store(true, Ordering::SeqCst);
            // Wakes the thread that waits for the next connection.
            TcpStream::connect(self.address).ok();
            thread.join().ok();
        }
    }

    /// Cuts the network at a request: after this many are answered, the next one only by half, and none after that until
    /// [`Server::restart`].
    pub fn cut_after(&self, requests: u32) {
        self.shared.whole.store(requests.into(), Ordering::SeqCst);
    }

    /// Whether the request has come at which the network is cut.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.shared.whole.load(Ordering::SeqCst) < 0
    }

    /// Gives the network back, on the same port.
    ///
    /// # Errors
    /// When something else has taken the port meanwhile.
    pub fn restart(&mut self) -> Outcome {
        self.stop();
        let listener = listen(self.address)?;
        self.shared.whole.store(i64::MAX, Ordering::SeqCst);
        self.accept(listener);
        Ok(())
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some((_, thread)) = self.thread.take() {
            thread.join().ok();
        }
    }

    fn accept(&mut self, listener: TcpListener) {
        let stopped = Arc::new(AtomicBool::new(false));
        let shared = Arc::clone(&self.shared);
        let seen = Arc::clone(&stopped);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if seen.load(Ordering::SeqCst) {
                    return;
                }
                let shared = Arc::clone(&shared);
                if let Ok(stream) = stream {
                    thread::spawn(move || serve(stream, &shared));
                }
            }
        });
        self.thread = Some((stopped, thread));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn listen(address: SocketAddr) -> Outcome<TcpListener> {
    TcpListener::bind(address).doing(format!("listening on {address}"))
}

/// One request for each connection: a stopped server leaves none open.
fn serve(mut stream: TcpStream, shared: &Shared) {
    // A browser may open a connection and never use it.
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok();
    let Some(mut request) = Request::read(&mut stream) else {
        return;
    };
    let whole = shared.whole.fetch_sub(1, Ordering::SeqCst);
    if whole < 0 {
        return;
    }
    let answer: Answer = shared.site.read().unwrap_or_else(PoisonError::into_inner).answer(&request);
    request.status = answer.status;
    request.sent = answer.body.len();
    let head_only = request.method == "HEAD";
    shared.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    if whole > 0 {
        answer.write(stream, head_only).ok();
        return;
    }
    let mut bytes = Vec::new();
    answer.write(&mut bytes, head_only).ok();
    stream.write_all(bytes.get(..bytes.len() / 2).unwrap_or_default()).ok();
}

#[cfg(test)]
mod tests {
    use super::Server;
    use super::testing::{Folder, get};
    use std::net::TcpStream;

    fn site() -> Folder {
        let folder = Folder::new();
        folder.put("index.html", &"<p>hello</p>".repeat(100));
        folder.put("app-1.js", "let x");
        folder.put(
            "_headers",
            "/*\n  X-All: yes\n/\n  Cache-Control: no-cache\n/app-1.js\n  Cache-Control: immutable\n",
        );
        folder
    }

    #[test]
    fn a_page_is_compressed_for_those_who_ask() {
        let server = Server::start(site().path(), "/", 0).unwrap();
        let plain = get(&server.url(), "");
        let small = get(&server.url(), "Accept-Encoding: gzip, br\r\n");
        assert!(plain.contains("<p>hello</p>"), "{plain}");
        assert!(small.contains("content-encoding: br") && small.len() < 500, "{small}");
    }

    #[test]
    fn headers_of_the_file_and_of_all_files_are_sent() {
        let server = Server::start(site().path(), "/brace/", 0).unwrap();
        let page = get(&server.url(), "");
        let script = get(&format!("{}app-1.js", server.url()), "");
        assert!(page.contains("X-All: yes") && page.contains("Cache-Control: no-cache"), "{page}");
        assert!(script.contains("Cache-Control: immutable"), "{script}");
        assert!(script.contains("content-type: text/javascript"), "{script}");
    }

    #[test]
    fn only_files_below_the_base_exist() {
        let server = Server::start(site().path(), "/brace/", 0).unwrap();
        let status = |path: &str| {
            let root = server.url().replace("/brace/", path);
            get(&root, "").lines().next().unwrap().to_owned()
        };
        assert_eq!(status("/brace/"), "HTTP/1.1 200 OK");
        assert_eq!(status("/brace"), "HTTP/1.1 301 Moved");
        assert_eq!(status("/"), "HTTP/1.1 404 Not Found");
        assert_eq!(status("/brace/log"), "HTTP/1.1 404 Not Found", "no rewrite rules");
        assert_eq!(status("/brace/../Cargo.toml"), "HTTP/1.1 404 Not Found");
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let server = Server::start(site().path(), "/", 0).unwrap();
        let first = get(&server.url(), "");
        let tag = first.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap();
        let second = get(&server.url(), &format!("If-None-Match: {tag}\r\n"));
        assert!(second.starts_with("HTTP/1.1 304"), "{second}");
        let sent: Vec<_> = server.requests().iter().map(|r| (r.status, r.sent)).collect();
        assert_eq!(sent, [(200, 1200), (304, 0)]);
    }

    #[test]
    fn a_stopped_server_refuses_and_comes_back_on_the_same_port() {
        let mut server = Server::start(site().path(), "/", 0).unwrap();
        let url = server.url();
        server.stop();
        assert!(TcpStream::connect(server.address).is_err());
        server.restart().unwrap();
        assert_eq!(server.url(), url);
        assert!(get(&url, "").starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn a_network_that_is_cut_ends_in_the_middle_of_an_answer_until_it_is_back() {
        let mut server = Server::start(site().path(), "/", 0).unwrap();
        let whole = get(&server.url(), "");
        server.cut_after(1);
        assert_eq!(get(&server.url(), ""), whole);
        assert!(!server.is_cut());
        let half = get(&server.url(), "");
        assert!(whole.starts_with(&half) && half.len() == whole.len() / 2, "{half}");
        assert_eq!(get(&server.url(), ""), "");
        assert!(server.is_cut());
        server.restart().unwrap();
        assert_eq!(get(&server.url(), ""), whole);
    }

    #[test]
    fn a_new_build_takes_the_place_of_the_old_one() {
        let server = Server::start(site().path(), "/", 0).unwrap();
        let next = Folder::new();
        next.put("index.html", "next");
        server.publish(next.path()).unwrap();
        assert!(get(&server.url(), "").ends_with("next"));
    }
}
