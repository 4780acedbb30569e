import Alarms
import CloudTrail
import Foundation
import Notify
import Pseudonyms
import Store

/// What the database has of an alert.
///
/// Read in one state of the database (``Store/Connection/inOneState(_:)``): who is named in one part of
/// it must be known when the others are written.
public struct EvidenceContent: Sendable {
  let alertID: String
  /// Everything about the alert as a JSON object.
  let alertJSON: String
  /// The events, a JSON object in each line.
  let events: Data
  /// How many of the alert's events are not among them.
  let missingEventCount: Int
  /// Whether there are as many events as are taken at most.
  let isCut: Bool
  let ruleFile: String?
  let files: [(file: EvidenceReader.File, proof: FileProof)]
  /// What is not as it was sealed.
  var sealProblems: [SealProblem] { files.flatMap(\.proof.sealProblems) }
  /// How the chain over everything that is stored ended.
  let sealHead: SealHead?
  let persons: NamedPersons
  /// What the events have anyway: the services that are called, such as `sagemaker`, and accounts.
  let ordinaryWords: Set<String>

  /// More events tell no more about an alert.
  static let eventMaximum = 100_000

  /// Reads what is known of an alert.
  ///
  /// - Parameters:
  ///   - alertJSON: everything about the alert, as `alerts show --format json` prints it.
  ///   - fields: whose values are to be known, to be replaced.
  public init(
    _ connection: Connection, _ details: AlertDetails, alertJSON: String, fields: [PersonalField]
  ) throws(DatabaseError) {
    alertID = details.alert.alertID
    self.alertJSON = alertJSON
    let reader = EvidenceReader(connection)
    let (lines, count) = try Self.events(reader, alertID)
    events = lines
    isCut = count == Self.eventMaximum
    missingEventCount = try reader.eventCount(ofAlert: alertID).map { $0 - count } ?? 0
    ruleFile = try reader.ruleFile(ofAlert: alertID)
    let proofs = try FileProofReader(connection, alertID: alertID)
    var files: [(EvidenceReader.File, FileProof)] = []
    for file in try reader.files(ofAlert: alertID) {
      files.append((file, try proofs.proof(of: file)))
    }
    self.files = files
    sealHead = try FileProofReader.sealHead(connection)
    let areEventsMissing = count == 0 || missingEventCount > 0
    persons = try Self.persons(reader, details, fields, areEventsMissing: areEventsMissing)
    ordinaryWords = Set(
      try reader.eventSources(ofAlert: alertID).compactMap {
        $0.split(separator: ".").first?.lowercased()
      } + reader.accounts(ofAlert: alertID))
  }

  private static func events(
    _ reader: EvidenceReader, _ alertID: String
  ) throws(DatabaseError) -> (lines: Data, count: Int) {
    var lines = Data()
    var count = 0
    try reader.events(ofAlert: alertID, atMost: eventMaximum) { event throws(DatabaseError) in
      let line = JSONText.object([
        ("file", JSONText.optional(event.file, JSONText.text)),
        ("position", "\(event.position)"),
        ("record", event.record),
      ])
      lines.append(contentsOf: (line + "\n").utf8)
      count += 1
    }
    return (lines, count)
  }

  private static func persons(
    _ reader: EvidenceReader, _ details: AlertDetails, _ fields: [PersonalField],
    areEventsMissing: Bool
  ) throws(DatabaseError) -> NamedPersons {
    var persons = NamedPersons(fields)
    guard !fields.isEmpty else { return persons }
    if let event = try reader.unreadableEvent(ofAlert: details.alert.alertID) {
      throw DatabaseError(
        "the record of event \(LogText.line(event)) cannot be read as JSON, so that nobody can tell whom "
          + "it names; nothing is written. Export the alert without --pseudonymise, and hand out what "
          + "you have read")
    }
    try reader.callers(ofAlert: details.alert.alertID) { caller throws(DatabaseError) in
      persons.add(caller)
    }
    persons.add(group: details.notice.group, areEventsMissing: areEventsMissing)
    for alertID in [details.alert.alertID, details.notice.mergedInto].compactMap(\.self) {
      persons.add(alertID: alertID)
    }
    return persons
  }
}
