import Foundation
import Integrity

/// The signed digests over real files that lie beside the checkout, where they do.
enum SharedChain {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["TRAILBELL_SHARED"] {
      return URL(filePath: path).appending(path: "data/digest-chain")
    }
    let kit = URL(filePath: #filePath).deletingLastPathComponent()
    let package = kit.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.deletingLastPathComponent().appending(path: "shared/data/digest-chain")
  }()

  static var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  static func keys() throws -> PublicKeys {
    var keys = PublicKeys()
    try keys.add(bytes("list-public-keys.json"))
    return keys
  }

  static func signatures() throws -> DigestSignatures {
    var signatures = DigestSignatures()
    try signatures.add(bytes("s3-object-metadata.json"))
    return signatures
  }

  /// The tree, with paths from its root on.
  static func files() throws -> MemoryFiles {
    var tree = MemoryFiles()
    let root = folder.appending(path: "bucket").path
    for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init()
    where name.hasSuffix(".gz") {
      tree.files[name] = try bytes("bucket/\(name)")
    }
    return tree
  }
}
