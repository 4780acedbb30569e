import Yams

/// A line and a column, both from 1.
struct YAMLPlace: Equatable, Comparable {
  let line: Int
  let column: Int

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  init?(_ mark: Mark?) {
    guard let mark else { return nil }
    self.init(line: mark.line, column: mark.column)
  }

  /// The place right behind `text`.
  init(after text: some Sequence<Unicode.Scalar>) {
    var line = 1
    var column = 1
    for scalar in text {
      column += 1
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
    self.init(line: line, column: column)
  }

  static func < (first: YAMLPlace, second: YAMLPlace) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }
}
