import Foundation
import Testing

/// A real Alertmanager that tells a receiver of the test what it tells people.
final class Alertmanager {
  /// An alert as its API shows it.
  struct Alert: Decodable {
    struct Status: Decodable {
      let state: String
    }

    let labels: [String: String]
    let annotations: [String: String]
    let startsAt: String
    let endsAt: String
    let status: Status
  }

  static let isInstalled = Installed.has("prometheus-alertmanager")

  let told: ToldAlerts
  private let folder: TemporaryFolder
  private let port: Int
  private let program: Counterpart

  init() throws {
    folder = try TemporaryFolder()
    told = ToldAlerts()
    port = Loopback.freePort()
    try folder.write(
      """
      route: {receiver: test, group_by: ["..."], group_wait: 0s, group_interval: 1s}
      receivers:
        - name: test
          webhook_configs: [{url: "http://127.0.0.1:\(told.port)/", send_resolved: true}]

      """, to: "alertmanager.yml")
    program = try Counterpart(
      "prometheus-alertmanager",
      [
        "--config.file=\(folder.path("alertmanager.yml"))", "--cluster.listen-address=",
        "--storage.path=\(folder.path("data"))", "--web.listen-address=127.0.0.1:\(port)",
      ], sayingInto: folder.path("log"))
    wait(for: "Alertmanager: \(folder.text(of: "log"))") { [port] in
      Loopback.page("/-/ready", port: port).contains("OK")
    }
  }

  /// The keys of a sink that leads here.
  var sinkKeys: String {
    "format: alertmanager, url: \"http://127.0.0.1:\(port)/api/v2/alerts\", "
      + "private_hosts: [127.0.0.1]"
  }

  /// The alerts that it holds to be active, by the ids that Trailbell gave them.
  func active() throws -> [String: Alert] {
    let page = Loopback.page("/api/v2/alerts?active=true", port: port)
    let alerts = try JSONDecoder().decode([Alert].self, from: Data(page.utf8))
    return Dictionary(uniqueKeysWithValues: alerts.map { ($0.labels["alert_id"] ?? "", $0) })
  }
}
