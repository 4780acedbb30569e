/// A time in which nobody wants to be told of some alerts.
public struct Silence: Sendable, Hashable {
  /// Its number, by which it is expired.
  public let row: Int64
  /// What it silences.
  public let scope: Scope
  /// When it begins, in seconds since 1970.
  public let startsAt: Int64
  /// When it ends, in seconds since 1970.
  public let endsAt: Int64
  /// Who answers for it.
  public let owner: String
  /// What for.
  public let reason: String
  /// When it was made, in seconds since 1970.
  public let createdAt: Int64

  /// Which alerts a silence is about.
  public struct Scope: Sendable, Hashable {
    /// The rule's id or title, whatever the case of its letters; nil for every rule.
    public let rule: String?
    /// What the group of an alert must have; nil where it was written by hand and cannot be read,
    /// so that it silences nothing.
    public let groupFields: GroupFields?

    /// A scope from its parts.
    public init(rule: String?, groupFields: GroupFields?) {
      self.rule = rule
      self.groupFields = groupFields
    }
  }

  /// Where a silence stands.
  public enum Standing: String, Sendable {
    /// It has not begun.
    case coming
    /// Nobody is told now.
    case active
    /// It is over.
    case ended
  }

  /// Where it stands at a time.
  public func standing(at nowSeconds: Int64) -> Standing {
    if endsAt <= nowSeconds { return .ended }
    return startsAt <= nowSeconds ? .active : .coming
  }
}

extension Silence {
  /// The silences of a database, the one that ends last first.
  ///
  /// - Parameter nowSeconds: leaves out those that are over by then; nil for all.
  public static func all(
    in connection: Connection, endingAfter nowSeconds: Int64? = nil
  ) throws(DatabaseError) -> [Silence] {
    let read = try connection.prepare(
      """
      SELECT id, rule, group_fields, starts_at, ends_at, owner, reason, created_at FROM silence
      WHERE ?1 IS NULL OR ends_at > ?1 ORDER BY ends_at DESC, id DESC
      """)
    read.bind(1, nowSeconds)
    var silences: [Silence] = []
    while try read.step() {
      silences.append(
        Silence(
          row: read.number(0),
          scope: Scope(
            rule: read.optionalText(1), groupFields: GroupFields(json: read.text(2))),
          startsAt: read.number(3), endsAt: read.number(4), owner: read.text(5),
          reason: read.text(6), createdAt: read.number(7)))
    }
    return silences
  }
}
