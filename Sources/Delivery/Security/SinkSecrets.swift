import Settings

/// The secrets of sinks, from the places that the configuration names.
struct SinkSecrets: Sendable {
  private let reader: SecretReader

  init(_ reader: SecretReader) { self.reader = reader }

  /// A secret of one line, if the configuration names one.
  ///
  /// - Parameter place: the key that names it.
  func line(_ reference: SecretReference?, _ place: String) throws(SinkFault) -> Secret? {
    guard let reference else { return nil }
    do throws(SecretReader.Fault) { return try reader.line(reference) } catch {
      throw SinkFault("\(place): \(error)")
    }
  }

  /// The address to post to, with or without a secret in it.
  func url(
    _ settings: Configuration.Webhook, _ place: String
  ) throws(SinkFault) -> (secret: Secret, address: WebAddress) {
    if let url = settings.url { return (Secret(url.text), url) }
    let place = "\(place).url_from"
    let text = try line(settings.urlFrom, place)?.revealed ?? ""
    let address: WebAddress
    do throws(WebAddress.Fault) { address = try WebAddress(text) } catch {
      throw SinkFault("\(place): what lies there is no address such as https://host/path")
    }
    let privateHosts = settings.privateHosts.map { $0.lowercased() }
    guard !address.isPlain || privateHosts.contains(address.host) else {
      throw SinkFault(
        "\(place): the address there is http, which anybody on the way reads; use https, or name "
          + "its host in private_hosts")
    }
    return (Secret(address.text), address)
  }

  /// What signs requests, with the keys that the configuration names.
  func signature(
    _ settings: Configuration.Webhook, _ place: String
  ) throws(SinkFault) -> WebhookSignature {
    let place = "\(place).signing_keys_from"
    var keys: [Secret] = []
    for (number, reference) in settings.signingKeysFrom.enumerated() {
      let place = "\(place)[\(number)]"
      guard let key = try line(reference, place) else { continue }
      // Looked at one by one, so that the fault has its place.
      _ = try signature([key], place)
      keys.append(key)
    }
    return try signature(keys, place)
  }

  private func signature(
    _ keys: [Secret], _ place: String
  ) throws(SinkFault) -> WebhookSignature {
    do throws(WebhookSignature.Fault) { return try WebhookSignature(keys: keys) } catch {
      throw SinkFault("\(place): \(error)")
    }
  }

  /// What this machine shows of itself, if the configuration names it.
  func identity(
    _ trust: Configuration.SinkTrust, _ place: String
  ) throws(SinkFault) -> ClientIdentity? {
    guard let certificateFile = trust.clientCertificate, let key = trust.clientKeyFrom else {
      return nil
    }
    do throws(SecretReader.Fault) {
      return ClientIdentity(certificateFile: certificateFile, key: try reader.text(key))
    } catch {
      throw SinkFault("\(place): \(error)")
    }
  }
}
