import Daemon
import Foundation
import Glibc

/// The folder in which a run works: its input, and the databases that measurements write.
struct Workspace {
  let root: String

  /// Makes a new folder, in the system's folder for temporary files unless told.
  static func make(in directory: String?) throws -> Workspace {
    let parent = directory ?? FileManager.default.temporaryDirectory.path
    let root = "\(parent)/trailbell-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    return Workspace(root: root)
  }

  /// Where an input lies.
  func path(of input: Input) -> String { "\(root)/\(input.rawValue)" }

  /// A path for something that one measurement writes; its folder is made.
  func work(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: "\(root)/work", withIntermediateDirectories: true)
    return "\(root)/work/\(name)"
  }

  /// Removes what a measurement wrote.
  func removeWork() { try? FileManager.default.removeItem(atPath: "\(root)/work") }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  /// The files of an input, in a fixed order.
  func files(of input: Input) throws -> [String] {
    let folder = path(of: input)
    return try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".json.gz") }.sorted().map { "\(folder)/\($0)" }
  }

  /// Reads an input, so that the system has it in memory.
  func readOnce(_ input: Input) {
    let path = path(of: input)
    let names = try? FileManager.default.subpathsOfDirectory(atPath: path)
    let files = names.map { $0.map { "\(path)/\($0)" } } ?? [path]
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { memory.deallocate() }
    for file in files {
      // Folders are among the names, and cannot be read.
      guard var source = try? FileSource(path: file) else { continue }
      while let count = try? source.read(into: memory), count > 0 {}
      source.close()
    }
  }

  /// The rules of an input, all of which must be usable; none where there is no input.
  func rules(_ input: Input?) throws -> RuleBook {
    let book = RuleBook(paths: input.map { [path(of: $0)] } ?? [])
    guard book.problems.isEmpty else { throw BenchmarkError("\(book.problems[0])") }
    return book
  }
}
