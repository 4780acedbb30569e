import CZlib
import Foundation

/// Writes one gzip file, piece by piece.
final class GzipFile {
  private let file: gzFile

  /// Opens a new file; the folder is made.
  init(path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard let file = gzopen(path, "wb1") else { throw BenchmarkError("cannot write \(path)") }
    self.file = file
  }

  func write(_ bytes: some Collection<UInt8>) throws {
    let copy = Array(bytes)
    guard !copy.isEmpty else { return }
    let count = copy.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32($0.count)) }
    guard Int(count) == copy.count else { throw BenchmarkError("cannot compress") }
  }

  func write(_ text: String) throws { try write(text.utf8) }

  /// Ends the file; to be called once.
  func close() throws {
    guard gzclose(file) == Z_OK else { throw BenchmarkError("cannot finish a gzip file") }
  }
}
