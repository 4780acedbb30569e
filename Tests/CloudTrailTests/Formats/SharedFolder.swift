import Foundation

/// The folder with real input that lies beside the checkout, where there is one.
enum SharedFolder {
  /// TRAILBELL_SHARED, or `../shared` as seen from the package.
  static let url: URL = {
    if let path = ProcessInfo.processInfo.environment["TRAILBELL_SHARED"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let package = folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.deletingLastPathComponent().appending(path: "shared")
  }()

  static let edgeCases = url.appending(path: "data/edge-cases")
  static let trail = url.appending(path: "data/trail")

  static func exists(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.path)
  }

  static func bytes(_ name: String, in folder: URL) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }
}
