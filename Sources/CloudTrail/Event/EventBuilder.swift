/// Turns records into rows: finds what repeats, and points at the rest.
public struct EventBuilder {
  /// What a shape means for the rows that have it.
  private struct ShapeFacts {
    let shape: Shape
    let name: UInt32
    let outcome: Outcome
    let isConsoleLogin: Bool
  }

  /// What an identity means for the rows that have it.
  private struct IdentityFacts {
    let identity: Identity
    let actor: UInt32
  }

  /// When the vocabularies take more than this, they are forgotten before the next batch.
  private static let vocabularyByteMaximum = 8 << 20

  private var shapeTexts = Vocabulary()
  private var identityTexts = Vocabulary()
  private var clientTexts = Vocabulary()
  private var words = Vocabulary()
  private var shapes: [ShapeFacts] = []
  private var identities: [IdentityFacts] = []
  private var scratch: [UInt8] = []
  let knownIdentities = KnownIdentities()
  private(set) var generation = 0

  /// Forgets the vocabularies when they have grown too large; only between two batches.
  mutating func prepareForBatch() {
    let byteCount =
      shapeTexts.byteCount + identityTexts.byteCount + clientTexts.byteCount + words.byteCount
    if byteCount > Self.vocabularyByteMaximum { forget() }
  }

  /// Forgets the vocabularies.
  mutating func forget() {
    shapeTexts.removeAll()
    identityTexts.removeAll()
    clientTexts.removeAll()
    words.removeAll()
    shapes.removeAll()
    identities.removeAll()
    knownIdentities.removeAll()
    generation += 1
  }

  /// What was called, by the number of a row's shape.
  public func shape(_ number: UInt32) -> Shape { shapes[Int(number)].shape }

  /// Who called, by the number of a row's identity.
  public func identity(_ number: UInt32) -> Identity? {
    number == EventRow.noWord ? nil : identities[Int(number)].identity
  }

  /// Who is answerable, by the number of a row's identity.
  public func actor(_ number: UInt32) -> String? {
    number == EventRow.noWord ? nil : identities[Int(number)].identity.actor
  }

  /// Makes the row of a record.
  ///
  /// - Parameter base: what to add to a position in `bytes` to get one in the batch.
  mutating func row(
    of record: borrowing Record, in bytes: RawSpan, base: UInt32, batch: EventBatch
  ) -> EventRow {
    var row = EventRow()
    row.shape = shapeNumber(record, bytes, batch)
    row.identity = identityNumber(record, bytes, batch)
    row.client = clientNumber(record, bytes, batch)
    let facts = shapes[Int(row.shape)]
    row.name = facts.name
    if row.identity != EventRow.noWord { row.actor = identities[Int(row.identity)].actor }
    row.outcome = outcome(record, bytes, facts)

    var sorter = MemberSorter(base: base)
    if let address = sorter.plainText(.sourceIPAddress, record, bytes) {
      row.address = number(ofWord: address, bytes, batch)
    } else if let address = sorter.unescapedText(.sourceIPAddress, record, bytes) {
      row.address = number(ofWord: ByteRange(0, address.count), address.span.bytes, batch)
      row.flags.insert(.addressIsNoMember)
    }
    sorter.readIDs(&row, record, bytes, batch)
    row.errorMessage = sorter.jsonColumn(.errorMessage, record, bytes)
    row.requestParameters = sorter.jsonColumn(.requestParameters, record, bytes)
    row.responseElements = sorter.jsonColumn(.responseElements, record, bytes)
    row.additionalEventData = sorter.jsonColumn(.additionalEventData, record, bytes)
    row.resources = sorter.jsonColumn(.resources, record, bytes)
    sorter.identify(&row, record, bytes, batch)
    row.rest = sorter.rest(record, bytes, batch)
    return row
  }

  private func outcome(
    _ record: borrowing Record, _ bytes: RawSpan, _ facts: ShapeFacts
  ) -> Outcome {
    guard facts.outcome == .allowed else { return facts.outcome }
    // Failed sign-ins have a message and no code; some say so only in the response.
    let message = record[.errorMessage]
    if !message.isEmpty, !bytes.equals(message, "null"), (facts.shape.errorCode ?? "").isEmpty {
      return .failed
    }
    if facts.isConsoleLogin {
      let answer = JSONLookup.member(
        Array("ConsoleLogin".utf8), of: record[.responseElements], in: bytes)
      if bytes.equals(answer, "\"Failure\"") { return .failed }
    }
    return .allowed
  }

