/// The events of many small files, or of a part of a large one, on their way to the writer.
///
/// A batch owns the text that its rows point into. It belongs to one thread at a time and is used
/// again when it has been stored, which is why it is a class and its sendability unchecked.
public final class EventBatch: @unchecked Sendable {
  /// The bit of an offset that says: in ``extra``, not in ``text``.
  public static let extraBit: UInt32 = 1 << 31

  /// The inflated text of the files; records are read and bound in place.
  public let text: TextBuffer
  /// Text that was made while decoding: repaired records, rests, synthetic ids, new vocabulary.
  public internal(set) var extra: [UInt8] = []
  /// The events, in the order of files and records.
  public internal(set) var rows: [EventRow] = []
  /// The files of the batch, in the order of ``rows``.
  public var files: [FilePart] = []
  /// What the decoder's vocabularies learned in this batch.
  public internal(set) var news = VocabularyNews()
  /// Which decoder filled the batch.
  public internal(set) var decoder = 0
  /// Counts up when the decoder forgot its vocabularies.
  public internal(set) var generation = 0

  private var textHasher = EventTextHasher()

  /// The memory that an empty batch keeps.
  private let capacity: Int

  /// A batch with room for a number of bytes of text; it grows when a file needs more.
  public init(textCapacity: Int) {
    capacity = textCapacity
    text = TextBuffer(capacity: textCapacity)
  }

  /// Makes the batch ready to be filled again.
  public func reset() {
    text.reset(capacityMaximum: capacity)
    extra.removeAll(keepingCapacity: extra.capacity <= capacity)
    rows.removeAll(keepingCapacity: true)
    files.removeAll(keepingCapacity: true)
    news = VocabularyNews()
  }

  /// Adds an event whose texts are there, together with their hash.
  func add(_ row: EventRow) {
    var row = row
    row.textHash = textHasher.hash(row, of: self)
    rows.append(row)
  }

  /// Appends to ``extra`` and returns where.
  func appendExtra(_ build: (inout [UInt8]) -> Void) -> ByteRange {
    let start = extra.count
    build(&extra)
    return ByteRange(
      offset: UInt32(truncatingIfNeeded: start) | Self.extraBit,
      count: UInt32(truncatingIfNeeded: extra.count - start))
  }
}

/// What became of a file, or of a part of one.
public struct FilePart: Sendable {
  /// The caller's number for the file.
  public let file: Int
  /// Whether the file begins here; a part of a file whose beginning was lost must not be used.
  public let isFirst: Bool
  /// Its rows in the batch.
  public var rows: Range<Int>
  /// How many records were met.
  public var records = 0
  /// How many of them could not be used.
  public var rejected = 0
  /// Why: the first of the rejected ones.
  public var rejections: [Rejection] = []
  /// What is odd about the file, but cost no record.
  public var warnings: [String] = []
  /// How the file ended; nil when further parts follow.
  public var ending: FileEnding?
  /// The size of the content after inflating, in bytes.
  public var contentByteCount: Int64 = 0
  /// The hash of the content, as far as the first gzip member goes; nil where nobody computed it, or the
  /// content could not be read to its end.
  public var contentHash: SHA256Hash?
  /// Whether bytes follow the first gzip member.
  public var hasTrailingBytes = false
  /// The digest that the file is, or why it cannot be read as one; nil for all other files.
  public var digest: Result<TrailDigest, DigestFault>?

  /// Whether the file system failed.
  public var isUnreadable: Bool {
    if case .unreadable = ending { true } else { false }
  }

  /// How many rejections are kept with their reasons.
  public static let rejectionsKept = 100

  init(file: Int, isFirst: Bool, firstRow: Int) {
    self.file = file
    self.isFirst = isFirst
    rows = firstRow..<firstRow
  }

  mutating func reject(_ reason: String, record: Int, offset: Int64) {
    rejected += 1
    guard rejections.count < Self.rejectionsKept else { return }
    rejections.append(Rejection(record: record, byteOffset: offset, reason: reason))
  }
}

/// A record that could not be used.
public struct Rejection: Sendable, Hashable {
  /// Its position among the records of its file, from 0.
  public let record: Int
  /// Where it, or the fault in it, stands in the inflated content.
  public let byteOffset: Int64
  /// Why.
  public let reason: String
}

/// How reading a file ended.
public enum FileEnding: Sendable, Hashable {
  /// To its end: every record is stored or rejected.
  case complete
  /// The content is not all there yet; nothing of it is used until it changes.
  case incomplete(String)
  /// The content is damaged or breaks a limit; nothing of it is used until it changes.
  case damaged(String)
  /// The file system failed; the next look at the folder tries again.
  case unreadable(String)
  /// A digest, set aside for verification.
  case digest
  /// Whole, but no trail file.
  case foreign(String)
}

/// The texts that became known in a batch, with the numbers that its decoder gave them.
public struct VocabularyNews: Sendable {
  /// A word and its number.
  public struct Word: Sendable {
    /// The decoder's number.
    public let number: UInt32
    /// Where the text stands.
    public let text: ByteRange
  }

  /// A shape, an identity or a client: a word with what was read from it.
  public struct Described<Columns: Sendable>: Sendable {
    /// The decoder's number.
    public let number: UInt32
    /// Where the members stand: `"name":value,` each.
    public let text: ByteRange
    /// What the columns show of it.
    public let columns: Columns
  }

  /// Event names, actors and addresses.
  public internal(set) var words: [Word] = []
  /// What was called.
  public internal(set) var shapes: [Described<Shape>] = []
  /// Who called.
  public internal(set) var identities: [Described<Identity>] = []
  /// With what it was called.
  public internal(set) var clients: [Described<Client>] = []
}
