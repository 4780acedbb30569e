import Foundation
import Glibc
import Testing

@testable import Settings

@Suite struct FileTests {
  /// A fresh folder that is gone after the test.
  private func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("configuration-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func message(_ file: String) -> String? {
    #expect(throws: ConfigurationError.self) { try Configuration.load(file: file) }?.description
  }

  @Test func aMissingFileSaysSo() {
    #expect(
      message("/nowhere/trailbell.yaml")
        == "/nowhere/trailbell.yaml: no such file; name the configuration file with --config, or create it"
    )
  }

  @Test func aFolderSaysSo() {
    #expect(
      message("/tmp") == "/tmp: a folder, not a file; name the file in it, such as trailbell.yaml")
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheirPlace() throws {
    try inTemporaryFolder { folder in
      let file = folder.appendingPathComponent("latin.yaml")
      try Data("log:\n  level: gr".utf8 + [0xFC] + "n\n".utf8).write(to: file)
      #expect(
        message(file.path)
          == "\(file.path):2:12: not UTF-8; save the file in the encoding UTF-8")
    }
  }

  @Test func aFileBeyondTheLimitIsRefused() throws {
    try inTemporaryFolder { folder in
      let file = folder.appendingPathComponent("large.yaml")
      try Data(repeating: UInt8(ascii: "#"), count: (1 << 20) + 1).write(to: file)
      #expect(message(file.path)?.contains("larger than 1MiB") == true)
    }
  }

  /// Whoever can write the file can silence every alarm.
  @Test(arguments: [
    (0o600, true), (0o640, true), (0o644, true), (0o400, true), (0o660, true), (0o664, true),
    (0o666, false), (0o646, false), (0o642, false), (0o777, false), (0o662, false), (0o602, false),
  ])
  func aFileThatEveryoneCanWriteIsRefused(_ mode: Int, _ accepted: Bool) throws {
    try inTemporaryFolder { folder in
      let file = folder.appendingPathComponent("trailbell.yaml")
      try Data("log:\n  level: info\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      if accepted {
        #expect(try Configuration.load(file: file.path) == Configuration())
      } else {
        let mend = "every user of this machine can change it; chmod o-w the file"
        #expect(message(file.path) == "\(file.path): \(mend)")
      }
    }
  }

  @Test func aFileThatMayNotBeReadSaysForWhom() {
    let fault = ConfigurationFile.fault(EACCES)
    #expect(fault.fault == "user \(geteuid()) may not read it")
    #expect(fault.mend.hasPrefix("give the group trailbell the right"))
  }

  /// As a configuration that is mounted into a container: the folder counts, not the link's target.
  @Test func relativePathsStartAtTheFolderOfTheNamedFile() throws {
    try inTemporaryFolder { folder in
      let data = folder.appendingPathComponent("data")
      try FileManager.default.createDirectory(at: data, withIntermediateDirectories: false)
      try Data("rules:\n  paths: [../rules]\n".utf8).write(
        to: data.appendingPathComponent("a.yaml"))
      let etc = folder.appendingPathComponent("deep/etc")
      try FileManager.default.createDirectory(at: etc, withIntermediateDirectories: true)
      let link = etc.appendingPathComponent("a.yaml")
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: data.appendingPathComponent("a.yaml"))
      let configuration = try Configuration.load(file: link.path)
      #expect(configuration.rules.paths == ["\(folder.path)/deep/rules"])
    }
  }

  @Test func aPipeCanBeRead() throws {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data("log:\n  level: debug\n".utf8))
    try pipe.fileHandleForWriting.close()
    let file = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try Configuration.load(file: file).log.level == .debug)
  }
}
