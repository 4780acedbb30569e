import Testing

@testable import Delivery

/// Where a webhook may lead.
struct HostGuardTests {
  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1",
    "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1",
    "2002:0a00:0001::1", "2001:db8::1", "2001::1", "::127.0.0.1",
  ])
  func `private addresses are refused`(address: String) throws {
    #expect(try #require(NetworkAddress(address)).isPrivate)
  }

  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
    "169.253.0.1", "192.1.0.1", "198.20.0.1", "203.0.114.1", "223.255.255.255",
    "2606:4700::1111", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
  ])
  func `public addresses are not`(address: String) throws {
    #expect(try !#require(NetworkAddress(address)).isPrivate)
  }

  @Test(arguments: [
    "localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "::1",
    "::ffff:127.0.0.1", "ip6-localhost",
  ])
  func `all ways to write this machine are refused, and allowed by their name`(host: String) {
    let closed = HostGuard(privateHosts: ["other"])
    #expect(throws: HostGuard.Fault.self) { try closed.addresses(of: host) }
    let open = HostGuard(privateHosts: [host.uppercased()])
    let addresses = try? open.addresses(of: host)
    // A machine without IPv6 does not know the names for it.
    #expect(addresses.map { !$0.isEmpty } ?? host.hasPrefix("ip6"))
  }

  @Test func `of several addresses only the public ones are left`() throws {
    let guarded = HostGuard(privateHosts: []) { _ in .success(["10.0.0.1", "1.1.1.1", "::1"]) }
    #expect(try guarded.addresses(of: "a.example") == ["1.1.1.1"])
  }

  @Test func `each look asks anew, so that an answer that changes is seen`() throws {
    final class Answers: @unchecked Sendable {
      var all = [["1.1.1.1"], ["169.254.169.254"]]
    }
    let answers = Answers()
    let guarded = HostGuard(privateHosts: []) { _ in .success(answers.all.removeFirst()) }
    #expect(try guarded.addresses(of: "a.example") == ["1.1.1.1"])
    let error = #expect(throws: HostGuard.Fault.self) { try guarded.addresses(of: "a.example") }
    #expect(
      error?.description
        == "a.example leads to 169.254.169.254, which is private; if that is meant, name a.example in private_hosts"
    )
  }
}
