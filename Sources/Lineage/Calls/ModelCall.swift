/// A call that makes, changes or deletes something of machine learning, and where it names it.
///
/// Event names alone do not say whose they are: fourteen services have a `CreateCluster`. So a call
/// is a source and a name together.
public struct ModelCall: Sendable, Hashable {
  /// What a call asks for, which need not come to pass: a job is only requested.
  public enum Verb: String, Sendable, Hashable {
    case requested, created, changed, started, retried, stopped, deleted, read
  }

  /// The event source, such as `sagemaker.amazonaws.com`.
  public let source: String
  /// The event name, such as `CreateTrainingJob`.
  public let name: String
  /// What it is about.
  public let kind: ObjectKind
  /// What it asks for.
  public let verb: Verb
  /// The member of `requestParameters` that names the object, by name or ARN.
  public let requestMember: String?
  /// The member of `responseElements` with the object's ARN or id.
  public let responseMember: String?

  /// The calls that are known.
  public static let all: [ModelCall] = trainingCalls + servingCalls + workspaceCalls + bedrockCalls

  /// The call of an event; nil where it is none of these.
  public static func find(source: String, name: String) -> ModelCall? {
    byName[name]?.first { $0.source == source }
  }

  private static let byName = Dictionary(grouping: all, by: \.name)

  /// Calls about one kind of object that name it in the same way.
  static func calls(
    _ kind: ObjectKind, of source: String, request: String?, response: String?,
    _ calls: [(name: String, verb: Verb)]
  ) -> [ModelCall] {
    calls.map { call in
      ModelCall(
        source: source, name: call.name, kind: kind, verb: call.verb, requestMember: request,
        responseMember: response)
    }
  }
}
