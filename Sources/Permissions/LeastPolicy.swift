import CloudTrail

/// The least policy that covers the allowed calls of a principal, to be reviewed by people.
///
/// Source: IAM User Guide, "IAM JSON policy reference" and "IAM and AWS STS quotas".
public struct LeastPolicy: Sendable {
  /// A statement: some actions on some resources.
  public struct Statement: Sendable, Hashable {
    /// Such as `s3:GetObject`, in order.
    public let actions: [String]
    /// ARNs, or `*` alone.
    public let resources: [String]
  }

  /// The statements, in order.
  public let statements: [Statement]
  /// What people should look at before they use it.
  public let notes: [String]

  /// The most characters that a managed policy can have, white space apart.
  public static let characterMaximum = 6_144
  /// How many resources are named for an action; with more of them it is a matter of a pattern.
  private static let resourceMaximum = 20

  /// The policy for what was used.
  public init(_ summary: AccessSummary) {
    var resources: [String: Set<String>] = [:]
    var unbounded: [String: String] = [:]
    for use in summary.uses where use.outcome == .allowed {
      for action in use.actions {
        resources[action, default: []].formUnion(use.resources.keys)
        if use.unnamed > 0 {
          unbounded[action] = "not all of their events name a resource in a way that is known here"
        }
        if use.hasMoreResources { unbounded[action] = "it was used on very many resources" }
      }
    }
    if !summary.passedRoles.isEmpty {
      resources["iam:PassRole", default: []].formUnion(summary.passedRoles.keys)
    }
    for (action, arns) in resources where arns.count > Self.resourceMaximum {
      unbounded[action] = "it was used on \(arns.count) resources"
    }
    var actionsByResources: [[String]: [String]] = [:]
    for (action, arns) in resources {
      let named = unbounded[action] == nil && !arns.isEmpty ? arns.sorted() : ["*"]
      actionsByResources[named, default: []].append(action)
    }
    statements = actionsByResources.map {
      Statement(actions: $0.value.sorted(), resources: $0.key)
    }.sorted { ($0.actions.first ?? "") < ($1.actions.first ?? "") }
    notes = Self.notes(summary, unbounded) + Self.sizeNote(statements)
  }

  /// The policy as JSON, a line for each action and resource.
  public var text: String { Self.text(statements) }

  /// How many characters a policy has for IAM, which does not count white space.
  public var characterCount: Int { Self.characterCount(statements) }

  private static func characterCount(_ statements: [Statement]) -> Int {
    text(statements).unicodeScalars.count { $0 != " " && $0 != "\n" }
  }

  private static func text(_ statements: [Statement]) -> String {
    let statements = statements.enumerated().map { index, statement in
      """
          {
            "Sid": "Used\(index + 1)",
            "Effect": "Allow",
            "Action": [
      \(Self.lines(statement.actions))
            ],
            "Resource": [
      \(Self.lines(statement.resources))
            ]
          }
      """
    }
    return """
      {
        "Version": "2012-10-17",
        "Statement": [
      \(statements.joined(separator: ",\n"))
        ]
      }
      """
  }

  private static func lines(_ texts: [String]) -> String {
    texts.map { "        " + string($0) }.joined(separator: ",\n")
  }

  /// A JSON string; names and ARNs come from events, which anybody may have written.
  private static func string(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        output += "\\"
        output.unicodeScalars.append(scalar)
      case "\u{20}"..."\u{7E}": output.unicodeScalars.append(scalar)
      default:
        for unit in String(scalar).utf16 {
          output += "\\u" + Hexadecimal.text(unit, width: 4)
        }
      }
    }
    return output + "\""
  }

  // MARK: Notes

  private static func notes(
    _ summary: AccessSummary, _ unbounded: [String: String]
  ) -> [String] {
    var notes = Dictionary(grouping: unbounded, by: \.value).sorted { $0.key < $1.key }.map {
      "for *, because \($0.key): \($0.value.map(\.key).sorted().joined(separator: ", "))"
    }
    let failed = Set(summary.uses.filter { $0.outcome == .failed }.flatMap(\.actions))
    let allowed = Set(summary.uses.filter { $0.outcome == .allowed }.flatMap(\.actions))
    let onlyFailed = failed.subtracting(allowed).sorted()
    if !onlyFailed.isEmpty {
      notes.append(
        "left out, because every call failed though it may have been permitted: "
          + onlyFailed.joined(separator: ", "))
    }
    let unnamed = summary.uses.filter {
      $0.outcome == .allowed && !$0.name.isEmpty
        && PermissionMap.service(of: $0.source) != nil
        && !PermissionMap.canName(source: $0.source, name: $0.name)
    }
    if !unnamed.isEmpty {
      notes.append(
        "left out, because no action can have such a name: "
          + unnamed.map { "\($0.name) of \($0.source)" }.sorted().joined(separator: ", "))
    }
    if !summary.passedRoles.isEmpty {
      notes.append(
        "iam:PassRole is in no event: it follows from the roles that requests hand to services")
    }
    notes.append(
      "a trail without data events does not show reads and writes of objects, and no trail shows "
        + "what is needed once a year: read it before you use it")
    return notes
  }

  private static func sizeNote(_ statements: [Statement]) -> [String] {
    let count = characterCount(statements)
    guard count > characterMaximum else { return [] }
    return [
      "it has \(count) characters, and a managed policy at most \(characterMaximum): divide it, or "
        + "write patterns for its resources"
    ]
  }
}
