extension SectionReader {
  /// Reports every path of the list `name` that another one of the list covers already.
  ///
  /// What is reached by two paths would be read twice.
  func rejectOverlaps(_ name: String, _ paths: [String]) {
    for (position, path) in paths.enumerated() {
      let cover = paths.enumerated().first { other in
        other.offset != position && Paths.contains(other.element, path)
          // Of two equal paths the second is the one too many.
          && (other.element != path || other.offset < position)
      }
      guard let cover else { continue }
      let fault = path == cover.element ? "is listed twice" : "lies inside \(quoted(cover.element))"
      reject(
        "\(name)[\(position)]", given: [], fault: "\(quoted(path)) \(fault)",
        mend: "take one of the two out")
    }
  }
}
