import Foundation

/// Who runs the command.
enum Person {
  /// The name of the person; with sudo, of the one who called it.
  static func name(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    let told = ["SUDO_USER", "USER"].compactMap { environment[$0] }.first { !$0.isEmpty }
    return told ?? accountName ?? "\(getuid())"
  }

  private static var accountName: String? {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
  }
}
