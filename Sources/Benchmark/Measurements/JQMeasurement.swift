import Foundation

/// `zcat` and `jq` over the same files: every record on a line of its own, nothing kept.
struct JQMeasurement: BenchmarkMeasurement {
  func run(in workspace: Workspace) throws -> Sample {
    for program in ["jq", "zcat", "xargs"] where ProgramRun.find(program) == nil {
      return .skipped("\(program) is not installed")
    }
    let files = try workspace.files(of: .bulk)
    let list = try workspace.work("files")
    try files.joined(separator: "\0").write(toFile: list, atomically: false, encoding: .utf8)
    let command = "xargs -0 zcat < \"$0\" | jq -c '.Records[]' > /dev/null"
    var watch = Stopwatch(.finishedChildren)
    try watch.measure {
      _ = try ProgramRun(path: "/bin/sh", arguments: ["-c", command, list]).output()
    }
    var sample = Sample(watch)
    sample.fileCount = files.count
    sample.peakByteCount = Stopwatch.usage(of: .finishedChildren).peakByteCount
    sample.version = try version()
    return sample
  }

  private func version() throws -> String {
    guard let path = ProgramRun.find("jq") else { return "" }
    let output = try ProgramRun(path: path, arguments: ["--version"]).output()
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
