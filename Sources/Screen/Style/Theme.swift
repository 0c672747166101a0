/// A family of colours for the inks.
public enum Theme: String, CaseIterable, Sendable {
  /// The default: legible on a black and on a white background alike.
  case standard
  /// Soft colours for a dark background.
  case dark
  /// Deep colours for a light background.
  case light
  /// Told apart with any common colour vision, on either background.
  case colourBlind = "colour-blind"
  /// No colour at all.
  case mono
}
