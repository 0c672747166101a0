// What is told of a run, and to whom: rules say what happened, and never ask whether anybody hears.

extension Surroundings {
  /// Notes an occurrence if anybody listens.
  @inline(__always)
  mutating func note(_ occurrence: @autoclosure () -> Occurrence) {
    guard isListening || isTracing else { return }
    let record = Record(event: eventCount, time: now, cause: cause, occurrence: occurrence())
    if isListening { records.append(record) }
    if isTracing { witnesses.append(.happened(record)) }
  }

  /// Notes an occurrence out of the ordinary, and keeps it whether or not anybody listens: later on
  /// somebody may ask why.
  mutating func noteIncident(_ occurrence: Occurrence) {
    incidents.append(
      Record(event: eventCount, time: now, cause: cause, occurrence: occurrence))
    note(occurrence)
  }

  /// Keeps a witness if anybody traces.
  @inline(__always)
  mutating func trace(_ witness: @autoclosure () -> Witness) {
    guard isTracing else { return }
    witnesses.append(witness())
  }

  /// An empty list of messages for a note.
  var messagesToTell: MessagesToTell { MessagesToTell(isHeard: isListening) }
}

/// Messages that a note will name: it stays empty if nobody will hear the note, since most steps
/// are carried out for nobody, and would look up each message that moves.
struct MessagesToTell {
  fileprivate let isHeard: Bool
  private(set) var ids: [MessageID] = []

  fileprivate init(isHeard: Bool) { self.isHeard = isHeard }

  @inline(__always)
  mutating func append(_ id: MessageID) {
    if isHeard { ids.append(id) }
  }

  @inline(__always)
  mutating func append<Messages: Sequence<MessageID>>(_ more: @autoclosure () -> Messages) {
    if isHeard { ids.append(contentsOf: more()) }
  }
}
