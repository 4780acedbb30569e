import Glibc

/// Decides which addresses of a name may be connected to.
///
/// A name in a configuration, or what a name server answers for it, could lead into the network of
/// one's own; the address that was looked at is the one that is connected to.
public struct HostGuard: Sendable {
  /// Why a name leads nowhere.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// The names and addresses that may be private.
  private let privateHosts: Set<String>
  private let resolve: @Sendable (String) -> Result<[String], Fault>

  /// A guard.
  ///
  /// - Parameter privateHosts: names and addresses that may lead into private networks.
  public init(privateHosts: [String]) {
    self.init(privateHosts: privateHosts, resolve: Self.lookUp)
  }

  init(
    privateHosts: [String], resolve: @escaping @Sendable (String) -> Result<[String], Fault>
  ) {
    self.privateHosts = Set(privateHosts.map { $0.lowercased() })
    self.resolve = resolve
  }

  /// Whether a host may be private, because its name says so in the configuration.
  public func allowsPrivate(_ host: String) -> Bool { privateHosts.contains(host.lowercased()) }

  /// The addresses of a host that may be connected to, in the order of the system.
  func addresses(of host: String) throws(Fault) -> [String] {
    let found = try resolve(host).get()
    guard !allowsPrivate(host) else { return found }
    let open = found.filter { !(NetworkAddress($0)?.isPrivate ?? true) }
    guard open.isEmpty else { return open }
    throw Fault(
      description:
        "\(host) leads to \(found.joined(separator: ", ")), which is private; if that is "
        + "meant, name \(host) in private_hosts")
  }

  /// Asks the system, which knows the hosts file and the name servers.
  private static let lookUp: @Sendable (String) -> Result<[String], Fault> = { host in
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, nil, &hints, &list)
    guard status == 0 else {
      return .failure(
        Fault(description: "\(host) is not known: \(String(cString: gai_strerror(status)))"))
    }
    defer { freeaddrinfo(list) }
    var addresses: [String] = []
    var entry = list
    while let current = entry {
      entry = current.pointee.ai_next
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let named = getnameinfo(
        current.pointee.ai_addr, current.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0,
        NI_NUMERICHOST)
      guard named == 0 else { continue }
      let address = String(
        decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      if !addresses.contains(address) { addresses.append(address) }
    }
    return .success(addresses)
  }
}
