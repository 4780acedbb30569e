/// Why a rule cannot be run, where, and what to do about it.
public struct RuleProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in characters, counted from 1.
  public let column: Int
  /// What is wrong.
  public let fault: String
  /// What to do about it.
  public let mend: String

  /// A problem at a place of a file.
  public init(file: String, line: Int, column: Int, fault: String, mend: String) {
    self.file = file
    self.line = line
    self.column = column
    self.fault = fault
    self.mend = mend
  }

  init(_ fault: RuleFault, in file: String) {
    self.init(
      file: file, line: fault.place.line, column: fault.place.column,
      fault: fault.fault.shortened, mend: fault.mend.shortened)
  }

  /// The problem in one line: place, fault, mend.
  public var description: String { "\(file):\(line):\(column): \(fault); \(mend)" }
}

/// A problem of a text whose file is known from the context.
struct RuleFault: Error, Hashable {
  let place: SourcePlace
  let fault: String
  let mend: String

  init(_ place: SourcePlace, _ fault: String, mend: String) {
    self.place = place
    self.fault = fault
    self.mend = mend
  }
}

extension String {
  /// The text without its middle where it quotes more of a file than anybody reads.
  fileprivate var shortened: String {
    let (startLength, endLength) = (400, 200)
    guard utf8.count > startLength + endLength else { return self }
    return "\(prefix(startLength))…\(suffix(endLength))"
  }
}
