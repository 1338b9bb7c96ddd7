//! scratch
mod client;
use client::*;
use lsp_types::request::{Completion, GotoDefinition, HoverRequest, SignatureHelpRequest};
use serde_json::json;
use std::path::Path;
fn main() -> Result<()> {
    let program = std::env::var("RUST_ANALYZER").unwrap_or("rust-analyzer".into());
    let dir = Path::new("/tmp/ed");
    std::fs::create_dir_all(dir.join("src"))?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::write(
        dir.join("Cargo.toml"),
        format!(
            "[package]\nname=\"x\"\nversion=\"0.0.0\"\nedition=\"2024\"\n[dependencies]\ncognito-perms = {{ path = {:?} }}\n[workspace]\n",
            here.join("../cognito-perms")
        ),
    )?;
    std::fs::copy(here.join("../Cargo.lock"), dir.join("Cargo.lock"))?;
    std::fs::write(dir.join("src/lib.rs"), "")?;
    let mut c = Client::start(
        Path::new(&program),
        &[dir],
        json!({
            "cargo": { "sysrootSrc": here.join("editor/sysroot"), "targetDir": "/tmp/ed/target", "extraEnv": {"CARGO_NET_OFFLINE":"true"} },
            "checkOnSave": false, "cachePriming": {"enable": false},
        }),
    )?;
    eprintln!("ready pull={}", c.is_pull());
    let lib = dir.join("src/lib.rs");
    for line in std::io::stdin().lines() {
        let line = line?;
        let text = if line.contains("policy!") {
            format!("use cognito_perms::{{Policy, policy}};\n{}", line)
        } else {
            format!(
                "use cognito_perms::{{Policy, policy}};\nconst P: Policy = policy! {{ {} }};\n",
                line
            )
        };
        let at = text.find("$0").unwrap();
        let l = text[..at].matches('\n').count();
        let col = at - text[..at].rfind('\n').map_or(0, |i| i + 1);
        let plain = text.replace("$0", "");
        c.show(&lib, &plain)?;
        println!("=== {line}");
        let comp = c.ask_at::<Completion>(&lib, (l, col))?;
        let v = serde_json::to_value(&comp)?;
        let items = v["items"].as_array().or(v.as_array()).cloned().unwrap_or_default();
        let labels: Vec<String> = items
            .iter()
            .map(|i| {
                let t = i["textEdit"]["newText"].as_str().unwrap_or("").to_owned();
                let l = i["label"].as_str().unwrap().to_owned();
                if t == l { l } else { format!("{l}->{t}") }
            })
            .collect();
        println!(
            "completion {}: {}",
            labels.len(),
            labels.iter().take(12).cloned().collect::<Vec<_>>().join(" ")
        );
        println!(
            "hover: {}",
            serde_json::to_value(&c.ask_at::<HoverRequest>(&lib, (l, col))?)?["contents"]["value"]
                .as_str()
                .unwrap_or("-")
                .replace('\n', "\n   | ")
        );
        let d = serde_json::to_value(&c.ask_at::<GotoDefinition>(&lib, (l, col))?)?;
        for t in d.as_array().into_iter().flatten() {
            println!("def: {} {}", t["targetUri"], t["targetSelectionRange"]["start"]);
        }
        let s = serde_json::to_value(&c.ask_at::<SignatureHelpRequest>(&lib, (l, col))?)?;
        println!(
            "sig: {} active {}",
            s["signatures"][0]["label"], s["signatures"][0]["activeParameter"]
        );
        for d in c.diagnostics(&lib)? {
            println!(
                "diag: {}:{}-{} {:?} {}",
                d.range.start.line,
                d.range.start.character,
                d.range.end.character,
                d.code,
                d.message.replace('\n', " / ")
            );
        }
    }
    Ok(())
}
