import Foundation

/// Headless Chromium, where it is installed.
enum Browser {
  /// What a page looks like at one width.
  struct Sight: Decodable {
    let width: Int
    let scheme: String
    /// What the page said to the console.
    let said: [String]
    /// What it asked the network for.
    let asked: [String]
    let scrollWidth: Int
    let clientWidth: Int
    /// The least contrast between words and paper.
    let contrast: Double
    let isDark: Bool
    let rows: Int
    /// Drawings without a title.
    let unnamed: Int
    let scripts: Int
  }

  static let path = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
    .map { "/usr/bin/\($0)" }.first(where: FileManager.default.isExecutableFile)

  static let isInstalled = path != nil && Python.isInstalled

  /// Opens a page at several widths, on light and on dark paper.
  static func look(at text: String, _ sights: [String]) throws -> [Sight] {
    let folder = try TemporaryFolder()
    let page = try folder.write(text, to: "page.html")
    let ended = try Python.run(
      [Python.path("Browser/look_at_page.py"), path ?? "", page] + sights)
    guard ended.status == 0 else { throw Fault(description: ended.errors) }
    return try JSONDecoder().decode([Sight].self, from: Data(ended.output.utf8))
  }

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }
}
