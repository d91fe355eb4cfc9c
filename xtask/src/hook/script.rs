//! Scripts as they travel.

/// Leaves out indents, empty lines and lines of comment. A text over several lines would suffer: then all stays.
pub(super) fn squeezed(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn comments_and_indents_do_not_travel() {
        assert_eq!(
            squeezed("// Why.\nf(() => {\n  // How.\n\n  g(\"//\"); // here\n});\n"),
            "f(() => {\ng(\"//\"); // here\n});\n"
        );
    }

    #[test]
    fn a_text_over_several_lines_stays_as_it_is() {
        let script = "f(`a\n  // b`);\n";
        assert_eq!(squeezed(script), script);
    }
}
