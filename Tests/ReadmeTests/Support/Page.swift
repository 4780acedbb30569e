/// A page of Markdown, taken apart as far as these tests need.
struct Page {
  /// A block of code between two fences.
  struct Block: Sendable, CustomStringConvertible {
    let heading: String
    let language: String
    let text: String

    var description: String { heading }
  }

  let blocks: [Block]
  /// The lines outside of blocks.
  let prose: [String]

  init(_ text: String) {
    var blocks: [Block] = []
    var prose: [String] = []
    var heading = ""
    var open: (language: String, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let block = open {
        if line.hasPrefix("```") {
          blocks.append(
            Block(
              heading: heading, language: block.language,
              text: block.lines.joined(separator: "\n")))
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), [])
      } else {
        if line.hasPrefix("#") { heading = String(line.drop { $0 == "#" || $0 == " " }) }
        prose.append(String(line))
      }
    }
    self.blocks = blocks
    self.prose = prose
  }

  func blocks(in language: String) -> [Block] { blocks.filter { $0.language == language } }

  /// The cells of all tables, row by row, without the lines below the head.
  var tableRows: [[String]] {
    prose.filter { $0.hasPrefix("|") && !$0.hasPrefix("| ---") }.map { line in
      line.dropFirst().dropLast().split(separator: "|").map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }

  /// Where the links lead to.
  var linkTargets: [String] {
    prose.joined(separator: "\n").matches(of: /\]\(([^()\s]+)\)/).map { String($0.output.1) }
  }

  /// Everything that stands between single backticks.
  static func quoted(in text: String) -> [String] {
    text.matches(of: /`([^`]+)`/).map { String($0.output.1) }
  }
}
