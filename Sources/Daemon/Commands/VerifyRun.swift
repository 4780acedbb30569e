import CloudTrail
import Foundation
import Integrity
import Watch

/// Verifies the digests and log files of a folder, once.
public struct VerifyRun: Sendable {
  /// What a run brought.
  public struct Summary: Sendable {
    /// What was found.
    public var report: VerificationReport
    /// Files and folders that could not be looked at.
    public var unreadable = ProblemList()
    /// What the scan passed over, in words.
    public var skipped: [String] = []
  }

  private let root: TrailRoot
  private let folder: String
  private let keys: PublicKeys
  private let signatures: DigestSignatures
  private let span: VerifiedSpan

  /// A run over a folder.
  public init(
    path: String, keys: PublicKeys, signatures: DigestSignatures, span: VerifiedSpan
  ) {
    root = TrailRoot(path)
    // Below AWSLogs the path alone says what belongs where, so then it must be whole.
    let resolved = String(decoding: root.ledgerPath.bytes, as: UTF8.self)
    folder = TrailPath(resolved + "/x").isBelowRoot ? resolved : path
    self.keys = keys
    self.signatures = signatures
    self.span = span
  }

  /// Verifies everything; fails where there is nothing to verify.
  public func run() throws(RunFailure) -> Summary {
    var files = TreeFiles(root: root)
    var options = ScanOptions()
    options.listsDigestMetadata = true
    let scan: ScanSummary = TreeScanner(root: root.path, options: options).scan { listing in
      for candidate in listing.candidates { files.add(candidate, at: path(of: candidate.path)) }
      return .proceed
    }
    var unreadable = ProblemList()
    if case .rootUnreadable(let problem) = scan.outcome {
      throw RunFailure(problem.message(root: root.path), exitStatus: .input)
    }
    for line in scan.failureLines { unreadable.add("\(root.path): \(line)") }
    let signatures = try signatures(beside: files)
    let verification = Verification(
      keys: keys, signatures: signatures, span: span, threads: Machine.coreCount)
    let report = verification.run(
      files, paths: files.paths + scan.digestMetadata.map(path), in: folder)
    guard report.digests > 0 || report.problemCount > 0 else { throw nothingToVerify }
    return Summary(
      report: report, unreadable: unreadable,
      skipped: scan.skippedLines(without: [.digestMetadata]).map { "\(root.path): \($0)" })
  }

  private var nothingToVerify: RunFailure {
    let span =
      span == VerifiedSpan() ? "" : " of the time that --since and --until name"
    return RunFailure(
      "\(root.path): there are no digests\(span), so nothing can be proven; switch on log file "
        + "validation of the trail, and copy AWSLogs with its folders CloudTrail-Digest",
      exitStatus: .input)
  }

  /// A file's path as it is reported: bytes that are no text are not CloudTrail's, and stay apart.
  private func path(of path: PathBytes) -> String {
    let text = String(validating: path.bytes, as: UTF8.self) ?? path.description
    return folder.hasSuffix("/") ? folder + text : "\(folder)/\(text)"
  }

  /// The signatures that stand in files beside their digests.
  private func signatures(beside files: TreeFiles) throws(RunFailure) -> DigestSignatures {
    var signatures = signatures
    for digest in files.paths {
      // They are no trail files, and so the scan has passed over them.
      let path = digest + DigestSignatures.fileSuffix
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let content: [UInt8]
      do throws(ByteSourceFault) { content = try SmallFile.bytes(of: path) } catch {
        throw RunFailure("\(path): \(error)", exitStatus: .input)
      }
      do throws(DigestFault) { try signatures.add(answer: content, ofPath: digest) } catch {
        throw RunFailure("\(path): \(error)", exitStatus: .input)
      }
    }
    return signatures
  }
}

/// The files of a tree, opened as the daemon opens them: through no link, and inside of the tree.
private struct TreeFiles: VerifiableFiles {
  let root: TrailRoot
  private(set) var paths: [String] = []
  /// By the bytes of paths: two that Unicode calls equivalent are two files.
  private var candidates: [[UInt8]: TrailFileCandidate] = [:]

  init(root: TrailRoot) { self.root = root }

  mutating func add(_ candidate: TrailFileCandidate, at path: String) {
    paths.append(path)
    candidates[Array(path.utf8)] = candidate
  }

  subscript(path: String) -> TrailFileCandidate? { candidates[Array(path.utf8)] }

  func withFile<Value>(
    _ path: String, _ body: (any ByteSource) throws(ContentInspectionFault) -> Value
  ) throws(ContentInspectionFault) -> Value {
    guard let candidate = self[path] else {
      throw ContentInspectionFault("it is not there", isUnreadable: true)
    }
    var opener = TrailFileOpener(root: root.path)
    let opened: OpenedTrailFile
    do throws(TrailFileOpenError) { opened = try opener.open(candidate) } catch {
      throw ContentInspectionFault("\(error)", isUnreadable: true)
    }
    let value = try body(DescriptorSource(descriptor: opened.descriptor.rawValue))
    FileOpeners.keepOpen(opened)
    return value
  }
}
