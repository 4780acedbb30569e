import Foundation
import Store
import Testing

/// What the program says of its users' mistakes, and how it ends then.
struct RefusalTests {
  private let site: Site

  init() throws { site = try Site() }

  private func run(configuration text: String) throws -> Program.Ended {
    try text.write(toFile: site.configuration, atomically: true, encoding: .utf8)
    return try Program.run(["run", "--config", site.configuration])
  }

  @Test func `a misspelt key, a wrong value and a wrong type are told with their places`() throws {
    let ended = try run(
      configuration: """
        trail:
          directorys: [/x]
        batch:
          wait_max: soon
        decode:
          threads: many
        """)
    #expect(ended.status == 78)
    for place in ["2:3: trail.directorys: ", "4:13: batch.wait_max: ", "6:12: decode.threads: "] {
      #expect(ended.errors.contains("\(site.configuration):\(place)"), "\(ended.errors)")
    }
    #expect(ended.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: site.database))
  }

  @Test func `text that is no YAML is told with its place`() throws {
    let ended = try run(configuration: "trail:\n  directories: [\"/x\n")
    #expect(ended.status == 78)
    #expect(ended.errors.contains("\(site.configuration):"), "\(ended.errors)")
  }

  @Test func `a configuration that is not there is told`() throws {
    let ended = try Program.run(["run", "--config", site.folder.path("missing.yaml")])
    #expect(ended.status == 78)
    #expect(ended.errors.contains(site.folder.path("missing.yaml")))
  }

  @Test func `a rule with a mistake is told with its place`() throws {
    let site = try Site.ringing(for: "CreateModel")
    try site.write(
      rules: """
        title: A rule
        id: rule
        logsource:
            product: aws
            service: cloudtrail
        detection:
            selection:
                eventName|nonsense: CreateModel
            condition: selection
        """)
    let ended = try Program.run(["run", "--config", site.configuration])
    #expect(ended.status == 78)
    #expect(ended.errors.contains("rules.yml:8:"), "\(ended.errors)")
    let ingest = try Program.run(
      ["ingest", site.trail.path, "--database", site.database, "--rules"]
        + [site.rules?.path("rules") ?? ""])
    #expect(ingest.status == 78)
    #expect(ingest.errors.contains("rules.yml:8:"), "\(ingest.errors)")
  }

  @Test func `rules that are not there are told`() throws {
    try site.write(configuration: [site.folder.path("no-rules")])
    let ended = try Program.run(["run", "--config", site.configuration])
    #expect(ended.status == 78)
    #expect(ended.errors.contains(site.folder.path("no-rules")), "\(ended.errors)")
  }

  @Test func `rules in a pipe are told, and not waited for`() throws {
    let site = try Site.ringing(for: "CreateModel")
    let pipe = site.rules?.path("rules/pipe.yml") ?? ""
    #expect(mkfifo(pipe, 0o600) == 0)
    let ended = try Program.run(["run", "--config", site.configuration])
    #expect(ended.status == 78)
    #expect(ended.errors.contains(pipe), "\(ended.errors)")
  }

  @Test func `paths that are nothing are refused`() throws {
    #expect(try Program.run(["simulate", "--into", ""]).status == 64)
    #expect(try Program.run(["ingest", site.trail.path, "--database", ""]).status == 64)
    #expect(try Program.run(["simulate", "--into", "x", "--hours", "\(Int.max)"]).status == 64)
  }

  /// What a shell command begins with to be run by somebody who is not root.
  private static let asNobody =
    geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""

  private static var nobodyCanRun: Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(asNobody)\"$0\" --version >/dev/null 2>&1", Program.path]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  @Test(.enabled(if: nobodyCanRun, "root reads everything, and nobody else may run the program"))
  func `a folder that cannot be read is told`() throws {
    let sealed = site.trail.appending(path: "sealed")
    try FileManager.default.createDirectory(at: sealed, withIntermediateDirectories: true)
    #expect(chmod(sealed.path, 0) == 0)
    defer { chmod(sealed.path, 0o755) }
    chmod(site.folder.url.path, 0o777)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "\(Self.asNobody)\"$0\" ingest \(site.trail.path) --database \(site.database) 2>&1",
      Program.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 66, "\(text)")
    #expect(text.contains("sealed"), "\(text)")
  }

  @Test func `a trail that is not there is told, and the rest is read`() throws {
    try site.arrive("a.json", call: "CreateModel", actors: ["ada"])
    let missing = site.folder.path("missing")
    let ended = try Program.run(
      ["ingest", missing, site.trail.path, "--database", site.database])
    #expect(ended.status == 66)
    #expect(ended.errors.contains(missing), "\(ended.errors)")
    #expect(site.fileCount == 1)
  }

  @Test func `a database of another program is told and not touched`() throws {
    try Connection(path: site.database, access: .readWrite).execute("CREATE TABLE other (x)")
    let before = try Data(contentsOf: URL(filePath: site.database))
    for arguments in [
      ["run", "--config", site.configuration],
      ["ingest", site.trail.path, "--database", site.database],
    ] {
      let ended = try Program.run(arguments)
      #expect(ended.status == 69)
      #expect(ended.errors.contains("is a database of another program"), "\(ended.errors)")
    }
    #expect(try Data(contentsOf: URL(filePath: site.database)) == before)
  }
}
