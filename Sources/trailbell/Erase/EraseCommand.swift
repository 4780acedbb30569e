import ArgumentParser
import Daemon
import Notify
import ServiceNotice
import Store

struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Takes a person out of the database, and proves that nothing is left.",
    discussion: """
      Every text that names the person, in whatever table, gets a word in its place from which nobody \
      can tell who it was. The events stay: what was done can still be seen, and by the same person. \
      The chain over them stays whole, and says that this was done and why.

      Without --confirm it only shows what would be changed. The daemon must be stopped meanwhile, \
      and there must be room for a second copy of the database. The trail files themselves, copies and \
      what was sent elsewhere are not touched.
      """)

  @Argument(
    help: """
      The texts by which the person is known: user names, session names, addresses. Each is looked for \
      as it is, also within other words.
      """)
  var names: [String]

  @OptionGroup var database: DatabaseOptions

  @Option(help: "Why, for the record; without the person's name.")
  var reason: String

  @Flag(help: "Do it.")
  var confirm = false

  func validate() throws {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError(
        "--reason is empty; say what it is for, such as the number of a request")
    }
    for name in names {
      guard PersonSpelling(name) != nil else {
        throw ValidationError(
          "'\(name)' is too short: it stands in too many other words; write "
            + "\(PersonSpelling.byteCountMinimum) letters or more")
      }
      if reason.utf8.firstRange(of: name.utf8) != nil {
        throw ValidationError("--reason holds the name that is to be erased; leave it out")
      }
    }
  }

  func run() throws {
    try ending {
      let path = try database.existingPath()
      let lock = try InstanceLock.acquire(for: path)
      defer { lock.release() }
      let spellings = names.compactMap(PersonSpelling.init)
      let erasure = try Erasure(databasePath: path, spellings)
      let survey = try erasure.survey()
      let traces = try ByteSearch.count(spellings, inDatabase: path).occurrences
      tell(survey, traces)
      guard !survey.rows.isEmpty || traces > 0 else { return }
      try failIfHeld(survey)
      try failIfLeft(survey)
      guard confirm else {
        return print("Nothing is changed yet: --confirm does it, and it cannot be undone.")
      }
      try failIfChanged(path)
      try erase(erasure, spellings, path)
    }
  }

  private func tell(_ survey: Erasure.Survey, _ traces: Int) {
    tellRows(survey, traces)
    guard !survey.otherSpellings.isEmpty else { return }
    print("Other spellings are in the database, and are left unless they are named as well:")
    for spelling in survey.otherSpellings {
      // To the eye they can be the same.
      let isSame = names.contains(spelling)
      print(
        "  \(LogText.line(spelling))\(isSame ? " (its letters are put together otherwise)" : "")")
    }
  }

  private func tellRows(_ survey: Erasure.Survey, _ traces: Int) {
    guard !survey.rows.isEmpty else {
      return print(
        traces == 0
          ? "nobody of that name is in the database"
          : "\(Numbers.counted(traces, "trace")) in what the file does not use any more, or in names of "
            + "files")
    }
    for (table, count) in survey.rows {
      print("\(LogText.line(table)): \(Numbers.counted(count, "row"))")
    }
    for example in survey.examples { print("  \(LogText.line(example))") }
  }

  private func failIfHeld(_ survey: Erasure.Survey) throws(RunFailure) {
    guard !survey.holds.isEmpty else { return }
    throw RunFailure(Erasure.refusal(for: survey.holds), exitStatus: .unavailable)
  }

  private func failIfLeft(_ survey: Erasure.Survey) throws(RunFailure) {
    guard !survey.leftPlaces.isEmpty else { return }
    throw RunFailure(
      "the name also stands in \(survey.leftPlaces.joined(separator: ", ")), which must stay as it is: "
        + "it could not be proven that nothing is left; write more of the name",
      exitStatus: .unavailable)
  }

  /// Does not cover up what somebody else changed.
  private func failIfChanged(_ path: String) throws {
    let report = try SealVerifier.run(databasePath: path)
    guard report.problemCount > 0 else { return }
    throw RunFailure(
      "the database is not as it was stored, and an erasure could cover that up: see 'trailbell "
        + "verify --database \(path)'",
      exitStatus: .unavailable)
  }

  private func erase(
    _ erasure: Erasure, _ spellings: [PersonSpelling], _ path: String
  ) throws {
    let result = try erasure.run(
      reason: reason, nowSeconds: DaemonClock.system.nowSeconds())
    let left = try ByteSearch.count(spellings, inDatabase: path)
    guard left.occurrences == 0 else {
      throw RunFailure(
        "\(Numbers.counted(left.occurrences, "trace")) left in the \(left.bytes) bytes of the "
          + "database: the paths of trail files and the record of deletions are left as they are",
        exitStatus: .unavailable)
    }
    let report = try SealVerifier.run(databasePath: path)
    print(
      "erased from \(Numbers.counted(result.rowCount, "row")); no trace is left in the "
        + "\(Numbers.grouped(Int(left.bytes))) bytes of the database and its log; "
        + (report.problemCount == 0
          ? "the chain over the events is whole" : "the chain has problems"))
    if let head = result.sealHead { print(head.line) }
  }
}
