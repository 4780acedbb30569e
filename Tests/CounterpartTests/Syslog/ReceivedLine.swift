import Alarms
import Foundation
import Testing

/// A message as rsyslog has understood it.
struct ReceivedLine: Decodable {
  let pri: String
  let host: String
  let app: String
  let process: String
  let id: String
  let time: String
  let data: String
  let message: String
  let raw: String

  /// The parameters of Trailbell's element.
  func parameters() throws -> [String: [String]] {
    let elements = try StructuredDataReader.elements(data)
    try #require(elements.map(\.name) == ["trailbell@32473"], "\(data)")
    return elements[0].parameters
  }

  /// The sentence: rsyslog leaves the mark that announces UTF-8 before it.
  var sentence: String {
    var scalars = message.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
    return String(scalars)
  }

  /// The numbers of the alerts that messages tell of, in their order.
  static func numbers(_ lines: [ReceivedLine]) throws -> [Int] {
    try lines.map { line in
      try #require(try line.parameters()["alertID"]?.first.flatMap { Int($0, radix: 16) })
    }
  }
}
