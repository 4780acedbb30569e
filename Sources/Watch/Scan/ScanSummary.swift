/// What a scan saw, and what it passed over.
public struct ScanSummary: Sendable {
  /// How a scan ended.
  public enum Outcome: Sendable, Hashable {
    /// It went through everything that it could read.
    case complete
    /// The receiver stopped it.
    case stopped
    /// The root itself could not be read, so that nothing was seen.
    case rootUnreadable(RootProblem)
  }

  /// An entry that was passed over.
  public struct Example: Sendable, Hashable {
    /// Where it is, relative to the root.
    public let path: PathBytes
    /// What the system said, where it was asked.
    public let error: SystemError?
  }

  /// The entries that were passed over for one reason.
  public struct Skipped: Sendable, Hashable {
    /// How many.
    public internal(set) var count = 0
    /// The first few of them.
    public internal(set) var examples: [Example] = []
  }

  /// How the scan ended.
  public internal(set) var outcome = Outcome.complete
  /// How many directories were read.
  public internal(set) var directories = 0
  /// How many candidates were handed out.
  public internal(set) var files = 0
  /// The length of all candidates together, in bytes.
  public internal(set) var totalSizeBytes: Int64 = 0
  /// What was passed over, by reason; a reason that did not occur is not in it.
  public internal(set) var skipped: [SkipReason: Skipped] = [:]
  /// The files with the metadata of digests, relative to the root, where they were asked for.
  public internal(set) var digestMetadata: [PathBytes] = []

  /// How many entries were passed over for a reason.
  public func skippedCount(_ reason: SkipReason) -> Int {
    skipped[reason]?.count ?? 0
  }

  mutating func skip(
    _ name: PathBytes,
    in directory: PathBytes,
    reason: SkipReason,
    error: SystemError? = nil,
    exampleLimit: Int
  ) {
    var entry = skipped[reason] ?? Skipped()
    entry.count += 1
    if entry.examples.count < exampleLimit {
      entry.examples.append(Example(path: directory.appending(name), error: error))
    }
    skipped[reason] = entry
  }
}

extension ScanSummary: CustomStringConvertible {
  /// The numbers for people: one line, and one more for every reason to skip.
  public var description: String {
    (["\(files) trail files in \(directories) directories"] + skippedLines + failureLines)
      .joined(separator: "\n")
  }

  /// What was passed over because it is not to be read, one line for each reason.
  public var skippedLines: [String] { skippedLines(without: []) }

  /// The same without some reasons, for those who read what a scan passes over.
  public func skippedLines(without left: Set<SkipReason>) -> [String] {
    lines(ofSkipped: { !$0.isFailure && !left.contains($0) })
  }

  /// What was to be read and could not be, one line for each reason.
  public var failureLines: [String] { lines(ofSkipped: \.isFailure) }

  private func lines(ofSkipped isWanted: (SkipReason) -> Bool) -> [String] {
    var lines: [String] = []
    for reason in SkipReason.allCases where isWanted(reason) {
      guard let entry = skipped[reason] else { continue }
      let paths = entry.examples.map { example in
        example.path.description + (example.error.map { " (\($0))" } ?? "")
      }
      let more = entry.count > paths.count ? ", …" : ""
      lines.append(
        "skipped \(entry.count) \(reason.explanation): \(paths.joined(separator: ", "))\(more)")
    }
    return lines
  }
}
