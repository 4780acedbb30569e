import Foundation

/// Looks for texts in the bytes of files, whatever these are.
public enum ByteSearch {
  private static let windowByteCount = 1 << 20

  /// How often any form of any spelling stands in a database's files, and how many bytes those have.
  public static func count(
    _ spellings: [PersonSpelling], inDatabase path: String
  ) throws(DatabaseError) -> (occurrences: Int, bytes: Int64) {
    var found: (occurrences: Int, bytes: Int64) = (0, 0)
    let forms = spellings.flatMap(\.forms).map { Data($0.utf8) }
    for file in DatabaseFile(path: path).allPaths
    where FileManager.default.fileExists(atPath: file) {
      let (occurrences, bytes) = try count(forms, in: file)
      found.occurrences += occurrences
      found.bytes += bytes
    }
    return found
  }

  private static func count(
    _ forms: [Data], in path: String
  ) throws(DatabaseError) -> (occurrences: Int, bytes: Int64) {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw DatabaseError("\(path) cannot be read")
    }
    defer { try? file.close() }
    let overlap = (forms.map(\.count).max() ?? 1) - 1
    var occurrences = 0
    var bytes: Int64 = 0
    var window = Data()
    do {
      while let part = try file.read(upToCount: windowByteCount), !part.isEmpty {
        bytes += Int64(part.count)
        let known = window.count
        window.append(part)
        for form in forms { occurrences += Self.count(form, in: window, endingAfter: known) }
        window = Data(window.suffix(overlap))
      }
    } catch {
      throw DatabaseError("\(path) cannot be read: \(error.localizedDescription)")
    }
    return (occurrences, bytes)
  }

  /// How often a text stands in a window, ending behind what the last window had already.
  private static func count(_ form: Data, in window: Data, endingAfter known: Int) -> Int {
    var count = 0
    var start = window.startIndex
    while let range = window.range(of: form, in: start..<window.endIndex) {
      if range.upperBound - window.startIndex > known { count += 1 }
      start = range.lowerBound + 1
    }
    return count
  }
}
