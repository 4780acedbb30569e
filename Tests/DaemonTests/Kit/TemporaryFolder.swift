import Foundation

/// A folder of its own for one test, removed with everything in it when the test is over.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let template = FileManager.default.temporaryDirectory.path + "/trailbell-daemon-XXXXXX"
    var characters = Array(template.utf8CString)
    guard mkdtemp(&characters) != nil else { throw CocoaError(.fileWriteUnknown) }
    // The program writes the path without links, and so must those who compare with it.
    let made = characters.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    path = URL(fileURLWithPath: made ?? "").resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file or folder in it.
  func path(_ name: String) -> String { path + "/" + name }
}
