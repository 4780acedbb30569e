/// An event ready to be stored: numbers, and where its texts stand in its batch.
public struct EventRow: Sendable {
  /// What a row says about itself beyond its columns.
  public struct Flags: OptionSet, Sendable {
    /// The bits as they are stored.
    public let rawValue: UInt8

    /// Flags with the given bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The event id is made from the content, or stands in the rest: it is no member to rebuild.
    public static let idIsNoMember = Flags(rawValue: 1)
    /// The time came from elsewhere, or stands in the rest as it was written.
    public static let timeIsNoMember = Flags(rawValue: 2)
    /// The text was repaired, or a repeated member dropped; the original bytes are kept beside.
    public static let repaired = Flags(rawValue: 4)
    /// The address was written with escapes: the member stands in the rest as it was written.
    public static let addressIsNoMember = Flags(rawValue: 8)
    /// The request id was written with escapes: likewise.
    public static let requestIDIsNoMember = Flags(rawValue: 16)
    /// The shared event id was written with escapes: likewise.
    public static let sharedEventIDIsNoMember = Flags(rawValue: 32)
  }

  /// The number that stands for "no word".
  public static let noWord = UInt32.max

  /// The first key to try.
  public var key = EventKey(value: 0)
  /// What the row says about itself.
  public var flags: Flags = []
  /// How the call ended.
  public var outcome = Outcome.allowed
  /// The record's position among the records of its file, from 0.
  public var position: UInt32 = 0
  /// What was called: a number of the decoder's shapes.
  public var shape: UInt32 = 0
  /// Who called: a number of the decoder's identities, or ``noWord``.
  public var identity = EventRow.noWord
  /// With what: a number of the decoder's clients, or ``noWord``.
  public var client = EventRow.noWord
  /// The event name: a number of the decoder's words, or ``noWord``.
  public var name = EventRow.noWord
  /// The actor: a number of the decoder's words, or ``noWord``.
  public var actor = EventRow.noWord
  /// The source address: a number of the decoder's words, or ``noWord``.
  public var address = EventRow.noWord

  /// The number that the decoder gave to a section of the record, or ``noWord``.
  public func number(of section: Section) -> UInt32 {
    switch section {
    case .shape: shape
    case .identity: identity
    case .client: client
    case .address: address
    }
  }

  /// The event id, plain text.
  public var eventID = ByteRange.none
  /// The request id, plain text.
  public var requestID = ByteRange.none
  /// The id that deliveries of one action to several accounts share, plain text.
  public var sharedEventID = ByteRange.none
  /// JSON text as it was written.
  public var errorMessage = ByteRange.none
  /// JSON text as it was written.
  public var requestParameters = ByteRange.none
  /// JSON text as it was written.
  public var responseElements = ByteRange.none
  /// JSON text as it was written.
  public var additionalEventData = ByteRange.none
  /// JSON text as it was written.
  public var resources = ByteRange.none
  /// Members that no column holds, `"name":value,` each.
  public var rest = ByteRange.none
  /// The record as it stood in the file, when it was repaired.
  public var original = ByteRange.none

  /// The texts as they are stored, in the order of their columns.
  public var texts: InlineArray<9, ByteRange> {
    [
      eventID, requestID, sharedEventID, errorMessage, requestParameters, responseElements,
      additionalEventData, resources, rest,
    ]
  }

  /// The hash of ``texts`` and ``original``, each with its kind and length.
  public var textHash = SHA256Hash.ofNothing
}
