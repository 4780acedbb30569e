import Foundation

/// Programs in Python that stand beside the tests, run by the `python3` that is found first.
enum Python {
  /// What a program printed, and how it ended.
  struct Ended {
    let status: Int32
    let output: String
    let errors: String
  }

  static let isInstalled = (try? run(["-c", "pass"]))?.status == 0

  /// Runs `python3` with these words.
  static func run(_ words: [String]) throws -> Ended {
    let folder = try TemporaryFolder()
    let files = ["output", "errors"].map { folder.url.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Ended(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// A program of this test target.
  static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: name).path
  }
}
