import Glibc

/// Tells file systems on which other machines change files, which inotify does not see.
enum RemoteFileSystem {
  private static let kinds: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "glusterfs", "gfs2", "ocfs2", "lustre", "afs",
    "virtiofs", "beegfs",
  ]

  /// The kind of the file system with a device number, if it is a remote one.
  static func kind(ofDevice device: UInt64) -> String? {
    kind(ofDevice: device, mountTable: readMountTable())
  }

  /// Looks the device up in the text of `/proc/self/mountinfo`.
  static func kind(ofDevice device: UInt64, mountTable: String) -> String? {
    let wanted = numbers(ofDevice: device)
    for line in mountTable.split(separator: "\n") {
      // 36 35 98:0 /root /mount/point options optional-fields - kind source options
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[2] == wanted, let dash = fields.firstIndex(of: "-"),
        fields.indices.contains(dash + 1)
      else { continue }
      let kind = String(fields[dash + 1])
      // Every mounted bucket is a FUSE file system: fuse.s3fs, fuse.mountpoint-s3, fuse.rclone.
      return kinds.contains(kind) || kind.hasPrefix("fuse") ? kind : nil
    }
    return nil
  }

  /// Major and minor number, as Linux packs them into one.
  private static func numbers(ofDevice device: UInt64) -> String {
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
    return "\(major):\(minor)"
  }

  private static func readMountTable() -> String {
    let opened = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { return "" }
    let file = OwnedDescriptor(adopting: opened)
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while text.count < 4_194_304 {
      let count = read(file.rawValue, &buffer, buffer.count)
      if count <= 0 { break }
      text.append(contentsOf: buffer[..<count])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
