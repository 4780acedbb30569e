import ArgumentParser
import Store

/// A field and the value that the group of an alert must have, as `FIELD=VALUE`.
struct GroupArgument {
  let field: String
  let value: String

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw ValidationError(
        "'\(text)' names no field with its value; write FIELD=VALUE, such as "
          + "actor=arn:aws:iam::111122223333:user/ada")
    }
    field = String(parts[0])
    value = String(parts[1])
  }

  /// All of them together; a field that stands there twice is a mistake.
  static func fields(of arguments: [GroupArgument]) throws -> GroupFields {
    let values = try Dictionary(arguments.map { ($0.field, $0.value) }) { first, second in
      throw ValidationError("--group names one field twice, with '\(first)' and '\(second)'")
    }
    return GroupFields(values)
  }
}
