import Foundation

/// What this machine has.
enum Installed {
  /// Where a program is; nil where it is not installed.
  static func path(of program: String) -> String? {
    ["/usr/sbin", "/usr/bin", "/sbin", "/bin", "/lib/systemd"].map { "\($0)/\(program)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  static func has(_ programs: String...) -> Bool { programs.allSatisfy { path(of: $0) != nil } }

  static var isRoot: Bool { geteuid() == 0 }
}
