//! From text to rows of cells: delimiter, quotes, line numbers, and the rows that are no rows.

use super::{FileProblem, MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS, RowProblem};
use crate::text::lower;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A CSV file taken apart (X4).
pub(super) struct Table<'a> {
    source: &'a str,
    header: Vec<String>,
    /// The text of the cells of all good rows, one after the other.
    text: String,
    /// Where each of these cells ends.
    ends: Vec<usize>,
    rows: Vec<RowPlace>,
}

struct RowPlace {
    place: Place,
    /// Number of its first cell, or what is wrong with the whole row.
    cells: Result<usize, RowProblem>,
}

/// One row under the header.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    /// Its first line in the file, counted from 1.
    pub(super) line: usize,
    /// The row as it stands in the file.
    pub(super) raw: &'t str,
    /// The cells, or what is wrong with the whole row.
    pub(super) cells: Result<Cells<'t>, RowProblem>,
}

/// The cells of a row: as many as the header has.
#[derive(Clone, Copy)]
pub(super) struct Cells<'t> {
    text: &'t str,
    start: usize,
    ends: &'t [usize],
}

impl<'t> Cells<'t> {
    /// A cell without the blanks around it.
    pub(super) fn get(&self, column: usize) -> &'t str {
        let start = match column.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => self.start,
        };
        let end = self.ends.get(column).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default().trim()
    }

    /// True if every cell is empty.
    pub(super) fn blank(&self) -> bool {
        (0..self.ends.len()).all(|column| self.get(column).is_empty())
    }
}

impl<'a> Table<'a> {
    /// Takes a text apart.
    pub(super) fn read(source: &'a str) -> Result<Self, FileProblem> {
        let mut records = Records::new(source, delimiter(source).ok_or(FileProblem::NotCsv)?);
        if !records.next() {
            return Err(FileProblem::Empty);
        }
        if records.width > MAX_COLUMNS {
            return Err(FileProblem::TooManyColumns { max: MAX_COLUMNS });
        }
        let header = records.cells().map(|name| lower(name.trim())).collect();
        let mut table = Self { source, header, text: String::new(), ends: Vec::new(), rows: Vec::new() };
        while records.next() {
            if records.width < 2 && records.text().trim().is_empty() {
                continue;
            }
            if table.rows.len() == MAX_ROWS {
                return Err(FileProblem::TooManyRows { max: MAX_ROWS });
            }
            let cells = table.take(&records);
            if matches!(cells, Err(RowProblem::TooFewCells | RowProblem::TooManyCells)) {
                records.give_up_first_line_only();
            }
            table.rows.push(RowPlace { place: records.place, cells });
        }
        Ok(table)
    }

    /// Keeps the cells of a record and says where, or what is wrong with it. A row with fewer cells than the header is
    /// never filled up: in an app's own export it is a damaged row, and its numbers may stand in the wrong columns.
    fn take(&mut self, records: &Records<'_>) -> Result<usize, RowProblem> {
        if records.width > self.header.len() {
            return Err(RowProblem::TooManyCells);
        }
        if records.width < self.header.len() {
            let cut_off = !records.ended && records.second_line().is_none();
            return Err(if cut_off { RowProblem::CutOff } else { RowProblem::TooFewCells });
        }
        let text = records.text();
        if text.contains('\0') {
            return Err(RowProblem::NulCharacter);
        }
        let too_long =
            |cell: &str| cell.len() > MAX_CELL_CHARACTERS && cell.chars().count() > MAX_CELL_CHARACTERS;
        if text.len() > MAX_CELL_CHARACTERS && records.cells().any(too_long) {
            return Err(RowProblem::CellTooLong);
        }
        let first = self.ends.len();
        let start = self.text.len();
        self.text.push_str(text);
        self.ends.extend(records.ends().iter().map(|end| start + end));
        Ok(first)
    }

    /// Names of the columns, in lower case.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// The rows under the header, blank lines left out.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|row| Row {
            line: row.place.line,
            raw: self.source.get(row.place.from..row.place.to).unwrap_or_default(),
            cells: row.cells.map(|first| Cells {
                text: &self.text,
                start: first.checked_sub(1).map_or(0, |before| self.ends[before]),
                ends: &self.ends[first..first + self.header.len()],
            }),
        })
    }
}

/// Where a record stands in the file.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Its first line, counted from 1.
    line: usize,
    from: usize,
    to: usize,
}

/// Reads record by record and holds the latest one.
struct Records<'a> {
    source: &'a str,
    reader: Reader,
    /// Where the next record may begin, and in which line.
    at: usize,
    line: usize,
    /// Bytes that may still be read a second time.
    rereads: usize,
    output: Vec<u8>,
    output_ends: Vec<usize>,
    /// Bytes of the output that belong to the record.
    written: usize,
    /// Number of its cells.
    width: usize,
    place: Place,
    /// A line end follows it.
    ended: bool,
}

impl<'a> Records<'a> {
    fn new(source: &'a str, delimiter: u8) -> Self {
        Self {
            source,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            at: 0,
            line: 1,
            rereads: source.len(),
            output: vec![0; 1 << 12],
            output_ends: vec![0; MAX_COLUMNS + 1],
            written: 0,
            width: 0,
            place: Place::default(),
            ended: false,
        }
    }

