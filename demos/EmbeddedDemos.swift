/// The scenario files of this folder inside the program, so that it needs none beside itself.
///
/// `EmbedDemos` writes them down whenever the program is built; nothing else lists them.
public enum EmbeddedDemos {
  /// Each file's name without `.yaml` and its text, in the order of names.
  public static var all: [(name: String, text: String)] { written }
}
