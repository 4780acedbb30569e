import Foundation

/// Input that developers keep beside the project; tests of it are skipped where it is absent.
enum SharedData {
  static var folder: URL {
    if let path = ProcessInfo.processInfo.environment["TRAILBELL_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared")
  }

  static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  static func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }
}
