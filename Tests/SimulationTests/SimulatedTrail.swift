import Foundation
import Testing

@testable import Simulation

/// A whole simulated trail in memory, read back as a stranger would: from the text of its files.
struct SimulatedTrail {
  struct Record {
    var text: String
    var json: [String: Any]
    var path: String

    /// A value by its path, as rules name it.
    func value(_ path: String) -> Any? {
      path.split(separator: ".").reduce(json as Any?) { value, key in
        (value as? [String: Any])?[String(key)]
      }
    }

    func text(_ path: String) -> String? { value(path) as? String }

    var eventID: String { text("eventID") ?? "" }
    var timeSeconds: Int64 { CivilTime(text: text("eventTime") ?? "")?.unixSeconds ?? 0 }
  }

  var plan: SimulationPlan
  var truth: Truth
  var files: [SimulatedFile] = []
  var records: [Record] = []

  /// Simulates with few events, so that every test can afford its own trail.
  init(seed: UInt64 = 1, events: Int = 1_500, hours: Int = 6) throws {
    plan = SimulationPlan()
    plan.seed = seed
    plan.eventCount = events
    plan.hours = hours
    var simulation = try Simulation(plan: plan)
    truth = simulation.truth
    while let file = simulation.nextFile() {
      files.append(file)
      for text in try Self.recordTexts(of: file.json) {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let json = try #require(object as? [String: Any])
        records.append(Record(text: text, json: json, path: file.relativePath))
      }
    }
  }

  /// The records without their second deliveries.
  var distinctRecords: [Record] {
    var seen: Set<String> = []
    return records.filter { seen.insert($0.eventID).inserted }
  }

  /// Cuts a file's text into its records, by counting braces outside of strings.
  static func recordTexts(of json: [UInt8]) throws -> [String] {
    let (head, tail) = (Array(#"{"Records":["#.utf8), Array("]}".utf8))
    try #require(json.starts(with: head) && json.reversed().starts(with: tail.reversed()))
    var texts: [String] = []
    var (depth, start, isInString, isEscaped) = (0, 0, false, false)
    for index in head.count..<(json.count - tail.count) {
      let byte = json[index]
      if isInString {
        if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") {
        if depth == 0 { start = index }
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { texts.append(String(decoding: json[start...index], as: UTF8.self)) }
      }
    }
    return texts
  }
}

/// The seeds that tests run with: two that never change, and one that no run has had before.
enum Seeds {
  static let fresh: UInt64 = {
    let seed = UInt64.random(in: 3...UInt64(Int64.max))
    print("the fresh seed of this run is \(seed)")
    return seed
  }()

  static let all: [UInt64] = [1, 2, fresh]
}
