import CloudTrail
import Dispatch
import Synchronization

/// Reads many files on several threads.
struct FileReaders: Sendable {
  let threads: Int
  let limits: DecodeLimits

  /// What became of reading a digest.
  typealias DigestReading = Result<FoundDigest, ContentInspectionFault>

  /// Reads digests, in the order of the paths.
  func digests(_ paths: [String], of files: some VerifiableFiles) -> [DigestReading] {
    map(paths) { path, inspector in
      do throws(ContentInspectionFault) {
        let (content, inspection) = try files.withFile(path) {
          source throws(ContentInspectionFault) in
          try inspector.read(source, byteMaximum: TrailDigest.byteMaximum)
        }
        do throws(DigestFault) {
          return .success(
            FoundDigest(
              path: path, digest: try TrailDigest(reading: content),
              contentHash: inspection.hash.text,
              hasTrailingBytes: inspection.hasTrailingBytes))
        } catch {
          return .failure(ContentInspectionFault("it is no digest: \(error)", isUnreadable: false))
        }
      } catch {
        return .failure(error)
      }
    }
  }

  /// Hashes log files, in the order of the paths.
  func states(_ paths: [String], of files: some VerifiableFiles) -> [LogFileState] {
    map(paths) { path, inspector in
      do throws(ContentInspectionFault) {
        let inspection = try files.withFile(path) { source throws(ContentInspectionFault) in
          try inspector.inspect(source)
        }
        return .read(hash: inspection.hash, hasTrailingBytes: inspection.hasTrailingBytes)
      } catch {
        return error.isUnreadable ? .unreadable(error.description) : .damaged(error.description)
      }
    }
  }

  /// Maps paths on several threads, each with an inspector of its own.
  private func map<Value: Sendable>(
    _ paths: [String], _ transform: @Sendable (String, inout ContentInspector) -> Value
  ) -> [Value] {
    let next = Mutex(0)
    let values = Mutex<[Value?]>(Array(repeating: nil, count: paths.count))
    DispatchQueue.concurrentPerform(iterations: min(threads, max(1, paths.count))) { _ in
      var inspector = ContentInspector(limits: limits)
      while true {
        let index = next.withLock { index in
          defer { index += 1 }
          return index
        }
        guard index < paths.count else { return }
        let value = transform(paths[index], &inspector)
        values.withLock { $0[index] = value }
      }
    }
    return values.withLock { $0.compactMap(\.self) }
  }
}
