import Foundation
import Testing

@testable import Metrics

/// Metrics over HTTP.
struct MetricsListenerTests {
  private func answer(_ port: Int, _ request: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(request)' >&3; cat <&3",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  @Test func `GET metrics is answered, and nothing else`() throws {
    let listener = try MetricsListener(host: "127.0.0.1", port: 0) { "bell_up 1\n" }
    defer { listener.stop() }
    let port = try #require(listener.port)
    let end = " HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n"
    let good = try answer(port, "GET /metrics" + end)
    #expect(good.hasPrefix("HTTP/1.1 200"))
    #expect(good.contains("text/plain; version=0.0.4"))
    #expect(good.hasSuffix("\r\n\r\nbell_up 1\n"))
    #expect(try answer(port, "GET /" + end).hasPrefix("HTTP/1.1 404"))
    #expect(try answer(port, "DELETE /metrics" + end).hasPrefix("HTTP/1.1 405"))
    #expect(try answer(port, "nonsense\\r\\n\\r\\n").hasPrefix("HTTP/1.1 400"))
  }

  @Test func `a port that is taken is an error that names it, and is free after a stop`() throws {
    let first = try MetricsListener(host: "127.0.0.1", port: 0) { "" }
    let port = try #require(first.port)
    let error = #expect(throws: MetricsListener.Fault.self) {
      _ = try MetricsListener(host: "127.0.0.1", port: port) { "" }
    }
    #expect(error?.description.contains("127.0.0.1:\(port)") ?? false)
    first.stop()
    try MetricsListener(host: "127.0.0.1", port: port) { "" }.stop()
  }
}
