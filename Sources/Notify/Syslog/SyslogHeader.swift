/// Who speaks, and as what: the part of a syslog message that is the same for all of a sink's.
public struct SyslogHeader: Sendable, Hashable {
  /// The facility, from 0 to 23 (RFC 5424, section 6.2.1).
  public let facility: Int
  /// The name of the machine.
  public let hostName: String
  /// The name of the program.
  public let appName: String
  /// The number of the process.
  public let processID: String

  /// A header; what the standard does not allow in a name is replaced or cut off.
  public init(facility: Int, hostName: String, appName: String, processID: Int32) {
    self.facility = min(max(facility, 0), 23)
    self.hostName = Self.name(hostName, maximum: 255)
    self.appName = Self.name(appName, maximum: 48)
    self.processID = "\(processID)"
  }

  /// The number in angle brackets that a message begins with.
  func priority(ofLevel level: String) -> String {
    "<\(facility * 8 + AlertPriority.number(ofLevel: level))>"
  }

  /// Printable ASCII without spaces, up to a length; a hyphen where nothing is left.
  private static func name(_ text: String, maximum: Int) -> String {
    let allowed = text.unicodeScalars.prefix(maximum).map { scalar in
      (33...126).contains(scalar.value) ? String(scalar) : "_"
    }
    return allowed.isEmpty ? "-" : allowed.joined()
  }
}

/// The facilities by their names (RFC 5424, section 6.2.1).
public enum SyslogFacility: String, Sendable, CaseIterable {
  case kern, user, mail, daemon, auth, syslog, lpr, news, uucp, cron, authpriv, ftp, ntp, audit
  case alert, clock, local0, local1, local2, local3, local4, local5, local6, local7

  /// The number, from 0 to 23.
  public var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
