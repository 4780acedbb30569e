import CloudTrail

/// How events lie in time: a line of characters, the higher the more events.
struct Timeline {
  /// The second of the first event since 1970.
  let firstSecond: Int64
  /// The second of the last event since 1970.
  let lastSecond: Int64
  /// How many events fall into each part of the time; every part is equally long.
  let counts: [Int]

  /// The most columns that a line has.
  static let columnMaximum = 60
  /// What stands for no event, then for few up to most of a part's events.
  private static let blocks = Array("·▁▂▃▄▅▆▇█")
  private static let plain = Array(".:-=+*%#@")

  /// nil where there are no events.
  ///
  /// - Parameter times: the seconds of the events since 1970, in order.
  init?(_ times: [Int64]) {
    guard let first = times.first, let last = times.last else { return nil }
    firstSecond = first
    lastSecond = last
    // Times are whole seconds, and the span has both its ends.
    let span = Double(last - first) + 1
    let columns = Int(min(Double(Self.columnMaximum), span))
    var counts = Array(repeating: 0, count: columns)
    for time in times {
      let share = Double(time - first) / span
      counts[min(columns - 1, Int(share * Double(columns)))] += 1
    }
    self.counts = counts
  }

  /// The line, and the axis below it.
  ///
  /// - Parameter isUnicode: whether the terminal shows more than ASCII.
  func lines(isUnicode: Bool) -> [String] {
    [line(isUnicode: isUnicode), axis]
  }

  private func line(isUnicode: Bool) -> String {
    let marks = isUnicode ? Self.blocks : Self.plain
    let most = counts.max() ?? 1
    return String(
      counts.map { count in
        // Rounded up: a part with one event must not look like one with none.
        count == 0 ? marks[0] : marks[(count * (marks.count - 1) + most - 1) / most]
      })
  }

  private var axis: String {
    let first = EventTime.text(ofSeconds: firstSecond)
    guard lastSecond > firstSecond else { return first }
    let last = EventTime.text(ofSeconds: lastSecond)
    let gap = counts.count - first.count - last.count
    return gap > 0
      ? first + String(repeating: " ", count: gap) + last : "\(first) to \(last)"
  }
}

extension Timeline {
  /// Whether the terminal shows more than ASCII, as the variables of the locale say.
  static func isUnicode(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let charset = locale?.lowercased().replacing("-", with: "") ?? ""
    return charset.contains("utf8")
  }
}
