extension EventCatalogue {
  /// Event sources that share the names of another one's events, or stand for it.
  ///
  /// Some are what CloudTrail writes of a service beside its main source (directory buckets and
  /// Outposts of S3, users of IAM Identity Center); of others the guides differ, or the name
  /// changed with the years, and both are taken.
  static let otherNames: [String: String] = Dictionary(
    uniqueKeysWithValues: """
      appstream2=appstream memorydb=memory-db mq=amazonmq applicationinsights=application-insights
      rds-data=rdsdataapi cloudhsmv2=cloudhsm pinpoint=mobiletargeting sso-oauth=sso
      awsssoportal=sso sso-directory=identitystore s3express=s3 s3-outposts=s3
      s3-object-lambda=s3 lexv2=lex models-v2-lex=lex runtime-v2-lex=lex models.lex=lex
      runtime.lex=lex ivsrealtime=ivs qconnect=wisdom mgh=migrationhub participant.connect=connect
      servicecatalog-appregistry=servicecatalog metering-marketplace=aws-marketplace
      marketplacemetering=aws-marketplace catalog-marketplace=aws-marketplace
      agreement-marketplace=aws-marketplace deployment-marketplace=aws-marketplace
      reporting-marketplace=aws-marketplace marketplacecommerceanalytics=aws-marketplace
      controlplane.payment-cryptography=payment-cryptography
      dataplane.payment-cryptography=payment-cryptography
      """.split(whereSeparator: \.isWhitespace).map { pair in
        let sides = pair.split(separator: "=").map { "\($0).amazonaws.com" }
        return (sides[0], sides[1])
      })
}
