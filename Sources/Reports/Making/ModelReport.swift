import Store

extension ReportDocument {
  /// Models from training to retirement: who, when, from where, by which call.
  static func models(_ data: ReportData) -> ReportDocument {
    let days = data.table("model_days")
    let approvals = data.table("approvals")
    return ReportDocument(
      title: "Machine learning report",
      abstract:
        "Who trained, approved, deployed, used and deleted models of SageMaker and Bedrock, and "
        + "who touched their data.",
      period: data.period,
      figures: [
        Figure(value: Words.grouped(days.sum("training")), label: "training requests"),
        Figure(value: Words.grouped(Int64(approvals.rowCount)), label: "verdicts on versions"),
        Figure(
          value: Words.grouped(approvals.count("same_person", "yes")),
          label: "by whoever made the version"),
        Figure(value: Words.grouped(days.sum("deployment")), label: "deployment calls"),
        Figure(value: Words.grouped(days.sum("deletion")), label: "deletions and stops"),
        Figure(value: Words.grouped(days.sum("data_access")), label: "data accesses"),
        Figure(value: Words.grouped(days.sum("invocations")), label: "Bedrock invocations"),
        Figure(value: Words.grouped(days.sum("denied")), label: "refused"),
      ],
      sections: [
        modelActivitySection(data), trainingSection(data), approvalSection(data),
        deploymentSection(data), useSection(data),
        refusalSection(data),
      ],
      extent: data.table("extent"), deleted: data.table("deleted"))
  }

  private static func modelActivitySection(_ data: ReportData) -> Section {
    Section(
      identifier: "activity", title: "Activity",
      paragraphs: [
        "Calls that belong to the life of a model, by day. Bedrock's InvokeModel and Converse are always "
          + "recorded; reads and writes of data only where the trail records data events."
      ],
      exhibits: [
        Exhibit(
          title: "Training, registry, deployment and deletion by day",
          table: data.table("model_days"),
          chart: .days(
            whole: ["training", "registry", "deployment", "deletion"], part: "deletion",
            label: "deletions and stops"),
          shownRows: 400, isFolded: true)
      ])
  }

  private static func trainingSection(_ data: ReportData) -> Section {
    Section(
      identifier: "training", title: "Training and retraining",
      paragraphs: [
        "Each request to train or retrain, with time, address, identity and API method. It is a "
          + "request: whether a job finished, and with what result, CloudTrail never tells. A job "
          + "that a pipeline started carries the pipeline's role."
      ],
      exhibits: [
        Exhibit(title: "Requests", table: data.table("training"), shownRows: 100)
      ])
  }

  private static func approvalSection(_ data: ReportData) -> Section {
    let table = data.table("approvals")
    let same = table.count("same_person", "yes")
    let unknown = table.count("same_person", "not known")
    return Section(
      identifier: "approvals", title: "Versions and approvals",
      paragraphs: [
        table.rowCount == 0
          ? "No version of a model was approved or rejected."
          : "\(Words.counted(Int64(table.rowCount), "verdict")) on versions of models: "
            + "\(Words.grouped(same)) by the person who had made the version, "
            + "\(Words.grouped(table.count("same_person", "same role"))) by another session of the same "
            + "role; of \(Words.grouped(unknown)) the maker is not known.",
        "Two calls are of the same person where role and session name are the same. A session name is "
          + "what the caller gave: people who share a role and a session name look like one. Of "
          + "versions that were made before the database begins the maker is not known.",
      ],
      exhibits: [
        Exhibit(title: "Verdicts, and who had made the version", table: table, shownRows: 100),
        Exhibit(
          title: "Registry: all changes", table: data.table("registry"), shownRows: 100),
      ])
  }

  private static func deploymentSection(_ data: ReportData) -> Section {
    Section(
      identifier: "deployments", title: "Deployments and deletions",
      paragraphs: [
        "What serves models, and what was taken away or switched off. That a call was allowed says that "
          + "it was accepted, not that an endpoint came into service."
      ],
      exhibits: [
        Exhibit(title: "Deployment calls", table: data.table("deployments"), shownRows: 100),
        Exhibit(title: "Deletions and stops", table: data.table("deletions"), shownRows: 100),
      ])
  }

  private static func useSection(_ data: ReportData) -> Section {
    Section(
      identifier: "use", title: "Use of data and models",
      paragraphs: [
        "Data by bucket, feature group, knowledge base or agent; Bedrock's models by their id. Prompts "
          + "and answers are not in CloudTrail. If there are no reads here, ask first whether the trail "
          + "records data events."
      ],
      exhibits: [
        Exhibit(
          title: "Data accesses", table: data.table("data_access"), chart: .bars("events"),
          shownRows: 50),
        Exhibit(
          title: "Bedrock invocations", table: data.table("invocations"), chart: .bars("events"),
          shownRows: 50),
      ])
  }

  private static func refusalSection(_ data: ReportData) -> Section {
    Section(
      identifier: "refused", title: "Refused",
      paragraphs: ["What was asked of models and their data, and not permitted."],
      exhibits: [
        Exhibit(
          title: "Refusals by identity and call", table: data.table("model_refusals"),
          chart: .bars("events"), shownRows: 50)
      ])
  }
}
