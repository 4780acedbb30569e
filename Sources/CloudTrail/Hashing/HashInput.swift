/// The fields of a row, laid out to be hashed: each with its kind and its length, so that no two
/// rows look alike.
///
/// It is filled anew for every row, so that its memory is used again.
package struct HashInput: Sendable {
  private var bytes: [UInt8] = []

  /// An input without fields.
  package init() {}

  /// What kind a field is of, before its content.
  private enum Kind {
    static let null = UInt8(ascii: "N")
    static let number = UInt8(ascii: "I")
    static let text = UInt8(ascii: "T")
    static let blob = UInt8(ascii: "B")
  }

  /// Forgets the fields.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Adds a field without a value.
  package mutating func appendNull() { bytes.append(Kind.null) }

  /// Adds a number.
  package mutating func append(_ number: Int64) {
    bytes.append(Kind.number)
    appendBigEndian(number)
  }

  /// Adds a number, or a field without a value.
  package mutating func append(_ number: Int64?) {
    if let number { append(number) } else { appendNull() }
  }

  /// Adds a text.
  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(text: UnsafeRawBufferPointer($0)) }
  }

  /// Adds a text by its bytes.
  package mutating func append(text: UnsafeRawBufferPointer) { append(Kind.text, text) }

  /// Adds bytes.
  package mutating func append(blob: UnsafeRawBufferPointer) { append(Kind.blob, blob) }

  /// Adds bytes.
  package mutating func append(blob: [UInt8]) { blob.withUnsafeBytes { append(blob: $0) } }

  /// Adds a text, or a field without a value.
  package mutating func append(_ text: String?) {
    if let text { append(text) } else { appendNull() }
  }

  /// Adds a hash, as bytes.
  package mutating func append(_ hash: SHA256Hash) { append(blob: hash.bytes) }

  /// Adds a hash, or a field without a value.
  package mutating func append(_ hash: SHA256Hash?) {
    if let hash { append(hash) } else { appendNull() }
  }

  /// An input that stands for all fields so far, once they are many.
  package var folded: HashInput {
    guard bytes.count > 1 << 16 else { return self }
    var input = HashInput()
    input.append(hash)
    return input
  }

  /// The hash of the fields.
  package var hash: SHA256Hash { SHA256Hash(of: bytes) }

  private mutating func append(_ kind: UInt8, _ content: UnsafeRawBufferPointer) {
    bytes.append(kind)
    appendBigEndian(Int64(content.count))
    bytes.append(contentsOf: content)
  }

  private mutating func appendBigEndian(_ number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
