import Testing

/// Reads frames with their lengths before them (RFC 6587, section 3.4.1), and takes nothing else.
enum Frames {
  /// The next message of a stream.
  static func read(_ stream: Stream) throws -> String {
    var digits = ""
    while case let byte = stream.read(1), byte != [UInt8(ascii: " ")] {
      let digit = try #require(byte.first.map(Unicode.Scalar.init), "the stream ended")
      try #require(("0"..."9").contains(digit) && !(digits.isEmpty && digit == "0"))
      digits.unicodeScalars.append(digit)
    }
    let length = try #require(Int(digits))
    let bytes = stream.read(length)
    try #require(bytes.count == length)
    let message = try #require(String(validating: bytes, as: UTF8.self))
    try #require(message.hasPrefix("<") && !message.utf8.contains { $0 < 0x20 })
    return message
  }

  /// The alert that the next message of a stream tells of.
  static func alertID(_ stream: Stream) throws -> String {
    let message = try read(stream)
    let start = try #require(message.firstRange(of: "alertID=\"")?.upperBound, "\(message)")
    return String(message[start...].prefix(16))
  }
}
