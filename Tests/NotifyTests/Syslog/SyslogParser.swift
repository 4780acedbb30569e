/// Reads messages by the grammar of RFC 5424, section 6, and by nothing else: what is not in it is
/// refused.
struct SyslogParser {
  struct Message: Equatable {
    var priority = 0
    var time = ""
    var hostName = ""
    var appName = ""
    var processID = ""
    var messageID = ""
    /// The elements by name, each with its parameters in order.
    var elements: [String: [(String, String)]] = [:]
    var text = ""
    var hasByteOrderMark = false

    static func == (first: Message, second: Message) -> Bool { "\(first)" == "\(second)" }
  }

  struct Fault: Error {
    let what: String
    init(_ what: String) { self.what = what }
  }

  private var rest: Substring.UnicodeScalarView

  static func parse(_ text: String) throws -> Message {
    var parser = SyslogParser(rest: Substring(text).unicodeScalars)
    return try parser.message()
  }

  private mutating func message() throws -> Message {
    var message = Message()
    try take("<")
    let digits = try token(maximum: 3, until: ">")
    guard let priority = Int(digits), (0...191).contains(priority), String(priority) == digits
    else {
      throw Fault("priority \(digits)")
    }
    message.priority = priority
    try take(">")
    try take("1")
    try take(" ")
    message.time = try token(maximum: 32, until: " ")
    guard
      message.time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)/)
        != nil
    else { throw Fault("time \(message.time)") }
    try take(" ")
    message.hostName = try token(maximum: 255, until: " ")
    try take(" ")
    message.appName = try token(maximum: 48, until: " ")
    try take(" ")
    message.processID = try token(maximum: 128, until: " ")
    try take(" ")
    message.messageID = try token(maximum: 32, until: " ")
    try take(" ")
    if rest.first == "-" { try take("-") } else { message.elements = try elements() }
    guard !rest.isEmpty else { return message }
    try take(" ")
    if rest.first == "\u{FEFF}" {
      message.hasByteOrderMark = true
      rest.removeFirst()
    }
    message.text = String(String.UnicodeScalarView(rest))
    return message
  }

  private mutating func elements() throws -> [String: [(String, String)]] {
    var elements: [String: [(String, String)]] = [:]
    repeat {
      try take("[")
      let name = try name()
      var parameters: [(String, String)] = []
      while rest.first == " " {
        try take(" ")
        let parameter = try self.name()
        try take("=")
        try take("\"")
        parameters.append((parameter, try value()))
      }
      try take("]")
      guard elements.updateValue(parameters, forKey: name) == nil else {
        throw Fault("twice \(name)")
      }
    } while rest.first == "["
    return elements
  }

  private mutating func name() throws -> String {
    var name = ""
    while let scalar = rest.first, scalar.value > 32, scalar.value < 127,
      !["=", "]", "\""].contains(scalar)
    {
      name.unicodeScalars.append(rest.removeFirst())
    }
    guard (1...32).contains(name.utf8.count) else { throw Fault("name \(name)") }
    return name
  }

  private mutating func value() throws -> String {
    var value = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return value
      case "]": throw Fault("a bare ]")
      case "\\":
        guard let next = rest.popFirst(), ["\"", "\\", "]"].contains(next) else {
          throw Fault("an escape that is none")
        }
        value.unicodeScalars.append(next)
      default: value.unicodeScalars.append(scalar)
      }
    }
    throw Fault("no end of a value")
  }

  private mutating func token(maximum: Int, until end: Unicode.Scalar) throws -> String {
    var token = ""
    while let scalar = rest.first, scalar != end {
      guard (33...126).contains(scalar.value) else { throw Fault("\(scalar) in a name") }
      token.unicodeScalars.append(rest.removeFirst())
    }
    guard (1...maximum).contains(token.utf8.count) else { throw Fault("length of \(token)") }
    return token
  }

  private mutating func take(_ expected: Unicode.Scalar) throws {
    guard rest.popFirst() == expected else { throw Fault("no \(expected)") }
  }
}