  private mutating func shapeNumber(
    _ record: borrowing Record, _ bytes: RawSpan, _ batch: EventBatch
  ) -> UInt32 {
    collect(Section.shapeMembers, record, bytes)
    // A column cannot tell null from absent: the shape says which of them are null.
    for member in Section.jsonColumns where bytes.equals(record[member], "null") {
      scratch.append(contentsOf: Member.prefixes[member.rawValue])
      scratch.append(contentsOf: "null,".utf8)
    }
    let section = scratch
    let (number, isNew) = shapeTexts.number(
      of: ByteRange(0, section.count), in: section.span.bytes)
    guard isNew else { return number }
    let shape = Shape(record, in: bytes)
    let text = batch.appendExtra { $0.append(contentsOf: section) }
    batch.news.shapes.append(.init(number: number, text: text, columns: shape))
    shapes.append(
      ShapeFacts(
        shape: shape, name: wordNumber(shape.eventName, batch),
        outcome: Outcome(errorCode: shape.errorCode),
        isConsoleLogin: shape.eventName == "ConsoleLogin"))
    return number
  }

  private mutating func identityNumber(
    _ record: borrowing Record, _ bytes: RawSpan, _ batch: EventBatch
  ) -> UInt32 {
    if let known = record.knownIdentity { return known }
    let value = record[.userIdentity]
    guard !value.isEmpty else { return EventRow.noWord }
    let (number, isNew) = identityTexts.number(of: value, in: bytes)
    // What comes a second time may come again; much comes only once.
    if !isNew { knownIdentities.learn(value, in: bytes, number: number) }
    guard isNew else { return number }
    let identity = Identity(value, in: bytes)
    let text = batch.appendExtra {
      $0.append(contentsOf: Member.prefixes[Member.userIdentity.rawValue])
      $0.append(contentsOf: bytes.copy(value))
      $0.append(JSONByte.comma)
    }
    batch.news.identities.append(.init(number: number, text: text, columns: identity))
    identities.append(
      IdentityFacts(identity: identity, actor: wordNumber(identity.actor, batch)))
    return number
  }

  private mutating func clientNumber(
    _ record: borrowing Record, _ bytes: RawSpan, _ batch: EventBatch
  ) -> UInt32 {
    collect(Section.clientMembers, record, bytes)
    guard !scratch.isEmpty else { return EventRow.noWord }
    let section = scratch
    let (number, isNew) = clientTexts.number(
      of: ByteRange(0, section.count), in: section.span.bytes)
    guard isNew else { return number }
    let text = batch.appendExtra { $0.append(contentsOf: section) }
    batch.news.clients.append(
      .init(number: number, text: text, columns: Client(record, in: bytes)))
    return number
  }

  /// Puts the members of a section one after the other into ``scratch``.
  private mutating func collect(
    _ members: [Member], _ record: borrowing Record, _ bytes: RawSpan
  ) {
    scratch.removeAll(keepingCapacity: true)
    for member in members {
      let value = record[member]
      guard !value.isEmpty else { continue }
      scratch.append(contentsOf: Member.prefixes[member.rawValue])
      bytes.extracting(value.start..<value.end).withUnsafeBytes {
        scratch.append(contentsOf: $0)
      }
      scratch.append(JSONByte.comma)
    }
  }

  private mutating func wordNumber(_ text: String?, _ batch: EventBatch) -> UInt32 {
    guard let text else { return EventRow.noWord }
    let utf8 = Array(text.utf8)
    return number(ofWord: ByteRange(0, utf8.count), utf8.span.bytes, batch)
  }

  private mutating func number(
    ofWord range: ByteRange, _ bytes: RawSpan, _ batch: EventBatch
  ) -> UInt32 {
    let (number, isNew) = words.number(of: range, in: bytes)
    if isNew {
      let text = batch.appendExtra { $0.append(contentsOf: bytes.copy(range)) }
      batch.news.words.append(.init(number: number, text: text))
    }
    return number
  }
}
