/// Where a secret lies: the configuration itself never holds one.
public enum SecretReference: Sendable, Hashable {
  /// A credential of systemd's unit, by the name that `LoadCredential=` gives it.
  case credential(String)
  /// A file that nobody else can read, by its path.
  case file(String)
}

extension ScalarKind where Value == SecretReference {
  /// `credential:NAME` or `file:/PATH`.
  static var secret: Self {
    ScalarKind(
      expectation: "credential:NAME or file:/PATH",
      parse: { (text: String) throws(ScalarFault) -> SecretReference in
        if text.hasPrefix("credential:") {
          let name = String(text.dropFirst("credential:".count))
          guard !name.isEmpty, !name.contains("/"), name != ".", name != ".." else {
            throw .unreadable(hint: nil)
          }
          return .credential(name)
        }
        if text.hasPrefix("file:/") { return .file(String(text.dropFirst("file:".count))) }
        // What stands here may be the secret itself, so that it is not told again.
        throw .refused(
          fault: "a secret must not stand here",
          mend: "put it into a file of mode 0600 and write file:/PATH, or credential:NAME for a "
            + "credential of the unit")
      },
      format: { reference in
        switch reference {
        case .credential(let name): "credential:\(name)"
        case .file(let path): "file:\(path)"
        }
      })
  }
}
