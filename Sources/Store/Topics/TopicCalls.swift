import CloudTrail

/// Calls that belong to a topic: those of one source, or of all, narrowed by name and kind.
///
/// The same is asked in two ways, of a shape as it is stored and in SQL of those that are there: a
/// test compares them.
struct TopicCalls {
  /// The event source; nil for every one.
  var source: String?
  /// The event names; nil for every one.
  var names: Set<String>?
  /// Event names that do not belong to it after all.
  var exceptions: Set<String> = []
  /// The category, such as `Data`; nil for every one.
  var category: String?
  /// Whether what only reads is left out.
  var isChange = false

  /// How names begin that only read, for records that do not say whether they do.
  private static let readingPrefixes = ["Get", "List", "Describe", "BatchGet", "Search", "Head"]

  /// Whether events of a shape belong to it.
  func include(_ shape: Shape) -> Bool {
    if let source, shape.eventSource != source { return false }
    if let names, !names.contains(shape.eventName ?? "") { return false }
    if exceptions.contains(shape.eventName ?? "") { return false }
    if let category, shape.eventCategory != category { return false }
    return !isChange || Self.changes(shape)
  }

  private static func changes(_ shape: Shape) -> Bool {
    guard shape.eventCategory != "Data" else { return false }
    if let readOnly = shape.readOnly { return !readOnly }
    return !readingPrefixes.contains { (shape.eventName ?? "").utf8.starts(with: $0.utf8) }
  }

  /// The condition that rows of the table `shape` fulfil whose events belong to it.
  var condition: String {
    var parts: [String] = []
    if let source { parts.append("event_source = \(Self.text(source))") }
    if let names { parts.append("event_name IN (\(Self.list(names)))") }
    if !exceptions.isEmpty {
      parts.append("coalesce(event_name, '') NOT IN (\(Self.list(exceptions)))")
    }
    if let category { parts.append("event_category = \(Self.text(category))") }
    if isChange {
      let reads = Self.readingPrefixes.map { "coalesce(event_name, '') GLOB '\($0)*'" }
      parts.append(
        """
        coalesce(event_category, '') != 'Data' AND CASE
          WHEN read_only IS NULL THEN NOT (\(reads.joined(separator: " OR ")))
          ELSE NOT read_only END
        """)
    }
    return parts.isEmpty ? "1" : "(\(parts.joined(separator: " AND ")))"
  }

  private static func list(_ names: Set<String>) -> String {
    names.sorted().map(text).joined(separator: ", ")
  }

  /// A text of the program's own in SQL.
  private static func text(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
