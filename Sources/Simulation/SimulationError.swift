/// Why a simulation cannot be made or written, in words for the person who asked for it.
public enum SimulationError: Error, Equatable, CustomStringConvertible {
  /// An option has a value that the simulator cannot work with.
  case unusableOption(String)
  /// An event's template is written wrongly: a fault of the simulator itself.
  case unusableTemplate(String)
  /// A file or directory could not be written; the reason is the system's.
  case cannotWrite(path: String, reason: String)
  /// The compressor refused its input.
  case cannotCompress(code: Int32)
  /// A digest could not be signed.
  case cannotSign

  /// The message for a person.
  public var description: String {
    switch self {
    case .unusableOption(let message), .unusableTemplate(let message): message
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    case .cannotSign: "a digest cannot be signed with the key of invented trails"
    case .cannotCompress(let code): "zlib cannot compress (code \(code))"
    }
  }
}
