extension ScalarKind where Value == String {
  /// A path of the file system; a relative one starts at `folder`.
  static func path(from folder: String) -> Self {
    ScalarKind(
      expectation: "a path",
      parse: { (text: String) throws(ScalarFault) -> String in
        guard !text.isEmpty else { throw .unreadable(hint: nil) }
        if let first = text.first, first == "~" {
          throw .refused(
            fault: "\(quoted(text)) starts with ~, which only a shell expands",
            mend: "write the whole path")
        }
        // A NUL would cut the path short in every system call, and a line break would forge lines
        // in the log.
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
          throw .refused(
            fault: "\(quoted(text)) holds a control character", mend: "take it out of the path")
        }
        return Paths.resolve(text, from: folder)
      },
      format: { $0 })
  }
}