    /// Reads the next record; false at the end of the file.
    fn next(&mut self) -> bool {
        let source = self.source.as_bytes();
        let line_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let blank = source[self.at..].iter().take_while(line_end).count();
        self.line += line_ends(&source[self.at..self.at + blank]);
        self.at += blank;
        let mut input = &source[self.at..];
        if input.is_empty() {
            return false;
        }
        let from = self.at;
        (self.written, self.width) = (0, 0);
        self.reader.reset();
        loop {
            let output = &mut self.output[self.written..];
            // Of a row that is too wide, the cells are only counted.
            let ends = &mut self.output_ends[self.width.min(MAX_COLUMNS)..];
            let (result, read, written, ended) = self.reader.read_record(input, output, ends);
            input = &input[read..];
            self.at += read;
            self.written += written;
            self.width += ended;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputEndsFull => {}
            }
        }
        let text = &source[from..self.at];
        self.ended = text.ends_with(b"\n") || text.ends_with(b"\r");
        if text.ends_with(b"\r") && source.get(self.at) == Some(&b'\n') {
            self.at += 1;
        }
        self.place = Place { line: self.line, from, to: self.at };
        self.line += line_ends(&source[from..self.at]);
        true
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.output[..self.written]).unwrap_or_default()
    }

    fn ends(&self) -> &[usize] {
        &self.output_ends[..self.width.min(MAX_COLUMNS)]
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        let text = self.text();
        let mut start = 0;
        self.ends().iter().map(move |&end| {
            let cell = text.get(start..end).unwrap_or_default();
            start = end;
            cell
        })
    }

    /// Where the first line of the record ends, if it has a second one.
    fn second_line(&self) -> Option<usize> {
        let text = &self.source[self.place.from..self.place.to];
        let end = text.find(['\r', '\n'])?;
        let more = !text[end..].trim_start_matches(['\r', '\n']).is_empty();
        more.then_some(self.place.from + end)
    }

    /// A quote that is never closed swallows the lines after it. Of such a record only the first line is given up;
    /// reading goes on with the second. Not more than the length of the file is read twice.
    fn give_up_first_line_only(&mut self) {
        let Some(end) = self.second_line() else {
            return;
        };
        if let Some(left) = self.rereads.checked_sub(self.place.to - self.place.from) {
            self.rereads = left;
            self.place.to = end;
            self.at = end;
            self.line = self.place.line;
        }
    }
}

fn line_ends(bytes: &[u8]) -> usize {
    let mut count = 0;
    let mut after_return = false;
    for &byte in bytes {
        count += usize::from(byte == b'\r' || (byte == b'\n' && !after_return));
        after_return = byte == b'\r';
    }
    count
}

/// The delimiter that the header line has most often outside quotes; none if it has none.
fn delimiter(text: &str) -> Option<u8> {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'\r' | b'\n' => break,
            _ => {
                let known = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte);
                known.into_iter().for_each(|(_, count)| *count += 1);
            }
        }
    }
    let (delimiter, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count > 0).then_some(delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(usize, Result<Vec<String>, RowProblem>)> {
        let table = Table::read(text).unwrap();
        let width = table.header().len();
        let cells = |cells: Cells<'_>| (0..width).map(|column| cells.get(column).to_owned()).collect();
        table.rows().map(|row| (row.line, row.cells.map(cells))).collect()
    }

    fn good(line: usize, cells: [&str; 2]) -> (usize, Result<Vec<String>, RowProblem>) {
        (line, Ok(cells.map(str::to_owned).to_vec()))
    }

    #[test]
    fn every_line_end_and_delimiter_gives_the_same_rows() {
        for text in ["a,b\n1,2\n\n3,4\n", "a;b\r\n1;2\r\n\r\n3;4", "a\tb\r1\t2\r\r3\t4\r"] {
            assert_eq!(lines(text), [good(2, ["1", "2"]), good(4, ["3", "4"])], "{text:?}");
        }
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_doubled_quotes() {
        let text = "a,\"b,;;;\"\n\"1,\"\"x\"\"\n2\",3\n4\"5,6\n";
        assert_eq!(lines(text), [good(2, ["1,\"x\"\n2", "3"]), good(4, ["4\"5", "6"])]);
    }

    #[test]
    fn an_unclosed_quote_costs_one_line_only() {
        let text = "a,b\n1,2\n\"3,4\n5,6\n7,8\n";
        let expected = [
            good(2, ["1", "2"]),
            (3, Err(RowProblem::TooFewCells)),
            good(4, ["5", "6"]),
            good(5, ["7", "8"]),
        ];
        assert_eq!(lines(text), expected);
    }

    #[test]
    fn rows_that_do_not_fit_the_header_keep_their_line() {
        let expected = [
            (2, Err(RowProblem::TooFewCells)),
            (3, Err(RowProblem::TooManyCells)),
            good(5, ["1", "2"]),
            (6, Err(RowProblem::CutOff)),
        ];
        assert_eq!(lines("a,b\n1\n1,2,3\n  \n1,2\n1"), expected);
    }

    #[test]
    fn a_row_of_a_thousand_cells_is_one_problem() {
        let text = format!("a,b\n{}\n1,2\n", "x,".repeat(1_000));
        assert_eq!(lines(&text), [(2, Err(RowProblem::TooManyCells)), good(3, ["1", "2"])]);
    }
}
