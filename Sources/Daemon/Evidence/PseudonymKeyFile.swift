import CloudTrail
import Notify
import Pseudonyms

/// Reads the key that pseudonyms are made with.
public enum PseudonymKeyFile {
  /// The key in a file that only its owner can open.
  public static func key(_ path: String) throws(RunFailure) -> PseudonymKey {
    let bytes: [UInt8]
    do throws(ByteSourceFault) { bytes = try SmallFile.privateBytes(of: path) } catch {
      throw RunFailure(
        "the key \(LogText.line(path)) cannot be used: \(error). Make one with "
          + PseudonymKey.recipe, exitStatus: .input)
    }
    do throws(PseudonymKey.Fault) { return try PseudonymKey(fileContent: bytes) } catch {
      throw RunFailure(
        "the key \(LogText.line(path)) cannot be used: \(error)", exitStatus: .input)
    }
  }
}
