/// A field of events that says who somebody is.
public enum PersonalField: CaseIterable, Sendable {
  case actor
  case userName
  case sessionName
  case identityARN
  case principalID
  case accessKeyID
  case sourceIdentity
  case onBehalfOf
  case address
  case userAgent

  /// A field that is not known here.
  public struct Unknown: Error, Hashable, CustomStringConvertible {
    /// What was asked for, and what there is.
    public let description: String
  }

  /// Its name, as the view `events` has it where it has the field.
  public var name: String {
    switch self {
    case .actor: "actor"
    case .userName: "user_name"
    case .sessionName: "session_name"
    case .identityARN: "identity_arn"
    case .principalID: "principal_id"
    case .accessKeyID: "access_key_id"
    case .sourceIdentity: "source_identity"
    case .onBehalfOf: "on_behalf_of"
    case .address: "source_ip"
    case .userAgent: "user_agent"
    }
  }

  /// All names by which it can be asked for: also those that rules use.
  public var names: [String] {
    let others: [String] =
      switch self {
      case .address: ["address", "sourceIPAddress"]
      case .userAgent: ["userAgent"]
      default: identityPaths.map { (["userIdentity"] + $0).joined(separator: ".") }
      }
    return [name] + others
  }

  /// Where it stands in `userIdentity`.
  ///
  /// Source: AWS CloudTrail User Guide, "CloudTrail userIdentity element".
  var identityPaths: [[String]] {
    let issuer = ["sessionContext", "sessionIssuer"]
    return switch self {
    case .actor, .sessionName, .address, .userAgent: []
    case .userName: [["userName"], issuer + ["userName"]]
    case .identityARN: [["arn"], issuer + ["arn"]]
    case .principalID: [["principalId"], issuer + ["principalId"]]
    case .accessKeyID: [["accessKeyId"]]
    case .sourceIdentity: [["sessionContext", "sourceIdentity"]]
    case .onBehalfOf: [["onBehalfOf", "userId"]]
    }
  }

  /// The field of a name.
  public init?(named name: String) {
    guard let field = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = field
  }

  /// The fields of a list with commas, each once and in one order.
  public static func list(_ text: String) throws(Unknown) -> [PersonalField] {
    var fields: Set<PersonalField> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.drop { $0 == " " }
      guard let field = PersonalField(named: String(name)) else {
        throw Unknown(
          description: "'\(name)' is no field that can become a pseudonym; there are "
            + allCases.map(\.name).joined(separator: ", ")
            + ", and the names that rules have for them, such as userIdentity.arn")
      }
      fields.insert(field)
    }
    return allCases.filter(fields.contains)
  }
}
