//! Tells who expands the macro, rustc or an editor, from the environment of the process.

use std::ffi::OsStr;
use std::sync::LazyLock;

/// Who expands the macro.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    Rustc,
    Editor,
}

/// Returns who expands the macro. rust-analyzer sets the variable for the programs that run its macros.
pub(crate) fn audience() -> Audience {
    static AUDIENCE: LazyLock<Audience> = LazyLock::new(|| {
        let is_editor = |name: &OsStr| name.to_string_lossy().contains("rust-analyzer");
        let is_set = std::env::var_os("RUST_ANALYZER_INTERNALS_DO_NOT_USE").is_some();
        let program = || std::env::current_exe().ok();
        if is_set || program().is_some_and(|it| it.file_name().is_some_and(is_editor)) {
            Audience::Editor
        } else {
            Audience::Rustc
        }
    });
    *AUDIENCE
}
