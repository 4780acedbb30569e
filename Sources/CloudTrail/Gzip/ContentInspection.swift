/// What a file's content is, without what it says: for comparing it with a digest.
public struct ContentInspection: Sendable, Hashable {
  /// The hash of the content, of the first gzip member alone where there are more.
  public let hash: SHA256Hash
  /// Whether bytes follow the first member.
  public let hasTrailingBytes: Bool
}

/// Hashes files of any size in a little memory, one after the other.
public struct ContentInspector {
  private let limits: DecodeLimits
  private let inflater = Inflater()
  private let input = InputWindow()
  private let scratch = TextBuffer(capacity: 128 << 10)

  /// An inspector for one thread.
  public init(limits: DecodeLimits = DecodeLimits()) { self.limits = limits }

  /// Reads a file up to the end of its first gzip member, and looks whether anything follows.
  public mutating func inspect(
    _ source: any ByteSource
  ) throws(ContentInspectionFault) -> ContentInspection {
    try inspect(source) { _ in }
  }

  /// The same, and keeps the content; for small files.
  ///
  /// - Parameter byteMaximum: what is larger is no digest.
  public mutating func read(
    _ source: any ByteSource, byteMaximum: Int
  ) throws(ContentInspectionFault) -> (content: [UInt8], inspection: ContentInspection) {
    var content: [UInt8] = []
    var isTooLarge = false
    let inspection = try inspect(source) { bytes in
      isTooLarge = isTooLarge || content.count + bytes.count > byteMaximum
      if !isTooLarge { content.append(contentsOf: bytes) }
    }
    if isTooLarge {
      throw ContentInspectionFault(
        "it is larger than \(byteMaximum) bytes", isUnreadable: false)
    }
    return (content, inspection)
  }

  private mutating func inspect(
    _ source: any ByteSource, _ take: (UnsafeRawBufferPointer) -> Void
  ) throws(ContentInspectionFault) -> ContentInspection {
    var reader = ContentReader(
      source: source, inflater: inflater, input: input, limits: limits, hashesContent: true)
    scratch.truncate(to: 0)
    do throws(ContentFault) {
      while true {
        let free = scratch.free
        let count = try reader.read(into: free, stoppingBehindFirstMember: true)
        take(UnsafeRawBufferPointer(rebasing: free[..<count]))
        if count < free.count { break }
      }
    } catch {
      switch error {
      case .truncated(let reason), .damaged(let reason):
        throw ContentInspectionFault(reason, isUnreadable: false)
      case .unreadable(let reason): throw ContentInspectionFault(reason, isUnreadable: true)
      }
    }
    guard let hash = reader.contentHash else {
      throw ContentInspectionFault("it holds nothing", isUnreadable: false)
    }
    return ContentInspection(hash: hash, hasTrailingBytes: reader.hasTrailingBytes)
  }
}

/// Why a file's content is not known.
public struct ContentInspectionFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let description: String
  /// Whether the system could not read the file; else its bytes are not what CloudTrail delivers.
  public let isUnreadable: Bool

  /// A fault from its parts.
  public init(_ description: String, isUnreadable: Bool) {
    self.description = description
    self.isUnreadable = isUnreadable
  }
}
