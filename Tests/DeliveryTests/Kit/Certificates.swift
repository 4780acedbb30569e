import Foundation
import NIOSSL

/// Certificates of every kind, made by openssl for one test run.
struct Certificates {
  let folder: URL

  /// The authority that the test believes.
  var authority: String { path("authority.pem") }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.run(Self.script, in: folder)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// What a server needs to show a certificate; `asksClient` wants one of the client too.
  func server(_ name: String, asksClient: Bool = false, maximum: TLSVersion? = nil) throws
    -> NIOSSLContext
  {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(path("\(name).pem"))
        .map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: path("\(name).key"), format: .pem)))
    if asksClient {
      configuration.certificateVerification = .noHostnameVerification
      configuration.trustRoots = .file(authority)
    }
    if let maximum {
      configuration.minimumTLSVersion = .tlsv1
      configuration.maximumTLSVersion = maximum
    }
    return try NIOSSLContext(configuration: configuration)
  }

  private static func run(_ script: String, in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    struct Failure: Error {}
    guard process.terminationStatus == 0 else { throw Failure() }
  }

  private static let script = """
    key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1.key"; }
    request() { openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"; }
    sign() { # NAME SUBJECT_ALTERNATIVE DATES...
      local name=$1 names=$2
      shift 2
      printf 'subjectAltName=%s\\n' "$names" >"$name.ext"
      openssl x509 -req -in "$name.csr" -CA authority.pem -CAkey authority.key -CAcreateserial \\
        -extfile "$name.ext" -out "$name.pem" "$@"
    }
    authority() { # NAME
      key "$1"
      openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days 30 -out "$1.pem" \\
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
    }
    authority authority
    authority stranger
    for name in good address wrong expired client self; do key $name; request $name; done
    sign good DNS:localhost -days 30
    sign address IP:127.0.0.1 -days 30
    sign wrong DNS:elsewhere.example -days 30
    sign client DNS:client.example -days 30
    # x509 knows no date of the past but by a negative number of days.
    sign expired DNS:localhost -days -1
    openssl req -x509 -new -key self.key -subj /CN=localhost -days 30 \\
      -addext subjectAltName=DNS:localhost -out self.pem
    """
}
