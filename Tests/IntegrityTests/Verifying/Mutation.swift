import CloudTrail
import Integrity
import Simulation

/// One change of a tree, with the paths of which at least one must be named.
struct Mutation {
  var files: MemoryFiles
  var description: String
  /// Where the change is, or the neighbours that prove it; none where nothing was changed.
  var suspects: Set<String>
  var keys: PublicKeys?
}

/// Changes trees as somebody would who has something to hide.
struct Mutator {
  let tree: MemoryFiles
  let digests: [String]
  let logFiles: [String]
  /// By folder of log files, the time that is covered.
  let covered: [String: Range<Int64>]

  static let kinds = [
    "bit", "content", "missing", "digests missing", "swapped", "trailing", "member", "unlisted",
    "renamed", "copied", "wrong key", "restart", "metadata left",
  ]

  func mutate(_ kind: String, _ chance: inout Chance) -> Mutation? {
    switch kind {
    case "bit": flipBit(&chance)
    case "content": changeContent(&chance)
    case "missing": remove([chance.pick(digestsWithSuccessor + logFiles)])
    case "digests missing": removeTwoDigests(&chance)
    case "swapped": swap(&chance)
    case "trailing":
      append([UInt8](repeating: UInt8(chance.below(256)), count: 1 + chance.below(9)), &chance)
    case "member": append(Gzip.member(Array("{\"Records\":[]}".utf8)), &chance)
    case "unlisted": addUnlisted(&chance)
    case "renamed": rename(&chance)
    case "copied": copyDigest(&chance)
    case "metadata left": leaveMetadata(&chance)
    case "wrong key":
      Mutation(
        files: tree, description: kind, suspects: Set(digests), keys: Self.otherKeys)
    default: restart(&chance)
    }
  }

  private static let otherKeys: PublicKeys = {
    var keys = PublicKeys()
    // The fingerprint of the right key, and another key behind it, as a forger would hand it out.
    let names = RandomTree.signers.map(\.fingerprint)
    for (signer, name) in zip(RandomTree.signers.reversed(), names) {
      var text = String(decoding: DigestSigner.keyList([signer]), as: UTF8.self)
      text = text.replacing(signer.fingerprint, with: name)
      try? keys.add(Array(text.utf8))
    }
    return keys
  }()

  /// The digests of the same chain, in the order of time.
  func chain(of path: String) -> [String] {
    guard let name = DigestName(path) else { return [] }
    return digests.filter { other in
      DigestName(other).map { candidate in
        candidate.text(endSeconds: 0) == name.text(endSeconds: 0)
      } ?? false
    }.sorted()
  }

  /// Those that another digest names: the newest of a chain can be taken away unseen.
  private var digestsWithSuccessor: [String] { digests.filter { successor(of: $0) != nil } }

  private func digest(_ path: String) -> TrailDigest? {
    tree.files[path].flatMap(Gzip.firstMember).flatMap { try? TrailDigest(reading: $0.content) }
  }

  /// The digest that names another as the one before it.
  private func successor(of path: String) -> String? {
    let chain = chain(of: path)
    if DigestName(path)?.isBackfill ?? false {
      let name = path.split(separator: "/").last
      return chain.first { digest($0)?.previous?.object.split(separator: "/").last == name }
    }
    return chain.firstIndex(of: path).flatMap { $0 + 1 < chain.count ? chain[$0 + 1] : nil }
  }

  private func flipBit(_ chance: inout Chance) -> Mutation? {
    let path = chance.pick(digests + logFiles)
    guard var bytes = tree.files[path] else { return nil }
    bytes[chance.below(bytes.count)] ^= 1 << UInt8(chance.below(8))
    return replaced(path, bytes, "bit")
  }

  /// Changes what a file says and compresses it again, so that no checksum tells.
  private func changeContent(_ chance: inout Chance) -> Mutation? {
    let path = chance.pick(digests + logFiles)
    guard var content = tree.files[path].flatMap(Gzip.firstMember)?.content else { return nil }
    content[chance.below(content.count)] ^= 1 << UInt8(chance.below(8))
    return replaced(path, Gzip.member(content), "content")
  }

  private func replaced(_ path: String, _ bytes: [UInt8], _ kind: String) -> Mutation? {
    var mutation = Mutation(files: tree, description: "\(kind) of \(path)", suspects: [path])
    mutation.files.files[path] = bytes
    if let old = tree.files[path].flatMap(Gzip.firstMember),
      let new = Gzip.firstMember(of: bytes), old.content == new.content, new.rest == 0
    {
      // A bit of gzip's header that means nothing: the content is what was delivered.
      mutation.suspects = []
      return mutation
    }
    // The newest digest of a chain is pending: what it says is not proven yet.
    if digests.contains(path), successor(of: path) == nil { return nil }
    return mutation
  }

