import Foundation

/// Where the template is, and the programs that try it.
enum Setup {
  /// The folder that holds Package.swift.
  private static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let template = packageRoot.appending(path: "Config/aws/trail.yaml").path

  static let syncDigests = packageRoot.appending(path: "systemd/sync-digests").path

  /// A file of this folder.
  static func path(_ name: String) -> String {
    packageRoot.appending(path: "Tests/CounterpartTests/Setup/\(name)").path
  }

  static let hasMoto = Python.has("moto", "boto3")
  static let hasLinter = Python.has("cfnlint")
}
