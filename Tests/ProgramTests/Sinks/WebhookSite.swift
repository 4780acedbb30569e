import Foundation
import Receivers

/// A site whose alerts go to a webhook as well.
extension Site {
  /// Adds a webhook to a port of loopback.
  func addWebhook(_ name: String = "hook", port: Int, more: String = "") throws {
    let isFirst = try !String(contentsOfFile: configuration, encoding: .utf8).contains("webhooks:")
    let lines = more.split(separator: "\n").map { "\n      \($0)" }.joined()
    try append(
      configuration: (isFirst ? "  webhooks:\n" : "") + """
            \(name):
              url: http://127.0.0.1:\(port)/hook
              private_hosts: [127.0.0.1]\(lines)
        """)
  }

  /// A file with a secret that only its owner can read.
  func secret(_ name: String, _ text: String) throws -> String {
    let path = folder.path(name)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return path
  }
}

extension ReceivedRequest {
  /// The body as a JSON object.
  var object: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
  }
}

/// A port of loopback where nobody listens.
func freePort() throws -> Int {
  let receiver = try HTTPReceiver { _ in .init() }
  receiver.stop()
  return receiver.port
}
