import Foundation
import Testing

/// What the pages name is there.
struct PathTests {
  private static let pages = ["README.md", ".github/CONTRIBUTING.md"]

  @Test(arguments: pages)
  func `links within the project lead somewhere`(path: String) throws {
    let folder = URL(filePath: path, relativeTo: Checkout.url).deletingLastPathComponent()
    for target in Page(try Checkout.text(path)).linkTargets where !target.contains("://") {
      let file = target.prefix { $0 != "#" }
      guard !file.isEmpty else { continue }
      let exists = FileManager.default.fileExists(
        atPath: folder.appending(path: String(file)).standardizedFileURL.path)
      #expect(exists, "\(path): \(target)")
    }
  }

  @Test(arguments: pages)
  func `files and folders that are named exist`(path: String) throws {
    let text = try Checkout.text(path)
    // Not those of an absolute path, which is on another machine.
    let places = text.matches(
      of: /(?:^|[^\w\/.-])((?:Config|Sources|Tests|systemd|\.ci)\/[\w.\/+-]*\w)/
    ).map { String($0.output.1) }
    #expect(!places.isEmpty)
    for place in places { #expect(Checkout.exists(place), "\(path): \(place)") }
  }
}
