import Glibc
import NIOSSL

/// A certificate and its key, with which this machine shows who it is.
public struct ClientIdentity: Sendable {
  /// The file with the certificates, as PEM, the own one first.
  public let certificateFile: String
  /// The key, as PEM.
  public let key: Secret

  /// An identity from its parts.
  public init(certificateFile: String, key: Secret) {
    self.certificateFile = certificateFile
    self.key = key
  }
}

/// Whom a sink believes over TLS.
public enum Trust {
  /// Why certificates cannot be used.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and where.
    public let description: String
  }

  /// TLS from version 1.2 on, with the names and dates of certificates looked at.
  ///
  /// - Parameter authorityFile: certificates of authorities besides the system's.
  public static func configuration(
    authorityFile: String?, identity: ClientIdentity?
  ) throws(Fault) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    if let authorityFile {
      let authorities = try certificates(authorityFile)
      if hasSystemAuthorities {
        configuration.additionalTrustRoots = [.certificates(authorities)]
      } else {
        configuration.trustRoots = .certificates(authorities)
      }
    }
    if let identity {
      configuration.certificateChain = try certificates(identity.certificateFile)
        .map { .certificate($0) }
      do {
        configuration.privateKey = .privateKey(
          try NIOSSLPrivateKey(bytes: Array(identity.key.revealed.utf8), format: .pem))
      } catch {
        throw Fault(description: "the client's key is no PEM that can be read")
      }
    }
    if identity != nil { try check(identityOf: configuration) }
    return configuration
  }

  /// Where systems have the authorities that they believe; a small one may have none.
  private static var hasSystemAuthorities: Bool {
    let bundles: [String] = [
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
    ]
    return bundles.contains { path in access(path, R_OK) == 0 }
  }

  /// Looks now whether certificate and key belong together, and not when the first alert goes out.
  private static func check(identityOf configuration: TLSConfiguration) throws(Fault) {
    var alone = configuration
    alone.trustRoots = .certificates([])
    alone.additionalTrustRoots = []
    do { _ = try NIOSSLContext(configuration: alone) } catch {
      throw Fault(description: "client_certificate and its key do not belong together (\(error))")
    }
  }

  private static func certificates(_ path: String) throws(Fault) -> [NIOSSLCertificate] {
    do {
      let certificates = try NIOSSLCertificate.fromPEMFile(path)
      if !certificates.isEmpty { return certificates }
    } catch {
      throw Fault(description: "\(path) cannot be read as PEM certificates: \(error)")
    }
    throw Fault(description: "\(path) holds no certificate")
  }
}
