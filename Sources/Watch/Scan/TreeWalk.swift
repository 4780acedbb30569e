/// One scan on its way through a tree.
struct TreeWalk {
  let options: ScanOptions
  var summary = ScanSummary()

  init(options: ScanOptions) {
    self.options = options
  }

  /// Visits a directory and everything below it.
  mutating func visit<Failure: Error>(
    _ directory: consuming OwnedDescriptor,
    path: PathBytes,
    depth: Int,
    _ receive: (DirectoryListing) throws(Failure) -> ScanStep
  ) throws(Failure) -> ScanStep {
    guard var stream = open(directory, path: path) else { return .proceed }
    let contents = read(&stream, path: path)
    let candidates = candidates(contents.files, of: stream, path: path)
    if try hand(candidates, path: path, receive) == .stop { return .stop }

    var names = contents.directories
    if options.order == .descending { names.reverse() }
    for name in names {
      let childPath = path.appending(name)
      guard depth < options.depthLimit else {
        skip(.root, in: childPath, reason: .tooDeep)
        continue
      }
      guard let child = openChild(name, of: stream, path: childPath) else { continue }
      if try visit(child, path: childPath, depth: depth + 1, receive) == .stop { return .stop }
    }
    return .proceed
  }

  /// Visits one directory below the root, and nothing below that directory.
  mutating func visitAlone<Failure: Error>(
    _ path: PathBytes,
    below root: borrowing OwnedDescriptor,
    _ receive: (DirectoryListing) throws(Failure) -> ScanStep
  ) throws(Failure) -> ScanStep {
    let directory: OwnedDescriptor
    do throws(SystemError) {
      directory = try root.openDirectory(at: path)
    } catch {
      skipUnlessVanished(path, error)
      return .proceed
    }
    guard var stream = open(directory, path: path) else { return .proceed }
    let contents = read(&stream, path: path)
    return try hand(candidates(contents.files, of: stream, path: path), path: path, receive)
  }

  /// Visits a single file that a person named; its own name is not asked for a suffix.
  mutating func visitFile<Failure: Error>(
    _ name: PathBytes,
    in directory: borrowing OwnedDescriptor,
    _ receive: (DirectoryListing) throws(Failure) -> ScanStep
  ) throws(Failure) -> ScanStep {
    let found = candidate(name, in: directory, path: .root) { _ in .file }
    return try hand(found.map { [$0] } ?? [], path: .root, receive)
  }
}

extension TreeWalk {
  private mutating func open(
    _ directory: consuming OwnedDescriptor,
    path: PathBytes
  ) -> DirectoryStream? {
    do throws(SystemError) {
      return try DirectoryStream(directory)
    } catch {
      skipUnlessVanished(path, error)
      return nil
    }
  }

  private mutating func openChild(
    _ name: PathBytes,
    of stream: borrowing DirectoryStream,
    path: PathBytes
  ) -> OwnedDescriptor? {
    do throws(SystemError) {
      return try stream.withDescriptor { directory throws(SystemError) in
        try directory.openDirectory(name)
      }
    } catch {
      skipUnlessVanished(path, error)
      return nil
    }
  }

  private mutating func read(_ stream: inout DirectoryStream, path: PathBytes) -> DirectoryContents
  {
    summary.directories += 1
    var contents = DirectoryContents(keepsFiles: true)
    contents.read(&stream) { name, reason, error in
      skip(name, in: path, reason: reason, error: error)
    }
    return contents
  }

  private mutating func candidates(
    _ names: [PathBytes],
    of stream: borrowing DirectoryStream,
    path: PathBytes
  ) -> [TrailFileCandidate] {
    stream.withDescriptor { directory in
      var candidates: [TrailFileCandidate] = []
      candidates.reserveCapacity(names.count)
      for name in names {
        let found = candidate(name, in: directory, path: path) { kind in
          DirectoryContents.place(of: name, kind: kind)
        }
        if let found { candidates.append(found) }
      }
      return candidates
    }
  }

  /// The kind is judged again by the status: the entry may be another one by now.
  private mutating func candidate(
    _ name: PathBytes,
    in directory: borrowing OwnedDescriptor,
    path: PathBytes,
    place: (EntryKind) -> DirectoryContents.Place
  ) -> TrailFileCandidate? {
    do throws(SystemError) {
      let status = try directory.status(of: name)
      switch place(status.kind) {
      case .file:
        return TrailFileCandidate(
          directory: path, name: name, version: status.version, device: status.device)
      case .skipped(let reason): skip(name, in: path, reason: reason)
      case .directory: break
      }
    } catch {
      skipUnlessVanished(path.appending(name), error)
    }
    return nil
  }

  private mutating func hand<Failure: Error>(
    _ candidates: [TrailFileCandidate],
    path: PathBytes,
    _ receive: (DirectoryListing) throws(Failure) -> ScanStep
  ) throws(Failure) -> ScanStep {
    if candidates.isEmpty { return .proceed }
    summary.files += candidates.count
    for candidate in candidates { summary.totalSizeBytes &+= candidate.sizeBytes }
    return try receive(DirectoryListing(directory: path, candidates: candidates))
  }

  private mutating func skip(
    _ name: PathBytes,
    in directory: PathBytes,
    reason: SkipReason,
    error: SystemError? = nil
  ) {
    if reason == .digestMetadata, options.listsDigestMetadata {
      summary.digestMetadata.append(directory.appending(name))
    }
    summary.skip(
      name, in: directory, reason: reason, error: error, exampleLimit: options.examplesPerReason)
  }

  private mutating func skipUnlessVanished(_ path: PathBytes, _ error: SystemError) {
    // A link in the place of a directory is ELOOP: it came after the directory was read, and the
    // next scan reports it as what it is.
    if error.isVanished || error.isSymbolicLink { return }
    skip(.root, in: path, reason: SkipReason(error), error: error)
  }
}
