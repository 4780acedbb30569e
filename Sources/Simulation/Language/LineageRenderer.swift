extension RecordRenderer {
  /// What an event does to an object of machine learning; nil where it does nothing to any.
  func lineage(of event: PlannedEvent) -> LineageStep? {
    guard let note = library.lineages[event.template] else { return nil }
    let lines = text(note.pattern, of: event).split(separator: "\n").map(String.init)
    guard let eventID = lines.first else { return nil }
    let named = lines.dropFirst().compactMap(Self.named)
    guard let object = named.first(where: { $0.role == "object" })?.named else { return nil }
    return LineageStep(
      eventID: eventID, timeSeconds: event.timeSeconds,
      account: Place.accounts[Int(event.account)], region: Place.regions[Int(event.region)],
      isDone: note.isDone, run: event.run, object: object,
      madeFrom: named.filter { $0.role == "from" }.map(\.named),
      makes: named.filter { $0.role == "makes" }.map(\.named))
  }

  private static func named(_ line: String) -> (role: Substring, named: LineageStep.Named)? {
    guard let space = line.firstIndex(of: " "), let tab = line.firstIndex(of: "\t") else {
      return nil
    }
    return (
      line[..<space],
      LineageStep.Named(
        kind: String(line[line.index(after: space)..<tab]),
        name: String(line[line.index(after: tab)...]))
    )
  }
}
