import Alarms

/// The journal's numbers for what is told, one for each kind; `systemd/trailbell.catalog` explains
/// them to whoever asks with `journalctl --catalog`.
enum MessageID {
  static func of(_ announcement: Announcement) -> String {
    switch announcement {
    case .summary: "2c5a84a442a5406a9c3cee49e2f8ca80"
    case .alert(let notice):
      switch notice.change {
      case .firing: "9f86215046dd4fd9bde9a04db0f86f6a"
      case .repeated: "c4216d48c56944aba2689939aecabd2a"
      case .resolved: "06c9d7dafb164f61a26a3cbf9c496e04"
      case .changed: "f9bd03853e9741f5aa45b9a6abab1a2b"
      case .merged: "89074dbf843a4959890be41814c38e40"
      case .withdrawn: "32a08dd38ed9480f93d6d3fdd506888b"
      }
    }
  }
}
