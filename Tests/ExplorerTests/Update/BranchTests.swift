@testable import Explorer
import RollupSimulation
import Testing

/// The tree of branches, and two of them side by side.
@Suite struct BranchTests {
  private let crash = Action.inject(.crashAggregator(AggregatorID(0)))

  private func apply(_ intents: [Intent], to model: inout Model) {
    for intent in intents { Update.apply(intent, to: &model) }
  }

  @Test func aCommandIsSwitchedOffFromTheTree() throws {
    var model = try Models.eight(after: [
      .act(.perform(.inject(.haltProver(RollupID(2))))), .branches(.list),
    ])
    let row = model.branchRow
    apply([.branches(.inList(.down)), .branches(.inList(.toggle))], to: &model)
    #expect(model.timeline.branch == 2 && model.layers == [.branches])
    #expect(model.timeline.commands.map(\.enabled) == [false])
    #expect(model.branchRow > row)
    // A branch is no command.
    apply([.branches(.inList(.first)), .branches(.inList(.toggle))], to: &model)
    #expect(model.timeline.branch == 2 && model.notice?.contains("Select a command") == true)
  }

  @Test func enterGoesToTheBranch() throws {
    var model = try Models.eight(after: [
      .act(.perform(crash)), .time(.goToTime(.genesis + .seconds(960))),
    ])
    apply([.branches(.list), .branches(.inList(.first)), .branches(.inList(.enter))], to: &model)
    #expect(model.timeline.branch == 0 && model.layers.isEmpty)
  }

  @Test func aBranchIsNamed() throws {
    var model = try Models.eight(after: [
      .act(.perform(crash)), .branches(.list), .branches(.inList(.rename)),
    ])
    apply([.prompt(.type("  what   if "))], to: &model)
    let effects = Update.apply(.prompt(.accept), to: &model)
    #expect(model.timeline.branches[1].name == "what if" && effects == [.save])
    apply([.prompt(.run(commandLine: "name"))], to: &model)
    #expect(model.timeline.branches[1].name == "what if")
    apply([.branches(.name(1, ""))], to: &model)
    #expect(model.timeline.branches[1].name == "branch 1")
  }

  @Test func alongSideTheFirstLineIsTheCommand() throws {
    var model = try Models.eight(
      after: [
        .act(.perform(crash)), .time(.goToTime(.genesis + .seconds(1_200))),
        .branches(.compare(nil)),
      ])
    let comparison = try #require(model.comparison)
    #expect(model.layers == [.comparison] && comparison.left == 0 && comparison.right == 1)
    let first = try #require(comparison.groups.first)
    #expect(comparison.isFirst(first))
    #expect(first.first.right?.event == model.timeline.commands[0].afterEvent + 1)
    #expect(comparison.groups.count > 3)
    apply([.branches(.inComparison(.next)), .branches(.inComparison(.next))], to: &model)
    #expect(model.comparison?.selected == 2)
    apply([.branches(.inComparison(.previous))], to: &model)
    #expect(model.comparison?.selected == 1)
    apply([.branches(.inComparison(.first)), .branches(.inComparison(.previous))], to: &model)
    #expect(model.comparison?.selected == 0 && model.notice?.contains("No earlier") == true)
  }

  @Test func enterGoesToTheMomentInTheBranchConcerned() throws {
    var model = try Models.eight(
      after: [
        .act(.perform(crash)), .time(.goToTime(.genesis + .seconds(1_200))),
        .branches(.compare(nil)),
      ])
    let comparison = try #require(model.comparison)
    let place = try #require(comparison.groups.firstIndex { $0.first.left != nil })
    apply(
      [
        .branches(.inComparison(.select(place))), .branches(.inComparison(.left)),
        .branches(.inComparison(.enter)),
      ], to: &model)
    #expect(model.timeline.branch == 0 && model.layers.isEmpty)
    #expect(model.timeline.event == comparison.groups[place].first.left?.event)
    // Back in the comparison, the line is still selected.
    apply([.branches(.compare(1))], to: &model)
    #expect(model.comparison?.selected == place)
  }

  @Test func moreIsComparedAndMoreIsShownOnDemand() throws {
    var model = try Models.eight(after: [.act(.perform(crash)), .branches(.compare(nil))])
    let few = try #require(model.comparison)
    apply([.branches(.inComparison(.on))], to: &model)
    let more = try #require(model.comparison)
    #expect(more.runs.end == few.runs.end + .minutes(5) && more.groups.count > few.groups.count)
    apply([.branches(.inComparison(.all))], to: &model)
    let all = try #require(model.comparison)
    #expect(all.groups.count > more.groups.count && all.hiddenCount == 0)
    apply([.branches(.inComparison(.toEnd))], to: &model)
    #expect(model.comparison?.runs.isComplete == true)
  }

  @Test func oneBranchHasNothingToBeComparedWith() throws {
    let model = try Models.eight(after: [.branches(.compare(nil))])
    #expect(model.layers.isEmpty && model.notice?.contains("one branch") == true)
  }

  @Test func ofSeveralBranchesOneIsChosen() throws {
    var model = try Models.eight(after: [
      .act(.perform(crash)), .time(.goToTime(.genesis + .seconds(950))),
    ])
    apply([.act(.switchBranch(0)), .act(.perform(.inject(.haltProver(RollupID(1)))))], to: &model)
    apply([.time(.goToTime(.genesis + .seconds(960))), .branches(.compare(nil))], to: &model)
    #expect(model.layers == [.branches])
    apply([.branches(.inList(.compare))], to: &model)
    #expect(model.layers == [.comparison])
  }
}
