/// The events that CloudTrail can write: event sources, and the event names of each.
///
/// The names are those of the API models that AWS publishes with its SDK for Python (botocore
/// 1.44.5, read in November 2026), in all versions of each API. Beside them stand the names that
/// CloudTrail writes for Amazon S3 in place of the API's, and those of sign-ins, of the console and
/// of the services themselves (AWS CloudTrail User Guide, "AWS Management Console sign-in events"
/// and "AWS service events"; Amazon S3 User Guide, "Amazon S3 CloudTrail events"; the guides of AWS
/// KMS, Secrets Manager, Backup, Control Tower and EBS). Names of Lambda and CloudFront stand
/// without the date that CloudTrail adds to some.
///
/// One line holds one source: its name, a colon, its event names. `*` among them says that the
/// source writes others too, which AWS does not publish.
struct EventCatalogue {
  /// One event source.
  struct Source {
    /// As CloudTrail writes it.
    let name: String
    /// Whether it writes events whose names are not published.
    let isOpen: Bool
    /// Positions in ``EventCatalogue/names``.
    fileprivate(set) var names: Set<Int>
  }

  /// What is longer is no name, and not worth a comparison with all others.
  static let nameLengthMaximum = 128

  /// Read at the first question.
  static let shared = EventCatalogue(
    [namesAToB, namesC, namesDToF, namesGToL, namesMToQ, namesRToS, namesTToZ])

  private(set) var sources: [Source] = []
  /// All event names, each once.
  private(set) var names: [String] = []
  private var positionBySource: [String: Int] = [:]
  private var positionByName: [String: Int] = [:]
  private var sourcesByName: [[Int]] = []

  private init(_ texts: [String]) {
    for text in texts {
      for line in text.split(separator: "\n") { add(line: line) }
    }
  }

  private mutating func add(line: Substring) {
    let words = line.split(separator: " ")
    guard let name = words.first?.dropLast() else { return }
    var source = Source(name: String(name), isOpen: words.contains("*"), names: [])
    for word in words.dropFirst() where word != "*" {
      let position = position(ofNew: word)
      source.names.insert(position)
      sourcesByName[position].append(sources.count)
    }
    positionBySource[source.name] = sources.count
    sources.append(source)
  }

  private mutating func position(ofNew name: Substring) -> Int {
    let folded = name.lowercased()
    if let known = positionByName[folded] { return known }
    positionByName[folded] = names.count
    names.append(String(name))
    sourcesByName.append([])
    return names.count - 1
  }

  /// The event source of a name in small letters; the events of a source that is known by several
  /// names are found under each.
  func source(_ name: String) -> Source? {
    let own = positionBySource[name].map { sources[$0] }
    guard let position = EventCatalogue.otherNames[name].flatMap({ positionBySource[$0] }) else {
      return own
    }
    let other = sources[position]
    return Source(
      name: name, isOpen: other.isOpen || own?.isOpen == true,
      names: other.names.union(own?.names ?? []))
  }

  /// The sources that write events of a name, in alphabetical order.
  ///
  /// - Parameter name: in whatever case; with the date of its API where a source adds one.
  func sources(ofEvent name: String) -> [String] {
    if let position = positionByName[name.lowercased()] {
      return sourcesByName[position].map { sources[$0].name }
    }
    return datedSource(of: name).map { [$0] } ?? []
  }

  /// Whether a source writes events of a name.
  func writes(_ source: Source, event name: String) -> Bool {
    if let position = positionByName[name.lowercased()] { return source.names.contains(position) }
    return datedSource(of: name) == source.name
  }

  /// The source that writes a name with a date.
  private func datedSource(of name: String) -> String? {
    let undated = EventCatalogue.undated(name)
    guard undated != name, let position = positionByName[undated.lowercased()] else { return nil }
    // The two sources that add dates write them in two ways.
    let isUnderlined = name.dropFirst(undated.count).contains("_")
    let source = isUnderlined ? "cloudfront.amazonaws.com" : "lambda.amazonaws.com"
    return self.source(source)?.names.contains(position) == true ? source : nil
  }

  /// A name without the date of its API, as in `CreateFunction20150331`,
  /// `GetFunction20150331v2` and `CreateDistribution2020_05_31`.
  static func undated(_ name: String) -> String {
    var rest = Substring(name)
    func dropLast(digits count: Int) -> Bool {
      guard rest.utf8.suffix(count).allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else {
        return false
      }
      rest = rest.dropLast(count)
      return true
    }
    let version = rest.reversed().prefix { $0.isASCII && $0.isNumber }
    if !version.isEmpty, rest.dropLast(version.count).last == "v" {
      rest = rest.dropLast(version.count + 1)
    }
    // A year, a month and a day, and one character of a name at least.
    guard rest.utf8.count > 8, dropLast(digits: 2) else { return name }
    if rest.last == "_" { rest.removeLast() }
    guard dropLast(digits: 2) else { return name }
    if rest.last == "_" { rest.removeLast() }
    guard rest.utf8.count > 4, dropLast(digits: 4) else { return name }
    return String(rest)
  }
}
