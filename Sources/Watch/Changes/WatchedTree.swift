/// The watched directories: which watch stands where in the tree.
///
/// A directory knows its parent and its name only, so a path is put together when it is needed and a
/// directory that goes takes everything below it along.
struct WatchedTree {
  private struct Node {
    let parent: Int32?
    let name: PathBytes
    var children: [PathBytes: Int32] = [:]
    /// The last pass over the whole tree that saw the directory.
    var pass: Int
    /// Grows with every event; the lowest gives its watch up first.
    var activity: Int64
  }

  private var nodes: [Int32: Node] = [:]
  private(set) var root: Int32?

  var count: Int { nodes.count }

  func contains(_ watch: Int32) -> Bool { nodes[watch] != nil }

  /// Whether a watch stands at this place.
  func stands(_ watch: Int32, under parent: Int32?, name: PathBytes) -> Bool {
    guard let node = nodes[watch] else { return false }
    return node.parent == parent && node.name == name
  }

  func parent(of watch: Int32) -> Int32? { nodes[watch]?.parent }

  func name(of watch: Int32) -> PathBytes? { nodes[watch]?.name }

  func pass(of watch: Int32) -> Int? { nodes[watch]?.pass }

  mutating func mark(_ watch: Int32, pass: Int) { nodes[watch]?.pass = pass }

  mutating func mark(_ watch: Int32, activity: Int64) { nodes[watch]?.activity = activity }

  /// The path of a watched directory, relative to the root.
  func path(of watch: Int32) -> PathBytes? {
    guard var node = nodes[watch] else { return nil }
    var path = node.name
    while let parent = node.parent {
      guard let above = nodes[parent] else { return nil }
      path = above.name.appending(path)
      node = above
    }
    return path
  }

  /// How far below the root a watched directory lies.
  func depth(of watch: Int32) -> Int {
    var depth = 0
    var next = nodes[watch]?.parent
    while let parent = next {
      depth += 1
      next = nodes[parent]?.parent
    }
    return depth
  }

  /// Puts a new watch at a place, and gives back the watches that stood there and below before.
  mutating func attach(
    _ watch: Int32,
    under parent: Int32?,
    name: PathBytes,
    pass: Int,
    activity: Int64
  ) -> [Int32] {
    let former = parent.map { nodes[$0]?.children[name] } ?? root
    let displaced = former.map { detach($0) } ?? []
    nodes[watch] = Node(parent: parent, name: name, pass: pass, activity: activity)
    if let parent {
      nodes[parent]?.children[name] = watch
    } else {
      root = watch
    }
    return displaced
  }

  /// Takes a directory and everything below it out, and gives back their watches.
  mutating func detach(_ watch: Int32) -> [Int32] {
    guard let node = nodes[watch] else { return [] }
    if let parent = node.parent {
      nodes[parent]?.children[node.name] = nil
    } else {
      root = nil
    }
    var detached: [Int32] = []
    var remaining = [watch]
    while let next = remaining.popLast() {
      guard let removed = nodes.removeValue(forKey: next) else { continue }
      detached.append(next)
      remaining.append(contentsOf: removed.children.values)
    }
    return detached
  }

  /// The directories that a pass over the whole tree did not see.
  func unseen(inPass pass: Int) -> [Int32] {
    nodes.filter { $0.value.pass != pass }.map(\.key)
  }

  /// Directories without watched directories below them, those longest without an event first.
  func idleLeaves(count: Int, sparing spared: Int32?) -> [Int32] {
    let leaves = nodes.filter { watch, node in
      node.children.isEmpty && node.parent != nil && watch != spared
    }
    return leaves.sorted { $0.value.activity < $1.value.activity }.prefix(count).map(\.key)
  }
}
