import ArgumentParser
import Daemon
import Settings
import Store

/// A value for a parameter of a question, as `NAME=VALUE`.
struct QueryArgument {
  let name: String
  let value: String

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw ValidationError("'\(text)' sets nothing; write NAME=VALUE, such as days=30")
    }
    name = String(parts[0])
    value = String(parts[1])
  }

  /// The values of a question's parameters: those that are set, and the defaults of the rest.
  ///
  /// - Parameter parameters: what is known of them; nil of a question that somebody wrote.
  static func values(
    _ arguments: [QueryArgument], for parameters: [NamedQuery.Parameter]?
  ) throws(RunFailure) -> [String: QueryValue] {
    var values: [String: QueryValue] = [:]
    for argument in arguments {
      guard values[argument.name] == nil else {
        throw RunFailure("--set gives \(argument.name) two values", exitStatus: .usage)
      }
      let known = parameters?.first { $0.name == argument.name }
      if let parameters, known == nil { throw unknown(argument.name, parameters) }
      values[argument.name] = try argument.value(as: known)
    }
    for parameter in parameters ?? [] where values[parameter.name] == nil {
      guard let standard = parameter.standard else {
        throw RunFailure(
          "the question needs \(parameter.name), \(parameter.meaning): "
            + "--set \(parameter.name)=VALUE",
          exitStatus: .usage)
      }
      values[parameter.name] = standard
    }
    return values
  }

  private static func unknown(
    _ name: String, _ parameters: [NamedQuery.Parameter]
  ) -> RunFailure {
    let names = parameters.map(\.name)
    return RunFailure(
      "the question has no parameter '\(name)'; "
        + (names.isEmpty ? "it has none" : "it has \(names.joined(separator: ", "))"),
      exitStatus: .usage)
  }

  /// The value: a number where one is expected, or where nothing is known and it reads as one.
  private func value(as parameter: NamedQuery.Parameter?) throws(RunFailure) -> QueryValue {
    if case .integer? = parameter?.standard {
      // A hundred years in days; in hours more than there is CloudTrail.
      guard let number = Int64(value), (0...36_525).contains(number) else {
        throw RunFailure(
          "\(name) needs a whole number from 0 to 36525, not '\(value)'", exitStatus: .usage)
      }
      return .integer(number)
    }
    if parameter == nil, let number = Int64(value) { return .integer(number) }
    return .text(value)
  }
}
