// A statement is made of identifiers, digests and imported hashes: whoever reads one speaks them.
@_exported import Commitments
