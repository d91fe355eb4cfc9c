//! Where things are: the checkout, its build folders, the user's cache.

use crate::{Outcome, While};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The checkout: the nearest folder upwards from here that has `Trunk.toml`.
///
/// # Errors
/// When called from outside a checkout.
pub fn root() -> Outcome<PathBuf> {
    let here = env::current_dir().doing("finding the current folder")?;
    here.ancestors()
        .find(|folder| folder.join("Trunk.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| "run this inside the checkout".to_owned())
}

/// Cargo's build folder.
///
/// # Errors
/// When called from outside a checkout.
pub fn target() -> Outcome<PathBuf> {
    Ok(match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root()?.join(folder),
        None => root()?.join("target"),
    })
}

/// The release build.
///
/// # Errors
/// When called from outside a checkout.
pub fn dist() -> Outcome<PathBuf> {
    Ok(root()?.join("dist"))
}

/// `brace-tools` in the user's cache folder.
///
/// # Errors
/// When neither a cache nor a home folder is set.
pub fn cache() -> Outcome<PathBuf> {
    let folder = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("XDG_CACHE_HOME")
        .or_else(|| folder("HOME").map(|home| home.join(".cache")))
        .or_else(|| folder("LOCALAPPDATA"))
        .map(|cache| cache.join("brace-tools"))
        .ok_or_else(|| "set HOME or XDG_CACHE_HOME, so that tools have a place to stay".to_owned())
}

/// Cargo's own folder, where the sources of dependencies are.
///
/// # Errors
/// When neither it nor a home folder is set.
pub fn cargo_home() -> Outcome<PathBuf> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(home)
        .ok_or_else(|| "set HOME or CARGO_HOME".to_owned())
}

/// Every file below `folder` as a path relative to it with `/`, sorted.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_below(folder: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(current) = open.pop() {
        for entry in fs::read_dir(&current).doing(current.display())? {
            let path = entry.doing(current.display())?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Where a program of this name is on the `PATH`.
#[must_use]
pub fn on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|p| p.is_file())
}
