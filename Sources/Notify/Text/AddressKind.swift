import Glibc

/// What kind of address a text is.
enum AddressKind {
  case version4
  case version6
  /// The name of a machine or of an AWS service.
  case name

  init(_ text: String) {
    var version4 = in_addr()
    var version6 = in6_addr()
    if inet_pton(AF_INET, text, &version4) == 1 {
      self = .version4
    } else if inet_pton(AF_INET6, text, &version6) == 1 {
      self = .version6
    } else {
      self = .name
    }
  }
}
