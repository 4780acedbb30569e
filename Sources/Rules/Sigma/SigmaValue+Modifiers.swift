extension SigmaValue {
  /// The values that a modifier makes of one; any of them may match.
  func applying(_ entry: FieldKey.Modifier) throws(SigmaValueFault) -> [SigmaValue] {
    switch entry.modifier {
    // These act on the list of values, or have acted before all others.
    case .all, .cased, .negated, .placeholders: return [self]
    case .placement(let placement): return [try placed(placement, entry)]
    case .regex: return [.regex(try written(for: entry), [])]
    case .regexOption(let option):
      guard case .regex(let pattern, let options) = self else {
        throw SigmaValueFault(
          "'\(entry.name)' belongs behind 're'", mend: "write |re|\(entry.name)")
      }
      return [.regex(pattern, options.union(option))]
    case .network: return [try network(entry)]
    case .relation(let relation): return [try related(relation, entry)]
    case .presence:
      guard case .boolean(let isPresent) = self else {
        throw SigmaValueFault(
          "'exists' asks for true or false, not for \(kindName)",
          mend: "write true or false, without quotes")
      }
      return [.presence(isPresent)]
    case .fieldReference: return [.reference(try written(for: entry), .whole)]
    case .base64, .base64Offset: return try base64(entry)
    case .utf16(let isBigEndian, let hasMark):
      return [try utf16(isBigEndian: isBigEndian, hasByteOrderMark: hasMark, entry)]
    case .dashVariants: return try dashVariants(entry)
    case .timestamp(let part):
      guard let number = asNumber else { throw unsuited(entry, "a number") }
      return [.timestamp(part, .equal, number)]
    }
  }

  private func unsuited(_ entry: FieldKey.Modifier, _ wanted: String) -> SigmaValueFault {
    SigmaValueFault(
      "'\(entry.name)' needs \(wanted), not \(kindName)", mend: "correct the value or the modifier")
  }

  private func written(for entry: FieldKey.Modifier) throws(SigmaValueFault) -> String {
    guard let written, !written.isEmpty else { throw unsuited(entry, "a text") }
    return written
  }

  private func placed(
    _ placement: TextPlacement, _ entry: FieldKey.Modifier
  ) throws(SigmaValueFault) -> SigmaValue {
    switch self {
    // A regular expression is searched for anyway.
    case .regex: return self
    case .reference(let field, .whole): return .reference(field, placement)
    default:
      guard let text = asText else { throw unsuited(entry, "a text") }
      return .text(text.placed(placement), written: written ?? "")
    }
  }

  private func network(_ entry: FieldKey.Modifier) throws(SigmaValueFault) -> SigmaValue {
    let written = try written(for: entry)
    do {
      return .network(try AddressNetwork(written))
    } catch {
      throw SigmaValueFault(error.fault, mend: error.mend)
    }
  }

  private func related(
    _ relation: NumberOperator, _ entry: FieldKey.Modifier
  ) throws(SigmaValueFault) -> SigmaValue {
    if case .timestamp(let part, .equal, let number) = self {
      return .timestamp(part, relation, number)
    }
    guard let number = asNumber else { throw unsuited(entry, "a number") }
    return .relation(relation, number)
  }

  private func textToEncode(_ entry: FieldKey.Modifier) throws(SigmaValueFault) -> SigmaText {
    guard let text = asText else { throw unsuited(entry, "a text") }
    return text
  }

  private func base64(_ entry: FieldKey.Modifier) throws(SigmaValueFault) -> [SigmaValue] {
    guard let literal = try textToEncode(entry).literal else {
      throw SigmaValueFault(
        "'\(entry.name)' cannot encode wildcards",
        mend: "write 'contains' behind it, or escape the wildcard with a backslash")
    }
    guard !literal.isEmpty else { throw unsuited(entry, "a text") }
    let encoded =
      entry.modifier == .base64
      ? [TextEncoding.base64(literal)] : TextEncoding.base64Offsets(literal)
    guard !encoded.contains(where: \.isEmpty) else {
      throw SigmaValueFault(
        "Base64 of so short a text tells nothing at every offset", mend: "write a longer text")
    }
    return encoded.map { bytes in
      .text(SigmaText(parts: [.literal(bytes)]), written: String(decoding: bytes, as: UTF8.self))
    }
  }

  private func utf16(
    isBigEndian: Bool, hasByteOrderMark: Bool, _ entry: FieldKey.Modifier
  ) throws(SigmaValueFault) -> SigmaValue {
    var text = try textToEncode(entry).mapLiterals {
      TextEncoding.utf16($0, isBigEndian: isBigEndian)
    }
    if hasByteOrderMark, case .literal(let bytes) = text.parts.first {
      text.parts[0] = .literal([0xFF, 0xFE] + bytes)
    }
    return .text(text, written: written ?? "")
  }

  private func dashVariants(_ entry: FieldKey.Modifier) throws(SigmaValueFault) -> [SigmaValue] {
    guard byteCount <= DashVariants.byteCountMaximum else {
      throw SigmaValueFault(
        "'windash' makes variants of texts of up to \(DashVariants.byteCountMaximum) bytes",
        mend: "write a shorter text")
    }
    guard let variants = DashVariants.variants(of: try textToEncode(entry)) else {
      throw SigmaValueFault(
        "'windash' would make too many variants of a text with more than "
          + "\(DashVariants.dashCountMaximum) options",
        mend: "write several values with contains|all")
    }
    return variants.map { .text($0, written: written ?? "") }
  }
}
