/// A file that was written, as digests need to know it.
struct DeliveredFile {
  /// Its key in the bucket: its path below the root.
  let object: String
  let deliverySeconds: Int64
  /// The SHA-256 of its text before compression.
  let hash: String

  init(_ file: PlannedFile, _ text: [UInt8]) {
    object = file.relativePath
    deliverySeconds = file.deliverySeconds
    hash = DigestSigner.hash(of: text)
  }
}

/// Writes the digests of a whole trail: for each account and region one an hour, with or without files.
public struct DigestWriter: Sendable {
  let directory: String
  let compressionLevel: Int32

  /// How far behind the full hour digests end, in seconds; they do so at odd times.
  private static let offsetSeconds: Int64 = 91
  private static let hourSeconds: Int64 = 3_600

  /// Where the public key is written.
  public static func keyPath(beside directory: String) -> String { "\(directory).public-keys.json" }

  /// Where the signatures of the newest digests are written, which nothing else tells.
  public static func metadataPath(beside directory: String) -> String {
    "\(directory).digest-metadata.json"
  }

  /// Writes digests, keys and metadata; returns how many digests.
  func write(
    _ delivered: [DeliveredFile], of plan: SimulationPlan
  ) throws(SimulationError) -> Int {
    let signer = try DigestSigner.demonstration()
    var compressor = try GzipCompressor(level: compressionLevel)
    var files = TrailFiles(root: directory)
    var compressed: [UInt8] = []
    var newest: [SignedDigest] = []
    var count = 0
    let areas = Dictionary(grouping: delivered, by: { Area($0.object) })
    let lastDelivery = delivered.map(\.deliverySeconds).max() ?? plan.startSeconds
    for (area, own) in areas.sorted(by: { $0.key < $1.key }) {
      let digests = try sign(own, of: area, plan, until: lastDelivery, by: signer)
      for digest in digests {
        var text = digest.json
        try compressor.compress(&text, into: &compressed)
        try files.write(compressed, to: digest.object, modifiedSeconds: digest.endSeconds)
      }
      count += digests.count
      newest += digests.suffix(1)
    }
    try TrailFiles.write(DigestSigner.keyList([signer]), to: Self.keyPath(beside: directory))
    try TrailFiles.write(Self.metadata(newest), to: Self.metadataPath(beside: directory))
    return count
  }

  /// An account and region: what one digest tells of.
  private struct Area: Hashable, Comparable {
    let account: String
    let region: String

    init(_ object: String) {
      let parts = object.split(separator: "/").map(String.init)
      account = parts[1]
      region = parts[3]
    }

    static func < (left: Area, right: Area) -> Bool {
      (left.account, left.region) < (right.account, right.region)
    }
  }

  private func sign(
    _ delivered: [DeliveredFile], of area: Area, _ plan: SimulationPlan, until lastDelivery: Int64,
    by signer: DigestSigner
  ) throws(SimulationError) -> [SignedDigest] {
    var chain = DigestChain(account: area.account, region: area.region)
    let hour = plan.startSeconds - plan.startSeconds % Self.hourSeconds
    var start = hour + Self.offsetSeconds - Self.hourSeconds
    var rest = delivered.sorted {
      ($0.deliverySeconds, $0.object) < ($1.deliverySeconds, $1.object)
    }[...]
    var digests: [SignedDigest] = []
    while start <= lastDelivery {
      let end = start + Self.hourSeconds
      let own = rest.prefix { $0.deliverySeconds < end }
      rest = rest.dropFirst(own.count)
      digests.append(
        try chain.next(
          from: start, to: end, files: own.map { .init(object: $0.object, hash: $0.hash) },
          by: signer))
      start = end
    }
    return digests
  }

  private static func metadata(_ digests: [SignedDigest]) -> [UInt8] {
    let entries = digests.map { digest in
      "\"\(digest.object)\":{\"metadata\":{\"signature\":\"\(digest.signature)\","
        + "\"signature-algorithm\":\"SHA256withRSA\"}}"
    }
    return Array("{\(entries.joined(separator: ",\n"))}\n".utf8)
  }
}
