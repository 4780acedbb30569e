import Foundation
import Pseudonyms
import Store

/// A line of JSON in which persons are named, each written in one of the ways that tools have, and the
/// same with pseudonyms.
struct RandomBundle {
  /// The persons, some of whose names are parts of others.
  let names: [PersonName]
  /// JSON: an array of strings.
  let json: String
  /// What these strings must be.
  let expected: [String]
  /// The same texts as plain text, and what they must be.
  let plain: String
  let expectedPlain: String

  private static let pool = [
    "jane", "janet", "jane doe", "jan", "o'neill & sons", "back\\slash", "quo\"ted",
    "Zoë Ångström", "名前です", "名前", "müller-1", "x=y<z>", "tab\tstop", "jane.doe@example.com",
    "e\u{301}ve", "ИВАН Петров", "Groß", "Vi\u{1EC7}t", "198.51.100.77", "198.51.100.7", "👩‍💻-ops",
    "arn:aws:iam::111122223333:user/jane", "arn:aws:iam::111122223333:user/janet",
    "aws-cli/2.15 (linux; x86) \"q\"", "+1 jane", "jane+1", "AIDACKCEVSQ6C2EXAMPLE",
  ]
  /// None of them is in a name, nor can begin or end a word.
  private static let gaps = ["|", "‖", " | ", "\n|", "|\"", "\\|", "|/"]
  /// Words that names are parts of, and that stay.
  private static let fillers = ["janets", "xjane", "1198.51.100.77", "backward", "Zoës", "éves"]

  init(seed: UInt64, key: PseudonymKey) {
    var numbers = SeededNumbers(seed: seed)
    names = Self.names(using: &numbers)
    var strings: [String] = []
    var expected: [String] = []
    var plain = ""
    var expectedPlain = ""
    for _ in 0..<(1 + numbers.number(below: 5)) {
      var written = ""
      var result = ""
      for _ in 0..<(1 + numbers.number(below: 6)) {
        let gap = numbers.element(of: Self.gaps)
        written += gap
        result += gap
        if numbers.number(below: 3) == 0 {
          let filler = numbers.element(of: Self.fillers)
          written += filler
          result += filler
        } else {
          let name = numbers.element(of: names)
          let spelling = numbers.element(of: Self.spellings(of: name.text))
          written += numbers.element(of: PersonSpelling.forms(of: spelling))
          result += key.pseudonym(of: name)
        }
      }
      let gap = numbers.element(of: Self.gaps)
      strings.append(Self.json(written + gap, using: &numbers))
      expected.append(result + gap)
      plain += written + gap
      expectedPlain += result + gap
    }
    json = "[" + strings.joined(separator: ",") + "]"
    self.expected = expected
    self.plain = plain
    self.expectedPlain = expectedPlain
  }

  /// The same name in capitals or small letters, which are put together or taken apart.
  private static func spellings(of text: String) -> [String] {
    [text, text.lowercased(), text.uppercased(), text.capitalized].flatMap {
      [
        $0, $0.precomposedStringWithCanonicalMapping, $0.decomposedStringWithCanonicalMapping,
      ]
    }
  }

  private static func names(using numbers: inout SeededNumbers) -> [PersonName] {
    var names: [PersonName] = []
    for text in pool.shuffled(using: &numbers).prefix(2 + numbers.number(below: 10)) {
      names.append(PersonName(numbers.element(of: PseudonymKind.allCases), text))
    }
    for _ in 0..<numbers.number(below: 4) {
      let alphabet = Array("abcXYZ019-_.@ éß漢\"'\\/:%&<>=+,\u{301}\t\u{7F}\u{202E}".unicodeScalars)
      var text = "r"
      for _ in 0..<(3 + numbers.number(below: 8)) {
        text.unicodeScalars.append(numbers.element(of: alphabet))
      }
      // Two backslashes in a row could also be one of a name that is escaped.
      if text.hasSuffix("\\") { text += "r" }
      names.append(PersonName(.name, text))
    }
    return names
  }

  /// A JSON string in which any character may be written as a number.
  static func json(_ text: String, using numbers: inout SeededNumbers) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case _ where scalar.value < 0x20 || numbers.number(below: 8) == 0:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: numbers.number(below: 2) == 0)
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      case "\"", "\\": json += "\\\(scalar)"
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
