//! What the live tests share: the folders of installed programs, a moto server, and the golden policies.

use std::ffi::OsStr;
use std::io::{Read, Seek, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// Returns the folder of the live tests.
pub fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Returns the folder into which `run` installs other programs.
///
/// # Panics
///
/// Panics unless `run` started the tests.
pub fn tools() -> PathBuf {
    let folder = env::var_os("LIVE_TOOLS").expect("these tests are run by `tests/live/run`");
    folder.into()
}

/// Returns the path of a program in the Python virtual environment.
pub fn python(program: &str) -> PathBuf {
    tools().join("venv/bin").join(program)
}

/// Runs a program to its end and returns its output.
///
/// # Panics
///
/// Panics if it cannot be started or fails.
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (out, err) = (&output.stdout, String::from_utf8_lossy(&output.stderr));
    let out = String::from_utf8_lossy(out);
    assert!(output.status.success(), "{command:?}: {}\n{out}\n{err}", output.status);
    out.into_owned()
}

/// Runs a program with an input and returns its output.
///
/// # Panics
///
/// Panics if it cannot be started or fails.
pub fn output_of(command: &mut Command, input: &str) -> String {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(input.as_bytes()).expect("an input");
    file.rewind().expect("an input");
    output(command.stdin(file))
}

/// Returns the output of an example of `cognito-perms`.
///
/// # Panics
///
/// Panics if it fails.
pub fn example(name: &str, arguments: &[&str]) -> String {
    let mut command = run_example(&here().join("../.."), name);
    command.args(["--package", "cognito-perms", "--features", "templates", "--"]).args(arguments);
    output(&mut command)
}

/// Returns a Cargo command that runs an example in a folder. The example's own options come next.
///
/// # Panics
///
/// Panics unless Cargo runs this.
pub fn run_example(folder: &Path, name: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").expect("Cargo runs this"));
    command.args(["run", "--quiet", "--example", name]).current_dir(folder);
    command
}

/// Returns the golden policies, each with its name.
///
/// # Panics
///
/// Panics if they cannot be read.
pub fn golden_policies() -> Vec<(String, String)> {
    let mut policies: Vec<_> = fs::read_dir(here().join("../golden"))
        .expect("the golden policies")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension() == Some(OsStr::new("json")))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let document = fs::read_to_string(&path).expect("a text");
            (name, document.trim_end().to_owned())
        })
        .collect();
    policies.sort();
    assert!(policies.len() > 20, "there are more golden policies");
    policies
}

/// A running server, which stops when its test ends.
pub struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts a server.
    ///
    /// # Panics
    ///
    /// Panics if it does not start or does not answer.
    #[must_use]
    pub fn start() -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = free.local_addr().expect("its address");
        drop(free);
        let mut command = Command::new(python("python"));
        command.arg(here().join("server.py")).arg(address.port().to_string());
        // It writes a line for each request.
        let log = tempfile::tempfile().expect("a file");
        let mut rendered = log.try_clone().expect("the same file");
        command.stdout(Stdio::null()).stderr(log);
        let process = command.spawn().expect("Python runs");
        let mut server = Self { process, address };
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            let ended = server.process.try_wait().expect("its state");
            if let Some(status) = ended {
                let mut text = String::new();
                rendered
                    .rewind()
                    .and_then(|()| rendered.read_to_string(&mut text))
                    .expect("its log");
                panic!("the server ended: {status}\n{text}");
            }
            assert!(start.elapsed() < Duration::from_secs(60), "the server does not answer");
            thread::sleep(Duration::from_millis(100));
        }
        server
    }

    /// From now on, each call is checked against the policies of its caller.
    ///
    /// # Panics
    ///
    /// Panics if the server does not answer.
    pub fn enforce_policies(&self) {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        write!(
            stream,
            "POST /moto-api/reset-auth HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: 1\r\n\r\n0",
            self.address,
        )
        .expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    /// Returns the address that it listens on.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
