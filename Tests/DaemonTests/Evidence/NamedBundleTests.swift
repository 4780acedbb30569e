import Foundation
import Pseudonyms
import Testing

@testable import Daemon

/// A bundle in which somebody is named is not handed out.
struct NamedBundleTests {
  private static func folder(_ path: String) throws -> EvidenceFolder {
    let key = try PseudonymKey(fileContent: Array(repeating: 7, count: 32))
    return try EvidenceFolder(
      path: path,
      pseudonymiser: Pseudonymiser([PersonName(.name, "Zoë")], key: key, ordinary: []))
  }

  @Test(arguments: [
    #"["Zoë"]"#, #"["Zo\u00eb"]"#, #"{"Zo\u00EB":1}"#, #"["{\"a\":\"Zo\\u00eb\"}"]"#,
  ])
  func `what was written is read again, and a name in it is found`(text: String) throws {
    let temporary = try TemporaryFolder()
    var folder = try Self.folder(temporary.path("bundle"))
    let path = temporary.path("bundle/a.json")
    try folder.add("a.json", Data(text.utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("name-"))
    #expect(try folder.failIfNamed() == Pseudonymiser.Remains())

    try Data(text.utf8).write(to: URL(filePath: path))
    let failure = #expect(throws: RunFailure.self) { try folder.failIfNamed() }
    #expect(failure?.description.contains("a.json") == true)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: RunFailure.self) { try folder.failIfNamed() }
    folder.remove()
    #expect(!FileManager.default.fileExists(atPath: temporary.path("bundle")))
  }
}
