import CloudTrail
import Integrity

/// Loads public keys and signatures from files that a person names.
public enum IntegrityInput {
  /// The keys of some files.
  public static func keys(_ paths: [String]) throws(RunFailure) -> PublicKeys {
    var keys = PublicKeys()
    for path in paths {
      let content = try content(path)
      do throws(PublicKeyFault) { try keys.add(content) } catch {
        throw RunFailure("\(path): \(error)", exitStatus: .input)
      }
    }
    guard paths.isEmpty || !keys.isEmpty else {
      throw RunFailure(
        "\(paths.joined(separator: ", ")): no key in it; ask 'aws cloudtrail list-public-keys' with "
          + "--start-time and --end-time around the digests, in their region", exitStatus: .input)
    }
    return keys
  }

  /// The signatures of some files.
  public static func signatures(_ paths: [String]) throws(RunFailure) -> DigestSignatures {
    var signatures = DigestSignatures()
    for path in paths {
      let content = try content(path)
      do throws(DigestFault) { try signatures.add(content) } catch {
        throw RunFailure("\(path): \(error)", exitStatus: .input)
      }
    }
    return signatures
  }

  /// The content of a file that a person names.
  private static func content(_ path: String) throws(RunFailure) -> [UInt8] {
    do throws(ByteSourceFault) { return try SmallFile.bytes(of: path) } catch {
      throw RunFailure("\(path): \(error)", exitStatus: .input)
    }
  }
}
