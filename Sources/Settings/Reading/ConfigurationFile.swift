import Glibc

/// Reading the configuration file from disk; every failure names its mend.
enum ConfigurationFile {
  /// Far above any configuration, and far below what would hurt.
  static let sizeMaxBytes = 1.mebibytes

  /// The text of `file`.
  static func text(of file: String) throws(DocumentFault) -> String {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(errno) }
    // Whoever can write this file can silence every alarm.
    guard status.st_mode & S_IFMT != S_IFREG || status.st_mode & S_IWOTH == 0 else {
      throw DocumentFault(
        fault: "every user of this machine can change it", mend: "chmod o-w the file")
    }
    return try decode(try bytes(descriptor))
  }

  /// The folder of `file` without symbolic links, where the relative paths in it start.
  static func folder(of file: String) -> String {
    let folder = Paths.folder(of: file)
    // Text may be read under a name whose folder is not there.
    return real(folder) ?? Paths.resolve(folder, from: real(".") ?? "/")
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func bytes(_ descriptor: Int32) throws(DocumentFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw fault(errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= sizeMaxBytes else {
        let size = SizeText.format(sizeMaxBytes)
        throw DocumentFault(
          fault: "larger than \(size), which no configuration is", mend: "name another file")
      }
    }
  }

  private static func decode(_ bytes: [UInt8]) throws(DocumentFault) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var scalars: [Unicode.Scalar] = []
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { scalars.append(scalar) }
    throw DocumentFault(
      fault: "not UTF-8", mend: "save the file in the encoding UTF-8",
      place: YAMLPlace(after: scalars))
  }

  /// What a failed system call says to the operator.
  static func fault(_ code: Int32) -> DocumentFault {
    switch code {
    case ENOENT, ENOTDIR:
      return DocumentFault(
        fault: "no such file", mend: "name the configuration file with --config, or create it")
    case EISDIR:
      return DocumentFault(
        fault: "a folder, not a file", mend: "name the file in it, such as trailbell.yaml")
    case EACCES, EPERM:
      return DocumentFault(
        fault: "user \(geteuid()) may not read it",
        mend: "give the group trailbell the right: chgrp trailbell and chmod 640 the file")
    default:
      return DocumentFault(
        fault: String(cString: strerror(code)), mend: "mend what the system reports")
    }
  }
}
