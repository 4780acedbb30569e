/// Why the content of a file cannot be read.
enum ContentFault: Error {
  /// The bytes end too early: the file may still be on its way.
  case truncated(String)
  /// The bytes are wrong, or too many.
  case damaged(String)
  /// The bytes cannot be read at all: of them nothing is known.
  case unreadable(String)
}

/// Reads the content of a file, inflated if the first bytes say gzip, whatever its name says.
///
/// Source: RFC 1952 for members and their order. A trail file has one member; copies may have
/// more, padding with zeros, or bytes that belong to nothing, which are reported.
struct ContentReader {
  private enum Form {
    case unknown
    case plain
    case insideMember
    case betweenMembers
    case ended
  }

  private var source: any ByteSource
  private let inflater: Inflater
  private let limits: DecodeLimits
  private var input: InputWindow
  private var form = Form.unknown
  private var inputByteCount: Int64 = 0
  /// How many bytes of content were read.
  private(set) var contentByteCount: Int64 = 0
  /// What is odd, but harmed nothing.
  private(set) var warnings: [String] = []
  /// The hash so far; nil where nobody asks for it.
  private var hash: RunningSHA256?
  /// The hash of the first member's content, which is what CloudTrail delivered; known once that has been
  /// read to its end, and kept when it is read again.
  private(set) var contentHash: SHA256Hash?
  /// Whether anything follows the first member: CloudTrail delivers one, and nothing behind it.
  private(set) var hasTrailingBytes = false

  init(
    source: any ByteSource, inflater: Inflater, input: InputWindow, limits: DecodeLimits,
    hashesContent: Bool = false
  ) {
    hash = hashesContent ? RunningSHA256() : nil
    self.source = source
    self.inflater = inflater
    self.input = input
    self.limits = limits
    input.clear()
  }

  /// Whether the content is gzip; known after the first read.
  var isGzip: Bool { form != .plain && form != .unknown }

  /// Starts from the first byte again.
  mutating func rewind() throws(ContentFault) {
    do { try source.rewind() } catch { throw .unreadable(error.description) }
    input.clear()
    form = .unknown
    inputByteCount = 0
    contentByteCount = 0
    warnings = []
    if hash != nil { hash = RunningSHA256() }
  }

  /// Reads content until the output is full or the content ends.
  ///
  /// - Parameter stopsBehindFirstMember: whether the content ends with the first gzip member, whatever
  ///   follows it.
  /// - Returns: how many bytes were written; fewer than fit only at the end.
  mutating func read(
    into output: UnsafeMutableRawBufferPointer,
    stoppingBehindFirstMember stopsBehindFirstMember: Bool = false
  ) throws(ContentFault) -> Int {
    var written = 0
    while written < output.count, form != .ended {
      if input.isEmpty, try refill() == 0 {
        try finish()
        break
      }
      if form == .unknown { try sniff() }
      if form == .betweenMembers {
        hasTrailingBytes = true
        if stopsBehindFirstMember { break }
      }
      let room = UnsafeMutableRawBufferPointer(rebasing: output[written...])
      let count = try step(into: room)
      if contentHash == nil { addToHash(UnsafeRawBufferPointer(rebasing: room[..<count])) }
      written += count
      contentByteCount += Int64(count)
      try checkLimits()
    }
    return written
  }

  private mutating func addToHash(_ bytes: UnsafeRawBufferPointer) {
    hash?.add(bytes)
    if form == .betweenMembers { contentHash = hash?.finish() }
  }

  private mutating func refill() throws(ContentFault) -> Int {
    let count: Int
    do { count = try input.refill(from: &source) } catch { throw .unreadable(error.description) }
    inputByteCount += Int64(count)
    return count
  }

  /// Decides by the two bytes with which gzip begins.
  private mutating func sniff() throws(ContentFault) {
    try completeMagic()
    if input.startsWithGzip {
      form = .insideMember
      inflater.start()
    } else {
      form = .plain
    }
  }

  /// Reads the second of the two bytes with which gzip begins.
  private mutating func completeMagic() throws(ContentFault) {
    guard input.count == 1, input.bytes[0] == 0x1F else { return }
    do { inputByteCount += Int64(try input.append(from: &source)) } catch {
      throw .unreadable(error.description)
    }
    if input.count == 1 { throw .truncated("the gzip data ends in its first byte") }
  }

  private mutating func step(into room: UnsafeMutableRawBufferPointer) throws(ContentFault) -> Int {
    switch form {
    case .plain:
      let count = min(room.count, input.count)
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: input.bytes[..<count]))
      input.consume(count)
      return count
    case .insideMember:
      let result = inflater.inflate(input.bytes, into: room)
      input.consume(result.inputCount)
      switch result.step {
      case .progressed: break
      case .memberEnded: form = .betweenMembers
      case .corrupt(let reason): throw .damaged("the gzip data is damaged: \(reason)")
      }
      return result.outputCount
    case .betweenMembers:
      try startNextMember()
      return 0
    case .unknown, .ended:
      return 0
    }
  }

  /// Looks behind a member: a further one, padding, or what belongs to nothing.
  private mutating func startNextMember() throws(ContentFault) {
    if input.bytes[0] == 0 {
      input.consume(1)
      return
    }
    try completeMagic()
    guard input.startsWithGzip else {
      let position = inputByteCount - Int64(input.count)
      warnings.append("bytes after the end of the gzip data, from byte \(position)")
      form = .ended
      return
    }
    inflater.start()
    form = .insideMember
  }

  private mutating func finish() throws(ContentFault) {
    switch form {
    case .unknown: throw .truncated("the file is empty")
    case .insideMember: throw .truncated("the gzip data ends too early")
    case .betweenMembers where contentByteCount == 0:
      throw .damaged("the gzip data holds nothing")
    case .plain:
      if contentHash == nil { contentHash = hash?.finish() }
    case .betweenMembers, .ended: form = .ended
    }
  }

  private func checkLimits() throws(ContentFault) {
    if contentByteCount > limits.inflatedByteMaximum {
      throw .damaged("the content is larger than \(limits.inflatedByteMaximum) bytes")
    }
    guard isGzip, contentByteCount > DecodeLimits.ratioFreeByteCount else { return }
    let used = max(1, inputByteCount - Int64(input.count))
    if contentByteCount / used > Int64(limits.inflateRatioMaximum) {
      throw .damaged(
        "the content is more than \(limits.inflateRatioMaximum) times as large as the file")
    }
  }
}