  private func remove(_ paths: [String]) -> Mutation {
    var mutation = Mutation(
      files: tree, description: "missing: \(paths)", suspects: Set(paths))
    for path in paths { mutation.files.files[path] = nil }
    return mutation
  }

  private func removeTwoDigests(_ chance: inout Chance) -> Mutation? {
    let first = chance.pick(digests)
    guard let second = successor(of: first), successor(of: second) != nil else { return nil }
    var mutation = remove([first, second])
    // Nothing tells of what lay before the oldest that any other names.
    if chain(of: first).first == first { mutation.suspects = [second] }
    return mutation
  }

  private func swap(_ chance: inout Chance) -> Mutation? {
    let isDigest = chance.percent(50)
    let all = isDigest ? digests : logFiles
    guard all.count > 1 else { return nil }
    let (first, second) = (chance.pick(all), chance.pick(all))
    guard first != second, tree.files[first] != tree.files[second] else { return nil }
    var mutation = Mutation(
      files: tree, description: "swapped \(first) and \(second)", suspects: [first, second])
    mutation.files.files[first] = tree.files[second]
    mutation.files.files[second] = tree.files[first]
    return mutation
  }

  private func append(_ bytes: [UInt8], _ chance: inout Chance) -> Mutation {
    let path = chance.pick(digests + logFiles)
    var mutation = Mutation(files: tree, description: "appended to \(path)", suspects: [path])
    mutation.files.files[path]? += bytes
    return mutation
  }

  private func addUnlisted(_ chance: inout Chance) -> Mutation? {
    let (folder, time) = chance.pick(covered.sorted { $0.key < $1.key })
    let parts = folder.split(separator: "/").map(String.init)
    let room = Int(time.upperBound - time.lowerBound) - 900 - 60
    let seconds = time.lowerBound + 60 + Int64(chance.below(room))
    let path = RandomTree.logObject(
      folder, parts[parts.count - 3], parts[parts.count - 1], at: seconds, &chance)
    var mutation = Mutation(files: tree, description: "unlisted \(path)", suspects: [path])
    mutation.files.files[path] =
      chance.percent(50)
      ? Gzip.member(Array("{\"Records\":[]}".utf8)) : tree.files[chance.pick(logFiles)]
    return mutation
  }

  private func rename(_ chance: inout Chance) -> Mutation {
    let path = chance.pick(digestsWithSuccessor + logFiles)
    let new = path.replacing(".json.gz", with: ".1.json.gz")
    var mutation = remove([path])
    mutation.description = "renamed \(path)"
    mutation.files.files[new] = tree.files[path]
    return mutation
  }

  /// Cuts a chain's end off, of which no other digest tells, and leaves the metadata beside it.
  private func leaveMetadata(_ chance: inout Chance) -> Mutation? {
    let newest = digests.filter { successor(of: $0) == nil }
    guard !newest.isEmpty else { return nil }
    let path = chance.pick(newest)
    var mutation = remove([path])
    mutation.description = "metadata left of \(path)"
    mutation.files.files[path + DigestSignatures.fileSuffix] = Array("{}".utf8)
    return mutation
  }

  private func copyDigest(_ chance: inout Chance) -> Mutation {
    let path = chance.pick(digests)
    let copy = path.replacing(".json.gz", with: "-copy.json.gz")
    var mutation = Mutation(files: tree, description: "copied \(path)", suspects: [copy])
    mutation.files.files[copy] = tree.files[path]
    return mutation
  }

  /// Puts a digest that names none before it, and is signed well by nobody, into the place of one.
  private func restart(_ chance: inout Chance) -> Mutation? {
    let path = chance.pick(digests)
    // Backfills begin anew whenever one is made; the newest of them is not proven yet.
    if DigestName(path)?.isBackfill ?? false, successor(of: path) == nil { return nil }
    guard let content = tree.files[path].flatMap(Gzip.firstMember)?.content,
      let digest = try? TrailDigest(reading: content), let previous = digest.previous
    else { return nil }
    var text = String(decoding: content, as: UTF8.self)
    for (name, value) in [
      ("S3Bucket", previous.bucket), ("S3Object", previous.object),
      ("HashValue", previous.hash ?? ""), ("Signature", previous.signature),
    ] {
      text = text.replacing(
        "\"previousDigest\(name)\":\"\(value)\"", with: "\"previousDigest\(name)\":null")
    }
    var mutation = Mutation(
      files: tree, description: "restarted at \(path)",
      suspects: Set([path, successor(of: path)].compactMap(\.self)))
    mutation.files.files[path] = Gzip.member(Array(text.utf8))
    return mutation
  }
}
