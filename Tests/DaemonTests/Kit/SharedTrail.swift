import Foundation

/// The real trail that lies beside the checkout, where there is one.
enum SharedTrail {
  /// `data/trail` in TRAILBELL_SHARED, or in `../shared` as seen from the package.
  static let path: String = {
    let told = ProcessInfo.processInfo.environment["TRAILBELL_SHARED"]
    let parent = (Ingest.packagePath as NSString).deletingLastPathComponent
    return (told ?? parent + "/shared") + "/data/trail"
  }()

  static let isPresent: Bool = {
    let isPresent = FileManager.default.fileExists(atPath: path)
    if !isPresent {
      print("skipped: no real trail in \(path); TRAILBELL_SHARED can name its place")
    }
    return isPresent
  }()
}
