import Foundation
import Testing

/// What is downloaded beside the trail files, from an `aws` that stands in for Amazon's.
@Suite struct SyncDigestsTests {
  private static let digest =
    "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/11/22/"
    + "111122223333_CloudTrail-Digest_eu-west-1_trail_eu-west-1_20261122T100000Z.json.gz"

  /// A trail, and a program that answers and writes down what it was asked.
  private struct Site {
    let folder: TemporaryFolder
    var trail: String { folder.path("trail") }

    init(refusing: String = "nothing") throws {
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: "bin"), withIntermediateDirectories: true)
      let program = """
        #!/bin/sh
        echo "$*" >>'\(folder.path("asked"))'
        case "$*" in
          *'\(refusing)'*) echo 'An error occurred (AccessDenied)' >&2; printf '{'; exit 254 ;;
        esac
        printf '{"asked": "%s %s"}' "$1" "$2"
        """
      try folder.write(program, to: "bin/aws")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/aws"))
    }

    func add(_ path: String, hoursOld: Double = 0) throws {
      let url = folder.url.appending(path: "trail/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("digest".utf8).write(to: url)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3600 * hoursOld)], ofItemAtPath: url.path)
    }

    /// Runs the download once, and returns its status and what it asked for, in order.
    func run(_ source: String, _ options: String...) throws -> (status: Int32, asked: [String]) {
      try? FileManager.default.removeItem(atPath: folder.path("asked"))
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments =
        [
          "PATH=\(folder.path("bin")):/usr/bin:/bin", "bash", Setup.syncDigests, source, trail,
        ] + options
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let asked = folder.text(of: "asked").split(separator: "\n").map(String.init)
      return (process.terminationStatus, asked)
    }

    /// The files of the trail, hidden ones too.
    var files: Set<String> {
      Set(
        (FileManager.default.enumerator(atPath: trail)?.compactMap { $0 as? String } ?? [])
          .filter { $0.contains(".json") })
    }
  }

  @Test func `new digests get their metadata, and their region its keys`() throws {
    let site = try Site()
    try site.add(Self.digest)
    try site.add("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/events.json.gz")
    let old = Self.digest.replacingOccurrences(of: "T10", with: "T01")
    try site.add(old, hoursOld: 9)

    let first = try site.run("s3://our-trail", "--region", "eu-central-1", "--exclude", "x")
    #expect(first.status == 0)
    #expect(
      first.asked == [
        "s3api head-object --output json --bucket our-trail --key \(Self.digest) "
          + "--region eu-central-1",
        "cloudtrail list-public-keys --output json --start-time 2015-10-01 "
          + "--region eu-central-1 --region eu-west-1",
      ])
    #expect(
      site.files == [
        Self.digest, Self.digest + ".metadata.json", old, ".public-keys/eu-west-1.json",
        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/events.json.gz",
      ])
    #expect(
      site.folder.text(of: "trail/\(Self.digest).metadata.json")
        == #"{"asked": "s3api head-object"}"#)
    let second = try site.run("s3://our-trail")
    #expect(second.status == 0)
    #expect(second.asked.isEmpty, "what is there is not asked for again")
  }

  @Test func `the key of an object begins with the prefix that was downloaded`() throws {
    let site = try Site()
    try site.add("111122223333/CloudTrail-Digest/us-gov-west-1/2026/a.json.gz")
    let ended = try site.run("s3://our-trail/some/AWSLogs/", "--profile=audit")
    #expect(ended.status == 0)
    #expect(
      ended.asked.first == "s3api head-object --output json --bucket our-trail --key "
        + "some/AWSLogs/111122223333/CloudTrail-Digest/us-gov-west-1/2026/a.json.gz --profile=audit"
    )
    #expect(site.files.contains(".public-keys/us-gov-west-1.json"))
  }

  @Test func `what is refused leaves nothing behind, and is told`() throws {
    let site = try Site(refusing: "head-object")
    for hour in 1...5 { try site.add("CloudTrail-Digest/eu-west-1/\(hour).json.gz") }
    let ended = try site.run("s3://our-trail")
    #expect(ended.status == 1)
    #expect(ended.asked.filter { $0.contains("head-object") }.count == 3)
    #expect(!site.files.contains { $0.contains("metadata") }, "\(site.files)")
  }

  @Test func `a trail without digests asks for nothing`() throws {
    let site = try Site()
    try site.add("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/events.json.gz")
    let ended = try site.run("s3://our-trail")
    #expect(ended.status == 0)
    #expect(ended.asked.isEmpty)
  }
}
