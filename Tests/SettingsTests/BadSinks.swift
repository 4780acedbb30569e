/// Sinks that cannot work, or would give a secret away.
let badSinks = BadConfiguration.table(
  #"""
  == a webhook to nowhere
  sinks:
    webhooks:
      hook:
        format: json
  -> 3:5: sinks.webhooks.hook.url: it is not said where to post to; set url, or url_from where the address is a secret
  == two addresses
  sinks:
    webhooks:
      hook:
        url: https://a.example/
        url_from: credential:hook
  -> 5:17: sinks.webhooks.hook.url_from: url is set as well; take one of the two out
  == http to the world
  sinks:
    webhooks:
      hook:
        url: http://a.example/x
  -> 4:12: sinks.webhooks.hook.url: what goes to a.example over http would be read by anybody on the way; use https, or name a.example in private_hosts
  == an address that is none
  sinks:
    webhooks:
      hook:
        url: ftp://a.example/
  -> 4:12: sinks.webhooks.hook.url: this is no address such as https://host/path; write scheme, host and path, without spaces and without a #
  == a password in an address
  sinks:
    webhooks:
      hook:
        url: https://user:s3cret@a.example/
  -> 4:12: sinks.webhooks.hook.url: the address holds a name or a password; take it out, and put 'Basic …' into a file that authorization_from names
  == an address of Slack, which is a secret
  sinks:
    webhooks:
      hook: {format: slack, url: "https://hooks.slack.com/services/T/B/x"}
  -> 3:32: sinks.webhooks.hook.url: whoever knows an address of slack can write there, so it is a secret; put it into a file and name that in url_from
  == a secret instead of its place
  sinks:
    webhooks:
      hook:
        url: https://a.example/
        authorization_from: Bearer s3cret
  -> 5:27: sinks.webhooks.hook.authorization_from: a secret must not stand here; put it into a file of mode 0600 and write file:/PATH, or credential:NAME for a credential of the unit
  == a credential's name that is a path
  sinks:
    webhooks:
      hook:
        url: https://a.example/
        authorization_from: credential:../x
  -> 5:27: sinks.webhooks.hook.authorization_from: expected credential:NAME or file:/PATH, found "credential:../x"; write for example authorization_from: credential:token
  == PagerDuty without its key
  sinks:
    webhooks:
      hook:
        format: pagerduty
        url: https://events.pagerduty.com/v2/enqueue
  -> 4:15: sinks.webhooks.hook.routing_key_from: PagerDuty needs the key of a service; put the integration key into a file and name that here
  == a key for others than PagerDuty
  sinks:
    webhooks:
      hook:
        url: https://a.example/
        routing_key_from: credential:key
  -> 5:25: sinks.webhooks.hook.routing_key_from: only PagerDuty has a routing key; take it out, or set format: pagerduty
  == a certificate without its key
  sinks:
    syslog:
      siem: {transport: tls, host: a.example, client_certificate: /a.pem}
  -> 3:65: sinks.syslog.siem.client_certificate: a certificate and its key belong together; set client_certificate and client_key_from, or neither
  == syslog to nowhere
  sinks:
    syslog:
      siem: {transport: tcp}
  -> 3:23: sinks.syslog.siem.host: it is not said where to send to; set host to the receiver's name or address
  == a host for a socket of this machine
  sinks:
    syslog:
      siem: {host: a.example}
  -> 3:18: sinks.syslog.siem.host: a socket of this machine has no host; set transport to udp, tcp or tls, or take host out
  == certificates without TLS
  sinks:
    syslog:
      siem: {transport: tcp, host: a.example, ca_file: /a.pem}
  -> 3:23: sinks.syslog.siem.transport: certificates are for tls, and the transport is tcp; set transport: tls, or take the certificates out
  == a name that cannot be one
  sinks:
    syslog:
      My SIEM: {transport: unix}
  -> 3:5: sinks.syslog: expected a name of 1 to 32 small letters, digits, - and _, found "My SIEM"; write for example name:
  == a name that is taken
  sinks:
    webhooks:
      stdout: {url: "https://a.example/"}
  -> 3:5: sinks.webhooks: standard output is called so already; give the sink another name
  == a name twice
  sinks:
    webhooks:
      hook: {url: "https://a.example/"}
    syslog:
      hook: {transport: unix}
  -> 5:5: sinks.syslog.hook: two sinks are called "hook"; give one of them another name
  == a key that no webhook has
  sinks:
    webhooks:
      hook: {url: "https://a.example/", level: high}
  -> 3:39: sinks.webhooks.hook.level: unknown key; did you mean level_min?
  == a template with a field that there is not
  sinks:
    stdout:
      template: "{colour}"
  -> 3:15: sinks.stdout.template: there is no field {colour}; the fields are actors, addresses, alertID, alerts, change, condition, count, details, endedAt, endedBecause, eventIDs, eventNames, expectedDeviation, expectedMean, firstAnnouncedAt, group, lastAt, lateBySeconds, level, line, measured, mergedInto, ruleAuthor, ruleFile, ruleID, ruleTitle, rules, shadow, startedAt, state, windowSeconds; mend the template, or take it out
  == a file of metrics that nobody would read
  metrics:
    file: /var/lib/metrics.txt
  -> 2:9: metrics.file: the collector reads only files that end with .prom; name it trailbell.prom
  """#)
