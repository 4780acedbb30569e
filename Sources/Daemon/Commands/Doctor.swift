import CloudTrail
import Settings
import Glibc
import Store
import Watch

/// Looks at everything that Trailbell needs, before it is needed.
public struct Doctor {
  /// How a finding is meant.
  public enum Verdict: String, Sendable {
    /// As it should be.
    case good = "ok"
    /// Works, but a person should know.
    case warning
    /// Does not work.
    case bad = "error"
  }

  /// One thing that was looked at.
  public struct Finding: Sendable {
    /// How it is meant.
    public let verdict: Verdict
    /// What was looked at.
    public let subject: String
    /// What was found, and the mend where one is needed.
    public let text: String
  }

  /// What was found.
  public private(set) var findings: [Finding] = []

  /// Whether nothing is wrong.
  public var isHealthy: Bool { !findings.contains { $0.verdict == .bad } }

  /// Looks at the machine and at what a configuration names.
  ///
  /// - Parameter environment: the variables that the service manager sets.
  public init(configurationPath: String, environment: [String: String]) {
    versions()
    limits()
    do throws(RunFailure) {
      let (configuration, rules) = try RunSettings.load(configurationPath)
      add(.good, "configuration", "\(configurationPath) is valid")
      let count = rules.alarmRules.count
      add(
        count == 0 ? .warning : .good, "rules",
        count == 0 ? RunSettings.noRulesText : "\(count) rules can be run")
      for note in rules.runningNotes { add(.warning, "rules", note) }
      for note in configuration.sinks.notes(rules) { add(.warning, "sinks", note) }
      for directory in configuration.trail.directories { trail(directory) }
      database(configuration.database.path)
      shrinking(of: configuration)
      digests(of: configuration)
      sinks(of: configuration, configurationPath, environment: environment)
    } catch {
      add(.bad, "configuration", "\(error)")
    }
  }

  mutating func add(_ verdict: Verdict, _ subject: String, _ text: String) {
    findings.append(Finding(verdict: verdict, subject: subject, text: text))
  }

  private mutating func versions() {
    add(.good, "trailbell", trailbellVersion)
    let sqlite = sqliteLibraryVersion()
    if isOlder(sqlite, than: [3, 51, 3]) {
      add(
        .warning, "SQLite",
        "\(sqlite): versions before 3.51.3 can damage a database when two connections checkpoint "
          + "its log at once; Trailbell alone does so, keep other writers away from the file")
    } else {
      add(.good, "SQLite", sqlite)
    }
    add(.good, "zlib", Zlib.version)
  }

  private func isOlder(_ version: String, than minimum: [Int]) -> Bool {
    let parts = version.split(separator: ".").compactMap { Int($0) }
    return parts.lexicographicallyPrecedes(minimum)
  }

  private mutating func limits() {
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(7), &limit) == 0 {
      let verdict: Verdict = limit.rlim_cur < 256 ? .warning : .good
      add(verdict, "open files", "at most \(limit.rlim_cur)")
    }
    if let watches = kernelNumber("/proc/sys/fs/inotify/max_user_watches") {
      add(
        watches < 8_192 ? .warning : .good, "inotify",
        "at most \(watches) directories are watched; others are found by rescans "
          + "(fs.inotify.max_user_watches)")
    } else {
      add(.warning, "inotify", "not available: new files are found by rescans only")
    }
  }

  private func kernelNumber(_ path: String) -> Int? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 32)
    guard fgets(&text, Int32(text.count), file) != nil else { return nil }
    let digits = text.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private mutating func trail(_ directory: String) {
    var files = 0
    let scan: ScanSummary = TreeScanner(root: PathBytes(directory)).scan { listing in
      files += listing.candidates.count
      // Enough is seen; a large tree takes a while.
      return files > 10_000 ? .stop : .proceed
    }
    switch scan.outcome {
    case .rootUnreadable(let problem):
      add(.bad, "trail", problem.message(root: PathBytes(directory)))
    case .complete, .stopped:
      for line in scan.failureLines { add(.bad, "trail", "\(directory): \(line)") }
      let count = files > 10_000 ? "over 10,000" : "\(files)"
      add(.good, "trail", "\(directory) is readable, \(count) trail files")
    }
  }

  private mutating func database(_ path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let target = access(path, F_OK) == 0 ? path : folder
    if access(target.isEmpty ? "/" : target, W_OK) == 0 {
      add(.good, "database", "\(path) can be written")
    } else {
      add(
        .bad, "database",
        "\(target) cannot be written (\(String(cString: strerror(errno)))); "
          + "make the folder and give it to the user that runs trailbell")
    }
    if let space = DiskSpace(of: folder.isEmpty ? "/" : folder) {
      add(space.isNearlyFull ? .warning : .good, "disk", "\(space.words) below \(folder)")
    }
    if access(path, R_OK) == 0 {
      do throws(DatabaseError) {
        let version = try Database.schemaVersion(path)
        let current = Database.currentSchemaVersion
        let next = version < current ? "; the daemon brings it to \(current)" : ""
        add(.good, "schema", "version \(version)\(next)")
      } catch {
        add(.bad, "schema", "\(error)")
      }
    }
  }
}
