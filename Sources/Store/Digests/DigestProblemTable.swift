import Integrity

/// Keeps what is wrong, by the digest that shows it.
final class DigestProblemTable {
  private let read: Statement
  private let isKnown: Statement
  private let insert: Statement
  private let delete: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    read = try connection.prepare("SELECT kind, path FROM digest_problem WHERE digest = ?1")
    isKnown = try connection.prepare(
      "SELECT 1 FROM digest_problem WHERE path = ?1 AND kind = ?2 LIMIT 1")
    insert = try connection.prepare(
      """
      INSERT INTO digest_problem (digest, kind, path, detail, found_at) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT DO UPDATE SET detail = ?4
      """)
    delete = try connection.prepare(
      "DELETE FROM digest_problem WHERE digest = ?1 AND kind = ?2 AND path = ?3")
  }

  /// Writes all that a digest shows; returns what nobody knew before.
  func replace(
    of digest: Int64, with problems: [IntegrityProblem], nowSeconds: Int64
  ) throws(DatabaseError) -> [IntegrityProblem] {
    for (kind, path) in try keys(of: digest)
    where !problems.contains(where: {
      $0.kind.rawValue == kind && $0.path.utf8.elementsEqual(path.utf8)
    }) {
      delete.bind(1, digest)
      delete.bind(2, kind)
      delete.bind(3, path)
      try delete.run()
    }
    var new: [IntegrityProblem] = []
    for problem in problems {
      if try !isKnown(problem) { new.append(problem) }
      insert.bind(1, digest)
      insert.bind(2, problem.kind.rawValue)
      insert.bind(3, problem.path)
      insert.bind(4, problem.detail)
      insert.bind(5, nowSeconds)
      try insert.run()
    }
    return new
  }

  private func keys(of digest: Int64) throws(DatabaseError) -> [(kind: String, path: String)] {
    read.bind(1, digest)
    defer { read.reset() }
    var keys: [(String, String)] = []
    while try read.step() { keys.append((read.text(0), read.text(1))) }
    return keys
  }

  private func isKnown(_ problem: IntegrityProblem) throws(DatabaseError) -> Bool {
    isKnown.bind(1, problem.path)
    isKnown.bind(2, problem.kind.rawValue)
    defer { isKnown.reset() }
    return try isKnown.step()
  }
}
