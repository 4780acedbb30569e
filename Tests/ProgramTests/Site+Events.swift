import Foundation
import Testing

/// Events and rules that a test writes by hand.
extension Site {
  /// A site whose only rules ring for the calls of some names.
  static func ringing(for calls: String...) throws -> Site {
    let rules = try TemporaryFolder()
    let site = try Site(rules: [rules.path("rules")])
    site.rules = rules
    try site.ring(for: calls)
    return site
  }

  /// Has every rule replaced by one for each call.
  func ring(for calls: [String]) throws {
    try write(
      rules: calls.map { call in
        """
        title: Call of \(call)
        id: rule-\(call)
        status: experimental
        level: high
        logsource:
            product: aws
            service: cloudtrail
        detection:
            selection:
                eventName: \(call)
            condition: selection

        """
      }.joined(separator: "---\n"))
  }

  /// Replaces the text of the rules.
  func write(rules text: String) throws {
    guard let folder = rules?.url.appending(path: "rules") else { return }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: folder.appending(path: "rules.yml"), atomically: true, encoding: .utf8)
  }

  /// Lets a file arrive in which actors make one call each.
  func arrive(
    _ name: String, call: String, actors: [String], at time: String = "2026-11-01T10:00:00Z"
  ) throws {
    let records = actors.map { actor in
      """
      {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"\(actor)",\
      "arn":"arn:aws:iam::111122223333:user/\(actor)"},"eventTime":"\(time)",\
      "eventSource":"sagemaker.amazonaws.com","eventName":"\(call)","awsRegion":"eu-central-1",\
      "sourceIPAddress":"192.0.2.7","eventID":"\(call)-of-\(actor)","eventType":"AwsApiCall"}
      """
    }
    try arrive(name, records: records)
  }

  /// Lets a file of records arrive.
  func arrive(_ name: String, records: [String]) throws {
    let source = try TemporaryFolder()
    let file = source.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try #"{"Records":[\#(records.joined(separator: ","))]}"#
      .write(to: file, atomically: false, encoding: .utf8)
    try deliver(file, from: source.url)
  }

  /// How many files are stored.
  var fileCount: Int64 { number("SELECT count(*) FROM file") ?? 0 }

  /// How many alerts were not printed yet.
  var waitingCount: Int64 { number("SELECT count(*) FROM outbox WHERE settled_at IS NULL") ?? -1 }
}

extension RunningProgram {
  /// Waits until the daemon watches, and would survive a SIGHUP.
  func waitUntilReady(sourceLocation: SourceLocation = #_sourceLocation) {
    let isReady = Self.wait { errors.contains("watching ") && catchesHangups }
    #expect(isReady, "\(errors)", sourceLocation: sourceLocation)
  }

  /// Whether SIGHUP has its handler, which comes after that of SIGTERM; by default it ends a process.
  var catchesHangups: Bool {
    let status = try? String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    let mask = line.flatMap { UInt64($0.split(separator: "\t").last ?? "", radix: 16) } ?? 0
    return mask & 1 == 1
  }

  /// Stops the daemon as a service manager does; it must end by itself and with success.
  func stop(
    _ signal: Int32 = SIGTERM, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    send(signal)
    let hasEnded = Self.wait { !process.isRunning }
    #expect(hasEnded, "\(errors)", sourceLocation: sourceLocation)
    guard hasEnded else { return send(SIGKILL) }
    #expect(process.terminationReason == .exit, sourceLocation: sourceLocation)
    #expect(process.terminationStatus == 0, "\(errors)", sourceLocation: sourceLocation)
  }
}
