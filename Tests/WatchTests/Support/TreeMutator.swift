import Glibc

@testable import Watch

/// Does random things to a tree.
struct TreeMutator {
  enum Action: CaseIterable {
    case makeDirectory
    case makeDeepDirectory
    case writeInPlace
    case syncFile
    case linkFile
    case removeDirectory
    case moveDirectory
    case moveDirectoryOut
    case moveDirectoryIn
    case replaceByLink
    case exchange
  }

  private static let directoryLimit = 40

  let tree: TemporaryTree
  var generator: SeededGenerator
  private(set) var performed: Set<Action> = []
  private var counter = 0

  init(seed: UInt64) throws {
    tree = try TemporaryTree()
    generator = SeededGenerator(seed: seed)
    tree.makeDirectories("a/b/c")
  }

  /// Does one random thing; that it may be impossible is part of it.
  mutating func mutate() {
    guard let action = Action.allCases.randomElement(using: &generator) else { return }
    counter += 1
    // Else it would grow without end.
    let all = directories()
    if all.count > Self.directoryLimit, let one = all.dropFirst().randomElement(using: &generator) {
      tree.remove(one)
    }
    do {
      try perform(action, in: randomDirectory())
      performed.insert(action)
    } catch {}
  }

  /// The directories that are there, relative to the root.
  func directories() -> [String] {
    var found = [""]
    var index = 0
    while index < found.count {
      let path = found[index]
      index += 1
      guard let directory = try? TreeRoot(path: tree.absolute(path)).openDirectory(),
        var stream = try? DirectoryStream(directory)
      else { continue }
      while let entry = try? stream.next() {
        if entry.kind == .directory { found.append(join(path, entry.name.description)) }
      }
    }
    return found
  }

  private mutating func perform(_ action: Action, in directory: String) throws {
    let file = join(directory, "f\(Int.random(in: 0..<6, using: &generator)).json")
    let other = randomDirectory()
    let name = "d\(Int.random(in: 0..<6, using: &generator))"
    switch action {
    case .makeDirectory:
      // In the place of a link, if there is one; else links would take all names in the end.
      try? tree.removeFile(join(directory, name))
      try tree.makeDirectory(PathBytes(join(directory, name)))
    case .makeDeepDirectory:
      tree.makeDirectories(join(directory, "\(name)/e/f"))
      try tree.sync(join(directory, "\(name)/e/f/x.json"))
    case .writeInPlace: try tree.write(file, sizeBytes: counter % 100)
    case .syncFile: try tree.sync(file)
    case .linkFile: try linkFile(file)
    case .removeDirectory: tree.remove(try notRoot(directory))
    case .moveDirectory: try tree.move(notRoot(directory), to: join(other, name))
    case .moveDirectoryOut: try tree.move(notRoot(directory), to: "../out\(counter)")
    case .moveDirectoryIn: try moveDirectoryIn(join(directory, name))
    case .replaceByLink: try replaceByLink(directory)
    case .exchange:
      try exchange(notRoot(directory), notRoot(other))
    }
  }

  /// The root itself stays: what becomes of it is tested elsewhere.
  private func notRoot(_ directory: String) throws -> String {
    if directory.isEmpty { throw RootProblem.notAPath }
    return directory
  }

  private func exchange(_ one: String, _ other: String) throws {
    try tree.move(one, to: "../exchange\(counter)")
    try? tree.move(other, to: one)
    try tree.move("../exchange\(counter)", to: other)
  }

  private func linkFile(_ path: String) throws {
    try tree.write("../source\(counter)")
    try tree.hardLink("../source\(counter)", to: path)
  }

  private func moveDirectoryIn(_ path: String) throws {
    let outside = "../in\(counter)"
    tree.makeDirectories("\(outside)/g/h")
    try tree.write("\(outside)/g/h/x.json")
    try tree.move(outside, to: path)
  }

  private func replaceByLink(_ directory: String) throws {
    tree.remove(try notRoot(directory))
    try tree.symbolicLink(directory, to: PathBytes("/"))
  }

  private mutating func randomDirectory() -> String {
    directories().randomElement(using: &generator) ?? ""
  }

  private func join(_ directory: String, _ name: String) -> String {
    directory.isEmpty ? name : "\(directory)/\(name)"
  }
}
