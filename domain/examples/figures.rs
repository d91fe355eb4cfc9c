//! The contact sheet: every figure of the library at its start, halfway and at its end, as one SVG on the standard output.
//!
//! `figures` names them; `figures --anonymous` numbers them in a mixed order instead, for eyes that did not draw them, and
//! prints the key on the standard error. `figures ID...` draws those alone.

use brace_domain::catalog::{Exercise, LIBRARY};
use brace_domain::figure::{Frame, Role, Shape};
use std::fmt::Write as _;

const CELL: (i32, i32) = (150, 132);
const PARTS: [f32; 3] = [0.0, 0.5, 1.0];
const COLUMNS: usize = 3;

const STYLE: &str = "svg{background:#FCFBF9;font:600 13px sans-serif}path{fill:none;stroke-linecap:round;stroke-linejoin:round}\
.Body,.Far{fill:#4A5056;stroke:#FCFBF9;stroke-width:16;paint-order:stroke}.Far{fill:#8C9193}\
.Ghost{fill:#E7E5DE}.Floor{stroke:#7B7F7C;stroke-width:8}.Mat{fill:#E7E5DE;stroke:#7B7F7C;stroke-width:5}\
.Spine{stroke:#9CC8FF;stroke-width:14}.Brace{fill:#9CC8FF;opacity:.8}.Solid{fill:#D3D0C7;stroke:#191B1D;stroke-width:8}\
.Line{stroke:#191B1D;stroke-width:9}.Band{stroke:#191B1D;stroke-width:20}.Stick{stroke:#191B1D;stroke-width:14}\
.Plate{fill:#D3D0C7;fill-opacity:.55;stroke:#191B1D;stroke-width:14}.Hub{fill:#191B1D}.Breath{stroke:#18549B;stroke-width:12}";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let anonymous = arguments.iter().any(|argument| argument == "--anonymous");
    let named = |exercise: &&&Exercise| arguments.iter().any(|argument| argument == exercise.id.as_str());
    let mut exercises: Vec<&Exercise> = LIBRARY.iter().filter(named).copied().collect();
    if exercises.is_empty() {
        exercises = LIBRARY.to_vec();
    }
    if anonymous {
        // A fixed walk through the list that ends where it began; 29 and 64 have no divisor in common.
        let mixed = (0..exercises.len()).map(|place| exercises[(place * 29 + 11) % exercises.len()]);
        exercises = mixed.collect();
    }
    let rows = exercises.len().div_ceil(COLUMNS);
    let (width, height) = (CELL.0 * 3, CELL.1 + 26);
    let mut sheet = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"><style>{STYLE}</style>"#,
        width * COLUMNS as i32 + 40,
        height * rows as i32 + 10
    );
    for (place, exercise) in exercises.into_iter().enumerate() {
        let (left, top) =
            ((width + 16) * (place % COLUMNS) as i32 + 4, height * (place / COLUMNS) as i32 + 4);
        let title = if anonymous { format!("{}", place + 1) } else { exercise.id.to_string() };
        if anonymous {
            eprintln!("{} {}", place + 1, exercise.id);
        }
        let _ = write!(sheet, r#"<text x="{left}" y="{}">{title}</text>"#, top + 14);
        draw(&mut sheet, exercise, (left, top + 20));
    }
    println!("{sheet}</svg>");
}

fn draw(sheet: &mut String, exercise: &Exercise, (left, top): (i32, i32)) {
    let figure = exercise.figure;
    let frame = figure.frame();
    for (place, part) in (0..).zip(PARTS) {
        let Frame { left: x, top: y, .. } = frame;
        let _ = write!(
            sheet,
            r#"<svg x="{}" y="{top}" width="{}" height="{}" viewBox="{x} {y} {} {}" preserveAspectRatio="xMidYMax meet">"#,
            left + CELL.0 * place,
            CELL.0 - 6,
            CELL.1,
            frame.width(),
            frame.height()
        );
        let floor = figure.floor(frame);
        let shapes = figure.shapes(part.into());
        for Shape { role, path, .. } in std::iter::once(floor).chain(shapes) {
            let _ = write!(sheet, r#"<path class="{role:?}" d="{path}"/>"#);
        }
        sheet.push_str("</svg>");
    }
    // Roles are named by their variants, so that the style above can name them too.
    let _: Role = Role::Floor;
}
