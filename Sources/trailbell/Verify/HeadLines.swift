import CloudTrail
import Daemon
import Foundation
import Store

/// Finds the heads that a log tells, line by line: a journal of years is larger than memory.
struct HeadLines {
  /// The heads, each once.
  private(set) var heads: Set<SealHead> = []
  /// The line that has not ended yet; nil where it is too long to be one that tells a head.
  private var line: [UInt8]? = []

  /// The longest line that is looked at, in bytes: those of heads have about a hundred.
  static let lineByteMaximum = 1_024

  /// Takes the next part of the log.
  mutating func take(_ part: some Collection<UInt8>) {
    var rest = part[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      extend(with: rest[..<end])
      endLine()
      rest = rest[rest.index(after: end)...]
    }
    extend(with: rest)
  }

  /// Takes the end of the log for the end of a line.
  mutating func endLine() {
    if let line, let head = SealHead(line: String(decoding: line, as: UTF8.self)) {
      heads.insert(head)
    }
    line = []
  }

  private mutating func extend(with bytes: some Collection<UInt8>) {
    guard let count = line?.count, count + bytes.count <= Self.lineByteMaximum else {
      line = nil
      return
    }
    line?.append(contentsOf: bytes)
  }
}

extension HeadLines {
  private static let partByteCount = 64 << 10

  /// Reads a file, or standard input where the path is `-`; fails where it tells no head.
  static func heads(ofFile path: String) throws(RunFailure) -> [SealHead] {
    guard
      let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    else {
      throw RunFailure(
        "\(path) cannot be read; name a file with lines of the daemon's log", exitStatus: .input)
    }
    var lines = HeadLines()
    do {
      while let part = try file.read(upToCount: partByteCount), !part.isEmpty { lines.take(part) }
    } catch {
      throw RunFailure(
        "\(path) cannot be read: \(error.localizedDescription); name a file with lines of the "
          + "daemon's log", exitStatus: .input)
    }
    lines.endLine()
    guard !lines.heads.isEmpty else {
      throw RunFailure(
        "\(path) holds no line that tells how a chain ends, such as 'sealed up to seal 12 …'",
        exitStatus: .input)
    }
    return lines.heads.sorted { ($0.seal, $0.hash.text) < ($1.seal, $1.hash.text) }
  }
}
