import Glibc
import Settings

/// Reads secrets from where they lie: with systemd, or in files that nobody else can read.
struct SecretReader {
  /// Why a secret could not be had.
  struct Fault: Error, Hashable, CustomStringConvertible {
    /// What is wrong, and what to do.
    let description: String
  }

  /// The variable CREDENTIALS_DIRECTORY, which systemd sets.
  let credentialsFolder: String?

  /// A secret is a line of text, and no more than this many bytes.
  private static let byteMaximum = 65_536

  /// Reads a secret of one line; the line break at its end is not part of it.
  func line(_ reference: SecretReference) throws(Fault) -> Secret {
    let text = try text(reference).revealed
    let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard !line.isEmpty else { throw Fault(description: "\(Self.name(reference)) is empty") }
    guard !line.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw Fault(
        description: "\(Self.name(reference)) has more than one line, or control characters; it "
          + "must hold the secret alone")
    }
    return Secret(line)
  }

  private static func name(_ reference: SecretReference) -> String {
    switch reference {
    case .credential(let name): "the credential \(name)"
    case .file(let path): path
    }
  }

  /// Reads a secret of any number of lines, such as a key in PEM.
  func text(_ reference: SecretReference) throws(Fault) -> Secret {
    switch reference {
    case .file(let path): return try Self.read(path, mustBePrivate: true)
    case .credential(let name):
      guard let credentialsFolder else {
        throw Fault(
          description: "the credential \(name) is not there: only the unit has credentials. Add "
            + "LoadCredential=\(name):/path/of/the/file to it; to try it in a shell, run the command "
            + "with systemd-run --pipe -p LoadCredential=\(name):/path/of/the/file")
      }
      return try Self.read("\(credentialsFolder)/\(name)", mustBePrivate: false)
    }
  }

  private static func read(_ path: String, mustBePrivate: Bool) throws(Fault) -> Secret {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Fault(description: "\(path) is no ordinary file")
    }
    if mustBePrivate, status.st_mode & 0o027 != 0 {
      throw Fault(
        description: "\(path) has mode \(String(status.st_mode & 0o777, radix: 8)): others can "
          + "read or write it; run chmod 0600, or 0640 with the service's group")
    }
    guard let text = try contents(descriptor, path) else {
      throw Fault(description: "\(path) is no UTF-8 text")
    }
    return Secret(text)
  }

  private static func contents(_ descriptor: Int32, _ path: String) throws(Fault) -> String? {
    var bytes = [UInt8](repeating: 0, count: byteMaximum + 1)
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if read == 0 { break }
      if read < 0 {
        if errno == EINTR { continue }
        throw fault(path, errno)
      }
      count += read
    }
    guard count <= byteMaximum else { throw Fault(description: "\(path) is too long for a secret") }
    return String(validating: bytes[..<count], as: UTF8.self)
  }

  private static func fault(_ path: String, _ code: Int32) -> Fault {
    Fault(description: "\(path) cannot be read: \(String(cString: strerror(code)))")
  }
}
