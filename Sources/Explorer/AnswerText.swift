import RollupSimulation
import Screen

/// Answers as lines of text, for whoever asks without a screen.
public enum AnswerText {
  /// Why an object is where it is, as the explorer's `w` tells it.
  public static func why(_ object: Address, _ world: World, _ places: Places) -> String {
    text(Answer.why(object, world, places))
  }

  private static func text(_ answer: Answer) -> String {
    let labels = answer.lines.reduce(0) { max($0, Text.width($1.label)) } + 2
    let ends = answer.lines.reduce(0) { max($0, Text.width($1.end)) }
    let lines = answer.lines.map { line -> String in
      let end = ends == 0 ? "" : Text.padded(left: line.end, to: ends) + "  "
      return Text.padded(line.label, to: labels) + end + Text.sanitised(line.text)
    }
    return ([answer.title] + lines).map { $0 + "\n" }.joined()
  }
}
