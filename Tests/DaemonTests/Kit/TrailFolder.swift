import Foundation
import Glibc

/// A folder in which a test lets trail files arrive.
struct TrailFolder {
  let path: String

  init(_ path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file under another name and moves it to its own, as `aws s3 sync` does.
  func arrive(_ bytes: [UInt8], as name: String) throws {
    try write(bytes, as: name + ".AbC123dE")
    guard rename(path(name + ".AbC123dE"), path(name)) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
  }

  /// Writes a file in place; one that is there is emptied and filled again.
  func write(_ bytes: some Sequence<UInt8>, as name: String) throws {
    let folder = (path(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
    defer { close(file) }
    let bytes = Array(bytes)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw CocoaError(.fileWriteUnknown)
    }
  }
}
