import Foundation

/// The address of a server on the web, without anything secret in it.
public struct WebAddress: Sendable, Hashable {
  /// As it is written, but for the host, which is in small letters.
  public let text: String
  /// The name or address of the machine, in lower case, without brackets.
  public let host: String
  /// The port; nil is the one of the scheme.
  public let port: Int?
  /// Whether it is http, which everybody on the way can read.
  public let isPlain: Bool

  /// What is wrong with a text that is no such address.
  public enum Fault: Error, Sendable {
    /// It is none at all.
    case unreadable
    /// It holds a name and a password.
    case holdsPassword
  }

  /// Reads an address: http or https, a host, and what follows.
  public init(_ text: String) throws(Fault) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), var parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.host, !host.isEmpty, parts.fragment == nil
    else { throw .unreadable }
    guard parts.user == nil, parts.password == nil else { throw .holdsPassword }
    if let port = parts.port, !(1...65_535).contains(port) { throw .unreadable }
    // In small letters everywhere: the name that is looked at and the one that is asked for are one.
    parts.host = host.lowercased()
    self.text = parts.string ?? text
    self.host = host.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    port = parts.port
    isPlain = scheme == "http"
  }
}

extension ScalarKind where Value == WebAddress {
  /// `https://host/path`.
  static var webAddress: Self {
    address(
      "an address such as https://host/path",
      passwordMend: "take it out, and put 'Basic …' into a file that authorization_from names")
  }

  /// `http://host:port`.
  static var proxyAddress: Self {
    address(
      "an address such as http://host:port",
      passwordMend: "take it out: a proxy must know this machine by its address")
  }

  private static func address(_ expectation: String, passwordMend: String) -> Self {
    ScalarKind(
      expectation: expectation,
      parse: { (text: String) throws(ScalarFault) -> WebAddress in
        do throws(WebAddress.Fault) { return try WebAddress(text) } catch {
          switch error {
          case .unreadable:
            // What stands here may hold a secret all the same, so that it is not told again.
            throw .refused(
              fault: "this is no \(expectation.dropFirst(3))",
              mend: "write scheme, host and path, without spaces and without a #")
          case .holdsPassword:
            throw .refused(fault: "the address holds a name or a password", mend: passwordMend)
          }
        }
      },
      format: { $0.text })
  }
}
