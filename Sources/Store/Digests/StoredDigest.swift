import CloudTrail
import Integrity

/// A digest as its row tells of it; without the list of log files, which has rows of its own.
struct StoredDigest {
  let id: Int64
  let chain: Int64?
  let arrivedAt: Int64
  /// Where it lies and what it says; nil where the file cannot be read as a digest.
  let found: FoundDigest?
  let path: String
  let account: String
  let region: String
  let reason: String?

  /// The columns that ``init(_:)`` reads.
  static let query = """
    SELECT g.id, g.chain, g.arrived_at, d.path || '/' || f.name, g.account, g.region, g.reason,
      g.started_at, g.ended_at, g.end_text, g.bucket, g.object, g.key_fingerprint,
      g.signature_algorithm, g.previous_bucket, g.previous_object, g.previous_hash,
      g.previous_signature, f.content_hash, f.has_trailing_bytes
    FROM digest AS g
    JOIN file AS f ON f.id = g.id
    JOIN directory AS d ON d.id = f.directory
    """

  init(_ row: Statement) {
    id = row.number(0)
    chain = row.optionalNumber(1)
    arrivedAt = row.number(2)
    path = row.text(3)
    account = row.text(4)
    region = row.text(5)
    reason = row.optionalText(6)
    guard let object = row.optionalText(11) else {
      found = nil
      return
    }
    let previous = row.optionalText(15).map { previousObject in
      TrailDigest.Previous(
        bucket: row.text(14), object: previousObject, hash: row.optionalText(16),
        signature: row.text(17))
    }
    let digest = TrailDigest(
      account: row.text(4), startSeconds: row.number(7), endSeconds: row.number(8),
      endText: row.text(9), bucket: row.text(10), object: object, keyFingerprint: row.text(12),
      signatureAlgorithm: row.optionalText(13), previous: previous, logFiles: [])
    found = FoundDigest(
      path: row.text(3), digest: digest,
      contentHash: Hexadecimal.text(of: row.optionalBlob(18) ?? []),
      hasTrailingBytes: row.number(19) != 0)
  }
}
