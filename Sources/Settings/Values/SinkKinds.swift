import Notify

extension ScalarKind where Value == String {
  /// What a sink may be called: it stands in the database, in messages and on the command line.
  static var sinkName: Self {
    ScalarKind(
      expectation: "a name of 1 to 32 small letters, digits, - and _",
      parse: { (text: String) throws(ScalarFault) -> String in
        let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789-_")
        guard (1...32).contains(text.count), text.allSatisfy(letters.contains) else {
          throw .unreadable(hint: nil)
        }
        guard text != Configuration.Sinks.stdoutName else {
          throw .refused(
            fault: "standard output is called so already", mend: "give the sink another name")
        }
        return text
      },
      format: { $0 })
  }

  /// An account of AWS.
  static var account: Self {
    ScalarKind(
      expectation: "an account of 12 digits, in quotes",
      parse: { (text: String) throws(ScalarFault) -> String in
        guard text.utf8.count == 12, text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else {
          throw .unreadable(hint: nil)
        }
        return text
      },
      format: quoted)
  }
}

extension ScalarKind where Value == String {
  /// A name or an address of a machine, alone.
  static var host: Self {
    ScalarKind(
      expectation: "a name or an address",
      parse: { (text: String) throws(ScalarFault) -> String in
        let isVersion6 = text.utf8.count { $0 == UInt8(ascii: ":") } > 1
        let strangers = isVersion6 ? "/*@[] " : "/*@[]: "
        guard !text.isEmpty, !text.contains(where: strangers.contains) else {
          throw .refused(
            fault: "\(quoted(text)) is no name or address alone",
            mend: "write it without scheme, port, network mask and wildcards")
        }
        return text
      },
      format: { $0 })
  }
}

extension ScalarKind where Value == Template {
  /// Text with fields in braces.
  static var template: Self {
    ScalarKind(
      expectation: "a text with fields such as {ruleTitle}",
      parse: { (text: String) throws(ScalarFault) -> Template in
        do throws(Template.Fault) { return try Template(text) } catch {
          throw .refused(fault: "\(error)", mend: "mend the template, or take it out")
        }
      },
      format: { quoted($0.source) })
  }
}
