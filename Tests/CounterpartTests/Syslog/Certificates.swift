import Foundation

/// An authority of the test, and what it has signed.
final class Certificates {
  static let areMade = Installed.has("openssl")
  static let clientName = "bell.example"

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try openssl(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test Authority",
      "-addext", "keyUsage=critical,keyCertSign", "-keyout", folder.path("authority.key"), "-out",
      authority)
    try sign("server", "/CN=receiver", "subjectAltName=IP:127.0.0.1,DNS:localhost")
    try sign("client", "/CN=\(Self.clientName)", "subjectAltName=DNS:\(Self.clientName)")
    chmod(folder.path("client.key"), 0o600)
  }

  var authority: String { folder.path("authority.pem") }
  var server: String { folder.path("server.pem") }
  var serverKey: String { folder.path("server.key") }

  /// The keys of a sink that believes the authority.
  func sinkKeys(asClient: Bool) -> String {
    let own =
      ", client_certificate: \(folder.path("client.pem")), "
      + "client_key_from: \"file:\(folder.path("client.key"))\""
    return "ca_file: \(authority)" + (asClient ? own : "")
  }

  private func sign(_ name: String, _ subject: String, _ extensions: String) throws {
    try folder.write(extensions, to: "\(name).ext")
    try openssl(
      "req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", subject, "-keyout",
      folder.path("\(name).key"), "-out", folder.path("\(name).csr"))
    try openssl(
      "x509", "-req", "-days", "2", "-in", folder.path("\(name).csr"), "-CA", authority, "-CAkey",
      folder.path("authority.key"), "-CAcreateserial", "-extfile", folder.path("\(name).ext"),
      "-out", folder.path("\(name).pem"))
  }

  private func openssl(_ arguments: String...) throws {
    _ = try Counterpart.run("openssl", arguments)
  }
}
