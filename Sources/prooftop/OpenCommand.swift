import ArgumentParser
import Explorer
import Glibc
import RollupSimulation
import ScenarioFile
import Terminal

/// `prooftop open`, and `prooftop` alone.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Explore a scenario step by step (the default).",
    discussion: "'last' goes on where the last session was left.")

  @Argument(help: "A scenario file, a built-in demo, or 'last'.")
  var scenario = "eight"

  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var display: DisplayOptions

  @Option(
    help: ArgumentHelp(
      "On leaving, write a trace of the run as it is then, for 'verify'.", valueName: "file"))
  var trace: String?

  func run() throws {
    try reportingFailures {
      let (timeline, breaks, notice) = try start()
      var model = Model(timeline: timeline)
      model.breaks = breaks
      model.notice = notice
      // A session knows its scenario, not the file that it once came from.
      model.places = ScenarioSource.places(
        scenario == "last" ? nil : scenario, settings: scenarioOptions.settings,
        of: timeline.scenario)
      model.settings = SettingList(try settingRows(of: timeline.scenario))
      model.readVariant = ScenarioSource.readVariant
      model.theme = display.theme.rawValue
      model.isReadOnly = display.isReadOnly
      model.isMouseOn = !display.noMouse
      let opening = scenario == "last" ? nil : model.timeline.scenario.opening
      switch opening {
      case .event(let number): Update.apply(.time(.goTo(.event(number))), to: &model)
      case .time(let time): Update.apply(.time(.goToTime(time)), to: &model)
      case nil: break
      }
      if display.plain {
        try writeTrace(try PlainSession(model, display).run())
        return
      }
      if scenario != "last", opening == nil { Update.apply(.pace(.toggleRun), to: &model) }
      let terminal: Terminal
      do {
        terminal = try Terminal.open(display.terminalOptions)
      } catch {
        throw Failure(
          .unavailable, "\(error); 'prooftop --plain' prints lines, 'prooftop run' a report")
      }
      let session = ScreenSession(model, terminal, display)
      let (ending, farewell) = session.run()
      if let farewell { printError("prooftop: \(farewell)") }
      // A signal leaves no time for it.
      if ending == .left { try writeTrace(session.timeline) }
      try ending.end()
    }
  }

  private func settingRows(of scenario: Scenario) throws -> [SettingRow] {
    if self.scenario != "last" {
      return try ScenarioSource.settingRows(
        self.scenario, settings: scenarioOptions.settings)
    }
    return SettingRows.rows(Provenance(session: scenario.settings), fileName: "")
  }

  private func writeTrace(_ timeline: Timeline) throws {
    if let trace { try Files.replace(trace) { try timeline.writeTrace(to: $0) } }
  }

  private func start() throws -> (timeline: Timeline, breaks: Breaks, notice: String?) {
    guard scenario == "last" else {
      let scenario = try ScenarioSource.load(scenario, settings: scenarioOptions.settings)
      let timeline = Timeline(scenario: scenario, seed: scenarioOptions.seed ?? scenario.seed)
      return (timeline, Breaks(), nil)
    }
    guard scenarioOptions.settings.isEmpty, scenarioOptions.seed == nil else {
      throw Failure(.usage, "'last' goes on as it was: --seed and --set would change its past")
    }
    return try SessionFile.resume()
  }
}
