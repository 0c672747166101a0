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
    var model = try Models.eight(after: [.perform(.inject(.haltProver(RollupID(2)))), .branches])
    let row = model.branchRow
    apply([.inBranches(.down), .inBranches(.toggle)], to: &model)
    #expect(model.timeline.branch == 2 && model.layers == [.branches])
    #expect(model.timeline.commands.map(\.enabled) == [false])
    #expect(model.branchRow > row)
    // A branch is no command.
    apply([.inBranches(.first), .inBranches(.toggle)], to: &model)
    #expect(model.timeline.branch == 2 && model.notice?.contains("Select a command") == true)
  }

  @Test func enterGoesToTheBranch() throws {
    var model = try Models.eight(after: [.perform(crash), .goToTime(.genesis + .seconds(960))])
    apply([.branches, .inBranches(.first), .inBranches(.enter)], to: &model)
    #expect(model.timeline.branch == 0 && model.layers.isEmpty)
  }

  @Test func aBranchIsNamed() throws {
    var model = try Models.eight(after: [.perform(crash), .branches, .inBranches(.rename)])
    apply([.type("  what   if ")], to: &model)
    let effects = Update.apply(.acceptPrompt, to: &model)
    #expect(model.timeline.branches[1].name == "what if" && effects == [.save])
    apply([.run(commandLine: "name")], to: &model)
    #expect(model.timeline.branches[1].name == "what if")
    apply([.nameBranch(1, "")], to: &model)
    #expect(model.timeline.branches[1].name == "branch 1")
  }

  @Test func alongSideTheFirstLineIsTheCommand() throws {
    var model = try Models.eight(
      after: [.perform(crash), .goToTime(.genesis + .seconds(1_200)), .compare(nil)])
    let comparison = try #require(model.comparison)
    #expect(model.layers == [.comparison] && comparison.left == 0 && comparison.right == 1)
    let first = try #require(comparison.groups.first)
    #expect(comparison.isFirst(first))
    #expect(first.first.right?.event == model.timeline.commands[0].afterEvent + 1)
    #expect(comparison.groups.count > 3)
    apply([.inComparison(.next), .inComparison(.next)], to: &model)
    #expect(model.comparison?.selected == 2)
    apply([.inComparison(.previous)], to: &model)
    #expect(model.comparison?.selected == 1)
    apply([.inComparison(.first), .inComparison(.previous)], to: &model)
    #expect(model.comparison?.selected == 0 && model.notice?.contains("No earlier") == true)
  }

  @Test func enterGoesToTheMomentInTheBranchConcerned() throws {
    var model = try Models.eight(
      after: [.perform(crash), .goToTime(.genesis + .seconds(1_200)), .compare(nil)])
    let comparison = try #require(model.comparison)
    let place = try #require(comparison.groups.firstIndex { $0.first.left != nil })
    apply([.inComparison(.select(place)), .inComparison(.left), .inComparison(.enter)], to: &model)
    #expect(model.timeline.branch == 0 && model.layers.isEmpty)
    #expect(model.timeline.event == comparison.groups[place].first.left?.event)
    // Back in the comparison, the line is still selected.
    apply([.compare(1)], to: &model)
    #expect(model.comparison?.selected == place)
  }

  @Test func moreIsComparedAndMoreIsShownOnDemand() throws {
    var model = try Models.eight(after: [.perform(crash), .compare(nil)])
    let few = try #require(model.comparison)
    apply([.inComparison(.on)], to: &model)
    let more = try #require(model.comparison)
    #expect(more.runs.end == few.runs.end + .minutes(5) && more.groups.count > few.groups.count)
    apply([.inComparison(.all)], to: &model)
    let all = try #require(model.comparison)
    #expect(all.groups.count > more.groups.count && all.hiddenCount == 0)
    apply([.inComparison(.toEnd)], to: &model)
    #expect(model.comparison?.runs.isComplete == true)
  }

  @Test func oneBranchHasNothingToBeComparedWith() throws {
    let model = try Models.eight(after: [.compare(nil)])
    #expect(model.layers.isEmpty && model.notice?.contains("one branch") == true)
  }

  @Test func ofSeveralBranchesOneIsChosen() throws {
    var model = try Models.eight(after: [.perform(crash), .goToTime(.genesis + .seconds(950))])
    apply([.switchBranch(0), .perform(.inject(.haltProver(RollupID(1))))], to: &model)
    apply([.goToTime(.genesis + .seconds(960)), .compare(nil)], to: &model)
    #expect(model.layers == [.branches])
    apply([.inBranches(.compare)], to: &model)
    #expect(model.layers == [.comparison])
  }
}
