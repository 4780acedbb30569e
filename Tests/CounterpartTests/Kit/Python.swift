import Foundation

/// Programs in Python that stand beside the tests, run by the `python3` that is found first.
enum Python {
  /// What a program printed, and how it ended.
  struct Ended {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Whether these modules can be imported.
  static func has(_ modules: String...) -> Bool {
    (try? run(["-c", "import " + modules.joined(separator: ", ")]))?.status == 0
  }

  /// Runs `python3` with these words.
  static func run(_ words: [String]) throws -> Ended {
    let folder = try TemporaryFolder()
    try folder.write("", to: "output")
    try folder.write("", to: "errors")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: folder.path("output"))
    process.standardError = FileHandle(forWritingAtPath: folder.path("errors"))
    try process.run()
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, output: folder.text(of: "output"),
      errors: folder.text(of: "errors"))
  }
}
