import Glibc
import Logging
import Notify

/// Writes log lines to standard error: the level and the message, one line each.
///
/// Under the journal each line begins with its priority instead of the level's name.
public struct LineLogHandler: LogHandler {
  /// What every line of this logger carries.
  public var metadata: Logger.Metadata = [:]
  /// Lines below this level are left out.
  public var logLevel: Logger.Level

  private let isJournal: Bool

  /// A handler with a level.
  public init(level: Logger.Level, isJournal: Bool) {
    logLevel = level
    self.isJournal = isJournal
  }

  /// Lets the metadata be read and set by key.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes one line.
  public func log(event: LogEvent) {
    let extra = (event.metadata ?? [:]).merging(metadata) { first, _ in first }
    var text = "\(event.message)"
    for (key, value) in extra.sorted(by: { $0.key < $1.key }) { text += " \(key)=\(value)" }
    let prefix = isJournal ? "<\(priority(of: event.level))>" : "\(event.level): "
    let line = prefix + LogText.line(text) + "\n"
    var bytes = Array(line.utf8)
    // A log line that cannot be written has nowhere else to go.
    _ = bytes.withUnsafeMutableBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private func priority(of level: Logger.Level) -> Int {
    switch level {
    case .critical: 2
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug, .trace: 7
    }
  }
}
