import Foundation
import Settings
import Testing

@testable import Delivery

/// Secrets come from where nobody else can read them, and are told to nobody.
struct SecretReaderTests {
  private func file(_ content: String, mode: Int) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  @Test(arguments: [0o600, 0o400, 0o640, 0o440])
  func `a file with tight modes is read`(mode: Int) throws {
    let path = try file("s3cret\n", mode: mode)
    #expect(try SecretReader(credentialsFolder: nil).line(.file(path)).revealed == "s3cret")
  }

  @Test(arguments: [0o644, 0o604, 0o660, 0o666, 0o620, 0o601, 0o602])
  func `a file that others can read or write is refused with the mend`(mode: Int) throws {
    let path = try file("s3cret\n", mode: mode)
    let error = #expect(throws: SecretReader.Fault.self) {
      try SecretReader(credentialsFolder: nil).line(.file(path))
    }
    #expect(error?.description.contains("chmod 0600") ?? false)
    #expect(!(error?.description.contains("s3cret") ?? true))
  }

  @Test(arguments: ["", "\n", "two\nlines\n", "nul\u{0}", "carriage\r\n"])
  func `what is no line is refused, and not told`(content: String) throws {
    let path = try file(content, mode: 0o600)
    #expect(throws: SecretReader.Fault.self) {
      try SecretReader(credentialsFolder: nil).line(.file(path))
    }
  }

  @Test func `a credential lies in the folder that systemd names`() throws {
    let path = try file("from systemd", mode: 0o444)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let name = URL(fileURLWithPath: path).lastPathComponent
    let reader = SecretReader(credentialsFolder: folder)
    #expect(try reader.line(.credential(name)).revealed == "from systemd")
    let error = #expect(throws: SecretReader.Fault.self) {
      try SecretReader(credentialsFolder: nil).line(.credential("hook"))
    }
    #expect(error?.description.contains("LoadCredential=hook:") ?? false)
  }

  @Test(.timeLimit(.minutes(1)))
  func `folders, devices and pipes are no secrets, and nothing hangs`() {
    let pipe = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    mkfifo(pipe, 0o600)
    for path in ["/tmp", "/dev/zero", pipe, "/no/such/file"] {
      #expect(throws: SecretReader.Fault.self) {
        try SecretReader(credentialsFolder: nil).line(.file(path))
      }
    }
  }

  @Test func `a secret prints as dots`() {
    let secret = Secret("s3cret")
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!"\(secret) \(String(reflecting: secret)) \([secret]) \(dumped)".contains("s3cret"))
  }
}
