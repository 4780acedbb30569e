import Foundation

/// A folder of its own for one test, removed with everything in it when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    let template = FileManager.default.temporaryDirectory.path + "/trailbell-store-XXXXXX"
    var characters = Array(template.utf8CString)
    guard mkdtemp(&characters) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = characters.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
