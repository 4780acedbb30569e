import CloudTrail

/// Something that is not as it was stored.
public struct SealProblem: Sendable, Hashable {
  /// What kinds there are.
  public enum Kind: String, Sendable, CaseIterable {
    /// A row is not what it was.
    case rowChanged = "row-changed"
    /// A row is gone.
    case rowMissing = "row-missing"
    /// A row that no seal knows.
    case rowInserted = "row-inserted"
    /// A seal is not what it was, or does not follow from the one before.
    case sealChanged = "seal-changed"
    /// A seal is gone.
    case sealMissing = "seal-missing"
    /// An index has other rows than its table.
    case indexChanged = "index-changed"
    /// A table, view or index is not what the program makes, or there is a trigger.
    case schemaChanged = "schema-changed"
    /// The chain is not the one that a head from elsewhere belongs to.
    case headDiffers = "head-differs"
  }

  /// What kind it is of.
  public let kind: Kind
  /// The table, where it is about a row.
  public let table: String?
  /// The number of the row, where it is about one.
  public let row: Int64?
  /// The seal that tells.
  public let seal: Int64?
  /// What it is, for a person.
  public let detail: String

  init(_ kind: Kind, seal: Int64?, _ detail: String) {
    self.kind = kind
    self.seal = seal
    self.detail = detail
    table = nil
    row = nil
  }

  init(_ kind: Kind, _ table: SealedTable, _ row: Int64, seal: Int64?, _ detail: String) {
    self.kind = kind
    self.seal = seal
    self.detail = detail
    self.table = table.name
    self.row = row
  }
}

/// What looking through all seals brought.
public struct SealReport: Sendable {
  /// How many problems are kept with their details; the rest is counted.
  public static let problemsMaximum = 1_000

  /// How many seals there are.
  public internal(set) var sealCount = 0
  /// When the first and the last of them were made, in seconds since 1970.
  public internal(set) var sealedAt: ClosedRange<Int64>?
  /// The end of the chain.
  public internal(set) var head: SealHead?
  /// How many rows are as they were stored, by table.
  public internal(set) var intactRows: [String: Int] = [:]
  /// How many events the chain says were deleted because they were old enough.
  public internal(set) var deletedEvents = 0
  /// How often it says that a person was erased.
  public internal(set) var erasures = 0
  /// The first problems.
  public private(set) var problems: [SealProblem] = []
  /// How many problems there are.
  public private(set) var problemCount = 0

  /// Adds a seal of the chain, whatever is wrong with it.
  mutating func add(_ seal: Seal, _ head: SealHead) {
    sealCount += 1
    add(sealedAt: seal.sealedAt...seal.sealedAt)
    self.head = head
  }

  /// Adds what a later part of the chain brought.
  mutating func add(_ part: SealReport) {
    sealCount += part.sealCount
    if let span = part.sealedAt { add(sealedAt: span) }
    head = part.head ?? head
    intactRows.merge(part.intactRows, uniquingKeysWith: +)
    problemCount += part.problemCount
    problems += part.problems.prefix(Self.problemsMaximum - problems.count)
  }

  private mutating func add(sealedAt span: ClosedRange<Int64>) {
    let known = sealedAt ?? span
    sealedAt = min(known.lowerBound, span.lowerBound)...max(known.upperBound, span.upperBound)
  }

  mutating func add(_ problem: SealProblem) {
    problemCount += 1
    if problems.count < Self.problemsMaximum { problems.append(problem) }
  }
}
