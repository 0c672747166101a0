/// The scenario files of this folder inside the program, so that it needs none beside itself.
///
/// `EmbedDemos` writes them down whenever the program is built, a learner's first ones first, as
/// the file `ORDER` has them; nothing else lists them.
public enum EmbeddedDemos {
  /// Each file's name without `.yaml` and its text, in that order.
  public static var all: [(name: String, text: String)] { written }
}
