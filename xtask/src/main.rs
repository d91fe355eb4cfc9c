//! `cargo xtask <command>`: reads the command line and calls the library. The words below are the manual.

use std::process::ExitCode;
use xtask::{bench, figures, release, serve, size, test};

const MANUAL: &str = "\
cargo xtask <command>

  serve [--port N]    release build, served on 127.0.0.1:8080
  serve --watch       debug build on 127.0.0.1:8081, rebuilt and reloaded on every change
  build               release build into dist/, ready for any static host
  test [--fast]       everything that has to hold; --fast leaves out the browser
  size                bytes of each file of the release, and the budgets
  figures             draws docs/figures.svg, the contact sheet of all figures
  bench               a table of metric, value and goal, and target/bench.json

Missing tools are installed into the user's cache folder (brace-tools), or named.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve"] => serve::serve(serve::PORT),
        ["serve", "--port", port] => {
            port.parse().map_err(|_| format!("{port} is not a port number")).and_then(serve::serve)
        }
        ["serve", "--watch"] => serve::watch(),
        ["build"] => release::build().map(|_| ()),
        ["test"] => test::test(test::Extent::Everything),
        ["test", "--fast"] => test::test(test::Extent::WithoutBrowser),
        ["size"] => size::size(),
        ["figures"] => figures::figures(),
        ["bench"] => bench::bench(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{MANUAL}");
            Ok(())
        }
        _ => Err(format!("unknown: {}\n\n{MANUAL}", words.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
