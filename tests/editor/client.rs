//! A running rust-analyzer: it is asked questions over the Language Server Protocol.

use lsp_server::{Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidOpenTextDocument, Initialized, Notification as Notice,
};
use lsp_types::request::{Initialize, Request as Question};
use lsp_types::{Diagnostic, Uri};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::error::Error;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How long a server may take to load the packages, which it builds, and to answer. Only a server that hangs
/// takes as long.
const TO_START: Duration = Duration::from_secs(600);
const TO_ANSWER: Duration = Duration::from_secs(60);

pub struct Client {
    server: Child,
    input: ChildStdin,
    output: Receiver<Message>,
    last_id: i32,
    /// The version of each document that was shown.
    versions: HashMap<String, i32>,
    is_quiescent: bool,
    /// Whether it did not answer in time, or has ended.
    is_gone: bool,
}

impl Client {
    /// Starts a server on some packages, and waits until it has loaded them.
    pub fn start(program: &Path, packages: &[PathBuf], settings: Value) -> Result<Self> {
        let mut server = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let input = server.stdin.take().ok_or("no standard input")?;
        let mut lines = BufReader::new(server.stdout.take().ok_or("no standard output")?);
        let (sender, output) = channel();
        thread::spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut lines) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let mut client = Self {
            server,
            input,
            output,
            last_id: 0,
            versions: HashMap::new(),
            is_quiescent: false,
            is_gone: false,
        };
        client.initialize(packages, settings)?;
        Ok(client)
    }

    fn initialize(&mut self, packages: &[PathBuf], mut settings: Value) -> Result<()> {
        let manifests: Vec<_> = packages.iter().map(|it| it.join("Cargo.toml")).collect();
        settings["linkedProjects"] = json!(manifests);
        let folders: Vec<_> =
            packages.iter().map(|it| json!({ "uri": uri(it), "name": "package" })).collect();
        let answer = self.ask_for::<Initialize>(&json!({
            "processId": std::process::id(),
            "workspaceFolders": folders,
            "initializationOptions": settings,
            "capabilities": {
                "experimental": { "serverStatusNotification": true },
                "textDocument": {
                    "completion": {
                        "completionItem": { "documentationFormat": ["markdown"] },
                    },
                    "definition": { "linkSupport": true },
                    "diagnostic": {},
                    "hover": { "contentFormat": ["markdown"] },
                    "signatureHelp": {
                        "signatureInformation": {
                            "activeParameterSupport": true,
                            "documentationFormat": ["markdown"],
                            "parameterInformation": { "labelOffsetSupport": true },
                        },
                    },
                },
            },
        }))?;
        if answer["capabilities"]["diagnosticProvider"].is_null() {
            return Err(
                "this rust-analyzer is too old: it does not support pull diagnostics".into()
            );
        }
        self.tell::<Initialized>(&json!({}))?;
        let deadline = Instant::now() + TO_START;
        while !self.is_quiescent {
            self.wait(deadline)?;
        }
        Ok(())
    }

    /// Sets the text of a document.
    pub fn show(&mut self, path: &Path, text: &str) -> Result<()> {
        let uri = uri(path);
        let version = self.versions.entry(uri.clone()).or_default();
        *version += 1;
        let version = *version;
        if version == 1 {
            let document =
                json!({ "uri": uri, "languageId": "rust", "version": version, "text": text });
            return self.tell::<DidOpenTextDocument>(&json!({ "textDocument": document }));
        }
        self.tell::<DidChangeTextDocument>(&json!({
            "textDocument": { "uri": uri, "version": version },
            "contentChanges": [{ "text": text }],
        }))
    }

    /// Asks the server about a position in a document.
    pub fn ask_at<Q: Question>(
        &mut self,
        path: &Path,
        (line, character): (usize, usize),
    ) -> Result<Q::Result>
    where
        Q::Result: DeserializeOwned,
    {
        let answer = self.ask_for::<Q>(&json!({
            "textDocument": { "uri": uri(path) },
            "position": { "line": line, "character": character },
        }))?;
        Ok(serde_json::from_value(answer)?)
    }

    /// Returns the errors and warnings of a document as it was set.
    pub fn diagnostics(&mut self, path: &Path) -> Result<Vec<Diagnostic>> {
        let parameters = json!({ "textDocument": { "uri": uri(path) } });
        let report = self.ask("textDocument/diagnostic", &parameters)?;
        Ok(serde_json::from_value(report["items"].clone())?)
    }

    fn ask_for<Q: Question>(&mut self, parameters: &Value) -> Result<Value> {
        self.ask(Q::METHOD, parameters)
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Result<Value> {
        let deadline = Instant::now() + TO_ANSWER;
        loop {
            self.last_id += 1;
            let id = RequestId::from(self.last_id);
            let question = Request::new(id.clone(), method.to_owned(), parameters);
            Message::from(question).write(&mut self.input)?;
            let answer = self.answer(&id, deadline)?;
            match answer.response_result {
                Ok(result) => return Ok(result),
                // The document has changed meanwhile, or something was still loading.
                Err(error) if [-32801, -32802, -32800].contains(&error.code) => {}
                Err(error) => return Err(format!("{method}: {}", error.message).into()),
            }
        }
    }

    fn answer(&mut self, id: &RequestId, deadline: Instant) -> Result<Response> {
        loop {
            if let Some(answer) = self.wait(deadline)?.filter(|it| it.id == *id) {
                return Ok(answer);
            }
        }
    }

    /// Handles the next message: notifications are recorded, requests are answered with null.
    fn wait(&mut self, deadline: Instant) -> Result<Option<Response>> {
        let patience = deadline.saturating_duration_since(Instant::now());
        if self.is_gone {
            return Err("rust-analyzer did not answer before".into());
        }
        let message = self.output.recv_timeout(patience);
        self.is_gone = message.is_err();
        match message.map_err(|_| "rust-analyzer does not answer")? {
            Message::Response(answer) => return Ok(Some(answer)),
            Message::Request(question) => {
                Message::from(Response::new_ok(question.id, Value::Null)).write(&mut self.input)?;
            }
            Message::Notification(it) if it.method == "experimental/serverStatus" => {
                self.is_quiescent = it.params["quiescent"] == true;
                if it.params["health"] == "error" {
                    return Err(it.params["message"].to_string().into());
                }
            }
            Message::Notification(_) => {}
        }
        Ok(None)
    }

    fn tell<N: Notice>(&mut self, parameters: &Value) -> Result<()> {
        let notice = Notification::new(N::METHOD.to_owned(), parameters);
        Ok(Message::from(notice).write(&mut self.input)?)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // Kill it, whatever it would answer.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Returns the address of a file.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Returns the file of an address.
pub fn path(uri: &Uri) -> &Path {
    Path::new(uri.path().as_str())
}
