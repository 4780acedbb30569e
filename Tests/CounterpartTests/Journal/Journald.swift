import Foundation
import Testing

/// A real journald with a namespace of its own: its entries are among no others.
final class Journald {
  private let name = "trailbell-test-\(UInt32.random(in: 0 ... .max))"
  private let folder: TemporaryFolder
  private var program: Counterpart?

  static let isInstalled = Installed.has("systemd-journald", "journalctl")
  static let canRun =
    isInstalled && Installed.isRoot && machine.count == 32 && (try? Journald()) != nil
  static let cannotRun: Comment =
    "systemd-journald is not installed, or does not run here; it wants root and a machine's id"

  private static var machine: String {
    ((try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)) ?? "")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: settings, withIntermediateDirectories: true)
    try Data(
      """
      [Journal]
      Storage=volatile
      RuntimeMaxUse=1G
      RuntimeKeepFree=1M
      RateLimitIntervalSec=0

      """.utf8
    ).write(to: URL(filePath: "\(settings)/test.conf"))
    try start()
  }

  deinit {
    program?.kill()
    for path in [settings, sockets, entriesFolder] {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// The socket for entries in the native protocol.
  var socket: String { "\(sockets)/socket" }

  /// The socket for syslog's messages.
  var syslogSocket: String { "\(sockets)/dev-log" }

  private var settings: String { "/run/systemd/journald@\(name).conf.d" }
  private var sockets: String { "/run/systemd/journal.\(name)" }
  private var entriesFolder: String { "/run/log/journal/\(Self.machine).\(name)" }

  func start() throws {
    program = try Counterpart("systemd-journald", [name], sayingInto: folder.path("log"))
    let listens = comesTrue {
      program?.isRunning == false
        || [socket, syslogSocket].allSatisfy(FileManager.default.fileExists)
    }
    guard listens, program?.isRunning == true else {
      throw Counterpart.Fault(description: "systemd-journald: \(folder.text(of: "log"))")
    }
    try sync()
  }

  func kill() {
    program?.kill()
    for path in [socket, syslogSocket] { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Waits until all is written that it has received.
  func sync() throws { _ = try journalctl(["--sync"]) }

  /// The entries that match, in order.
  func entries(_ matches: String...) throws -> [JournalRecord] {
    try sync()
    let text = try journalctl(["--all", "--output=json"] + matches)
    return try text.split(separator: "\n").filter { $0.hasPrefix("{") }
      .map { try JSONDecoder().decode(JournalRecord.self, from: Data($0.utf8)) }
  }

  /// What `journalctl --catalog` shows of what matches, with a catalog that is compiled of one file.
  func explained(by catalog: URL, _ match: String) throws -> String {
    try sync()
    let source = folder.url.appending(path: "root/usr/lib/systemd/catalog")
    try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: catalog, to: source.appending(path: "trailbell.catalog"))
    let compiled = try Counterpart.run(
      "journalctl", ["--root", folder.path("root"), "--update-catalog"])
    try #require(compiled.isEmpty)
    // journalctl reads one catalog, the system's: here is another in its place, for it alone.
    return try Counterpart.run(
      "unshare",
      [
        "--mount", "sh", "-ec",
        """
        mount -t tmpfs tmpfs /var/lib/systemd
        cp -r "$0"/var/lib/systemd/catalog /var/lib/systemd/
        exec journalctl --catalog --no-pager --namespace="$1" "$2"
        """, folder.path("root"), name, match,
      ])
  }

  private func journalctl(_ arguments: [String]) throws -> String {
    try Counterpart.run("journalctl", ["--namespace=\(name)", "--no-pager", "--quiet"] + arguments)
  }
}
