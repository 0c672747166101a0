// Identifiers, times and digests are the words in which the engine is asked and answers: whoever
// imports it speaks them.
@_exported import Commitments
